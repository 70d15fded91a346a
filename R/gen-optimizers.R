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

#' Adam, which keeps running means of the gradient and of its square
#'
#' With the gradient `g` the update number `t`, counted from 1, is `m = beta_1 * m + (1 -
#' beta_1) * g; v = beta_2 * v + (1 - beta_2) * g^2; w = w - learning_rate * sqrt(1 - beta_2^t)
#' / (1 - beta_1^t) * m / (sqrt(v) + epsilon)`.
#'
#' @param learning_rate The learning rate, or a schedule.
#' @param beta_1 How much of the mean of the gradient is kept, from 0 to 1.
#' @param beta_2 How much of the mean of its square is kept, from 0 to 1.
#' @param epsilon A small number that keeps divisions from those by 0; NULL for 1e-07.
#' @param decay Decay of the learning rate over time: in the update number `t`, counted from 0,
#'   the rate is `learning_rate / (1 + decay * t)`.
#' @param amsgrad Whether `v` in the last part is the largest that there has been.
#' @param clipnorm The largest norm of the gradient of one weight; larger ones are scaled down.
#' @param clipvalue The largest absolute value in a gradient; larger ones are cut off.
#' @param ... `lr`, the name that `learning_rate` once had; `name`; `global_clipnorm`, the
#'   largest norm of all gradients together; and what else the optimizer takes in Keras.
#' @return An optimizer for `compile()`.
#' @section Errors:
#' - `ValueError`: A number is out of its range.
#' @references Kingma and Ba (2015), "Adam: A Method for Stochastic Optimization",
#'   https://arxiv.org/abs/1412.6980; Reddi et al. (2018), "On the Convergence of Adam and
#'   Beyond", https://arxiv.org/abs/1904.09237, for `amsgrad`
#' @family optimizers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' optimizer <- optimizer_adam(learning_rate = 5e-04, clipnorm = 1)
optimizer_adam <- function(learning_rate = 0.001,
                           beta_1 = 0.9,
                           beta_2 = 0.999,
                           epsilon = NULL,
                           decay = 0,
                           amsgrad = FALSE,
                           clipnorm = NULL,
                           clipvalue = NULL,
                           ...) {
  call_python("optimizer_adam")
}

#' Adamax, which is Adam with the largest gradient in the place of the mean square
#'
#' With the gradient `g` the update number `t`, counted from 1, is `m = beta_1 * m + (1 -
#' beta_1) * g; u = max(beta_2 * u, abs(g)); w = w - learning_rate / (1 - beta_1^t) * m / (u +
#' epsilon)`.
#'
#' @param learning_rate The learning rate, or a schedule.
#' @param beta_1 How much of the mean of the gradient is kept, from 0 to 1.
#' @param beta_2 How much of the largest gradient is kept, from 0 to 1.
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
#' @references Kingma and Ba (2015), "Adam: A Method for Stochastic Optimization", section 7,
#'   https://arxiv.org/abs/1412.6980
#' @family optimizers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' optimizer <- optimizer_adamax(learning_rate = 0.001)
optimizer_adamax <- function(learning_rate = 0.002,
                             beta_1 = 0.9,
                             beta_2 = 0.999,
                             epsilon = NULL,
                             decay = 0,
                             clipnorm = NULL,
                             clipvalue = NULL,
                             ...) {
  call_python("optimizer_adamax")
}

#' Nadam, which is Adam with Nesterov's momentum
#'
#' With the gradient `g` and `mu(t) = beta_1 * (1 - 0.5 * 0.96^(t * schedule_decay))`, and
#' `p(t)` the product of `mu` up to `t`, the update number `t`, counted from 1, is `m = beta_1 *
#' m + (1 - beta_1) * g; v = beta_2 * v + (1 - beta_2) * g^2; n = mu(t + 1) * m / (1 - p(t + 1))
#' + (1 - mu(t)) * g / (1 - p(t)); w = w - learning_rate * n / (sqrt(v / (1 - beta_2^t)) +
#' epsilon)`.
#'
#' @param learning_rate The learning rate, or a schedule.
#' @param beta_1 How much of the mean of the gradient is kept, from 0 to 1.
#' @param beta_2 How much of the mean of its square is kept, from 0 to 1.
#' @param epsilon A small number that keeps divisions from those by 0; NULL for 1e-07.
#' @param schedule_decay How fast the momentum rises to `beta_1`.
#' @param clipnorm The largest norm of the gradient of one weight; larger ones are scaled down.
#' @param clipvalue The largest absolute value in a gradient; larger ones are cut off.
#' @param ... `lr`, the name that `learning_rate` once had; `name`; `global_clipnorm`, the
#'   largest norm of all gradients together; and what else the optimizer takes in Keras.
#' @return An optimizer for `compile()`.
#' @section Errors:
#' - `ValueError`: A number is out of its range.
#' @references Dozat (2016), "Incorporating Nesterov Momentum into Adam"
#' @family optimizers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' optimizer <- optimizer_nadam(learning_rate = 0.001, schedule_decay = 0.002)
optimizer_nadam <- function(learning_rate = 0.002,
                            beta_1 = 0.9,
                            beta_2 = 0.999,
                            epsilon = NULL,
                            schedule_decay = 0.004,
                            clipnorm = NULL,
                            clipvalue = NULL,
                            ...) {
  call_python("optimizer_nadam")
}
