# Generated from rkeras_py; do not edit by hand.

#' Mean squared error
#'
#' The mean of `(y_true - y_pred)^2`.
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
#' metric <- metric_mean_squared_error()
#' y_true <- list(c(0, 1), c(0, 0))
#' y_pred <- list(c(1, 1), c(1, 0))
#' values <- metric_mean_squared_error(y_true, y_pred)
metric_mean_squared_error <- function(y_true,
                                      y_pred,
                                      ...,
                                      name = "mean_absolute_percentage_error",
                                      dtype = NULL) {
  .External2(rk_call_formals, "metric_mean_squared_error")
}

#' Root mean squared error
#'
#' The value is `sqrt(mean((y_true - y_pred)^2))`.
#'
#' @param ... Further arguments of the class in Keras.
#' @param name Name of the object, under which its values appear in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object for `compile()`.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_root_mean_squared_error()
metric_root_mean_squared_error <- function(..., name = NULL, dtype = NULL) {
  .External2(rk_call_formals, "metric_root_mean_squared_error")
}

#' Mean absolute error
#'
#' The mean of `abs(y_true - y_pred)`.
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
#' metric <- metric_mean_absolute_error()
#' y_true <- list(c(0, 1), c(0, 0))
#' y_pred <- list(c(1, 1), c(1, 0))
#' values <- metric_mean_absolute_error(y_true, y_pred)
metric_mean_absolute_error <- function(y_true,
                                       y_pred,
                                       ...,
                                       name = "mean_absolute_error",
                                       dtype = NULL) {
  .External2(rk_call_formals, "metric_mean_absolute_error")
}

#' Mean absolute error as a percentage of the targets
#'
#' The mean of `100 * abs((y_true - y_pred) / y_true)`; `abs(y_true)` is at least 1e-07 in the
#' denominator.
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
#' metric <- metric_mean_absolute_percentage_error()
#' y_true <- list(c(0, 1), c(0, 0))
#' y_pred <- list(c(1, 1), c(1, 0))
#' values <- metric_mean_absolute_percentage_error(y_true, y_pred)
metric_mean_absolute_percentage_error <- function(y_true,
                                                  y_pred,
                                                  ...,
                                                  name = "mean_absolute_percentage_error",
                                                  dtype = NULL) {
  .External2(rk_call_formals, "metric_mean_absolute_percentage_error")
}

#' Mean squared error of logarithms
#'
#' The mean of `(log(y_true + 1) - log(y_pred + 1))^2`; negative values are treated as 0.
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
#' metric <- metric_mean_squared_logarithmic_error()
#' y_true <- list(c(0, 1), c(0, 0))
#' y_pred <- list(c(1, 1), c(1, 0))
#' values <- metric_mean_squared_logarithmic_error(y_true, y_pred)
metric_mean_squared_logarithmic_error <- function(y_true,
                                                  y_pred,
                                                  ...,
                                                  name = "mean_squared_logarithmic_error",
                                                  dtype = NULL) {
  .External2(rk_call_formals, "metric_mean_squared_logarithmic_error")
}

#' Mean error relative to given values
#'
#' The mean of `abs(y_true - y_pred) / normalizer`, and 0 where `normalizer` is 0.
#'
#' @param ... Further arguments of the class in Keras.
#' @param normalizer The divisors of the errors, one for each prediction.
#' @param name Name of the object, under which its values appear in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object for `compile()`.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_mean_relative_error(normalizer = c(1, 2))
metric_mean_relative_error <- function(..., normalizer, name = NULL, dtype = NULL) {
  .External2(rk_call_formals, "metric_mean_relative_error")
}

#' Logarithm of the hyperbolic cosine of the error
#'
#' The mean of `log(cosh(y_pred - y_true))`.
#'
#' @param ... Further arguments of the class in Keras.
#' @param name Name of the object, under which its values appear in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object for `compile()`.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_logcosh_error()
metric_logcosh_error <- function(..., name = "logcosh", dtype = NULL) {
  .External2(rk_call_formals, "metric_logcosh_error")
}

#' Cosine similarity of targets and predictions
#'
#' The mean of `sum(y_true * y_pred)` of vectors scaled to length 1.
#'
#' @param ... Further arguments of the class in Keras.
#' @param axis The axis along which the metric is computed, usually that of the classes. Counted
#'   from 1, and from -1 backwards.
#' @param name Name of the object, under which its values appear in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object for `compile()`.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_cosine_similarity()
metric_cosine_similarity <- function(...,
                                     axis = -1L,
                                     name = "cosine_similarity",
                                     dtype = NULL) {
  .External2(rk_call_formals, "metric_cosine_similarity")
}

#' Negative cosine similarity of targets and predictions
#'
#' The value is `-sum(y_true * y_pred)` of vectors scaled to length 1. The cosine itself is
#' `metric_cosine_similarity()`.
#'
#' @param y_true The targets: a tensor, vector, matrix or array. Omit for an object.
#' @param y_pred The predictions: a tensor, vector, matrix or array. Omit for an object.
#' @return A metric object for `compile()` if `y_true` and `y_pred` are missing. Otherwise a
#'   tensor with the value of each sample.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' values <- metric_cosine_proximity(list(c(0, 1), c(1, 1)), list(c(1, 0), c(1, 1)))
metric_cosine_proximity <- function(y_true, y_pred) {
  .External2(rk_call_formals, "metric_cosine_proximity")
}
