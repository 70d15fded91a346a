# Two inputs through one network, and the distance of what comes out.
library(keras)

tensorflow::set_random_seed(6)
groups <- matrix(rnorm(4 * 6, sd = 2), 4)
n <- 320
first <- sample(4, n, replace = TRUE)
second <- ifelse(runif(n) < 0.5, first, sample(4, n, replace = TRUE))
same <- as.numeric(first == second)
around <- function(group) groups[group, ] + matrix(rnorm(n * 6, sd = 0.3), n)
x1 <- around(first)
x2 <- around(second)

euclidean_distance <- function(vects) {
  c(x, y) %<-% vects
  sum_square <- k_sum(k_square(x - y), axis = 2, keepdims = TRUE)
  k_sqrt(k_maximum(sum_square, k_epsilon()))
}
contrastive_loss <- function(y_true, y_pred) {
  margin <- 1
  margin_square <- k_square(k_maximum(margin - y_pred, 0))
  k_mean(y_true * k_square(y_pred) + (1 - y_true) * margin_square)
}
accuracy <- function(y_true, y_pred) k_mean(k_equal(y_true, k_cast(y_pred < 0.5, k_dtype(y_true))))

base <- keras_model_sequential(name = "base") %>%
  layer_dense(units = 16, activation = "relu", input_shape = 6) %>%
  layer_dropout(0.05) %>%
  layer_dense(units = 4)
input_a <- layer_input(shape = 6)
input_b <- layer_input(shape = 6)
distance <- list(base(input_a), base(input_b)) %>% layer_lambda(euclidean_distance)
model <- keras_model(list(input_a, input_b), distance)
stopifnot(identical(count_params(model), count_params(base)), count_params(base) == 6 * 16 + 16 + 16 * 4 + 4)
model %>% compile(
  optimizer = optimizer_rmsprop(learning_rate = 0.01), loss = contrastive_loss,
  metrics = custom_metric("accuracy", accuracy)
)
history <- model %>% fit(
  list(x1, x2), same, batch_size = 32, epochs = 12, verbose = 0,
  validation_data = list(list(x1[1:40, ], x2[1:40, ]), same[1:40])
)
stopifnot(tail(history$metrics$val_accuracy, 1) > 0.9)
found <- predict(model, list(x1, x2))
by_hand <- sqrt(rowSums((predict(base, x1) - predict(base, x2))^2))
stopifnot(all.equal(found[, 1], by_hand, tolerance = 1e-4))

# Two towers whose outputs are multiplied, without a lambda.
similarity <- layer_dot(list(base(input_a), base(input_b)), axes = 1, normalize = TRUE)
cosine <- keras_model(list(input_a, input_b), similarity)
a <- predict(base, x1)
b <- predict(base, x2)
by_hand <- rowSums(a * b) / sqrt(rowSums(a^2) * rowSums(b^2))
stopifnot(all.equal(predict(cosine, list(x1, x2))[, 1], by_hand, tolerance = 1e-4))
