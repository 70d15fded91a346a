# What a call of a backend function costs from R, beside the same call in Python, and what `fit()`
# costs with a loss and a metric of backend functions that are written in R: one process, R and
# Python in turn. In a loop of one call, a processor has all of TensorFlow's code at hand that it
# needs; between other work, as in a script, it has not. So both are measured: loops of 40 calls,
# and single calls of R and of Python in turn.
#
#   Rscript benchmarks/backend.R
#
# Writes benchmarks/results/backend.md.
library(rkeras)

Sys.setenv(PYTHONPATH = normalizePath("benchmarks"))
python <- rkeras_import("backend_python")
rounds <- 200
times <- 40
singles <- 3000

x <- python$x
y <- python$y
calls <- list(
  "k_square(x)" = function() k_square(x),
  "k_mean(x)" = function() k_mean(x),
  "k_sum(x, axis)" = function() k_sum(x, axis = 2),
  "k_dot(x, y)" = function() k_dot(x, y),
  "k_maximum(x, 0)" = function() k_maximum(x, 0),
  "k_pow(x, 2)" = function() k_pow(x, 2),
  "k_softmax(x)" = function() k_softmax(x)
)

from_r <- function(f, times) {
  begin <- Sys.time()
  for (k in seq_len(times)) f()
  as.numeric(Sys.time() - begin, units = "secs") / times * 1e6
}

# Rounds of R, of Python, and of TensorFlow in Python, in turn: a column each.
in_turn <- function(name, rounds, times) {
  f <- calls[[name]]
  f()
  vapply(seq_len(rounds), function(i) {
    c(
      from_r(f, times), python$microseconds(name, TRUE, times),
      python$microseconds(name, FALSE, times)
    )
  }, numeric(3))
}

table_of <- function(title, rounds, times, typical, said) {
  head <- c(
    title, "",
    paste0(
      "| call | from R | in Python | TensorFlow | R / Python | R above Python | R / Python by ",
      said, " |"
    ),
    "|---|---|---|---|---|---|---|"
  )
  c(head, vapply(names(calls), function(name) {
    all <- in_turn(name, rounds, times)
    found <- apply(all, 1, typical)
    other <- apply(all, 1, if (said == "medians") median else min)
    sprintf(
      "| `%s` | %.1f | %.1f | %.1f | %.2f | %.1f | %.2f |",
      name, found[1], found[2], found[3], found[1] / found[2], found[1] - found[2],
      other[1] / other[2]
    )
  }, ""), "")
}

lines <- c(
  paste("Load of the machine:", sub(".*average: ", "", system("uptime", intern = TRUE))), "",
  table_of(
    "Microseconds of a call on a tensor of 32 x 64, single calls in turn, medians.",
    singles, 1, median, "minima"
  ),
  table_of("The same in loops of 40 calls, minima.", rounds, times, min, "medians")
)

log_cosh <- function(y_true, y_pred) {
  error <- k_maximum(k_square(y_pred - y_true), k_epsilon())
  k_mean(k_log(1 + error), axis = -1)
}
deviation <- function(y_true, y_pred) k_mean(k_pow(k_square(y_pred - y_true), 0.5))
of_r <- python$model(log_cosh, custom_metric("deviation", deviation))
of_python <- python$model(python$log_cosh, python$deviation)
invisible(c(python$seconds_of_fit(of_r), python$seconds_of_fit(of_python)))
pairs <- vapply(1:15, function(i) {
  c(python$seconds_of_fit(of_r), python$seconds_of_fit(of_python))
}, numeric(2))
same <- isTRUE(all.equal(get_weights(of_r), get_weights(of_python), tolerance = 1e-6))
lines <- c(
  lines,
  "Processor time of a step of `fit()` with a loss and a metric of backend functions.", "",
  "| written in R, us | in Python, us | ratio of minima | of medians | same weights |",
  "|---|---|---|---|---|",
  sprintf(
    "| %.0f | %.0f | %.3f | %.3f | %s |",
    min(pairs[1, ]) / 200 * 1e6, min(pairs[2, ]) / 200 * 1e6,
    min(pairs[1, ]) / min(pairs[2, ]), median(pairs[1, ]) / median(pairs[2, ]),
    if (same) "yes" else "no"
  )
)
cat(lines, sep = "\n")
writeLines(lines, "benchmarks/results/backend.md")
