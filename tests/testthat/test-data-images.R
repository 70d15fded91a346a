# Images of files and arrays, generators and flows; values are compared with Keras 2 in Python.

skip_without_keras()
without_pillow <- inherits(try(rkeras_import("PIL"), silent = TRUE), "try-error")
skip_if(without_pillow, "Pillow is not installed")

folder_of_images <- function() {
  folder <- tempfile("images")
  for (class in c("b", "a")) {
    for (i in 1:5) {
      pixels <- array(if (class == "a") i - 1 else i + 9, c(4, 3, 3))
      image_array_save(pixels, file.path(folder, class, paste0(i, ".png")), scale = FALSE)
    }
  }
  folder
}

quietly <- function(code) {
  utils::capture.output(value <- code)
  value
}

test_that("an image is an array of its rows, columns and channels", {
  path <- file.path(tempfile("new"), "i.png")
  pixels <- array(as.numeric(1:24) * 10, c(2, 4, 3))
  expect_invisible(image_array_save(pixels, path, scale = FALSE))
  image <- image_load(path)
  expect_identical(image_to_array(image), pixels)
  expect_identical(image_to_array(image, "channels_first"), aperm(pixels, c(3, 1, 2)))
  expect_identical(dim(image_to_array(image_load(path, grayscale = TRUE))), c(2L, 4L, 1L))
  expect_identical(dim(image_to_array(image_load(path, target_size = c(5, 6)))), c(5L, 6L, 3L))
  expect_error(image_load(path, target_size = 3), "two whole numbers", class = "ValueError")
  expect_error(image_load("gone.png"), "gone.png", class = "FileNotFoundError")
  writeLines("no image", path)
  expect_error(image_load(path), "i.png", class = "ValueError")
})

test_that("volcano is resized with its corners aligned", {
  map <- array(volcano, c(dim(volcano), 1))
  resized <- image_array_resize(map, 2 * nrow(volcano) - 1, 2 * ncol(volcano) - 1)
  expect_equal(resized[c(TRUE, FALSE), c(TRUE, FALSE), 1], volcano)
  expect_equal(resized[2, 1, 1], mean(volcano[1:2, 1]))
  first <- image_array_resize(aperm(map, c(3, 1, 2)), 10, 7, data_format = "channels_first")
  expect_identical(dim(first), c(1L, 10L, 7L))
  expect_equal(first[1, c(1, 10), c(1, 7)], volcano[c(1, 87), c(1, 61)])
})

test_that("ranges are read as R wrote them", {
  moved <- function(...) {
    generator <- image_data_generator(...)
    vapply(1:40, function(i) generator$get_random_transform(c(20L, 10L, 3L))$tx, 0)
  }
  expect_lte(max(abs(moved(width_shift_range = 1))), 1)
  expect_true(any(moved(width_shift_range = 1) %% 1 != 0))
  expect_setequal(moved(width_shift_range = 2L), c(-1, 0, 1))
  expect_setequal(moved(width_shift_range = c(3, 5)), c(-5, -3, 3, 5))
  expect_lte(max(abs(moved(width_shift_range = 0.5))), 5)
  expect_identical(image_data_generator(zoom_range = 0.25)$zoom_range, c(0.75, 1.25))
  expect_identical(image_data_generator(zoom_range = c(1, 2))$zoom_range, c(1, 2))
  bright <- image_data_generator(brightness_range = c(0.5, 0.5))
  batch <- generator_next(flow_images_from_data(array(100, c(1, 2, 2, 3)), generator = bright))
  expect_equal(batch, array(50, c(1, 2, 2, 3)))
  expect_error(image_data_generator(fill_mode = "black"), "`fill_mode` must be one of")
})

