# Models as drawings.

skip_without_keras()

size_of <- function(file) dim(png::readPNG(file))[2:1]

test_that("a model is drawn into a file as large as it needs", {
  skip_if_not_installed("png")
  model <- new_stack()
  folder <- tempfile()
  dir.create(folder)
  file <- file.path(folder, "model.png")
  expect_identical(withVisible(plot(model, to_file = file))$visible, FALSE)
  plain <- size_of(file)
  expect_gt(plain[[2]], plain[[1]])
  plot(model, to_file = file, rankdir = "LR")
  expect_gt(size_of(file)[[1]], size_of(file)[[2]])
  plot(model, to_file = file, dpi = 192)
  expect_equal(size_of(file), 2 * plain, tolerance = 0.01)
  plot(model, to_file = file, layer_range = c("two", "three"))
  expect_lt(size_of(file)[[2]], plain[[2]])
  # Each further line of text makes the boxes higher.
  for (more in c("show_shapes", "show_dtype")) {
    do.call(plot, c(list(model, to_file = file), stats::setNames(list(TRUE), more)))
    expect_gt(size_of(file)[[2]], plain[[2]])
  }
  plot(model, to_file = file, show_layer_names = FALSE)
  expect_lt(size_of(file)[[2]], plain[[2]])
  for (ending in c("jpg", "pdf", "svg")) {
    other <- file.path(folder, paste0("model.", ending))
    plot(model, to_file = other)
    expect_gt(file.size(other), 1000)
  }
})

test_that("what is written in the boxes follows the arguments", {
  graph <- list(
    name = "one", kind = "Dense", activation = "relu", dtype = "float32", inputs = "(NA, 2)",
    outputs = "(NA, 3)"
  )
  expect_equal(model_labels(graph, FALSE, FALSE, FALSE, FALSE), list("Dense"))
  expect_equal(
    model_labels(graph, TRUE, TRUE, TRUE, TRUE),
    list(c("one", "Dense (relu)", "float32", "input: (NA, 2)", "output: (NA, 3)"))
  )
})

test_that("models inside are drawn in a frame", {
  skip_if_not_installed("png")
  inner <- keras_model_sequential(name = "inner") %>%
    layer_dense(2, input_shape = 2) %>%
    layer_dense(2)
  input <- layer_input(shape = 2)
  model <- keras_model(input, layer_add(list(inner(input), input)))
  file <- tempfile(fileext = ".png")
  plot(model, to_file = file)
  closed <- size_of(file)
  plot(model, to_file = file, expand_nested = TRUE)
  expect_gt(size_of(file)[[2]], closed[[2]])
})

test_that("a model is drawn on the device, with graphical parameters", {
  file <- tempfile(fileext = ".svg")
  grDevices::svg(file)
  plot(new_stack(), show_shapes = TRUE, family = "serif")
  grDevices::dev.off()
  expect_gt(file.size(file), 1000)
})

test_that("what can't be drawn is named", {
  model <- new_stack()
  expect_error(plot(model, rankdir = "up"), '"TB", "BT", "LR" or "RL"', class = "ArgumentError")
  expect_error(
    plot(model, to_file = "model.doc"), "must end with .png",
    fixed = TRUE, class = "ArgumentError"
  )
  expect_error(plot(model, layer_range = c("nope", "two")), "no layer nope", class = "ValueError")
  unknown <- keras_model_sequential() %>% layer_dense(1)
  expect_error(plot(unknown), "input_shape", class = "ValueError")
})
