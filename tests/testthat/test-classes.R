# Classes written in R: what they compute, train, log, save and load; errors; no Python too early.

skip_without_keras()

x <- matrix(c(0.1, -0.4, 0.7, 0.2, 0.5, -0.3, 0.9, 0.8), 4)
y <- c(1, 0, -1, 2)

regression <- function(model) {
  model %>% compile(optimizer = optimizer_sgd(learning_rate = 0.1), loss = "mse")
}

mine <- function(data) {
  stop(structure(class = c("mine", "error", "condition"), list(message = "no", data = data)))
}

predicted <- function(model, x) predict(model, x, verbose = 0)

test_that("a KerasCallback is called at its moments, with numbers and logs", {
  Recorder <- R6::R6Class("Recorder",
    inherit = KerasCallback,
    public = list(
      batches = NULL, epochs = NULL, losses = NULL, names = NULL, trained = 0, tested = 0,
      on_train_begin = function(logs = NULL) self$trained <- self$trained + 1,
      on_test_end = function(logs = NULL) self$tested <- self$tested + 1,
      on_batch_end = function(batch, logs = list()) {
        self$batches <- c(self$batches, batch)
        self$losses <- c(self$losses, logs[["loss"]])
      },
      on_epoch_end = function(epoch, logs = list()) {
        self$epochs <- c(self$epochs, epoch)
        self$names <- names(logs)
        logs[["extra"]] <- 10 * epoch
      }
    )
  )
  model <- keras_model_sequential(input_shape = 2) %>% layer_dense(1)
  regression(model)
  recorder <- Recorder$new()
  history <- model %>% fit(
    x, y,
    batch_size = 2, epochs = 3, verbose = 0, validation_data = list(x, y),
    callbacks = list(recorder)
  )
  expect_equal(recorder$batches, rep(0:1, 3))
  expect_equal(recorder$epochs, 0:2)
  expect_length(recorder$losses, 6)
  expect_equal(recorder$losses[c(2, 4, 6)], history$metrics$loss, tolerance = 1e-6)
  expect_setequal(recorder$names, c("loss", "val_loss"))
  expect_equal(c(recorder$trained, recorder$tested), c(1, 3))
  expect_equal(history$metrics$extra, c(0, 10, 20))
  expect_equal(recorder$params$epochs, 3)
  expect_true(recorder$model == model)
})

test_that("a callback stops training, and its error comes out as itself", {
  Stopper <- R6::R6Class("Stopper",
    inherit = KerasCallback,
    public = list(on_epoch_end = function(epoch, logs = NULL) {
      if (epoch == 1) self$model$stop_training <- TRUE
    })
  )
  stopper <- new_callback_class("Stopper", on_epoch_end = function(epoch, logs = NULL) {
    if (epoch == 2) self$model$stop_training <- TRUE
    logs[["z"]] <- epoch
  })
  model <- keras_model_sequential(input_shape = 2) %>% layer_dense(1)
  regression(model)
  trained <- function(callback) {
    fit(model, x, y, epochs = 6, verbose = 0, callbacks = list(callback))$metrics
  }
  expect_length(trained(Stopper$new())$loss, 2)
  expect_equal(trained(stopper())$z, 0:2)
  failing <- new_callback_class("Failing", on_train_batch_end = function(batch, logs) mine(batch))
  Failing <- R6::R6Class("Failing",
    inherit = KerasCallback, public = list(on_epoch_begin = function(epoch, logs) mine(7))
  )
  expect_equal(expect_error(trained(failing()), class = "mine")$data, 0)
  expect_equal(expect_error(trained(Failing$new()), class = "mine")$data, 7)
})

test_that("both methods for batches are called, once each", {
  counted <- c(old = 0, new = 0)
  counter <- new_callback_class("Counter",
    on_batch_begin = function(batch, logs) counted[["old"]] <<- counted[["old"]] + 1,
    on_train_batch_begin = function(batch, logs) counted[["new"]] <<- counted[["new"]] + 1
  )
  model <- keras_model_sequential(input_shape = 2) %>% layer_dense(1)
  regression(model)
  fit(model, x, y, batch_size = 1, epochs = 2, verbose = 0, callbacks = list(counter()))
  expect_equal(counted, c(old = 8, new = 8))
})

