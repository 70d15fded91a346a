# Classes of models that are written in R.

skip_without_keras()

x <- matrix(seq(-1, 1, length.out = 40), 10)
y <- rowSums(x)

test_that("classes of models have their own compile() and are saved with their arguments", {
  Adversary <- new_model_class("Adversary",
    initialize = function(units = 2, ...) {
      super$initialize(...)
      self$dense <- layer_dense(units = units)
    },
    compile = function(rate) {
      super$compile(optimizer = optimizer_sgd(rate))
      self$rate <- rate
    },
    call = function(inputs) self$dense(inputs),
    train_step = function(data) list(rate = tf$constant(self$rate))
  )
  model <- Adversary(5)
  model %>% compile(rate = 0.25)
  history <- fit(model, x, y, epochs = 1, verbose = 0)
  expect_equal(history$metrics, list(rate = 0.25))
  plain <- new_model_class("Plain",
    initialize = function(units = 2, inner = NULL, ...) {
      super$initialize(...)
      self$dense <- layer_dense(units = units)
    },
    call = function(inputs) self$dense(inputs)
  )
  model <- plain(5)
  expected <- predict(model, x, verbose = 0)
  expect_equal(get_config(model)$units, 5)
  folder <- tempfile()
  save_model_tf(model, folder)
  loaded <- load_model_tf(folder, list(Plain = plain))
  expect_equal(predict(loaded, x, verbose = 0), expected, tolerance = 1e-6)
  expect_error(get_config(plain(2, layer_dense(units = 1))), "get_config.*inner")
})

test_that("a training step is written as in 2.9", {
  Stepping <- new_model_class("Stepping", train_step = function(data) {
    c(inputs, targets) %<-% data
    with(tf$GradientTape() %as% tape, {
      outputs <- self(inputs, training = TRUE)
      loss <- self$compiled_loss(targets, outputs, regularization_losses = self$losses)
    })
    gradients <- tape$gradient(loss, self$trainable_variables)
    self$optimizer$apply_gradients(Map(list, gradients, self$trainable_variables))
    self$compiled_metrics$update_state(targets, outputs)
    results <- list()
    for (metric in self$metrics) results[[metric$name]] <- metric$result()
    results
  })
  input <- layer_input(shape = 4)
  model <- Stepping(input, layer_dense(input, 1, kernel_initializer = "zeros"))
  model %>% compile(optimizer_sgd(0.1), "mse", metrics = "mae")
  expect_no_warning(fit(model, x, y, batch_size = 10, epochs = 1, verbose = 0, shuffle = FALSE))
  expected <- 0.1 * 2 * crossprod(x, y) / 10
  expect_equal(get_weights(model)[[1]], expected, tolerance = 1e-5)
})
