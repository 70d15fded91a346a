#' Multiplies its input by a number
#'
#' What is computed is `factor * x`; see `c(1, 2)`, `list(NULL, 3)` and 100\% of \[brackets\].
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param factor The number. TRUE counts as 1, and a named list is none.
#' @param axis The axis, from the end. Counted from 1, and from -1 backwards.
#' @param ... More.
#' @return The layer, or a tensor of shape `(batch, n)`.
#' @section Errors:
#' - `ValueError`: `factor` is no number.
#' @references Nobody, 2026.
#' @family core layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- layer_input(shape = c(4, 2))
#' y <- golden_layer_scale(x, factor = -2, axis = 1)
#' y$shape
golden_layer_scale <- function(object, factor, axis = -1L, ...) {
  compose_python("golden_layer_scale")
}
