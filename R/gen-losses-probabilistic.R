# Generated from rkeras_py; do not edit by hand.

#' Crossentropy for two classes, labelled 0 and 1
#'
#' Computes the mean of `-y_true * log(y_pred) - (1 - y_true) * log(1 - y_pred)` along an axis.
#' Smoothing replaces targets by `y_true * (1 - label_smoothing) + 0.5 * label_smoothing`.
#'
#' @param y_true The targets: a tensor, vector, matrix or array. Omit for an object.
#' @param y_pred The predictions: a tensor, vector, matrix or array. Omit for an object.
#' @param from_logits Whether the predictions are logits instead of probabilities.
#' @param label_smoothing How far targets are smoothed toward a uniform distribution, from 0 to
#'   1.
#' @param axis The axis along which the loss is computed, usually that of the classes. Counted
#'   from 1, and from -1 backwards.
#' @param ... Further arguments of the class in Keras, such as `dtype`.
#' @param reduction How an object reduces the losses of the samples: "auto" or
#'   "sum_over_batch_size" for their mean, "sum" for their sum, "none" for no reduction. With
#'   targets and predictions "auto" reduces nothing, and the others reduce.
#' @param name Name of the object.
#' @return A loss object for `compile()` if `y_true` and `y_pred` are missing. Otherwise a
#'   tensor with the loss of each sample, of the shape of the predictions without `axis`.
#' @family losses
#' @export
#' @examplesIf rkeras::is_keras_available()
#' loss <- loss_binary_crossentropy()
#' y_true <- list(c(0, 1), c(0, 0))
#' y_pred <- list(c(0.6, 0.4), c(0.4, 0.6))
#' values <- loss_binary_crossentropy(y_true, y_pred, label_smoothing = 0.1)
loss_binary_crossentropy <- function(y_true,
                                     y_pred,
                                     from_logits = FALSE,
                                     label_smoothing = 0,
                                     axis = -1L,
                                     ...,
                                     reduction = "auto",
                                     name = "binary_crossentropy") {
  .External2(rk_call_formals, "loss_binary_crossentropy")
}

#' Crossentropy for classes, with one-hot targets or probabilities
#'
#' Computes `-sum(y_true * log(y_pred))` along an axis, with predictions scaled to sum to 1.
#' Smoothing replaces targets by `y_true * (1 - label_smoothing) + label_smoothing / classes`.
#'
#' @param y_true The targets: a tensor, vector, matrix or array. Omit for an object.
#' @param y_pred The predictions: a tensor, vector, matrix or array. Omit for an object.
#' @param from_logits Whether the predictions are logits instead of probabilities.
#' @param label_smoothing How far targets are smoothed toward a uniform distribution, from 0 to
#'   1.
#' @param axis The axis along which the loss is computed, usually that of the classes. Counted
#'   from 1, and from -1 backwards.
#' @param ... Further arguments of the class in Keras, such as `dtype`.
#' @param reduction How an object reduces the losses of the samples: "auto" or
#'   "sum_over_batch_size" for their mean, "sum" for their sum, "none" for no reduction. With
#'   targets and predictions "auto" reduces nothing, and the others reduce.
#' @param name Name of the object.
#' @return A loss object for `compile()` if `y_true` and `y_pred` are missing. Otherwise a
#'   tensor with the loss of each sample, of the shape of the predictions without `axis`.
#' @family losses
#' @export
#' @examplesIf rkeras::is_keras_available()
#' loss <- loss_categorical_crossentropy()
#' y_true <- list(c(0, 1, 0), c(0, 0, 1))
#' y_pred <- list(c(0.05, 0.95, 0), c(0.1, 0.8, 0.1))
#' values <- loss_categorical_crossentropy(y_true, y_pred)
loss_categorical_crossentropy <- function(y_true,
                                          y_pred,
                                          from_logits = FALSE,
                                          label_smoothing = 0L,
                                          axis = -1L,
                                          ...,
                                          reduction = "auto",
                                          name = "categorical_crossentropy") {
  .External2(rk_call_formals, "loss_categorical_crossentropy")
}

#' Crossentropy for classes, with class indices as targets
#'
#' Computes `-log(y_pred[y_true])` along an axis. Classes are counted from 0.
#'
#' @param y_true The targets: a tensor, vector, matrix or array. Omit for an object.
#' @param y_pred The predictions: a tensor, vector, matrix or array. Omit for an object.
#' @param from_logits Whether the predictions are logits instead of probabilities.
#' @param axis The axis along which the loss is computed, usually that of the classes. Counted
#'   from 1, and from -1 backwards.
#' @param ... Further arguments of the class in Keras, such as `dtype`.
#' @param reduction How an object reduces the losses of the samples: "auto" or
#'   "sum_over_batch_size" for their mean, "sum" for their sum, "none" for no reduction. With
#'   targets and predictions "auto" reduces nothing, and the others reduce.
#' @param name Name of the object.
#' @return A loss object for `compile()` if `y_true` and `y_pred` are missing. Otherwise a
#'   tensor with the loss of each sample, of the shape of the predictions without `axis`.
#' @family losses
#' @export
#' @examplesIf rkeras::is_keras_available()
#' loss <- loss_sparse_categorical_crossentropy()
#' y_true <- c(1, 2)
#' y_pred <- list(c(0.05, 0.95, 0), c(0.1, 0.8, 0.1))
#' values <- loss_sparse_categorical_crossentropy(y_true, y_pred)
loss_sparse_categorical_crossentropy <- function(y_true,
                                                 y_pred,
                                                 from_logits = FALSE,
                                                 axis = -1L,
                                                 ...,
                                                 reduction = "auto",
                                                 name = "sparse_categorical_crossentropy") {
  .External2(rk_call_formals, "loss_sparse_categorical_crossentropy")
}

