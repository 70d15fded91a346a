# Generated from rkeras_py; do not edit by hand.

#' A tokenizer: it turns texts into sequences of integers
#'
#' Words get numbers from 1 by how often they are met; 0 stands for no word.
#'
#' @param num_words Words with this number and above are left out, so one fewer is kept; all are
#'   if it is not given.
#' @param filters Characters that stand between words.
#' @param lower Whether to put the text in lower case.
#' @param split What stands between words otherwise.
#' @param char_level Whether each character is a word; `filters` and `split` have no part then.
#' @param oov_token Gets the number 1, and stands for words that are left out or not known. If
#'   it is not given, these are dropped.
#' @return A tokenizer. Its fields `word_index`, `index_word`, `word_counts`, `word_docs`,
#'   `index_docs` and `document_count` are filled by `fit_text_tokenizer()`.
#' @family text preprocessing
#' @export
#' @examplesIf rkeras::is_keras_available()
#' tokenizer <- fit_text_tokenizer(text_tokenizer(), c("The cat sat.", "The dog!"))
#' texts_to_sequences(tokenizer, "a dog, the dog")
text_tokenizer <- function(num_words = NULL,
                           filters = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n",
                           lower = TRUE,
                           split = " ",
                           char_level = FALSE,
                           oov_token = NULL) {
  .External2(rk_call_formals, "text_tokenizer")
}

#' Builds the vocabulary of a tokenizer from texts
#'
#' What was counted before counts on.
#'
#' @param object The tokenizer, which is changed.
#' @param x Texts: strings, or lists of the words of each; an iterator of them, or a function
#'   that returns one after the other and NULL at the end. Or sequences: a list of vectors of
#'   numbers of words, which are counted for `mode="tfidf"` of `texts_to_matrix()`.
#' @return The tokenizer.
#' @section Errors:
#' - `ValueError`: `x` is nothing of that, or holds NA.
#' @family text preprocessing
#' @export
#' @examplesIf rkeras::is_keras_available()
#' tokenizer <- fit_text_tokenizer(text_tokenizer(), c("a b", "b c"))
#' tokenizer$word_index
fit_text_tokenizer <- function(object, x) {
  invisible(.External2(rk_call_formals, "fit_text_tokenizer"))
}

#' The numbers of the words of each text
#'
#' Words that the tokenizer does not know or that are beyond its `num_words` are dropped, or
#' stand as its `oov_token`.
#'
#' @param tokenizer A tokenizer that has counted words.
#' @param texts Strings; a text may also be a list of its words.
#' @return A list with a vector of numbers for each text.
#' @section Errors:
#' - `ValueError`: `texts` are no texts, or hold NA.
#' @family text preprocessing
#' @export
#' @examplesIf rkeras::is_keras_available()
#' tokenizer <- fit_text_tokenizer(text_tokenizer(), c("a b", "b c"))
#' texts_to_sequences(tokenizer, c("c b a", "d"))
texts_to_sequences <- function(tokenizer, texts) {
  .External2(rk_call_formals, "texts_to_sequences")
}

#' The numbers of the words of each text, one text after the other
#'
#' @param tokenizer A tokenizer that has counted words.
#' @param texts Strings; a text may also be a list of its words.
#' @return An iterator, whose values are vectors of numbers.
#' @section Errors:
#' - `ValueError`: `texts` are no texts, or hold NA.
#' @family text preprocessing
#' @export
#' @examplesIf rkeras::is_keras_available()
#' tokenizer <- fit_text_tokenizer(text_tokenizer(), c("a b", "b c"))
#' numbers <- texts_to_sequences_generator(tokenizer, c("c b a", "d"))
texts_to_sequences_generator <- function(tokenizer, texts) {
  .External2(rk_call_formals, "texts_to_sequences_generator")
}

#' A document-term matrix of texts
#'
#' @param tokenizer A tokenizer that has counted words.
#' @param texts Strings; a text may also be a list of its words.
#' @param mode What stands in the matrix: 1 for each word that is there (`"binary"`), how often
#'   it is there (`"count"`), its share of the sequence (`"freq"`), or its count weighted by how
#'   rare it is in all texts (`"tfidf"`).
#' @return An array of the shape `(len(texts), num_words)`: a column for each number from 0,
#'   which is that of no word.
#' @section Errors:
#' - `ValueError`: The tokenizer has no `num_words` and has counted nothing, or `texts` are
#'   none.
#' @family text preprocessing
#' @export
#' @examplesIf rkeras::is_keras_available()
#' tokenizer <- fit_text_tokenizer(text_tokenizer(), c("a b", "b c"))
#' counts <- texts_to_matrix(tokenizer, list("b b a"), mode = "count")
texts_to_matrix <- function(tokenizer, texts, mode = c("binary", "count", "tfidf", "freq")) {
  .External2(rk_call_formals, "texts_to_matrix")
}

