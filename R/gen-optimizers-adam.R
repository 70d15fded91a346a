# Generated from rkeras_py; do not edit by hand.

#' Adam optimizer, with running means of the gradient and of its square
#'
#' With the gradient `g`, update `t`, counted from 1, is `m = beta_1 * m + (1 - beta_1) * g; v =
#' beta_2 * v + (1 - beta_2) * g^2; w = w - learning_rate * sqrt(1 - beta_2^t) / (1 - beta_1^t)
#' * m / (sqrt(v) + epsilon)`.
#'
#' @param learning_rate The learning rate, or a schedule.
#' @param beta_1 Decay rate of the mean of the gradient, from 0 to 1.
#' @param beta_2 Decay rate of the mean of its square, from 0 to 1.
#' @param epsilon A small number that avoids division by 0; NULL for 1e-07.
#' @param decay Decay of the learning rate over time: in update `t`, counted from 0, the rate is
#'   `learning_rate / (1 + decay * t)`.
#' @param amsgrad Whether to use the largest `v` so far in the last step (AMSGrad).
#' @param clipnorm The maximum norm of the gradient of each weight; larger ones are scaled down.
#' @param clipvalue The maximum absolute value in a gradient; larger values are clipped.
#' @param ... `lr`, the former name of `learning_rate`; `name`; `global_clipnorm`, the largest
#'   norm of all gradients together; and any other arguments of Keras' optimizer.
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
  .External2(rk_call_formals, "optimizer_adam")
}

#' Adamax optimizer: Adam with the infinity norm of the gradients in place of `v`
#'
#' With the gradient `g`, update `t`, counted from 1, is `m = beta_1 * m + (1 - beta_1) * g; u =
#' max(beta_2 * u, abs(g)); w = w - learning_rate / (1 - beta_1^t) * m / (u + epsilon)`.
#'
#' @param learning_rate The learning rate, or a schedule.
#' @param beta_1 Decay rate of the mean of the gradient, from 0 to 1.
#' @param beta_2 Decay rate of the infinity norm, from 0 to 1.
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
  .External2(rk_call_formals, "optimizer_adamax")
}

#' Nadam optimizer: Adam with Nesterov momentum
#'
#' With the gradient `g` and `mu(t) = beta_1 * (1 - 0.5 * 0.96^(t * schedule_decay))`, and
#' `p(t)` the product of `mu` up to `t`, the update number `t`, counted from 1, is `m = beta_1 *
#' m + (1 - beta_1) * g; v = beta_2 * v + (1 - beta_2) * g^2; n = mu(t + 1) * m / (1 - p(t + 1))
#' + (1 - mu(t)) * g / (1 - p(t)); w = w - learning_rate * n / (sqrt(v / (1 - beta_2^t)) +
#' epsilon)`.
#'
#' @param learning_rate The learning rate, or a schedule.
#' @param beta_1 Decay rate of the mean of the gradient, from 0 to 1.
#' @param beta_2 Decay rate of the mean of its square, from 0 to 1.
#' @param epsilon A small number that avoids division by 0; NULL for 1e-07.
#' @param schedule_decay How fast the momentum approaches `beta_1`.
#' @param clipnorm The maximum norm of the gradient of each weight; larger ones are scaled down.
#' @param clipvalue The maximum absolute value in a gradient; larger values are clipped.
#' @param ... `lr`, the former name of `learning_rate`; `name`; `global_clipnorm`, the largest
#'   norm of all gradients together; and any other arguments of Keras' optimizer.
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
  .External2(rk_call_formals, "optimizer_nadam")
}
