# compile, fit, evaluate, predict; several inputs and outputs; single batches.

skip_without_keras()

x <- matrix(seq(-1, 1, length.out = 40), 10)
y <- rowSums(x)

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
    metrics = custom_metric("twice", function(y_true, y_pred) 2 * (y_true - y_pred)^2)
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
    local_tensorflow_seed()
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
  expect_error(
    fit(model, x, y, callbacks = Own, verbose = 0), "not its class",
    class = "ArgumentError"
  )
})

test_that("NA in data gives NaN, and a warning that says which argument has it", {
  model <- small_model()
  expect_warning(
    history <- fit(model, x, replace(y, 3, NA), epochs = 1, verbose = 0),
    "the loss is NaN, because `y` has 1 missing value"
  )
  expect_true(is.nan(history$metrics$loss))
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
