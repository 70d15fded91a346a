# Generated from rkeras_py; do not edit by hand.

#' Elements of tensors by position
#'
#' Take slices by their positions, turn positions into vectors, see whether a class is among the
#' most probable ones.
#'
#' - `k_gather()`: The slices at positions along the first axis.
#' - `k_one_hot()`: One-hot vectors of integers.
#' - `k_in_top_k()`: Whether the class of each sample is among the `k` most probable ones.
#'
#' @param reference A tensor.
#' @param indices `k_gather()`: The positions. In R those of vectors and arrays count from 1; in
#'   Python, and in a tensor of whole numbers, they count from 0. `k_one_hot()`: Numbers from 0,
#'   in R too. One that is no class gives zeros only.
#' @param num_classes How many classes there are.
#' @param predictions A tensor of shape `(samples, classes)`.
#' @param targets The classes, from 0: a tensor of shape `(samples)`.
#' @param k How many classes count as the most probable.
#' @return
#' - `k_gather()`: A tensor of the shape of `indices`, then that of `reference` without its
#'   first axis.
#' - `k_one_hot()`: A tensor in floatx, of the shape of `indices` with a last axis of size
#'   `num_classes`.
#' - `k_in_top_k()`: A tensor of logicals, one for each sample.
#' @section Errors:
#' - `k_gather()`, `ValueError`: A position is beyond the tensor.
#' @family backend
#' @name backend_indexing
#' @examplesIf rkeras::is_keras_available()
#' indices <- k_constant(c(0, 2), dtype = "int32")
#' k_get_value(k_gather(c(10, 20, 30), indices))
#' k_get_value(k_one_hot(c(0, 2), 3))
#' k_get_value(k_in_top_k(list(c(0.1, 0.6, 0.3), c(0.2, 0.3, 0.5)), c(2, 0), 2))
NULL

#' @rdname backend_indexing
#' @export
k_gather <- function(reference, indices) {
  .External2(rk_call_formals, "k_gather")
}

#' @rdname backend_indexing
#' @export
k_one_hot <- function(indices, num_classes) {
  .External2(rk_call_formals, "k_one_hot")
}

#' @rdname backend_indexing
#' @export
k_in_top_k <- function(predictions, targets, k) {
  .External2(rk_call_formals, "k_in_top_k")
}
