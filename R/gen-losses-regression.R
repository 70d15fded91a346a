# Generated from rkeras_py; do not edit by hand.

#' Mean squared error
#'
#' Computes the mean of `(y_true - y_pred)^2` along the last axis.
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
#' loss <- loss_mean_squared_error()
#' y_true <- list(c(0, 1), c(0, 0))
#' y_pred <- list(c(1, 1), c(1, 0))
#' values <- loss_mean_squared_error(y_true, y_pred)
loss_mean_squared_error <- function(y_true,
                                    y_pred,
                                    ...,
                                    reduction = "auto",
                                    name = "mean_squared_error") {
  .External2(rk_call_formals, "loss_mean_squared_error")
}

#' Mean absolute error
#'
#' Computes the mean of `abs(y_true - y_pred)` along the last axis.
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
#' loss <- loss_mean_absolute_error()
#' y_true <- list(c(0, 1), c(0, 0))
#' y_pred <- list(c(1, 1), c(1, 0))
#' values <- loss_mean_absolute_error(y_true, y_pred)
loss_mean_absolute_error <- function(y_true,
                                     y_pred,
                                     ...,
                                     reduction = "auto",
                                     name = "mean_absolute_error") {
  .External2(rk_call_formals, "loss_mean_absolute_error")
}

#' Mean absolute error as a percentage of the targets
#'
#' Computes the mean of `100 * abs((y_true - y_pred) / y_true)` along the last axis, with
#' `abs(y_true)` at least 1e-07 in the denominator.
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
#' loss <- loss_mean_absolute_percentage_error()
#' y_true <- list(c(0, 1), c(0, 0))
#' y_pred <- list(c(1, 1), c(1, 0))
#' values <- loss_mean_absolute_percentage_error(y_true, y_pred)
loss_mean_absolute_percentage_error <- function(y_true,
                                                y_pred,
                                                ...,
                                                reduction = "auto",
                                                name = "mean_absolute_percentage_error") {
  .External2(rk_call_formals, "loss_mean_absolute_percentage_error")
}

#' Mean squared error of logarithms
#'
#' Computes the mean of `(log(y_true + 1) - log(y_pred + 1))^2` along the last axis; negative
#' values are treated as 0.
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
#' loss <- loss_mean_squared_logarithmic_error()
#' y_true <- list(c(0, 1), c(0, 0))
#' y_pred <- list(c(1, 1), c(1, 0))
#' values <- loss_mean_squared_logarithmic_error(y_true, y_pred)
loss_mean_squared_logarithmic_error <- function(y_true,
                                                y_pred,
                                                ...,
                                                reduction = "auto",
                                                name = "mean_squared_logarithmic_error") {
  .External2(rk_call_formals, "loss_mean_squared_logarithmic_error")
}

#' Logarithm of the hyperbolic cosine of the error
#'
#' Computes the mean of `log(cosh(y_pred - y_true))` along the last axis: about `0.5 * e^2` for
#' a small error `e`, and `abs(e) - log(2)` for a large one.
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
#' loss <- loss_logcosh()
#' y_true <- list(c(0, 1), c(0, 0))
#' y_pred <- list(c(1, 1), c(1, 0))
#' values <- loss_logcosh(y_true, y_pred)
loss_logcosh <- function(y_true, y_pred, ..., reduction = "auto", name = "log_cosh") {
  .External2(rk_call_formals, "loss_logcosh")
}

#' Huber's loss, which is squared for small errors and linear for large ones
#'
#' With `e = y_true - y_pred` computes the mean along the last axis of `0.5 * e^2` where `abs(e)
#' <= delta`, and of `delta * abs(e) - 0.5 * delta^2` elsewhere.
#'
#' @param y_true The targets: a tensor, vector, matrix or array. Omit for an object.
#' @param y_pred The predictions: a tensor, vector, matrix or array. Omit for an object.
#' @param delta The error at which the loss becomes linear.
#' @param ... Further arguments of the class in Keras, such as `dtype`.
#' @param reduction How an object reduces the losses of the samples: "auto" or
#'   "sum_over_batch_size" for their mean, "sum" for their sum, "none" for no reduction. With
#'   targets and predictions "auto" reduces nothing, and the others reduce.
#' @param name Name of the object.
#' @return A loss object for `compile()` if `y_true` and `y_pred` are missing. Otherwise a
#'   tensor with the loss of each sample, of the shape of the predictions without their last
#'   axis.
#' @references Huber (1964), "Robust Estimation of a Location Parameter"
#' @family losses
#' @export
#' @examplesIf rkeras::is_keras_available()
#' loss <- loss_huber()
#' y_true <- list(c(0, 1), c(0, 0))
#' y_pred <- list(c(1, 1), c(1, 0))
#' values <- loss_huber(y_true, y_pred)
loss_huber <- function(y_true,
                       y_pred,
                       delta = 1,
                       ...,
                       reduction = "auto",
                       name = "huber_loss") {
  .External2(rk_call_formals, "loss_huber")
}

#' Negative cosine similarity of targets and predictions
#'
#' Computes `-sum(y_true * y_pred)` of vectors scaled to length 1: -1 if both have the same
#' direction, 0 if they are orthogonal or one of them is 0, 1 if they are opposite.
#'
#' @param y_true The targets: a tensor, vector, matrix or array. Omit for an object.
#' @param y_pred The predictions: a tensor, vector, matrix or array. Omit for an object.
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
#' loss <- loss_cosine_similarity()
#' y_true <- list(c(0, 1), c(1, 1))
#' y_pred <- list(c(1, 0), c(1, 1))
#' values <- loss_cosine_similarity(y_true, y_pred)
loss_cosine_similarity <- function(y_true,
                                   y_pred,
                                   axis = -1L,
                                   ...,
                                   reduction = "auto",
                                   name = "cosine_similarity") {
  .External2(rk_call_formals, "loss_cosine_similarity")
}

#' The former name of `loss_cosine_similarity()`
#'
#' @param ... The arguments of `loss_cosine_similarity()`, named or unnamed.
#' @return What `loss_cosine_similarity()` returns.
#' @family losses
#' @export
#' @examplesIf rkeras::is_keras_available()
#' loss <- loss_cosine_similarity(axis = -1)
loss_cosine_proximity <- function(...) {
  .External2(rk_call_formals, "loss_cosine_proximity")
}
