# Generated from rkeras_py; do not edit by hand.

#' Pads or truncates sequences to one length, as the rows of an array
#'
#' @param sequences A list of sequences, which may have different lengths. Each is a vector or
#'   list of numbers or strings, or an array whose first axis is time.
#' @param maxlen The length; that of the longest sequence if not given.
#' @param dtype The dtype of the result. Numbers lose their fractions where it is one of
#'   integers; `"object"` keeps strings.
#' @param padding Whether short sequences are filled up before (`"pre"`) or after (`"post"`)
#'   their elements.
#' @param truncating Whether long sequences lose elements at their beginning or at their end.
#' @param value What short sequences are filled up with.
#' @return An array of the shape `(len(sequences), maxlen)`, followed by the further axes of the
#'   sequences.
#' @section Errors:
#' - `ValueError`: `sequences` is no list of sequences, one of them holds NA, what they hold
#'   does not fit into `dtype`, or they differ in their further axes.
#' @family sequence preprocessing
#' @export
#' @examplesIf rkeras::is_keras_available()
#' rows <- pad_sequences(list(list(1), c(1, 2), c(1, 2, 3)), maxlen = 2)
pad_sequences <- function(sequences,
                          maxlen = NULL,
                          dtype = "int32",
                          padding = "pre",
                          truncating = "pre",
                          value = 0) {
  .External2(rk_call_formals, "pad_sequences")
}

#' Probabilities with which `skipgrams()` keeps words, by their rank
#'
#' Words are taken to be as frequent as Zipf's law says: the word of rank r is met with a
#' probability of about `1 / (r * (log(r) + g) + 1/2 - 1/(12 * r))`, where g is Euler's
#' constant. Frequent words are kept less often.
#'
#' @param size How many words there are.
#' @param sampling_factor The larger it is, the more words are kept.
#' @return An array of the shape `(size,)`: the probability of each rank, from 0. Ranks 0 and 1
#'   have the same.
#' @section Errors:
#' - `ValueError`: `size` is not positive.
#' @references Mikolov et al. (2013), Distributed representations of words and phrases and their
#'   compositionality, section 2.3.
#' @family sequence preprocessing
#' @export
#' @examplesIf rkeras::is_keras_available()
#' table <- make_sampling_table(5)
make_sampling_table <- function(size, sampling_factor = 1e-05) {
  .External2(rk_call_formals, "make_sampling_table")
}

#' Pairs of words that stand near each other, and of words drawn at random
#'
#' @param sequence Numbers of words. 0 stands for no word.
#' @param vocabulary_size One more than the largest number of a word.
#' @param window_size Words at most so far apart are a pair.
#' @param negative_samples How many random pairs there are for each pair that stands together.
#' @param shuffle Whether to shuffle the pairs; else those drawn at random come last.
#' @param categorical Whether labels are pairs, `[0, 1]` for words that stand together and `[1,
#'   0]` for others.
#' @param sampling_table Probability with which each word is kept, as `make_sampling_table()`
#'   gives it.
#' @param seed Seed of the order of the pairs. The random pairs themselves follow from the
#'   session's seed.
#' @return `couples`, a list of pairs of words, and `labels`, 1 for words that stand together
#'   and 0 for others.
#' @section Errors:
#' - `ValueError`: `sequence` holds something else than numbers of words, or a word that
#'   `sampling_table` has not.
#' @family sequence preprocessing
#' @export
#' @examplesIf rkeras::is_keras_available()
#' pairs <- skipgrams(c(1, 2, 3), vocabulary_size = 4, window_size = 1, shuffle = FALSE)
skipgrams <- function(sequence,
                      vocabulary_size,
                      window_size = 4,
                      negative_samples = 1,
                      shuffle = TRUE,
                      categorical = FALSE,
                      sampling_table = NULL,
                      seed = NULL) {
  invisible(.External2(rk_call_formals, "skipgrams"))
}
