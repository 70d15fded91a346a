# Generated from rkeras_py; do not edit by hand.

#' Runs a cell over a sequence
#'
#' At each step the cell gets the step's input and its states, and gives an output and new
#' states. A step that is masked is skipped: output and states stay those of the step before.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, a tensor
#'   of shape `(batch, steps, features)`, or a list of it and the initial states.
#' @param cell The cell, or a list of cells that are stacked: `layer_lstm_cell()`,
#'   `layer_gru_cell()`, `layer_simple_rnn_cell()`, or a layer of one's own with `state_size`
#'   and `call(inputs, states)`.
#' @param return_sequences Whether to return the output of each step, not of the last alone.
#' @param return_state Whether to return the last state (states) after the output.
#' @param go_backwards Whether to run from the last step to the first.
#' @param stateful Whether the last states of a batch are the first of the next;
#'   `reset_states()` makes them 0. The size of the batch must be fixed, by `batch_input_shape`
#'   or `batch_size`.
#' @param unroll Whether to write the loop out step by step, which is faster for short sequences
#'   and takes more memory. The number of steps must be known.
#' @param time_major Whether input and output have the steps first, then the batch.
#' @param ... The standard arguments of a layer: `input_shape` (or `input_length` and
#'   `input_dim`), `batch_input_shape`, `batch_size`, `dtype`, `name`, `trainable`, `weights`;
#'   and `seed`, the seed of the dropout.
#' @param zero_output_for_mask Whether the output of a masked step is 0.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, units)`, or
#'   `(batch, steps, units)` with `return_sequences`; with `return_state` a list of it and the
#'   states.
#' @section Errors:
#' - `ValueError`: `cell` is no cell.
#' - `TypeError`: `object` can't be composed with.
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
#' The new state, which is the output too, is `activation(input . kernel + state .
#' recurrent_kernel + bias)`.
#'
#' @param units Number of outputs, and of each state's elements.
#' @param activation Function applied to the new state. NULL leaves it linear.
#' @param use_bias Whether to add bias vectors.
#' @param kernel_initializer Initializer of the kernel, by which the input is multiplied.
#' @param recurrent_initializer Initializer of the kernel by which the state is multiplied.
#' @param bias_initializer Initializer of the bias.
#' @param kernel_regularizer Penalty on the kernel, added to the loss.
#' @param recurrent_regularizer Penalty on the recurrent kernel, added to the loss.
#' @param bias_regularizer Penalty on the bias, added to the loss.
#' @param kernel_constraint Function that the kernel is put through after each update.
#' @param recurrent_constraint Function that the recurrent kernel is put through after each
#'   update.
#' @param bias_constraint Function that the bias is put through after each update.
#' @param dropout Share of the input to drop in training, from 0 to 1.
#' @param recurrent_dropout Share of the state to drop in training, from 0 to 1.
#' @param ... The standard arguments of a layer: `input_shape` (or `input_length` and
#'   `input_dim`), `batch_input_shape`, `batch_size`, `dtype`, `name`, `trainable`, `weights`;
#'   and `seed`, the seed of the dropout.
#' @return The cell.
#' @section Errors:
#' - `ValueError`: An argument is not of the kind stated.
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
  call_python("layer_simple_rnn_cell")
}

