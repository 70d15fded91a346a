# Networks for data frames: keras_mlp(), and fit() with a formula.

#' Multilayer perceptron for a data frame
#'
#' Builds, trains and returns a network for the columns of a data frame, as `lm()` and `glm()` do
#' for their models. A numeric outcome gives regression (mean squared error), several of them
#' (`a + b ~ .`) one output each; a factor, character or logical outcome gives classification
#' (cross-entropy).
#'
#' @section What is done with the columns:
#' - Factors, character and logical columns become columns of zeros and ones as by
#'   [stats::model.matrix()] (without the intercept), and Dates and times numbers. Levels without
#'   rows are dropped. A level that was not there in training is an error.
#' - Numbers are scaled to mean 0 and standard deviation 1, as by [scale()], and so is a numeric
#'   outcome. Mean and deviation are those of the rows that the network is trained on, without
#'   the validation rows. They are remembered: new data are scaled by them, and predictions of
#'   numbers are scaled back. Columns of zeros and ones stay as they are.
#' - Rows with missing values in a column of the formula are left out (`na_action = "omit"`), or
#'   are an error (`"fail"`). To fill in values, give a recipe with one of the steps
#'   `recipes::step_impute_*()`. Predictions for rows with missing values are `NA`.
#' - Infinite values are an error.
#'
#' A dot in the formula stands for all other columns. hardhat does the work of formulas and
#' recipes. A recipe must code its factors itself, with `recipes::step_dummy()`.
#'
#' @section Training:
#' `validation_split` of the rows are drawn at random (from each class alike) and held out.
#' Training stops when the loss of these has not fallen for `patience` epochs; then the weights of
#' the best epoch are restored. [set.seed()] makes all of it reproducible: the rows held out, the
#' weights to begin with, and the order of the rows.
#'
#' @param formula A formula, `outcome ~ predictors`, or a recipe of the package recipes.
#' @param data A data frame.
#' @param hidden The number of units of each hidden layer; `NULL` for none.
#' @param activation The activation of the hidden layers.
#' @param dropout The fraction of units to drop after each hidden layer in training.
#' @param penalty The factor of an L2 penalty on the weights (not the biases).
#' @param optimizer An optimizer, by name or as an object.
#' @param epochs The largest number of epochs.
#' @param batch_size The number of rows in each update of the weights.
#' @param validation_split The fraction of the rows to hold out; 0 for none, and then all epochs
#'   are run.
#' @param patience After how many epochs without a smaller validation loss training stops; `NULL`
#'   for not at all.
#' @param scale Whether to scale numbers.
#' @param na_action What to do about rows with missing values: `"omit"` or `"fail"`.
#' @param class_weight For a factor: the weight of each class in the loss, a list or vector with
#'   the levels as names.
#' @param sample_weight The weight of each row of `data` in the loss.
#' @param verbose How much is printed in training, as in `fit()`.
#' @return An object of class `keras_mlp` and `keras_tabular`, with methods for
#'   [predict()][predict.keras_tabular()], `print()`, `plot()`, `ggplot2::autoplot()`,
#'   `generics::tidy()`,
#'   `generics::glance()` and `generics::augment()`. It can be saved with [saveRDS()]. Fields:
#'   `model`, the Keras model; `history`; `scaling` (`x` and `y`, each with `center` and `scale`);
#'   `rows` (`training` and `validation`: numbers of rows of `data`); `predictors`, the columns
#'   that the model takes; `levels`, the classes in order.
#' @section Errors:
#' - `ValueError`: A column is missing, has a new level, infinite values or, with
#'   `na_action = "fail"`, missing values. The message names the column.
#' - `TypeError`: A column has a type that is of no use, or another one than in training.
#' - `ImportError`: hardhat or recipes is not installed.
#' @family tabular data
#' @export
#' @examplesIf rkeras::is_keras_available() && requireNamespace("hardhat", quietly = TRUE)
#' set.seed(1)
#' fitted <- keras_mlp(Species ~ ., iris, hidden = 8, epochs = 30)
#' fitted
#' predict(fitted, iris[c(1, 51, 101), ], type = "prob")
keras_mlp <- function(formula,
                      data,
                      hidden = c(64, 32),
                      activation = "relu",
                      dropout = 0,
                      penalty = 0.001,
                      optimizer = "adam",
                      epochs = 500,
                      batch_size = 32,
                      validation_split = 0.2,
                      patience = 50,
                      scale = TRUE,
                      na_action = c("omit", "fail"),
                      class_weight = NULL,
                      sample_weight = NULL,
                      verbose = 0) {
  if (!is_design(formula)) {
    stop_argument("keras_mlp", "formula", "a formula or a recipe", formula)
  }
  na_action <- choice_of("keras_mlp", "na_action", na_action, c("omit", "fail"))
  expect_mlp_arguments(hidden, dropout, penalty, patience, scale)
  made <- tabular_data("keras_mlp", formula, data, na_action)
  rows <- split_rows("keras_mlp", made, validation_split)
  scaling <- list(
    x = if (scale) learn_scaling(made$x[rows$training, , drop = FALSE]),
    y = if (scale && is.null(made$outcome$levels)) {
      learn_scaling(made$y[rows$training, , drop = FALSE], all = TRUE)
    }
  )
  model <- mlp(made, hidden, activation, dropout, penalty, optimizer)
  targets <- if (is.null(made$outcome$levels)) {
    apply_scaling(made$y, scaling$y)
  } else {
    as.integer(made$y) - 1L
  }
  arguments <- list(
    epochs = epochs, batch_size = batch_size, verbose = verbose, view_metrics = FALSE,
    class_weight = class_weights_by_index("keras_mlp", class_weight, made$outcome$levels)
  )
  callbacks <- if (!is.null(patience) && length(rows$validation)) early_stopping(patience)
  train_tabular(
    "keras_mlp", model, made, rows, scaling, targets, arguments, callbacks, sample_weight,
    class = "keras_mlp", about = list(hidden = as.integer(hidden), activation = activation)
  )
}

