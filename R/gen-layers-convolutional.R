# Generated from rkeras_py; do not edit by hand.

#' Convolution along one axis
#'
#' Slides `filters` kernels along the spatial axes of its input and computes
#' `activation(convolution(input, kernel) + bias)`. Along this one axis `padding = "causal"`
#' makes each output depend on earlier inputs alone. The weights are a kernel of shape
#' `(kernel_size, channels / groups, filters)` and a bias of shape `(filters)`.
#'
#' Any number of batch axes may come before the spatial ones, and numbers may be complex (`dtype
#' = "complex64"` or "complex128").
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param filters Number of channels of the output.
#' @param kernel_size Size of the kernel: a whole number, or one for each spatial axis.
#' @param strides Steps between outputs: a whole number, or one for each spatial axis.
#' @param padding "valid" for no padding; "same" for zeros around the input, so that the output
#'   of a stride of 1 is as large as the input; "causal" for zeros before it, in convolutions
#'   along one axis. Upper or lower case.
#' @param data_format Where the channels stand: "channels_last", "channels_first" (behind the
#'   batch), or NULL for the setting of Keras, which is last.
#' @param dilation_rate Steps between the taps of the kernel: a whole number, or one for each
#'   spatial axis. Greater than 1 only where `strides` are 1.
#' @param groups Into how many groups of channels input and output are split; each is convolved
#'   by itself. Divides the channels of both.
#' @param activation Function applied to the result. NULL leaves it linear.
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
#' @param dtype The layer's dtype, such as "float32", "complex64", or a policy such as
#'   "mixed_bfloat16".
#' @param name Name of the layer, unique in its model. Made up if not given.
#' @param trainable Whether training changes the layer's weights.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_steps,
#'   filters)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is not of the kind stated; the input has too few axes or other
#'   channels than expected; the kernel is larger than the input and `padding` is "valid";
#'   `strides` and `dilation_rate` are both greater than 1; `filters` or the input's channels
#'   are not divisible by `groups`.
#' - `TypeError`: `object` can't be composed with.
#' @references Complex weights and their initializers: Trabelsi et al. (2018), Deep complex
#'   networks. <https://arxiv.org/abs/1705.09792>
#' @family convolutional layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- layer_input(shape = c(10, 3))
#' layer_conv_1d(x, filters = 4, kernel_size = 3, activation = "relu")$shape
layer_conv_1d <- function(object,
                          filters,
                          kernel_size,
                          strides = 1L,
                          padding = "valid",
                          data_format = "channels_last",
                          dilation_rate = 1L,
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
  compose_python("layer_conv_1d")
}

#' Convolution along two axes
#'
#' Slides `filters` kernels along the spatial axes of its input and computes
#' `activation(convolution(input, kernel) + bias)`. The weights are a kernel of shape
#' `(*kernel_size, channels / groups, filters)` and a bias of shape `(filters)`.
#'
#' Any number of batch axes may come before the spatial ones, and numbers may be complex (`dtype
#' = "complex64"` or "complex128").
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param filters Number of channels of the output.
#' @param kernel_size Size of the kernel: a whole number, or one for each spatial axis.
#' @param strides Steps between outputs: a whole number, or one for each spatial axis.
#' @param padding "valid" for no padding; "same" for zeros around the input, so that the output
#'   of a stride of 1 is as large as the input; "causal" for zeros before it, in convolutions
#'   along one axis. Upper or lower case.
#' @param data_format Where the channels stand: "channels_last", "channels_first" (behind the
#'   batch), or NULL for the setting of Keras, which is last.
#' @param dilation_rate Steps between the taps of the kernel: a whole number, or one for each
#'   spatial axis. Greater than 1 only where `strides` are 1.
#' @param groups Into how many groups of channels input and output are split; each is convolved
#'   by itself. Divides the channels of both.
#' @param activation Function applied to the result. NULL leaves it linear.
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
#' @param dtype The layer's dtype, such as "float32", "complex64", or a policy such as
#'   "mixed_bfloat16".
#' @param name Name of the layer, unique in its model. Made up if not given.
#' @param trainable Whether training changes the layer's weights.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_rows,
#'   new_columns, filters)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is not of the kind stated; the input has too few axes or other
#'   channels than expected; the kernel is larger than the input and `padding` is "valid";
#'   `strides` and `dilation_rate` are both greater than 1; `filters` or the input's channels
#'   are not divisible by `groups`. `padding` is "causal", which is for one axis only.
#' - `TypeError`: `object` can't be composed with.
#' @references Complex weights and their initializers: Trabelsi et al. (2018), Deep complex
#'   networks. <https://arxiv.org/abs/1705.09792>
#' @family convolutional layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- layer_input(shape = c(10, 10, 3))
#' layer_conv_2d(x, filters = 4, kernel_size = 3, activation = "relu")$shape
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

#' Convolution along three axes
#'
#' Slides `filters` kernels along the spatial axes of its input and computes
#' `activation(convolution(input, kernel) + bias)`. The weights are a kernel of shape
#' `(*kernel_size, channels / groups, filters)` and a bias of shape `(filters)`.
#'
#' Any number of batch axes may come before the spatial ones, and numbers may be complex (`dtype
#' = "complex64"` or "complex128").
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param filters Number of channels of the output.
#' @param kernel_size Size of the kernel: a whole number, or one for each spatial axis.
#' @param strides Steps between outputs: a whole number, or one for each spatial axis.
#' @param padding "valid" for no padding; "same" for zeros around the input, so that the output
#'   of a stride of 1 is as large as the input; "causal" for zeros before it, in convolutions
#'   along one axis. Upper or lower case.
#' @param data_format Where the channels stand: "channels_last", "channels_first" (behind the
#'   batch), or NULL for the setting of Keras, which is last.
#' @param dilation_rate Steps between the taps of the kernel: a whole number, or one for each
#'   spatial axis. Greater than 1 only where `strides` are 1.
#' @param groups Into how many groups of channels input and output are split; each is convolved
#'   by itself. Divides the channels of both.
#' @param activation Function applied to the result. NULL leaves it linear.
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
#' @param dtype The layer's dtype, such as "float32", "complex64", or a policy such as
#'   "mixed_bfloat16".
#' @param name Name of the layer, unique in its model. Made up if not given.
#' @param trainable Whether training changes the layer's weights.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_depth,
#'   new_rows, new_columns, filters)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is not of the kind stated; the input has too few axes or other
#'   channels than expected; the kernel is larger than the input and `padding` is "valid";
#'   `strides` and `dilation_rate` are both greater than 1; `filters` or the input's channels
#'   are not divisible by `groups`. `padding` is "causal", which is for one axis only.
#' - `TypeError`: `object` can't be composed with.
#' @references Complex weights and their initializers: Trabelsi et al. (2018), Deep complex
#'   networks. <https://arxiv.org/abs/1705.09792>
#' @family convolutional layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- layer_input(shape = c(8, 8, 8, 3))
#' layer_conv_3d(x, filters = 4, kernel_size = 3, activation = "relu")$shape
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

