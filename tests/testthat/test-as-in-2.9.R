# What scripts of keras 2.9 do, and how 2.9 answered.

skip_without_keras()

sum_of_two <- function() {
  one <- layer_input(1)
  other <- layer_input(1)
  keras_model(list(one, other), layer_dense(layer_add(list(one, other)), 1)) %>%
    compile(optimizer = "sgd", loss = "mse")
}

test_that("numbers are a batch of one for each of several inputs", {
  model <- sum_of_two()
  seen <- 0
  history <- model %>% fit(
    function() {
      seen <<- seen + 1
      list(list(1, 2), 3)
    },
    steps_per_epoch = 2, epochs = 1, verbose = 0,
    validation_data = list(list(1, 2), 3), validation_steps = 1
  )
  expect_gte(seen, 2)
  weights <- get_weights(model)
  expect_equal(
    history$metrics$val_loss, (3 * weights[[1]][[1]] + weights[[2]][[1]] - 3)^2,
    tolerance = 1e-5
  )
})

test_that("names for metrics that are functions are deprecated", {
  model <- keras_model_sequential(input_shape = 1) %>% layer_dense(1)
  error <- function(y_true, y_pred) abs(y_true - y_pred)
  expect_warning(
    model %>% compile(loss = "mse", metrics = list(mine = error)), "custom_metric\\(\"mine\""
  )
  history <- fit(model, matrix(1:4), matrix(1:4), epochs = 1, verbose = 0)
  expect_named(history$metrics, c("loss", "mine"))
})

test_that("no epochs train nothing, and training goes on from an epoch", {
  model <- keras_model_sequential(input_shape = 1) %>%
    layer_dense(1) %>%
    compile(optimizer = "sgd", loss = "mse")
  before <- get_weights(model)
  history <- fit(model, matrix(1:4), matrix(1:4), epochs = 0, verbose = 0)
  expect_length(history$metrics, 0)
  expect_identical(history$params$epochs, 0L)
  expect_identical(get_weights(model), before)
  history <- fit(model, matrix(1:4), matrix(1:4), epochs = 5, initial_epoch = 3, verbose = 0)
  expect_length(history$metrics$loss, 2)
  expect_output(print(history), "Trained for 2 epochs of 1 step", fixed = TRUE)
})

test_that("the vocabulary of whole numbers is a list, an empty model has no table", {
  lookup <- layer_integer_lookup(vocabulary = c(10, 20))
  expect_equal(get_vocabulary(lookup), list(-1, 10, 20))
  words <- layer_string_lookup(vocabulary = c("a", "b"))
  expect_identical(get_vocabulary(words), c("[UNK]", "a", "b"))
  expect_output(
    print(keras_model_sequential()), "Model: <no summary available, model was not built>",
    fixed = TRUE
  )
})

test_that("a checkpoint is found by the name of its folder", {
  model <- keras_model_sequential(input_shape = 1) %>% layer_dense(1)
  folder <- paste0(tempfile("checkpoint"), "/")
  dir.create(folder)
  save_model_weights_tf(model, folder)
  saved <- get_weights(model)
  set_weights(model, lapply(saved, function(w) w + 1))
  load_model_weights_tf(model, folder)
  expect_equal(get_weights(model), saved)
})

test_that("vectors are sequences, arrays are arrays", {
  expect_identical(tf$constant(c(1, 2))$dtype$name, "float32")
  expect_identical(tf$Variable(c(1, 2))$dtype$name, "float32")
  expect_identical(tf$convert_to_tensor(c(1, 2))$dtype$name, "float32")
  expect_identical(tf$constant(1:2)$dtype$name, "int32")
  expect_identical(tf$constant(array(c(1, 2)))$dtype$name, "float64")
  expect_identical(tf$constant(matrix(c(1, 2)))$dtype$name, "float64")
  long <- as.numeric(1:10000) + 0.1
  expect_identical(tf$constant(long)$dtype$name, "float32")
  expect_equal(as.numeric(tf$constant(long)), long, tolerance = 1e-6)
  expect_identical(as.numeric(tf$constant(long, "float64")), long)
  expect_identical(as.numeric(tf$constant(c(0.1, 0.2), dtype = tf$float64)), c(0.1, 0.2))
  builtins <- rkeras_import("builtins")
  expect_identical(builtins$type(c(1, 2))$`__name__`, "list")
  expect_identical(builtins$len(list(c(1, 2), 3)), 2L)
  expect_identical(builtins$sorted(c(3, 1, 2)), c(1, 2, 3))
})

