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

#' Area under a ROC or precision-recall curve
#'
#' The curve is approximated at a number of thresholds, and the area below it by sums.
#'
#' @param ... Further arguments of the class in Keras.
#' @param num_thresholds The number of thresholds that are tried, evenly spread from 0 to 1.
#' @param curve "ROC" for the rate of true positives over that of false ones, "PR" for precision
#'   over recall.
#' @param summation_method "interpolation" between the points of the curve, or sums of the
#'   heights on the left of each step ("minoring" for a falling curve) or on the right
#'   ("majoring").
#' @param thresholds The thresholds, instead of `num_thresholds` even ones; 0 and 1 are added.
#' @param multi_label Whether predictions have an axis of labels; areas are then averaged over
#'   the labels.
#' @param num_labels The number of labels, where `multi_label` is TRUE.
#' @param label_weights Weights of the labels in the average.
#' @param from_logits Whether the predictions are logits, and not probabilities.
#' @param name Name of the object, under which its values stand in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object, to be given to `compile()`.
#' @references Davis and Goadrich (2006), "The Relationship Between Precision-Recall and ROC
#'   Curves", for the interpolation
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_auc()
metric_auc <- function(...,
                       num_thresholds = 200L,
                       curve = "ROC",
                       summation_method = "interpolation",
                       thresholds = NULL,
                       multi_label = FALSE,
                       num_labels = NULL,
                       label_weights = NULL,
                       from_logits = FALSE,
                       name = NULL,
                       dtype = NULL) {
  call_python("metric_auc")
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
  compose_python("metric_binary_accuracy")
}

#' Crossentropy between two classes, labelled 0 and 1
#'
#' The mean of `-y_true * log(y_pred) - (1 - y_true) * log(1 - y_pred)`.
#'
#' @param y_true The targets: a tensor, vector, matrix or array. Missing for an object.
#' @param y_pred The predictions: a tensor, vector, matrix or array. Missing for an object.
#' @param from_logits Whether the predictions are logits, and not probabilities.
#' @param label_smoothing How far targets are moved towards even ones, from 0 to 1.
#' @param axis The axis along which the metric is computed, usually that of the classes. Counted
#'   from 1, and from -1 backwards.
#' @param ... Further arguments of the class in Keras.
#' @param name Name of the object, under which its values stand in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object, to be given to `compile()`, where `y_true` and `y_pred` are missing.
#'   Otherwise a tensor with the value of each sample.
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
  compose_python("metric_binary_crossentropy")
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
  compose_python("metric_categorical_accuracy")
}

#' Crossentropy between classes whose targets are one-hot, or probabilities
#'
#' The mean of `-sum(y_true * log(y_pred))`.
#'
#' @param y_true The targets: a tensor, vector, matrix or array. Missing for an object.
#' @param y_pred The predictions: a tensor, vector, matrix or array. Missing for an object.
#' @param from_logits Whether the predictions are logits, and not probabilities.
#' @param label_smoothing How far targets are moved towards even ones, from 0 to 1.
#' @param axis The axis along which the metric is computed, usually that of the classes. Counted
#'   from 1, and from -1 backwards.
#' @param ... Further arguments of the class in Keras.
#' @param name Name of the object, under which its values stand in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object, to be given to `compile()`, where `y_true` and `y_pred` are missing.
#'   Otherwise a tensor with the value of each sample.
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
  compose_python("metric_categorical_crossentropy")
}

#' Hinge loss of one-hot classes
#'
#' The mean of `max(0, neg - pos + 1)` with `pos = sum(y_true * y_pred)` and `neg = max((1 -
#' y_true) * y_pred)`.
#'
#' @param ... Further arguments of the class in Keras.
#' @param name Name of the object, under which its values stand in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object, to be given to `compile()`.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_categorical_hinge()
metric_categorical_hinge <- function(..., name = NULL, dtype = NULL) {
  call_python("metric_categorical_hinge")
}

