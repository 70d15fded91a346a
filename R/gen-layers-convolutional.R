# Generated from rkeras_py; do not edit by hand.

#' 2D convolution layer
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param filters Number of filters.
#' @param kernel_size Size of the kernel.
#' @param strides Strides.
#' @param padding Padding.
#' @param data_format Data format.
#' @param dilation_rate Dilation.
#' @param groups Groups.
#' @param activation Activation.
#' @param use_bias Whether to add a bias.
#' @param kernel_initializer Initializer of the kernel.
#' @param bias_initializer Initializer of the bias.
#' @param kernel_regularizer Penalty on the kernel, added to the loss.
#' @param bias_regularizer Penalty on the bias, added to the loss.
#' @param activity_regularizer Penalty on the output, added to the loss.
#' @param kernel_constraint Function that the kernel is put through after each update.
#' @param bias_constraint Function that the bias is put through after each update.
#' @param input_shape Shape of the input without the batch axis. Needed on the first layer of a
#'   model, where the shape is to be known before data come.
#' @param batch_input_shape Shape of the input with the batch axis.
#' @param batch_size Fixed size of the batch axis.
#' @param dtype The layer's dtype, such as "float32".
#' @param name Name of the layer, unique in its model. Made up if not given.
#' @param trainable Whether training changes the layer's weights.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer, the model or the tensor.
#' @family convolutional layers
#' @export
layer_conv_2d <- function(object,
                          filters,
                          kernel_size,
                          strides = c(1L, 1L),
                          padding = "valid",
                          data_format = NULL,
                          dilation_rate = c(1L, 1L),
                          groups = 1L,
                          activation = NULL,
                          use_bias = TRUE,
                          kernel_initializer = "glorot_uniform",
                          bias_initializer = "zeros",
                          kernel_regularizer = NULL,
                          bias_regularizer = NULL,
                          activity_regularizer = NULL,
                          kernel_constraint = NULL,
                          bias_constraint = NULL,
                          input_shape = NULL,
                          batch_input_shape = NULL,
                          batch_size = NULL,
                          dtype = NULL,
                          name = NULL,
                          trainable = NULL,
                          weights = NULL) {
  compose_python("layer_conv_2d")
}

#' 3D convolution layer
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param filters Number of filters.
#' @param kernel_size Size of the kernel.
#' @param strides Strides.
#' @param padding Padding.
#' @param data_format Data format.
#' @param dilation_rate Dilation.
#' @param groups Groups.
#' @param activation Activation.
#' @param use_bias Whether to add a bias.
#' @param kernel_initializer Initializer of the kernel.
#' @param bias_initializer Initializer of the bias.
#' @param kernel_regularizer Penalty on the kernel, added to the loss.
#' @param bias_regularizer Penalty on the bias, added to the loss.
#' @param activity_regularizer Penalty on the output, added to the loss.
#' @param kernel_constraint Function that the kernel is put through after each update.
#' @param bias_constraint Function that the bias is put through after each update.
#' @param input_shape Shape of the input without the batch axis. Needed on the first layer of a
#'   model, where the shape is to be known before data come.
#' @param batch_input_shape Shape of the input with the batch axis.
#' @param batch_size Fixed size of the batch axis.
#' @param dtype The layer's dtype, such as "float32".
#' @param name Name of the layer, unique in its model. Made up if not given.
#' @param trainable Whether training changes the layer's weights.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer, the model or the tensor.
#' @family convolutional layers
#' @export
layer_conv_3d <- function(object,
                          filters,
                          kernel_size,
                          strides = c(1L, 1L, 1L),
                          padding = "valid",
                          data_format = NULL,
                          dilation_rate = c(1L, 1L, 1L),
                          groups = 1L,
                          activation = NULL,
                          use_bias = TRUE,
                          kernel_initializer = "glorot_uniform",
                          bias_initializer = "zeros",
                          kernel_regularizer = NULL,
                          bias_regularizer = NULL,
                          activity_regularizer = NULL,
                          kernel_constraint = NULL,
                          bias_constraint = NULL,
                          input_shape = NULL,
                          batch_input_shape = NULL,
                          batch_size = NULL,
                          dtype = NULL,
                          name = NULL,
                          trainable = NULL,
                          weights = NULL) {
  compose_python("layer_conv_3d")
}

#' 3D upsampling layer
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param size Factors.
#' @param data_format Data format.
#' @param batch_size Fixed size of the batch axis.
#' @param name Name of the layer, unique in its model. Made up if not given.
#' @param trainable Whether training changes the layer's weights.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer, the model or the tensor.
#' @family convolutional layers
#' @export
layer_upsampling_3d <- function(object,
                                size = c(2L, 2L, 2L),
                                data_format = NULL,
                                batch_size = NULL,
                                name = NULL,
                                trainable = NULL,
                                weights = NULL) {
  compose_python("layer_upsampling_3d")
}
