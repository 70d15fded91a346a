# Code in a session of its own, with libraries in front; what it printed. Tests that run in a
# Python process start one.
in_session_with <- function(library, code) {
  script <- tempfile(fileext = ".R")
  writeLines(code, script)
  libraries <- paste(c(library, .libPaths()), collapse = ":")
  variables <- c(R_LIBS = libraries, TZ = "UTC", TF_CPP_MIN_LOG_LEVEL = "2")
  if (runs_in_python()) {
    variables <- c(variables, PYTHONPATH = system.file("python", package = "rkeras"))
    command <- c(rkeras_import("sys")$executable, "-m", "rkeras_py", "run", script)
  } else {
    command <- c(file.path(R.home("bin"), "Rscript"), script)
  }
  suppressWarnings(system2(
    command[1], command[-1],
    env = paste0(names(variables), "=", shQuote(variables)), stdout = TRUE, stderr = TRUE
  ))
}

# Whether Python started R: then its main module comes from a file.
runs_in_python <- function() {
  "__file__" %in% rkeras_import("builtins")$dir(rkeras_import("__main__"))
}

# The code checks itself with stopifnot(); what it printed is shown if it fails.
expect_session <- function(library, code) {
  said <- in_session_with(library, c(code, 'cat("\\nto the end\\n")'))
  testthat::expect(
    is.null(attr(said, "status")) && "to the end" %in% said,
    paste(c("the session failed:", utils::tail(said, 40)), collapse = "\n")
  )
  invisible(said)
}
