# Text from R: words, their numbers, their hashes, tokenizers in files.

skip_without_keras()

texts <- c(
  "The cat sat on the mat.", "The dog sat on the log.", "Dogs and cats living together."
)
fitted <- function(...) text_tokenizer(...) %>% fit_text_tokenizer(texts)

test_that("a tokenizer's fields and sequences are R's", {
  tokenizer <- fitted(num_words = 10)
  expect_identical(tokenizer$word_index[1:4], list(the = 1L, sat = 2L, on = 3L, cat = 4L))
  expect_identical(tokenizer$index_word[["4"]], "cat")
  expect_identical(tokenizer$word_counts$the, 4L)
  expect_identical(c(tokenizer$document_count, tokenizer$num_words), c(3L, 10L))
  expected <- list(c(1L, 4L, 2L, 3L, 1L, 5L), c(1L, 6L, 2L, 3L, 1L, 7L), 8:9)
  expect_identical(texts_to_sequences(tokenizer, texts), expected)
  expect_identical(texts_to_sequences(tokenizer, as.list(texts)), expected)
  expect_identical(tokenizer$texts_to_sequences(texts), expected)
  expect_identical(texts_to_sequences(tokenizer, c("zebra", "cat")), list(integer(), 4L))
  expect_identical(iterate(texts_to_sequences_generator(tokenizer, texts[3])), list(8:9))
  expect_identical(tokenizer$sequences_to_texts(list(c(1, 4), 2)), c("the cat", "sat"))
  rows <- texts_to_sequences(tokenizer, texts) %>% pad_sequences(3)
  expect_identical(rows, rbind(c(3L, 1L, 5L), c(3L, 1L, 7L), c(0L, 8L, 9L)))
})

test_that("matrices have a column for each number from 0", {
  tokenizer <- fitted(num_words = 10)
  binary <- texts_to_matrix(tokenizer, "the the cat")
  expect_identical(binary, matrix(as.numeric(1:10 %in% c(2, 5)), 1))
  expect_equal(
    texts_to_matrix(tokenizer, "the the cat", "freq")[c(2, 5)], c(2, 1) / 3
  )
  expect_equal(
    texts_to_matrix(tokenizer, "the the cat", "tfidf")[c(2, 5)],
    c((1 + log(2)) * log(2), log(2.5))
  )
  counts <- sequences_to_matrix(tokenizer, list(c(1, 1, 2), 3, c(9, 99)), "count")
  expect_identical(counts[, c(2:4, 10)], rbind(c(2, 1, 0, 0), c(0, 0, 1, 0), c(0, 0, 0, 1)))
})

test_that("lists of strings are texts, functions give texts, numbers are sequences", {
  index <- fitted()$word_index
  expect_identical(fit_text_tokenizer(text_tokenizer(), as.list(texts))$word_index, index)
  i <- 0
  one_by_one <- function() {
    i <<- i + 1
    if (i <= 3) texts[[i]]
  }
  expect_identical(fit_text_tokenizer(text_tokenizer(), one_by_one)$word_index, index)
  tokenizer <- text_tokenizer(num_words = 4) %>% fit_text_tokenizer(list(c(1, 2, 2), 2))
  expect_identical(tokenizer$index_docs, list("1" = 1L, "2" = 2L))
  expect_error(fit_text_tokenizer(tokenizer, c("a", NA)), "NA", class = "ValueError")
  expect_error(texts_to_sequences(tokenizer, c("a", NA)), "`texts`", class = "ValueError")
  failing <- function() stop("no more")
  expect_error(fit_text_tokenizer(tokenizer, failing), "no more")
})

test_that("hashes of words", {
  expect_identical(text_hashing_trick(texts[1], 10, "md5"), c(6L, 3L, 1L, 1L, 6L, 8L))
  expect_identical(text_hashing_trick("a bb ccc", 10, nchar), 2:4)
  expect_identical(text_hashing_trick(NA_character_, 10), NA_integer_)
  expect_error(text_hashing_trick(texts, 10), "should be length 1", class = "ValueError")
  numbers <- text_one_hot(texts[1], 5)
  expect_length(numbers, 6)
  expect_identical(numbers[1], numbers[5])
  expect_true(all(numbers %in% 1:4))
  expect_warning(text_one_hot(n = 5, text = "a"), "input_text")
  expect_identical(text_to_word_sequence("Hi, you!"), c("hi", "you"))
  expect_identical(text_to_word_sequence(""), character())
})

test_that("tokenizers are saved and loaded", {
  file <- tempfile()
  tokenizer <- fitted(num_words = 10)
  save_text_tokenizer(tokenizer, file)
  again <- load_text_tokenizer(file)
  expect_identical(texts_to_sequences(again, texts), texts_to_sequences(tokenizer, texts))
  writeLines("no tokenizer", file)
  expect_error(load_text_tokenizer(file), "holds no tokenizer", class = "ValueError")
  expect_error(load_text_tokenizer(tempfile()), class = "FileNotFoundError")
})
