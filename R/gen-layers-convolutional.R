# Generated from rkeras_py; do not edit by hand.

#' 1D convolution
#'
#' Slides `filters` kernels along the spatial axes of its input and computes
#' `activation(convolution(input, kernel) + bias)`. With `padding = "causal"` each output
#' depends only on the current and earlier inputs. The weights are a kernel of shape
#' `(kernel_size, channels / groups, filters)` and a bias of shape `(filters)`.
#'
#' Any number of batch axes may come before the spatial ones, and values may be complex (`dtype
#' = "complex64"` or "complex128").
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param filters Number of channels of the output.
#' @param kernel_size Size of the kernel: a whole number, or one for each spatial axis.
#' @param strides Steps between outputs: a whole number, or one for each spatial axis.
#' @param padding "valid" for no padding; "same" for zeros around the input, so that the output
#'   of a stride of 1 is as large as the input; "causal" for zeros before it, in 1D
#'   convolutions. Upper or lower case.
#' @param data_format Position of the channels: "channels_last", "channels_first" (after the
#'   batch), or NULL for the session's default, which is last.
#' @param dilation_rate Steps between the taps of the kernel: a whole number, or one for each
#'   spatial axis. Greater than 1 only where `strides` are 1.
#' @param groups Number of groups that the channels of input and output are split into; each
#'   group is convolved separately. It must divide the channels of both.
#' @param activation Function applied to the result. NULL leaves it linear.
#' @param use_bias Whether to add a bias.
#' @param kernel_initializer Initializer of the kernel.
#' @param bias_initializer Initializer of the bias.
#' @param kernel_regularizer Penalty on the kernel, added to the loss.
#' @param bias_regularizer Penalty on the bias, added to the loss.
#' @param activity_regularizer Penalty on the output, added to the loss.
#' @param kernel_constraint Constraint applied to the kernel after each update.
#' @param bias_constraint Constraint applied to the bias after each update.
#' @param input_shape Shape of the input without the batch axis. Needed in the first layer of a
#'   model if the shape must be known before there is data.
#' @param batch_input_shape Shape of the input with the batch axis.
#' @param batch_size Fixed batch size.
#' @param dtype The layer's dtype, such as "float32", "complex64", or a policy such as
#'   "mixed_bfloat16".
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_steps,
#'   filters)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is invalid; the input has too few axes or an unexpected number of
#'   channels; the kernel is larger than the input and `padding` is "valid"; `strides` and
#'   `dilation_rate` are both greater than 1; `filters` or the input's channels are not
#'   divisible by `groups`.
#' - `TypeError`: The layer can't be composed with `object`.
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

#' 2D convolution
#'
#' Slides `filters` kernels along the spatial axes of its input and computes
#' `activation(convolution(input, kernel) + bias)`. The weights are a kernel of shape
#' `(*kernel_size, channels / groups, filters)` and a bias of shape `(filters)`.
#'
#' Any number of batch axes may come before the spatial ones, and values may be complex (`dtype
#' = "complex64"` or "complex128").
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param filters Number of channels of the output.
#' @param kernel_size Size of the kernel: a whole number, or one for each spatial axis.
#' @param strides Steps between outputs: a whole number, or one for each spatial axis.
#' @param padding "valid" for no padding; "same" for zeros around the input, so that the output
#'   of a stride of 1 is as large as the input; "causal" for zeros before it, in 1D
#'   convolutions. Upper or lower case.
#' @param data_format Position of the channels: "channels_last", "channels_first" (after the
#'   batch), or NULL for the session's default, which is last.
#' @param dilation_rate Steps between the taps of the kernel: a whole number, or one for each
#'   spatial axis. Greater than 1 only where `strides` are 1.
#' @param groups Number of groups that the channels of input and output are split into; each
#'   group is convolved separately. It must divide the channels of both.
#' @param activation Function applied to the result. NULL leaves it linear.
#' @param use_bias Whether to add a bias.
#' @param kernel_initializer Initializer of the kernel.
#' @param bias_initializer Initializer of the bias.
#' @param kernel_regularizer Penalty on the kernel, added to the loss.
#' @param bias_regularizer Penalty on the bias, added to the loss.
#' @param activity_regularizer Penalty on the output, added to the loss.
#' @param kernel_constraint Constraint applied to the kernel after each update.
#' @param bias_constraint Constraint applied to the bias after each update.
#' @param input_shape Shape of the input without the batch axis. Needed in the first layer of a
#'   model if the shape must be known before there is data.
#' @param batch_input_shape Shape of the input with the batch axis.
#' @param batch_size Fixed batch size.
#' @param dtype The layer's dtype, such as "float32", "complex64", or a policy such as
#'   "mixed_bfloat16".
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_rows,
#'   new_columns, filters)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is invalid; the input has too few axes or an unexpected number of
#'   channels; the kernel is larger than the input and `padding` is "valid"; `strides` and
#'   `dilation_rate` are both greater than 1; `filters` or the input's channels are not
#'   divisible by `groups`. `padding` is "causal", which is for 1D convolutions only.
#' - `TypeError`: The layer can't be composed with `object`.
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

