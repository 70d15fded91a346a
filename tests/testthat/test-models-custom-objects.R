# Objects of a user's own when a model is loaded: as keras 2.9 took them.

skip_without_keras()

x <- matrix(seq(-1, 1, length.out = 40), 10)
y <- rowSums(x)
in_hdf5 <- function(model) save_model_hdf5(model, tempfile(fileext = ".h5"))

test_that("a function that was saved under no name is found by the name given", {
  tripled <- function(y_true, y_pred) 3 * tf$reduce_mean(tf$square(y_true - y_pred))
  far <- function(y_true, y_pred) tf$abs(y_true - y_pred)
  model <- keras_model_sequential(input_shape = 4) %>% layer_dense(1)
  compiled <- function(loss) {
    model %>% compile("sgd", loss = loss, metrics = list(custom_metric("far", far)))
    model
  }
  error <- predicted(compiled(tripled), x)[, 1] - y
  expected <- c(loss = 3 * mean(error^2), far = mean(abs(error)))
  file <- in_hdf5(model)
  folder <- save_model_tf(model, tempfile())
  ways <- list(
    c(tripled = tripled, far = far),
    list(custom_metric("far", far), tripled = tripled),
    list(far = far, tripled)
  )
  for (own in ways) {
    for (loaded in list(load_model_hdf5(file, own), load_model_tf(folder, own))) {
      expect_equal(evaluate(loaded, x, y, verbose = 0), expected, tolerance = 1e-5)
    }
  }
  # Saved again, it has the name under which it was given.
  again <- in_hdf5(load_model_hdf5(file, c(tripled = tripled, far = far)))
  expect_error(load_model_hdf5(again, c(far = far)), '"tripled"', class = "UnknownObject")
  expect_equal(
    evaluate(load_model_hdf5(again, c(far = far, tripled = tripled)), x, y, verbose = 0), expected,
    tolerance = 1e-5
  )
  expect_error(
    load_model_hdf5(file, list(one = tripled, two = tripled, far = far)), "one, two",
    class = "UnknownObject"
  )
  expect_error(load_model_hdf5(file, c(far = far)), "r_function", class = "UnknownObject")
  within <- function(objects, ...) with_custom_object_scope(objects, load_model_hdf5(file, ...))
  for (loaded in list(
    within(c(far = far, tripled = tripled)),
    within(c(tripled = tripled), list(far = far)),
    within(c(far = far, other = far), list(tripled = tripled)),
    with_custom_object_scope(list(tripled = tripled), within(list(far = far)))
  )) {
    expect_equal(evaluate(loaded, x, y, verbose = 0), expected, tolerance = 1e-5)
  }
  expect_error(
    within(c(far = far, one = tripled, two = tripled)), "one, two", class = "UnknownObject"
  )
  expect_error(load_model_hdf5(file, list(far = far, far = far)), '"far"', class = "ValueError")

  doubled <- keras_model_sequential(input_shape = 4) %>% layer_lambda(function(x) x * 2)
  own <- c(any_name = function(x) x * 2)
  for (loaded in list(
    model_from_json(model_to_json(doubled), own), model_from_yaml(model_to_yaml(doubled), own),
    unserialize_model(serialize_model(doubled), own)
  )) {
    expect_equal(predicted(loaded, x), 2 * x, tolerance = 1e-6)
  }
})

test_that("classes of all kinds stand beside functions, with names and without", {
  Thrice <- R6::R6Class("Thrice",
    inherit = KerasLayer, public = list(call = function(inputs, mask = NULL) inputs * 3)
  )
  layer_thrice <- create_layer_wrapper(Thrice)
  layer_plus <- new_layer_class("Plus", call = function(inputs) inputs + 1)
  Minus(keras$layers$Layer) %py_class% {
    call <- function(inputs) inputs - 5
  }
  half <- function(x) x / 2
  Total <- new_metric_class("Total",
    initialize = function(name = "total", ...) {
      super$initialize(name = name, ...)
      self$sum <- self$add_weight(name = "sum", initializer = "zeros")
    },
    update_state = function(y_true, y_pred, sample_weight = NULL) {
      self$sum$assign_add(tf$reduce_sum(y_pred))
    },
    result = function() self$sum
  )
  model <- keras_model_sequential(input_shape = 4) %>%
    layer_thrice() %>%
    layer_plus() %>%
    create_layer(Minus, .) %>%
    layer_lambda(half)
  model %>% compile("sgd", "mse", metrics = list(Total()))
  file <- in_hdf5(model)
  folder <- save_model_tf(model, tempfile())
  ways <- list(
    c(Thrice, layer_plus, Minus, Total, half = half),
    list(Thrice = layer_thrice, Plus = layer_plus, Minus = Minus, Total = Total, half = half),
    list(layer_thrice, layer_plus, Minus, Total, half)
  )
  for (own in ways) {
    for (loaded in list(load_model_hdf5(file, own), load_model_tf(folder, own))) {
      scores <- evaluate(loaded, x, 0 * x, verbose = 0)
      expect_equal(scores[["loss"]], mean(((3 * x - 4) / 2)^2), tolerance = 1e-5)
      expect_equal(scores[["total"]], sum((3 * x - 4) / 2), tolerance = 1e-5)
    }
  }
})
