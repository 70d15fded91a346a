# A script that fails on worker 1 in the way that its argument names.
way <- commandArgs(trailingOnly = TRUE)[[1]]
index <- as.integer(sub(".*\"index\": *([0-9]+).*", "\\1", Sys.getenv("TF_CONFIG")))
differs <- index == 1
if (way == "ends at once" && differs) quit(status = 0)
library(rkeras)
if (way == "fails before" && differs) stop("no data")
if (way == "other version" && differs) {
  roll_call <- rkeras_import("rkeras_py.distribute.roll_call")
  rkeras_import("builtins")$setattr(roll_call, "__version__", "0.0.9")
}
strategy <- worker_strategy()
if (way == "fails after" && differs) stop("no data")
if (way == "ends after" && differs) quit(status = 0)
rows <- if (way == "fewer rows" && differs) 24 else 32
x <- matrix(1, rows, 3)
with(strategy$scope(), {
  model <- keras_model_sequential(input_shape = if (way == "other input" && differs) 2 else 3) %>%
    layer_dense(1)
  model %>% compile(optimizer = "sgd", loss = "mse")
})
epochs <- if (way == "fewer epochs" && differs) 1 else 3
model %>% fit(x, x[, 1], epochs = epochs, batch_size = 8, verbose = 0)
model %>% fit(x, x[, 1], epochs = epochs, batch_size = 8, verbose = 0)
