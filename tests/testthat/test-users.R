# What scripts of keras 2.9 do with models, beyond fit and predict; functions and classes of R in
# models that are saved and come back, also in another session.

skip_without_keras()

x <- matrix(seq(-1, 1, length.out = 40), 10)
y <- rowSums(x)

small_model <- function(...) {
  model <- keras_model_sequential(input_shape = 4) %>%
    layer_dense(3, name = "hidden", ...) %>%
    layer_dense(1, name = "last")
  model %>% compile(optimizer = "adam", loss = "mse", metrics = c("mae", "mse"))
}

test_that("a stack has an input and an output, and inner outputs make a model", {
  model <- small_model(activation = "relu")
  inner <- keras_model(model$input, get_layer(model, "hidden")$output)
  weights <- get_weights(model)
  expected <- pmax(sweep(x %*% weights[[1]], 2, weights[[2]], "+"), 0)
  expect_equal(predict(inner, x, verbose = 0), expected, tolerance = 1e-5)
  expect_identical(dim(model$output), c(NA, 1L))
  expect_error(keras_model_sequential()$input, "input_shape", class = "AttributeError")
})

test_that("layers know their shapes and calls", {
  model <- small_model()
  layer <- get_layer(model, index = 1)
  expect_identical(layer$input_shape, list(NULL, 4L))
  expect_identical(layer$output_shape, list(NULL, 3L))
  expect_identical(layer$get_output_shape_at(0L), list(NULL, 3L))
  expect_error(layer_dense(units = 1)$output_shape, "not called", class = "AttributeError")
  model$layers[[1]]$trainable <- FALSE
  expect_false(layer$trainable)
})

test_that("metrics_names are those of evaluate, as soon as there were data", {
  model <- small_model()
  expect_length(model$metrics_names, 0)
  result <- evaluate(model, x, y, verbose = 0)
  expect_identical(model$metrics_names, c("loss", "mae", "mse"))
  expect_named(result, model$metrics_names)
})

test_that("the optimizer has weights, which are none of the model's", {
  model <- small_model()
  fit(model, x, y, epochs = 1, verbose = 0)
  expect_identical(model$optimizer$get_weights()[[1]], 1L)
  expect_length(model$optimizer$weights, length(model$optimizer$get_weights()))
  shown <- capture.output(print(model))
  expect_match(shown, "Total params: 19 ", all = FALSE)
  expect_s3_class(fit(model, x, y, epochs = 1, verbose = 0), "keras_training_history")
})

test_that("states of a model are reset by its method", {
  model <- keras_model_sequential(batch_input_shape = c(1, 2, 1)) %>%
    layer_lstm(2, stateful = TRUE)
  one <- array(1, c(1, 2, 1))
  first <- predict(model, one, verbose = 0)
  expect_false(identical(predict(model, one, verbose = 0), first))
  expect_null(model$reset_states())
  expect_equal(predict(model, one, verbose = 0), first)
})

test_that("logs have the loss first, for callbacks and on the screen", {
  model <- small_model()
  seen <- list()
  keep <- callback_lambda(
    on_batch_end = function(batch, logs) seen$batch <<- names(logs),
    on_epoch_end = function(epoch, logs) seen$epoch <<- names(logs),
    on_test_end = function(logs) seen$test <<- names(logs)
  )
  shown <- capture.output(
    fit(model, x, y, epochs = 1, validation_split = 0.2, callbacks = keep, verbose = 2)
  )
  expect_identical(seen$batch, c("loss", "mae", "mse"))
  expect_identical(seen$test, c("loss", "mae", "mse"))
  expect_identical(seen$epoch, c("loss", "mae", "mse", "val_loss", "val_mae", "val_mse"))
  expect_match(shown, "loss: .* - mae: .* - mse: .* - val_loss: ", all = FALSE)
})

