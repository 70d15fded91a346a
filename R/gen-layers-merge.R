# Generated from rkeras_py; do not edit by hand.

#' Elementwise sum of its inputs
#'
#' @param inputs The tensors to merge: a list of two or more, named or not; or one tensor, with
#'   the others after it. If missing or NULL, the layer itself is returned.
#' @param ... Unnamed tensors are further inputs; named values are the standard arguments of a
#'   layer: `dtype`, `name`, `trainable`.
#' @return The layer where `inputs` is missing or NULL; else the output tensor, of the
#'     broadcast shape of the inputs.
#' @section Errors:
#' - `ValueError`: The inputs' shapes are incompatible.
#' - `TypeError`: `inputs` are not tensors.
#' @family merging layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' a <- layer_input(shape = 4)
#' b <- layer_input(shape = 4)
#' layer_add(list(a, b))$shape
layer_add <- function(inputs, ...) {
  compose_python("layer_add")
}

#' Elementwise difference of its two inputs: the first minus the second
#'
#' @param inputs The tensors to merge: a list of two or more, named or not; or one tensor, with
#'   the others after it. If missing or NULL, the layer itself is returned.
#' @param ... Unnamed tensors are further inputs; named values are the standard arguments of a
#'   layer: `dtype`, `name`, `trainable`.
#' @return The layer where `inputs` is missing or NULL; else the output tensor, of the
#'     broadcast shape of the inputs.
#' @section Errors:
#' - `ValueError`: There are not exactly two inputs, or their shapes are incompatible.
#' - `TypeError`: `inputs` are not tensors.
#' @family merging layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' a <- layer_input(shape = 4)
#' b <- layer_input(shape = 4)
#' layer_subtract(list(a, b))$shape
layer_subtract <- function(inputs, ...) {
  compose_python("layer_subtract")
}

#' Elementwise product of its inputs
#'
#' @param inputs The tensors to merge: a list of two or more, named or not; or one tensor, with
#'   the others after it. If missing or NULL, the layer itself is returned.
#' @param ... Unnamed tensors are further inputs; named values are the standard arguments of a
#'   layer: `dtype`, `name`, `trainable`.
#' @return The layer where `inputs` is missing or NULL; else the output tensor, of the
#'     broadcast shape of the inputs.
#' @section Errors:
#' - `ValueError`: The inputs' shapes are incompatible.
#' - `TypeError`: `inputs` are not tensors.
#' @family merging layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' a <- layer_input(shape = 4)
#' b <- layer_input(shape = 4)
#' layer_multiply(list(a, b))$shape
layer_multiply <- function(inputs, ...) {
  compose_python("layer_multiply")
}

#' Elementwise mean of its inputs
#'
#' @param inputs The tensors to merge: a list of two or more, named or not; or one tensor, with
#'   the others after it. If missing or NULL, the layer itself is returned.
#' @param ... Unnamed tensors are further inputs; named values are the standard arguments of a
#'   layer: `dtype`, `name`, `trainable`.
#' @return The layer where `inputs` is missing or NULL; else the output tensor, of the
#'     broadcast shape of the inputs.
#' @section Errors:
#' - `ValueError`: The inputs' shapes are incompatible.
#' - `TypeError`: `inputs` are not tensors.
#' @family merging layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' a <- layer_input(shape = 4)
#' b <- layer_input(shape = 4)
#' layer_average(list(a, b))$shape
layer_average <- function(inputs, ...) {
  compose_python("layer_average")
}

#' Elementwise maximum of its inputs
#'
#' @param inputs The tensors to merge: a list of two or more, named or not; or one tensor, with
#'   the others after it. If missing or NULL, the layer itself is returned.
#' @param ... Unnamed tensors are further inputs; named values are the standard arguments of a
#'   layer: `dtype`, `name`, `trainable`.
#' @return The layer where `inputs` is missing or NULL; else the output tensor, of the
#'     broadcast shape of the inputs.
#' @section Errors:
#' - `ValueError`: The inputs' shapes are incompatible.
#' - `TypeError`: `inputs` are not tensors.
#' @family merging layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' a <- layer_input(shape = 4)
#' b <- layer_input(shape = 4)
#' layer_maximum(list(a, b))$shape
layer_maximum <- function(inputs, ...) {
  compose_python("layer_maximum")
}

#' Elementwise minimum of its inputs
#'
#' @param inputs The tensors to merge: a list of two or more, named or not; or one tensor, with
#'   the others after it. If missing or NULL, the layer itself is returned.
#' @param ... Unnamed tensors are further inputs; named values are the standard arguments of a
#'   layer: `dtype`, `name`, `trainable`.
#' @return The layer where `inputs` is missing or NULL; else the output tensor, of the
#'     broadcast shape of the inputs.
#' @section Errors:
#' - `ValueError`: The inputs' shapes are incompatible.
#' - `TypeError`: `inputs` are not tensors.
#' @family merging layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' a <- layer_input(shape = 4)
#' b <- layer_input(shape = 4)
#' layer_minimum(list(a, b))$shape
layer_minimum <- function(inputs, ...) {
  compose_python("layer_minimum")
}

#' Concatenates its inputs along an axis
#'
#' @param inputs The tensors to merge: a list of two or more, named or not; or one tensor, with
#'   the others after it. If missing or NULL, the layer itself is returned.
#' @param axis The axis along which to concatenate; all others must have equal sizes. 0 is the
#'   batch axis. Counted from 0, as in Python, and from -1 backwards.
#' @param ... Unnamed tensors are further inputs; named values are the standard arguments of a
#'   layer: `dtype`, `name`, `trainable`.
#' @return The layer where `inputs` is missing or NULL; else the output tensor, whose size along
#'   `axis` is the sum of the inputs' sizes.
#' @section Errors:
#' - `ValueError`: The inputs' shapes are incompatible.
#' - `TypeError`: `inputs` are not tensors.
#' @family merging layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' a <- layer_input(shape = 4)
#' b <- layer_input(shape = 3)
#' layer_concatenate(list(a, b))$shape
#' layer_concatenate(list(a, b), axis = 1)$shape
layer_concatenate <- function(inputs, axis = -1, ...) {
  compose_python("layer_concatenate")
}

#' Dot product of its two inputs, sample by sample
#'
#' @param inputs The tensors to merge: a list of two or more, named or not; or one tensor, with
#'   the others after it. If missing or NULL, the layer itself is returned.
#' @param axes The axis to sum over in both inputs, or one axis for each. 0 is the batch axis,
#'   which can't be summed over. Counted from 0, as in Python, and from -1 backwards.
#' @param normalize Whether to scale the inputs to length 1 along their axes first; the result
#'   is then the cosine similarity.
#' @param ... Unnamed tensors are further inputs; named values are the standard arguments of a
#'   layer: `dtype`, `name`, `trainable`.
#' @return The layer where `inputs` is missing or NULL; else the output tensor: the batch axis,
#'   then the remaining axes of the first input and those of the second, or `(batch, 1)` where
#'   none remain.
#' @section Errors:
#' - `ValueError`: There are not exactly two inputs, or their sizes along `axes` differ.
#' - `TypeError`: `inputs` are not tensors.
#' @family merging layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' a <- layer_input(shape = c(3, 4))
#' b <- layer_input(shape = c(5, 4))
#' layer_dot(list(a, b), axes = 2)$shape
layer_dot <- function(inputs, axes, normalize = FALSE, ...) {
  compose_python("layer_dot")
}
