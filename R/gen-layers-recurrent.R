# Generated from rkeras_py; do not edit by hand.

#' Fully connected recurrent layer, whose output is fed back as its state
#'
#' At each step the new state, which is also the output, is `activation(input . kernel + state .
#' recurrent_kernel + bias)`.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, a tensor
#'   of shape `(batch, steps, features)`, or a list of it and the initial states.
#' @param units Number of outputs, and size of each state.
#' @param activation Function applied to the new state. NULL leaves it linear.
#' @param use_bias Whether to add bias vectors.
#' @param return_sequences Whether to return the outputs of all steps instead of only the last.
#' @param return_state Whether to return the last state or states in addition to the output.
#' @param go_backwards Whether to process the sequence in reverse.
#' @param stateful Whether the last states of a batch are the initial states of the next;
#'   `reset_states()` resets them to 0. The batch size must be fixed, by `batch_input_shape` or
#'   `batch_size`.
#' @param unroll Whether to unroll the loop over the steps, which is faster for short sequences
#'   but takes more memory. The number of steps must be known.
#' @param kernel_initializer Initializer of the kernel that multiplies the input.
#' @param recurrent_initializer Initializer of the kernel that multiplies the state.
#' @param bias_initializer Initializer of the bias.
#' @param kernel_regularizer Penalty on the kernel, added to the loss.
#' @param recurrent_regularizer Penalty on the recurrent kernel, added to the loss.
#' @param bias_regularizer Penalty on the bias, added to the loss.
#' @param activity_regularizer Penalty on the output, added to the loss.
#' @param kernel_constraint Constraint applied to the kernel after each update.
#' @param recurrent_constraint Constraint applied to the recurrent kernel after each update.
#' @param bias_constraint Constraint applied to the bias after each update.
#' @param dropout Fraction of the input to drop in training, from 0 to 1.
#' @param recurrent_dropout Fraction of the state to drop in training, from 0 to 1.
#' @param ... The standard arguments of a layer: `input_shape` (or `input_length` and
#'   `input_dim`), `batch_input_shape`, `batch_size`, `dtype`, `name`, `trainable`, `weights`;
#'   and `seed`, the seed of the dropout.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, units)`, or
#'   `(batch, steps, units)` with `return_sequences`; with `return_state` a list of it and the
#'   last state, of shape `(batch, units)`.
#' @section Errors:
#' - `ValueError`: An argument is invalid, or `stateful` is TRUE without a fixed batch size.
#' - `TypeError`: The layer can't be composed with `object`.
#' @family recurrent layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_simple_rnn(layer_input(shape = c(10, 8)), units = 4)$shape
layer_simple_rnn <- function(object,
                             units,
                             activation = "tanh",
                             use_bias = TRUE,
                             return_sequences = FALSE,
                             return_state = FALSE,
                             go_backwards = FALSE,
                             stateful = FALSE,
                             unroll = FALSE,
                             kernel_initializer = "glorot_uniform",
                             recurrent_initializer = "orthogonal",
                             bias_initializer = "zeros",
                             kernel_regularizer = NULL,
                             recurrent_regularizer = NULL,
                             bias_regularizer = NULL,
                             activity_regularizer = NULL,
                             kernel_constraint = NULL,
                             recurrent_constraint = NULL,
                             bias_constraint = NULL,
                             dropout = 0,
                             recurrent_dropout = 0,
                             ...) {
  compose_python("layer_simple_rnn")
}

