# Models that tests of several topics use.

# y = 2 x + 1, and a model that can learn it.
new_line <- function() {
  model <- keras_model_sequential() %>%
    layer_dense(units = 1, input_shape = 1, weights = list(matrix(0), 0))
  model %>% compile(optimizer = "sgd", loss = "mse", metrics = "mae")
  x <- matrix(seq(-1, 1, length.out = 64))
  list(model = model, x = x, y = 2 * x + 1)
}

# Two inputs and two outputs, with known weights.
new_pair <- function() {
  a <- layer_input(shape = 2, name = "a")
  b <- layer_input(shape = 3, name = "b")
  sum_of <- function(x, name) {
    layer_dense(x, 1, name = name, kernel_initializer = "ones", use_bias = FALSE)
  }
  list(
    model = keras_model(list(a, b), list(sum_of(a, "first"), sum_of(b, "second"))),
    x = list(a = matrix(1:8 / 8, 4), b = matrix(1:12 / 12, 4)),
    y = list(first = rep(0, 4), second = rep(1, 4))
  )
}

new_stack <- function() {
  keras_model_sequential(input_shape = 2) %>%
    layer_dense(3, name = "one") %>%
    layer_dense(4, name = "two") %>%
    layer_dense(1, name = "three")
}

small_model <- function(...) {
  model <- keras_model_sequential(input_shape = 4) %>%
    layer_dense(3, name = "hidden", ...) %>%
    layer_dense(1, name = "last")
  model %>% compile(optimizer = "adam", loss = "mse", metrics = c("mae", "mse"))
}

# Gives TensorFlow the seed back that it has now, when a function or test ends: a seed of its own
# takes precedence over R's, on which later tests rely.
local_tensorflow_seed <- function(env = parent.frame()) {
  before <- tf$compat$v1$get_seed(0L)[[1]]
  withr::defer(tf$random$set_seed(before), envir = env)
}
