# Values to Python and back, errors, output, objects.

skip_without_keras()

# A deque of Python holds the value as it is.
through_python <- function(x) {
  deque <- rkeras_import("collections")$deque()
  deque$append(x)
  deque[[1]]
}

test_that("values come back as they went", {
  for (value in list(
    NULL, TRUE, FALSE, 1L, -3L, 2.5, 1e300, NaN, Inf, -Inf, 1 + 2i, "a", "", "\u00e4\u20ac\U1F600",
    letters, list(1, "a"), list(a = 1, b = list(c = "x")), list()
  )) {
    expect_identical(through_python(value), value)
  }
})

test_that("large arrays become tensors with each number in its place", {
  set.seed(1)
  for (x in list(
    array(rnorm(6e5), c(100, 60, 100)), matrix(rnorm(2e5), 1000), matrix(1:200000, 2000)
  )) {
    same <- tf$constant(x)
    expect_identical(as.array(same), x)
    for (dtype in c("float32", "float64")) {
      # One number after the other goes the plain way.
      flat <- array(as.array(tf$constant(as.vector(x) + 0, dtype)), dim(x))
      expect_identical(as.array(tf$constant(x, dtype)), flat)
      expect_identical(as.array(tf$cast(x, dtype = dtype)), flat)
      expect_equal(as.array(tf$cast(x, dtype)), x + 0, tolerance = 1e-6)
      expect_equal(tf$cast(x, dtype)$dtype$name, dtype)
    }
    expect_error(tf$constant(x, dtype = "float32", shape = c(1L, 2L)), class = "error")
  }
  x <- matrix(rnorm(2e5), 1000)
  inside <- tf$`function`(function(a) tf$cast(x, "float32") + a)
  expect_equal(as.array(inside(tf$constant(1, "float32"))), x + 1, tolerance = 1e-6)
})

test_that("vectors and arrays keep their numbers and their shape", {
  for (value in list(
    c(TRUE, FALSE), 1:10, c(1.5, 2.5), c(1i, 2 + 1i), numeric(0), integer(0), 1:100 / 3
  )) {
    result <- through_python(value)
    expect_identical(as.vector(result), value)
    expect_equal(dim(result), length(value))
  }
  for (value in list(
    matrix(1:6, 2), matrix(1:6 / 7, 2), array(1:24, c(2, 3, 4)), matrix(c(TRUE, FALSE), 1),
    array(complex(real = 1:120, imaginary = 120:1), 2:5), matrix(0, 0, 3), array(1, c(1, 1, 1)),
    array(as.numeric(1:256), rep(2, 8)), matrix(letters[1:6], 2)
  )) {
    expect_identical(through_python(value), value)
  }
})

test_that("large arrays are right in every place", {
  x <- array(runif(60000), c(10, 20, 300))
  expect_identical(through_python(x), x)
  tensor <- tf$constant(x)
  expect_equal(as.array(tensor), x)
  expect_equal(as.numeric(tensor[[3]][[4]][[5]]), x[3, 4, 5])
})

test_that("latin1 is the same text, and bytes are refused", {
  latin1 <- "caf\xe9"
  Encoding(latin1) <- "latin1"
  expect_identical(through_python(latin1), "caf\u00e9")
  bytes <- "\xff"
  Encoding(bytes) <- "bytes"
  expect_error(through_python(bytes), "bytes", class = "ValueError")
})

test_that("factors are their labels, raw vectors bytes", {
  expect_identical(through_python(factor(c("b", "a", "b"))), c("b", "a", "b"))
  expect_identical(through_python(as.raw(0:255)), as.raw(0:255))
})

test_that("integers past 2^31 are doubles, and past 2^53 an error", {
  int <- rkeras_import("builtins")$int
  expect_identical(int("2147483648"), 2147483648)
  expect_error(int("9007199254740993"), "2\\^53", class = "OverflowError")
})

