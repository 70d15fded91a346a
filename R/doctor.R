#' Is Keras available?
#'
#' Starts Python, if it does not run yet, and loads Keras and TensorFlow.
#'
#' @param version The least version of Keras asked for, such as `"3.0"`; `NULL` for any.
#' @return `TRUE` if Keras can be used in this session, else `FALSE`.
#' @family session
#' @export
#' @examples
#' is_keras_available()
is_keras_available <- function(version = NULL) {
  found <- tryCatch(operate("version", "keras"), rkeras_error = function(e) NULL)
  !is.null(found) && (is.null(version) || numeric_version(found) >= version)
}
