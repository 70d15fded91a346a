# Generated from rkeras_py; do not edit by hand.

#' Runs a cell over a sequence
#'
#' At each step the cell takes the input of the step and its states, and returns an output and
#' new states. Masked steps are skipped: they keep the previous output and states.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, a tensor
#'   of shape `(batch, steps, features)`, or a list of it and the initial states.
#' @param cell The cell, or a list of cells to stack: `layer_lstm_cell()`, `layer_gru_cell()`,
#'   `layer_simple_rnn_cell()`, or a custom layer with `state_size` and `call(inputs, states)`.
#' @param return_sequences Whether to return the outputs of all steps instead of only the last.
#' @param return_state Whether to return the last state or states in addition to the output.
#' @param go_backwards Whether to process the sequence in reverse.
#' @param stateful Whether the last states of a batch are the initial states of the next;
#'   `reset_states()` resets them to 0. The batch size must be fixed, by `batch_input_shape` or
#'   `batch_size`.
#' @param unroll Whether to unroll the loop over the steps, which is faster for short sequences
#'   but takes more memory. The number of steps must be known.
#' @param time_major Whether the shapes of input and output begin with steps, then batch.
#' @param ... The standard arguments of a layer: `input_shape` (or `input_length` and
#'   `input_dim`), `batch_input_shape`, `batch_size`, `dtype`, `name`, `trainable`, `weights`;
#'   and `seed`, the seed of the dropout.
#' @param zero_output_for_mask Whether the output of a masked step is 0.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, units)`, or
#'   `(batch, steps, units)` with `return_sequences`; with `return_state` a list of it and the
#'   states.
#' @section Errors:
#' - `ValueError`: `cell` is not a cell.
#' - `TypeError`: The layer can't be composed with `object`.
#' @family recurrent cells
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- layer_input(shape = c(10, 8))
#' layer_rnn(x, cell = layer_simple_rnn_cell(units = 4))$shape
layer_rnn <- function(object,
                      cell,
                      return_sequences = FALSE,
                      return_state = FALSE,
                      go_backwards = FALSE,
                      stateful = FALSE,
                      unroll = FALSE,
                      time_major = FALSE,
                      ...,
                      zero_output_for_mask = FALSE) {
  compose_python("layer_rnn")
}

#' One step of `layer_simple_rnn()`, for `layer_rnn()`
#'
#' The new state, which is also the output, is `activation(input . kernel + state .
#' recurrent_kernel + bias)`.
#'
#' @param units Number of outputs, and size of each state.
#' @param activation Function applied to the new state. NULL leaves it linear.
#' @param use_bias Whether to add bias vectors.
#' @param kernel_initializer Initializer of the kernel that multiplies the input.
#' @param recurrent_initializer Initializer of the kernel that multiplies the state.
#' @param bias_initializer Initializer of the bias.
#' @param kernel_regularizer Penalty on the kernel, added to the loss.
#' @param recurrent_regularizer Penalty on the recurrent kernel, added to the loss.
#' @param bias_regularizer Penalty on the bias, added to the loss.
#' @param kernel_constraint Constraint applied to the kernel after each update.
#' @param recurrent_constraint Constraint applied to the recurrent kernel after each update.
#' @param bias_constraint Constraint applied to the bias after each update.
#' @param dropout Fraction of the input to drop in training, from 0 to 1.
#' @param recurrent_dropout Fraction of the state to drop in training, from 0 to 1.
#' @param ... The standard arguments of a layer: `input_shape` (or `input_length` and
#'   `input_dim`), `batch_input_shape`, `batch_size`, `dtype`, `name`, `trainable`, `weights`;
#'   and `seed`, the seed of the dropout.
#' @return The cell.
#' @section Errors:
#' - `ValueError`: An argument is invalid.
#' @family recurrent cells
#' @export
#' @examplesIf rkeras::is_keras_available()
#' cell <- layer_simple_rnn_cell(units = 4)
#' layer_rnn(layer_input(shape = c(10, 8)), cell = cell)$shape
layer_simple_rnn_cell <- function(units,
                                  activation = "tanh",
                                  use_bias = TRUE,
                                  kernel_initializer = "glorot_uniform",
                                  recurrent_initializer = "orthogonal",
                                  bias_initializer = "zeros",
                                  kernel_regularizer = NULL,
                                  recurrent_regularizer = NULL,
                                  bias_regularizer = NULL,
                                  kernel_constraint = NULL,
                                  recurrent_constraint = NULL,
                                  bias_constraint = NULL,
                                  dropout = 0,
                                  recurrent_dropout = 0,
                                  ...) {
  .External2(rk_call_formals, "layer_simple_rnn_cell")
}

