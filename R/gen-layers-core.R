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
#' @param kernel_constraint Constraint applied to the kernel after each update.
#' @param bias_constraint Constraint applied to the bias after each update.
#' @param input_shape Shape of the input without the batch axis. Needed in the first layer of a
#'   model if the shape must be known before there is data.
#' @param batch_input_shape Shape of the input with the batch axis.
#' @param batch_size Fixed batch size.
#' @param dtype The layer's dtype, such as "float32".
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training.
#' @param weights Initial weights: a list of the kernel and, with a bias, the bias.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, ..., units)`.
#' @section Errors:
#' - `ValueError`: An argument is invalid, or `weights` have other shapes.
#' - `TypeError`: The layer can't be composed with `object`.
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

#' Flattens its input: merges all axes but the batch axis into one
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of shape `(batch, ...)`.
#' @param data_format "channels_last" (the default) or "channels_first": the position of the
#'   channels in the input. The output is in channels-last order for both.
#' @param input_shape Shape of the input without the batch axis. Needed in the first layer of a
#'   model if the shape must be known before there is data.
#' @param dtype The layer's dtype, such as "float32".
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training; this layer has none.
#' @param weights Initial weights; this layer has none, so only an empty list fits.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, size)`.
#' @section Errors:
#' - `ValueError`: `data_format` is unknown.
#' - `TypeError`: The layer can't be composed with `object`.
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
#' @param shape Shape of a sample, without the batch axis; NULL for unknown sizes.
#' @param batch_shape Shape with the batch axis first, instead of `shape`.
#' @param name Name of the input, which matches it with data given as a named list; by default
#'   "input_1", "input_2" and so on.
#' @param dtype The dtype of the input; by default that of the session, "float32".
#' @param sparse Whether the input is a sparse tensor.
#' @param tensor A symbolic tensor to use as the input, instead of a new one.
#' @param ragged Whether the input is a ragged tensor, whose samples differ in length. Sizes
#'   that differ are NULL in `shape`.
#' @return A symbolic tensor of shape `(batch, shape)`.
#' @section Errors:
#' - `ValueError`: Neither or both of `shape` and `batch_shape` are given, or both `sparse` and
#'   `ragged` are TRUE.
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
  .External2(rk_call_formals, "layer_input")
}

#' Reshapes its input; the elements stay in the same order
#'
#' The order is row-major, as in Keras: the last index changes fastest.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param target_shape The target shape, without the batch axis. One size may be NULL (or -1)
#'   and is then inferred from the others.
#' @param input_shape Shape of the input without the batch axis. Needed in the first layer of a
#'   model if the shape must be known before there is data.
#' @param batch_input_shape Shape of the input with the batch axis.
#' @param batch_size Fixed batch size.
#' @param dtype The layer's dtype, such as "float32".
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training; this layer has none.
#' @param weights Initial weights; this layer has none, so only an empty list fits.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, target_shape)`.
#' @section Errors:
#' - `ValueError`: The number of elements differs.
#' - `TypeError`: The layer can't be composed with `object`.
#' @family core layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_reshape(layer_input(shape = 12), target_shape = c(3, 4))$shape
layer_reshape <- function(object,
                          target_shape,
                          input_shape = NULL,
                          batch_input_shape = NULL,
                          batch_size = NULL,
                          dtype = NULL,
                          name = NULL,
                          trainable = NULL,
                          weights = NULL) {
  compose_python("layer_reshape")
}

#' Permutes the axes of its input
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param dims For each axis of the output, the corresponding axis of the input. The batch axis
#'   stays in place and is not counted; the first axis after it is number 1, in R and Python
#'   alike: `c(2, 1)` swaps the two axes of a sample.
#' @param input_shape Shape of the input without the batch axis. Needed in the first layer of a
#'   model if the shape must be known before there is data.
#' @param batch_input_shape Shape of the input with the batch axis.
#' @param batch_size Fixed batch size.
#' @param dtype The layer's dtype, such as "float32".
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training; this layer has none.
#' @param weights Initial weights; this layer has none, so only an empty list fits.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, with permuted axes.
#' @section Errors:
#' - `ValueError`: `dims` is not a permutation of 1, 2, ...
#' - `TypeError`: The layer can't be composed with `object`.
#' @family core layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_permute(layer_input(shape = c(10, 64)), dims = c(2, 1))$shape
layer_permute <- function(object,
                          dims,
                          input_shape = NULL,
                          batch_input_shape = NULL,
                          batch_size = NULL,
                          dtype = NULL,
                          name = NULL,
                          trainable = NULL,
                          weights = NULL) {
  compose_python("layer_permute")
}