#' 3D convolution
#'
#' Slides `filters` kernels along the spatial axes of its input and computes
#' `activation(convolution(input, kernel) + bias)`. The weights are a kernel of shape
#' `(*kernel_size, channels / groups, filters)` and a bias of shape `(filters)`.
#'
#' Any number of batch axes may come before the spatial ones, and values may be complex (`dtype
#' = "complex64"` or "complex128").
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param filters Number of channels of the output.
#' @param kernel_size Size of the kernel: a whole number, or one for each spatial axis.
#' @param strides Steps between outputs: a whole number, or one for each spatial axis.
#' @param padding "valid" for no padding; "same" for zeros around the input, so that the output
#'   of a stride of 1 is as large as the input; "causal" for zeros before it, in 1D
#'   convolutions. Upper or lower case.
#' @param data_format Position of the channels: "channels_last", "channels_first" (after the
#'   batch), or NULL for the session's default, which is last.
#' @param dilation_rate Steps between the taps of the kernel: a whole number, or one for each
#'   spatial axis. Greater than 1 only where `strides` are 1.
#' @param groups Number of groups that the channels of input and output are split into; each
#'   group is convolved separately. It must divide the channels of both.
#' @param activation Function applied to the result. NULL leaves it linear.
#' @param use_bias Whether to add a bias.
#' @param kernel_initializer Initializer of the kernel.
#' @param bias_initializer Initializer of the bias.
#' @param kernel_regularizer Penalty on the kernel, added to the loss.
#' @param bias_regularizer Penalty on the bias, added to the loss.
#' @param activity_regularizer Penalty on the output, added to the loss.
#' @param kernel_constraint Constraint applied to the kernel after each update.
#' @param bias_constraint Constraint applied to the bias after each update.
#' @param input_shape Shape of the input without the batch axis. Needed in the first layer of a
#'   model if the shape must be known before there is data.
#' @param batch_input_shape Shape of the input with the batch axis.
#' @param batch_size Fixed batch size.
#' @param dtype The layer's dtype, such as "float32", "complex64", or a policy such as
#'   "mixed_bfloat16".
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_depth,
#'   new_rows, new_columns, filters)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is invalid; the input has too few axes or an unexpected number of
#'   channels; the kernel is larger than the input and `padding` is "valid"; `strides` and
#'   `dilation_rate` are both greater than 1; `filters` or the input's channels are not
#'   divisible by `groups`. `padding` is "causal", which is for 1D convolutions only.
#' - `TypeError`: The layer can't be composed with `object`.
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

#' 1D convolutional LSTM
#'
#' A long short-term memory whose products with the input and with the state are convolutions.
#' The input's axes are `(batch, time, steps, channels)`, or with channels first `(batch, time,
#' channels, steps)`. The weights are the input's kernel, `(kernel_size, channels, 4 *
#' filters)`, the state's, `(kernel_size, filters, 4 * filters)`, and a bias, `(4 * filters)`,
#' each with the gates in the order input, forget, cell, output. The state's convolution has
#' "same" padding and no strides or dilation.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param filters Number of channels of the output.
#' @param kernel_size Size of the kernel: a whole number, or one for each spatial axis.
#' @param strides Steps between outputs: a whole number, or one for each spatial axis.
#' @param padding "valid" for no padding; "same" for zeros around the input, so that the output
#'   of a stride of 1 is as large as the input; "causal" for zeros before it, in 1D
#'   convolutions. Upper or lower case.
#' @param data_format Position of the channels: "channels_last", "channels_first" (after the
#'   batch), or NULL for the session's default, which is last.
#' @param dilation_rate Steps between the taps of the kernel: a whole number, or one for each
#'   spatial axis. Greater than 1 only where `strides` are 1.
#' @param activation Function applied to the result. NULL leaves it linear.
#' @param recurrent_activation Activation of the gates. "hard_sigmoid" is that of Keras 2, `0.2
#'   * x + 0.5` from 0 to 1.
#' @param use_bias Whether to add a bias.
#' @param kernel_initializer Initializer of the kernel.
#' @param recurrent_initializer Initializer of the kernel that multiplies the state.
#' @param bias_initializer Initializer of the bias.
#' @param unit_forget_bias Whether the bias of the forget gate starts at 1: an open gate.
#' @param kernel_regularizer Penalty on the kernel, added to the loss.
#' @param recurrent_regularizer Penalty on the recurrent kernel, added to the loss.
#' @param bias_regularizer Penalty on the bias, added to the loss.
#' @param activity_regularizer Penalty on the output, added to the loss.
#' @param kernel_constraint Constraint applied to the kernel after each update.
#' @param recurrent_constraint Constraint applied to the recurrent kernel after each update.
#' @param bias_constraint Constraint applied to the bias after each update.
#' @param return_sequences Whether to return the outputs of all steps instead of only the last.
#' @param return_state Whether to return the last state or states in addition to the output.
#' @param go_backwards Whether to process the sequence in reverse.
#' @param stateful Whether the last states of a batch are the initial states of the next;
#'   `reset_states()` resets them to 0. The batch size must be fixed, by `batch_input_shape` or
#'   `batch_size`.
#' @param dropout Fraction of the input to drop in training, from 0 to 1.
#' @param recurrent_dropout Fraction of the state to drop in training, from 0 to 1.
#' @param ... The standard arguments of a layer: `input_shape` (or `input_length` and
#'   `input_dim`), `batch_input_shape`, `batch_size`, `dtype`, `name`, `trainable`, `weights`;
#'   and `seed`, the seed of the dropout.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, new_steps,
#'   filters)`, or with the channels first; with `return_sequences` a time axis follows the
#'   batch; with `return_state` a list of it and the two final states.
#' @section Errors:
#' - `ValueError`: An argument is invalid; the input has too few axes or an unexpected number of
#'   channels; the kernel is larger than the input and `padding` is "valid"; `strides` and
#'   `dilation_rate` are both greater than 1; the layer is `stateful` and the size of an axis
#'   other than time is unknown.
#' - `TypeError`: The layer can't be composed with `object`.
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

