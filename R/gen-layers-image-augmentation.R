# Generated from rkeras_py; do not edit by hand.

#' Flips images at random
#'
#' Active in training only; otherwise images pass through unchanged.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of images, of shape `(batch, rows, cols, channels)` or `(rows, cols, channels)`.
#' @param mode "horizontal" (left and right are swapped), "vertical" (top and bottom), or
#'   "horizontal_and_vertical".
#' @param seed Random seed, for reproducible results.
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
#' layer_random_flip(layer_input(shape = c(8, 8, 3)), mode = "horizontal")$shape
layer_random_flip <- function(object, mode = "horizontal_and_vertical", seed = NULL, ...) {
  compose_python("layer_random_flip")
}

#' Shifts images at random
#'
#' Active in training only; otherwise images pass through unchanged.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of images, of shape `(batch, rows, cols, channels)` or `(rows, cols, channels)`.
#' @param height_factor How far to shift down, as a fraction of the height: the lower and the
#'   upper bound; one number `a` stands for `(-a, a)`.
#' @param width_factor How far to shift right, as a fraction of the width, likewise.
#' @param fill_mode How points outside the image are filled: "reflect" (mirrored, the edge pixel
#'   twice), "wrap", "constant" (`fill_value`) or "nearest" (the edge pixel).
#' @param interpolation Interpolation method: "bilinear" or "nearest".
#' @param seed Random seed, for reproducible results.
#' @param fill_value The value outside the image with `fill_mode` "constant". With NULL the
#'   layer passes its input on, and fails in training.
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
#' x <- layer_input(shape = c(8, 8, 3))
#' layer_random_translation(x, height_factor = 0.1, width_factor = 0.2)$shape
layer_random_translation <- function(object,
                                     height_factor,
                                     width_factor,
                                     fill_mode = "reflect",
                                     interpolation = "bilinear",
                                     seed = NULL,
                                     fill_value = 0,
                                     ...) {
  compose_python("layer_random_translation")
}

#' Rotates images at random
#'
#' Active in training only; otherwise images pass through unchanged.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of images, of shape `(batch, rows, cols, channels)` or `(rows, cols, channels)`.
#' @param factor How far to rotate counter-clockwise, as a fraction of a full turn: the lower
#'   and the upper bound; one number `a` stands for `(-a, a)`.
#' @param fill_mode How points outside the image are filled: "reflect" (mirrored, the edge pixel
#'   twice), "wrap", "constant" (`fill_value`) or "nearest" (the edge pixel).
#' @param interpolation Interpolation method: "bilinear" or "nearest".
#' @param seed Random seed, for reproducible results.
#' @param fill_value The value outside the image with `fill_mode` "constant". With NULL the
#'   layer passes its input on, and fails in training.
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
#' layer_random_rotation(layer_input(shape = c(8, 8, 3)), factor = 0.1)$shape
layer_random_rotation <- function(object,
                                  factor,
                                  fill_mode = "reflect",
                                  interpolation = "bilinear",
                                  seed = NULL,
                                  fill_value = 0,
                                  ...) {
  compose_python("layer_random_rotation")
}

#' Zooms images at random
#'
#' Active in training only; otherwise images pass through unchanged.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of images, of shape `(batch, rows, cols, channels)` or `(rows, cols, channels)`.
#' @param height_factor Relative change of the visible height: the lower and the upper bound,
#'   where positive values zoom out and negative values zoom in; one number `a` stands for `(-a,
#'   a)`.
#' @param width_factor Relative change of the visible width, likewise. NULL keeps the aspect
#'   ratio.
#' @param fill_mode How points outside the image are filled: "reflect" (mirrored, the edge pixel
#'   twice), "wrap", "constant" (`fill_value`) or "nearest" (the edge pixel).
#' @param interpolation Interpolation method: "bilinear" or "nearest".
#' @param seed Random seed, for reproducible results.
#' @param fill_value The value outside the image with `fill_mode` "constant". With NULL the
#'   layer passes its input on, and fails in training.
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
#' layer_random_zoom(layer_input(shape = c(8, 8, 3)), height_factor = 0.2)$shape
layer_random_zoom <- function(object,
                              height_factor,
                              width_factor = NULL,
                              fill_mode = "reflect",
                              interpolation = "bilinear",
                              seed = NULL,
                              fill_value = 0,
                              ...) {
  compose_python("layer_random_zoom")
}

#' Changes the contrast of images at random
#'
#' For each image and channel, `(x - mean) * f + mean`, with one random factor `f` for the whole
#' batch, then clipped to the range from 0 to 255. Active in training only; otherwise images
#' pass through unchanged.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of images, of shape `(batch, rows, cols, channels)` or `(rows, cols, channels)`.
#' @param factor How far `f` may be below 1 and how far above: two numbers, or one for both.
#' @param seed Random seed, for reproducible results.
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
#' layer_random_contrast(layer_input(shape = c(8, 8, 3)), factor = 0.5)$shape
layer_random_contrast <- function(object, factor, seed = NULL, ...) {
  compose_python("layer_random_contrast")
}

#' Changes the brightness of images at random
#'
#' The same random number is added to all pixels of an image. In training only; outside of it
#' images pass unchanged.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of images, of shape `(batch, rows, cols, channels)` or `(rows, cols, channels)`.
#' @param factor What to add, as a fraction of the range of values: the lower and the upper
#'   bound, from -1 to 1; one number `a` stands for `(-a, a)`.
#' @param value_range Smallest and largest pixel value; the result is clipped to this range.
#' @param seed Random seed, for reproducible results.
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
#' layer_random_brightness(layer_input(shape = c(8, 8, 3)), factor = 0.2)$shape
layer_random_brightness <- function(object, factor, value_range = c(0, 255), seed = NULL, ...) {
  compose_python("layer_random_brightness")
}
