# Generated from rkeras_py; do not edit by hand.

#' 1D convolution with another kernel at each position
#'
#' Like a convolution over a sequence, but the kernel is not shared: each position of the output
#' has weights of its own. The input's steps must be known.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of shape `(batch, steps, channels)`, or `(batch, channels, steps)` where channels
#'   come first.
#' @param filters Number of outputs at each position.
#' @param kernel_size Length of the window.
#' @param strides How far the window moves from one output to the next.
#' @param padding "valid" for windows that lie within the input, "same" for an output of size
#'   `ceil(size / strides)`, with zeros beyond the edge.
#' @param data_format Where the channels stand: "channels_last" or "channels_first". NULL takes
#'   what the Keras configuration says.
#' @param activation Function applied to the result. NULL leaves it linear.
#' @param use_bias Whether to add a bias, another at each position.
#' @param kernel_initializer Initializer of the kernels.
#' @param bias_initializer Initializer of the bias.
#' @param kernel_regularizer Penalty on the kernel, added to the loss.
#' @param bias_regularizer Penalty on the bias, added to the loss.
#' @param activity_regularizer Penalty on the output, added to the loss.
#' @param kernel_constraint Function that the kernel is put through after each update.
#' @param bias_constraint Function that the bias is put through after each update.
#' @param implementation How the kernels are held and applied, with equal results: 1, as a
#'   matrix for each position, which takes little memory; 2, as a full matrix between all inputs
#'   and outputs of which most is masked, fast for small inputs; 3, as a sparse matrix, for
#'   large inputs with small windows.
#' @param batch_size Fixed size of the batch axis.
#' @param name Name of the layer, unique in its model. Made up if not given.
#' @param trainable Whether training changes the layer's weights.
#' @param weights Initial weights: a list of kernel and, with a bias, bias. The kernel's shape
#'   depends on `implementation`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, new_steps,
#'   filters)`.
#' @section Errors:
#' - `ValueError`: The input's size is unknown or smaller than the window, or `implementation`
#'   is not 1, 2 or 3.
#' - `TypeError`: `object` can't be composed with.
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

#' 2D convolution with another kernel at each position
#'
#' Like a convolution over an image, but the kernel is not shared: each position of the output
#' has weights of its own. The input's rows and columns must be known.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of shape `(batch, rows, cols, channels)`, or `(batch, channels, rows, cols)` where
#'   channels come first.
#' @param filters Number of outputs at each position.
#' @param kernel_size Size of the window: `(rows, cols)`, or one size for both.
#' @param strides How far the window moves from one output to the next: `(rows, cols)`, or one
#'   step for both.
#' @param padding "valid" for windows that lie within the input, "same" for an output of size
#'   `ceil(size / strides)`, with zeros beyond the edge.
#' @param data_format Where the channels stand: "channels_last" or "channels_first". NULL takes
#'   what the Keras configuration says.
#' @param activation Function applied to the result. NULL leaves it linear.
#' @param use_bias Whether to add a bias, another at each position.
#' @param kernel_initializer Initializer of the kernels.
#' @param bias_initializer Initializer of the bias.
#' @param kernel_regularizer Penalty on the kernel, added to the loss.
#' @param bias_regularizer Penalty on the bias, added to the loss.
#' @param activity_regularizer Penalty on the output, added to the loss.
#' @param kernel_constraint Function that the kernel is put through after each update.
#' @param bias_constraint Function that the bias is put through after each update.
#' @param implementation How the kernels are held and applied, with equal results: 1, as a
#'   matrix for each position, which takes little memory; 2, as a full matrix between all inputs
#'   and outputs of which most is masked, fast for small inputs; 3, as a sparse matrix, for
#'   large inputs with small windows.
#' @param batch_size Fixed size of the batch axis.
#' @param name Name of the layer, unique in its model. Made up if not given.
#' @param trainable Whether training changes the layer's weights.
#' @param weights Initial weights: a list of kernel and, with a bias, bias. The kernel's shape
#'   depends on `implementation`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, new_rows,
#'   new_cols, filters)`.
#' @section Errors:
#' - `ValueError`: The input's size is unknown or smaller than the window, or `implementation`
#'   is not 1, 2 or 3.
#' - `TypeError`: `object` can't be composed with.
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
