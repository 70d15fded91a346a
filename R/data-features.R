# Feature specs in R: columns chosen by expressions. The functions of the steps are in
# R/gen-data-features.R; those that get expressions come here first, and are called with names then.

#' Fits a feature spec
#'
#' Reads the data set once, for what the steps learn of it: vocabularies, means and ranges.
#'
#' @param object A feature spec.
#' @param dataset The data set to read; that of the spec if `NULL`.
#' @param ... Not used.
#' @return A feature spec that is fitted; `object` is not changed. `object$fit()` changes it.
#' @section Errors:
#' - `ValueError`: The data set is endless, or a column does not fit a step.
#' @family feature specs
#' @exportS3Method generics::fit FeatureSpec
#' @examplesIf rkeras::is_keras_available()
#' spec <- feature_spec(mtcars, mpg ~ wt + hp) %>%
#'   step_numeric_column(all_numeric(), normalizer_fn = scaler_standard()) %>%
#'   fit()
#' names(dense_features(spec))
fit.FeatureSpec <- function(object, dataset = NULL, ...) {
  spec <- object$copy()
  if (!is.null(dataset)) {
    spec$set_dataset(dataset)
  }
  spec$fit()
  spec
}

# Whether columns are given by expressions, and not by their names.
chooses_columns <- function(...) {
  !all(vapply(as.list(substitute(list(...)))[-1L], is.character, NA))
}

# Calls a step again with the names of the columns that its expressions choose: all expressions
# without a name together, or each by itself.
with_chosen_columns <- function(spec, ..., .each = FALSE) {
  step <- sys.function(sys.parent())
  call <- sys.call(sys.parent())
  frame <- parent.frame(2L)
  called <- step_name(call)
  if (!inherits(spec, "FeatureSpec")) {
    stop_argument(called, "spec", "a feature spec, as feature_spec() makes it", spec)
  }
  types <- spec$feature_types()
  expressions <- as.list(substitute(list(...)))[-1L]
  named <- if (is.null(names(expressions))) FALSE else nzchar(names(expressions))
  chosen <- function(code) choose_columns(called, "...", code, types, frame)
  columns <- if (.each) {
    lapply(expressions, function(code) chosen(list(code)))
  } else {
    together <- expressions[!named]
    c(
      if (length(together)) list(chosen(together)),
      lapply(expressions[named], function(code) chosen(list(code)))
    )
  }
  parts <- as.list(match.call(step, call, expand.dots = FALSE, envir = frame))[-1L]
  parts <- parts[setdiff(names(parts), c("spec", "..."))]
  again <- as.call(c(call[[1L]], quote(.spec), columns, parts))
  eval(again, list(.spec = spec), frame)
}

# The name in a call, of `package::name()` too.
step_name <- function(call) {
  called <- call[[1L]]
  if (is_call_of(called, "::", 3L)) called <- called[[3L]]
  if (is.symbol(called)) as.character(called) else "step"
}

# feature_spec() again with the names of the columns that `x` and `y` choose.
spec_of_columns <- function(dataset, x, y) {
  frame <- parent.frame(2L)
  types <- column_types("feature_spec", dataset)
  chosen <- columns_of_xy("feature_spec", x, y, types, frame)
  # Names in the call itself, by which feature_spec() knows them.
  eval(as.call(list(quote(feature_spec), quote(dataset), chosen$x, chosen$y)))
}

# The dtypes of the columns of a data set or a table.
column_types <- function(called, dataset) {
  if (is.list(dataset) && !is.null(names(dataset))) {
    return(vapply(dataset, type_of_column, ""))
  }
  types <- if (inherits(dataset, "tf_dataset")) output_types(dataset)
  if (is.null(names(types))) {
    stop_argument(
      called, "dataset", "a dataset of components with names, or a data frame", dataset
    )
  }
  vapply(types, function(type) type$name, "")
}

# The dtype that a column of a table has in a dataset.
type_of_column <- function(column) {
  if (is.factor(column) || is.character(column)) {
    "string"
  } else if (is.logical(column)) {
    "bool"
  } else if (is.integer(column)) {
    "int32"
  } else {
    "float32"
  }
}

# Whether the columns of feature_spec() are given by their names.
names_columns <- function(x, y) is.character(x) && (is.null(y) || is.character(y))
