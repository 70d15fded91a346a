# Generated from rkeras_py; do not edit by hand.

#' Makes the session reproducible
#'
#' Seeds the random number generators of Python, numpy and TensorFlow, and makes TensorFlow's
#' operations deterministic. In R, `set.seed()` is called too.
#'
#' In R, `set.seed()` alone makes weights, dropout and the order of samples reproducible, as
#' long as no seed was given to Keras or TensorFlow itself.
#'
#' @param seed The seed.
#' @param disable_gpu Whether to hide GPUs, whose sums depend on the order of threads. This must
#'   happen before TensorFlow first uses one.
#' @param disable_parallel_cpu Whether TensorFlow's operations are deterministic. Threads are
#'   still used where their order does not affect the result.
#' @param quiet Whether to print nothing.
#' @return The seed.
#' @section Errors:
#' - `RuntimeError`: GPUs are in use already and can't be hidden any more.
#' @family session
#' @export
#' @examplesIf rkeras::is_keras_available()
#' seed <- use_session_with_seed(42, quiet = TRUE)
use_session_with_seed <- function(seed,
                                  disable_gpu = TRUE,
                                  disable_parallel_cpu = TRUE,
                                  quiet = FALSE) {
  invisible(.External2(rk_call_formals, "use_session_with_seed"))
}

#' Seeds every random number generator that a script may use
#'
#' Those of Python, numpy and TensorFlow; in R, `set.seed()` is called too.
#'
#' @param seed The seed.
#' @param disable_gpu Whether to hide GPUs, whose sums depend on the order of threads. Call the
#'   function before TensorFlow has used one.
#' @return The seed.
#' @section Errors:
#' - `RuntimeError`: GPUs are in use already and can't be hidden any more.
#' @family session
#' @export
#' @examplesIf rkeras::is_keras_available()
#' seed <- set_random_seed(42)
set_random_seed <- function(seed, disable_gpu = TRUE) {
  invisible(.External2(rk_call_formals, "set_random_seed"))
}
