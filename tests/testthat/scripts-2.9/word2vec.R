# Words from the words around them: skip-grams from a generator, as on RStudio's blog.
library(keras)

tensorflow::set_random_seed(28)
set.seed(28)
animals <- c("cat", "dog", "cow")
tools <- c("saw", "axe", "drill")
sentence <- function() {
  kind <- if (runif(1) < 0.5) animals else tools
  paste(sample(kind, 8, replace = TRUE), collapse = " ")
}
reviews <- replicate(60, sentence())
tokenizer <- text_tokenizer(num_words = 7)
tokenizer %>% fit_text_tokenizer(reviews)

skipgrams_generator <- function(text, tokenizer, window_size, negative_samples) {
  gen <- texts_to_sequences_generator(tokenizer, sample(text))
  function() {
    skip <- generator_next(gen) %>%
      skipgrams(
        vocabulary_size = tokenizer$num_words,
        window_size = window_size,
        negative_samples = negative_samples
      )
    couples <- do.call(rbind, lapply(skip$couples, unlist))
    x <- list(as.matrix(couples[, 1]), as.matrix(couples[, 2]))
    y <- as.matrix(unlist(skip$labels), ncol = 1)
    list(x, y)
  }
}
embedding_size <- 4
skip_window <- 2
input_target <- layer_input(shape = 1)
input_context <- layer_input(shape = 1)
embedding <- layer_embedding(
  input_dim = tokenizer$num_words + 1, output_dim = embedding_size, input_length = 1,
  name = "embedding"
)
target_vector <- input_target %>%
  embedding() %>%
  layer_flatten()
context_vector <- input_context %>%
  embedding() %>%
  layer_flatten()
dot_product <- layer_dot(list(target_vector, context_vector), axes = 1)
output <- layer_dense(dot_product, units = 1, activation = "sigmoid")
model <- keras_model(list(input_target, input_context), output)
model %>% compile(loss = "binary_crossentropy", optimizer = optimizer_adam(0.05))
suppressWarnings(model %>% fit_generator(
  skipgrams_generator(rep(reviews, 4), tokenizer, skip_window, 1),
  steps_per_epoch = 100, epochs = 1, verbose = 0
))
embedding_matrix <- get_weights(model)[[1]]
words <- data.frame(word = names(tokenizer$word_index), id = as.integer(unlist(tokenizer$word_index)))
words <- words[words$id <= tokenizer$num_words, ]
words <- words[order(words$id), ]
row.names(embedding_matrix) <- c("UNK", words$word, rep("", nrow(embedding_matrix) - 1 - nrow(words)))
cosine <- function(a, b) {
  a <- embedding_matrix[a, ]
  b <- embedding_matrix[b, ]
  sum(a * b) / sqrt(sum(a^2) * sum(b^2))
}
x <- list(matrix(1:6), matrix(6:1))
dots <- rowSums(embedding_matrix[2:7, ] * embedding_matrix[7:2, ])
dense <- get_weights(model)[2:3]
stopifnot(all.equal(
  predict(model, x)[, 1], plogis(dots * dense[[1]][1, 1] + dense[[2]][[1]]),
  tolerance = 1e-5, check.attributes = FALSE
))
same <- mean(c(cosine("cat", "dog"), cosine("saw", "axe"), cosine("dog", "cow")))
stopifnot(nrow(embedding_matrix) == 8, abs(same) <= 1)
