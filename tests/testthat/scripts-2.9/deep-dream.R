# Gradients by the input, by the functions of the backend that 2.9 had for them.
library(keras)

tensorflow::set_random_seed(15)
model <- keras_model_sequential() %>%
  layer_conv_2d(4, c(3, 3), activation = "relu", input_shape = c(8, 8, 3), name = "block1_conv1") %>%
  layer_average_pooling_2d(c(2, 2)) %>%
  layer_conv_2d(6, c(2, 2), activation = "tanh", name = "block2_conv1")

# What a filter answers to most.
layer_output <- get_layer(model, "block2_conv1")$output
loss <- k_mean(layer_output[, , , 1])
grads <- k_gradients(loss, model$input)[[1]]
grads <- grads / (k_sqrt(k_mean(k_square(grads))) + 1e-5)
iterate <- k_function(list(model$input), list(loss, grads))
input <- array(runif(8 * 8 * 3), c(1, 8, 8, 3))
losses <- c()
for (i in 1:10) {
  c(value, change) %<-% iterate(list(input))
  losses <- c(losses, value)
  input <- input + 0.05 * change
}
stopifnot(tail(losses, 1) > losses[1], identical(dim(change), c(1L, 8L, 8L, 3L)))

# The matrix of a style, and a total variation.
gram_matrix <- function(x) {
  features <- k_batch_flatten(k_permute_dimensions(x, c(3, 1, 2)))
  k_dot(features, k_transpose(features))
}
total_variation <- function(x) {
  y_ij <- x[, 1:7, 1:7, ]
  y_i1j <- x[, 2:8, 1:7, ]
  y_ij1 <- x[, 1:7, 2:8, ]
  k_sum(k_pow(k_square(y_ij - y_i1j) + k_square(y_ij - y_ij1), 1.25))
}
image <- k_variable(input)
gram <- as.array(gram_matrix(image[1, , , ]))
flat <- matrix(input, 64)
stopifnot(all.equal(gram, crossprod(flat), tolerance = 1e-5, check.attributes = FALSE))
d1 <- input[1, 1:7, 1:7, ] - input[1, 2:8, 1:7, ]
d2 <- input[1, 1:7, 1:7, ] - input[1, 1:7, 2:8, ]
variation <- as.numeric(total_variation(k_constant(input)))
stopifnot(k_int_shape(image)[[2]] == 8, length(dim(d1)) == 3, is.finite(variation), variation > 0)
both <- k_concatenate(list(image, k_constant(input)), axis = 1)
stopifnot(identical(unlist(k_int_shape(both)), c(2L, 8L, 8L, 3L)))
