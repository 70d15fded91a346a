# A variational autoencoder of two models, with one optimizer for both, in the eager style of 2018.
library(keras)
library(tensorflow)
library(tfdatasets)

set_random_seed(30)
latent_dim <- 2L
encoder_model <- function(name = NULL) {
  keras_model_custom(name = name, function(self) {
    self$dense1 <- layer_dense(units = 8, activation = "relu")
    self$dense2 <- layer_dense(units = 2 * latent_dim)
    function(x, mask = NULL) {
      x %>%
        self$dense1() %>%
        self$dense2() %>%
        tf$split(num_or_size_splits = 2L, axis = 1L)
    }
  })
}
decoder_model <- function(name = NULL) {
  keras_model_custom(name = name, function(self) {
    self$dense1 <- layer_dense(units = 8, activation = "relu")
    self$dense2 <- layer_dense(units = 4)
    function(x, mask = NULL) self$dense2(self$dense1(x))
  })
}
encoder <- encoder_model()
decoder <- decoder_model()
# Compiled before they have weights.
encoder$call <- tf_function(encoder$call)
reparameterize <- function(mean, logvar) {
  eps <- k_random_normal(shape = mean$shape, dtype = tf$float32)
  eps * k_exp(logvar * 0.5) + mean
}
log_normal <- function(sample, mean, logvar) {
  k_sum(-0.5 * ((sample - mean)^2 * k_exp(-logvar) + logvar + log(2 * pi)), axis = 2)
}
# The closed form, of a single number.
stopifnot(all.equal(
  as.numeric(log_normal(k_constant(matrix(1)), k_constant(matrix(3)), k_constant(matrix(log(4))))),
  dnorm(1, 3, 2, log = TRUE),
  tolerance = 1e-6
))
data <- matrix(rbinom(160 * 4, 1, rep(c(0.9, 0.9, 0.1, 0.1), each = 160)), 160)
dataset <- tensor_slices_dataset(k_cast(data, "float32")) %>% dataset_batch(40, drop_remainder = TRUE)
optimizer <- tf$keras$optimizers$Adam(0.05)

losses <- c()
for (epoch in 1:5) {
  iter <- make_iterator_one_shot(dataset)
  total_loss <- 0
  until_out_of_range({
    x <- iterator_get_next(iter)
    with(tf$GradientTape(persistent = TRUE) %as% tape, {
      c(mean, logvar) %<-% encoder(x)
      z <- reparameterize(mean, logvar)
      preds <- decoder(z)
      crossentropy_loss <- tf$nn$sigmoid_cross_entropy_with_logits(logits = preds, labels = x)
      logpx_z <- -k_sum(crossentropy_loss, axis = 2)
      logpz <- log_normal(z, 0, k_constant(0))
      logqz_x <- log_normal(z, mean, logvar)
      loss <- -k_mean(logpx_z + logpz - logqz_x)
    })
    total_loss <- total_loss + loss
    encoder_gradients <- tape$gradient(loss, encoder$variables)
    decoder_gradients <- tape$gradient(loss, decoder$variables)
    optimizer$apply_gradients(Map(list, encoder_gradients, encoder$variables))
    optimizer$apply_gradients(Map(list, decoder_gradients, decoder$variables))
  })
  losses <- c(losses, as.numeric(total_loss) / 4)
}
stopifnot(losses[5] < losses[1], losses[5] < 4 * log(2), k_get_value(optimizer$iterations) == 40)
# The graph computes with the weights as they are.
c(mean, logvar) %<-% encoder(k_constant(data))
w <- lapply(encoder$weights, k_get_value)
hidden <- pmax(sweep(data %*% w[[1]], 2, w[[2]], "+"), 0)
found <- sweep(hidden %*% w[[3]], 2, w[[4]], "+")
stopifnot(all.equal(cbind(as.array(mean), as.array(logvar)), found, tolerance = 1e-4))

checkpoint <- tf$train$Checkpoint(optimizer = optimizer, encoder = encoder, decoder = decoder)
file <- checkpoint$save(file_prefix = file.path(tempfile("checkpoints"), "ckpt"))
decoder$set_weights(lapply(get_weights(decoder), function(w) 0 * w))
checkpoint$restore(tf$train$latest_checkpoint(dirname(file)))
stopifnot(all.equal(as.array(decoder(z)), as.array(preds), tolerance = 0.2))
