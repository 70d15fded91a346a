# An R loss, an R metric, a layer class and a callback written in R, under a strategy of two devices,
# whose replicas run in threads of their own; and in a single process.
library(rkeras)
# Set in its environment before Python starts, it is as none.
Sys.setenv(TF_CONFIG = "")
cpus <- tf$config$list_physical_devices("CPU")
one <- tf$config$LogicalDeviceConfiguration
tf$config$set_logical_device_configuration(cpus[[1]], list(one(), one()))

layer_scaled <- new_layer_class(
  "Scaled",
  build = function(input_shape) {
    self$w <- self$add_weight(shape = shape(1), initializer = "ones", name = "w")
  },
  call = function(inputs) inputs * self$w
)

run <- function(strategy) {
  set.seed(1)
  # 33 samples to train with: the last batch has one, of which one of the devices has none.
  x <- matrix(rnorm(42 * 6), 42)
  y <- as.numeric(x[, 1] > 0)
  with(strategy$scope(), {
    model <- keras_model_sequential(input_shape = 6) %>%
      layer_dense(4, activation = "tanh") %>%
      layer_reshape(c(4, 1)) %>%
      layer_conv_1d(3, 2) %>%
      layer_flatten() %>%
      layer_scaled() %>%
      layer_dense(1, activation = "sigmoid")
    model %>% compile(
      optimizer = optimizer_adam(0.01),
      loss = function(t, p) k_mean(k_square(t - p), axis = -1),
      metrics = list(custom_metric("m", function(t, p) k_mean(k_abs(t - p), axis = -1)))
    )
  })
  seen <- c()
  watch <- callback_lambda(on_epoch_end = function(epoch, logs) seen <<- c(seen, logs$m))
  history <- model %>% fit(
    x, y, batch_size = 16, epochs = 3, verbose = 0, validation_split = 0.2, callbacks = list(watch)
  )
  stopifnot(identical(seen, history$metrics$m))
  weights <- get_weights(model)
  list(
    history$metrics, weights, predict(model, x, verbose = 0), train_on_batch(model, x, y)
  )
}

two <- run(tf$distribute$MirroredStrategy(c("CPU:0", "CPU:1")))
stopifnot(all.equal(two, run(tf$distribute$get_strategy()), tolerance = 1e-6))
cat("as in a single process\n")
