# A script as for keras 2.9: a network learns handwritten digits from images in folders, one folder
# for each class. `folder` is where they are, `epochs` how long it learns.

library(keras)

augmented <- image_data_generator(
  rescale = 1 / 255,
  rotation_range = 8,
  width_shift_range = 0.05,
  height_shift_range = 0.05,
  zoom_range = 0.05,
  validation_split = 0.25
)
plain <- image_data_generator(rescale = 1 / 255, validation_split = 0.25)

batch_size <- 50
train <- flow_images_from_directory(
  folder, augmented,
  target_size = c(16, 16), color_mode = "grayscale", class_mode = "categorical",
  batch_size = batch_size, subset = "training", seed = 1
)
valid <- flow_images_from_directory(
  folder, plain,
  target_size = c(16, 16), color_mode = "grayscale", class_mode = "categorical",
  batch_size = batch_size, subset = "validation", shuffle = FALSE
)

model <- keras_model_sequential() %>%
  layer_conv_2d(filters = 16, kernel_size = c(3, 3), activation = "relu", input_shape = c(16, 16, 1)) %>%
  layer_max_pooling_2d(pool_size = c(2, 2)) %>%
  layer_flatten() %>%
  layer_dense(units = length(train$class_indices), activation = "softmax")

model %>% compile(
  loss = "categorical_crossentropy",
  optimizer = optimizer_adam(learning_rate = 0.01),
  metrics = "accuracy"
)

history <- model %>% fit(
  train,
  steps_per_epoch = floor(train$n / batch_size),
  epochs = epochs,
  validation_data = valid,
  validation_steps = ceiling(valid$n / batch_size),
  verbose = 0
)

scores <- model %>% evaluate(valid, verbose = 0)
probabilities <- model %>% predict(valid, verbose = 0)
