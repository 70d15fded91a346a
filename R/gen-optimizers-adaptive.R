# Generated from rkeras_py; do not edit by hand.

#' RMSprop, which divides the gradient by a running mean of its size
#'
#' With the gradient `g` an update is `s = rho * s + (1 - rho) * g^2; w = w - learning_rate * g
#' / (sqrt(s) + epsilon)`.
#'
#' @param learning_rate The learning rate, or a schedule.
#' @param rho How much of the running mean is kept, from 0 to 1.
#' @param epsilon A small number that keeps divisions from those by 0; NULL for 1e-07.
#' @param decay Decay of the learning rate over time: in the update number `t`, counted from 0,
#'   the rate is `learning_rate / (1 + decay * t)`.
#' @param clipnorm The largest norm of the gradient of one weight; larger ones are scaled down.
#' @param clipvalue The largest absolute value in a gradient; larger ones are cut off.
#' @param ... `momentum`, how much of the last update is kept; `centered`, whether the squared
#'   mean of the gradients is taken off `s`; `lr`, the name that `learning_rate` once had;
#'   `name`; `global_clipnorm`, the largest norm of all gradients together; and what else
#'   `keras.optimizers.RMSprop` takes.
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
  call_python("optimizer_rmsprop")
}

#' Adagrad, whose steps become smaller where gradients have been large
#'
#' With the gradient `g` an update is `s = s + g^2; w = w - learning_rate * g / (sqrt(s) +
#' epsilon)`.
#'
#' @param learning_rate The learning rate, or a schedule.
#' @param epsilon A small number that keeps divisions from those by 0; NULL for 1e-07.
#' @param decay Decay of the learning rate over time: in the update number `t`, counted from 0,
#'   the rate is `learning_rate / (1 + decay * t)`.
#' @param clipnorm The largest norm of the gradient of one weight; larger ones are scaled down.
#' @param clipvalue The largest absolute value in a gradient; larger ones are cut off.
#' @param ... `initial_accumulator_value`, the first value of `s`, 0.1 if not given; `lr`, the
#'   name that `learning_rate` once had; `name`; `global_clipnorm`, the largest norm of all
#'   gradients together; and what else `keras.optimizers.Adagrad` takes.
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
  call_python("optimizer_adagrad")
}

#' Adadelta, which scales steps by the sizes of past gradients and past updates
#'
#' With the gradient `g` an update is `s = rho * s + (1 - rho) * g^2; d = sqrt(u + epsilon) /
#' sqrt(s + epsilon) * g; u = rho * u + (1 - rho) * d^2; w = w - learning_rate * d`.
#'
#' @param learning_rate The learning rate, or a schedule. The paper has 1.
#' @param rho How much of the running means is kept, from 0 to 1.
#' @param epsilon A small number that keeps divisions from those by 0; NULL for 1e-07.
#' @param decay Decay of the learning rate over time: in the update number `t`, counted from 0,
#'   the rate is `learning_rate / (1 + decay * t)`.
#' @param clipnorm The largest norm of the gradient of one weight; larger ones are scaled down.
#' @param clipvalue The largest absolute value in a gradient; larger ones are cut off.
#' @param ... `lr`, the name that `learning_rate` once had; `name`; `global_clipnorm`, the
#'   largest norm of all gradients together; and what else the optimizer takes in Keras.
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
  call_python("optimizer_adadelta")
}
