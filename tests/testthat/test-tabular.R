# Networks for data frames: keras_mlp(), and predictions. This is R's code on functions that other
# files test in both hosts: it is tested in an R session, and in a Python process by
# test-tabular-fit.R alone.

testthat::skip_if(runs_in_python(), "this file is for an R session")

needs(requireNamespace("hardhat", quietly = TRUE), "hardhat is not installed")

# A row of each kind of column, with an outcome of each kind.
mixed <- function(n = 60) {
  set.seed(11)
  data <- data.frame(
    size = rnorm(n, 10, 3), count = rpois(n, 4), shade = factor(sample(c("dim", "lit"), n, TRUE)),
    kind = factor(rep(c("a", "b", "c"), length.out = n)), text = rep(c("no", "yes"), n / 2),
    flag = rep(c(TRUE, TRUE, FALSE), length.out = n), grade = ordered(rep(1:3, each = n / 3))
  )
  data$y <- data$size * 2 + as.integer(data$kind)
  data
}

quick <- function(formula, data, ..., hidden = 4, epochs = 2) {
  keras_mlp(formula, data, hidden = hidden, epochs = epochs, penalty = 0, ...)
}

# What a network of known weights predicts from the columns that it was given.
first_outputs <- function(fitted, x) {
  weights <- get_weights(fitted$model)
  unname(x %*% weights[[1]] + rep(weights[[2]], each = nrow(x)))
}

test_that("columns are coded as by model.matrix() and scaled as by scale()", {
  skip_without_keras()
  data <- mixed()
  fitted <- quick(y ~ . + log(size) + size:kind, data, hidden = NULL)
  matrix <- model.matrix(y ~ . + log(size) + size:kind, data)[, -1]
  expect_identical(fitted$predictors, colnames(matrix))

  binary <- apply(matrix == 0 | matrix == 1, 2, all)
  expect_identical(sum(binary), 5L)
  training <- fitted$rows$training
  scaled <- scale(matrix[training, ])
  expected_center <- ifelse(binary, 0, attr(scaled, "scaled:center"))
  expected_scale <- ifelse(binary, 1, attr(scaled, "scaled:scale"))
  expect_equal(fitted$scaling$x, list(center = expected_center, scale = expected_scale))
  expect_equal(
    fitted$scaling$y,
    list(center = c(y = mean(data$y[training])), scale = c(y = sd(data$y[training])))
  )

  # Predictions undo the scaling of the outcome.
  x <- scale(matrix, expected_center, expected_scale)
  outputs <- first_outputs(fitted, x) * sd(data$y[training]) + mean(data$y[training])
  expect_equal(predict(fitted, data), data.frame(y = outputs[, 1]), tolerance = 1e-5)
})

test_that("without scaling the columns are taken as they are", {
  skip_without_keras()
  fitted <- quick(dist ~ speed, cars, hidden = NULL, scale = FALSE)
  expect_equal(
    predict(fitted, cars)$dist, first_outputs(fitted, as.matrix(cars["speed"]))[, 1],
    tolerance = 1e-5
  )
  constant <- quick(dist ~ speed + one, transform(cars, one = 7), hidden = NULL)
  expect_identical(constant$scaling$x$scale[["one"]], 1)
})

test_that("a linear network comes to the coefficients of lm()", {
  skip_without_keras()
  set.seed(1)
  data <- mixed()
  fitted <- quick(
    y ~ size + kind, data,
    hidden = NULL, epochs = 300, optimizer = optimizer_sgd(0.1), validation_split = 0
  )
  expect_equal(predict(fitted, data)$y, unname(fitted(lm(y ~ size + kind, data))), tolerance = 1e-3)
})

test_that("the rows held out are of each class alike, and are not trained on", {
  skip_without_keras()
  fitted <- quick(Species ~ ., iris)
  rows <- fitted$rows
  expect_identical(as.vector(table(iris$Species[rows$validation])), rep(10L, 3))
  expect_identical(sort(c(rows$training, rows$validation)), 1:150)
  expect_gt(length(unique(diff(rows$validation))), 1)
  loss <- fitted$history$metrics$val_loss
  probability <- predict(fitted, iris[rows$validation, ], "prob")
  own <- as.matrix(probability)[cbind(1:30, as.integer(iris$Species[rows$validation]))]
  expect_equal(-mean(log(own)), loss[[fitted$best_epoch]], tolerance = 1e-4)
  expect_identical(length(quick(Species ~ ., iris, validation_split = 0)$rows$validation), 0L)
})

