# Generated from rkeras_py; do not edit by hand.

#' Sums, means and extremes of tensors
#'
#' Reduce a tensor along one axis, several, or all of them; running sums and products keep its
#' shape.
#'
#' - `k_all()`: Whether all are true, along axes. Numbers are true where they are not 0.
#' - `k_any()`: Whether any is true, along axes. Numbers are true where they are not 0.
#' - `k_max()`: Maxima along axes.
#' - `k_min()`: Minima along axes.
#' - `k_sum()`: Sums along axes.
#' - `k_prod()`: Products along axes.
#' - `k_mean()`: Means along axes. Those of whole numbers are whole, cut off; logicals count as
#'   0 and 1.
#' - `k_var()`: Variances along axes: the mean of the squared distances from the mean.
#' - `k_std()`: Standard deviations along axes: roots of the population variances.
#' - `k_logsumexp()`: Logarithms of sums of exponentials along axes, without overflow.
#' - `k_argmax()`: Positions of the maxima along an axis, counted from 0.
#' - `k_argmin()`: Positions of the minima along an axis, counted from 0.
#' - `k_cumsum()`: Cumulative sums along an axis.
#' - `k_cumprod()`: Cumulative products along an axis.
#'
#' @param x A tensor, variable, vector or array.
#' @param axis `k_all()`, `k_any()`, `k_max()`, `k_min()`, `k_sum()`, `k_prod()`, `k_mean()`,
#'   `k_var()`, `k_std()`, `k_logsumexp()`: The axis or axes to reduce; NULL for all.
#'   `k_argmax()`, `k_argmin()`, `k_cumsum()`, `k_cumprod()`: The axis to go along. Counted from
#'   1, and from -1 backwards.
#' @param keepdims Whether the reduced axes stay, with size 1.
#' @return
#' - `k_all()`: A tensor of logicals, of the shape of `x` without the axes, or with size 1
#'   there.
#' - `k_any()`: A tensor of logicals, of the shape of `x` without the axes, or with size 1
#'   there.
#' - `k_max()`: A tensor of the shape of `x` without the axes, or with size 1 there.
#' - `k_min()`: A tensor of the shape of `x` without the axes, or with size 1 there.
#' - `k_sum()`: A tensor of the shape of `x` without the axes, or with size 1 there.
#' - `k_prod()`: A tensor of the shape of `x` without the axes, or with size 1 there.
#' - `k_mean()`: A tensor of the shape of `x` without the axes, or with size 1 there.
#' - `k_var()`: A tensor of the shape of `x` without the axes, or with size 1 there.
#' - `k_std()`: A tensor of the shape of `x` without the axes, or with size 1 there.
#' - `k_logsumexp()`: A tensor of the shape of `x` without the axes, or with size 1 there.
#' - `k_argmax()`: A tensor of 64-bit integers, of the shape of `x` without the axis. The first
#'   position counts where several are equal; positions count from 0 in R too.
#' - `k_argmin()`: A tensor of 64-bit integers, of the shape of `x` without the axis. The first
#'   position counts where several are equal; positions count from 0 in R too.
#' - `k_cumsum()`: A tensor of the shape of `x`.
#' - `k_cumprod()`: A tensor of the shape of `x`.
#' @family backend
#' @name backend_reductions
#' @examplesIf rkeras::is_keras_available()
#' k_get_value(k_all(list(c(1, 0), c(2, 3)), axis = 2))
#' k_get_value(k_any(list(c(1, 0), c(0, 0)), axis = 2))
#' k_get_value(k_max(list(c(1, 2), c(4, 3)), axis = 2))
#' k_get_value(k_min(list(c(1, 2), c(4, 3)), axis = 2))
#' k_get_value(k_sum(list(c(1, 2), c(4, 3)), axis = 2))
#' k_get_value(k_prod(list(c(1, 2), c(4, 3)), axis = 2))
#' k_get_value(k_mean(list(c(1, 2), c(4, 3)), axis = 2))
#' k_get_value(k_var(list(c(1, 2, 3, 4)), axis = 2))
#' k_get_value(k_std(list(c(1, 3)), axis = 2))
#' k_get_value(k_logsumexp(list(list(-1000)), axis = 2))
#' k_get_value(k_argmax(list(c(1, 5, 2))))
#' k_get_value(k_argmin(list(c(1, 5, 2))))
#' k_get_value(k_cumsum(c(1, 2)))
#' k_get_value(k_cumprod(c(1, 2)))
NULL

#' @rdname backend_reductions
#' @export
k_all <- function(x, axis = NULL, keepdims = FALSE) {
  .External2(rk_call_formals, "k_all")
}

#' @rdname backend_reductions
#' @export
k_any <- function(x, axis = NULL, keepdims = FALSE) {
  .External2(rk_call_formals, "k_any")
}

#' @rdname backend_reductions
#' @export
k_max <- function(x, axis = NULL, keepdims = FALSE) {
  .External2(rk_call_formals, "k_max")
}

#' @rdname backend_reductions
#' @export
k_min <- function(x, axis = NULL, keepdims = FALSE) {
  .External2(rk_call_formals, "k_min")
}

#' @rdname backend_reductions
#' @export
k_sum <- function(x, axis = NULL, keepdims = FALSE) {
  .External2(rk_call_formals, "k_sum")
}

#' @rdname backend_reductions
#' @export
k_prod <- function(x, axis = NULL, keepdims = FALSE) {
  .External2(rk_call_formals, "k_prod")
}

#' @rdname backend_reductions
#' @export
k_mean <- function(x, axis = NULL, keepdims = FALSE) {
  .External2(rk_call_formals, "k_mean")
}

#' @rdname backend_reductions
#' @export
k_var <- function(x, axis = NULL, keepdims = FALSE) {
  .External2(rk_call_formals, "k_var")
}

#' @rdname backend_reductions
#' @export
k_std <- function(x, axis = NULL, keepdims = FALSE) {
  .External2(rk_call_formals, "k_std")
}

#' @rdname backend_reductions
#' @export
k_logsumexp <- function(x, axis = NULL, keepdims = FALSE) {
  .External2(rk_call_formals, "k_logsumexp")
}

#' @rdname backend_reductions
#' @export
k_argmax <- function(x, axis = -1) {
  .External2(rk_call_formals, "k_argmax")
}

#' @rdname backend_reductions
#' @export
k_argmin <- function(x, axis = -1) {
  .External2(rk_call_formals, "k_argmin")
}

#' @rdname backend_reductions
#' @export
k_cumsum <- function(x, axis = 1) {
  .External2(rk_call_formals, "k_cumsum")
}

#' @rdname backend_reductions
#' @export
k_cumprod <- function(x, axis = 1) {
  .External2(rk_call_formals, "k_cumprod")
}
