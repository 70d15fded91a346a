# Generated from rkeras_py; do not edit by hand.

#' Mean over windows of a sequence
#'
#' A window moves over each channel, and its mean becomes one element of the output. With
#' "valid" padding, each axis of the output has size `floor((steps - pool_size) / strides) + 1`.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of shape `(batch, steps, channels)`, or `(batch, channels, steps)` where channels
#'   come first.
#' @param pool_size Size of the window, in steps.
#' @param strides How far the window moves from one output to the next. NULL for `pool_size`.
#' @param padding "valid" for windows that lie within the input, "same" for an output of size
#'   `ceil(size / strides)`, where windows may extend beyond the edge; values beyond it are not
#'   counted.
#' @param data_format Position of the channels: "channels_last" or "channels_first". NULL takes
#'   the default of the session.
#' @param batch_size Fixed batch size.
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training; this layer has none.
#' @param weights Initial weights; this layer has none, so only an empty list fits.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, pooled_steps,
#'   channels)`.
#' @section Errors:
#' - `ValueError`: An argument is invalid, or the input is smaller than the window.
#' - `TypeError`: The layer can't be composed with `object`.
#' @family pooling layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_average_pooling_1d(layer_input(shape = c(8, 3)))$shape
layer_average_pooling_1d <- function(object,
                                     pool_size = 2L,
                                     strides = NULL,
                                     padding = "valid",
                                     data_format = "channels_last",
                                     batch_size = NULL,
                                     name = NULL,
                                     trainable = NULL,
                                     weights = NULL) {
  compose_python("layer_average_pooling_1d")
}

#' Mean over windows of an image
#'
#' A window moves over each channel, and its mean becomes one element of the output. With
#' "valid" padding, each axis of the output has size `floor((size - pool_size) / strides) + 1`.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of shape `(batch, rows, cols, channels)`, or `(batch, channels, rows, cols)` where
#'   channels come first.
#' @param pool_size Size of the window: `(rows, cols)`, or one size for both.
#' @param strides How far the window moves from one output to the next. NULL for `pool_size`.
#' @param padding "valid" for windows that lie within the input, "same" for an output of size
#'   `ceil(size / strides)`, where windows may extend beyond the edge; values beyond it are not
#'   counted.
#' @param data_format Position of the channels: "channels_last" or "channels_first". NULL takes
#'   the default of the session.
#' @param batch_size Fixed batch size.
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training; this layer has none.
#' @param weights Initial weights; this layer has none, so only an empty list fits.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, pooled_rows,
#'   pooled_cols, channels)`.
#' @section Errors:
#' - `ValueError`: An argument is invalid, or the input is smaller than the window.
#' - `TypeError`: The layer can't be composed with `object`.
#' @family pooling layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_average_pooling_2d(layer_input(shape = c(8, 8, 3)))$shape
layer_average_pooling_2d <- function(object,
                                     pool_size = c(2L, 2L),
                                     strides = NULL,
                                     padding = "valid",
                                     data_format = NULL,
                                     batch_size = NULL,
                                     name = NULL,
                                     trainable = NULL,
                                     weights = NULL) {
  compose_python("layer_average_pooling_2d")
}

