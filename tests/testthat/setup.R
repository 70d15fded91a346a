# Without Keras only that much can be tested: what needs it is skipped, with a message.
skip_without_keras <- function() {
  testthat::skip_if_not(is_keras_available(), "Keras is not available")
}

# Skips a test for want of something, but fails where all tests must run: `make test` says so.
needs <- function(condition, lacking) {
  if (!condition && Sys.getenv("RKERAS_SKIPS") == "none") {
    stop("this test must run here, but ", lacking, call. = FALSE)
  }
  testthat::skip_if_not(condition, lacking)
}

# Packages that ask for the time zone (lubridate, which recipes load) warn where no system says it.
if (Sys.getenv("TZ") == "") withr::local_envvar(TZ = "UTC", .local_envir = teardown_env())