#' Kullback-Leibler divergence of the predictions from the targets
#'
#' Computes `sum(y_true * log(y_true / y_pred))` along the last axis.
#'
#' @param y_true The targets: a tensor, vector, matrix or array. Omit for an object.
#' @param y_pred The predictions: a tensor, vector, matrix or array. Omit for an object.
#' @param ... Further arguments of the class in Keras, such as `dtype`.
#' @param reduction How an object reduces the losses of the samples: "auto" or
#'   "sum_over_batch_size" for their mean, "sum" for their sum, "none" for no reduction. With
#'   targets and predictions "auto" reduces nothing, and the others reduce.
#' @param name Name of the object.
#' @return A loss object for `compile()` if `y_true` and `y_pred` are missing. Otherwise a
#'   tensor with the loss of each sample, of the shape of the predictions without their last
#'   axis.
#' @family losses
#' @export
#' @examplesIf rkeras::is_keras_available()
#' loss <- loss_kl_divergence()
#' y_true <- list(c(0.1, 0.9), c(0.5, 0.5))
#' y_pred <- list(c(0.6, 0.4), c(0.4, 0.6))
#' values <- loss_kl_divergence(y_true, y_pred)
loss_kl_divergence <- function(y_true,
                               y_pred,
                               ...,
                               reduction = "auto",
                               name = "kl_divergence") {
  .External2(rk_call_formals, "loss_kl_divergence")
}

#' Kullback-Leibler divergence of the predictions from the targets
#'
#' Computes `sum(y_true * log(y_true / y_pred))` along the last axis.
#'
#' @param y_true The targets: a tensor, vector, matrix or array. Omit for an object.
#' @param y_pred The predictions: a tensor, vector, matrix or array. Omit for an object.
#' @param ... Further arguments of the class in Keras, such as `dtype`.
#' @param reduction How an object reduces the losses of the samples: "auto" or
#'   "sum_over_batch_size" for their mean, "sum" for their sum, "none" for no reduction. With
#'   targets and predictions "auto" reduces nothing, and the others reduce.
#' @param name Name of the object.
#' @return A loss object for `compile()` if `y_true` and `y_pred` are missing. Otherwise a
#'   tensor with the loss of each sample, of the shape of the predictions without their last
#'   axis.
#' @family losses
#' @export
#' @examplesIf rkeras::is_keras_available()
#' loss <- loss_kullback_leibler_divergence()
#' y_true <- list(c(0.1, 0.9), c(0.5, 0.5))
#' y_pred <- list(c(0.6, 0.4), c(0.4, 0.6))
#' values <- loss_kullback_leibler_divergence(y_true, y_pred)
loss_kullback_leibler_divergence <- function(y_true,
                                             y_pred,
                                             ...,
                                             reduction = "auto",
                                             name = "kl_divergence") {
  .External2(rk_call_formals, "loss_kullback_leibler_divergence")
}

#' Poisson loss, for counts
#'
#' Computes the mean of `y_pred - y_true * log(y_pred)` along the last axis.
#'
#' @param y_true The targets: a tensor, vector, matrix or array. Omit for an object.
#' @param y_pred The predictions: a tensor, vector, matrix or array. Omit for an object.
#' @param ... Further arguments of the class in Keras, such as `dtype`.
#' @param reduction How an object reduces the losses of the samples: "auto" or
#'   "sum_over_batch_size" for their mean, "sum" for their sum, "none" for no reduction. With
#'   targets and predictions "auto" reduces nothing, and the others reduce.
#' @param name Name of the object.
#' @return A loss object for `compile()` if `y_true` and `y_pred` are missing. Otherwise a
#'   tensor with the loss of each sample, of the shape of the predictions without their last
#'   axis.
#' @family losses
#' @export
#' @examplesIf rkeras::is_keras_available()
#' loss <- loss_poisson()
#' y_true <- list(c(0, 1), c(0, 0))
#' y_pred <- list(c(1, 1), c(1, 0))
#' values <- loss_poisson(y_true, y_pred)
loss_poisson <- function(y_true, y_pred, ..., reduction = "auto", name = "poisson") {
  .External2(rk_call_formals, "loss_poisson")
}