#' Convolutional LSTM along one axis
#'
#' A long short-term memory whose products with the input and with the state are convolutions.
#' The input's axes are `(batch, time, steps, channels)`, or with channels first `(batch, time,
#' channels, steps)`. The weights are the input's kernel, `(kernel_size, channels, 4 *
#' filters)`, the state's, `(kernel_size, filters, 4 * filters)`, and a bias, `(4 * filters)`,
#' each with the gates in the order input, forget, cell, output. The state's convolution is
#' "same", without strides or dilation.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param filters Number of channels of the output.
#' @param kernel_size Size of the kernel: a whole number, or one for each spatial axis.
#' @param strides Steps between outputs: a whole number, or one for each spatial axis.
#' @param padding "valid" for no padding; "same" for zeros around the input, so that the output
#'   of a stride of 1 is as large as the input; "causal" for zeros before it, in convolutions
#'   along one axis. Upper or lower case.
#' @param data_format Where the channels stand: "channels_last", "channels_first" (behind the
#'   batch), or NULL for the setting of Keras, which is last.
#' @param dilation_rate Steps between the taps of the kernel: a whole number, or one for each
#'   spatial axis. Greater than 1 only where `strides` are 1.
#' @param activation Function applied to the result. NULL leaves it linear.
#' @param recurrent_activation Function of the gates. "hard_sigmoid" is that of Keras 2, `0.2 *
#'   x + 0.5` from 0 to 1.
#' @param use_bias Whether to add a bias.
#' @param kernel_initializer Initializer of the kernel.
#' @param recurrent_initializer Initializer of the kernel by which the state is multiplied.
#' @param bias_initializer Initializer of the bias.
#' @param unit_forget_bias Whether the bias of the forget gate begins at 1, so that it is open.
#' @param kernel_regularizer Penalty on the kernel, added to the loss.
#' @param recurrent_regularizer Penalty on the recurrent kernel, added to the loss.
#' @param bias_regularizer Penalty on the bias, added to the loss.
#' @param activity_regularizer Penalty on the output, added to the loss.
#' @param kernel_constraint Function that the kernel is put through after each update.
#' @param recurrent_constraint Function that the recurrent kernel is put through after each
#'   update.
#' @param bias_constraint Function that the bias is put through after each update.
#' @param return_sequences Whether to return the output of each step, not of the last alone.
#' @param return_state Whether to return the last state (states) after the output.
#' @param go_backwards Whether to run from the last step to the first.
#' @param stateful Whether the last states of a batch are the first of the next;
#'   `reset_states()` makes them 0. The size of the batch must be fixed, by `batch_input_shape`
#'   or `batch_size`.
#' @param dropout Share of the input to drop in training, from 0 to 1.
#' @param recurrent_dropout Share of the state to drop in training, from 0 to 1.
#' @param ... The standard arguments of a layer: `input_shape` (or `input_length` and
#'   `input_dim`), `batch_input_shape`, `batch_size`, `dtype`, `name`, `trainable`, `weights`;
#'   and `seed`, the seed of the dropout.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, new_steps,
#'   filters)`, or with the channels first; with `return_sequences` a time axis follows the
#'   batch; with `return_state` a list of it and the two last states.
#' @section Errors:
#' - `ValueError`: An argument is not of the kind stated; the input has too few axes or other
#'   channels than expected; the kernel is larger than the input and `padding` is "valid";
#'   `strides` and `dilation_rate` are both greater than 1; the layer is `stateful` and the size
#'   of an axis other than time is unknown.
#' - `TypeError`: `object` can't be composed with.
#' @references Shi et al. (2015), Convolutional LSTM network: a machine learning approach for
#'   precipitation nowcasting. <https://arxiv.org/abs/1506.04214>
#' @family convolutional layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- layer_input(shape = c(5, 10, 3))
#' layer_conv_lstm_1d(x, filters = 4, kernel_size = 3, return_sequences = TRUE)$shape
layer_conv_lstm_1d <- function(object,
                               filters,
                               kernel_size,
                               strides = 1L,
                               padding = "valid",
                               data_format = NULL,
                               dilation_rate = 1L,
                               activation = "tanh",
                               recurrent_activation = "hard_sigmoid",
                               use_bias = TRUE,
                               kernel_initializer = "glorot_uniform",
                               recurrent_initializer = "orthogonal",
                               bias_initializer = "zeros",
                               unit_forget_bias = TRUE,
                               kernel_regularizer = NULL,
                               recurrent_regularizer = NULL,
                               bias_regularizer = NULL,
                               activity_regularizer = NULL,
                               kernel_constraint = NULL,
                               recurrent_constraint = NULL,
                               bias_constraint = NULL,
                               return_sequences = FALSE,
                               return_state = FALSE,
                               go_backwards = FALSE,
                               stateful = FALSE,
                               dropout = 0,
                               recurrent_dropout = 0,
                               ...) {
  compose_python("layer_conv_lstm_1d")
}

