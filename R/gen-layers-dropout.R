# Generated from rkeras_py; do not edit by hand.

#' Drops random elements of its input
#'
#' In training each element is set to 0 with probability `rate`, and the others are multiplied
#' by `1 / (1 - rate)`, so the expected sum is unchanged. Outside of training the input passes
#' unchanged.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param rate Fraction of the input to drop, from 0 to 1. With NULL the layer passes its input
#'   on, and fails in training.
#' @param noise_shape Shape of the mask, including the batch axis, to drop elements together:
#'   the mask is broadcast along axes of size 1. NULL stands for the input's size, so
#'   `list(NULL, 1, NULL)` drops a feature at all time steps.
#' @param seed Random seed, for reproducible results.
#' @param input_shape Shape of the input without the batch axis. Needed in the first layer of a
#'   model if the shape must be known before there is data.
#' @param batch_input_shape Shape of the input with the batch axis.
#' @param batch_size Fixed batch size.
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training; this layer has none.
#' @param weights Initial weights; this layer has none, so only an empty list fits.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of the same shape.
#' @section Errors:
#' - `ValueError`: `rate` is not between 0 and 1.
#' - `TypeError`: The layer can't be composed with `object`.
#' @references Srivastava et al. (2014), Dropout: a simple way to prevent neural networks from
#'   overfitting. Journal of Machine Learning Research 15, 1929-1958.
#' @family dropout layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_dropout(layer_input(shape = 4), rate = 0.5)$shape
layer_dropout <- function(object,
                          rate,
                          noise_shape = NULL,
                          seed = NULL,
                          input_shape = NULL,
                          batch_input_shape = NULL,
                          batch_size = NULL,
                          name = NULL,
                          trainable = NULL,
                          weights = NULL) {
  compose_python("layer_dropout")
}

#' Drops whole channels of a sequence
#'
#' Like `layer_dropout()`, but a channel is dropped at all time steps or at none: neighbouring
#' steps are strongly correlated, so dropping single elements would not regularize.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of shape `(batch, steps, channels)`.
#' @param rate Fraction of the input to drop, from 0 to 1. With NULL the layer passes its input
#'   on, and fails in training.
#' @param batch_size Fixed batch size.
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training; this layer has none.
#' @param weights Initial weights; this layer has none, so only an empty list fits.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of the same shape.
#' @section Errors:
#' - `ValueError`: `rate` is not between 0 and 1.
#' - `TypeError`: The layer can't be composed with `object`.
#' @references Tompson et al. (2014), Efficient object localization using convolutional
#'   networks. <https://arxiv.org/abs/1411.4280>
#' @family dropout layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_spatial_dropout_1d(layer_input(shape = c(5, 3)), rate = 0.5)$shape
layer_spatial_dropout_1d <- function(object,
                                     rate,
                                     batch_size = NULL,
                                     name = NULL,
                                     trainable = NULL,
                                     weights = NULL) {
  compose_python("layer_spatial_dropout_1d")
}

#' Drops whole channels of an image
#'
#' Like `layer_dropout()`, but a channel is dropped at all pixels or at none.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of shape `(batch, rows, cols, channels)`, or `(batch, channels, rows, cols)` where
#'   channels come first.
#' @param rate Fraction of the input to drop, from 0 to 1. With NULL the layer passes its input
#'   on, and fails in training.
#' @param data_format Position of the channels: "channels_last" or "channels_first". NULL takes
#'   the default of the session.
#' @param batch_size Fixed batch size.
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training; this layer has none.
#' @param weights Initial weights; this layer has none, so only an empty list fits.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of the same shape.
#' @section Errors:
#' - `ValueError`: `rate` is not between 0 and 1, or `data_format` is unknown.
#' - `TypeError`: The layer can't be composed with `object`.
#' @references Tompson et al. (2014), Efficient object localization using convolutional
#'   networks. <https://arxiv.org/abs/1411.4280>
#' @family dropout layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_spatial_dropout_2d(layer_input(shape = c(8, 8, 3)), rate = 0.5)$shape
layer_spatial_dropout_2d <- function(object,
                                     rate,
                                     data_format = NULL,
                                     batch_size = NULL,
                                     name = NULL,
                                     trainable = NULL,
                                     weights = NULL) {
  compose_python("layer_spatial_dropout_2d")
}

#' Drops whole channels of a volume
#'
#' Like `layer_dropout()`, but a channel is dropped at all voxels or at none.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of shape `(batch, depth, rows, cols, channels)`, or `(batch, channels, depth, rows,
#'   cols)` where channels come first.
#' @param rate Fraction of the input to drop, from 0 to 1. With NULL the layer passes its input
#'   on, and fails in training.
#' @param data_format Position of the channels: "channels_last" or "channels_first". NULL takes
#'   the default of the session.
#' @param batch_size Fixed batch size.
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training; this layer has none.
#' @param weights Initial weights; this layer has none, so only an empty list fits.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of the same shape.
#' @section Errors:
#' - `ValueError`: `rate` is not between 0 and 1, or `data_format` is unknown.
#' - `TypeError`: The layer can't be composed with `object`.
#' @references Tompson et al. (2014), Efficient object localization using convolutional
#'   networks. <https://arxiv.org/abs/1411.4280>
#' @family dropout layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_spatial_dropout_3d(layer_input(shape = c(4, 8, 8, 3)), rate = 0.5)$shape
layer_spatial_dropout_3d <- function(object,
                                     rate,
                                     data_format = NULL,
                                     batch_size = NULL,
                                     name = NULL,
                                     trainable = NULL,
                                     weights = NULL) {
  compose_python("layer_spatial_dropout_3d")
}
