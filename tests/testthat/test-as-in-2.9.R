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
    history$metrics$val_loss, as.numeric((3 * as.numeric(weights[[1]]) + as.numeric(weights[[2]]) - 3)^2),
    tolerance = 1e-5
  )
})

test_that("names for metrics that are functions are deprecated", {
  model <- keras_model_sequential(input_shape = 1) %>% layer_dense(1)
  error <- function(y_true, y_pred) abs(y_true - y_pred)
  expect_warning(
    model %>% compile(loss = "mse", metrics = list(mine = error)), "custom_metric\\(\"mine\""
  )
  history <- fit(model, matrix(1:4 / 1), matrix(1:4 / 1), epochs = 1, verbose = 0)
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
