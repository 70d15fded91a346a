# Generated from rkeras_py; do not edit by hand.

#' Stochastic gradient descent, with momentum if wanted
#'
#' With the gradient `g` an update is `v = momentum * v - learning_rate * g; w = w + v`; with
#' `nesterov` the second part is `w = w + momentum * v - learning_rate * g`.
#'
#' @param learning_rate The learning rate, or a schedule.
#' @param momentum How much of the last update is kept, from 0 to 1.
#' @param decay Decay of the learning rate over time: in the update number `t`, counted from 0,
#'   the rate is `learning_rate / (1 + decay * t)`.
#' @param nesterov Whether to look ahead along the momentum.
#' @param clipnorm The largest norm of the gradient of one weight; larger ones are scaled down.
#' @param clipvalue The largest absolute value in a gradient; larger ones are cut off.
#' @param ... `lr`, the name that `learning_rate` once had; `name`; `global_clipnorm`, the
#'   largest norm of all gradients together; and what else the optimizer takes in Keras.
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
  call_python("optimizer_sgd")
}
