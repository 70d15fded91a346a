# Generated from rkeras_py; do not edit by hand.

#' Elementwise functions of tensors
#'
#' Absolute values, powers, roots, exponentials, signs, bounds. Numbers and arrays take the
#' dtype of the tensor that they meet.
#'
#' - `k_abs()`: Absolute values.
#' - `k_exp()`: Exponentials.
#' - `k_log()`: Natural logarithms.
#' - `k_sqrt()`: Square roots; those of negative numbers are 0, not NaN.
#' - `k_square()`: Squares.
#' - `k_pow()`: Powers.
#' - `k_round()`: Rounds to the nearest whole number, halves to the even one.
#' - `k_sign()`: Signs: -1, 0 or 1; of complex numbers those divided by their moduli.
#' - `k_sin()`: Sines of angles in radians.
#' - `k_cos()`: Cosines of angles in radians.
#' - `k_clip()`: Limits values to a range.
#' - `k_maximum()`: Element-wise maximum.
#' - `k_minimum()`: Element-wise minimum.
#'
#' @param x A tensor, variable, vector or array.
#' @param a The exponent, a number or a tensor of a shape that goes with that of `x`. It is
#'   taken as it is; keras 2.9 cut off its fraction.
#' @param min_value The least value, a number or a tensor; NULL for none. Where it is larger
#'   than `max_value`, all become `min_value`.
#' @param max_value The largest value; NULL for none.
#' @param y A tensor, variable, vector, array or number of a shape that goes with that of `x`.
#' @return
#' - `k_abs()`: A tensor of the shape of `x`; of complex numbers the moduli, which are real.
#' - `k_exp()`: A tensor of the shape of `x`.
#' - `k_log()`: A tensor of the shape of `x`.
#' - `k_sqrt()`: A tensor of the shape of `x`.
#' - `k_square()`: A tensor of the shape of `x`.
#' - `k_pow()`: A tensor of the shape of `x`.
#' - `k_round()`: A tensor of the shape of `x`.
#' - `k_sign()`: A tensor of the shape of `x`.
#' - `k_sin()`: A tensor of the shape of `x`.
#' - `k_cos()`: A tensor of the shape of `x`.
#' - `k_clip()`: A tensor of the shape of `x`.
#' - `k_maximum()`: A tensor of the shape that `x` and `y` have together.
#' - `k_minimum()`: A tensor of the shape that `x` and `y` have together.
#' @family backend
#' @name backend_elementwise
#' @examplesIf rkeras::is_keras_available()
#' k_get_value(k_abs(c(-1, 2)))
#' k_get_value(k_exp(list(0)))
#' k_get_value(k_log(list(1)))
#' k_get_value(k_sqrt(c(-4, 9)))
#' k_get_value(k_square(c(-3, 2)))
#' k_get_value(k_pow(c(4, 9), 0.5))
#' k_get_value(k_round(c(0.5, 1.5, 2.6)))
#' k_get_value(k_sign(c(-0.5, 0, 3)))
#' k_get_value(k_sin(list(0)))
#' k_get_value(k_cos(list(0)))
#' k_get_value(k_clip(c(1, 7, 9), max_value = 5))
#' k_get_value(k_maximum(c(1, 5), 2))
#' k_get_value(k_minimum(c(1, 5), 2))
NULL

#' @rdname backend_elementwise
#' @export
k_abs <- function(x) {
  .External2(rk_call_formals, "k_abs")
}

#' @rdname backend_elementwise
#' @export
k_exp <- function(x) {
  .External2(rk_call_formals, "k_exp")
}

#' @rdname backend_elementwise
#' @export
k_log <- function(x) {
  .External2(rk_call_formals, "k_log")
}

#' @rdname backend_elementwise
#' @export
k_sqrt <- function(x) {
  .External2(rk_call_formals, "k_sqrt")
}

#' @rdname backend_elementwise
#' @export
k_square <- function(x) {
  .External2(rk_call_formals, "k_square")
}

#' @rdname backend_elementwise
#' @export
k_pow <- function(x, a) {
  .External2(rk_call_formals, "k_pow")
}

#' @rdname backend_elementwise
#' @export
k_round <- function(x) {
  .External2(rk_call_formals, "k_round")
}

#' @rdname backend_elementwise
#' @export
k_sign <- function(x) {
  .External2(rk_call_formals, "k_sign")
}

#' @rdname backend_elementwise
#' @export
k_sin <- function(x) {
  .External2(rk_call_formals, "k_sin")
}

#' @rdname backend_elementwise
#' @export
k_cos <- function(x) {
  .External2(rk_call_formals, "k_cos")
}

#' @rdname backend_elementwise
#' @export
k_clip <- function(x, min_value = NULL, max_value = NULL) {
  .External2(rk_call_formals, "k_clip")
}

#' @rdname backend_elementwise
#' @export
k_maximum <- function(x, y) {
  .External2(rk_call_formals, "k_maximum")
}

#' @rdname backend_elementwise
#' @export
k_minimum <- function(x, y) {
  .External2(rk_call_formals, "k_minimum")
}
