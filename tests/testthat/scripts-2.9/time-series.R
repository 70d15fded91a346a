# Passengers of airlines: windows of two years, read by a recurrent network, and the next year.
library(keras)

tensorflow::set_random_seed(4)
passengers <- log(as.numeric(AirPassengers))
known <- 1:120
mean <- mean(passengers[known])
std <- sd(passengers[known])
data <- matrix((passengers - mean) / std, ncol = 1)

lookback <- 24
generator <- timeseries_generator(
  data[known, , drop = FALSE], data[known, ],
  length = lookback, sampling_rate = 1, stride = 1, batch_size = 16, shuffle = TRUE
)
held <- timeseries_generator(data, data[, 1], length = lookback, batch_size = 24, start_index = 96)
stopifnot(length(held) == 1)
batch <- held$`__getitem__`(0L)
stopifnot(identical(dim(batch[[1]]), c(24L, 24L, 1L)))
stopifnot(all.equal(c(batch[[2]]), data[121:144, 1], tolerance = 1e-6))

model <- keras_model_sequential() %>%
  layer_gru(units = 16, input_shape = c(lookback, 1)) %>%
  layer_dense(units = 1)
model %>% compile(optimizer = optimizer_rmsprop(lr = 0.01), loss = "mae") %>% suppressWarnings()
history <- model %>% fit(
  generator,
  steps_per_epoch = 6, epochs = 60, verbose = 0, validation_data = held, validation_steps = 1
)
stopifnot(length(history$metrics$val_loss) == 60)

predicted <- model %>% predict(batch[[1]])
error <- mean(abs(predicted[, 1] - batch[[2]]))
stopifnot(all.equal(error, evaluate(model, held, steps = 1, verbose = 0)[["loss"]], tolerance = 1e-4))
# Of the two, the month before is hard to beat from one month to the next.
month_before <- mean(abs(diff(data[120:144, 1])))
mean_of_known <- mean(abs(data[121:144, 1]))
cat("mean absolute error", error, "month before", month_before, "mean", mean_of_known, "\n")
stopifnot(error < mean_of_known / 3)
