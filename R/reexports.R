# What scripts of 2.9 get with keras from other packages.

#' @importFrom magrittr %<>%
#' @export
magrittr::`%<>%`

#' @importFrom zeallot %<-%
#' @export
zeallot::`%<-%`

#' A tuple of Python
#'
#' What Python tells from a list: TensorFlow takes the parts of a tuple apart, and makes one tensor
#' of a list.
#'
#' @param ... The elements; or one list of them.
#' @param convert Has no effect: elements are converted to R when they are taken out, as with
#'   `tuple[[1]]`.
#' @return The tuple. `as.list()` gives its elements.
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

#' Gives an array another shape, row by row
#'
#' As `dim<-`, but the elements are taken and laid out row by row, as Python does it: with
#' `order = "C"` the last index runs fastest. `order = "F"` is R's own order.
#'
#' @param x A vector or array.
#' @param dim The new shape; one size may be -1, and follows from the others.
#' @param order `"C"` or `"F"`.
#' @return An array of shape `dim`.
#' @family session
#' @export
#' @examples
#' array_reshape(matrix(1:6, 2), c(3, 2))
array_reshape <- function(x, dim, order = c("C", "F")) {
  order <- match.arg(order)
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
  by_rows <- if (is.null(base::dim(x))) x else aperm(x, rev(seq_along(base::dim(x))))
  aperm(array(by_rows, rev(dim)), rev(seq_along(dim)))
}
