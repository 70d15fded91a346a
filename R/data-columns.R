# Columns of a data set that expressions choose, as in the packages tidyselect and dplyr: names,
# `-name`, `from:to`, `c()`, strings, and selectors such as all_numeric().

# The names of the columns that expressions choose. `types` are the dtypes by column.
choose_columns <- function(called, argument, expressions, types, frame) {
  columns <- names(types)
  before <- the$selecting
  on.exit(the$selecting <- before)
  the$selecting <- types
  mask <- c(own_selectors(), stats::setNames(as.list(seq_along(columns)), columns))
  positions <- tryCatch(
    joined_positions(expressions, mask, frame, columns),
    error = function(e) {
      refuse_value(
        called, "`", argument, "` must choose among the columns ",
        paste(columns, collapse = ", "), ", but ",
        paste(vapply(expressions, deparse1, ""), collapse = ", "), ": ", conditionMessage(e)
      )
    }
  )
  columns[positions]
}

# One expression after the other adds columns, or takes some away; away from all if it is the first.
joined_positions <- function(expressions, mask, frame, columns) {
  chosen <- integer()
  for (i in seq_along(expressions)) {
    code <- expressions[[i]]
    if (is_call_of(code, "-", 2L)) {
      left <- if (i == 1L) seq_along(columns) else chosen
      chosen <- setdiff(left, positions_of(code[[2L]], mask, frame, columns))
    } else {
      chosen <- union(chosen, positions_of(code, mask, frame, columns))
    }
  }
  chosen
}

positions_of <- function(code, mask, frame, columns) {
  if (is_call_of(code, "c")) {
    return(joined_positions(as.list(code)[-1L], mask, frame, columns))
  }
  if (is_call_of(code, "(")) {
    return(positions_of(code[[2L]], mask, frame, columns))
  }
  if (is_call_of(code, "!")) {
    return(setdiff(seq_along(columns), positions_of(code[[2L]], mask, frame, columns)))
  }
  value <- eval(without_package(code, names(mask)), mask, frame)
  if (is.character(value)) {
    expect_columns(value, columns)
    return(match(value, columns))
  }
  if (!is.numeric(value) || !all(value %in% seq_along(columns))) {
    stop(deparse1(code), " is no column", call. = FALSE)
  }
  as.integer(value)
}

is_call_of <- function(code, name, length = NULL) {
  is.call(code) && identical(code[[1L]], as.name(name)) &&
    (is.null(length) || length(code) == length)
}

# `tfdatasets::all_numeric()` is `all_numeric()`.
without_package <- function(code, selectors) {
  called <- if (is.call(code)) code[[1L]]
  if (is_call_of(called, "::", 3L) && as.character(called[[3L]]) %in% selectors) {
    code[[1L]] <- called[[3L]]
  }
  code
}

expect_columns <- function(names, columns) {
  unknown <- setdiff(names, columns)
  if (length(unknown)) {
    stop("there is no column ", paste(unknown, collapse = ", "), call. = FALSE)
  }
}

# The columns on both sides of a formula; `.` stands for all others.
columns_of_formula <- function(called, formula, columns) {
  empty <- stats::setNames(as.data.frame(rep(list(0), length(columns))), columns)
  left <- if (length(formula) == 3L) all.vars(formula[[2L]])
  labels <- tryCatch(
    attr(stats::terms(formula, data = empty), "term.labels"),
    error = function(e) refuse_value(called, "`x`: ", conditionMessage(e))
  )
  right <- sub("^`(.*)`$", "\\1", labels)
  unknown <- setdiff(c(left, right), columns)
  if (length(unknown)) {
    refuse_value(
      called, "`x`: there is no column ", paste(unknown, collapse = ", "), ", but ",
      paste(columns, collapse = ", ")
    )
  }
  list(x = setdiff(right, left), y = left)
}

# The features and the response that `x` and `y` choose; `x` may be a formula for both.
columns_of_xy <- function(called, x, y, types, frame) {
  if (is_call_of(x, "~")) {
    chosen <- columns_of_formula(called, eval(x, frame), names(types))
  } else {
    value <- if (is.symbol(x) && !as.character(x) %in% names(types)) {
      get0(as.character(x), frame, inherits = TRUE)
    }
    if (inherits(value, "formula")) {
      chosen <- columns_of_formula(called, value, names(types))
    } else {
      chosen <- list(x = choose_columns(called, "x", list(x), types, frame), y = NULL)
    }
  }
  if (!is.null(y)) {
    chosen$y <- choose_columns(called, "y", list(y), types, frame)
  }
  chosen
}

# ---- selectors ----------------------------------------------------------------------------------

