# Generated from rkeras_py; do not edit by hand.

#' Stops training when a quantity does not become better any more
#'
#' @param monitor The quantity to watch, by its name in the logs, such as "val_loss".
#' @param min_delta The smallest change that counts as becoming better.
#' @param patience Number of epochs without a better value after which training stops.
#' @param verbose Whether to say when training stops.
#' @param mode Whether the quantity is to become small ("min") or large ("max"). "auto" takes
#'   that from the metric, and where it does not tell, from the name: large for accuracies and
#'   areas under curves, small for all others.
#' @param baseline A value that is to be reached: training stops if the quantity does not become
#'   better than it.
#' @param restore_best_weights Whether the model gets back the weights of the epoch with the
#'   best value when training ends. Otherwise it keeps the last ones.
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
  call_python("callback_early_stopping")
}

#' Reduces the learning rate when a quantity does not become better any more
#'
#' The rate also stands in the logs and the history, as `lr`.
#'
#' @param monitor The quantity to watch, by its name in the logs, such as "val_loss".
#' @param factor Factor of the learning rate, below 1: `lr * factor` is the new one.
#' @param patience Number of epochs without a better value after which the rate is reduced.
#' @param verbose Whether to say when the rate is reduced.
#' @param mode Whether the quantity is to become small ("min") or large ("max"). "auto" takes
#'   that from the metric, and where it does not tell, from the name: large for accuracies and
#'   areas under curves, small for all others.
#' @param min_delta The smallest change that counts as becoming better.
#' @param cooldown Number of epochs to wait after the rate was reduced before the quantity is
#'   watched again.
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
  call_python("callback_reduce_lr_on_plateau")
}

#' Sets the learning rate at the beginning of each epoch
#'
#' The rate also stands in the logs and the history, as `lr`.
#'
#' @param schedule A function of the epoch, counted from 0, and of the learning rate so far (or
#'   of the epoch alone), that gives the new rate.
#' @return A callback for `fit()`.
#' @section Errors:
#' - `ValueError`: In training: the function gives no number.
#' @family callbacks
#' @export
#' @examplesIf rkeras::is_keras_available()
#' schedule <- learning_rate_schedule_exponential_decay(0.1, decay_steps = 1, decay_rate = 0.5)
#' callback <- callback_learning_rate_scheduler(schedule)
callback_learning_rate_scheduler <- function(schedule) {
  call_python("callback_learning_rate_scheduler")
}

#' Stops training when the loss is not a number, or infinite
#'
#' @return A callback for `fit()`.
#' @family callbacks
#' @export
#' @examplesIf rkeras::is_keras_available()
#' callback <- callback_terminate_on_naan()
callback_terminate_on_naan <- function() {
  call_python("callback_terminate_on_naan")
}
