# Generated from rkeras_py; do not edit by hand.

#' Mean of values
#'
#' The mean, weighted if there are weights, of all values that the object is updated with.
#'
#' @param ... Further arguments of the class in Keras.
#' @param name Name of the object, under which its values appear in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object, which takes the values and, optionally, their weights.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_mean()
metric_mean <- function(..., name = "mean", dtype = NULL) {
  .External2(rk_call_formals, "metric_mean")
}

#' Sum of values
#'
#' The sum, weighted if there are weights, of all values that the object is updated with.
#'
#' @param ... Further arguments of the class in Keras.
#' @param name Name of the object, under which its values appear in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object, which takes the values and, optionally, their weights.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_sum()
metric_sum <- function(..., name = NULL, dtype = NULL) {
  .External2(rk_call_formals, "metric_sum")
}

#' Elementwise mean of tensors of the same shape
#'
#' The elementwise mean, weighted if there are weights, of all tensors that the object is
#' updated with.
#'
#' @param ... Further arguments of the class in Keras.
#' @param shape The shape of the tensors. If not given, that of the first one.
#' @param name Name of the object, under which its values appear in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object, which takes a tensor and, optionally, its weights.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_mean_tensor()
metric_mean_tensor <- function(..., shape = NULL, name = NULL, dtype = NULL) {
  .External2(rk_call_formals, "metric_mean_tensor")
}

#' Mean of the values that a function of your own returns for each sample
#'
#' @param ... Further arguments of `fn`.
#' @param fn A function of the tensors `y_true` and `y_pred` that returns a value for each
#'   sample.
#' @param name Name of the object, under which its values appear in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object for `compile()`.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_mean_wrapper(fn = loss_huber, name = "huber", delta = 0.5)
metric_mean_wrapper <- function(..., fn, name = NULL, dtype = NULL) {
  .External2(rk_call_formals, "metric_mean_wrapper")
}
