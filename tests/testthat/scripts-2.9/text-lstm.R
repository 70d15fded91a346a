# Reviews, as words and their numbers, read by an LSTM.
library(keras)

tensorflow::set_random_seed(3)
good <- c("great", "lovely", "superb", "moving")
bad <- c("awful", "boring", "dull", "weak")
filler <- c("the", "film", "was", "plot", "and", "acting", "a", "really")
n <- 300
labels <- rep(0:1, length.out = n)
texts <- vapply(labels, function(label) {
  words <- c(sample(filler, 5, replace = TRUE), sample(if (label == 1) good else bad, 2))
  paste0(paste(sample(words), collapse = " "), ".")
}, "")

max_words <- 20
maxlen <- 10
tokenizer <- text_tokenizer(num_words = max_words) %>% fit_text_tokenizer(texts)
sequences <- texts_to_sequences(tokenizer, texts)
stopifnot(all(lengths(sequences) == 7), max(unlist(sequences)) < max_words)
word_index <- tokenizer$word_index
stopifnot(setequal(names(word_index), c(good, bad, filler)))
first <- names(word_index)[match(sequences[[1]], unlist(word_index))]
stopifnot(identical(paste0(paste(first, collapse = " "), "."), texts[[1]]))

data <- pad_sequences(sequences, maxlen = maxlen)
stopifnot(identical(dim(data), c(300L, 10L)), all(data[, 1:3] == 0))
indices <- sample(seq_len(n))
training <- indices[1:200]
held <- indices[201:300]

model <- keras_model_sequential() %>%
  layer_embedding(input_dim = max_words, output_dim = 8, input_length = maxlen, mask_zero = TRUE) %>%
  layer_lstm(units = 8, dropout = 0.1, recurrent_dropout = 0.1) %>%
  layer_dense(units = 1, activation = "sigmoid")
model %>% compile(
  optimizer = optimizer_rmsprop(lr = 0.02), loss = "binary_crossentropy", metrics = c("acc")
) %>% suppressWarnings()
history <- model %>% fit(
  data[training, ], labels[training],
  epochs = 6, batch_size = 32, verbose = 0,
  validation_data = list(data[held, ], labels[held])
)
stopifnot("val_acc" %in% names(history$metrics))
scores <- model %>% evaluate(data[held, ], labels[held], verbose = 0)
stopifnot(scores["acc"] > 0.9)
new <- texts_to_sequences(tokenizer, c("a superb film and lovely acting", "boring and dull plot"))
said <- model %>% predict(pad_sequences(new, maxlen = maxlen))
stopifnot(said[1] > 0.5, said[2] < 0.5)

# Vectors that are known beforehand, and stay.
vectors <- matrix(rnorm(max_words * 8), max_words)
model <- keras_model_sequential() %>%
  layer_embedding(input_dim = max_words, output_dim = 8, input_length = maxlen) %>%
  bidirectional(layer_gru(units = 4, return_sequences = TRUE)) %>%
  layer_global_max_pooling_1d() %>%
  layer_dense(units = 1, activation = "sigmoid")
get_layer(model, index = 1) %>%
  set_weights(list(vectors)) %>%
  freeze_weights()
model %>% compile(optimizer = "adam", loss = "binary_crossentropy", metrics = "accuracy")
model %>% fit(data[training, ], labels[training], epochs = 1, verbose = 0)
kept <- get_weights(get_layer(model, index = 1))[[1]]
stopifnot(all.equal(kept, vectors, tolerance = 1e-6, check.attributes = FALSE))

# The same from strings, by a layer.
vectorize <- layer_text_vectorization(max_tokens = max_words, output_sequence_length = maxlen)
vectorize %>% adapt(texts)
stopifnot(identical(get_vocabulary(vectorize)[1:2], c("", "[UNK]")))
numbers <- as.array(vectorize(matrix(texts[1:4], ncol = 1)))
stopifnot(identical(dim(numbers), c(4L, 10L)), all(numbers[, 1:7] > 1), all(numbers[, 8:10] == 0))
