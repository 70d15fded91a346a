# Letters turned round by an encoder and a decoder, which then work step by step.
library(keras)

tensorflow::set_random_seed(10)
letters_used <- c("a", "b", "c", "\t", "\n")
token_index <- setNames(seq_along(letters_used), letters_used)
n <- 200
words <- replicate(n, paste(sample(c("a", "b", "c"), 3, replace = TRUE), collapse = ""))
turned <- vapply(strsplit(words, ""), function(w) paste(rev(w), collapse = ""), "")
targets <- paste0("\t", turned, "\n")
num_tokens <- length(letters_used)
encoder_input_data <- array(0, c(n, 3, num_tokens))
decoder_input_data <- array(0, c(n, 5, num_tokens))
decoder_target_data <- array(0, c(n, 5, num_tokens))
for (i in seq_len(n)) {
  input <- strsplit(words[i], "")[[1]]
  target <- strsplit(targets[i], "")[[1]]
  for (t in seq_along(input)) encoder_input_data[i, t, token_index[[input[t]]]] <- 1
  for (t in seq_along(target)) {
    decoder_input_data[i, t, token_index[[target[t]]]] <- 1
    if (t > 1) decoder_target_data[i, t - 1, token_index[[target[t]]]] <- 1
  }
}

latent_dim <- 24
encoder_inputs <- layer_input(shape = list(NULL, num_tokens))
encoder <- layer_lstm(units = latent_dim, return_state = TRUE)
encoder_results <- encoder_inputs %>% encoder
encoder_states <- encoder_results[2:3]
decoder_inputs <- layer_input(shape = list(NULL, num_tokens))
decoder_lstm <- layer_lstm(
  units = latent_dim, return_sequences = TRUE, return_state = TRUE, stateful = FALSE
)
decoder_results <- decoder_lstm(decoder_inputs, initial_state = encoder_states)
decoder_dense <- layer_dense(units = num_tokens, activation = "softmax")
decoder_outputs <- decoder_dense(decoder_results[[1]])
model <- keras_model(inputs = list(encoder_inputs, decoder_inputs), outputs = decoder_outputs)
model %>% compile(optimizer = optimizer_rmsprop(0.02), loss = "categorical_crossentropy")
history <- model %>% fit(
  list(encoder_input_data, decoder_input_data), decoder_target_data,
  batch_size = 25, epochs = 25, verbose = 0, validation_split = 0.1
)
stopifnot(tail(history$metrics$loss, 1) < history$metrics$loss[1] / 4)

encoder_model <- keras_model(encoder_inputs, encoder_states)
decoder_state_input_h <- layer_input(shape = latent_dim)
decoder_state_input_c <- layer_input(shape = latent_dim)
decoder_states_inputs <- c(decoder_state_input_h, decoder_state_input_c)
decoder_results <- decoder_lstm(decoder_inputs, initial_state = decoder_states_inputs)
decoder_states <- decoder_results[2:3]
decoder_outputs <- decoder_dense(decoder_results[[1]])
decoder_model <- keras_model(
  inputs = c(decoder_inputs, decoder_states_inputs), outputs = c(decoder_outputs, decoder_states)
)
decode_sequence <- function(input_seq) {
  states <- predict(encoder_model, input_seq)
  target_seq <- array(0, c(1, 1, num_tokens))
  target_seq[1, 1, token_index[["\t"]]] <- 1
  decoded <- c()
  repeat {
    decoder_predictions <- predict(decoder_model, c(list(target_seq), states))
    output <- which.max(decoder_predictions[[1]][1, 1, ])
    if (letters_used[output] == "\n" || length(decoded) > 4) break
    decoded <- c(decoded, letters_used[output])
    target_seq[1, 1, ] <- 0
    target_seq[1, 1, output] <- 1
    states <- decoder_predictions[2:3]
  }
  paste(decoded, collapse = "")
}
tried <- c(1, 2, 3)
decoded <- vapply(tried, function(i) decode_sequence(encoder_input_data[i, , , drop = FALSE]), "")
stopifnot(all(nchar(decoded) == 3), sum(decoded == turned[tried]) >= 2)
# Step by step is what the whole gives.
whole <- predict(model, list(
  encoder_input_data[1, , , drop = FALSE], decoder_input_data[1, , , drop = FALSE]
))
states <- predict(encoder_model, encoder_input_data[1, , , drop = FALSE])
for (t in 1:5) {
  parts <- predict(decoder_model, c(list(decoder_input_data[1, t, , drop = FALSE]), states))
  states <- parts[2:3]
  stopifnot(all.equal(parts[[1]][1, 1, ], whole[1, t, ], tolerance = 1e-4))
}
