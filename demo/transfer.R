# Transfer learning with a network of the literature, step by step as the guides of keras 2.9 do it.
#
# The images are real: the handwritten digits that the scikit-learn package carries, scaled up. A
# MobileNet learns to tell 0 to 5. Its weights, in a file, are the start for a second network, which
# learns to tell 6 to 9 from few images: first a new head alone, then the last blocks too. Feature
# maps and Grad-CAM show what it looks at.
#
#   Rscript demo/transfer.R [folder] [epochs]
#   python -m rkeras_py run demo/transfer.R [folder] [epochs]

library(rkeras)

arguments <- commandArgs(trailingOnly = TRUE)
folder <- if (length(arguments)) arguments[[1]] else "demo-output"
epochs <- if (length(arguments) > 1) as.integer(arguments[[2]]) else 8L
dir.create(folder, recursive = TRUE, showWarnings = FALSE)

set.seed(1)
use_session_with_seed(1, quiet = TRUE)

# ---- images -----------------------------------------------------------------------------------

digits <- rkeras_import("sklearn.datasets")$load_digits()
side <- 32
small <- array(digits$images / 16 * 255, c(dim(digits$images), 1))
images <- as.array(tf$image$resize(small, as.integer(c(side, side))))
images <- images[, , , c(1, 1, 1)]
labels <- as.integer(digits$target)
cat("images:", paste(dim(images), collapse = " x "), "\n")

prepared <- mobilenet_preprocess_input(images)
of_first <- which(labels <= 5)
of_second <- which(labels >= 6)
# Few images of the second task are for training: 40 of each digit.
training <- unlist(lapply(6:9, function(digit) head(which(labels == digit), 40)))
held_out <- setdiff(of_second, training)

x <- prepared[training, , , ]
y <- to_categorical(labels[training] - 6, 4)
x_held_out <- prepared[held_out, , , ]
y_held_out <- to_categorical(labels[held_out] - 6, 4)

# ---- the first task gives the weights ---------------------------------------------------------

first <- application_mobilenet(
  input_shape = c(side, side, 3), alpha = 0.25, weights = NULL, classes = 6
)
# In few steps the moving averages of the network, with a momentum of 0.99, would stay behind.
normalizing <- Filter(function(layer) grepl("_bn$", layer$name), first$layers)
for (layer in normalizing) layer$momentum <- 0.9
first %>% compile(
  optimizer = optimizer_adam(learning_rate = 0.003),
  loss = "sparse_categorical_crossentropy", metrics = "accuracy"
)
first %>% fit(
  prepared[of_first, , , ], labels[of_first],
  batch_size = 32, epochs = epochs, verbose = 0
)
cat("first task:", round(evaluate(
  first, prepared[of_first, , , ], labels[of_first],
  verbose = 0
)[["accuracy"]], 3), "\n")
last_features <- get_layer(first, "conv_pw_13_relu")$output
path <- file.path(folder, "mobilenet_digits_no_top.h5")
save_model_weights_hdf5(keras_model(first$input, last_features), path)

# ---- a base without the top, frozen, and a new head -------------------------------------------

new_model <- function(weights) {
  base <- application_mobilenet(
    input_shape = c(side, side, 3), alpha = 0.25, include_top = FALSE, weights = weights
  )
  freeze_weights(base)
  inputs <- layer_input(shape = c(side, side, 3))
  # Normalizations keep the averages of the first task, also when they are unfrozen.
  outputs <- base(inputs, training = FALSE) %>%
    layer_global_average_pooling_2d() %>%
    layer_dropout(0.2) %>%
    layer_dense(4, activation = "softmax", name = "head")
  list(base = base, model = keras_model(inputs, outputs))
}

accuracy_of <- function(model) {
  scores <- evaluate(model, x_held_out, y_held_out, verbose = 0)
  round(scores[["accuracy"]], 3)
}

train_head <- function(made) {
  made$model %>% compile(
    optimizer = optimizer_adam(learning_rate = 0.01),
    loss = "categorical_crossentropy", metrics = "accuracy"
  )
  made$model %>% fit(x, y, batch_size = 16, epochs = 2 * epochs, verbose = 0)
  accuracy_of(made$model)
}

random <- train_head(new_model(NULL))
made <- new_model(path)
frozen_before <- get_weights(made$base)
head <- train_head(made)
stopifnot(identical(frozen_before, get_weights(made$base)))
cat("head alone, on random features:", random, "\n")
cat("head alone, on learned features:", head, "\n")

# ---- fine tuning, from a layer on -------------------------------------------------------------

