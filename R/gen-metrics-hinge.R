# Generated from rkeras_py; do not edit by hand.

#' Hinge loss for two classes, labelled -1 and 1
#'
#' The mean of `max(1 - y_true * y_pred, 0)`.
#'
#' @param y_true The targets: a tensor, vector, matrix or array. Omit for an object.
#' @param y_pred The predictions: a tensor, vector, matrix or array. Omit for an object.
#' @param ... Further arguments of the class in Keras.
#' @param name Name of the object, under which its values appear in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object for `compile()` if `y_true` and `y_pred` are missing. Otherwise a
#'   tensor with the value of each sample.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_hinge()
#' y_true <- list(c(0, 1), c(0, 0))
#' y_pred <- list(c(1, 1), c(1, 0))
#' values <- metric_hinge(y_true, y_pred)
metric_hinge <- function(y_true, y_pred, ..., name = "hinge", dtype = NULL) {
  .External2(rk_call_formals, "metric_hinge")
}

#' Squared hinge loss for two classes, labelled -1 and 1
#'
#' The mean of `max(1 - y_true * y_pred, 0)^2`.
#'
#' @param y_true The targets: a tensor, vector, matrix or array. Omit for an object.
#' @param y_pred The predictions: a tensor, vector, matrix or array. Omit for an object.
#' @param ... Further arguments of the class in Keras.
#' @param name Name of the object, under which its values appear in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object for `compile()` if `y_true` and `y_pred` are missing. Otherwise a
#'   tensor with the value of each sample.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_squared_hinge()
#' y_true <- list(c(0, 1), c(0, 0))
#' y_pred <- list(c(1, 1), c(1, 0))
#' values <- metric_squared_hinge(y_true, y_pred)
metric_squared_hinge <- function(y_true, y_pred, ..., name = "squared_hinge", dtype = NULL) {
  .External2(rk_call_formals, "metric_squared_hinge")
}

#' Hinge loss for one-hot classes
#'
#' The mean of `max(0, neg - pos + 1)` with `pos = sum(y_true * y_pred)` and `neg = max((1 -
#' y_true) * y_pred)`.
#'
#' @param ... Further arguments of the class in Keras.
#' @param name Name of the object, under which its values appear in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object for `compile()`.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_categorical_hinge()
metric_categorical_hinge <- function(..., name = NULL, dtype = NULL) {
  .External2(rk_call_formals, "metric_categorical_hinge")
}
