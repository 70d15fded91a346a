# with_custom_object_scope(): names are found inside, and not after it.

skip_without_keras()

doubled <- function(x) 2 * x
far <- function(y_true, y_pred) tf$abs(y_true - y_pred)
x <- matrix(seq(-1, 1, length.out = 12), 4)

test_that("names are found where functions take them, and where models are loaded", {
  file <- tempfile(fileext = ".h5")
  objects <- list(doubled = doubled, far = far)
  model <- with_custom_object_scope(objects, {
    model <- keras_model_sequential(input_shape = 3) %>%
      layer_dense(1, activation = "doubled", kernel_initializer = "ones")
    model %>% compile("sgd", loss = "far", metrics = "far")
    save_model_hdf5(model, file)
    model
  })
  expect_equal(as.vector(predict(model, x, verbose = 0)), 2 * rowSums(x), tolerance = 1e-6)
  values <- evaluate(model, x, numeric(4), verbose = 0)
  expect_equal(values[["far"]], mean(abs(2 * rowSums(x))), tolerance = 1e-6)
  expect_equal(values[["loss"]], values[["far"]], tolerance = 1e-6)
  loaded <- with_custom_object_scope(objects, load_model_hdf5(file))
  expect_equal(evaluate(loaded, x, numeric(4), verbose = 0), values)
  expect_error(load_model_hdf5(file), "doubled", class = "UnknownObject")
  expect_error(layer_dense(units = 1, activation = "doubled"), "doubled", class = "ValueError")
})

test_that("the expression is evaluated inside, once, and its errors are its own", {
  count <- 0
  failing <- function() stop(errorCondition("own", class = "own_error"))
  expect_error(
    with_custom_object_scope(c(doubled = doubled), {
      count <- count + 1
      layer_activation(activation = "doubled")
      failing()
    }),
    class = "own_error"
  )
  expect_identical(count, 1)
  expect_error(layer_activation(activation = "doubled"), "doubled")
  value <- with_custom_object_scope(list(a = doubled), {
    with_custom_object_scope(list(b = doubled), {
      layer_activation(activation = "a")
      layer_activation(activation = "b")
      list(environment(), data.frame(x = 1:2))
    })
  })
  expect_identical(value[[2]], data.frame(x = 1:2))
  returned <- function() with_custom_object_scope(list(a = doubled), return("early"))
  expect_identical(returned(), "early")
  expect_error(layer_activation(activation = "a"), "a")
})

test_that("names are those of the objects themselves where the list gives none", {
  metric <- custom_metric("far", far)
  model <- keras_model_sequential(input_shape = 3) %>% layer_dense(1)
  with_custom_object_scope(metric, model %>% compile("sgd", loss = "mse", metrics = "far"))
  expect_named(evaluate(model, x, numeric(4), verbose = 0), c("loss", "far"))
  Tripled <- new_layer_class("Tripled", call = function(inputs) 3 * inputs)
  own <- keras_model_sequential(input_shape = 3)
  own$add(Tripled())
  again <- with_custom_object_scope(list(Tripled), model_from_json(model_to_json(own)))
  expect_equal(predict(again, x, verbose = 0), 3 * x, tolerance = 1e-6)
  expect_error(with_custom_object_scope(list(doubled), 1), "no name", class = "ValueError")
  expect_error(with_custom_object_scope(1, 1), "`objects` must be", class = "ValueError")
})
