# What comes from the R package tensorflow.

skip_without_keras()

values <- function(x) as.array(x)

test_that("shapes are made of sizes, lists and vectors", {
  expect_equal(dim(layer_input(shape = shape(28, 28, 1))), c(NA, 28L, 28L, 1L))
  expect_equal(dim(layer_input(shape = shape(NULL, 3))), c(NA, NA, 3L))
  expect_equal(shape(list(2L))$as_list(), 2L)
  expect_equal(as.array(shape(16L, NULL)), c(16L, NA))
  expect_equal(as.array(shape(dims = c(NA, 3, -1))), c(NA, 3L, NA))
  expect_equal(as.array(shape(shape(2, 3))), 2:3)
  expect_identical(length(shape()), 0L)
  expect_null(shape(dims = NULL)$rank)
  expect_error(shape(2.5), "whole number", class = "ValueError")
  expect_error(shape("a"), "whole number", class = "ValueError")
  expect_error(shape(c(2, 3)), "whole number", class = "ValueError")
})

test_that("values become tensors of the dtype that is asked for", {
  x <- as_tensor(matrix(1:4, 2), "float32")
  expect_equal(values(x), matrix(1:4, 2) + 0)
  expect_equal(as_tensor(x, "int64")$dtype$name, "int64")
  expect_identical(as_tensor(x), x)
  expect_equal(as_tensor(x, tf$float64)$dtype$name, "float64")
  expect_equal(as_tensor(42, "int32")$dtype$name, "int32")
  expect_equal(format(as_tensor(2^40 + 1, "int64")$numpy()), format(2^40 + 1))
  expect_equal(values(as_tensor(c(TRUE, FALSE), "float64")), array(c(1, 0)))
  expect_equal(values(as_tensor(list(1, 2, 3), "float64")), array(c(1, 2, 3)))
  expect_equal(as.character(as_tensor(c("a", "b"))), c("a", "b"))
  expect_error(as_tensor(1.5, "int32"), "whole numbers", class = "ValueError")
  expect_error(as_tensor(NaN, "int32"), "whole numbers", class = "ValueError")
  expect_error(as_tensor(1, "int32", 3), "1 more was given", class = "ValueError")
  expect_error(as_tensor(1, "no dtype"), class = "TypeError")
})

test_that("tensors take the shape that is asked for, row by row", {
  by_rows <- matrix(1:6, 2, byrow = TRUE)
  expect_identical(values(as_tensor(1:6, shape = c(2, 3))), by_rows)
  expect_identical(values(as_tensor(1:6, shape = c(2, NA))), by_rows)
  expect_identical(values(as_tensor(1:6, shape = c(-1, 3))), by_rows)
  expect_identical(values(as_tensor(1:6, shape = list(NULL, 3L))), by_rows)
  expect_identical(values(as_tensor(1:6, shape = shape(2, 3))), by_rows)
  expect_identical(values(as_tensor(1:6, shape = tf$constant(c(2L, 3L)))), by_rows)
  expect_identical(values(as_tensor(as_tensor(t(by_rows)), shape = c(2, 3))), {
    matrix(c(t(by_rows))[c(1, 4, 2, 5, 3, 6)], 2, byrow = TRUE)
  })
  # One number fills a shape that is known.
  expect_equal(values(as_tensor(7, "float32", shape = c(2, 2))), matrix(7, 2, 2))
  expect_equal(values(as_tensor(7L, shape = tf$constant(c(1L, 2L)))), matrix(7L, 1, 2))
  expect_equal(values(as_tensor(7L, shape = -1)), array(7L))
  expect_error(as_tensor(1:6, shape = c(NA, -1)), "one size", class = "ValueError")
  expect_error(as_tensor(1:6, shape = c(2, 2)), class = "InvalidArgumentError")
})

test_that("packages write methods of as_tensor()", {
  registerS3method("as_tensor", "celsius", function(x, dtype = NULL, ..., name = NULL) {
    as_tensor(unclass(x) + 273.15, dtype)
  }, envir = asNamespace("rkeras"))
  expect_equal(values(as_tensor(structure(0, class = "celsius"), "float64")), 273.15)
})

