# The style of one image on the content of another, by L-BFGS, as the first edition of the book has it.
library(keras)
library(R6)

tensorflow::set_random_seed(21)
img_nrows <- 16L
img_ncols <- 12L
target_image_path <- tempfile(fileext = ".png")
style_reference_image_path <- tempfile(fileext = ".png")
image_array_save(array(runif(20 * 18 * 3) * 255, c(20, 18, 3)), target_image_path)
image_array_save(array(rep(c(30, 220), 20 * 9 * 3), c(20, 18, 3)), style_reference_image_path)

preprocess_image <- function(path) {
  img <- image_load(path, target_size = c(img_nrows, img_ncols)) %>%
    image_to_array() %>%
    array_reshape(c(1, dim(.)))
  imagenet_preprocess_input(img)
}
deprocess_image <- function(x) {
  x <- x[1, , , ]
  x[, , 1] <- x[, , 1] + 103.939
  x[, , 2] <- x[, , 2] + 116.779
  x[, , 3] <- x[, , 3] + 123.68
  x <- x[, , c(3, 2, 1)]
  x[x > 255] <- 255
  x[x < 0] <- 0
  x[] <- as.integer(x) / 255
  x
}
loaded <- image_to_array(image_load(target_image_path, target_size = c(img_nrows, img_ncols)))
restored <- deprocess_image(preprocess_image(target_image_path))
stopifnot(max(abs(restored * 255 - loaded)) <= 1)

target_image <- k_constant(preprocess_image(target_image_path))
style_reference_image <- k_constant(preprocess_image(style_reference_image_path))
combination_image <- k_placeholder(c(1, img_nrows, img_ncols, 3))
input_tensor <- k_concatenate(list(target_image, style_reference_image, combination_image), axis = 1)

# A small network in the place of VGG19.
features <- keras_model_sequential() %>%
  layer_conv_2d(4, 3, padding = "same", activation = "relu", input_shape = c(img_nrows, img_ncols, 3), name = "block1_conv1") %>%
  layer_max_pooling_2d(2) %>%
  layer_conv_2d(6, 3, padding = "same", activation = "relu", name = "block2_conv1") %>%
  layer_conv_2d(6, 3, padding = "same", activation = "relu", name = "block2_conv2")
outputs_dict <- list()
tensor <- input_tensor
for (layer in features$layers) {
  tensor <- layer(tensor)
  outputs_dict[[layer$name]] <- tensor
}

content_loss <- function(base, combination) k_sum(k_square(combination - base))
gram_matrix <- function(x) {
  features <- k_batch_flatten(k_permute_dimensions(x, list(3, 1, 2)))
  k_dot(features, k_transpose(features))
}
style_loss <- function(style, combination) {
  S <- gram_matrix(style)
  C <- gram_matrix(combination)
  channels <- 3
  size <- img_nrows * img_ncols
  k_sum(k_square(S - C)) / (4 * channels^2 * size^2)
}
total_variation_loss <- function(x) {
  y_ij <- x[, 1:(img_nrows - 1L), 1:(img_ncols - 1L), ]
  y_i1j <- x[, 2:(img_nrows), 1:(img_ncols - 1L), ]
  y_ij1 <- x[, 1:(img_nrows - 1L), 2:(img_ncols), ]
  a <- k_square(y_ij - y_i1j)
  b <- k_square(y_ij - y_ij1)
  k_sum(k_pow(a + b, 1.25))
}
content_layer <- "block2_conv2"
style_layers <- c("block1_conv1", "block2_conv1")
total_variation_weight <- 1e-4
style_weight <- 1.0
content_weight <- 0.025
loss <- k_variable(0.0)
layer_features <- outputs_dict[[content_layer]]
target_image_features <- layer_features[1, , , ]
combination_features <- layer_features[3, , , ]
loss <- loss + content_weight * content_loss(target_image_features, combination_features)
for (layer_name in style_layers) {
  layer_features <- outputs_dict[[layer_name]]
  style_reference_features <- layer_features[2, , , ]
  combination_features <- layer_features[3, , , ]
  sl <- style_loss(style_reference_features, combination_features)
  loss <- loss + ((style_weight / length(style_layers)) * sl)
}
loss <- loss + (total_variation_weight * total_variation_loss(combination_image))

grads <- k_gradients(loss, combination_image)[[1]]
fetch_loss_and_grads <- k_function(list(combination_image), list(loss, grads))
eval_loss_and_grads <- function(image) {
  image <- array_reshape(image, c(1, img_nrows, img_ncols, 3))
  outs <- fetch_loss_and_grads(list(image))
  list(loss_value = outs[[1]], grad_values = array_reshape(outs[[2]], dim = length(outs[[2]])))
}
Evaluator <- R6Class("Evaluator",
  public = list(
    loss_value = NULL,
    grad_values = NULL,
    loss = function(x) {
      loss_and_grad <- eval_loss_and_grads(x)
      self$loss_value <- loss_and_grad$loss_value
      self$grad_values <- loss_and_grad$grad_values
      self$loss_value
    },
    grads = function(x) {
      grad_values <- self$grad_values
      self$loss_value <- NULL
      self$grad_values <- NULL
      grad_values
    }
  )
)
evaluator <- Evaluator$new()
x <- preprocess_image(target_image_path)
x <- array_reshape(x, dim = length(x))

# The gradient is that of the loss.
value <- eval_loss_and_grads(x)
at <- which.max(abs(value$grad_values))
shifted <- function(by) eval_loss_and_grads(replace(x, at, x[at] + by))$loss_value
slope <- (shifted(0.5) - shifted(-0.5)) / 1
stopifnot(all.equal(slope, value$grad_values[[at]], tolerance = 0.05))

losses <- value$loss_value
for (i in 1:3) {
  opt <- optim(
    array_reshape(x, dim = length(x)),
    fn = evaluator$loss, gr = evaluator$grads, method = "L-BFGS-B", control = list(maxit = 5)
  )
  losses <- c(losses, opt$value)
  image <- x <- opt$par
  image <- array_reshape(image, c(1, img_nrows, img_ncols, 3))
  im <- deprocess_image(image)
}
stopifnot(all(diff(losses) < 0), identical(dim(im), c(16L, 12L, 3L)), all(im >= 0 & im <= 1))