test_that("one Python object is one object in R", {
  layer <- layer_dense(units = 1)
  model <- keras_model_sequential(list(layer))
  expect_identical(model$layers[[1]], layer)
  expect_true(model$layers[[1]] == layer)
  expect_false(identical(layer_dense(units = 1), layer))
})

test_that("attributes are read and set, and completed", {
  layer <- layer_dense(units = 3)
  expect_identical(layer$units, 3L)
  layer$trainable <- FALSE
  expect_false(layer$trainable)
  expect_true("units" %in% names(layer))
  expect_true("units" %in% utils:::.DollarNames(layer, "^uni"))
  expect_error(layer$no_such_thing, "no_such_thing", class = "AttributeError")
})

test_that("errors of Python are conditions with its classes and its traceback", {
  error <- tryCatch(rkeras_import("math")$sqrt("a"), error = identity)
  expect_s3_class(error, c("rkeras_error", "TypeError", "error", "condition"), exact = TRUE)
  expect_match(error$traceback, "Traceback")
  expect_output(rkeras_last_error(), "Traceback")
})

test_that("conditions of R pass through Python", {
  map <- function(f) rkeras_import("builtins")$list(rkeras_import("builtins")$map(f, list(1, 2)))
  expect_equal(map(function(x) x * 2), c(2, 4))
  expect_equal(tryCatch(map(function(x) warning("careful")), warning = conditionMessage), "careful")
  expect_equal(suppressWarnings(map(function(x) {
    warning("careful")
    x
  })), c(1, 2))
  expect_message(map(function(x) {
    message("hello")
    x
  }), "hello")
  # A restart established outside of Python is reached from inside.
  expect_identical(withRestarts(map(function(x) invokeRestart("out", 42)), out = identity), 42)
})

test_that("R and Python call each other five deep", {
  builtins <- rkeras_import("builtins")
  call <- function(f, ...) builtins$list(builtins$map(f, list(...)))[[1]]
  expect_equal(call(function(x) call(function(y) call(function(z) z + 1, y), x), 1), 2)
  deep <- function(n) if (n == 0) stop("at the bottom") else call(function(x) deep(n - 1), 1)
  expect_error(deep(5), "at the bottom")
})

test_that("what Python prints goes through R", {
  printed <- capture.output(rkeras_import("builtins")$print("to the console"))
  expect_identical(printed, "to the console")
})

test_that("a handle of another session is recognised", {
  file <- tempfile(fileext = ".rds")
  saveRDS(tf$constant(1), file)
  old <- readRDS(file)
  expect_match(format(old), "session that has ended")
  expect_error(old$shape, "saved and loaded", class = "StaleHandle")
})

test_that("models and layers are saved with what holds them", {
  x <- matrix(runif(30), 10)
  model <- keras_model_sequential() %>% layer_dense(2, input_shape = 3)
  model %>% compile(optimizer = "adam", loss = "mse")
  fit(model, x, x[, 1:2], epochs = 1, verbose = 0)
  layer <- layer_dense(units = 2, activation = "tanh")
  expected <- as.array(layer(x))
  back <- unserialize(serialize(list(model, layer, layer_dropout(rate = 0.25)), NULL))
  expect_identical(predict(back[[1]], x, verbose = 0), predict(model, x, verbose = 0))
  expect_s3_class(fit(back[[1]], x, x[, 1:2], epochs = 1, verbose = 0), "keras_training_history")
  expect_identical(as.array(back[[2]](x)), expected)
  expect_identical(back[[3]]$rate, 0.25)
  # The handle that was saved is as before.
  expect_identical(keras_model_sequential(list(layer))$layers[[1]], layer)
})

