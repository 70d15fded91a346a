# Conversion by class: times, sparse matrices of Matrix, objects of reticulate.

# The rows, columns (from 0), values and dim of a sparse matrix; a plain matrix for other matrices
# of Matrix; NULL for other S4 objects. Called by Python.
triplets_of <- function(x) {
  if (!methods::is(x, "sparseMatrix")) {
    if (methods::is(x, "Matrix")) {
      return(as.matrix(x))
    }
    return(if (methods::is(x, "sparseVector")) methods::as(x, "vector"))
  }
  # Via compressed columns, because triplets may repeat a position, which stands for the sum.
  columns <- methods::as(methods::as(x, "generalMatrix"), "CsparseMatrix")
  triplets <- methods::as(columns, "TsparseMatrix")
  values <- if ("x" %in% methods::slotNames(triplets)) triplets@x else rep(1, length(triplets@i))
  list(i = triplets@i, j = triplets@j, x = as.numeric(values), dim = triplets@Dim)
}

# Times and time differences in their basic form; called by Python.
times_of <- function(x) as.POSIXct(x)

seconds_of <- function(x) as.numeric(x, units = "secs")

# The address of the Python object behind one of reticulate's; called by Python.
address_of_reticulate <- function(x) {
  as.character(reticulate::py_id(x))
}

#' @exportS3Method reticulate::r_to_py
r_to_py.rkeras_object <- function(x, convert = FALSE) {
  ticket <- operate("to_reticulate", x)
  reticulate::import("rkeras_py.bridge.reticulate", convert = FALSE)$take(ticket)
}

# As keras 2.9 had it: the class in Python of an R6 class. With `convert = FALSE` its methods get
# Python's objects themselves.
#' @exportS3Method reticulate::r_to_py
r_to_py.R6ClassGenerator <- function(x, convert = FALSE) {
  class <- if (is.null(keras_kind(x))) {
    python_class(definition_of_generator(x, convert))
  } else {
    class_of_generator(x)
  }
  through_reticulate(class, convert)
}

#' @exportS3Method reticulate::r_to_py
r_to_py.rkeras_class <- function(x, convert = FALSE) {
  through_reticulate(class_of_constructor(x), convert)
}

# An object as reticulate holds it; with `convert`, what it returns becomes values of R. Reticulate
# makes a function of what is read as an attribute alone.
through_reticulate <- function(x, convert) {
  ticket <- operate("to_reticulate", x)
  reticulate::import("rkeras_py.bridge.reticulate", convert = convert)$holding(ticket)$value
}

# The numbers in a list of plain vectors, one after the other; NULL for any other list.
joined_vectors <- function(x) {
  if (!is.null(attributes(x)) || !all(lengths(lapply(x, attributes)) == 0L)) {
    return(NULL)
  }
  if (!all(vapply(x, is.integer, NA)) && !all(vapply(x, is.double, NA))) {
    return(NULL)
  }
  list(values = unlist(x, FALSE, FALSE), lengths = lengths(x))
}
