# Generated from rkeras_py; do not edit by hand.

#' Two golden functions
#'
#' They share a page.
#'
#' - `golden_first()`: Does the first thing.
#' - `golden_second()`: Does the second thing. It does so twice.
#'
#' @param x A value.
#' @param axis `golden_first()`: The axis to go along. `golden_second()`: The axis to reduce.
#'   Counted from 1, and from -1 backwards.
#' @return
#' - `golden_first()`: A tensor.
#' - `golden_second()`: NULL.
#' @section Errors:
#' - `golden_first()`, `ValueError`: `x` is none.
#' @family core layers
#' @name golden_page
#' @examplesIf rkeras::is_keras_available()
#' golden_first(1, axis = 1)
#' golden_second(2)
NULL

#' @rdname golden_page
#' @export
golden_first <- function(x, axis = -1L) {
  .External2(rk_call_formals, "golden_first")
}

#' @rdname golden_page
#' @export
golden_second <- function(x, axis = -1L) {
  .External2(rk_call_formals, "golden_second")
}