#' 2D convolutional LSTM
#'
#' A long short-term memory whose products with the input and with the state are convolutions.
#' The input's axes are `(batch, time, rows, columns, channels)`, or with channels first
#' `(batch, time, channels, rows, columns)`. The weights are the input's kernel, `(*kernel_size,
#' channels, 4 * filters)`, the state's, `(*kernel_size, filters, 4 * filters)`, and a bias, `(4
#' * filters)`, each with the gates in the order input, forget, cell, output. The state's
#' convolution has "same" padding and no strides or dilation.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param filters Number of channels of the output.
#' @param kernel_size Size of the kernel: a whole number, or one for each spatial axis.
#' @param strides Steps between outputs: a whole number, or one for each spatial axis.
#' @param padding "valid" for no padding; "same" for zeros around the input, so that the output
#'   of a stride of 1 is as large as the input; "causal" for zeros before it, in 1D
#'   convolutions. Upper or lower case.
#' @param data_format Position of the channels: "channels_last", "channels_first" (after the
#'   batch), or NULL for the session's default, which is last.
#' @param dilation_rate Steps between the taps of the kernel: a whole number, or one for each
#'   spatial axis. Greater than 1 only where `strides` are 1.
#' @param activation Function applied to the result. NULL leaves it linear.
#' @param recurrent_activation Activation of the gates. "hard_sigmoid" is that of Keras 2, `0.2
#'   * x + 0.5` from 0 to 1.
#' @param use_bias Whether to add a bias.
#' @param kernel_initializer Initializer of the kernel.
#' @param recurrent_initializer Initializer of the kernel that multiplies the state.
#' @param bias_initializer Initializer of the bias.
#' @param unit_forget_bias Whether the bias of the forget gate starts at 1: an open gate.
#' @param kernel_regularizer Penalty on the kernel, added to the loss.
#' @param recurrent_regularizer Penalty on the recurrent kernel, added to the loss.
#' @param bias_regularizer Penalty on the bias, added to the loss.
#' @param activity_regularizer Penalty on the output, added to the loss.
#' @param kernel_constraint Constraint applied to the kernel after each update.
#' @param recurrent_constraint Constraint applied to the recurrent kernel after each update.
#' @param bias_constraint Constraint applied to the bias after each update.
#' @param return_sequences Whether to return the outputs of all steps instead of only the last.
#' @param return_state Whether to return the last state or states in addition to the output.
#' @param go_backwards Whether to process the sequence in reverse.
#' @param stateful Whether the last states of a batch are the initial states of the next;
#'   `reset_states()` resets them to 0. The batch size must be fixed, by `batch_input_shape` or
#'   `batch_size`.
#' @param dropout Fraction of the input to drop in training, from 0 to 1.
#' @param recurrent_dropout Fraction of the state to drop in training, from 0 to 1.
#' @param batch_size Fixed batch size.
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @param input_shape Shape of the input without the batch axis. Needed in the first layer of a
#'   model if the shape must be known before there is data.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, new_rows,
#'   new_columns, filters)`, or with the channels first; with `return_sequences` a time axis
#'   follows the batch; with `return_state` a list of it and the two final states.
#' @section Errors:
#' - `ValueError`: An argument is invalid; the input has too few axes or an unexpected number of
#'   channels; the kernel is larger than the input and `padding` is "valid"; `strides` and
#'   `dilation_rate` are both greater than 1; the layer is `stateful` and the size of an axis
#'   other than time is unknown.
#' - `TypeError`: The layer can't be composed with `object`.
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