test_that("numbers of int64 are doubles, whatever they are", {
  numpy <- rkeras_import("numpy")
  expect_identical(numpy$int64(3L), 3)
  expect_identical(numpy$arange(3L), array(c(0, 1, 2)))
  expect_identical(as.array(tf$argmax(c(1, 3, 2))), 1)
  expect_identical(rkeras_import("builtins")$int(3), 3L)
})

test_that("what R gives to R comes back as it was", {
  seen <- list()
  mul <- Layer(
    "Mul",
    initialize = function(x, y) {
      super()$`__init__`()
      seen <<- list(x, y)
      self$x <- x
    },
    call = function(inputs, ...) inputs * self$x
  )
  layer <- mul(x = 2, y = c(1, 2))
  expect_identical(seen, list(2, c(1, 2)))
  expect_equal(as.numeric(layer(matrix(3))), 6)
})

test_that("layers and models are called on numbers", {
  relu <- layer_activation(activation = "relu")
  expect_equal(as.numeric(relu(-1)), 0)
  expect_equal(as.array(relu(c(1, -2))), array(c(1, 0)))
  double <- layer_activation(activation = "relu", dtype = "float64")
  expect_identical(double(c(1, 2))$dtype$name, "float64")
  doubling <- new_model_class("Doubling", call = function(inputs, training = NULL) {
    if (isTRUE(training)) 2 * inputs else inputs
  })()
  expect_equal(as.numeric(doubling(3, training = TRUE)), 6)
  expect_equal(as.numeric(doubling(3)), 3)
})

test_that("symbolic tensors have a TensorShape and a DType", {
  x <- layer_input(shape = c(3, NA), dtype = "float64")
  expect_s3_class(x$shape, "tensorflow.python.framework.tensor_shape.TensorShape")
  expect_identical(x$shape$as_list(), list(NULL, 3L, NULL))
  expect_identical(x$shape[[2]], 3L)
  expect_identical(length(x$shape), 3L)
  expect_identical(x$dtype$name, "float64")
  layer <- layer_dense(units = 2)
  layer(matrix(0, 1, 3))
  expect_identical(layer$weights[[1]]$shape$as_list(), c(3L, 2L))
  expect_identical(layer$weights[[1]]$dtype$name, "float32")
})

test_that("layers to freeze are chosen by a function or a formula", {
  model <- keras_model_sequential(input_shape = 4) %>%
    layer_dense(3, name = "a") %>%
    layer_dense(2, name = "b")
  frozen <- function() !vapply(model$layers, function(layer) layer$trainable, NA)
  freeze_weights(model, which = function(layer) layer$name == "a")
  expect_identical(frozen(), c(TRUE, FALSE))
  freeze_weights(model, which = ~ .x$name == "b")
  expect_identical(frozen(), c(FALSE, TRUE))
  wanted <- "a"
  unfreeze_weights(model, which = ~ .$name == wanted)
  expect_identical(frozen(), c(FALSE, TRUE))
  expect_error(freeze_weights(model, which = y ~ x), "`which` must be", class = "ValueError")
})

test_that("iterators of Python are read value by value", {
  slices <- tf$data$Dataset$from_tensor_slices
  data <- tf$data$Dataset$zip(tuple(slices(c(1, 2)), slices(c(3, 4))))$batch(2L)
  iterator <- as_iterator(data)
  batch <- iter_next(iterator)
  expect_equal(as.numeric(batch[[1]]), c(1, 2))
  expect_equal(as.numeric(batch[[2]]), c(3, 4))
  expect_null(iter_next(iterator))
  expect_identical(iter_next(iterator, completed = "end"), "end")
  attributes <- as.environment(as_iterator(data))
  expect_true("element_spec" %in% names(attributes))
  expect_equal(as.numeric(attributes$get_next()[[2]]), c(3, 4))
  named <- as_iterator(slices(list(a = c(1, 2), b = c(3, 4))))
  expect_equal(as.numeric(generator_next(named)$b), 3)
  expect_error(generator_next(list()), "`generator` must be an iterator", class = "ValueError")
  expect_error(iter_next(data), "`it` must be an iterator", class = "ValueError")
})