test_that("subsets of tensors are those of R's arrays", {
  a <- array(as.numeric(1:24), c(2, 3, 4))
  x <- tf$constant(a)
  expect_identical(as.array(x[1, , ]), a[1, , ])
  expect_identical(as.array(x[, -1, ]), a[, -1, ])
  expect_identical(as.array(x[.., 2]), a[, , 2])
  expect_identical(as.array(x[2, c(1, 3), 2:3]), a[2, c(1, 3), 2:3])
  expect_identical(as.array(x[, c(TRUE, FALSE, TRUE), ]), a[, c(TRUE, FALSE, TRUE), ])
  expect_identical(dim(x[1, , , drop = FALSE]), c(1L, 3L, 4L))
  expect_error(x[1, 2], "3 axes, but 2 indices", class = "IndexError")
  expect_error(x[5, 1, 1], "axis 1 has 2 positions", class = "IndexError")
  expect_error(x[NA, 1, 1], "NA as a position", class = "IndexError")
})

test_that("arithmetic, mathematics and sums of tensors are those of R", {
  a <- array(as.numeric(1:24), c(2, 3, 4))
  x <- tf$constant(a)
  expect_equal(as.array(-x), -a)
  expect_equal(as.array(1 / x + x^2 %% 5), 1 / a + a^2 %% 5)
  expect_identical(as.array(x > 3 & x <= 8), a > 3 & a <= 8)
  expect_identical(as.array(x == 3), a == 3)
  for (f in list(abs, sqrt, exp, log, floor, ceiling, sin, tanh, log1p, lgamma, cumsum)) {
    expect_equal(as.vector(as.array(f(x / 7))), as.vector(f(a / 7)))
  }
  expect_equal(as.array(round(x / 7, 2)), round(a / 7, 2))
  expect_equal(as.array(log(x, 2)), log2(a))
  for (f in list(sum, prod, max, min, mean)) expect_equal(as.numeric(f(x)), f(a))
  expect_equal(as.numeric(range(x)), range(a))
  expect_equal(as.array(t(x[1, , ])), t(a[1, , ]))
  expect_equal(as.array(aperm(x, c(3, 1, 2))), aperm(a, c(3, 1, 2)))
  expect_error(tf$constant(1L) + 0.5, "cast the tensor first", class = "TypeError")
})

test_that("dates and large integers cross", {
  days <- as.Date(c("2026-11-21", "1969-12-31", NA))
  expect_identical(as.character(through_python(days)), as.character(days))
  moment <- as.POSIXct(1.5e9 + 0.25, origin = "1970-01-01", tz = "UTC")
  expect_equal(as.numeric(through_python(moment)), 1.5e9 + 0.25)
  skip_if_not_installed("bit64")
  expect_identical(through_python(bit64::as.integer64("123456789012")), 123456789012)
})

test_that("sparse matrices are sparse tensors, and data", {
  skip_if_not_installed("Matrix")
  m <- Matrix::sparseMatrix(i = c(1, 3, 2), j = c(2, 1, 3), x = c(1.5, 2, 3), dims = c(3, 4))
  expect_equal(as.array(through_python(m)), as.matrix(m))
  model <- keras_model_sequential() %>%
    layer_dense(2, input_shape = 4, weights = list(matrix(1, 4, 2), c(0, 0)))
  expect_equal(predict(model, m, verbose = 0), matrix(Matrix::rowSums(m), 3, 2))
})

test_that("iterators and contexts are R's", {
  dataset <- tf$data$Dataset$range(3L)
  expect_equal(unlist(iterate(dataset, function(x) as.numeric(x))), 0:2)
  x <- tf$constant(3)
  with(tf$GradientTape() %as% tape, {
    tape$watch(x)
    y <- x^2
  })
  expect_equal(as.numeric(tape$gradient(y, x)), 6)
})

test_that("functions of this package are themselves in Python", {
  model <- keras_model_sequential() %>%
    layer_dense(1, input_shape = 2, activation = activation_tanh)
  model %>% compile(loss = loss_mean_squared_error, metrics = metric_mean_absolute_error)
  history <- fit(model, matrix(1, 4, 2), rep(1, 4), epochs = 1, verbose = 0)
  expect_named(history$metrics, c("loss", "mean_absolute_error"))
})

