# Feature specs from R: columns by expressions, and the two tutorials that use them, as scripts.

skip_without_keras()

patients <- function(n = 200) {
  withr::local_seed(3)
  age <- round(runif(n, 20, 80))
  thal <- sample(c("fixed", "normal", "reversible"), n, TRUE)
  chol <- round(rnorm(n, 250, 40))
  risk <- (age - 50) / 15 + (thal == "reversible") * 2 - 0.5
  data.frame(
    age = age, chol = chol, sex = sample(0:1, n, TRUE), thal = thal,
    target = as.integer(runif(n) < plogis(3 * risk)), stringsAsFactors = FALSE
  )
}

values_of <- function(spec, data) {
  as.array(layer_dense_features(feature_columns = dense_features(spec))(data))
}

test_that("columns are chosen as in tidyselect", {
  wide <- data.frame(a_bin = 1:2, b_bin = 1:2, c_cat = c("x", "y"), d = c(1.5, 2), y = 0:1)
  spec <- feature_spec(wide, y ~ .)
  expect_identical(spec$feature_names(), c("a_bin", "b_bin", "c_cat", "d"))
  chosen <- function(...) {
    made <- step_numeric_column(spec, ...)
    vapply(made$steps, function(step) step$name, "")
  }
  wanted <- c("a_bin", "d")
  picked <- "d"
  expect_identical(chosen(a_bin, d), wanted)
  expect_identical(chosen("a_bin", "d"), wanted)
  expect_identical(chosen(one_of(wanted)), wanted)
  expect_identical(chosen(wanted), wanted)
  expect_identical(chosen(c(a_bin, picked)), wanted)
  expect_identical(chosen(all_numeric(), -b_bin), wanted)
  expect_identical(chosen(-b_bin, -all_nominal()), wanted)
  expect_identical(chosen(-ends_with("CAT"), -starts_with("b")), wanted)
  expect_identical(chosen(-ends_with("none"), -c(b_bin, c_cat)), wanted)
  expect_identical(chosen(everything(), -matches("^[bc]_")), wanted)
  expect_identical(chosen(!contains("_"), a_bin), c("d", "a_bin"))
  expect_identical(chosen(has_type("int32")), c("a_bin", "b_bin"))
  expect_identical(chosen(has_type(c("float32"))), "d")
  expect_identical(chosen(last_col()), "d")
  expect_identical(chosen(a_bin:b_bin), c("a_bin", "b_bin"))
  expect_identical(chosen(rkeras::all_numeric(), -(a_bin:b_bin)), "d")
  numbered <- feature_spec(data.frame(x01 = 1, x02 = 2, y = 3), y ~ .)
  steps <- step_numeric_column(numbered, num_range("x", 1:2, width = 2))$steps
  expect_length(steps, 2)
  inner <- function(spec, ...) step_numeric_column(spec, ...)
  expect_length(inner(spec, all_numeric())$steps, 3)
  expect_length(do.call(step_numeric_column, list(spec, quote(all_numeric())))$steps, 3)
  expect_error(chosen(nothing), "`...` must choose among.*nothing", class = "ValueError")
  expect_error(chosen(one_of("nothing")), "no column nothing", class = "ValueError")
  expect_error(chosen(), "no features were given", class = "ValueError")
  # Once recipes is loaded, the selectors are its own.
  if (!isNamespaceLoaded("recipes")) {
    expect_error(all_numeric(), "feature spec", class = "ValueError")
  }
  expect_error(step_numeric_column(wide, d), "`spec` must be", class = "ValueError")
})

test_that("features and the response are chosen by formulas and names", {
  data <- patients(5)
  names_of <- function(spec) list(spec$x, spec$y)
  wanted <- list(c("age", "thal"), "target")
  both <- target ~ age + thal
  expect_identical(names_of(feature_spec(data, target ~ age + thal)), wanted)
  expect_identical(names_of(feature_spec(data, both)), wanted)
  expect_identical(names_of(feature_spec(data, c(age, thal), target)), wanted)
  expect_identical(names_of(feature_spec(data, c("age", "thal"), "target")), wanted)
  expect_identical(names_of(feature_spec(data, target ~ . - chol - sex)), wanted)
  expect_identical(names_of(feature_spec(tensor_slices_dataset(data), both)), wanted)
  expect_error(feature_spec(data, target ~ nothing), "no column nothing", class = "ValueError")
  expect_error(feature_spec(data, target ~ age:chol), "age:chol", class = "ValueError")
  expect_error(feature_spec(1:3, x), "`dataset` must be", class = "ValueError")
})

