# compile, fit, evaluate, predict, save and load, summary.

skip_without_keras()

new_line <- function() {
  model <- keras_model_sequential() %>%
    layer_dense(units = 1, input_shape = 1, weights = list(matrix(0), 0))
  model %>% compile(optimizer = "sgd", loss = "mse", metrics = "mae")
  x <- matrix(seq(-1, 1, length.out = 64))
  list(model = model, x = x, y = 2 * x + 1)
}

test_that("one step of fit is one step of gradient descent", {
  line <- new_line()
  history <- line$model %>%
    fit(line$x, line$y, epochs = 1, batch_size = 64, verbose = 0)
  expect_s3_class(history, "keras_training_history")
  expect_equal(history$metrics$loss, mean(line$y^2), tolerance = 1e-5)
  weights <- line$model$get_weights()
  rate <- 0.01
  expect_equal(as.numeric(weights[[1]]), rate * 2 * mean(line$y * line$x), tolerance = 1e-4)
  expect_equal(as.numeric(weights[[2]]), rate * 2 * mean(line$y), tolerance = 1e-4)
})

test_that("evaluate gives numbers by name, predict an array", {
  line <- new_line()
  result <- line$model %>% evaluate(line$x, line$y, verbose = 0)
  expect_named(result, c("loss", "mae"))
  expect_equal(result[["loss"]], mean(line$y^2), tolerance = 1e-5)
  expect_equal(line$model %>% predict(line$x, verbose = 0), matrix(0, 64, 1))
})

test_that("data frames, vectors and lists are data", {
  model <- keras_model_sequential() %>% layer_dense(units = 1, input_shape = 2)
  model %>% compile(loss = "mse")
  x <- data.frame(a = 1:4 / 4, b = c(0, 1, 0, 1))
  expect_s3_class(fit(model, x, c(1, 2, 3, 4), epochs = 1, verbose = 0), "keras_training_history")
  expect_equal(dim(predict(model, x, verbose = 0)), c(4L, 1L))
})

test_that("NA in data is an error that names the argument", {
  line <- new_line()
  expect_error(
    fit(line$model, line$x, c(1L, NA, 3L), verbose = 0), "`y` must be .*not NA",
    class = "ValueError"
  )
})

test_that("data of the wrong shape are named, and the model is as before", {
  line <- new_line()
  before <- line$model$get_weights()
  expect_error(
    predict(line$model, array(1, c(2, 3, 4))), "`x` must have the shape (NA, 1)",
    fixed = TRUE, class = "ValueError"
  )
  expect_equal(line$model$get_weights(), before)
})

test_that("fit before compile says what to do", {
  model <- keras_model_sequential() %>% layer_dense(1, input_shape = 1)
  expect_error(fit(model, matrix(1), matrix(1)), "call compile\\(\\) first", class = "ValueError")
})

test_that("R functions are losses, metrics and activations", {
  line <- new_line()
  line$model %>% compile(
    optimizer = "sgd",
    loss = function(y_true, y_pred) (y_true - y_pred)^2,
    metrics = list(twice = function(y_true, y_pred) 2 * (y_true - y_pred)^2)
  )
  history <- fit(line$model, line$x, line$y, epochs = 1, batch_size = 64, verbose = 0)
  expect_equal(history$metrics$loss, mean(line$y^2), tolerance = 1e-5)
  layer <- layer_dense(units = 1, activation = function(x) x * 2, weights = list(matrix(3), 1))
  expect_equal(as.numeric(layer(matrix(c(1, 2)))), c(8, 14))
})

test_that("an R error in an R function comes out of fit as itself", {
  line <- new_line()
  own <- structure(
    class = c("out_of_cheese", "error", "condition"),
    list(message = "no cheese left", call = NULL, left = 0)
  )
  line$model %>% compile(loss = function(y_true, y_pred) stop(own))
  caught <- tryCatch(fit(line$model, line$x, line$y, verbose = 0), out_of_cheese = identity)
  expect_s3_class(caught, "out_of_cheese")
  expect_identical(caught$left, 0)
  expect_identical(conditionMessage(caught), "no cheese left")
})

test_that("an R function gives batches", {
  line <- new_line()
  count <- 0
  batches <- function() {
    count <<- count + 1
    list(line$x[1:8, , drop = FALSE], line$y[1:8, , drop = FALSE])
  }
  history <- fit(line$model, batches, epochs = 2, steps_per_epoch = 3, verbose = 0)
  expect_length(history$metrics$loss, 2)
  expect_gte(count, 6)
  failing <- function() stop("the disk is on fire")
  expect_error(fit(line$model, failing, steps_per_epoch = 2, verbose = 0), "the disk is on fire")
})

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

