# A network that reads letters and writes the next one, as in the first edition of the book.
library(keras)
library(tensorflow)

set_random_seed(22)
text <- tolower(strrep("the cat sat on the mat. the dog sat on the log. ", 12))
maxlen <- 12
step <- 3
text_indexes <- seq(1, nchar(text) - maxlen, by = step)
sentences <- vapply(text_indexes, function(i) substr(text, i, i + maxlen - 1), "")
next_chars <- vapply(text_indexes, function(i) substr(text, i + maxlen, i + maxlen), "")
chars <- unique(sort(strsplit(text, "")[[1]]))
char_indices <- seq_along(chars)
names(char_indices) <- chars

x <- array(0L, dim = c(length(sentences), maxlen, length(chars)))
y <- array(0L, dim = c(length(sentences), length(chars)))
for (i in seq_along(sentences)) {
  sentence <- strsplit(sentences[[i]], "")[[1]]
  for (t in seq_along(sentence)) {
    char <- sentence[[t]]
    x[i, t, char_indices[[char]]] <- 1
  }
  next_char <- next_chars[[i]]
  y[i, char_indices[[next_char]]] <- 1
}
model <- keras_model_sequential() %>%
  layer_lstm(units = 24, input_shape = c(maxlen, length(chars))) %>%
  layer_dense(units = length(chars)) %>%
  layer_activation("softmax")
optimizer <- optimizer_rmsprop(learning_rate = 0.02)
model %>% compile(loss = "categorical_crossentropy", optimizer = optimizer)

sample_next_char <- function(preds, temperature = 1.0) {
  preds <- as.numeric(preds)
  preds <- log(preds) / temperature
  exp_preds <- exp(preds)
  preds <- exp_preds / sum(exp_preds)
  which.max(t(rmultinom(1, 1, preds)))
}
generate <- function(seed, n, temperature) {
  generated_text <- seed
  for (i in 1:n) {
    sampled <- array(0, dim = c(1, maxlen, length(chars)))
    letters_now <- strsplit(generated_text, "")[[1]]
    for (t in seq_along(letters_now)) sampled[1, t, char_indices[[letters_now[[t]]]]] <- 1
    preds <- model %>% predict(sampled, verbose = 0)
    next_index <- sample_next_char(preds[1, ], temperature)
    generated_text <- paste0(substring(generated_text, 2), chars[[next_index]])
  }
  generated_text
}
written <- character()
on_epoch_end <- function(epoch, logs) {
  if (epoch %% 10 == 9) {
    written <<- c(written, generate(substr(text, 1, maxlen), 6, temperature = 0.2))
  }
}
print_callback <- callback_lambda(on_epoch_end = on_epoch_end)
history <- model %>%
  fit(x, y, batch_size = 32, epochs = 20, verbose = 0, callbacks = print_callback)
stopifnot(tail(history$metrics$loss, 1) < 0.5 * history$metrics$loss[1])
stopifnot(length(written) == 2, nchar(written) == maxlen)
stopifnot(all(strsplit(written[2], "")[[1]] %in% chars))
