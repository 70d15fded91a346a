# What is wrong with data and files is an error that names the file or the argument, and nothing
# half-written stays. Downloads are in test-data-datasets.R, generators in test-models-generators.R.

skip_without_keras()

# The message of an error that must have the class.
refused <- function(code, class = "ValueError") {
  error <- tryCatch(code, error = identity)
  expect_s3_class(error, c("rkeras_error", "error"))
  expect_true(inherits(error, class), info = paste(class(error), collapse = ", "))
  conditionMessage(error)
}

image_folder <- function(env = parent.frame(), n = 12) {
  folder <- withr::local_tempdir(.local_envir = env)
  for (class in c("a", "b")) {
    dir.create(file.path(folder, class))
    for (i in seq_len(n)) {
      image_array_save(
        array(i, c(8, 8, 3)), file.path(folder, class, sprintf("%02d.png", i)), scale = FALSE
      )
    }
  }
  folder
}

small <- function(units = 3, activation = "softmax") {
  keras_model_sequential() %>%
    layer_flatten(input_shape = c(8, 8, 3)) %>%
    layer_dense(units, activation = activation)
}

test_that("empty folders, and folders that are not there, are named", {
  folder <- withr::local_tempdir()
  for (read in list(
    flow_images_from_directory, image_dataset_from_directory, text_dataset_from_directory
  )) {
    expect_match(refused(read(folder)), basename(folder), fixed = TRUE)
    expect_match(refused(read(file.path(folder, "none"))), "none", fixed = TRUE)
  }
})

test_that("an image that can't be read is named", {
  folder <- image_folder(n = 2)
  broken <- file.path(folder, "b", "01.png")
  writeBin(as.raw(1:50), broken)
  expect_match(refused(image_load(broken)), "01.png", fixed = TRUE)
  flow <- flow_images_from_directory(folder, target_size = c(8, 8), batch_size = 4)
  expect_match(refused(generator_next(flow)), "b/01.png", fixed = TRUE)
  model <- small(2) %>% compile(loss = "categorical_crossentropy", optimizer = "sgd")
  expect_match(refused(fit(model, flow, epochs = 1, verbose = 0)), "b/01.png", fixed = TRUE)
  dataset <- image_dataset_from_directory(
    folder, image_size = c(8, 8), label_mode = "categorical"
  )
  expect_match(
    refused(fit(model, dataset, epochs = 1, verbose = 0), "OpError"), "b/01.png", fixed = TRUE
  )
})

test_that("a file that vanishes during an epoch is named, and the model lives", {
  folder <- image_folder()
  flow <- flow_images_from_directory(
    folder, target_size = c(8, 8), batch_size = 2, shuffle = FALSE
  )
  model <- small(2) %>% compile(loss = "categorical_crossentropy", optimizer = "sgd")
  vanishing <- callback_lambda(on_train_batch_end = function(batch, logs) {
    if (batch == 0) unlink(file.path(folder, "b"), recursive = TRUE)
  })
  said <- refused(
    fit(model, flow, epochs = 3, verbose = 0, max_queue_size = 1, callbacks = vanishing),
    c("FileNotFoundError", "OSError")
  )
  expect_match(said, "b/[0-9]+.png")
  # It is trained on by what is there.
  kept <- flow_images_from_directory(folder, target_size = c(8, 8), batch_size = 4)
  expect_length(kept$filenames, 12)
  again <- small(1, "sigmoid") %>% compile(loss = "mse", optimizer = "sgd")
  expect_length(fit(again, kept, epochs = 1, verbose = 0)$metrics$loss, 1)
})

test_that("labels out of range are an error that says which argument has them", {
  model <- small() %>% compile(loss = "sparse_categorical_crossentropy", optimizer = "sgd")
  x <- array(runif(8 * 192), c(8, 8, 8, 3))
  for (y in list(c(0:2, 0:2, 0, 3), c(0:2, 0:2, 0, -1))) {
    expect_match(
      refused(fit(model, x, y, epochs = 1, verbose = 0), "MistakeError"), "`y` has classes"
    )
    dataset <- dataset_batch(tensor_slices_dataset(list(x, as.integer(y))), 8)
    expect_match(
      refused(fit(model, dataset, epochs = 1, verbose = 0), "MistakeError"),
      "batch of `x` has the class"
    )
    generator <- function() list(x, y)
    expect_match(
      refused(fit(model, generator, steps_per_epoch = 1, epochs = 1, verbose = 0), "MistakeError"),
      "batch of `x`, `y` has classes"
    )
  }
  expect_match(refused(to_categorical(c(0, 5), num_classes = 3)), "`y`")
  expect_match(refused(to_categorical(c(0, -1), num_classes = 3)), "`y`")
})

