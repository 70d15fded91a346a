# How sure a network is: dropout that stays on, ensembles; and layers that stay as they are while
# those around them are trained.
library(keras)

tensorflow::set_random_seed(19)
x <- matrix(runif(300, -1, 1), 100)
y <- x %*% c(1, -2, 3)

# Monte Carlo dropout.
dropout <- layer_dropout(rate = 0.5)
input <- layer_input(shape = 3)
output <- input %>%
  layer_dense(16, activation = "relu") %>%
  dropout(training = TRUE) %>%
  layer_dense(1)
model <- keras_model(input, output)
model %>% compile(optimizer = "adam", loss = "mse")
model %>% fit(x, y, epochs = 2, verbose = 0, steps_per_epoch = nrow(x) / 32)
draws <- sapply(1:20, function(i) model %>% predict(x, verbose = 0))
stopifnot(identical(dim(draws), c(100L, 20L)), mean(apply(draws, 1, sd) > 0) > 0.9)

# Members of an ensemble, renamed so that they fit into one model.
build_model <- function() {
  k_clear_session()
  keras_model_sequential() %>%
    layer_dense(4, activation = "relu", input_shape = 3) %>%
    layer_dense(1)
}
members <- lapply(1:3, function(i) build_model())
for (i in seq_along(members)) members[[i]]$`_name` <- paste0("member_", i)
input <- layer_input(shape = 3)
ensemble <- keras_model(input, layer_average(lapply(members, function(member) member(input))))
single <- sapply(members, function(member) member %>% predict(x, verbose = 0))
stopifnot(all.equal(predict(ensemble, x, verbose = 0)[, 1], rowMeans(single), tolerance = 1e-5))

# Fine-tuning: the moving averages of the base are kept.
base <- keras_model_sequential() %>%
  layer_dense(4, input_shape = 3) %>%
  layer_batch_normalization()
tuned <- keras_model(input, base(input, training = FALSE) %>% layer_dense(1))
tuned %>% compile(optimizer_sgd(0.1), "mse")
before <- get_weights(base)
tuned %>% fit(x, y, epochs = 1, verbose = 0)
after <- get_weights(base)
stopifnot(!identical(before[1:2], after[1:2]), identical(before[5:6], after[5:6]))
