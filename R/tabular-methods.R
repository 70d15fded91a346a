# What is done with a network for data frames: predictions, print, plots, summaries.

#' Predictions for a data frame
#'
#' @param object What [keras_mlp()], or `fit()` with a formula, returned.
#' @param newdata A data frame with the columns of the formula; others are ignored.
#' @param type `"response"`: the outcome, on its own scale: numbers, or the most probable class.
#'   `"class"`: the same, for classes only. `"prob"`: the probability of each class.
#' @param batch_size The number of rows that are computed at a time.
#' @param ... Not used; an argument of an unknown name is an error.
#' @return A data frame with a row for each row of `newdata`. For `"response"` and `"class"` the
#'   columns have the names of the outcomes, and classes are factors with the levels of the
#'   training. For `"prob"` there is a column for each level, with its name. Rows with missing
#'   values have `NA`.
#' @section Errors:
#' - `ValueError`: A column is missing, or has a new level; the message names it. There are no
#'   classes. The outputs of the model are not probabilities.
#' - `TypeError`: A column has another type than in training.
#' @family tabular data
#' @method predict keras_tabular
#' @export
#' @examplesIf rkeras::is_keras_available() && requireNamespace("hardhat", quietly = TRUE)
#' fitted <- keras_mlp(dist ~ speed, cars, hidden = 8, epochs = 5)
#' predict(fitted, data.frame(speed = c(10, NA, 20)))
predict.keras_tabular <- function(object,
                                  newdata,
                                  type = c("response", "class", "prob"),
                                  batch_size = 1024,
                                  ...) {
  refuse_dots("predict", ...)
  type <- choice_of("predict", "type", type, c("response", "class", "prob"))
  if (missing(newdata)) {
    refuse_value("predict", "`newdata` is missing; the training data are not kept")
  }
  if (type != "response" && is.null(object$levels)) {
    refuse_value(
      "predict", '`type` = "', type, '" is for classes, but the outcome `',
      toString(object$outcome), "` is numeric"
    )
  }
  new <- new_tabular_data("predict", object, newdata)
  outputs <- outputs_of(object, new, batch_size)
  predicted <- if (is.null(object$levels)) {
    data.frame(undo_scaling(outputs, object$scaling$y))
  } else if (type == "prob") {
    data.frame(probabilities(object, outputs))
  } else {
    data.frame(most_probable(object, outputs))
  }
  names(predicted) <- if (type == "prob") object$levels else object$outcome
  predicted
}

refuse_dots <- function(called, ...) {
  if (...length()) {
    given <- names(list(...))
    refuse_value(
      called, "there is no argument ",
      if (is.null(given)) "for a further value" else paste0("`", given, "`", collapse = ", ")
    )
  }
}

# The outputs of the model, a row for each row of the data.
outputs_of <- function(object, new, batch_size) {
  units <- object$layers$outputs[[nrow(object$layers)]]
  outputs <- matrix(NA_real_, nrow(new$x), units)
  if (any(new$complete)) {
    x <- apply_scaling(new$x[new$complete, , drop = FALSE], object$scaling$x)
    outputs[new$complete, ] <- predict(object$model, x, batch_size = batch_size, verbose = 0)
  }
  outputs
}

probabilities <- function(object, outputs) {
  expect_probabilities(outputs)
  if (ncol(outputs) == 1L) cbind(1 - outputs, outputs) else outputs
}

# 32 bit numbers that sum to one do so up to this.
rounding <- 1e-4

expect_probabilities <- function(outputs) {
  known <- outputs[stats::complete.cases(outputs), , drop = FALSE]
  sums <- if (ncol(known) > 1L) rowSums(known) else rep(1, nrow(known))
  if (any(known < 0 | known > 1) || any(abs(sums - 1) > rounding)) {
    refuse_value(
      "predict", "the outputs of the model are not probabilities; its last layer needs ",
      if (ncol(outputs) > 1L) 'activation = "softmax"' else 'activation = "sigmoid"'
    )
  }
}

most_probable <- function(object, outputs) {
  if (ncol(outputs) == 1L) {
    outputs <- probabilities(object, outputs)
  }
  best <- rep(NA_integer_, nrow(outputs))
  known <- stats::complete.cases(outputs)
  best[known] <- max.col(outputs[known, , drop = FALSE], ties.method = "first")
  factor(object$levels[best], object$levels)
}

#' Prints a network for data frames
#'
#' @param x What [keras_mlp()], or `fit()` with a formula, returned.
#' @param ... Not used.
#' @return `x`, invisibly.
#' @family tabular data
#' @method print keras_tabular
#' @export
#' @examplesIf rkeras::is_keras_available() && requireNamespace("hardhat", quietly = TRUE)
#' print(keras_mlp(dist ~ speed, cars, hidden = 8, epochs = 5))
print.keras_tabular <- function(x, ...) {
  classes <- length(x$levels)
  cat(
    if (inherits(x, "keras_mlp")) "Multilayer perceptron" else "Keras model",
    " for ", toString(x$outcome), if (classes) paste0(" (", classes, " classes)"),
    " from ", counted(length(x$predictors), "column"), "\n",
    sep = ""
  )
  inner <- x$layers[-nrow(x$layers), ]
  cat(
    "  layers: ", toString(c(
      if (nrow(inner)) paste(inner$outputs, tolower(inner$type)),
      paste(x$layers$outputs[[nrow(x$layers)]], "outputs")
    )), "; ", counted(sum(x$layers$parameters), "parameter"), "\n",
    sep = ""
  )
  cat(
    "  rows: ", length(x$rows$training), " for training, ", length(x$rows$validation),
    " for validation", if (x$omitted) paste0(", ", x$omitted, " left out with missing values"),
    "\n",
    sep = ""
  )
  done <- max(lengths(x$history$metrics), 0L)
  cat(
    "  epochs: ", done, if (x$best_epoch != done) paste("; the weights are those of", x$best_epoch),
    "\n",
    sep = ""
  )
  values <- last_metrics(x)
  if (length(values)) {
    values <- formatC(values, digits = 4, format = "g")
    cat("  ", toString(paste(names(values), values)), "\n", sep = "")
  }
  invisible(x)
}

