# Flags: declarations, and where their values come from.

declared <- function(...) {
  flags(
    flag_numeric("learning_rate", 1L, "Of the optimizer"), flag_integer("units", 128.7),
    flag_boolean("fake_data", "true"), flag_string("name", 5),
    ...
  )
}
none <- character()

test_that("defaults have the types that were declared", {
  found <- declared(arguments = none)
  expect_identical(
    lapply(found, identity),
    list(learning_rate = 1, units = 128L, fake_data = TRUE, name = "5")
  )
  expect_s3_class(found, "tfruns_flags")
  expect_identical(unname(attr(found, "types")), c("numeric", "integer", "boolean", "string"))
  shown <- capture.output(print(found))
  expect_match(shown[1], "name +type +value +description")
  expect_match(shown[2], "learning_rate +numeric +1 +Of the optimizer")
  expect_identical(flags(list(flag_string("a", "b")), arguments = none)$a, "b")
})

test_that("the command line sets flags, with values in YAML", {
  set <- function(...) declared(arguments = c(...))
  expect_identical(set("--learning-rate", "0.02")$learning_rate, 0.02)
  expect_identical(set("--learning_rate=0.02")$learning_rate, 0.02)
  expect_identical(set("--learning-rate", "1e-4")$learning_rate, 1e-4)
  expect_identical(set("--fake-data", "no")$fake_data, FALSE)
  expect_identical(set("--units", "2.7")$units, 2L)
  expect_identical(set("--units", "1e3")$units, 1000L)
  expect_identical(set("--units", "0x1F")$units, 31L)
  expect_identical(set("--units", "null")$units, 128L)
  expect_identical(set("--name", "--units")$name, "--units")
  expect_identical(set("plain", "--name", "a b", "--args", "--job-dir", "x")$name, "a b")
  expect_error(set("--learn-rate", "1"), "not declared: learn_rate", class = "ValueError")
  expect_error(set("--units", "abc"), "'units' with value 'abc'", class = "ValueError")
  expect_error(set("--units", "[1,2]"), "only scalar", class = "ValueError")
  expect_error(set("--units"), "--units on the command line has no value", class = "ValueError")
})

test_that("files have values, or sections of them", {
  file <- withr::local_tempfile(fileext = ".yml")
  writeLines(c("learning_rate: 0.05", "name: x"), file)
  expect_identical(declared(file = file, arguments = none)$learning_rate, 0.05)
  expect_identical(
    declared(file = file, arguments = c("--learning-rate", "0.5"))$learning_rate, 0.5
  )
  writeLines(c(
    "default:", "  name: base", "  units: 1", "mine:", "  learning_rate: 0.03", "deep:",
    "  inherits: mine", "  units: 2", "loop:", "  inherits: loop"
  ), file)
  of <- function(config) declared(file = file, config = config, arguments = none)
  expect_identical(of("mine")[c("learning_rate", "units", "name")], list(
    learning_rate = 0.03, units = 1L, name = "base"
  ))
  expect_identical(of("deep")[c("learning_rate", "units")], list(learning_rate = 0.03, units = 2L))
  expect_identical(of("other")$units, 1L)
  expect_error(of("loop"), "inherits from itself", class = "ValueError")
  withr::local_envvar(R_CONFIG_ACTIVE = "mine")
  expect_identical(declared(file = file, arguments = none)$learning_rate, 0.03)
  expect_warning(declared(file = "nowhere.yml", arguments = none), "'nowhere.yml' does not exist")
  withr::local_dir(withr::local_tempdir())
  writeLines("units: 7", "flags.yml")
  expect_identical(declared(arguments = none)$units, 7L)
  expect_identical(declared(file = NULL, arguments = none)$units, 128L)
  # Nothing in a file is evaluated.
  writeLines("name: !expr file.create('evaluated')", "flags.yml")
  expect_identical(declared(arguments = none)$name, "file.create('evaluated')")
  expect_false(file.exists("evaluated"))
  writeLines("a: [", "flags.yml")
  expect_error(declared(arguments = none), "flags.yml is no YAML", class = "ValueError")
})

test_that("wrong declarations are errors", {
  expect_error(
    flags(flag_string("x", "a"), flag_string("x", "b")), "'x' has already been defined",
    class = "ValueError"
  )
  expect_error(flags(1), "flag_numeric", class = "ArgumentError")
  expect_error(flag_numeric(1, 2), "`name` must be a string", class = "ArgumentError")
  expect_error(flag_numeric("a", 1:2), "`default` must be one value", class = "ArgumentError")
})

test_that("--help prints the flags and quits", {
  said <- system2(file.path(R.home("bin"), "Rscript"), c("-e", shQuote(
    "library(rkeras); flags(flag_numeric('learning_rate', 0.1, 'Speed')); cat('not reached')"
  ), "--help"), stdout = TRUE, env = paste0("R_LIBS=", paste(.libPaths(), collapse = ":")))
  expect_identical(said[1], "Options:")
  expect_match(said[2], "^  --learning-rate +Speed \\(0.1\\)$")
  expect_length(said, 2)
})
