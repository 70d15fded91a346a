# Generated from rkeras_py; do not edit by hand.

#' Densely connected layer
#'
#' Computes `activation(dot(input, kernel) + bias)` over the last axis of its input; all other
#' axes are treated as batch axes.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of shape `(batch, ..., features)`.
#' @param units Number of outputs, the size of the last axis of the result.
#' @param activation Function applied to the result, by name or as a function. NULL leaves it
#'   linear.
#' @param use_bias Whether to add a bias vector.
#' @param kernel_initializer Initializer of the kernel, of shape `(features, units)`.
#' @param bias_initializer Initializer of the bias, of shape `(units)`.
#' @param kernel_regularizer Penalty on the kernel, added to the loss.
#' @param bias_regularizer Penalty on the bias, added to the loss.
#' @param activity_regularizer Penalty on the output, added to the loss.
#' @param kernel_constraint Function that the kernel is put through after each update.
#' @param bias_constraint Function that the bias is put through after each update.
#' @param input_shape Shape of the input without the batch axis. Needed on the first layer of a
#'   model, where the shape is to be known before data come.
#' @param batch_input_shape Shape of the input with the batch axis.
#' @param batch_size Fixed size of the batch axis.
#' @param dtype The layer's dtype, such as "float32".
#' @param name Name of the layer, unique in its model. Made up if not given.
#' @param trainable Whether training changes the layer's weights.
#' @param weights Initial weights: a list of the kernel and, with a bias, the bias.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, ..., units)`.
#' @section Errors:
#' - `ValueError`: An argument is not of the kind stated, or `weights` have other shapes.
#' - `TypeError`: `object` can't be composed with.
#' @family core layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- layer_input(shape = 4)
#' layer_dense(x, units = 3, activation = "relu")$shape
layer_dense <- function(object,
                        units,
                        activation = NULL,
                        use_bias = TRUE,
                        kernel_initializer = "glorot_uniform",
                        bias_initializer = "zeros",
                        kernel_regularizer = NULL,
                        bias_regularizer = NULL,
                        activity_regularizer = NULL,
                        kernel_constraint = NULL,
                        bias_constraint = NULL,
                        input_shape = NULL,
                        batch_input_shape = NULL,
                        batch_size = NULL,
                        dtype = NULL,
                        name = NULL,
                        trainable = NULL,
                        weights = NULL) {
  compose_python("layer_dense")
}

#' Flattens its input, all axes but the batch into one
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of shape `(batch, ...)`.
#' @param data_format "channels_last" (the default) or "channels_first": where the channels
#'   stand in the input. The result lists channels last in both.
#' @param input_shape Shape of the input without the batch axis. Needed on the first layer of a
#'   model, where the shape is to be known before data come.
#' @param dtype The layer's dtype, such as "float32".
#' @param name Name of the layer, unique in its model. Made up if not given.
#' @param trainable Whether training changes the layer's weights; this layer has none.
#' @param weights Initial weights; this layer has none, so only an empty list fits.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, size)`.
#' @section Errors:
#' - `ValueError`: `data_format` is unknown.
#' - `TypeError`: `object` can't be composed with.
#' @family core layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_flatten(layer_input(shape = c(4, 5)))$shape
layer_flatten <- function(object,
                          data_format = NULL,
                          input_shape = NULL,
                          dtype = NULL,
                          name = NULL,
                          trainable = NULL,
                          weights = NULL) {
  compose_python("layer_flatten")
}

#' Input of a functional model
#'
#' @param shape Shape of one sample, without the batch axis; NULL where a size is unknown.
#' @param batch_shape Shape with the batch axis first, instead of `shape`.
#' @param name Name of the input, by which data in a named list find it.
#' @param dtype The dtype of the input; the default is that of the session, "float32".
#' @param sparse Whether the input is a sparse tensor.
#' @param tensor A symbolic tensor to take as the input, instead of a new one.
#' @param ragged Whether the input is a ragged tensor. Keras 3 has no such inputs.
#' @return A symbolic tensor of shape `(batch, shape)`.
#' @section Errors:
#' - `ValueError`: Neither or both of `shape` and `batch_shape` are given, or `ragged` is TRUE.
#' @family core layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_input(shape = c(28, 28, 1))$shape
layer_input <- function(shape = NULL,
                        batch_shape = NULL,
                        name = NULL,
                        dtype = NULL,
                        sparse = FALSE,
                        tensor = NULL,
                        ragged = FALSE) {
  call_python("layer_input")
}