#' Gated recurrent unit
#'
#' At each step, with the input `x` and the state `h`, an update gate `z` and a reset gate `r`
#' are computed from `x` and `h` by `recurrent_activation`; a candidate `c = activation(x .
#' kernel + r * (h . recurrent_kernel) + bias)`; and the new state, which is also the output, is
#' `z * h + (1 - z) * c`. The order of the gates in the weights is z, r, c.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, a tensor
#'   of shape `(batch, steps, features)`, or a list of it and the initial states.
#' @param units Number of outputs, and size of each state.
#' @param activation Function applied to the new state. NULL leaves it linear.
#' @param recurrent_activation Activation of the gates. "hard_sigmoid" is that of Keras 2, `0.2
#'   * x + 0.5` from 0 to 1.
#' @param use_bias Whether to add bias vectors.
#' @param return_sequences Whether to return the outputs of all steps instead of only the last.
#' @param return_state Whether to return the last state or states in addition to the output.
#' @param go_backwards Whether to process the sequence in reverse.
#' @param stateful Whether the last states of a batch are the initial states of the next;
#'   `reset_states()` resets them to 0. The batch size must be fixed, by `batch_input_shape` or
#'   `batch_size`.
#' @param unroll Whether to unroll the loop over the steps, which is faster for short sequences
#'   but takes more memory. The number of steps must be known.
#' @param time_major Whether the shapes of input and output begin with steps, then batch.
#' @param reset_after Whether the reset gate is applied after the state is multiplied by its
#'   kernel (as in cuDNN, with a separate bias) or before (as in the original paper).
#' @param kernel_initializer Initializer of the kernel that multiplies the input.
#' @param recurrent_initializer Initializer of the kernel that multiplies the state.
#' @param bias_initializer Initializer of the bias.
#' @param kernel_regularizer Penalty on the kernel, added to the loss.
#' @param recurrent_regularizer Penalty on the recurrent kernel, added to the loss.
#' @param bias_regularizer Penalty on the bias, added to the loss.
#' @param activity_regularizer Penalty on the output, added to the loss.
#' @param kernel_constraint Constraint applied to the kernel after each update.
#' @param recurrent_constraint Constraint applied to the recurrent kernel after each update.
#' @param bias_constraint Constraint applied to the bias after each update.
#' @param dropout Fraction of the input to drop in training, from 0 to 1.
#' @param recurrent_dropout Fraction of the state to drop in training, from 0 to 1.
#' @param ... The standard arguments of a layer: `input_shape` (or `input_length` and
#'   `input_dim`), `batch_input_shape`, `batch_size`, `dtype`, `name`, `trainable`, `weights`;
#'   and `seed`, the seed of the dropout.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, units)`, or
#'   `(batch, steps, units)` with `return_sequences`; with `return_state` a list of it and the
#'   last state, of shape `(batch, units)`.
#' @section Errors:
#' - `ValueError`: An argument is invalid, or `stateful` is TRUE without a fixed batch size.
#' - `TypeError`: The layer can't be composed with `object`.
#' @references Cho et al. (2014), Learning phrase representations using RNN encoder-decoder for
#'   statistical machine translation. <https://arxiv.org/abs/1406.1078>
#' @family recurrent layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_gru(layer_input(shape = c(10, 8)), units = 4)$shape
layer_gru <- function(object,
                      units,
                      activation = "tanh",
                      recurrent_activation = "sigmoid",
                      use_bias = TRUE,
                      return_sequences = FALSE,
                      return_state = FALSE,
                      go_backwards = FALSE,
                      stateful = FALSE,
                      unroll = FALSE,
                      time_major = FALSE,
                      reset_after = TRUE,
                      kernel_initializer = "glorot_uniform",
                      recurrent_initializer = "orthogonal",
                      bias_initializer = "zeros",
                      kernel_regularizer = NULL,
                      recurrent_regularizer = NULL,
                      bias_regularizer = NULL,
                      activity_regularizer = NULL,
                      kernel_constraint = NULL,
                      recurrent_constraint = NULL,
                      bias_constraint = NULL,
                      dropout = 0,
                      recurrent_dropout = 0,
                      ...) {
  compose_python("layer_gru")
}

