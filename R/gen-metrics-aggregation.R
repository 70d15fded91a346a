# Generated from rkeras_py; do not edit by hand.

#' Mean of values
#'
#' The mean, with weights if there are any, of all values that the object is updated with.
#'
#' @param ... Further arguments of the class in Keras.
#' @param name Name of the object, under which its values stand in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object, of one argument, the values, beside their weights.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_mean()
metric_mean <- function(..., name = "mean", dtype = NULL) {
  call_python("metric_mean")
}

#' Sum of values
#'
#' The sum, with weights if there are any, of all values that the object is updated with.
#'
#' @param ... Further arguments of the class in Keras.
#' @param name Name of the object, under which its values stand in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object, of one argument, the values, beside their weights.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_sum()
metric_sum <- function(..., name = NULL, dtype = NULL) {
  call_python("metric_sum")
}

#' Mean of each element of tensors of one shape
#'
#' The means, with weights if there are any, of all tensors that the object is updated with.
#'
#' @param ... Further arguments of the class in Keras.
#' @param shape The shape of the tensors. If not given, that of the first one.
#' @param name Name of the object, under which its values stand in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object, of one argument, a tensor, beside its weights.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_mean_tensor()
metric_mean_tensor <- function(..., shape = NULL, name = NULL, dtype = NULL) {
  call_python("metric_mean_tensor")
}

#' Mean of what a function of your own gives for each sample
#'
#' @param ... Further arguments of `fn`.
#' @param fn A function of `y_true` and `y_pred`, tensors, that gives a value for each sample.
#' @param name Name of the object, under which its values stand in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object, to be given to `compile()`.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_mean_wrapper(fn = loss_huber, name = "huber", delta = 0.5)
metric_mean_wrapper <- function(..., fn, name = NULL, dtype = NULL) {
  call_python("metric_mean_wrapper")
}