test_that("data for a model of float64 stay float64", {
  x <- layer_input(shape = 1, dtype = "float64")
  model <- keras_model(x, layer_activation(x, "linear", dtype = "float64"))
  fine <- 1e8 + c(0.123, 0.456)
  expect_identical(as.vector(predict(model, fine, verbose = 0)), fine)
  compile(model, loss = "mse", metrics = "mae")
  result <- evaluate(model, fine, fine + 0.125, verbose = 0)
  expect_equal(as.vector(result), c(0.125^2, 0.125), tolerance = 1e-14)
})

test_that("the graph of a model is in nested lists, and makes the model again", {
  one <- layer_input(3, name = "one")
  other <- layer_input(3, name = "other")
  shared <- layer_dense(units = 2, name = "shared", kernel_initializer = "ones")
  joined <- layer_concatenate(list(shared(one), shared(other)), name = "joined")
  model <- keras_model(list(one, other), layer_dropout(joined, 0.5, name = "drop"))
  config <- get_config(model)
  expect_identical(model$get_config()$layers, config$layers)
  calls <- lapply(config$layers, function(layer) layer$inbound_nodes)
  names(calls) <- vapply(config$layers, function(layer) layer$name, "")
  none <- structure(list(), names = character(0))
  expect_equal(calls$one, list())
  expect_equal(
    calls$shared, list(list(list("one", 0, 0, none)), list(list("other", 0, 0, none)))
  )
  expect_equal(
    calls$joined, list(list(list("shared", 0, 0, none), list("shared", 1, 0, none)))
  )
  expect_equal(calls$drop[[1]][[1]][[1]], "joined")
  again <- from_config(config)
  x <- list(matrix(1:3 / 1, 1), matrix(4:6 / 1, 1))
  expect_equal(predict(again, x, verbose = 0), matrix(c(6, 6, 15, 15), 1))
})

test_that("the logarithm of a symbolic tensor has any base, and special functions are R's", {
  kt <- layer_input(3)
  x <- c(2, 3, 4)
  of <- function(y) as.numeric(predict(keras_model(kt, y), matrix(x, 1), verbose = 0))
  expect_equal(of(log(kt, base = 2)), log2(x), tolerance = 1e-6)
  expect_equal(of(log(kt, base = tf$constant(2))), log2(x), tolerance = 1e-6)
  expect_equal(of(log(kt, base = kt + 1)), log(x) / log(x + 1), tolerance = 1e-6)
  for (f in list(lgamma, gamma, digamma, trigamma)) {
    expect_equal(of(f(kt)), f(x), tolerance = 1e-5)
  }
})

test_that("the variables of a layer are its weights, without states of random numbers", {
  layer <- layer_gru(units = 2, dropout = 0.5)
  layer(layer_input(shape = c(3, 2)))
  expect_length(layer$variables, 3)
  expect_identical(lapply(layer$variables, dim), lapply(layer$weights, dim))
})

test_that("scripts that turn eager execution off, and use the tensors of a model in its loss", {
  # The variational autoencoder of the examples' site.
  expect_warning(
    tf$compat$v1$disable_eager_execution(), "eager execution stays on",
    class = "DeprecatedFunctionWarning"
  )
  expect_true(tf$executing_eagerly())
  x <- layer_input(shape = 4)
  z_mean <- layer_dense(x, 2)
  z_log_var <- layer_dense(x, 2)
  sampling <- function(arg) {
    z_mean <- arg[, 1:2]
    # Counted as Python does: the second size, for which the numbers are recycled.
    epsilon <- k_random_normal(shape = c(k_shape(z_mean)[[1]]), mean = 0, stddev = 1e-9)
    z_mean + k_exp(arg[, 3:4] / 2) * epsilon
  }
  z <- layer_lambda(layer_concatenate(list(z_mean, z_log_var)), sampling)
  decoder <- layer_dense(units = 4)
  vae <- keras_model(x, decoder(z))
  kl <- function(m, v) -0.5 * k_mean(1 + v - k_square(m) - k_exp(v), axis = -1L)
  vae %>% compile("sgd", function(x, y) loss_mean_squared_error(x, y) + kl(z_mean, z_log_var))
  data <- matrix(sin(1:20), 5)
  parts <- predict(keras_model(x, list(z_mean, z_log_var)), data, verbose = 0)
  v <- parts[[2]]
  expected <- mean((predict(vae, data, verbose = 0) - data)^2) -
    mean(1 + v - parts[[1]]^2 - exp(v)) / 2
  expect_equal(evaluate(vae, data, data, verbose = 0)[["loss"]], expected, tolerance = 1e-5)
  expect_length(fit(vae, data, data, epochs = 2, verbose = 0)$metrics$loss, 2)
})