test_that("objects that R drops are let go", {
  count <- function() rkeras:::operate("counts")$python_objects
  invisible(gc())
  before <- count()
  for (i in 1:2000) layer <- rkeras_import("builtins")$object()
  rm(layer)
  invisible(gc())
  expect_lte(count(), before + 5)
})

test_that("dim, length and as.array of tensors", {
  tensor <- tf$constant(matrix(1:6 / 2, 2))
  expect_equal(dim(tensor), c(2L, 3L))
  expect_equal(length(tensor), 6L)
  expect_equal(as.array(tensor), matrix(1:6 / 2, 2))
  expect_equal(as.array(tensor * 2 + 1), matrix(1:6 + 1, 2))
})

test_that("names of some elements of a list are labels", {
  for (value in list(list(1, a = "x"), list(a = 1, a = 2), list(b = list(1, c = TRUE)))) {
    expect_identical(through_python(value), value)
  }
  f <- function(y_true, y_pred) tf$reduce_mean(tf$abs(y_true - y_pred))
  model <- keras_model_sequential() %>% layer_dense(1, input_shape = 2)
  model %>% compile(loss = "mse", metrics = list("mae", mine = f))
  end <- callback_lambda(on_epoch_end = function(epoch, logs) NULL)
  x <- matrix(1:8 / 8, 4)
  history <- fit(model, x, x[, 1], epochs = 1, verbose = 0, callbacks = list(end, other = end))
  expect_named(history$metrics, c("loss", "mae", "mine"))
  expect_equal(history$metrics$mine, history$metrics$mae, tolerance = 1e-6)
  model %>% compile(loss = "mse", metrics = list(first = f, second = f))
  history <- fit(model, x, x[, 1], epochs = 1, verbose = 0, callbacks = list(only = end))
  expect_named(history$metrics, c("loss", "first", "second"))
  set_weights(model, list(kernel = matrix(1, 2, 1), 0))
  expect_equal(get_weights(model)[[1]], matrix(1, 2, 1))
  # Where an order would be a guess, it is refused.
  expect_error(fit(model, list(x, b = x), x[, 1]), "all or none have a name", class = "ArgumentError")
  expect_error(model(list(x, b = x)), "all or none have a name", class = "ValueError")
})

test_that("metrics of R get targets in the dtype of the predictions", {
  f <- function(y_true, y_pred) tf$reduce_mean(tf$abs(y_true - y_pred))
  model <- keras_model_sequential() %>% layer_dense(1, input_shape = 2)
  model %>% compile(loss = f, metrics = list("mae", f, custom_metric("named", f)))
  batch <- function() list(matrix(1:8 / 8, 4), matrix(1, 4, 1))
  history <- fit(model, batch, steps_per_epoch = 1, epochs = 1, verbose = 0)
  expect_equal(history$metrics$r_function, history$metrics$mae, tolerance = 1e-6)
  expect_equal(history$metrics$named, history$metrics$mae, tolerance = 1e-6)
  model %>% compile(loss = "mse", metrics = list("mae", f))
  batch <- function() list(tf$constant(matrix(1, 4, 2)), tf$constant(matrix(1, 4, 1), "float64"))
  history <- fit(model, batch, steps_per_epoch = 1, epochs = 1, verbose = 0)
  expect_equal(history$metrics$r_function, history$metrics$mae, tolerance = 1e-6)
})

test_that("NA keeps its place, its type and the shape around it", {
  for (value in list(
    NA, c(TRUE, NA), c(NA, NA), c(1L, NA), c("a", NA), matrix(c(1L, NA, 3L, 4L), 2),
    matrix(c(TRUE, NA), 1), matrix(c("a", NA, "b", "c"), 2), c(NA_character_, NA), character(0)
  )) {
    expect_identical(through_python(value), value)
  }
  expect_true(is.na(through_python(NA_real_)) && !is.nan(through_python(NA_real_)))
  expect_identical(is.nan(as.vector(through_python(c(NA, NaN, 1)))), c(FALSE, TRUE, FALSE))
})

