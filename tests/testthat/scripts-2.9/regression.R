# A data frame, folds, and generators written in R, as the first edition of the book has them.
library(keras)

tensorflow::set_random_seed(14)
train_data <- data.frame(
  rooms = rnorm(160, 6), age = runif(160, 1, 100), tax = rnorm(160, 400, 50)
)
train_targets <- 5 * train_data$rooms - 0.1 * train_data$age + rnorm(160, sd = 0.5)
mean <- apply(train_data, 2, mean)
std <- apply(train_data, 2, sd)
train_data <- scale(train_data, center = mean, scale = std)

build_model <- function() {
  model <- keras_model_sequential() %>%
    layer_dense(units = 16, activation = "relu", input_shape = dim(train_data)[[2]]) %>%
    layer_dense(units = 1)
  model %>% compile(optimizer = optimizer_rmsprop(learning_rate = 0.05), loss = "mse", metrics = c("mae"))
  model
}
k <- 2
folds <- cut(sample(seq_len(nrow(train_data))), breaks = k, labels = FALSE)
all_scores <- c()
for (i in 1:k) {
  held <- which(folds == i)
  model <- build_model()
  model %>% fit(
    train_data[-held, ], train_targets[-held], epochs = 30, batch_size = 16, verbose = 0,
    validation_data = list(train_data[held, ], train_targets[held])
  )
  results <- model %>% evaluate(train_data[held, ], train_targets[held], verbose = 0)
  all_scores <- c(all_scores, results["mae"])
  by_hand <- base::mean(abs(predict(model, train_data[held, ])[, 1] - train_targets[held]))
  stopifnot(all.equal(results[["mae"]], by_hand, tolerance = 1e-5))
}
stopifnot(base::mean(all_scores) < sd(train_targets) / 2)
k_clear_session()

# A series, and what comes next.
data <- cbind(sin(1:400 / 5), cos(1:400 / 5)) + rnorm(800, sd = 0.05)
generator <- function(data, lookback, delay, min_index, max_index, batch_size = 16, step = 2) {
  i <- min_index + lookback
  function() {
    if (i + batch_size >= max_index) i <<- min_index + lookback
    rows <- c(i:min(i + batch_size - 1, max_index))
    i <<- i + length(rows)
    samples <- array(0, dim = c(length(rows), lookback / step, dim(data)[[-1]]))
    targets <- array(0, dim = c(length(rows)))
    for (j in seq_along(rows)) {
      indices <- seq(rows[[j]] - lookback, rows[[j]] - 1, length.out = dim(samples)[[2]])
      samples[j, , ] <- data[indices, ]
      targets[[j]] <- data[rows[[j]] + delay, 1]
    }
    list(samples, targets)
  }
}
train_gen <- generator(data, 10, 1, 1, 300)
val_gen <- generator(data, 10, 1, 301, 399)
model <- keras_model_sequential() %>%
  layer_gru(units = 8, input_shape = list(NULL, dim(data)[[-1]])) %>%
  layer_dense(units = 1)
model %>% compile(optimizer = optimizer_rmsprop(0.02), loss = "mae")
history <- model %>% fit(
  train_gen, steps_per_epoch = 15, epochs = 4, verbose = 0,
  validation_data = val_gen, validation_steps = 4
)
stopifnot(length(history$metrics$val_loss) == 4, history$metrics$val_loss[4] < 0.4)
loss <- model %>% evaluate(val_gen, steps = 4, verbose = 0)
stopifnot(is.numeric(loss), loss < 0.4)
# The functions of 2.0 to 2.5 still work, and say what to use instead.
old <- suppressWarnings(
  model %>% fit_generator(train_gen, steps_per_epoch = 2, epochs = 1, verbose = 0)
)
stopifnot(inherits(old, "keras_training_history"))

# Weights for classes and samples, and a model that says a probability.
y <- as.integer(train_targets > quantile(train_targets, 0.8))
model <- keras_model_sequential() %>%
  layer_dense(units = 1, activation = "sigmoid", input_shape = 3, kernel_regularizer = regularizer_l2(0.001))
model %>% compile(
  optimizer = "sgd", loss = "binary_crossentropy", metrics = list(metric_auc(), metric_precision())
)
model %>% fit(
  train_data, y, epochs = 2, verbose = 0, class_weight = list("0" = 1, "1" = 4),
  sample_weight = rep(c(1, 2), 80)
)
found <- model %>% evaluate(train_data, y, verbose = 0)
stopifnot(identical(sub("_\\d+$", "", names(found)), c("loss", "auc", "precision")))