#' Cosine of the angle between targets and predictions, with a minus sign
#'
#' The value is `-sum(y_true * y_pred)` of vectors scaled to length 1. The cosine itself is
#' `metric_cosine_similarity()`.
#'
#' @param y_true The targets: a tensor, vector, matrix or array. Missing for an object.
#' @param y_pred The predictions: a tensor, vector, matrix or array. Missing for an object.
#' @return A metric object, to be given to `compile()`, where `y_true` and `y_pred` are missing.
#'   Otherwise a tensor with the value of each sample.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' values <- metric_cosine_proximity(list(c(0, 1), c(1, 1)), list(c(1, 0), c(1, 1)))
metric_cosine_proximity <- function(y_true, y_pred) {
  compose_python("metric_cosine_proximity")
}

#' Cosine of the angle between targets and predictions
#'
#' The mean of `sum(y_true * y_pred)` of vectors scaled to length 1.
#'
#' @param ... Further arguments of the class in Keras.
#' @param axis The axis along which the metric is computed, usually that of the classes. Counted
#'   from 1, and from -1 backwards.
#' @param name Name of the object, under which its values stand in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object, to be given to `compile()`.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_cosine_similarity()
metric_cosine_similarity <- function(...,
                                     axis = -1L,
                                     name = "cosine_similarity",
                                     dtype = NULL) {
  call_python("metric_cosine_similarity")
}

#' Number of positives that were taken for negatives
#'
#' With weights of samples, the sum of their weights.
#'
#' @param ... Further arguments of the class in Keras.
#' @param thresholds The value above which a prediction counts as positive, or several, for as
#'   many results. 0.5 if not given.
#' @param name Name of the object, under which its values stand in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object, to be given to `compile()`.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_false_negatives()
metric_false_negatives <- function(..., thresholds = NULL, name = NULL, dtype = NULL) {
  call_python("metric_false_negatives")
}

#' Number of negatives that were taken for positives
#'
#' With weights of samples, the sum of their weights.
#'
#' @param ... Further arguments of the class in Keras.
#' @param thresholds The value above which a prediction counts as positive, or several, for as
#'   many results. 0.5 if not given.
#' @param name Name of the object, under which its values stand in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object, to be given to `compile()`.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_false_positives()
metric_false_positives <- function(..., thresholds = NULL, name = NULL, dtype = NULL) {
  call_python("metric_false_positives")
}

#' Hinge loss of two classes, labelled -1 and 1
#'
#' The mean of `max(1 - y_true * y_pred, 0)`.
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
#' metric <- metric_hinge()
#' y_true <- list(c(0, 1), c(0, 0))
#' y_pred <- list(c(1, 1), c(1, 0))
#' values <- metric_hinge(y_true, y_pred)
metric_hinge <- function(y_true, y_pred, ..., name = "hinge", dtype = NULL) {
  compose_python("metric_hinge")
}

#' Kullback-Leibler divergence of the predictions from the targets
#'
#' The mean of `sum(y_true * log(y_true / y_pred))`.
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
#' metric <- metric_kullback_leibler_divergence()
#' y_true <- list(c(0.1, 0.9), c(0.5, 0.5))
#' y_pred <- list(c(0.6, 0.4), c(0.4, 0.6))
#' values <- metric_kullback_leibler_divergence(y_true, y_pred)
metric_kullback_leibler_divergence <- function(y_true,
                                               y_pred,
                                               ...,
                                               name = "kullback_leibler_divergence",
                                               dtype = NULL) {
  compose_python("metric_kullback_leibler_divergence")
}

#' Logarithm of the hyperbolic cosine of the error
#'
#' The mean of `log(cosh(y_pred - y_true))`.
#'
#' @param ... Further arguments of the class in Keras.
#' @param name Name of the object, under which its values stand in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object, to be given to `compile()`.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_logcosh_error()
metric_logcosh_error <- function(..., name = "logcosh", dtype = NULL) {
  call_python("metric_logcosh_error")
}

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

