# Backend functions as R users write them.

skip_without_keras()

numbers <- function(x) as.array(k_get_value(x))
x234 <- aperm(array(as.double(0:23), 4:2), 3:1)

test_that("axes count from 1, and 0 is an error that says so", {
  x <- matrix(1:6 + 0, 2)
  expect_equal(as.vector(numbers(k_sum(x, axis = 1))), c(3, 7, 11))
  expect_equal(as.vector(numbers(k_sum(x, axis = 2))), c(9, 12))
  expect_equal(as.vector(numbers(k_sum(x, axis = -1))), c(9, 12))
  expect_equal(as.vector(numbers(k_sum(x))), 21)
  expect_error(k_sum(x, axis = 0), "`axis`.*counted from 1.*0 was given", class = "ValueError")
  expect_error(k_sum(x, axis = 3), "`axis` must be an axis of `x`, which has 2 axes, but 3 was")
  expect_equal(dim(k_permute_dimensions(x234, c(1, 3, 2))), c(2, 4, 3))
  expect_equal(dim(k_expand_dims(k_zeros(c(2, 3)), 2)), c(2, 1, 3))
  expect_equal(numbers(k_argmax(rbind(c(1, 5, 2))))[[1]], 1)
  expect_equal(length(k_unstack(x234)), 2)
})

test_that("positions count from 1 in vectors and from 0 in tensors", {
  x <- k_constant(c(10, 20, 30))
  expect_equal(as.vector(numbers(k_gather(x, c(1L, 3L)))), c(10, 30))
  expect_equal(as.vector(numbers(k_gather(x, k_constant(c(0, 2), dtype = "int32")))), c(10, 30))
  expect_error(k_gather(x, 0L), "`indices`", class = "ValueError")
  expect_equal(numbers(k_one_hot(c(0, 2), 3)), rbind(c(1, 0, 0), c(0, 0, 1)))
  expect_equal(as.vector(numbers(k_one_hot(5, 3))), c(0, 0, 0))
})

test_that("vectors are of floatx, matrices of 64 bits, and both meet any tensor", {
  expect_equal(k_dtype(k_abs(c(-1, 2))), "float32")
  expect_equal(k_dtype(k_abs(matrix(c(-1, 2)))), "float64")
  expect_equal(k_dtype(k_abs(c(-1L, 2L))), "int32")
  single <- k_constant(c(1, 2))
  expect_equal(as.vector(numbers(k_maximum(single, matrix(c(0, 5), 1)))), c(1, 5))
  expect_equal(as.vector(numbers(single + k_abs(c(-1, 2)))), c(2, 4))
  expect_equal(numbers(k_maximum(tf$constant(0, "float64"), 0.1))[[1]], 0.1, tolerance = 1e-15)
})

test_that("the numbers of the facts", {
  expect_equal(numbers(k_pow(k_constant(4), 0.5))[[1]], 2)
  expect_equal(as.vector(numbers(k_sqrt(c(-4, 9)))), c(0, 3))
  hard <- as.vector(numbers(k_hard_sigmoid(c(-3, -1, 0, 1, 3))))
  expect_equal(hard, c(0, .3, .5, .7, 1), tolerance = 1e-6)
  expect_equal(as.vector(numbers(k_relu(c(-10, 1, 5), 0.1, 2))), c(-1, 1, 2))
  expect_equal(as.vector(numbers(k_round(c(.5, 1.5, 2.5)))), c(0, 2, 2))
  expect_equal(as.vector(numbers(k_clip(c(1, 7, 9), NULL, 5))), c(1, 5, 5))
  expect_equal(as.vector(numbers(k_clip(c(1L, 9L), NULL, 5L))), c(1, 5))
  expect_equal(numbers(k_std(c(1, 2, 3, 4)))[[1]], 1.118034, tolerance = 1e-6)
  expect_equal(numbers(k_cumsum(matrix(c(1, 3, 2, 4), 2))), rbind(c(1, 2), c(4, 6)))
  expect_equal(as.vector(numbers(k_tile(c(1, 2), 2))), c(1, 2, 1, 2))
  expect_equal(
    as.vector(numbers(k_sparse_categorical_crossentropy(1, rbind(c(.1, .8, .1))))), .2231436,
    tolerance = 1e-6
  )
  image <- array(t(matrix(0:8, 3)), c(1, 3, 3, 1)) + 0
  image[1, , , 1] <- matrix(0:8, 3, byrow = TRUE)
  ones <- array(1, c(2, 2, 1, 1))
  expect_equal(
    numbers(k_conv2d(image, ones, c(2, 2), "same"))[1, , , 1], rbind(c(8, 7), c(13, 8))
  )
  expect_equal(
    numbers(k_pool2d(image, c(2, 2), pool_mode = "avg"))[1, , , 1], rbind(c(2, 3), c(5, 6))
  )
})

