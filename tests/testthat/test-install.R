# install_keras(): what it asks install_rkeras() for, and what pip is asked for.

test_that("versions of TensorFlow are those that users write", {
  package <- rkeras:::tensorflow_package
  expect_identical(package(NULL), "tensorflow>=2.21,<3")
  expect_identical(package("default"), "tensorflow>=2.21,<3")
  expect_identical(package("release"), "tensorflow>=2.21,<3")
  expect_identical(package("2.21"), "tensorflow==2.21.*")
  expect_identical(package("2.22.1"), "tensorflow==2.22.1")
  expect_identical(package("cpu"), "tensorflow-cpu>=2.21,<3")
  expect_identical(package("2.21-cpu"), "tensorflow-cpu==2.21.*")
  expect_identical(package("gpu"), "tensorflow[and-cuda]>=2.21,<3")
  expect_identical(package("nightly"), "tf-nightly")
  expect_identical(package(">=2.4"), "tensorflow>=2.4,>=2.21")
  expect_identical(package("/tmp/tensorflow-2.21-x.whl"), "/tmp/tensorflow-2.21-x.whl")
  for (wrong in list("2.9", "2.9.1-cpu", "new", 2.21, NA_character_)) {
    expect_error(package(wrong), "`tensorflow` must be", class = "ArgumentError")
  }
})

test_that("install_keras() is install_rkeras()", {
  environment(install_keras) <- list2env(
    list(install_rkeras = function(...) list(...)),
    parent = asNamespace("rkeras")
  )
  expect_identical(install_keras(), list(tensorflow = "default", extra_packages = character()))
  expect_identical(
    install_keras("virtualenv", version = "2.21", extra_packages = "scipy", envname = "e"),
    list(tensorflow = "2.21", extra_packages = "scipy", envname = "e")
  )
  expect_identical(install_keras(tensorflow = "2.22")$tensorflow, "2.22")
  expect_error(install_keras("conda"), "use_condaenv", class = "ValueError")
  expect_error(install_keras("pip"), "should be one of")
  expect_error(install_keras(restart = TRUE), "not 'restart'", class = "TypeError")
  expect_warning(install_keras(pip_ignore_installed = FALSE), class = "ObsoleteArgumentWarning")
})