#' Long short-term memory
#'
#' At each step, with the input `x`, the output `h` of the previous step and the cell state `c`,
#' the input gate `i`, forget gate `f` and output gate `o` are computed from `x` and `h` by
#' `recurrent_activation`, and a candidate `g` by `activation`. The new cell state is `f * c + i
#' * g`, and the output is `o * activation(c)`. The order of the gates in the weights is i, f,
#' g, o.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, a tensor
#'   of shape `(batch, steps, features)`, or a list of it and the initial states.
#' @param units Number of outputs, and size of each state.
#' @param activation Function applied to the new state. NULL leaves it linear.
#' @param recurrent_activation Activation of the gates. "hard_sigmoid" is that of Keras 2, `0.2
#'   * x + 0.5` from 0 to 1.
#' @param use_bias Whether to add bias vectors.
#' @param return_sequences Whether to return the outputs of all steps instead of only the last.
#' @param return_state Whether to return the last state or states in addition to the output.
#' @param go_backwards Whether to process the sequence in reverse.
#' @param stateful Whether the last states of a batch are the initial states of the next;
#'   `reset_states()` resets them to 0. The batch size must be fixed, by `batch_input_shape` or
#'   `batch_size`.
#' @param time_major Whether the shapes of input and output begin with steps, then batch.
#' @param unroll Whether to unroll the loop over the steps, which is faster for short sequences
#'   but takes more memory. The number of steps must be known.
#' @param kernel_initializer Initializer of the kernel that multiplies the input.
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
#' @param dropout Fraction of the input to drop in training, from 0 to 1.
#' @param recurrent_dropout Fraction of the state to drop in training, from 0 to 1.
#' @param ... The standard arguments of a layer: `input_shape` (or `input_length` and
#'   `input_dim`), `batch_input_shape`, `batch_size`, `dtype`, `name`, `trainable`, `weights`;
#'   and `seed`, the seed of the dropout.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, units)`, or
#'   `(batch, steps, units)` with `return_sequences`; with `return_state` a list of it and two
#'   states, output and cell state, of shape `(batch, units)` each.
#' @section Errors:
#' - `ValueError`: An argument is invalid, or `stateful` is TRUE without a fixed batch size.
#' - `TypeError`: The layer can't be composed with `object`.
#' @references Hochreiter and Schmidhuber (1997), Long short-term memory. Neural Computation 9,
#'   1735-1780.
#' @family recurrent layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_lstm(layer_input(shape = c(10, 8)), units = 4)$shape
#' layer_lstm(layer_input(shape = c(10, 8)), units = 4, return_sequences = TRUE)$shape
layer_lstm <- function(object,
                       units,
                       activation = "tanh",
                       recurrent_activation = "sigmoid",
                       use_bias = TRUE,
                       return_sequences = FALSE,
                       return_state = FALSE,
                       go_backwards = FALSE,
                       stateful = FALSE,
                       time_major = FALSE,
                       unroll = FALSE,
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
                       dropout = 0,
                       recurrent_dropout = 0,
                       ...) {
  compose_python("layer_lstm")
}

