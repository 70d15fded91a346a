# Errors of R that pass through Python, and what Python users see of them.

skip_without_keras()

# Functions of Python, by their names.
python_functions <- function(code) {
  file <- tempfile(fileext = ".py")
  writeLines(code, file)
  rkeras_import("runpy")$run_path(file)
}

python <- python_functions("
import tensorflow as tf

def seen(function):
    try:
        function()
    except Exception as error:
        return [str(error), repr(error), error.condition]

def in_layer(layer, x):
    try:
        layer(x)
    except Exception as error:
        return [str(error), error.condition]

def first_of(function, times):
    errors = []
    for _ in range(times):
        try:
            tf.py_function(function, [], tf.float32)
        except Exception as error:
            errors.append(error)
    raise errors[0]
")

numbered_error <- function(number) {
  structure(
    class = c("numbered_error", "error", "condition"),
    list(message = "the same text", call = NULL, number = number)
  )
}

test_that("an error of R has R's message in Python, and its condition", {
  seen <- python$seen(function() stop(numbered_error(5)))
  expect_equal(seen[[1]], "the same text")
  expect_equal(seen[[2]], "RError('the same text')")
  expect_equal(seen[[3]]$number, 5)
})

test_that("an error that Keras raises anew has R's message and condition", {
  layer_failing <- new_layer_class("Failing", call = function(inputs) stop(numbered_error(7)))
  seen <- python$in_layer(layer_failing(), tf$constant(matrix(1, 2, 2)))
  expect_match(seen[[1]], "the same text", fixed = TRUE)
  expect_no_match(seen[[1]], "[R condition", fixed = TRUE)
  expect_no_match(seen[[1]], "positional argument", fixed = TRUE)
  expect_equal(seen[[2]]$number, 7)
})

test_that("of many errors that TensorFlow knows the text of, each is itself", {
  count <- 0
  failing <- function() {
    count <<- count + 1
    stop(numbered_error(count))
  }
  first <- tryCatch(python$first_of(failing, 200L), numbered_error = identity)
  expect_equal(first$number, 1)
  expect_equal(count, 200)
})

test_that("an error in the function of a dataset comes out as itself", {
  data <- tf$data$Dataset$range(5L)
  failing <- function(x) {
    if (as.numeric(x) == 3) stop(numbered_error(3))
    tf$cast(x, "float32")
  }
  data <- data$map(function(x) tf$py_function(failing, list(x), tf$float32))
  condition <- tryCatch(iterate(data), numbered_error = identity)
  expect_s3_class(condition, "numbered_error")
  expect_equal(condition$number, 3)
})

test_that("an error that comes before a callback's guard has begun goes on as it is", {
  # As R's time limit may end in between; src/steps.c calls this where an error is raised.
  leave <- utils::getFromNamespace("leave_step", "rkeras")
  condition <- tryCatch(
    withCallingHandlers(stop("ended early"), error = leave),
    error = identity
  )
  expect_equal(conditionMessage(condition), "ended early")
})
