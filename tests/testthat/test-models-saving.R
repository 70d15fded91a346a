# Models in files, text and bytes; functions and classes of R in them, also in another session.

skip_without_keras()

x <- matrix(seq(-1, 1, length.out = 40), 10)
y <- rowSums(x)

test_that("saved and loaded, a model predicts the same and can go on", {
  line <- new_line()
  fit(line$model, line$x, line$y, epochs = 1, verbose = 0)
  expected <- predict(line$model, line$x, verbose = 0)
  file <- tempfile(fileext = ".h5")
  expect_identical(withVisible(save_model_hdf5(line$model, file))$visible, FALSE)
  folder <- tempfile()
  save_model_tf(line$model, folder)
  for (loaded in list(load_model_hdf5(file), load_model_tf(folder))) {
    expect_identical(predict(loaded, line$x, verbose = 0), expected)
    expect_s3_class(fit(loaded, line$x, line$y, epochs = 1, verbose = 0), "keras_training_history")
  }
  expect_error(load_model_hdf5("/no/such/file.h5"), "no such|no file", class = "FileNotFoundError")
  expect_error(save_model_hdf5(line$model, file, overwrite = FALSE), class = "FileExistsError")
})

test_that("the methods of 2.9 choose the format by the path", {
  line <- new_line()
  fit(line$model, line$x, line$y, epochs = 1, verbose = 0)
  expected <- predict(line$model, line$x, verbose = 0)
  folder <- withr::local_tempdir()
  inside <- function(name) file.path(folder, name)
  line$model$save(inside("model.h5"))
  line$model$save(inside("model.keras"))
  line$model$save(inside("folder"))
  line$model$save(inside("named"), save_format = "h5")
  expect_true(dir.exists(inside("folder")))
  for (name in c("model.h5", "model.keras", "folder", "named")) {
    expect_identical(predict(load_model_hdf5(inside(name)), line$x, verbose = 0), expected)
  }
  expect_error(line$model$save(inside("model.h5"), overwrite = FALSE), class = "FileExistsError")
  expect_error(line$model$save(inside("x"), save_format = "csv"), "csv", class = "ValueError")
  expect_warning(
    line$model$save(inside("model.h5"), signatures = list()), "`signatures` has no meaning",
    class = "ObsoleteArgumentWarning"
  )
  expect_warning(
    line$model$save(inside("model.keras"), options = list()), "`options` has no meaning",
    class = "ObsoleteArgumentWarning"
  )
  for (name in c("weights.h5", "checkpoint")) {
    line$model$save_weights(inside(name))
    other <- new_line()$model
    other$load_weights(inside(name))
    expect_identical(predict(other, line$x, verbose = 0), expected)
  }
  expect_true(file.exists(inside("checkpoint.index")))
})

test_that("weights, text and raw vectors give the model back", {
  model <- new_stack()
  x <- matrix(c(1, 2, 3, 4), 2)
  expected <- predict(model, x, verbose = 0)
  folder <- tempfile()
  dir.create(folder)
  file <- file.path(folder, "weights.h5")
  checkpoint <- file.path(folder, "weights")
  save_model_weights_hdf5(model, file)
  save_model_weights_tf(model, checkpoint)
  for (describe in list(model_to_json, model_to_yaml)) {
    make <- if (identical(describe, model_to_json)) model_from_json else model_from_yaml
    other <- make(describe(model))
    load_model_weights_hdf5(other, file)
    expect_identical(predict(other, x, verbose = 0), expected)
    other <- make(describe(model)) %>% load_model_weights_tf(checkpoint)
    expect_identical(predict(other, x, verbose = 0), expected)
    # The form of 2.9, which Keras 2 reads.
    expect_match(describe(model), "\"keras_version\": \"2.9.0\"", fixed = TRUE)
    expect_no_match(describe(model), "registered_name", fixed = TRUE)
  }
  raw <- serialize_model(model)
  expect_type(raw, "raw")
  saved <- file.path(folder, "model.rds")
  saveRDS(raw, saved)
  expect_identical(predict(unserialize_model(readRDS(saved)), x, verbose = 0), expected)
  expect_error(unserialize_model(raw[1:100]), "unserialize_model", class = "ValueError")
  expect_error(unserialize_model("raw"), "raw vector", class = "ValueError")
})

test_that("an exported model is served by TensorFlow alone", {
  model <- new_stack()
  x <- matrix(c(1, 2, 3, 4), 2)
  folder <- tempfile()
  expect_identical(export_savedmodel(model, folder), folder)
  served <- tf$saved_model$load(folder)
  expect_equal(
    as.array(served$serve(tf$constant(x, "float32"))), predict(model, x, verbose = 0),
    tolerance = 1e-6
  )
  version <- export_savedmodel(model, tempfile(), overwrite = FALSE)
  expect_match(basename(version), "^[0-9]{14}$")
})

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

test_that("readRDS() knows every class of rkeras in another session, before anything else ran", {
  model <- keras_model_sequential(input_shape = c(5, 5, 1)) %>%
    layer_conv_2d(2, 3, kernel_initializer = "ones", activation = "relu") %>%
    layer_depthwise_conv_2d(2, depthwise_initializer = "ones") %>%
    layer_flatten()
  file <- tempfile(fileext = ".rds")
  saveRDS(model, file)
  # 3 x 3 sums of 9, of which 2 x 2 windows of 2 x 2 are added up, in two channels.
  expect_session(character(), c(
    "library(rkeras)", sprintf("model <- readRDS(%s)", deparse(file)),
    "stopifnot(sum(as.array(model(array(1, c(1, 5, 5, 1))))) == 9 * 4 * 4 * 2)"
  ))
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

test_that("a configuration of keras 2.9 finds layers written in R, and its own hard_sigmoid", {
  config <- paste0(
    '{"class_name": "Sequential", "config": {"name": "old", "layers": [',
    '{"class_name": "Scale", "config": {"name": "scale", "trainable": true, "dtype": "float32", ',
    '"factor": 3.0, "batch_input_shape": [null, 2]}}, ',
    '{"class_name": "Activation", "config": {"name": "squash", "activation": "hard_sigmoid"}}]}, ',
    '"keras_version": "2.9.0", "backend": "tensorflow"}'
  )
  layer_scale <- new_layer_class(
    "Scale",
    initialize = function(factor = 1, ...) {
      super$initialize(...)
      self$factor <- factor
    },
    call = function(inputs, ...) inputs * self$factor
  )
  model <- model_from_json(config, custom_objects = list(Scale = layer_scale))
  x <- matrix(c(-1, 0.1, 0.2, 0.5), ncol = 2)
  expect_equal(predict(model, x), pmin(pmax(0.2 * 3 * x + 0.5, 0), 1), tolerance = 1e-6)
  expect_error(model_from_json(config), "Scale.*custom_objects")
})

test_that("models that share an optimizer are saved with the state of their own weights", {
  shared <- optimizer_adam(0.1)
  models <- lapply(2:3, function(n) {
    model <- keras_model_sequential(input_shape = n) %>% layer_dense(1)
    compile(model, shared, "mse")
    fit(model, matrix(1, 4, n), rep(2, 4), epochs = 2, verbose = 0)
    model
  })
  path <- withr::local_tempfile(fileext = ".h5")
  for (model in models) {
    save_model_hdf5(model, path)
    expect_no_warning(again <- load_model_hdf5(path))
    expect_equal(as.numeric(again$optimizer$iterations), 4)
    expect_length(again$optimizer$weights, 2 + 2 * 2)
  }
})