test_that("training stops early with the weights of the best epoch", {
  skip_without_keras()
  set.seed(3)
  fitted <- quick(
    mpg ~ ., mtcars,
    hidden = c(64, 32), epochs = 400, patience = 5, optimizer = optimizer_adam(0.05)
  )
  loss <- fitted$history$metrics$val_loss
  expect_lt(length(loss), 400)
  expect_identical(fitted$best_epoch, which.min(loss))
  expect_identical(length(loss) - fitted$best_epoch, 5L)
  held_out <- mtcars[fitted$rows$validation, ]
  error <- (predict(fitted, held_out)$mpg - held_out$mpg) / fitted$scaling$y$scale
  expect_equal(mean(error^2), min(loss), tolerance = 1e-4)
  set.seed(3)
  patient <- quick(
    mpg ~ ., mtcars,
    hidden = c(64, 32), epochs = 12, patience = NULL, optimizer = optimizer_adam(0.05)
  )
  expect_identical(patient$best_epoch, 12L)
})

test_that("probabilities sum to one, in columns named by the levels", {
  skip_without_keras()
  fitted <- quick(Species ~ ., iris)
  probability <- predict(fitted, iris, type = "prob")
  expect_s3_class(probability, "data.frame", exact = TRUE)
  expect_named(probability, levels(iris$Species))
  expect_equal(rowSums(probability), rep(1, 150), tolerance = 1e-6, ignore_attr = TRUE)
  chosen <- predict(fitted, iris, type = "class")
  expect_named(chosen, "Species")
  expect_identical(chosen$Species, factor(
    levels(iris$Species)[max.col(probability, "first")], levels(iris$Species)
  ))
  expect_identical(predict(fitted, iris), chosen)

  two <- quick(am ~ wt, transform(mtcars, am = c("auto", "by hand")[am + 1]))
  probability <- predict(two, mtcars, type = "prob")
  expect_named(probability, c("auto", "by hand"))
  expect_equal(rowSums(probability), rep(1, 32), tolerance = 1e-6, ignore_attr = TRUE)
  output <- predict(
    two$model, (as.matrix(mtcars["wt"]) - two$scaling$x$center) / two$scaling$x$scale,
    verbose = 0
  )
  expect_equal(probability[[2]], output[, 1], tolerance = 1e-5)
  expect_identical(
    as.character(predict(two, mtcars)$am), ifelse(output[, 1] > 0.5, "by hand", "auto")
  )
})

test_that("the same seed gives the same network", {
  skip_without_keras()
  trained <- function(seed) {
    set.seed(seed)
    fitted <- quick(Species ~ ., iris, dropout = 0.1)
    list(get_weights(fitted$model), fitted$rows, fitted$history$metrics)
  }
  first <- trained(1)
  expect_identical(trained(1), first)
  expect_false(identical(trained(2)[[2]], first[[2]]))
})

test_that("rows with missing values are left out, or an error; predictions are NA", {
  skip_without_keras()
  fitted <- quick(Ozone ~ Solar.R + Wind, airquality)
  complete <- which(complete.cases(airquality[c("Ozone", "Solar.R", "Wind")]))
  expect_identical(sort(unlist(fitted$rows, use.names = FALSE)), complete)
  expect_identical(fitted$omitted, 153L - length(complete))
  predicted <- predict(fitted, airquality)
  expect_identical(is.na(predicted$Ozone), is.na(airquality$Solar.R))
  expect_identical(
    predict(fitted, airquality[1:6, ])$Ozone[c(1:4, 6)],
    predict(fitted, airquality[c(1:4, 6), ])$Ozone
  )
  expect_identical(nrow(predict(fitted, airquality[0, ])), 0L)
  expect_identical(predict(fitted, airquality[5, ]), data.frame(Ozone = NA_real_))
  expect_error(
    quick(Ozone ~ Solar.R + Wind, airquality, na_action = "fail"), "`Ozone`, `Solar.R`",
    class = "ValueError"
  )
  gap <- iris
  gap$Species[2] <- NA
  fitted <- quick(Sepal.Length ~ Species, gap)
  expect_identical(which(is.na(predict(fitted, gap)[[1]])), 2L)
})

