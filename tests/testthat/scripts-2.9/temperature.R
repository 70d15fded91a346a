# Series read by generators: recurrent, convolutional and bidirectional networks of the book.
library(keras)

tensorflow::set_random_seed(24)
n <- 600
float_data <- cbind(sin(seq_len(n) / 8), cos(seq_len(n) / 5), rnorm(n, sd = 0.1))
float_data[, 1] <- float_data[, 1] + 0.2 * float_data[, 2]
train_data <- float_data[1:300, ]
mean <- apply(train_data, 2, mean)
std <- apply(train_data, 2, sd)
float_data <- scale(float_data, center = mean, scale = std)

generator <- function(data, lookback, delay, min_index, max_index,
                      shuffle = FALSE, batch_size = 128, step = 6) {
  if (is.null(max_index)) max_index <- nrow(data) - delay - 1
  i <- min_index + lookback
  function() {
    if (shuffle) {
      rows <- sample(c((min_index + lookback):max_index), size = batch_size)
    } else {
      if (i + batch_size >= max_index) i <<- min_index + lookback
      rows <- c(i:min(i + batch_size - 1, max_index))
      i <<- i + length(rows)
    }
    samples <- array(0, dim = c(length(rows), lookback / step, dim(data)[[-1]]))
    targets <- array(0, dim = c(length(rows)))
    for (j in 1:length(rows)) {
      indices <- seq(rows[[j]] - lookback, rows[[j]] - 1, length.out = dim(samples)[[2]])
      samples[j, , ] <- data[indices, ]
      targets[[j]] <- data[rows[[j]] + delay, 2]
    }
    list(samples, targets)
  }
}
lookback <- 20
step <- 2
delay <- 3
batch_size <- 32
train_gen <- generator(
  float_data,
  lookback = lookback, delay = delay, min_index = 1, max_index = 300, shuffle = TRUE,
  step = step, batch_size = batch_size
)
val_gen <- generator(
  float_data,
  lookback = lookback, delay = delay, min_index = 301, max_index = 450, step = step,
  batch_size = batch_size
)
test_gen <- generator(
  float_data,
  lookback = lookback, delay = delay, min_index = 451, max_index = NULL, step = step,
  batch_size = batch_size
)
val_steps <- (450 - 301 - lookback) %/% batch_size
test_steps <- (nrow(float_data) - 451 - lookback) %/% batch_size

evaluate_naive_method <- function() {
  batch_maes <- c()
  for (s in 1:val_steps) {
    c(samples, targets) %<-% val_gen()
    preds <- samples[, dim(samples)[[2]], 2]
    batch_maes <- c(batch_maes, mean(abs(preds - targets)))
  }
  print(mean(batch_maes))
}
mean <- base::mean
evaluate_naive_method()

compiled <- function(model) {
  model %>% compile(optimizer = optimizer_rmsprop(learning_rate = 0.01), loss = "mae")
  model
}
models <- list(
  flat = keras_model_sequential() %>%
    layer_flatten(input_shape = c(lookback / step, dim(float_data)[-1])) %>%
    layer_dense(units = 16, activation = "relu") %>%
    layer_dense(units = 1),
  gru = keras_model_sequential() %>%
    layer_gru(
      units = 8, dropout = 0.1, recurrent_dropout = 0.2, return_sequences = TRUE,
      input_shape = list(NULL, dim(float_data)[[-1]])
    ) %>%
    layer_gru(units = 8, activation = "relu") %>%
    layer_dense(units = 1),
  convolutional = keras_model_sequential() %>%
    layer_conv_1d(
      filters = 8, kernel_size = 3, activation = "relu",
      input_shape = list(NULL, dim(float_data)[[-1]])
    ) %>%
    layer_max_pooling_1d(pool_size = 2) %>%
    layer_gru(units = 8) %>%
    layer_dense(units = 1),
  both = keras_model_sequential() %>%
    bidirectional(layer_gru(units = 4), input_shape = list(NULL, dim(float_data)[[-1]])) %>%
    layer_dense(units = 1)
)
for (name in names(models)) {
  model <- compiled(models[[name]])
  history <- suppressWarnings(model %>% fit_generator(
    train_gen,
    steps_per_epoch = 8, epochs = 4, validation_data = val_gen, validation_steps = val_steps,
    verbose = 0
  ))
  stopifnot(length(history$metrics$val_loss) == 4, history$metrics$loss[4] < history$metrics$loss[1])
  found <- suppressWarnings(model %>% evaluate_generator(test_gen, steps = test_steps))
  stopifnot(is.finite(found))
}
# The same by the sequences that keras makes itself.
sequences <- timeseries_generator(
  float_data, float_data[, 2], length = lookback, sampling_rate = step, batch_size = 16
)
c(samples, targets) %<-% sequences[0]
stopifnot(identical(dim(samples), c(16L, 10L, 3L)))
stopifnot(all.equal(samples[1, , ], float_data[seq(1, 19, 2), ], check.attributes = FALSE))
stopifnot(all.equal(targets[1:2], float_data[21:22, 2]))
