# Generated from rkeras_py; do not edit by hand.

#' Runs a recurrent layer forwards and backwards over a sequence
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, a tensor
#'   of shape `(batch, steps, features)`, or a list of it and the initial states.
#' @param layer A recurrent layer, such as `layer_lstm()`.
#' @param merge_mode How the outputs are combined: "concat", "sum", "mul" or "ave". NULL returns
#'   both, as a list.
#' @param weights Initial weights: a list of those of the forward layer, then those of the
#'   backward layer.
#' @param backward_layer The layer that runs backwards, which must have `go_backwards` TRUE.
#'   NULL takes a copy of `layer` with weights of its own.
#' @param ... The standard arguments of a layer: `input_shape`, `batch_input_shape`,
#'   `batch_size`, `dtype`, `name`, `trainable`, `weights`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, with the last axis twice as long
#'   where `merge_mode` is "concat".
#' @section Errors:
#' - `ValueError`: `layer` is not a recurrent layer, or `backward_layer` doesn't match it.
#' - `TypeError`: The layer can't be composed with `object`.
#' @references Schuster and Paliwal (1997), Bidirectional recurrent neural networks. IEEE
#'   Transactions on Signal Processing 45, 2673-2681.
#' @family layer wrappers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- layer_input(shape = c(10, 8))
#' bidirectional(x, layer_lstm(units = 4))$shape
bidirectional <- function(object,
                          layer,
                          merge_mode = "concat",
                          weights = NULL,
                          backward_layer = NULL,
                          ...) {
  compose_python("bidirectional")
}

#' Applies a layer to each time step of a sequence
#'
#' All steps share the layer's weights.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of shape `(batch, steps, ...)`.
#' @param layer The layer, such as `layer_dense()`.
#' @param ... The standard arguments of a layer: `input_shape`, `batch_input_shape`,
#'   `batch_size`, `dtype`, `name`, `trainable`, `weights`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, steps, ...)`, with
#'   the layer's output shape after the steps.
#' @section Errors:
#' - `ValueError`: `layer` is not a layer, or the input has fewer than 3 axes.
#' - `TypeError`: The layer can't be composed with `object`.
#' @family layer wrappers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' time_distributed(layer_input(shape = c(10, 8)), layer_dense(units = 4))$shape
time_distributed <- function(object, layer, ...) {
  compose_python("time_distributed")
}
