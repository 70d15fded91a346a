# Generated from rkeras_py; do not edit by hand.

#' Connectionist temporal classification
#'
#' The loss of sequences of labels, and the most probable ones. Labels count from 0, in R too;
#' the last class is the blank between labels.
#'
#' - `k_ctc_label_dense_to_sparse()`: Labels of different lengths as a sparse tensor.
#' - `k_ctc_batch_cost()`: The loss of each sample: minus the logarithm of the probability of
#'   its labels.
#' - `k_ctc_decode()`: The most probable labels.
#'
#' @param labels Labels, filled up to the same length: a tensor of shape `(samples, length)`.
#' @param label_lengths How many labels of each sample count.
#' @param y_true Labels, filled up to the same length: a tensor of shape `(samples, length)`.
#' @param y_pred Probabilities: a tensor of shape `(samples, steps, classes)`.
#' @param input_length The number of steps of each sample.
#' @param label_length The number of labels of each sample.
#' @param greedy Whether the most probable class of each step is taken; else a beam is searched.
#' @param beam_width How many sequences the search goes on with at each step.
#' @param top_paths How many sequences the search gives.
#' @return
#' - `k_ctc_label_dense_to_sparse()`: A sparse tensor.
#' - `k_ctc_batch_cost()`: A tensor of shape `(samples, 1)`.
#' - `k_ctc_decode()`: A list: a list of tensors of labels, filled up with -1 to one length, and
#'   a tensor of the logarithms of their probabilities (for the greedy way, with a minus sign).
#' @family backend
#' @name backend_ctc
#' @examplesIf rkeras::is_keras_available()
#' k_eval(k_ctc_label_dense_to_sparse(list(c(1, 2, 9), c(3, 9, 9)), c(2, 1)))
#' p <- list(list(c(0.6, 0.3, 0.1), c(0.1, 0.8, 0.1), c(0.1, 0.2, 0.7)))
#' k_int_shape(k_ctc_batch_cost(list(c(0, 1)), p, list(list(3)), list(list(2))))
#' p <- list(list(c(0.6, 0.3, 0.1), c(0.1, 0.8, 0.1), c(0.1, 0.2, 0.7)))
#' decoded <- k_ctc_decode(p, list(3))
NULL

#' @rdname backend_ctc
#' @export
k_ctc_label_dense_to_sparse <- function(labels, label_lengths) {
  .External2(rk_call_formals, "k_ctc_label_dense_to_sparse")
}

#' @rdname backend_ctc
#' @export
k_ctc_batch_cost <- function(y_true, y_pred, input_length, label_length) {
  .External2(rk_call_formals, "k_ctc_batch_cost")
}

#' @rdname backend_ctc
#' @export
k_ctc_decode <- function(y_pred,
                         input_length,
                         greedy = TRUE,
                         beam_width = 100L,
                         top_paths = 1) {
  .External2(rk_call_formals, "k_ctc_decode")
}
