# Functions of other packages that keras 2.9 exports too.

#' @importFrom magrittr %<>%
#' @export
magrittr::`%<>%`

#' @importFrom zeallot %<-%
#' @export
zeallot::`%<-%`

#' A Python tuple
#'
#' Python distinguishes tuples from lists: TensorFlow treats the elements of a tuple separately, but
#' converts a list to a single tensor.
#'
#' @param ... The elements; or one list of them.
#' @param convert Has no effect: elements are converted to R when they are extracted, as by
#'   `tuple[[1]]`.
#' @return The tuple. `as.list()` returns its elements.
#' @family session
#' @export
#' @examplesIf rkeras::is_keras_available()
#' tf$data$Dataset$from_tensor_slices(tuple(matrix(1:4, 2), c(0, 1)))
tuple <- function(..., convert = FALSE) {
  elements <- list(...)
  if (length(elements) == 1 && (is.list(elements[[1]]) || inherits(elements[[1]], "tuple"))) {
    elements <- as.list(elements[[1]])
  }
  operate("tuple", unname(elements))
}

#' Reshapes an array in row-major order
#'
#' Like `dim<-`, but elements are read and written in row-major order, as in Python: the last index
#' varies fastest. With `order = "F"`, R's column-major order is used.
#'
#' @param x A vector or array.
#' @param dim The new shape; one size may be -1, and is inferred from the others.
#' @param order `"C"` for row-major, `"F"` for column-major order.
#' @return An array of shape `dim`.
#' @family session
#' @export
#' @examples
#' array_reshape(matrix(1:6, 2), c(3, 2))
array_reshape <- function(x, dim, order = c("C", "F")) {
  order <- match.arg(order)
  if (length(dim) > most_axes) {
    stop_argument("array_reshape", "dim", paste("a shape of at most", most_axes, "sizes"), dim)
  }
  dim <- unlist(lapply(dim, function(size) if (is.null(size)) -1 else size))
  dim[is.na(dim)] <- -1
  if (sum(dim == -1) == 1) {
    dim[dim == -1] <- length(x) / prod(dim[dim != -1])
  }
  if (any(dim < 0) || prod(dim) != length(x)) {
    stop_argument(
      "array_reshape", "dim", paste("a shape with room for", length(x), "elements"), dim
    )
  }
  if (order == "F") {
    return(array(x, dim))
  }
  row_major <- if (is.null(base::dim(x))) x else aperm(x, rev(seq_along(base::dim(x))))
  aperm(array(row_major, rev(dim)), rev(seq_along(dim)))
}