test_that("summary shows the table in the width of R", {
  model <- keras_model_sequential() %>%
    layer_dense(units = 8, input_shape = 4) %>%
    layer_dense(units = 1)
  for (width in c(60, 100)) {
    shown <- local({
      old <- options(width = width)
      on.exit(options(old))
      capture.output(summary(model))
    })
    expect_lte(max(nchar(shown)), width)
    expect_match(shown, "dense", all = FALSE)
    expect_match(shown, "Total params: 49", all = FALSE)
  }
  expect_identical(capture.output(print(model)), capture.output(summary(model)))
})

test_that("a column says what is trained where something is not", {
  input <- layer_input(shape = 4)
  graph <- keras_model(input, layer_add(list(input, layer_batch_normalization(input))))
  stack <- keras_model_sequential(input_shape = 4) %>% layer_batch_normalization()
  old <- options(width = 80)
  on.exit(options(old))
  for (model in list(graph, stack)) {
    shown <- capture.output(print(model))
    expect_match(shown, "Trainable +[^ ]$", all = FALSE)
    expect_lte(max(nchar(shown)), 80)
    without <- capture.output(print(model, show_trainable = FALSE))
    expect_false(any(grepl("Trainable +[^ ]$", without)))
  }
})

test_that("summary of a model without an input shape says what is not known", {
  model <- keras_model_sequential() %>% layer_dense(units = 8)
  expect_match(capture.output(summary(model)), "input_shape", all = FALSE)
})

test_that("what fit prints can be captured", {
  line <- new_line()
  shown <- capture.output(fit(line$model, line$x, line$y, epochs = 2, verbose = 2))
  expect_match(shown, "Epoch 1/2", all = FALSE)
  # A progress bar, where nobody watches it, is one line in the end.
  bar <- capture.output(fit(line$model, line$x, line$y, epochs = 2, verbose = 1))
  expect_length(bar, 4)
  expect_false(any(grepl("[\033\b\r]", bar)))
  expect_match(bar[[2]], "2/2.*loss")
  expect_false(any(grepl("\033", shown, fixed = TRUE)))
  quiet <- capture.output(fit(line$model, line$x, line$y, epochs = 1, verbose = 0))
  expect_identical(quiet, character())
})

test_that("one seed gives the same weights", {
  train <- function() {
    use_session_with_seed(7, quiet = TRUE)
    model <- keras_model_sequential() %>%
      layer_dense(8, input_shape = 2, activation = "relu") %>%
      layer_dropout(0.2) %>%
      layer_dense(1)
    model %>% compile(loss = "mse")
    x <- matrix(seq(0, 1, length.out = 64), ncol = 2)
    fit(model, x, rowSums(x), epochs = 2, verbose = 0)
    model$get_weights()
  }
  expect_identical(train(), train())
})

# ---- several inputs and outputs ---------------------------------------------

new_pair <- function() {
  a <- layer_input(shape = 2, name = "a")
  b <- layer_input(shape = 3, name = "b")
  sum_of <- function(x, name) {
    layer_dense(x, 1, name = name, kernel_initializer = "ones", use_bias = FALSE)
  }
  list(
    model = keras_model(list(a, b), list(sum_of(a, "first"), sum_of(b, "second"))),
    x = list(a = matrix(1:8 / 8, 4), b = matrix(1:12 / 12, 4)),
    y = list(first = rep(0, 4), second = rep(1, 4))
  )
}

test_that("data, losses, metrics and weights go by the names of inputs and outputs", {
  pair <- new_pair()
  pair$model %>% compile(
    loss = list(second = "mae", first = "mse"), loss_weights = list(first = 1, second = 0.5),
    metrics = list(second = "mse")
  )
  result <- pair$model %>% evaluate(rev(pair$x), rev(pair$y), verbose = 0)
  first <- mean(rowSums(pair$x$a)^2)
  second <- mean(abs(rowSums(pair$x$b) - 1))
  expect_named(result, c("loss", "first_loss", "second_loss", "second_mse"))
  expect_equal(
    unname(result),
    c(first + second / 2, first, second, mean((rowSums(pair$x$b) - 1)^2)),
    tolerance = 1e-5
  )
  expect_error(
    fit(pair$model, pair$x["a"], pair$y, verbose = 0), "(a, b), but a was given",
    fixed = TRUE, class = "ValueError"
  )
})

test_that("the loss comes first, and the metrics of validation last", {
  line <- new_line()
  line$model %>% compile(loss = "mse", metrics = c("mae", "accuracy"))
  history <- line$model %>%
    fit(line$x, line$y, epochs = 1, validation_split = 0.25, verbose = 0)
  expect_named(
    history$metrics, c("loss", "mae", "accuracy", "val_loss", "val_mae", "val_accuracy")
  )
})

