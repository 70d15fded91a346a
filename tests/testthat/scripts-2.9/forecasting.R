# Several steps ahead, from panel data: targets as a matrix and as an array.
library(keras)

tensorflow::set_random_seed(9)
panel <- expand.grid(t = 1:30, id = 1:4)
panel$y <- sin(panel$t / 3) + panel$id
starts <- 1:20
window <- function(v, from, size) t(sapply(starts, function(s) v[s + from + seq_len(size) - 1]))
series <- split(panel$y, panel$id)
x <- array(do.call(rbind, lapply(series, window, 0, 8)), c(80, 8, 1))
y <- do.call(rbind, lapply(series, window, 8, 3))
stopifnot(identical(dim(y), c(80L, 3L)), y[1, 1] == panel$y[9])

model <- keras_model_sequential() %>%
  layer_flatten(input_shape = dim(x)[-1]) %>%
  layer_dense(8, activation = "relu") %>%
  layer_repeat_vector(3) %>%
  time_distributed(layer_dense(units = 1))
model %>% compile(loss = "mae", optimizer = "adam")
with_axis <- array(y, c(80, 3, 1))
model %>% fit(x, with_axis, epochs = 1, verbose = 0)
history <- model %>% fit(x, y, epochs = 2, batch_size = 80 / 3, verbose = 0)
stopifnot(history$params$steps == 4)
p <- model %>% predict(x)
stopifnot(identical(dim(p), c(80L, 3L, 1L)))
found <- model %>% evaluate(x, y, verbose = 0)
stopifnot(all.equal(found[["loss"]], mean(abs(p - with_axis)), tolerance = 1e-5))
