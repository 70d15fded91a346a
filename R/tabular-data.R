# Data frames as a network takes them: a matrix of predictors, and an outcome. hardhat makes the
# columns of a formula or a recipe, and remembers how.

is_design <- function(x) inherits(x, c("formula", "recipe"))

# The predictors and the outcome of a data frame, and what is needed to make the same of new data.
# `rows` are those that are complete.
tabular_data <- function(called, design, data, na_action) {
  need_package(called, "hardhat", "a formula")
  if (!is.data.frame(data)) {
    stop_argument(called, "data", "a data frame", data)
  }
  made <- if (inherits(design, "recipe")) {
    recipe_data(called, design, data)
  } else {
    formula_data(called, design, data, na_action)
  }
  x <- predictor_matrix(called, made$molded$predictors)
  complete <- stats::complete.cases(x, made$molded$outcomes)
  if (!all(complete)) {
    columns <- c(made$molded$predictors, made$molded$outcomes)
    refuse_missing(called, columns, na_action)
    made$rows <- made$rows[complete]
    x <- x[complete, , drop = FALSE]
  }
  if (!nrow(x)) {
    refuse_value(called, "`data` has no row without missing values")
  }
  expect_finite(called, x)
  outcome <- outcome_of(called, made$molded$outcomes[complete, , drop = FALSE])
  list(
    x = x, y = outcome$y, outcome = outcome[c("names", "levels")], rows = made$rows,
    omitted = nrow(data) - length(made$rows), predictors = colnames(x),
    recipe = inherits(design, "recipe"), blueprint = made$molded$blueprint,
    contrasts = getOption("contrasts")
  )
}

formula_data <- function(called, design, data, na_action) {
  if (length(design) != 3L) {
    refuse_value(called, "the formula has no outcome on its left side: ", deparse1(design))
  }
  data <- as.data.frame(data)
  outcomes <- all.vars(design[[2]])
  # A dot stands for all other columns; those of `log(y)` count as outcomes too. What is taken away,
  # as in `. - id`, is not needed.
  terms <- asked_of_hardhat(
    called, stats::terms(design, data = data[setdiff(names(data), outcomes)])
  )
  if (!is.null(attr(terms, "offset"))) {
    refuse_value(called, "the formula has an offset, which a network has no place for")
  }
  labels <- attr(terms, "term.labels")
  if (!length(labels)) {
    refuse_value(called, "the formula has no predictors: ", deparse1(design))
  }
  expanded <- stats::reformulate(
    labels, design[[2]], attr(terms, "intercept") == 1, environment(design)
  )
  used <- unique(c(outcomes, all.vars(expanded[[3]])))
  expect_data_columns(called, data, used, "the formula uses")
  data <- standard_columns(called, data[used])
  complete <- stats::complete.cases(data)
  if (!all(complete)) {
    refuse_missing(called, data, na_action)
  }
  if (!any(complete)) {
    refuse_value(called, "`data` has no row without missing values")
  }
  data <- droplevels(data[complete, , drop = FALSE])
  expect_several_levels(called, data[setdiff(used, outcomes)])
  # With the intercept, which predictor_matrix() drops, all factors are coded alike.
  molded <- asked_of_hardhat(called, hardhat::mold(
    expanded, data,
    blueprint = hardhat::default_formula_blueprint(intercept = TRUE)
  ))
  list(molded = molded, rows = which(complete))
}

recipe_data <- function(called, design, data) {
  need_package(called, "recipes", "a recipe")
  expect_data_columns(called, data, design$var_info$variable, "the recipe uses")
  molded <- asked_of_hardhat(called, hardhat::mold(design, data))
  if (nrow(molded$predictors) != nrow(data)) {
    refuse_value(
      called, "the recipe drops or adds rows of `data`; do that before, or leave missing values ",
      "to `na_action`"
    )
  }
  list(molded = molded, rows = seq_len(nrow(data)))
}

# hardhat's errors, with the class and the form of this package's.
asked_of_hardhat <- function(called, code) {
  tryCatch(code, error = function(e) {
    if (inherits(e, "rkeras_error")) stop(e)
    refuse_value(called, conditionMessage(e))
  })
}