test_that("no rows give no rows", {
  line <- new_line()
  expect_equal(dim(predict(line$model, matrix(0, 0, 1), verbose = 0)), c(0L, 1L))
  expect_error(fit(line$model, matrix(0, 0, 1), matrix(0, 0, 1)), "must have rows")
})

test_that("generators give training and validation data until they return NULL", {
  line <- new_line()
  batches <- function(n) {
    left <- n
    function() {
      if (left == 0) {
        return(NULL)
      }
      left <<- left - 1
      list(line$x, line$y)
    }
  }
  history <- line$model %>% fit(
    batches(4),
    epochs = 2, steps_per_epoch = 2, verbose = 0, validation_data = batches(Inf),
    validation_steps = 1
  )
  expect_length(history$metrics$val_loss, 2)
  expect_no_warning(result <- evaluate(line$model, batches(2), verbose = 0))
  expect_equal(result, evaluate(line$model, line$x, line$y, verbose = 0), tolerance = 1e-6)
})

test_that("options of the session are what fit does where it is not told", {
  line <- new_line()
  old <- options(keras.fit_verbose = 0)
  on.exit(options(old))
  expect_identical(capture.output(fit(line$model, line$x, line$y, epochs = 1)), character())
  shown <- capture.output(fit(line$model, line$x, line$y, epochs = 1, verbose = 2))
  expect_match(shown, "loss", all = FALSE)
})

# ---- one batch, and what is deprecated --------------------------------------

test_that("a batch gives the loss, or the loss and the metrics", {
  line <- new_line()
  loss <- line$model %>% test_on_batch(line$x, line$y)
  expect_equal(loss, c(mean(line$y^2), mean(abs(line$y))), tolerance = 1e-5)
  expect_equal(train_on_batch(line$model, line$x, line$y), loss, tolerance = 1e-6)
  expect_lt(test_on_batch(line$model, line$x, line$y)[[1]], loss[[1]])
  expect_equal(
    predict_on_batch(line$model, line$x), predict(line$model, line$x, verbose = 0),
    tolerance = 1e-6
  )
})

test_that("classes are numbers from 0, and the function says that it is deprecated", {
  model <- keras_model_sequential() %>%
    layer_dense(3, input_shape = 3, weights = list(diag(3), c(0, 0, 0)), activation = "softmax")
  x <- rbind(c(0, 9, 0), c(9, 0, 0), c(0, 0, 9))
  expect_warning(classes <- predict_classes(model, x), class = "DeprecatedFunctionWarning")
  expect_equal(as.integer(classes), c(1L, 0L, 2L))
  expect_error(multi_gpu_model(model, gpus = 2), "MirroredStrategy", class = "MultiGpuError")
})

# ---- layers -----------------------------------------------------------------

new_stack <- function() {
  keras_model_sequential(input_shape = 2) %>%
    layer_dense(3, name = "one") %>%
    layer_dense(4, name = "two") %>%
    layer_dense(1, name = "three")
}

trained <- function(model) vapply(model$layers, function(layer) layer$trainable, NA)

test_that("layers are found by name, and by place from 1", {
  model <- new_stack()
  expect_identical(get_layer(model, "two")$name, "two")
  expect_identical(get_layer(model, index = 1)$name, "one")
  expect_identical(get_layer(model, index = -1)$name, "three")
  expect_error(get_layer(model, index = 0), "counted from 1", class = "ArgumentError")
  expect_error(get_layer(model, "four"), "one, two, three", class = "ValueError")
})

test_that("layers are frozen by name, place, logical and function", {
  model <- new_stack()
  expect_identical(withVisible(freeze_weights(model, from = 2))$visible, FALSE)
  expect_equal(trained(model), c(TRUE, FALSE, FALSE))
  unfreeze_weights(model, from = "two", to = "two")
  expect_equal(trained(model), c(FALSE, TRUE, FALSE))
  freeze_weights(model, which = c(1, 3))
  expect_equal(trained(model), c(FALSE, TRUE, FALSE))
  freeze_weights(model, which = c(TRUE, FALSE, FALSE))
  expect_equal(trained(model), c(FALSE, TRUE, TRUE))
  unfreeze_weights(model, which = function(layer) layer$units > 3)
  expect_equal(trained(model), c(FALSE, TRUE, FALSE))
  freeze_weights(model)
  expect_length(model$trainable_weights, 0)
  expect_error(freeze_weights(model, from = "four"), "freeze_weights.*four", class = "ValueError")
  expect_error(freeze_weights(model, which = function(layer) stop("no idea")), "no idea")
})