test_that("what is no callback is named", {
  model <- small_model()
  expect_error(
    fit(model, x, y, callbacks = list("early"), verbose = 0), "callbacks.*callback object.*early",
    class = "ArgumentError"
  )
  Own <- R6::R6Class("Own", inherit = KerasCallback)
  expect_error(fit(model, x, y, callbacks = Own, verbose = 0), "not its class", class = "ArgumentError")
})

test_that("NA in data gives NaN and no warning", {
  model <- small_model()
  expect_no_warning(history <- fit(model, x, replace(y, 3, NA), epochs = 1, verbose = 0))
  expect_true(is.nan(history$metrics$loss))
})

test_that("get_config() knows optimizers, and a model the names of its inputs", {
  expect_equal(get_config(optimizer_adam(learning_rate = 0.5))$learning_rate, 0.5)
  expect_error(get_config(3), "get_config.*layer", class = "ValueError")
  input <- layer_input(shape = 4, name = "a")
  expect_identical(keras_model(input, layer_dense(input, 1))$input_names, "a")
})

test_that("a wrapper's own call is that of the wrapped layer, by super", {
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

test_that("messages of Keras come without the codes of a terminal", {
  one <- layer_input(shape = 3)
  said <- tryCatch(layer_multiply(list(one, layer_input(shape = 2))), error = conditionMessage)
  expect_false(grepl("\033", said, fixed = TRUE))
  expect_error(layer_dot(list(one, one), axes = 0), "batch axis", class = "ValueError")
})

test_that("a model is a layer of a stack, also by a call of it", {
  base <- keras_model_sequential(input_shape = 4, name = "base") %>% layer_dense(3)
  model <- keras_model_sequential() %>%
    base %>%
    layer_dense(1)
  expect_identical(model$layers[[1]]$name, "base")
  again <- keras_model_sequential(input_shape = 4)
  expect_false(withVisible(again %>% base())$visible)
  expect_equal(predict(again, x, verbose = 0), predict(base, x, verbose = 0), tolerance = 1e-6)
})

test_that("inner outputs are on the way to the output", {
  model <- keras_model_sequential(input_shape = 4) %>%
    layer_dense(3, name = "hidden") %>%
    layer_dense(2) %>%
    layer_dense(1)
  both <- keras_model(model$input, list(get_layer(model, "hidden")$output, model$output))
  with(tf$GradientTape() %as% tape, {
    c(inner, outer) %<-% both(x)
  })
  gradient <- as.array(tape$gradient(outer, inner))
  weights <- get_weights(model)
  expect_equal(gradient[1, ], as.numeric(weights[[3]] %*% weights[[5]]), tolerance = 1e-5)
  expect_error(layer_reshape(model, target_shape = 7))
  expect_length(model$layers, 3)
  expect_identical(dim(predict(model, x, verbose = 0)), c(10L, 1L))
})

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

test_that("datasets are made of tuples", {
  data <- tf$data$Dataset$from_tensor_slices(tuple(x, matrix(y)))$batch(5L)
  model <- small_model()
  expect_s3_class(fit(model, data, epochs = 1, verbose = 0), "keras_training_history")
  expect_equal(
    evaluate(model, data, verbose = 0), evaluate(model, x, y, verbose = 0),
    tolerance = 1e-5
  )
  expect_identical(length(tuple(list(1, 2, 3))), 3L)
})

# ---- seeds --------------------------------------------------------------------------------

test_that("a layer leaves R's random numbers alone, and use_session_with_seed() seeds them", {
  set.seed(4)
  expected <- runif(2)
  set.seed(4)
  layer_dense(units = 1)
  expect_identical(runif(2), expected)
  use_session_with_seed(4, quiet = TRUE)
  expect_identical(runif(2), expected)
})

# ---- functions and classes of R in saved models -------------------------------------------

test_that("models with R functions come back by the names of the functions", {
  squash <- structure(function(x) tf$tanh(x), py_function_name = "squash")
  model <- keras_model_sequential(input_shape = 4) %>%
    layer_dense(3, activation = squash) %>%
    layer_lambda(function(x) x * 2) %>%
    layer_dense(1)
  far <- custom_metric("far", function(y_true, y_pred) tf$abs(y_true - y_pred))
  model %>% compile("sgd", loss = "mse", metrics = list(far))
  expected <- evaluate(model, x, y, verbose = 0)
  own <- list(
    squash = function(x) tf$tanh(x), r_function = function(x) x * 2,
    far = function(y_true, y_pred) tf$abs(y_true - y_pred)
  )
  file <- tempfile(fileext = ".h5")
  folder <- tempfile()
  save_model_hdf5(model, file)
  save_model_tf(model, folder)
  again <- tempfile(fileext = ".h5")
  loaded <- load_model_hdf5(file, own)
  save_model_hdf5(loaded, again)
  for (other in list(loaded, load_model_tf(folder, own), load_model_hdf5(again, own))) {
    expect_equal(evaluate(other, x, y, verbose = 0), expected, tolerance = 1e-6)
  }
  for (load in list(function() load_model_hdf5(file), function() load_model_tf(folder))) {
    expect_error(load(), 'function "squash".*custom_objects', class = "UnknownObject")
  }
  expect_error(unserialize_model(serialize_model(model)), "squash", class = "UnknownObject")
  expect_error(model_from_json(model_to_json(model)), "squash", class = "UnknownObject")
})

test_that("classes and functions that have names need no names in custom_objects", {
  layer_thrice <- new_layer_class("Thrice", call = function(inputs) inputs * 3)
  model <- keras_model_sequential(input_shape = 4) %>% layer_thrice()
  file <- tempfile(fileext = ".h5")
  save_model_hdf5(model, file)
  for (own in list(layer_thrice, list(layer_thrice), list(Thrice = layer_thrice))) {
    expect_equal(predict(load_model_hdf5(file, own), x, verbose = 0), 3 * x, tolerance = 1e-6)
  }
  expect_error(load_model_hdf5(file, list(3)), "named list", class = "ValueError")
})

test_that("readRDS() finds classes of the session, in another session too", {
  classes <- quote({
    layer_times <- new_layer_class("Times",
      initialize = function(factor, ...) {
        super$initialize(...)
        self$factor <- factor
      },
      call = function(inputs) inputs * self$factor
    )
    Plus <- R6::R6Class("Plus",
      inherit = KerasLayer,
      public = list(
        initialize = function(n) private$n <- n,
        call = function(inputs, mask = NULL) inputs + private$n
      ),
      private = list(n = NULL)
    )
    shrink <- structure(function(x) x / 2, py_function_name = "shrink")
  })
  here <- new.env()
  eval(classes, here)
  model <- keras_model_sequential(input_shape = 4) %>%
    (here$layer_times)(factor = 3) %>%
    create_layer(here$Plus, ., list(n = 1)) %>%
    layer_activation(activation = here$shrink)
  file <- tempfile(fileext = ".rds")
  saveRDS(model, file)
  # The function is looked for in the global environment, where scripts have it.
  assign("shrink", here$shrink, globalenv())
  on.exit(rm("shrink", envir = globalenv()))
  expect_equal(predict(readRDS(file), x, verbose = 0), (3 * x + 1) / 2, tolerance = 1e-6)

  elsewhere <- function(code) {
    script <- tempfile(fileext = ".R")
    lines <- c(
      "library(rkeras)", code, sprintf("model <- readRDS(%s)", deparse(file)),
      "value <- function() sum(predict(model, matrix(1, 1, 4), verbose = 0))",
      "cat(tryCatch(format(value()), error = conditionMessage))"
    )
    writeLines(lines, script)
    system2(file.path(R.home("bin"), "Rscript"), script, stdout = TRUE, stderr = FALSE)
  }
  expect_identical(elsewhere(unlist(lapply(as.list(classes)[-1], deparse))), "8")
  expect_match(elsewhere(character()), "\"Times\".*define it again")
})
