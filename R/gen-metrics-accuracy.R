# Generated from rkeras_py; do not edit by hand.

#' How often predictions equal targets
#'
#' The fraction of predictions that equal their targets.
#'
#' @param ... Further arguments of the class in Keras.
#' @param name Name of the object, under which its values appear in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object for `compile()`.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_accuracy()
metric_accuracy <- function(..., name = NULL, dtype = NULL) {
  .External2(rk_call_formals, "metric_accuracy")
}

#' How often predictions are on the right side of a threshold
#'
#' The fraction of predictions that equal their targets after thresholding: 1 above the
#' threshold, 0 elsewhere.
#'
#' @param y_true The targets: a tensor, vector, matrix or array. Omit for an object.
#' @param y_pred The predictions: a tensor, vector, matrix or array. Omit for an object.
#' @param threshold The threshold.
#' @param ... Further arguments of the class in Keras.
#' @param name Name of the object, under which its values appear in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object for `compile()` if `y_true` and `y_pred` are missing. Otherwise a
#'   tensor with the value of each sample.
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
  .External2(rk_call_formals, "metric_binary_accuracy")
}

#' How often the largest prediction is that of the right class, with one-hot targets
#'
#' 1 if the largest prediction of a sample is at the same index as its largest target, otherwise
#' 0.
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
#' metric <- metric_categorical_accuracy()
#' y_true <- list(c(0, 1), c(1, 0))
#' y_pred <- list(c(0.6, 0.4), c(0.7, 0.3))
#' values <- metric_categorical_accuracy(y_true, y_pred)
metric_categorical_accuracy <- function(y_true,
                                        y_pred,
                                        ...,
                                        name = "categorical_accuracy",
                                        dtype = NULL) {
  .External2(rk_call_formals, "metric_categorical_accuracy")
}

#' How often the largest prediction is that of the right class
#'
#' 1 if the largest prediction of a sample is at the index given by its target, counted from 0;
#' otherwise 0.
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
#' metric <- metric_sparse_categorical_accuracy()
#' y_true <- c(1, 0)
#' y_pred <- list(c(0.6, 0.4), c(0.7, 0.3))
#' values <- metric_sparse_categorical_accuracy(y_true, y_pred)
metric_sparse_categorical_accuracy <- function(y_true,
                                               y_pred,
                                               ...,
                                               name = "sparse_categorical_accuracy",
                                               dtype = NULL) {
  .External2(rk_call_formals, "metric_sparse_categorical_accuracy")
}

#' How often the right class is among the largest predictions, with one-hot targets
#'
#' 1 if the prediction at the index of the largest target is among the `k` largest of the
#' sample; otherwise 0.
#'
#' @param y_true The targets: a tensor, vector, matrix or array. Omit for an object.
#' @param y_pred The predictions: a tensor, vector, matrix or array. Omit for an object.
#' @param k How many of the largest predictions to consider.
#' @param ... Further arguments of the class in Keras.
#' @param name Name of the object, under which its values appear in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object for `compile()` if `y_true` and `y_pred` are missing. Otherwise a
#'   tensor with the value of each sample.
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
  .External2(rk_call_formals, "metric_top_k_categorical_accuracy")
}

#' How often the right class is among the largest predictions
#'
#' 1 if the prediction at the index given by the target, counted from 0, is among the `k`
#' largest of the sample; otherwise 0.
#'
#' @param y_true The targets: a tensor, vector, matrix or array. Omit for an object.
#' @param y_pred The predictions: a tensor, vector, matrix or array. Omit for an object.
#' @param k How many of the largest predictions to consider.
#' @param ... Further arguments of the class in Keras.
#' @param name Name of the object, under which its values appear in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object for `compile()` if `y_true` and `y_pred` are missing. Otherwise a
#'   tensor with the value of each sample.
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
  .External2(rk_call_formals, "metric_sparse_top_k_categorical_accuracy")
}
