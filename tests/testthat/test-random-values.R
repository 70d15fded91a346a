# Random objects of R, of every row of ?values and nested, to Python and back.

skip_without_keras()

some <- function(n) sample.int(n, 1)
sizes <- function() sample(0:3, some(8), replace = TRUE)
words <- c("", "a", "\u00e4\u20ac", "\U1F600", "NA", "x y\n")

atoms <- list(
  logical = function(n) sample(c(TRUE, FALSE), n, replace = TRUE),
  integer = function(n) sample.int(1e6, n) - 500000L,
  double = function(n) sample(c(rnorm(n), NaN, Inf, -Inf, NA, 0), n),
  complex = function(n) complex(real = rnorm(n), imaginary = rnorm(n)),
  character = function(n) sample(words, n, replace = TRUE)
)

with_na <- function(x) {
  x[some(length(x))] <- NA
  x
}

leaves <- c(
  list(
    null = function() NULL,
    raw = function() as.raw(sample(0:255, some(300) - 1, replace = TRUE)),
    named = function() setNames(rnorm(3), letters[1:3]),
    dimnames = function() matrix(1:4, 2, dimnames = list(c("a", "b"), NULL)),
    factor = function() factor(with_na(sample(words, 4))),
    numbers = function() data.frame(a = rnorm(some(4)), b = some(9)),
    table = function() data.frame(a = sample(words, 2), b = 1:2),
    days = function() as.Date(with_na(sample.int(40000, 3)), origin = "1970-01-01"),
    moments = function() as.POSIXct(round(runif(2, -1e9, 3e9), 3), origin = "1970-01-01"),
    formula = function() y ~ x,
    environment = function() new.env(),
    closure = function() function(x) x,
    primitive = function() sum,
    symbol = function() quote(a + b),
    large = function() some(1e6) * 2^32
  ),
  lapply(atoms, function(make) function() make(1)),
  lapply(atoms, function(make) function() make(some(200))),
  lapply(atoms, function(make) {
    function() {
      dim <- sizes()
      array(make(max(1, prod(dim))), dim)
    }
  }),
  lapply(atoms[c("logical", "integer", "character")], function(make) function() with_na(make(4))),
  lapply(atoms[c("logical", "integer", "character")], function(make) {
    function() matrix(with_na(make(6)), 2)
  })
)

random_value <- function(depth) {
  if (depth == 0 || runif(1) < 0.3) {
    return(leaves[[some(length(leaves))]]())
  }
  items <- lapply(seq_len(some(4) - 1), function(i) random_value(depth - 1))
  names <- switch(some(3),
    NULL,
    paste0("n", seq_along(items)),
    sample(c("", "a", "b"), length(items), replace = TRUE)
  )
  if (length(items)) names(items) <- names
  items
}

# What ?values says about a round trip.
expected <- function(x) {
  if (is.factor(x)) {
    return(as.character(x))
  }
  if (is.data.frame(x)) {
    if (all(vapply(x, is.numeric, NA))) {
      return(unname(as.matrix(x) + 0))
    }
    return(lapply(as.list(x), expected))
  }
  if (inherits(x, "POSIXct")) {
    return(structure(as.numeric(x), class = c("POSIXct", "POSIXt")))
  }
  if (is.object(x) || is.function(x) || is.language(x) || is.environment(x) || is.null(x)) {
    return(x)
  }
  if (is.list(x)) {
    return(expected_list(x))
  }
  dim <- dim(x)
  x <- as.vector(x)
  if (!is.null(dim)) {
    return(array(x, dim))
  }
  x
}

# A list without names of single values of one type is a vector, as Python does not tell them
# apart.
expected_list <- function(x) {
  if (!length(x)) {
    return(list())
  }
  items <- lapply(x, expected)
  if (!is.null(names(items)) && any(nzchar(names(items)))) {
    return(items)
  }
  items <- unname(items)
  single <- vapply(x, function(item) {
    is.atomic(item) && length(item) == 1 && is.null(dim(item)) && !is.object(item) && !is.raw(item)
  }, NA)
  types <- unique(vapply(items, typeof, ""))
  alike <- length(types) == 1 || setequal(types, c("integer", "double"))
  if (all(single) && alike) unlist(items) else items
}

test_that("random objects come back by the rules", {
  set.seed(20261121)
  for (i in 1:400) {
    value <- random_value(4)
    expect_equal(through_python(value), expected(value), tolerance = 1e-9)
  }
})

test_that("every kind of object comes back by the rules", {
  set.seed(4)
  for (name in seq_along(leaves)) {
    for (i in 1:5) {
      value <- leaves[[name]]()
      expect_equal(through_python(value), expected(value), tolerance = 1e-9)
    }
  }
})

test_that("a layer leaves R's random numbers alone, and use_session_with_seed() seeds them", {
  set.seed(4)
  expected <- runif(2)
  set.seed(4)
  layer_dense(units = 1)
  expect_identical(runif(2), expected)
  local_tensorflow_seed()
  use_session_with_seed(4, quiet = TRUE)
  expect_identical(runif(2), expected)
})
