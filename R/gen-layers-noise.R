# Generated from rkeras_py; do not edit by hand.

#' Adds Gaussian noise with mean 0 in training
#'
#' Outside of training the input passes through unchanged.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param stddev Standard deviation of the noise, from 0 to 1. With NULL the layer passes its
#'   input on, and fails in training.
#' @param input_shape Shape of the input without the batch axis. Needed in the first layer of a
#'   model if the shape must be known before there is data.
#' @param batch_input_shape Shape of the input with the batch axis.
#' @param batch_size Fixed batch size.
#' @param dtype The layer's dtype, such as "float32".
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training; this layer has none.
#' @param weights Initial weights; this layer has none, so only an empty list fits.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of the same shape.
#' @section Errors:
#' - `ValueError`: `stddev` is not between 0 and 1.
#' - `TypeError`: The layer can't be composed with `object`.
#' @family noise layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_gaussian_noise(layer_input(shape = 4), stddev = 0.1)$shape
layer_gaussian_noise <- function(object,
                                 stddev,
                                 input_shape = NULL,
                                 batch_input_shape = NULL,
                                 batch_size = NULL,
                                 dtype = NULL,
                                 name = NULL,
                                 trainable = NULL,
                                 weights = NULL) {
  compose_python("layer_gaussian_noise")
}

#' Multiplies its input by Gaussian noise with mean 1 in training
#'
#' The standard deviation of the noise is `sqrt(rate / (1 - rate))`, as for the factors of
#' `layer_dropout()`. Outside of training the input passes through unchanged.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param rate The equivalent dropout rate, from 0 to less than 1.
#' @param input_shape Shape of the input without the batch axis. Needed in the first layer of a
#'   model if the shape must be known before there is data.
#' @param batch_input_shape Shape of the input with the batch axis.
#' @param batch_size Fixed batch size.
#' @param dtype The layer's dtype, such as "float32".
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
#' @family noise layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_gaussian_dropout(layer_input(shape = 4), rate = 0.5)$shape
layer_gaussian_dropout <- function(object,
                                   rate,
                                   input_shape = NULL,
                                   batch_input_shape = NULL,
                                   batch_size = NULL,
                                   dtype = NULL,
                                   name = NULL,
                                   trainable = NULL,
                                   weights = NULL) {
  compose_python("layer_gaussian_dropout")
}

#' Dropout that preserves mean and variance, for networks with `layer_activation_selu()`
#'
#' In training an element is set, with probability `rate`, to the limit of "selu" for large
#' negative inputs; a scale and an offset then restore mean 0 and variance 1. Outside of
#' training the input passes through unchanged.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param rate Fraction of the input to drop, from 0 to 1.
#' @param noise_shape Shape of the mask, including the batch axis, to drop elements together:
#'   the mask is broadcast along axes of size 1. NULL stands for the input's size.
#' @param seed Random seed, for reproducible results.
#' @param ... The standard arguments of a layer: `input_shape`, `batch_input_shape`,
#'   `batch_size`, `dtype`, `name`, `trainable`, `weights`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of the same shape.
#' @section Errors:
#' - `ValueError`: `rate` is not between 0 and 1.
#' - `TypeError`: The layer can't be composed with `object`.
#' @references Klambauer et al. (2017), Self-normalizing neural networks.
#'   <https://arxiv.org/abs/1706.02515>
#' @family noise layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_alpha_dropout(layer_input(shape = 4), rate = 0.1)$shape
layer_alpha_dropout <- function(object, rate, noise_shape = NULL, seed = NULL, ...) {
  compose_python("layer_alpha_dropout")
}
