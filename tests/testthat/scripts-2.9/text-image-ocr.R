# Text in an image, by the loss of connectionist temporal classification in a lambda.
library(keras)

tensorflow::set_random_seed(33)
ctc_lambda_func <- function(args) {
  c(y_pred, labels, input_length, label_length) %<-% args
  # the 2 is critical here since the first couple outputs of the RNN tend to be garbage
  y_pred <- y_pred[, 2:NULL, ]
  k_ctc_batch_cost(labels, y_pred, input_length, label_length)
}
input_data <- layer_input(name = "the_input", shape = c(16, 8, 1), dtype = "float32")
inner <- input_data %>%
  layer_conv_2d(4, c(3, 3), padding = "same", activation = "relu", kernel_initializer = "he_normal") %>%
  layer_max_pooling_2d(pool_size = c(2, 2)) %>%
  layer_reshape(target_shape = c(8, 4 * 4)) %>%
  layer_dense(8, activation = "relu")
gru_1 <- layer_gru(inner, 8, return_sequences = TRUE, kernel_initializer = "he_normal", name = "gru1")
gru_1b <- layer_gru(inner, 8, return_sequences = TRUE, go_backwards = TRUE, name = "gru1_b")
y_pred <- list(gru_1, gru_1b) %>%
  layer_concatenate() %>%
  layer_dense(5, kernel_initializer = "he_normal") %>%
  layer_activation("softmax", name = "softmax")
labels <- layer_input(name = "the_labels", shape = 2, dtype = "float32")
input_length <- layer_input(name = "input_length", shape = c(1), dtype = "int64")
label_length <- layer_input(name = "label_length", shape = c(1), dtype = "int64")
loss_out <- layer_lambda(
  list(y_pred, labels, input_length, label_length), ctc_lambda_func,
  output_shape = c(1), name = "ctc"
)
model <- keras_model(list(input_data, labels, input_length, label_length), loss_out)
sgd <- suppressWarnings(
  optimizer_sgd(lr = 0.02, decay = 1e-6, momentum = 0.9, nesterov = TRUE, clipnorm = 5)
)
model %>% compile(loss = list(ctc = function(y_true, y_pred) y_pred), optimizer = sgd)

n <- 24
texts <- matrix(sample(0:3, 2 * n, replace = TRUE), n)
images <- array(0, c(n, 16, 8, 1))
for (i in seq_len(n)) {
  images[i, 3:6, 2 * texts[i, 1] + 1:2, 1] <- 1
  images[i, 11:14, 2 * texts[i, 2] + 1:2, 1] <- 1
}
inputs <- list(
  the_input = images, the_labels = texts, input_length = matrix(7, n), label_length = matrix(2, n)
)
losses <- replicate(4, model %>% train_on_batch(inputs, list(ctc = rep(0, n))))
stopifnot(losses[4] < losses[1])

# What the loss is: the probability of all ways to write the text.
test_func <- k_function(list(input_data), list(y_pred))
probabilities <- test_func(list(images))[[1]]
p <- probabilities[1, 2:8, ]
states <- c(5, texts[1, 1] + 1, 5, texts[1, 2] + 1, 5)
forward <- c(p[1, 5], p[1, states[2]], 0, 0, 0)
for (t in 2:7) {
  skip <- texts[1, 1] != texts[1, 2]
  before <- forward + c(0, forward[1:4]) + c(0, 0, 0, if (skip) forward[2] else 0, 0)
  forward <- before * p[t, states]
}
found <- as.array(predict_on_batch(model, inputs))
stopifnot(identical(dim(found), c(24L, 1L)))
stopifnot(all.equal(found[1, 1], -log(sum(forward[4:5])), tolerance = 1e-3))
decoded <- k_ctc_decode(probabilities, input_length = rep(8, n))
read <- k_get_value(decoded[[1]][[1]])
best <- apply(probabilities[1, , ], 1, which.max) - 1
best <- best[c(TRUE, diff(best) != 0)]
stopifnot(identical(as.numeric(read[1, read[1, ] >= 0]), as.numeric(best[best != 4])))
