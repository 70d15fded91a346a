# launch_workers() with scripts that do not train; tests/machines has one that does.

skip_without_keras()

script_of <- function(..., env = parent.frame()) {
  path <- withr::local_tempfile(fileext = ".R", .local_envir = env)
  writeLines(c(...), path)
  path
}
index <- "index <- as.integer(sub('.*\"index\": *([0-9]+).*', '\\\\1', Sys.getenv('TF_CONFIG')))"

test_that("workers print here, and the chief's status is returned", {
  script <- script_of(
    index, "cat('worker', index, commandArgs(TRUE), Sys.getenv('RKERAS_THREADS'), '\\n')",
    "quit(status = 3 * (index == 0))"
  )
  said <- capture.output(
    status <- launch_workers(script, workers = 2, arguments = c("a", "b c"), threads = 4)
  )
  expect_identical(status, 3L)
  expect_setequal(said, c("worker 0 a b c 4 ", "[1] worker 1 a b c 4 "))
})

test_that("what can't be launched is a classed error", {
  expect_error(launch_workers("none.R", workers = 2), "no script", class = "ValueError")
  script <- script_of("1")
  expect_error(launch_workers(script), "`workers` or `hosts`", class = "ValueError")
  expect_error(launch_workers(script, workers = 0), "workers", class = "ValueError")
  expect_error(launch_workers(script, hosts = c("localhost", "b")), class = "ValueError")
  expect_error(
    launch_workers(script, hosts = c("a", "b"), ssh = "false"),
    "worker [01] \\([^)]*\\) can't be started, the command ended with status 1",
    class = "LaunchError"
  )
  expect_error(
    launch_workers(script, hosts = "a", ssh = "no-such-command"), "can't be started",
    class = "LaunchError"
  )
})
