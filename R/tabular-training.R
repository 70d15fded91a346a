# Training on the rows of a data frame: what is held out, targets, early stopping.

# Which rows are trained on, and which are held out: numbers of rows of the complete ones.
split_rows <- function(called, made, fraction) {
  if (!is_number(fraction) || fraction < 0 || fraction >= 1) {
    stop_argument(called, "validation_split", "a number from 0 to below 1", fraction)
  }
  all <- seq_len(nrow(made$x))
  if (fraction == 0) {
    return(list(training = all, validation = integer()))
  }
  groups <- if (is.factor(made$y)) split(all, made$y) else list(all)
  held_out <- sort(unlist(lapply(groups, function(rows) {
    # Each class keeps a row to be trained on.
    take <- min(round(length(rows) * fraction), length(rows) - 1L)
    rows[sample.int(length(rows), take)]
  }), use.names = FALSE))
  if (!length(held_out)) {
    refuse_value(
      called, "`validation_split` = ", format(fraction), " of ", length(all),
      " rows is not a single row; give 0 to train on all of them"
    )
  }
  list(training = setdiff(all, held_out), validation = held_out)
}

early_stopping <- function(patience) {
  callback_early_stopping(patience = patience, restore_best_weights = TRUE)
}

# Class weights by the names of levels, as fit() takes them: by the index, from 0.
class_weights_by_index <- function(called, class_weight, levels) {
  if (is.null(class_weight)) {
    return(NULL)
  }
  if (is.null(levels)) {
    refuse_value(called, "`class_weight` is for classes, but the outcome is numeric")
  }
  if (is.null(names(class_weight)) || !setequal(names(class_weight), levels)) {
    stop_argument(
      called, "class_weight", paste("a number for each of", toString(dQuote(levels, FALSE))),
      class_weight
    )
  }
  as.list(stats::setNames(
    as.double(unlist(class_weight)), match(names(class_weight), levels) - 1L
  ))
}

# Whether a model takes the columns of a formula.
expect_inputs <- function(model, made) {
  if (length(model$inputs) != 1L) {
    refuse_value(
      "fit", "a formula is for models with one input, but this one has ", length(model$inputs)
    )
  }
  taken <- unlist(model$input_shape)
  columns <- ncol(made$x)
  if (length(model$outputs) != 1L) {
    refuse_value(
      "fit", "a formula is for models with one output, but this one has ", length(model$outputs)
    )
  }
  if (length(taken) && !identical(as.integer(taken[[length(taken)]]), columns)) {
    refuse_value(
      "fit", "the formula gives ", columns, " columns (", toString(utils::head(made$predictors, 6)),
      if (columns > 6L) ", ...", "), but the input of the model has shape (",
      toString(taken), ")"
    )
  }
}

# The outcome as a model's loss takes it.
targets_for <- function(model, made) {
  shape <- unlist(model$output_shape)
  units <- as.integer(shape[[length(shape)]])
  levels <- made$outcome$levels
  wanted <- if (is.null(levels)) ncol(made$y) else length(levels)
  single <- length(levels) == 2L && units == 1L
  if (units != wanted && !single) {
    refuse_value(
      "fit", "the model has ", units, if (units == 1L) " output" else " outputs", ", but ",
      if (is.null(levels)) {
        paste("there are", wanted, "outcomes:", toString(made$outcome$names))
      } else {
        paste0("the outcome `", made$outcome$names, "` has ", wanted, " levels")
      }
    )
  }
  if (is.null(levels)) {
    return(made$y)
  }
  index <- as.integer(made$y) - 1L
  if (single || takes_indices(model)) {
    return(index)
  }
  unname(diag(length(levels))[index + 1L, , drop = FALSE])
}

# Whether the loss of a model takes the index of a class: one of the sparse losses.
takes_indices <- function(model) {
  loss <- model$loss
  name <- if (is.character(loss)) loss else operate("text", loss)
  any(grepl("sparse", name, ignore.case = TRUE))
}

