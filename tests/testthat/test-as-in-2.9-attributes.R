# Attributes of models, layers, weights, optimizers and metrics; the values are those of tf_keras.

line <- function() {
  keras_model_sequential() %>%
    layer_dense(3, input_shape = 4, name = "d") %>%
    layer_dense(1, name = "last")
}

test_that("models have the attributes of Keras 2", {
  model <- line()
  for (name in c("stateful", "dynamic", "stop_training", "run_eagerly")) {
    expect_false(model[[name]])
  }
  for (name in c("updates", "state_updates", "metrics", "losses")) {
    expect_identical(model[[name]], list())
  }
  expect_null(model$history)
  expect_identical(c(model$input_names, model$output_names), c("d_input", "last"))
  compile(model, "adam", "mse", metrics = "mae")
  fit(model, matrix(1, 4, 4), rep(1, 4), epochs = 2, verbose = 0)
  expect_named(model$history$history, c("loss", "mae"))
  expect_identical(vapply(model$metrics, function(m) m$name, ""), c("loss", "mae"))
  expect_equal(as.numeric(model$optimizer$iterations), 2)
  kept <- keras_model_sequential() %>%
    layer_lstm(2, stateful = TRUE, batch_input_shape = c(1, 3, 2))
  expect_true(kept$stateful)
  mine <- keras_model_custom(function(self) function(inputs, mask = NULL) inputs)
  for (name in c("inputs", "outputs", "input_names", "output_names", "history")) {
    expect_null(mine[[name]])
  }
  expect_warning(
    trained <- model$fit_generator(
      function() list(matrix(1, 4, 4), rep(1, 4)),
      steps_per_epoch = 2L, verbose = 0L
    ),
    class = "DeprecatedFunctionWarning"
  )
  expect_length(trained$metrics$loss, 1)
})

test_that("models are described and changed by their methods as in Keras 2", {
  model <- line()
  described <- model$to_json()
  expect_match(described, "\"batch_input_shape\": [null, 4]", fixed = TRUE)
  expect_identical(keras$models$model_from_json(described)$output_names, "last")
  expect_identical(
    tf$keras$models$model_from_json(json_string = described)$output_names, "last"
  )
  expect_null(model$layers[[1]]$set_weights(list(matrix(1, 4, 3), c(1, 2, 3))))
  expect_equal(get_weights(model)[[2]], array(c(1, 2, 3)))
  expect_identical(vapply(model$submodules, function(x) x$name, ""), c("d_input", "d", "last"))
  expect_true(model$`_is_graph_network`)
  expect_false(model$`_is_compiled`)
  compile(model, "sgd", "mse")
  expect_true(model$`_is_compiled`)
  expect_length(model$optimizer$variables(), 2)
  expect_identical(bidirectional(NULL, layer_lstm(units = 2))$layer$units, 2L)
})

test_that("layers have the attributes of Keras 2", {
  a <- layer_input(2, name = "a")
  b <- layer_input(3, name = "b")
  one <- layer_dense(a, 2, name = "one")
  model <- keras_model(list(a, b), list(one, layer_concatenate(list(one, b), name = "both")))
  expect_identical(model$output_names, c("one", "both"))
  expect_identical(model$layers[[1]]$input_shape, list(list(NULL, 2L)))
  expect_identical(model$layers[[1]]$output_shape, list(list(NULL, 2L)))
  expect_identical(model$get_layer(index = 1L)$name, "one")
  both <- model$get_layer("both")
  expect_false(both$stateful)
  expect_identical(both$updates, list())
  node <- both$inbound_nodes[[1]]
  expect_identical(vapply(node$inbound_layers, function(layer) layer$name, ""), c("one", "b"))
  expect_identical(node$input_shapes, list(list(NULL, 2L), list(NULL, 3L)))
  expect_identical(node$output_shapes, list(NULL, 5L))
  expect_identical(node$layer$name, "both")
  following <- model$layers[[3]]$outbound_nodes
  expect_identical(vapply(following, function(node) node$outbound_layer$name, ""), "both")
  given <- both$compute_output_signature(
    list(tf$TensorSpec(list(NULL, 2L)), tf$TensorSpec(list(NULL, 3L)))
  )
  expect_identical(as.array(given$shape), c(NA, 5L))
  calls <- 0
  both$add_update(list(tf$constant(1), function() calls <<- calls + 1))
  expect_identical(calls, 1)
  expect_identical(as.array(a$get_shape()), c(NA, 2L))
  expect_identical(a$type_spec$name, "a")
})