#' Convolutional LSTM along two axes
#'
#' A long short-term memory whose products with the input and with the state are convolutions.
#' The input's axes are `(batch, time, rows, columns, channels)`, or with channels first
#' `(batch, time, channels, rows, columns)`. The weights are the input's kernel, `(*kernel_size,
#' channels, 4 * filters)`, the state's, `(*kernel_size, filters, 4 * filters)`, and a bias, `(4
#' * filters)`, each with the gates in the order input, forget, cell, output. The state's
#' convolution is "same", without strides or dilation.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param filters Number of channels of the output.
#' @param kernel_size Size of the kernel: a whole number, or one for each spatial axis.
#' @param strides Steps between outputs: a whole number, or one for each spatial axis.
#' @param padding "valid" for no padding; "same" for zeros around the input, so that the output
#'   of a stride of 1 is as large as the input; "causal" for zeros before it, in convolutions
#'   along one axis. Upper or lower case.
#' @param data_format Where the channels stand: "channels_last", "channels_first" (behind the
#'   batch), or NULL for the setting of Keras, which is last.
#' @param dilation_rate Steps between the taps of the kernel: a whole number, or one for each
#'   spatial axis. Greater than 1 only where `strides` are 1.
#' @param activation Function applied to the result. NULL leaves it linear.
#' @param recurrent_activation Function of the gates. "hard_sigmoid" is that of Keras 2, `0.2 *
#'   x + 0.5` from 0 to 1.
#' @param use_bias Whether to add a bias.
#' @param kernel_initializer Initializer of the kernel.
#' @param recurrent_initializer Initializer of the kernel by which the state is multiplied.
#' @param bias_initializer Initializer of the bias.
#' @param unit_forget_bias Whether the bias of the forget gate begins at 1, so that it is open.
#' @param kernel_regularizer Penalty on the kernel, added to the loss.
#' @param recurrent_regularizer Penalty on the recurrent kernel, added to the loss.
#' @param bias_regularizer Penalty on the bias, added to the loss.
#' @param activity_regularizer Penalty on the output, added to the loss.
#' @param kernel_constraint Function that the kernel is put through after each update.
#' @param recurrent_constraint Function that the recurrent kernel is put through after each
#'   update.
#' @param bias_constraint Function that the bias is put through after each update.
#' @param return_sequences Whether to return the output of each step, not of the last alone.
#' @param return_state Whether to return the last state (states) after the output.
#' @param go_backwards Whether to run from the last step to the first.
#' @param stateful Whether the last states of a batch are the first of the next;
#'   `reset_states()` makes them 0. The size of the batch must be fixed, by `batch_input_shape`
#'   or `batch_size`.
#' @param dropout Share of the input to drop in training, from 0 to 1.
#' @param recurrent_dropout Share of the state to drop in training, from 0 to 1.
#' @param batch_size Fixed size of the batch axis.
#' @param name Name of the layer, unique in its model. Made up if not given.
#' @param trainable Whether training changes the layer's weights.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @param input_shape Shape of the input without the batch axis. Needed on the first layer of a
#'   model, where the shape is to be known before data come.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, new_rows,
#'   new_columns, filters)`, or with the channels first; with `return_sequences` a time axis
#'   follows the batch; with `return_state` a list of it and the two last states.
#' @section Errors:
#' - `ValueError`: An argument is not of the kind stated; the input has too few axes or other
#'   channels than expected; the kernel is larger than the input and `padding` is "valid";
#'   `strides` and `dilation_rate` are both greater than 1; the layer is `stateful` and the size
#'   of an axis other than time is unknown.
#' - `TypeError`: `object` can't be composed with.
#' @references Shi et al. (2015), Convolutional LSTM network: a machine learning approach for
#'   precipitation nowcasting. <https://arxiv.org/abs/1506.04214>
#' @family convolutional layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- layer_input(shape = c(5, 10, 10, 3))
#' layer_conv_lstm_2d(x, filters = 4, kernel_size = 3, return_sequences = TRUE)$shape
layer_conv_lstm_2d <- function(object,
                               filters,
                               kernel_size,
                               strides = c(1L, 1L),
                               padding = "valid",
                               data_format = NULL,
                               dilation_rate = c(1L, 1L),
                               activation = "tanh",
                               recurrent_activation = "hard_sigmoid",
                               use_bias = TRUE,
                               kernel_initializer = "glorot_uniform",
                               recurrent_initializer = "orthogonal",
                               bias_initializer = "zeros",
                               unit_forget_bias = TRUE,
                               kernel_regularizer = NULL,
                               recurrent_regularizer = NULL,
                               bias_regularizer = NULL,
                               activity_regularizer = NULL,
                               kernel_constraint = NULL,
                               recurrent_constraint = NULL,
                               bias_constraint = NULL,
                               return_sequences = FALSE,
                               return_state = FALSE,
                               go_backwards = FALSE,
                               stateful = FALSE,
                               dropout = 0,
                               recurrent_dropout = 0,
                               batch_size = NULL,
                               name = NULL,
                               trainable = NULL,
                               weights = NULL,
                               input_shape = NULL) {
  compose_python("layer_conv_lstm_2d")
}

#' Convolutional LSTM along three axes
#'
#' A long short-term memory whose products with the input and with the state are convolutions.
#' The input's axes are `(batch, time, depth, rows, columns, channels)`, or with channels first
#' `(batch, time, channels, depth, rows, columns)`. The weights are the input's kernel,
#' `(*kernel_size, channels, 4 * filters)`, the state's, `(*kernel_size, filters, 4 * filters)`,
#' and a bias, `(4 * filters)`, each with the gates in the order input, forget, cell, output.
#' The state's convolution is "same", without strides or dilation.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param filters Number of channels of the output.
#' @param kernel_size Size of the kernel: a whole number, or one for each spatial axis.
#' @param strides Steps between outputs: a whole number, or one for each spatial axis.
#' @param padding "valid" for no padding; "same" for zeros around the input, so that the output
#'   of a stride of 1 is as large as the input; "causal" for zeros before it, in convolutions
#'   along one axis. Upper or lower case.
#' @param data_format Where the channels stand: "channels_last", "channels_first" (behind the
#'   batch), or NULL for the setting of Keras, which is last.
#' @param dilation_rate Steps between the taps of the kernel: a whole number, or one for each
#'   spatial axis. Greater than 1 only where `strides` are 1.
#' @param activation Function applied to the result. NULL leaves it linear.
#' @param recurrent_activation Function of the gates. "hard_sigmoid" is that of Keras 2, `0.2 *
#'   x + 0.5` from 0 to 1.
#' @param use_bias Whether to add a bias.
#' @param kernel_initializer Initializer of the kernel.
#' @param recurrent_initializer Initializer of the kernel by which the state is multiplied.
#' @param bias_initializer Initializer of the bias.
#' @param unit_forget_bias Whether the bias of the forget gate begins at 1, so that it is open.
#' @param kernel_regularizer Penalty on the kernel, added to the loss.
#' @param recurrent_regularizer Penalty on the recurrent kernel, added to the loss.
#' @param bias_regularizer Penalty on the bias, added to the loss.
#' @param activity_regularizer Penalty on the output, added to the loss.
#' @param kernel_constraint Function that the kernel is put through after each update.
#' @param recurrent_constraint Function that the recurrent kernel is put through after each
#'   update.
#' @param bias_constraint Function that the bias is put through after each update.
#' @param return_sequences Whether to return the output of each step, not of the last alone.
#' @param return_state Whether to return the last state (states) after the output.
#' @param go_backwards Whether to run from the last step to the first.
#' @param stateful Whether the last states of a batch are the first of the next;
#'   `reset_states()` makes them 0. The size of the batch must be fixed, by `batch_input_shape`
#'   or `batch_size`.
#' @param dropout Share of the input to drop in training, from 0 to 1.
#' @param recurrent_dropout Share of the state to drop in training, from 0 to 1.
#' @param ... The standard arguments of a layer: `input_shape` (or `input_length` and
#'   `input_dim`), `batch_input_shape`, `batch_size`, `dtype`, `name`, `trainable`, `weights`;
#'   and `seed`, the seed of the dropout.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, new_depth,
#'   new_rows, new_columns, filters)`, or with the channels first; with `return_sequences` a
#'   time axis follows the batch; with `return_state` a list of it and the two last states.
#' @section Errors:
#' - `ValueError`: An argument is not of the kind stated; the input has too few axes or other
#'   channels than expected; the kernel is larger than the input and `padding` is "valid";
#'   `strides` and `dilation_rate` are both greater than 1; the layer is `stateful` and the size
#'   of an axis other than time is unknown.
#' - `TypeError`: `object` can't be composed with.
#' @references Shi et al. (2015), Convolutional LSTM network: a machine learning approach for
#'   precipitation nowcasting. <https://arxiv.org/abs/1506.04214>
#' @family convolutional layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- layer_input(shape = c(5, 8, 8, 8, 3))
#' layer_conv_lstm_3d(x, filters = 4, kernel_size = 3, return_sequences = TRUE)$shape
layer_conv_lstm_3d <- function(object,
                               filters,
                               kernel_size,
                               strides = c(1L, 1L, 1L),
                               padding = "valid",
                               data_format = NULL,
                               dilation_rate = c(1L, 1L, 1L),
                               activation = "tanh",
                               recurrent_activation = "hard_sigmoid",
                               use_bias = TRUE,
                               kernel_initializer = "glorot_uniform",
                               recurrent_initializer = "orthogonal",
                               bias_initializer = "zeros",
                               unit_forget_bias = TRUE,
                               kernel_regularizer = NULL,
                               recurrent_regularizer = NULL,
                               bias_regularizer = NULL,
                               activity_regularizer = NULL,
                               kernel_constraint = NULL,
                               recurrent_constraint = NULL,
                               bias_constraint = NULL,
                               return_sequences = FALSE,
                               return_state = FALSE,
                               go_backwards = FALSE,
                               stateful = FALSE,
                               dropout = 0,
                               recurrent_dropout = 0,
                               ...) {
  compose_python("layer_conv_lstm_3d")
}

