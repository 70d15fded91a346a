# Python objects in R: external pointers, or functions if they are callable. Their S3 methods are
# here; the operations are in rkeras_py/bridge/operations.py.

is_stale <- function(x) .Call(rk_is_stale, x) && !length(attr(x, "rkeras_state"))

# The state that is saved with a model or layer; called from C when R saves a handle. Python finds
# the object by the pointer.
state_to_save <- function(pointer) {
  # External pointers are not copied, so the class is removed again afterwards.
  class(pointer) <- "rkeras_object"
  on.exit(attr(pointer, "class") <- NULL)
  operate("state", pointer)
}

# The frame of saveRDS(), save() or serialize(), if R calls this while that writes in its format 2;
# else NULL. Called from C.
frame_that_writes_format_2 <- function() {
  n <- sys.nframe() - 1L
  if (n < 1L) {
    return(NULL)
  }
  writes <- any(vapply(
    list(saveRDS, serialize, save), identical, NA, sys.function(n),
    ignore.bytecode = TRUE, ignore.environment = FALSE, ignore.srcref = TRUE
  ))
  frame <- sys.frame(n)
  if (writes && identical(as.integer(frame$version), 2L)) frame
}

#' @export
print.rkeras_object <- function(x, ...) {
  cat(format(x, ...), sep = "\n")
  invisible(x)
}

#' @export
format.rkeras_object <- function(x, ...) {
  if (is_stale(x)) {
    return(paste0("<", class(x)[[1]], " of a Python session that has ended>"))
  }
  operate("text", x)
}

#' @export
str.rkeras_object <- function(object, ...) {
  lines <- strsplit(format(object), "\n", fixed = TRUE)[[1]]
  cat(" ", lines[[1]], if (length(lines) > 1) " ...", "\n", sep = "")
}

#' @export
summary.rkeras_object <- function(object, ...) {
  object
}

#' @export
`$.rkeras_object` <- function(x, name) {
  .Call(rk_call_list, "attribute", list(x, name))
}

#' @export
`[[.rkeras_object` <- function(x, i, ...) {
  if (...length()) x[i, ...] else operate("item", x, i)
}

#' @export
`$<-.rkeras_object` <- function(x, name, value) {
  operate("set_attribute", x, name, value)
  x
}

#' @export
`[[<-.rkeras_object` <- function(x, i, value) {
  operate("set_item", x, i, value)
  x
}

#' @export
names.rkeras_object <- function(x) {
  operate("names", x)
}

#' @export
.DollarNames.rkeras_object <- function(x, pattern = "") {
  grep(pattern, names(x), value = TRUE)
}

# Objects of Python were environments in 2.9. An attribute is read when its value is asked for.
#' @export
as.environment.rkeras_object <- function(x) {
  attributes <- new.env(parent = emptyenv())
  for (name in names(x)) {
    local({
      attribute <- name
      makeActiveBinding(attribute, function() operate("attribute", x, attribute), attributes)
    })
  }
  attributes
}

#' @export
length.rkeras_object <- function(x) {
  operate("length", x)
}

#' @export
dim.rkeras_object <- function(x) {
  operate("dim", x)
}

#' @export
as.array.rkeras_object <- function(x, ...) {
  operate("array", x)
}

#' @export
as.matrix.rkeras_object <- function(x, ...) {
  as.matrix(operate("array", x))
}

#' @export
as.numeric.rkeras_object <- function(x, ...) {
  as.numeric(operate("array", x))
}

#' @export
as.double.rkeras_object <- as.numeric.rkeras_object

#' @export
as.integer.rkeras_object <- function(x, ...) {
  as.integer(operate("array", x))
}

#' @export
Ops.rkeras_object <- function(e1, e2) {
  if (missing(e2)) {
    operate("unary", .Generic, e1)
  } else {
    operate("operate", .Generic, e1, e2)
  }
}

#' @export
as.character.rkeras_object <- function(x, ...) {
  as.character(operate("characters", x))
}

#' @export
as.logical.rkeras_object <- function(x, ...) {
  as.logical(operate("array", x))
}

#' @export
as.vector.rkeras_object <- function(x, mode = "any") {
  as.vector(operate("array", x), mode)
}

#' @export
as.complex.rkeras_object <- function(x, ...) {
  as.complex(operate("array", x))
}

#' @export
as.data.frame.rkeras_object <- function(x, ...) {
  as.data.frame(operate("array", x), ...)
}

#' @export
all.equal.rkeras_object <- function(target, current, ...) {
  if (inherits(target, "tensorflow.tensor") && !is.null(current)) {
    if (inherits(current, "tensorflow.tensor")) current <- as.array(current)
    return(all.equal(as.array(target), current, ...))
  }
  if (identical(target, current)) TRUE else "the two are not the same Python object"
}