test_that("functions of R fold, map and recur", {
  expect_equal(numbers(k_foldl(function(a, x) a * 10 + x, c(1, 2, 3)))[[1]], 123)
  expect_equal(numbers(k_foldr(function(a, x) a * 10 + x, c(1, 2, 3)))[[1]], 321)
  expect_equal(as.vector(numbers(k_map_fn(function(z) z * 2, c(0, 1, 2)))), c(0, 2, 4))
  step <- function(x, states) {
    o <- x + states[[1]]
    list(o, list(o))
  }
  x <- x234[1, , , drop = FALSE]
  zeros <- list(tf$zeros(c(1L, 4L), "float64"))
  result <- k_rnn(step, x, zeros)
  expect_equal(as.vector(numbers(result[[1]])), c(12, 15, 18, 21))
  expect_equal(as.vector(numbers(result[[2]])[, , 1]), c(0, 4, 12))
  backwards <- k_rnn(step, x, zeros, go_backwards = TRUE)
  expect_equal(as.vector(numbers(backwards[[2]])[, , 1]), c(8, 12, 12))
  masked <- k_rnn(step, x, zeros, mask = matrix(c(TRUE, FALSE, TRUE), 1))
  expect_equal(as.vector(numbers(masked[[2]])[, , 1]), c(0, 0, 8))
  expect_error(k_map_fn(function(z) stop("mine"), c(1, 2)), "mine")
})

test_that("models with functions of R that fold, map and recur are saved and loaded", {
  step <- structure(function(x, states) {
    o <- x + states[[1]]
    list(o, list(o))
  }, py_function_name = "sums")
  halved <- structure(function(row) row / 2, py_function_name = "halved")
  input <- layer_input(batch_shape = c(2, 3, 4))
  model <- keras_model(input, list(
    k_map_fn(halved, input), k_rnn(step, input, list(tf$zeros(c(2L, 4L))))[[1]],
    k_foldl(k_maximum, input)
  ))
  expected <- list(x234 / 2, apply(x234, c(1, 3), sum), pmax(x234[1, , ], x234[2, , ]))
  file <- tempfile(fileext = ".h5")
  save_model_hdf5(model, file)
  folder <- save_model_tf(model, tempfile())
  own <- list(sums = step, halved = halved)
  for (loaded in list(load_model_hdf5(file, own), load_model_tf(folder, own))) {
    computed <- lapply(loaded(k_constant(x234)), numbers)
    expect_equal(computed, expected, tolerance = 1e-6)
  }
  expect_error(load_model_hdf5(file, own["sums"]), '"halved"', class = "UnknownObject")
})

test_that("symbolic tensors go through, are saved and loaded", {
  input <- layer_input(3)
  output <- k_concatenate(list(
    k_mean(k_square(input), axis = 2, keepdims = TRUE),
    input %>% k_dot(matrix(1:6 / 10, 3)),
    k_maximum(input, c(0, 1, 2))
  ))
  model <- keras_model(input, output)
  x <- matrix(c(-1, 2, 0.5, 3, 1, 7), 2)
  expected <- cbind(
    rowMeans(x^2), x %*% matrix(1:6 / 10, 3), pmax(x, matrix(0:2, 2, 3, byrow = TRUE))
  )
  expect_equal(predict(model, x, verbose = 0), expected, tolerance = 1e-6)
  expect_match(paste(format(model), collapse = "\n"), "concatenate")
  for (file in c("model.h5", "model.keras")) {
    path <- file.path(tempfile(), file)
    dir.create(dirname(path))
    if (file == "model.h5") save_model_hdf5(model, path) else model$save(path)
    again <- if (file == "model.h5") load_model_hdf5(path) else keras$saving$load_model(path)
    expect_equal(predict(again, x, verbose = 0), expected, tolerance = 1e-6)
  }
  expect_equal(k_int_shape(layer_input(c(NA, 3))), list(NULL, NULL, 3L))
  expect_true(k_is_keras_tensor(input))
  expect_error(k_is_keras_tensor(matrix(1)), "`x` must be a tensor", class = "ValueError")
})

