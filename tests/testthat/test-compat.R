# The packages with the old names: what they give, and scripts and packages that ask for them.

temporary_library <- function(env = parent.frame()) {
  folder <- tempfile("library")
  dir.create(folder)
  withr::defer(unlink(folder, recursive = TRUE), envir = env)
  folder
}

real <- function(package) nzchar(system.file(package = package))

needs(!real("keras") && !real("tensorflow"), "packages keras or tensorflow are installed")

library_of_compat <- tempfile("library")
dir.create(library_of_compat)
said <- capture_messages(install_compat(library_of_compat))
withr::defer(unlink(library_of_compat, recursive = TRUE), teardown_env())

listed <- function(package, list = "exports") {
  readLines(system.file("compat", package, list, package = "rkeras"))
}

test_that("the packages say what they have, and which of them are left out", {
  expect_match(said, "keras 2.9.0 is installed in .*, with [0-9]+ of 558 functions", all = FALSE)
  expect_match(said, "tensorflow 2.9.0 is installed", all = FALSE)
  expect_match(said, "tfdatasets 2.9.0 is installed .*, with [0-9]+ of 106", all = FALSE)
  expect_true(packageVersion("keras", library_of_compat) == "2.9.0")
  lists <- c("keras", "tensorflow", "tfdatasets", "tfruns")
  for (package in lists) {
    installed <- dir.exists(file.path(library_of_compat, package))
    left_out <- any(grepl(paste("Left out:", package), said))
    expect_identical(installed, !left_out, info = package)
  }
})

test_that("the list of names is that of keras 2.9.0", {
  facts <- file.path("..", "data", "keras-2.9.0-api.json")
  skip_if(!file.exists(facts), "the facts are in tests/data, which is not in the package")
  objects <- jsonlite::fromJSON(facts, simplifyVector = FALSE)$objects
  names <- vapply(objects, `[[`, "", "name")
  methods <- vapply(objects, `[[`, "", "kind") == "S3 method"
  expect_setequal(listed("keras"), names[!methods])
  expect_setequal(listed("keras", "methods"), names[methods])
})

test_that("the packages hold all that rkeras has of the real ones, and it is rkeras' own", {
  needed <- c("keras", "tensorflow", "tfdatasets")
  own <- lapply(needed, function(package) {
    intersect(listed(package), getNamespaceExports("rkeras"))
  })
  methods <- intersect(listed("keras", "methods"), ls(asNamespace("rkeras")))
  expect_true("fit.keras.engine.training.Model" %in% methods)
  expect_session(library_of_compat, c(
    "names <- ", deparse(stats::setNames(own, needed)),
    "for (package in names(names)) {",
    "  stopifnot(setequal(getNamespaceExports(package), names[[package]]))",
    "  for (name in names[[package]]) stopifnot(identical(",
    "    getExportedValue(package, name), getExportedValue('rkeras', name)",
    "  ))",
    "}",
    "for (name in ", deparse(methods), ") stopifnot(identical(",
    "  get(name, asNamespace('keras'), inherits = FALSE), get(name, asNamespace('rkeras'))",
    "))",
    "stopifnot(packageVersion('keras') >= '2.6', is.function(keras:::layer_dense))",
    "if (file.exists('/proc/self/maps') && !nzchar(Sys.getenv('PYTHONPATH'))) {",
    "  stopifnot(!any(grepl('libpython', readLines('/proc/self/maps'))))",
    "}"
  ))
})

test_that("a package that rkeras can't serve yet is an error that names what is missing", {
  lacking <- Filter(
    function(package) !dir.exists(file.path(library_of_compat, package)),
    c("tfdatasets", "tfruns")
  )
  skip_if(!length(lacking), "rkeras serves all of them")
  for (package in lacking) {
    error <- tryCatch(
      install_compat(library_of_compat, package), rkeras_compat_incomplete = identity
    )
    expect_s3_class(error, "rkeras_error")
    expect_false(any(error$missing[[package]] %in% getNamespaceExports("rkeras")))
    expect_match(conditionMessage(error), error$missing[[package]][[1]], fixed = TRUE)
  }
})

test_that("real packages are refused, and nothing is changed", {
  folder <- temporary_library()
  dir.create(file.path(folder, "tensorflow"))
  description <- file.path(folder, "tensorflow", "DESCRIPTION")
  writeLines(c("Package: tensorflow", "Version: 2.9.0"), description)
  error <- tryCatch(install_compat(folder), rkeras_compat_real = identity)
  expect_match(conditionMessage(error), paste("tensorflow in", normalizePath(folder)), fixed = TRUE)
  expect_equal(error$packages, "tensorflow")
  expect_equal(list.files(folder), "tensorflow")
  expect_error(remove_compat(folder, "tensorflow"), class = "rkeras_compat_real")
  expect_identical(remove_compat(folder), character())
  expect_true(file.exists(description))
  # Also where the real one is in another library.
  elsewhere <- temporary_library()
  withr::with_libpaths(folder, action = "prefix", {
    expect_error(install_compat(elsewhere), class = "rkeras_compat_real")
  })
  expect_equal(list.files(elsewhere), character())
})

