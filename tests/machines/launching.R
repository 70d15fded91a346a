# Starts a script as workers from R; its argument is a folder.
library(rkeras)
folder <- commandArgs(trailingOnly = TRUE)[[1]]
script <- file.path(folder, "worker.R")
writeLines(con = script, r"(
library(rkeras)
folder <- commandArgs(trailingOnly = TRUE)[[1]]
strategy <- worker_strategy()
index <- strategy$cluster_resolver$task_id
set.seed(1)
x <- matrix(rnorm(64), 32)
with(strategy$scope(), {
  model <- keras_model_sequential(input_shape = 2) %>% layer_dense(1)
  model %>% compile(optimizer = "adam", loss = "mse")
})
model %>% fit(x, x[, 1], epochs = 2, batch_size = 8, verbose = 2)
saveRDS(get_weights(model), file.path(folder, paste0("weights", index, ".rds")))
cat("worker", index, "of", strategy$num_replicas_in_sync, "is done\n")
if (index == 0) quit(status = 3)
)")
said <- capture.output(status <- launch_workers(script, workers = 2, arguments = folder))
stopifnot(
  identical(status, 3L),
  "worker 0 of 2 is done" %in% said,
  "[1] worker 1 of 2 is done" %in% said,
  "Epoch 1/2" %in% said
)
weights <- lapply(0:1, function(i) readRDS(file.path(folder, paste0("weights", i, ".rds"))))
stopifnot(identical(weights[[1]], weights[[2]]))
cat("two workers, equal weights\n")
