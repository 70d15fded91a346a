# Functions of R that are called at each batch: what they get, and what becomes of their conditions.

skip_without_keras()

model <- keras_model_sequential(input_shape = 2) %>% layer_dense(1)
model %>% compile("sgd", "mse", metrics = "mae")
trained_with <- function(at_batch, ...) {
  callback <- callback_lambda(on_train_batch_end = at_batch, ...)
  x <- matrix(1, 8, 2)
  fit(model, x, x[, 1], batch_size = 2, epochs = 1, verbose = 0, callbacks = callback)
}

test_that("a function at each batch gets its number and the logs", {
  seen <- list()
  begun <- list()
  trained_with(
    function(batch, logs) seen[[length(seen) + 1]] <<- list(batch, logs),
    on_train_batch_begin = function(i, values) begun[[length(begun) + 1]] <<- list(i, values)
  )
  expect_identical(lapply(seen, `[[`, 1), list(0L, 1L, 2L, 3L))
  for (one in seen) {
    expect_named(one[[2]], c("loss", "mae"))
    expect_type(one[[2]]$loss, "double")
  }
  expect_length(begun, 4)
  Counting <- R6::R6Class("Counting",
    inherit = KerasCallback,
    public = list(
      losses = NULL,
      on_train_batch_end = function(at, logs = NULL) self$losses[at + 1] <- logs$loss
    )
  )
  counting <- Counting$new()
  history <- fit(model, matrix(1, 8, 2), rep(1, 8),
    batch_size = 2, epochs = 1, verbose = 0, callbacks = list(counting)
  )
  # The loss in the logs is the mean so far.
  expect_equal(counting$losses[[4]], history$metrics$loss)
})

test_that("errors of such a function come back as they were, and others are its own affair", {
  expect_error(trained_with(function(batch, logs) stop("mine")), "^mine$", class = "simpleError")
  condition <- structure(class = c("odd", "error", "condition"), list(message = "x", call = NULL))
  caught <- tryCatch(trained_with(function(batch, logs) stop(condition)), odd = identity)
  expect_identical(caught, condition)
  wrong <- function(...) k_dot(matrix(1, 2, 3), matrix(1, 2, 3))
  expect_error(trained_with(wrong), "k_dot", class = "CallError")
  count <- 0
  trained_with(function(batch, logs) {
    try(stop("inner"), silent = TRUE)
    tryCatch(wrong(), error = function(e) NULL)
    count <<- count + 1
  })
  expect_equal(count, 4)
})

test_that("an endless recursion in such a function is an error", {
  endless <- function(n) lapply(1, function(i) endless(n + 1))
  # R has no room for calling handlers then.
  said <- tryCatch(trained_with(function(batch, logs) endless(1)), error = conditionMessage)
  expect_match(said, "stack usage|nested too deeply")
})

test_that("warnings and restarts reach what R established outside", {
  warned <- 0
  withCallingHandlers(trained_with(function(batch, logs) warning("w")), warning = function(w) {
    warned <<- warned + 1
    invokeRestart("muffleWarning")
  })
  expect_equal(warned, 4)
  left <- withRestarts(trained_with(function(batch, logs) invokeRestart("out", 5)), out = identity)
  expect_equal(left, 5)
})
