# Data sets and files from R: values, and the form of lists. Small files of the true layout stand in
# for those in the network, at addresses of files on this machine.

skip_without_keras()

home <- normalizePath(tempfile("home"), mustWork = FALSE)
made <- file.path(home, "made")
dir.create(made, recursive = TRUE)
sources <- rkeras_import("rkeras_py.data.sources")
builtins <- rkeras_import("builtins")
environ <- rkeras_import("os")$environ
environ$update(list(KERAS_HOME = home))
withr::defer(
  {
    environ$pop("KERAS_HOME")
    unlink(home, recursive = TRUE)
  },
  teardown_env()
)

# Without the progress of downloads.
quietly <- function(code) {
  utils::capture.output(value <- code)
  value
}

# The source of a data set for one test: a file of arrays.
local_source <- function(name, ..., envir = parent.frame()) {
  file <- file.path(made, paste0(name, ".npz"))
  rkeras_import("numpy")$savez(file, ...)
  local_address(name, file, envir)
}

local_address <- function(name, file, envir = parent.frame()) {
  own <- builtins$getattr(sources, name)
  set_source(name, sources$Source(paste0("file://", file), unname(tools::md5sum(file))))
  withr::defer(set_source(name, own), envir = envir)
}

set_source <- function(name, value) {
  builtins$setattr(sources, name, value)
}

test_that("mnist is a list of arrays of integers", {
  images <- array(seq_len(5 * 28 * 28) %% 256L, c(5, 28, 28))
  labels <- array(c(3L, 1L, 4L, 1L, 5L))
  local_source("MNIST",
    x_train = images[1:3, , ], y_train = labels[1:3], x_test = images[4:5, , ], y_test = labels[4:5]
  )
  mnist <- quietly(dataset_mnist())
  expect_named(mnist, c("train", "test"))
  expect_named(mnist$train, c("x", "y"))
  expect_identical(dim(mnist$train$x), c(3L, 28L, 28L))
  expect_type(mnist$train$x, "integer")
  expect_identical(mnist$train$x, images[1:3, , ])
  expect_identical(c(mnist$train$y, mnist$test$y), c(3L, 1L, 4L, 1L, 5L))
  expect_true(file.exists(file.path(home, "datasets", "mnist.npz")))
})

test_that("the texts of imdb are a list of integer vectors", {
  # Lists of different lengths are arrays of objects, which R does not make.
  file <- file.path(made, "imdb.npz")
  builtins$exec(
    "import numpy
x = numpy.array([list(range(1, n)) for n in range(3, 8)], dtype=object)
y = numpy.array([0, 1, 0, 1, 0])
numpy.savez(file, x_train=x, y_train=y, x_test=x, y_test=y)",
    list(file = file)
  )
  local_address("IMDB", file)
  imdb <- quietly(dataset_imdb())
  expect_identical(imdb$train$x[1:2], list(c(1L, 4L, 5L, 6L), c(1L, 4L, 5L)))
  expect_identical(imdb$train$y, c(1L, 0L, 1L, 0L, 0L))
  short <- dataset_imdb(num_words = 6, maxlen = 5)
  expect_identical(short$train$x, list(c(1L, 4L, 5L, 2L), c(1L, 4L, 5L)))
  expect_identical(pad_sequences(short$train$x, 4)[2, ], c(0L, 1L, 4L, 5L))
  expect_error(dataset_imdb(maxlen = 2), "`maxlen` must be larger.*but 2 was", class = "ValueError")
})

test_that("boston's y is a vector of doubles, and a path is a file", {
  local_source("BOSTON_HOUSING", x = matrix(seq(0, 19), 10, byrow = TRUE), y = array(0:9 + 0.5))
  boston <- quietly(dataset_boston_housing(file.path(made, "BOSTON_HOUSING.npz")))
  expect_identical(as.vector(boston$train$y), c(9, 3, 6, 1, 0, 7, 4, 8) + 0.5)
  expect_equal(boston$test$x, rbind(c(4, 5), c(10, 11)))
  expect_false(file.exists(file.path(home, "datasets", "boston_housing.npz")))
})

