# Generators of R, flows and datasets in fit(), evaluate() and predict(), counted as in keras 2.9.

skip_without_keras()

new_model <- function() {
  model <- keras_model_sequential() %>% layer_dense(1, input_shape = 2)
  model %>% compile(loss = "mse", optimizer = "sgd")
}

counting <- function(ends = Inf, batch = function(i) list(matrix(i, 4, 2), matrix(1, 4, 1))) {
  count <- 0
  function() {
    if (count >= ends) {
      return(NULL)
    }
    count <<- count + 1
    batch(count)
  }
}
called <- function(generator) environment(generator)$count

test_that("a generator of R is called once for each batch, and goes on over epochs", {
  model <- new_model()
  generator <- counting()
  history <- model %>% fit(generator, steps_per_epoch = 3, epochs = 4, verbose = 0)
  expect_equal(called(generator), 12)
  expect_length(history$metrics$loss, 4)
  expect_equal(history$params$steps, 3)
  generator <- counting()
  validation <- counting()
  model %>% fit(
    generator,
    steps_per_epoch = 2, epochs = 2, verbose = 0, workers = 4, max_queue_size = 1,
    validation_data = validation, validation_steps = 3
  )
  expect_equal(c(called(generator), called(validation)), c(4, 6))
  evaluate(model, generator, steps = 5, verbose = 0)
  expect_equal(called(generator), 9)
  expect_identical(dim(predict(model, generator, steps = 2, verbose = 0)), c(8L, 1L))
})

test_that("a generator that ends early ends the training, with a warning", {
  model <- new_model()
  expect_warning(
    history <- fit(model, counting(5), steps_per_epoch = 3, epochs = 9, verbose = 0),
    "ran out of data after 5 batches"
  )
  expect_length(history$metrics$loss, 2)
  expect_error(fit(model, counting(0), steps_per_epoch = 1, verbose = 0), "`x` returned no batch")
  expect_silent(fit(model, counting(5), epochs = 1, verbose = 0))
})

test_that("wrong batches are named, as errors of R's classes", {
  model <- new_model()
  wrong <- function(batch) {
    fit(model, counting(batch = batch), steps_per_epoch = 6, epochs = 1, verbose = 0)
  }
  expect_error(wrong(function(i) list(matrix(1, 4, 3), 1:4)), "`x` must have the shape \\(NA, 2\\)")
  expect_error(wrong(function(i) list(1, 2, 3, 4)), "a list of 4", class = "ValueError")
  expect_error(
    wrong(function(i) list(matrix(1, 4, 2), matrix(1, 5, 1))), "as many samples",
    class = "ValueError"
  )
  expect_error(
    wrong(function(i) list(matrix(1, 4, 2), matrix(1, 4, if (i < 4) 1 else 2))),
    "batch 4 has an array of the shape \\(4, 2\\)", class = "ValueError"
  )
  expect_error(
    wrong(function(i) if (i < 5) list(matrix(1, 4, 2), 1:4) else stop("the disk is full")),
    "the disk is full"
  )
})

test_that("code of R runs one piece at a time, whatever runs beside it", {
  model <- new_model()
  inside <- 0
  most <- 0
  alone <- function(value) {
    inside <<- inside + 1
    most <<- max(most, inside)
    Sys.sleep(0.001)
    inside <<- inside - 1
    value
  }
  flow <- function() {
    generator <- image_data_generator(preprocessing_function = function(image) alone(image / 2))
    flow_images_from_data(array(runif(256), c(32, 2, 2, 2)), 1:32, generator, batch_size = 4)
  }
  images <- keras_model_sequential() %>%
    layer_flatten(input_shape = c(2, 2, 2)) %>%
    layer_dense(1)
  images %>% compile(loss = "mse", optimizer = "sgd")
  suppressWarnings(images %>% fit(
    flow(),
    epochs = 2, workers = 4, verbose = 0, validation_data = flow(),
    callbacks = callback_lambda(on_batch_end = function(batch, logs) alone(NULL))
  ))
  expect_equal(most, 1)
})

test_that("iterators and datasets are data too", {
  model <- new_model()
  x <- matrix(as.numeric(1:12), 6, 2)
  dataset <- tf$data$Dataset$from_tensor_slices(tuple(x, 1:6))$batch(2L)
  expect_warning(
    history <- fit(model, dataset, steps_per_epoch = 2, epochs = 5, verbose = 0), "ran out of data"
  )
  expect_length(history$metrics$loss, 2)
  expect_error(fit(model, dataset$`repeat`(), verbose = 0), "`steps_per_epoch` is needed")
  expected <- predict(model, x, verbose = 0)
  expect_equal(predict(model, dataset, verbose = 0), expected)
  expect_equal(predict(model, as_iterator(dataset), verbose = 0), expected)
  first <- predict(model, as_iterator(dataset), steps = 1, verbose = 0)
  expect_equal(first, expected[1:2, , drop = FALSE])
})
