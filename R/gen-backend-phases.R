# Generated from rkeras_py; do not edit by hand.

#' Choices between tensors, and the learning phase
#'
#' Take one of two tensors by a condition, or by whether a model is being trained.
#'
#' - `k_switch()`: One of two tensors, by a condition. A condition of one element decides for
#'   all; of two and more axes it decides for each element along its axes, the first ones of the
#'   tensors; of one axis it goes along the last axis.
#' - `k_in_train_phase()`: `x` while training, `alt` otherwise.
#' - `k_in_test_phase()`: `x` outside of training, `alt` while training.
#' - `k_learning_phase()`: The learning phase.
#' - `k_set_learning_phase()`: Sets the learning phase, which direct calls of layers and models
#'   follow. Such calls are `layer(x)` and `x %>% layer_dropout(0.5)` in R. Those that name
#'   `training`, `fit()`, `evaluate()` and `predict()` don't follow it.
#'
#' @param condition Logicals: a tensor, or TRUE or FALSE.
#' @param then_expression The tensor where the condition holds, or a function without arguments
#'   that gives it.
#' @param else_expression The tensor where it does not, of the same shape and dtype; or a
#'   function.
#' @param x `k_in_train_phase()`: What to take while training: a tensor, or a function without
#'   arguments that gives one. `k_in_test_phase()`: What to take while not training: a tensor,
#'   or a function that gives one.
#' @param alt `k_in_train_phase()`: What to take else: a tensor, or a function without arguments
#'   that gives one. `k_in_test_phase()`: What to take while training: a tensor, or a function
#'   that gives one.
#' @param training Whether it is training: TRUE, FALSE, 1, 0 or a tensor. NULL for what the call
#'   of the layer says that is running, and outside of one for `k_learning_phase()`.
#' @param value 0, or 1 for training.
#' @return
#' - `k_switch()`: A tensor.
#' - `k_in_train_phase()`: `x` or `alt`, or what the function gives. Of symbolic tensors one
#'   that is chosen whenever the model runs.
#' - `k_in_test_phase()`: `x` or `alt`, or what the function gives.
#' - `k_learning_phase()`: 0, or 1 for training.
#' - `k_set_learning_phase()`: NULL.
#' @section Errors:
#' - `k_set_learning_phase()`, `ValueError`: `value` is another number.
#' @family backend
#' @name backend_phases
#' @examplesIf rkeras::is_keras_available()
#' k_get_value(k_switch(c(TRUE, FALSE), c(1, 2), c(10, 20)))
#' k_in_train_phase(1, 2, training = TRUE)
#' k_in_test_phase(1, 2, training = TRUE)
#' k_learning_phase()
#' k_set_learning_phase(0)
NULL

#' @rdname backend_phases
#' @export
k_switch <- function(condition, then_expression, else_expression) {
  .External2(rk_call_formals, "k_switch")
}

#' @rdname backend_phases
#' @export
k_in_train_phase <- function(x, alt, training = NULL) {
  .External2(rk_call_formals, "k_in_train_phase")
}

#' @rdname backend_phases
#' @export
k_in_test_phase <- function(x, alt, training = NULL) {
  .External2(rk_call_formals, "k_in_test_phase")
}

#' @rdname backend_phases
#' @export
k_learning_phase <- function() {
  .External2(rk_call_formals, "k_learning_phase")
}

#' @rdname backend_phases
#' @export
k_set_learning_phase <- function(value) {
  invisible(.External2(rk_call_formals, "k_set_learning_phase"))
}
