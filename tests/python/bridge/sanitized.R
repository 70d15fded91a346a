# Every path through src/, for scripts/sanitized, which watches the memory meanwhile.
library(rkeras)
builtins <- rkeras_import("builtins")
collections <- rkeras_import("collections")
map <- function(f, x) builtins$list(builtins$map(f, x))
say <- function(...) cat(format(Sys.time(), "%H:%M:%S"), ..., "\n")

say("values")
through <- function(x) {
  deque <- collections$deque()
  deque$append(x)
  deque[[1]]
}
for (n in c(0, 1, 2, 100, 5000, 1e5)) {
  values <- list(
    numeric(n), integer(n), logical(n), complex(n), raw(n), rep("\u00e4", n), as.list(numeric(n)),
    matrix(0, n, 2), c(NA, integer(n)), setNames(as.list(seq_len(min(n, 100))), seq_len(min(n, 100)))
  )
  for (value in values) stopifnot(length(through(value)) == length(value))
}

say("handles")
for (i in 1:3) {
  for (k in 1:5000) builtins$object()
  invisible(gc())
  kept <- lapply(1:500, function(k) builtins$object())
}
stopifnot(identical(builtins$list(kept)[[7]], kept[[7]]))
file <- tempfile()
saveRDS(kept[[1]], file)
stopifnot(inherits(try(readRDS(file)$x, silent = TRUE), "try-error"))

say("errors, warnings, restarts")
for (i in 1:200) {
  stopifnot(
    inherits(tryCatch(builtins$int("x"), error = identity), "ValueError"),
    tryCatch(map(function(x) stop("from R"), list(1)), error = conditionMessage) == "from R",
    tryCatch(map(function(x) warning("w"), list(1)), warning = conditionMessage) == "w",
    withRestarts(map(function(x) invokeRestart("out", i), list(1)), out = identity) == i
  )
}
early <- function() {
  map(function(x) return(x), list(1))
  callCC(function(leave) map(function(x) leave(x), list("left")))
}
stopifnot(early() == "left")
deep <- function(n) if (n == 0) stop("at the bottom") else map(function(x) deep(n - 1), list(1))
for (i in 1:20) stopifnot(grepl("bottom", tryCatch(deep(6), error = conditionMessage)))
# For Python it is a view on one number; only R is asked for room.
huge <- function() {
  builtins$eval("np.broadcast_to(0.0, 2**44)", list(np = rkeras_import("numpy")))
}
stopifnot(grepl("cannot allocate", tryCatch(huge(), error = conditionMessage)))

say("arguments in all forms")
wrapper <- function(units, ...) layer_dense(units = units, ...)
for (i in 1:20) {
  wrapper(2, name = NULL, use_bias = FALSE)
  inherits(try(layer_dense(units = 1, activation = stop("lazy")), silent = TRUE), "try-error")
}

say("output and interrupts")
stopifnot(capture.output(builtins$print(strrep("x", 20000))) == strrep("x", 20000))
for (i in 1:5) {
  stopped <- tryCatch(
    map(function(x) {
      tools::pskill(Sys.getpid(), tools::SIGINT)
      Sys.sleep(5)
    }, list(1)),
    interrupt = function(e) "stopped"
  )
  stopifnot(identical(stopped, "stopped"))
}

say("ties")
for (i in 1:5) {
  local({
    model <- keras_model_sequential() %>% layer_dense(1, input_shape = 2)
    model %>% compile(loss = function(y_true, y_pred) tf$reduce_mean((y_true - y_pred)^2))
    again <- model$layers[[1]]
    stopifnot(rkeras:::operate("tie_cycles") >= 1)
    if (i %% 2) train_on_batch(model, matrix(1, 4, 2), matrix(1, 4, 1))
    rkeras:::operate("tie_cycles")
    saveRDS(model, file)
  })
  for (k in 1:3) {
    invisible(gc())
    builtins$object()
  }
}
stopifnot(file.size(file) < 1e5)

say("threads")
pool <- rkeras_import("concurrent.futures")$ThreadPoolExecutor(4L)
stopifnot(sum(unlist(builtins$list(pool$map(function(x) x, as.list(1:500))))) == 125250)
failed <- tryCatch(builtins$list(pool$map(function(x) stop("in a thread"), list(1, 2))),
  error = conditionMessage
)
stopifnot(failed == "in a thread")
pool$shutdown()

say("training")
model <- keras_model_sequential() %>% layer_dense(1, input_shape = 2)
model %>% compile(loss = function(y_true, y_pred) tf$reduce_mean((y_true - y_pred)^2))
batches <- function() list(matrix(runif(8), 4), runif(4))
seen <- 0
callback <- callback_lambda(on_batch_end = function(batch, logs) seen <<- seen + 1)
fit(model, batches, steps_per_epoch = 5, epochs = 2, verbose = 0, callbacks = list(callback))
stopifnot(seen == 10)
failing <- function() stop("no more data")
stopifnot(
  tryCatch(fit(model, failing, steps_per_epoch = 5, verbose = 0), error = conditionMessage) ==
    "no more data"
)

say("models that are saved")
model <- keras_model_sequential() %>% layer_dense(1, input_shape = 2)
back <- unserialize(serialize(list(model, layer_dropout(rate = 0.5)), NULL))
x <- matrix(1, 1, 2)
stopifnot(identical(predict(back[[1]], x, verbose = 0), predict(model, x, verbose = 0)))
rm(model, back)
invisible(gc())
cat("done\n")
