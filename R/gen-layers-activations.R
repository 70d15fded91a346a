# Generated from rkeras_py; do not edit by hand.

#' Applies an activation function to its input
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param activation The activation: a name ("relu", "softmax", ...) or a function of one
#'   tensor.
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
#' - `ValueError`: No activation has that name.
#' - `TypeError`: The layer can't be composed with `object`.
#' @family activation layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_activation(layer_input(shape = 4), activation = "relu")$shape
layer_activation <- function(object,
                             activation,
                             input_shape = NULL,
                             batch_input_shape = NULL,
                             batch_size = NULL,
                             dtype = NULL,
                             name = NULL,
                             trainable = NULL,
                             weights = NULL) {
  compose_python("layer_activation")
}

#' Rectified linear unit
#'
#' `x` where `threshold <= x < max_value`, `max_value` where `x >= max_value`, and
#' `negative_slope * (x - threshold)` below the threshold.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param max_value Largest value of the result; NULL for no bound.
#' @param negative_slope Slope below the threshold.
#' @param threshold The input above which values pass through.
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
#' - `ValueError`: An argument is negative.
#' - `TypeError`: The layer can't be composed with `object`.
#' @family activation layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_activation_relu(layer_input(shape = 4), max_value = 6)$shape
layer_activation_relu <- function(object,
                                  max_value = NULL,
                                  negative_slope = 0,
                                  threshold = 0,
                                  input_shape = NULL,
                                  batch_input_shape = NULL,
                                  batch_size = NULL,
                                  dtype = NULL,
                                  name = NULL,
                                  trainable = NULL,
                                  weights = NULL) {
  compose_python("layer_activation_relu")
}

#' Leaky rectified linear unit
#'
#' `x` where it is positive, `alpha * x` elsewhere, so that a unit always has a gradient.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param alpha Slope for negative values, at least 0.
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
#' - `ValueError`: `alpha` is negative.
#' - `TypeError`: The layer can't be composed with `object`.
#' @references Maas, Hannun and Ng (2013), Rectifier nonlinearities improve neural network
#'   acoustic models.
#' @family activation layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_activation_leaky_relu(layer_input(shape = 4), alpha = 0.1)$shape
layer_activation_leaky_relu <- function(object,
                                        alpha = 0.3,
                                        input_shape = NULL,
                                        batch_input_shape = NULL,
                                        batch_size = NULL,
                                        dtype = NULL,
                                        name = NULL,
                                        trainable = NULL,
                                        weights = NULL) {
  compose_python("layer_activation_leaky_relu")
}

#' Parametric rectified linear unit, with a learned slope for negative values
#'
#' `x` where it is positive, `alpha * x` elsewhere, with an `alpha` for each element of a
#' sample.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param alpha_initializer Initializer of the slopes.
#' @param alpha_regularizer Penalty on the slopes, added to the loss.
#' @param alpha_constraint Constraint applied to the slopes after each update.
#' @param shared_axes Axes of the input along which the slopes are shared, where 0 is the batch
#'   axis: 1 and 2, the rows and columns of images, for one slope per channel. Counted from 0,
#'   as in Python, and from -1 backwards.
#' @param input_shape Shape of the input without the batch axis. Needed in the first layer of a
#'   model if the shape must be known before there is data.
#' @param batch_input_shape Shape of the input with the batch axis.
#' @param batch_size Fixed batch size.
#' @param dtype The layer's dtype, such as "float32".
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of the same shape.
#' @section Errors:
#' - `ValueError`: `shared_axes` contains the batch axis or an axis that the input does not
#'   have.
#' - `TypeError`: The layer can't be composed with `object`.
#' @references He et al. (2015), Delving deep into rectifiers.
#'   <https://arxiv.org/abs/1502.01852>
#' @family activation layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_activation_parametric_relu(layer_input(shape = 4))$shape
#' layer <- layer_activation_parametric_relu(shared_axes = c(1, 2))
#' layer(layer_input(shape = c(28, 28, 3)))$shape
layer_activation_parametric_relu <- function(object,
                                             alpha_initializer = "zeros",
                                             alpha_regularizer = NULL,
                                             alpha_constraint = NULL,
                                             shared_axes = NULL,
                                             input_shape = NULL,
                                             batch_input_shape = NULL,
                                             batch_size = NULL,
                                             dtype = NULL,
                                             name = NULL,
                                             trainable = NULL,
                                             weights = NULL) {
  compose_python("layer_activation_parametric_relu")
}