test_that("a Sequential model is not printed where any layer is added", {
  model <- keras_model_sequential(input_shape = 2)
  expect_false(withVisible(create_layer(keras$layers$Dense, model, list(units = 1)))$visible)
  expect_true(withVisible(create_layer(keras$layers$Dense, args = list(units = 1)))$visible)
})

test_that("one optimizer serves the loops of several models", {
  optimizer <- tf$keras$optimizers$SGD(0.5)
  mine <- optimizer_sgd(0.5)
  for (shared in list(optimizer, mine)) {
    for (start in c(1, 2, 3)) {
      weight <- tf$Variable(start)
      shared$apply_gradients(list(list(tf$constant(2), weight)))
      expect_equal(as.numeric(weight), start - 1)
    }
    expect_equal(as.numeric(shared$iterations), 3)
  }
})

test_that("losses take vectors beside matrices; a model that is not compiled has no optimizer", {
  by_number <- loss_sparse_categorical_crossentropy(from_logits = TRUE)
  logits <- matrix(as.numeric(1:6), 2)
  expect_equal(
    as.numeric(by_number(c(0L, 1L), logits)), mean(log(rowSums(exp(logits))) - c(1, 4)),
    tolerance = 1e-6
  )
  expect_equal(as.numeric(loss_mean_squared_error()(c(1, 2), matrix(c(2, 4)))), 2.5)
  expect_null(keras_model_sequential()$optimizer)
})

test_that("what scripts take from the modules keras and tf is there", {
  x <- tf$constant(matrix(as.numeric(1:6), 2))
  expect_equal(as.numeric(keras$backend$mean(x, axis = 0L)), c(1.5, 3.5, 5.5))
  expect_equal(keras$backend$get_value(tf$Variable(2)), 2)
  weight <- tf$Variable(1)
  step <- function(optimizer) {
    optimizer$apply_gradients(list(list(tf$constant(1), weight)))
    as.numeric(weight)
  }
  expect_warning(optimizer <- tf$keras$optimizers$SGD(lr = 0.5, decay = 1), "learning_rate")
  expect_equal(step(optimizer), 0.5)
  expect_equal(step(optimizer), 0.25)
  layer <- layer_dense(units = 1, use_bias = FALSE, kernel_initializer = "ones")
  layer(matrix(1))
  old <- tf$compat$v1$train$GradientDescentOptimizer(0.5)
  old$apply_gradients(list(list(tf$constant(matrix(1), "float32"), layer$weights[[1]])))
  expect_equal(as.numeric(layer$weights[[1]]), 0.5)
  image <- array(as.numeric(1:12), c(1, 2, 2, 3))
  expect_equal(
    keras$applications$vgg16$preprocess_input(image), imagenet_preprocess_input(image),
    tolerance = 1e-6
  )
  expect_equal(image, array(as.numeric(1:12), c(1, 2, 2, 3)))
})

test_that("files of Keras 2 and its checkpoints go through the modules, too", {
  model <- keras_model_sequential(input_shape = 1) %>%
    layer_dense(1) %>%
    compile(optimizer = "sgd", loss = "mse")
  folder <- tempfile("checkpoints")
  checkpoint <- tf$keras$callbacks$ModelCheckpoint(
    file.path(folder, "cp.ckpt"), "loss", save_weights_only = TRUE
  )
  fit(model, matrix(1:4), matrix(1:4), epochs = 1, verbose = 0, callbacks = checkpoint)
  trained <- get_weights(model)
  set_weights(model, lapply(trained, function(w) w + 1))
  load_model_weights_tf(model, file.path(folder, "cp.ckpt"))
  expect_equal(get_weights(model), trained)
  for (file in file.path(folder, c("model", "model.h5"))) {
    model$save(file)
    again <- tf$keras$models$load_model(file)
    expect_equal(evaluate(again, matrix(1:4), matrix(1:4), verbose = 0), evaluate(
      model, matrix(1:4), matrix(1:4), verbose = 0
    ))
  }
  halve <- tf$keras$layers$experimental$preprocessing$Rescaling(1 / 2)
  expect_equal(as.numeric(halve(matrix(3))), 1.5)
})