#' Mean absolute error
#'
#' The mean of `abs(y_true - y_pred)`.
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
#' metric <- metric_mean_absolute_error()
#' y_true <- list(c(0, 1), c(0, 0))
#' y_pred <- list(c(1, 1), c(1, 0))
#' values <- metric_mean_absolute_error(y_true, y_pred)
metric_mean_absolute_error <- function(y_true,
                                       y_pred,
                                       ...,
                                       name = "mean_absolute_error",
                                       dtype = NULL) {
  compose_python("metric_mean_absolute_error")
}

#' Mean absolute error in percent of the targets
#'
#' The mean of `100 * abs((y_true - y_pred) / y_true)`; targets nearer to 0 than 1e-07 are taken
#' for that.
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
#' metric <- metric_mean_absolute_percentage_error()
#' y_true <- list(c(0, 1), c(0, 0))
#' y_pred <- list(c(1, 1), c(1, 0))
#' values <- metric_mean_absolute_percentage_error(y_true, y_pred)
metric_mean_absolute_percentage_error <- function(y_true,
                                                  y_pred,
                                                  ...,
                                                  name = "mean_absolute_percentage_error",
                                                  dtype = NULL) {
  compose_python("metric_mean_absolute_percentage_error")
}

#' Mean intersection over union, for the classes of pixels
#'
#' For each class the share of samples that are rightly of it among those that are of it or are
#' taken for it: `tp / (tp + fp + fn)`; of these the mean.
#'
#' @param ... Further arguments of the class in Keras.
#' @param num_classes The number of classes. Targets and predictions are whole numbers from 0 to
#'   one less.
#' @param name Name of the object, under which its values stand in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object, to be given to `compile()`.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_mean_iou(num_classes = 3)
metric_mean_iou <- function(..., num_classes, name = NULL, dtype = NULL) {
  call_python("metric_mean_iou")
}

#' Mean error relative to given numbers
#'
#' The mean of `abs(y_true - y_pred) / normalizer`, and 0 where `normalizer` is 0.
#'
#' @param ... Further arguments of the class in Keras.
#' @param normalizer What errors are divided by: as many numbers as there are predictions.
#' @param name Name of the object, under which its values stand in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object, to be given to `compile()`.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_mean_relative_error(normalizer = c(1, 2))
metric_mean_relative_error <- function(..., normalizer, name = NULL, dtype = NULL) {
  call_python("metric_mean_relative_error")
}

#' Mean squared error
#'
#' The mean of `(y_true - y_pred)^2`.
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
#' metric <- metric_mean_squared_error()
#' y_true <- list(c(0, 1), c(0, 0))
#' y_pred <- list(c(1, 1), c(1, 0))
#' values <- metric_mean_squared_error(y_true, y_pred)
metric_mean_squared_error <- function(y_true,
                                      y_pred,
                                      ...,
                                      name = "mean_absolute_percentage_error",
                                      dtype = NULL) {
  compose_python("metric_mean_squared_error")
}

