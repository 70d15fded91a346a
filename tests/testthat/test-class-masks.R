# Masks that layers written in R get, pass on, and compute.

skip_without_keras()

# Two sequences of three steps; the second step of the first is masked.
steps <- array(c(1, 2, 0, 3, 5, 4, 7, 8, 0, 6, 9, 10), c(2, 3, 2))
is_step <- matrix(c(TRUE, TRUE, FALSE, TRUE, TRUE, TRUE), 2)
average_of <- function(x, which) {
  t(vapply(1:2, function(i) colMeans(matrix(x[i, which[i, ], ], ncol = 2)), numeric(2)))
}
# Where no mask came, -1 everywhere.
masked_or_not <- function(inputs, mask) {
  if (is.null(mask)) {
    return(inputs * 0 - 1)
  }
  inputs * tf$expand_dims(tf$cast(mask, "float32"), -1L) * 2
}

PassingLayer <- R6::R6Class("PassingLayer", # nolint: object_name_linter.
  inherit = KerasLayer,
  public = list(
    initialize = function() self$supports_masking <- TRUE,
    call = function(inputs, mask = NULL) masked_or_not(inputs, mask)
  )
)
layer_passing <- new_layer_class("Passing",
  initialize = function(...) {
    super$initialize(...)
    self$supports_masking <- TRUE
  },
  call = function(inputs, mask = NULL) masked_or_not(inputs, mask)
)

test_that("a mask is given to the layer and goes on to those that follow", {
  for (layer in list(create_layer(PassingLayer), layer_passing())) {
    input <- layer_input(shape = c(3, 2))
    output <- layer(layer_masking(input))
    expect_equal(dim(layer$input_mask), c(NA, 3))
    expect_equal(layer$output_mask$dtype$name, "bool")
    model <- keras_model(input, layer_global_average_pooling_1d(output))
    expect_equal(predicted(model, steps), 2 * average_of(steps, is_step), tolerance = 1e-6)
    masked <- keras_model(input, layer$output_mask)
    expect_equal(as.array(masked(steps)), is_step)
  }
  plain <- layer_passing()
  expect_equal(dim(plain(layer_input(shape = c(3, 2)))), c(NA, 3, 2))
  expect_null(plain$input_mask)
  expect_null(plain$output_mask)
  expect_error(layer_passing()$output_mask, class = "AttributeError")
})

test_that("a layer that says nothing of masks ends them", {
  Ending <- R6::R6Class("Ending",
    inherit = KerasLayer, public = list(call = function(inputs, mask = NULL) inputs + 0)
  )
  layer <- create_layer(Ending)
  input <- layer_input(shape = c(3, 2))
  # Keras 3 warns here; 2.9 was silent.
  expect_no_warning(output <- layer(layer_masking(input)))
  expect_null(layer$output_mask)
  model <- keras_model(input, layer_global_average_pooling_1d(output))
  expect_no_warning(result <- predicted(model, steps))
  expect_equal(result, average_of(steps, is_step | TRUE), tolerance = 1e-6)
})

test_that("compute_mask() makes the mask, by TensorFlow's functions, and is saved", {
  flipped <- function(inputs, mask = NULL) tf$logical_and(mask, inputs[, , 1] > 1.5)
  Picky <- R6::R6Class("Picky",
    inherit = KerasLayer,
    public = list(call = function(inputs, mask = NULL) inputs + 0, compute_mask = flipped)
  )
  layer_picky <- new_layer_class("PickyToo",
    call = function(inputs, mask = NULL) inputs + 0, compute_mask = flipped
  )
  expected <- is_step & steps[, , 1] > 1.5
  for (layer in list(create_layer(Picky), layer_picky())) {
    input <- layer_input(shape = c(3, 2))
    output <- layer(layer_masking(input))
    expect_equal(as.array(keras_model(input, layer$input_mask)(steps)), is_step)
    expect_equal(as.array(keras_model(input, layer$output_mask)(steps)), expected)
    model <- keras_model(input, layer_global_average_pooling_1d(output))
    result <- average_of(steps, expected)
    expect_equal(predicted(model, steps), result, tolerance = 1e-6)
    own <- list(Picky, layer_picky)
    file <- save_model_hdf5(model, tempfile(fileext = ".h5"))
    folder <- save_model_tf(model, tempfile())
    expect_equal(predicted(load_model_hdf5(file, own), steps), result, tolerance = 1e-6)
    expect_equal(predicted(load_model_tf(folder, own), steps), result, tolerance = 1e-6)
  }
})

test_that("a graph with masks is saved to HDF5", {
  input <- layer_input(shape = c(3, 2))
  model <- keras_model(input, layer_global_average_pooling_1d(layer_masking(input)))
  loaded <- load_model_hdf5(save_model_hdf5(model, tempfile(fileext = ".h5")))
  expect_equal(predicted(loaded, steps), average_of(steps, is_step), tolerance = 1e-6)
})
