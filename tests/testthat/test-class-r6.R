# R6 classes that inherit from KerasCallback, KerasConstraint, KerasLayer and KerasWrapper.

skip_without_keras()

x <- matrix(c(0.1, -0.4, 0.7, 0.2, 0.5, -0.3, 0.9, 0.8), 4)
y <- c(1, 0, -1, 2)

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