#' 3D convolutional LSTM
#'
#' A long short-term memory whose products with the input and with the state are convolutions.
#' The input's axes are `(batch, time, depth, rows, columns, channels)`, or with channels first
#' `(batch, time, channels, depth, rows, columns)`. The weights are the input's kernel,
#' `(*kernel_size, channels, 4 * filters)`, the state's, `(*kernel_size, filters, 4 * filters)`,
#' and a bias, `(4 * filters)`, each with the gates in the order input, forget, cell, output.
#' The state's convolution has "same" padding and no strides or dilation.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param filters Number of channels of the output.
#' @param kernel_size Size of the kernel: a whole number, or one for each spatial axis.
#' @param strides Steps between outputs: a whole number, or one for each spatial axis.
#' @param padding "valid" for no padding; "same" for zeros around the input, so that the output
#'   of a stride of 1 is as large as the input; "causal" for zeros before it, in 1D
#'   convolutions. Upper or lower case.
#' @param data_format Position of the channels: "channels_last", "channels_first" (after the
#'   batch), or NULL for the session's default, which is last.
#' @param dilation_rate Steps between the taps of the kernel: a whole number, or one for each
#'   spatial axis. Greater than 1 only where `strides` are 1.
#' @param activation Function applied to the result. NULL leaves it linear.
#' @param recurrent_activation Activation of the gates. "hard_sigmoid" is that of Keras 2, `0.2
#'   * x + 0.5` from 0 to 1.
#' @param use_bias Whether to add a bias.
#' @param kernel_initializer Initializer of the kernel.
#' @param recurrent_initializer Initializer of the kernel that multiplies the state.
#' @param bias_initializer Initializer of the bias.
#' @param unit_forget_bias Whether the bias of the forget gate starts at 1: an open gate.
#' @param kernel_regularizer Penalty on the kernel, added to the loss.
#' @param recurrent_regularizer Penalty on the recurrent kernel, added to the loss.
#' @param bias_regularizer Penalty on the bias, added to the loss.
#' @param activity_regularizer Penalty on the output, added to the loss.
#' @param kernel_constraint Constraint applied to the kernel after each update.
#' @param recurrent_constraint Constraint applied to the recurrent kernel after each update.
#' @param bias_constraint Constraint applied to the bias after each update.
#' @param return_sequences Whether to return the outputs of all steps instead of only the last.
#' @param return_state Whether to return the last state or states in addition to the output.
#' @param go_backwards Whether to process the sequence in reverse.
#' @param stateful Whether the last states of a batch are the initial states of the next;
#'   `reset_states()` resets them to 0. The batch size must be fixed, by `batch_input_shape` or
#'   `batch_size`.
#' @param dropout Fraction of the input to drop in training, from 0 to 1.
#' @param recurrent_dropout Fraction of the state to drop in training, from 0 to 1.
#' @param ... The standard arguments of a layer: `input_shape` (or `input_length` and
#'   `input_dim`), `batch_input_shape`, `batch_size`, `dtype`, `name`, `trainable`, `weights`;
#'   and `seed`, the seed of the dropout.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, new_depth,
#'   new_rows, new_columns, filters)`, or with the channels first; with `return_sequences` a
#'   time axis follows the batch; with `return_state` a list of it and the two last states.
#' @section Errors:
#' - `ValueError`: An argument is invalid; the input has too few axes or an unexpected number of
#'   channels; the kernel is larger than the input and `padding` is "valid"; `strides` and
#'   `dilation_rate` are both greater than 1; the layer is `stateful` and the size of an axis
#'   other than time is unknown.
#' - `TypeError`: The layer can't be composed with `object`.
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