#' Mean over windows of a volume
#'
#' A window moves over each channel, and its mean becomes one element of the output. With
#' "valid" padding, each axis of the output has size `floor((size - pool_size) / strides) + 1`.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of shape `(batch, depth, rows, cols, channels)`, or `(batch, channels, depth, rows,
#'   cols)` where channels come first.
#' @param pool_size Size of the window: `(depth, rows, cols)`, or one size for all.
#' @param strides How far the window moves from one output to the next. NULL for `pool_size`.
#' @param padding "valid" for windows that lie within the input, "same" for an output of size
#'   `ceil(size / strides)`, where windows may extend beyond the edge; values beyond it are not
#'   counted.
#' @param data_format Position of the channels: "channels_last" or "channels_first". NULL takes
#'   the default of the session.
#' @param batch_size Fixed batch size.
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training; this layer has none.
#' @param weights Initial weights; this layer has none, so only an empty list fits.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, pooled_depth,
#'   pooled_rows, pooled_cols, channels)`.
#' @section Errors:
#' - `ValueError`: An argument is invalid, or the input is smaller than the window.
#' - `TypeError`: The layer can't be composed with `object`.
#' @family pooling layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_average_pooling_3d(layer_input(shape = c(8, 8, 8, 3)))$shape
layer_average_pooling_3d <- function(object,
                                     pool_size = c(2L, 2L, 2L),
                                     strides = NULL,
                                     padding = "valid",
                                     data_format = NULL,
                                     batch_size = NULL,
                                     name = NULL,
                                     trainable = NULL,
                                     weights = NULL) {
  compose_python("layer_average_pooling_3d")
}

#' Maximum over windows of a sequence
#'
#' A window moves over each channel, and its largest value becomes one element of the output.
#' With "valid" padding, each axis of the output has size `floor((steps - pool_size) / strides)
#' + 1`.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of shape `(batch, steps, channels)`, or `(batch, channels, steps)` where channels
#'   come first.
#' @param pool_size Size of the window, in steps.
#' @param strides How far the window moves from one output to the next. NULL for `pool_size`.
#' @param padding "valid" for windows that lie within the input, "same" for an output of size
#'   `ceil(size / strides)`, where windows may extend beyond the edge; values beyond it are not
#'   counted.
#' @param data_format Position of the channels: "channels_last" or "channels_first". NULL takes
#'   the default of the session.
#' @param batch_size Fixed batch size.
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training; this layer has none.
#' @param weights Initial weights; this layer has none, so only an empty list fits.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, pooled_steps,
#'   channels)`.
#' @section Errors:
#' - `ValueError`: An argument is invalid, or the input is smaller than the window.
#' - `TypeError`: The layer can't be composed with `object`.
#' @family pooling layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_max_pooling_1d(layer_input(shape = c(8, 3)))$shape
layer_max_pooling_1d <- function(object,
                                 pool_size = 2L,
                                 strides = NULL,
                                 padding = "valid",
                                 data_format = "channels_last",
                                 batch_size = NULL,
                                 name = NULL,
                                 trainable = NULL,
                                 weights = NULL) {
  compose_python("layer_max_pooling_1d")
}

#' Maximum over windows of an image
#'
#' A window moves over each channel, and its largest value becomes one element of the output.
#' With "valid" padding, each axis of the output has size `floor((size - pool_size) / strides) +
#' 1`.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of shape `(batch, rows, cols, channels)`, or `(batch, channels, rows, cols)` where
#'   channels come first.
#' @param pool_size Size of the window: `(rows, cols)`, or one size for both.
#' @param strides How far the window moves from one output to the next. NULL for `pool_size`.
#' @param padding "valid" for windows that lie within the input, "same" for an output of size
#'   `ceil(size / strides)`, where windows may extend beyond the edge; values beyond it are not
#'   counted.
#' @param data_format Position of the channels: "channels_last" or "channels_first". NULL takes
#'   the default of the session.
#' @param batch_size Fixed batch size.
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training; this layer has none.
#' @param weights Initial weights; this layer has none, so only an empty list fits.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, pooled_rows,
#'   pooled_cols, channels)`.
#' @section Errors:
#' - `ValueError`: An argument is invalid, or the input is smaller than the window.
#' - `TypeError`: The layer can't be composed with `object`.
#' @family pooling layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_max_pooling_2d(layer_input(shape = c(8, 8, 3)))$shape
layer_max_pooling_2d <- function(object,
                                 pool_size = c(2L, 2L),
                                 strides = NULL,
                                 padding = "valid",
                                 data_format = NULL,
                                 batch_size = NULL,
                                 name = NULL,
                                 trainable = NULL,
                                 weights = NULL) {
  compose_python("layer_max_pooling_2d")
}

