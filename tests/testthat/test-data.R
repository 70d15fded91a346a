# R values as data of models.

skip_without_keras()

test_that("sparse matrices are sparse tensors, and data", {
  skip_if_not_installed("Matrix")
  m <- Matrix::sparseMatrix(i = c(1, 3, 2), j = c(2, 1, 3), x = c(1.5, 2, 3), dims = c(3, 4))
  expect_equal(as.array(through_python(m)), as.matrix(m))
  model <- keras_model_sequential() %>%
    layer_dense(2, input_shape = 4, weights = list(matrix(1, 4, 2), c(0, 0)))
  expect_equal(predict(model, m, verbose = 0), matrix(Matrix::rowSums(m), 3, 2))
})

test_that("names of some elements of a list are labels", {
  for (value in list(list(1, a = "x"), list(a = 1, a = 2), list(b = list(1, c = TRUE)))) {
    expect_identical(through_python(value), value)
  }
  f <- function(y_true, y_pred) tf$reduce_mean(tf$abs(y_true - y_pred))
  model <- keras_model_sequential() %>% layer_dense(1, input_shape = 2)
  expect_warning(
    model %>% compile(loss = "mse", metrics = list("mae", mine = f)), "custom_metric"
  )
  end <- callback_lambda(on_epoch_end = function(epoch, logs) NULL)
  x <- matrix(1:8 / 8, 4)
  history <- fit(model, x, x[, 1], epochs = 1, verbose = 0, callbacks = list(end, other = end))
  expect_named(history$metrics, c("loss", "mae", "mine"))
  expect_equal(history$metrics$mine, history$metrics$mae, tolerance = 1e-6)
  expect_warning(
    model %>% compile(loss = "mse", metrics = list(first = f, second = f)), "custom_metric"
  )
  history <- fit(model, x, x[, 1], epochs = 1, verbose = 0, callbacks = list(only = end))
  expect_named(history$metrics, c("loss", "first", "second"))
  set_weights(model, list(kernel = matrix(1, 2, 1), 0))
  expect_equal(get_weights(model)[[1]], matrix(1, 2, 1))
  # Where an order would be a guess, it is refused.
  expect_error(
    fit(model, list(x, b = x), x[, 1]), "all elements or none must have a name",
    class = "ArgumentError"
  )
  expect_error(model(list(x, b = x)), "all elements or none must have a name", class = "ValueError")
})

test_that("data that a model can't take are refused by what they are", {
  model <- keras_model_sequential() %>% layer_dense(1, input_shape = 2)
  model %>% compile(loss = "mse")
  x <- matrix(1:8 / 8, 4)
  y <- x[, 1]
  run <- function(x, y, ...) fit(model, x, y, epochs = 1, verbose = 0, ...)
  expect_error(run(x + 1i, y), "`x` is complex", class = "ValueError")
  expect_error(run(x, y + 1i), "`y` is complex", class = "ValueError")
  expect_error(run(x, Sys.Date() + 1:4), "dates or times", class = "ValueError")
  expect_error(run(x, as.raw(1:4)), "a raw vector", class = "ValueError")
  expect_error(predict(model, x + 1i, verbose = 0), "`x` is complex", class = "ValueError")
  # A vector and a column mean the same, one after the other.
  expect_silent(run(x, y))
  expect_silent(run(as.data.frame(x), data.frame(y)))
  expect_silent(run(x, matrix(y), validation_data = list(x, y, y)))
  # NA in doubles is NaN: no error, but it shows, and a warning says where it comes from.
  x[2] <- NA
  expect_warning(history <- run(x, y), "`x` has 1 missing value")
  expect_true(is.nan(history$metrics$loss))
})

test_that("a data frame is a matrix, or the inputs of a model by name", {
  frame <- data.frame(b = c(1, 2, 3), a = 4:6)
  expect_equal(through_python(frame), unname(as.matrix(frame)))
  a <- layer_input(1, name = "a")
  b <- layer_input(1, name = "b")
  model <- keras_model(list(a, b), layer_subtract(list(a, b)))
  expect_equal(predict(model, frame, verbose = 0), matrix(c(3, 3, 3)))
  names(frame) <- c("b", "c")
  expect_error(predict(model, frame, verbose = 0), "names of the inputs", class = "ValueError")
})

test_that("a vector and a column are the same input, one after the other", {
  model <- keras_model_sequential() %>% layer_activation("linear", input_shape = 1)
  for (x in list(1:3 / 2, matrix(1:3 / 2), tf$constant(1:3 / 2), 1:3 / 2, matrix(1:3 / 2))) {
    expect_equal(predict(model, x, verbose = 0), matrix(1:3 / 2))
  }
  text <- layer_input(1, dtype = "string")
  model <- keras_model(text, layer_string_lookup(text, vocabulary = c("u", "v")))
  for (x in list(c("u", "v"), matrix(c("u", "v")), factor(c("u", "v")))) {
    expect_equal(predict(model, x, verbose = 0), matrix(1:2))
  }
})