#' Repeats its input `n` times, as a sequence of equal steps
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of shape `(batch, features)`.
#' @param n How many times.
#' @param batch_size Fixed batch size.
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training; this layer has none.
#' @param weights Initial weights; this layer has none, so only an empty list fits.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, n, features)`.
#' @section Errors:
#' - `ValueError`: `n` is less than 1, or the input does not have 2 axes.
#' - `TypeError`: The layer can't be composed with `object`.
#' @family core layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_repeat_vector(layer_input(shape = 32), n = 3)$shape
layer_repeat_vector <- function(object,
                                n,
                                batch_size = NULL,
                                name = NULL,
                                trainable = NULL,
                                weights = NULL) {
  compose_python("layer_repeat_vector")
}

#' Wraps a function as a layer
#'
#' The function must not have weights of its own: a layer that learns needs a class.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, a tensor,
#'   or a list of tensors, which the function gets as a list.
#' @param f Function of the input. If it has arguments `mask` or `training`, they are passed
#'   too.
#' @param output_shape Shape of the result without the batch axis, or a function that returns
#'   the result's shape for the input's. NULL infers it.
#' @param mask Mask of the result: NULL for none, a mask, or a function of the input and its
#'   mask.
#' @param arguments Further arguments of the function, by name.
#' @param input_shape Shape of the input without the batch axis. Needed in the first layer of a
#'   model if the shape must be known before there is data.
#' @param batch_input_shape Shape of the input with the batch axis.
#' @param batch_size Fixed batch size.
#' @param dtype The layer's dtype, such as "float32".
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the result of the function.
#' @section Errors:
#' - `ValueError`: `arguments` has no names.
#' - `TypeError`: The layer can't be composed with `object`.
#' @family core layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- layer_input(shape = 4)
#' layer_lambda(x, f = abs)$shape
layer_lambda <- function(object,
                         f,
                         output_shape = NULL,
                         mask = NULL,
                         arguments = NULL,
                         input_shape = NULL,
                         batch_input_shape = NULL,
                         batch_size = NULL,
                         dtype = NULL,
                         name = NULL,
                         trainable = NULL,
                         weights = NULL) {
  compose_python("layer_lambda")
}

#' Masks the padded steps of a sequence
#'
#' A step whose features all equal `mask_value` is set to 0, and subsequent layers that support
#' masks skip it.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of shape `(batch, steps, features)`.
#' @param mask_value The value that marks a step as padded.
#' @param input_shape Shape of the input without the batch axis. Needed in the first layer of a
#'   model if the shape must be known before there is data.
#' @param batch_input_shape Shape of the input with the batch axis.
#' @param batch_size Fixed batch size.
#' @param dtype The layer's dtype, such as "float32".
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training; this layer has none.
#' @param weights Initial weights; this layer has none, so only an empty list fits.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of the same shape, with a mask of
#'   shape `(batch, steps)`.
#' @section Errors:
#' - `TypeError`: The layer can't be composed with `object`.
#' @family core layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_masking(layer_input(shape = c(10, 3)), mask_value = -1)$shape
layer_masking <- function(object,
                          mask_value = 0,
                          input_shape = NULL,
                          batch_input_shape = NULL,
                          batch_size = NULL,
                          dtype = NULL,
                          name = NULL,
                          trainable = NULL,
                          weights = NULL) {
  compose_python("layer_masking")
}

#' Adds a penalty on its input to the loss and returns the input unchanged
#'
#' The penalty is `l1 * sum(abs(x)) + l2 * sum(x^2)`, divided by the batch size.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param l1 Factor of the sum of absolute values.
#' @param l2 Factor of the sum of squares.
#' @param input_shape Shape of the input without the batch axis. Needed in the first layer of a
#'   model if the shape must be known before there is data.
#' @param batch_input_shape Shape of the input with the batch axis.
#' @param batch_size Fixed batch size.
#' @param dtype The layer's dtype, such as "float32".
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training; this layer has none.
#' @param weights Initial weights; this layer has none, so only an empty list fits.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, equal to the input.
#' @section Errors:
#' - `TypeError`: The layer can't be composed with `object`.
#' @family core layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_activity_regularization(layer_input(shape = 4), l2 = 0.01)$shape
layer_activity_regularization <- function(object,
                                          l1 = 0,
                                          l2 = 0,
                                          input_shape = NULL,
                                          batch_input_shape = NULL,
                                          batch_size = NULL,
                                          dtype = NULL,
                                          name = NULL,
                                          trainable = NULL,
                                          weights = NULL) {
  compose_python("layer_activity_regularization")
}

#' Creates a layer of any class and composes it
#'
#' For layers without a function of their own: custom layers, and Keras layers that the API does
#' not cover.
#'
#' @param layer_class A class of layers.
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param args The arguments of the class, by name; they may include the standard arguments of a
#'   layer (`input_shape`, `batch_size`, `weights`, ...).
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor.
#' @section Errors:
#' - `ValueError`: `args` has no names.
#' - `TypeError`: The layer can't be composed with `object`, or the class has no such argument.
#' @family core layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- layer_input(shape = 4)
#' create_layer(keras$layers$Dense, x, args = list(units = 3))$shape
create_layer <- function(layer_class, object, args = list()) {
  compose_python("create_layer")
}
