# Generated from rkeras_py; do not edit by hand.

#' Maps texts to token indices or counts
#'
#' Each text is standardized, split into tokens, optionally combined into n-grams, and looked up
#' in a vocabulary, which is given or learned with `adapt()`. In the output mode "int", index 0
#' stands for padding and 1 for tokens that are not in the vocabulary.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of strings of shape `(batch)` or `(batch, 1)`.
#' @param max_tokens Maximum size of the vocabulary, including special tokens; the most frequent
#'   tokens are kept. NULL for no limit.
#' @param standardize "lower_and_strip_punctuation", "lower", "strip_punctuation", a function of
#'   a tensor of strings, or NULL.
#' @param split "whitespace", "character", a function of a tensor of strings, or NULL for texts
#'   that are already tokens.
#' @param ngrams Maximum length of the n-grams, so that 2 yields tokens and pairs; or a vector
#'   of the lengths wanted.
#' @param output_mode Form of the output: "int", the index of each token, in order; "multi_hot",
#'   for each text a 1 at the index of each token that it contains; "count", the number of times
#'   that it contains it; "tf_idf", that number weighted by the inverse document frequency of
#'   the token; NULL, the tokens themselves.
#' @param output_sequence_length Number of tokens to which each text is truncated or padded, in
#'   the mode "int". NULL pads to the longest text of a batch.
#' @param pad_to_max_tokens Whether the last axis of the output has size `max_tokens` even if
#'   the vocabulary is smaller. Not with "int".
#' @param vocabulary The vocabulary, in the order of its indices, without the special tokens; or
#'   the path of a text file with one token in each line. NULL learns it with `adapt()`.
#' @param ... The standard arguments of a layer: `input_shape`, `batch_input_shape`,
#'   `batch_size`, `dtype`, `name`, `trainable`, `weights`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of whole numbers of shape `(batch,
#'   tokens)` in the mode "int", else of shape `(batch, vocabulary size)`; without a mode a
#'   ragged tensor of strings.
#' @section Errors:
#' - `ValueError`: An argument is unknown, or the file of `vocabulary` does not exist.
#' - `TypeError`: The layer can't be composed with `object`.
#' @family preprocessing layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- layer_input(shape = 1, dtype = "string")
#' words <- c("earth", "wind", "fire")
#' layer_text_vectorization(x, vocabulary = words, output_sequence_length = 4)$shape
layer_text_vectorization <- function(object,
                                     max_tokens = NULL,
                                     standardize = "lower_and_strip_punctuation",
                                     split = "whitespace",
                                     ngrams = NULL,
                                     output_mode = "int",
                                     output_sequence_length = NULL,
                                     pad_to_max_tokens = FALSE,
                                     vocabulary = NULL,
                                     ...) {
  compose_python("layer_text_vectorization")
}

#' Maps strings to indices of a vocabulary, or indices to strings
#'
#' The vocabulary is given or learned with `adapt()`. The mask token, if there is one, has index
#' 0; then come the indices of unknown tokens, then the vocabulary.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of strings, or of whole numbers with `invert`.
#' @param max_tokens Maximum size of the vocabulary, including special tokens; the most frequent
#'   tokens are kept. NULL for no limit.
#' @param num_oov_indices Number of indices for tokens that are not in the vocabulary; with more
#'   than one, a hash of the token decides.
#' @param mask_token Token for missing input, with index 0. NULL for no such token.
#' @param oov_token With `invert`, the string for indices that are not in the vocabulary; with
#'   NULL there is none, which `invert` does not allow.
#' @param vocabulary The vocabulary, in the order of its indices, without the special tokens; or
#'   the path of a text file with one token in each line. NULL learns it with `adapt()`.
#' @param encoding Encoding of the strings; NULL for "utf-8".
#' @param invert Whether to map indices to tokens instead.
#' @param output_mode Form of the output: "int", an index for each token; "one_hot", a 1 at the
#'   index of each token; "multi_hot", for each sample a 1 at the index of each token that it
#'   contains; "count", the number of times that it contains it; "tf_idf", that number weighted
#'   by the inverse document frequency of the token.
#' @param sparse Whether the output is a sparse tensor. Not with "int".
#' @param pad_to_max_tokens Whether the last axis of the output has size `max_tokens` even if
#'   the vocabulary is smaller. Not with "int".
#' @param ... The standard arguments of a layer: `input_shape`, `batch_input_shape`,
#'   `batch_size`, `dtype`, `name`, `trainable`, `weights`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of the same shape in the mode "int",
#'   otherwise with an axis of the vocabulary's size.
#' @section Errors:
#' - `ValueError`: An argument is unknown, or the file of `vocabulary` does not exist.
#' - `TypeError`: The layer can't be composed with `object`.
#' @family preprocessing layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- layer_input(shape = 3, dtype = "string")
#' layer_string_lookup(x, vocabulary = c("a", "b", "c"))$shape
layer_string_lookup <- function(object,
                                max_tokens = NULL,
                                num_oov_indices = 1L,
                                mask_token = NULL,
                                oov_token = "[UNK]",
                                vocabulary = NULL,
                                encoding = NULL,
                                invert = FALSE,
                                output_mode = "int",
                                sparse = FALSE,
                                pad_to_max_tokens = FALSE,
                                ...) {
  compose_python("layer_string_lookup")
}

