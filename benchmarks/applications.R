# What a network of 25 million weights costs from R: to build it, beside plain Keras in the same
# process, and to load its weights, beside h5py's reading of the same file. Processor time, since
# that depends less on what else the machine does; medians of rounds of both in turn.
#
#   Rscript benchmarks/applications.R [rounds]
#
# Writes benchmarks/results/applications.md.
library(rkeras)

arguments <- commandArgs(trailingOnly = TRUE)
rounds <- if (length(arguments)) as.integer(arguments[[1]]) else 7L
Sys.setenv(PYTHONPATH = normalizePath("benchmarks"))
python <- rkeras_import("applications_python")
seconds <- function(f) {
  begin <- python$processor()
  f()
  python$processor() - begin
}

build <- function() application_resnet50(weights = NULL)
in_turn <- function(ours, theirs) {
  times <- vapply(seq_len(rounds), function(i) c(ours(), theirs()), numeric(2))
  apply(times, 1, median)
}

invisible(c(seconds(build), python$build()))
built <- in_turn(
  function() {
    python$clear()
    seconds(build)
  },
  python$build
)

model <- build()
path <- tempfile(fileext = ".h5")
save_model_weights_hdf5(model, path)
size <- file.size(path) / 1e6
load <- function() load_model_weights_hdf5(model, path)
before <- python$megabytes()
load()
more <- python$peak() - before
invisible(python$read(path))
loaded <- in_turn(function() seconds(load), function() python$read(path))

load_now <- strsplit(readLines("/proc/loadavg"), " ")[[1]][1]
lines <- c(
  "# Networks",
  "",
  sprintf(
    "`Rscript benchmarks/applications.R`: seconds of processor time, medians of %d rounds in turn.",
    rounds
  ),
  sprintf("Load of the machine (2 cores) at the end: %s.", load_now),
  "",
  "| what | rkeras from R | beside it | ratio | aim |",
  "|---|---|---|---|---|",
  sprintf(
    "| `application_resnet50(weights = NULL)`, beside plain Keras | %.2f | %.2f | %.2f | 1.1 |",
    built[1], built[2], built[1] / built[2]
  ),
  sprintf(
    "| weights of %.0f MB from HDF5, beside h5py alone | %.3f | %.3f | %.2f | 1.2 |",
    size, loaded[1], loaded[2], loaded[1] / loaded[2]
  ),
  sprintf(
    "| memory at the peak of loading them, above that before, in MB | %.0f | %.0f | %.2f | 1 |",
    more, size, more / size
  )
)
writeLines(lines, "benchmarks/results/applications.md")
writeLines(lines)