test_that("strings that are not what they are marked as are refused", {
  wrong <- "\xff\xfe"
  Encoding(wrong) <- "UTF-8"
  expect_error(through_python(wrong), "not valid UTF-8", class = "ValueError")
})

test_that("times keep their moment, whatever holds them", {
  moment <- as.POSIXct("2020-07-01 12:00:00.25", tz = "America/New_York")
  expect_equal(as.numeric(through_python(moment)), as.numeric(moment))
  expect_equal(as.numeric(through_python(as.POSIXlt(moment))), as.numeric(moment))
  expect_equal(through_python(as.difftime(c(90, NA), units = "mins")), as.difftime(
    c(5400, NA),
    units = "secs"
  ))
  datetime <- rkeras_import("datetime")
  expect_identical(datetime$date(2020L, 2L, 29L), as.Date("2020-02-29"))
  expect_equal(
    as.numeric(datetime$datetime(2020L, 7L, 1L, 12L)),
    as.numeric(as.POSIXct("2020-07-01 12:00", "UTC"))
  )
  east <- datetime$timezone(datetime$timedelta(hours = 2))
  expect_equal(
    as.numeric(datetime$datetime(2020L, 7L, 1L, 12L, tzinfo = east)),
    as.numeric(as.POSIXct("2020-07-01 10:00", "UTC"))
  )
})

test_that("arrays of every dtype of numpy come back", {
  np <- rkeras_import("numpy")
  for (dtype in c("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64")) {
    expect_identical(np$array(matrix(0:3, 2), dtype = dtype), matrix(0:3, 2))
  }
  for (dtype in c("float16", "float32", "float64", "longdouble", ">f8")) {
    expect_identical(np$array(c(0.5, 2), dtype = dtype), array(c(0.5, 2), 2))
  }
  for (dtype in c("complex64", "complex128")) {
    expect_identical(np$array(c(1i, 2), dtype = dtype), array(c(1i, 2), 2))
  }
  expect_identical(np$zeros(2L, dtype = "bool"), array(FALSE, 2))
  expect_identical(np$array(list("a", "b"), dtype = "S1"), array(c("a", "b"), 2))
  # What has no form in R stays in Python: the mask of an array is not lost.
  expect_s3_class(np$ma$array(1:2, mask = c(FALSE, TRUE)), "numpy.ndarray")
  expect_identical(tf$constant(c("a", "\u00e9"))$numpy(), array(c("a", "\u00e9"), 2))
  for (dtype in c("bfloat16", "float16", "float32", "float64")) {
    expect_identical(as.array(tf$cast(matrix(c(0.5, 2), 1), dtype)), matrix(c(0.5, 2), 1))
  }
})

test_that("tuples with names are lists with names", {
  point <- rkeras_import("collections")$namedtuple("Point", list("x", "y"))
  expect_identical(point(1, "b"), list(x = 1, y = "b"))
})

test_that("a data frame of one row has columns of one element", {
  expect_identical(
    through_python(list(data.frame(a = 1:2, b = c("x", "y"))[1, ]))[[1]],
    list(a = array(1L, 1), b = "x")
  )
  columns <- rkeras_import("builtins")$type(data.frame(a = "x", b = 1:2)[1, ]$a)
  expect_match(format(columns), "str")
})

test_that("ragged and sparse tensors, shapes and symbolic tensors have subsets and sums", {
  ragged <- tf$ragged$constant(list(list(1, 2), list(3)))
  expect_identical(dim(ragged), c(2L, NA))
  expect_identical(as.array(ragged), list(array(c(1, 2), 2), array(3, 1)))
  expect_identical(as.array(ragged[1, ]), array(c(1, 2), 2))
  sparse <- tf$SparseTensor(list(list(0L, 1L), list(2L, 0L)), c(1, 2), c(3L, 2L))
  expect_identical(as.array(sparse[3, ]), array(c(2, 0), 2))
  expect_identical(as.numeric(sum(sparse)), 3)
  expect_identical(as.numeric(min(sparse)), 0)
  shape <- tf$constant(matrix(1, 2, 3))$shape
  expect_identical(as.integer(shape), 2:3)
  expect_identical(as.integer(shape[-1]), 3L)
  expect_identical(as.list(shape), list(2L, 3L))
  input <- layer_input(shape = c(4, 3))
  expect_identical(dim(input[1, , ]), c(4L, 3L))
  expect_identical(dim(input[, c(1, 3), -1]), c(NA, 2L, 2L))
  expect_identical(dim(input[, NULL, .., 2]), c(NA, 1L, 4L))
  expect_identical(dim(input + 1), c(NA, 4L, 3L))
})

