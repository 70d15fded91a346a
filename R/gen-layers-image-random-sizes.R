# Generated from rkeras_py; do not edit by hand.

#' Crops images to a random part, the same for all images of a batch
#'
#' Outside of training, or if an image is smaller, its largest central part with the target
#' aspect ratio is resized instead.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of images, of shape `(batch, rows, cols, channels)` or `(rows, cols, channels)`.
#' @param height Number of rows of the output.
#' @param width Number of columns of the output.
#' @param seed Random seed, for reproducible results.
#' @param ... The standard arguments of a layer: `input_shape`, `batch_input_shape`,
#'   `batch_size`, `dtype`, `name`, `trainable`, `weights`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, height, width,
#'   channels)`.
#' @section Errors:
#' - `ValueError`: An argument is invalid.
#' - `TypeError`: The layer can't be composed with `object`.
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
#' @param factor Relative change of the height: the lower and the upper bound, where negative
#'   values make it smaller; one number `a` stands for `(-a, a)`.
#' @param interpolation Interpolation method: "bilinear", "nearest", "bicubic", "area",
#'   "lanczos3", "lanczos5", "gaussian" or "mitchellcubic".
#' @param seed Random seed, for reproducible results.
#' @param ... The standard arguments of a layer: `input_shape`, `batch_input_shape`,
#'   `batch_size`, `dtype`, `name`, `trainable`, `weights`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, new_rows, cols,
#'   channels)`.
#' @section Errors:
#' - `ValueError`: An argument is invalid.
#' - `TypeError`: The layer can't be composed with `object`.
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
#' @param factor Relative change of the width: the lower and the upper bound, where negative
#'   values make it smaller; one number `a` stands for `(-a, a)`.
#' @param interpolation Interpolation method: "bilinear", "nearest", "bicubic", "area",
#'   "lanczos3", "lanczos5", "gaussian" or "mitchellcubic".
#' @param seed Random seed, for reproducible results.
#' @param ... The standard arguments of a layer: `input_shape`, `batch_input_shape`,
#'   `batch_size`, `dtype`, `name`, `trainable`, `weights`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, rows, new_cols,
#'   channels)`.
#' @section Errors:
#' - `ValueError`: An argument is invalid.
#' - `TypeError`: The layer can't be composed with `object`.
#' @family image preprocessing layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_random_width(layer_input(shape = c(8, 8, 3)), factor = 0.2)$shape
layer_random_width <- function(object, factor, interpolation = "bilinear", seed = NULL, ...) {
  compose_python("layer_random_width")
}
