# Generated from rkeras_py; do not edit by hand.

#' Convolutions of tensors
#'
#' Convolutions with a kernel that is given, for real and complex numbers, with groups where the
#' kernel has fewer input channels than the tensor.
#'
#' - `k_conv1d()`: 1D convolution.
#' - `k_conv2d()`: 2D convolution.
#' - `k_conv3d()`: 3D convolution.
#' - `k_conv2d_transpose()`: Transposed convolution along two axes: from what a convolution
#'   gives back to its input.
#' - `k_conv3d_transpose()`: 3D transposed convolution.
#' - `k_depthwise_conv2d()`: 2D depthwise convolution: each channel has kernels of its own.
#' - `k_separable_conv2d()`: 2D separable convolution: a depthwise one, then one that mixes the
#'   channels.
#' - `k_local_conv1d()`: 1D locally connected operation: a convolution with separate weights at
#'   each position.
#' - `k_local_conv2d()`: 2D locally connected operation: a convolution with separate weights at
#'   each position.
#'
#' @param x A tensor with a batch axis, spatial axes, and channels as `data_format` says.
#' @param kernel `k_conv1d()`, `k_conv2d()`, `k_conv3d()`: The kernel: a tensor of shape
#'   `(*kernel_size, channels, filters)`. `k_conv2d_transpose()`, `k_conv3d_transpose()`: The
#'   kernel: a tensor of shape `(*kernel_size, filters, channels)`. `k_local_conv1d()`: A tensor
#'   of shape `(positions, kernel_size * channels, filters)`. `k_local_conv2d()`: A tensor of
#'   shape `(positions, rows * columns * channels, filters)`; positions and taps row by row.
#' @param strides Steps between output positions.
#' @param padding How borders are treated: "valid" or "same" (in 1D also "causal").
#' @param data_format "channels_last" or "channels_first"; NULL for `k_image_data_format()`.
#' @param dilation_rate Steps between the taps of the kernel.
#' @param output_shape `k_conv2d_transpose()`, `k_conv3d_transpose()`: The shape of the result,
#'   with the batch axis. The sizes of the batch and of the channels may be NULL.
#'   `k_local_conv2d()`: The sizes of the spatial axes of the result.
#' @param depthwise_kernel A tensor of shape `(rows, columns, channels, multiplier)`.
#' @param pointwise_kernel A tensor of shape `(1, 1, channels * multiplier, filters)`.
#' @param inputs A tensor with a batch axis, spatial axes of known size, and channels.
#' @param kernel_size Sizes of the window along the spatial axes.
#' @return
#' - `k_conv1d()`: A tensor of the layout of `x`, with `filters` channels.
#' - `k_conv2d()`: A tensor of the layout of `x`, with `filters` channels.
#' - `k_conv3d()`: A tensor of the layout of `x`, with `filters` channels.
#' - `k_conv2d_transpose()`: A tensor of the shape `output_shape`.
#' - `k_conv3d_transpose()`: A tensor of the shape `output_shape`.
#' - `k_depthwise_conv2d()`: A tensor of the layout of `x`, with `channels * multiplier`
#'   channels.
#' - `k_separable_conv2d()`: A tensor of the layout of `x`, with `filters` channels.
#' - `k_local_conv1d()`: A tensor of the layout of `inputs`, with `filters` channels.
#' - `k_local_conv2d()`: A tensor of the layout of `inputs`, with `filters` channels.
#' @family backend
#' @name backend_convolutions
#' @examplesIf rkeras::is_keras_available()
#' k_int_shape(k_conv1d(k_ones(c(1, 5, 2)), k_ones(c(3, 2, 4))))
#' k_int_shape(k_conv2d(k_ones(c(1, 5, 5, 2)), k_ones(c(3, 3, 2, 4))))
#' k_int_shape(k_conv3d(k_ones(c(1, 3, 3, 3, 2)), k_ones(c(2, 2, 2, 2, 4))))
#' kernel <- k_ones(c(2, 2, 4, 1))
#' k_int_shape(k_conv2d_transpose(k_ones(c(1, 2, 2, 1)), kernel, c(1, 3, 3, 4)))
#' kernel <- k_ones(c(2, 2, 2, 4, 1))
#' k_int_shape(k_conv3d_transpose(k_ones(c(1, 2, 2, 2, 1)), kernel, c(1, 3, 3, 3, 4)))
#' k_int_shape(k_depthwise_conv2d(k_ones(c(1, 5, 5, 2)), k_ones(c(3, 3, 2, 2))))
#' x <- k_ones(c(1, 5, 5, 2))
#' kernel <- k_ones(c(3, 3, 2, 2))
#' k_int_shape(k_separable_conv2d(x, kernel, k_ones(c(1, 1, 4, 6))))
#' k_int_shape(k_local_conv1d(k_ones(c(1, 5, 1)), k_ones(c(4, 2, 3)), 2, 1))
#' x <- k_ones(c(1, 3, 3, 1))
#' kernel <- k_ones(c(4, 4, 2))
#' k_int_shape(k_local_conv2d(x, kernel, c(2, 2), c(1, 1), c(2, 2)))
NULL

