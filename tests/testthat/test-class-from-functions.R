# new_layer_class() and its like, Layer(), and schedules that are R functions.

skip_without_keras()

x <- matrix(c(0.1, -0.4, 0.7, 0.2, 0.5, -0.3, 0.9, 0.8), 4)
y <- c(1, 0, -1, 2)

test_that("new_layer_class() and Layer() compose, compute and train", {
  layer_simple <- new_layer_class("Simple",
    initialize = function(units, activation = NULL, ...) {
      super$initialize(...)
      self$units <- as.integer(units)
      self$activation <- activation
    },
    build = function(input_shape) {
      size <- input_shape[length(input_shape)]
      self$w <- self$add_weight(shape = c(size, self$units), initializer = "random_normal")
      self$b <- self$add_weight(shape = self$units, initializer = "ones")
    },
    call = function(inputs, training = NULL) {
      value <- tf$matmul(inputs, self$w) + self$b
      if (is.null(self$activation)) value else self$activation(value)
    },
    get_config = function() {
      config <- super()$get_config()
      config$units <- self$units
      config
    }
  )
  layer_twice <- Layer("Twice", initialize = function(by = 2) {
    super()$`__init__`()
    self$by <- by
  }, call = function(inputs) inputs * self$by, compute_output_shape = function(input_shape) {
    input_shape
  })
  expect_named(formals(layer_simple), c("object", "units", "activation", "..."))
  expect_s3_class(layer_simple(units = 2), "keras.engine.base_layer.Layer")
  model <- keras_model_sequential(input_shape = 2) %>%
    layer_simple(3, activation = tf$nn$relu, name = "first") %>%
    layer_simple(1) %>%
    layer_twice(by = 3)
  w <- get_weights(model)
  hidden <- pmax(sweep(x %*% w[[1]], 2, w[[2]], `+`), 0)
  expect_equal(predicted(model, x), 3 * (hidden %*% w[[3]] + w[[4]][[1]]), tolerance = 1e-5)
  expect_equal(model$layers[[1]]$name, "first")
  regression(model)
  fit(model, x, y, verbose = 0, epochs = 1)
  expect_gt(max(abs(get_weights(model)[[3]] - w[[3]])), 1e-6)
  linear <- keras_model_sequential(input_shape = 2) %>% layer_simple(1) %>% layer_twice()
  path <- tempfile(fileext = ".h5")
  save_model_hdf5(linear, path)
  loaded <- load_model_hdf5(path, custom_objects = list(Simple = layer_simple, Twice = layer_twice))
  expect_equal(predicted(loaded, x), predicted(linear, x))
  failing <- new_layer_class("Failing", call = function(inputs) mine(5))
  expect_equal(expect_error(failing(layer_input(shape = 2)), class = "mine")$data, 5)
})

test_that("losses and metrics are those of R", {
  loss_cubed <- new_loss_class("Cubed", call = function(y_true, y_pred) {
    tf$reduce_mean(tf$abs(y_pred - y_true)^3, axis = -1L)
  })
  metric_range <- new_metric_class("Range",
    initialize = function(name = "range", ...) {
      super$initialize(name = name, ...)
      self$total <- self$add_weight(name = "total", initializer = "zeros")
    },
    update_state = function(y_true, y_pred, sample_weight = NULL) {
      self$total$assign_add(tf$reduce_sum(tf$abs(y_true - y_pred)))
    },
    result = function() self$total
  )
  model <- keras_model_sequential(input_shape = 2) %>% layer_dense(1)
  model %>% compile(optimizer = "sgd", loss = loss_cubed(), metrics = list(metric_range()))
  error <- abs(predicted(model, x) - y)
  scores <- evaluate(model, x, y, batch_size = 2, verbose = 0)
  expect_equal(scores[["loss"]], mean(error^3), tolerance = 1e-5)
  expect_equal(scores[["range"]], sum(error), tolerance = 1e-5)
  expect_equal(evaluate(model, x, y, verbose = 0)[["range"]], sum(error), tolerance = 1e-5)
})

