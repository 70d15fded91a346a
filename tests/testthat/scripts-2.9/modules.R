# Through the modules of Python, where R has no function, or people knew Python's.
library(keras)
library(tensorflow)

set_random_seed(35)
x <- matrix(rnorm(80), 20)
y <- matrix(rowSums(x))
inputs <- tf$keras$Input(shape = list(4L))
hidden <- tf$keras$layers$Dense(units = 8L, activation = "relu")(inputs)
outputs <- tf$keras$layers$Dense(1L, name = "out")(hidden)
model <- tf$keras$Model(inputs = inputs, outputs = outputs)
optimizer <- suppressWarnings(tf$keras$optimizers$SGD(lr = 0.1, decay = 1))
model$compile(optimizer = optimizer, loss = "mse", metrics = list("mae"))
history <- model$fit(x, y, epochs = 2L, verbose = 0L, batch_size = 5L)
stopifnot(identical(names(history$history), c("loss", "mae")) || "loss" %in% names(history$history))
stopifnot(all.equal(
  model$evaluate(x, y, verbose = 0L)[[1]], mean((model$predict(x, verbose = 0L) - y)^2), tolerance = 1e-5
))
# The functions of R take it, too; the rate has decayed with the steps.
before <- get_weights(get_layer(model, "out"))[[2]]
steps <- k_get_value(optimizer$iterations)
gradient <- 2 * mean(model$predict(x, verbose = 0L) - y)
invisible(model %>% train_on_batch(x, y))
stopifnot(steps == 8, all.equal(
  as.numeric(get_weights(get_layer(model, "out"))[[2]]), as.numeric(before) - 0.1 / 9 * gradient,
  tolerance = 1e-3
))

K <- keras$backend
stopifnot(all.equal(as.numeric(K$mean(tf$constant(x), axis = 0L)), colMeans(x)), K$epsilon() == k_epsilon())
image <- array(runif(12, 0, 255), c(1, 2, 2, 3))
copy <- image + 0
processed <- keras$applications$vgg16$preprocess_input(image)
stopifnot(identical(image, copy), all.equal(processed[1, 1, 1, ], rev(image[1, 1, 1, ]) - c(103.939, 116.779, 123.68)))
old <- tf$compat$v1$train$GradientDescentOptimizer(1)
weight <- model$layers[[2]]$kernel
start <- k_get_value(weight)
old$apply_gradients(list(list(tf$ones_like(weight), weight)))
stopifnot(all.equal(k_get_value(weight), start - 1, tolerance = 1e-6))
tokenizer <- tf$keras$preprocessing$text$Tokenizer(num_words = 5L)
tokenizer$fit_on_texts(list("a b", "b c"))
stopifnot(identical(tokenizer$word_index$b, 1L))
padded <- keras$preprocessing$sequence$pad_sequences(list(c(1L, 2L), list(3L)), maxlen = 3L)
stopifnot(all(padded == rbind(c(0, 1, 2), c(0, 0, 3))))