#' Mean squared error of logarithms
#'
#' The mean of `(log(y_true + 1) - log(y_pred + 1))^2`; negative values are taken for 0.
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
#' metric <- metric_mean_squared_logarithmic_error()
#' y_true <- list(c(0, 1), c(0, 0))
#' y_pred <- list(c(1, 1), c(1, 0))
#' values <- metric_mean_squared_logarithmic_error(y_true, y_pred)
metric_mean_squared_logarithmic_error <- function(y_true,
                                                  y_pred,
                                                  ...,
                                                  name = "mean_squared_logarithmic_error",
                                                  dtype = NULL) {
  compose_python("metric_mean_squared_logarithmic_error")
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

#' Poisson loss, for counts
#'
#' The mean of `y_pred - y_true * log(y_pred)`.
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
#' metric <- metric_poisson()
#' y_true <- list(c(0, 1), c(0, 0))
#' y_pred <- list(c(1, 1), c(1, 0))
#' values <- metric_poisson(y_true, y_pred)
metric_poisson <- function(y_true, y_pred, ..., name = "poisson", dtype = NULL) {
  compose_python("metric_poisson")
}

#' Share of right ones among those taken for positive
#'
#' The value is `tp / (tp + fp)`.
#'
#' @param ... Further arguments of the class in Keras.
#' @param thresholds The value above which a prediction counts as positive, or several, for as
#'   many results. 0.5 if not given.
#' @param top_k Count as positive only the `top_k` predictions that are largest. NULL for no
#'   bound.
#' @param class_id The class that counts as positive, counted from 0; NULL for all of them.
#' @param name Name of the object, under which its values stand in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object, to be given to `compile()`.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_precision()
metric_precision <- function(...,
                             thresholds = NULL,
                             top_k = NULL,
                             class_id = NULL,
                             name = NULL,
                             dtype = NULL) {
  call_python("metric_precision")
}

#' Best precision where recall is at least a given one
#'
#' Of the thresholds with that recall, the one with the best precision is taken.
#'
#' @param ... Further arguments of the class in Keras.
#' @param recall The recall, from 0 to 1.
#' @param num_thresholds The number of thresholds that are tried, evenly spread from 0 to 1.
#' @param class_id The class that counts as positive, counted from 0; NULL for all of them.
#' @param name Name of the object, under which its values stand in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object, to be given to `compile()`.
#' @section Errors:
#' - `ValueError`: `recall` is not from 0 to 1.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_precision_at_recall(recall = 0.8)
metric_precision_at_recall <- function(...,
                                       recall,
                                       num_thresholds = 200L,
                                       class_id = NULL,
                                       name = NULL,
                                       dtype = NULL) {
  call_python("metric_precision_at_recall")
}

#' Share of positives that are found
#'
#' The value is `tp / (tp + fn)`.
#'
#' @param ... Further arguments of the class in Keras.
#' @param thresholds The value above which a prediction counts as positive, or several, for as
#'   many results. 0.5 if not given.
#' @param top_k Count as positive only the `top_k` predictions that are largest. NULL for no
#'   bound.
#' @param class_id The class that counts as positive, counted from 0; NULL for all of them.
#' @param name Name of the object, under which its values stand in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object, to be given to `compile()`.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_recall()
metric_recall <- function(...,
                          thresholds = NULL,
                          top_k = NULL,
                          class_id = NULL,
                          name = NULL,
                          dtype = NULL) {
  call_python("metric_recall")
}

#' Best recall where precision is at least a given one
#'
#' Of the thresholds with that precision, the one with the best recall is taken.
#'
#' @param ... Further arguments of the class in Keras.
#' @param precision The precision, from 0 to 1.
#' @param num_thresholds The number of thresholds that are tried, evenly spread from 0 to 1.
#' @param class_id The class that counts as positive, counted from 0; NULL for all of them.
#' @param name Name of the object, under which its values stand in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object, to be given to `compile()`.
#' @section Errors:
#' - `ValueError`: `precision` is not from 0 to 1.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_recall_at_precision(precision = 0.8)
metric_recall_at_precision <- function(...,
                                       precision,
                                       num_thresholds = 200L,
                                       class_id = NULL,
                                       name = NULL,
                                       dtype = NULL) {
  call_python("metric_recall_at_precision")
}

#' Root of the mean squared error
#'
#' The value is `sqrt(mean((y_true - y_pred)^2))`.
#'
#' @param ... Further arguments of the class in Keras.
#' @param name Name of the object, under which its values stand in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object, to be given to `compile()`.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_root_mean_squared_error()
metric_root_mean_squared_error <- function(..., name = NULL, dtype = NULL) {
  call_python("metric_root_mean_squared_error")
}

#' Best sensitivity where specificity is at least a given one
#'
#' Sensitivity is `tp / (tp + fn)`, specificity is `tn / (tn + fp)`.
#'
#' @param ... Further arguments of the class in Keras.
#' @param specificity The specificity, from 0 to 1.
#' @param num_thresholds The number of thresholds that are tried, evenly spread from 0 to 1.
#' @param class_id The class that counts as positive, counted from 0; NULL for all of them.
#' @param name Name of the object, under which its values stand in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object, to be given to `compile()`.
#' @section Errors:
#' - `ValueError`: `specificity` is not from 0 to 1.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_sensitivity_at_specificity(specificity = 0.8)
metric_sensitivity_at_specificity <- function(...,
                                              specificity,
                                              num_thresholds = 200L,
                                              class_id = NULL,
                                              name = NULL,
                                              dtype = NULL) {
  call_python("metric_sensitivity_at_specificity")
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
  compose_python("metric_sparse_categorical_accuracy")
}

#' Crossentropy between classes whose targets are whole numbers
#'
#' The mean of `-log(y_pred[y_true])`, classes counted from 0.
#'
#' @param y_true The targets: a tensor, vector, matrix or array. Missing for an object.
#' @param y_pred The predictions: a tensor, vector, matrix or array. Missing for an object.
#' @param from_logits Whether the predictions are logits, and not probabilities.
#' @param axis The axis along which the metric is computed, usually that of the classes. Counted
#'   from 1, and from -1 backwards.
#' @param ... Further arguments of the class in Keras.
#' @param name Name of the object, under which its values stand in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object, to be given to `compile()`, where `y_true` and `y_pred` are missing.
#'   Otherwise a tensor with the value of each sample.
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
  compose_python("metric_sparse_categorical_crossentropy")
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
  compose_python("metric_sparse_top_k_categorical_accuracy")
}

