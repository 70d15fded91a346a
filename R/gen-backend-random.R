# Generated from rkeras_py; do not edit by hand.

#' Random tensors
#'
#' Tensors of random numbers, and dropout.
#'
#' - `k_random_bernoulli()`: Random values from a Bernoulli distribution.
#' - `k_random_binomial()`: Random values from a Bernoulli distribution, under the older name.
#' - `k_random_normal()`: Random values from a normal distribution.
#' - `k_truncated_normal()`: Random values from a normal distribution, truncated at 2 standard
#'   deviations.
#' - `k_random_uniform()`: Random values from a uniform distribution.
#' - `k_dropout()`: Sets values to 0 at random, and scales up the others to keep the mean.
#'
#' @param shape The sizes of the axes, or a tensor of them.
#' @param p The probability of a 1.
#' @param dtype The dtype of the result; NULL for `k_floatx()`.
#' @param seed A whole number that the random numbers start from; NULL for others each time.
#' @param mean The mean.
#' @param stddev The standard deviation.
#' @param minval The least number.
#' @param maxval The bound above, which is not reached.
#' @param x A tensor.
#' @param level The fraction that is set to 0, less than 1.
#' @param noise_shape The shape of the mask, which is spread over `x`; its unknown sizes are
#'   those of `x`.
#' @return
#' - `k_random_bernoulli()`: A tensor of that shape.
#' - `k_random_binomial()`: A tensor of that shape.
#' - `k_random_normal()`: A tensor of that shape.
#' - `k_truncated_normal()`: A tensor of that shape.
#' - `k_random_uniform()`: A tensor of that shape.
#' - `k_dropout()`: A tensor of the shape of `x`.
#' @family backend
#' @name backend_random
#' @examplesIf rkeras::is_keras_available()
#' k_get_value(k_random_bernoulli(3, p = 1))
#' k_get_value(k_random_binomial(3, p = 1))
#' k_int_shape(k_random_normal(c(2, 3)))
#' k_int_shape(k_truncated_normal(c(2, 3)))
#' k_int_shape(k_random_uniform(c(2, 3)))
#' k_get_value(k_dropout(c(1, 2), level = 0))
NULL

#' @rdname backend_random
#' @export
k_random_bernoulli <- function(shape, p = 0, dtype = NULL, seed = NULL) {
  .External2(rk_call_formals, "k_random_bernoulli")
}

#' @rdname backend_random
#' @export
k_random_binomial <- function(shape, p = 0, dtype = NULL, seed = NULL) {
  .External2(rk_call_formals, "k_random_binomial")
}

#' @rdname backend_random
#' @export
k_random_normal <- function(shape, mean = 0, stddev = 1, dtype = NULL, seed = NULL) {
  .External2(rk_call_formals, "k_random_normal")
}

#' @rdname backend_random
#' @export
k_truncated_normal <- function(shape, mean = 0, stddev = 1, dtype = NULL, seed = NULL) {
  .External2(rk_call_formals, "k_truncated_normal")
}

#' @rdname backend_random
#' @export
k_random_uniform <- function(shape, minval = 0, maxval = 1, dtype = NULL, seed = NULL) {
  .External2(rk_call_formals, "k_random_uniform")
}

#' @rdname backend_random
#' @export
k_dropout <- function(x, level, noise_shape = NULL, seed = NULL) {
  .External2(rk_call_formals, "k_dropout")
}
