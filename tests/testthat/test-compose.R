# The composition law, with both pipes, for each kind of object.

skip_without_keras()

cases <- list(
  list(layer_conv_3d, list(filters = 2, kernel_size = 3), c(5, 5, 5, 1)),
  list(layer_conv_2d, list(filters = 2, kernel_size = c(3, 3)), c(5, 5, 1)),
  list(layer_dense, list(units = 3), 4),
  list(layer_flatten, list(), c(2, 3)),
  list(layer_dropout, list(rate = 0.5), 4),
  list(layer_activation, list(activation = "relu"), 4),
  list(layer_batch_normalization, list(), 4),
  list(layer_max_pooling_3d, list(), c(4, 4, 4, 1)),
  list(layer_upsampling_3d, list(), c(2, 2, 2, 1))
)

for (case in cases) {
  f <- case[[1]]
  arguments <- case[[2]]
  shape <- case[[3]]
  call_with <- function(object) do.call(f, c(list(object), arguments))

  test_that("missing or NULL gives the layer", {
    expect_s3_class(do.call(f, arguments), "keras.engine.base_layer.Layer")
    expect_s3_class(call_with(NULL), "keras.engine.base_layer.Layer")
  })

  test_that("a tensor gives a tensor, by call and by both pipes", {
    x <- layer_input(shape = shape)
    layer <- do.call(f, arguments)
    for (y in list(call_with(x), layer(x), x %>% layer(), x |> layer())) {
      expect_s3_class(y, "tensorflow.tensor")
      expect_equal(dim(y), dim(call_with(x)))
    }
  })

  test_that("an R array is a tensor of numbers", {
    x <- array(1, c(2, shape))
    expect_s3_class(call_with(x), "tensorflow.tensor")
    expect_equal(dim(call_with(x))[[1]], 2)
  })

  test_that("a Sequential model gets the layer, in place and invisibly", {
    model <- keras_model_sequential(input_shape = shape)
    result <- withVisible(call_with(model))
    expect_false(result$visible)
    expect_identical(result$value, model)
    expect_length(model$layers, 1)
  })

  test_that("wrong things are errors that name the function", {
    x <- layer_input(shape = 4)
    functional <- keras_model(x, layer_dense(x, 1))
    for (wrong in list(5, "a", data.frame(a = 1, b = "x"), functional, list(1, "a"))) {
      error <- expect_error(call_with(wrong), class = "rkeras_error")
      expect_s3_class(error, "TypeError")
      expect_match(conditionMessage(error), "`object` must be missing, NULL")
    }
  })
}

test_that("pipes of both kinds build the same model", {
  a <- keras_model_sequential() %>%
    layer_dense(8, input_shape = 4, activation = "relu") %>%
    layer_dense(2)
  b <- keras_model_sequential() |>
    layer_dense(8, input_shape = 4, activation = "relu") |>
    layer_dense(2)
  expect_equal(a$count_params(), b$count_params())
  expect_equal(a$output_shape, list(NULL, 2L))
})

test_that("merging layers take lists of tensors", {
  x <- layer_input(shape = 3)
  expect_equal(dim(layer_concatenate(list(x, x)))[[2]], 6L)
  expect_equal(dim(list(x, x) %>% layer_concatenate())[[2]], 6L)
  merged <- layer_concatenate(list(matrix(1, 2, 3), matrix(0, 2, 3)))
  expect_equal(as.array(merged), cbind(matrix(1, 2, 3), matrix(0, 2, 3)))
})

test_that("axes that 2.9 passed on count from 0, the batch axis", {
  x <- layer_input(shape = 5)
  y <- layer_input(shape = 5)
  expect_identical(dim(layer_concatenate(list(x, y), axis = 1)), c(NA, 10L))
  image <- layer_input(shape = c(8, 6, 3))
  expect_identical(dim(layer_concatenate(list(image, image), axis = 3)), c(NA, 8L, 6L, 6L))
  a <- array(as.numeric(1:6), c(1, 2, 3))
  rows <- aperm(a, 3:1)
  expect_equal(
    as.array(layer_concatenate(list(a, 2 * a), axis = 0)),
    aperm(array(c(rows, 2 * rows), c(3, 2, 2)), 3:1)
  )
  expect_equal(dim(layer_concatenate(list(a, a), axis = -1)), c(1L, 2L, 6L))

  vectors <- list(matrix(1:6 / 1, 2), matrix(6:1 / 1, 2))
  expect_equal(
    as.array(layer_dot(vectors, axes = 1)), matrix(rowSums(vectors[[1]] * vectors[[2]]))
  )
  expect_error(layer_dot(vectors, axes = 0), "batch axis", class = "ValueError")

  first <- layer_batch_normalization(axis = 1)
  first(array(0, c(2, 3, 4, 4)))
  expect_identical(dim(first$gamma), 3L)
  rows <- as.array(layer_layer_normalization(axis = 1)(a))
  expect_equal(rows[1, , ], rbind(rep(-1, 3), rep(1, 3)), tolerance = 5e-3)
  shares <- exp(a) / (exp(a[, 1, ]) + exp(a[, 2, ]))[c(1, 1, 2, 2, 3, 3)]
  expect_equal(as.array(layer_activation_softmax(axis = 1)(a)), shares, tolerance = 1e-6)
  expect_equal(as.array(activation_softmax(a, axis = 1)), shares, tolerance = 1e-6)
  slopes <- layer_activation_parametric_relu(shared_axes = c(1, 2))
  slopes(array(0, c(1, 8, 6, 3)))
  expect_identical(dim(slopes$weights[[1]]), c(1L, 1L, 3L))
  attention <- layer_multi_head_attention(num_heads = 2, key_dim = 2, attention_axes = 1)
  grid <- array(rnorm(60), c(1, 3, 4, 5))
  expect_identical(
    dim(attention(grid, grid, return_attention_scores = TRUE)[[2]]), c(1L, 4L, 2L, 3L, 3L)
  )
  kernel <- matrix(c(3, 4, 6, 8), 2)
  expect_equal(as.array(constraint_unitnorm(axis = 0)(kernel)), matrix(c(.6, .8, .6, .8), 2),
    tolerance = 1e-6)
})

