# A U-net for masks: encoder, decoder, and channels joined with axis = 3.
library(keras)

tensorflow::set_random_seed(9)
unet <- function(input_shape = c(16, 16, 1), num_classes = 1, filters = c(8, 16)) {
  inputs <- layer_input(shape = input_shape)
  block <- function(x, n) {
    for (i in 1:2) {
      x <- x %>%
        layer_conv_2d(filters = n, kernel_size = c(3, 3), padding = "same", use_bias = FALSE) %>%
        layer_batch_normalization() %>%
        layer_activation("relu")
    }
    x
  }
  x <- inputs
  skipped <- list()
  for (n in filters) {
    x <- block(x, n)
    skipped <- c(skipped, x)
    x <- x %>% layer_max_pooling_2d(pool_size = c(2, 2), strides = c(2, 2))
  }
  x <- block(x, 32)
  for (i in rev(seq_along(filters))) {
    x <- x %>%
      layer_conv_2d_transpose(filters[i], kernel_size = c(2, 2), strides = c(2, 2), padding = "same")
    x <- layer_concatenate(inputs = list(skipped[[i]], x), axis = 3)
    x <- block(x, filters[i])
  }
  outputs <- x %>% layer_conv_2d(num_classes, kernel_size = c(1, 1), activation = "sigmoid")
  keras_model(inputs, outputs)
}
dice_coef <- custom_metric("dice", function(y_true, y_pred, smooth = 1) {
  y_true_f <- k_flatten(y_true)
  y_pred_f <- k_flatten(y_pred)
  intersection <- k_sum(y_true_f * y_pred_f)
  (2 * intersection + smooth) / (k_sum(y_true_f) + k_sum(y_pred_f) + smooth)
})
bce_dice_loss <- function(y_true, y_pred) {
  loss_binary_crossentropy(y_true, y_pred) + (1 - dice_coef(y_true, y_pred))
}

n <- 48
masks <- array(0, c(n, 16, 16, 1))
for (i in seq_len(n)) {
  from <- sample(2:8, 2, replace = TRUE)
  masks[i, from[1]:(from[1] + 6), from[2]:(from[2] + 6), 1] <- 1
}
images <- masks + rnorm(length(masks), sd = 0.4)

model <- unet()
joined <- Filter(function(l) grepl("concatenate", l$name), model$layers)
stopifnot(identical(lapply(joined, function(l) l$output_shape[[4]]), list(32L, 16L)))
model %>% compile(
  optimizer = optimizer_rmsprop(learning_rate = 0.005), loss = bce_dice_loss, metrics = list(dice_coef)
)
history <- model %>% fit(images, masks, batch_size = 8, epochs = 4, verbose = 0)
stopifnot(history$metrics$dice[4] > history$metrics$dice[1])
# The loss and the metric by hand, on one batch.
p <- as.array(model(images[1:8, , , , drop = FALSE]))
m <- masks[1:8, , , , drop = FALSE]
dice <- (2 * sum(m * p) + 1) / (sum(m) + sum(p) + 1)
bce <- mean(-(m * log(p) + (1 - m) * log(1 - p)))
found <- model %>% test_on_batch(images[1:8, , , , drop = FALSE], m)
stopifnot(all.equal(as.numeric(found), c(bce + 1 - dice, dice), tolerance = 1e-3))

file <- tempfile(fileext = ".h5")
save_model_hdf5(model, file)
again <- load_model_hdf5(file, custom_objects = c(dice = dice_coef, bce_dice_loss = bce_dice_loss))
stopifnot(all.equal(predict(again, images), predict(model, images), tolerance = 1e-5))
