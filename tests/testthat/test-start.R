# Starting: attaching starts no Python; the wrong Python is a clear error. Each in an R session
# of its own, because Python is started once.

in_new_session <- function(code, variables = character()) {
  script <- tempfile(fileext = ".R")
  writeLines(code, script)
  libraries <- paste(.libPaths(), collapse = ":")
  variables <- c(R_LIBS = libraries, variables)
  assignments <- paste0(names(variables), "=", shQuote(variables))
  suppressWarnings(system2(
    file.path(R.home("bin"), "Rscript"), script, env = assignments, stdout = TRUE, stderr = TRUE
  ))
}

test_that("attaching starts no Python and is quick", {
  skip_if(!file.exists("/proc/self/maps"), "needs Linux to see what is loaded")
  said <- in_new_session(c(
    "elapsed <- system.time(library(rkeras))[['elapsed']]",
    "cat(elapsed < 0.5, any(grepl('libpython', readLines('/proc/self/maps'))))"
  ))
  expect_equal(said, "TRUE FALSE")
})

test_that("a Python that is not there is an error that names it", {
  said <- in_new_session(
    c("library(rkeras)", "keras_model_sequential()"),
    c(RETICULATE_PYTHON = "/no/such/python")
  )
  expect_equal(attr(said, "status"), 1)
  expect_match(said, "could not start Python (/no/such/python)", fixed = TRUE, all = FALSE)
  expect_match(said, "chosen by RETICULATE_PYTHON", fixed = TRUE, all = FALSE)
})

test_that("where there is no Python at all, the error lists what was looked at", {
  said <- in_new_session(
    c(
      "Sys.setenv(PATH = '', RETICULATE_PYTHON = '', VIRTUAL_ENV = '', CONDA_PREFIX = '')",
      "Sys.setenv(R_USER_DATA_DIR = tempfile())",
      "library(rkeras)",
      "r <- tryCatch(keras_model_sequential(), rkeras_start_error = identity)",
      "cat(conditionMessage(r))"
    )
  )
  expect_match(said, "no Python was found", all = FALSE)
  for (place in c("RETICULATE_PYTHON", "use_python", "install_rkeras", "VIRTUAL_ENV", "PATH")) {
    expect_match(said, place, fixed = TRUE, all = FALSE)
  }
  expect_match(said, "install_rkeras\\(\\)", all = FALSE)
})

test_that("a Python without what is needed says what to type", {
  skip_without_keras()
  folder <- tempfile()
  base <- rkeras_import("sys")$base_prefix
  python <- file.path(base, "bin", "python3")
  skip_if(!file.exists(python))
  system2(python, c("-m", "venv", "--without-pip", folder))
  said <- in_new_session(
    c("library(rkeras)", "keras_model_sequential()"),
    c(RETICULATE_PYTHON = file.path(folder, "bin", "python"))
  )
  expect_equal(attr(said, "status"), 1)
  expect_match(said, "rkeras needs numpy, TensorFlow and Keras", all = FALSE)
  # In R, the first advice is R's: pip refuses the Pythons of many systems.
  expect_match(
    paste(said, collapse = " "), "call rkeras::install_rkeras\\(\\); or type: .* -m pip install"
  )
})

test_that("a missing TensorFlow is a clear error, and the session lives on", {
  skip_without_keras()
  folder <- tempfile()
  dir.create(file.path(folder, "tensorflow"), recursive = TRUE)
  writeLines("raise ImportError(\"No module named 'tensorflow'\", name='tensorflow')",
    file.path(folder, "tensorflow", "__init__.py"))
  said <- in_new_session(
    c(
      "library(rkeras)",
      "r <- tryCatch(keras_model_sequential(), error = identity)",
      "cat(class(r)[[1]], conditionMessage(r), sep = '\\n')",
      "cat('alive', is_keras_available(), rkeras_import('math')$sqrt(4))"
    ),
    c(PYTHONPATH = folder)
  )
  expect_null(attr(said, "status"))
  expect_match(said, "rkeras_error", all = FALSE)
  expect_match(said, "rkeras needs TensorFlow and Keras", all = FALSE)
  expect_match(said, "pip install 'tensorflow", all = FALSE)
  expect_match(said, "alive FALSE 2", all = FALSE)
})

test_that("the doctor says what is there", {
  skip_without_keras()
  # Captured, as in notebooks and pages.
  lines <- in_new_session(
    c("library(rkeras)", "writeLines(paste('said:', capture.output(rkeras_doctor())))")
  )
  for (part in c("R version", "rkeras", "libpython", "rpy2", "tensorflow", "all is well")) {
    expect_match(lines, paste0("said:.*", part), all = FALSE)
  }
})

test_that("littler is a host, too", {
  skip_without_keras()
  littler <- Sys.which("r")
  skip_if(!nzchar(littler), "littler is not installed")
  script <- tempfile(fileext = ".R")
  writeLines("library(rkeras); cat(rkeras_import('math')$sqrt(4))", script)
  said <- withr::with_envvar(
    c(R_LIBS = paste(.libPaths(), collapse = ":")),
    system2(littler, script, stdout = TRUE, stderr = TRUE)
  )
  expect_true("2" %in% said)
})

test_that("the path of Python may have letters outside of ASCII, in a locale that has none", {
  skip_without_keras()
  folder <- file.path(tempfile(), "umgebung-\u00fc \u00e9")
  dir.create(dirname(folder))
  file.symlink(rkeras_import("sys")$prefix, folder)
  said <- in_new_session(
    c(
      "library(rkeras)",
      "model <- keras_model_sequential(input_shape = 2) %>%",
      "  layer_dense(1, use_bias = FALSE, kernel_initializer = 'ones')",
      "cat(sum(predict(model, matrix(1:4, 2), verbose = 0)), '\n')",
      "cat(tryCatch(layer_dense(units = -1), ValueError = conditionMessage), '\n')"
    ),
    c(
      RETICULATE_PYTHON = file.path(folder, "bin", "python"), LC_ALL = "C",
      TF_CPP_MIN_LOG_LEVEL = "2"
    )
  )
  expect_true("10 " %in% said, info = paste(said, collapse = "\n"))
  expect_match(said, "`units` must be a whole number", all = FALSE)
})

test_that("R finds its files in either host", {
  expect_true(file.exists(file.path(R.home("share"), "Rd", "macros", "system.Rd")))
  expect_true(dir.exists(R.home("doc")))
})
