# Generated from rkeras_py; do not edit by hand.

#' Stochastic gradient descent, optionally with momentum
#'
#' With the gradient `g`, an update is `v = momentum * v - learning_rate * g; w = w + v`; with
#' `nesterov` the second part is `w = w + momentum * v - learning_rate * g`.
#'
#' @param learning_rate The learning rate, or a schedule.
#' @param momentum Fraction of the last update to keep, from 0 to 1.
#' @param decay Decay of the learning rate over time: in update `t`, counted from 0, the rate is
#'   `learning_rate / (1 + decay * t)`.
#' @param nesterov Whether to use Nesterov momentum.
#' @param clipnorm The maximum norm of the gradient of each weight; larger ones are scaled down.
#' @param clipvalue The maximum absolute value in a gradient; larger values are clipped.
#' @param ... `lr`, the former name of `learning_rate`; `name`; `global_clipnorm`, the largest
#'   norm of all gradients together; and any other arguments of Keras' optimizer.
#' @return An optimizer for `compile()`.
#' @section Errors:
#' - `ValueError`: A number is out of its range.
#' @family optimizers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' optimizer <- optimizer_sgd(learning_rate = 0.1, momentum = 0.9, nesterov = TRUE)
optimizer_sgd <- function(learning_rate = 0.01,
                          momentum = 0,
                          decay = 0,
                          nesterov = FALSE,
                          clipnorm = NULL,
                          clipvalue = NULL,
                          ...) {
  .External2(rk_call_formals, "optimizer_sgd")
}
