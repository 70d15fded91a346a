# Losses and metrics of tensors inside a functional model.

skip_without_keras()

x <- matrix(c(1, 2, 3, 4, 5, 6), 3)

linear <- function() {
  input <- layer_input(shape = 2)
  dense <- layer_dense(units = 1, use_bias = FALSE)
  model <- keras_model(input, dense(input))
  set_weights(model, list(matrix(c(1, -1))))
  model
}

test_that("a symbolic loss trains and is saved", {
  model <- linear()
  model$add_loss(k_mean(k_square(model$output)))
  model$add_metric(k_mean(model$output), name = "level", aggregation = "mean")
  compile(model, optimizer = optimizer_sgd(0.01))
  expect_length(model$losses, 1)
  history <- fit(model, x, epochs = 1, batch_size = 3, verbose = 0)
  y <- x %*% c(1, -1)
  expect_equal(history$metrics$loss, mean(y^2), tolerance = 1e-6)
  expect_equal(history$metrics$level, mean(y), tolerance = 1e-6)
  trained <- c(1, -1) - 0.01 * 2 * crossprod(x, y) / 3
  expect_equal(get_weights(model)[[1]], trained, tolerance = 1e-6)
  file <- withr::local_tempfile(fileext = ".h5")
  save_model_hdf5(model, file)
  again <- load_model_hdf5(file)
  expect_equal(predict(again, x, verbose = 0), x %*% trained, tolerance = 1e-6)
  expect_equal(
    evaluate(again, x, batch_size = 3, verbose = 0)[["loss"]], mean((x %*% trained)^2),
    tolerance = 1e-6
  )
})

test_that("a loss may be a function", {
  model <- linear()
  kernel <- model$layers[[2]]$kernel
  model$add_loss(function() 0.5 * k_sum(k_square(kernel)))
  compile(model, optimizer = optimizer_sgd(0.1), loss = "mse")
  fit(model, x, x %*% c(1, -1), epochs = 1, batch_size = 3, verbose = 0)
  expect_equal(get_weights(model)[[1]], matrix(c(0.9, -0.9)), tolerance = 1e-6)
})

test_that("what is frozen is penalized still", {
  model <- keras_model_sequential(input_shape = 2) %>%
    layer_dense(units = 1, use_bias = FALSE, kernel_regularizer = regularizer_l2(0.5))
  freeze_weights(model)
  compile(model, loss = "mse")
  w <- get_weights(model)[[1]]
  told <- evaluate(model, x, x %*% w, verbose = 0)
  expect_equal(told[["loss"]], 0.5 * sum(w^2), tolerance = 1e-5)
  expect_equal(as.numeric(model$losses[[1]]), 0.5 * sum(w^2), tolerance = 1e-5)
})

test_that("an eager loss outside of a call is an error", {
  expect_error(linear()$add_loss(tf$constant(1)), "is not being called")
})

test_that("a mask ends without a warning where a layer knows none", {
  input <- layer_input(shape = c(4, 3))
  expect_no_warning(layer_flatten(layer_masking(input)))
})
