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