test_that("columns that do not fit are named", {
  skip_without_keras()
  data <- mixed()
  fitted <- quick(y ~ size + kind + text + grade, data)
  refused <- function(new, message, class = "ValueError") {
    expect_error(predict(fitted, new), message, class = class)
  }
  refused(data[c("size", "text", "grade")], "`newdata` has no column `kind`")
  refused(transform(data, kind = "d"), "column `kind` of `newdata` has the new level \"d\"")
  refused(transform(data, text = factor("maybe")), "column `text` .* new level \"maybe\"")
  refused(transform(data, size = "large"), "column `size` .* numeric", "TypeError")
  refused(transform(data, size = factor(1)), "column `size` .* factor", "TypeError")
  refused(transform(data, kind = 1), "column `kind` .* a factor", "TypeError")
  refused(transform(data, size = Inf), "infinite values in `size`")
  refused(as.list(data), "`newdata` must be a data frame", "ArgumentError")
  # What means the same is taken.
  same <- transform(
    data,
    kind = as.character(kind), text = factor(text), grade = factor(grade), other = 1
  )
  expect_identical(predict(fitted, same), predict(fitted, data))
  expect_identical(
    predict(fitted, transform(data, size = 3L)), predict(fitted, transform(data, size = 3))
  )

  expect_error(quick(y ~ height, data), "no column `height`", class = "ValueError")
  expect_error(quick(height ~ size, data), "no column `height`", class = "ValueError")
  expect_warning(
    expect_error(quick(y ~ log(count - 100), data), "no row without", class = "ValueError"), "NaN"
  )
  expect_error(
    quick(y ~ log(size - min(size)), data), "infinite values in `log",
    class = "ValueError"
  )
  expect_error(
    quick(y ~ size + l, transform(data, l = I(as.list(size)))), "column `l`",
    class = "TypeError"
  )
  expect_error(quick(y ~ size + kind, subset(data, kind == "a")), "`kind`.*one level")
  expect_error(quick(kind ~ size, subset(data, kind == "a")), "outcome `kind`.*one level")
  expect_error(quick(kind + y ~ size, data), "several outcomes.*`kind`", class = "ValueError")
  expect_error(quick(~size, data), "no outcome", class = "ValueError")
  expect_error(quick(y ~ 1, data), "no predictors", class = "ValueError")
  expect_error(quick(y ~ size + 0, data), "intercept", class = "ValueError")
  expect_error(quick(y ~ offset(size), data), "offset", class = "ValueError")
})

test_that("arguments that do not fit are named", {
  skip_without_keras()
  refused <- function(..., argument) {
    expect_error(keras_mlp(dist ~ speed, cars, ...), argument, class = "ArgumentError")
  }
  refused(hidden = 2.5, argument = "hidden")
  refused(dropout = 1, argument = "dropout")
  refused(penalty = -1, argument = "penalty")
  refused(patience = "long", argument = "patience")
  refused(scale = NA, argument = "scale")
  refused(na_action = "guess", argument = "na_action")
  refused(validation_split = 1, argument = "validation_split")
  refused(sample_weight = 1:3, argument = "sample_weight")
  expect_error(keras_mlp("dist", cars), "formula", class = "ArgumentError")
  expect_error(keras_mlp(dist ~ speed, as.list(cars)), "data", class = "ArgumentError")
  expect_error(
    keras_mlp(Species ~ ., iris, class_weight = list(a = 1)), "setosa",
    class = "ArgumentError"
  )
  fitted <- quick(dist ~ speed, cars)
  expect_error(predict(fitted, cars, type = "prob"), "numeric", class = "ValueError")
  expect_error(predict(fitted, cars, type = "raw"), "type", class = "ArgumentError")
  expect_error(predict(fitted, cars, tpye = "prob"), "`tpye`", class = "ValueError")
  expect_error(predict(fitted), "newdata", class = "ValueError")
})

