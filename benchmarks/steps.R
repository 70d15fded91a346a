# What R costs around the steps of training: functions at each batch, generators, single batches,
# weights. One process, rounds of R and Python in turn.
#
#   Rscript benchmarks/steps.R
#
# Writes benchmarks/results/steps.md.
library(rkeras)

Sys.setenv(PYTHONPATH = normalizePath("benchmarks"))
python <- rkeras_import("steps_python")
seconds_of <- function(f) {
  begin <- Sys.time()
  f()
  as.numeric(Sys.time() - begin, units = "secs")
}

Counting <- R6::R6Class("Counting",
  inherit = KerasCallback,
  public = list(n = 0, on_train_batch_end = function(batch, logs = NULL) self$n <- self$n + 1)
)
Empty <- R6::R6Class("Empty",
  inherit = KerasCallback,
  public = list(on_train_batch_end = function(batch, logs = NULL) invisible(NULL))
)
counted <- new.env()
counted$n <- 0
callbacks <- list(
  "callback_lambda()" = callback_lambda(on_train_batch_end = function(batch, logs) NULL),
  "callback_lambda() that looks at a log" =
    callback_lambda(on_train_batch_end = function(batch, logs) logs$loss),
  "callback_lambda() that counts" =
    callback_lambda(on_train_batch_end = function(batch, logs) counted$n <- counted$n + 1),
  "KerasCallback that does nothing" = Empty$new(),
  # `self` is an object of R6 with classes: `self$n <- self$n + 1` looks six times for a method.
  "KerasCallback that counts" = Counting$new()
)
lines <- c(
  paste("Load of the machine:", sub(".*average: ", "", system("uptime", intern = TRUE))), "",
  "A function of R at each batch, microseconds.", "",
  "| callback | within training, least | median | called again at once, least | median |",
  "|---|---|---|---|---|"
)
for (name in names(callbacks)) {
  found <- unlist(python$timed_steps(callbacks[[name]]))
  lines <- c(lines, sprintf(
    "| `%s` | %.1f | %.1f | %.1f | %.1f |", name, found[1], found[2], found[3], found[4]
  ))
}

lines <- c(
  lines, "", "Others, milliseconds.", "",
  "| what | R | Python | ratio of minima | of medians |", "|---|---|---|---|---|"
)
compare <- function(what, in_python, f, rounds = 25) {
  f()
  in_python()
  pairs <- vapply(seq_len(rounds), function(i) c(seconds_of(f), in_python()), numeric(2))
  lines <<- c(lines, sprintf(
    "| %s | %.2f | %.2f | %.2f | %.2f |", what, 1e3 * min(pairs[1, ]), 1e3 * min(pairs[2, ]),
    min(pairs[1, ]) / min(pairs[2, ]), median(pairs[1, ]) / median(pairs[2, ])
  ))
}
wide <- python$wide
small <- python$small
x <- as.array(python$x)
y <- as.array(python$y)
batches <- list(x, y)
of_generator <- function() {
  fit(small, function() batches, steps_per_epoch = python$STEPS, epochs = 1, verbose = 0)
}
compare("`get_weights()` of 784 x 128 + 128 x 10", python$weights, function() get_weights(wide), 60)
compare("`fit()` of a single batch; Keras", python$single, function() {
  fit(small, x, y, batch_size = 32, epochs = 1, verbose = 0)
})
compare(
  "`fit()` of a generator; rkeras in Python", function() python$generated(TRUE), of_generator, 9
)
compare("the same; Keras", function() python$generated(FALSE), of_generator, 9)
cat(lines, sep = "\n")
writeLines(lines, "benchmarks/results/steps.md")