#' Transposed convolution along one axis
#'
#' Goes the other way than a convolution: from the shape of its output to the shape of its
#' input, with the same connections. Strides make the output larger. The weights are a kernel of
#' shape `(kernel_size, filters, channels)` and a bias of shape `(filters)`.
#'
#' Any number of batch axes may come before the spatial ones, and numbers may be complex.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param filters Number of channels of the output.
#' @param kernel_size Size of the kernel: a whole number, or one for each spatial axis.
#' @param strides Steps between outputs: a whole number, or one for each spatial axis.
#' @param padding "valid" for no padding; "same" for zeros around the input, so that the output
#'   of a stride of 1 is as large as the input; "causal" for zeros before it, in convolutions
#'   along one axis. Upper or lower case.
#' @param output_padding What to add to the output's smallest size: a whole number, or one for
#'   each spatial axis, less than `strides`. NULL for the size that fits `strides` and
#'   `padding`.
#' @param data_format Where the channels stand: "channels_last", "channels_first" (behind the
#'   batch), or NULL for the setting of Keras, which is last.
#' @param dilation_rate Steps between the taps of the kernel: a whole number, or one for each
#'   spatial axis. Greater than 1 only where `strides` are 1.
#' @param activation Function applied to the result. NULL leaves it linear.
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
#' @param dtype The layer's dtype, such as "float32", "complex64", or a policy such as
#'   "mixed_bfloat16".
#' @param name Name of the layer, unique in its model. Made up if not given.
#' @param trainable Whether training changes the layer's weights.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_steps,
#'   filters)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is not of the kind stated; the input has too few axes or other
#'   channels than expected; `output_padding` is not less than `strides`; `strides` and
#'   `dilation_rate` are both greater than 1.
#' - `TypeError`: `object` can't be composed with.
#' @references Zeiler et al. (2010), Deconvolutional networks.
#'   <https://doi.org/10.1109/CVPR.2010.5539957>
#' @family convolutional layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- layer_input(shape = c(10, 3))
#' layer_conv_1d_transpose(x, filters = 4, kernel_size = 3, strides = 2, padding = "same")$shape
layer_conv_1d_transpose <- function(object,
                                    filters,
                                    kernel_size,
                                    strides = 1,
                                    padding = "valid",
                                    output_padding = NULL,
                                    data_format = NULL,
                                    dilation_rate = 1,
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
  compose_python("layer_conv_1d_transpose")
}

#' Transposed convolution along two axes
#'
#' Goes the other way than a convolution: from the shape of its output to the shape of its
#' input, with the same connections. Strides make the output larger. The weights are a kernel of
#' shape `(*kernel_size, filters, channels)` and a bias of shape `(filters)`.
#'
#' Any number of batch axes may come before the spatial ones, and numbers may be complex.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param filters Number of channels of the output.
#' @param kernel_size Size of the kernel: a whole number, or one for each spatial axis.
#' @param strides Steps between outputs: a whole number, or one for each spatial axis.
#' @param padding "valid" for no padding; "same" for zeros around the input, so that the output
#'   of a stride of 1 is as large as the input; "causal" for zeros before it, in convolutions
#'   along one axis. Upper or lower case.
#' @param output_padding What to add to the output's smallest size: a whole number, or one for
#'   each spatial axis, less than `strides`. NULL for the size that fits `strides` and
#'   `padding`.
#' @param data_format Where the channels stand: "channels_last", "channels_first" (behind the
#'   batch), or NULL for the setting of Keras, which is last.
#' @param dilation_rate Steps between the taps of the kernel: a whole number, or one for each
#'   spatial axis. Greater than 1 only where `strides` are 1.
#' @param activation Function applied to the result. NULL leaves it linear.
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
#' @param dtype The layer's dtype, such as "float32", "complex64", or a policy such as
#'   "mixed_bfloat16".
#' @param name Name of the layer, unique in its model. Made up if not given.
#' @param trainable Whether training changes the layer's weights.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_rows,
#'   new_columns, filters)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is not of the kind stated; the input has too few axes or other
#'   channels than expected; `output_padding` is not less than `strides`; `strides` and
#'   `dilation_rate` are both greater than 1.
#' - `TypeError`: `object` can't be composed with.
#' @references Zeiler et al. (2010), Deconvolutional networks.
#'   <https://doi.org/10.1109/CVPR.2010.5539957>
#' @family convolutional layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- layer_input(shape = c(10, 10, 3))
#' layer_conv_2d_transpose(x, filters = 4, kernel_size = 3, strides = 2, padding = "same")$shape
layer_conv_2d_transpose <- function(object,
                                    filters,
                                    kernel_size,
                                    strides = c(1, 1),
                                    padding = "valid",
                                    output_padding = NULL,
                                    data_format = NULL,
                                    dilation_rate = c(1, 1),
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
  compose_python("layer_conv_2d_transpose")
}

