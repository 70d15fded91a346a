# Generated from rkeras_py; do not edit by hand.

#' L1 penalty: `l * sum(abs(x))`
#'
#' @param l The factor; NULL counts as 0.01.
#' @return A regularizer: a function that maps a tensor to a scalar.
#' @section Errors:
#' - `ValueError`: `l` is negative.
#' @family regularizers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer <- layer_dense(units = 3, kernel_regularizer = regularizer_l1(0.001))
regularizer_l1 <- function(l = 0.01) {
  .External2(rk_call_formals, "regularizer_l1")
}

#' L2 penalty: `l * sum(x^2)`
#'
#' @param l The factor; NULL counts as 0.01.
#' @return A regularizer: a function that maps a tensor to a scalar.
#' @section Errors:
#' - `ValueError`: `l` is negative.
#' @family regularizers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer <- layer_dense(units = 3, kernel_regularizer = regularizer_l2(0.001))
regularizer_l2 <- function(l = 0.01) {
  .External2(rk_call_formals, "regularizer_l2")
}

#' L1 and L2 penalty: `l1 * sum(abs(x)) + l2 * sum(x^2)`
#'
#' @param l1 The factor of the L1 part; NULL counts as 0.
#' @param l2 The factor of the L2 part; NULL counts as 0.
#' @return A regularizer: a function that maps a tensor to a scalar.
#' @section Errors:
#' - `ValueError`: A factor is negative.
#' @family regularizers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' penalty <- regularizer_l1_l2(l1 = 0.001, l2 = 0.01)
#' layer <- layer_dense(units = 3, kernel_regularizer = penalty)
regularizer_l1_l2 <- function(l1 = 0.01, l2 = 0.01) {
  .External2(rk_call_formals, "regularizer_l1_l2")
}

#' Orthogonality penalty: pushes the rows or columns of a matrix to be orthogonal
#'
#' The rows (or columns) are scaled to unit length. The penalty is `factor` times the mean
#' absolute dot product over all pairs of distinct ones.
#'
#' @param factor The factor.
#' @param mode "rows" or "columns". For the kernel of a dense layer, of shape `(features,
#'   units)`, "rows" makes the vectors of the features orthogonal.
#' @param ... Further arguments of `keras.regularizers.OrthogonalRegularizer`.
#' @return A regularizer: a function that maps a matrix to a scalar.
#' @section Errors:
#' - `ValueError`: `factor` is negative, `mode` is unknown, or the tensor is not a matrix.
#' @family regularizers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' penalty <- regularizer_orthogonal(factor = 0.01, mode = "columns")
#' layer <- layer_dense(units = 3, kernel_regularizer = penalty)
regularizer_orthogonal <- function(factor = 0.01, mode = "rows", ...) {
  .External2(rk_call_formals, "regularizer_orthogonal")
}