test_that("variables of a layer written in R are its weights and train", {
  Scale <- new_layer_class("Scale",
    initialize = function(...) {
      super$initialize(...)
      self$w <- k_variable(c(1, 1), name = "w")
    },
    call = function(x, ...) x * self$w
  )
  model <- keras_model_sequential(input_shape = 2) %>% Scale()
  expect_length(model$trainable_weights, 1)
  model %>% compile("sgd", "mse")
  model %>% fit(matrix(1, 4, 2), matrix(3, 4, 2), verbose = 0, epochs = 1)
  w <- get_weights(model)[[1]]
  expect_true(all(w > 1))
  v <- k_variable(c(1, 2))
  v$assign(c(3, 4))
  v$assign_add(c(1, 1))
  expect_equal(as.vector(v$numpy()), c(4, 5))
  expect_equal(as.vector(as.array(tf$square(v))), c(16, 25))
  expect_equal(as.vector(as.array(k_update_add(v, 1))), c(5, 6))
  k_set_value(v, c(7, 8))
  expect_equal(as.vector(numbers(v)), c(7, 8))
  k_batch_set_value(list(list(v, c(1, 2))))
  expect_equal(as.vector(k_batch_get_value(list(v))[[1]]), c(1, 2))
})

test_that("functions and gradients of symbolic tensors", {
  p <- k_placeholder(c(NA, 3))
  f <- k_function(list(p), list(p * 2, k_sum(p, 2)))
  expect_equal(lapply(f(list(matrix(1, 2, 3))), as.vector), list(rep(2, 6), c(3, 3)))
  expect_length(k_function(list(p), list(p * 2))(list(matrix(1, 2, 3))), 1)
  loss <- k_sum(k_square(p))
  gradients <- k_gradients(loss, p)
  expect_type(gradients, "list")
  both <- k_function(list(p), list(loss, gradients[[1]]))(list(matrix(1:3, 1)))
  expect_equal(both[[1]][[1]], 14)
  expect_equal(both[[2]], matrix(c(2, 4, 6), 1))
  expect_error(k_gradients(k_constant(1), k_constant(2)), "GradientTape", class = "ValueError")
  expect_error(k_get_session(), "TensorFlow 2 has no sessions", class = "SessionError")
})

test_that("direct calls of layers and models follow the learning phase", {
  on.exit(k_set_learning_phase(0))
  drop <- layer_dropout(rate = 0.5)
  x <- tf$ones(c(20L, 20L))
  model <- keras_model_sequential(input_shape = 20) %>% layer_dropout(0.5)
  dropped <- function(y) any(as.array(y) == 0)
  expect_equal(k_learning_phase(), 0)
  expect_false(dropped(drop(x)) || dropped(model(x)) || dropped(x %>% drop()))
  suppressWarnings(k_set_learning_phase(1))
  expect_true(dropped(drop(x)) && dropped(model(x)) && dropped(x %>% drop()))
  expect_true(dropped(layer_dropout(x, 0.5)))
  expect_false(dropped(model(x, training = FALSE)) || dropped(predict(model, x, verbose = 0)))
  expect_equal(k_in_train_phase(1, 2), 1)
  k_clear_session()
  expect_equal(k_in_train_phase(1, 2), 2)
  expect_error(k_set_learning_phase(2), "0 or 1", class = "ValueError")
})