#' Thresholded rectified linear unit
#'
#' `x` where it is greater than `theta`, 0 elsewhere.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param theta The threshold, at least 0.
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
#' - `ValueError`: `theta` is negative.
#' - `TypeError`: The layer can't be composed with `object`.
#' @references Konda, Memisevic and Krueger (2014), Zero-bias autoencoders and the benefits of
#'   co-adapting features. <https://arxiv.org/abs/1402.3337>
#' @family activation layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_activation_thresholded_relu(layer_input(shape = 4), theta = 0.5)$shape
layer_activation_thresholded_relu <- function(object,
                                              theta = 1,
                                              input_shape = NULL,
                                              batch_input_shape = NULL,
                                              batch_size = NULL,
                                              dtype = NULL,
                                              name = NULL,
                                              trainable = NULL,
                                              weights = NULL) {
  compose_python("layer_activation_thresholded_relu")
}

#' Exponential linear unit
#'
#' `x` where it is positive, `alpha * (exp(x) - 1)` elsewhere.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param alpha Scale of the negative part, which tends to `-alpha`.
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
#' - `TypeError`: The layer can't be composed with `object`.
#' @references Clevert, Unterthiner and Hochreiter (2016), Fast and accurate deep network
#'   learning by exponential linear units. <https://arxiv.org/abs/1511.07289>
#' @family activation layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_activation_elu(layer_input(shape = 4))$shape
layer_activation_elu <- function(object,
                                 alpha = 1,
                                 input_shape = NULL,
                                 batch_input_shape = NULL,
                                 batch_size = NULL,
                                 dtype = NULL,
                                 name = NULL,
                                 trainable = NULL,
                                 weights = NULL) {
  compose_python("layer_activation_elu")
}

#' Scaled exponential linear unit
#'
#' `scale * x` where it is positive, `scale * alpha * (exp(x) - 1)` elsewhere, with `scale`
#' about 1.0507 and `alpha` about 1.6733: in a deep network of dense layers with the initializer
#' "lecun_normal", activations keep mean 0 and variance 1 from layer to layer.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
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
#' - `TypeError`: The layer can't be composed with `object`.
#' @references Klambauer et al. (2017), Self-normalizing neural networks.
#'   <https://arxiv.org/abs/1706.02515>
#' @family activation layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_activation_selu(layer_input(shape = 4))$shape
layer_activation_selu <- function(object,
                                  input_shape = NULL,
                                  batch_input_shape = NULL,
                                  batch_size = NULL,
                                  dtype = NULL,
                                  name = NULL,
                                  trainable = NULL,
                                  weights = NULL) {
  compose_python("layer_activation_selu")
}

#' Softmax: positive values that sum to 1
#'
#' `exp(x) / sum(exp(x))`. Called with a mask of the input's shape, the layer returns 0 for
#' masked elements.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param axis The axis along which the values sum to 1, or several axes. 0 is the batch axis.
#'   NULL is all axes, so that a whole batch sums to 1. Counted from 0, as in Python, and from
#'   -1 backwards.
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
#' - `TypeError`: The layer can't be composed with `object`.
#' @family activation layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_activation_softmax(layer_input(shape = 4))$shape
#' layer_activation_softmax(layer_input(shape = c(4, 3)), axis = 1)$shape
layer_activation_softmax <- function(object,
                                     axis = -1,
                                     input_shape = NULL,
                                     batch_input_shape = NULL,
                                     batch_size = NULL,
                                     dtype = NULL,
                                     name = NULL,
                                     trainable = NULL,
                                     weights = NULL) {
  compose_python("layer_activation_softmax")
}
