# What transformations of images, reading them from folders, and generators of R cost, beside Keras'
# own Python: one process, one after the other in turn, medians.
#
#   Rscript benchmarks/images.R
#
# Writes benchmarks/results/images.md.
library(rkeras)

Sys.setenv(PYTHONPATH = normalizePath("benchmarks"))
python <- rkeras_import("images_python")

rows <- function(title, timed) {
  first <- timed[[1]]
  lines <- vapply(names(timed), function(name) {
    one <- timed[[name]]
    sprintf(
      "| %s | %.1f | %.1f | %.2f | %.2f |", name, one$wall, one$processor, one$wall / first$wall,
      one$processor / first$processor
    )
  }, "")
  c(
    paste("##", title), "",
    "| | ms | ms of processor time | ratio to the first | of processor time |",
    "|---|---|---|---|---|", lines, ""
  )
}

trained <- python$Trained()
x <- trained$x
y <- trained$y
steps <- 200
timed <- python$medians(list(
  "generator function of R" = function() {
    fit(trained$model, function() list(x, y), steps_per_epoch = steps, epochs = 1, verbose = 0)
    NULL
  },
  "generator of Python, fit() of Keras" = function() trained$by_keras(steps),
  "generator function of Python, fit() of rkeras" = function() trained$by_python(steps)
), 11L)

busy <- python$folders(tempfile("images"), 15L)
writeLines(c(
  "# Images and generators", "",
  sprintf(
    "%d processors, load %s; medians of works in turn.", parallel::detectCores(),
    strsplit(readLines("/proc/loadavg"), " ")[[1]][1]
  ), "",
  rows(
    "A batch of 128 images of 64x64x3: rotation, shifts, zoom, flip",
    python$transformations(25L)
  ),
  rows("A batch of 64 JPEG files of 400x300, to 128x128, with the same transformations", busy),
  sprintf(
    "rkeras uses %.2f processors while it makes a batch, the legacy class %.2f.",
    busy[[1]]$processor / busy[[1]]$wall, busy[[2]]$processor / busy[[2]]$wall
  ), "",
  rows(sprintf("fit() of %d steps of a small model, 32 samples of 100 values", steps), timed)
), "benchmarks/results/images.md")
cat(readLines("benchmarks/results/images.md"), sep = "\n")
