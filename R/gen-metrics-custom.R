# Generated from rkeras_py; do not edit by hand.

#' Names a metric function of your own; the history shows its values under that name
#'
#' @param name The name.
#' @param metric_fn A function of the tensors `y_true` and `y_pred` that returns a tensor: a
#'   value for each sample, or one for the batch.
#' @return A function to pass to `compile()` as a metric.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- custom_metric("mse", loss_mean_squared_error)
custom_metric <- function(name, metric_fn) {
  .External2(rk_call_formals, "custom_metric")
}