#' Maximum over windows of a volume
#'
#' A window moves over each channel, and its largest value becomes one element of the output.
#' With "valid" padding, each axis of the output has size `floor((size - pool_size) / strides) +
#' 1`.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of shape `(batch, depth, rows, cols, channels)`, or `(batch, channels, depth, rows,
#'   cols)` where channels come first.
#' @param pool_size Size of the window: `(depth, rows, cols)`, or one size for all.
#' @param strides How far the window moves from one output to the next. NULL for `pool_size`.
#' @param padding "valid" for windows that lie within the input, "same" for an output of size
#'   `ceil(size / strides)`, where windows may extend beyond the edge; values beyond it are not
#'   counted.
#' @param data_format Position of the channels: "channels_last" or "channels_first". NULL takes
#'   the default of the session.
#' @param batch_size Fixed batch size.
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training; this layer has none.
#' @param weights Initial weights; this layer has none, so only an empty list fits.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, pooled_depth,
#'   pooled_rows, pooled_cols, channels)`.
#' @section Errors:
#' - `ValueError`: An argument is invalid, or the input is smaller than the window.
#' - `TypeError`: The layer can't be composed with `object`.
#' @family pooling layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_max_pooling_3d(layer_input(shape = c(8, 8, 8, 3)))$shape
layer_max_pooling_3d <- function(object,
                                 pool_size = c(2L, 2L, 2L),
                                 strides = NULL,
                                 padding = "valid",
                                 data_format = NULL,
                                 batch_size = NULL,
                                 name = NULL,
                                 trainable = NULL,
                                 weights = NULL) {
  compose_python("layer_max_pooling_3d")
}

#' Mean of each channel over all steps of a sequence
#'
#' Masked steps are not counted.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of shape `(batch, steps, channels)`, or `(batch, channels, steps)` where channels
#'   come first.
#' @param data_format Position of the channels: "channels_last" or "channels_first". NULL takes
#'   the default of the session.
#' @param keepdims Whether to keep the axes that were pooled, with size 1.
#' @param ... The standard arguments of a layer: `input_shape`, `batch_input_shape`,
#'   `batch_size`, `dtype`, `name`, `trainable`, `weights`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, channels)`, or
#'   `(batch, 1, channels)` with `keepdims`.
#' @section Errors:
#' - `ValueError`: `data_format` is unknown.
#' - `TypeError`: The layer can't be composed with `object`.
#' @family pooling layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_global_average_pooling_1d(layer_input(shape = c(8, 3)))$shape
layer_global_average_pooling_1d <- function(object,
                                            data_format = "channels_last",
                                            keepdims = FALSE,
                                            ...) {
  compose_python("layer_global_average_pooling_1d")
}

#' Mean of each channel over all pixels of an image
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of shape `(batch, rows, cols, channels)`, or `(batch, channels, rows, cols)` where
#'   channels come first.
#' @param data_format Position of the channels: "channels_last" or "channels_first". NULL takes
#'   the default of the session.
#' @param keepdims Whether to keep the axes that were pooled, with size 1.
#' @param ... The standard arguments of a layer: `input_shape`, `batch_input_shape`,
#'   `batch_size`, `dtype`, `name`, `trainable`, `weights`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, channels)`, or
#'   `(batch, 1, 1, channels)` with `keepdims`.
#' @section Errors:
#' - `ValueError`: `data_format` is unknown.
#' - `TypeError`: The layer can't be composed with `object`.
#' @family pooling layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_global_average_pooling_2d(layer_input(shape = c(8, 8, 3)))$shape
layer_global_average_pooling_2d <- function(object, data_format = NULL, keepdims = FALSE, ...) {
  compose_python("layer_global_average_pooling_2d")
}

