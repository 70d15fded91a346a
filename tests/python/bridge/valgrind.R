# The border between R and Python without TensorFlow, for scripts/valgrind: an error in each function
# of R that Python calls, and what crosses with every call.
library(rkeras)
provoked <- rkeras_import("provoked")
builtins <- rkeras_import("builtins")
collections <- rkeras_import("collections")
stopifnot(length(provoked$forgotten()) == 0)
refused <- provoked$refused()
for (name in names(refused)) for (i in 1:5) {
  stopifnot(inherits(tryCatch(refused[[name]](), error = identity), "simpleError"))
}
map <- function(f, x) builtins$list(builtins$map(f, x))
through <- function(x) {
  deque <- collections$deque()
  deque$append(x)
  deque[[1]]
}
for (n in c(0, 1, 5, 100, 5000)) {
  values <- list(
    numeric(n), integer(n), logical(n), complex(n), raw(n), rep("\u00e4", n), as.list(numeric(n)),
    matrix(0, n, 2), c(NA, integer(n)), factor(rep("a", n)), data.frame(a = numeric(n))
  )
  for (value in values) through(value)
}
odd <- list(
  list(), list(message = 3), list(message = character()), list(message = quote(f(x))),
  list(message = NA_character_), list(message = function(x) x)
)
for (fields in odd) {
  condition <- structure(fields, class = c("odd", "error", "condition"))
  back <- tryCatch(map(function(x) stop(condition), list(1)), odd = identity)
  stopifnot(identical(back, condition))
}
stopifnot(withRestarts(map(function(x) invokeRestart("out", 3), list(1)), out = identity) == 3)
deep <- function(n) if (n == 0) stop("at the bottom") else map(function(x) deep(n - 1), list(1))
stopifnot(grepl("bottom", tryCatch(deep(5), error = conditionMessage)))
for (i in 1:5) {
  cycle <- collections$deque()
  cycle$append(function(x) cycle)
  rkeras:::operate("tie_cycles")
  kept <- lapply(1:200, function(k) builtins$object())
  rm(cycle, kept)
  invisible(gc())
}
stopifnot(identical(map(function(x) x, list(1, "a")), list(1, "a")))
cat("done\n")