counted <- function(n, noun) {
  paste0(format(n, big.mark = ","), " ", noun, if (n != 1) "s")
}

# The metrics of the epoch that the weights are from.
last_metrics <- function(x) {
  vapply(x$history$metrics, function(values) as.double(values[[x$best_epoch]]), 1)
}

#' Plots the training of a network for data frames
#'
#' Plots the metrics against the epochs, as for the history of [fit][plot.keras_training_history()],
#' with a line at the epoch that the weights are from.
#'
#' @param x,object What [keras_mlp()], or `fit()` with a formula, returned.
#' @param ... Arguments of [plot.keras_training_history()].
#' @return A ggplot2 plot; `plot()` with `method = "base"`, or without ggplot2, draws at once and
#'   returns `NULL`, invisibly.
#' @family tabular data
#' @method plot keras_tabular
#' @export
#' @examplesIf rkeras::is_keras_available() && requireNamespace("hardhat", quietly = TRUE)
#' plot(keras_mlp(dist ~ speed, cars, hidden = 8, epochs = 12), method = "base")
plot.keras_tabular <- function(x, ...) {
  drawn <- plot(x$history, ...)
  if (!inherits(drawn, "ggplot")) {
    return(invisible(drawn))
  }
  drawn + ggplot2::geom_vline(xintercept = x$best_epoch, linetype = 2, colour = "grey50")
}

#' @rdname plot.keras_tabular
#' @method autoplot keras_tabular
#' @rawNamespace S3method(ggplot2::autoplot, keras_tabular)
autoplot.keras_tabular <- function(object, ...) {
  plot(object, ..., method = "ggplot2")
}

#' Summaries of a network for data frames
#'
#' Methods for the generic functions of the package generics (and broom).
#'
#' @param x What [keras_mlp()], or `fit()` with a formula, returned.
#' @param data A data frame with the columns of the formula.
#' @param ... Not used; an argument of an unknown name is an error.
#' @return A data frame. `tidy()`: a row for each layer, with `layer`, `type`, `outputs`,
#'   `activation` and `parameters`. `glance()`: one row with `rows`, `validation_rows`, `omitted`,
#'   `predictors`, `parameters`, `epochs`, `best_epoch`, and the metrics of that epoch.
#'   `augment()`: `data` with `.fitted`, the prediction, and for a numeric outcome, where `data`
#'   has it, `.resid`; for several outcomes `.fitted_<outcome>`; for classes also
#'   `.prob_<level>`.
#' @family tabular data
#' @name tidy.keras_tabular
#' @method tidy keras_tabular
#' @rawNamespace S3method(generics::tidy, keras_tabular)
#' @examplesIf rkeras::is_keras_available() && requireNamespace("hardhat", quietly = TRUE)
#' fitted <- keras_mlp(dist ~ speed, cars, hidden = 8, epochs = 5)
#' generics::tidy(fitted)
#' generics::glance(fitted)
#' head(generics::augment(fitted, cars))
tidy.keras_tabular <- function(x, ...) {
  refuse_dots("tidy", ...)
  x$layers
}

#' @rdname tidy.keras_tabular
#' @method glance keras_tabular
#' @rawNamespace S3method(generics::glance, keras_tabular)
glance.keras_tabular <- function(x, ...) {
  refuse_dots("glance", ...)
  data.frame(
    c(
      list(
        rows = length(x$rows$training), validation_rows = length(x$rows$validation),
        omitted = x$omitted, predictors = length(x$predictors),
        parameters = sum(x$layers$parameters), epochs = max(lengths(x$history$metrics), 0L),
        best_epoch = x$best_epoch
      ),
      as.list(last_metrics(x))
    ),
    check.names = FALSE
  )
}

#' @rdname tidy.keras_tabular
#' @method augment keras_tabular
#' @rawNamespace S3method(generics::augment, keras_tabular)
augment.keras_tabular <- function(x, data, ...) {
  refuse_dots("augment", ...)
  fitted <- predict(x, data)
  several <- length(x$outcome) > 1L
  added <- stats::setNames(fitted, if (several) paste0(".fitted_", x$outcome) else ".fitted")
  if (!is.null(x$levels)) {
    prob <- predict(x, data, type = "prob")
    added <- c(added, stats::setNames(prob, paste0(".prob_", x$levels)))
  } else {
    observed <- observed_outcomes(x, data)
    if (!is.null(observed)) {
      residuals <- as.list(as.data.frame(observed - as.matrix(fitted), optional = TRUE))
      names(residuals) <- if (several) paste0(".resid_", x$outcome) else ".resid"
      added <- c(added, residuals)
    }
  }
  data[names(added)] <- added
  data
}

# The outcomes as the formula has them, log(y) say; NULL if the data lack them.
observed_outcomes <- function(x, data) {
  terms <- x$blueprint$terms$outcomes
  if (x$recipe) {
    if (!all(x$outcome %in% names(data))) {
      return(NULL)
    }
    return(as.matrix(as.data.frame(data)[x$outcome]))
  }
  if (!all(all.vars(terms) %in% names(data))) {
    return(NULL)
  }
  environment(terms) <- baseenv()
  frame <- stats::model.frame(terms, data, na.action = stats::na.pass)
  as.matrix(frame)
}