#' @export
as.list.rkeras_object <- function(x, ...) {
  iterate(x, simplify = FALSE)
}

# ---- tensors ------------------------------------------------------------------------------

# As in the R package tensorflow: positions from 1, negative ones from the end; ranges may be open
# (`2:NULL`), end at a negative position (`2:-1`) and have a step (`1:9:2`); `style = "python"`
# counts from 0, and leaves out the end of a range.
#' @export
`[.rkeras_object` <- function(x, ..., drop = TRUE,
                              style = getOption("tensorflow.extract.style", "R")) {
  given <- as.list(substitute(list(...)))[-1]
  caller <- parent.frame()
  is_python <- identical(style, "python")
  indices <- lapply(given, index_of, caller, is_python)
  if (!is_python && any(vapply(indices, is_from_end, NA)) && inherits(x, "tensorflow.tensor")) {
    tell_of_negatives()
  }
  operate("subset", x, unname(indices), drop, is_python)
}

# The value of an index; a range that R can't write as positions, as list(range = ends and step).
index_of <- function(index, frame, is_python) {
  if (identical(index, quote(expr = ))) {
    return("")
  }
  if (identical(index, quote(..))) {
    return("..")
  }
  if (!is_range(index)) {
    return(eval(index, frame))
  }
  parts <- as.list(index)[-1]
  if (is_range(parts[[1]])) parts <- c(as.list(parts[[1]])[-1], parts[2])
  parts <- lapply(parts, eval, frame)
  plain <- vapply(parts, function(part) is.numeric(part) && isTRUE(part >= 0), NA)
  if (is_python || length(parts) == 3 || !all(plain)) {
    list(range = unname(parts))
  } else {
    parts[[1]]:parts[[2]]
  }
}

is_range <- function(index) is.call(index) && identical(index[[1]], quote(`:`))

is_from_end <- function(index) {
  any(vapply(unlist(index), function(part) is.numeric(part) && isTRUE(part < 0), NA))
}

tell_of_negatives <- function() {
  if (isTRUE(the$told_of_negatives)) {
    return(invisible())
  }
  the$told_of_negatives <- TRUE
  if (getOption("tensorflow.extract.warn_negatives_pythonic", TRUE)) {
    warning(warningCondition(
      paste(
        "negative positions of tensors count from the end, as in the R package tensorflow: x[-1]",
        "is the last one (told once; options(tensorflow.extract.warn_negatives_pythonic = FALSE))"
      ),
      class = "rkeras_negative_position"
    ))
  }
}

#' @export
Math.rkeras_object <- function(x, ...) {
  operate("mathematics", .Generic, x, list(...))
}

#' @export
Complex.rkeras_object <- function(z) {
  operate("mathematics", .Generic, z, list())
}

#' @export
is.nan.rkeras_object <- function(x) operate("mathematics", "is.nan", x, list())

#' @export
is.finite.rkeras_object <- function(x) operate("mathematics", "is.finite", x, list())

#' @export
is.infinite.rkeras_object <- function(x) operate("mathematics", "is.infinite", x, list())

# Objects other than tensors are never NA.
#' @export
is.na.rkeras_object <- function(x) {
  if (inherits(x, "tensorflow.tensor")) is.nan(x) else FALSE
}

#' @export
Summary.rkeras_object <- function(..., na.rm = FALSE) {
  if (na.rm) {
    stop_argument(.Generic, "na.rm", "FALSE, since tensors have no NA", na.rm)
  }
  values <- list(...)
  how <- names(values) %in% c("axis", "keepdims")
  along <- values[how]
  if (any(how)) values <- values[!how]
  if (length(values) == 1) {
    return(operate("summarise", .Generic, values[[1]], along$axis, isTRUE(along$keepdims)))
  }
  if (any(how)) {
    stop_argument(.Generic, names(along)[[1]], "given with one tensor", along[[1]])
  }
  if (.Generic == "range") {
    return(keras$ops$stack(list(min(...), max(...))))
  }
  summary_of <- get(.Generic, baseenv())
  larger <- function(x, y) operate("operate", "max", x, y)
  smaller <- function(x, y) operate("operate", "min", x, y)
  combine <- list(sum = `+`, prod = `*`, any = `|`, all = `&`, max = larger, min = smaller)
  Reduce(combine[[.Generic]], lapply(values, summary_of))
}

#' @export
mean.rkeras_object <- function(x, axis = NULL, keepdims = FALSE, ...) {
  operate("summarise", "mean", x, axis, keepdims)
}