#' 1D transposed convolution
#'
#' The reverse of a convolution: it maps the shape of a convolution's output to that of its
#' input, with the same connectivity. Strides enlarge the output. The weights are a kernel of
#' shape `(kernel_size, filters, channels)` and a bias of shape `(filters)`.
#'
#' Any number of batch axes may come before the spatial ones, and values may be complex.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param filters Number of channels of the output.
#' @param kernel_size Size of the kernel: a whole number, or one for each spatial axis.
#' @param strides Steps between outputs: a whole number, or one for each spatial axis.
#' @param padding "valid" for no padding; "same" for zeros around the input, so that the output
#'   of a stride of 1 is as large as the input; "causal" for zeros before it, in 1D
#'   convolutions. Upper or lower case.
#' @param output_padding What to add to the smallest possible output size: a whole number, or
#'   one for each spatial axis, less than `strides`. NULL infers it from `strides` and
#'   `padding`.
#' @param data_format Position of the channels: "channels_last", "channels_first" (after the
#'   batch), or NULL for the session's default, which is last.
#' @param dilation_rate Steps between the taps of the kernel: a whole number, or one for each
#'   spatial axis. Greater than 1 only where `strides` are 1.
#' @param activation Function applied to the result. NULL leaves it linear.
#' @param use_bias Whether to add a bias.
#' @param kernel_initializer Initializer of the kernel.
#' @param bias_initializer Initializer of the bias.
#' @param kernel_regularizer Penalty on the kernel, added to the loss.
#' @param bias_regularizer Penalty on the bias, added to the loss.
#' @param activity_regularizer Penalty on the output, added to the loss.
#' @param kernel_constraint Constraint applied to the kernel after each update.
#' @param bias_constraint Constraint applied to the bias after each update.
#' @param input_shape Shape of the input without the batch axis. Needed in the first layer of a
#'   model if the shape must be known before there is data.
#' @param batch_input_shape Shape of the input with the batch axis.
#' @param batch_size Fixed batch size.
#' @param dtype The layer's dtype, such as "float32", "complex64", or a policy such as
#'   "mixed_bfloat16".
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_steps,
#'   filters)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is invalid; the input has too few axes or an unexpected number of
#'   channels; `output_padding` is not less than `strides`; `strides` and `dilation_rate` are
#'   both greater than 1.
#' - `TypeError`: The layer can't be composed with `object`.
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

#' 2D transposed convolution
#'
#' The reverse of a convolution: it maps the shape of a convolution's output to that of its
#' input, with the same connectivity. Strides enlarge the output. The weights are a kernel of
#' shape `(*kernel_size, filters, channels)` and a bias of shape `(filters)`.
#'
#' Any number of batch axes may come before the spatial ones, and values may be complex.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param filters Number of channels of the output.
#' @param kernel_size Size of the kernel: a whole number, or one for each spatial axis.
#' @param strides Steps between outputs: a whole number, or one for each spatial axis.
#' @param padding "valid" for no padding; "same" for zeros around the input, so that the output
#'   of a stride of 1 is as large as the input; "causal" for zeros before it, in 1D
#'   convolutions. Upper or lower case.
#' @param output_padding What to add to the smallest possible output size: a whole number, or
#'   one for each spatial axis, less than `strides`. NULL infers it from `strides` and
#'   `padding`.
#' @param data_format Position of the channels: "channels_last", "channels_first" (after the
#'   batch), or NULL for the session's default, which is last.
#' @param dilation_rate Steps between the taps of the kernel: a whole number, or one for each
#'   spatial axis. Greater than 1 only where `strides` are 1.
#' @param activation Function applied to the result. NULL leaves it linear.
#' @param use_bias Whether to add a bias.
#' @param kernel_initializer Initializer of the kernel.
#' @param bias_initializer Initializer of the bias.
#' @param kernel_regularizer Penalty on the kernel, added to the loss.
#' @param bias_regularizer Penalty on the bias, added to the loss.
#' @param activity_regularizer Penalty on the output, added to the loss.
#' @param kernel_constraint Constraint applied to the kernel after each update.
#' @param bias_constraint Constraint applied to the bias after each update.
#' @param input_shape Shape of the input without the batch axis. Needed in the first layer of a
#'   model if the shape must be known before there is data.
#' @param batch_input_shape Shape of the input with the batch axis.
#' @param batch_size Fixed batch size.
#' @param dtype The layer's dtype, such as "float32", "complex64", or a policy such as
#'   "mixed_bfloat16".
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_rows,
#'   new_columns, filters)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is invalid; the input has too few axes or an unexpected number of
#'   channels; `output_padding` is not less than `strides`; `strides` and `dilation_rate` are
#'   both greater than 1.
#' - `TypeError`: The layer can't be composed with `object`.
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

