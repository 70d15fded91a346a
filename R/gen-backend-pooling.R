# Generated from rkeras_py; do not edit by hand.

#' Pooling of tensors
#'
#' The maximum or the mean of each window of an image or a volume, channel by channel.
#'
#' - `k_pool2d()`: 2D pooling.
#' - `k_pool3d()`: 3D pooling.
#'
#' @param x A tensor with a batch axis, spatial axes, and channels as `data_format` says.
#' @param pool_size Sizes of the window.
#' @param strides Steps of the window.
#' @param padding "valid", or "same": what is beyond the border counts for nothing.
#' @param data_format "channels_last" or "channels_first"; NULL for `k_image_data_format()`.
#' @param pool_mode "max" or "avg".
#' @return
#' - `k_pool2d()`: A tensor of the layout of `x`.
#' - `k_pool3d()`: A tensor of the layout of `x`.
#' @family backend
#' @name backend_pooling
#' @examplesIf rkeras::is_keras_available()
#' k_int_shape(k_pool2d(k_ones(c(1, 4, 4, 2)), c(2, 2), c(2, 2)))
#' k_int_shape(k_pool3d(k_ones(c(1, 4, 4, 4, 2)), c(2, 2, 2), c(2, 2, 2)))
NULL

#' @rdname backend_pooling
#' @export
k_pool2d <- function(x,
                     pool_size,
                     strides = c(1, 1),
                     padding = "valid",
                     data_format = NULL,
                     pool_mode = "max") {
  .External2(rk_call_formals, "k_pool2d")
}

#' @rdname backend_pooling
#' @export
k_pool3d <- function(x,
                     pool_size,
                     strides = c(1, 1, 1),
                     padding = "valid",
                     data_format = NULL,
                     pool_mode = "max") {
  .External2(rk_call_formals, "k_pool3d")
}