test_that("more subsets are those of R's arrays", {
  a <- array(as.numeric(1:24), c(2, 3, 4))
  x <- tf$constant(a)
  expect_identical(as.array(x[[2, 3, 1]]), a[[2, 3, 1]])
  expect_identical(as.array(x[TRUE, FALSE, ]), a[TRUE, FALSE, ])
  expect_identical(as.array(x[2:1, c(1, 1, 3), ]), a[2:1, c(1, 1, 3), ])
  expect_identical(as.array(x[, , -(1:3)]), a[, , -(1:3)])
  expect_identical(dim(x[1, NULL, , ]), c(1L, 3L, 4L))
  expect_identical(dim(x[.., tf$newaxis]), c(2L, 3L, 4L, 1L))
  take <- function(...) x[...]
  expect_identical(as.array(take(1, 2, 3)), a[1, 2, 3])
  expect_error(x[c(-1, 1), , ], "can't be mixed", class = "IndexError")
})

test_that("the groups of functions are complete", {
  a <- matrix(c(-2.3, -0.4, 0.6, 3.7), 2)
  x <- tf$constant(a)
  for (f in list(
    abs, sign, sqrt, floor, ceiling, trunc, exp, log, expm1, log1p, cos, sin, tan, cospi, sinpi,
    tanpi, acos, asin, atan, cosh, sinh, tanh, acosh, asinh, atanh, gamma, lgamma, digamma,
    trigamma, cumsum, cumprod, cummax, cummin, is.na, is.nan, is.finite, is.infinite, round, signif
  )) {
    expect_equal(as.vector(as.array(f(x))), as.vector(suppressWarnings(f(a))), tolerance = 1e-10)
  }
  expect_equal(as.array(signif(x * pi, 2)), signif(a * pi, 2))
  expect_equal(as.array(round(x * 100, -1)), round(a * 100, -1))
  z <- matrix(complex(real = 1:4, imaginary = 4:1), 2)
  for (f in list(Re, Im, Mod, Arg, Conj)) expect_equal(as.array(f(tf$constant(z))), f(z))
  expect_equal(as.numeric(sum(x, 1, x)), sum(a, 1, a))
  expect_equal(as.numeric(max(x, 100)), 100)
  expect_equal(as.numeric(range(x, -9)), c(-9, 3.7))
})

test_that("numbers that a tensor does not hold are refused, and logicals count", {
  whole <- tf$constant(300L)
  expect_error(whole + 1e10, "cast the tensor first", class = "TypeError")
  expect_error(whole + NA, "has no NA", class = "TypeError")
  expect_true(is.na(as.numeric(tf$constant(1) + NA)))
  expect_silent(tf$constant(1, dtype = "float32") * NA_real_)
  flags <- tf$constant(c(TRUE, FALSE))
  expect_identical(as.vector(as.array(flags == 2)), c(FALSE, FALSE))
  expect_identical(as.vector(as.array(flags * 2L)), c(2L, 0L))
  expect_identical(as.vector(as.array(flags + 1.5)), c(2.5, 1.5))
  expect_identical(as.vector(as.array(-flags)), c(-1L, 0L))
})

