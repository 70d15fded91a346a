# Generated from rkeras_py; do not edit by hand.

#' 1D convolution with a different kernel at each position
#'
#' Like a convolution over a sequence, but the kernel is not shared: each position of the output
#' has weights of its own. The input's steps must be known.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of shape `(batch, steps, channels)`, or `(batch, channels, steps)` where channels
#'   come first.
#' @param filters Number of output channels.
#' @param kernel_size Length of the window.
#' @param strides How far the window moves from one output to the next.
#' @param padding "valid" for windows that lie within the input, "same" for an output of size
#'   `ceil(size / strides)`, with zeros beyond the edge.
#' @param data_format Position of the channels: "channels_last" or "channels_first". NULL takes
#'   the default of the session.
#' @param activation Function applied to the result. NULL leaves it linear.
#' @param use_bias Whether to add a bias, a different one at each position.
#' @param kernel_initializer Initializer of the kernels.
#' @param bias_initializer Initializer of the bias.
#' @param kernel_regularizer Penalty on the kernel, added to the loss.
#' @param bias_regularizer Penalty on the bias, added to the loss.
#' @param activity_regularizer Penalty on the output, added to the loss.
#' @param kernel_constraint Constraint applied to the kernel after each update.
#' @param bias_constraint Constraint applied to the bias after each update.
#' @param implementation How the kernels are stored and applied, with equal results: 1, a matrix
#'   for each position, which takes little memory; 2, a dense, mostly masked matrix between all
#'   inputs and outputs, fast for small inputs; 3, a sparse matrix, for large inputs with small
#'   windows.
#' @param batch_size Fixed batch size.
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training.
#' @param weights Initial weights: a list of kernel and, with a bias, bias. The kernel's shape
#'   depends on `implementation`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, new_steps,
#'   filters)`.
#' @section Errors:
#' - `ValueError`: The input's size is unknown or smaller than the window, or `implementation`
#'   is not 1, 2 or 3.
#' - `TypeError`: The layer can't be composed with `object`.
#' @family locally connected layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- layer_input(shape = c(10, 3))
#' layer_locally_connected_1d(x, filters = 16, kernel_size = 3)$shape
layer_locally_connected_1d <- function(object,
                                       filters,
                                       kernel_size,
                                       strides = 1L,
                                       padding = "valid",
                                       data_format = NULL,
                                       activation = NULL,
                                       use_bias = TRUE,
                                       kernel_initializer = "glorot_uniform",
                                       bias_initializer = "zeros",
                                       kernel_regularizer = NULL,
                                       bias_regularizer = NULL,
                                       activity_regularizer = NULL,
                                       kernel_constraint = NULL,
                                       bias_constraint = NULL,
                                       implementation = 1L,
                                       batch_size = NULL,
                                       name = NULL,
                                       trainable = NULL,
                                       weights = NULL) {
  compose_python("layer_locally_connected_1d")
}

#' 2D convolution with a different kernel at each position
#'
#' Like a convolution over an image, but the kernel is not shared: each position of the output
#' has weights of its own. The input's rows and columns must be known.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of shape `(batch, rows, cols, channels)`, or `(batch, channels, rows, cols)` where
#'   channels come first.
#' @param filters Number of output channels.
#' @param kernel_size Size of the window: `(rows, cols)`, or one size for both.
#' @param strides How far the window moves from one output to the next: `(rows, cols)`, or one
#'   step for both.
#' @param padding "valid" for windows that lie within the input, "same" for an output of size
#'   `ceil(size / strides)`, with zeros beyond the edge.
#' @param data_format Position of the channels: "channels_last" or "channels_first". NULL takes
#'   the default of the session.
#' @param activation Function applied to the result. NULL leaves it linear.
#' @param use_bias Whether to add a bias, a different one at each position.
#' @param kernel_initializer Initializer of the kernels.
#' @param bias_initializer Initializer of the bias.
#' @param kernel_regularizer Penalty on the kernel, added to the loss.
#' @param bias_regularizer Penalty on the bias, added to the loss.
#' @param activity_regularizer Penalty on the output, added to the loss.
#' @param kernel_constraint Constraint applied to the kernel after each update.
#' @param bias_constraint Constraint applied to the bias after each update.
#' @param implementation How the kernels are stored and applied, with equal results: 1, a matrix
#'   for each position, which takes little memory; 2, a dense, mostly masked matrix between all
#'   inputs and outputs, fast for small inputs; 3, a sparse matrix, for large inputs with small
#'   windows.
#' @param batch_size Fixed batch size.
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training.
#' @param weights Initial weights: a list of kernel and, with a bias, bias. The kernel's shape
#'   depends on `implementation`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, new_rows,
#'   new_cols, filters)`.
#' @section Errors:
#' - `ValueError`: The input's size is unknown or smaller than the window, or `implementation`
#'   is not 1, 2 or 3.
#' - `TypeError`: The layer can't be composed with `object`.
#' @family locally connected layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- layer_input(shape = c(8, 8, 3))
#' layer_locally_connected_2d(x, filters = 16, kernel_size = 3)$shape
layer_locally_connected_2d <- function(object,
                                       filters,
                                       kernel_size,
                                       strides = c(1L, 1L),
                                       padding = "valid",
                                       data_format = NULL,
                                       activation = NULL,
                                       use_bias = TRUE,
                                       kernel_initializer = "glorot_uniform",
                                       bias_initializer = "zeros",
                                       kernel_regularizer = NULL,
                                       bias_regularizer = NULL,
                                       activity_regularizer = NULL,
                                       kernel_constraint = NULL,
                                       bias_constraint = NULL,
                                       implementation = 1L,
                                       batch_size = NULL,
                                       name = NULL,
                                       trainable = NULL,
                                       weights = NULL) {
  compose_python("layer_locally_connected_2d")
}
