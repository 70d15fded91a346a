# Lists of R that no call of Python needs.

#' Elements of several lists, side by side
#'
#' @param ... Lists of the same length, or one list of them. Either none of the lists has names, or
#'   all have the same ones, in any order.
#' @return A list with an element for each position, or each name: a list of what stands there in
#'   each argument, with the names of the arguments. A shorter list without names is repeated.
#' @family data utilities
#' @export
#' @examples
#' zip_lists(gradients = list("k", "b"), weights = list(1, 2))
zip_lists <- function(...) {
  lists <- list(...)
  if (length(lists) == 1L && is.list(lists[[1L]]) && all(vapply(lists[[1L]], is.list, NA))) {
    lists <- lists[[1L]]
  }
  if (length(lists) == 0L) {
    return(list())
  }
  names <- names(lists[[1L]])
  for (other in lists) {
    if (!setequal(names(other), names) || is.null(names(other)) != is.null(names)) {
      stop_classed(
        "zip_lists", "All names of arguments must match, or none may have names", "ValueError"
      )
    }
  }
  if (!is.null(names)) {
    if (anyDuplicated(names) || !all(nzchar(names))) {
      stop_classed("zip_lists", "All names must be unique, and not empty", "ValueError")
    }
    lists <- lapply(lists, function(x) x[names])
  }
  lengths <- lengths(lists)
  if (any(lengths == 0L)) {
    return(list())
  }
  zipped <- lapply(seq_len(max(lengths)), function(i) {
    lapply(lists, function(x) x[[(i - 1L) %% length(x) + 1L]])
  })
  names(zipped) <- names
  zipped
}
