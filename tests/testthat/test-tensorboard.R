# TensorBoard: started, answered over HTTP, stopped.

skip_without_keras()

get <- function(url) {
  urllib <- rkeras_import("urllib.request")
  opener <- urllib$build_opener(urllib$ProxyHandler(list(no = "")))
  rawToChar(opener$open(url, timeout = 30)$read())
}

test_that("what callback_tensorboard() logged is served, until it is stopped", {
  has <- !is.null(rkeras_import("importlib.util")$find_spec("tensorboard"))
  skip_if_not(has, "the Python package tensorboard is not installed")
  withr::local_dir(withr::local_tempdir())
  model <- keras_model_sequential(input_shape = 1) %>% layer_dense(1)
  model %>% compile("sgd", loss = "mse")
  model %>% fit(1:4, 1:4, epochs = 2, verbose = 0, callbacks = callback_tensorboard("logs/own"))
  withr::defer(suppressMessages(tensorboard(action = "stop")))
  opened <- NULL
  expect_message(
    url <- tensorboard("logs", launch_browser = function(url) opened <<- url),
    "Started TensorBoard at http://127.0.0.1:"
  )
  expect_identical(opened, url)
  expect_match(get(url), "<title>TensorBoard</title>", fixed = TRUE)
  deadline <- Sys.time() + 60
  runs <- function() get(paste0(url, "/data/runs"))
  while (!grepl("own", runs()) && Sys.time() < deadline) Sys.sleep(0.2)
  expect_match(runs(), "own/train", fixed = TRUE)
  pid <- rkeras:::the$tensorboard$pid
  expect_message(
    expect_null(tensorboard(action = "stop")), "TensorBoard stopped.",
    fixed = TRUE
  )
  expect_error(get(url), class = "URLError")
  expect_false(tools::pskill(pid, 0L))
  expect_message(tensorboard(action = "stop"), "stopped")
})

# A program that says where it serves, as TensorBoard does, and serves.
stub <- '#!%s
import http.server, sys
port = int(sys.argv[sys.argv.index("--port") + 1])
print(" ".join(sys.argv[1:]), file=open("arguments", "w"))
try:
    server = http.server.HTTPServer(("127.0.0.1", port), http.server.SimpleHTTPRequestHandler)
except OSError:
    sys.exit("ERROR: TensorBoard could not bind to port %%d" %% port)
print("TensorBoard 9 at http://localhost:%%d/" %% server.server_port, flush=True)
server.serve_forever()
'

test_that("folders, ports and errors", {
  folder <- withr::local_tempdir()
  withr::local_dir(folder)
  writeLines(sprintf(stub, rkeras_import("sys")$executable), "program")
  Sys.chmod("program", "755")
  start <- tensorboard
  environment(start) <- list2env(
    list(tensorboard_python = function() file.path(folder, "program")),
    parent = asNamespace("rkeras")
  )
  quiet <- function(...) suppressMessages(start(..., launch_browser = FALSE))
  withr::defer(suppressMessages(tensorboard(action = "stop")))
  url <- quiet(c(a = "logs/one", b = "logs/two"))
  expect_true(all(dir.exists(c("logs/one", "logs/two"))))
  expect_match(readLines("arguments"), "--logdir_spec a:[^ ]*/logs/one,b:[^ ]*/logs/two --host")
  expect_match(readLines("arguments"), "--reload_interval 5 --purge_orphaned_data true")
  # Another one takes the place and the port of the first.
  expect_identical(quiet("logs"), url)
  taken <- rkeras_import("socket")$socket()
  taken$bind(tuple("127.0.0.1", 0L))
  taken$listen()
  port <- taken$getsockname()[[2]]
  expect_error(quiet("logs", port = port), "could not bind to port", class = "RuntimeError")
  taken$close()
  expect_identical(quiet("logs", port = port), paste0("http://127.0.0.1:", port))
  expect_error(quiet(), "A log_dir must be specified", class = "ValueError")
  meta <- "runs/2019-01-31T12-00-01Z/tfruns.d"
  dir.create(meta, recursive = TRUE)
  quiet()
  expect_match(readLines("arguments"), "--logdir [^ ]*/runs/2019-01-31T12-00-01Z --host")
  expect_error(quiet("logs", port = "high"), "`port` must be", class = "ArgumentError")
  expect_error(quiet(1), "`log_dir` must be", class = "ArgumentError")
})
