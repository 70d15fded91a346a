# Generated from rkeras_py; do not edit by hand.

#' Hashes strings or whole numbers into bins
#'
#' It needs no vocabulary; different values may share a bin.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of strings or whole numbers.
#' @param num_bins Number of bins, including that of `mask_value`.
#' @param mask_value Value of missing input, which bin 0 is reserved for. NULL for no such
#'   value.
#' @param salt One or two whole numbers that key the hash (SipHash64). NULL takes a hash without
#'   a key (FarmHash64).
#' @param ... `output_mode`, "int", "one_hot", "multi_hot" or "count"; `sparse`; and the
#'   standard arguments of a layer: `input_shape`, `batch_input_shape`, `batch_size`, `dtype`,
#'   `name`, `trainable`, `weights`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of whole numbers from 0 to `num_bins
#'   - 1` and the same shape.
#' @section Errors:
#' - `ValueError`: An argument is invalid.
#' - `TypeError`: The layer can't be composed with `object`.
#' @family preprocessing layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_hashing(layer_input(shape = 1, dtype = "string"), num_bins = 3)$shape
layer_hashing <- function(object, num_bins, mask_value = NULL, salt = NULL, ...) {
  compose_python("layer_hashing")
}

#' Encodes categories, given as whole numbers from 0, as ones and zeros
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of whole numbers from 0 to `num_tokens - 1`.
#' @param num_tokens Number of categories.
#' @param output_mode "one_hot", for each category a 1 at its index; "multi_hot", for each
#'   sample a 1 at the index of each category that it contains; "count", the number of times
#'   that it contains it. Called with `count_weights`, the layer sums these instead of counting.
#' @param sparse Whether the output is a sparse tensor.
#' @param ... The standard arguments of a layer: `input_shape`, `batch_input_shape`,
#'   `batch_size`, `dtype`, `name`, `trainable`, `weights`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, num_tokens)`; with
#'   "one_hot" `(batch, ..., num_tokens)`.
#' @section Errors:
#' - `ValueError`: `num_tokens` is not given, or `output_mode` is unknown.
#' - `TypeError`: The layer can't be composed with `object`.
#' @family preprocessing layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- layer_input(shape = 2, dtype = "int32")
#' layer_category_encoding(x, num_tokens = 4)$shape
layer_category_encoding <- function(object,
                                    num_tokens = NULL,
                                    output_mode = "multi_hot",
                                    sparse = FALSE,
                                    ...) {
  compose_python("layer_category_encoding")
}

#' Sorts numbers into bins
#'
#' Bin 0 holds the numbers below the first boundary, bin 1 those from the first boundary to just
#' below the second, and so on.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param bin_boundaries The boundaries, in increasing order.
#' @param num_bins Number of bins, instead of `bin_boundaries`: `adapt()` then finds boundaries
#'   for bins with about equal counts.
#' @param epsilon Tolerance of these boundaries, as a fraction of the values. Only `adapt()`
#'   needs it.
#' @param ... `output_mode`, "int", "one_hot", "multi_hot" or "count"; `sparse`; and the
#'   standard arguments of a layer: `input_shape`, `batch_input_shape`, `batch_size`, `dtype`,
#'   `name`, `trainable`, `weights`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of whole numbers of the same shape.
#' @section Errors:
#' - `ValueError`: Neither or both of `bin_boundaries` and `num_bins` are given.
#' - `TypeError`: The layer can't be composed with `object`.
#' @family preprocessing layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_discretization(layer_input(shape = 3), bin_boundaries = c(0, 1, 2))$shape
layer_discretization <- function(object,
                                 bin_boundaries = NULL,
                                 num_bins = NULL,
                                 epsilon = 0.01,
                                 ...) {
  compose_python("layer_discretization")
}

#' Shifts and scales values to mean 0 and variance 1
#'
#' The output is `(x - mean) / sqrt(variance)`, with the mean and variance given or learned from
#' data with `adapt()`.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor.
#' @param axis The axis of the features, each of which has its own mean and variance, or several
#'   axes; the first axis is the batch. NULL for a single mean and variance. Counted from 1, and
#'   from -1 backwards.
#' @param mean The mean, a number or one for each feature. It needs `variance` too.
#' @param variance The variance.
#' @param ... `invert`, whether to apply the inverse; and the standard arguments of a layer:
#'   `input_shape`, `batch_input_shape`, `batch_size`, `dtype`, `name`, `trainable`, `weights`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of the same shape.
#' @section Errors:
#' - `ValueError`: Only one of `mean` and `variance` is given.
#' - `TypeError`: The layer can't be composed with `object`.
#' @family preprocessing layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_normalization(layer_input(shape = 2), mean = c(3, 5), variance = c(2, 2))$shape
#' layer <- layer_normalization(axis = 2, mean = c(3, 5), variance = c(2, 2))
#' layer(layer_input(shape = c(2, 7)))$shape
layer_normalization <- function(object, axis = -1L, mean = NULL, variance = NULL, ...) {
  compose_python("layer_normalization")
}

#' Fits a preprocessing layer to data: its vocabulary, mean and variance, or bins
#'
#' It replaces anything learned before.
#'
#' @param object A layer: `layer_text_vectorization()`, `layer_string_lookup()`,
#'   `layer_integer_lookup()`, `layer_normalization()` or `layer_discretization()`.
#' @param data A vector, matrix or array; a data frame, read as a matrix; or a dataset of
#'   batches.
#' @param ... Further arguments of the layer's own method.
#' @param batch_size Number of samples to read at a time; NULL for all at once, or 32 with
#'   `steps`. A dataset is already batched.
#' @param steps Number of batches to read; NULL for all.
#' @return The layer.
#' @section Errors:
#' - `ValueError`: The layer has nothing to learn from data, or `batch_size` is given with a
#'   dataset.
#' @family preprocessing layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer <- layer_string_lookup()
#' layer <- adapt(layer, c("b", "a", "b"))
#' get_vocabulary(layer)
adapt <- function(object, data, ..., batch_size = NULL, steps = NULL) {
  invisible(.External2(rk_call_formals, "adapt"))
}