test_that("all other axes count from 1, and 0 is none", {
  a <- matrix(c(3, 4, 6, 8), 2)
  unit <- matrix(c(.6, .8, .6, .8), 2)
  expect_equal(normalize(a, axis = 1), unit)
  expect_equal(as.array(layer_unit_normalization(axis = 2)(a)), a / sqrt(rowSums(a^2)),
    tolerance = 1e-6)
  scaled <- layer_normalization(axis = 2, mean = c(3, 6), variance = c(1, 4))
  expect_equal(as.array(scaled(a)), cbind(0:1, 0:1), tolerance = 1e-6)
  shares <- a / rowSums(a)
  expect_equal(
    as.array(loss_categorical_crossentropy(shares, shares, axis = 2)),
    -rowSums(shares * log(shares)),
    tolerance = 1e-6, ignore_attr = TRUE
  )
  expect_equal(
    as.array(metric_cosine_similarity(axis = 1)(a, a)), 1,
    tolerance = 1e-6, ignore_attr = TRUE
  )
  for (call in expression(
    normalize(a, axis = 0), layer_unit_normalization(axis = 0), layer_normalization(axis = 0),
    loss_cosine_similarity(axis = 0), metric_binary_crossentropy(axis = 0)
  )) {
    expect_error(eval(call), "counted from 1", class = "ValueError", label = deparse(call))
  }
})

test_that("a model is a function, and stands in a pipe", {
  x <- layer_input(shape = 3)
  model <- keras_model(x, layer_dense(x, 2))
  expect_equal(dim(x %>% model())[[2]], 2L)
  expect_equal(dim(model(matrix(1, 5, 3))), c(5L, 2L))
})

test_that("only arguments that were given cross: a wrapper may pass on what is missing", {
  wrapper <- function(object, units, activation) layer_dense(object, units, activation)
  expect_s3_class(wrapper(units = 2), "keras.engine.base_layer.Layer")
  through <- function(...) layer_dense(...)
  expect_s3_class(through(units = 2), "keras.engine.base_layer.Layer")
  passed <- function(object, units) layer_dense(object, units = units)
  expect_s3_class(passed(units = 2), "keras.engine.base_layer.Layer")
  expect_s3_class(do.call(layer_dense, list(units = 2)), "keras.engine.base_layer.Layer")
  expect_length(lapply(2:3, layer_dense, object = NULL), 2)
})

test_that("32, 32L and 32.5 are the same, and what is no number of units is named", {
  for (units in list(32, 32L, 32.5)) {
    expect_equal(layer_dense(units = units)$units, 32L)
  }
  for (wrong in list(0.5, "ten", NA, NA_integer_, NaN, Inf, c(1, 2), TRUE, NULL, list(1))) {
    error <- expect_error(layer_dense(units = wrong), class = "rkeras_error")
    expect_match(conditionMessage(error), "layer_dense(): `units` must be", fixed = TRUE)
    expect_identical(conditionCall(error)[[1]], quote(layer_dense))
  }
})

test_that("shapes come in every form", {
  for (shape in list(c(28, 28, 1), c(28L, 28L, 1L), list(28, 28, 1), list(28L, 28, 1L))) {
    expect_equal(unlist(dim(layer_input(shape = shape))[-1]), c(28L, 28L, 1L))
  }
  for (shape in list(c(NA, 32), list(NULL, 32), list(NA, 32))) {
    expect_equal(dim(layer_input(shape = shape)), c(NA, NA, 32L))
  }
})

test_that("messages are in R's words", {
  said <- function(call) conditionMessage(tryCatch(call, error = identity))
  expect_match(said(layer_dense(units = 1, use_bias = "yes")), "must be TRUE or FALSE, but \"yes\"")
  expect_match(said(layer_dense(units = NULL)), "but NULL was given")
  expect_match(said(layer_dense(units = 1, input_shape = "x")), "with NA or NULL where unknown")
  expect_match(
    said(layer_dense(list(a = 1), 2)), "missing, NULL, .* a named list or data frame of a"
  )
  x <- layer_input(2)
  model <- keras_model(x, layer_dense(x, 1))
  expect_match(said(layer_dense(model, 1)), "model$output, can be composed with", fixed = TRUE)
  expect_match(said(layer_lambda(f = identity, arguments = list(1))), "must be a named list")
  expect_match(said(load_model_weights_tf(model, "none", by_name = TRUE)), "must be FALSE")
  # What Keras says, and what users say, stays as it is.
  expect_match(said(keras$layers$Dense("ten")), "positive integer")
  failing <- layer_lambda(f = function(x) stop("None is True"))
  expect_match(said(failing(array(1, 1))), "None is True")
})
