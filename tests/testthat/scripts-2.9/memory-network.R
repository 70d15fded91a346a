# Questions to a story, by a memory network, whose inputs and outputs have no names of their own.
library(keras)

tensorflow::set_random_seed(32)
k_clear_session()
vocab_size <- 12
story_maxlen <- 6
query_maxlen <- 3
sequence <- layer_input(shape = c(story_maxlen))
question <- layer_input(shape = c(query_maxlen))
sequence_encoder_m <- keras_model_sequential()
sequence_encoder_m %>%
  layer_embedding(input_dim = vocab_size, output_dim = 8) %>%
  layer_dropout(rate = 0.1)
sequence_encoder_c <- keras_model_sequential()
sequence_encoder_c %>%
  layer_embedding(input_dim = vocab_size, output = query_maxlen) %>%
  layer_dropout(rate = 0.1)
question_encoder <- keras_model_sequential()
question_encoder %>%
  layer_embedding(input_dim = vocab_size, output_dim = 8, input_length = query_maxlen) %>%
  layer_dropout(rate = 0.1)
sequence_encoded_m <- sequence_encoder_m(sequence)
sequence_encoded_c <- sequence_encoder_c(sequence)
question_encoded <- question_encoder(question)
match <- list(sequence_encoded_m, question_encoded) %>%
  layer_dot(axes = c(2, 2)) %>%
  layer_activation("softmax")
response <- list(match, sequence_encoded_c) %>%
  layer_add() %>%
  layer_permute(c(2, 1))
answer <- list(response, question_encoded) %>%
  layer_concatenate() %>%
  layer_lstm(8) %>%
  layer_dense(vocab_size) %>%
  layer_activation("softmax")
model <- keras_model(inputs = list(sequence, question), answer)
stopifnot(identical(model$name, "model"), identical(model$input_names, c("input_1", "input_2")))
model %>% compile(optimizer = "rmsprop", loss = "categorical_crossentropy", metrics = c("ce", "accuracy"))

n <- 120
stories <- matrix(sample(1:11, n * story_maxlen, replace = TRUE), n)
asked <- matrix(sample(1:11, n * query_maxlen, replace = TRUE), n)
answers <- to_categorical(stories[, 1], vocab_size)
history <- model %>% fit(
  x = list(input_2 = asked, input_1 = stories), y = list(activation_1 = answers),
  batch_size = 32, epochs = 2, verbose = 0
)
stopifnot(all.equal(history$metrics$ce, history$metrics$loss, tolerance = 1e-5))
scores <- model %>% evaluate(list(stories, asked), answers, verbose = 0)
found <- as.array(model(list(k_constant(stories), k_constant(asked))))
stopifnot(all.equal(scores[["loss"]], -mean(log(found[answers == 1])), tolerance = 1e-4))
stopifnot(all.equal(
  scores[["accuracy"]], mean(max.col(found) == max.col(answers)), tolerance = 1e-6
))

# What the memory attends to, by hand.
attention <- keras_model(list(sequence, question), match)
m <- get_weights(sequence_encoder_m)[[1]]
q <- get_weights(question_encoder)[[1]]
by_hand <- m[stories[1, ] + 1, ] %*% t(q[asked[1, ] + 1, ])
by_hand <- exp(by_hand) / rowSums(exp(by_hand))
stopifnot(identical(attention$name, "model_1"))
stopifnot(all.equal(as.array(attention(list(k_constant(stories), k_constant(asked))))[1, , ], by_hand, tolerance = 1e-4))
names <- sapply(model$layers, function(layer) layer$name)
stopifnot(identical(names[1:2], c("input_1", "input_2")), tail(names, 1) == "activation_1")
