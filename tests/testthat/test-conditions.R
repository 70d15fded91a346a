# Errors and warnings of Python and R, on their way through each other, and those of R code.

skip_without_keras()

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

test_that("messages of Keras come without the codes of a terminal", {
  one <- layer_input(shape = 3)
  said <- tryCatch(layer_multiply(list(one, layer_input(shape = 2))), error = conditionMessage)
  expect_false(grepl("\033", said, fixed = TRUE))
  expect_error(layer_dot(list(one, one), axes = 0), "batch axis", class = "ValueError")
})

test_that("errors of R code have the classes of Python's, and say what came", {
  wrong <- function(code) tryCatch(code, error = identity)
  error <- wrong(rkeras_import(3))
  expect_s3_class(
    error, c("rkeras_error", "ArgumentError", "ValueError", "error", "condition"),
    exact = TRUE
  )
  expect_identical(
    conditionMessage(error), "rkeras_import(): `module` must be a string, but 3 was given"
  )
  expect_identical(conditionCall(error), quote(rkeras_import(3)))
  error <- wrong(new_metric_class(1:2, initialize = NULL, update_state = NULL, result = NULL))
  expect_identical(
    conditionMessage(error), "new_metric_class(): `classname` must be a string, but 1:2 was given"
  )
  expect_identical(conditionCall(error)[[1]], quote(new_metric_class))
  expect_error(
    new_loss_class("Lossy", function(a, b) a), "new_loss_class\\(\\): all members.* 1 has none",
    class = "ValueError"
  )
  expect_error("a" %<-active% 1, "`x` must be a function", class = "ArgumentError")
  expect_error(
    f(1)(2) %py_class% NULL, "Name(parent), but f(1)(2)",
    fixed = TRUE, class = "ValueError"
  )
  expect_error(
    create_layer_wrapper(keras$layers$Dense, modifiers = list(as.integer)),
    "`modifiers`.*named list",
    class = "ArgumentError"
  )
  expect_error(sum(tf$constant(1), na.rm = TRUE), "`na.rm` must be FALSE", class = "ArgumentError")
  expect_error(use_condaenv(), "`condaenv`.*NULL was given", class = "ArgumentError")
  expect_error(use_python("/nowhere/python"), "use_python.*already", class = "RuntimeError")
  expect_error(install_rkeras(tempfile()), "restart R", class = "RuntimeError")
  for (base in list(KerasLayer, KerasConstraint)) {
    expect_error(base$new()$call(1), "must have a method `call`", class = "NotImplementedError")
  }
})

test_that("messages show long values and objects by what they are", {
  expect_identical(shown("a"), '"a"')
  expect_identical(shown(c(1.5, 2)), "c(1.5, 2)")
  expect_identical(shown(NULL), "NULL")
  expect_identical(shown(runif(100)), "a vector of 100 elements")
  expect_identical(shown(as.list(runif(100))), "a list of 100 elements")
  expect_identical(shown(matrix(runif(100), 10)), "an array of dim 10x10")
  expect_identical(shown(Sys.Date()), "an object of class Date")
  expect_identical(shown(mean), "an object of class function")
  expect_error(layer_dense(units = new.env()), "but an environment was given")
  expect_error(layer_dense(units = y ~ x), "but a call or formula was given")
})
