# The usual mistakes are told in the user's words: the case list of Python, from R.

skip_without_keras()
cases <- rkeras_import("models.cases_mistakes")

model_of <- function(units = 1, loss = "mse") {
  keras_model_sequential(input_shape = 4) %>%
    layer_dense(units, activation = "sigmoid") %>%
    compile(optimizer = "sgd", loss = loss)
}

test_that("mistakes are explained", {
  listed <- cases$CASES
  expect_gt(length(listed), 15)
  for (name in names(listed)) {
    case <- listed[[name]]
    model <- model_of(case[[1]], case[[2]])
    expect_error(
      fit(model, case[[3]], case[[4]], epochs = 1, verbose = 0), case[[5]],
      class = "ValueError", info = name
    )
  }
})

test_that("factors and data frames are explained in R's words", {
  x <- matrix(rnorm(40), 10)
  classes <- factor(rep(c("a", "b"), 5))
  model <- model_of(2, "sparse_categorical_crossentropy")
  expect_error(fit(model, x, classes, epochs = 1, verbose = 0), "as.integer\\(f\\) - 1")
  expect_error(
    fit(model, x, as.integer(classes), epochs = 1, verbose = 0), "1 to 2, .* subtract 1",
    class = "MistakeError"
  )
  targets <- data.frame(a = letters[1:10], b = 1:10)
  expect_error(fit(model_of(), x, targets, epochs = 1, verbose = 0), "`y` must be numbers")
  named <- list(a = x[, 1])
  expect_error(
    fit(model_of(), x, named, epochs = 1, verbose = 0), "a named list of .*data frame",
    class = "MistakeError"
  )
  x[3, 2] <- NA
  expect_warning(
    fit(model_of(), x, x[, 1], epochs = 1, verbose = 0), "loss is NaN, because `x` has 1 missing"
  )
  expect_error(compile(model, optimizer = "adma", loss = "mse"), 'did you mean "adam"')
})
