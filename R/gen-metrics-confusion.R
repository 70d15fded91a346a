# Generated from rkeras_py; do not edit by hand.

#' Number of true positives: positives that were predicted as positive
#'
#' With sample weights, the sum of the weights instead of the number.
#'
#' @param ... Further arguments of the class in Keras.
#' @param thresholds The value above which a prediction counts as positive, or several, for one
#'   result each. 0.5 if not given.
#' @param name Name of the object, under which its values appear in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object for `compile()`.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_true_positives()
metric_true_positives <- function(..., thresholds = NULL, name = NULL, dtype = NULL) {
  .External2(rk_call_formals, "metric_true_positives")
}

#' Number of true negatives: negatives that were predicted as negative
#'
#' With sample weights, the sum of the weights instead of the number.
#'
#' @param ... Further arguments of the class in Keras.
#' @param thresholds The value above which a prediction counts as positive, or several, for one
#'   result each. 0.5 if not given.
#' @param name Name of the object, under which its values appear in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object for `compile()`.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_true_negatives()
metric_true_negatives <- function(..., thresholds = NULL, name = NULL, dtype = NULL) {
  .External2(rk_call_formals, "metric_true_negatives")
}

#' Number of false positives: negatives that were predicted as positive
#'
#' With sample weights, the sum of the weights instead of the number.
#'
#' @param ... Further arguments of the class in Keras.
#' @param thresholds The value above which a prediction counts as positive, or several, for one
#'   result each. 0.5 if not given.
#' @param name Name of the object, under which its values appear in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object for `compile()`.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_false_positives()
metric_false_positives <- function(..., thresholds = NULL, name = NULL, dtype = NULL) {
  .External2(rk_call_formals, "metric_false_positives")
}

#' Number of false negatives: positives that were predicted as negative
#'
#' With sample weights, the sum of the weights instead of the number.
#'
#' @param ... Further arguments of the class in Keras.
#' @param thresholds The value above which a prediction counts as positive, or several, for one
#'   result each. 0.5 if not given.
#' @param name Name of the object, under which its values appear in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object for `compile()`.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_false_negatives()
metric_false_negatives <- function(..., thresholds = NULL, name = NULL, dtype = NULL) {
  .External2(rk_call_formals, "metric_false_negatives")
}

#' Precision: the fraction of positive predictions that are right
#'
#' The value is `tp / (tp + fp)`.
#'
#' @param ... Further arguments of the class in Keras.
#' @param thresholds The value above which a prediction counts as positive, or several, for one
#'   result each. 0.5 if not given.
#' @param top_k Count only the `top_k` largest predictions as positive. NULL for no limit.
#' @param class_id The class that counts as positive, counted from 0; NULL for all of them.
#' @param name Name of the object, under which its values appear in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object for `compile()`.
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
  .External2(rk_call_formals, "metric_precision")
}

#' Recall: the fraction of positives that are found
#'
#' The value is `tp / (tp + fn)`.
#'
#' @param ... Further arguments of the class in Keras.
#' @param thresholds The value above which a prediction counts as positive, or several, for one
#'   result each. 0.5 if not given.
#' @param top_k Count only the `top_k` largest predictions as positive. NULL for no limit.
#' @param class_id The class that counts as positive, counted from 0; NULL for all of them.
#' @param name Name of the object, under which its values appear in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object for `compile()`.
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
  .External2(rk_call_formals, "metric_recall")
}

#' Best precision at which recall is at least a given value
#'
#' Among the thresholds with that recall, it uses the one with the best precision.
#'
#' @param ... Further arguments of the class in Keras.
#' @param recall The recall, from 0 to 1.
#' @param num_thresholds The number of thresholds, evenly spaced from 0 to 1.
#' @param class_id The class that counts as positive, counted from 0; NULL for all of them.
#' @param name Name of the object, under which its values appear in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object for `compile()`.
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
  .External2(rk_call_formals, "metric_precision_at_recall")
}

#' Best recall at which precision is at least a given value
#'
#' Among the thresholds with that precision, it uses the one with the best recall.
#'
#' @param ... Further arguments of the class in Keras.
#' @param precision The precision, from 0 to 1.
#' @param num_thresholds The number of thresholds, evenly spaced from 0 to 1.
#' @param class_id The class that counts as positive, counted from 0; NULL for all of them.
#' @param name Name of the object, under which its values appear in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object for `compile()`.
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
  .External2(rk_call_formals, "metric_recall_at_precision")
}

#' Best sensitivity at which specificity is at least a given value
#'
#' Sensitivity is `tp / (tp + fn)`, specificity is `tn / (tn + fp)`.
#'
#' @param ... Further arguments of the class in Keras.
#' @param specificity The specificity, from 0 to 1.
#' @param num_thresholds The number of thresholds, evenly spaced from 0 to 1.
#' @param class_id The class that counts as positive, counted from 0; NULL for all of them.
#' @param name Name of the object, under which its values appear in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object for `compile()`.
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
  .External2(rk_call_formals, "metric_sensitivity_at_specificity")
}

#' Best specificity at which sensitivity is at least a given value
#'
#' Sensitivity is `tp / (tp + fn)`, specificity is `tn / (tn + fp)`.
#'
#' @param ... Further arguments of the class in Keras.
#' @param sensitivity The sensitivity, from 0 to 1.
#' @param num_thresholds The number of thresholds, evenly spaced from 0 to 1.
#' @param class_id The class that counts as positive, counted from 0; NULL for all of them.
#' @param name Name of the object, under which its values appear in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object for `compile()`.
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
  .External2(rk_call_formals, "metric_specificity_at_sensitivity")
}

#' Area under a ROC or precision-recall curve
#'
#' The curve is evaluated at a number of thresholds, and the area under it is approximated by a
#' sum.
#'
#' @param ... Further arguments of the class in Keras.
#' @param num_thresholds The number of thresholds, evenly spaced from 0 to 1.
#' @param curve "ROC" for the true positive rate against the false positive rate, "PR" for
#'   precision against recall.
#' @param summation_method "interpolation" between the points of the curve, or sums of the
#'   heights on the left of each step ("minoring" for a falling curve) or on the right
#'   ("majoring").
#' @param thresholds The thresholds, instead of `num_thresholds` evenly spaced ones; 0 and 1 are
#'   added.
#' @param multi_label Whether predictions have an axis of labels; areas are then averaged over
#'   the labels.
#' @param num_labels The number of labels, where `multi_label` is TRUE.
#' @param label_weights Weights of the labels in the average.
#' @param from_logits Whether the predictions are logits instead of probabilities.
#' @param name Name of the object, under which its values appear in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object for `compile()`.
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
  .External2(rk_call_formals, "metric_auc")
}

#' Mean intersection over union, for semantic segmentation
#'
#' The mean over the classes of `tp / (tp + fp + fn)`: the samples that are rightly predicted as
#' the class, as a fraction of those that belong to it or are predicted as it.
#'
#' @param ... Further arguments of the class in Keras.
#' @param num_classes The number of classes. Targets and predictions are class indices from 0 to
#'   `num_classes - 1`.
#' @param name Name of the object, under which its values appear in the history.
#' @param dtype The dtype of the values, such as "float32".
#' @return A metric object for `compile()`.
#' @family metrics
#' @export
#' @examplesIf rkeras::is_keras_available()
#' metric <- metric_mean_iou(num_classes = 3)
metric_mean_iou <- function(..., num_classes, name = NULL, dtype = NULL) {
  .External2(rk_call_formals, "metric_mean_iou")
}
