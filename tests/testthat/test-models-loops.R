# Each model is trained three times from one seed: in chunks of steps, step by step, because a
# callback asks to be called at each batch, and in Keras' own loop, because a method of its model
# seems to be someone's own.

x <- matrix(sin(1:72), 24)
y <- x %*% c(1, -2, 0.5)

trained <- function(..., callbacks = list(), loss = "mse", metrics = NULL, shuffle = FALSE,
                    keras_loop = FALSE) {
  local_tensorflow_seed()
  set_random_seed(3)
  model <- keras_model_sequential(input_shape = 3) %>%
    layer_dense(4, activation = "relu") %>%
    layer_dropout(0.5) %>%
    layer_dense(1)
  compile(model, optimizer = "adam", loss = loss, metrics = metrics)
  if (keras_loop) model$reset_metrics <- model$reset_metrics
  history <- fit(
    model, x, y,
    epochs = 3, batch_size = 7, verbose = 0, shuffle = shuffle, callbacks = callbacks, ...
  )
  predicted <- predict(model, x, verbose = 0)
  list(weights = get_weights(model), metrics = history$metrics, predicted = predicted)
}

each_batch <- function() callback_lambda(on_train_batch_begin = function(batch, logs) NULL)

test_that("losses and metrics written in R give what they give in Keras' loop", {
  half <- function(y_true, y_pred) k_mean(k_abs(y_true - y_pred - 0.5), axis = -1)
  metric <- custom_metric("half", half)
  in_each <- function(...) trained(loss = half, metrics = metric, validation_split = 0.25, ...)
  ours <- in_each()
  expect_identical(ours, in_each(callbacks = list(each_batch())))
  expect_identical(ours, in_each(keras_loop = TRUE))
  expect_named(ours$metrics, c("loss", "half", "val_loss", "val_half"))
})

test_that("a seed gives the order of samples that it gives in Keras' loop", {
  ours <- trained(shuffle = TRUE)
  expect_identical(ours, trained(shuffle = TRUE, callbacks = list(each_batch())))
  expect_identical(ours, trained(shuffle = TRUE, keras_loop = TRUE))
  expect_false(identical(ours$weights, trained()$weights))
})

test_that("R functions called at each epoch see and change what they did", {
  seen <- NULL
  halve <- function() {
    list(
      callback_learning_rate_scheduler(function(epoch, rate) rate / 2),
      callback_lambda(on_epoch_end = function(epoch, logs) seen <<- c(seen, logs[["loss"]]))
    )
  }
  ours <- trained(callbacks = halve())
  expect_identical(seen, ours$metrics$loss)
  expect_identical(ours, trained(callbacks = c(halve(), each_batch())))
  expect_identical(ours, trained(callbacks = halve(), keras_loop = TRUE))
})

test_that("an array that a callback changes is trained on as it was", {
  data <- x
  spoil <- callback_lambda(on_epoch_begin = function(epoch, logs) data[] <<- NaN)
  set.seed(1)
  model <- keras_model_sequential(input_shape = 3) %>% layer_dense(1)
  compile(model, loss = "mse")
  history <- fit(model, data, y, epochs = 2, verbose = 0, callbacks = list(spoil))
  expect_true(all(is.finite(history$metrics$loss)))
  expect_true(is.nan(data[[1]]))
})

test_that("an error in a step names the batch, and the next call works", {
  bad <- x
  bad[18, 1] <- 1000
  model <- keras_model_sequential(input_shape = 3) %>%
    layer_lambda(function(x) {
      tf$debugging$assert_less(x, 100)
      x
    }) %>%
    layer_dense(1)
  compile(model, loss = "mse")
  expect_error(
    fit(model, bad, y, batch_size = 4, shuffle = FALSE, epochs = 1, verbose = 0),
    "in batch 5 of the epoch",
    class = "InvalidArgumentError"
  )
  expect_true(all(is.finite(fit(model, x, y, epochs = 1, verbose = 0)$metrics$loss)))
})

test_that("outputs are copied once, from the tensors into R's vector", {
  weights <- matrix(seq_len(2000) / 1000, 2)
  model <- keras_model_sequential(input_shape = 2) %>%
    layer_dense(1000, use_bias = FALSE, weights = list(weights))
  x <- matrix(sin(1:2000), 1000)
  tracemalloc <- rkeras_import("tracemalloc")
  predicted <- NULL
  for (size in c(100, 1000)) {
    predict(model, x, batch_size = size, verbose = 0)
    # It counts what numpy takes, not what R and TensorFlow do, but in all threads.
    peaks <- vapply(1:5, function(i) {
      tracemalloc$start()
      predicted <<- predict(model, x, batch_size = size, verbose = 0)
      peak <- tracemalloc$get_traced_memory()[[2]]
      tracemalloc$stop()
      peak
    }, 0)
    expect_equal(predicted, x %*% weights, tolerance = 1e-6)
    expect_lt(min(peaks), 1e6) # the outputs are 4 MB
  }
})
