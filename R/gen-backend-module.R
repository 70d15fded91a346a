# Generated from rkeras_py; do not edit by hand.

#' The backend as a module of Python
#'
#' `K = backend()` gives `K.mean(x, axis=1)` and all other functions `k_*`, under their names in
#' Python. Axes and positions count from 0, in R too.
#'
#' @param convert Whether R gets results as values of R where there are such.
#' @return A module.
#' @family session
#' @export
#' @examplesIf rkeras::is_keras_available()
#' K <- backend()
#' K$get_value(K$mean(list(c(1, 2), c(3, 4)), axis = 1))
backend <- function(convert = TRUE) {
  .External2(rk_call_formals, "backend")
}

#' The module keras of Python
#'
#' @return A module.
#' @family session
#' @export
#' @examplesIf rkeras::is_keras_available()
#' keras <- implementation()
implementation <- function() {
  .External2(rk_call_formals, "implementation")
}

#' Says which implementation of Keras to use. There is one; both words mean it
#'
#' @param implementation "keras" or "tensorflow".
#' @return NULL.
#' @family session
#' @export
#' @examplesIf rkeras::is_keras_available()
#' use_implementation("tensorflow")
use_implementation <- function(implementation = c("keras", "tensorflow")) {
  invisible(.External2(rk_call_formals, "use_implementation"))
}

#' Says which library computes. TensorFlow does; the others of keras 2.9 are gone
#'
#' @param backend "tensorflow".
#' @return NULL.
#' @section Errors:
#' - `ValueError`: Another library is asked for.
#' @family session
#' @export
#' @examplesIf rkeras::is_keras_available()
#' use_backend("tensorflow")
use_backend <- function(backend = c("tensorflow", "cntk", "theano", "plaidml")) {
  invisible(.External2(rk_call_formals, "use_backend"))
}