#' Transposed convolution along three axes
#'
#' Goes the other way than a convolution: from the shape of its output to the shape of its
#' input, with the same connections. Strides make the output larger. The weights are a kernel of
#' shape `(*kernel_size, filters, channels)` and a bias of shape `(filters)`.
#'
#' Any number of batch axes may come before the spatial ones, and numbers may be complex.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param filters Number of channels of the output.
#' @param kernel_size Size of the kernel: a whole number, or one for each spatial axis.
#' @param strides Steps between outputs: a whole number, or one for each spatial axis.
#' @param padding "valid" for no padding; "same" for zeros around the input, so that the output
#'   of a stride of 1 is as large as the input; "causal" for zeros before it, in convolutions
#'   along one axis. Upper or lower case.
#' @param output_padding What to add to the output's smallest size: a whole number, or one for
#'   each spatial axis, less than `strides`. NULL for the size that fits `strides` and
#'   `padding`.
#' @param data_format Where the channels stand: "channels_last", "channels_first" (behind the
#'   batch), or NULL for the setting of Keras, which is last.
#' @param dilation_rate Steps between the taps of the kernel: a whole number, or one for each
#'   spatial axis. Greater than 1 only where `strides` are 1.
#' @param activation Function applied to the result. NULL leaves it linear.
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
#' @param dtype The layer's dtype, such as "float32", "complex64", or a policy such as
#'   "mixed_bfloat16".
#' @param name Name of the layer, unique in its model. Made up if not given.
#' @param trainable Whether training changes the layer's weights.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_depth,
#'   new_rows, new_columns, filters)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is not of the kind stated; the input has too few axes or other
#'   channels than expected; `output_padding` is not less than `strides`; `strides` and
#'   `dilation_rate` are both greater than 1.
#' - `TypeError`: `object` can't be composed with.
#' @references Zeiler et al. (2010), Deconvolutional networks.
#'   <https://doi.org/10.1109/CVPR.2010.5539957>
#' @family convolutional layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- layer_input(shape = c(8, 8, 8, 3))
#' layer_conv_3d_transpose(x, filters = 4, kernel_size = 3, strides = 2, padding = "same")$shape
layer_conv_3d_transpose <- function(object,
                                    filters,
                                    kernel_size,
                                    strides = c(1, 1, 1),
                                    padding = "valid",
                                    output_padding = NULL,
                                    data_format = NULL,
                                    dilation_rate = c(1L, 1L, 1L),
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
  compose_python("layer_conv_3d_transpose")
}

#' Cuts off the borders of one axis
#'
#' Leaves out the beginning and the end of the spatial axes. Any number of batch axes may come
#' before, and numbers may be complex.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param cropping How much to cut off: a whole number for both sides, or two (before, after).
#' @param batch_size Fixed size of the batch axis.
#' @param name Name of the layer, unique in its model. Made up if not given.
#' @param trainable Whether training changes the layer's weights.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_steps,
#'   channels)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is not of the kind stated or negative, nothing would be left, or
#'   the input has too few axes.
#' - `TypeError`: `object` can't be composed with.
#' @family convolutional layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- layer_input(shape = c(10, 3))
#' layer_cropping_1d(x, cropping = 2)$shape
layer_cropping_1d <- function(object,
                              cropping = c(1L, 1L),
                              batch_size = NULL,
                              name = NULL,
                              trainable = NULL,
                              weights = NULL) {
  compose_python("layer_cropping_1d")
}

#' Cuts off the borders of two axes
#'
#' Leaves out the beginning and the end of the spatial axes. Any number of batch axes may come
#' before, and numbers may be complex.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param cropping How much to cut off: a whole number for all sides, 2 for both sides of each
#'   axis, or 2 pairs (before, after).
#' @param data_format Where the channels stand: "channels_last", "channels_first" (behind the
#'   batch), or NULL for the setting of Keras, which is last.
#' @param batch_size Fixed size of the batch axis.
#' @param name Name of the layer, unique in its model. Made up if not given.
#' @param trainable Whether training changes the layer's weights.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_rows,
#'   new_columns, channels)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is not of the kind stated or negative, nothing would be left, or
#'   the input has too few axes.
#' - `TypeError`: `object` can't be composed with.
#' @family convolutional layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- layer_input(shape = c(10, 10, 3))
#' layer_cropping_2d(x, cropping = 2)$shape
layer_cropping_2d <- function(object,
                              cropping = list(c(0L, 0L), c(0L, 0L)),
                              data_format = NULL,
                              batch_size = NULL,
                              name = NULL,
                              trainable = NULL,
                              weights = NULL) {
  compose_python("layer_cropping_2d")
}

#' Cuts off the borders of three axes
#'
#' Leaves out the beginning and the end of the spatial axes. Any number of batch axes may come
#' before, and numbers may be complex.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param cropping How much to cut off: a whole number for all sides, 3 for both sides of each
#'   axis, or 3 pairs (before, after).
#' @param data_format Where the channels stand: "channels_last", "channels_first" (behind the
#'   batch), or NULL for the setting of Keras, which is last.
#' @param batch_size Fixed size of the batch axis.
#' @param name Name of the layer, unique in its model. Made up if not given.
#' @param trainable Whether training changes the layer's weights.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_depth,
#'   new_rows, new_columns, channels)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is not of the kind stated or negative, nothing would be left, or
#'   the input has too few axes.
#' - `TypeError`: `object` can't be composed with.
#' @family convolutional layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- layer_input(shape = c(8, 8, 8, 3))
#' layer_cropping_3d(x, cropping = 2)$shape
layer_cropping_3d <- function(object,
                              cropping = list(c(1L, 1L), c(1L, 1L), c(1L, 1L)),
                              data_format = NULL,
                              batch_size = NULL,
                              name = NULL,
                              trainable = NULL,
                              weights = NULL) {
  compose_python("layer_cropping_3d")
}

