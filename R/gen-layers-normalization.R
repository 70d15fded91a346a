# Generated from rkeras_py; do not edit by hand.

#' Normalizes each feature by its mean and variance over the batch
#'
#' In training the output is `gamma * (x - mean) / sqrt(variance + epsilon) + beta`, with mean
#' and variance of the batch (and of all axes but `axis`). Outside of training, or when
#' `trainable` is FALSE, moving averages take their place, which each training step updates:
#' `moving = moving * momentum + batch * (1 - momentum)`.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param axis The axis of the features, which have a mean and variance each; or several axes,
#'   whose combinations have. 0 is the batch axis; images with channels first have their
#'   features along axis 1. Counted from 0, as in Python, and from -1 backwards.
#' @param momentum Momentum of the moving averages.
#' @param epsilon Small number added to the variance, so that nothing is divided by 0.
#' @param center Whether to add the offset `beta`, which is learned.
#' @param scale Whether to multiply by the factor `gamma`, which is learned.
#' @param beta_initializer Initializer of `beta`.
#' @param gamma_initializer Initializer of `gamma`.
#' @param moving_mean_initializer Initializer of the moving mean.
#' @param moving_variance_initializer Initializer of the moving variance.
#' @param beta_regularizer Penalty on `beta`, added to the loss.
#' @param gamma_regularizer Penalty on `gamma`, added to the loss.
#' @param beta_constraint Function that `beta` is put through after each update.
#' @param gamma_constraint Function that `gamma` is put through after each update.
#' @param renorm Whether to use batch renormalization: in training the output is corrected
#'   towards what the moving averages would give.
#' @param renorm_clipping Bounds of the correction, by the names "rmax", "rmin" and "dmax"; what
#'   is not named is not bounded.
#' @param renorm_momentum Momentum of the averages that `renorm` uses in training.
#' @param fused TRUE computes with TensorFlow's fused kernel, for inputs of 4 axes; the moving
#'   variance then takes the variance of the batch with `n - 1` in place of `n`. NULL and FALSE
#'   compute with `n`.
#' @param virtual_batch_size Size of the parts of a batch that are normalized separately, each
#'   by its own mean and variance ("ghost batches"). It must divide the size of the batch.
#' @param adjustment Function of the input's shape, a tensor, that gives two tensors, factor and
#'   offset, which are applied to the normalized values in training.
#' @param input_shape Shape of the input without the batch axis. Needed on the first layer of a
#'   model, where the shape is to be known before data come.
#' @param batch_input_shape Shape of the input with the batch axis.
#' @param batch_size Fixed size of the batch axis.
#' @param dtype The layer's dtype, such as "float32".
#' @param name Name of the layer, unique in its model. Made up if not given.
#' @param trainable Whether training changes the layer's weights.
#' @param weights Initial weights: a list of `gamma`, `beta` (as far as there are), the moving
#'   mean and the moving variance.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of the same shape.
#' @section Errors:
#' - `ValueError`: Arguments don't go together: `fused` with `renorm`, `virtual_batch_size`,
#'   `adjustment` or several axes; `renorm` with `virtual_batch_size` or `adjustment`.
#' - `TypeError`: `object` can't be composed with.
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
#' @param epsilon Small number added to the variance, so that nothing is divided by 0.
#' @param center Whether to add the offset `beta`, which is learned.
#' @param scale Whether to multiply by the factor `gamma`, which is learned.
#' @param beta_initializer Initializer of `beta`.
#' @param gamma_initializer Initializer of `gamma`.
#' @param beta_regularizer Penalty on `beta`, added to the loss.
#' @param gamma_regularizer Penalty on `gamma`, added to the loss.
#' @param beta_constraint Function that `beta` is put through after each update.
#' @param gamma_constraint Function that `gamma` is put through after each update.
#' @param trainable Whether training changes the layer's weights.
#' @param name Name of the layer, unique in its model. Made up if not given.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of the same shape.
#' @section Errors:
#' - `TypeError`: `object` can't be composed with.
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

#' Scales each sample to length 1
#'
#' The output is `x / sqrt(sum(x^2))`, with the sum over the axes `axis`.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param axis The axis to normalize over, or several; the batch axis is the first. Counted from
#'   1, and from -1 backwards.
#' @param ... The standard arguments of a layer: `input_shape`, `batch_input_shape`,
#'   `batch_size`, `dtype`, `name`, `trainable`, `weights`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of the same shape.
#' @section Errors:
#' - `TypeError`: `object` can't be composed with.
#' @family normalization layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_unit_normalization(layer_input(shape = 4))$shape
#' layer_unit_normalization(layer_input(shape = c(4, 3)), axis = 2)$shape
layer_unit_normalization <- function(object, axis = -1L, ...) {
  compose_python("layer_unit_normalization")
}