#' Columns of a data set
#'
#' Selectors, for the steps of a feature spec, [feature_spec()] and [dataset_prepare()]. They can be
#' combined: `all_numeric(), -age` are all numeric features but one, and a selection that begins
#' with `-` begins with all.
#'
#' Where the packages tidyselect or recipes are loaded, these names are the same objects as there,
#' so that neither package hides the other's: in steps they do what is described here, and elsewhere
#' what those packages say.
#'
#' @param match For `has_type()` dtypes, such as `"float32"`; else text, or a regular expression.
#' @param ignore.case Whether upper and lower case are the same.
#' @param perl Whether regular expressions are those of Perl.
#' @param prefix,range,width Text, numbers that follow it, and with how many digits.
#' @param offset How many columns follow.
#' @param ... Names of columns.
#' @param vars,.vars Names of columns among which to choose; those of the data set if `NULL`.
#' @return Positions of columns.
#' @section Errors:
#' - `ValueError`: It is not called among the columns of a step, and `vars` are not given.
#' @family feature specs
#' @name selectors
#' @examplesIf rkeras::is_keras_available()
#' spec <- feature_spec(iris, Species ~ .) %>%
#'   step_numeric_column(starts_with("Petal"), normalizer_fn = scaler_standard())
#' spec$feature_names()
NULL

#' @rdname selectors
#' @export
all_numeric <- function() {
  of_type("all_numeric", c(
    "float16", "bfloat16", "float32", "float64", "int8", "int16", "int32", "int64", "uint8",
    "uint16", "uint32", "uint64"
  ))
}

#' @rdname selectors
#' @export
all_nominal <- function() {
  of_type("all_nominal", "string")
}

#' @rdname selectors
#' @export
has_type <- function(match = "float32") {
  of_type("has_type", match)
}

#' @rdname selectors
#' @export
starts_with <- function(match, ignore.case = TRUE, vars = NULL) {
  columns <- among("starts_with", vars)
  positions_with(match, columns, ignore.case, function(text, columns) startsWith(columns, text))
}

#' @rdname selectors
#' @export
ends_with <- function(match, ignore.case = TRUE, vars = NULL) {
  columns <- among("ends_with", vars)
  positions_with(match, columns, ignore.case, function(text, columns) endsWith(columns, text))
}

#' @rdname selectors
#' @export
contains <- function(match, ignore.case = TRUE, vars = NULL) {
  columns <- among("contains", vars)
  positions_with(match, columns, ignore.case, function(text, columns) {
    grepl(text, columns, fixed = TRUE)
  })
}

#' @rdname selectors
#' @export
matches <- function(match, ignore.case = TRUE, perl = FALSE, vars = NULL) {
  columns <- among("matches", vars)
  unique(unlist(lapply(match, grep, columns, ignore.case = ignore.case, perl = perl)))
}

#' @rdname selectors
#' @export
num_range <- function(prefix, range, width = NULL, vars = NULL) {
  columns <- among("num_range", vars)
  digits <- if (is.null(width)) range else formatC(range, width = width, flag = "0")
  positions <- match(paste0(prefix, digits), columns)
  positions[!is.na(positions)]
}

#' @rdname selectors
#' @export
one_of <- function(..., .vars = NULL) {
  columns <- among("one_of", .vars)
  expect_columns(c(...), columns)
  match(c(...), columns)
}

#' @rdname selectors
#' @export
everything <- function(vars = NULL) {
  seq_along(among("everything", vars))
}

#' @rdname selectors
#' @export
last_col <- function(offset = 0L, vars = NULL) {
  columns <- among("last_col", vars)
  if (offset >= length(columns)) {
    refuse_value("last_col", "`offset` must be less than the number of columns, ", length(columns))
  }
  length(columns) - as.integer(offset)
}

of_type <- function(called, match) which(unlist(selecting(called)) %in% match)

# The dtypes of the columns among which a step is choosing.
selecting <- function(called) {
  if (is.null(the$selecting)) {
    refuse_value(
      called, "selectors choose among the columns of a feature spec: use them in its steps"
    )
  }
  the$selecting
}

among <- function(called, vars) {
  if (is.null(vars)) names(selecting(called)) else vars
}

positions_with <- function(match, columns, ignore_case, test) {
  if (ignore_case) {
    match <- tolower(match)
    columns <- tolower(columns)
  }
  which(Reduce(`|`, lapply(match, test, columns), logical(length(columns))))
}

# Other packages' selectors have these names too. Each name is a binding that gives theirs once they
# are loaded, as if it had been imported from there: then neither hides the other when both are
# attached, which R would tell of, and data frames are selected from as ever.
selector_homes <- c(
  all_numeric = "recipes", all_nominal = "recipes", has_type = "recipes",
  starts_with = "tidyselect", ends_with = "tidyselect", contains = "tidyselect",
  matches = "tidyselect", num_range = "tidyselect", one_of = "tidyselect",
  everything = "tidyselect", last_col = "tidyselect"
)

share_selectors <- function() {
  space <- topenv()
  the$selectors <- mget(names(selector_homes), envir = space)
  for (name in names(selector_homes)) {
    rm(list = name, envir = space)
    makeActiveBinding(name, selector_binding(name, selector_homes[[name]]), space)
  }
}

selector_binding <- function(name, home) {
  force(name)
  force(home)
  function() {
    theirs <- if (isNamespaceLoaded(home)) get0(name, getNamespaceInfo(home, "exports"))
    if (is.null(theirs)) the$selectors[[name]] else getExportedValue(home, name)
  }
}

own_selectors <- function() the$selectors