#' Maps whole numbers to indices of a vocabulary, or indices to whole numbers
#'
#' The vocabulary is given or learned with `adapt()`. The mask token, if there is one, has index
#' 0; then come the indices of unknown numbers, then the vocabulary.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of whole numbers.
#' @param max_tokens Maximum size of the vocabulary, including special tokens; the most frequent
#'   tokens are kept. NULL for no limit.
#' @param num_oov_indices Number of indices for tokens that are not in the vocabulary; with more
#'   than one, a hash of the token decides.
#' @param mask_token Token for missing input, with index 0. NULL for no such token.
#' @param oov_token With `invert`, the number for indices that are not in the vocabulary; with
#'   NULL there is none, which `invert` does not allow.
#' @param vocabulary The vocabulary, in the order of its indices, without the special tokens; or
#'   the path of a text file with one token in each line. NULL learns it with `adapt()`.
#' @param invert Whether to map indices to tokens instead.
#' @param output_mode Form of the output: "int", an index for each token; "one_hot", a 1 at the
#'   index of each token; "multi_hot", for each sample a 1 at the index of each token that it
#'   contains; "count", the number of times that it contains it; "tf_idf", that number weighted
#'   by the inverse document frequency of the token.
#' @param sparse Whether the output is a sparse tensor. Not with "int".
#' @param pad_to_max_tokens Whether the last axis of the output has size `max_tokens` even if
#'   the vocabulary is smaller. Not with "int".
#' @param ... The standard arguments of a layer: `input_shape`, `batch_input_shape`,
#'   `batch_size`, `dtype`, `name`, `trainable`, `weights`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of the same shape in the mode "int",
#'   otherwise with an axis of the vocabulary's size.
#' @section Errors:
#' - `ValueError`: An argument is unknown, or the file of `vocabulary` does not exist.
#' - `TypeError`: The layer can't be composed with `object`.
#' @family preprocessing layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- layer_input(shape = 3, dtype = "int64")
#' layer_integer_lookup(x, vocabulary = c(12, 36, 1138))$shape
layer_integer_lookup <- function(object,
                                 max_tokens = NULL,
                                 num_oov_indices = 1L,
                                 mask_token = NULL,
                                 oov_token = -1L,
                                 vocabulary = NULL,
                                 invert = FALSE,
                                 output_mode = "int",
                                 sparse = FALSE,
                                 pad_to_max_tokens = FALSE,
                                 ...) {
  compose_python("layer_integer_lookup")
}

#' The vocabulary of a layer that looks up tokens
#'
#' @param object A layer: `layer_text_vectorization()`, `layer_string_lookup()` or
#'   `layer_integer_lookup()`.
#' @param include_special_tokens Whether to include the padding and unknown tokens, so that the
#'   first token has index 0.
#' @return A list of strings or whole numbers, in the order of their indices.
#' @section Errors:
#' - `ValueError`: The layer has no vocabulary.
#' @family preprocessing layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer <- layer_string_lookup(vocabulary = c("a", "b"))
#' get_vocabulary(layer)
get_vocabulary <- function(object, include_special_tokens = TRUE) {
  .External2(rk_call_formals, "get_vocabulary")
}

#' Sets the vocabulary of a layer that looks up tokens
#'
#' @param object A layer: `layer_text_vectorization()`, `layer_string_lookup()` or
#'   `layer_integer_lookup()`.
#' @param vocabulary The tokens, in the order of their indices; or the path of a text file with
#'   one token in each line.
#' @param idf_weights The weight of each token (its inverse document frequency), required by the
#'   output mode "tf_idf".
#' @param ... Further arguments of the layer's own method.
#' @return The layer.
#' @section Errors:
#' - `ValueError`: The layer has no vocabulary, a token is duplicated, or the file does not
#'   exist.
#' @family preprocessing layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer <- layer_string_lookup()
#' layer <- set_vocabulary(layer, c("a", "b"))
#' get_vocabulary(layer)
set_vocabulary <- function(object, vocabulary, idf_weights = NULL, ...) {
  invisible(.External2(rk_call_formals, "set_vocabulary"))
}
