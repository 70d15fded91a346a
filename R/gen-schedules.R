# Generated from rkeras_py; do not edit by hand.

#' Learning rate with cosine decay
#'
#' With `t = min(step, decay_steps) / decay_steps` the rate is `initial_learning_rate * ((1 -
#' alpha) * 0.5 * (1 + cos(pi * t)) + alpha)`.
#'
#' @param initial_learning_rate The learning rate at the beginning.
#' @param decay_steps The number of steps over which the rate decays; see the formula.
#' @param alpha The final rate, as a fraction of the initial one.
#' @param ... Further arguments of the schedule's class in Keras.
#' @param name Name of the schedule.
#' @return A schedule: a function of the step, to pass to an optimizer as `learning_rate`.
#' @references Loshchilov and Hutter (2017), "SGDR: Stochastic Gradient Descent with Warm
#'   Restarts", https://arxiv.org/abs/1608.03983
#' @family learning rate schedules
#' @export
#' @examplesIf rkeras::is_keras_available()
#' schedule <- learning_rate_schedule_cosine_decay(0.1, decay_steps = 1000)
#' optimizer <- optimizer_sgd(learning_rate = schedule)
learning_rate_schedule_cosine_decay <- function(initial_learning_rate,
                                                decay_steps,
                                                alpha = 0,
                                                ...,
                                                name = NULL) {
  .External2(rk_call_formals, "learning_rate_schedule_cosine_decay")
}

#' Learning rate with cosine decay and warm restarts
#'
#' The first period has `first_decay_steps` steps. Each period is `t_mul` times as long as the
#' one before, and starts at `m_mul` times its initial rate. In period `i`, at the fraction `t`
#' of its length, the rate is `initial_learning_rate * ((1 - alpha) * 0.5 * m_mul^i * (1 +
#' cos(pi * t)) + alpha)`.
#'
#' @param initial_learning_rate The learning rate at the beginning.
#' @param first_decay_steps The number of steps in the first period.
#' @param t_mul Factor by which the length changes from one period to the next.
#' @param m_mul Factor by which the initial rate changes from one period to the next.
#' @param alpha The final rate of a period, as a fraction of `initial_learning_rate`.
#' @param ... Further arguments of the schedule's class in Keras.
#' @param name Name of the schedule.
#' @return A schedule: a function of the step, to pass to an optimizer as `learning_rate`.
#' @references Loshchilov and Hutter (2017), "SGDR: Stochastic Gradient Descent with Warm
#'   Restarts", https://arxiv.org/abs/1608.03983
#' @family learning rate schedules
#' @export
#' @examplesIf rkeras::is_keras_available()
#' schedule <- learning_rate_schedule_cosine_decay_restarts(0.1, first_decay_steps = 100)
#' optimizer <- optimizer_sgd(learning_rate = schedule)
learning_rate_schedule_cosine_decay_restarts <- function(initial_learning_rate,
                                                         first_decay_steps,
                                                         t_mul = 2,
                                                         m_mul = 1,
                                                         alpha = 0,
                                                         ...,
                                                         name = NULL) {
  .External2(rk_call_formals, "learning_rate_schedule_cosine_decay_restarts")
}

#' Learning rate that decays exponentially
#'
#' The rate is `initial_learning_rate * decay_rate^(step / decay_steps)`; with `staircase` the
#' exponent is rounded down.
#'
#' @param initial_learning_rate The learning rate at the beginning.
#' @param decay_steps The number of steps over which the rate decays; see the formula.
#' @param decay_rate The factor by which the rate decays over `decay_steps` steps.
#' @param staircase Whether the rate changes only at integer multiples of `decay_steps`.
#' @param ... Further arguments of the schedule's class in Keras.
#' @param name Name of the schedule.
#' @return A schedule: a function of the step, to pass to an optimizer as `learning_rate`.
#' @family learning rate schedules
#' @export
#' @examplesIf rkeras::is_keras_available()
#' schedule <- learning_rate_schedule_exponential_decay(0.1, decay_steps = 1000, decay_rate = 0.96, staircase = TRUE)
#' optimizer <- optimizer_sgd(learning_rate = schedule)
learning_rate_schedule_exponential_decay <- function(initial_learning_rate,
                                                     decay_steps,
                                                     decay_rate,
                                                     staircase = FALSE,
                                                     ...,
                                                     name = NULL) {
  .External2(rk_call_formals, "learning_rate_schedule_exponential_decay")
}

