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
  saveRDS(layer_dense(units = 1), file)
  old <- readRDS(file)
  expect_match(format(old), "session that has ended")
  expect_error(old$units, "saved and loaded", class = "StaleHandle")
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
