# Text in, text out, by a Transformer, as the second edition of the book writes it.
library(keras)
library(tensorflow)
library(tfdatasets)

set_random_seed(31)
numbers <- c("one", "two", "three", "four")
numeros <- c("uno", "dos", "tres", "cuatro")
n <- 160
chosen <- matrix(sample(4, n * 3, replace = TRUE), n)
english <- apply(chosen, 1, function(i) paste0(paste(toupper(numbers[i]), collapse = " "), "!"))
spanish <- apply(chosen, 1, function(i) paste("[start]", paste(numeros[i], collapse = " "), "[end]"))

punctuation_regex <- "[!\"#$%&()*+,./:;<=>?@\\\\^_`{|}~]"
custom_standardization <- function(input_string) {
  input_string %>%
    tf$strings$lower() %>%
    tf$strings$regex_replace(punctuation_regex, "")
}
input_language <- custom_standardization(as_tensor(english[1:2]))
stopifnot(!grepl("!", as.character(input_language)))
sequence_length <- 6
vocab_size <- 20
source_vectorization <- layer_text_vectorization(
  max_tokens = vocab_size, output_mode = "int", output_sequence_length = sequence_length
)
target_vectorization <- layer_text_vectorization(
  max_tokens = vocab_size, output_mode = "int", output_sequence_length = sequence_length + 1,
  standardize = custom_standardization
)
adapt(source_vectorization, english)
adapt(target_vectorization, spanish)
stopifnot(setequal(get_vocabulary(source_vectorization)[-(1:2)], numbers))

format_batch <- function(pair) {
  eng <- source_vectorization(pair$english)
  spa <- target_vectorization(pair$spanish)
  tuple(list(english = eng, spanish = spa[, 1:sequence_length]), spa[, 2:(sequence_length + 1)])
}
pairs <- list(english = english, spanish = spanish)
train_ds <- pairs %>%
  tensor_slices_dataset() %>%
  dataset_shuffle(n) %>%
  dataset_batch(32) %>%
  dataset_map(format_batch, num_parallel_calls = 2) %>%
  dataset_prefetch(2)
c(inputs, targets) %<-% iter_next(as_iterator(train_ds))
stopifnot(identical(dim(inputs$english), c(32L, 6L)), identical(dim(targets), c(32L, 6L)))

layer_transformer_encoder <- new_layer_class(
  classname = "TransformerEncoder",
  initialize = function(embed_dim, dense_dim, num_heads, ...) {
    super$initialize(...)
    self$attention <- layer_multi_head_attention(num_heads = num_heads, key_dim = embed_dim)
    self$dense_proj <- keras_model_sequential() %>%
      layer_dense(dense_dim, activation = "relu") %>%
      layer_dense(embed_dim)
    self$layernorm_1 <- layer_layer_normalization()
    self$layernorm_2 <- layer_layer_normalization()
    self$supports_masking <- TRUE
  },
  call = function(inputs, mask = NULL) {
    if (!is.null(mask)) mask <- mask[, tf$newaxis, ]
    inputs %>%
      { self$attention(., ., attention_mask = mask) + . } %>%
      self$layernorm_1() %>%
      { self$dense_proj(.) + . } %>%
      self$layernorm_2()
  }
)
layer_transformer_decoder <- new_layer_class(
  classname = "TransformerDecoder",
  initialize = function(embed_dim, dense_dim, num_heads, ...) {
    super$initialize(...)
    self$embed_dim <- embed_dim
    self$dense_dim <- dense_dim
    self$num_heads <- num_heads
    self$attention_1 <- layer_multi_head_attention(num_heads = num_heads, key_dim = embed_dim)
    self$attention_2 <- layer_multi_head_attention(num_heads = num_heads, key_dim = embed_dim)
    self$dense_proj <- keras_model_sequential() %>%
      layer_dense(dense_dim, activation = "relu") %>%
      layer_dense(embed_dim)
    self$layernorm_1 <- layer_layer_normalization()
    self$layernorm_2 <- layer_layer_normalization()
    self$layernorm_3 <- layer_layer_normalization()
    self$supports_masking <- TRUE
  },
  get_config = function() {
    config <- super$get_config()
    for (name in c("embed_dim", "num_heads", "dense_dim")) config[[name]] <- self[[name]]
    config
  },
  get_causal_attention_mask = function(inputs) {
    c(batch_size, sequence_length, encoding_length) %<-% tf$unstack(tf$shape(inputs))
    x <- tf$range(sequence_length)
    i <- x[, tf$newaxis]
    j <- x[tf$newaxis, ]
    mask <- tf$cast(i >= j, "int32")
    tf$tile(mask[tf$newaxis, , ], tf$stack(c(batch_size, 1L, 1L)))
  },
  call = function(inputs, encoder_outputs, mask = NULL) {
    causal_mask <- self$get_causal_attention_mask(inputs)
    if (is.null(mask)) {
      mask <- causal_mask
    } else {
      mask <- tf$minimum(tf$cast(mask[, tf$newaxis, ], "int32"), causal_mask)
    }
    inputs %>%
      { self$attention_1(query = ., value = ., key = ., attention_mask = causal_mask) + . } %>%
      self$layernorm_1() %>%
      { self$attention_2(query = ., value = encoder_outputs, key = encoder_outputs, attention_mask = mask) + . } %>%
      self$layernorm_2() %>%
      { self$dense_proj(.) + . } %>%
      self$layernorm_3()
  }
)
layer_positional_embedding <- new_layer_class(
  classname = "PositionalEmbedding",
  initialize = function(sequence_length, input_dim, output_dim, ...) {
    super$initialize(...)
    self$token_embeddings <- layer_embedding(input_dim = input_dim, output_dim = output_dim)
    self$position_embeddings <- layer_embedding(input_dim = sequence_length, output_dim = output_dim)
  },
  call = function(inputs) {
    length <- tf$shape(inputs)[-1]
    positions <- tf$range(start = 0L, limit = length, delta = 1L)
    self$token_embeddings(inputs) + self$position_embeddings(positions)
  },
  compute_mask = function(inputs, mask = NULL) inputs != 0
)

