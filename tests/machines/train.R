# Trains for twelve epochs, goes on where an earlier run was cut off, and writes its weights down.
library(rkeras)
folder <- commandArgs(trailingOnly = TRUE)[[1]]
wait <- as.double(Sys.getenv("WAIT_EACH_EPOCH", "0.2"))

strategy <- worker_strategy()
index <- as.integer(sub(".*\"index\": *([0-9]+).*", "\\1", Sys.getenv("TF_CONFIG", "\"index\": 0")))
set.seed(1)
x <- matrix(rnorm(256 * 4), 256)
y <- x %*% c(1, 2, 3, 4)
with(strategy$scope(), {
  model <- keras_model_sequential() %>%
    layer_dense(8, activation = "tanh", input_shape = 4) %>%
    layer_dense(1)
  model %>% compile(optimizer = "adam", loss = "mse")
})
cat(Sys.getpid(), file = file.path(folder, paste0("pid", index)))
slow <- callback_lambda(on_epoch_end = function(epoch, logs) {
  cat(".", file = file.path(folder, paste0("epochs", index)), append = TRUE)
  Sys.sleep(wait)
  if (index == 1 && epoch == 2) Sys.sleep(as.double(Sys.getenv("WORKER_1_WAITS", "0")))
})
model %>% fit(
  x, y,
  epochs = 12, batch_size = 64, verbose = 0, shuffle = FALSE,
  callbacks = list(slow, callback_backup_and_restore(file.path(folder, "backup")))
)
saveRDS(get_weights(model), file.path(folder, paste0("weights", index, ".rds")))
cat("done\n")