#' Best specificity where sensitivity is at least a given one
#'
#' Sensitivity is `tp / (tp + fn)`, specificity is `tn / (tn + fp)`.
#'
#' @param ... Further arguments of the class in Keras.
#' @param sensitivity The sensitivity, from 0 to 1.
#' @param num_thresholds The number of thresholds that are tried, evenly spread from 0 to 1.
#' @param class_id The class that counts as positive, counted from 0; NULL for all of them.
#' @param name Name of the object, under which its values stand in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object, to be given to `compile()`.
#' @section Errors:
#' - `ValueError`: `sensitivity` is not from 0 to 1.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_specificity_at_sensitivity(sensitivity = 0.8)
metric_specificity_at_sensitivity <- function(...,
                                              sensitivity,
                                              num_thresholds = 200L,
                                              class_id = NULL,
                                              name = NULL,
                                              dtype = NULL) {
  call_python("metric_specificity_at_sensitivity")
}

#' Squared hinge loss of two classes, labelled -1 and 1
#'
#' The mean of `max(1 - y_true * y_pred, 0)^2`.
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
#' metric <- metric_squared_hinge()
#' y_true <- list(c(0, 1), c(0, 0))
#' y_pred <- list(c(1, 1), c(1, 0))
#' values <- metric_squared_hinge(y_true, y_pred)
metric_squared_hinge <- function(y_true, y_pred, ..., name = "squared_hinge", dtype = NULL) {
  compose_python("metric_squared_hinge")
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
  compose_python("metric_top_k_categorical_accuracy")
}

#' Number of negatives that were taken for negatives
#'
#' With weights of samples, the sum of their weights.
#'
#' @param ... Further arguments of the class in Keras.
#' @param thresholds The value above which a prediction counts as positive, or several, for as
#'   many results. 0.5 if not given.
#' @param name Name of the object, under which its values stand in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object, to be given to `compile()`.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_true_negatives()
metric_true_negatives <- function(..., thresholds = NULL, name = NULL, dtype = NULL) {
  call_python("metric_true_negatives")
}

#' Number of positives that were taken for positives
#'
#' With weights of samples, the sum of their weights.
#'
#' @param ... Further arguments of the class in Keras.
#' @param thresholds The value above which a prediction counts as positive, or several, for as
#'   many results. 0.5 if not given.
#' @param name Name of the object, under which its values stand in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object, to be given to `compile()`.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_true_positives()
metric_true_positives <- function(..., thresholds = NULL, name = NULL, dtype = NULL) {
  call_python("metric_true_positives")
}
