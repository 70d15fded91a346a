# Generated from rkeras_py; do not edit by hand.

#' Reviews of films of IMDB
#'
#' 25,000 reviews that praise (1) or blame (0) a film, and 25,000 for testing. Words are
#' numbered by how frequent they are. To read a text, subtract `index_from` from its numbers,
#' and look them up in `dataset_imdb_word_index()`.
#'
#' @param path The name of the file in the folder `datasets` of the cache (see `get_file()`), or
#'   the path of a file.
#' @param num_words Words with this number and above are left out. The default is the largest
#'   number, so that the rarest word is left out, as in keras 2.9.
#' @param skip_top Words with numbers below it, the most frequent ones, are left out.
#' @param maxlen Texts of this length and longer are left out. `start_char` counts.
#' @param seed Seeds the shuffling of the samples.
#' @param start_char Stands in front of each text; NULL for nothing.
#' @param oov_char Stands for words that are left out; NULL drops them.
#' @param index_from Is added to the number of each word.
#' @return `train` and `test`, each with the reviews `x`, a list of vectors of numbers of words,
#'   and `y`.
#' @section Errors:
#' - `OSError`: The file can't be had (`DownloadError`), or does not fit on the disk.
#' - `ValueError`: The file has another hash (`HashMismatchError`), or is damaged
#'   (`UnreadableDataset`); or no review is shorter than `maxlen`.
#' @family datasets
#' @export
dataset_imdb <- function(path = "imdb.npz",
                         num_words = NULL,
                         skip_top = 0L,
                         maxlen = NULL,
                         seed = 113L,
                         start_char = 1L,
                         oov_char = 2L,
                         index_from = 3L) {
  .External2(rk_call_formals, "dataset_imdb")
}

#' Numbers of the words in the reviews of IMDB
#'
#' @param path The name of the file in the folder `datasets` of the cache (see `get_file()`), or
#'   the path of a file.
#' @return Numbers by word, from 1. `dataset_imdb()` adds its `index_from` to them.
#' @section Errors:
#' - `OSError`: The file can't be had (`DownloadError`), or does not fit on the disk.
#' - `ValueError`: The file has another hash (`HashMismatchError`), or is damaged
#'   (`UnreadableDataset`).
#' @family datasets
#' @export
dataset_imdb_word_index <- function(path = "imdb_word_index.json") {
  .External2(rk_call_formals, "dataset_imdb_word_index")
}

#' News of Reuters
#'
#' 11,228 news of 46 topics. Words are numbered by how frequent they are. To read a text,
#' subtract `index_from` from its numbers, and look them up in `dataset_reuters_word_index()`.
#'
#' @param path The name of the file in the folder `datasets` of the cache (see `get_file()`), or
#'   the path of a file.
#' @param num_words Words with this number and above are left out. The default is the largest
#'   number, so that the rarest word is left out, as in keras 2.9.
#' @param skip_top Words with numbers below it, the most frequent ones, are left out.
#' @param maxlen Texts of this length and longer are left out. `start_char` counts.
#' @param test_split The fraction of the samples that are for testing.
#' @param seed Seeds the shuffling of the samples.
#' @param start_char Stands in front of each text; NULL for nothing.
#' @param oov_char Stands for words that are left out; NULL drops them.
#' @param index_from Is added to the number of each word.
#' @return `train` and `test`, each with the news `x`, a list of vectors of numbers of words,
#'   and their topics `y`, from 0.
#' @section Errors:
#' - `OSError`: The file can't be had (`DownloadError`), or does not fit on the disk.
#' - `ValueError`: The file has another hash (`HashMismatchError`), or is damaged
#'   (`UnreadableDataset`); or no text is shorter than `maxlen`.
#' @family datasets
#' @export
dataset_reuters <- function(path = "reuters.npz",
                            num_words = NULL,
                            skip_top = 0L,
                            maxlen = NULL,
                            test_split = 0.2,
                            seed = 113L,
                            start_char = 1L,
                            oov_char = 2L,
                            index_from = 3L) {
  .External2(rk_call_formals, "dataset_reuters")
}

#' Numbers of the words in the news of Reuters
#'
#' @param path The name of the file in the folder `datasets` of the cache (see `get_file()`), or
#'   the path of a file.
#' @return Numbers by word, from 1. `dataset_reuters()` adds its `index_from` to them.
#' @section Errors:
#' - `OSError`: The file can't be had (`DownloadError`), or does not fit on the disk.
#' - `ValueError`: The file has another hash (`HashMismatchError`), or is damaged
#'   (`UnreadableDataset`).
#' @family datasets
#' @export
dataset_reuters_word_index <- function(path = "reuters_word_index.pkl") {
  .External2(rk_call_formals, "dataset_reuters_word_index")
}