#' Depthwise convolution along one axis
#'
#' Convolves each channel by itself; each gives `depth_multiplier` channels. The weights are a
#' kernel of shape `(kernel_size, channels, depth_multiplier)` and a bias of shape `(channels *
#' depth_multiplier)`.
#'
#' Any number of batch axes may come before the spatial ones, and numbers may be complex.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param kernel_size Size of the kernel: a whole number, or one for each spatial axis.
#' @param strides Steps between outputs: a whole number, or one for each spatial axis.
#' @param padding "valid" for no padding; "same" for zeros around the input, so that the output
#'   of a stride of 1 is as large as the input; "causal" for zeros before it, in convolutions
#'   along one axis. Upper or lower case.
#' @param depth_multiplier Number of outputs of the depthwise step for each input channel.
#' @param data_format Where the channels stand: "channels_last", "channels_first" (behind the
#'   batch), or NULL for the setting of Keras, which is last.
#' @param dilation_rate Steps between the taps of the kernel: a whole number, or one for each
#'   spatial axis. Greater than 1 only where `strides` are 1.
#' @param activation Function applied to the result. NULL leaves it linear.
#' @param use_bias Whether to add a bias.
#' @param depthwise_initializer Initializer of the depthwise kernel.
#' @param bias_initializer Initializer of the bias.
#' @param depthwise_regularizer Penalty on the depthwise kernel, added to the loss.
#' @param bias_regularizer Penalty on the bias, added to the loss.
#' @param activity_regularizer Penalty on the output, added to the loss.
#' @param depthwise_constraint Function that the depthwise kernel is put through after each
#'   update.
#' @param bias_constraint Function that the bias is put through after each update.
#' @param ... The standard arguments of a layer: `input_shape` (or `input_length` and
#'   `input_dim`), `batch_input_shape`, `batch_size`, `dtype`, `name`, `trainable`, `weights`;
#'   and `seed`, the seed of the dropout.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_steps,
#'   channels * depth_multiplier)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is not of the kind stated; the input has too few axes or other
#'   channels than expected; the kernel is larger than the input and `padding` is "valid";
#'   `strides` and `dilation_rate` are both greater than 1.
#' - `TypeError`: `object` can't be composed with.
#' @references Chollet (2017), Xception: deep learning with depthwise separable convolutions.
#'   <https://arxiv.org/abs/1610.02357>
#' @family convolutional layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- layer_input(shape = c(10, 3))
#' layer_depthwise_conv_1d(x, kernel_size = 3, depth_multiplier = 2)$shape
layer_depthwise_conv_1d <- function(object,
                                    kernel_size,
                                    strides = 1L,
                                    padding = "valid",
                                    depth_multiplier = 1L,
                                    data_format = NULL,
                                    dilation_rate = 1L,
                                    activation = NULL,
                                    use_bias = TRUE,
                                    depthwise_initializer = "glorot_uniform",
                                    bias_initializer = "zeros",
                                    depthwise_regularizer = NULL,
                                    bias_regularizer = NULL,
                                    activity_regularizer = NULL,
                                    depthwise_constraint = NULL,
                                    bias_constraint = NULL,
                                    ...) {
  compose_python("layer_depthwise_conv_1d")
}

#' Depthwise convolution along two axes
#'
#' Convolves each channel by itself; each gives `depth_multiplier` channels. The weights are a
#' kernel of shape `(*kernel_size, channels, depth_multiplier)` and a bias of shape `(channels *
#' depth_multiplier)`.
#'
#' Any number of batch axes may come before the spatial ones, and numbers may be complex.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param kernel_size Size of the kernel: a whole number, or one for each spatial axis.
#' @param strides Steps between outputs: a whole number, or one for each spatial axis.
#' @param padding "valid" for no padding; "same" for zeros around the input, so that the output
#'   of a stride of 1 is as large as the input; "causal" for zeros before it, in convolutions
#'   along one axis. Upper or lower case.
#' @param depth_multiplier Number of outputs of the depthwise step for each input channel.
#' @param data_format Where the channels stand: "channels_last", "channels_first" (behind the
#'   batch), or NULL for the setting of Keras, which is last.
#' @param dilation_rate Steps between the taps of the kernel: a whole number, or one for each
#'   spatial axis. Greater than 1 only where `strides` are 1.
#' @param activation Function applied to the result. NULL leaves it linear.
#' @param use_bias Whether to add a bias.
#' @param depthwise_initializer Initializer of the depthwise kernel.
#' @param bias_initializer Initializer of the bias.
#' @param depthwise_regularizer Penalty on the depthwise kernel, added to the loss.
#' @param bias_regularizer Penalty on the bias, added to the loss.
#' @param activity_regularizer Penalty on the output, added to the loss.
#' @param depthwise_constraint Function that the depthwise kernel is put through after each
#'   update.
#' @param bias_constraint Function that the bias is put through after each update.
#' @param input_shape Shape of the input without the batch axis. Needed on the first layer of a
#'   model, where the shape is to be known before data come.
#' @param batch_input_shape Shape of the input with the batch axis.
#' @param batch_size Fixed size of the batch axis.
#' @param dtype The layer's dtype, such as "float32", "complex64", or a policy such as
#'   "mixed_bfloat16".
#' @param name Name of the layer, unique in its model. Made up if not given.
#' @param trainable Whether training changes the layer's weights.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_rows,
#'   new_columns, channels * depth_multiplier)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is not of the kind stated; the input has too few axes or other
#'   channels than expected; the kernel is larger than the input and `padding` is "valid";
#'   `strides` and `dilation_rate` are both greater than 1.
#' - `TypeError`: `object` can't be composed with.
#' @references Chollet (2017), Xception: deep learning with depthwise separable convolutions.
#'   <https://arxiv.org/abs/1610.02357>
#' @family convolutional layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- layer_input(shape = c(10, 10, 3))
#' layer_depthwise_conv_2d(x, kernel_size = 3, depth_multiplier = 2)$shape
layer_depthwise_conv_2d <- function(object,
                                    kernel_size,
                                    strides = c(1, 1),
                                    padding = "valid",
                                    depth_multiplier = 1,
                                    data_format = NULL,
                                    dilation_rate = c(1, 1),
                                    activation = NULL,
                                    use_bias = TRUE,
                                    depthwise_initializer = "glorot_uniform",
                                    bias_initializer = "zeros",
                                    depthwise_regularizer = NULL,
                                    bias_regularizer = NULL,
                                    activity_regularizer = NULL,
                                    depthwise_constraint = NULL,
                                    bias_constraint = NULL,
                                    input_shape = NULL,
                                    batch_input_shape = NULL,
                                    batch_size = NULL,
                                    dtype = NULL,
                                    name = NULL,
                                    trainable = NULL,
                                    weights = NULL) {
  compose_python("layer_depthwise_conv_2d")
}

