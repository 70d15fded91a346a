# Generated from rkeras_py; do not edit by hand.

#' Shows a progress bar with the values in the logs
#'
#' @param count_mode Whether the bar counts "samples" or "steps", that is, batches. In
#'   prediction, and for models that track no loss, it counts batches.
#' @param stateful_metrics Names of values added to the logs by other callbacks that are shown
#'   as they are, not averaged over the epoch. By default none is averaged.
#' @return A callback for `fit()` that replaces the usual progress bar.
#' @family callbacks
#' @export
#' @examplesIf rkeras::is_keras_available()
#' callback <- callback_progbar_logger(count_mode = "steps")
callback_progbar_logger <- function(count_mode = "samples", stateful_metrics = NULL) {
  .External2(rk_call_formals, "callback_progbar_logger")
}