test_that("the call of a model may be compiled before it has weights", {
  twice <- keras_model_custom(function(self) {
    self$dense <- layer_dense(units = 1, use_bias = FALSE)
    function(inputs, mask = NULL) 2 * self$dense(inputs)
  })
  twice$call <- tf_function(twice$call)
  x <- matrix(1, 1, 3)
  twice(x)
  set_weights(twice, list(matrix(c(1, 2, 3))))
  with(tf$GradientTape() %as% tape, {
    y <- twice(x)
  })
  expect_equal(as.numeric(y), 12)
  expect_equal(as.numeric(tape$gradient(y, twice$weights[[1]])), c(2, 2, 2))
  expect_identical(twice$call$experimental_get_tracing_count(), 1L)
})

test_that("an optimizer of Keras adds up the gradients of a row of an embedding", {
  optimizer <- tf$keras$optimizers$Adagrad(1, initial_accumulator_value = 0)
  weight <- tf$Variable(matrix(0, 3, 1))
  with(tf$GradientTape() %as% tape, {
    loss <- tf$reduce_sum(tf$gather(weight, c(1L, 1L, 2L)) * matrix(c(3, 4, 5)))
  })
  optimizer$apply_gradients(list(list(tape$gradient(loss, weight), weight)))
  # The first step of Adagrad is the sign of the gradient; squared one by one, 7 / sqrt(9 + 16).
  expect_equal(as.array(weight), matrix(c(0, -1, -1)), tolerance = 1e-6)
})

test_that("numbers of steps are cut off, not refused", {
  model <- keras_model_sequential(input_shape = 1) %>%
    layer_dense(1) %>%
    compile(optimizer = "sgd", loss = "mse")
  batch <- function() list(matrix(1:4), matrix(1:4))
  history <- fit(model, batch, steps_per_epoch = 10 / 4, epochs = 3.9, verbose = 0)
  expect_identical(history$params$steps, 2L)
  expect_length(history$metrics$loss, 3)
  expect_error(fit(model, batch, steps_per_epoch = 2 / 4, verbose = 0), "at least 1, but 0.5 was")
  expect_equal(dim(predict(model, batch, steps = 10 / 4)), c(8, 1))
  expect_equal(dim(layer_conv_1d(layer_input(c(9.5, 2)), 5 / 2, kernel_size = 3.5)), c(NA, 7, 2))
  expect_length(iterate(dataset_take(range_dataset(0, 10), 10 / 4)), 2)
})

test_that("targets may have an axis more or less than before", {
  x <- array(seq_len(24) / 24, c(4, 3, 2))
  y <- matrix(seq_len(12) / 12, 4)
  with_axis <- array(y, c(4, 3, 1))
  model <- keras_model_sequential(input_shape = c(3, 2)) %>%
    layer_dense(1) %>%
    compile(optimizer = optimizer_sgd(0), loss = "mae")
  loss <- mean(abs(predict(model, x) - with_axis))
  as_dataset <- function(y) tensor_slices_dataset(list(x, y)) %>% dataset_batch(2)
  endless <- function(y) function() list(x, y)
  for (targets in list(with_axis, y, with_axis, y)) {
    found <- c(
      fit(model, x, targets, epochs = 1, verbose = 0)$metrics$loss,
      train_on_batch(model, x, targets),
      evaluate(model, x, targets, verbose = 0),
      test_on_batch(model, x, targets),
      fit(model, as_dataset(targets), epochs = 1, verbose = 0)$metrics$loss,
      evaluate(model, as_dataset(targets), verbose = 0),
      fit(model, endless(targets), steps_per_epoch = 1, epochs = 1, verbose = 0)$metrics$loss
    )
    expect_equal(unname(found), rep(loss, 7), tolerance = 1e-5)
  }
})

test_that("layers and models are renamed by `_name`", {
  models <- lapply(1:2, function(i) keras_model_sequential(input_shape = 2) %>% layer_dense(1))
  for (i in 1:2) {
    models[[i]]$`_name` <- paste0("member_", i)
    models[[i]]$layers[[1]]$`_name` <- paste0("dense_of_", i)
  }
  expect_identical(models[[2]]$`_name`, "member_2")
  expect_s3_class(get_layer(models[[1]], "dense_of_1"), "keras.engine.base_layer.Layer")
  input <- layer_input(2)
  ensemble <- keras_model(input, layer_average(lapply(models, function(model) model(input))))
  x <- matrix(1:6, 3)
  expect_equal(
    predict(ensemble, x), (predict(models[[1]], x) + predict(models[[2]], x)) / 2,
    tolerance = 1e-5
  )
})