#' Gated recurrent unit, as in cuDNN
#'
#' Equivalent to `layer_gru()` with its default arguments, which uses cuDNN on a GPU and
#' otherwise runs on the CPU.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, a tensor
#'   of shape `(batch, steps, features)`, or a list of it and the initial states.
#' @param units Number of outputs, and size of each state.
#' @param kernel_initializer Initializer of the kernel that multiplies the input.
#' @param recurrent_initializer Initializer of the kernel that multiplies the state.
#' @param bias_initializer Initializer of the bias.
#' @param kernel_regularizer Penalty on the kernel, added to the loss.
#' @param recurrent_regularizer Penalty on the recurrent kernel, added to the loss.
#' @param bias_regularizer Penalty on the bias, added to the loss.
#' @param activity_regularizer Penalty on the output, added to the loss.
#' @param kernel_constraint Constraint applied to the kernel after each update.
#' @param recurrent_constraint Constraint applied to the recurrent kernel after each update.
#' @param bias_constraint Constraint applied to the bias after each update.
#' @param return_sequences Whether to return the outputs of all steps instead of only the last.
#' @param return_state Whether to return the last state or states in addition to the output.
#' @param stateful Whether the last states of a batch are the initial states of the next;
#'   `reset_states()` resets them to 0. The batch size must be fixed, by `batch_input_shape` or
#'   `batch_size`.
#' @param input_shape Shape of the input without the batch axis. Needed in the first layer of a
#'   model if the shape must be known before there is data.
#' @param batch_input_shape Shape of the input with the batch axis.
#' @param batch_size Fixed batch size.
#' @param dtype The layer's dtype, such as "float32".
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training.
#' @param weights Initial weights: a list of kernel, recurrent kernel and bias, as
#'   `get_weights()` returns them, or as Keras 2 stored them for its cuDNN layer, with all
#'   biases in one vector.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, units)`, or
#'   `(batch, steps, units)` with `return_sequences`; with `return_state` a list of it and the
#'   last state, of shape `(batch, units)`.
#' @section Errors:
#' - `ValueError`: An argument is invalid, or `stateful` is TRUE without a fixed batch size.
#' - `TypeError`: The layer can't be composed with `object`.
#' @family recurrent layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_cudnn_gru(layer_input(shape = c(10, 8)), units = 4)$shape
layer_cudnn_gru <- function(object,
                            units,
                            kernel_initializer = "glorot_uniform",
                            recurrent_initializer = "orthogonal",
                            bias_initializer = "zeros",
                            kernel_regularizer = NULL,
                            recurrent_regularizer = NULL,
                            bias_regularizer = NULL,
                            activity_regularizer = NULL,
                            kernel_constraint = NULL,
                            recurrent_constraint = NULL,
                            bias_constraint = NULL,
                            return_sequences = FALSE,
                            return_state = FALSE,
                            stateful = FALSE,
                            input_shape = NULL,
                            batch_input_shape = NULL,
                            batch_size = NULL,
                            dtype = NULL,
                            name = NULL,
                            trainable = NULL,
                            weights = NULL) {
  compose_python("layer_cudnn_gru")
}

#' Long short-term memory, as in cuDNN
#'
#' Equivalent to `layer_lstm()` with its default arguments, which uses cuDNN on a GPU and
#' otherwise runs on the CPU.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, a tensor
#'   of shape `(batch, steps, features)`, or a list of it and the initial states.
#' @param units Number of outputs, and size of each state.
#' @param kernel_initializer Initializer of the kernel that multiplies the input.
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
#' @param stateful Whether the last states of a batch are the initial states of the next;
#'   `reset_states()` resets them to 0. The batch size must be fixed, by `batch_input_shape` or
#'   `batch_size`.
#' @param input_shape Shape of the input without the batch axis. Needed in the first layer of a
#'   model if the shape must be known before there is data.
#' @param batch_input_shape Shape of the input with the batch axis.
#' @param batch_size Fixed batch size.
#' @param dtype The layer's dtype, such as "float32".
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training.
#' @param weights Initial weights: a list of kernel, recurrent kernel and bias, as
#'   `get_weights()` returns them, or as Keras 2 stored them for its cuDNN layer, with all
#'   biases in one vector.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, units)`, or
#'   `(batch, steps, units)` with `return_sequences`; with `return_state` a list of it and two
#'   states, output and cell state, of shape `(batch, units)` each.
#' @section Errors:
#' - `ValueError`: An argument is invalid, or `stateful` is TRUE without a fixed batch size.
#' - `TypeError`: The layer can't be composed with `object`.
#' @family recurrent layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_cudnn_lstm(layer_input(shape = c(10, 8)), units = 4)$shape
layer_cudnn_lstm <- function(object,
                             units,
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
                             stateful = FALSE,
                             input_shape = NULL,
                             batch_input_shape = NULL,
                             batch_size = NULL,
                             dtype = NULL,
                             name = NULL,
                             trainable = NULL,
                             weights = NULL) {
  compose_python("layer_cudnn_lstm")
}
