# Runs the tests of tests/testthat in this host; the last line counts. Arguments are parts of
# names of files, for those alone.
library(testthat)
library(rkeras)

only <- commandArgs(trailingOnly = TRUE)
results <- as.data.frame(test_dir(
  "tests/testthat",
  filter = if (length(only)) paste(only, collapse = "|"),
  reporter = CheckReporter$new(), stop_on_failure = FALSE,
  package = "rkeras", load_package = "installed"
))
bad <- sum(results$failed) + sum(results$error) + sum(results$warning)
cat(sprintf("%d passed, %d failed\n", sum(results$passed), bad))
quit(status = bad > 0)
