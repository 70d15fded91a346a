# Generated from rkeras_py; do not edit by hand.

#' Flips images at random
#'
#' In training only; outside of it images pass unchanged.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of images, of shape `(batch, rows, cols, channels)` or `(rows, cols, channels)`.
#' @param mode "horizontal" (left and right are swapped), "vertical" (top and bottom), or
#'   "horizontal_and_vertical".
#' @param seed Seed of the random numbers, for runs that can be repeated.
#' @param ... The standard arguments of a layer: `input_shape`, `batch_input_shape`,
#'   `batch_size`, `dtype`, `name`, `trainable`, `weights`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of the same shape.
#' @section Errors:
#' - `ValueError`: An argument is not of the kind stated.
#' - `TypeError`: `object` can't be composed with.
#' @family image preprocessing layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_random_flip(layer_input(shape = c(8, 8, 3)), mode = "horizontal")$shape
layer_random_flip <- function(object, mode = "horizontal_and_vertical", seed = NULL, ...) {
  compose_python("layer_random_flip")
}

#' Moves images at random
#'
#' In training only; outside of it images pass unchanged.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of images, of shape `(batch, rows, cols, channels)` or `(rows, cols, channels)`.
#' @param height_factor How far to move down, as a share of the height: the smallest and the
#'   largest; one number `a` stands for `(-a, a)`.
#' @param width_factor How far to move to the right, as a share of the width, likewise.
#' @param fill_mode What stands where the image does not reach: "reflect" (mirrored, the edge
#'   pixel twice), "wrap", "constant" (`fill_value`) or "nearest" (the edge pixel).
#' @param interpolation How pixels between pixels are found: "bilinear" or "nearest".
#' @param seed Seed of the random numbers, for runs that can be repeated.
#' @param fill_value The value beyond the edges with `fill_mode` "constant".
#' @param ... The standard arguments of a layer: `input_shape`, `batch_input_shape`,
#'   `batch_size`, `dtype`, `name`, `trainable`, `weights`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of the same shape.
#' @section Errors:
#' - `ValueError`: An argument is not of the kind stated.
#' - `TypeError`: `object` can't be composed with.
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

#' Turns images at random
#'
#' In training only; outside of it images pass unchanged.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of images, of shape `(batch, rows, cols, channels)` or `(rows, cols, channels)`.
#' @param factor How far to turn counter-clockwise, as a share of the full circle: the smallest
#'   and the largest; one number `a` stands for `(-a, a)`.
#' @param fill_mode What stands where the image does not reach: "reflect" (mirrored, the edge
#'   pixel twice), "wrap", "constant" (`fill_value`) or "nearest" (the edge pixel).
#' @param interpolation How pixels between pixels are found: "bilinear" or "nearest".
#' @param seed Seed of the random numbers, for runs that can be repeated.
#' @param fill_value The value beyond the edges with `fill_mode` "constant".
#' @param ... The standard arguments of a layer: `input_shape`, `batch_input_shape`,
#'   `batch_size`, `dtype`, `name`, `trainable`, `weights`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of the same shape.
#' @section Errors:
#' - `ValueError`: An argument is not of the kind stated.
#' - `TypeError`: `object` can't be composed with.
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
#' In training only; outside of it images pass unchanged.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of images, of shape `(batch, rows, cols, channels)` or `(rows, cols, channels)`.
#' @param height_factor How much more of the height to see: the smallest and the largest share,
#'   where positive numbers zoom out and negative ones in; one number `a` stands for `(-a, a)`.
#' @param width_factor How much more of the width to see, likewise. NULL keeps the ratio of the
#'   sides.
#' @param fill_mode What stands where the image does not reach: "reflect" (mirrored, the edge
#'   pixel twice), "wrap", "constant" (`fill_value`) or "nearest" (the edge pixel).
#' @param interpolation How pixels between pixels are found: "bilinear" or "nearest".
#' @param seed Seed of the random numbers, for runs that can be repeated.
#' @param fill_value The value beyond the edges with `fill_mode` "constant".
#' @param ... The standard arguments of a layer: `input_shape`, `batch_input_shape`,
#'   `batch_size`, `dtype`, `name`, `trainable`, `weights`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of the same shape.
#' @section Errors:
#' - `ValueError`: An argument is not of the kind stated.
#' - `TypeError`: `object` can't be composed with.
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
#' For each image and channel, `(x - mean) * f + mean`, with a random factor `f`, then cut to 0
#' to 255. In training only; outside of it images pass unchanged.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of images, of shape `(batch, rows, cols, channels)` or `(rows, cols, channels)`.
#' @param factor How much `f` may be less than 1, and how much more: two numbers, or one for
#'   both.
#' @param seed Seed of the random numbers, for runs that can be repeated.
#' @param ... The standard arguments of a layer: `input_shape`, `batch_input_shape`,
#'   `batch_size`, `dtype`, `name`, `trainable`, `weights`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of the same shape.
#' @section Errors:
#' - `ValueError`: An argument is not of the kind stated.
#' - `TypeError`: `object` can't be composed with.
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
#' @param factor What to add, as a share of the range of values: the smallest and the largest,
#'   from -1 to 1; one number `a` stands for `(-a, a)`.
#' @param value_range Smallest and largest value of the pixels; the result is cut to them.
#' @param seed Seed of the random numbers, for runs that can be repeated.
#' @param ... The standard arguments of a layer: `input_shape`, `batch_input_shape`,
#'   `batch_size`, `dtype`, `name`, `trainable`, `weights`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of the same shape.
#' @section Errors:
#' - `ValueError`: An argument is not of the kind stated.
#' - `TypeError`: `object` can't be composed with.
#' @family image preprocessing layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_random_brightness(layer_input(shape = c(8, 8, 3)), factor = 0.2)$shape
layer_random_brightness <- function(object, factor, value_range = c(0, 255), seed = NULL, ...) {
  compose_python("layer_random_brightness")
}
