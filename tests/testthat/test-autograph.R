# Graphs of R functions, with R's control flow in them.

skip_without_keras()

number <- function(x) as_tensor(x, if (is.double(x)) "float32")
values <- function(x) as.array(x)

test_that("a function is traced once for each kind of arguments", {
  traced <- 0
  f <- tf_function(function(x, by = 2) {
    traced <<- traced + 1
    x * by
  })
  expect_equal(values(f(number(3))), 6)
  expect_equal(values(f(number(4))), 8)
  expect_equal(traced, 1)
  expect_equal(values(f(number(c(1, 2)), by = number(3))), array(c(3, 6)))
  expect_equal(traced, 2)
  typed <- tf_function(
    function(x) {
      traced <<- traced + 1
      sum(x)
    },
    input_signature = list(tf$TensorSpec(shape(NULL), tf$float32))
  )
  for (n in 2:4) expect_equal(values(typed(as_tensor(rep(1, n), "float32"))), n)
  expect_equal(traced, 3)
  expect_equal(typed$input_signature[[1]]$dtype$name, "float32")
})

test_that("a branch is chosen in each call", {
  f <- tf_function(function(x) {
    sign <- 1
    if (sum(x) > 0) {
      y <- x * 2
      only_here <- x
    } else {
      y <- -x
      sign <- -1
    }
    list(y, sign, exists("only_here", inherits = FALSE))
  })
  up <- f(number(c(1, 2)))
  down <- f(number(c(-1, -2)))
  expect_equal(lapply(up[1:2], values), list(array(c(2, 4)), 1))
  expect_equal(lapply(down[1:2], values), list(array(c(1, 2)), -1))
  expect_false(values(up[[3]]))

  value <- tf_function(function(x) if (x > 1) x^2 else if (x > 0) x else 0)
  expect_equal(vapply(c(2, 0.5, -1), function(x) values(value(number(x))), 0), c(4, 0.5, 0))
  # Without an else, and with values that are no tensors.
  counted <- tf_function(function(x) {
    n <- 0
    if (x > 0) n <- n + 1
    if (x > 1) n <- n + 1 else NULL
    n
  })
  expect_equal(vapply(c(-1, 0.5, 2), function(x) values(counted(number(x))), 0), 0:2)
})

test_that("loops run until a tensor says so, and nest", {
  collatz <- tf_function(function(n) {
    steps <- 0L
    while (n > 1L) {
      if (n %% 2L == 0L) n <- n %/% 2L else n <- 3L * n + 1L
      steps <- steps + 1L
    }
    steps
  })
  steps <- function(n) {
    k <- 0L
    while (n > 1) {
      n <- if (n %% 2 == 0) n / 2 else 3 * n + 1
      k <- k + 1L
    }
    k
  }
  for (n in c(1L, 7L, 27L)) expect_identical(values(collatz(number(n))), steps(n))

  squares <- tf_function(function(x) {
    total <- 0
    for (row in x) {
      s <- sum(row)
      total <- total + s^2
    }
    total
  })
  x <- matrix(c(1, 2, 3, 4, 5, 6), 2)
  expect_equal(values(squares(as_tensor(x, "float32"))), sum(rowSums(x)^2))

  added <- tf_function(function(dataset) {
    total <- tf$constant(0L, "int64")
    products <- tf$constant(1L, "int64")
    for (element in dataset) {
      total <- total + element
      products <- products * (element + 1L)
    }
    list(total, products)
  })
  found <- added(tf$data$Dataset$range(5L))
  expect_equal(vapply(found, function(x) as.numeric(values(x)), 0), c(10, 120))
})

test_that("gradients go through branches and loops", {
  power <- tf_function(function(x, n) {
    y <- tf$ones_like(x)
    while (n > 0L) {
      y <- y * x
      n <- n - 1L
    }
    if (y > 10) y <- 3 * y
    y
  })
  slope <- function(x, n) {
    x <- number(x)
    with(tf$GradientTape() %as% tape, {
      tape$watch(x)
      y <- power(x, number(n))
    })
    values(tape$gradient(y, x))
  }
  expect_equal(slope(2, 3L), 3 * 2^2)
  expect_equal(slope(2, 4L), 3 * 4 * 2^3)
})

test_that("control flow that depends on no tensor is R's own", {
  asked <- 0
  f <- tf_function(function(x, k) {
    for (i in 1:4) {
      if (i == 2) next
      if (i == 4) break
      x <- x + i
    }
    while ({
      asked <<- asked + 1
      TRUE
    }) {
      k <- k - 1
      if (k < 0) break
    }
    for (part in list(x, x)) x <- x + part
    if (k < 0) {
      return(x)
    }
    0
  })
  expect_equal(values(f(number(1), 3)), 3 * (1 + 1 + 3))
  expect_equal(asked, 4)
  inner <- tf_function(function(x) {
    absolute <- function(v) if (v < 0) -v else v
    absolute(x) + absolute(-x)
  })
  expect_equal(values(inner(number(-3))), 6)
})

test_that("what has no meaning in a graph is refused", {
  returns <- tf_function(function(x) {
    if (x > 0) {
      return(x)
    }
    -x
  })
  expect_error(returns(number(1)), "return\\(\\) is not allowed in an `if`", class = "ValueError")
  breaks <- tf_function(function(x) {
    while (x > 0) {
      x <- x - 1
      if (x < 3) break
    }
    x
  })
  expect_error(breaks(number(1)), "break is not allowed in a loop", class = "ValueError")
  plain <- tf_function(function(x) if (x > 0) x else -x, autograph = FALSE)
  expect_error(plain(number(1)))
  expect_error(tf_function("f"), "`f` must be a function", class = "ValueError")
  expect_error(tf_function(sum, NULL, NA), "`autograph` must be", class = "ValueError")
  expect_error(tf_function(sum, NULL, TRUE, 3), "must have names", class = "ValueError")
})