test_that("layers keep the `training` that they were called with", {
  input <- layer_input(4)
  x <- matrix(rnorm(40), 10)
  dropout <- layer_dropout(rate = 0.5)
  model <- keras_model(input, input %>% dropout(training = TRUE))
  drawn <- lapply(1:2, function(i) predict(model, x))
  expect_true(all(drawn[[1]] == 0 | abs(drawn[[1]] - 2 * x) < 1e-5))
  expect_false(identical(drawn[[1]], drawn[[2]]))
  again <- unserialize_model(serialize_model(model))
  expect_true(any(predict(again, x) == 0))

  # Fine-tuning: an inner model in inference mode.
  base <- keras_model_sequential(input_shape = 4) %>% layer_batch_normalization()
  output <- base(input, training = FALSE) %>% layer_dense(1)
  model <- keras_model(input, output) %>% compile(optimizer = "sgd", loss = "mse")
  before <- get_weights(base)[3:4]
  fit(model, x + 5, x[, 1], epochs = 1, verbose = 0)
  expect_identical(get_weights(base)[3:4], before)
  # Not called so, it learns.
  model <- keras_model(input, base(input)) %>% compile(optimizer = "sgd", loss = "mse")
  fit(model, x + 5, x, epochs = 1, verbose = 0)
  expect_false(identical(get_weights(base)[3:4], before))

  # A layer of one's own, whose default is FALSE, is told.
  Told <- new_layer_class("Told", call = function(inputs, training = FALSE) {
    k_switch(k_cast(training, "bool"), inputs * 2, inputs)
  })
  model <- keras_model(input, Told()(input))
  expect_equal(as.array(model(x, training = TRUE)), 2 * as.array(model(x)), tolerance = 1e-6)
})

test_that("metrics by the name of a class have the name of the class", {
  model <- keras_model_sequential(input_shape = 3) %>% layer_dense(1, activation = "sigmoid")
  x <- matrix(rnorm(30), 10)
  y <- rep(0:1, 5)
  named <- function(metrics) {
    model %>% compile(optimizer = "sgd", loss = "binary_crossentropy", metrics = metrics)
    names(evaluate(model, x, y, verbose = 0))[-1]
  }
  expect_identical(
    named(c("AUC", "Precision", "TruePositives", "RootMeanSquaredError")),
    c("auc", "precision", "true_positives", "root_mean_squared_error")
  )
  expect_identical(named(c("AUC", "AUC")), c("auc", "auc_1"))
  expect_identical(named("KLDivergence"), "kullback_leibler_divergence")
  expect_identical(named(c("Accuracy", "MSE", "acc")), c("Accuracy", "MSE", "acc"))
  stopping <- callback_early_stopping("val_auc", mode = "max", patience = 5)
  model %>% compile(optimizer = "sgd", loss = "binary_crossentropy", metrics = "AUC")
  history <- fit(
    model, x, y,
    validation_data = list(x, y), epochs = 1, verbose = 0, callbacks = stopping
  )
  expect_named(history$metrics, c("loss", "auc", "val_loss", "val_auc"))

  input <- layer_input(3)
  outputs <- lapply(c("a", "b"), function(name) layer_dense(input, 1, name = name))
  model <- keras_model(input, outputs)
  model %>% compile(optimizer = "sgd", loss = "mse", metrics = "AUC")
  expect_identical(names(evaluate(model, x, list(y, y), verbose = 0))[4:5], c("a_auc", "b_auc_1"))
})

test_that("a model passes `trainable` on to all its layers, whatever it was itself", {
  model <- keras_model_sequential(input_shape = 3) %>%
    layer_dense(2) %>%
    layer_dense(1)
  trained <- function() vapply(model$layers, function(layer) layer$trainable, NA)
  model$layers[[1]]$trainable <- FALSE
  expect_identical(trained(), c(FALSE, TRUE))
  model$trainable <- TRUE
  expect_identical(trained(), c(TRUE, TRUE))
  freeze_weights(model, to = 1)
  expect_length(model$trainable_weights, 2)
  unfreeze_weights(model)
  expect_identical(trained(), c(TRUE, TRUE))
  expect_length(model$trainable_weights, 4)
})
