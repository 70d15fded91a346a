# A convolutional network with callbacks that write, as written for keras 2.9.
library(keras)

tensorflow::set_random_seed(2)
n <- 240
labels <- sample(0:2, n, replace = TRUE)
x <- array(rnorm(n * 12 * 12 * 1, sd = 0.3), c(n, 12, 12, 1))
for (i in seq_len(n)) {
  if (labels[i] == 0) x[i, 6, , 1] <- 1
  if (labels[i] == 1) x[i, , 6, 1] <- 1
  if (labels[i] == 2) for (j in 1:12) x[i, j, j, 1] <- 1
}

model <- keras_model_sequential() %>%
  layer_conv_2d(
    filters = 8, kernel_size = c(3, 3), activation = "relu", input_shape = c(12, 12, 1),
    kernel_initializer = "he_normal"
  ) %>%
  layer_batch_normalization() %>%
  layer_max_pooling_2d(pool_size = c(2, 2)) %>%
  layer_conv_2d(filters = 16, kernel_size = c(3, 3), activation = "relu", name = "last") %>%
  layer_global_average_pooling_2d() %>%
  layer_dense(units = 3, activation = "softmax")
stopifnot(identical(dim(get_weights(model)[[1]]), c(3L, 3L, 1L, 8L)))
stopifnot(identical(unlist(model$output_shape), 3L), length(model$trainable_weights) == 8)

model %>% compile(
  optimizer = optimizer_adam(learning_rate = 0.02),
  loss = "sparse_categorical_crossentropy",
  metrics = list("accuracy", metric_sparse_top_k_categorical_accuracy(k = 2, name = "top2"))
)
folder <- tempfile()
dir.create(folder)
rates <- c()
history <- model %>% fit(
  x, labels,
  batch_size = 32, epochs = 8, verbose = 0, validation_split = 0.25,
  callbacks = list(
    callback_model_checkpoint(
      file.path(folder, "best.h5"), monitor = "val_loss", save_best_only = TRUE
    ),
    callback_csv_logger(file.path(folder, "log.csv")),
    callback_early_stopping(monitor = "val_accuracy", patience = 6),
    callback_learning_rate_scheduler(function(epoch, lr) if (epoch < 5) lr else lr * 0.5),
    callback_lambda(on_epoch_end = function(epoch, logs) {
      rates <<- c(rates, k_get_value(model$optimizer$lr))
    })
  )
)
epochs <- length(history$metrics$loss)
log <- read.csv(file.path(folder, "log.csv"))
stopifnot(identical(log$epoch, seq_len(epochs) - 1L))
stopifnot(all.equal(log$val_loss, as.numeric(history$metrics$val_loss), tolerance = 1e-6))
stopifnot(all.equal(rates, 0.02 * 0.5^pmax(seq_len(epochs) - 5, 0), tolerance = 1e-6))
best <- load_model_hdf5(file.path(folder, "best.h5"))
held <- 181:240
scores <- best %>% evaluate(x[held, , , , drop = FALSE], labels[held], verbose = 0)
stopifnot(all.equal(scores[["loss"]], min(history$metrics$val_loss), tolerance = 1e-5))
stopifnot(scores[["top2"]] >= scores[["accuracy"]], scores[["accuracy"]] > 0.6)

# What an inner layer sees.
layer_outputs <- lapply(model$layers[1:4], function(layer) layer$output)
activations <- keras_model(inputs = model$input, outputs = layer_outputs) %>%
  predict(x[1, , , , drop = FALSE])
stopifnot(identical(lapply(activations, dim), list(
  c(1L, 10L, 10L, 8L), c(1L, 10L, 10L, 8L), c(1L, 5L, 5L, 8L), c(1L, 3L, 3L, 16L)
)))

# A map of what the decision rests on.
library(tensorflow)
to_map <- keras_model(model$inputs, list(get_layer(model, "last")$output, model$output))
with(tf$GradientTape() %as% tape, {
  c(convolved, predictions) %<-% to_map(tf$cast(x[1, , , , drop = FALSE], "float32"))
  score <- predictions[, labels[1] + 1]
})
gradients <- tape$gradient(score, convolved)
pooled <- tf$reduce_mean(gradients, axis = c(0L, 1L, 2L))
heat <- tf$squeeze(tf$matmul(convolved, pooled[, tf$newaxis])) %>% as.array()
expected <- apply(as.array(convolved)[1, , , ], 1:2, function(v) sum(v * as.array(pooled)))
stopifnot(identical(dim(heat), c(3L, 3L)), all.equal(heat, expected, tolerance = 1e-5))
