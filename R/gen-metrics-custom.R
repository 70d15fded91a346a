# Generated from rkeras_py; do not edit by hand.

#' Gives a function of your own the name under which its values stand in the history
#'
#' @param name The name.
#' @param metric_fn A function of `y_true` and `y_pred`, tensors, that gives a tensor: a value
#'   for each sample, or one for the batch.
#' @return A function, to be given to `compile()` as a metric.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- custom_metric("mse", loss_mean_squared_error)
custom_metric <- function(name, metric_fn) {
  call_python("custom_metric")
}
