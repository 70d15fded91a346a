# Tensors as R's arrays: subsets, arithmetic, mathematics, summaries.

skip_without_keras()

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

test_that("subsets of tensors are those of the R package tensorflow", {
  withr::local_options(tensorflow.extract.warn_negatives_pythonic = FALSE)
  a <- array(as.numeric(1:24), c(2, 3, 4))
  x <- tf$constant(a)
  expect_identical(as.array(x[1, , ]), a[1, , ])
  expect_identical(as.array(x[, -1, ]), a[, 3, ])
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

test_that("dim, length and as.array of tensors", {
  tensor <- tf$constant(matrix(1:6 / 2, 2))
  expect_equal(dim(tensor), c(2L, 3L))
  expect_equal(length(tensor), 6L)
  expect_equal(as.array(tensor), matrix(1:6 / 2, 2))
  expect_equal(as.array(tensor * 2 + 1), matrix(1:6 + 1, 2))
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
  expect_identical(dim(input[, c(1, 3), 2:3]), c(NA, 2L, 2L))
  expect_identical(dim(input[, NULL, .., 2]), c(NA, 1L, 4L))
  expect_identical(dim(input + 1), c(NA, 4L, 3L))
})

test_that("more subsets, from the end and of ranges", {
  withr::local_options(tensorflow.extract.warn_negatives_pythonic = FALSE)
  a <- array(as.numeric(1:24), c(2, 3, 4))
  x <- tf$constant(a)
  expect_identical(as.array(x[[2, 3, 1]]), a[[2, 3, 1]])
  expect_identical(as.array(x[TRUE, FALSE, ]), a[TRUE, FALSE, ])
  expect_identical(as.array(x[2:1, c(1, 1, 3), ]), a[2:1, c(1, 1, 3), ])
  expect_identical(as.array(x[, , -(1:3)]), a[, , 4:2])
  expect_identical(as.array(x[, , -2:-1]), a[, , 3:4])
  expect_identical(as.array(x[, , 2:-2]), a[, , 2:3])
  expect_identical(as.array(x[, , 2:NULL]), a[, , 2:4])
  expect_identical(as.array(x[, , NULL:-2]), a[, , 1:3])
  expect_identical(as.array(x[, , 1:4:2]), a[, , c(1, 3)])
  expect_identical(as.array(x[, , NULL:NULL:3]), a[, , c(1, 4)])
  expect_identical(as.array(x[0, , 1:3, style = "python"]), a[1, , 2:3])
  expect_identical(as.array(x[, , -3:-1, style = "python"]), a[, , 2:3])
  input <- layer_input(shape = c(4, 3))
  last <- keras_model(input, list(input[, -1, ], input[, 2:-1, ], input[, 1:4:2, ]))
  m <- array(as.numeric(1:24), c(2, 4, 3))
  expect_identical(lapply(last(m), as.array), list(m[, 4, ], m[, 2:4, ], m[, c(1, 3), ]))
  # The number of samples is not known.
  expect_identical(as.array(keras_model(input, input[-1, , ])(m)), m[2, , ])
  expect_identical(dim(x[1, NULL, , ]), c(1L, 3L, 4L))
  expect_identical(dim(x[.., tf$newaxis]), c(2L, 3L, 4L, 1L))
  take <- function(...) x[...]
  expect_identical(as.array(take(1, 2, 3)), a[1, 2, 3])
  expect_identical(as.array(x[c(-1, 1), , ]), a[2:1, , ])
  expect_error(x[-3, , ], "axis 1 has 2 positions, but -3", class = "IndexError")
  expect_error(x[, 0:-1, ], "count from 1", class = "IndexError")
  expect_error(x[, 1:3:0, ], "the step along axis 2", class = "IndexError")
  expect_error(x[, NULL:1.5, ], "whole numbers or NULL", class = "IndexError")
  for (bad in c(1.5, NaN, Inf)) {
    expect_error(x[, bad, ], "along axis 2 must be whole numbers", class = "IndexError")
  }
  expect_error(tf$constant(a)$shape[c(-1, 1)], "can't be mixed", class = "IndexError")
})

test_that("negative positions are told of once", {
  the <- get("the", asNamespace("rkeras"))
  before <- the$told_of_negatives
  withr::defer(the$told_of_negatives <- before)
  the$told_of_negatives <- NULL
  x <- tf$constant(c(1, 2, 3))
  expect_warning(x[-1], "count from the end", class = "rkeras_negative_position")
  expect_silent(x[-1])
})

test_that("sums and means are taken along axes from 1", {
  a <- array(as.numeric(1:24), c(2, 3, 4))
  x <- tf$constant(a)
  expect_equal(as.array(mean(x, axis = 2)), apply(a, c(1, 3), mean))
  expect_equal(as.array(sum(x, axis = c(1, 3))), array(apply(a, 2, sum), 3))
  expect_equal(as.array(max(x, axis = -1, keepdims = TRUE)), array(apply(a, 1:2, max), c(2, 3, 1)))
  expect_identical(as.array(any(x > 23, axis = 3)), apply(a > 23, 1:2, any))
  expect_equal(as.array(range(x, axis = 1)[2, , ]), apply(a, 2:3, max))
  input <- layer_input(shape = c(3, 4))
  model <- keras_model(input, mean(input, axis = 3, keepdims = TRUE))
  expect_equal(as.array(model(a)), array(apply(a, 1:2, mean), c(2, 3, 1)), tolerance = 1e-6)
  expect_error(mean(x, axis = 0), "`axis` must be axes", class = "ValueError")
  expect_error(sum(x, axis = 4), "one of the 3 axes", class = "ValueError")
  expect_error(sum(x, 1, axis = 1), "`axis`", class = "ValueError")
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

test_that("operators on floating tensors are R's own, beside tensors and numbers of both kinds", {
  a <- matrix(c(-2, 0.5, 3, 0, 1, 4), 2)
  signs <- list(`+`, `-`, `*`, `/`, `^`, `<`, `<=`, `>`, `>=`, `==`, `%%`, `%/%`)
  for (dtype in c("float32", "float64", "float16")) {
    x <- tf$constant(a, dtype = dtype)
    for (sign in signs) {
      for (other in list(2, 3L, 0.5)) {
        expect_equal(as.array(sign(x, other)), sign(a, other), tolerance = 1e-2)
        expect_equal(as.array(sign(other, x)), sign(other, a), tolerance = 1e-2)
      }
      expect_equal(as.array(sign(x, x)), sign(a, a), tolerance = 1e-2)
    }
    expect_identical((x * 2)$dtype$name, dtype)
    expect_identical((2L - x)$dtype$name, dtype)
    expect_true(all(is.na(as.array(x + NA))))
  }
  # A number beyond float32 is infinite.
  expect_identical(as.numeric(suppressWarnings(tf$constant(1, "float32") * 1e300)), Inf)
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

test_that("R collects when tensors that it dropped hold much memory", {
  skip_if_not(file.exists("/proc/self/statm"))
  in_memory <- function() {
    as.numeric(strsplit(readLines("/proc/self/statm"), " ")[[1]][2]) * 4096
  }
  x <- k_zeros(c(2000, 1000))
  before <- in_memory()
  highest <- 0
  for (i in 1:300) {
    k_square(x)
    if (i %% 10 == 0) highest <- max(highest, in_memory() - before)
  }
  # All of them are 2.4 GB.
  expect_lt(highest, 6e8)
  # What is in use stays.
  kept <- lapply(1:50, function(i) x + i)
  expect_identical(vapply(kept, function(y) as.numeric(y[1, 1]), 0), as.numeric(1:50))
})
