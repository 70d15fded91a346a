# Python objects in R: identity, attributes, printing, saving, iteration, contexts.

skip_without_keras()

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

test_that("arguments of Python's functions are completed, and those of R as ever", {
  completed <- function(line) {
    utils:::.assignLinebuffer(line)
    utils:::.assignEnd(nchar(line))
    utils:::.guessTokenFromLine()
    utils:::.completeToken()
    utils:::.retrieveCompletions()
  }
  assign("made_here", layer_dense(units = 2), globalenv())
  withr::defer(rm("made_here", envir = globalenv()))
  # R adds arguments of a function of its own, where a package has one of that name.
  ours <- c("value=", "dtype=", "shape=", "name=")
  expect_identical(completed("x <- tf$constant(")[1:4], ours)
  expect_identical(completed("tf$constant(list(1, f(2)), dty"), "dtype=")
  expect_identical(completed("keras$layers$Dense(kernel_i"), "kernel_initializer=")
  expect_true(all(c("inputs=", "training=") %in% completed("made_here(")))
  expect_true("made_here$units" %in% completed("made_here$un"))
  expect_identical(completed("layer_dense(kernel_i"), "kernel_initializer=")
  expect_true("simplify=" %in% completed("sapply(simp"))
  for (line in c("tf$nothing(", "nothing$there(", "list(1)[[1]](", "(")) {
    expect_identical(completed(line), character())
  }
  # Whoever else adds arguments keeps the place.
  completer <- utils::rc.getOption("custom.argument.completer")
  withr::defer(utils::rc.options(custom.argument.completer = completer))
  utils::rc.options(custom.argument.completer = function(fun, text) "theirs")
  rkeras:::set_completer(NULL, completer)
  expect_true("theirs" %in% completed("tf$constant("))
  expect_false("value=" %in% completed("tf$constant("))
})

test_that("a function of Python is printed as Python does, and is one of R", {
  expect_output(print(tf$constant), "^<function constant at 0x[0-9a-f]+>$")
  expect_true(is.function(tf$constant) && inherits(tf$constant, "function"))
})

test_that("what Python prints goes through R", {
  printed <- capture.output(rkeras_import("builtins")$print("to the console"))
  expect_identical(printed, "to the console")
})

test_that("a handle of another session is recognised", {
  file <- tempfile(fileext = ".rds")
  saveRDS(tf$constant(1), file)
  old <- readRDS(file)
  expect_match(format(old), "session that has ended")
  expect_error(old$shape, "saved and loaded", class = "StaleHandle")
})

test_that("models and layers are saved with what holds them", {
  x <- matrix(runif(30), 10)
  model <- keras_model_sequential() %>% layer_dense(2, input_shape = 3)
  model %>% compile(optimizer = "adam", loss = "mse")
  fit(model, x, x[, 1:2], epochs = 1, verbose = 0)
  layer <- layer_dense(units = 2, activation = "tanh")
  expected <- as.array(layer(x))
  back <- unserialize(serialize(list(model, layer, layer_dropout(rate = 0.25)), NULL))
  expect_identical(predict(back[[1]], x, verbose = 0), predict(model, x, verbose = 0))
  expect_s3_class(fit(back[[1]], x, x[, 1:2], epochs = 1, verbose = 0), "keras_training_history")
  expect_identical(as.array(back[[2]](x)), expected)
  expect_identical(back[[3]]$rate, 0.25)
  # The handle that was saved is as before.
  expect_identical(keras_model_sequential(list(layer))$layers[[1]], layer)
})

test_that("iterators and contexts are R's", {
  dataset <- tf$data$Dataset$range(3L)
  expect_equal(unlist(iterate(dataset, function(x) as.numeric(x))), 0:2)
  expect_identical(iterate(dataset, as.numeric), c(0, 1, 2))
  expect_identical(iterate(dataset, as.numeric, simplify = FALSE), list(0, 1, 2))
  # What is no single value, or of several types, stays a list.
  expect_identical(iterate(list(1:2, 3L)), list(1:2, 3L))
  expect_identical(iterate(list(1, "a", TRUE)), list(1, "a", TRUE))
  expect_identical(iterate(list("a", "b")), c("a", "b"))
  expect_identical(iterate(list()), list())
  expect_s3_class(iterate(dataset)[[1]], "tensorflow.tensor")
  expect_error(iterate(dataset, simplify = "no"), "`simplify` must be", class = "ArgumentError")
  x <- tf$constant(3)
  with(tf$GradientTape() %as% tape, {
    tape$watch(x)
    y <- x^2
  })
  expect_equal(as.numeric(tape$gradient(y, x)), 6)
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

test_that("modules are Python's wherever they stand", {
  builtins <- rkeras_import("builtins")
  expect_identical(builtins$getattr(tf, "float32"), tf$float32)
  expect_equal(as.numeric(tf[["constant"]](1)), 1)
  sys <- rkeras_import("sys")
  sys$set_by_a_test <- 5
  expect_identical(rkeras_import("sys")$set_by_a_test, 5)
  expect_output(str(tf), "module tensorflow")
  expect_identical(as.character(layer_dense(units = 1, name = "a")), "<Dense name=a, built=False>")
})

test_that("assignments reach into lists of objects", {
  model <- keras_model_sequential() %>% layer_dense(1, input_shape = 2)
  model$layers[[1]]$trainable <- FALSE
  expect_false(model$layers[[1]]$trainable)
  expect_error(model$layers <- list(layer_dense(units = 1)), class = "AttributeError")
})

test_that("a tuple of Python is made, and its parts are taken apart", {
  builtins <- rkeras_import("builtins")
  pair <- tuple(1, "a")
  expect_true(builtins$isinstance(pair, builtins$tuple))
  expect_identical(as.list(pair), list(1, "a"))
  expect_identical(pair[[2]], "a")
  expect_identical(length(tuple(list(1, 2, 3))), 3L)
  dataset <- tf$data$Dataset$from_tensor_slices(tuple(matrix(1:6 / 1, 3), 1:3))
  said <- character()
  listen <- function(record) {
    said <<- c(said, record$getMessage())
    TRUE
  }
  logger <- rkeras_import("logging")$getLogger("tensorflow")
  logger$addFilter(listen)
  on.exit(logger$removeFilter(listen))
  first <- iterate(dataset$map(function(x, y) tuple(x * 2, y + 1L)))[[1]]
  # TensorFlow does not try to transform the function.
  expect_identical(said, character())
  expect_equal(as.array(first[[1]]), array(c(2, 8)))
  expect_identical(as.integer(first[[2]]), 2L)
})

test_that("a context is told whether its block came to the end", {
  contexts <- rkeras_import("contextlib")
  run <- function(code) {
    ended <- NULL
    stack <- contexts$ExitStack()
    stack$push(function(type, error, traceback) {
      ended <<- is.null(type)
      FALSE
    })
    try(with(stack, eval(code)), silent = TRUE)
    ended
  }
  expect_true(run(quote(1)))
  expect_false(run(quote(stop("within"))))
  expect_invisible(with(tf$device("/CPU:0"), invisible(1)))
})

test_that("the name of an attribute in [[ ]] is the attribute, where there are no items", {
  layer <- layer_dense(units = 3, name = "mine")
  expect_identical(layer[["units"]], 3L)
  expect_error(layer[["no_such"]], "no attribute 'no_such'")
  layer[["note"]] <- "here"
  expect_identical(layer$note, "here")
})
