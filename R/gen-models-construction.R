# Generated from rkeras_py; do not edit by hand.

#' Sequential model, a stack of layers
#'
#' Layers are added with the layer functions, by a pipe: the model is changed in place, and is
#' their value too.
#'
#' @param layers A list of layers to begin with.
#' @param name Name of the model.
#' @param ... The input, if it is to be known before data come: `input_shape` (without the batch
#'   axis) or `batch_input_shape`, and `batch_size`, `dtype`, `input_tensor`, `sparse`; also
#'   `trainable`.
#' @return A Sequential model.
#' @section Errors:
#' - `ValueError`: An argument of the input is given without a shape.
#' - `TypeError`: `layers` holds something else than layers.
#' @family models
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- keras_model_sequential(input_shape = 4)
#' model <- layer_dense(model, units = 8, activation = "relu")
#' model <- layer_dense(model, units = 1)
#' model$output_shape
keras_model_sequential <- function(layers = NULL, name = NULL, ...) {
  call_python("keras_model_sequential")
}

#' Functional model, from its inputs to its outputs
#'
#' @param inputs The input tensor of `layer_input()`, or a list of them.
#' @param outputs The output tensor, or a list of them: what layers made of the inputs.
#' @param ... `name`, the name of the model; `trainable`.
#' @return A model, to be compiled and trained.
#' @section Errors:
#' - `ValueError`: `outputs` is missing, or is not computed from `inputs`.
#' @family models
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- layer_input(shape = 4)
#' model <- keras_model(x, layer_dense(x, units = 2))
#' model$output_shape
keras_model <- function(inputs, outputs = NULL, ...) {
  call_python("keras_model")
}
