# The cases of tests/python/backend, with axes and positions counted from 1.

skip_without_keras()
skip_if_not_installed("jsonlite")
file <- file.path("..", "data", "backend-cases.json")
skip_if(!file.exists(file), "the cases are in tests/data, which is not in the package")

vector_of <- function(x) {
  values <- unlist(lapply(x$values, function(v) if (is.null(v)) NaN else v))
  values <- switch(x$kind,
    logical = as.logical(values), integer = as.integer(values), as.double(values)
  )
  if (length(x$dim)) array(values, unlist(x$dim)) else values
}

value_of <- function(x) {
  if (!is.null(x$list)) lapply(x$list, value_of) else vector_of(x)
}

argument_of <- function(x) {
  if (is.list(x) && !is.null(x$pairs)) {
    return(x$pairs)
  }
  if (is.list(x)) unlist(x) else x
}

expect_same <- function(value, expected) {
  if (is.list(expected)) {
    expect_length(value, length(expected))
    Map(expect_same, value, expected)
    return(invisible())
  }
  value <- as.array(value)
  expect_equal(as.vector(value) + 0, as.vector(expected) + 0, tolerance = 1e-5)
  if (!is.null(dim(expected))) expect_equal(dim(value), dim(expected))
}

for (case in jsonlite::fromJSON(file, simplifyVector = FALSE)) {
  test_that(case$name, {
    tensors <- lapply(case$tensors, value_of)
    f <- get(case$call, asNamespace("rkeras"))
    args <- c(tensors, lapply(case$args, argument_of))
    expect_same(do.call(f, args), value_of(case$expected))
  })
}
