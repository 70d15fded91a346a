skip_without_keras()

small <- function(...) {
  application_mobilenet(
    input_shape = c(32, 32, 3), alpha = 0.25, weights = NULL, ...
  )
}

test_that("networks have the shapes and numbers of weights that Keras documents", {
  model <- small(classes = 10)
  expect_identical(model$name, "mobilenet_0.25_32")
  expect_equal(count_params(model), 221114)
  expect_equal(small(include_top = FALSE)$output_shape, list(NULL, 1L, 1L, 256L))
  any_size <- application_mobilenet(
    input_shape = list(NULL, NA, 3), alpha = 0.25, weights = NULL, include_top = FALSE,
    pooling = "avg"
  )
  expect_equal(any_size$output_shape, list(NULL, 256L))
  dense <- application_densenet(
    c(1, 1, 1, 1),
    weights = NULL, include_top = FALSE, input_shape = c(32, 32, 3)
  )
  expect_equal(count_params(dense), 195648)
  expect_identical(get_layer(dense, "conv1/bn")$name, "conv1_bn")
  expect_identical(dense$get_layer("conv1/conv")$name, "conv1_conv")
  freeze_weights(dense, to = "conv1/conv")
  expect_false(get_layer(dense, "conv1_conv")$trainable)
})

test_that("weights come from a file by its path", {
  model <- small(include_top = FALSE)
  path <- tempfile(fileext = ".h5")
  save_model_weights_hdf5(model, path)
  again <- application_mobilenet(
    input_shape = c(32, 32, 3), alpha = 0.25, weights = path, include_top = FALSE
  )
  expect_identical(get_weights(again), get_weights(model))
})

test_that("arguments that do not fit are named", {
  expect_error(application_vgg16(classes = 10), "application_vgg16\\(\\): `classes` must be 1000")
  expect_error(
    application_vgg16(weights = "no.h5"), '"imagenet", NULL, or the path.*but "no.h5" was given'
  )
  expect_error(
    application_xception(weights = NULL, depth = 2), "only `name` can be given here"
  )
})

test_that("images are prepared without being changed", {
  x <- array(rep(c(10, 20, 30), each = 4), c(1, 2, 2, 3))
  caffe <- imagenet_preprocess_input(x)
  expect_equal(dim(caffe), dim(x))
  expect_equal(caffe[1, 1, 1, ], c(-73.939, -96.779, -113.68), tolerance = 1e-6)
  expect_equal(
    densenet_preprocess_input(x)[1, 2, 2, ], c(-1.9466565, -1.6855742, -1.2815686),
    tolerance = 1e-6
  )
  tf_mode <- imagenet_preprocess_input(x, mode = "tf")
  expect_equal(tf_mode, mobilenet_preprocess_input(x))
  expect_equal(tf_mode[1, 1, 1, ], c(10, 20, 30) / 127.5 - 1, tolerance = 1e-6)
  expect_identical(x, array(rep(c(10, 20, 30), each = 4), c(1, 2, 2, 3)))
  whole <- array(rep(c(10L, 20L, 30L), each = 4), c(2, 2, 3))
  expect_equal(
    xception_preprocess_input(whole)[1, 1, ], c(10, 20, 30) / 127.5 - 1,
    tolerance = 1e-6
  )
  tensor <- resnet_preprocess_input(tf$constant(x, "uint8"))
  expect_equal(as.array(tensor), caffe, tolerance = 1e-6)
  inputs <- layer_input(shape = c(2, 2, 3))
  model <- keras_model(inputs, layer_lambda(inputs, function(x) imagenet_preprocess_input(x)))
  expect_equal(predict(model, x, verbose = 0), caffe, tolerance = 1e-6)
  images <- tensor_slices_dataset(x) %>% dataset_map(function(x) nasnet_preprocess_input(x))
  expect_equal(as.array(iter_next(as_iterator(images))), tf_mode[1, , , ], tolerance = 1e-6)
})

test_that("predictions are decoded to data frames", {
  cache <- tempfile()
  dir.create(file.path(cache, "models"), recursive = TRUE)
  classes <- lapply(0:999, function(i) c(paste0("n", i), paste("class", i)))
  names(classes) <- 0:999
  jsonlite::write_json(classes, file.path(cache, "models", "imagenet_class_index.json"))
  withr::local_envvar(KERAS_HOME = cache)
  preds <- matrix(0, 2, 1000)
  preds[1, 4] <- 0.7
  preds[1, 6] <- 0.2
  preds[2, 1000] <- 1
  decoded <- imagenet_decode_predictions(preds, top = 2)
  expect_length(decoded, 2)
  expect_identical(decoded[[1]], data.frame(
    class_name = c("n3", "n5"), class_description = c("class 3", "class 5"), score = c(0.7, 0.2)
  ))
  one <- mobilenet_decode_predictions(preds, top = 1)[[2]]
  expect_identical(one$class_description, "class 999")
  expect_error(imagenet_decode_predictions(preds[, -1]), "1000 columns")
})
