# Layers, models, callbacks, losses and metrics of one's own, in all the ways of keras 2.9.
library(keras)
library(tensorflow)

set_random_seed(5)
# R6, the way of keras 2.0 to 2.8.
CustomDense <- R6::R6Class("KerasLayer",
  inherit = KerasLayer,
  public = list(
    output_dim = NULL,
    kernel = NULL,
    initialize = function(output_dim) {
      self$output_dim <- output_dim
    },
    build = function(input_shape) {
      self$kernel <- self$add_weight(
        name = "kernel",
        shape = list(input_shape[[2]], self$output_dim),
        initializer = initializer_random_normal(),
        trainable = TRUE
      )
    },
    call = function(x, mask = NULL) {
      k_dot(x, self$kernel)
    },
    compute_output_shape = function(input_shape) {
      list(input_shape[[1]], self$output_dim)
    }
  )
)
layer_custom_dense <- function(object, output_dim, name = NULL, trainable = TRUE) {
  create_layer(CustomDense, object, list(
    output_dim = as.integer(output_dim), name = name, trainable = trainable
  ))
}
model <- keras_model_sequential() %>%
  layer_dense(units = 6, input_shape = 4, activation = "tanh") %>%
  layer_custom_dense(output_dim = 2, name = "mine")
stopifnot(identical(get_layer(model, "mine")$output_shape[[2]], 2L))
x <- matrix(rnorm(400), ncol = 4)
y <- cbind(x[, 1] - x[, 2], x[, 3])
c(w, b, kernel) %<-% get_weights(model)
by_hand <- tanh(sweep(x %*% w, 2, b, "+")) %*% kernel
stopifnot(all.equal(predict(model, x), by_hand, tolerance = 1e-5))

# A loss and metrics that are functions, and a callback of R6.
weighted <- function(y_true, y_pred) k_mean(k_square(y_true - y_pred) * c(2, 1), axis = 2)
bias <- custom_metric("bias", function(y_true, y_pred) k_mean(y_pred - y_true))
Losses <- R6::R6Class("Losses",
  inherit = KerasCallback,
  public = list(
    losses = NULL,
    on_batch_end = function(batch, logs = list()) {
      self$losses <- c(self$losses, logs[["loss"]])
    },
    on_train_begin = function(logs = list()) {
      stopifnot(identical(self$params$epochs, 4L), inherits(self$model, "keras.engine.training.Model"))
    }
  )
)
losses <- Losses$new()
model %>% compile(
  optimizer = optimizer_sgd(learning_rate = 0.1, momentum = 0.9), loss = weighted, metrics = list(bias, "mae")
)
history <- model %>% fit(
  x, y, epochs = 4, batch_size = 25, verbose = 0, shuffle = FALSE, callbacks = list(losses)
)
stopifnot(length(losses$losses) == 16, losses$losses[16] < losses$losses[1])
stopifnot(setequal(names(history$metrics), c("loss", "bias", "mae")))
found <- model %>% evaluate(x, y, batch_size = 25, verbose = 0)
error <- y - predict(model, x)
stopifnot(all.equal(found[["loss"]], mean(error^2 %*% c(2, 1) / 2), tolerance = 1e-5))
stopifnot(all.equal(found[["bias"]], -mean(error), tolerance = 1e-4))

# The way of 2.9: classes made of functions.
layer_residual <- new_layer_class(
  "Residual",
  initialize = function(units, ...) {
    super$initialize(...)
    self$inner <- layer_dense(units = units, activation = "relu")
    self$outer <- layer_dense(units = units)
    self$units <- units
  },
  call = function(inputs) inputs + self$outer(self$inner(inputs)),
  get_config = function() modifyList(super$get_config(), list(units = self$units))
)
callback_stop_below <- new_callback_class(
  "StopBelow",
  initialize = function(level) {
    super$initialize()
    self$level <- level
  },
  on_epoch_end = function(epoch, logs = NULL) {
    if (logs$loss < self$level) self$model$stop_training <- TRUE
  }
)
metric_largest <- new_metric_class(
  "Largest",
  initialize = function(name = "largest", ...) {
    super$initialize(name = name, ...)
    self$largest <- self$add_weight(name = "largest", initializer = "zeros")
  },
  update_state = function(y_true, y_pred, sample_weight = NULL) {
    now <- tf$reduce_max(tf$abs(tf$cast(y_true, y_pred$dtype) - y_pred))
    self$largest$assign(tf$maximum(self$largest, now))
  },
  result = function() self$largest
)
Averaged <- new_model_class(
  "Averaged",
  initialize = function(units, ...) {
    super$initialize(...)
    self$first <- layer_dense(units = units)
    self$block <- layer_residual(units = units)
    self$last <- layer_dense(units = 2)
  },
  call = function(inputs, training = FALSE) {
    inputs %>% self$first() %>% self$block() %>% self$last()
  }
)
model <- Averaged(units = 8)
model %>% compile(optimizer = "adam", loss = "mse", metrics = list(metric_largest()))
history <- model %>% fit(
  x, y, epochs = 50, batch_size = 20, verbose = 0, callbacks = list(callback_stop_below(0.2))
)
losses <- history$metrics$loss
stopifnot(length(losses) < 50, tail(losses, 1) < 0.2, all(head(losses, -1) >= 0.2))
found <- model %>% evaluate(x, y, verbose = 0)
stopifnot(all.equal(found[["largest"]], max(abs(predict(model, x) - y)), tolerance = 1e-5))
stopifnot(length(model$trainable_weights) == 8)

# keras_model_custom(), of 2.0 to 2.9.
mlp <- function(units, name = NULL) {
  keras_model_custom(name = name, function(self) {
    self$dense <- layer_dense(units = units, activation = "relu")
    self$out <- layer_dense(units = 1)
    function(inputs, mask = NULL, training = FALSE) {
      inputs %>% self$dense() %>% self$out()
    }
  })
}
model <- mlp(6, name = "mlp")
model %>% compile(optimizer = "sgd", loss = "mse")
model %>% fit(x, y[, 1], epochs = 1, verbose = 0)
stopifnot(identical(dim(predict(model, x)), c(100L, 1L)), identical(model$name, "mlp"))
