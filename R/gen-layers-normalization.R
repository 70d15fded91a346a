# Generated from rkeras_py; do not edit by hand.

#' Normalizes each feature by its mean and variance over the batch
#'
#' In training the output is `gamma * (x - mean) / sqrt(variance + epsilon) + beta`, with mean
#' and variance over the batch and all axes but `axis`. Outside of training, or if `trainable`
#' is FALSE, moving averages are used instead, which each training step updates: `moving =
#' moving * momentum + batch * (1 - momentum)`.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param axis The axis of the features, each of which has its own mean and variance, or several
#'   axes, for each combination of their indices. 0 is the batch axis; for images with channels
#'   first it is 1. Counted from 0, as in Python, and from -1 backwards.
#' @param momentum Momentum of the moving averages. With NULL the layer fails in training.
#' @param epsilon Small number added to the variance to avoid division by 0. NULL counts as
#'   0.0001 for the fused kernel, and is an error elsewhere.
#' @param center Whether to add the learned offset `beta`.
#' @param scale Whether to multiply by the learned factor `gamma`.
#' @param beta_initializer Initializer of `beta`.
#' @param gamma_initializer Initializer of `gamma`.
#' @param moving_mean_initializer Initializer of the moving mean.
#' @param moving_variance_initializer Initializer of the moving variance.
#' @param beta_regularizer Penalty on `beta`, added to the loss.
#' @param gamma_regularizer Penalty on `gamma`, added to the loss.
#' @param beta_constraint Constraint applied to `beta` after each update.
#' @param gamma_constraint Constraint applied to `gamma` after each update.
#' @param renorm Whether to use batch renormalization: in training the output is corrected
#'   toward the one that the moving averages would yield.
#' @param renorm_clipping Bounds of the correction, named "rmax", "rmin" and "dmax"; those left
#'   out are unbounded.
#' @param renorm_momentum Momentum of the moving averages that `renorm` uses in training; with
#'   NULL it fails there.
#' @param fused Whether to use TensorFlow's fused kernel, which takes inputs with 4 or 5 axes;
#'   the moving variance is then updated with the sample variance of the batch (`n - 1` in place
#'   of `n`). NULL uses it for these inputs in all dtypes but float64, where `renorm`,
#'   `virtual_batch_size`, `adjustment` and several axes are not used.
#' @param virtual_batch_size Size of the parts of a batch that are normalized separately, each
#'   by its own mean and variance ("ghost batches"). It must divide the batch size; the samples
#'   are dealt out to the parts one by one.
#' @param adjustment Function of the input's shape, a tensor, that returns two tensors: a factor
#'   and an offset, applied to the normalized values in training.
#' @param input_shape Shape of the input without the batch axis. Needed in the first layer of a
#'   model if the shape must be known before there is data.
#' @param batch_input_shape Shape of the input with the batch axis.
#' @param batch_size Fixed batch size.
#' @param dtype The layer's dtype, such as "float32".
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training.
#' @param weights Initial weights: a list of `gamma` and `beta` (if present), the moving mean
#'   and the moving variance.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of the same shape.
#' @section Errors:
#' - `ValueError`: Arguments that exclude each other are given: `fused` with `renorm`,
#'   `virtual_batch_size`, `adjustment` or several axes.
#' - `TypeError`: The layer can't be composed with `object`.
#' @references Ioffe and Szegedy (2015), Batch normalization.
#'   <https://arxiv.org/abs/1502.03167>; Ioffe (2017), Batch renormalization.
#'   <https://arxiv.org/abs/1702.03275>
#' @family normalization layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_batch_normalization(layer_input(shape = 4))$shape
#' layer_batch_normalization(layer_input(shape = c(3, 28, 28)), axis = 1)$shape
layer_batch_normalization <- function(object,
                                      axis = -1L,
                                      momentum = 0.99,
                                      epsilon = 0.001,
                                      center = TRUE,
                                      scale = TRUE,
                                      beta_initializer = "zeros",
                                      gamma_initializer = "ones",
                                      moving_mean_initializer = "zeros",
                                      moving_variance_initializer = "ones",
                                      beta_regularizer = NULL,
                                      gamma_regularizer = NULL,
                                      beta_constraint = NULL,
                                      gamma_constraint = NULL,
                                      renorm = FALSE,
                                      renorm_clipping = NULL,
                                      renorm_momentum = 0.99,
                                      fused = NULL,
                                      virtual_batch_size = NULL,
                                      adjustment = NULL,
                                      input_shape = NULL,
                                      batch_input_shape = NULL,
                                      batch_size = NULL,
                                      dtype = NULL,
                                      name = NULL,
                                      trainable = NULL,
                                      weights = NULL) {
  compose_python("layer_batch_normalization")
}

#' Normalizes each sample by its own mean and variance
#'
#' The output is `gamma * (x - mean) / sqrt(variance + epsilon) + beta`, in training and outside
#' of it, with mean and variance over the axes `axis` of each sample.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param axis The axis to normalize over, or several. 0 is the batch axis. Counted from 0, as
#'   in Python, and from -1 backwards.
#' @param epsilon Small number added to the variance to avoid division by 0.
#' @param center Whether to add the learned offset `beta`.
#' @param scale Whether to multiply by the learned factor `gamma`.
#' @param beta_initializer Initializer of `beta`.
#' @param gamma_initializer Initializer of `gamma`.
#' @param beta_regularizer Penalty on `beta`, added to the loss.
#' @param gamma_regularizer Penalty on `gamma`, added to the loss.
#' @param beta_constraint Constraint applied to `beta` after each update.
#' @param gamma_constraint Constraint applied to `gamma` after each update.
#' @param trainable Whether the layer's weights are updated in training.
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of the same shape.
#' @section Errors:
#' - `TypeError`: The layer can't be composed with `object`.
#' @references Ba, Kiros and Hinton (2016), Layer normalization.
#'   <https://arxiv.org/abs/1607.06450>
#' @family normalization layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_layer_normalization(layer_input(shape = 4))$shape
#' layer_layer_normalization(layer_input(shape = c(4, 3)), axis = 1)$shape
layer_layer_normalization <- function(object,
                                      axis = -1,
                                      epsilon = 0.001,
                                      center = TRUE,
                                      scale = TRUE,
                                      beta_initializer = "zeros",
                                      gamma_initializer = "ones",
                                      beta_regularizer = NULL,
                                      gamma_regularizer = NULL,
                                      beta_constraint = NULL,
                                      gamma_constraint = NULL,
                                      trainable = TRUE,
                                      name = NULL) {
  compose_python("layer_layer_normalization")
}

#' Scales each sample to unit length
#'
#' The output is `x / sqrt(sum(x^2))`, with the sum over the axes `axis`.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param axis The axis to normalize over, or several; the first axis is the batch. Counted from
#'   1, and from -1 backwards.
#' @param ... The standard arguments of a layer: `input_shape`, `batch_input_shape`,
#'   `batch_size`, `dtype`, `name`, `trainable`, `weights`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of the same shape.
#' @section Errors:
#' - `TypeError`: The layer can't be composed with `object`.
#' @family normalization layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_unit_normalization(layer_input(shape = 4))$shape
#' layer_unit_normalization(layer_input(shape = c(4, 3)), axis = 2)$shape
layer_unit_normalization <- function(object, axis = -1L, ...) {
  compose_python("layer_unit_normalization")
}
