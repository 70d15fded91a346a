# Sentences of R's own help pages: is one about statistics or about drawing?
library(keras)

tensorflow::set_random_seed(5)
sentences_of <- function(package) {
  words <- function(part) paste(unlist(part), collapse = "")
  text <- lapply(tools::Rd_db(package), function(page) {
    tags <- vapply(page, attr, "", "Rd_tag")
    vapply(page[tags %in% c("\\description", "\\details", "\\value")], words, "")
  })
  text <- gsub("[[:space:]]+", " ", unlist(text, use.names = FALSE))
  found <- trimws(unlist(strsplit(text, "(?<=[.]) (?=[A-Z])", perl = TRUE)))
  unique(found[nchar(found) > 50 & nchar(found) < 400])
}
drawing <- c(sentences_of("graphics"), sentences_of("grDevices"))
statistics <- sentences_of("stats")
each <- 800
texts <- c(sample(drawing, each), sample(statistics, each))
labels <- rep(0:1, each = each)

indices <- sample(length(texts))
held <- indices[1:400]
training <- indices[-(1:400)]
max_words <- 2000
maxlen <- 40
tokenizer <- text_tokenizer(num_words = max_words) %>% fit_text_tokenizer(texts[training])
stopifnot(identical(tokenizer$document_count, 1200L), identical(names(tokenizer$word_index)[1], "the"))
sequences <- texts_to_sequences(tokenizer, texts)
words <- text_to_word_sequence(texts[1])
numbers <- unlist(tokenizer$word_index[words], use.names = FALSE)
stopifnot(identical(sequences[[1]], numbers[numbers < max_words]))
x <- pad_sequences(sequences, maxlen = maxlen, padding = "post")
stopifnot(identical(dim(x), c(1600L, 40L)))

model <- keras_model_sequential() %>%
  layer_embedding(input_dim = max_words, output_dim = 16, input_length = maxlen) %>%
  layer_global_average_pooling_1d() %>%
  layer_dense(units = 16, activation = "relu") %>%
  layer_dense(units = 1, activation = "sigmoid")
model %>% compile(
  optimizer = optimizer_adam(learning_rate = 0.01), loss = "binary_crossentropy",
  metrics = list("accuracy")
)
history <- model %>% fit(
  x[training, ], labels[training],
  epochs = 10, batch_size = 64, verbose = 0,
  validation_data = list(x[held, ], labels[held])
)
scores <- model %>% evaluate(x[held, ], labels[held], verbose = 0)
cat("accuracy of sentences that were held out:", scores[["accuracy"]], "\n")
stopifnot(scores[["accuracy"]] > 0.8)
said <- (predict(model, x[held, ], verbose = 0) > 0.5) + 0
stopifnot(all.equal(mean(said == labels[held]), scores[["accuracy"]], tolerance = 1e-6))
