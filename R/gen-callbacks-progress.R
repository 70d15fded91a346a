# Generated from rkeras_py; do not edit by hand.

#' Shows a progress bar with the values in the logs
#'
#' @param count_mode Whether the bar counts "samples" or "steps", which are batches. In
#'   predictions, and for models that keep no loss, it counts batches.
#' @param stateful_metrics Names of values that other callbacks add to the logs and that are
#'   shown as they are, instead of their mean over the epoch. If not given, all are.
#' @return A callback for `fit()`, in the place of the usual progress bar.
#' @family callbacks
#' @export
#' @examplesIf rkeras::is_keras_available()
#' callback <- callback_progbar_logger(count_mode = "steps")
callback_progbar_logger <- function(count_mode = "samples", stateful_metrics = NULL) {
  call_python("callback_progbar_logger")
}
