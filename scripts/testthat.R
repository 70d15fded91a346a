# Runs the tests of tests/testthat in this host; the last line counts.
library(testthat)
library(rkeras)

results <- as.data.frame(test_dir(
  "tests/testthat",
  reporter = CheckReporter$new(), stop_on_failure = FALSE,
  package = "rkeras", load_package = "installed"
))
bad <- sum(results$failed) + sum(results$error) + sum(results$warning)
cat(sprintf("%d passed, %d failed\n", sum(results$passed), bad))
quit(status = bad > 0)