test_that("weights have the names of Keras 2, and the methods of TensorFlow's variables", {
  names_of <- function(model) vapply(model$weights, function(weight) weight$name, "")
  expect_identical(names_of(line()), c("d/kernel:0", "d/bias:0", "last/kernel:0", "last/bias:0"))
  deep <- keras_model_sequential(name = "mine") %>%
    bidirectional(layer_lstm(units = 2, name = "lstm"), input_shape = c(3, 2), name = "two")
  expect_identical(names_of(deep)[1], "two/forward_lstm/lstm_cell/kernel:0")
  mine <- keras_model_custom(name = "outer", function(self) {
    self$inner <- layer_dense(units = 1, name = "inner")
    function(inputs, mask = NULL) self$inner(inputs)
  })
  mine(matrix(1))
  expect_identical(names_of(mine), c("outer/inner/kernel:0", "outer/inner/bias:0"))
  bias <- mine$weights[[2]]
  bias$assign_add(2)
  expect_equal(as.numeric(bias$value() * 2), 4)
  expect_equal(as.numeric(bias$read_value()), 2)
  expect_identical(as.array(bias$get_shape()), 1L)
  optimizer <- tf$keras$optimizers$SGD(0.25)
  optimizer$minimize(function() tf$reduce_sum(bias * bias), list(bias))
  expect_equal(as.numeric(bias), 1)
})

test_that("optimizers and metrics have the attributes of Keras 2", {
  schedule <- learning_rate_schedule_exponential_decay(0.1, 1, 0.5)
  optimizer <- optimizer_adam(schedule)
  expect_true(identical(optimizer$lr, schedule))
  expect_equal(as.numeric(optimizer$learning_rate(1)), 0.05)
  decaying <- optimizer_sgd(0.5, decay = 1)
  rate <- function() as.numeric(decaying$`_decayed_lr`(tf$float32))
  expect_equal(rate(), 0.5)
  decaying$apply_gradients(list(list(tf$constant(1), tf$Variable(1))))
  expect_equal(rate(), 0.25)
  expect_equal(k_get_value(decaying$lr), 0.5)
  mean <- keras$metrics$Mean()
  mean$update_state(c(1, 2))
  expect_equal(mean$get_weights(), list(3, 2))
  mean$set_weights(list(6, 3))
  expect_equal(as.numeric(mean$result()), 2)
  expect_length(mean$weights, 2)
  expect_true(mean$stateful)
})

test_that("the method summary() counts and prints as in Keras 2", {
  model <- keras_model_sequential(input_shape = 3) %>%
    layer_dense(4) %>%
    compile(optimizer = "adam", loss = "mse")
  fit(model, matrix(0, 4, 3), matrix(0, 4, 4), epochs = 1, verbose = 0)
  lines <- character()
  model$summary(line_length = 60L, print_fn = function(line) lines <<- c(lines, line))
  expect_match(lines, "Total params: 16 ", fixed = TRUE, all = FALSE)
  expect_no_match(lines, "Optimizer params")
  expect_lte(max(nchar(lines)), 60)
  expect_identical(capture.output(model$summary(line_length = 60L)), lines)
  expect_match(lines[[1]], "Model: \"sequential", fixed = TRUE)
})

test_that("what reticulate keeps of what Python prints is kept", {
  skip_if_not_installed("reticulate")
  model <- keras_model_sequential(input_shape = 3) %>% layer_dense(4)
  shown <- capture.output(kept <- reticulate::py_capture_output(model$summary()))
  expect_identical(shown, character())
  expect_match(kept, "Total params: 16 ", fixed = TRUE)
  expect_output(model$summary(), "Total params: 16 ", fixed = TRUE)
})
