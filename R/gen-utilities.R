# Generated from rkeras_py; do not edit by hand.

#' One-hot encodes class indices: rows with a 1 in the column of the class
#'
#' @param y Class indices, counted from 0.
#' @param num_classes Number of columns; one more than the largest index if not given.
#' @param dtype The dtype of the result.
#' @return An array of the shape of `y` with one more axis, of size `num_classes`.
#' @section Errors:
#' - `ValueError`: An index is negative, not a whole number, or not below `num_classes`.
#' @family data utilities
#' @export
#' @examplesIf rkeras::is_keras_available()
#' table <- to_categorical(c(0, 2, 1))
to_categorical <- function(y, num_classes = NULL, dtype = "float32") {
  .External2(rk_call_formals, "to_categorical")
}

#' Divides an array by its norm along an axis
#'
#' @param x An array.
#' @param axis The axis along which the norm is taken. Counted from 1, and from -1 backwards.
#' @param order The order of the norm: 2 for the Euclidean norm.
#' @return An array of the shape of `x`; where the norm is 0, the values stay 0.
#' @section Errors:
#' - `ValueError`: `x` is not a numeric array.
#' @family data utilities
#' @export
#' @examplesIf rkeras::is_keras_available()
#' unit <- normalize(c(3, 4))
#' unit <- normalize(list(c(3, 4), c(6, 8)), axis = 1)
normalize <- function(x, axis = -1, order = 2) {
  .External2(rk_call_formals, "normalize")
}

#' Data as arrays of Python, as Keras takes them: by rows, numbers in floatx
#'
#' @param x A vector, matrix, array or data frame, or a list of them.
#' @param dtype The dtype; NULL for `k_floatx()` for doubles, and for that of integers and
#'   logicals. For lists and data frames it has no effect, as in keras 2.9.
#' @return An array; in R that is an object of Python. A list for a list, a named list of arrays
#'   for a data frame. Tensors, lists of tensors and NULL as they are.
#' @section Errors:
#' - `ValueError`: `x` is not data.
#' @family data utilities
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- keras_array(c(1, 2))
keras_array <- function(x, dtype = NULL) {
  .External2(rk_call_formals, "keras_array")
}
