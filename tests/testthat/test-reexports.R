# What comes with keras from other packages.

test_that("arrays are laid out row by row", {
  x <- matrix(1:6, 2)
  expect_identical(array_reshape(x, c(3, 2)), matrix(c(1L, 3L, 5L, 2L, 4L, 6L), 3, byrow = TRUE))
  expect_identical(array_reshape(x, c(6)), array(c(1L, 3L, 5L, 2L, 4L, 6L)))
  expect_identical(array_reshape(x, c(3, 2), "F"), array(1:6, c(3, 2)))
  expect_identical(dim(array_reshape(1:24, list(2, NULL, 4))), c(2L, 3L, 4L))
  expect_error(array_reshape(1:6, c(4, 2)), "room for 6 elements")
})

test_that("the pipe that assigns and the arrow that unpacks are there", {
  x <- c(4, 9)
  x %<>% sqrt()
  expect_identical(x, c(2, 3))
  c(a, b) %<-% list(1, "b")
  expect_identical(list(a, b), list(1, "b"))
})

test_that("shapes and tensors are made", {
  skip_without_keras()
  expect_equal(dim(layer_input(shape = shape(28, 28, 1))), c(NA, 28L, 28L, 1L))
  expect_equal(dim(layer_input(shape = shape(NULL, 3))), c(NA, NA, 3L))
  expect_error(shape(2.5), "whole number")
  x <- as_tensor(matrix(1:4, 2), "float32")
  expect_equal(as.array(x), matrix(1:4, 2) + 0)
  expect_match(format(as_tensor(x, "int64")), "int64")
})
