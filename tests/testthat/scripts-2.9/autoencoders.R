# An autoencoder, and a variational one with a training step of its own.
library(keras)
library(tensorflow)

set_random_seed(8)
n <- 256
latent <- matrix(runif(n * 2, -1, 1), n)
x <- plogis(2 * latent %*% matrix(rnorm(2 * 10), 2))

input <- layer_input(shape = 10)
encoded <- input %>%
  layer_dense(8, activation = "relu") %>%
  layer_dense(2, activity_regularizer = regularizer_l1(1e-5), name = "code")
decoder_layer <- layer_dense(units = 10, activation = "sigmoid")
autoencoder <- keras_model(input, decoder_layer(encoded))
encoder <- keras_model(input, encoded)
encoded_input <- layer_input(shape = 2)
decoder <- keras_model(encoded_input, decoder_layer(encoded_input))
autoencoder %>% compile(optimizer = optimizer_adam(0.02), loss = "binary_crossentropy")
history <- autoencoder %>% fit(x, x, epochs = 15, batch_size = 32, verbose = 0)
stopifnot(tail(history$metrics$loss, 1) < history$metrics$loss[1] - 0.02)
code <- predict(encoder, x)
stopifnot(identical(dim(code), c(256L, 2L)))
stopifnot(all.equal(predict(decoder, code), predict(autoencoder, x), tolerance = 1e-5))

layer_sampler <- new_layer_class(
  classname = "Sampler",
  call = function(z_mean, z_log_var) {
    epsilon <- tf$random$normal(shape = tf$shape(z_mean))
    z_mean + exp(0.5 * z_log_var) * epsilon
  }
)
features <- input %>% layer_dense(8, activation = "relu")
z_mean <- features %>% layer_dense(2, name = "z_mean")
z_log_var <- features %>% layer_dense(2, name = "z_log_var")
vae_encoder <- keras_model(input, list(z_mean, z_log_var), name = "encoder")
vae_decoder <- keras_model_sequential(name = "decoder", input_shape = 2) %>%
  layer_dense(8, activation = "relu") %>%
  layer_dense(10, activation = "sigmoid")

model_vae <- new_model_class(
  classname = "VAE",
  initialize = function(encoder, decoder, ...) {
    super$initialize(...)
    self$encoder <- encoder
    self$decoder <- decoder
    self$sampler <- layer_sampler()
    self$total_loss_tracker <- metric_mean(name = "total_loss")
    self$kl_loss_tracker <- metric_mean(name = "kl_loss")
  },
  metrics = mark_active(function() {
    list(self$total_loss_tracker, self$kl_loss_tracker)
  }),
  train_step = function(data) {
    with(tf$GradientTape() %as% tape, {
      c(z_mean, z_log_var) %<-% self$encoder(data)
      z <- self$sampler(z_mean, z_log_var)
      reconstruction <- decoder(z)
      reconstruction_loss <- loss_binary_crossentropy(data, reconstruction) %>%
        tf$reduce_mean() %>%
        `*`(10)
      kl_loss <- -0.5 * (1 + z_log_var - z_mean^2 - exp(z_log_var))
      total_loss <- reconstruction_loss + tf$reduce_mean(kl_loss)
    })
    grads <- tape$gradient(total_loss, self$trainable_weights)
    self$optimizer$apply_gradients(zip_lists(grads, self$trainable_weights))
    self$total_loss_tracker$update_state(total_loss)
    self$kl_loss_tracker$update_state(kl_loss)
    list(total_loss = self$total_loss_tracker$result(), kl_loss = self$kl_loss_tracker$result())
  }
)
decoder <- vae_decoder
vae <- model_vae(vae_encoder, vae_decoder)
vae %>% compile(optimizer = optimizer_adam(0.01))
history <- vae %>% fit(x, epochs = 12, batch_size = 32, verbose = 0)
stopifnot(setequal(names(history$metrics), c("total_loss", "kl_loss")))
stopifnot(tail(history$metrics$total_loss, 1) < history$metrics$total_loss[1])
stopifnot(all(unlist(history$metrics$kl_loss) >= 0))
grid <- as.matrix(expand.grid(c(-1, 0, 1), c(-1, 1)))
drawn <- vae_decoder %>% predict(grid)
stopifnot(identical(dim(drawn), c(6L, 10L)), all(drawn > 0 & drawn < 1))

# The older way: a sampling lambda, and a divergence that a layer adds to the loss.
sampling <- function(args) {
  z_mean <- args[, 1:2]
  z_log_var <- args[, 3:4]
  epsilon <- k_random_normal(shape = k_shape(z_mean), mean = 0, stddev = 1)
  z_mean + k_exp(z_log_var / 2) * epsilon
}
layer_divergence <- Layer(
  "Divergence",
  call = function(args, ...) {
    divergence <- -0.5 * k_mean(1 + args[, 3:4] - k_square(args[, 1:2]) - k_exp(args[, 3:4]))
    self$add_loss(divergence)
    args
  }
)
moments <- layer_concatenate(list(z_mean, z_log_var))
old <- keras_model(input, vae_decoder(moments %>% layer_divergence() %>% layer_lambda(sampling)))
old %>% compile(optimizer = "rmsprop", loss = "mse")
parts <- predict(keras_model(input, moments), x)
divergence <- -0.5 * mean(1 + parts[, 3:4] - parts[, 1:2]^2 - exp(parts[, 3:4]))
found <- old %>% evaluate(x, x, batch_size = n, verbose = 0)
stopifnot(found > divergence, divergence > 0, found < divergence + 1)
history <- old %>% fit(x, x, epochs = 3, verbose = 0)
stopifnot(history$metrics$loss[3] < history$metrics$loss[1])

# The same as a functional model, whose loss is a tensor inside of it.
z <- list(z_mean, z_log_var) %>%
  layer_lambda(function(arg) {
    arg[[1]] + k_exp(arg[[2]] / 2) * k_random_normal(shape = k_shape(arg[[1]]), stddev = 0.1)
  })
reconstruction <- vae_decoder(z)
vae <- keras_model(input, reconstruction)
kl_loss <- -0.5 * k_mean(1 + z_log_var - k_square(z_mean) - k_exp(z_log_var), axis = -1L)
vae$add_loss(k_mean(10 * loss_binary_crossentropy(input, reconstruction) + kl_loss))
vae$add_metric(kl_loss, name = "kl_loss", aggregation = "mean")
vae %>% compile(optimizer = optimizer_adam(0.02))
history <- vae %>% fit(x, epochs = 10, batch_size = 32, verbose = 0)
stopifnot(identical(names(history$metrics), c("loss", "kl_loss")))
stopifnot(tail(history$metrics$loss, 1) < history$metrics$loss[1] - 0.02)
file <- tempfile(fileext = ".h5")
encoder_of_vae <- keras_model(input, z_mean)
save_model_hdf5(encoder_of_vae, file)
stopifnot(all.equal(predict(load_model_hdf5(file), x), predict(encoder_of_vae, x)))
