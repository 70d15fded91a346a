# Classes written like Python's: Name(parent) %py_class% { ... }; layer functions of classes.

skip_without_keras()

x <- matrix(c(0.1, -0.4, 0.7, 0.2, 0.5, -0.3, 0.9, 0.8), 4)
y <- c(1, 0, -1, 2)

test_that("%py_class% has methods, properties, private members and documentation", {
  Counter(keras$layers$Layer) %py_class% {
    "Counts."
    initialize <- function(start, ...) {
      super$initialize(...)
      private$count <- start
    }
    call <- function(inputs) inputs + private$count
    raise <- function(by = 1) private$add(by)
    twice %<-active% function(value) {
      if (missing(value)) 2 * private$count else private$count <- value / 2
    }
    private <- list(count = 0, add = function(by) private$count <- private$count + by)
  }
  one <- Counter(5)
  two <- Counter(start = 7)
  one$raise()
  one$raise(by = 3)
  expect_equal(c(one$twice, two$twice), c(18, 14))
  one$twice <- 8
  expect_equal(as.array(one(x)), x + 4, tolerance = 1e-6)
  expect_equal(Counter$`__doc__`, "Counts.")
  Child(Counter) %py_class% {
    call <- function(inputs) super$call(inputs) * private$factor
    private <- list(factor = 10)
  }
  expect_equal(as.array(Child(1)(x)), (x + 1) * 10, tolerance = 1e-6)
  layer_counter <- create_layer_wrapper(Counter, modifiers = list(start = sqrt))
  expect_equal(as.array(layer_counter(x, start = 9)), x + 3, tolerance = 1e-6)
  expect_error(mark_active(1), "must be a function", class = "ArgumentError")
})

test_that("convert = FALSE gives methods Python's own objects", {
  Raw(keras$layers$Layer, convert = FALSE) %py_class% {
    compute_output_shape <- function(input_shape) {
      expect_s3_class(input_shape, "rkeras_object")
      list(NULL, input_shape[[2]] * 2)
    }
    call <- function(inputs) tf$concat(list(inputs, inputs), 1L)
  }
  expect_equal(dim(Raw()(layer_input(shape = 3))), c(NA, 6))
})

test_that("classes of R6 and of Python have layer functions", {
  Times <- R6::R6Class("Times", inherit = keras$layers$Layer, public = list(
    initialize = function(by) {
      super$initialize()
      self$by <- by
    },
    call = function(inputs) inputs * self$by
  ))
  layer_times <- create_layer_wrapper(Times)
  expect_equal(as.array(layer_times(x, by = 3)), x * 3, tolerance = 1e-6)
  layer_own_dense <- create_layer_wrapper(keras$layers$Dense, list(units = function(n) n + 1))
  expect_equal(dim(layer_own_dense(layer_input(shape = 2), units = 2)), c(NA, 3))
})
