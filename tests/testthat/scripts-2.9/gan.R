# A generator and a discriminator, trained by turns with train_on_batch().
library(keras)

tensorflow::set_random_seed(12)
latent_dim <- 4
real_images <- function(n) matrix(rnorm(n * 2, mean = rep(c(2, -1), each = n), sd = 0.3), n)

build_generator <- function() {
  noise <- layer_input(shape = c(latent_dim))
  label <- layer_input(shape = 1, dtype = "int32")
  class <- label %>% layer_embedding(3, latent_dim) %>% layer_flatten()
  hidden <- layer_multiply(list(noise, class)) %>%
    layer_dense(16) %>%
    layer_activation_leaky_relu(alpha = 0.2)
  keras_model(list(noise, label), hidden %>% layer_dense(2))
}
build_discriminator <- function() {
  image <- layer_input(shape = 2)
  features <- image %>%
    layer_dense(16) %>%
    layer_activation_leaky_relu() %>%
    layer_dropout(0.1)
  fake <- features %>% layer_dense(1, activation = "sigmoid", name = "generation")
  aux <- features %>% layer_dense(3, activation = "softmax", name = "auxiliary")
  keras_model(image, list(fake, aux))
}

discriminator <- build_discriminator()
discriminator %>% compile(
  optimizer = optimizer_adam(learning_rate = 0.01, beta_1 = 0.5),
  loss = list("binary_crossentropy", "sparse_categorical_crossentropy")
)
generator <- build_generator()
latent <- layer_input(shape = list(latent_dim))
image_class <- layer_input(shape = list(1), dtype = "int32")
fake <- generator(list(latent, image_class))
freeze_weights(discriminator)
results <- discriminator(fake)
combined <- keras_model(list(latent, image_class), results)
combined %>% compile(
  optimizer = optimizer_adam(learning_rate = 0.01, beta_1 = 0.5),
  loss = list("binary_crossentropy", "sparse_categorical_crossentropy")
)
stopifnot(length(combined$trainable_weights) == length(generator$trainable_weights))

batch <- 32
before <- get_weights(discriminator)
noise <- function(n) matrix(runif(n * latent_dim, -1, 1), n)
for (step in 1:3) {
  labels <- sample(0:2, 2 * batch, replace = TRUE) %>% matrix(ncol = 1)
  loss <- combined %>% train_on_batch(list(noise(2 * batch), labels), list(rep(1, 2 * batch), labels))
}
stopifnot(identical(get_weights(discriminator), before), length(loss) == 3)
stopifnot(all.equal(loss[[1]], loss[[2]] + loss[[3]], tolerance = 1e-5))

history <- c()
for (step in 1:40) {
  labels <- sample(0:2, batch, replace = TRUE) %>% matrix(ncol = 1)
  generated <- predict(generator, list(noise(batch), labels))
  x <- rbind(real_images(batch), generated)
  y <- c(rep(1, batch), rep(0, batch)) %>% matrix(ncol = 1)
  aux_y <- rbind(matrix(sample(0:2, batch, replace = TRUE), ncol = 1), labels)
  disc_loss <- discriminator %>% train_on_batch(x, list(y, aux_y))
  labels <- sample(0:2, 2 * batch, replace = TRUE) %>% matrix(ncol = 1)
  gen_loss <- combined %>% train_on_batch(
    list(noise(2 * batch), labels), list(matrix(1, 2 * batch), labels)
  )
  history <- rbind(history, unlist(c(disc_loss, gen_loss)))
}
stopifnot(all(is.finite(history)), identical(dim(history), c(40L, 6L)))
# It was compiled before it was frozen, so it trained.
stopifnot(!isTRUE(all.equal(get_weights(discriminator), before)))
made <- predict(generator, list(noise(64), matrix(0L, 64)))
stopifnot(mean(made[, 1]) > mean(made[, 2]))