#' One step of `layer_gru()`, for `layer_rnn()`
#'
#' @param units Number of outputs, and of each state's elements.
#' @param activation Function applied to the new state. NULL leaves it linear.
#' @param recurrent_activation Function of the gates. "hard_sigmoid" is that of Keras 2, `0.2 *
#'   x + 0.5` from 0 to 1.
#' @param use_bias Whether to add bias vectors.
#' @param kernel_initializer Initializer of the kernel, by which the input is multiplied.
#' @param recurrent_initializer Initializer of the kernel by which the state is multiplied.
#' @param bias_initializer Initializer of the bias.
#' @param kernel_regularizer Penalty on the kernel, added to the loss.
#' @param recurrent_regularizer Penalty on the recurrent kernel, added to the loss.
#' @param bias_regularizer Penalty on the bias, added to the loss.
#' @param kernel_constraint Function that the kernel is put through after each update.
#' @param recurrent_constraint Function that the recurrent kernel is put through after each
#'   update.
#' @param bias_constraint Function that the bias is put through after each update.
#' @param dropout Share of the input to drop in training, from 0 to 1.
#' @param recurrent_dropout Share of the state to drop in training, from 0 to 1.
#' @param reset_after Whether the reset gate is applied after the state was multiplied by its
#'   kernel (as cuDNN does, with a bias of its own) or before (as in the first paper).
#' @param ... The standard arguments of a layer: `input_shape` (or `input_length` and
#'   `input_dim`), `batch_input_shape`, `batch_size`, `dtype`, `name`, `trainable`, `weights`;
#'   and `seed`, the seed of the dropout.
#' @return The cell.
#' @section Errors:
#' - `ValueError`: An argument is not of the kind stated.
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
  call_python("layer_gru_cell")
}

#' One step of `layer_lstm()`, for `layer_rnn()`
#'
#' @param units Number of outputs, and of each state's elements.
#' @param activation Function applied to the new state. NULL leaves it linear.
#' @param recurrent_activation Function of the gates. "hard_sigmoid" is that of Keras 2, `0.2 *
#'   x + 0.5` from 0 to 1.
#' @param use_bias Whether to add bias vectors.
#' @param kernel_initializer Initializer of the kernel, by which the input is multiplied.
#' @param recurrent_initializer Initializer of the kernel by which the state is multiplied.
#' @param bias_initializer Initializer of the bias.
#' @param unit_forget_bias Whether the bias of the forget gate begins at 1, so that it is open.
#' @param kernel_regularizer Penalty on the kernel, added to the loss.
#' @param recurrent_regularizer Penalty on the recurrent kernel, added to the loss.
#' @param bias_regularizer Penalty on the bias, added to the loss.
#' @param kernel_constraint Function that the kernel is put through after each update.
#' @param recurrent_constraint Function that the recurrent kernel is put through after each
#'   update.
#' @param bias_constraint Function that the bias is put through after each update.
#' @param dropout Share of the input to drop in training, from 0 to 1.
#' @param recurrent_dropout Share of the state to drop in training, from 0 to 1.
#' @param ... The standard arguments of a layer: `input_shape` (or `input_length` and
#'   `input_dim`), `batch_input_shape`, `batch_size`, `dtype`, `name`, `trainable`, `weights`;
#'   and `seed`, the seed of the dropout.
#' @return The cell. It has two states: the output and the memory.
#' @section Errors:
#' - `ValueError`: An argument is not of the kind stated.
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
  call_python("layer_lstm_cell")
}

#' A stack of cells that acts as one, for `layer_rnn()`
#'
#' At each step the first cell gets the input, and each other cell the output of the one before
#' it.
#'
#' @param cells A list of cells.
#' @param ... The standard arguments of a layer: `input_shape` (or `input_length` and
#'   `input_dim`), `batch_input_shape`, `batch_size`, `dtype`, `name`, `trainable`, `weights`;
#'   and `seed`, the seed of the dropout.
#' @return The cell. Its states are those of the cells, in their order.
#' @section Errors:
#' - `ValueError`: One of `cells` is no cell.
#' @family recurrent cells
#' @export
#' @examplesIf rkeras::is_keras_available()
#' cells <- list(layer_lstm_cell(units = 8), layer_lstm_cell(units = 4))
#' cell <- layer_stacked_rnn_cells(cells)
#' layer_rnn(layer_input(shape = c(10, 8)), cell = cell)$shape
layer_stacked_rnn_cells <- function(cells, ...) {
  call_python("layer_stacked_rnn_cells")
}
