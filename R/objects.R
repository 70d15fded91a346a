# Python objects in R: external pointers, and functions where they can be called.
# Their methods are here; what they do is in rkeras_py/bridge/operations.py.

is_stale <- function(x) .Call(rk_is_stale, x)

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
  cat(format(object), sep = "\n")
}

#' @export
summary.rkeras_object <- function(object, ...) {
  object
}

#' @export
`$.rkeras_object` <- function(x, name) {
  operate("attribute", x, name)
}

#' @export
`[[.rkeras_object` <- function(x, i) {
  operate("item", x, i)
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