test_that("texts with NA, or of broken encodings, are refused by the argument", {
  broken <- "caf\xe9"
  Encoding(broken) <- "UTF-8"
  tokenizer <- text_tokenizer(num_words = 10) %>% fit_text_tokenizer(c("a b", "b"))
  for (text in list(c("a", NA), c("a", broken))) {
    expect_match(refused(fit_text_tokenizer(tokenizer, text)), "`x`")
    expect_match(refused(texts_to_sequences(tokenizer, text)), "`texts`")
    expect_match(refused(tensor_slices_dataset(text)), "`tensors`")
  }
  expect_match(refused(text_one_hot(broken, 10)), "`text`|`input_text`")
  layer <- layer_text_vectorization()
  expect_match(refused(adapt(layer, c("a", broken))), "`data`")
})

test_that("archives with paths out of the folder, and wrong hashes, leave nothing", {
  skip_on_os("windows")
  folder <- withr::local_tempdir()
  withr::local_dir(folder)
  dir.create("in")
  writeLines("x", "in/x.txt")
  tarfile <- rkeras_import("tarfile")
  evil <- tarfile$open(file.path(folder, "evil.tar.gz"), "w:gz")
  evil$add("in/x.txt", arcname = "../out.txt")
  evil$close()
  origin <- paste0("file://", file.path(folder, "evil.tar.gz"))
  for (extra in list(list(extract = TRUE), list(untar = TRUE))) {
    cache <- file.path(folder, names(extra))
    said <- refused(do.call(get_file, c(list("evil.tar.gz", origin, cache_dir = cache), extra)))
    expect_match(said, "../out.txt", fixed = TRUE)
  }
  expect_match(
    refused(get_file("y.tar.gz", origin, cache_dir = cache, file_hash = strrep("0", 64))),
    "y.tar.gz"
  )
  found <- list.files(folder, recursive = TRUE)
  expect_identical(grep("out.txt|y.tar.gz|part|tmp", found, value = TRUE), character())
})

test_that("a full disk is an error that names the file, and keeps what was there", {
  mounted <- withr::local_tempdir()
  full <- suppressWarnings(system2(
    "mount", c("-t", "tmpfs", "-o", "size=600k", "tmpfs", mounted), stdout = FALSE, stderr = FALSE
  ))
  needs(full == 0, "only root may mount a small disk")
  withr::defer(system2("umount", mounted), priority = "first")
  inside <- function(name) file.path(mounted, name)
  before <- small(2)
  save_model_hdf5(before, inside("model.h5"))
  old <- tools::md5sum(inside("model.h5"))
  large <- keras_model_sequential() %>% layer_dense(500, input_shape = 600)
  many <- vapply(seq_len(60000), function(i) paste0("word", i), "")
  tokenizer <- text_tokenizer() %>% fit_text_tokenizer(many)
  source <- withr::local_tempfile()
  writeBin(raw(2e6), source)
  writes <- list(
    model.h5 = function(file) save_model_hdf5(large, file, overwrite = TRUE),
    weights.h5 = function(file) save_model_weights_hdf5(large, file),
    folder = function(file) save_model_tf(large, file),
    method.h5 = function(file) large$save(file),
    method.keras = function(file) large$save(file),
    method.weights = function(file) large$save_weights(file),
    tokenizer = function(file) save_text_tokenizer(tokenizer, file),
    image.png = function(file) image_array_save(array(runif(1e6), c(600, 500, 3)), file),
    data.bin = function(file) {
      get_file("data.bin", paste0("file://", source), cache_dir = mounted, cache_subdir = ".")
    }
  )
  for (name in names(writes)) {
    said <- refused(writes[[name]](inside(name)), c("NoSpaceError", "OSError", "OpError"))
    expect_match(said, name, fixed = TRUE)
    expect_identical(list.files(mounted, all.files = TRUE, no.. = TRUE), "model.h5", info = name)
  }
  expect_identical(tools::md5sum(inside("model.h5")), old)
})
