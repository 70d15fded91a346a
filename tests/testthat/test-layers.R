# Every layer, from R, by the case list that drives the tests in Python too: what R composes is
# what Python composes, by call, by both pipes, and in a model. The numbers themselves are proved
# in tests/python. Each host computes with every layer, and composes every other one.

skip_without_keras()

running <- tryCatch(rkeras_import("layers.running"), error = function(e) NULL)
cases <- if (is.null(running)) list() else rkeras_import("layers.cases")$CASES
skip_if(is.null(running), "the case list is in tests/python, which is not on PYTHONPATH")

# Layers whose axes count from 1 in R; all others pass them on as they are.
from_one <- c("layer_unit_normalization", "layer_normalization")

in_r <- function(value, name = "", shifted = FALSE) {
  if (is.list(value) && length(value) == 1 && !is.null(names(value))) {
    what <- value[[1]]
    return(switch(names(value),
      layer = do.call(what[[1]], real_arguments(what[[2]], what[[1]])),
      class = rkeras_import("builtins")$getattr(keras$layers, what),
      running$real(value)
    ))
  }
  if (shifted && name == "axis" && is.numeric(value)) {
    return(ifelse(value >= 0, value + 1, value))
  }
  # R's numbers are doubles.
  if (is.integer(value)) {
    return(as.numeric(value))
  }
  if (is.list(value)) lapply(value, in_r) else value
}

real_arguments <- function(arguments, of = "") {
  mapply(in_r, arguments, names(arguments), of %in% from_one, SIMPLIFY = FALSE)
}

seeded <- function(code) {
  local_tensorflow_seed()
  use_session_with_seed(11, quiet = TRUE)
  force(code)
}

numbers <- function(x) {
  if (is.list(x)) lapply(x, numbers) else as.array(x)
}

expect_same_numbers <- function(case) {
  f <- getExportedValue("rkeras", case$name)
  values <- running$data(case$input)
  expected <- seeded(numbers(running$run(running$make(case), values)))
  result <- seeded({
    layer <- do.call(f, real_arguments(case$arguments, case$name))
    numbers(running$run(layer, values))
  })
  expect_s3_class(layer, "keras.engine.base_layer.Layer")
  expect_equal(result, expected, tolerance = 1e-5)
}

expect_composition <- function(case) {
  f <- getExportedValue("rkeras", case$name)
  values <- running$data(case$input)
  arguments <- real_arguments(case$arguments, case$name)
  x <- running$symbolic(values)
  first <- intersect(names(formals(f)), c("object", "inputs"))[[1]]
  composed <- function(object) {
    do.call(f, c(stats::setNames(list(object), first), arguments))
  }
  y <- x %>% composed()
  expect_s3_class(y, "tensorflow.tensor")
  expect_equal(dim(x |> composed()), dim(y))

  several <- is.list(values)
  if (!several) {
    model <- keras_model_sequential(
      batch_input_shape = as.list(dim(x)), dtype = x$dtype
    ) %>% composed()
    expect_length(model$layers, 1)
    alone <- running$run(do.call(f, arguments), values)
    expect_equal(dim(model(values, training = FALSE)), dim(alone))
  }
}

for (number in seq_along(cases)) {
  case <- cases[[number]]
  test_that(paste(case$name, "is the same from R and from Python"), {
    suppressWarnings({
      expect_same_numbers(case)
      if (number %% 2 == runs_in_python()) expect_composition(case)
    })
  })
}
