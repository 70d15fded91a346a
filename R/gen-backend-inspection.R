# Generated from rkeras_py; do not edit by hand.

#' What a tensor is
#'
#' The shape, the dtype and the kind of a tensor, and its numbers.
#'
#' - `k_shape()`: The shape as a tensor, with the size of the batch where it is known when the
#'   model runs.
#' - `k_int_shape()`: The shape as it is known beforehand.
#' - `k_get_variable_shape()`: The shape of a variable.
#' - `k_ndim()`: The number of axes.
#' - `k_dtype()`: The dtype.
#' - `k_count_params()`: The number of elements of a tensor or variable.
#' - `k_is_tensor()`: Whether a value is a tensor, symbolic, sparse or a variable.
#' - `k_is_keras_tensor()`: Whether a tensor is a symbolic one, which a layer or `layer_input()`
#'   gave.
#' - `k_is_placeholder()`: Whether a value is what `k_placeholder()` gives.
#' - `k_is_sparse()`: Whether a tensor is sparse.
#' - `k_eval()`: The value of a tensor or variable; a sparse one becomes dense.
#' - `k_print_tensor()`: Prints a message and a tensor: the first and the last 3 numbers along
#'   each axis. A symbolic tensor is printed each time that the model computes it.
#'
#' @param x A tensor, symbolic or not, a variable or an array.
#' @param tensor A tensor.
#' @param message The text before the numbers.
#' @return
#' - `k_shape()`: A tensor of 32-bit integers, one for each axis.
#' - `k_int_shape()`: A vector of sizes, NULL where the size is not known. NULL where not even
#'   the number of axes is known.
#' - `k_get_variable_shape()`: A vector of sizes.
#' - `k_ndim()`: A number; NULL where it is not known.
#' - `k_dtype()`: The name of the dtype, such as "float32".
#' - `k_count_params()`: A number.
#' - `k_is_tensor()`: TRUE or FALSE.
#' - `k_is_keras_tensor()`: TRUE or FALSE.
#' - `k_is_placeholder()`: TRUE or FALSE.
#' - `k_is_sparse()`: TRUE or FALSE.
#' - `k_eval()`: An array.
#' - `k_print_tensor()`: The tensor.
#' @section Errors:
#' - `k_count_params()`, `ValueError`: A size is not known.
#' - `k_is_keras_tensor()`, `ValueError`: `x` is no tensor.
#' - `k_is_sparse()`, `ValueError`: `tensor` is no tensor.
#' - `k_eval()`, `ValueError`: The tensor is symbolic, and has no numbers.
#' @family backend
#' @name backend_inspection
#' @examplesIf rkeras::is_keras_available()
#' k_get_value(k_shape(list(c(1, 2, 3))))
#' k_int_shape(layer_input(shape = c(4, 3)))
#' k_get_variable_shape(k_variable(c(1, 2)))
#' k_ndim(layer_input(shape = c(4, 3)))
#' k_dtype(k_constant(1))
#' k_count_params(k_zeros(c(2, 3)))
#' k_is_tensor(k_constant(1))
#' k_is_keras_tensor(layer_input(shape = 3))
#' k_is_placeholder(k_placeholder(shape = list(NULL, 3)))
#' k_is_sparse(k_constant(1))
#' k_eval(k_constant(c(1, 2)))
#' x <- k_print_tensor(k_constant(c(1, 2)), message = "x is")
NULL

#' @rdname backend_inspection
#' @export
k_shape <- function(x) {
  .External2(rk_call_formals, "k_shape")
}

#' @rdname backend_inspection
#' @export
k_int_shape <- function(x) {
  .External2(rk_call_formals, "k_int_shape")
}

#' @rdname backend_inspection
#' @export
k_get_variable_shape <- function(x) {
  .External2(rk_call_formals, "k_get_variable_shape")
}

#' @rdname backend_inspection
#' @export
k_ndim <- function(x) {
  .External2(rk_call_formals, "k_ndim")
}

#' @rdname backend_inspection
#' @export
k_dtype <- function(x) {
  .External2(rk_call_formals, "k_dtype")
}

#' @rdname backend_inspection
#' @export
k_count_params <- function(x) {
  .External2(rk_call_formals, "k_count_params")
}

#' @rdname backend_inspection
#' @export
k_is_tensor <- function(x) {
  .External2(rk_call_formals, "k_is_tensor")
}

#' @rdname backend_inspection
#' @export
k_is_keras_tensor <- function(x) {
  .External2(rk_call_formals, "k_is_keras_tensor")
}

#' @rdname backend_inspection
#' @export
k_is_placeholder <- function(x) {
  .External2(rk_call_formals, "k_is_placeholder")
}

#' @rdname backend_inspection
#' @export
k_is_sparse <- function(tensor) {
  .External2(rk_call_formals, "k_is_sparse")
}

#' @rdname backend_inspection
#' @export
k_eval <- function(x) {
  .External2(rk_call_formals, "k_eval")
}

#' @rdname backend_inspection
#' @export
k_print_tensor <- function(x, message = "") {
  .External2(rk_call_formals, "k_print_tensor")
}
