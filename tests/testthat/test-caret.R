# caret, unmodified, with its four models on keras. The slowest of the tests here: a minute and a
# half of one processor.

skip_without_keras()
needs(requireNamespace("caret", quietly = TRUE), "caret is not installed")
needs(requireNamespace("doParallel", quietly = TRUE), "doParallel is not installed")
needs(!nzchar(system.file(package = "keras")), "a package keras is installed")

test_that("caret trains, tunes, saves and predicts with its models on keras", {
  folder <- tempfile("library")
  dir.create(folder)
  withr::defer(unlink(folder, recursive = TRUE))
  suppressMessages(install_compat(folder, "keras"))
  file <- tempfile(fileext = ".rds")
  # All of them in an R session; one, with the same lines, in a Python process.
  expect_session(folder, c(
    paste("file <-", deparse(file)),
    paste("whole <-", !runs_in_python()),
    readLines(test_path("scripts-2.9", "caret.R"))
  ))
  skip_if_not(file.exists(file), "nothing was saved")
  expect_session(folder, c(
    paste0("saved <- readRDS(", deparse(file), ")"),
    "suppressMessages(library(caret))",
    "again <- predict(saved$fitted, iris[c(1:20, 51:70), 1:4], type = 'prob')",
    "stopifnot(all.equal(again, saved$probabilities, tolerance = 1e-6))"
  ))
})
