# Losses of statistics: a mixture of normals, quantiles, a proportional hazard, and their metrics.
library(keras)

tensorflow::set_random_seed(34)
n <- 200
x <- matrix(runif(n, -1, 1))
y <- x^2 + rnorm(n, sd = 0.05)
components <- 3L
inputs <- layer_input(1)
hidden <- inputs %>% layer_dense(10, activation = "tanh")
mu <- layer_dense(hidden, components)
sigma <- layer_dense(hidden, components, activation = k_exp)
weight <- layer_dense(hidden, components, activation = "softmax")
mixture <- keras_model(inputs, layer_concatenate(list(weight, mu, sigma), axis = -1))
mixture_loss <- function(y_true, y_pred) {
  sigma <- y_pred[, 7:9]
  density <- k_exp(-k_square(y_true - y_pred[, 4:6]) / (2 * k_square(sigma))) / (sigma * sqrt(2 * pi))
  -k_log(k_sum(y_pred[, 1:3] * density, axis = 2) + k_epsilon())
}
mixture %>% compile(optimizer_adam(0.01), mixture_loss)
p <- predict(mixture, x)
likelihood <- rowSums(p[, 1:3] * dnorm(y[, 1], p[, 4:6], p[, 7:9]))
stopifnot(all.equal(evaluate(mixture, x, y, verbose = 0)[["loss"]], -mean(log(likelihood)), tolerance = 1e-4))

tilted_loss <- function(q) {
  function(y_true, y_pred) {
    error <- y_true - y_pred
    k_mean(k_maximum(q * error, (q - 1) * error), axis = -1)
  }
}
model <- keras_model_sequential() %>%
  layer_dense(4, "tanh", input_shape = 1) %>%
  layer_dense(1)
rmse <- custom_metric("rmse", function(y_true, y_pred) sqrt(mean((y_true - y_pred)^2)))
r_squared <- function(y_true, y_pred) {
  1 - k_sum(k_square(y_true - y_pred)) / (k_sum(k_square(y_true - k_mean(y_true))) + k_epsilon())
}
model %>% compile(
  loss = function(y, f) tilted_loss(0.9)(y, f), optimizer = "adagrad",
  metrics = c("mae", rmse, custom_metric("r_squared", r_squared))
)
model %>% fit(x, y, epochs = 1, verbose = 0)
found <- model %>% evaluate(x, y, batch_size = n, verbose = 0)
error <- y - predict(model, x)
stopifnot(identical(names(found), c("loss", "mae", "rmse", "r_squared")))
stopifnot(all.equal(unname(found), c(
  mean(pmax(0.9 * error, -0.1 * error)), mean(abs(error)), sqrt(mean(error^2)),
  1 - sum(error^2) / sum((y - mean(y))^2)
), tolerance = 1e-4))

# The same network, for another loss and without metrics: partial likelihood, by time.
cox <- function(y_true, y_pred) {
  log_risk <- k_log(k_cumsum(k_exp(y_pred), axis = 1))
  -k_sum((y_pred - log_risk) * y_true) / k_sum(y_true)
}
event <- as.numeric(rbinom(n, 1, 0.5))
model %>% compile(loss = cox, optimizer = "adam")
found <- model %>% test_on_batch(x, event)
risk <- predict(model, x)[, 1]
stopifnot(all.equal(found, -sum((risk - log(cumsum(exp(risk)))) * event) / sum(event), tolerance = 1e-4))
history <- model %>% fit(x, event, batch_size = n, epochs = 2, verbose = 0, shuffle = FALSE)
stopifnot(identical(names(history$metrics), "loss"), all.equal(history$metrics$loss[1], found, tolerance = 1e-4))
by_number <- loss_sparse_categorical_crossentropy(from_logits = TRUE)
logits <- matrix(c(1, 2, 3, 4, 5, 6), 2)
stopifnot(all.equal(
  as.numeric(by_number(c(0L, 1L), logits)), mean(log(rowSums(exp(logits))) - c(1, 4)), tolerance = 1e-6
))
