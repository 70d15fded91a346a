# Generated from rkeras_py; do not edit by hand.

#' Padding and resizing of tensors
#'
#' Add zeros around the spatial axes of a tensor, or repeat its elements along them.
#'
#' - `k_temporal_padding()`: Pads sequences with zeros.
#' - `k_spatial_2d_padding()`: Pads images with zeros.
#' - `k_spatial_3d_padding()`: Pads volumes with zeros.
#' - `k_resize_images()`: Enlarges images by repeating rows and columns.
#' - `k_resize_volumes()`: Enlarges volumes by repeating elements along each axis.
#'
#' @param x `k_temporal_padding()`: A tensor of shape `(samples, steps, features)`.
#'   `k_spatial_2d_padding()`, `k_spatial_3d_padding()`, `k_resize_images()`,
#'   `k_resize_volumes()`: A tensor with a batch axis, spatial axes, and channels as
#'   `data_format` says.
#' @param padding `k_temporal_padding()`: How many zeros before and after.
#'   `k_spatial_2d_padding()`, `k_spatial_3d_padding()`: A pair for each spatial axis: how many
#'   zeros before and after.
#' @param data_format "channels_last" or "channels_first"; NULL for `k_image_data_format()`.
#' @param height_factor How many times as high the result is.
#' @param width_factor How many times as wide the result is.
#' @param depth_factor How many times as deep the result is.
#' @return
#' - `k_temporal_padding()`: A tensor with more steps.
#' - `k_spatial_2d_padding()`: A tensor of the layout of `x`.
#' - `k_spatial_3d_padding()`: A tensor of the layout of `x`.
#' - `k_resize_images()`: A tensor of the layout of `x`.
#' - `k_resize_volumes()`: A tensor of the layout of `x`.
#' @family backend
#' @name backend_resizing
#' @examplesIf rkeras::is_keras_available()
#' k_int_shape(k_temporal_padding(k_ones(c(1, 4, 2)), c(1, 2)))
#' k_int_shape(k_spatial_2d_padding(k_ones(c(1, 4, 4, 2))))
#' k_int_shape(k_spatial_3d_padding(k_ones(c(1, 4, 4, 4, 2))))
#' k_int_shape(k_resize_images(k_ones(c(1, 4, 4, 2)), 2, 3, "channels_last"))
#' k_int_shape(k_resize_volumes(k_ones(c(1, 2, 2, 2, 1)), 2, 1, 3, "channels_last"))
NULL

#' @rdname backend_resizing
#' @export
k_temporal_padding <- function(x, padding = c(1, 1)) {
  .External2(rk_call_formals, "k_temporal_padding")
}

#' @rdname backend_resizing
#' @export
k_spatial_2d_padding <- function(x,
                                 padding = list(list(1, 1), list(1, 1)),
                                 data_format = NULL) {
  .External2(rk_call_formals, "k_spatial_2d_padding")
}

#' @rdname backend_resizing
#' @export
k_spatial_3d_padding <- function(x,
                                 padding = list(list(1, 1), list(1, 1), list(1, 1)),
                                 data_format = NULL) {
  .External2(rk_call_formals, "k_spatial_3d_padding")
}

#' @rdname backend_resizing
#' @export
k_resize_images <- function(x, height_factor, width_factor, data_format) {
  .External2(rk_call_formals, "k_resize_images")
}

#' @rdname backend_resizing
#' @export
k_resize_volumes <- function(x, depth_factor, height_factor, width_factor, data_format) {
  .External2(rk_call_formals, "k_resize_volumes")
}