test_that("steps give what R computes", {
  data <- patients(50)
  # Pipes are nested calls; a spec is made once for each step.
  made <- 0
  spec_once <- function() {
    made <<- made + 1
    feature_spec(data, target ~ .)
  }
  spec <- spec_once() |>
    step_numeric_column(age, chol, normalizer_fn = scaler_standard()) |>
    step_numeric_column(sex, normalizer_fn = ~ .x * 2L) |>
    step_categorical_column_with_vocabulary_list(all_nominal()) |>
    step_indicator_column(thal) |>
    fit()
  expect_identical(made, 1)
  expect_true(spec$fitted)
  expect_named(dense_features(spec), c("age", "chol", "sex", "indicator_thal"))
  expected <- cbind(
    scale(data$age), scale(data$chol), 2 * data$sex, model.matrix(~ thal - 1, data)
  )
  expect_equal(values_of(spec, data), unname(expected), tolerance = 1e-5, ignore_attr = TRUE)
  expect_output(print(spec), "A feature_spec with 5 steps, fitted")

  ranges <- feature_spec(data, target ~ age + thal) %>%
    step_numeric_column(age) %>%
    step_bucketized_column(age, boundaries = c(40, 60)) %>%
    step_categorical_column_with_vocabulary_list(thal) %>%
    step_crossed_column(both = c(thal, bucketized_age), hash_bucket_size = 5) %>%
    step_indicator_column(both) %>%
    step_embedding_column(thal, dimension = function(n) n - 1) %>%
    step_remove_column(age)
  ranges$fit()
  expect_named(ranges$dense_features(), c("bucketized_age", "indicator_both", "embedding_thal"))
  found <- values_of(ranges, data)
  expect_identical(dim(found), c(50L, 3L + 5L + 2L))
  buckets <- diag(3)[findInterval(data$age, c(40, 60)) + 1, ]
  expect_equal(found[, 1:3], buckets)
  expect_equal(rowSums(found[, 4:8]), rep(1, 50))
})

test_that("tidyselect's and recipes' selectors are the same objects once they are loaded", {
  skip_if_not_installed("dplyr")
  skip_if_not_installed("recipes")
  said <- expect_session(NULL, c(
    "library(rkeras)",
    "own <- all_numeric",
    "suppressPackageStartupMessages(library(recipes, warn.conflicts = FALSE))",
    "stopifnot(identical(starts_with, dplyr::starts_with))",
    "stopifnot(identical(all_numeric, recipes::all_numeric))",
    "stopifnot(identical(rkeras::all_numeric, recipes::all_numeric), !identical(own, all_numeric))",
    "stopifnot(ncol(dplyr::select(mtcars, starts_with('c'))) == 2L)",
    "scaled <- prep(step_normalize(recipe(mpg ~ ., mtcars), all_numeric(), -am))",
    "stopifnot(abs(mean(bake(scaled, NULL)$wt)) < 1e-12)",
    "spec <- feature_spec(mtcars, mpg ~ .) %>%",
    "  step_numeric_column(all_numeric(), -starts_with('C'))",
    "stopifnot(length(spec$steps) == 8)"
  ))
})

