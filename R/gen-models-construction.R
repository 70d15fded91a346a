# Generated from rkeras_py; do not edit by hand.

#' Sequential model: layers applied one after another
#'
#' Layers are added by piping the model into layer functions. Each modifies the model in place
#' and returns it.
#'
#' @param layers A list of layers to begin with; `layer_input()` may be the first.
#' @param name Name of the model.
#' @param ... The input, if the model should be built before it sees data: `input_shape`
#'   (without the batch axis) or `batch_input_shape`, and `batch_size`, `dtype`, `input_tensor`,
#'   `sparse`; also `trainable`.
#' @return A Sequential model.
#' @section Errors:
#' - `ValueError`: An argument of the input is given without a shape.
#' - `TypeError`: `layers` contains something other than layers.
#' @family models
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- keras_model_sequential(input_shape = 4)
#' model <- layer_dense(model, units = 8, activation = "relu")
#' model <- layer_dense(model, units = 1)
#' model$output_shape
keras_model_sequential <- function(layers = NULL, name = NULL, ...) {
  .External2(rk_call_formals, "keras_model_sequential")
}

#' Functional model, defined by its inputs and outputs
#'
#' @param inputs The input tensor returned by `layer_input()`, or a list of such tensors.
#' @param outputs The output tensor that layers computed from the inputs, or a list of them.
#' @param ... `name`, the name of the model, by default "model", "model_1" and so on;
#'   `trainable`.
#' @return The model, not compiled.
#' @section Errors:
#' - `ValueError`: `outputs` is missing, or is not computed from `inputs`.
#' @family models
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- layer_input(shape = 4)
#' model <- keras_model(x, layer_dense(x, units = 2))
#' model$output_shape
keras_model <- function(inputs, outputs = NULL, ...) {
  .External2(rk_call_formals, "keras_model")
}
