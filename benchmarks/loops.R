# Training, evaluation and prediction on arrays, against plain Keras in Python, in one run.
#
#   Rscript benchmarks/loops.R
#   PYTHONPATH=benchmarks .venv/bin/python -m rkeras_py run benchmarks/loops.R
#
# Writes the host's section of benchmarks/results/loops.md. Rounds of plain Keras, of rkeras from
# Python and of rkeras from R take turns, so that what else the machine does meets all of them.

library(rkeras)

Sys.setenv(PYTHONPATH = normalizePath("benchmarks"))
python <- rkeras_import("loops_python")
cases <- python$cases()

seconds_of <- function(f) {
  begin <- Sys.time()
  f()
  as.numeric(Sys.time()) - as.numeric(begin)
}

rows <- list()
compare <- function(title, name, what, goal, rounds, steps = 1, epochs = 1) {
  case <- cases[[name]]
  x <- as.array(case$x)
  y <- as.array(case$y)
  size <- case$options[["batch_size"]]
  callbacks <- if (case$each_batch) callback_lambda(on_train_batch_end = function(batch, logs) NULL)
  from_r <- switch(what,
    fit = function(model) {
      fit(model, x, y, batch_size = size, epochs = 1, verbose = 0, callbacks = callbacks)
    },
    first = function(model) fit(model, x, y, batch_size = size, epochs = 1, verbose = 0),
    evaluate = function(model) evaluate(model, x, y, verbose = 0),
    predict = function(model) predict(model, x, verbose = 0)
  )
  once <- function() {
    model <- if (what == "first") case$make() else case$r
    c(case$plain(what), case$python(what), seconds_of(function() from_r(model)))
  }
  once()
  once()
  times <- vapply(seq_len(rounds), function(i) once(), c(0, 0, 0)) * 1e3 / steps
  best <- apply(times, 1, min)
  middle <- apply(times, 1, stats::median)
  rows[[length(rows) + 1]] <<- sprintf(
    "| %s | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f | %s |", title, middle[1], middle[2],
    middle[3], middle[3] / middle[1], best[3] / best[1], middle[2] / middle[1], goal
  )
  cat(rows[[length(rows)]], "\n")
}

compare("`fit`, 2 dense layers, 3,200 x 20, batch 32, a step", "mlp", "fit", "0.15", 15, 100)
compare("the same with batch 1", "single", "fit", "0.15", 9, 1000)
compare("`fit`, convolutions, 5,000 of 28 x 28, batch 64, a step", "cnn", "fit", "0.9", 5, 79)
compare("`fit`, 60,000 x 784, batch 128, a step", "digits", "fit", "0.5", 5, 469)
compare("`fit`, 3D convolution, 32^3 x 16, batch 2, a step", "volumes", "fit", "1.01", 7, 4)
compare("`predict`, one row", "one", "predict", "0.03", 30)
compare("`predict`, 10,000 rows", "rows", "predict", "0.5", 9)
compare("`evaluate`, 10,000 rows", "rows", "evaluate", "0.5", 9)
compare("the first `fit` of a new model, 10 steps", "new", "first", "1.0", 5)
compare("`fit`, 2 dense layers, a function at each batch, a step", "each", "fit", "1.05", 15, 100)
at_each <- unlist(rkeras_import("steps_python")$timed_steps(
  callback_lambda(on_train_batch_end = function(batch, logs) NULL)
))

# The section of this host; that of the other one stays.
host <- if (commandArgs()[[1]] == "R") "A Python process" else "An R session"
load <- strsplit(readLines("/proc/loadavg"), " ")[[1]][[1]]
section <- c(
  paste("##", host), "", sprintf("Load of the machine at the end: %s.", load), "",
  paste(
    "| milliseconds, medians | plain Keras | rkeras, Python | rkeras, R |",
    "R / Keras | of minima | Python / Keras | goal |"
  ),
  "|---|---|---|---|---|---|---|---|", unlist(rows), "",
  sprintf(
    "A call of that function takes %.1f us at least, %.1f in the median (goal: 25).",
    at_each[[1]], at_each[[2]]
  ), ""
)
file <- "benchmarks/results/loops.md"
known <- if (file.exists(file)) readLines(file)
begins <- grep("^## ", known)
at <- match(section[[1]], known)
if (is.na(at)) {
  known <- c(known, section)
} else {
  after <- begins[begins > at]
  rest <- if (length(after)) known[after[[1]]:length(known)]
  known <- c(known[seq_len(at - 1)], section, rest)
}
writeLines(known, file)
