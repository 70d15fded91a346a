# Models as text.

skip_without_keras()

test_that("a width that takes all memory is refused", {
  model <- keras_model_sequential() %>% layer_dense(1, input_shape = 1)
  expect_error(summary(model, width = 1e9), "`width` must be at most 10000", class = "ValueError")
})

test_that("summary shows the table in the width of R", {
  model <- keras_model_sequential() %>%
    layer_dense(units = 8, input_shape = 4) %>%
    layer_dense(units = 1)
  for (width in c(60, 80, 100, 150)) {
    shown <- local({
      old <- options(width = width)
      on.exit(options(old))
      capture.output(summary(model))
    })
    expect_lte(max(nchar(shown)), width)
    expect_match(shown, "dense", all = FALSE)
    expect_match(shown, "40 │$", all = FALSE)
    expect_match(shown, "Total params: 49", all = FALSE)
  }
  expect_identical(capture.output(print(model)), capture.output(summary(model)))
})

test_that("a column says what is trained where something is not", {
  input <- layer_input(shape = 4)
  graph <- keras_model(input, layer_add(list(input, layer_batch_normalization(input))))
  stack <- keras_model_sequential(input_shape = 4) %>% layer_batch_normalization()
  old <- options(width = 80)
  on.exit(options(old))
  for (model in list(graph, stack)) {
    shown <- capture.output(print(model))
    expect_match(shown, "Trainable +[^ ]$", all = FALSE)
    expect_lte(max(nchar(shown)), 80)
    without <- capture.output(print(model, show_trainable = FALSE))
    expect_false(any(grepl("Trainable +[^ ]$", without)))
  }
})

test_that("summary of a model without an input shape says what is not known", {
  model <- keras_model_sequential() %>% layer_dense(units = 8)
  expect_match(capture.output(summary(model)), "input_shape", all = FALSE)
})
