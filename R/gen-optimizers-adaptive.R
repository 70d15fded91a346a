# Generated from rkeras_py; do not edit by hand.

#' RMSprop optimizer, which divides the gradient by a running root mean square
#'
#' With the gradient `g`, an update is `s = rho * s + (1 - rho) * g^2; w = w - learning_rate * g
#' / (sqrt(s) + epsilon)`.
#'
#' @param learning_rate The learning rate, or a schedule.
#' @param rho Decay rate of the running mean, from 0 to 1.
#' @param epsilon A small number that avoids division by 0; NULL for 1e-07.
#' @param decay Decay of the learning rate over time: in update `t`, counted from 0, the rate is
#'   `learning_rate / (1 + decay * t)`.
#' @param clipnorm The maximum norm of the gradient of each weight; larger ones are scaled down.
#' @param clipvalue The maximum absolute value in a gradient; larger values are clipped.
#' @param ... `momentum`, the fraction of the last update to keep; `centered`, whether to
#'   subtract the squared mean of the gradients from `s`; `lr`, the name that `learning_rate`
#'   once had; `name`; `global_clipnorm`, the largest norm of all gradients together; and the
#'   other arguments of `keras.optimizers.RMSprop`.
#' @return An optimizer for `compile()`.
#' @section Errors:
#' - `ValueError`: A number is out of its range.
#' @references Tieleman and Hinton (2012), lecture 6.5 of "Neural Networks for Machine Learning"
#' @family optimizers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' optimizer <- optimizer_rmsprop(learning_rate = 1e-04, decay = 1e-06)
optimizer_rmsprop <- function(learning_rate = 0.001,
                              rho = 0.9,
                              epsilon = NULL,
                              decay = 0,
                              clipnorm = NULL,
                              clipvalue = NULL,
                              ...) {
  .External2(rk_call_formals, "optimizer_rmsprop")
}

#' Adagrad optimizer, with smaller steps for weights that had large gradients
#'
#' With the gradient `g`, an update is `s = s + g^2; w = w - learning_rate * g / (sqrt(s) +
#' epsilon)`.
#'
#' @param learning_rate The learning rate, or a schedule.
#' @param epsilon A small number that avoids division by 0; NULL for 1e-07.
#' @param decay Decay of the learning rate over time: in update `t`, counted from 0, the rate is
#'   `learning_rate / (1 + decay * t)`.
#' @param clipnorm The maximum norm of the gradient of each weight; larger ones are scaled down.
#' @param clipvalue The maximum absolute value in a gradient; larger values are clipped.
#' @param ... `initial_accumulator_value`, the initial value of `s`, 0.1 if not given; `lr`, the
#'   former name of `learning_rate`; `name`; `global_clipnorm`, the largest norm of all
#'   gradients together; and the other arguments of `keras.optimizers.Adagrad`.
#' @return An optimizer for `compile()`.
#' @section Errors:
#' - `ValueError`: A number is out of its range.
#' @references Duchi et al. (2011), "Adaptive Subgradient Methods for Online Learning and
#'   Stochastic Optimization", https://jmlr.org/papers/v12/duchi11a.html
#' @family optimizers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' optimizer <- optimizer_adagrad(learning_rate = 0.05)
optimizer_adagrad <- function(learning_rate = 0.01,
                              epsilon = NULL,
                              decay = 0,
                              clipnorm = NULL,
                              clipvalue = NULL,
                              ...) {
  .External2(rk_call_formals, "optimizer_adagrad")
}

#' Adadelta optimizer, which scales steps by past gradients and past updates
#'
#' With the gradient `g`, an update is `s = rho * s + (1 - rho) * g^2; d = sqrt(u + epsilon) /
#' sqrt(s + epsilon) * g; u = rho * u + (1 - rho) * d^2; w = w - learning_rate * d`.
#'
#' @param learning_rate The learning rate, or a schedule. The paper uses 1.
#' @param rho Decay rate of the running means, from 0 to 1.
#' @param epsilon A small number that avoids division by 0; NULL for 1e-07.
#' @param decay Decay of the learning rate over time: in update `t`, counted from 0, the rate is
#'   `learning_rate / (1 + decay * t)`.
#' @param clipnorm The maximum norm of the gradient of each weight; larger ones are scaled down.
#' @param clipvalue The maximum absolute value in a gradient; larger values are clipped.
#' @param ... `lr`, the former name of `learning_rate`; `name`; `global_clipnorm`, the largest
#'   norm of all gradients together; and any other arguments of Keras' optimizer.
#' @return An optimizer for `compile()`.
#' @section Errors:
#' - `ValueError`: A number is out of its range.
#' @references Zeiler (2012), "ADADELTA: An Adaptive Learning Rate Method",
#'   https://arxiv.org/abs/1212.5701
#' @family optimizers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' optimizer <- optimizer_adadelta(rho = 0.9)
optimizer_adadelta <- function(learning_rate = 1,
                               rho = 0.95,
                               epsilon = NULL,
                               decay = 0,
                               clipnorm = NULL,
                               clipvalue = NULL,
                               ...) {
  .External2(rk_call_formals, "optimizer_adadelta")
}