test_that("word indices are named lists of integers", {
  file <- file.path(made, "index.json")
  writeLines('{"the": 1, "\u00e4": 2}', file, useBytes = TRUE)
  local_address("REUTERS_WORD_INDEX", file)
  expect_identical(quietly(dataset_reuters_word_index()), list(the = 1L, "\u00e4" = 2L))
  expect_true(file.exists(file.path(home, "datasets", "reuters_word_index.pkl")))
})

test_that("errors of downloads have classes, and say where files can be put", {
  local_source("CIFAR10", x = 1)
  unlink(file.path(made, "CIFAR10.npz"))
  error <- expect_error(quietly(dataset_cifar10()), "by hand: .*cifar-10-batches-py.tar.gz")
  expect_s3_class(error, c("rkeras_error", "DownloadError", "OSError"), exact = FALSE)
  expect_error(dataset_cifar100("all"), '"fine", "coarse"', class = "ArgumentError")
})

test_that("get_file() shows its progress in R's output, and unpacks where 2.9 did", {
  withr::local_dir(made)
  dir.create("photos")
  writeLines("a", "photos/a.txt")
  utils::tar("photos.tar", "photos", tar = "internal")
  origin <- paste0("file://", file.path(made, "photos.tar"))
  hash <- unname(tools::md5sum("photos.tar"))
  said <- capture.output(path <- get_file("p/photos.tar", origin, hash, extract = TRUE))
  expect_identical(path, file.path(home, "datasets", "p", "photos.tar"))
  expect_identical(readLines(file.path(dirname(path), "photos", "a.txt")), "a")
  expect_match(said, "100% \\[=+\\]", all = FALSE)
  expect_silent(get_file("p/photos.tar", origin, hash))
  folder <- quietly(
    get_file("photos", origin, cache_dir = file.path(home, "other"), untar = TRUE)
  )
  expect_identical(folder, file.path(home, "other", "datasets", "photos"))
  expect_true(file.exists(file.path(folder, "a.txt")))
  expect_error(
    quietly(get_file("q", origin, strrep("0", 32))), "its hash is", class = "HashMismatchError"
  )
  file.symlink("a.txt", "photos/link")
  utils::tar("link.tar", "photos", tar = "internal")
  expect_error(
    quietly(get_file("l.tar", paste0("file://", made, "/link.tar"), extract = TRUE)),
    "is a link",
    class = "ArchiveError"
  )
})

test_that("rows of HDF5 files are read when they are needed", {
  file <- file.path(made, "data.h5")
  x <- matrix(seq(0, 1, length.out = 60), 20)
  h5 <- rkeras_import("h5py")$File(file, "w")
  h5$create_dataset("x", data = x)
  h5$create_dataset("y", data = rowSums(x))
  h5$close()
  rows <- hdf5_matrix(file, "x", start = 5, end = 15)
  expect_identical(dim(rows), c(10L, 3L))
  expect_identical(as.vector(rows[[1]]), x[6, ])
  expect_identical(as.array(rows), x[6:15, ])
  read <- integer()
  half <- function(batch) {
    read <<- c(read, nrow(batch))
    batch / 2
  }
  fitted <- function(x, y, ...) {
    local_tensorflow_seed()
    set_random_seed(1)
    model <- keras_model_sequential(input_shape = 3) %>% layer_dense(1)
    model %>% compile("sgd", loss = "mse")
    history <- model %>% fit(x, y, epochs = 2, batch_size = 6, verbose = 0, ...)
    history$metrics$loss
  }
  lazy <- hdf5_matrix(file, "x", normalizer = half)
  y <- hdf5_matrix(file, "y")
  expect_equal(fitted(lazy, y, shuffle = FALSE), fitted(x / 2, rowSums(x), shuffle = FALSE))
  expect_identical(max(read), 6L)
  expect_length(fitted(lazy, y, shuffle = "batch"), 2)
  expect_error(hdf5_matrix(file, "z"), "datasets in the file, x, y", class = "ValueError")
})

test_that("KERAS_HOME may be set while Python runs", {
  skip_without_keras()
  cache <- rkeras_import("rkeras_py.data.downloads")$cache_folder
  home <- file.path(withr::local_tempdir(), "home")
  withr::with_envvar(c(KERAS_HOME = home), expect_identical(cache(), home))
  expect_true(dir.exists(home))
  withr::with_envvar(c(KERAS_HOME = NA), expect_false(identical(cache(), home)))
})
