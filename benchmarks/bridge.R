# What R costs over plain Python, in one run and one process.
#
#   Rscript benchmarks/bridge.R
#
# Writes benchmarks/results/bridge.md and bridge.png. Minima are compared; medians stand beside.
# "us" as an aim is what R may add to a call.

library(rkeras)

folder <- "benchmarks/results"
dir.create(folder, recursive = TRUE, showWarnings = FALSE)
Sys.setenv(PYTHONPATH = normalizePath("benchmarks"))
python <- rkeras_import("bridge_python")
work <- python$Work()

seconds_of <- function(f) {
  begin <- Sys.time()
  f()
  as.numeric(Sys.time()) - as.numeric(begin)
}

# Many repetitions of what takes microseconds, as one measurement.
many <- function(f, times) {
  function() for (i in seq_len(times)) f()
}

rows <- list()
method <- function(name) eval(call("$", quote(work), name))
note <- function(what, r, python, aim) {
  rows[[length(rows) + 1]] <<- data.frame(
    what = what, r = min(r) * 1e6, python = min(python) * 1e6, ratio = min(r) / min(python),
    medians = stats::median(r) / stats::median(python),
    added = (min(r) - min(python)) * 1e6, aim = aim
  )
  cat(sprintf(
    "%-44s R %10.1f us  Python %10.1f us  ratio %5.2f (medians %5.2f)  aim %s\n",
    what, min(r) * 1e6, min(python) * 1e6, min(r) / min(python),
    stats::median(r) / stats::median(python), aim
  ))
}

# Rounds of Python and R in turn, so that what else the machine does meets both.
compare <- function(what, name, f, n = 30, times = 1, aim = "") {
  in_python <- method(name)
  repeated <- many(f, times)
  python$seconds_of(in_python, times)
  repeated()
  both <- vapply(seq_len(n), function(i) {
    c(python$seconds_of(in_python, times) / times, seconds_of(repeated) / times)
  }, c(0, 0))
  note(what, both[2, ], both[1, ], aim)
}

volume <- work$volume
compare("layer_dense(units = 10)", "dense", function() layer_dense(units = 10), 50, 20, "1.25")
compare(
  "layer_conv_3d(filters = 8, kernel_size = 3)", "keras_conv",
  function() layer_conv_3d(filters = 8, kernel_size = 3), 50, 20, "1.25"
)
compare(
  "the same, over rkeras' own class in Python", "conv",
  function() layer_conv_3d(filters = 8, kernel_size = 3), 50, 20, ""
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
one <- x[1, , drop = FALSE]
compare("predict, one sample", "predict_one", function() {
  predict(model, one, verbose = 0)
}, 30, 1, "1.1")
compare("fit, 2000 steps of one sample", "steps", function() {
  fit(model, x, y, batch_size = 1, epochs = 1, verbose = 0)
}, 15, 1, "1.05")
digits <- as.array(work$digits)
labels <- as.array(work$labels)
classifier <- work$classifier
compare("fit, one epoch of 60000 x 784", "epoch", function() {
  fit(classifier, digits, labels, batch_size = 128, epochs = 1, verbose = 0)
}, 7, 1, "1.05")
compare("evaluate, 60000 x 784", "evaluate", function() {
  evaluate(classifier, digits, labels, batch_size = 128, verbose = 0)
}, 7, 1, "1.05")
compare("predict, 60000 x 784", "predict", function() {
  predict(classifier, digits, batch_size = 128, verbose = 0)
}, 7, 1, "1.05")

# An R callback after each batch: by itself, and in training, where TensorFlow's threads sleep
# meanwhile and R's memory is cold; beside it a Python callback that is busy for 55 us.
Counting <- R6::R6Class("Counting",
  inherit = KerasCallback,
  public = list(n = 0, on_train_batch_end = function(batch, logs = NULL) self$n <- self$n + 1)
)
count <- function(batch, logs) NULL
callbacks <- list(
  "callback_lambda(on_train_batch_end), a call" =
    list(callback_lambda(on_train_batch_end = count), "15 us"),
  "KerasCallback$on_train_batch_end, a call" = list(Counting$new(), "25 us")
)
for (what in names(callbacks)) {
  callback <- callbacks[[what]]
  each <- function(of) vapply(1:30, function(i) python$seconds_of_calls(of, 500) / 500, 0)
  note(what, each(callback[[1]]), each(python$Nothing()), callback[[2]])
}
compare("fit, a step with an R callback", "steps_with_busy_callback", function() {
  fit(model, x, y,
    batch_size = 1, epochs = 1, verbose = 0,
    callbacks = callback_lambda(on_train_batch_end = count)
  )
}, 10, 1, "")

# A new process up to its first layer.
first_layer <- function(command, arguments) {
  seconds_of(function() system2(command, arguments, stdout = FALSE, stderr = FALSE))
}
both <- vapply(1:7, function(i) {
  c(
    first_layer(Sys.getenv("RETICULATE_PYTHON"), c("-c", shQuote(
      "import os; os.environ['KERAS_BACKEND'] = 'tensorflow'; import keras; keras.layers.Dense(10)"
    ))),
    first_layer("Rscript", c("-e", shQuote("library(rkeras); invisible(layer_dense(units = 10))")))
  )
}, c(0, 0))
note("library(rkeras), the first layer", both[2, ], both[1, ], "1.1")

table <- do.call(rbind, rows)
lines <- c(
  "| what | R, us | Python, us | ratio of minima | of medians | added, us | aim |",
  "|---|---|---|---|---|---|---|",
  sprintf(
    "| %s | %.1f | %.1f | %.2f | %.2f | %.1f | %s |",
    table$what, table$r, table$python, table$ratio, table$medians, table$added, table$aim
  )
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