#' 3D transposed convolution
#'
#' The reverse of a convolution: it maps the shape of a convolution's output to that of its
#' input, with the same connectivity. Strides enlarge the output. The weights are a kernel of
#' shape `(*kernel_size, filters, channels)` and a bias of shape `(filters)`.
#'
#' Any number of batch axes may come before the spatial ones, and values may be complex.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param filters Number of channels of the output.
#' @param kernel_size Size of the kernel: a whole number, or one for each spatial axis.
#' @param strides Steps between outputs: a whole number, or one for each spatial axis.
#' @param padding "valid" for no padding; "same" for zeros around the input, so that the output
#'   of a stride of 1 is as large as the input; "causal" for zeros before it, in 1D
#'   convolutions. Upper or lower case.
#' @param output_padding What to add to the smallest possible output size: a whole number, or
#'   one for each spatial axis, less than `strides`. NULL infers it from `strides` and
#'   `padding`.
#' @param data_format Position of the channels: "channels_last", "channels_first" (after the
#'   batch), or NULL for the session's default, which is last.
#' @param dilation_rate Steps between the taps of the kernel: a whole number, or one for each
#'   spatial axis. Greater than 1 only where `strides` are 1.
#' @param activation Function applied to the result. NULL leaves it linear.
#' @param use_bias Whether to add a bias.
#' @param kernel_initializer Initializer of the kernel.
#' @param bias_initializer Initializer of the bias.
#' @param kernel_regularizer Penalty on the kernel, added to the loss.
#' @param bias_regularizer Penalty on the bias, added to the loss.
#' @param activity_regularizer Penalty on the output, added to the loss.
#' @param kernel_constraint Constraint applied to the kernel after each update.
#' @param bias_constraint Constraint applied to the bias after each update.
#' @param input_shape Shape of the input without the batch axis. Needed in the first layer of a
#'   model if the shape must be known before there is data.
#' @param batch_input_shape Shape of the input with the batch axis.
#' @param batch_size Fixed batch size.
#' @param dtype The layer's dtype, such as "float32", "complex64", or a policy such as
#'   "mixed_bfloat16".
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_depth,
#'   new_rows, new_columns, filters)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is invalid; the input has too few axes or an unexpected number of
#'   channels; `output_padding` is not less than `strides`; `strides` and `dilation_rate` are
#'   both greater than 1.
#' - `TypeError`: The layer can't be composed with `object`.
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

#' 1D cropping
#'
#' Removes the beginning and the end of each spatial axis. Any number of batch axes may come
#' before, and values may be complex.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param cropping How much to remove: a whole number for both sides, or two (before, after).
#' @param batch_size Fixed batch size.
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_steps,
#'   channels)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is invalid or negative, nothing would be left, or the input has
#'   too few axes.
#' - `TypeError`: The layer can't be composed with `object`.
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

#' 2D cropping
#'
#' Removes the beginning and the end of each spatial axis. Any number of batch axes may come
#' before, and values may be complex.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param cropping How much to remove: a whole number for all sides, 2 numbers for both sides of
#'   each axis, or 2 pairs (before, after).
#' @param data_format Position of the channels: "channels_last", "channels_first" (after the
#'   batch), or NULL for the session's default, which is last.
#' @param batch_size Fixed batch size.
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_rows,
#'   new_columns, channels)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is invalid or negative, nothing would be left, or the input has
#'   too few axes.
#' - `TypeError`: The layer can't be composed with `object`.
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

#' 3D cropping
#'
#' Removes the beginning and the end of each spatial axis. Any number of batch axes may come
#' before, and values may be complex.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param cropping How much to remove: a whole number for all sides, 3 numbers for both sides of
#'   each axis, or 3 pairs (before, after).
#' @param data_format Position of the channels: "channels_last", "channels_first" (after the
#'   batch), or NULL for the session's default, which is last.
#' @param batch_size Fixed batch size.
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_depth,
#'   new_rows, new_columns, channels)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is invalid or negative, nothing would be left, or the input has
#'   too few axes.
#' - `TypeError`: The layer can't be composed with `object`.
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

#' 1D depthwise convolution
#'
#' Convolves each channel separately, into `depth_multiplier` output channels. The weights are a
#' kernel of shape `(kernel_size, channels, depth_multiplier)` and a bias of shape `(channels *
#' depth_multiplier)`.
#'
#' Any number of batch axes may come before the spatial ones, and values may be complex.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param kernel_size Size of the kernel: a whole number, or one for each spatial axis.
#' @param strides Steps between outputs: a whole number, or one for each spatial axis.
#' @param padding "valid" for no padding; "same" for zeros around the input, so that the output
#'   of a stride of 1 is as large as the input; "causal" for zeros before it, in 1D
#'   convolutions. Upper or lower case.
#' @param depth_multiplier Number of outputs of the depthwise step for each input channel.
#' @param data_format Position of the channels: "channels_last", "channels_first" (after the
#'   batch), or NULL for the session's default, which is last.
#' @param dilation_rate Steps between the taps of the kernel: a whole number, or one for each
#'   spatial axis. Greater than 1 only where `strides` are 1.
#' @param activation Function applied to the result. NULL leaves it linear.
#' @param use_bias Whether to add a bias.
#' @param depthwise_initializer Initializer of the depthwise kernel.
#' @param bias_initializer Initializer of the bias.
#' @param depthwise_regularizer Penalty on the depthwise kernel, added to the loss.
#' @param bias_regularizer Penalty on the bias, added to the loss.
#' @param activity_regularizer Penalty on the output, added to the loss.
#' @param depthwise_constraint Constraint applied to the depthwise kernel after each update.
#' @param bias_constraint Constraint applied to the bias after each update.
#' @param ... The standard arguments of a layer: `input_shape` (or `input_length` and
#'   `input_dim`), `batch_input_shape`, `batch_size`, `dtype`, `name`, `trainable`, `weights`;
#'   and `seed`, the seed of the dropout.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_steps,
#'   channels * depth_multiplier)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is invalid; the input has too few axes or an unexpected number of
#'   channels; the kernel is larger than the input and `padding` is "valid"; `strides` and
#'   `dilation_rate` are both greater than 1.
#' - `TypeError`: The layer can't be composed with `object`.
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

