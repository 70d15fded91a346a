# Generated from rkeras_py; do not edit by hand.

#' Products of tensors
#'
#' Products of matrices and of tensors of more axes, transposition, rows of length 1.
#'
#' - `k_dot()`: The product of two tensors: the last axis of `x` with the last but one of `y`.
#' - `k_batch_dot()`: Multiplies two batches sample by sample.
#' - `k_transpose()`: The tensor with its axes in reverse order.
#' - `k_l2_normalize()`: Divides by the Euclidean norm along axes.
#'
#' @param x `k_dot()`, `k_transpose()`, `k_l2_normalize()`: A tensor, variable, vector or array.
#'   `k_batch_dot()`: A tensor of at least two axes, the first of which is the batch.
#' @param y `k_dot()`: The same. `k_batch_dot()`: A tensor of at least two axes, with as many
#'   samples.
#' @param axes The axis of both that is summed over, or a pair: that of `x` and that of `y`.
#'   NULL for the last of `x` and the last but one of `y` (its last if it has two). Counted from
#'   1, and from -1 backwards.
#' @param axis The axis or axes of one norm; NULL for one norm of all. A norm below 1e-6 counts
#'   as 1e-6. Counted from 1, and from -1 backwards.
#' @return
#' - `k_dot()`: A tensor of the shape of `x` without its last axis, then that of `y` without its
#'   last but one: `c(2, 3)` times `c(4, 3, 5)` is `c(2, 4, 5)`. A sparse `x` is a matrix.
#' - `k_batch_dot()`: A tensor of the shape of `x` without its summed axis, then that of `y`
#'   without its batch and its summed axis; `(batch, 1)` where both have two axes.
#' - `k_transpose()`: A tensor of the reversed shape.
#' - `k_l2_normalize()`: A tensor of the shape of `x`.
#' @section Errors:
#' - `k_batch_dot()`, `ValueError`: An axis is the batch's, or the sizes of the two axes differ.
#' @family backend
#' @name backend_linear_algebra
#' @examplesIf rkeras::is_keras_available()
#' k_get_value(k_dot(list(c(1, 2)), list(list(3), list(4))))
#' k_get_value(k_batch_dot(list(c(1, 2)), list(c(3, 4)), axes = 2))
#' k_int_shape(k_transpose(list(c(1, 2, 3))))
#' k_get_value(k_l2_normalize(c(3, 4)))
NULL

#' @rdname backend_linear_algebra
#' @export
k_dot <- function(x, y) {
  .External2(rk_call_formals, "k_dot")
}

#' @rdname backend_linear_algebra
#' @export
k_batch_dot <- function(x, y, axes) {
  .External2(rk_call_formals, "k_batch_dot")
}

#' @rdname backend_linear_algebra
#' @export
k_transpose <- function(x) {
  .External2(rk_call_formals, "k_transpose")
}

#' @rdname backend_linear_algebra
#' @export
k_l2_normalize <- function(x, axis = NULL) {
  .External2(rk_call_formals, "k_l2_normalize")
}
