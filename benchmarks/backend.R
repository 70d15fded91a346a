# What a call of a backend function costs from R, in Python, and in TensorFlow alone: microseconds.
#   PYTHONPATH=$PWD Rscript benchmarks/backend.R
library(rkeras)

python <- Sys.getenv("RETICULATE_PYTHON", Sys.which("python3"))
told <- system2(python, "benchmarks/backend_python.py", stdout = TRUE)
in_python <- jsonlite::fromJSON(tail(told, 1))

x <- tf$random$normal(c(32L, 64L))
y <- tf$random$normal(c(64L, 16L))
calls <- list(
  "k_square(x)" = function() k_square(x),
  "k_mean(x)" = function() k_mean(x),
  "k_sum(x, axis)" = function() k_sum(x, axis = 2),
  "k_dot(x, y)" = function() k_dot(x, y),
  "k_maximum(x, 0)" = function() k_maximum(x, 0),
  "k_softmax(x)" = function() k_softmax(x)
)

microseconds <- function(f, times = 300, rounds = 7) {
  f()
  median(vapply(seq_len(rounds), function(i) {
    system.time(for (k in seq_len(times)) f(), gcFirst = FALSE)[["elapsed"]] / times * 1e6
  }, 0))
}

cat("| call | from R | in Python | TensorFlow | R above Python |\n|---|---|---|---|---|\n")
for (name in names(calls)) {
  from_r <- microseconds(calls[[name]])
  there <- in_python[[name]]
  cat(sprintf(
    "| `%s` | %.0f | %.0f | %.0f | %.0f |\n",
    name, from_r, there[[1]], there[[2]], from_r - there[[1]]
  ))
}