#' Learning rate with inverse time decay
#'
#' The rate is `initial_learning_rate / (1 + decay_rate * step / decay_steps)`; with `staircase`
#' the quotient `step / decay_steps` is rounded down.
#'
#' @param initial_learning_rate The learning rate at the beginning.
#' @param decay_steps The number of steps over which the rate decays; see the formula.
#' @param decay_rate How fast the rate decays.
#' @param staircase Whether the rate changes only at integer multiples of `decay_steps`.
#' @param ... Further arguments of the schedule's class in Keras.
#' @param name Name of the schedule.
#' @return A schedule: a function of the step, to pass to an optimizer as `learning_rate`.
#' @family learning rate schedules
#' @export
#' @examplesIf rkeras::is_keras_available()
#' schedule <- learning_rate_schedule_inverse_time_decay(0.1, decay_steps = 1, decay_rate = 0.5)
#' optimizer <- optimizer_sgd(learning_rate = schedule)
learning_rate_schedule_inverse_time_decay <- function(initial_learning_rate,
                                                      decay_steps,
                                                      decay_rate,
                                                      staircase = FALSE,
                                                      ...,
                                                      name = NULL) {
  .External2(rk_call_formals, "learning_rate_schedule_inverse_time_decay")
}

#' Piecewise constant learning rate
#'
#' The rate is `values[0]` up to and including step `boundaries[0]`, then `values[1]` up to and
#' including `boundaries[1]`, and so on; the last value holds for all further steps.
#'
#' @param boundaries The steps, increasing.
#' @param values The rates, one more than there are boundaries.
#' @param ... Further arguments of the schedule's class in Keras.
#' @param name Name of the schedule.
#' @return A schedule: a function of the step, to pass to an optimizer as `learning_rate`.
#' @section Errors:
#' - `ValueError`: The numbers of boundaries and values do not match, or the boundaries do not
#'   increase.
#' @family learning rate schedules
#' @export
#' @examplesIf rkeras::is_keras_available()
#' schedule <- learning_rate_schedule_piecewise_constant_decay(boundaries = c(100, 200), values = c(0.1, 0.05, 0.01))
#' optimizer <- optimizer_sgd(learning_rate = schedule)
learning_rate_schedule_piecewise_constant_decay <- function(boundaries,
                                                            values,
                                                            ...,
                                                            name = NULL) {
  .External2(rk_call_formals, "learning_rate_schedule_piecewise_constant_decay")
}

#' Learning rate with polynomial decay to a final value
#'
#' With `t = min(step, decay_steps) / decay_steps` the rate is `(initial_learning_rate -
#' end_learning_rate) * (1 - t)^power + end_learning_rate`.
#'
#' @param initial_learning_rate The learning rate at the beginning.
#' @param decay_steps The number of steps over which the rate decays; see the formula.
#' @param end_learning_rate The final rate.
#' @param power The power of the polynomial; 1 for linear decay.
#' @param cycle Whether to extend `decay_steps` to its next multiple each time that the final
#'   rate is reached, so that the rate rises again and then falls more slowly.
#' @param ... Further arguments of the schedule's class in Keras.
#' @param name Name of the schedule.
#' @return A schedule: a function of the step, to pass to an optimizer as `learning_rate`.
#' @family learning rate schedules
#' @export
#' @examplesIf rkeras::is_keras_available()
#' schedule <- learning_rate_schedule_polynomial_decay(0.1, decay_steps = 1000, end_learning_rate = 0.01, power = 0.5)
#' optimizer <- optimizer_sgd(learning_rate = schedule)
learning_rate_schedule_polynomial_decay <- function(initial_learning_rate,
                                                    decay_steps,
                                                    end_learning_rate = 1e-04,
                                                    power = 1,
                                                    cycle = FALSE,
                                                    ...,
                                                    name = NULL) {
  .External2(rk_call_formals, "learning_rate_schedule_polynomial_decay")
}

#' Creates a class of learning rate schedules from functions
#'
#' All functions are methods: the object itself is their first argument.
#'
#' @param classname Name of the class.
#' @param ... Further methods and attributes of the class.
#' @param initialize The constructor.
#' @param call Returns the rate for a step, a tensor.
#' @param get_config Returns the constructor's arguments, as a named list. By default, those
#'   that the object was created with.
#' @return The class. Its objects can be given to an optimizer as `learning_rate`.
#' @family learning rate schedules
#' @export
new_learning_rate_schedule_class <- function(classname,
                                             ...,
                                             initialize = NULL,
                                             call,
                                             get_config = NULL) {
  .External2(rk_call_formals, "new_learning_rate_schedule_class")
}
