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

test_that("axes count from 1", {
  a <- array(as.numeric(1:6), c(1, 2, 3))
  expect_equal(dim(layer_concatenate(list(a, a), axis = 2)), c(1L, 4L, 3L))
  expect_equal(dim(layer_concatenate(list(a, a), axis = -1)), c(1L, 2L, 6L))
  expect_error(layer_concatenate(list(a, a), axis = 0), "counted from 1", class = "ValueError")
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

test_that("32 and 32L are the same, and what is no whole number is named", {
  expect_equal(layer_dense(units = 32)$units, 32L)
  expect_equal(layer_dense(units = 32L)$units, 32L)
  for (wrong in list(2.5, "ten", NA, NA_integer_, NaN, Inf, c(1, 2), TRUE, NULL, list(1))) {
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