test_that("all.equal compares the numbers of tensors", {
  expect_true(all.equal(tf$constant(1:3), tf$constant(1:3)))
  expect_false(isTRUE(all.equal(tf$constant(1), tf$constant(2))))
  layer <- layer_dense(units = 1)
  expect_true(all.equal(layer, layer))
  expect_false(isTRUE(all.equal(layer, layer_dense(units = 1))))
})

test_that("matrices of Matrix of every kind are themselves", {
  skip_if_not_installed("Matrix")
  set.seed(1)
  m <- Matrix::rsparsematrix(4, 3, 0.5)
  twice <- Matrix::spMatrix(2, 2, i = c(1L, 1L), j = c(2L, 2L), x = c(1, 2))
  for (x in list(
    m, methods::as(m, "TsparseMatrix"), methods::as(m, "RsparseMatrix"), m != 0,
    methods::as(m, "nMatrix"), Matrix::crossprod(m), Matrix::Diagonal(3), Matrix::Diagonal(2, 1:2),
    Matrix::tril(m[1:3, ]), twice, Matrix::sparseMatrix(integer(0), integer(0), dims = c(2, 2))
  )) {
    came <- through_python(x)
    expect_s3_class(came, "tensorflow.python.framework.sparse_tensor.SparseTensor")
    expect_equal(as.array(came), unname(as.matrix(x) + 0))
  }
  dense <- Matrix::Matrix(c(1, 2, 3, 4), 2)
  expect_identical(through_python(dense), as.matrix(dense))
})

test_that("modules are Python's wherever they stand", {
  builtins <- rkeras_import("builtins")
  expect_identical(builtins$getattr(tf, "float32"), tf$float32)
  expect_equal(as.numeric(tf[["constant"]](1)), 1)
  sys <- rkeras_import("sys")
  sys$set_by_a_test <- 5
  expect_identical(rkeras_import("sys")$set_by_a_test, 5)
  expect_output(str(tf), "module tensorflow")
  expect_identical(as.character(layer_dense(units = 1, name = "a")), "<Dense name=a, built=False>")
})

test_that("assignments reach into lists of objects", {
  model <- keras_model_sequential() %>% layer_dense(1, input_shape = 2)
  model$layers[[1]]$trainable <- FALSE
  expect_false(model$layers[[1]]$trainable)
  expect_error(model$layers <- list(layer_dense(units = 1)), class = "AttributeError")
})

test_that("data that a model can't take are refused by what they are", {
  model <- keras_model_sequential() %>% layer_dense(1, input_shape = 2)
  model %>% compile(loss = "mse")
  x <- matrix(1:8 / 8, 4)
  y <- x[, 1]
  run <- function(x, y, ...) fit(model, x, y, epochs = 1, verbose = 0, ...)
  expect_error(run(x + 1i, y), "`x` is complex", class = "ValueError")
  expect_error(run(x, y + 1i), "`y` is complex", class = "ValueError")
  expect_error(run(x, Sys.Date() + 1:4), "dates or times", class = "ValueError")
  expect_error(run(x, as.raw(1:4)), "a raw vector", class = "ValueError")
  expect_error(predict(model, x + 1i, verbose = 0), "`x` is complex", class = "ValueError")
  # A vector and a column mean the same, one after the other.
  expect_silent(run(x, y))
  expect_silent(run(as.data.frame(x), data.frame(y)))
  expect_silent(run(x, matrix(y), validation_data = list(x, y, y)))
  # NA in doubles is NaN: no error, no warning, and it shows.
  x[2] <- NA
  expect_silent(history <- run(x, y))
  expect_true(is.nan(history$metrics$loss))
})

