# Diagnoses of the installation.

#' Is Keras available?
#'
#' Starts Python if it is not running, and loads Keras and TensorFlow.
#'
#' @param version The minimum version of Keras, such as `"3.0"`; `NULL` for any.
#' @return `TRUE` if Keras can be used in this session, else `FALSE`.
#' @family session
#' @export
#' @examples
#' is_keras_available()
is_keras_available <- function(version = NULL) {
  found <- tryCatch(operate("version", "keras"), rkeras_error = function(e) NULL)
  !is.null(found) && (is.null(version) || numeric_version(found) >= version)
}

#' Diagnoses the installation
#'
#' Checks R, the Python that is or would be used, and everything that rkeras needs in it. For each
#' problem it says what to type. It does not start Python in this session.
#'
#' @return Invisibly `TRUE` if nothing is missing, else `FALSE`. The report is printed.
#' @family session
#' @export
#' @examples
#' rkeras_doctor()
rkeras_doctor <- function() {
  doctor_line("R", paste(R.version.string, "at", R.home()))
  doctor_line("rkeras", paste(
    as.character(utils::packageVersion("rkeras")), "at", system.file(package = "rkeras")
  ))
  for (package in c("reticulate", "ggplot2")) {
    version <- version_of(package)
    doctor_line(package, if (is.null(version)) "not installed (optional)" else format(version))
  }
  attached <- .Call(rk_is_attached)
  doctor_line("session", if (attached) "Python runs in this session" else "no Python runs yet")
  found <- tryCatch(find_python(), rkeras_start_error = identity)
  if (inherits(found, "rkeras_start_error")) {
    doctor_line("Python", conditionMessage(found), fault = TRUE)
    return(invisible(FALSE))
  }
  cat("In Python (", found$executable, "):\n", sep = "")
  half <- system.file("python", package = "rkeras")
  reticulate <- paste(as.character(version_of("reticulate")), collapse = "")
  # Through R's own output, so that notebooks and pages show it.
  said <- suppressWarnings(run_python(
    found$executable, c("-m", "rkeras_py", "doctor"),
    stdout = TRUE, variables = c(PYTHONPATH = half, RKERAS_RETICULATE = reticulate)
  ))
  writeLines(said)
  invisible(is.null(attr(said, "status")))
}

doctor_line <- function(what, state, fault = FALSE) {
  cat(if (fault) " x " else " . ", format(what, width = 10), "  ", state, "\n", sep = "")
}