#' One step of `layer_gru()`, for `layer_rnn()`
#'
#' @param units Number of outputs, and size of each state.
#' @param activation Function applied to the new state. NULL leaves it linear.
#' @param recurrent_activation Activation of the gates. "hard_sigmoid" is that of Keras 2, `0.2
#'   * x + 0.5` from 0 to 1.
#' @param use_bias Whether to add bias vectors.
#' @param kernel_initializer Initializer of the kernel that multiplies the input.
#' @param recurrent_initializer Initializer of the kernel that multiplies the state.
#' @param bias_initializer Initializer of the bias.
#' @param kernel_regularizer Penalty on the kernel, added to the loss.
#' @param recurrent_regularizer Penalty on the recurrent kernel, added to the loss.
#' @param bias_regularizer Penalty on the bias, added to the loss.
#' @param kernel_constraint Constraint applied to the kernel after each update.
#' @param recurrent_constraint Constraint applied to the recurrent kernel after each update.
#' @param bias_constraint Constraint applied to the bias after each update.
#' @param dropout Fraction of the input to drop in training, from 0 to 1.
#' @param recurrent_dropout Fraction of the state to drop in training, from 0 to 1.
#' @param reset_after Whether the reset gate is applied after the state is multiplied by its
#'   kernel (as in cuDNN, with a separate bias) or before (as in the original paper).
#' @param ... The standard arguments of a layer: `input_shape` (or `input_length` and
#'   `input_dim`), `batch_input_shape`, `batch_size`, `dtype`, `name`, `trainable`, `weights`;
#'   and `seed`, the seed of the dropout.
#' @return The cell.
#' @section Errors:
#' - `ValueError`: An argument is invalid.
#' @references Cho et al. (2014), Learning phrase representations using RNN encoder-decoder for
#'   statistical machine translation. <https://arxiv.org/abs/1406.1078>
#' @family recurrent cells
#' @export
#' @examplesIf rkeras::is_keras_available()
#' cell <- layer_gru_cell(units = 4)
#' layer_rnn(layer_input(shape = c(10, 8)), cell = cell)$shape
layer_gru_cell <- function(units,
                           activation = "tanh",
                           recurrent_activation = "sigmoid",
                           use_bias = TRUE,
                           kernel_initializer = "glorot_uniform",
                           recurrent_initializer = "orthogonal",
                           bias_initializer = "zeros",
                           kernel_regularizer = NULL,
                           recurrent_regularizer = NULL,
                           bias_regularizer = NULL,
                           kernel_constraint = NULL,
                           recurrent_constraint = NULL,
                           bias_constraint = NULL,
                           dropout = 0,
                           recurrent_dropout = 0,
                           reset_after = TRUE,
                           ...) {
  .External2(rk_call_formals, "layer_gru_cell")
}

#' One step of `layer_lstm()`, for `layer_rnn()`
#'
#' @param units Number of outputs, and size of each state.
#' @param activation Function applied to the new state. NULL leaves it linear.
#' @param recurrent_activation Activation of the gates. "hard_sigmoid" is that of Keras 2, `0.2
#'   * x + 0.5` from 0 to 1.
#' @param use_bias Whether to add bias vectors.
#' @param kernel_initializer Initializer of the kernel that multiplies the input.
#' @param recurrent_initializer Initializer of the kernel that multiplies the state.
#' @param bias_initializer Initializer of the bias.
#' @param unit_forget_bias Whether the bias of the forget gate starts at 1: an open gate.
#' @param kernel_regularizer Penalty on the kernel, added to the loss.
#' @param recurrent_regularizer Penalty on the recurrent kernel, added to the loss.
#' @param bias_regularizer Penalty on the bias, added to the loss.
#' @param kernel_constraint Constraint applied to the kernel after each update.
#' @param recurrent_constraint Constraint applied to the recurrent kernel after each update.
#' @param bias_constraint Constraint applied to the bias after each update.
#' @param dropout Fraction of the input to drop in training, from 0 to 1.
#' @param recurrent_dropout Fraction of the state to drop in training, from 0 to 1.
#' @param ... The standard arguments of a layer: `input_shape` (or `input_length` and
#'   `input_dim`), `batch_input_shape`, `batch_size`, `dtype`, `name`, `trainable`, `weights`;
#'   and `seed`, the seed of the dropout.
#' @return The cell. It has two states: the output and the cell state.
#' @section Errors:
#' - `ValueError`: An argument is invalid.
#' @references Hochreiter and Schmidhuber (1997), Long short-term memory. Neural Computation 9,
#'   1735-1780.
#' @family recurrent cells
#' @export
#' @examplesIf rkeras::is_keras_available()
#' cell <- layer_lstm_cell(units = 4)
#' layer_rnn(layer_input(shape = c(10, 8)), cell = cell)$shape
layer_lstm_cell <- function(units,
                            activation = "tanh",
                            recurrent_activation = "sigmoid",
                            use_bias = TRUE,
                            kernel_initializer = "glorot_uniform",
                            recurrent_initializer = "orthogonal",
                            bias_initializer = "zeros",
                            unit_forget_bias = TRUE,
                            kernel_regularizer = NULL,
                            recurrent_regularizer = NULL,
                            bias_regularizer = NULL,
                            kernel_constraint = NULL,
                            recurrent_constraint = NULL,
                            bias_constraint = NULL,
                            dropout = 0,
                            recurrent_dropout = 0,
                            ...) {
  .External2(rk_call_formals, "layer_lstm_cell")
}

#' Stacked cells that act as one, for `layer_rnn()`
#'
#' At each step the first cell takes the input, and each other cell the output of the previous
#' one.
#'
#' @param cells A list of cells.
#' @param ... The standard arguments of a layer: `input_shape` (or `input_length` and
#'   `input_dim`), `batch_input_shape`, `batch_size`, `dtype`, `name`, `trainable`, `weights`;
#'   and `seed`, the seed of the dropout.
#' @return The cell. Its states are those of the cells, in their order.
#' @section Errors:
#' - `ValueError`: One of `cells` is not a cell.
#' @family recurrent cells
#' @export
#' @examplesIf rkeras::is_keras_available()
#' cells <- list(layer_lstm_cell(units = 8), layer_lstm_cell(units = 4))
#' cell <- layer_stacked_rnn_cells(cells)
#' layer_rnn(layer_input(shape = c(10, 8)), cell = cell)$shape
layer_stacked_rnn_cells <- function(cells, ...) {
  .External2(rk_call_formals, "layer_stacked_rnn_cells")
}
