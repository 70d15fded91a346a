# Metrics and losses that layers and models of one's own add in their call, as in keras 2.9.

skip_without_keras()

x <- matrix(seq(-1, 2, length.out = 24), 12)
w <- matrix(c(1, -2))
y <- seq(0, 1, length.out = 12)
out <- drop(x %*% w)
# Batches of eight and of four: a number for each batch is told as the mean of the batches.
of_batches <- function(f) mean(c(f(out[1:8]), f(out[9:12])))

add <- function(self, inputs) {
  self$add_metric(k_mean(inputs), name = "level", aggregation = "mean")
  self$add_metric(k_square(inputs), name = "square")
  self$add_loss(0.5 * k_mean(k_square(inputs)))
  inputs
}
told <- c(
  loss = mean((out - y)^2) + 0.5 * mean(out^2), level = of_batches(mean),
  square = mean(out^2)
)
check <- function(model) {
  model %>% compile(optimizer = optimizer_sgd(learning_rate = 0), loss = "mse")
  found <- evaluate(model, x, y, batch_size = 8, verbose = 0)
  expect_equal(found, told, tolerance = 1e-5)
  # Each epoch begins anew.
  history <- fit(
    model, x, y, epochs = 2, batch_size = 8, shuffle = FALSE, verbose = 0,
    validation_data = list(x, y)
  )
  expect_named(history$metrics, c(names(told), paste0("val_", names(told))))
  for (name in names(told)) {
    expect_equal(history$metrics[[name]], rep(told[[name]], 2), tolerance = 1e-5)
  }
  expect_equal(history$metrics$val_square, rep(told[["square"]], 2), tolerance = 1e-5)
  expect_length(get_weights(model), 1)
  expect_equal(evaluate(model, x, y, batch_size = 8, verbose = 0), told, tolerance = 1e-5)
  expect_equal(unlist(model$metrics_names), names(told))
}
dense <- function() layer_dense(units = 1, use_bias = FALSE, weights = list(w))

test_that("layers of all kinds tell of metrics", {
  OfR6 <- R6::R6Class("OfR6",
    inherit = KerasLayer,
    public = list(call = function(inputs, mask = NULL) add(self, inputs))
  )
  OfPython(keras$layers$Layer) %py_class% {
    call <- function(inputs) add(self, inputs)
  }
  layers <- list(
    create_layer_wrapper(OfR6),
    new_layer_class("OfFunctions", call = function(inputs) add(self, inputs)),
    Layer("OfLayer", call = function(inputs) add(self, inputs)),
    function(object) create_layer(OfPython, object)
  )
  for (layer in layers) {
    model <- keras_model_sequential(input_shape = 2) %>%
      layer_dense(units = 1, use_bias = FALSE, weights = list(w)) %>%
      layer()
    check(model)
  }
})

test_that("and so do models, also within another", {
  Own <- new_model_class("Own",
    initialize = function(...) {
      super$initialize(...)
      self$dense <- dense()
    },
    call = function(inputs) add(self, self$dense(inputs))
  )
  check(Own())
  check(keras_model_custom(function(self) {
    self$dense <- dense()
    function(inputs, mask = NULL) add(self, self$dense(inputs))
  }))
  input <- layer_input(shape = 2)
  check(keras_model(input, Own()(input)))
})

test_that("what a metric gave is told under that metric's name", {
  layer_peak <- new_layer_class("Peak",
    initialize = function(...) {
      super$initialize(...)
      self$total <- metric_sum(name = "total")
    },
    call = function(inputs) {
      self$add_metric(self$total(inputs))
      inputs
    }
  )
  model <- keras_model_sequential(input_shape = 2) %>% layer_peak()
  model %>% compile(optimizer = "sgd", loss = "mse", metrics = "mae")
  found <- evaluate(model, x, 0 * x, batch_size = 5, verbose = 0)
  expect_equal(found, c(loss = mean(x^2), mae = mean(abs(x)), total = sum(x)), tolerance = 1e-5)
})

test_that("a metric of training alone, and a model saved with its metrics", {
  layer_told <- new_layer_class("Told", call = function(inputs, training = NULL) {
    if (isTRUE(training)) self$add_metric(k_sum(inputs), name = "seen")
    inputs
  })
  model <- keras_model_sequential(input_shape = 2) %>%
    layer_told() %>%
    layer_dense(units = 1)
  model %>% compile(optimizer = "sgd", loss = "mse")
  history <- fit(model, x, y, epochs = 2, batch_size = 12, verbose = 0)
  expect_equal(history$metrics$seen, rep(sum(x), 2), tolerance = 1e-5)
  file <- withr::local_tempfile(fileext = ".keras")
  save_model_tf(model, file)
  again <- load_model_tf(file, custom_objects = list(layer_told))
  history <- fit(again, x, y, epochs = 1, batch_size = 12, verbose = 0)
  expect_equal(history$metrics$seen, sum(x), tolerance = 1e-5)
})

test_that("a metric needs a name, a mean and a call", {
  add_to <- function(...) {
    given <- list(...)
    layer_bad <- new_layer_class("Bad", call = function(inputs) {
      do.call(self$add_metric, c(list(inputs), given))
      inputs
    })
    layer_bad()(tf$ones(shape(1, 2)))
  }
  expect_error(add_to(), "needs a `name`", class = "ValueError")
  expect_error(add_to(name = "m", aggregation = "sum"), "must be \"mean\"", class = "ValueError")
  expect_error(dense()$add_metric(tf$ones(2L), name = "m"), "is not being called")
})
