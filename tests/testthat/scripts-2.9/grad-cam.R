# What a network saw: activations of its layers, patterns of filters, and a heat map, as in the
# second edition of the book.
library(keras)
library(tensorflow)

set_random_seed(30)
n <- 64
images <- array(runif(n * 12 * 12, 0, 0.2), c(n, 12, 12, 1))
labels <- rep(0:1, length.out = n)
for (i in which(labels == 1)) images[i, 2:5, 2:5, 1] <- 1
inputs <- layer_input(shape = c(12, 12, 1))
outputs <- inputs %>%
  layer_rescaling(1 / 1) %>%
  layer_conv_2d(4, 3, activation = "relu", name = "conv_a") %>%
  layer_max_pooling_2d(2, name = "pool_a") %>%
  layer_conv_2d(8, 3, activation = "relu", name = "conv_b") %>%
  layer_global_average_pooling_2d(name = "pool_b") %>%
  layer_dense(2, activation = "softmax", name = "predictions")
model <- keras_model(inputs, outputs)
model %>% compile(
  optimizer = optimizer_adam(0.03), loss = "sparse_categorical_crossentropy",
  metrics = "accuracy"
)
history <- model %>% fit(images, labels, epochs = 12, batch_size = 16, verbose = 0)
stopifnot(tail(history$metrics$accuracy, 1) > 0.9)

# Activations.
layer_outputs <- list()
layer_names <- character()
for (layer in model$layers) {
  if (grepl("conv|pool_a", layer$name)) {
    layer_outputs <- c(layer_outputs, layer$output)
    layer_names <- c(layer_names, layer$name)
  }
}
activation_model <- keras_model(inputs = model$input, outputs = layer_outputs)
activations <- activation_model %>% predict(images[2, , , , drop = FALSE])
names(activations) <- layer_names
stopifnot(identical(dim(activations$conv_a), c(1L, 10L, 10L, 4L)))
pooled <- apply(activations$conv_a[1, 1:2, 1:2, ], 3, max)
stopifnot(all.equal(activations$pool_a[1, 1, 1, ], pooled))

# The pattern to which a filter answers most, by ascent in the image.
feature_extractor <- keras_model(inputs = model$input, outputs = get_layer(model, "conv_b")$output)
compute_loss <- function(image, filter_index) {
  activation <- feature_extractor(image)
  filter_activation <- activation[, , , filter_index]
  mean(filter_activation)
}
gradient_ascent_step <- function(image, filter_index, learning_rate) {
  with(tf$GradientTape() %as% tape, {
    tape$watch(image)
    loss <- compute_loss(image, filter_index)
  })
  grads <- tape$gradient(loss, image)
  grads <- tf$math$l2_normalize(grads)
  image + (learning_rate * grads)
}
gradient_ascent <- tf_function(gradient_ascent_step)
image <- tf$random$uniform(shape(1, 12, 12, 1), minval = 0.4, maxval = 0.6)
losses <- as.numeric(compute_loss(image, 2L))
for (i in seq(5)) {
  image <- gradient_ascent(image, 2L, 1)
  losses <- c(losses, as.numeric(compute_loss(image, 2L)))
}
stopifnot(losses[6] >= losses[1])

# The heat map of a class.
last_conv_layer_name <- "conv_b"
classifier_layer_names <- c("pool_b", "predictions")
last_conv_layer <- model %>% get_layer(last_conv_layer_name)
last_conv_layer_model <- keras_model(model$inputs, last_conv_layer$output)
classifier_input <- layer_input(batch_shape = last_conv_layer$output$shape)
x <- classifier_input
for (layer_name in classifier_layer_names) x <- get_layer(model, layer_name)(x)
classifier_model <- keras_model(classifier_input, x)
img_tensor <- as_tensor(images[2, , , , drop = FALSE], "float32")
with(tf$GradientTape() %as% tape, {
  last_conv_layer_output <- last_conv_layer_model(img_tensor)
  tape$watch(last_conv_layer_output)
  preds <- classifier_model(last_conv_layer_output)
  top_pred_index <- tf$argmax(preds[1, ])
  top_class_channel <- preds[, as.integer(top_pred_index) + 1L]
})
grads <- tape$gradient(top_class_channel, last_conv_layer_output)
pooled_grads <- mean(grads, axis = c(1, 2, 3), keepdims = TRUE)
heatmap <- (last_conv_layer_output * pooled_grads) %>%
  mean(axis = -1) %>%
  .[1, , ]
by_hand <- apply(as.array(last_conv_layer_output)[1, , , ], c(1, 2), function(v) {
  mean(v * apply(as.array(grads)[1, , , ], 3, mean))
})
stopifnot(all.equal(as.array(heatmap), by_hand, tolerance = 1e-4))
stopifnot(identical(as.numeric(top_pred_index), 1))
again <- predict(model, images[2, , , , drop = FALSE])
stopifnot(all.equal(as.array(preds), again, tolerance = 1e-5))