#' @rdname backend_convolutions
#' @export
k_conv1d <- function(x,
                     kernel,
                     strides = 1,
                     padding = "valid",
                     data_format = NULL,
                     dilation_rate = 1) {
  .External2(rk_call_formals, "k_conv1d")
}

#' @rdname backend_convolutions
#' @export
k_conv2d <- function(x,
                     kernel,
                     strides = c(1, 1),
                     padding = "valid",
                     data_format = NULL,
                     dilation_rate = c(1, 1)) {
  .External2(rk_call_formals, "k_conv2d")
}

#' @rdname backend_convolutions
#' @export
k_conv3d <- function(x,
                     kernel,
                     strides = c(1, 1, 1),
                     padding = "valid",
                     data_format = NULL,
                     dilation_rate = c(1, 1, 1)) {
  .External2(rk_call_formals, "k_conv3d")
}

#' @rdname backend_convolutions
#' @export
k_conv2d_transpose <- function(x,
                               kernel,
                               output_shape,
                               strides = c(1, 1),
                               padding = "valid",
                               data_format = NULL) {
  .External2(rk_call_formals, "k_conv2d_transpose")
}

#' @rdname backend_convolutions
#' @export
k_conv3d_transpose <- function(x,
                               kernel,
                               output_shape,
                               strides = c(1, 1, 1),
                               padding = "valid",
                               data_format = NULL) {
  .External2(rk_call_formals, "k_conv3d_transpose")
}

#' @rdname backend_convolutions
#' @export
k_depthwise_conv2d <- function(x,
                               depthwise_kernel,
                               strides = c(1, 1),
                               padding = "valid",
                               data_format = NULL,
                               dilation_rate = c(1, 1)) {
  .External2(rk_call_formals, "k_depthwise_conv2d")
}

#' @rdname backend_convolutions
#' @export
k_separable_conv2d <- function(x,
                               depthwise_kernel,
                               pointwise_kernel,
                               strides = c(1, 1),
                               padding = "valid",
                               data_format = NULL,
                               dilation_rate = c(1, 1)) {
  .External2(rk_call_formals, "k_separable_conv2d")
}

#' @rdname backend_convolutions
#' @export
k_local_conv1d <- function(inputs, kernel, kernel_size, strides, data_format = NULL) {
  .External2(rk_call_formals, "k_local_conv1d")
}

#' @rdname backend_convolutions
#' @export
k_local_conv2d <- function(inputs,
                           kernel,
                           kernel_size,
                           strides,
                           output_shape,
                           data_format = NULL) {
  .External2(rk_call_formals, "k_local_conv2d")
}
