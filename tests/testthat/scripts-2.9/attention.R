# Translation with attention: two models of one's own, a tape, and a dataset, as on RStudio's blog.
library(keras)
library(tensorflow)
library(tfdatasets)

set_random_seed(25)
n <- 64
src_maxlen <- 5
target_maxlen <- 6
src <- matrix(sample(1:6, n * src_maxlen, replace = TRUE), n)
# 1 begins and 2 ends a sentence; the target says the source backwards.
target <- cbind(1L, src[, src_maxlen:2] + 2L, 2L)
src_vocab_size <- 7
target_vocab_size <- 9
batch_size <- 16
embedding_dim <- 8
gru_units <- 16
train_dataset <- tensor_slices_dataset(list(src, target)) %>%
  dataset_batch(batch_size, drop_remainder = TRUE)

attention_encoder <- function(gru_units, embedding_dim, src_vocab_size, name = NULL) {
  keras_model_custom(name = name, function(self) {
    self$embedding <- layer_embedding(input_dim = src_vocab_size, output_dim = embedding_dim)
    self$gru <- layer_gru(units = gru_units, return_sequences = TRUE, return_state = TRUE)
    function(inputs, mask = NULL) {
      x <- inputs[[1]]
      hidden <- inputs[[2]]
      x <- self$embedding(x)
      c(output, state) %<-% self$gru(x, initial_state = hidden)
      list(output, state)
    }
  })
}
attention_decoder <- function(object, gru_units, embedding_dim, target_vocab_size, name = NULL) {
  keras_model_custom(name = name, function(self) {
    self$gru <- layer_gru(units = gru_units, return_sequences = TRUE, return_state = TRUE)
    self$embedding <- layer_embedding(input_dim = target_vocab_size, output_dim = embedding_dim)
    gru_units <- gru_units
    self$fc <- layer_dense(units = target_vocab_size)
    self$W1 <- layer_dense(units = gru_units)
    self$W2 <- layer_dense(units = gru_units)
    self$V <- layer_dense(units = 1L)
    function(inputs, mask = NULL) {
      x <- inputs[[1]]
      hidden <- inputs[[2]]
      encoder_output <- inputs[[3]]
      hidden_with_time_axis <- k_expand_dims(hidden, 2)
      score <- self$V(k_tanh(self$W1(encoder_output) + self$W2(hidden_with_time_axis)))
      attention_weights <- k_softmax(score, axis = 2)
      context_vector <- attention_weights * encoder_output
      context_vector <- k_sum(context_vector, axis = 2)
      x <- self$embedding(x)
      x <- k_concatenate(list(k_expand_dims(context_vector, 2), x), axis = 3)
      c(output, state) %<-% self$gru(x)
      output <- k_reshape(output, c(-1, gru_units))
      x <- self$fc(output)
      list(x, state, attention_weights)
    }
  })
}
encoder <- attention_encoder(gru_units, embedding_dim, src_vocab_size)
decoder <- attention_decoder(
  gru_units = gru_units, embedding_dim = embedding_dim, target_vocab_size = target_vocab_size
)
optimizer <- optimizer_adam(learning_rate = 0.02)
cx_loss <- function(y_true, y_pred) {
  mask <- ifelse(y_true == 0L, 0, 1)
  loss <- tf$nn$sparse_softmax_cross_entropy_with_logits(labels = y_true, logits = y_pred) * mask
  tf$reduce_mean(loss)
}
encoder_init_hidden <- k_zeros(c(batch_size, gru_units))
losses <- c()
for (epoch in 1:6) {
  total_loss <- 0
  iteration <- 0
  iter <- make_iterator_one_shot(train_dataset)
  until_out_of_range({
    batch <- iterator_get_next(iter)
    loss <- 0
    x <- batch[[1]]
    y <- batch[[2]]
    iteration <- iteration + 1
    with(tf$GradientTape() %as% tape, {
      c(enc_output, enc_hidden) %<-% encoder(list(x, encoder_init_hidden))
      dec_hidden <- enc_hidden
      dec_input <- k_expand_dims(rep(list(1), batch_size))
      for (t in seq_len(target_maxlen - 1)) {
        c(preds, dec_hidden, weights) %<-% decoder(list(dec_input, dec_hidden, enc_output))
        loss <- loss + cx_loss(y[, t + 1], preds)
        dec_input <- k_expand_dims(y[, t + 1])
      }
    })
    total_loss <- total_loss + loss / k_cast_to_floatx(dim(y)[2])
    variables <- c(encoder$variables, decoder$variables)
    gradients <- tape$gradient(loss, variables)
    optimizer$apply_gradients(Map(list, gradients, variables))
  })
  losses <- c(losses, as.numeric(total_loss) / iteration)
}
stopifnot(iteration == 4, losses[6] < 0.8 * losses[1], length(variables) == 4 + 12)
stopifnot(identical(dim(weights), c(16L, 5L, 1L)))
stopifnot(all.equal(as.numeric(k_sum(weights, axis = 2)), rep(1, 16), tolerance = 1e-5))
