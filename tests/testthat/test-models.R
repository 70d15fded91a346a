# compile, fit, evaluate, predict, save and load, summary.

skip_without_keras()

new_line <- function() {
  model <- keras_model_sequential() %>%
    layer_dense(units = 1, input_shape = 1, weights = list(matrix(0), 0))
  model %>% compile(optimizer = "sgd", loss = "mse", metrics = "mae")
  x <- matrix(seq(-1, 1, length.out = 64))
  list(model = model, x = x, y = 2 * x + 1)
}

test_that("one step of fit is one step of gradient descent", {
  line <- new_line()
  history <- line$model %>%
    fit(line$x, line$y, epochs = 1, batch_size = 64, verbose = 0)
  expect_s3_class(history, "keras_training_history")
  expect_equal(history$metrics$loss, mean(line$y^2), tolerance = 1e-5)
  weights <- line$model$get_weights()
  rate <- 0.01
  expect_equal(as.numeric(weights[[1]]), rate * 2 * mean(line$y * line$x), tolerance = 1e-4)
  expect_equal(as.numeric(weights[[2]]), rate * 2 * mean(line$y), tolerance = 1e-4)
})

test_that("evaluate gives numbers by name, predict an array", {
  line <- new_line()
  result <- line$model %>% evaluate(line$x, line$y, verbose = 0)
  expect_named(result, c("loss", "mae"))
  expect_equal(result[["loss"]], mean(line$y^2), tolerance = 1e-5)
  expect_equal(line$model %>% predict(line$x, verbose = 0), matrix(0, 64, 1))
})

test_that("data frames, vectors and lists are data", {
  model <- keras_model_sequential() %>% layer_dense(units = 1, input_shape = 2)
  model %>% compile(loss = "mse")
  x <- data.frame(a = 1:4 / 4, b = c(0, 1, 0, 1))
  expect_s3_class(fit(model, x, c(1, 2, 3, 4), epochs = 1, verbose = 0), "keras_training_history")
  expect_equal(dim(predict(model, x, verbose = 0)), c(4L, 1L))
})

test_that("NA in data is an error that names the argument", {
  line <- new_line()
  expect_error(
    fit(line$model, line$x, c(1L, NA, 3L), verbose = 0), "`y` must be .*not NA",
    class = "ValueError"
  )
})

test_that("data of the wrong shape are named, and the model is as before", {
  line <- new_line()
  before <- line$model$get_weights()
  expect_error(
    predict(line$model, array(1, c(2, 3, 4))), "`x` must have the shape (NA, 1)",
    fixed = TRUE, class = "ValueError"
  )
  expect_equal(line$model$get_weights(), before)
})

test_that("fit before compile says what to do", {
  model <- keras_model_sequential() %>% layer_dense(1, input_shape = 1)
  expect_error(fit(model, matrix(1), matrix(1)), "call compile\\(\\) first", class = "ValueError")
})

test_that("R functions are losses, metrics and activations", {
  line <- new_line()
  line$model %>% compile(
    optimizer = "sgd",
    loss = function(y_true, y_pred) (y_true - y_pred)^2,
    metrics = list(twice = function(y_true, y_pred) 2 * (y_true - y_pred)^2)
  )
  history <- fit(line$model, line$x, line$y, epochs = 1, batch_size = 64, verbose = 0)
  expect_equal(history$metrics$loss, mean(line$y^2), tolerance = 1e-5)
  layer <- layer_dense(units = 1, activation = function(x) x * 2, weights = list(matrix(3), 1))
  expect_equal(as.numeric(layer(matrix(c(1, 2)))), c(8, 14))
})

test_that("an R error in an R function comes out of fit as itself", {
  line <- new_line()
  own <- structure(
    class = c("out_of_cheese", "error", "condition"),
    list(message = "no cheese left", call = NULL, left = 0)
  )
  line$model %>% compile(loss = function(y_true, y_pred) stop(own))
  caught <- tryCatch(fit(line$model, line$x, line$y, verbose = 0), out_of_cheese = identity)
  expect_s3_class(caught, "out_of_cheese")
  expect_identical(caught$left, 0)
  expect_identical(conditionMessage(caught), "no cheese left")
})

test_that("an R function gives batches", {
  line <- new_line()
  count <- 0
  batches <- function() {
    count <<- count + 1
    list(line$x[1:8, , drop = FALSE], line$y[1:8, , drop = FALSE])
  }
  history <- fit(line$model, batches, epochs = 2, steps_per_epoch = 3, verbose = 0)
  expect_length(history$metrics$loss, 2)
  expect_gte(count, 6)
  failing <- function() stop("the disk is on fire")
  expect_error(fit(line$model, failing, steps_per_epoch = 2, verbose = 0), "the disk is on fire")
})

test_that("saved and loaded, a model predicts the same and can go on", {
  line <- new_line()
  fit(line$model, line$x, line$y, epochs = 1, verbose = 0)
  expected <- predict(line$model, line$x, verbose = 0)
  file <- tempfile(fileext = ".h5")
  expect_identical(withVisible(save_model_hdf5(line$model, file))$visible, FALSE)
  folder <- tempfile()
  save_model_tf(line$model, folder)
  for (loaded in list(load_model_hdf5(file), load_model_tf(folder))) {
    expect_identical(predict(loaded, line$x, verbose = 0), expected)
    expect_s3_class(fit(loaded, line$x, line$y, epochs = 1, verbose = 0), "keras_training_history")
  }
  expect_error(load_model_hdf5("/no/such/file.h5"), "no such|no file", class = "FileNotFoundError")
  expect_error(save_model_hdf5(line$model, file, overwrite = FALSE), class = "FileExistsError")
})

test_that("summary shows the table in the width of R", {
  model <- keras_model_sequential() %>%
    layer_dense(units = 8, input_shape = 4) %>%
    layer_dense(units = 1)
  for (width in c(60, 100)) {
    shown <- local({
      old <- options(width = width)
      on.exit(options(old))
      capture.output(summary(model))
    })
    expect_lte(max(nchar(shown)), width)
    expect_match(shown, "dense", all = FALSE)
    expect_match(shown, "Total params: 49", all = FALSE)
  }
  expect_identical(capture.output(print(model)), capture.output(summary(model)))
})

test_that("summary of a model without an input shape says what is not known", {
  model <- keras_model_sequential() %>% layer_dense(units = 8)
  expect_match(capture.output(summary(model)), "input_shape", all = FALSE)
})

test_that("what fit prints can be captured", {
  line <- new_line()
  shown <- capture.output(fit(line$model, line$x, line$y, epochs = 2, verbose = 2))
  expect_match(shown, "Epoch 1/2", all = FALSE)
  expect_false(any(grepl("\033", shown, fixed = TRUE)))
  quiet <- capture.output(fit(line$model, line$x, line$y, epochs = 1, verbose = 0))
  expect_identical(quiet, character())
})

test_that("one seed gives the same weights", {
  train <- function() {
    use_session_with_seed(7, quiet = TRUE)
    model <- keras_model_sequential() %>%
      layer_dense(8, input_shape = 2, activation = "relu") %>%
      layer_dropout(0.2) %>%
      layer_dense(1)
    model %>% compile(loss = "mse")
    x <- matrix(seq(0, 1, length.out = 64), ncol = 2)
    fit(model, x, rowSums(x), epochs = 2, verbose = 0)
    model$get_weights()
  }
  expect_identical(train(), train())
})