model <- made$model
base <- made$base
unfreeze_weights(base, from = "conv_dw_6")
trained <- vapply(base$layers, function(layer) layer$trainable, NA)
cat("layers of the base that are trained:", sum(trained), "of", length(trained), "\n")
model %>% compile(
  optimizer = optimizer_adam(learning_rate = 0.001),
  loss = "categorical_crossentropy", metrics = "accuracy"
)

# On arrays; on a flow of images that are shifted at random; on a pipeline.
model %>% fit(x, y, batch_size = 16, epochs = epochs, verbose = 0)
flow <- function() {
  chosen <- sample(nrow(x), 16)
  shift <- sample(-2:2, 1)
  list(x[chosen, , (seq_len(side) - 1 + shift) %% side + 1, ], y[chosen, ])
}
model %>% fit(flow, steps_per_epoch = 10, epochs = epochs %/% 2, verbose = 0)
pipeline <- tensor_slices_dataset(list(x, y)) %>%
  dataset_shuffle(160) %>%
  dataset_batch(16)
model %>% fit(pipeline, epochs = epochs %/% 2, verbose = 0)
tuned <- accuracy_of(model)
cat("fine tuned:", tuned, "\n")
now <- get_weights(base)
stopifnot(identical(now[[1]], frozen_before[[1]]), !identical(now, frozen_before))

# ---- feature maps -----------------------------------------------------------------------------

one_of_each <- vapply(6:9, function(digit) head(which(labels == digit), 41)[[41]], 1)
shown <- prepared[one_of_each, , , ]

grey <- gray.colors(256, 0, 1)
draw <- function(matrix, ...) {
  image(t(matrix[rev(seq_len(nrow(matrix))), ]), axes = FALSE, asp = 1, ...)
}

maps_of <- keras_model(base$input, lapply(
  c("conv1_relu", "conv_pw_1_relu", "conv_pw_3_relu"),
  function(name) get_layer(base, name)$output
))
maps <- predict(maps_of, shown[1, , , , drop = FALSE], verbose = 0)
png(file.path(folder, "feature_maps.png"), 900, 340)
par(mfrow = c(3, 9), mar = c(0.2, 0.2, 1.4, 0.2))
for (i in seq_along(maps)) {
  draw(shown[1, , , 1], col = grey, main = if (i == 1) "image" else "")
  busiest <- order(-apply(maps[[i]][1, , , ], 3, sd))[1:8]
  for (channel in busiest) {
    draw(maps[[i]][1, , , channel], col = hcl.colors(64, "viridis"))
    title(c("conv1", "conv_pw_1", "conv_pw_3")[[i]], font.main = 1)
  }
}
invisible(dev.off())

# ---- Grad-CAM ---------------------------------------------------------------------------------

# What the class depends on: the maps of a layer, weighted by the mean gradients of the score.
with_maps <- keras_model(
  base$input, list(get_layer(base, "conv_pw_3_relu")$output, base$output)
)
after_base <- model$layers[3:length(model$layers)]
cams <- lapply(seq_along(one_of_each), function(i) {
  with(tf$GradientTape() %as% tape, {
    outputs <- with_maps(tf$constant(shown[i, , , , drop = FALSE], "float32"))
    predicted <- Reduce(function(x, layer) layer(x), after_base, outputs[[2]])
    class <- which.max(as.array(predicted))
    score <- predicted[, class]
  })
  gradients <- tape$gradient(score, outputs[[1]])
  weights <- k_mean(gradients, axis = c(1, 2, 3))
  cam <- as.array(k_relu(k_sum(outputs[[1]][1, , , ] * weights, axis = 3)))
  list(map = cam / max(cam, 1e-12), class = class + 5)
})
png(file.path(folder, "grad_cam.png"), 720, 380)
par(mfrow = c(2, 4), mar = c(0.2, 0.2, 1.8, 0.2))
for (i in seq_along(cams)) draw(shown[i, , , 1], col = grey, main = labels[one_of_each[[i]]])
for (cam in cams) {
  draw(cam$map, col = hcl.colors(64, "inferno"), main = paste("taken for", cam$class))
}
invisible(dev.off())

inside <- mean(vapply(seq_along(cams), function(i) {
  # The share of the map on the strokes, which fill a part of the image.
  rows <- seq(4, side, by = side / nrow(cams[[i]]$map))
  strokes <- shown[i, rows, rows, 1] > -0.5
  sum(cams[[i]]$map[strokes]) / sum(cams[[i]]$map) / mean(strokes)
}, 1))
cat("Grad-CAM: strokes weigh", round(inside, 2), "times the mean of the image\n")

weights <- vapply(get_weights(model), function(w) sum(abs(w)), 1)
cat("weights:", format(sum(weights), digits = 12), "\n")
cat("result:", random, head, tuned, "\n")