test_that("a KerasConstraint holds the weights where they may be, and is loaded again", {
  Floor <- R6::R6Class("Floor",
    inherit = KerasConstraint,
    public = list(
      least = NULL,
      initialize = function(least = 0.25) self$least <- least,
      call = function(w) tf$maximum(w, self$least),
      get_config = function() list(least = self$least)
    )
  )
  model <- keras_model_sequential(input_shape = 2) %>%
    layer_dense(20, kernel_constraint = Floor$new(0.5))
  regression(model)
  expect_lt(min(get_weights(model)[[1]]), 0.5)
  fit(model, x, matrix(-1, 4, 20), verbose = 0, epochs = 1)
  expect_equal(min(get_weights(model)[[1]]), 0.5)
  path <- tempfile(fileext = ".h5")
  save_model_hdf5(model, path)
  loaded <- load_model_hdf5(path, custom_objects = list(Floor = Floor))
  expect_equal(loaded$layers[[1]]$kernel_constraint$get_config(), list(least = 0.5))
})

LinearLayer <- R6::R6Class("LinearLayer", # nolint: object_name_linter.
  inherit = KerasLayer,
  public = list(
    units = NULL, kernel = NULL,
    initialize = function(units) self$units <- units,
    build = function(input_shape) {
      self$kernel <- self$add_weight(
        name = "kernel", shape = list(input_shape[[2]], self$units),
        initializer = initializer_random_normal(), trainable = TRUE
      )
    },
    call = function(inputs, mask = NULL) tf$matmul(inputs, self$kernel),
    compute_output_shape = function(input_shape) list(input_shape[[1]], self$units)
  )
)

test_that("a KerasLayer computes, trains, and is saved and loaded", {
  layer_linear <- create_layer_wrapper(LinearLayer)
  expect_named(formals(layer_linear), c("object", "units"))
  expect_equal(dim(layer_input(shape = 3) %>% layer_linear(units = 2)), c(NA, 2))
  model <- keras_model_sequential(input_shape = 2) %>%
    create_layer(LinearLayer, ., list(units = 3, name = "linear")) %>%
    layer_linear(1)
  expect_equal(model$layers[[1]]$name, "linear")
  weights <- get_weights(model)
  expect_equal(lapply(weights, dim), list(c(2L, 3L), c(3L, 1L)))
  expect_equal(predicted(model, x), x %*% weights[[1]] %*% weights[[2]], tolerance = 1e-5)
  regression(model)
  fit(model, x, y, verbose = 0, epochs = 1)
  expect_gt(max(abs(get_weights(model)[[1]] - weights[[1]])), 1e-5)
  for (format in c("hdf5", "tf")) {
    path <- tempfile(fileext = if (format == "hdf5") ".h5" else "")
    list(hdf5 = save_model_hdf5, tf = save_model_tf)[[format]](model, path)
    loaded <- list(hdf5 = load_model_hdf5, tf = load_model_tf)[[format]](
      path,
      custom_objects = list(LinearLayer = LinearLayer)
    )
    expect_equal(predicted(loaded, x), predicted(model, x))
  }
  expect_error(
    LinearLayer$new(2) %>% keras_model_sequential(), "create_layer",
    class = "ValueError"
  )
})

test_that("a KerasWrapper wraps a built layer, has weights and losses of its own", {
  Scaled <- R6::R6Class("Scaled",
    inherit = KerasWrapper,
    public = list(
      by = NULL, scale = NULL, seen = NULL,
      initialize = function(by) self$by <- by,
      build = function(input_shape) {
        super$build(input_shape)
        self$scale <- super$add_weight(
          name = "scale", shape = 1, initializer = initializer_constant(self$by)
        )
        stopifnot(identical(dim(private$py_wrapper$layer$kernel), c(2L, 3L)))
      },
      call = function(inputs, mask = NULL) {
        self$add_loss(tf$reduce_sum(self$scale))
        private$py_wrapper$layer(inputs) * self$scale
      }
    )
  )
  wrapped <- layer_dense(units = 3)
  model <- keras_model_sequential(input_shape = 2) %>%
    create_wrapper(Scaled, ., list(layer = wrapped, by = 4))
  weights <- get_weights(model)
  expect_length(weights, 3)
  expect_equal(predicted(model, x), 4 * predicted(keras_model_sequential(list(wrapped)), x))
  regression(model)
  zero <- 0 * predicted(model, x)
  loss <- evaluate(model, x, zero, verbose = 0)[["loss"]]
  expect_equal(loss, mean(predicted(model, x)^2) + 4, tolerance = 1e-5)
  path <- tempfile(fileext = ".h5")
  save_model_hdf5(model, path)
  loaded <- load_model_hdf5(path, custom_objects = list(Scaled = Scaled))
  expect_equal(predicted(loaded, x), predicted(model, x))
})

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

