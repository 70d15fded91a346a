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

test_that("models are classes, with steps of their own", {
  x <- matrix(c(0.1, -0.4, 0.7, 0.2, 0.5, -0.3, 0.9, 0.8), 4)
  y <- c(1, 0, -1, 2)
  Stepping <- new_model_class("Stepping", train_step = function(data) {
    with(tf$GradientTape() %as% tape, {
      loss <- self$compute_loss(y = data[[2]], y_pred = self(data[[1]], training = TRUE))
    })
    weights <- self$trainable_variables
    gradients <- tape$gradient(loss, weights)
    self$optimizer$apply_gradients(Map(list, gradients, weights))
    list(own = loss)
  })
  inputs <- layer_input(shape = 2)
  model <- Stepping(inputs, layer_dense(inputs, 1, kernel_initializer = "ones"))
  regression(model)
  before <- get_weights(model)[[1]]
  error <- (x %*% before)[, 1] - y
  history <- fit(model, x, y, epochs = 1, verbose = 0)
  expect_equal(history$metrics$own, mean(error^2), tolerance = 1e-5)
  after <- before - 0.1 * 2 * t(x) %*% error / 4
  expect_equal(get_weights(model)[[1]], after, tolerance = 1e-5)

  Blocks <- new_model_class("Blocks",
    initialize = function(sizes, ...) {
      super$initialize(...)
      self$blocks <- lapply(sizes, layer_dense, object = NULL)
    },
    call = function(inputs) Reduce(function(value, block) block(value), self$blocks, inputs)
  )
  model <- Blocks(c(3, 1))
  regression(model)
  fit(model, x, y, epochs = 1, verbose = 0)
  expect_length(model$trainable_variables, 4)

  model <- keras_model_custom(name = "own", function(self) {
    self$dense <- layer_dense(units = 2, kernel_initializer = "ones")
    function(inputs, mask = NULL) self$dense(inputs)
  })
  expect_equal(predicted(model, x), cbind(rowSums(x), rowSums(x)), tolerance = 1e-5)
  expect_equal(model$name, "own")
  expect_error(
    keras_model_custom(function(self) NULL), "must return a function",
    class = "TypeError"
  )
})
