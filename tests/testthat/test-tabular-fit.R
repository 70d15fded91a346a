# fit() with a formula or a recipe in place of `x`.

needs(requireNamespace("hardhat", quietly = TRUE), "hardhat is not installed")

network <- function(inputs, outputs, activation = NULL, loss = "mse", ...) {
  model <- keras_model_sequential(input_shape = inputs) %>%
    layer_dense(outputs, activation = activation)
  model %>% compile(optimizer = optimizer_sgd(0.1), loss = loss, ...)
  model
}

test_that("a formula as x and data as y train the model on its columns", {
  skip_without_keras()
  model <- network(2, 1)
  set.seed(1)
  fitted <- model %>% fit(
    dist ~ speed + I(speed^2), cars,
    epochs = 3, verbose = 0, callbacks = list()
  )
  expect_s3_class(fitted, "keras_tabular")
  expect_s3_class(fitted$history, "keras_training_history")
  expect_identical(lengths(fitted$rows), c(training = 40L, validation = 10L))
  expect_null(fitted$scaling$y)

  # The same by hand.
  set.seed(1)
  held_out <- sort(sample.int(50, 10))
  expect_identical(fitted$rows$validation, held_out)
  x <- cbind(cars$speed, cars$speed^2)
  scaled <- scale(x[-held_out, ])
  x <- scale(x, attr(scaled, "scaled:center"), attr(scaled, "scaled:scale"))
  expect_equal(predict(fitted, cars)$dist, predict(model, x, verbose = 0)[, 1], tolerance = 1e-5)
  expect_equal(
    fitted$history$metrics$val_loss[[3]],
    evaluate(model, x[held_out, ], cars$dist[held_out], verbose = 0)[["loss"]],
    tolerance = 1e-5
  )
})

test_that("training on a formula is training on its matrix", {
  skip_without_keras()
  start <- list(matrix(c(0.1, -0.1, 0.2, 0)), 0.5)
  by_formula <- network(4, 1)
  set_weights(by_formula, start)
  fit(
    by_formula, Sepal.Length ~ Sepal.Width + Petal.Length + Species,
    data = iris, scale = FALSE, validation_split = 0, epochs = 2, shuffle = FALSE, verbose = 0,
    sample_weight = 1:150 / 150
  )
  by_hand <- network(4, 1)
  set_weights(by_hand, start)
  fit(
    by_hand, model.matrix(Sepal.Length ~ Sepal.Width + Petal.Length + Species, iris)[, -1],
    iris$Sepal.Length,
    epochs = 2, shuffle = FALSE, verbose = 0, sample_weight = 1:150 / 150
  )
  expect_identical(get_weights(by_formula), get_weights(by_hand))
})

test_that("targets are as the loss takes them", {
  skip_without_keras()
  losses <- list(
    "categorical_crossentropy", "sparse_categorical_crossentropy",
    loss_sparse_categorical_crossentropy(), loss_categorical_crossentropy()
  )
  for (loss in losses) {
    model <- network(4, 3, "softmax", loss)
    set.seed(1)
    fitted <- fit(model, Species ~ ., iris, epochs = 1, verbose = 0)
    rows <- fitted$rows$validation
    own <- as.matrix(predict(fitted, iris[rows, ], "prob"))[cbind(1:30, rep(1:3, each = 10))]
    expect_equal(fitted$history$metrics$val_loss, -mean(log(own)), tolerance = 1e-4)
  }
  model <- network(1, 1, "sigmoid", "binary_crossentropy", metrics = "accuracy")
  two <- transform(mtcars, am = factor(am, labels = c("auto", "manual")))
  fitted <- fit(model, am ~ wt, two, validation_data = two, epochs = 4, verbose = 0)
  expect_identical(length(fitted$rows$training), 32L)
  expect_equal(
    fitted$history$metrics$val_accuracy[[4]], mean(predict(fitted, two)$am == two$am),
    tolerance = 1e-6
  )
})

