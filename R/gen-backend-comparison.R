# Generated from rkeras_py; do not edit by hand.

#' Comparisons of tensors
#'
#' Compare two tensors element by element. Numbers and arrays take the dtype of the tensor that
#' they meet.
#'
#' - `k_equal()`: Element-wise equality.
#' - `k_not_equal()`: Element-wise inequality.
#' - `k_greater()`: Element-wise `x > y`.
#' - `k_greater_equal()`: Element-wise `x >= y`.
#' - `k_less()`: Element-wise `x < y`.
#' - `k_less_equal()`: Element-wise `x <= y`.
#'
#' @param x A tensor, variable, vector, array or number.
#' @param y A tensor, variable, vector, array or number of a shape that goes with that of `x`.
#' @return
#' - `k_equal()`: A tensor of logicals, of the shape that `x` and `y` have together.
#' - `k_not_equal()`: A tensor of logicals, of the shape that `x` and `y` have together.
#' - `k_greater()`: A tensor of logicals, of the shape that `x` and `y` have together.
#' - `k_greater_equal()`: A tensor of logicals, of the shape that `x` and `y` have together.
#' - `k_less()`: A tensor of logicals, of the shape that `x` and `y` have together.
#' - `k_less_equal()`: A tensor of logicals, of the shape that `x` and `y` have together.
#' @family backend
#' @name backend_comparison
#' @examplesIf rkeras::is_keras_available()
#' k_get_value(k_equal(c(1, 2), c(2, 2)))
#' k_get_value(k_not_equal(c(1, 2), c(2, 2)))
#' k_get_value(k_greater(c(1, 2), c(2, 2)))
#' k_get_value(k_greater_equal(c(1, 2), c(2, 2)))
#' k_get_value(k_less(c(1, 2), c(2, 2)))
#' k_get_value(k_less_equal(c(1, 2), c(2, 2)))
NULL

#' @rdname backend_comparison
#' @export
k_equal <- function(x, y) {
  .External2(rk_call_formals, "k_equal")
}

#' @rdname backend_comparison
#' @export
k_not_equal <- function(x, y) {
  .External2(rk_call_formals, "k_not_equal")
}

#' @rdname backend_comparison
#' @export
k_greater <- function(x, y) {
  .External2(rk_call_formals, "k_greater")
}

#' @rdname backend_comparison
#' @export
k_greater_equal <- function(x, y) {
  .External2(rk_call_formals, "k_greater_equal")
}

#' @rdname backend_comparison
#' @export
k_less <- function(x, y) {
  .External2(rk_call_formals, "k_less")
}

#' @rdname backend_comparison
#' @export
k_less_equal <- function(x, y) {
  .External2(rk_call_formals, "k_less_equal")
}
