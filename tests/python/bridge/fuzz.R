# Random values, conditions, jumps and interrupts through the bridge, at random depth.
#
#   Rscript tests/python/bridge/fuzz.R [SEED] [SECONDS]
#
# A crash ends the process; what is said last is the seed of the round.
library(rkeras)
asked <- as.numeric(commandArgs(trailingOnly = TRUE))
first <- if (length(asked) > 0) asked[[1]] else 1
seconds <- if (length(asked) > 1) asked[[2]] else 60
builtins <- rkeras_import("builtins")
map <- function(f, x) builtins$list(builtins$map(f, x))
pool <- rkeras_import("concurrent.futures")$ThreadPoolExecutor(2L)
values <- list(
  NULL, NA, NA_integer_, NA_character_, NaN, 1e300, -1L, "\u00e4", "a\\b", character(), numeric(),
  list(), list(a = 1, 2), matrix(1:4, 2), array(0, c(0, 2)), data.frame(a = 1:2), factor("x"), 1i,
  as.raw(0:9), quote(x + y), y ~ x, new.env(), function(x) x, stop, Sys.time(), runif(5000),
  c(TRUE, NA), as.list(1:300), layer_dense(units = 1), structure(1, class = "odd"), expression(a, b),
  structure(list(), class = "data.frame"), structure(1:2, levels = "a", class = "factor"),
  structure(list(1), names = NA_character_), as.name("x"), 1:1e5
)
conditions <- list(
  list(), list(message = 3), list(message = character()), list(message = "m", call = 1),
  list(message = quote(f(x))), list(message = NA_character_), list(message = list("a"))
)
leaves <- list(
  function() stop(structure(sample(conditions, 1)[[1]], class = c("odd", "error", "condition"))),
  function() stop("an error"), function() warning("a warning"), function() message("a message"),
  function() invokeRestart("out", 1), function() signalCondition("s"), function() layer_dense("x"),
  function() builtins$int("x"), function() rlang_like(), function() sample(values, 1)[[1]],
  function() layer_dense(units = 1:1e10), function() builtins$len(1:1e10),
  function() if (runif(1) < 0.05) rkeras:::operate("tie_cycles"),
  function() {
    layer <- layer_lambda(f = function(x) layer)
    layer
  },
  function() builtins$open("/nowhere/at/all"), function() gc(full = sample(c(TRUE, FALSE), 1)),
  function() {
    if (runif(1) < 0.1) tools::pskill(Sys.getpid(), tools::SIGINT)
    for (i in 1:1000) sqrt(i)
  }
)
deep <- function(n) {
  if (n == 0) return(sample(leaves, 1)[[1]]())
  switch(sample(5, 1),
    map(function(x) deep(n - 1), sample(values, 1)),
    tryCatch(deep(n - 1), warning = function(w) stop(w)),
    withCallingHandlers(deep(n - 1), condition = function(c) if (runif(1) < 0.2) stop("again")),
    map(function(...) on.exit(deep(0)), list(1)),
    builtins$list(pool$map(function(x) deep(0), list(1, 2)))
  )
}
size <- function() {
  pages <- as.numeric(strsplit(readLines("/proc/self/statm"), " ")[[1]][[2]])
  pages * 4096 / 2^20
}
options(warn = -1)
end <- Sys.time() + seconds
ended <- character()
round <- first
begin <- NULL
one <- function() {
  set.seed(round)
  torture <- round %% 50 == 0
  result <- tryCatch(
    suppressMessages(withRestarts(
      {
        if (torture) gctorture2(20)
        deep(sample(0:4, 1))
        "value"
      },
      out = function(x) "restart"
    )),
    interrupt = function(e) "interrupt", error = function(e) "error",
    condition = function(e) "condition"
  )
  gctorture2(0)
  result
}
# An interrupt may come when its round has ended.
late <- function(e) "interrupt"
while (Sys.time() < end) {
  ended <- c(ended, tryCatch({
    result <- one()
    Sys.sleep(0.001) # here it comes, if it waits
    result
  }, interrupt = late))
  tryCatch(gctorture2(0), interrupt = late)
  if (round - first == 500) begin <- size()
  round <- round + 1
}
tryCatch(Sys.sleep(0.5), interrupt = late)
# The bridge still works, and memory has not grown.
stopifnot(identical(map(function(x) x, list(1, "a")), list(1, "a")))
grown <- if (is.null(begin)) 0 else size() - begin
print(table(ended))
cat(sprintf("rounds %d, grown by %.0f MB\n", length(ended), grown))
stopifnot(grown < 150)
cat("done\n")
