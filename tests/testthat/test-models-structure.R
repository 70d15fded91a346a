# What models and layers know of themselves: inputs, outputs, shapes, layers, weights.

skip_without_keras()

x <- matrix(seq(-1, 1, length.out = 40), 10)
y <- rowSums(x)

trained <- function(model) vapply(model$layers, function(layer) layer$trainable, NA)

test_that("a stack has an input and an output, and inner outputs make a model", {
  model <- small_model(activation = "relu")
  inner <- keras_model(model$input, get_layer(model, "hidden")$output)
  weights <- get_weights(model)
  expected <- pmax(sweep(x %*% weights[[1]], 2, weights[[2]], "+"), 0)
  expect_equal(predict(inner, x, verbose = 0), expected, tolerance = 1e-5)
  expect_identical(dim(model$output), c(NA, 1L))
  expect_error(keras_model_sequential()$input, "input_shape", class = "AttributeError")
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
  expect_identical(model$optimizer$get_weights()[[1]], 1)
  expect_length(model$optimizer$weights, length(model$optimizer$get_weights()))
  shown <- capture.output(print(model))
  expect_match(shown, "Total params: 19 ", all = FALSE)
  expect_s3_class(fit(model, x, y, epochs = 1, verbose = 0), "keras_training_history")
})

test_that("get_config() knows optimizers, and a model the names of its inputs", {
  expect_equal(get_config(optimizer_adam(learning_rate = 0.5))$learning_rate, 0.5)
  expect_error(get_config(3), "get_config.*layer", class = "ValueError")
  input <- layer_input(shape = 4, name = "a")
  expect_identical(keras_model(input, layer_dense(input, 1))$input_names, "a")
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