test_that("a tuple of Python is made, and its parts are taken apart", {
  builtins <- rkeras_import("builtins")
  pair <- tuple(1, "a")
  expect_true(builtins$isinstance(pair, builtins$tuple))
  expect_identical(as.list(pair), list(1, "a"))
  expect_identical(pair[[2]], "a")
  expect_identical(length(tuple(list(1, 2, 3))), 3L)
  dataset <- tf$data$Dataset$from_tensor_slices(tuple(matrix(1:6 / 1, 3), 1:3))
  said <- character()
  listen <- function(record) {
    said <<- c(said, record$getMessage())
    TRUE
  }
  logger <- rkeras_import("logging")$getLogger("tensorflow")
  logger$addFilter(listen)
  on.exit(logger$removeFilter(listen))
  first <- iterate(dataset$map(function(x, y) tuple(x * 2, y + 1L)))[[1]]
  # TensorFlow does not try to transform the function.
  expect_identical(said, character())
  expect_equal(as.array(first[[1]]), array(c(2, 8)))
  expect_identical(as.integer(first[[2]]), 2L)
})

test_that("functions of R keep their own defaults when Python calls them", {
  scaled <- tf$`function`(function(x, by = 2, more = by * 10) x * by + more)
  expect_equal(as.numeric(scaled(tf$constant(1))), 22)
  expect_equal(as.numeric(scaled(tf$constant(1), by = 3)), 33)
  expect_equal(as.numeric(scaled(tf$constant(1), 3, more = 1)), 4)
  parameters <- rkeras_import("inspect")$signature(function(a, b = 1, ..., c) NULL)
  expect_match(format(parameters), "(a, b=1.0, c=<computed by R>, **kwargs)", fixed = TRUE)
})

test_that("a context is told whether its block came to the end", {
  contexts <- rkeras_import("contextlib")
  run <- function(code) {
    ended <- NULL
    stack <- contexts$ExitStack()
    stack$push(function(type, error, traceback) {
      ended <<- is.null(type)
      FALSE
    })
    try(with(stack, eval(code)), silent = TRUE)
    ended
  }
  expect_true(run(quote(1)))
  expect_false(run(quote(stop("within"))))
  expect_invisible(with(tf$device("/CPU:0"), invisible(1)))
})

test_that("NA is refused by TensorFlow's own functions, and NaN is no warning", {
  for (value in list(NA, NA_integer_, c(1L, NA), c("a", NA), matrix(c(TRUE, NA), 1))) {
    expect_error(tf$constant(value), "NA has no meaning", class = "ValueError")
  }
  layer <- layer_dense(units = 1)
  expect_error(layer(matrix(c(1L, NA), 1)), "NA has no meaning", class = "ValueError")
  expect_true(is.nan(as.numeric(tf$constant(NA_real_))))
  expect_identical(tf$constant(character(0))$dtype$name, "string")
  expect_error(to_categorical(c(0, NA)), class = "ValueError")
  expect_silent(result <- normalize(matrix(c(3, NA, 4, 1), 2)))
  expect_equal(result[1, ], c(0.6, 0.8))
  expect_true(all(is.na(result[2, ])))
})

test_that("a data frame is a matrix, or the inputs of a model by name", {
  frame <- data.frame(b = c(1, 2, 3), a = 4:6)
  expect_equal(through_python(frame), unname(as.matrix(frame)))
  a <- layer_input(1, name = "a")
  b <- layer_input(1, name = "b")
  model <- keras_model(list(a, b), layer_subtract(list(a, b)))
  expect_equal(predict(model, frame, verbose = 0), matrix(c(3, 3, 3)))
  names(frame) <- c("b", "c")
  expect_error(predict(model, frame, verbose = 0), "names of the inputs", class = "ValueError")
})

test_that("a vector and a column are the same input, one after the other", {
  model <- keras_model_sequential() %>% layer_activation("linear", input_shape = 1)
  for (x in list(1:3 / 2, matrix(1:3 / 2), tf$constant(1:3 / 2), 1:3 / 2, matrix(1:3 / 2))) {
    expect_equal(predict(model, x, verbose = 0), matrix(1:3 / 2))
  }
  text <- layer_input(1, dtype = "string")
  model <- keras_model(text, layer_string_lookup(text, vocabulary = c("u", "v")))
  for (x in list(c("u", "v"), matrix(c("u", "v")), factor(c("u", "v")))) {
    expect_equal(predict(model, x, verbose = 0), matrix(1:2))
  }
})