expect_mlp_arguments <- function(hidden, dropout, penalty, patience, scale) {
  if (length(hidden) && !(is.numeric(hidden) && all(is.finite(hidden)) &&
    all(hidden >= 1 & hidden == round(hidden)))) {
    stop_argument("keras_mlp", "hidden", "numbers of units, or NULL", hidden)
  }
  if (!is_number(dropout) || dropout < 0 || dropout >= 1) {
    stop_argument("keras_mlp", "dropout", "a number from 0 to below 1", dropout)
  }
  if (!is_number(penalty) || penalty < 0) {
    stop_argument("keras_mlp", "penalty", "a number not below 0", penalty)
  }
  if (!is.null(patience) && (!is_number(patience) || patience < 0)) {
    stop_argument("keras_mlp", "patience", "a number of epochs, or NULL", patience)
  }
  if (!is.logical(scale) || length(scale) != 1L || is.na(scale)) {
    stop_argument("keras_mlp", "scale", "TRUE or FALSE", scale)
  }
}

is_number <- function(x) is.numeric(x) && length(x) == 1L && !is.na(x)

choice_of <- function(called, argument, value, choices) {
  if (identical(value, choices)) {
    return(choices[[1]])
  }
  if (!is_string(value) || !value %in% choices) {
    stop_argument(called, argument, paste0('"', choices, '"', collapse = " or "), value)
  }
  value
}

mlp <- function(made, hidden, activation, dropout, penalty, optimizer) {
  model <- keras_model_sequential(input_shape = ncol(made$x))
  shrink <- function() if (penalty > 0) regularizer_l2(penalty)
  for (units in hidden) {
    layer_dense(model, units, activation = activation, kernel_regularizer = shrink())
    if (dropout > 0) layer_dropout(model, dropout)
  }
  classes <- length(made$outcome$levels)
  if (classes > 2L) {
    layer_dense(model, classes, activation = "softmax", kernel_regularizer = shrink())
    compile(model, optimizer, "sparse_categorical_crossentropy", metrics = "accuracy")
  } else if (classes == 2L) {
    layer_dense(model, 1, activation = "sigmoid", kernel_regularizer = shrink())
    compile(model, optimizer, "binary_crossentropy", metrics = "accuracy")
  } else {
    layer_dense(model, ncol(made$y), kernel_regularizer = shrink())
    compile(model, optimizer, "mse", metrics = "mae")
  }
  model
}

