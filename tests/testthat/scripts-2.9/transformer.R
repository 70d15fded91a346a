# Attention, positions and a dataset of tensors, as the second edition of the book writes them.
library(keras)
library(tensorflow)

set_random_seed(13)
layer_transformer_encoder <- new_layer_class(
  classname = "TransformerEncoder",
  initialize = function(embed_dim, dense_dim, num_heads, ...) {
    super$initialize(...)
    self$embed_dim <- embed_dim
    self$dense_dim <- dense_dim
    self$num_heads <- num_heads
    self$attention <- layer_multi_head_attention(num_heads = num_heads, key_dim = embed_dim)
    self$dense_proj <- keras_model_sequential() %>%
      layer_dense(dense_dim, activation = "relu") %>%
      layer_dense(embed_dim)
    self$layernorm_1 <- layer_layer_normalization()
    self$layernorm_2 <- layer_layer_normalization()
  },
  call = function(inputs, mask = NULL) {
    if (!is.null(mask)) mask <- mask[, tf$newaxis, ]
    inputs %>%
      { self$attention(., ., attention_mask = mask) + . } %>%
      self$layernorm_1() %>%
      { self$dense_proj(.) + . } %>%
      self$layernorm_2()
  },
  get_config = function() {
    config <- super$get_config()
    for (name in c("embed_dim", "num_heads", "dense_dim")) config[[name]] <- self[[name]]
    config
  }
)
layer_positional_embedding <- new_layer_class(
  classname = "PositionalEmbedding",
  initialize = function(sequence_length, input_dim, output_dim, ...) {
    super$initialize(...)
    self$token_embeddings <- layer_embedding(input_dim = input_dim, output_dim = output_dim)
    self$position_embeddings <- layer_embedding(input_dim = sequence_length, output_dim = output_dim)
    self$sequence_length <- sequence_length
    self$input_dim <- input_dim
    self$output_dim <- output_dim
  },
  call = function(inputs) {
    len <- tf$shape(inputs)[-1]
    positions <- tf$range(start = 0L, limit = len, delta = 1L)
    self$token_embeddings(inputs) + self$position_embeddings(positions)
  },
  compute_mask = function(inputs, mask = NULL) inputs != 0,
  get_config = function() {
    config <- super$get_config()
    for (name in c("output_dim", "sequence_length", "input_dim")) config[[name]] <- self[[name]]
    config
  }
)

# Whether a 1 comes before a 2.
n <- 256
x <- matrix(sample(3:9, n * 8, replace = TRUE), n)
y <- integer(n)
for (i in seq_len(n)) {
  at <- sample(6, 2)
  x[i, at] <- 1:2
  y[i] <- as.integer(at[1] < at[2])
}
x[, 7:8] <- 0L
inputs <- layer_input(shape = c(NA), dtype = "int64")
outputs <- inputs %>%
  layer_positional_embedding(sequence_length = 8, input_dim = 10, output_dim = 8) %>%
  layer_transformer_encoder(embed_dim = 8, dense_dim = 16, num_heads = 2) %>%
  layer_global_average_pooling_1d() %>%
  layer_dropout(0.1) %>%
  layer_dense(1, activation = "sigmoid")
model <- keras_model(inputs, outputs)
model %>% compile(optimizer = optimizer_adam(0.02), loss = "binary_crossentropy", metrics = "accuracy")
dataset <- tf$data$Dataset$from_tensor_slices(tuple(x, y))$shuffle(256L)$batch(32L)
history <- model %>% fit(dataset, epochs = 8, verbose = 0)
stopifnot(tail(history$metrics$loss, 1) < history$metrics$loss[1])

# The mask of the positions reaches the attention.
embedded <- model$layers[[2]](x[1:4, ])
attend <- model$layers[[3]]
masked <- as.array(attend(embedded, mask = tf$constant(x[1:4, ] != 0)))[, 1:6, ]
shorter <- as.array(attend(embedded[, 1:6, ]))
stopifnot(all.equal(masked, shorter, tolerance = 1e-4))

file <- tempfile(fileext = ".keras")
save_model_tf(model, file)
again <- load_model_tf(file, custom_objects = list(layer_positional_embedding, layer_transformer_encoder))
stopifnot(all.equal(predict(again, x), predict(model, x), tolerance = 1e-5))
weights <- again$layers[[3]]$attention$get_weights()
stopifnot(identical(dim(weights[[1]]), c(8L, 2L, 8L)))
