# What R costs over plain Python, in one run and one process.
#
#   Rscript benchmarks/bridge.R
#
# Writes benchmarks/results/bridge.md and bridge.png. Minima are compared; medians stand beside.

library(rkeras)

folder <- "benchmarks/results"
dir.create(folder, recursive = TRUE, showWarnings = FALSE)
Sys.setenv(PYTHONPATH = normalizePath("benchmarks"))
python <- rkeras_import("bridge_python")
work <- python$Work()

timed <- function(f, n) {
  f()
  seconds <- vapply(seq_len(n), function(i) {
    begin <- Sys.time()
    f()
    as.numeric(Sys.time()) - as.numeric(begin)
  }, 0)
  c(min(seconds), stats::median(seconds))
}

# Many repetitions of what takes microseconds, as one measurement.
many <- function(f, times) {
  function() for (i in seq_len(times)) f()
}

rows <- list()
method <- function(name) eval(call("$", quote(work), name))
compare <- function(what, name, f, n = 30, times = 1, aim = "") {
  py <- as.numeric(python$timed(method(name), n))
  r <- timed(many(f, times), n) / times
  again <- as.numeric(python$timed(method(name), n))
  py <- pmin(py, again)
  rows[[length(rows) + 1]] <<- data.frame(
    what = what, r = r[1] * 1e6, python = py[1] * 1e6, ratio = r[1] / py[1],
    medians = r[2] / py[2], added = (r[1] - py[1]) * 1e6, aim = aim
  )
  cat(sprintf(
    "%-40s R %10.1f us  Python %10.1f us  ratio %5.2f  aim %s\n",
    what, r[1] * 1e6, py[1] * 1e6, r[1] / py[1], aim
  ))
}

volume <- work$volume
compare("layer_dense(units = 10)", "dense", function() layer_dense(units = 10), 50, 20, "1.25")
compare(
  "layer_conv_3d(filters = 8, kernel_size = 3)", "conv",
  function() layer_conv_3d(filters = 8, kernel_size = 3), 50, 20, "1.25"
)
compare(
  "layer_conv_3d(x, 8, 3)", "conv_tensor", function() layer_conv_3d(volume, 8, 3), 50, 3, "1.10"
)
compare("functional model, 20 layers", "functional", function() {
  x <- y <- layer_input(8)
  for (i in 1:20) y <- layer_dense(y, 8)
  keras_model(x, y)
}, 15, 1, "1.08")

small <- matrix(rnorm(100), 10)
compare("10 x 10 matrix to tensor", "to_tensor", function() tf$constant(small), 50, 50, "8")
large <- array(rnorm(1e7), c(100, 100, 1000))
compare(
  "1e7 doubles to float32 (numpy's cast)", "cast", function() tf$cast(large, "float32"), 15, 1,
  "1.1"
)
tensor <- work$tensor
compare("float32 tensor to R doubles", "to_double", function() as.array(tensor), 15, 1, "1.3")
integers <- work$integers
compare("int32 tensor to R integers", "to_integer", function() as.array(integers), 15, 1, "1.3")

model <- work$model
compare("model$name", "name", function() model$name, 50, 200, "15 us")
compare("model$layers", "layers", function() model$layers, 50, 100, "60 us")
compare("get_weights(model)", "weights", function() get_weights(model), 50, 50, "3")

x <- as.array(work$x)
y <- as.array(work$y)
compare("fit, 200 steps of one sample", "steps", function() {
  fit(model, x, y, batch_size = 1, epochs = 1, verbose = 0)
}, 7, 1, "1.05")
compare("predict, one sample", "predict_one", function() {
  predict(model, x[1, , drop = FALSE], verbose = 0)
}, 30, 1, "1.1")
digits <- as.array(work$digits)
labels <- as.array(work$labels)
classifier <- work$classifier
compare("fit, one epoch of 60000 x 784", "epoch", function() {
  fit(classifier, digits, labels, batch_size = 128, epochs = 1, verbose = 0)
}, 3, 1, "1.05")

# An R callback on every batch: what it adds to a step.
steps <- function(callbacks) {
  timed(function() {
    fit(model, x, y, batch_size = 1, epochs = 1, verbose = 0, callbacks = callbacks)
  }, 7)[1]
}
plain <- steps(NULL)
lambda <- steps(list(callback_lambda(on_train_batch_end = function(batch, logs) NULL)))
per_call <- (lambda - plain) / 200 * 1e6
cat(sprintf("an R callback on each batch: %.1f us a call (aim 15)\n", per_call))

table <- do.call(rbind, rows)
lines <- c(
  "| what | R, us | Python, us | ratio of minima | of medians | added, us | aim |",
  "|---|---|---|---|---|---|---|",
  sprintf(
    "| %s | %.1f | %.1f | %.2f | %.2f | %.1f | %s |",
    table$what, table$r, table$python, table$ratio, table$medians, table$added, table$aim
  ),
  sprintf("| an R callback on each batch, a call | %.1f | | | | %.1f | 15 us |", per_call, per_call)
)
writeLines(lines, file.path(folder, "bridge.md"))

png(file.path(folder, "bridge.png"), width = 1200, height = 700, res = 120)
old <- par(mar = c(4, 19, 1, 1))
barplot(
  rev(table$ratio),
  names.arg = rev(table$what), horiz = TRUE, las = 1, cex.names = 0.8,
  xlab = "R / Python, minima", col = "grey70", border = NA
)
abline(v = 1, lty = 2)
par(old)
invisible(dev.off())
