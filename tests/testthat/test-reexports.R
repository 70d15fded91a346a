# What comes with keras from other packages.

test_that("arrays are laid out row by row", {
  x <- matrix(1:6, 2)
  expect_identical(array_reshape(x, c(3, 2)), matrix(c(1L, 3L, 5L, 2L, 4L, 6L), 3, byrow = TRUE))
  expect_identical(array_reshape(x, c(6)), array(c(1L, 3L, 5L, 2L, 4L, 6L)))
  expect_identical(array_reshape(x, c(3, 2), "F"), array(1:6, c(3, 2)))
  expect_identical(dim(array_reshape(1:24, list(2, NULL, 4))), c(2L, 3L, 4L))
  expect_error(array_reshape(1:6, c(4, 2)), "room for 6 elements", class = "ArgumentError")
})

test_that("the pipe that assigns and the arrow that unpacks are there", {
  x <- c(4, 9)
  x %<>% sqrt()
  expect_identical(x, c(2, 3))
  c(a, b) %<-% list(1, "b")
  expect_identical(list(a, b), list(1, "b"))
})

test_that("evaluate() of the package generics finds models, too", {
  skip_without_keras()
  model <- keras_model_sequential(input_shape = 2) %>% layer_dense(1, use_bias = FALSE)
  set_weights(model, list(matrix(c(1, 2))))
  model %>% compile("sgd", loss = "mse")
  x <- matrix(1:6, 3)
  expect_equal(generics::evaluate(model, x, x %*% c(1, 2) + 3, verbose = 0), c(loss = 9))
})