test_that("what was installed is installed again and removed", {
  folder <- temporary_library()
  suppressMessages(install_compat(folder, "tensorflow"))
  expect_message(install_compat(folder, "tensorflow"), "tensorflow 2.9.0 is installed")
  dir.create(file.path(folder, "other"))
  expect_equal(remove_compat(folder), "tensorflow")
  expect_equal(list.files(folder), "other")
})

test_that("bad arguments are refused by name", {
  expect_error(install_compat("/no/such/folder"), "`lib` must be", class = "ValueError")
  expect_error(install_compat(NA), "`lib` must be", class = "ValueError")
  expect_error(install_compat(tempdir(), "torch"), "`packages` must be", class = "ValueError")
  expect_error(remove_compat(tempdir(), character()), "`packages` must be", class = "ValueError")
})

test_that("a package that imports from keras, with methods for its classes, is built and runs", {
  skip_without_keras()
  source <- file.path(temporary_library(), "ridgenet")
  dir.create(file.path(source, "R"), recursive = TRUE)
  writeLines(c(
    "Package: ridgenet", "Version: 0.1.0", "Title: Ridge Regression as a Network",
    "Author: A", "Maintainer: A <a@b.invalid>", "Description: Made by a test.", "License: MIT",
    "Imports: keras (>= 2.6.0), tensorflow (>= 2.6), stats"
  ), file.path(source, "DESCRIPTION"))
  writeLines(c(
    "importFrom(keras, keras_model_sequential, layer_dense, compile, fit, evaluate, '%>%')",
    "importFrom(keras, optimizer_sgd, regularizer_l2, get_weights)",
    "importFrom(tensorflow, tf, as_tensor)",
    "importFrom(stats, coef, predict)",
    "export(ridge, halved)",
    "S3method(coef, keras.engine.training.Model)",
    "S3method(fit, ridge)",
    "S3method(evaluate, ridge)",
    "S3method(predict, ridge)",
    "S3method(as_tensor, halved)",
    "S3method(keras::compile, ridge)"
  ), file.path(source, "NAMESPACE"))
  writeLines(c(
    "ridge <- function(penalty) {",
    "  model <- keras_model_sequential() %>%",
    "    layer_dense(1, input_shape = 2L, kernel_regularizer = regularizer_l2(penalty),",
    "      kernel_initializer = 'zeros')",
    "  structure(list(model = model), class = 'ridge')",
    "}",
    "halved <- function(x) structure(list(x = x), class = 'halved')",
    "as_tensor.halved <- function(x, dtype = NULL, ..., name = NULL) as_tensor(x$x / 2, dtype)",
    "compile.ridge <- function(object, ...) {",
    "  compile(object$model, loss = 'mse', optimizer = optimizer_sgd(learning_rate = 0.1))",
    "  invisible(object)",
    "}",
    "fit.ridge <- function(object, x, y, epochs = 100, ...) {",
    "  fit(object$model, x, y, epochs = epochs, batch_size = nrow(x), verbose = 0)",
    "  object",
    "}",
    "evaluate.ridge <- function(object, x, y, ...) {",
    "  as.numeric(tf$reduce_mean((as_tensor(y, 'float32') - predict(object, x)[, 1])^2))",
    "}",
    "predict.ridge <- function(object, x, ...) predict(object$model, x, verbose = 0)",
    "coef.keras.engine.training.Model <- function(object, ...) {",
    "  weights <- get_weights(object)",
    "  c(intercept = as.numeric(weights[[2]]), slope = as.numeric(weights[[1]]))",
    "}"
  ), file.path(source, "R", "ridge.R"))
  folder <- temporary_library()
  libraries <- paste(c(folder, library_of_compat, .libPaths()), collapse = ":")
  log <- withr::with_envvar(c(R_LIBS = libraries), suppressWarnings(system2(
    file.path(R.home("bin"), "R"), c("CMD", "INSTALL", paste0("--library=", folder), source),
    stdout = TRUE, stderr = TRUE
  )))
  expect_null(attr(log, "status"), info = paste(log, collapse = "\n"))
  expect_session(c(folder, library_of_compat), c(
    "library(ridgenet)",
    "stopifnot(!'package:keras' %in% search())",
    "set.seed(1)",
    "x <- matrix(rnorm(100), 50)",
    "y <- 1 + x[, 1] - 2 * x[, 2] + rnorm(50) / 10",
    "model <- ridge(0.1)",
    "keras::compile(model)",
    "model <- keras::fit(model, x, y)",
    # The minimum of mean((y - a - xb)^2) + 0.1 sum(b^2).
    "xc <- scale(x, scale = FALSE)",
    "b <- solve(crossprod(xc) / 50 + diag(0.1, 2), crossprod(xc, y - mean(y)) / 50)",
    "wanted <- c(intercept = mean(y) - sum(colMeans(x) * b), slope = c(b))",
    "found <- coef(model$model)",
    "stopifnot(all.equal(found, wanted, tolerance = 1e-4))",
    "error <- mean((y - cbind(1, x) %*% wanted)^2)",
    "stopifnot(all.equal(keras::evaluate(model, x, y), error, tolerance = 1e-4))",
    "stopifnot(identical(as.array(tensorflow::as_tensor(halved(6), 'int32')), 3L))"
  ))
})

test_that("nothing that keras 2.9.0 exports is missing", {
  expect_identical(setdiff(listed("keras"), getNamespaceExports("rkeras")), character())
})