expect_data_columns <- function(called, data, names, who, of = "data") {
  lacking <- setdiff(names, names(data))
  if (length(lacking)) {
    lacking <- paste0("`", lacking, "`", collapse = ", ")
    refuse_value(called, "`", of, "` has no column ", lacking, ", which ", who)
  }
}

# Numbers become doubles, and labels factors, so that new data fit whatever R has made of a column.
standard_columns <- function(called, data) {
  data[] <- Map(standard_column, data, names(data), MoreArgs = list(called = called))
  data
}

standard_column <- function(column, name, called) {
  if (is.factor(column)) {
    column
  } else if (is.character(column) || is.logical(column) && !all(is.na(column))) {
    factor(column)
  } else if (is.numeric(column) || is.logical(column) || inherits(column, c("Date", "POSIXct"))) {
    if (is.null(dim(column))) {
      as.double(column)
    } else {
      array(as.double(column), dim(column), dimnames(column))
    }
  } else {
    refuse_column(called, name, "numeric, logical, character, a factor or a date", column)
  }
}

refuse_column <- function(called, name, expected, column, of = "data") {
  stop_classed(
    called, paste0(
      "column `", name, "` of `", of, "` must be ", expected, ", but it is ",
      if (is.object(column)) paste("of class", class(column)[[1]]) else typeof(column)
    ),
    "TypeError"
  )
}

refuse_missing <- function(called, data, na_action) {
  if (na_action == "fail") {
    with_missing <- names(data)[vapply(data, anyNA, NA)]
    refuse_value(
      called, "there are missing values in ", paste0("`", with_missing, "`", collapse = ", "),
      '; na_action = "omit" leaves out such rows'
    )
  }
}

expect_several_levels <- function(called, data) {
  for (name in names(data)) {
    if (is.factor(data[[name]]) && nlevels(data[[name]]) < 2L) {
      refuse_value(
        called, "column `", name, "` of `data` has only one level, ",
        shown(levels(data[[name]])), "; leave it out of the formula"
      )
    }
  }
}

expect_finite <- function(called, x) {
  bad <- colnames(x)[!apply(is.finite(x) | is.na(x), 2, all)]
  if (length(bad)) {
    refuse_value(
      called, "there are infinite values in ", paste0("`", bad, "`", collapse = ", ")
    )
  }
}

# The columns as one matrix, without the intercept: zeros and ones for factors.
predictor_matrix <- function(called, columns) {
  columns <- as.data.frame(columns, optional = TRUE)
  columns <- columns[names(columns) != "(Intercept)"]
  if (!length(columns)) {
    refuse_value(called, "there are no predictors")
  }
  for (name in names(columns)) {
    if (!is.numeric(columns[[name]]) && !is.logical(columns[[name]])) {
      stop_classed(
        called, paste0(
          "the recipe leaves column `", name, "` a ", class(columns[[name]])[[1]],
          "; add step_dummy(all_nominal_predictors()) to it"
        ),
        "TypeError"
      )
    }
  }
  x <- as.matrix(columns)
  storage.mode(x) <- "double"
  dimnames(x) <- list(NULL, colnames(x))
  x
}

# The outcome: a matrix of numbers, or a factor.
outcome_of <- function(called, outcomes) {
  names <- names(outcomes)
  kinds <- vapply(outcomes, function(column) is.numeric(column) && !is.factor(column), NA)
  if (all(kinds)) {
    y <- as.matrix(as.data.frame(outcomes, optional = TRUE))
    storage.mode(y) <- "double"
    dimnames(y) <- list(NULL, names)
    expect_finite(called, y)
    return(list(y = y, names = names, levels = NULL))
  }
  if (length(names) > 1L) {
    refuse_value(
      called, "several outcomes must be numbers, but these are not: ",
      paste0("`", names[!kinds], "`", collapse = ", ")
    )
  }
  y <- droplevels(as.factor(outcomes[[1]]))
  if (nlevels(y) < 2L) {
    refuse_value(
      called, "the outcome `", names, "` has only one level, ", shown(levels(y))
    )
  }
  list(y = y, names = names, levels = levels(y))
}

