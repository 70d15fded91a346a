# A sample of the case table of the convolution family (tests/python/layers/convolutional), against
# R's own arithmetic, complex numbers too.

skip_without_keras()

table <- tryCatch(rkeras_import("layers.convolutional.cells"), error = function(e) NULL)
skip_if(is.null(table), "the case table is in tests/python, which is not on PYTHONPATH")

# ---- the reference: channels last, one batch axis -----------------------------------------------

# Positions of an array along its spatial axes, all of the first and the last axis.
take <- function(x, positions) do.call(`[`, c(list(x, TRUE), positions, list(TRUE, drop = FALSE)))

padded <- function(x, before, after) {
  sizes <- dim(x)
  spatial <- 2:(length(sizes) - 1)
  larger <- sizes
  larger[spatial] <- sizes[spatial] + before + after
  result <- array(x[1] * 0, larger)
  positions <- Map(function(b, n) b + seq_len(n), before, sizes[spatial])
  do.call(`[<-`, c(list(result, TRUE), positions, list(TRUE, value = x)))
}

convolved <- function(x, kernel, bias, strides, padding, dilation, groups) {
  rank <- length(dim(x)) - 2
  size <- dim(kernel)[seq_len(rank)]
  sizes <- dim(x)[1 + seq_len(rank)]
  reach <- (size - 1) * dilation
  pad <- switch(padding,
    valid = list(0 * reach, 0 * reach),
    causal = list(reach, 0 * reach),
    same = {
      total <- pmax((ceiling(sizes / strides) - 1) * strides + reach + 1 - sizes, 0)
      list(total %/% 2, total - total %/% 2)
    }
  )
  x <- padded(x, pad[[1]], pad[[2]])
  out <- (dim(x)[1 + seq_len(rank)] - reach - 1) %/% strides + 1
  channels <- dim(x)[rank + 2]
  filters <- dim(kernel)[rank + 2]
  result <- matrix(0, dim(x)[1] * prod(out), filters)
  taps <- as.matrix(expand.grid(lapply(size, seq_len)))
  for (tap in seq_len(nrow(taps))) {
    positions <- Map(
      function(t, d, s, n) 1 + (t - 1) * d + (seq_len(n) - 1) * s,
      taps[tap, ], dilation, strides, out
    )
    seen <- matrix(take(x, positions), ncol = channels)
    weights <- matrix(
      do.call(`[`, c(list(kernel), as.list(taps[tap, ]), list(TRUE, TRUE))), ncol = filters
    )
    for (g in seq_len(groups)) {
      from <- (g - 1) * channels / groups + seq_len(channels / groups)
      to <- (g - 1) * filters / groups + seq_len(filters / groups)
      result[, to] <- result[, to] + seen[, from, drop = FALSE] %*% weights[, to, drop = FALSE]
    }
  }
  result <- result + rep(bias, each = nrow(result))
  array(result, c(dim(x)[1], out, filters))
}

pairs_of <- function(value, rank) {
  if (length(value) == 1 && !is.list(value[[1]])) value <- rep(list(value[[1]]), rank)
  if (rank == 1 && length(value) == 2) value <- list(value)
  lapply(value, function(v) rep(unlist(v), length.out = 2))
}

expected_of <- function(cell, o, x, weights) {
  rank <- cell$rank
  numbers <- function(name, default = 1) {
    if (is.null(o[[name]])) rep(default, rank) else rep(unlist(o[[name]]), length.out = rank)
  }
  sizes <- dim(x)[1 + seq_len(rank)]
  switch(cell$kind,
    conv = convolved(
      x, weights[[1]], as.vector(weights[[2]]), numbers("strides"),
      tolower(if (is.null(o$padding)) "valid" else o$padding), numbers("dilation_rate"),
      if (is.null(o$groups)) 1 else o$groups
    ),
    zero_padding = {
      sides <- pairs_of(o$padding, rank)
      padded(x, vapply(sides, `[`, 0, 1), vapply(sides, `[`, 0, 2))
    },
    cropping = {
      sides <- pairs_of(o$cropping, rank)
      take(x, Map(function(s, n) (1 + s[[1]]):(n - s[[2]]), sides, sizes))
    },
    upsampling = take(x, Map(function(n, f) rep(seq_len(n), each = f), sizes, numbers("size")))
  )
}

# From any layout and any batch axes to the reference's, and back.
by_sample <- function(cell, x, f) {
  rank <- cell$rank
  n <- length(dim(x)) - rank - 1
  last <- seq_len(n)
  if (cell$data_format == "channels_first") x <- aperm(x, c(last, n + 1 + seq_len(rank), n + 1))
  batch <- dim(x)[last]
  result <- f(array(x, c(prod(batch), dim(x)[-last])))
  result <- array(result, c(batch, dim(result)[-1]))
  if (cell$data_format == "channels_first") {
    result <- aperm(result, c(last, n + rank + 1, n + seq_len(rank)))
  }
  result
}

# ---- the sample -----------------------------------------------------------------------------

all_cells <- iterate(table$cells())
is_wanted <- function(cell) {
  cell$kind %in% c("conv", "zero_padding", "cropping", "upsampling") &&
    cell$dtype %in% c("float32", "float64", "complex64", "complex128") &&
    (cell$kind != "upsampling" || !grepl("linear|cubic|lanczos|area|gaussian", cell$name))
}
wanted <- Filter(is_wanted, all_cells)
set.seed(4)
sampled <- wanted[sort(sample(length(wanted), min(60, length(wanted))))]
tolerance <- c(float32 = 1e-5, float64 = 1e-12, complex64 = 1e-5, complex128 = 1e-12)

random_array <- function(shape, complex) {
  n <- prod(shape)
  array(if (complex) complex(real = rnorm(n), imaginary = rnorm(n)) else rnorm(n), shape)
}

for (cell in sampled) {
  test_that(paste(cell$name, "is what R computes"), {
    x <- random_array(unlist(cell$input_shape), cell$is_complex)
    weights <- lapply(cell$weight_shapes(), function(shape) {
      random_array(unlist(shape), cell$is_complex) / 2
    })
    o <- cell$arguments
    tail <- if (length(weights)) list(weights = weights)
    f <- getExportedValue("rkeras", cell$`function`)
    result <- do.call(f, c(list(tf$cast(tf$constant(x), cell$dtype)), o, tail))
    expected <- by_sample(cell, x, function(v) expected_of(cell, o, v, weights))
    scale <- max(Mod(expected), 1e-3)
    expect_lt(max(Mod(as.array(result) - expected)) / scale, tolerance[[cell$dtype]])
    expect_identical(dim(as.array(result)), dim(expected))
  })
}

test_that("the sample holds complex numbers, both layouts and several batch axes", {
  expect_true(any(vapply(sampled, function(cell) cell$is_complex, NA)))
  expect_setequal(
    vapply(sampled, function(cell) cell$data_format, ""), c("channels_first", "channels_last")
  )
  expect_gt(length(unique(lengths(lapply(sampled, function(cell) cell$batch)))), 1)
})