test_that("models that drop out by k_dropout() are saved and loaded", {
  input <- layer_input(4)
  model <- keras_model(input, list(
    k_dropout(input, 0.5), k_in_train_phase(k_dropout(input, 0.5), input)
  ))
  x <- matrix(1, 200, 4)
  file <- tempfile(fileext = ".h5")
  save_model_hdf5(model, file)
  folder <- save_model_tf(model, tempfile())
  for (loaded in list(load_model_hdf5(file), load_model_tf(folder))) {
    values <- predict(loaded, x, verbose = 0)
    expect_setequal(values[[1]], c(0, 2))
    expect_equal(values[[2]], x)
    expect_setequal(as.array(loaded(x, training = TRUE)[[2]]), c(0, 2))
  }
})

test_that("the backend is a module that counts from 0", {
  K <- backend()
  expect_equal(as.vector(as.array(K$mean(rbind(c(1, 2), c(3, 4)), axis = 1L))), c(1.5, 3.5))
  expect_s3_class(backend(convert = FALSE)$cast_to_floatx(42), "numpy.ndarray")
  expect_s3_class(k_cast_to_floatx(42), "numpy.ndarray")
  expect_equal(K$floatx(), k_floatx())
  expect_error(K$nothing, "no function")
  expect_equal(implementation()$`__name__`, "keras")
  expect_error(use_backend("theano"), "tensorflow", class = "ValueError")
})

test_that("arrays of Keras are objects of Python", {
  x <- keras_array(matrix(c(1.5, 2), 1))
  expect_s3_class(x, "numpy.ndarray")
  expect_equal(x$dtype$name, "float32")
  expect_equal(keras_array(1:3)$dtype$name, "int32")
  expect_equal(keras_array(matrix(1.5), "float64")$dtype$name, "float64")
  expect_named(keras_array(data.frame(a = 1:2)), "a")
  expect_null(keras_array(NULL))
})

test_that("errors name the argument and what came", {
  expect_error(k_abs(layer_dense(units = 1)), "`x` must be a tensor", class = "ValueError")
  expect_error(k_dot(matrix(1, 2, 3), matrix(1, 2, 3)), "k_dot\\(\\).*`x` is.*`y` is")
  expect_error(k_cast(1, "float33"), "`dtype`", class = "ValueError")
  expect_error(k_constant(c(NA_integer_, 1L)), "NA", class = "ValueError")
})

test_that("arithmetic, functions and subsets of symbolic tensors are saved in all formats", {
  withr::local_options(tensorflow.extract.warn_negatives_pythonic = FALSE)
  input <- layer_input(c(3, 4))
  scaled <- (2 * input + 1)^2 / 3 - matrix(1:12 / 10, 3)
  output <- list(
    exp(-abs(scaled)), log(scaled + 10, base = 2), round(scaled, 1),
    scaled[, 2:3, c(2, 4)], scaled[, 2:-1, 1:4:2], mean(scaled, axis = 3), scaled[, 2, ],
    scaled[, c(1, 3), ], aperm(scaled, c(1, 3, 2)), sum(scaled), scaled > 1,
    !(scaled > 1), max(scaled, 0), sqrt(input)
  )
  model <- keras_model(input, output)
  x <- array(seq(0.1, 2.4, 0.1), c(2, 3, 4))
  s <- sweep((2 * x + 1)^2 / 3, 2:3, matrix(1:12 / 10, 3))
  expected <- list(
    exp(-abs(s)), log(s + 10, base = 2), round(s, 1), s[, 2:3, c(2, 4)],
    s[, 2:3, c(1, 3)], apply(s, 1:2, mean), s[, 2, ], s[, c(1, 3), ],
    aperm(s, c(1, 3, 2)), sum(s), s > 1, !(s > 1), max(s, 0), sqrt(x)
  )
  check <- function(model) {
    Map(function(value, right) {
      expect_equal(as.vector(as.array(value)), as.vector(right), tolerance = 1e-5)
    }, model(tf$constant(x, "float32")), expected)
  }
  check(model)
  names <- vapply(model$layers, function(layer) layer$name, "")
  names <- sub("_[0-9]+$", "", names)
  expect_true(all(c("add", "multiply", "power", "divide", "exp", "abs") %in% names))
  for (file in c("model.h5", "model.keras")) {
    path <- tempfile(fileext = file)
    model$save(path)
    check(load_model_hdf5(path))
  }
})
