# Generated from rkeras_py; do not edit by hand.

#' Tensors from numbers and tensors
#'
#' Make constant tensors, change the dtype of tensors.
#'
#' - `k_constant()`: Creates a constant tensor.
#' - `k_arange()`: Evenly spaced values in an interval.
#' - `k_zeros_like()`: Zeros with the shape of a tensor.
#' - `k_ones_like()`: Ones with the shape of a tensor.
#' - `k_identity()`: A tensor with the same values.
#' - `k_cast()`: Casts to another dtype; integers lose the fractional part.
#' - `k_cast_to_floatx()`: Casts values to the dtype `k_floatx()`.
#' - `k_to_dense()`: Converts a sparse tensor to a dense one.
#'
#' @param value A number, vector, array, or strings.
#' @param dtype `k_constant()`: The dtype of the result; NULL for `k_floatx()`, for strings
#'   "string". `k_arange()`, `k_cast()`: The dtype of the result, such as "float32".
#'   `k_zeros_like()`, `k_ones_like()`: The dtype of the result; NULL for that of `x`.
#' @param shape The shape of the result; NULL for that of `value`. One number fills it.
#' @param name The name of the operation in graphs.
#' @param start The first number; with `stop` missing the end, and 0 is the first.
#' @param stop The end, which is not among the numbers.
#' @param step The distance.
#' @param x A tensor, variable, vector or array.
#' @param tensor A tensor, sparse or not.
#' @return
#' - `k_constant()`: A tensor.
#' - `k_arange()`: A tensor of one axis.
#' - `k_zeros_like()`: A tensor of the shape of `x`.
#' - `k_ones_like()`: A tensor of the shape of `x`.
#' - `k_identity()`: A tensor of the shape and dtype of `x`.
#' - `k_cast()`: A tensor of the shape of `x`.
#' - `k_cast_to_floatx()`: A tensor for a tensor or variable, else an array; in R that is an
#'   object of Python, as in keras 2.9.
#' - `k_to_dense()`: A tensor that is not sparse.
#' @section Errors:
#' - `k_constant()`, `ValueError`: The numbers don't fill the shape.
#' - `k_arange()`, `ValueError`: `step` is 0, or no whole number while `dtype` is one of whole
#'   numbers.
#' @family backend
#' @name backend_creation
#' @examplesIf rkeras::is_keras_available()
#' k_get_value(k_constant(c(1, 2), dtype = "float64"))
#' k_get_value(k_arange(4, 10, 2))
#' k_get_value(k_zeros_like(c(1, 2)))
#' k_get_value(k_ones_like(c(1, 2)))
#' k_get_value(k_identity(c(1, 2)))
#' k_get_value(k_cast(c(1.7, 2), "int32"))
#' x <- k_cast_to_floatx(c(1, 2))
#' k_get_value(k_to_dense(k_constant(c(1, 2))))
NULL

#' @rdname backend_creation
#' @export
k_constant <- function(value, dtype = NULL, shape = NULL, name = NULL) {
  .External2(rk_call_formals, "k_constant")
}

#' @rdname backend_creation
#' @export
k_arange <- function(start, stop = NULL, step = 1, dtype = "int32") {
  .External2(rk_call_formals, "k_arange")
}

#' @rdname backend_creation
#' @export
k_zeros_like <- function(x, dtype = NULL, name = NULL) {
  .External2(rk_call_formals, "k_zeros_like")
}

#' @rdname backend_creation
#' @export
k_ones_like <- function(x, dtype = NULL, name = NULL) {
  .External2(rk_call_formals, "k_ones_like")
}

#' @rdname backend_creation
#' @export
k_identity <- function(x, name = NULL) {
  .External2(rk_call_formals, "k_identity")
}

#' @rdname backend_creation
#' @export
k_cast <- function(x, dtype) {
  .External2(rk_call_formals, "k_cast")
}

#' @rdname backend_creation
#' @export
k_cast_to_floatx <- function(x) {
  .External2(rk_call_formals, "k_cast_to_floatx")
}

#' @rdname backend_creation
#' @export
k_to_dense <- function(tensor) {
  .External2(rk_call_formals, "k_to_dense")
}