test_that("a function of R sees each image as it is transformed", {
  seen <- list()
  generator <- image_data_generator(
    rescale = 0.5,
    preprocessing_function = function(image) {
      seen[[length(seen) + 1]] <<- dim(image)
      image[, , 1]
    }
  )
  x <- array(as.numeric(1:54), c(2, 3, 3, 3))
  flow <- flow_images_from_data(x, generator = generator, shuffle = FALSE)
  expect_error(generator_next(flow), "`preprocessing_function` must return an image of the shape")
  generator$preprocessing_function <- function(image) {
    seen[[length(seen) + 1]] <<- dim(image)
    image + 10 * slice.index(image, 1)
  }
  seen <- list()
  rows <- slice.index(x, 2)
  expect_equal(generator_next(flow), (x + 10 * rows) / 2)
  expect_identical(seen, list(c(3L, 3L, 3L), c(3L, 3L, 3L)))
  generator$preprocessing_function <- function(image) {
    stop(structure(class = c("of_mine", "error", "condition"), list(message = "m", call = NULL)))
  }
  expect_error(generator_next(flow), class = "of_mine")
  model <- keras_model_sequential() %>%
    layer_flatten(input_shape = c(3, 3, 3)) %>%
    layer_dense(1)
  model %>% compile(loss = "mse")
  expect_error(predict(model, flow, verbose = 0), class = "of_mine")
})

test_that("batches are lists, and go on over epochs", {
  x <- array(as.numeric(0:9), c(10, 2, 2, 1))
  flow <- flow_images_from_data(x, 0:9, batch_size = 4, shuffle = FALSE)
  expect_identical(length(flow), 3L)
  batches <- lapply(1:7, function(i) generator_next(flow))
  expect_identical(vapply(batches, function(b) dim(b[[1]])[1], 0L), c(4L, 4L, 2L, 4L, 4L, 2L, 4L))
  expect_equal(as.integer(batches[[4]][[2]]), 0:3)
  expect_equal(batches[[2]][[1]], x[5:8, , , , drop = FALSE])
  expect_error(flow_images_from_data(x, batch_size = 0), "`batch_size`", class = "ValueError")
})

test_that("statistics of images are those of R", {
  x <- array(as.numeric(0:47), c(1, 4, 4, 3))
  generator <- image_data_generator(
    featurewise_center = TRUE, featurewise_std_normalization = TRUE
  )
  expect_invisible(generator %>% fit_image_data_generator(x))
  expect_equal(as.numeric(generator$mean), apply(x, 4, mean))
  expect_equal(generator$mean, array(apply(x, 4, mean), c(1, 1, 3)))
  deviation <- function(v) sqrt(mean((v - mean(v))^2))
  expect_equal(as.numeric(generator$std), apply(x, 4, deviation), tolerance = 1e-6)
  expect_warning(image_data_generator(zca_whitening = TRUE), "featurewise_center")
})

test_that("folders are classes, and a single class is no word of letters", {
  folder <- folder_of_images()
  expect_output(
    flow <- flow_images_from_directory(
      folder, target_size = c(4, 3), class_mode = "sparse", shuffle = FALSE
    ),
    "Found 10 images belonging to 2 classes."
  )
  expect_identical(flow$class_indices, list(a = 0L, b = 1L))
  expect_identical(flow$filenames[1:2], c("a/1.png", "a/2.png"))
  batch <- generator_next(flow)
  expect_equal(batch[[1]][, 1, 1, 1], c(0:4, 10:14))
  expect_equal(as.integer(batch[[2]]), rep(0:1, each = 5))
  one <- quietly(flow_images_from_directory(folder, classes = "b", class_mode = NULL))
  expect_identical(dim(generator_next(one)), c(5L, 256L, 256L, 3L))
  dir.create(empty <- tempfile("empty"))
  expect_error(quietly(flow_images_from_directory(empty)), basename(empty), class = "ValueError")
})

test_that("a data frame of R names images", {
  folder <- folder_of_images()
  frame <- data.frame(
    filename = c(paste0("a/", 1:5, ".png"), paste0("b/", 1:5, ".png")), class = letters[1:10],
    value = 1:10 / 2, kind = factor(rep(c("x", "y"), 5))
  )
  expect_output(flow <- flow_images_from_dataframe(frame, folder), "10 validated .* 10 classes")
  batch <- generator_next(flow)
  expect_identical(dim(batch[[1]]), c(10L, 256L, 256L, 3L))
  expect_identical(dim(batch[[2]]), c(10L, 10L))
  ordered <- function(...) {
    flow <- quietly(flow_images_from_dataframe(
      frame, folder, target_size = c(2, 2), shuffle = FALSE, ...
    ))
    generator_next(flow)[[2]]
  }
  expect_equal(as.numeric(ordered(y_col = "value", class_mode = "raw")), 1:10 / 2)
  expect_equal(as.numeric(ordered(y_col = "kind", class_mode = "binary")), rep(0:1, 5))
  expect_equal(ordered(y_col = c("value", "value"), class_mode = "multi_output")[[2]][3], 1.5)
  expect_error(
    flow_images_from_dataframe(frame, folder, y_col = "none"), "`y_col` must be the name of a col"
  )
  frame$filename[1] <- "gone.png"
  expect_warning(
    quietly(flow_images_from_dataframe(frame, folder)), "1 invalid image filename", fixed = TRUE
  )
  one <- quietly(flow_images_from_dataframe(frame[2, ], folder, target_size = c(2, 2)))
  expect_identical(one$filenames, "a/2.png")
})