#' Separable convolution along one axis
#'
#' A depthwise convolution, which takes each channel by itself, followed by a convolution of
#' size 1 that mixes the channels. The weights are a kernel of shape `(kernel_size, channels,
#' depth_multiplier)`, one of shape `(1, channels * depth_multiplier, filters)`, and a bias of
#' shape `(filters)`.
#'
#' Any number of batch axes may come before the spatial ones, and numbers may be complex.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param filters Number of channels of the output.
#' @param kernel_size Size of the kernel: a whole number, or one for each spatial axis.
#' @param strides Steps between outputs: a whole number, or one for each spatial axis.
#' @param padding "valid" for no padding; "same" for zeros around the input, so that the output
#'   of a stride of 1 is as large as the input; "causal" for zeros before it, in convolutions
#'   along one axis. Upper or lower case.
#' @param data_format Where the channels stand: "channels_last", "channels_first" (behind the
#'   batch), or NULL for the setting of Keras, which is last.
#' @param dilation_rate Steps between the taps of the kernel: a whole number, or one for each
#'   spatial axis. Greater than 1 only where `strides` are 1.
#' @param depth_multiplier Number of outputs of the depthwise step for each input channel.
#' @param activation Function applied to the result. NULL leaves it linear.
#' @param use_bias Whether to add a bias.
#' @param depthwise_initializer Initializer of the depthwise kernel.
#' @param pointwise_initializer Initializer of the pointwise kernel.
#' @param bias_initializer Initializer of the bias.
#' @param depthwise_regularizer Penalty on the depthwise kernel, added to the loss.
#' @param pointwise_regularizer Penalty on the pointwise kernel, added to the loss.
#' @param bias_regularizer Penalty on the bias, added to the loss.
#' @param activity_regularizer Penalty on the output, added to the loss.
#' @param depthwise_constraint Function that the depthwise kernel is put through after each
#'   update.
#' @param pointwise_constraint Function that the pointwise kernel is put through after each
#'   update.
#' @param bias_constraint Function that the bias is put through after each update.
#' @param input_shape Shape of the input without the batch axis. Needed on the first layer of a
#'   model, where the shape is to be known before data come.
#' @param batch_input_shape Shape of the input with the batch axis.
#' @param batch_size Fixed size of the batch axis.
#' @param dtype The layer's dtype, such as "float32", "complex64", or a policy such as
#'   "mixed_bfloat16".
#' @param name Name of the layer, unique in its model. Made up if not given.
#' @param trainable Whether training changes the layer's weights.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_steps,
#'   filters)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is not of the kind stated; the input has too few axes or other
#'   channels than expected; the kernel is larger than the input and `padding` is "valid";
#'   `strides` and `dilation_rate` are both greater than 1.
#' - `TypeError`: `object` can't be composed with.
#' @references Chollet (2017), Xception: deep learning with depthwise separable convolutions.
#'   <https://arxiv.org/abs/1610.02357>
#' @family convolutional layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- layer_input(shape = c(10, 3))
#' layer_separable_conv_1d(x, filters = 4, kernel_size = 3)$shape
layer_separable_conv_1d <- function(object,
                                    filters,
                                    kernel_size,
                                    strides = 1,
                                    padding = "valid",
                                    data_format = "channels_last",
                                    dilation_rate = 1,
                                    depth_multiplier = 1,
                                    activation = NULL,
                                    use_bias = TRUE,
                                    depthwise_initializer = "glorot_uniform",
                                    pointwise_initializer = "glorot_uniform",
                                    bias_initializer = "zeros",
                                    depthwise_regularizer = NULL,
                                    pointwise_regularizer = NULL,
                                    bias_regularizer = NULL,
                                    activity_regularizer = NULL,
                                    depthwise_constraint = NULL,
                                    pointwise_constraint = NULL,
                                    bias_constraint = NULL,
                                    input_shape = NULL,
                                    batch_input_shape = NULL,
                                    batch_size = NULL,
                                    dtype = NULL,
                                    name = NULL,
                                    trainable = NULL,
                                    weights = NULL) {
  compose_python("layer_separable_conv_1d")
}

#' Separable convolution along two axes
#'
#' A depthwise convolution, which takes each channel by itself, followed by a convolution of
#' size 1 that mixes the channels. The weights are a kernel of shape `(*kernel_size, channels,
#' depth_multiplier)`, one of shape `(1, 1, channels * depth_multiplier, filters)`, and a bias
#' of shape `(filters)`.
#'
#' Any number of batch axes may come before the spatial ones, and numbers may be complex.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param filters Number of channels of the output.
#' @param kernel_size Size of the kernel: a whole number, or one for each spatial axis.
#' @param strides Steps between outputs: a whole number, or one for each spatial axis.
#' @param padding "valid" for no padding; "same" for zeros around the input, so that the output
#'   of a stride of 1 is as large as the input; "causal" for zeros before it, in convolutions
#'   along one axis. Upper or lower case.
#' @param data_format Where the channels stand: "channels_last", "channels_first" (behind the
#'   batch), or NULL for the setting of Keras, which is last.
#' @param dilation_rate Steps between the taps of the kernel: a whole number, or one for each
#'   spatial axis. Greater than 1 only where `strides` are 1.
#' @param depth_multiplier Number of outputs of the depthwise step for each input channel.
#' @param activation Function applied to the result. NULL leaves it linear.
#' @param use_bias Whether to add a bias.
#' @param depthwise_initializer Initializer of the depthwise kernel.
#' @param pointwise_initializer Initializer of the pointwise kernel.
#' @param bias_initializer Initializer of the bias.
#' @param depthwise_regularizer Penalty on the depthwise kernel, added to the loss.
#' @param pointwise_regularizer Penalty on the pointwise kernel, added to the loss.
#' @param bias_regularizer Penalty on the bias, added to the loss.
#' @param activity_regularizer Penalty on the output, added to the loss.
#' @param depthwise_constraint Function that the depthwise kernel is put through after each
#'   update.
#' @param pointwise_constraint Function that the pointwise kernel is put through after each
#'   update.
#' @param bias_constraint Function that the bias is put through after each update.
#' @param input_shape Shape of the input without the batch axis. Needed on the first layer of a
#'   model, where the shape is to be known before data come.
#' @param batch_input_shape Shape of the input with the batch axis.
#' @param batch_size Fixed size of the batch axis.
#' @param dtype The layer's dtype, such as "float32", "complex64", or a policy such as
#'   "mixed_bfloat16".
#' @param name Name of the layer, unique in its model. Made up if not given.
#' @param trainable Whether training changes the layer's weights.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_rows,
#'   new_columns, filters)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is not of the kind stated; the input has too few axes or other
#'   channels than expected; the kernel is larger than the input and `padding` is "valid";
#'   `strides` and `dilation_rate` are both greater than 1.
#' - `TypeError`: `object` can't be composed with.
#' @references Chollet (2017), Xception: deep learning with depthwise separable convolutions.
#'   <https://arxiv.org/abs/1610.02357>
#' @family convolutional layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- layer_input(shape = c(10, 10, 3))
#' layer_separable_conv_2d(x, filters = 4, kernel_size = 3)$shape
layer_separable_conv_2d <- function(object,
                                    filters,
                                    kernel_size,
                                    strides = c(1, 1),
                                    padding = "valid",
                                    data_format = NULL,
                                    dilation_rate = 1,
                                    depth_multiplier = 1,
                                    activation = NULL,
                                    use_bias = TRUE,
                                    depthwise_initializer = "glorot_uniform",
                                    pointwise_initializer = "glorot_uniform",
                                    bias_initializer = "zeros",
                                    depthwise_regularizer = NULL,
                                    pointwise_regularizer = NULL,
                                    bias_regularizer = NULL,
                                    activity_regularizer = NULL,
                                    depthwise_constraint = NULL,
                                    pointwise_constraint = NULL,
                                    bias_constraint = NULL,
                                    input_shape = NULL,
                                    batch_input_shape = NULL,
                                    batch_size = NULL,
                                    dtype = NULL,
                                    name = NULL,
                                    trainable = NULL,
                                    weights = NULL) {
  compose_python("layer_separable_conv_2d")
}

