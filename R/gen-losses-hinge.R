# Generated from rkeras_py; do not edit by hand.

#' Hinge loss for two classes, labelled -1 and 1
#'
#' Computes the mean of `max(1 - y_true * y_pred, 0)` along the last axis. Targets that are all
#' 0 or 1 are converted to -1 and 1.
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
#' loss <- loss_hinge()
#' y_true <- list(c(0, 1), c(0, 0))
#' y_pred <- list(c(1, 1), c(1, 0))
#' values <- loss_hinge(y_true, y_pred)
loss_hinge <- function(y_true, y_pred, ..., reduction = "auto", name = "hinge") {
  .External2(rk_call_formals, "loss_hinge")
}

#' Squared hinge loss for two classes, labelled -1 and 1
#'
#' Computes the mean of `max(1 - y_true * y_pred, 0)^2` along the last axis. Targets that are
#' all 0 or 1 are converted to -1 and 1.
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
#' loss <- loss_squared_hinge()
#' y_true <- list(c(0, 1), c(0, 0))
#' y_pred <- list(c(1, 1), c(1, 0))
#' values <- loss_squared_hinge(y_true, y_pred)
loss_squared_hinge <- function(y_true,
                               y_pred,
                               ...,
                               reduction = "auto",
                               name = "squared_hinge") {
  .External2(rk_call_formals, "loss_squared_hinge")
}

#' Hinge loss for one-hot classes
#'
#' Computes `max(0, neg - pos + 1)` with `pos = sum(y_true * y_pred)` and `neg = max((1 -
#' y_true) * y_pred)` along the last axis.
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
#' loss <- loss_categorical_hinge()
#' y_true <- list(c(0, 1), c(0, 0))
#' y_pred <- list(c(1, 1), c(1, 0))
#' values <- loss_categorical_hinge(y_true, y_pred)
loss_categorical_hinge <- function(y_true,
                                   y_pred,
                                   ...,
                                   reduction = "auto",
                                   name = "categorical_hinge") {
  .External2(rk_call_formals, "loss_categorical_hinge")
}
