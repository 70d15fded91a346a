# Generated from rkeras_py; do not edit by hand.

#' Cuts a random part out of images, the same part out of all images of a batch
#'
#' Outside of training, and where an image is smaller, the largest middle part of the right
#' ratio of sides is resized instead.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of images, of shape `(batch, rows, cols, channels)` or `(rows, cols, channels)`.
#' @param height Number of rows of the output.
#' @param width Number of columns of the output.
#' @param seed Seed of the random numbers, for runs that can be repeated.
#' @param ... The standard arguments of a layer: `input_shape`, `batch_input_shape`,
#'   `batch_size`, `dtype`, `name`, `trainable`, `weights`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, height, width,
#'   channels)`.
#' @section Errors:
#' - `ValueError`: An argument is not of the kind stated.
#' - `TypeError`: `object` can't be composed with.
#' @family image preprocessing layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_random_crop(layer_input(shape = c(8, 8, 3)), height = 4, width = 6)$shape
layer_random_crop <- function(object, height, width, seed = NULL, ...) {
  compose_python("layer_random_crop")
}

#' Resizes images to a random height
#'
#' All images of a batch get the same number of rows. In training only; outside of it images
#' pass unchanged.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of images, of shape `(batch, rows, cols, channels)` or `(rows, cols, channels)`.
#' @param factor How much to add to the height, as a share of it: the smallest and the largest,
#'   where negative numbers make it smaller; one number `a` stands for `(-a, a)`.
#' @param interpolation How pixels between pixels are found: "bilinear", "nearest", "bicubic",
#'   "area", "lanczos3", "lanczos5", "gaussian" or "mitchellcubic".
#' @param seed Seed of the random numbers, for runs that can be repeated.
#' @param ... The standard arguments of a layer: `input_shape`, `batch_input_shape`,
#'   `batch_size`, `dtype`, `name`, `trainable`, `weights`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, new_rows, cols,
#'   channels)`.
#' @section Errors:
#' - `ValueError`: An argument is not of the kind stated.
#' - `TypeError`: `object` can't be composed with.
#' @family image preprocessing layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_random_height(layer_input(shape = c(8, 8, 3)), factor = 0.2)$shape
layer_random_height <- function(object, factor, interpolation = "bilinear", seed = NULL, ...) {
  compose_python("layer_random_height")
}

#' Resizes images to a random width
#'
#' All images of a batch get the same number of columns. In training only; outside of it images
#' pass unchanged.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of images, of shape `(batch, rows, cols, channels)` or `(rows, cols, channels)`.
#' @param factor How much to add to the width, as a share of it: the smallest and the largest,
#'   where negative numbers make it smaller; one number `a` stands for `(-a, a)`.
#' @param interpolation How pixels between pixels are found: "bilinear", "nearest", "bicubic",
#'   "area", "lanczos3", "lanczos5", "gaussian" or "mitchellcubic".
#' @param seed Seed of the random numbers, for runs that can be repeated.
#' @param ... The standard arguments of a layer: `input_shape`, `batch_input_shape`,
#'   `batch_size`, `dtype`, `name`, `trainable`, `weights`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, rows, new_cols,
#'   channels)`.
#' @section Errors:
#' - `ValueError`: An argument is not of the kind stated.
#' - `TypeError`: `object` can't be composed with.
#' @family image preprocessing layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_random_width(layer_input(shape = c(8, 8, 3)), factor = 0.2)$shape
layer_random_width <- function(object, factor, interpolation = "bilinear", seed = NULL, ...) {
  compose_python("layer_random_width")
}
