# Without Keras only that much can be tested: what needs it is skipped, with a word.
skip_without_keras <- function() {
  testthat::skip_if_not(is_keras_available(), "Keras is not available")
}
