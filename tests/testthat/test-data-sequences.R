# Sequences from R: padded, paired.

skip_without_keras()

test_that("vectors, lists and numbers are sequences of a list", {
  rows <- pad_sequences(list(1, c(1, 2), 1:3))
  expect_identical(rows, rbind(c(0L, 0L, 1L), c(0L, 1L, 2L), 1:3))
  expect_identical(pad_sequences(list(a = 1, list(2, 3)), 1), matrix(c(1L, 3L)))
  expect_identical(
    pad_sequences(list(1L, 1:3), 2, padding = "post", truncating = "post", value = 9),
    rbind(c(1L, 9L), 1:2)
  )
  expect_identical(pad_sequences(list(integer(), 1)), matrix(0:1))
  expect_identical(
    pad_sequences(list("a", c("b", "c")), dtype = "object", value = "x"),
    rbind(c("x", "a"), c("b", "c"))
  )
  expect_identical(pad_sequences(matrix(1:4, 2), 1, dtype = "float32"), matrix(c(3, 4)))
  expect_error(pad_sequences(c(1, 2)), "`sequences` must be a list", class = "ValueError")
  expect_error(pad_sequences(list(c(1L, NA))), "NA", class = "ValueError")
  expect_error(pad_sequences(list(NA, 1)), "NA", class = "ValueError")
  expect_error(pad_sequences(list(c(1, NA))), "NA", class = "ValueError")
})

test_that("skipgrams are a list of couples and labels", {
  pairs <- skipgrams(1:3, 4, window_size = 1, negative_samples = 0, shuffle = FALSE)
  expect_identical(pairs, list(
    couples = list(1:2, 2:1, 2:3, 3:2), labels = c(1L, 1L, 1L, 1L)
  ))
  pairs <- skipgrams(
    c(1, 2, 0, 3), 4, window_size = 1, negative_samples = 0, shuffle = FALSE, categorical = TRUE
  )
  expect_identical(pairs, list(couples = list(1:2, 2:1), labels = list(0:1, 0:1)))
  table <- make_sampling_table(5)
  expect_equal(
    as.vector(table), c(.00315225, .00315225, .00547597, .00741556, .00912817), tolerance = 1e-6
  )
  expect_length(skipgrams(1:4, 5, sampling_table = array(1, 5))$labels, 24)
})
