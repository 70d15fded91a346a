# R functions and functions of this package, called by Python.

skip_without_keras()

test_that("functions of this package are themselves in Python", {
  model <- keras_model_sequential() %>%
    layer_dense(1, input_shape = 2, activation = activation_tanh)
  model %>% compile(loss = loss_mean_squared_error, metrics = metric_mean_absolute_error)
  history <- fit(model, matrix(1, 4, 2), rep(1, 4), epochs = 1, verbose = 0)
  expect_named(history$metrics, c("loss", "mean_absolute_error"))
})

test_that("metrics of R get targets in the dtype of the predictions", {
  f <- function(y_true, y_pred) tf$reduce_mean(tf$abs(y_true - y_pred))
  model <- keras_model_sequential() %>% layer_dense(1, input_shape = 2)
  model %>% compile(loss = f, metrics = list("mae", f, custom_metric("named", f)))
  batch <- function() list(matrix(1:8 / 8, 4), matrix(1, 4, 1))
  history <- fit(model, batch, steps_per_epoch = 1, epochs = 1, verbose = 0)
  expect_equal(history$metrics$r_function, history$metrics$mae, tolerance = 1e-6)
  expect_equal(history$metrics$named, history$metrics$mae, tolerance = 1e-6)
  model %>% compile(loss = "mse", metrics = list("mae", f))
  batch <- function() list(tf$constant(matrix(1, 4, 2)), tf$constant(matrix(1, 4, 1), "float64"))
  history <- fit(model, batch, steps_per_epoch = 1, epochs = 1, verbose = 0)
  expect_equal(history$metrics$r_function, history$metrics$mae, tolerance = 1e-6)
})

test_that("functions of R keep their own defaults when Python calls them", {
  scaled <- tf$`function`(function(x, by = 2, more = by * 10) x * by + more)
  expect_equal(as.numeric(scaled(tf$constant(1))), 22)
  expect_equal(as.numeric(scaled(tf$constant(1), by = 3)), 33)
  expect_equal(as.numeric(scaled(tf$constant(1), 3, more = 1)), 4)
  parameters <- rkeras_import("inspect")$signature(function(a, b = 1, ..., c) NULL)
  expect_match(format(parameters), "(a, b=1.0, c=<computed by R>, **kwargs)", fixed = TRUE)
})

test_that("a loop that makes large cycles quickly does not keep them", {
  # The layer holds the function, which sees the frame, which holds the layer.
  cycle <- function() {
    room <- numeric(2e6)
    layer <- layer_lambda(f = function(x) x * room[1])
  }
  size <- function() {
    pages <- as.numeric(strsplit(readLines("/proc/self/statm"), " ")[[1]][[2]])
    pages * 4096 / 2^20
  }
  cycle()
  before <- size()
  sizes <- vapply(1:80, function(i) {
    cycle()
    size()
  }, 0)
  # 1,280 MB were made.
  expect_lt(max(sizes) - before, 700)
})