#' Upsampling along one axis
#'
#' Makes the spatial axis `size` times longer by repeating values. Any number of batch axes may
#' come before, and numbers may be complex.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param size How many times larger: a whole number, or one for each spatial axis.
#' @param batch_size Fixed size of the batch axis.
#' @param name Name of the layer, unique in its model. Made up if not given.
#' @param trainable Whether training changes the layer's weights.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_steps,
#'   channels)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is not of the kind stated, or the input has too few axes.
#' - `TypeError`: `object` can't be composed with.
#' @family convolutional layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- layer_input(shape = c(10, 3))
#' layer_upsampling_1d(x, size = 2)$shape
layer_upsampling_1d <- function(object,
                                size = 2L,
                                batch_size = NULL,
                                name = NULL,
                                trainable = NULL,
                                weights = NULL) {
  compose_python("layer_upsampling_1d")
}

#' Upsampling along two axes
#'
#' Makes the spatial axes `size` times longer. Any number of batch axes may come before, and
#' numbers may be complex.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param size How many times larger: a whole number, or one for each spatial axis.
#' @param data_format Where the channels stand: "channels_last", "channels_first" (behind the
#'   batch), or NULL for the setting of Keras, which is last.
#' @param interpolation How to find the values between: "nearest" repeats, "area" means over
#'   areas (the same here), "bilinear", "bicubic", "mitchellcubic", "lanczos3", "lanczos5" and
#'   "gaussian" weight neighbours.
#' @param batch_size Fixed size of the batch axis.
#' @param name Name of the layer, unique in its model. Made up if not given.
#' @param trainable Whether training changes the layer's weights.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_rows,
#'   new_columns, channels)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is not of the kind stated, or the input has too few axes.
#' - `TypeError`: `object` can't be composed with.
#' @family convolutional layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- layer_input(shape = c(10, 10, 3))
#' layer_upsampling_2d(x, size = 2)$shape
layer_upsampling_2d <- function(object,
                                size = c(2L, 2L),
                                data_format = NULL,
                                interpolation = "nearest",
                                batch_size = NULL,
                                name = NULL,
                                trainable = NULL,
                                weights = NULL) {
  compose_python("layer_upsampling_2d")
}

#' Upsampling along three axes
#'
#' Makes the spatial axes `size` times longer by repeating values. Any number of batch axes may
#' come before, and numbers may be complex.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param size How many times larger: a whole number, or one for each spatial axis.
#' @param data_format Where the channels stand: "channels_last", "channels_first" (behind the
#'   batch), or NULL for the setting of Keras, which is last.
#' @param batch_size Fixed size of the batch axis.
#' @param name Name of the layer, unique in its model. Made up if not given.
#' @param trainable Whether training changes the layer's weights.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_depth,
#'   new_rows, new_columns, channels)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is not of the kind stated, or the input has too few axes.
#' - `TypeError`: `object` can't be composed with.
#' @family convolutional layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- layer_input(shape = c(8, 8, 8, 3))
#' layer_upsampling_3d(x, size = 2)$shape
layer_upsampling_3d <- function(object,
                                size = c(2L, 2L, 2L),
                                data_format = NULL,
                                batch_size = NULL,
                                name = NULL,
                                trainable = NULL,
                                weights = NULL) {
  compose_python("layer_upsampling_3d")
}

#' Zeros around one axis
#'
#' Adds zeros before and after the spatial axes. Any number of batch axes may come before, and
#' numbers may be complex.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param padding How many zeros: a whole number for both sides, or two (before, after); a named
#'   list (in R a named list) of `left_pad` and `right_pad` says the same.
#' @param batch_size Fixed size of the batch axis.
#' @param name Name of the layer, unique in its model. Made up if not given.
#' @param trainable Whether training changes the layer's weights.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_steps,
#'   channels)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is not of the kind stated or negative, or the input has too few
#'   axes.
#' - `TypeError`: `object` can't be composed with.
#' @family convolutional layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- layer_input(shape = c(10, 3))
#' layer_zero_padding_1d(x, padding = 2)$shape
layer_zero_padding_1d <- function(object,
                                  padding = 1L,
                                  batch_size = NULL,
                                  name = NULL,
                                  trainable = NULL,
                                  weights = NULL) {
  compose_python("layer_zero_padding_1d")
}

#' Zeros around two axes
#'
#' Adds zeros before and after the spatial axes. Any number of batch axes may come before, and
#' numbers may be complex.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param padding How many zeros: a whole number for all sides, 2 for both sides of each axis,
#'   or 2 pairs (before, after).
#' @param data_format Where the channels stand: "channels_last", "channels_first" (behind the
#'   batch), or NULL for the setting of Keras, which is last.
#' @param batch_size Fixed size of the batch axis.
#' @param name Name of the layer, unique in its model. Made up if not given.
#' @param trainable Whether training changes the layer's weights.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_rows,
#'   new_columns, channels)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is not of the kind stated or negative, or the input has too few
#'   axes.
#' - `TypeError`: `object` can't be composed with.
#' @family convolutional layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- layer_input(shape = c(10, 10, 3))
#' layer_zero_padding_2d(x, padding = 2)$shape
layer_zero_padding_2d <- function(object,
                                  padding = c(1L, 1L),
                                  data_format = NULL,
                                  batch_size = NULL,
                                  name = NULL,
                                  trainable = NULL,
                                  weights = NULL) {
  compose_python("layer_zero_padding_2d")
}

#' Zeros around three axes
#'
#' Adds zeros before and after the spatial axes. Any number of batch axes may come before, and
#' numbers may be complex.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param padding How many zeros: a whole number for all sides, 3 for both sides of each axis,
#'   or 3 pairs (before, after).
#' @param data_format Where the channels stand: "channels_last", "channels_first" (behind the
#'   batch), or NULL for the setting of Keras, which is last.
#' @param batch_size Fixed size of the batch axis.
#' @param name Name of the layer, unique in its model. Made up if not given.
#' @param trainable Whether training changes the layer's weights.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_depth,
#'   new_rows, new_columns, channels)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is not of the kind stated or negative, or the input has too few
#'   axes.
#' - `TypeError`: `object` can't be composed with.
#' @family convolutional layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- layer_input(shape = c(8, 8, 8, 3))
#' layer_zero_padding_3d(x, padding = 2)$shape
layer_zero_padding_3d <- function(object,
                                  padding = c(1L, 1L, 1L),
                                  data_format = NULL,
                                  batch_size = NULL,
                                  name = NULL,
                                  trainable = NULL,
                                  weights = NULL) {
  compose_python("layer_zero_padding_3d")
}