test_that("weights of classes and rows reach the loss", {
  skip_without_keras()
  set.seed(1)
  weighted <- keras_mlp(
    Species ~ ., iris,
    hidden = NULL, epochs = 60, optimizer = optimizer_adam(0.05),
    penalty = 0, class_weight = c(versicolor = 0, setosa = 1, virginica = 1)
  )
  expect_false("versicolor" %in% predict(weighted, iris)$Species)
  by_row <- keras_mlp(
    dist ~ speed, rbind(cars, data.frame(speed = 10, dist = rep(1e4, 5))),
    hidden = NULL, epochs = 200, optimizer = optimizer_adam(0.05), scale = FALSE, penalty = 0,
    sample_weight = rep(c(1, 0), c(50, 5))
  )
  expect_lt(max(predict(by_row, cars)), 200)
})

test_that("several outcomes are columns by their names", {
  skip_without_keras()
  fitted <- quick(mpg + hp ~ wt, mtcars, hidden = NULL)
  expect_named(predict(fitted, mtcars), c("mpg", "hp"))
  expect_named(
    generics::augment(fitted, mtcars[1:2, ])[12:15],
    c(".fitted_mpg", ".fitted_hp", ".resid_mpg", ".resid_hp")
  )
  logs <- quick(log(mpg) ~ . - cyl, mtcars)
  expect_identical(logs$predictors, names(mtcars)[3:11])
  mtcars$cyl <- NULL
  added <- generics::augment(logs, mtcars)
  expect_identical(added$.fitted, predict(logs, mtcars)[["log(mpg)"]])
  expect_equal(added$.resid, log(mtcars$mpg) - added$.fitted)
})

test_that("print and the generics of other packages tell of it", {
  skip_without_keras()
  set.seed(1)
  fitted <- quick(Species ~ ., iris, epochs = 12, hidden = c(5, 4))
  shown <- capture.output(print(fitted))
  expect_match(shown, "perceptron for Species \\(3 classes\\) from 4 columns", all = FALSE)
  expect_match(shown, "5 dense, 4 dense, 3 outputs; 64 parameters", all = FALSE)
  expect_match(shown, "120 for training, 30 for validation", all = FALSE)
  tidied <- generics::tidy(fitted)
  expect_identical(tidied$outputs, c(5L, 4L, 3L))
  expect_identical(tidied$activation, c("relu", "relu", "softmax"))
  expect_identical(tidied$parameters, c(25L, 24L, 15L))
  glanced <- generics::glance(fitted)
  expect_identical(nrow(glanced), 1L)
  expect_identical(glanced$val_loss, fitted$history$metrics$val_loss[[glanced$best_epoch]])
  added <- generics::augment(fitted, iris[c(1, 99), ])
  expect_identical(added$.fitted, predict(fitted, iris[c(1, 99), ])$Species)
  expect_identical(added$.prob_setosa, predict(fitted, iris[c(1, 99), ], "prob")$setosa)
  skip_if_not_installed("ggplot2")
  drawn <- ggplot2::autoplot(fitted)
  lines <- Filter(function(layer) inherits(layer$geom, "GeomVline"), drawn$layers)
  expect_identical(lines[[1]]$data$xintercept, fitted$best_epoch)
  grDevices::pdf(NULL)
  expect_null(plot(fitted, method = "base"))
  grDevices::dev.off()
})

test_that("a saved network predicts the same in a new session", {
  skip_without_keras()
  # The session that reads it has sum contrasts, and its own idea of the data.
  fitted <- quick(y ~ ., mixed())
  file <- tempfile(fileext = ".rds")
  saveRDS(list(fitted, mixed(), predict(fitted, mixed())), file)
  expect_lt(file.size(file), 60000)
  expect_session(dirname(system.file(package = "rkeras")), c(
    "library(rkeras)", 'options(contrasts = c("contr.sum", "contr.poly"))',
    paste0("saved <- readRDS(", deparse(file), ")"),
    "print(saved[[1]]); print(generics::glance(saved[[1]]))",
    "stopifnot(all.equal(predict(saved[[1]], saved[[2]]), saved[[3]]))"
  ))
})
