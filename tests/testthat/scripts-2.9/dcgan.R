# Two convolutional models of one's own, each with a tape, as on RStudio's blog.
library(keras)
library(tensorflow)
library(tfdatasets)

set_random_seed(26)
train_images <- array(rep(c(-1, 1), each = 4), c(48, 8, 8, 1))
batch_size <- 16
train_dataset <- tensor_slices_dataset(k_constant(train_images)) %>%
  dataset_shuffle(48) %>%
  dataset_batch(batch_size)

generator <- function(name = NULL) {
  keras_model_custom(name = name, function(self) {
    self$fc1 <- layer_dense(units = 2 * 2 * 8, use_bias = FALSE)
    self$batchnorm1 <- layer_batch_normalization()
    self$leaky_relu1 <- layer_activation_leaky_relu()
    self$conv1 <- layer_conv_2d_transpose(
      filters = 8, kernel_size = c(5, 5), strides = c(1, 1), padding = "same", use_bias = FALSE
    )
    self$batchnorm2 <- layer_batch_normalization()
    self$leaky_relu2 <- layer_activation_leaky_relu()
    self$conv2 <- layer_conv_2d_transpose(
      filters = 4, kernel_size = c(5, 5), strides = c(2, 2), padding = "same", use_bias = FALSE
    )
    self$batchnorm3 <- layer_batch_normalization()
    self$leaky_relu3 <- layer_activation_leaky_relu()
    self$conv3 <- layer_conv_2d_transpose(
      filters = 1, kernel_size = c(5, 5), strides = c(2, 2), padding = "same", use_bias = FALSE,
      activation = "tanh"
    )
    function(inputs, mask = NULL, training = TRUE) {
      self$fc1(inputs) %>%
        self$batchnorm1(training = training) %>%
        self$leaky_relu1() %>%
        k_reshape(shape = c(-1, 2, 2, 8)) %>%
        self$conv1() %>%
        self$batchnorm2(training = training) %>%
        self$leaky_relu2() %>%
        self$conv2() %>%
        self$batchnorm3(training = training) %>%
        self$leaky_relu3() %>%
        self$conv3()
    }
  })
}
discriminator <- function(name = NULL) {
  keras_model_custom(name = name, function(self) {
    self$conv1 <- layer_conv_2d(filters = 4, kernel_size = c(5, 5), strides = c(2, 2), padding = "same")
    self$leaky_relu1 <- layer_activation_leaky_relu()
    self$dropout <- layer_dropout(rate = 0.3)
    self$conv2 <- layer_conv_2d(filters = 8, kernel_size = c(5, 5), strides = c(2, 2), padding = "same")
    self$leaky_relu2 <- layer_activation_leaky_relu()
    self$flatten <- layer_flatten()
    self$fc1 <- layer_dense(units = 1)
    function(inputs, mask = NULL, training = TRUE) {
      inputs %>%
        self$conv1() %>%
        self$leaky_relu1() %>%
        self$dropout(training = training) %>%
        self$conv2() %>%
        self$leaky_relu2() %>%
        self$flatten() %>%
        self$fc1()
    }
  })
}
generator <- generator()
discriminator <- discriminator()
discriminator_loss <- function(real_output, generated_output) {
  real_loss <- k_binary_crossentropy(k_ones_like(real_output), real_output, from_logits = TRUE)
  generated_loss <- k_binary_crossentropy(
    k_zeros_like(generated_output), generated_output,
    from_logits = TRUE
  )
  k_mean(real_loss) + k_mean(generated_loss)
}
generator_loss <- function(generated_output) {
  k_mean(tf$nn$sigmoid_cross_entropy_with_logits(tf$ones_like(generated_output), generated_output))
}
discriminator_optimizer <- optimizer_adam(1e-2)
generator_optimizer <- optimizer_adam(1e-2)
noise_dim <- 5
train <- function(dataset, epochs) {
  history <- c()
  for (epoch in seq_len(epochs)) {
    total_loss_gen <- 0
    total_loss_disc <- 0
    iter <- make_iterator_one_shot(dataset)
    until_out_of_range({
      batch <- iterator_get_next(iter)
      noise <- k_random_normal(c(batch_size, noise_dim))
      with(tf$GradientTape() %as% gen_tape, {
        with(tf$GradientTape() %as% disc_tape, {
          generated_images <- generator(noise)
          disc_real_output <- discriminator(batch, training = TRUE)
          disc_generated_output <- discriminator(generated_images, training = TRUE)
          gen_loss <- generator_loss(disc_generated_output)
          disc_loss <- discriminator_loss(disc_real_output, disc_generated_output)
        })
      })
      gradients_of_generator <- gen_tape$gradient(gen_loss, generator$trainable_variables)
      gradients_of_discriminator <- disc_tape$gradient(disc_loss, discriminator$trainable_variables)
      generator_optimizer$apply_gradients(
        Map(list, gradients_of_generator, generator$trainable_variables)
      )
      discriminator_optimizer$apply_gradients(
        Map(list, gradients_of_discriminator, discriminator$trainable_variables)
      )
      total_loss_gen <- total_loss_gen + gen_loss
      total_loss_disc <- total_loss_disc + disc_loss
    })
    history <- rbind(history, c(as.numeric(total_loss_gen), as.numeric(total_loss_disc)) / 3)
  }
  history
}
moving <- generator(k_ones(c(2, noise_dim)), training = FALSE)
history <- train(train_dataset, 4)
stopifnot(identical(dim(history), c(4L, 2L)), all(is.finite(history)), history[4, 2] < history[1, 2])
made <- generator(k_random_normal(c(3, noise_dim)), training = FALSE)
stopifnot(identical(dim(made), c(3L, 8L, 8L, 1L)), max(abs(as.array(made))) <= 1)
# Without training nothing is dropped, and statistics do not move.
before <- lapply(generator$weights, as.array)
first <- as.array(discriminator(made, training = FALSE))
stopifnot(identical(as.array(discriminator(made, training = FALSE)), first))
stopifnot(identical(lapply(generator$weights, as.array), before))
checkpoint <- tf$train$Checkpoint(generator = generator)
path <- checkpoint$save(file.path(tempfile(), "ckpt"))
kept <- as.array(generator(k_ones(c(2, noise_dim)), training = FALSE))
train(train_dataset, 1)
checkpoint$restore(path)
stopifnot(all.equal(as.array(generator(k_ones(c(2, noise_dim)), training = FALSE)), kept, tolerance = 1e-5))