train_tabular <- function(called, model, made, rows, scaling, targets, arguments, callbacks,
                          sample_weight, held_out = NULL, class = NULL, about = NULL) {
  x <- apply_scaling(made$x, scaling$x)
  weights <- chosen_weights(called, sample_weight, made)
  arguments$x <- x[rows$training, , drop = FALSE]
  arguments$y <- rows_of(targets, rows$training)
  arguments$sample_weight <- weights[rows$training]
  if (!is.null(held_out)) {
    arguments$validation_data <- held_out_data(called, model, made, scaling, held_out)
  } else if (length(rows$validation)) {
    arguments$validation_data <- c(
      list(x[rows$validation, , drop = FALSE], rows_of(targets, rows$validation)),
      if (!is.null(weights)) list(weights[rows$validation])
    )
  }
  arguments$callbacks <- callbacks
  history <- fit_with(model, arguments)
  structure(
    c(about, list(
      model = model, history = history, blueprint = made$blueprint, recipe = made$recipe,
      contrasts = made$contrasts, predictors = made$predictors, outcome = made$outcome$names,
      levels = made$outcome$levels, scaling = scaling,
      rows = lapply(rows, function(chosen) made$rows[chosen]), omitted = made$omitted,
      best_epoch = kept_epoch(history, callbacks), layers = layer_table(model)
    )),
    class = c(class, "keras_tabular")
  )
}

rows_of <- function(targets, rows) {
  if (is.matrix(targets)) targets[rows, , drop = FALSE] else targets[rows]
}

# Calls fit() without the data in the call, which an error would show.
fit_with <- function(model, arguments) {
  names <- names(arguments)
  values <- lapply(names, function(name) call("$", quote(arguments), as.name(name)))
  eval(as.call(c(quote(fit), quote(model), stats::setNames(values, names))))
}

chosen_weights <- function(called, sample_weight, made) {
  if (is.null(sample_weight)) {
    return(NULL)
  }
  rows <- length(made$rows) + made$omitted
  if (!is.numeric(sample_weight) || length(sample_weight) != rows) {
    stop_argument(
      called, "sample_weight", paste("a number for each of the", rows, "rows of `data`"),
      sample_weight
    )
  }
  weights <- as.double(sample_weight)[made$rows]
  if (!all(is.finite(weights)) || any(weights < 0)) {
    refuse_value(called, "`sample_weight` has missing, infinite or negative values")
  }
  weights
}

# A data frame of the user's for validation.
held_out_data <- function(called, model, made, scaling, held_out) {
  new <- new_tabular_data(called, made, held_out, "validation_data", with_outcome = TRUE)
  if (!any(new$complete)) {
    refuse_value(called, "`validation_data` has no row without missing values")
  }
  outcomes <- as.data.frame(new$outcomes, optional = TRUE)
  made$y <- if (is.null(made$outcome$levels)) {
    as.matrix(outcomes)
  } else {
    factor(as.character(outcomes[[1]]), made$outcome$levels)
  }
  list(
    apply_scaling(new$x[new$complete, , drop = FALSE], scaling$x), targets_for(model, made)
  )
}

# Which epoch the weights are from, counting those that were run: the best one, if it was restored.
kept_epoch <- function(history, callbacks) {
  for (callback in if (is.list(callbacks)) callbacks else list(callbacks)) {
    stops <- any(endsWith(class(callback), ".EarlyStopping"))
    if (stops && callback$restore_best_weights && !is.null(callback$best)) {
      return(as.integer(callback$best_epoch) + 1L - max(history$params$initial_epoch, 0L))
    }
  }
  max(lengths(history$metrics), 0L)
}

layer_table <- function(model) {
  layers <- model$layers
  about <- function(f, kind) vapply(layers, f, kind)
  data.frame(
    layer = about(function(layer) layer$name, ""),
    type = about(function(layer) sub(".*\\.", "", class(layer)[[1]]), ""),
    outputs = about(function(layer) {
      shape <- unlist(layer$output$shape)
      as.integer(shape[[length(shape)]])
    }, 1L),
    activation = about(function(layer) {
      activation <- layer$get_config()$activation
      if (is_string(activation)) activation else NA_character_
    }, ""),
    parameters = about(function(layer) as.integer(layer$count_params()), 1L)
  )
}
