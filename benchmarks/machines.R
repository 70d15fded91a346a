# What a step of training costs one thread, and what workers would have to send for it: the two
# figures of the cost model in vignettes/articles/machines.Rmd. Processor time, since that depends
# less on what else the machine does.
#
#   RKERAS_THREADS=1 Rscript benchmarks/machines.R
#
# Writes benchmarks/results/machines.md.
library(rkeras)

processor <- rkeras_import("time")$process_time
conv_3d <- function() {
  model <- keras_model_sequential(input_shape = c(32, 32, 32, 1)) %>%
    layer_conv_3d(16, 3, padding = "same", activation = "relu") %>%
    layer_conv_3d(32, 3, padding = "same", activation = "relu") %>%
    layer_conv_3d(16, 3, padding = "same", activation = "relu") %>%
    layer_conv_3d(1, 3, padding = "same")
  list(model, array(runif(8 * 32^3), c(8, 32, 32, 32, 1)), array(0, c(8, 32, 32, 32, 1)), "mse")
}
resnet <- function() {
  list(
    application_resnet50(weights = NULL, classes = 10),
    array(runif(8 * 224^2 * 3), c(8, 224, 224, 3)),
    array(0, c(8, 1)), "sparse_categorical_crossentropy"
  )
}
mlp <- function() {
  model <- keras_model_sequential(input_shape = 100) %>%
    layer_dense(256, "relu") %>%
    layer_dense(256, "relu") %>%
    layer_dense(1)
  list(model, matrix(runif(8 * 100), 8), array(0, c(8, 1)), "mse")
}

row <- function(name, make, steps) {
  made <- make()
  model <- made[[1]]
  model %>% compile(optimizer = "sgd", loss = made[[4]])
  train_on_batch(model, made[[2]], made[[3]])
  seconds <- median(vapply(seq_len(steps), function(i) {
    begin <- processor()
    train_on_batch(model, made[[2]], made[[3]])
    (processor() - begin) / 8
  }, 0))
  sprintf("| %s | %.2f | %.4g |", name, 4 * count_params(model) / 1e6, 1e3 * seconds)
}
threads <- Sys.getenv("RKERAS_THREADS", "all")
lines <- c(
  "# What a step costs, and what workers send for it",
  "",
  sprintf(
    "`RKERAS_THREADS=1 Rscript benchmarks/machines.R`, threads: %s; processor time of",
    threads
  ),
  "`train_on_batch()` on 8 samples in float32, medians.",
  "",
  "| network | MB of gradients for each step | ms for each sample |",
  "|---|---|---|",
  row("two dense layers of 256", mlp, 51),
  row("four 3D convolutions, volumes of 32 x 32 x 32", conv_3d, 5),
  row("ResNet50, images of 224 x 224", resnet, 3)
)
writeLines(lines, "benchmarks/results/machines.md")
writeLines(lines)
