# Fuel consumption from a CSV file, with the packages of 2.9.
library(keras)
library(tensorflow)
library(tfdatasets)

set_random_seed(2)
file <- tempfile(fileext = ".csv")
write.csv(mtcars, file, row.names = FALSE)

spec <- csv_record_spec(file)
cars <- text_line_dataset(file, record_spec = spec)
stopifnot(inherits(cars, "tf_dataset"))

dataset <- cars %>%
  dataset_map(function(record) {
    record$wt <- record$wt - mean(mtcars$wt)
    record
  }) %>%
  dataset_prepare(x = c(wt, qsec), y = mpg, named = FALSE) %>%
  dataset_shuffle_and_repeat(buffer_size = 32, count = 1) %>%
  dataset_batch(8) %>%
  dataset_prefetch(buffer_size = tf$data$AUTOTUNE)

batch <- dataset_collect(dataset, 1)[[1]]
stopifnot(identical(dim(batch[[1]]), c(8L, 2L)), length(batch[[2]]) == 8L)

model <- keras_model_sequential() %>%
  layer_dense(units = 1, input_shape = 2)
model %>% compile(loss = "mse", optimizer = optimizer_adam(learning_rate = 0.5))
history <- model %>% fit(dataset, epochs = 60, verbose = 0)
least <- mean(lm(mpg ~ wt + qsec, mtcars)$residuals^2)
found <- unname(model %>% evaluate(dataset, verbose = 0))
stopifnot(found < 1.3 * least, length(history$metrics$loss) == 60)

# As in 2.9, an iterator by hand.
iterator <- make_iterator_one_shot(dataset_take(dataset, 2))
n <- 0
until_out_of_range({
  element <- iterator_get_next(iterator)
  n <- n + dim(element[[1]])[1]
})
stopifnot(n == 16)
