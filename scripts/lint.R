# Lints what was written by hand: R sources that are not generated, tests, demo, scripts.
files <- c(
  setdiff(list.files("R", full.names = TRUE), list.files("R", "^gen-", full.names = TRUE)),
  list.files(c("tests/testthat", "demo", "scripts", "benchmarks"), "[.]R$", full.names = TRUE)
)
found <- unlist(lapply(files, lintr::lint), recursive = FALSE)
for (lint in found) print(lint)
cat(length(files), "files,", length(found), "lints\n")
quit(status = length(found) > 0)
