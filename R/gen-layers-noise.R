# Generated from rkeras_py; do not edit by hand.

#' Adds normal noise of mean 0 in training
#'
#' Outside of training the input passes unchanged.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param stddev Standard deviation of the noise, from 0 to 1.
#' @param input_shape Shape of the input without the batch axis. Needed on the first layer of a
#'   model, where the shape is to be known before data come.
#' @param batch_input_shape Shape of the input with the batch axis.
#' @param batch_size Fixed size of the batch axis.
#' @param dtype The layer's dtype, such as "float32".
#' @param name Name of the layer, unique in its model. Made up if not given.
#' @param trainable Whether training changes the layer's weights; this layer has none.
#' @param weights Initial weights; this layer has none, so only an empty list fits.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of the same shape.
#' @section Errors:
#' - `ValueError`: `stddev` is not between 0 and 1.
#' - `TypeError`: `object` can't be composed with.
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

#' Multiplies its input by normal noise of mean 1 in training
#'
#' The noise has the standard deviation `sqrt(rate / (1 - rate))`, that of the factors of
#' `layer_dropout()`. Outside of training the input passes unchanged.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param rate The rate of the dropout that it stands for, from 0 to less than 1.
#' @param input_shape Shape of the input without the batch axis. Needed on the first layer of a
#'   model, where the shape is to be known before data come.
#' @param batch_input_shape Shape of the input with the batch axis.
#' @param batch_size Fixed size of the batch axis.
#' @param dtype The layer's dtype, such as "float32".
#' @param name Name of the layer, unique in its model. Made up if not given.
#' @param trainable Whether training changes the layer's weights; this layer has none.
#' @param weights Initial weights; this layer has none, so only an empty list fits.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of the same shape.
#' @section Errors:
#' - `ValueError`: `rate` is not between 0 and 1.
#' - `TypeError`: `object` can't be composed with.
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

#' Dropout that keeps mean and variance, for networks of `layer_activation_selu()`
#'
#' In training an element takes, with probability `rate`, the value to which "selu" tends for
#' small inputs; a scale and an offset then restore mean 0 and variance 1. Outside of training
#' the input passes unchanged.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param rate Share of the input to drop, from 0 to 1.
#' @param noise_shape Shape of the mask, the batch axis included, where elements are to be
#'   dropped together: the mask is spread over axes of size 1. NULL stands for the input's size.
#' @param seed Seed of the random numbers, for runs that can be repeated.
#' @param ... The standard arguments of a layer: `input_shape`, `batch_input_shape`,
#'   `batch_size`, `dtype`, `name`, `trainable`, `weights`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of the same shape.
#' @section Errors:
#' - `ValueError`: `rate` is not between 0 and 1.
#' - `TypeError`: `object` can't be composed with.
#' @references Klambauer et al. (2017), Self-normalizing neural networks.
#'   <https://arxiv.org/abs/1706.02515>
#' @family noise layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_alpha_dropout(layer_input(shape = 4), rate = 0.1)$shape
layer_alpha_dropout <- function(object, rate, noise_shape = NULL, seed = NULL, ...) {
  compose_python("layer_alpha_dropout")
}