#' A document-term matrix of sequences
#'
#' @param tokenizer A tokenizer that has counted words.
#' @param sequences A list of vectors of numbers of words.
#' @param mode What stands in the matrix: 1 for each word that is there (`"binary"`), how often
#'   it is there (`"count"`), its share of the sequence (`"freq"`), or its count weighted by how
#'   rare it is in all texts (`"tfidf"`).
#' @return An array of the shape `(len(sequences), num_words)`: a column for each number from 0,
#'   which is that of no word.
#' @section Errors:
#' - `ValueError`: The tokenizer has no `num_words` and has counted nothing, or `sequences` hold
#'   something else than numbers of words.
#' @family text preprocessing
#' @export
#' @examplesIf rkeras::is_keras_available()
#' share <- sequences_to_matrix(text_tokenizer(num_words = 4), list(c(1, 2, 2)), mode = "freq")
sequences_to_matrix <- function(tokenizer,
                                sequences,
                                mode = c("binary", "count", "tfidf", "freq")) {
  .External2(rk_call_formals, "sequences_to_matrix")
}

#' Saves a tokenizer to a file
#'
#' The file is JSON in the form of Keras. It is written beside its place first, so that a crash
#' leaves the old one.
#'
#' @param object The tokenizer.
#' @param filename The path of the file.
#' @return The tokenizer.
#' @section Errors:
#' - `OSError`: The file can't be written.
#' @family text preprocessing
#' @export
#' @examplesIf rkeras::is_keras_available()
#' tokenizer <- save_text_tokenizer(text_tokenizer(num_words = 100), "tokenizer.json")
#' load_text_tokenizer("tokenizer.json")$num_words
save_text_tokenizer <- function(object, filename) {
  invisible(.External2(rk_call_formals, "save_text_tokenizer"))
}

#' Loads a tokenizer from a file
#'
#' Nothing that is in the file is run.
#'
#' @param filename The path of a file that `save_text_tokenizer()` wrote, also that of R keras,
#'   whose files are pickles; or of one that Keras wrote as JSON.
#' @return The tokenizer.
#' @section Errors:
#' - `FileNotFoundError`: There is no such file.
#' - `ValueError`: The file holds no tokenizer, or more than that.
#' @family text preprocessing
#' @export
#' @examplesIf rkeras::is_keras_available()
#' tokenizer <- save_text_tokenizer(text_tokenizer(), "tokenizer.json")
#' tokenizer <- load_text_tokenizer("tokenizer.json")
load_text_tokenizer <- function(filename) {
  .External2(rk_call_formals, "load_text_tokenizer")
}

#' The words of a text
#'
#' @param text A string.
#' @param filters Characters that stand between words.
#' @param lower Whether to put the text in lower case.
#' @param split What stands between words otherwise.
#' @return The words, in order.
#' @section Errors:
#' - `ValueError`: `text` is not one string.
#' @family text preprocessing
#' @export
#' @examplesIf rkeras::is_keras_available()
#' text_to_word_sequence("Hi, you!")
text_to_word_sequence <- function(text,
                                  filters = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n",
                                  lower = TRUE,
                                  split = " ") {
  .External2(rk_call_formals, "text_to_word_sequence")
}

#' Numbers for the words of a text, by their hashes
#'
#' Different words may get the same number.
#'
#' @param text A string.
#' @param n One more than the largest number. 0 stands for no word.
#' @param hash_function `"md5"`, or a function of a word that returns a whole number. If it is
#'   not given, Python's `hash()`, whose values change from session to session.
#' @param filters Characters that stand between words.
#' @param lower Whether to put the text in lower case.
#' @param split What stands between words otherwise.
#' @return For each word a number from 1 to `n` - 1.
#' @section Errors:
#' - `ValueError`: `text` is not one string, or `hash_function` is unknown or returns something
#'   else.
#' @references Weinberger et al. (2009), Feature hashing for large scale multitask learning.
#' @family text preprocessing
#' @export
#' @examplesIf rkeras::is_keras_available()
#' text_hashing_trick("The cat sat on the mat.", 10, hash_function = "md5")
text_hashing_trick <- function(text,
                               n,
                               hash_function = NULL,
                               filters = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n",
                               lower = TRUE,
                               split = " ") {
  .External2(rk_call_formals, "text_hashing_trick")
}

#' Numbers for the words of a text, by Python's hashes
#'
#' The same word has the same number in a session, and another one in the next session:
#' `text_hashing_trick()` with `"md5"` does not change.
#'
#' @param input_text A string.
#' @param n One more than the largest number. 0 stands for no word.
#' @param filters Characters that stand between words.
#' @param lower Whether to put the text in lower case.
#' @param split What stands between words otherwise.
#' @param text The old name of `input_text`.
#' @return For each word a number from 1 to `n` - 1.
#' @section Errors:
#' - `ValueError`: The text is not one string, or given twice.
#' @family text preprocessing
#' @export
#' @examplesIf rkeras::is_keras_available()
#' numbers <- text_one_hot("the cat and the dog", 20)
text_one_hot <- function(input_text,
                         n,
                         filters = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n",
                         lower = TRUE,
                         split = " ",
                         text = NULL) {
  .External2(rk_call_formals, "text_one_hot")
}