test_that("models are classes, with steps of their own", {
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

test_that("%py_class% has methods, properties, private members and documentation", {
  Counter(keras$layers$Layer) %py_class% {
    "Counts."
    initialize <- function(start, ...) {
      super$initialize(...)
      private$count <- start
    }
    call <- function(inputs) inputs + private$count
    raise <- function(by = 1) private$add(by)
    twice %<-active% function(value) {
      if (missing(value)) 2 * private$count else private$count <- value / 2
    }
    private <- list(count = 0, add = function(by) private$count <- private$count + by)
  }
  one <- Counter(5)
  two <- Counter(start = 7)
  one$raise()
  one$raise(by = 3)
  expect_equal(c(one$twice, two$twice), c(18, 14))
  one$twice <- 8
  expect_equal(as.array(one(x)), x + 4, tolerance = 1e-6)
  expect_equal(Counter$`__doc__`, "Counts.")
  Child(Counter) %py_class% {
    call <- function(inputs) super$call(inputs) * private$factor
    private <- list(factor = 10)
  }
  expect_equal(as.array(Child(1)(x)), (x + 1) * 10, tolerance = 1e-6)
  layer_counter <- create_layer_wrapper(Counter, modifiers = list(start = sqrt))
  expect_equal(as.array(layer_counter(x, start = 9)), x + 3, tolerance = 1e-6)
  expect_error(mark_active(1), "must be a function", class = "ArgumentError")
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

test_that("convert = FALSE gives methods Python's own objects", {
  Raw(keras$layers$Layer, convert = FALSE) %py_class% {
    compute_output_shape <- function(input_shape) {
      expect_s3_class(input_shape, "rkeras_object")
      list(NULL, input_shape[[2]] * 2)
    }
    call <- function(inputs) tf$concat(list(inputs, inputs), 1L)
  }
  expect_equal(dim(Raw()(layer_input(shape = 3))), c(NA, 6))
})

test_that("classes of R6 and of Python have layer functions", {
  Times <- R6::R6Class("Times", inherit = keras$layers$Layer, public = list(
    initialize = function(by) {
      super$initialize()
      self$by <- by
    },
    call = function(inputs) inputs * self$by
  ))
  layer_times <- create_layer_wrapper(Times)
  expect_equal(as.array(layer_times(x, by = 3)), x * 3, tolerance = 1e-6)
  layer_own_dense <- create_layer_wrapper(keras$layers$Dense, list(units = function(n) n + 1))
  expect_equal(dim(layer_own_dense(layer_input(shape = 2), units = 2)), c(NA, 3))
})

test_that("objects are let go", {
  layer_kept <- new_layer_class("Kept",
    call = function(inputs) inputs * private$by,
    private = list(by = 2, helper = function() self$name)
  )
  made <- function() {
    for (i in 1:20) {
      layer_kept()(x)
      create_layer(LinearLayer, NULL, list(units = 2))(x)
    }
  }
  collect <- function() {
    for (i in 1:3) {
      gc()
      rkeras_import("gc")$collect()
    }
  }
  made()
  collect()
  before <- rkeras:::operate("counts")
  made()
  collect()
  after <- rkeras:::operate("counts")
  expect_lt(after$python_objects - before$python_objects, 10)
  expect_lt(after$r_objects - before$r_objects, 10)
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

test_that("a wrapper's own call is that of the wrapped layer, by super", {
  x <- matrix(seq(-1, 1, length.out = 40), 10)
  Twice <- R6::R6Class("Twice",
    inherit = KerasWrapper,
    public = list(
      scale = NULL,
      build = function(input_shape) {
        super$build(input_shape)
        self$scale <- super$add_weight(name = "scale", shape = shape(1), initializer = "ones")
      },
      call = function(inputs, mask = NULL) super$call(2 * inputs) * self$scale
    )
  )
  dense <- layer_dense(units = 1, kernel_initializer = "ones")
  model <- keras_model_sequential(input_shape = 4) %>% create_wrapper(Twice, ., list(layer = dense))
  expect_equal(predict(model, x, verbose = 0), 2 * matrix(rowSums(x)), tolerance = 1e-6)
  expect_length(model$weights, 3)
})