#' 2D depthwise convolution
#'
#' Convolves each channel separately, into `depth_multiplier` output channels. The weights are a
#' kernel of shape `(*kernel_size, channels, depth_multiplier)` and a bias of shape `(channels *
#' depth_multiplier)`.
#'
#' Any number of batch axes may come before the spatial ones, and values may be complex.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param kernel_size Size of the kernel: a whole number, or one for each spatial axis.
#' @param strides Steps between outputs: a whole number, or one for each spatial axis.
#' @param padding "valid" for no padding; "same" for zeros around the input, so that the output
#'   of a stride of 1 is as large as the input; "causal" for zeros before it, in 1D
#'   convolutions. Upper or lower case.
#' @param depth_multiplier Number of outputs of the depthwise step for each input channel.
#' @param data_format Position of the channels: "channels_last", "channels_first" (after the
#'   batch), or NULL for the session's default, which is last.
#' @param dilation_rate Steps between the taps of the kernel: a whole number, or one for each
#'   spatial axis. Greater than 1 only where `strides` are 1.
#' @param activation Function applied to the result. NULL leaves it linear.
#' @param use_bias Whether to add a bias.
#' @param depthwise_initializer Initializer of the depthwise kernel.
#' @param bias_initializer Initializer of the bias.
#' @param depthwise_regularizer Penalty on the depthwise kernel, added to the loss.
#' @param bias_regularizer Penalty on the bias, added to the loss.
#' @param activity_regularizer Penalty on the output, added to the loss.
#' @param depthwise_constraint Constraint applied to the depthwise kernel after each update.
#' @param bias_constraint Constraint applied to the bias after each update.
#' @param input_shape Shape of the input without the batch axis. Needed in the first layer of a
#'   model if the shape must be known before there is data.
#' @param batch_input_shape Shape of the input with the batch axis.
#' @param batch_size Fixed batch size.
#' @param dtype The layer's dtype, such as "float32", "complex64", or a policy such as
#'   "mixed_bfloat16".
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_rows,
#'   new_columns, channels * depth_multiplier)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is invalid; the input has too few axes or an unexpected number of
#'   channels; the kernel is larger than the input and `padding` is "valid"; `strides` and
#'   `dilation_rate` are both greater than 1.
#' - `TypeError`: The layer can't be composed with `object`.
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

#' 1D depthwise separable convolution
#'
#' A depthwise convolution, which treats each channel separately, followed by a pointwise
#' convolution of size 1, which mixes the channels. The weights are a kernel of shape
#' `(kernel_size, channels, depth_multiplier)`, one of shape `(1, channels * depth_multiplier,
#' filters)`, and a bias of shape `(filters)`.
#'
#' Any number of batch axes may come before the spatial ones, and values may be complex.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param filters Number of channels of the output.
#' @param kernel_size Size of the kernel: a whole number, or one for each spatial axis.
#' @param strides Steps between outputs: a whole number, or one for each spatial axis.
#' @param padding "valid" for no padding; "same" for zeros around the input, so that the output
#'   of a stride of 1 is as large as the input; "causal" for zeros before it, in 1D
#'   convolutions. Upper or lower case.
#' @param data_format Position of the channels: "channels_last", "channels_first" (after the
#'   batch), or NULL for the session's default, which is last.
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
#' @param depthwise_constraint Constraint applied to the depthwise kernel after each update.
#' @param pointwise_constraint Constraint applied to the pointwise kernel after each update.
#' @param bias_constraint Constraint applied to the bias after each update.
#' @param input_shape Shape of the input without the batch axis. Needed in the first layer of a
#'   model if the shape must be known before there is data.
#' @param batch_input_shape Shape of the input with the batch axis.
#' @param batch_size Fixed batch size.
#' @param dtype The layer's dtype, such as "float32", "complex64", or a policy such as
#'   "mixed_bfloat16".
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_steps,
#'   filters)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is invalid; the input has too few axes or an unexpected number of
#'   channels; the kernel is larger than the input and `padding` is "valid"; `strides` and
#'   `dilation_rate` are both greater than 1.
#' - `TypeError`: The layer can't be composed with `object`.
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

