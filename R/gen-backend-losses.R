# Generated from rkeras_py; do not edit by hand.

#' Crossentropies of tensors
#'
#' How far predicted probabilities are from what was true. No mean is taken. Probabilities are
#' kept `k_epsilon()` away from 0 and 1.
#'
#' - `k_binary_crossentropy()`: The crossentropy of each probability of one event.
#' - `k_categorical_crossentropy()`: The crossentropy of the probabilities of classes.
#' - `k_sparse_categorical_crossentropy()`: The crossentropy of the probabilities of classes,
#'   which are given by their numbers.
#'
#' @param target `k_binary_crossentropy()`: What was true: a tensor of the shape of `output`.
#'   `k_categorical_crossentropy()`: What was true: a tensor of the shape of `output`, with a 1
#'   at the class. Probabilities are divided by their sum first.
#'   `k_sparse_categorical_crossentropy()`: What was true: numbers of classes from 0, in R too;
#'   a tensor of the shape of `output` without the axis.
#' @param output The predictions: a tensor of probabilities, or of logits.
#' @param from_logits Whether `output` holds logits, which no sigmoid or softmax was applied to.
#' @param axis The axis of the classes. Counted from 1, and from -1 backwards.
#' @return
#' - `k_binary_crossentropy()`: A tensor of the shape of `output`.
#' - `k_categorical_crossentropy()`: A tensor of the shape of `output` without the axis.
#' - `k_sparse_categorical_crossentropy()`: A tensor of the shape of `output` without the axis.
#' @family backend
#' @name backend_crossentropies
#' @examplesIf rkeras::is_keras_available()
#' k_int_shape(k_binary_crossentropy(c(1, 0), c(0.5, 0.5)))
#' k_get_value(k_categorical_crossentropy(list(c(0, 1)), list(c(0.5, 0.5))))
#' k_get_value(k_sparse_categorical_crossentropy(list(1), list(c(0.5, 0.5))))
NULL

#' @rdname backend_crossentropies
#' @export
k_binary_crossentropy <- function(target, output, from_logits = FALSE) {
  .External2(rk_call_formals, "k_binary_crossentropy")
}

#' @rdname backend_crossentropies
#' @export
k_categorical_crossentropy <- function(target, output, from_logits = FALSE, axis = -1) {
  .External2(rk_call_formals, "k_categorical_crossentropy")
}

#' @rdname backend_crossentropies
#' @export
k_sparse_categorical_crossentropy <- function(target, output, from_logits = FALSE, axis = -1) {
  .External2(rk_call_formals, "k_sparse_categorical_crossentropy")
}
