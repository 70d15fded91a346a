# Generated from rkeras_py; do not edit by hand.

#' How often predictions equal targets
#'
#' The share of predictions that are equal to their targets.
#'
#' @param ... Further arguments of the class in Keras.
#' @param name Name of the object, under which its values stand in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object, to be given to `compile()`.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_accuracy()
metric_accuracy <- function(..., name = NULL, dtype = NULL) {
  call_python("metric_accuracy")
}

#' How often predictions are on the right side of a threshold
#'
#' The share of predictions that, as 1 above the threshold and 0 elsewhere, equal their targets.
#'
#' @param y_true The targets: a tensor, vector, matrix or array. Missing for an object.
#' @param y_pred The predictions: a tensor, vector, matrix or array. Missing for an object.
#' @param threshold The threshold.
#' @param ... Further arguments of the class in Keras.
#' @param name Name of the object, under which its values stand in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object, to be given to `compile()`, where `y_true` and `y_pred` are missing.
#'   Otherwise a tensor with the value of each sample.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_binary_accuracy()
#' y_true <- list(c(0, 1), c(0, 0))
#' y_pred <- list(c(1, 1), c(1, 0))
#' values <- metric_binary_accuracy(y_true, y_pred)
metric_binary_accuracy <- function(y_true,
                                   y_pred,
                                   threshold = 0.5,
                                   ...,
                                   name = "binary_accuracy",
                                   dtype = NULL) {
  call_python("metric_binary_accuracy")
}

#' How often the largest prediction is that of the right class, targets one-hot
#'
#' 1 where the largest of a sample's predictions and of its targets are at the same place, 0
#' elsewhere.
#'
#' @param y_true The targets: a tensor, vector, matrix or array. Missing for an object.
#' @param y_pred The predictions: a tensor, vector, matrix or array. Missing for an object.
#' @param ... Further arguments of the class in Keras.
#' @param name Name of the object, under which its values stand in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object, to be given to `compile()`, where `y_true` and `y_pred` are missing.
#'   Otherwise a tensor with the value of each sample.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_categorical_accuracy()
#' y_true <- list(c(0, 1), c(1, 0))
#' y_pred <- list(c(0.6, 0.4), c(0.7, 0.3))
#' values <- metric_categorical_accuracy(y_true, y_pred)
metric_categorical_accuracy <- function(y_true,
                                        y_pred,
                                        ...,
                                        name = "categorical_accuracy",
                                        dtype = NULL) {
  call_python("metric_categorical_accuracy")
}

#' How often the largest prediction is that of the right class
#'
#' 1 where the largest of a sample's predictions is at the place that the target tells, which is
#' counted from 0; 0 elsewhere.
#'
#' @param y_true The targets: a tensor, vector, matrix or array. Missing for an object.
#' @param y_pred The predictions: a tensor, vector, matrix or array. Missing for an object.
#' @param ... Further arguments of the class in Keras.
#' @param name Name of the object, under which its values stand in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object, to be given to `compile()`, where `y_true` and `y_pred` are missing.
#'   Otherwise a tensor with the value of each sample.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_sparse_categorical_accuracy()
#' y_true <- c(1, 0)
#' y_pred <- list(c(0.6, 0.4), c(0.7, 0.3))
#' values <- metric_sparse_categorical_accuracy(y_true, y_pred)
metric_sparse_categorical_accuracy <- function(y_true,
                                               y_pred,
                                               ...,
                                               name = "sparse_categorical_accuracy",
                                               dtype = NULL) {
  call_python("metric_sparse_categorical_accuracy")
}

#' How often the right class is among the largest predictions, targets one-hot
#'
#' 1 where the prediction at the place of the largest target is among the `k` largest of the
#' sample; 0 elsewhere.
#'
#' @param y_true The targets: a tensor, vector, matrix or array. Missing for an object.
#' @param y_pred The predictions: a tensor, vector, matrix or array. Missing for an object.
#' @param k How many of the largest predictions are looked at.
#' @param ... Further arguments of the class in Keras.
#' @param name Name of the object, under which its values stand in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object, to be given to `compile()`, where `y_true` and `y_pred` are missing.
#'   Otherwise a tensor with the value of each sample.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_top_k_categorical_accuracy()
#' y_true <- list(c(0, 1), c(1, 0))
#' y_pred <- list(c(0.6, 0.4), c(0.7, 0.3))
#' values <- metric_top_k_categorical_accuracy(y_true, y_pred)
metric_top_k_categorical_accuracy <- function(y_true,
                                              y_pred,
                                              k = 5L,
                                              ...,
                                              name = "top_k_categorical_accuracy",
                                              dtype = NULL) {
  call_python("metric_top_k_categorical_accuracy")
}

#' How often the right class is among the largest predictions
#'
#' 1 where the prediction at the place that the target tells, counted from 0, is among the `k`
#' largest of the sample; 0 elsewhere.
#'
#' @param y_true The targets: a tensor, vector, matrix or array. Missing for an object.
#' @param y_pred The predictions: a tensor, vector, matrix or array. Missing for an object.
#' @param k How many of the largest predictions are looked at.
#' @param ... Further arguments of the class in Keras.
#' @param name Name of the object, under which its values stand in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object, to be given to `compile()`, where `y_true` and `y_pred` are missing.
#'   Otherwise a tensor with the value of each sample.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_sparse_top_k_categorical_accuracy()
#' y_true <- c(1, 0)
#' y_pred <- list(c(0.6, 0.4), c(0.7, 0.3))
#' values <- metric_sparse_top_k_categorical_accuracy(y_true, y_pred)
metric_sparse_top_k_categorical_accuracy <- function(y_true,
                                                     y_pred,
                                                     k = 5L,
                                                     ...,
                                                     name = "sparse_top_k_categorical_accuracy",
                                                     dtype = NULL) {
  call_python("metric_sparse_top_k_categorical_accuracy")
}