#' 2D depthwise separable convolution
#'
#' A depthwise convolution, which treats each channel separately, followed by a pointwise
#' convolution of size 1, which mixes the channels. The weights are a kernel of shape
#' `(*kernel_size, channels, depth_multiplier)`, one of shape `(1, 1, channels *
#' depth_multiplier, filters)`, and a bias of shape `(filters)`.
#'
#' Any number of batch axes may come before the spatial ones, and values may be complex.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param filters Number of channels of the output.
#' @param kernel_size Size of the kernel: a whole number, or one for each spatial axis.
#' @param strides Steps between outputs: a whole number, or one for each spatial axis.
#' @param padding "valid" for no padding; "same" for zeros around the input, so that the output
#'   of a stride of 1 is as large as the input; "causal" for zeros before it, in 1D
#'   convolutions. Upper or lower case.
#' @param data_format Position of the channels: "channels_last", "channels_first" (after the
#'   batch), or NULL for the session's default, which is last.
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
#' @param depthwise_constraint Constraint applied to the depthwise kernel after each update.
#' @param pointwise_constraint Constraint applied to the pointwise kernel after each update.
#' @param bias_constraint Constraint applied to the bias after each update.
#' @param input_shape Shape of the input without the batch axis. Needed in the first layer of a
#'   model if the shape must be known before there is data.
#' @param batch_input_shape Shape of the input with the batch axis.
#' @param batch_size Fixed batch size.
#' @param dtype The layer's dtype, such as "float32", "complex64", or a policy such as
#'   "mixed_bfloat16".
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_rows,
#'   new_columns, filters)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is invalid; the input has too few axes or an unexpected number of
#'   channels; the kernel is larger than the input and `padding` is "valid"; `strides` and
#'   `dilation_rate` are both greater than 1.
#' - `TypeError`: The layer can't be composed with `object`.
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

#' 1D upsampling
#'
#' Makes the spatial axis `size` times longer by repeating values. Any number of batch axes may
#' come before, and values may be complex.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param size Upsampling factor: a whole number, or one for each spatial axis.
#' @param batch_size Fixed batch size.
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_steps,
#'   channels)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is invalid, or the input has too few axes.
#' - `TypeError`: The layer can't be composed with `object`.
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

#' 2D upsampling
#'
#' Makes the spatial axes `size` times longer. Any number of batch axes may come before, and
#' values may be complex.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param size Upsampling factor: a whole number, or one for each spatial axis.
#' @param data_format Position of the channels: "channels_last", "channels_first" (after the
#'   batch), or NULL for the session's default, which is last.
#' @param interpolation Interpolation method: "nearest" repeats values, "area" averages over
#'   areas (the same result here), "bilinear", "bicubic", "mitchellcubic", "lanczos3",
#'   "lanczos5" and "gaussian" weight neighbouring values.
#' @param batch_size Fixed batch size.
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_rows,
#'   new_columns, channels)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is invalid, or the input has too few axes.
#' - `TypeError`: The layer can't be composed with `object`.
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

#' 3D upsampling
#'
#' Makes the spatial axes `size` times longer by repeating values. Any number of batch axes may
#' come before, and values may be complex.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param size Upsampling factor: a whole number, or one for each spatial axis.
#' @param data_format Position of the channels: "channels_last", "channels_first" (after the
#'   batch), or NULL for the session's default, which is last.
#' @param batch_size Fixed batch size.
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_depth,
#'   new_rows, new_columns, channels)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is invalid, or the input has too few axes.
#' - `TypeError`: The layer can't be composed with `object`.
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

#' 1D zero padding
#'
#' Adds zeros before and after each spatial axis. Any number of batch axes may come before, and
#' values may be complex.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param padding How many zeros: a whole number for both sides, or two (before, after); a named
#'   list (in R a named list) of `left_pad` and `right_pad` says the same.
#' @param batch_size Fixed batch size.
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_steps,
#'   channels)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is invalid or negative, or the input has too few axes.
#' - `TypeError`: The layer can't be composed with `object`.
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

#' 2D zero padding
#'
#' Adds zeros before and after each spatial axis. Any number of batch axes may come before, and
#' values may be complex.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param padding How many zeros: a whole number for all sides, 2 numbers for both sides of each
#'   axis, or 2 pairs (before, after).
#' @param data_format Position of the channels: "channels_last", "channels_first" (after the
#'   batch), or NULL for the session's default, which is last.
#' @param batch_size Fixed batch size.
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_rows,
#'   new_columns, channels)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is invalid or negative, or the input has too few axes.
#' - `TypeError`: The layer can't be composed with `object`.
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

#' 3D zero padding
#'
#' Adds zeros before and after each spatial axis. Any number of batch axes may come before, and
#' values may be complex.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param padding How many zeros: a whole number for all sides, 3 numbers for both sides of each
#'   axis, or 3 pairs (before, after).
#' @param data_format Position of the channels: "channels_last", "channels_first" (after the
#'   batch), or NULL for the session's default, which is last.
#' @param batch_size Fixed batch size.
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training.
#' @param weights Initial weights: a list of arrays, in the order of `get_weights()`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch..., new_depth,
#'   new_rows, new_columns, channels)`, or with the channels first.
#' @section Errors:
#' - `ValueError`: An argument is invalid or negative, or the input has too few axes.
#' - `TypeError`: The layer can't be composed with `object`.
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