#' @export
t.rkeras_object <- function(x) {
  operate("permute", x, NULL)
}

#' @export
aperm.rkeras_object <- function(a, perm = NULL, ...) {
  operate("permute", a, perm)
}

# ---- iterators and contexts ---------------------------------------------------------------

#' Iterates over a Python iterable
#'
#' @param it Anything that Python can iterate over: a dataset, a generator, a list.
#' @param f A function that is called with each value.
#' @param simplify Whether single numbers, truth values or strings, all of one type, become a
#'   vector.
#' @return A list of the results of `f`, or a vector.
#' @family session
#' @export
#' @examplesIf rkeras::is_keras_available()
#' dataset <- tf$data$Dataset$range(3L)
#' iterate(dataset, function(x) as.numeric(x))
#' iterate(dataset, as.numeric, simplify = FALSE)
iterate <- function(it, f = base::identity, simplify = TRUE) {
  if (!isTRUE(simplify) && !isFALSE(simplify)) {
    stop_argument("iterate", "simplify", "TRUE or FALSE", simplify)
  }
  f <- if (is.null(f)) identity else match.fun(f)
  iterator <- operate("iterator", it)
  results <- list()
  repeat {
    found <- operate("advance", iterator)
    if (!length(found)) {
      break
    }
    results[length(results) + 1] <- list(f(found[[1]]))
  }
  if (simplify && are_scalars(results)) unlist(results) else results
}

# Whether all values are single ones of one type that make a vector.
are_scalars <- function(values) {
  plain <- vapply(values, function(value) {
    is.atomic(value) && length(value) == 1 && is.null(attributes(value))
  }, NA)
  all(plain) && length(unique(vapply(values, typeof, ""))) == 1
}

#' Values of an iterator of Python, one by one
#'
#' The functions of the same names in reticulate take objects of reticulate alone. Attach reticulate
#' before this package, so that these here are found; or pass what `reticulate::r_to_py()` makes.
#'
#' @param x Anything that Python can iterate over: a dataset, a generator, a list.
#' @param it,generator An iterator.
#' @param completed What is returned when the iterator has no more values.
#' @return `as_iterator()` an iterator, which is `x` if it is one; `iter_next()` and
#'   `generator_next()` the next value, a batch of several tensors as a list.
#' @family session
#' @export
#' @examplesIf rkeras::is_keras_available()
#' iterator <- as_iterator(tf$data$Dataset$range(2L))
#' iter_next(iterator)
as_iterator <- function(x) {
  operate("iterator", x)
}

#' @rdname as_iterator
#' @export
iter_next <- function(it, completed = NULL) {
  next_of("iter_next", "it", it, completed)
}

#' @rdname as_iterator
#' @export
generator_next <- function(generator, completed = NULL) {
  next_of("generator_next", "generator", generator, completed)
}

next_of <- function(caller, argument, iterator, completed) {
  iterates <- inherits(iterator, "rkeras_object") &&
    rkeras_import("builtins")$hasattr(iterator, "__next__")
  if (!iterates) {
    stop_argument(caller, argument, "an iterator of Python (as_iterator() makes one)", iterator)
  }
  found <- operate("advance", iterator)
  if (length(found)) found[[1]] else completed
}

#' Names the value of a Python context manager
#'
#' `with(context %as% name, code)` runs code within a Python context manager, such as
#' `tf$GradientTape()`, whose value gets a name, as by Python's `with ... as`.
#'
#' @param object A Python context manager.
#' @param as A name, unquoted.
#' @return An object for `with()`.
#' @family session
#' @name as-operator
#' @rdname as-operator
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- tf$constant(3)
#' with(tf$GradientTape() %as% tape, {
#'   tape$watch(x)
#'   y <- x^2
#' })
#' tape$gradient(y, x)
`%as%` <- function(object, as) {
  structure(list(object = object, name = deparse(substitute(as))), class = "rkeras_context")
}

#' @export
with.rkeras_object <- function(data, expr, ...) {
  run_in_context(data, NULL, substitute(expr), parent.frame())
}

#' @export
with.rkeras_context <- function(data, expr, ...) {
  run_in_context(data$object, data$name, substitute(expr), parent.frame())
}

run_in_context <- function(object, name, expr, frame) {
  entered <- operate("enter", object)
  done <- FALSE
  on.exit(operate("leave", object, done))
  if (!is.null(name)) {
    assign(name, entered, envir = frame)
  }
  value <- withVisible(eval(expr, frame))
  done <- TRUE
  if (value$visible) value$value else invisible(value$value)
}