test_that("training stops early by default, and other callbacks take its place", {
  skip_without_keras()
  model <- network(1, 1)
  set.seed(2)
  fitted <- fit(model, dist ~ speed, cars, epochs = 300, verbose = 0)
  loss <- fitted$history$metrics$val_loss
  expect_lt(length(loss), 300)
  expect_identical(length(loss) - fitted$best_epoch, 10L)
  calls <- 0
  mine <- callback_lambda(on_epoch_end = function(epoch, logs) calls <<- calls + 1)
  fitted <- fit(model, dist ~ speed, cars, callbacks = mine, verbose = 0)
  expect_identical(calls, 100)
  expect_identical(fitted$best_epoch, 100L)
})

test_that("what does not fit the model is told", {
  skip_without_keras()
  expect_error(
    fit(network(3, 1), mpg ~ wt + hp, mtcars), "2 columns \\(wt, hp\\).*\\(3\\)",
    class = "ValueError"
  )
  expect_error(
    fit(network(4, 2), Species ~ ., iris), "2 outputs.*`Species` has 3 levels",
    class = "ValueError"
  )
  expect_error(fit(network(1, 2), dist ~ speed, cars), "2 outputs.*dist", class = "ValueError")
  expect_error(fit(network(1, 1), dist ~ speed), "`data` must be a data frame")
  expect_error(fit(network(1, 1), dist ~ speed, cars, data = cars), "`data` and `y`")
  expect_error(fit(network(1, 1), dist ~ speed, cars, nonsense = 1), "nonsense")
  expect_error(
    fit(network(1, 1), dist ~ speed, cars, validation_data = list(1, 2)), "validation_data",
    class = "ArgumentError"
  )
  expect_error(
    fit(network(1, 1), dist ~ speed, cars, validation_data = cars["dist"]),
    "`validation_data` has no column `speed`",
    class = "ValueError"
  )
  linear <- fit(
    network(4, 3, loss = "mse"), Species ~ ., iris,
    epochs = 1, verbose = 0, scale = FALSE
  )
  expect_error(predict(linear, iris, "prob"), "not probabilities.*softmax", class = "ValueError")
  expect_s3_class(predict(linear, iris)$Species, "factor")
})

test_that("recipes make the columns", {
  skip_without_keras()
  # lubridate, which recipes loads, asks systemd for the time zone where TZ is not set.
  withr::local_envvar(TZ = "UTC")
  needs(requireNamespace("recipes", quietly = TRUE), "recipes is not installed")
  steps <- recipes::recipe(Ozone ~ ., airquality) %>%
    recipes::step_naomit(recipes::all_outcomes(), skip = TRUE)
  expect_error(keras_mlp(steps, airquality), "recipe drops", class = "ValueError")

  # Values are filled in, where a formula would leave out the rows.
  steps <- recipes::recipe(Ozone ~ Solar.R + Wind, airquality) %>%
    recipes::step_impute_mean(recipes::all_predictors())
  fitted <- keras_mlp(steps, airquality, hidden = NULL, epochs = 2)
  expect_identical(fitted$omitted, sum(is.na(airquality$Ozone)))
  filled <- transform(airquality, Solar.R = ifelse(
    is.na(Solar.R), round(mean(Solar.R, na.rm = TRUE)), Solar.R
  ))
  expect_equal(predict(fitted, airquality), predict(fitted, filled), tolerance = 1e-5)

  coded <- recipes::recipe(Species ~ ., iris) %>% recipes::step_pca(recipes::all_predictors())
  fitted <- fit(network(4, 3, "softmax", "categorical_crossentropy"), coded, iris,
    epochs = 1, verbose = 0
  )
  expect_identical(fitted$predictors, paste0("PC", 1:4))
  expect_error(predict(fitted, iris[-1]), "Sepal.Length", class = "ValueError")
  expect_error(
    keras_mlp(recipes::recipe(Sepal.Length ~ ., iris), iris), "`Species`.*step_dummy",
    class = "TypeError"
  )
})

test_that("a missing package is an error that says what to type", {
  expect_error(
    need_package("keras_mlp", "no.such.package", "a formula"),
    'install.packages\\("no.such.package"\\)',
    class = "ImportError"
  )
})
