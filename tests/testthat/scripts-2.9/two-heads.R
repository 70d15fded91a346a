# Two inputs, two outputs, callbacks, and a file, as written for keras 2.9.
library(keras)
library(tensorflow)

set_random_seed(7)
n <- 200
age <- matrix(runif(n, 20, 70))
place <- sample(0:3, n, replace = TRUE)
income <- age / 10 + c(0, 2, 4, 1)[place + 1] + rnorm(n, sd = 0.1)
rich <- as.integer(income > 5)

input_age <- layer_input(shape = 1, name = "age")
input_place <- layer_input(shape = c(1), dtype = "int32", name = "place")
scaled <- input_age %>% layer_lambda(function(x) (x - 45) / 15, name = "scaled")
vector <- input_place %>%
  layer_embedding(input_dim = 4, output_dim = 3, name = "vector") %>%
  layer_flatten()
hidden <- layer_concatenate(list(scaled, vector)) %>%
  layer_dense(units = 16, activation = "relu", kernel_regularizer = regularizer_l2(1e-5)) %>%
  layer_dropout(rate = 0.05)
output_income <- hidden %>% layer_dense(units = 1, name = "income")
output_rich <- hidden %>% layer_dense(units = 1, activation = "sigmoid", name = "rich")
model <- keras_model(list(input_age, input_place), list(output_income, output_rich))
stopifnot(identical(count_params(model), 4L * 3L + 4L * 16L + 16L + 2L * 17L))

largest_error <- custom_metric("largest_error", function(y_true, y_pred) {
  tf$reduce_max(tf$reshape(tf$abs(y_true - y_pred), shape = list(-1L)))
})
model %>% compile(
  optimizer = optimizer_adam(lr = 0.02),
  loss = list(income = "mse", rich = "binary_crossentropy"),
  loss_weights = list(income = 1, rich = 0.5),
  metrics = list(income = largest_error, rich = "accuracy")
)

seen <- c()
history <- model %>% fit(
  x = list(age, place), y = list(income, rich),
  batch_size = 32, epochs = 40, verbose = 0, validation_split = 0.2,
  callbacks = list(
    callback_early_stopping(monitor = "val_loss", patience = 10, restore_best_weights = TRUE),
    callback_reduce_lr_on_plateau(monitor = "val_loss", factor = 0.5, patience = 4),
    callback_lambda(on_epoch_end = function(epoch, logs) seen <<- c(seen, logs$val_loss))
  )
)
stopifnot(all.equal(seen, as.numeric(history$metrics$val_loss)))
table <- as.data.frame(history)
stopifnot(all(c("loss", "income_loss", "rich_accuracy") %in% table$metric))
stopifnot(min(history$metrics$val_loss) < history$metrics$val_loss[1] / 4)

scores <- model %>% evaluate(list(age, place), list(income, rich), verbose = 0)
c(predicted_income, predicted_rich) %<-% (model %>% predict(list(age, place), verbose = 0))
stopifnot(all.equal(
  scores[["income_loss"]], mean((predicted_income - income)^2), tolerance = 1e-4
))
stopifnot(all.equal(
  scores[["rich_accuracy"]], mean((predicted_rich[, 1] > 0.5) == rich), tolerance = 1e-4
))
stopifnot(cor(predicted_income[, 1], income[, 1]) > 0.9)

weights <- get_weights(get_layer(model, "vector"))[[1]]
stopifnot(identical(dim(weights), c(4L, 3L)))
file <- tempfile(fileext = ".h5")
model %>% save_model_weights_hdf5(file)
before <- model %>% predict_on_batch(list(age, place))
model %>% set_weights(lapply(get_weights(model), function(w) w * 0))
model %>% load_model_weights_hdf5(file)
after <- model %>% predict_on_batch(list(age, place))
stopifnot(all.equal(as.array(before[[1]]), as.array(after[[1]])))
