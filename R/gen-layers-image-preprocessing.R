# Generated from rkeras_py; do not edit by hand.

#' Resizes images
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of images, of shape `(batch, rows, cols, channels)` or `(rows, cols, channels)`.
#' @param height Number of rows of the output.
#' @param width Number of columns of the output.
#' @param interpolation Interpolation method: "bilinear", "nearest", "bicubic", "area",
#'   "lanczos3", "lanczos5", "gaussian" or "mitchellcubic".
#' @param crop_to_aspect_ratio Whether to crop an image with a different aspect ratio instead of
#'   distorting it.
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
#' layer_resizing(layer_input(shape = c(8, 8, 3)), height = 4, width = 6)$shape
layer_resizing <- function(object,
                           height,
                           width,
                           interpolation = "bilinear",
                           crop_to_aspect_ratio = FALSE,
                           ...) {
  compose_python("layer_resizing")
}

#' Crops images to their center
#'
#' If an image is smaller, its largest central part with the target aspect ratio is resized
#' instead.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of images, of shape `(batch, rows, cols, channels)` or `(rows, cols, channels)`.
#' @param height Number of rows of the output.
#' @param width Number of columns of the output.
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
#' layer_center_crop(layer_input(shape = c(8, 8, 3)), height = 4, width = 6)$shape
layer_center_crop <- function(object, height, width, ...) {
  compose_python("layer_center_crop")
}

#' Multiplies its input by a factor and adds an offset
#'
#' The output is `x * scale + offset`: `scale = 1/255` maps pixel values from 0..255 to 0..1,
#' and `scale = 1/127.5, offset = -1` maps them to -1..1.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param scale The factor, or one for each channel.
#' @param offset The offset, or one for each channel.
#' @param ... The standard arguments of a layer: `input_shape`, `batch_input_shape`,
#'   `batch_size`, `dtype`, `name`, `trainable`, `weights`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of the same shape.
#' @section Errors:
#' - `ValueError`: An argument is invalid.
#' - `TypeError`: The layer can't be composed with `object`.
#' @family image preprocessing layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_rescaling(layer_input(shape = c(8, 8, 3)), scale = 0.5)$shape
layer_rescaling <- function(object, scale, offset = 0, ...) {
  compose_python("layer_rescaling")
}