test_that("the last layer comes off, and clones have other layers", {
  model <- new_stack()
  predict(model, matrix(1, 1, 2), verbose = 0)
  other <- clone_model(model, clone_function = function(layer) {
    layer_dense(units = layer$units + 1, name = layer$name)
  })
  expect_equal(vapply(other$layers, function(layer) layer$units, 1), c(4, 5, 2))
  expect_identical(pop_layer(model), model)
  expect_equal(dim(predict(model, matrix(1, 1, 2), verbose = 0)), c(1L, 4L))
})

# ---- files, text, bytes -----------------------------------------------------

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

# ---- drawing ----------------------------------------------------------------

size_of <- function(file) dim(png::readPNG(file))[2:1]

test_that("a model is drawn into a file as large as it needs", {
  skip_if_not_installed("png")
  model <- new_stack()
  folder <- tempfile()
  dir.create(folder)
  file <- file.path(folder, "model.png")
  expect_identical(withVisible(plot(model, to_file = file))$visible, FALSE)
  plain <- size_of(file)
  expect_gt(plain[[2]], plain[[1]])
  plot(model, to_file = file, rankdir = "LR")
  expect_gt(size_of(file)[[1]], size_of(file)[[2]])
  plot(model, to_file = file, dpi = 192)
  expect_equal(size_of(file), 2 * plain, tolerance = 0.01)
  plot(model, to_file = file, layer_range = c("two", "three"))
  expect_lt(size_of(file)[[2]], plain[[2]])
  # Each line of text more makes the boxes higher.
  for (more in c("show_shapes", "show_dtype")) {
    do.call(plot, c(list(model, to_file = file), stats::setNames(list(TRUE), more)))
    expect_gt(size_of(file)[[2]], plain[[2]])
  }
  plot(model, to_file = file, show_layer_names = FALSE)
  expect_lt(size_of(file)[[2]], plain[[2]])
  for (ending in c("jpg", "pdf", "svg")) {
    other <- file.path(folder, paste0("model.", ending))
    plot(model, to_file = other)
    expect_gt(file.size(other), 1000)
  }
})

test_that("what is written in the boxes follows the arguments", {
  graph <- list(
    name = "one", kind = "Dense", activation = "relu", dtype = "float32", inputs = "(NA, 2)",
    outputs = "(NA, 3)"
  )
  expect_equal(model_labels(graph, FALSE, FALSE, FALSE, FALSE), list("Dense"))
  expect_equal(
    model_labels(graph, TRUE, TRUE, TRUE, TRUE),
    list(c("one", "Dense (relu)", "float32", "input: (NA, 2)", "output: (NA, 3)"))
  )
})

test_that("models inside are drawn in a frame", {
  skip_if_not_installed("png")
  inner <- keras_model_sequential(name = "inner") %>%
    layer_dense(2, input_shape = 2) %>%
    layer_dense(2)
  input <- layer_input(shape = 2)
  model <- keras_model(input, layer_add(list(inner(input), input)))
  file <- tempfile(fileext = ".png")
  plot(model, to_file = file)
  closed <- size_of(file)
  plot(model, to_file = file, expand_nested = TRUE)
  expect_gt(size_of(file)[[2]], closed[[2]])
})

test_that("a model is drawn on the device, with graphical parameters", {
  file <- tempfile(fileext = ".svg")
  grDevices::svg(file)
  plot(new_stack(), show_shapes = TRUE, family = "serif")
  grDevices::dev.off()
  expect_gt(file.size(file), 1000)
})

test_that("what can't be drawn is named", {
  model <- new_stack()
  expect_error(plot(model, rankdir = "up"), '"TB", "BT", "LR" or "RL"')
  expect_error(plot(model, to_file = "model.doc"), "must end with .png", fixed = TRUE)
  expect_error(plot(model, layer_range = c("nope", "two")), "no layer nope", class = "ValueError")
  unknown <- keras_model_sequential() %>% layer_dense(1)
  expect_error(plot(unknown), "input_shape", class = "ValueError")
})

test_that("a generator that ends early is told of each time, one that may end never", {
  model <- keras_model_sequential() %>% layer_dense(1, input_shape = 2)
  model %>% compile(loss = "mse")
  run <- function(...) {
    left <- 3
    batches <- function() {
      left <<- left - 1
      if (left >= 0) list(matrix(1, 4, 2), matrix(1, 4, 1))
    }
    fit(model, batches, epochs = 1, verbose = 0, ...)
  }
  expect_silent(run())
  expect_warning(run(steps_per_epoch = 10), "ran out of data")
  expect_warning(run(steps_per_epoch = 10), "ran out of data")
})
