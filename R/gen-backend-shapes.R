# Generated from rkeras_py; do not edit by hand.

#' Shapes of tensors
#'
#' Reshape, flatten, repeat, reverse, join and split tensors.
#'
#' - `k_reshape()`: Reshapes a tensor in row-major order.
#' - `k_flatten()`: Flattens a tensor in row-major order.
#' - `k_batch_flatten()`: Flattens each sample of a batch.
#' - `k_expand_dims()`: Adds an axis of size 1.
#' - `k_squeeze()`: Removes axes of size 1.
#' - `k_permute_dimensions()`: Permutes the axes.
#' - `k_repeat()`: Repeats each sample along a new second axis.
#' - `k_repeat_elements()`: Repeats each element along an axis.
#' - `k_reverse()`: Reverses a tensor along axes.
#' - `k_tile()`: Tiles a tensor: repeats it as a whole along each axis.
#' - `k_concatenate()`: Concatenates tensors along an axis.
#' - `k_stack()`: Stacks tensors along a new axis.
#' - `k_unstack()`: Splits a tensor into its slices along an axis.
#'
#' @param x `k_reshape()`, `k_flatten()`, `k_batch_flatten()`, `k_expand_dims()`, `k_squeeze()`,
#'   `k_permute_dimensions()`, `k_repeat_elements()`, `k_reverse()`, `k_tile()`, `k_unstack()`:
#'   A tensor, variable, vector or array. `k_repeat()`: A tensor of shape `(samples, features)`.
#'   `k_stack()`: A list of tensors of one shape.
#' @param shape The sizes of the axes. One of them may be -1, which stands for what remains;
#'   sizes may be tensors, as those of `k_shape()`.
#' @param axis `k_expand_dims()`, `k_stack()`: The place of the new axis in the result.
#'   `k_squeeze()`: The axis or axes to drop; NULL for all of size 1. `k_repeat_elements()`,
#'   `k_concatenate()`, `k_unstack()`: The axis. Counted from 1, and from -1 backwards.
#' @param pattern For each axis of the result, the axis of `x` that it is. Counted from 1, and
#'   from -1 backwards.
#' @param n `k_repeat()`: How many times. `k_tile()`: How many times along each axis: one number
#'   for each (one alone for the last), or a tensor of them.
#' @param rep How many times.
#' @param axes The axis or axes. Counted from 1, and from -1 backwards.
#' @param tensors A list of tensors of one shape but for the axis.
#' @param num How many slices there are, where the size of the axis is not known.
#' @param name The name of the operation in graphs.
#' @return
#' - `k_reshape()`: A tensor of that shape.
#' - `k_flatten()`: A tensor of one axis.
#' - `k_batch_flatten()`: A tensor of two axes, the first of which is that of `x`.
#' - `k_expand_dims()`: A tensor with one axis more.
#' - `k_squeeze()`: A tensor with fewer axes.
#' - `k_permute_dimensions()`: A tensor with as many axes.
#' - `k_repeat()`: A tensor of shape `(samples, n, features)`.
#' - `k_repeat_elements()`: A tensor whose axis is `rep` times as long.
#' - `k_reverse()`: A tensor of the shape of `x`.
#' - `k_tile()`: A tensor with as many axes.
#' - `k_concatenate()`: A tensor whose axis is as long as theirs together.
#' - `k_stack()`: A tensor with one axis more.
#' - `k_unstack()`: A list of tensors with one axis less.
#' @section Errors:
#' - `k_repeat()`, `ValueError`: `x` has not two axes.
#' @family backend
#' @name backend_shapes
#' @examplesIf rkeras::is_keras_available()
#' k_get_value(k_reshape(c(1, 2, 3, 4), c(2, -1)))
#' k_get_value(k_flatten(list(c(1, 2), c(3, 4))))
#' k_int_shape(k_batch_flatten(k_zeros(c(2, 3, 4))))
#' k_int_shape(k_expand_dims(k_zeros(c(2, 3)), 2))
#' k_int_shape(k_squeeze(k_zeros(c(1, 2, 1)), 1))
#' k_int_shape(k_permute_dimensions(k_zeros(c(2, 3, 4)), c(1, 3, 2)))
#' k_int_shape(k_repeat(k_zeros(c(2, 3)), 4))
#' k_get_value(k_repeat_elements(c(1, 2), 2, axis = 1))
#' k_get_value(k_reverse(c(1, 2), 1))
#' k_get_value(k_tile(c(1, 2), 2))
#' k_get_value(k_concatenate(list(c(1, 2), c(3, 4))))
#' k_get_value(k_stack(list(c(1, 2), c(3, 4))))
#' length(k_unstack(list(c(1, 2), c(3, 4))))
NULL

#' @rdname backend_shapes
#' @export
k_reshape <- function(x, shape) {
  .External2(rk_call_formals, "k_reshape")
}

#' @rdname backend_shapes
#' @export
k_flatten <- function(x) {
  .External2(rk_call_formals, "k_flatten")
}

#' @rdname backend_shapes
#' @export
k_batch_flatten <- function(x) {
  .External2(rk_call_formals, "k_batch_flatten")
}

#' @rdname backend_shapes
#' @export
k_expand_dims <- function(x, axis = -1) {
  .External2(rk_call_formals, "k_expand_dims")
}

#' @rdname backend_shapes
#' @export
k_squeeze <- function(x, axis = NULL) {
  .External2(rk_call_formals, "k_squeeze")
}

#' @rdname backend_shapes
#' @export
k_permute_dimensions <- function(x, pattern) {
  .External2(rk_call_formals, "k_permute_dimensions")
}

#' @rdname backend_shapes
#' @export
k_repeat <- function(x, n) {
  .External2(rk_call_formals, "k_repeat")
}

#' @rdname backend_shapes
#' @export
k_repeat_elements <- function(x, rep, axis) {
  .External2(rk_call_formals, "k_repeat_elements")
}

#' @rdname backend_shapes
#' @export
k_reverse <- function(x, axes) {
  .External2(rk_call_formals, "k_reverse")
}

#' @rdname backend_shapes
#' @export
k_tile <- function(x, n) {
  .External2(rk_call_formals, "k_tile")
}

#' @rdname backend_shapes
#' @export
k_concatenate <- function(tensors, axis = -1) {
  .External2(rk_call_formals, "k_concatenate")
}

#' @rdname backend_shapes
#' @export
k_stack <- function(x, axis = 1) {
  .External2(rk_call_formals, "k_stack")
}

#' @rdname backend_shapes
#' @export
k_unstack <- function(x, axis = 1L, num = NULL, name = NULL) {
  .External2(rk_call_formals, "k_unstack")
}
