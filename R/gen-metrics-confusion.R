# Generated from rkeras_py; do not edit by hand.

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
