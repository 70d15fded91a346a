# A stateful LSTM that is trained epoch by epoch, and folds, as in posts on time series.
library(keras)

tensorflow::set_random_seed(29)
series <- as.numeric(sunspots)[1:300]
center <- mean(sqrt(series))
scaled <- (sqrt(series) - center) / sd(sqrt(series))
lag_setting <- 20
batch_size <- 10
train_length <- 120
tsteps <- 1
rows <- (lag_setting + 1):(lag_setting + train_length)
x_train_arr <- array(scaled[rows - lag_setting], dim = c(train_length, 1, 1))
y_train_arr <- array(scaled[rows], dim = c(train_length, 1))

model <- keras_model_sequential()
model %>%
  layer_lstm(
    units = 8, input_shape = c(tsteps, 1), batch_size = batch_size, return_sequences = TRUE,
    stateful = TRUE
  ) %>%
  layer_lstm(units = 8, return_sequences = FALSE, stateful = TRUE) %>%
  layer_dense(units = 1)
model %>% compile(loss = "mae", optimizer = "adam")
losses <- c()
for (i in 1:5) {
  history <- model %>% fit(
    x = x_train_arr, y = y_train_arr, batch_size = batch_size, epochs = 1, verbose = 0,
    shuffle = FALSE
  )
  losses <- c(losses, history$metrics$loss)
  model %>% reset_states()
}
stopifnot(losses[5] < losses[1])

# What was seen before counts, until it is forgotten.
first <- predict(model, x_train_arr[1:10, , , drop = FALSE], batch_size = batch_size)
second <- predict(model, x_train_arr[1:10, , , drop = FALSE], batch_size = batch_size)
reset_states(model)
again <- predict(model, x_train_arr[1:10, , , drop = FALSE], batch_size = batch_size)
stopifnot(!isTRUE(all.equal(first, second)), all.equal(first, again, tolerance = 1e-5))
stopifnot(identical(model$input_shape[[1]], 10L))

# The same weights, in a model that keeps no state and takes any batch.
stateless <- keras_model_sequential() %>%
  layer_lstm(units = 8, input_shape = c(tsteps, 1), return_sequences = TRUE) %>%
  layer_lstm(units = 8) %>%
  layer_dense(units = 1)
set_weights(stateless, get_weights(model))
stopifnot(all.equal(predict(stateless, x_train_arr[1:10, , , drop = FALSE]), first, tolerance = 1e-5))
