# Digits told apart by a dense network, as the first example of every tutorial of keras 2.9.
library(keras)

tensorflow::set_random_seed(1)
# Each digit is a pattern of 7 x 7 pixels, and noise.
patterns <- array(runif(10 * 7 * 7) > 0.5, c(10, 7, 7))
make_images <- function(n) {
  y <- sample(0:9, n, replace = TRUE)
  x <- 200 * patterns[y + 1, , ] + array(runif(n * 49, 0, 55), c(n, 7, 7))
  list(x = round(x), y = y)
}
digits <- list(train = make_images(1000), test = make_images(200))
c(c(x_train, y_train), c(x_test, y_test)) %<-% digits

x_train <- array_reshape(x_train, c(nrow(x_train), 49)) / 255
x_test <- array_reshape(x_test, c(nrow(x_test), 49)) / 255
y_train <- to_categorical(y_train, 10)
y_test <- to_categorical(y_test, 10)
stopifnot(identical(dim(x_train), c(1000L, 49L)), identical(dim(y_test), c(200L, 10L)))

model <- keras_model_sequential()
model %>%
  layer_dense(units = 64, activation = "relu", input_shape = c(49)) %>%
  layer_dropout(rate = 0.2) %>%
  layer_dense(units = 32, activation = "relu") %>%
  layer_dropout(rate = 0.1) %>%
  layer_dense(units = 10, activation = "softmax")
shown <- capture.output(summary(model))
stopifnot(any(grepl("Total params: 5,610", shown)))

model %>% compile(
  loss = "categorical_crossentropy",
  optimizer = optimizer_rmsprop(),
  metrics = c("accuracy")
)
history <- model %>% fit(
  x_train, y_train,
  epochs = 12, batch_size = 64, verbose = 0,
  validation_split = 0.2
)
stopifnot(setequal(names(history$metrics), c("loss", "accuracy", "val_loss", "val_accuracy")))
stopifnot(identical(history$params$epochs, 12L), nrow(as.data.frame(history)) == 48)
pdf(NULL)
print(plot(history))
invisible(dev.off())
stopifnot(grepl("Final epoch", capture.output(print(history))[2]))

scores <- model %>% evaluate(x_test, y_test, verbose = 0)
stopifnot(identical(names(scores), c("loss", "accuracy")), scores["accuracy"] > 0.95)
classes <- model %>% predict(x_test) %>% k_argmax()
stopifnot(mean(as.array(classes) == max.col(y_test) - 1) == scores[["accuracy"]])

file <- tempfile(fileext = ".h5")
save_model_hdf5(model, file)
again <- load_model_hdf5(file)
stopifnot(all.equal(predict(again, x_test), predict(model, x_test)))
stopifnot(all.equal(evaluate(again, x_test, y_test, verbose = 0), scores, tolerance = 1e-6))
# A copy goes on from a configuration and weights.
copy <- from_config(get_config(model))
set_weights(copy, get_weights(model))
stopifnot(all.equal(predict(copy, x_test), predict(model, x_test)))
copy <- model_from_json(model_to_json(model))
stopifnot(identical(length(copy$layers), 5L))