test_that("the version and the place of TensorFlow are known", {
  config <- tf_config()
  expect_true(config$available)
  expect_true(startsWith(config$version_str, format(tf_version())))
  expect_true(tf_version() >= "2.21" && length(unclass(tf_version())[[1]]) == 2)
  expect_true(file.exists(file.path(config$location, "__init__.py")))
  expect_output(print(config), paste0("TensorFlow v", config$version_str), fixed = TRUE)
  expect_output(configured <- tf_gpu_configured(), "CUDA")
  expect_identical(configured, length(tf$config$list_physical_devices("GPU")) > 0)
})

test_that("one seed makes all random numbers start again", {
  draw <- function() {
    list(
      runif(2), rkeras_import("random")$random(), rkeras_import("numpy")$random$rand(2L),
      values(tf$random$uniform(shape(2))), values(initializer_random_normal()(shape(2)))
    )
  }
  local_tensorflow_seed()
  expect_invisible(set_random_seed(5))
  first <- draw()
  second <- draw()
  set_random_seed(5L)
  expect_identical(draw(), first)
  for (i in seq_along(first)) expect_false(identical(first[[i]], second[[i]]))
})

test_that("TensorFlow's seed is that of Keras", {
  draw <- function(seed) {
    tf$random$set_seed(seed)
    weights <- get_weights(keras_model_sequential(input_shape = 3) %>% layer_dense(2))[[1]]
    dropped <- layer_dropout(rate = 0.5)(matrix(1, 1, 50), training = TRUE)
    list(weights, as.array(dropped), as.array(tf$random$normal(shape(3))))
  }
  first <- draw(14L)
  expect_identical(draw(14), first)
  expect_false(identical(draw(15L)[[1]], first[[1]]))
})

test_that("all axes in between are taken", {
  x <- array(1:24, c(2, 3, 4))
  expect_identical(values(as_tensor(x)[all_dims(), 2]), x[, , 2])
  expect_identical(values(as_tensor(x)[2, all_dims()]), x[2, , ])
})

test_that("functions of TensorFlow take symbolic tensors", {
  x <- layer_input(shape = 4)
  a <- x %>% layer_dense(3)
  joined <- tf$concat(list(a, x), axis = 1L) |> tf$nn$relu()
  sums <- tf$reduce_sum(joined[, 1:4], axis = 1L, keepdims = TRUE)
  zeros <- tf$zeros(tf$stack(list(tf$shape(x)[1], 2L)))
  model <- keras_model(x, tf$constant(2) * sums / tf$constant(c(1, 4)) + zeros)
  expect_identical(model$output_shape, list(NULL, 2L))
  names <- vapply(model$layers, \(layer) layer$name, "")
  expect_true(all(c("tf.concat", "tf.nn.relu", "tf.math.reduce_sum", "tf.zeros") %in% names))
  v <- matrix(seq(-1, 1, length.out = 12), 3)
  both <- pmax(cbind(predict(keras_model(x, a), v, verbose = 0), v), 0)
  expected <- 2 * rowSums(both[, 1:4]) %o% c(1, 1 / 4)
  expect_equal(predict(model, v, verbose = 0), expected, tolerance = 1e-6)
  path <- withr::local_tempfile(fileext = ".h5")
  save_model_hdf5(model, path)
  for (again in list(load_model_hdf5(path), clone_model(model))) {
    set_weights(again, get_weights(model))
    expect_equal(predict(again, v, verbose = 0), expected, tolerance = 1e-6)
  }
})

test_that("functions of tf$experimental$numpy take symbolic tensors", {
  numpy <- tf$experimental$numpy
  x <- layer_input(shape = 2)
  model <- keras_model(x, numpy$concatenate(list(numpy$exp(x), x), axis = 1L) * 2)
  v <- matrix(c(0, 1, 2, 3), 2)
  expect_equal(predict(model, v, verbose = 0), 2 * cbind(exp(v), v), tolerance = 1e-6)
  expect_equal(as.array(numpy$sum(v, axis = 0L)), array(colSums(v)))
})

test_that("functions of TensorFlow say what symbolic tensors they don't take", {
  x <- layer_input(shape = 4)
  expect_error(
    tf$debugging$assert_positive(x),
    "tf$debugging$assert_positive() can't become a layer of a model", fixed = TRUE
  )
  expect_error(
    tf$add(x, layer_input(shape = 3)), "tf$math$add(): Dimensions must be equal", fixed = TRUE
  )
})