embed_dim <- 16
encoder_inputs <- layer_input(shape(NULL), dtype = "int64", name = "english")
encoder_outputs <- encoder_inputs %>%
  layer_positional_embedding(sequence_length, vocab_size, embed_dim) %>%
  layer_transformer_encoder(embed_dim, 32, 2)
transformer_decoder <- layer_transformer_decoder(NULL, embed_dim, 32, 2)
decoder_inputs <- layer_input(shape(NULL), dtype = "int64", name = "spanish")
decoder_outputs <- decoder_inputs %>%
  layer_positional_embedding(sequence_length, vocab_size, embed_dim) %>%
  transformer_decoder(., encoder_outputs) %>%
  layer_dropout(0.1) %>%
  layer_dense(vocab_size, activation = "softmax")
transformer <- keras_model(list(encoder_inputs, decoder_inputs), decoder_outputs)
transformer %>% compile(
  optimizer = optimizer_adam(0.01), loss = "sparse_categorical_crossentropy", metrics = "accuracy"
)
history <- transformer %>% fit(train_ds, epochs = 8, verbose = 0)
stopifnot(tail(history$metrics$accuracy, 1) > history$metrics$accuracy[1])

spa_vocab <- get_vocabulary(target_vectorization)
decode_sequence <- function(input_sentence) {
  tokenized_input_sentence <- source_vectorization(array(input_sentence, dim = c(1, 1)))
  decoded_sentence <- "[start]"
  for (i in seq(sequence_length - 1)) {
    tokenized_target_sentence <- target_vectorization(array(decoded_sentence, dim = c(1, 1)))
    tokenized_target_sentence <- tokenized_target_sentence[, NULL:-1]
    next_token_predictions <- transformer %>%
      predict(list(tokenized_input_sentence, tokenized_target_sentence))
    sampled_token_index <- which.max(next_token_predictions[1, i, ])
    sampled_token <- spa_vocab[sampled_token_index]
    decoded_sentence <- paste(decoded_sentence, sampled_token)
    if (sampled_token == "[end]") break
  }
  decoded_sentence
}
said <- decode_sequence("one two three")
stopifnot(grepl("^\\[start\\] ", said), length(strsplit(said, " ")[[1]]) >= 2)
# What comes later is not seen.
a <- predict(transformer, list(source_vectorization(english[1:2]), matrix(c(2L, 2L, 4L, 5L, 6L, 7L), 2)))
b <- predict(transformer, list(source_vectorization(english[1:2]), matrix(c(2L, 2L, 4L, 5L, 8L, 9L), 2)))
stopifnot(all.equal(a[, 1:2, ], b[, 1:2, ], tolerance = 1e-4), !isTRUE(all.equal(a[, 3, ], b[, 3, ])))