test_that("a schedule written in R gives the rate", {
  halving <- new_learning_rate_schedule_class("Halving",
    initialize = function(start, every = 2) {
      self$start <- start
      self$every <- every
    },
    call = function(step) self$start * 0.5^tf$floor(tf$cast(step, "float32") / self$every)
  )
  schedule <- halving(0.8)
  expect_equal(vapply(0:4, function(i) as.numeric(schedule(i)), 0), 0.8 * 2^-c(0, 0, 1, 1, 2))
  expect_equal(schedule$get_config(), list(start = 0.8))
  model <- keras_model_sequential(input_shape = 2) %>% layer_dense(1, use_bias = FALSE)
  model %>% compile(optimizer = optimizer_sgd(learning_rate = halving(0.1, 1)), loss = "mse")
  w <- get_weights(model)[[1]]
  fit(model, x, y, epochs = 3, verbose = 0)
  for (rate in c(0.1, 0.05, 0.025)) w <- w - rate * 2 * t(x) %*% (x %*% w - y) / 4
  expect_equal(get_weights(model)[[1]], w, tolerance = 1e-5)
})

test_that("variables of TensorFlow that are set on an object are its weights", {
  layer_scaled <- new_layer_class(
    "ScaledByVariable",
    initialize = function(...) {
      super$initialize(...)
      self$scale <- tf$Variable(2)
    },
    build = function(input_shape) {
      self$kernel <- tf$Variable(matrix(1, input_shape[[2]], 3), dtype = "float32")
      self$fixed <- list(tf$Variable(tf$zeros(list(3L)), trainable = FALSE))
    },
    call = function(inputs) tf$matmul(inputs, self$kernel) * self$scale + self$fixed[[1]]
  )
  model <- keras_model_sequential(input_shape = 2) %>% layer_scaled()
  expect_length(model$trainable_weights, 2)
  expect_length(model$non_trainable_weights, 1)
  x <- matrix(1:8 / 8, 4)
  expect_equal(predict(model, x, verbose = 0), matrix(2 * rowSums(x), 4, 3), tolerance = 1e-6)
  model %>% compile(loss = "mse", optimizer = optimizer_sgd(0.1))
  fit(model, x, matrix(0, 4, 3), epochs = 1, verbose = 0)
  expect_lt(as.numeric(model$layers[[1]]$scale), 2)
  expect_lt(max(as.array(model$layers[[1]]$kernel)), 1)
  expect_equal(as.array(model$layers[[1]]$fixed[[1]]), array(0, 3))
  metric_batches <- new_metric_class(
    "Batches",
    initialize = function(...) {
      super$initialize(...)
      self$n <- tf$Variable(0)
    },
    update_state = function(y_true, y_pred, sample_weight = NULL) self$n$assign_add(1),
    result = function() self$n + 0
  )
  model %>% compile(loss = "mse", metrics = list(metric_batches(name = "batches")))
  history <- fit(model, x, matrix(0, 4, 3), epochs = 2, batch_size = 1, verbose = 0)
  expect_equal(history$metrics$batches, c(4, 4))
})

test_that("a class may inherit from one that Layer() made", {
  layer_parent <- Layer("Parent",
    initialize = function(units) {
      super()$`__init__`()
      self$units <- units
    },
    build = function(input_shape) {
      self$kernel <- self$add_weight(
        name = "kernel", shape = list(input_shape[[2]], self$units), initializer = "ones"
      )
    },
    call = function(inputs) tf$matmul(inputs, self$kernel)
  )
  layer_child <- Layer("Child",
    inherit = layer_parent,
    call = function(inputs) {
      private$calls <- private$calls + 1
      10 * super()$call(inputs) + private$calls
    },
    private = list(calls = 0)
  )
  layer <- layer_child(units = 2)
  expect_equal(as.array(layer(x)), matrix(10 * rowSums(x) + 1, 4, 2), tolerance = 1e-6)
  expect_equal(as.array(layer(x)), matrix(10 * rowSums(x) + 2, 4, 2), tolerance = 1e-6)
  expect_equal(dim(layer$weights[[1]]), c(2, 2))
  expect_error(layer$calls, class = "AttributeError")
})
