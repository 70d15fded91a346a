# Values to Python and back.

skip_without_keras()

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
    c(TRUE, FALSE), 1:10, c(1.5, 2.5), c(1i, 2 + 1i), numeric(0), integer(0), 1:100 / 3,
    array(c(1.5, 2.5)), array(1:3)
  )) {
    expect_identical(through_python(value), value)
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
  # `[[` counts from 0 in tensors.
  expect_equal(as.numeric(tensor[[2]][[3]][[4]]), x[3, 4, 5])
})

test_that("latin1 is the same text, and bytes are refused", {
  latin1 <- "caf\xe9"
  Encoding(latin1) <- "latin1"
  expect_identical(through_python(latin1), "caf\u00e9")
  bytes <- "\xff"
  Encoding(bytes) <- "bytes"
  expect_error(through_python(bytes), "bytes", class = "ValueError")
})

test_that("many strings cross, of any kind side by side", {
  plain <- c("", "a", "b c", strrep("long", 1000))
  utf8 <- c(plain, "gr\u00fc\u00df", "\u65e5\u672c", "\U0001F600")
  latin1 <- "caf\xe9"
  Encoding(latin1) <- "latin1"
  mixed <- c(utf8, latin1, "caf\u00e9")
  for (value in list(plain, utf8, mixed, c(mixed, NA), rep(utf8, 20000), c(rep(mixed, 8000), NA))) {
    expect_identical(through_python(value), enc2utf8(value))
  }
  expect_identical(through_python(matrix(utf8[1:6], 2)), matrix(utf8[1:6], 2))
  bytes <- "\xff"
  Encoding(bytes) <- "bytes"
  expect_error(through_python(c(utf8, bytes)), "bytes", class = "ValueError")
  wrong <- "\xff\xfe"
  Encoding(wrong) <- "UTF-8"
  expect_error(through_python(c(utf8, wrong)), "not valid UTF-8", class = "ValueError")
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

test_that("dates and large integers cross", {
  days <- as.Date(c("2026-11-21", "1969-12-31", NA))
  expect_identical(as.character(through_python(days)), as.character(days))
  moment <- as.POSIXct(1.5e9 + 0.25, origin = "1970-01-01", tz = "UTC")
  expect_equal(as.numeric(through_python(moment)), 1.5e9 + 0.25)
  skip_if_not_installed("bit64")
  expect_identical(through_python(bit64::as.integer64("123456789012")), 123456789012)
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
  for (dtype in c("int8", "int16", "int32", "uint8", "uint16")) {
    expect_identical(np$array(matrix(0:3, 2), dtype = dtype), matrix(0:3, 2))
  }
  # By the dtype, and not by the values.
  for (dtype in c("int64", "uint32", "uint64")) {
    expect_identical(np$array(matrix(0:3, 2), dtype = dtype), matrix(0:3 / 1, 2))
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

test_that("a function that changes its array is called once, with a copy", {
  file <- tempfile(fileext = ".py")
  writeLines(c(
    "calls = []", "def change(x, by=1):", "    calls.append(1)", "    x[0, 0] = by",
    "    return x", "class Kept:", "    def take(self, x):", "        calls.append(2)",
    "        x += 1", "        return x"
  ), file)
  python <- rkeras_import("runpy")$run_path(file)
  x <- matrix(c(1, 2, 3, 4, 5, 6), 2)
  large <- matrix(0, 300, 300)
  expect_identical(python[["change"]](x, by = 7), matrix(c(7, 2, 3, 4, 5, 6), 2))
  expect_identical(python[["change"]](x = large)[1:2, 1], c(1, 0))
  expect_identical(python[["Kept"]]()$take(x), x + 1)
  calls <- python[["change"]]$`__globals__`[["calls"]]
  expect_identical(calls, c(1L, 1L, 2L))
  expect_identical(list(x[1, 1], large[1, 1]), list(1, 0))
  # Functions of numpy are called with R's memory first.
  rkeras_import("numpy")$random$shuffle(x)
  expect_identical(x[, 1], c(1, 2))
})

test_that("tuples of Python's C code have names, and go back to Python as they are", {
  time <- rkeras_import("time")
  day <- time$gmtime(86400)
  expect_identical(day$tm_mday, 2L)
  expect_identical(list(day[[1]], day[["tm_year"]], length(day)), list(1970L, 1970L, 9L))
  expect_identical(unlist(as.list(day))[1:3], c(1970L, 1L, 2L))
  expect_identical(time$strftime("%Y-%m-%d", day), "1970-01-02")
  # More attributes than elements.
  file <- tempfile()
  writeLines("12345", file)
  expect_identical(rkeras_import("os")$stat(file)$st_size, 6L)
  expect_equal(rkeras_import("os")$stat(file)$st_mtime, as.numeric(file.mtime(file)))
})

test_that("a data frame of one row has columns of one element", {
  expect_identical(
    through_python(list(data.frame(a = 1:2, b = c("x", "y"))[1, ]))[[1]],
    list(a = 1L, b = "x")
  )
  columns <- rkeras_import("builtins")$type(data.frame(a = "x", b = 1:2)[1, ]$a)
  expect_match(format(columns), "str")
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

test_that("lists of many vectors are as lists of few", {
  vectors <- c(list(1:3, integer(), 7L, c(2L, 5L)), rep(list(4:9), 300))
  expect_identical(through_python(vectors), vectors)
  doubles <- lapply(vectors, function(x) x / 2)
  expect_identical(through_python(doubles), doubles)
  for (odd in list(c(1L, NA), "a", TRUE, matrix(1:4, 2), factor("b"), NULL, list(1L), 1.5)) {
    mixed <- c(vectors, list(odd))
    expected <- c(vectors, list(through_python(list(odd))[[1]]))
    expect_identical(through_python(mixed), expected)
  }
  expect_identical(through_python(setNames(vectors, seq_along(vectors)))[["4"]], c(2L, 5L))
  padded <- pad_sequences(vectors, maxlen = 2)
  expect_identical(padded[c(1, 2, 3, 5), ], rbind(2:3, c(0L, 0L), c(0L, 7L), 8:9))
})
