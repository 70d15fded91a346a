# A layer of its own, a loop with a gradient tape, a dataset and tensors, as written for keras 2.9.
library(tensorflow)
library(keras)

stopifnot(tf_version() >= "2.4", tf$executing_eagerly())
set_random_seed(11L)

layer_scale <- new_layer_class(
  "Scale",
  initialize = function(units, ...) {
    super$initialize(...)
    self$units <- as.integer(units)
  },
  build = function(input_shape) {
    self$factor <- self$add_weight(
      name = "factor", shape = shape(self$units), initializer = initializer_ones(),
      trainable = TRUE
    )
  },
  call = function(inputs) inputs * self$factor,
  get_config = function() list(units = self$units)
)

model <- keras_model_sequential(input_shape = shape(3)) %>%
  layer_scale(units = 3) %>%
  layer_dense(1, use_bias = FALSE, kernel_initializer = initializer_constant(0.5))
stopifnot(length(model$trainable_variables) == 2)

x <- as_tensor(matrix(rnorm(300), ncol = 3), dtype = tf$float32)
truth <- as_tensor(c(1, -2, 3), "float32", shape = c(3, 1))
y <- tf$matmul(x, truth)
stopifnot(identical(y$shape$as_list(), c(100L, 1L)))
dataset <- tf$data$Dataset$from_tensor_slices(tuple(x, y))$batch(20L)

optimizer <- optimizer_sgd(learning_rate = 0.1)
losses <- c()
step <- function(batch) {
  c(inputs, targets) %<-% batch
  with(tf$GradientTape() %as% tape, {
    loss <- tf$reduce_mean(tf$square(targets - model(inputs, training = TRUE)))
  })
  gradients <- tape$gradient(loss, model$trainable_variables)
  optimizer$apply_gradients(Map(list, gradients, model$trainable_variables))
  loss
}
for (epoch in 1:15) {
  total <- 0
  iterate(dataset, function(batch) total <<- total + as.numeric(step(batch)))
  losses <- c(losses, total / 5)
}
stopifnot(losses[15] < 1e-3, losses[15] < losses[1] / 1000)
product <- as.numeric(get_weights(model)[[1]]) * as.numeric(get_weights(model)[[2]])
stopifnot(all.equal(product, c(1, -2, 3), tolerance = 0.02))

file <- tempfile(fileext = ".hdf5")
save_model_hdf5(model, file, include_optimizer = FALSE)
again <- load_model_hdf5(file, custom_objects = c(Scale = layer_scale), compile = FALSE)
stopifnot(all.equal(as.array(again(x)), as.array(model(x))))