#' Trains a model on a data frame
#'
#' `fit()` takes a formula (or a recipe) in place of `x`, and a data frame in place of `y`:
#' `fit(model, y ~ ., data)`. The model must be compiled, with an input of as many columns as the
#' formula gives. Columns are treated as by [keras_mlp()], except that a numeric outcome is not
#' scaled, since the loss is the model's own. For a factor the model has one output for each level
#' or, with two levels, a single one, the probability of the second level.
#'
#' The arguments are those of `fit()`. Where a formula is given these have other defaults:
#' `validation_split = 0.2`, of rows drawn at random, not the last ones; `epochs = 100`; and
#' `callbacks = callback_early_stopping(patience = 10, restore_best_weights = TRUE)`, if there are
#' validation data. `validation_data` is a data frame, `class_weight` is named by the levels, and
#' `sample_weight` has a weight for each row of the data. In addition there are `data`, as another
#' way to name the data frame, `scale` and `na_action` of [keras_mlp()].
#'
#' @return An object of class `keras_tabular`, invisibly, as [keras_mlp()] returns; its field
#'   `history` is what `fit()` returns otherwise. The model is changed in place.
#' @section Errors:
#' - `ValueError`: The model does not have the inputs or outputs that the data need; and the errors
#'   of [keras_mlp()].
#' @family tabular data
#' @name fit-formula
#' @examplesIf rkeras::is_keras_available() && requireNamespace("hardhat", quietly = TRUE)
#' model <- keras_model_sequential(input_shape = 2) %>%
#'   layer_dense(8, activation = "relu") %>%
#'   layer_dense(1)
#' model %>% compile(optimizer = "adam", loss = "mse")
#' fitted <- model %>% fit(dist ~ speed + I(speed^2), cars, epochs = 5, verbose = 0)
#' predict(fitted, data.frame(speed = c(10, 20)))
NULL

# What fit() does with a formula; called by it, and reads its arguments.
fit_formula <- function(frame = parent.frame()) {
  arguments <- given_arguments(frame, fit.keras.engine.training.Model)
  data <- formula_arguments(arguments)
  made <- tabular_data("fit", arguments$x, data$data, data$na_action)
  model <- arguments$object
  expect_inputs(model, made)
  held_out <- arguments$validation_data
  split <- if (!is.null(arguments$validation_split)) {
    arguments$validation_split
  } else if (is.null(held_out)) {
    0.2
  } else {
    0
  }
  rows <- split_rows("fit", made, split)
  scaling <- list(x = if (data$scale) learn_scaling(made$x[rows$training, , drop = FALSE]))
  targets <- targets_for(model, made)
  callbacks <- arguments$callbacks
  if (!"callbacks" %in% names(arguments) && (length(rows$validation) || !is.null(held_out))) {
    callbacks <- early_stopping(10)
  }
  others <- arguments[setdiff(names(arguments), c(
    "object", "x", "y", "data", "scale", "na_action", "validation_split", "validation_data",
    "callbacks", "sample_weight", "class_weight"
  ))]
  if (is.null(others$epochs)) others$epochs <- 100
  others$class_weight <- class_weights_by_index("fit", arguments$class_weight, made$outcome$levels)
  invisible(train_tabular(
    "fit", model, made, rows, scaling, targets, others, callbacks, arguments$sample_weight,
    held_out = held_out
  ))
}

# `data`, `scale` and `na_action`, which have no formals in fit().
formula_arguments <- function(arguments) {
  if ("data" %in% names(arguments) && "y" %in% names(arguments)) {
    refuse_value("fit", "`data` and `y` are both given, but with a formula they are the same")
  }
  scale <- if (is.null(arguments$scale)) TRUE else arguments$scale
  if (!isTRUE(scale) && !isFALSE(scale)) {
    stop_argument("fit", "scale", "TRUE or FALSE", scale)
  }
  action <- if (is.null(arguments$na_action)) "omit" else arguments$na_action
  list(
    data = if ("data" %in% names(arguments)) arguments$data else arguments$y,
    scale = scale, na_action = choice_of("fit", "na_action", action, c("omit", "fail"))
  )
}
