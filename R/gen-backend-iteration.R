# Generated from rkeras_py; do not edit by hand.

#' Functions along axes of tensors
#'
#' Call a function for each element along the first axis, or for each step of sequences. In a
#' saved model the function stands by its name: that of a backend function, or one under which
#' `custom_objects` has it when the model is loaded.
#'
#' - `k_map_fn()`: Applies a function to each element.
#' - `k_foldl()`: Accumulates the elements from the first to the last.
#' - `k_foldr()`: Accumulates the elements from the last to the first.
#' - `k_rnn()`: Applies a step function along the time axis of sequences, with states.
#'
#' @param fn `k_map_fn()`: A function of one element that returns a tensor. `k_foldl()`,
#'   `k_foldr()`: A function of the accumulated value and an element that returns the next
#'   accumulated value.
#' @param elems A tensor; its elements are the slices along the first axis.
#' @param name The name of the operation in graphs.
#' @param dtype The dtype of what `fn` returns; NULL for that of `elems`.
#' @param initializer The first accumulated value; NULL for the first element.
#' @param step_function A function of the inputs at one step, a tensor of shape `(samples,
#'   ...)`, and the list of states, then constants. It returns a list: the output, and the list
#'   of new states.
#' @param inputs A tensor of shape `(samples, steps, ...)`.
#' @param initial_states The states before the first step: a list of tensors.
#' @param go_backwards Whether to begin with the last step; outputs are in that order too.
#' @param mask Logicals of shape `(samples, steps)`; at a step that is FALSE the output before
#'   it is repeated (0 at first) and states stay.
#' @param constants A list of tensors that `step_function` gets after the states.
#' @param unroll Whether the steps are computed one by one in the graph, which needs their
#'   number to be known.
#' @param input_length The number of steps; it follows from `inputs` and must agree.
#' @return
#' - `k_map_fn()`: A tensor of what `fn` returned, along a first axis.
#' - `k_foldl()`: The last accumulated value, a tensor.
#' - `k_foldr()`: The last accumulated value, a tensor.
#' - `k_rnn()`: A list: the last output, all outputs of shape `(samples, steps, ...)`, and the
#'   list of the last states.
#' @family backend
#' @name backend_iteration
#' @examplesIf rkeras::is_keras_available()
#' k_get_value(k_map_fn(k_square, c(1, 2)))
#' k_get_value(k_foldl(k_maximum, list(list(1), list(3), list(2))))
#' k_get_value(k_foldr(k_maximum, list(list(1), list(3), list(2))))
#' x <- k_ones(c(2, 3, 4))
NULL

#' @rdname backend_iteration
#' @export
k_map_fn <- function(fn, elems, name = NULL, dtype = NULL) {
  .External2(rk_call_formals, "k_map_fn")
}

#' @rdname backend_iteration
#' @export
k_foldl <- function(fn, elems, initializer = NULL, name = NULL) {
  .External2(rk_call_formals, "k_foldl")
}

#' @rdname backend_iteration
#' @export
k_foldr <- function(fn, elems, initializer = NULL, name = NULL) {
  .External2(rk_call_formals, "k_foldr")
}

#' @rdname backend_iteration
#' @export
k_rnn <- function(step_function,
                  inputs,
                  initial_states,
                  go_backwards = FALSE,
                  mask = NULL,
                  constants = NULL,
                  unroll = FALSE,
                  input_length = NULL) {
  .External2(rk_call_formals, "k_rnn")
}