# ---- scaling ----------------------------------------------------------------------------------

# The mean and the standard deviation of each column, as scale() has them. Columns of zeros and
# ones, which factors are coded by, and columns without variation stay as they are.
learn_scaling <- function(x, all = FALSE) {
  binary <- apply(x == 0 | x == 1, 2, all) & !all
  center <- ifelse(binary, 0, colMeans(x))
  deviation <- apply(x, 2, stats::sd)
  scale <- ifelse(binary | is.na(deviation) | deviation == 0, 1, deviation)
  list(center = named(center, x), scale = named(scale, x))
}

named <- function(values, x) stats::setNames(as.double(values), colnames(x))

apply_scaling <- function(x, scaling) {
  if (is.null(scaling)) {
    return(x)
  }
  sweep(sweep(x, 2, scaling$center), 2, scaling$scale, `/`)
}

undo_scaling <- function(x, scaling) {
  if (is.null(scaling)) {
    return(x)
  }
  sweep(sweep(x, 2, scaling$scale, `*`), 2, scaling$center, `+`)
}

# ---- new data ---------------------------------------------------------------------------------

# The predictors of new data, with NA in rows that have missing values. `with_outcome`: the
# outcome too, for validation.
new_tabular_data <- function(called, made, data, of = "newdata", with_outcome = FALSE) {
  need_package(called, "hardhat", "new data")
  if (!is.data.frame(data)) {
    stop_argument(called, of, "a data frame, as in training", data)
  }
  # The coding of factors is that of the training.
  old <- options(contrasts = made$contrasts)
  on.exit(options(old))
  blueprint <- made$blueprint
  ptype <- blueprint$ptypes$predictors
  if (with_outcome) ptype <- cbind(ptype, blueprint$ptypes$outcomes)
  names <- names(ptype)
  expect_data_columns(called, data, names, "the model was trained on", of)
  data <- as.data.frame(data)[names]
  for (name in names) {
    data[[name]] <- as_trained(called, data[[name]], ptype[[name]], name, of, made$recipe)
  }
  complete <- made$recipe | stats::complete.cases(data)
  x <- matrix(NA_real_, nrow(data), length(made$predictors), FALSE, list(NULL, made$predictors))
  forged <- NULL
  if (any(complete) && nrow(data)) {
    chosen <- data[complete, , drop = FALSE]
    if (made$recipe) need_package(called, "recipes", "a recipe")
    forged <- asked_of_hardhat(
      called, hardhat::forge(chosen, blueprint, outcomes = with_outcome)
    )
    x[complete, ] <- predictor_matrix(called, forged$predictors)
    expect_finite(called, x)
  }
  list(x = x, outcomes = forged$outcomes, complete = stats::complete.cases(x))
}

# A column of new data as it was in training.
as_trained <- function(called, column, trained, name, of, lenient) {
  if (is.factor(trained) || is.character(trained)) {
    if (!is.factor(column) && !is.character(column) && !is.logical(column)) {
      refuse_column(called, name, "a factor or character, as in training", column, of)
    }
    if (is.character(trained)) {
      return(as.character(column))
    }
    unknown <- setdiff(as.character(column), c(levels(trained), NA))
    if (length(unknown) && !lenient) {
      refuse_value(
        called, "column `", name, "` of `", of, "` has ",
        if (length(unknown) == 1L) "the new level " else "the new levels ", toString(dQuote(
          unknown, FALSE
        )), "; in training it had ", toString(dQuote(levels(trained), FALSE))
      )
    }
    if (length(unknown)) {
      return(factor(as.character(column), levels = union(levels(trained), unknown)))
    }
    return(factor(as.character(column), levels(trained), ordered = is.ordered(trained)))
  }
  numeric <- is.numeric(column) && !is.factor(column) || inherits(column, c("Date", "POSIXct"))
  if (!numeric && !(is.logical(column) && all(is.na(column)))) {
    if (is.logical(trained) && is.logical(column)) {
      return(column)
    }
    refuse_column(called, name, "numeric, as in training", column, of)
  }
  if (lenient) column else standard_column(column, name, called)
}
