# Generated from rkeras_py; do not edit by hand.

#' Limits the norm of the weights of each unit to a maximum
#'
#' Weights with a larger norm are scaled down to it: `w * min(norm, max_value) / norm`.
#'
#' @param max_value The largest norm; NULL for no bound.
#' @param axis The axis or axes along which norms are calculated. For a dense layer's kernel, of
#'   shape `(features, units)`, 0 constrains the weights of each unit. For the kernel of a 2D
#'   convolution, of shape `(rows, columns, channels, filters)`, `c(0, 1, 2)` constrains those
#'   of each filter. NULL is all axes. Counted from 0, as in Python, and from -1 backwards.
#' @return A constraint: a function that maps a tensor to one of the same shape.
#' @references Srivastava et al. (2014), "Dropout: A Simple Way to Prevent Neural Networks from
#'   Overfitting", https://jmlr.org/papers/v15/srivastava14a.html
#' @family constraints
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer <- layer_dense(units = 3, kernel_constraint = constraint_maxnorm(2))
#' of_each_filter <- constraint_maxnorm(2, axis = c(0, 1, 2))
constraint_maxnorm <- function(max_value = 2, axis = 0) {
  .External2(rk_call_formals, "constraint_maxnorm")
}

#' Keeps the norm of the weights of each unit between two values
#'
#' Weights are scaled to the norm `rate * clip(norm, min_value, max_value) + (1 - rate) * norm`.
#'
#' @param min_value The smallest norm; NULL for no bound.
#' @param max_value The largest norm; NULL for no bound.
#' @param rate How strictly the bounds are enforced: 1 brings the norm within them at once, a
#'   smaller rate gradually.
#' @param axis The axis or axes along which norms are calculated. For a dense layer's kernel, of
#'   shape `(features, units)`, 0 constrains the weights of each unit. For the kernel of a 2D
#'   convolution, of shape `(rows, columns, channels, filters)`, `c(0, 1, 2)` constrains those
#'   of each filter. NULL is all axes. Counted from 0, as in Python, and from -1 backwards.
#' @return A constraint: a function that maps a tensor to one of the same shape.
#' @family constraints
#' @export
#' @examplesIf rkeras::is_keras_available()
#' bounds <- constraint_minmaxnorm(min_value = 0.5, max_value = 2, rate = 0.9)
#' layer <- layer_dense(units = 3, kernel_constraint = bounds)
constraint_minmaxnorm <- function(min_value = 0, max_value = 1, rate = 1, axis = 0) {
  .External2(rk_call_formals, "constraint_minmaxnorm")
}

#' Keeps weights non-negative: `max(w, 0)`
#'
#' @return A constraint: a function that maps a tensor to one of the same shape.
#' @family constraints
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer <- layer_dense(units = 3, kernel_constraint = constraint_nonneg())
constraint_nonneg <- function() {
  .External2(rk_call_formals, "constraint_nonneg")
}

#' Keeps the norm of the weights of each unit at 1: `w / norm`
#'
#' @param axis The axis or axes along which norms are calculated. For a dense layer's kernel, of
#'   shape `(features, units)`, 0 constrains the weights of each unit. For the kernel of a 2D
#'   convolution, of shape `(rows, columns, channels, filters)`, `c(0, 1, 2)` constrains those
#'   of each filter. NULL is all axes. Counted from 0, as in Python, and from -1 backwards.
#' @return A constraint: a function that maps a tensor to one of the same shape.
#' @family constraints
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer <- layer_dense(units = 3, kernel_constraint = constraint_unitnorm())
#' of_each_filter <- constraint_unitnorm(axis = c(0, 1, 2))
constraint_unitnorm <- function(axis = 0) {
  .External2(rk_call_formals, "constraint_unitnorm")
}
