# Generated from rkeras_py; do not edit by hand.

#' Updates the weights once, using a single batch
#'
#' @param object The compiled model.
#' @param x The inputs of one batch: an array with the samples along the first axis; a list of
#'   arrays, or a named list by the names of the inputs, for several.
#' @param y The targets, in the same forms.
#' @param class_weight The weight of each class in the loss: a named list from class index,
#'   counted from 0, to weight.
#' @param sample_weight The weight of each sample in the loss: an array with one number per
#'   sample.
#' @return The loss; with metrics or several outputs, a list of the loss and the other values,
#'   in the order of the results of `evaluate()`. They are computed before the update.
#' @section Errors:
#' - `ValueError`: The model is not compiled, or the data do not fit it.
#' @family models
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 1), units = 1)
#' model <- compile(model, optimizer = "sgd", loss = "mse")
#' loss <- train_on_batch(model, x = c(1, 2), y = c(2, 4))
train_on_batch <- function(object, x, y, class_weight = NULL, sample_weight = NULL) {
  .External2(rk_call_formals, "train_on_batch")
}

#' Computes the loss and the metrics on a single batch
#'
#' @param object The compiled model.
#' @param x The inputs of one batch: an array with the samples along the first axis; a list of
#'   arrays, or a named list by the names of the inputs, for several.
#' @param y The targets, in the same forms.
#' @param sample_weight The weight of each sample in the loss: an array with one number per
#'   sample.
#' @return The loss; with metrics or several outputs, a list of the loss and the other values,
#'   in the order of the results of `evaluate()`.
#' @section Errors:
#' - `ValueError`: The model is not compiled, or the data do not fit it.
#' @family models
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 1), units = 1)
#' model <- compile(model, loss = "mse")
#' loss <- test_on_batch(model, x = c(1, 2), y = c(2, 4))
test_on_batch <- function(object, x, y, sample_weight = NULL) {
  .External2(rk_call_formals, "test_on_batch")
}

#' Computes the outputs of a model for a single batch
#'
#' @param object The model; it need not be compiled.
#' @param x The inputs of one batch: an array with the samples along the first axis; a list of
#'   arrays, or a named list by the names of the inputs, for several.
#' @return An array with the samples along the first axis; a list of arrays for several outputs.
#' @section Errors:
#' - `ValueError`: The data do not fit the model.
#' @family models
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 1), units = 2)
#' result <- predict_on_batch(model, x = c(1, 2))
predict_on_batch <- function(object, x) {
  .External2(rk_call_formals, "predict_on_batch")
}