test_that("the tutorial on regression: standardized columns of a data frame", {
  skip_if_not_installed("MASS")
  local_tensorflow_seed()
  set_random_seed(5)
  boston <- MASS::Boston
  train <- boston[1:400, ]
  test <- boston[401:506, ]
  spec <- feature_spec(train, medv ~ .) %>%
    step_numeric_column(all_numeric(), normalizer_fn = scaler_standard()) %>%
    fit()
  layer <- layer_dense_features(feature_columns = dense_features(spec), dtype = tf$float32)
  predictors <- setdiff(names(train), "medv")
  x <- scale(train[predictors])
  expect_equal(
    as.array(layer(train)), unname(x[, sort(predictors)]), tolerance = 1e-4, ignore_attr = TRUE
  )
  input <- layer_input_from_dataset(train[predictors])
  output <- input %>%
    layer_dense_features(dense_features(spec)) %>%
    layer_dense(units = 64, activation = "relu") %>%
    layer_dense(units = 64, activation = "relu") %>%
    layer_dense(units = 1)
  model <- keras_model(input, output)
  model %>% compile(
    loss = "mse", optimizer = optimizer_rmsprop(), metrics = list("mean_absolute_error")
  )
  history <- model %>% fit(
    x = train[predictors], y = train$medv, epochs = 30, validation_split = 0.2, verbose = 0,
    callbacks = list(callback_early_stopping(monitor = "val_loss", patience = 20))
  )
  results <- model %>% evaluate(test[predictors], test$medv, verbose = 0)
  predicted <- model %>% predict(test[predictors])
  expect_equal(results[["mean_absolute_error"]], mean(abs(predicted - test$medv)), tolerance = 1e-4)
  # Better than the mean, and nearly as good as linear regression or better.
  linear <- predict(lm(medv ~ ., train), test)
  expect_lt(results[["mean_absolute_error"]], 1.5 * mean(abs(linear - test$medv)))
  # The same by hand, on the standardized matrix, in another model with the same weights.
  twin <- keras_model_sequential() %>%
    layer_dense(units = 64, activation = "relu", input_shape = 13) %>%
    layer_dense(units = 64, activation = "relu") %>%
    layer_dense(units = 1)
  twin %>% set_weights(get_weights(model))
  scaled <- scale(test[predictors], attr(x, "scaled:center"), attr(x, "scaled:scale"))
  expect_equal(predicted, predict(twin, scaled[, sort(predictors)]), tolerance = 1e-4)
  file <- withr::local_tempfile(fileext = ".h5")
  save_model_hdf5(model, file)
  expect_identical(predict(load_model_hdf5(file), test[predictors]), predicted)
  kept <- unserialize(serialize(model, NULL))
  expect_identical(predict(kept, test[predictors]), predicted)
})

test_that("the tutorial on structured data: numbers, ranges, categories, crosses of a dataset", {
  local_tensorflow_seed()
  set_random_seed(6)
  hearts <- patients(300)
  chosen <- sample(300, 225)
  training <- hearts[chosen, ]
  testing <- hearts[-chosen, ]
  df_to_dataset <- function(df, shuffle = TRUE, batch_size = 32) {
    ds <- df %>% tensor_slices_dataset()
    if (shuffle) ds <- ds %>% dataset_shuffle(buffer_size = nrow(df))
    ds %>% dataset_batch(batch_size = batch_size)
  }
  train_ds <- df_to_dataset(training)
  val_ds <- df_to_dataset(testing, shuffle = FALSE)
  spec <- feature_spec(train_ds, target ~ .) %>%
    step_numeric_column(all_numeric(), -sex, normalizer_fn = scaler_standard()) %>%
    step_categorical_column_with_vocabulary_list(all_nominal()) %>%
    step_categorical_column_with_identity(sex, num_buckets = 2) %>%
    step_bucketized_column(age, boundaries = c(-1, 0, 1)) %>%
    step_indicator_column(thal, sex) %>%
    step_embedding_column(thal, dimension = 2) %>%
    step_crossed_column(thal_and_age = c(thal, bucketized_age), hash_bucket_size = 50) %>%
    step_indicator_column(thal_and_age)
  expect_false(spec$fitted)
  spec_prep <- fit(spec)
  expect_false(spec$fitted)
  scaler <- dense_features(spec_prep)$age$normalizer_fn
  expect_equal(c(scaler$shift, scaler$scale), c(mean(training$age), sd(training$age)))
  model <- keras_model_sequential() %>%
    layer_dense_features(feature_columns = spec_prep$dense_features()) %>%
    layer_dense(units = 32, activation = "relu") %>%
    layer_dense(units = 1, activation = "sigmoid")
  model %>% compile(
    loss = loss_binary_crossentropy, optimizer = "adam", metrics = "binary_accuracy"
  )
  history <- model %>% fit(
    dataset_use_spec(train_ds, spec = spec_prep),
    epochs = 15, validation_data = dataset_use_spec(val_ds, spec_prep), verbose = 0
  )
  expect_gt(tail(history$metrics$binary_accuracy, 1), 0.75)
  predicted <- predict(model, testing)
  accuracy <- mean((predicted[, 1] > 0.5) == testing$target)
  expect_equal(tail(history$metrics$val_binary_accuracy, 1), accuracy, tolerance = 1e-6)
  folder <- withr::local_tempdir()
  save_model_tf(model, file.path(folder, "model"))
  loaded <- load_model_tf(file.path(folder, "model"))
  expect_identical(predict(loaded, testing), predicted)
  of_dataset <- layer_input_from_dataset(dataset_use_spec(val_ds, spec_prep))
  expect_named(of_dataset, c("age", "chol", "sex", "thal"))
  expect_identical(of_dataset$thal$dtype$name, "string")
})
