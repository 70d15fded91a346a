# Generated from rkeras_py; do not edit by hand.

#' Functions of symbolic tensors, and gradients
#'
#' Symbolic inputs, functions that compute symbolic tensors from them, and gradients.
#'
#' - `k_placeholder()`: A symbolic tensor whose value is given later.
#' - `k_function()`: A function that computes symbolic tensors from others.
#' - `k_gradients()`: The gradients of a symbolic tensor with respect to others.
#' - `k_stop_gradient()`: Treats tensors as constants when gradients are computed.
#'
#' @param shape The sizes of all axes, that of the batch included; NULL for unknown ones.
#' @param ndim The number of axes, all of unknown size, where there is no `shape`.
#' @param dtype The dtype; NULL for `k_floatx()`.
#' @param sparse Whether the numbers come as a sparse tensor.
#' @param name Its name.
#' @param inputs The symbolic tensors that get numbers, in a list.
#' @param outputs The symbolic tensor that is computed, or a list of them.
#' @param updates Must be missing: there are no graphs of updates any more.
#' @param ... Must be missing.
#' @param loss A symbolic tensor; the gradients are those of the sum of its elements.
#' @param variables `k_gradients()`: The symbolic tensors that it follows from, or weights; one,
#'   or a list. `k_stop_gradient()`: A tensor, or a list of them.
#' @return
#' - `k_placeholder()`: A symbolic tensor.
#' - `k_function()`: A function of a list of arrays, one for each of `inputs`. It returns an
#'   array, or a list of arrays where `outputs` is a list.
#' - `k_gradients()`: A list of symbolic tensors, one for each of `variables`, of its shape;
#'   NULL where `loss` does not follow from it. `k_function()` gives their numbers.
#' - `k_stop_gradient()`: A tensor, or a list of them.
#' @section Errors:
#' - `k_placeholder()`, `ValueError`: Neither `shape` nor `ndim` is given.
#' - `k_function()`, `ValueError`: An output does not follow from the inputs, or `updates` is
#'   given.
#' - `k_gradients()`, `ValueError`: `loss` is no symbolic tensor; for tensors with numbers there
#'   is `tf$GradientTape`.
#' @family backend
#' @name backend_graphs
#' @examplesIf rkeras::is_keras_available()
#' k_int_shape(k_placeholder(shape = list(NULL, 3)))
#' x <- k_placeholder(shape = list(NULL, 2))
#' f <- k_function(list(x), k_square(x))
#' f(list(list(c(1, 2))))
#' x <- k_placeholder(shape = list(NULL, 2))
#' f <- k_function(list(x), k_gradients(k_sum(k_square(x)), x))
#' f(list(list(c(1, 2))))
#' k_get_value(k_stop_gradient(k_constant(c(1, 2))))
NULL

#' @rdname backend_graphs
#' @export
k_placeholder <- function(shape = NULL,
                          ndim = NULL,
                          dtype = NULL,
                          sparse = FALSE,
                          name = NULL) {
  .External2(rk_call_formals, "k_placeholder")
}

#' @rdname backend_graphs
#' @export
k_function <- function(inputs, outputs, updates = NULL, ...) {
  .External2(rk_call_formals, "k_function")
}

#' @rdname backend_graphs
#' @export
k_gradients <- function(loss, variables) {
  .External2(rk_call_formals, "k_gradients")
}

#' @rdname backend_graphs
#' @export
k_stop_gradient <- function(variables) {
  .External2(rk_call_formals, "k_stop_gradient")
}