test_that("a network learns digits from folders of images", {
  sklearn <- try(rkeras_import("sklearn.datasets"), silent = TRUE)
  skip_if(inherits(sklearn, "try-error"), "scikit-learn, of the tests alone, is not installed")
  digits <- sklearn$load_digits()
  script <- new.env()
  script$folder <- tempfile("digits")
  script$epochs <- 4
  for (i in 1:600) {
    name <- file.path(digits$target[i], paste0(i, ".png"))
    pixels <- array(digits$images[i, , ] * 15, c(8, 8, 1))
    image_array_save(pixels, file.path(script$folder, name), scale = FALSE)
  }
  set.seed(1)
  lines <- readLines(test_path("scripts-2.9", "digits-from-folders.R"))
  lines <- lines[lines != "library(keras)"]
  quietly(eval(parse(text = lines), script))
  expect_identical(names(script$train$class_indices), as.character(0:9))
  expect_identical(script$train$n + script$valid$n, 600L)
  expect_length(script$history$metrics$val_accuracy, 4)
  expect_gt(script$scores[["accuracy"]], 0.8)
  # What predict() gives is in the order of the files.
  guessed <- max.col(script$probabilities) - 1
  right <- mean(guessed == as.numeric(script$valid$classes))
  expect_equal(right, script$scores[["accuracy"]], tolerance = 1e-6)
})

test_that("a dataset over folders is a tf_dataset with the values of the images", {
  folder <- folder_of_images()
  of <- function(...) {
    quietly(image_dataset_from_directory(folder, image_size = c(4, 3), shuffle = FALSE, ...))
  }
  dataset <- of()
  expect_s3_class(dataset, "tf_dataset")
  expect_identical(dataset$class_names, c("a", "b"))
  batch <- generator_next(as_iterator(dataset))
  expect_equal(as.array(batch[[1]])[, 1, 1, 1], c(0:4, 10:14))
  expect_identical(batch[[2]]$dtype$name, "int32")
  expect_equal(as.integer(as.array(batch[[2]])), rep(0:1, each = 5))
  held_out <- generator_next(as_iterator(of(validation_split = 0.2, subset = "validation")))
  expect_equal(as.array(held_out[[1]])[, 1, 1, 1], 13:14)
  expect_identical(dim(generator_next(as_iterator(of(label_mode = "binary")))[[2]]), c(10L, 1L))
  expect_identical(dim(generator_next(as_iterator(of(labels = NULL)))), c(10L, 4L, 3L, 3L))
  own <- generator_next(as_iterator(of(labels = rep(c(0, 1), 5))))[[2]]
  expect_equal(as.integer(as.array(own)), rep(0:1, 5))
  expect_error(of(labels = c(0, 1)), "as many as there are files, 10", class = "ValueError")
  expect_error(of(subset = "training"), "`subset` must be NULL unless", class = "ValueError")
  expect_length(of(validation_split = 0.2, subset = "both"), 2)
  writeLines("no image", file.path(folder, "b", "3.png"))
  expect_error(iterate(of()), "b/3.png", class = "InvalidArgumentError")
})

test_that("a dataset over folders of texts has their strings", {
  folder <- tempfile("texts")
  for (class in c("good", "bad")) {
    dir.create(file.path(folder, class), recursive = TRUE)
    writeLines(paste("it is", class), file.path(folder, class, "1.txt"))
  }
  dataset <- quietly(text_dataset_from_directory(folder, shuffle = FALSE, max_length = 8))
  batch <- generator_next(as_iterator(dataset))
  expect_identical(as.character(as.array(batch[[1]])), c("it is ba", "it is go"))
  expect_equal(as.integer(as.array(batch[[2]])), 0:1)
  expect_s3_class(dataset, "tf_dataset")
})