#' Mean of each channel over all voxels of a volume
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of shape `(batch, depth, rows, cols, channels)`, or `(batch, channels, depth, rows,
#'   cols)` where channels come first.
#' @param data_format Position of the channels: "channels_last" or "channels_first". NULL takes
#'   the default of the session.
#' @param keepdims Whether to keep the axes that were pooled, with size 1.
#' @param ... The standard arguments of a layer: `input_shape`, `batch_input_shape`,
#'   `batch_size`, `dtype`, `name`, `trainable`, `weights`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, channels)`, or
#'   `(batch, 1, 1, 1, channels)` with `keepdims`.
#' @section Errors:
#' - `ValueError`: `data_format` is unknown.
#' - `TypeError`: The layer can't be composed with `object`.
#' @family pooling layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_global_average_pooling_3d(layer_input(shape = c(8, 8, 8, 3)))$shape
layer_global_average_pooling_3d <- function(object, data_format = NULL, keepdims = FALSE, ...) {
  compose_python("layer_global_average_pooling_3d")
}

#' Maximum of each channel over all steps of a sequence
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of shape `(batch, steps, channels)`, or `(batch, channels, steps)` where channels
#'   come first.
#' @param data_format Position of the channels: "channels_last" or "channels_first". NULL takes
#'   the default of the session.
#' @param keepdims Whether to keep the axes that were pooled, with size 1.
#' @param ... The standard arguments of a layer: `input_shape`, `batch_input_shape`,
#'   `batch_size`, `dtype`, `name`, `trainable`, `weights`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, channels)`, or
#'   `(batch, 1, channels)` with `keepdims`.
#' @section Errors:
#' - `ValueError`: `data_format` is unknown.
#' - `TypeError`: The layer can't be composed with `object`.
#' @family pooling layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_global_max_pooling_1d(layer_input(shape = c(8, 3)))$shape
layer_global_max_pooling_1d <- function(object,
                                        data_format = "channels_last",
                                        keepdims = FALSE,
                                        ...) {
  compose_python("layer_global_max_pooling_1d")
}

#' Maximum of each channel over all pixels of an image
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of shape `(batch, rows, cols, channels)`, or `(batch, channels, rows, cols)` where
#'   channels come first.
#' @param data_format Position of the channels: "channels_last" or "channels_first". NULL takes
#'   the default of the session.
#' @param keepdims Whether to keep the axes that were pooled, with size 1.
#' @param ... The standard arguments of a layer: `input_shape`, `batch_input_shape`,
#'   `batch_size`, `dtype`, `name`, `trainable`, `weights`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, channels)`, or
#'   `(batch, 1, 1, channels)` with `keepdims`.
#' @section Errors:
#' - `ValueError`: `data_format` is unknown.
#' - `TypeError`: The layer can't be composed with `object`.
#' @family pooling layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_global_max_pooling_2d(layer_input(shape = c(8, 8, 3)))$shape
layer_global_max_pooling_2d <- function(object, data_format = NULL, keepdims = FALSE, ...) {
  compose_python("layer_global_max_pooling_2d")
}

#' Maximum of each channel over all voxels of a volume
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of shape `(batch, depth, rows, cols, channels)`, or `(batch, channels, depth, rows,
#'   cols)` where channels come first.
#' @param data_format Position of the channels: "channels_last" or "channels_first". NULL takes
#'   the default of the session.
#' @param keepdims Whether to keep the axes that were pooled, with size 1.
#' @param ... The standard arguments of a layer: `input_shape`, `batch_input_shape`,
#'   `batch_size`, `dtype`, `name`, `trainable`, `weights`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, channels)`, or
#'   `(batch, 1, 1, 1, channels)` with `keepdims`.
#' @section Errors:
#' - `ValueError`: `data_format` is unknown.
#' - `TypeError`: The layer can't be composed with `object`.
#' @family pooling layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_global_max_pooling_3d(layer_input(shape = c(8, 8, 8, 3)))$shape
layer_global_max_pooling_3d <- function(object, data_format = NULL, keepdims = FALSE, ...) {
  compose_python("layer_global_max_pooling_3d")
}
