# Generated from rkeras_py; do not edit by hand.

#' Stops training when a monitored quantity stops improving
#'
#' @param monitor The quantity to monitor, by its name in the logs, such as "val_loss".
#' @param min_delta The smallest change that counts as an improvement.
#' @param patience Number of epochs without improvement after which training stops.
#' @param verbose Whether to print a message when training stops.
#' @param mode Whether lower ("min") or higher ("max") values are better. "auto" takes the
#'   direction from the metric, or, if the metric has none, from its name: higher is better for
#'   accuracies and areas under curves, lower for all others.
#' @param baseline A value to beat: training stops if the quantity does not improve on it.
#' @param restore_best_weights Whether to restore the weights of the epoch with the best value.
#'   Otherwise the model keeps the weights of the last epoch.
#' @return A callback for `fit()`.
#' @family callbacks
#' @export
#' @examplesIf rkeras::is_keras_available()
#' callback <- callback_early_stopping(patience = 3, restore_best_weights = TRUE)
callback_early_stopping <- function(monitor = "val_loss",
                                    min_delta = 0,
                                    patience = 0,
                                    verbose = 0,
                                    mode = c("auto", "min", "max"),
                                    baseline = NULL,
                                    restore_best_weights = FALSE) {
  .External2(rk_call_formals, "callback_early_stopping")
}

#' Reduces the learning rate when a monitored quantity stops improving
#'
#' The rate is also recorded in the logs and the history, as `lr`.
#'
#' @param monitor The quantity to monitor, by its name in the logs, such as "val_loss".
#' @param factor Factor by which the learning rate is reduced, below 1: the new rate is `lr *
#'   factor`.
#' @param patience Number of epochs without improvement after which the rate is reduced.
#' @param verbose Whether to print a message when the rate is reduced.
#' @param mode Whether lower ("min") or higher ("max") values are better. "auto" takes the
#'   direction from the metric, or, if the metric has none, from its name: higher is better for
#'   accuracies and areas under curves, lower for all others.
#' @param min_delta The smallest change that counts as an improvement.
#' @param cooldown Number of epochs to wait after a reduction before monitoring resumes.
#' @param min_lr The smallest learning rate.
#' @return A callback for `fit()`.
#' @section Errors:
#' - `ValueError`: `factor` is not below 1.
#' @family callbacks
#' @export
#' @examplesIf rkeras::is_keras_available()
#' callback <- callback_reduce_lr_on_plateau(factor = 0.5, patience = 2)
callback_reduce_lr_on_plateau <- function(monitor = "val_loss",
                                          factor = 0.1,
                                          patience = 10,
                                          verbose = 0,
                                          mode = c("auto", "min", "max"),
                                          min_delta = 1e-04,
                                          cooldown = 0,
                                          min_lr = 0) {
  .External2(rk_call_formals, "callback_reduce_lr_on_plateau")
}

#' Sets the learning rate at the beginning of each epoch
#'
#' The rate is also recorded in the logs and the history, as `lr`.
#'
#' @param schedule A function of the epoch, counted from 0, and of the learning rate so far (or
#'   of the epoch alone), that returns the new rate.
#' @return A callback for `fit()`.
#' @section Errors:
#' - `ValueError`: During training: the function does not return a number.
#' @family callbacks
#' @export
#' @examplesIf rkeras::is_keras_available()
#' schedule <- learning_rate_schedule_exponential_decay(0.1, decay_steps = 1, decay_rate = 0.5)
#' callback <- callback_learning_rate_scheduler(schedule)
callback_learning_rate_scheduler <- function(schedule) {
  .External2(rk_call_formals, "callback_learning_rate_scheduler")
}

#' Stops training when the loss is NaN or infinite
#'
#' @return A callback for `fit()`.
#' @family callbacks
#' @export
#' @examplesIf rkeras::is_keras_available()
#' callback <- callback_terminate_on_naan()
callback_terminate_on_naan <- function() {
  .External2(rk_call_formals, "callback_terminate_on_naan")
}
