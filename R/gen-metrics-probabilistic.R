# Generated from rkeras_py; do not edit by hand.

#' Crossentropy for two classes, labelled 0 and 1
#'
#' The mean of `-y_true * log(y_pred) - (1 - y_true) * log(1 - y_pred)`.
#'
#' @param y_true The targets: a tensor, vector, matrix or array. Omit for an object.
#' @param y_pred The predictions: a tensor, vector, matrix or array. Omit for an object.
#' @param from_logits Whether the predictions are logits instead of probabilities.
#' @param label_smoothing How far targets are smoothed toward a uniform distribution, from 0 to
#'   1.
#' @param axis The axis along which the metric is computed, usually that of the classes. Counted
#'   from 1, and from -1 backwards.
#' @param ... Further arguments of the class in Keras.
#' @param name Name of the object, under which its values appear in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object for `compile()` if `y_true` and `y_pred` are missing. Otherwise a
#'   tensor with the value of each sample.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_binary_crossentropy()
#' y_true <- list(c(0, 1), c(0, 0))
#' y_pred <- list(c(0.6, 0.4), c(0.4, 0.6))
#' values <- metric_binary_crossentropy(y_true, y_pred)
metric_binary_crossentropy <- function(y_true,
                                       y_pred,
                                       from_logits = FALSE,
                                       label_smoothing = 0,
                                       axis = -1L,
                                       ...,
                                       name = "binary_crossentropy",
                                       dtype = NULL) {
  .External2(rk_call_formals, "metric_binary_crossentropy")
}

#' Crossentropy for classes, with one-hot targets or probabilities
#'
#' The mean of `-sum(y_true * log(y_pred))`.
#'
#' @param y_true The targets: a tensor, vector, matrix or array. Omit for an object.
#' @param y_pred The predictions: a tensor, vector, matrix or array. Omit for an object.
#' @param from_logits Whether the predictions are logits instead of probabilities.
#' @param label_smoothing How far targets are smoothed toward a uniform distribution, from 0 to
#'   1.
#' @param axis The axis along which the metric is computed, usually that of the classes. Counted
#'   from 1, and from -1 backwards.
#' @param ... Further arguments of the class in Keras.
#' @param name Name of the object, under which its values appear in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object for `compile()` if `y_true` and `y_pred` are missing. Otherwise a
#'   tensor with the value of each sample.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_categorical_crossentropy()
#' y_true <- list(c(0, 1), c(1, 0))
#' y_pred <- list(c(0.6, 0.4), c(0.7, 0.3))
#' values <- metric_categorical_crossentropy(y_true, y_pred)
metric_categorical_crossentropy <- function(y_true,
                                            y_pred,
                                            from_logits = FALSE,
                                            label_smoothing = 0,
                                            axis = -1L,
                                            ...,
                                            name = "categorical_crossentropy",
                                            dtype = NULL) {
  .External2(rk_call_formals, "metric_categorical_crossentropy")
}

#' Crossentropy for classes, with class indices as targets
#'
#' The mean of `-log(y_pred[y_true])`, with classes counted from 0.
#'
#' @param y_true The targets: a tensor, vector, matrix or array. Omit for an object.
#' @param y_pred The predictions: a tensor, vector, matrix or array. Omit for an object.
#' @param from_logits Whether the predictions are logits instead of probabilities.
#' @param axis The axis along which the metric is computed, usually that of the classes. Counted
#'   from 1, and from -1 backwards.
#' @param ... Further arguments of the class in Keras.
#' @param name Name of the object, under which its values appear in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object for `compile()` if `y_true` and `y_pred` are missing. Otherwise a
#'   tensor with the value of each sample.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_sparse_categorical_crossentropy()
#' y_true <- c(1, 0)
#' y_pred <- list(c(0.6, 0.4), c(0.7, 0.3))
#' values <- metric_sparse_categorical_crossentropy(y_true, y_pred)
metric_sparse_categorical_crossentropy <- function(y_true,
                                                   y_pred,
                                                   from_logits = FALSE,
                                                   axis = -1L,
                                                   ...,
                                                   name = "sparse_categorical_crossentropy",
                                                   dtype = NULL) {
  .External2(rk_call_formals, "metric_sparse_categorical_crossentropy")
}

#' Kullback-Leibler divergence of the predictions from the targets
#'
#' The mean of `sum(y_true * log(y_true / y_pred))`.
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
#' metric <- metric_kullback_leibler_divergence()
#' y_true <- list(c(0.1, 0.9), c(0.5, 0.5))
#' y_pred <- list(c(0.6, 0.4), c(0.4, 0.6))
#' values <- metric_kullback_leibler_divergence(y_true, y_pred)
metric_kullback_leibler_divergence <- function(y_true,
                                               y_pred,
                                               ...,
                                               name = "kullback_leibler_divergence",
                                               dtype = NULL) {
  .External2(rk_call_formals, "metric_kullback_leibler_divergence")
}

#' Poisson loss, for counts
#'
#' The mean of `y_pred - y_true * log(y_pred)`.
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
#' metric <- metric_poisson()
#' y_true <- list(c(0, 1), c(0, 0))
#' y_pred <- list(c(1, 1), c(1, 0))
#' values <- metric_poisson(y_true, y_pred)
metric_poisson <- function(y_true, y_pred, ..., name = "poisson", dtype = NULL) {
  .External2(rk_call_formals, "metric_poisson")
}
