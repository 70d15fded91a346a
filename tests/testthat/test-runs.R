# Training runs: what is recorded, listed and shown; what a killed process leaves.

local_project <- function(script, envir = parent.frame()) {
  folder <- withr::local_tempdir(.local_envir = envir)
  withr::local_dir(folder, .local_envir = envir)
  writeLines(script, "train.R")
  folder
}

plain <- c(
  "FLAGS <- flags(flag_numeric('rate', 0.5), flag_string('kind', 'a'))",
  "cat('rate is', FLAGS$rate, '\\n')",
  "if (FLAGS$rate < 0) stop('a negative rate')",
  "write_run_metadata('evaluation', list(accuracy = 1 - FLAGS$rate))",
  "writeLines('made', file.path('plot.txt'))"
)
run <- function(...) {
  utils::capture.output(info <- suppressMessages(training_run(..., echo = FALSE, view = FALSE)))
  info
}

test_that("a run is recorded in the layout of tfruns", {
  local_project(plain)
  expect_identical(run_dir(), getwd())
  info <- run(flags = list(rate = 0.25), properties = list(note = "first"))
  expect_false(is_run_active())
  expect_match(info$run_dir, "^runs/\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\dZ$")
  meta <- file.path(info$run_dir, "tfruns.d")
  expect_identical(
    jsonlite::fromJSON(file.path(meta, "flags.json")), list(rate = 0.25, kind = "a")
  )
  expect_identical(readLines(file.path(meta, "properties", "completed")), "TRUE")
  expect_identical(
    c(info$flag_rate, info$eval_accuracy), c(0.25, 0.75)
  )
  expect_identical(c(info$script, info$type, info$note), c("train.R", "training", "first"))
  expect_match(info$output, "rate is 0.25")
  expect_identical(info$source_code, list(train.R = plain))
  expect_identical(readLines(file.path(info$run_dir, "plot.txt")), "made")
  expect_lte(as.numeric(info$start), as.numeric(info$end))
  expect_false(any(grepl("writing", list.files(info$run_dir, recursive = TRUE, all.files = TRUE))))
  expect_output(print(info), "flag_rate +0.25")
})

test_that("folders of runs made at once have names of their own", {
  local_project(plain)
  paths <- vapply(1:3, function(i) unique_run_dir(), "")
  times <- as.POSIXct(basename(paths), format = "%Y-%m-%dT%H-%M-%SZ", tz = "GMT")
  expect_identical(anyDuplicated(paths), 0L)
  expect_true(all(dir.exists(paths), diff(times) > 0, abs(difftime(times, Sys.time())) < 60))
  expect_match(unique_run_dir("mine", 3), "^mine/.*-\\d\\d\\.\\d{3}Z$")
  writeLines("a file", "taken")
  expect_error(suppressWarnings(unique_run_dir("taken")), "taken", class = "OSError")
})

test_that("a script records what it will, and nothing without a run", {
  local_project("write_run_data('evaluation', list(accuracy = 0.5))")
  write_run_data("evaluation", list(accuracy = 1))
  expect_identical(list.files(), "train.R")
  expect_identical(run()$eval_accuracy, 0.5)
})

test_that("runs are listed, chosen and sorted", {
  local_project(plain)
  for (rate in c(0.2, 0.4, 0.3)) run(flags = list(rate = rate))
  runs <- ls_runs()
  expect_identical(runs$flag_rate, c(0.3, 0.4, 0.2))
  expect_identical(ls_runs(eval_accuracy > 0.65)$flag_rate, c(0.3, 0.2))
  limit <- 0.65
  expect_identical(ls_runs(eval_accuracy > limit)$flag_rate, c(0.3, 0.2))
  expect_identical(ls_runs(order = eval_accuracy)$flag_rate, c(0.2, 0.3, 0.4))
  expect_identical(ls_runs(order = flag_rate, decreasing = FALSE)$flag_rate, c(0.2, 0.3, 0.4))
  expect_identical(ls_runs(latest_n = 2)$flag_rate, c(0.3, 0.4))
  expect_identical(latest_run()$flag_rate, 0.3)
  expect_output(print(runs), "Data frame: 3 x ")
  expect_identical(run_info(runs$run_dir[3])$flag_rate, 0.2)
  expect_identical(run_info(basename(runs$run_dir[3]))$flag_rate, 0.2)
  expect_length(run_info(runs), 3)
  expect_error(run_info("nothing"), "no run in nothing", class = "FileNotFoundError")
  expect_identical(nrow(ls_runs(runs_dir = "nowhere")), 0L)
  expect_null(latest_run("nowhere"))

  copied <- copy_run_files(runs$run_dir[1], "copies", rename = "best")
  expect_identical(list.files(copied), "plot.txt")
  expect_true(dir.exists(file.path(copy_run(runs$run_dir[1], "whole"), "tfruns.d")))
  clean_runs(ls_runs(flag_rate < 0.35), confirm = FALSE)
  expect_identical(ls_runs()$flag_rate, 0.4)
  expect_length(list.files("runs/archive"), 2)
  purge_runs(confirm = FALSE)
  expect_false(dir.exists("runs/archive"))
})

test_that("runs that tfruns made are listed", {
  local_project(plain)
  for (i in 1:2) {
    meta <- file.path("runs", sprintf("2019-01-31T12-00-0%dZ", i), "tfruns.d")
    dir.create(file.path(meta, "properties"), recursive = TRUE)
    writeLines('{"loss":[0.9,0.5],"val_loss":[0.8,null]}', file.path(meta, "metrics.json"))
    writeLines('{\n "dropout": 0.1,\n "opt": "adam"}', file.path(meta, "flags.json"))
    writeLines('{"loss":0.4,"accuracy":0.9}', file.path(meta, "evaluation.json"))
    properties <- c(start = "1548936000.5", completed = "TRUE", script = "old.R", epochs = "2")
    for (name in names(properties)) {
      writeLines(properties[[name]], file.path(meta, "properties", name))
    }
  }
  unlink("runs/2019-01-31T12-00-02Z/tfruns.d/properties", recursive = TRUE)
  runs <- ls_runs()
  expect_identical(basename(runs$run_dir), sprintf("2019-01-31T12-00-0%dZ", 2:1))
  expect_identical(runs$metric_loss, c(0.5, 0.5))
  expect_identical(runs$metric_val_loss, c(0.8, 0.8))
  expect_identical(runs$flag_opt, c("adam", "adam"))
  expect_identical(runs$eval_accuracy, c(0.9, 0.9))
  expect_identical(runs$epochs, c(NA, 2L))
  expect_identical(runs$completed, c(NA, TRUE))
  metrics <- data.frame(loss = c(0.9, 0.5), val_loss = c(0.8, NA))
  expect_equal(run_info(runs$run_dir[1])$metrics, metrics)
  writeLines("{", "runs/2019-01-31T12-00-02Z/tfruns.d/flags.json")
  expect_warning(ls_runs(), "flags.json is no JSON")
})

test_that("an error of the script is recorded, and raised again", {
  local_project(plain)
  expect_error(run(flags = list(rate = -1)), "a negative rate")
  expect_false(is_run_active())
  expect_identical(sink.number(), 0L)
  failed <- latest_run()
  expect_identical(failed$error_message, "a negative rate")
  expect_false(failed$completed)
  expect_match(failed$output, "rate is -1")
  expect_error(training_run("nowhere.R"), "`file` must be", class = "ArgumentError")
  expect_error(run(flags = list(1)), "`flags` must be a named list", class = "ArgumentError")
  expect_error(run(flags = list(size = 1)), "not declared: size", class = "ValueError")
  writeLines("rate: 0.125", "own.yml")
  expect_identical(run(flags = "own.yml")$flag_rate, 0.125)
})

test_that("models tell their metrics, epoch by epoch", {
  skip_without_keras()
  local_project(c(
    "model <- keras_model_sequential(input_shape = 2) %>% layer_dense(1)",
    "model %>% compile('sgd', loss = 'mse', metrics = 'mae')",
    "seen <- list()",
    "look <- callback_lambda(on_epoch_end = function(epoch, logs) {",
    "  file <- file.path(run_dir(), 'tfruns.d', 'metrics.json')",
    "  seen[[epoch + 1]] <<- if (file.exists(file)) lengths(jsonlite::fromJSON(file))",
    "})",
    "x <- matrix(seq(0, 1, length.out = 16), 8)",
    "history <- model %>% fit(x, rowSums(x), epochs = 3, batch_size = 3, verbose = 0,",
    "  validation_split = 0.25, callbacks = list(look))",
    "result <- model %>% evaluate(x, rowSums(x), verbose = 0)"
  ))
  script <- new.env()
  info <- run(envir = script)
  expect_equal(as.list(info$metrics), script$history$metrics, tolerance = 1e-6)
  expect_named(info$metrics, c("loss", "mae", "val_loss", "val_mae"))
  expect_equal(c(info$eval_loss, info$eval_mae), unname(script$result), tolerance = 1e-6)
  counts <- c("samples", "validation_samples", "batch_size", "epochs", "epochs_completed")
  expect_identical(unname(unlist(unclass(info)[counts])), c(6L, 2L, 3L, 3L, 3L))
  expect_identical(c(info$loss_function, info$optimizer), c("mse", "SGD"))
  expect_equal(info$learning_rate, 0.01)
  expect_match(info$model, "dense")
  expect_identical(unname(script$seen[[3]])[1] >= 2L, TRUE)
})

test_that("what is there of a killed run stays", {
  local_project(c(
    "write_run_metadata('metrics', list(loss = c(3, 2)))", "writeLines('here', 'reached')",
    "Sys.sleep(60)"
  ))
  code <- "library(rkeras); training_run(view = FALSE)"
  command <- paste(
    shQuote(file.path(R.home("bin"), "Rscript")), "-e", shQuote(code), "> log 2>&1 & echo $!"
  )
  withr::local_envvar(R_LIBS = paste(.libPaths(), collapse = ":"))
  pid <- as.integer(system2("sh", c("-c", shQuote(command)), stdout = TRUE))
  deadline <- Sys.time() + 60
  while (!file.exists("reached") && Sys.time() < deadline) Sys.sleep(0.05)
  tools::pskill(pid, tools::SIGKILL)
  info <- latest_run()
  expect_false(info$completed)
  expect_identical(info$metrics$loss, c(3L, 2L))
  expect_identical(info$source_code$train.R[3], "Sys.sleep(60)")
})

# ---- tuning -----------------------------------------------------------------------------------

tuned <- function(...) {
  utils::capture.output(runs <- suppressMessages(
    tuning_run(..., confirm = FALSE, echo = FALSE)
  ))
  runs
}

test_that("each combination is a run, in this session or in processes of their own", {
  local_project(c(plain, "writeLines(as.character(Sys.getpid()), file.path(run_dir(), 'pid'))"))
  grid <- list(rate = c(0.1, 0.2), kind = c("b", "c"))
  runs <- tuned(flags = grid)
  expect_identical(runs$flag_rate, c(0.2, 0.1, 0.2, 0.1))
  expect_identical(runs$flag_kind, c("c", "c", "b", "b"))
  expect_true(all(runs$completed))
  pids <- function(runs) vapply(file.path(runs$run_dir, "pid"), readLines, "", USE.NAMES = FALSE)
  expect_identical(unique(pids(runs)), as.character(Sys.getpid()))
  apart <- tuned(flags = grid, workers = 2)
  expect_identical(sort(apart$eval_accuracy), c(0.8, 0.8, 0.9, 0.9))
  expect_length(unique(pids(apart)), 4)
  expect_identical(nrow(ls_runs()), 8L)
  expect_false(any(grepl("[.](job|rds)$", list.files("runs", all.files = TRUE))))
  set.seed(1)
  expect_identical(nrow(tuned(flags = grid, sample = 0.5)), 2L)
  expect_identical(tuned(flags = data.frame(rate = c(0.6, 0.7)))$flag_rate, c(0.7, 0.6))
})

test_that("a run that fails does not keep the others from being done", {
  local_project(plain)
  for (workers in 1:2) {
    expect_warning(
      runs <- tuned(flags = list(rate = c(-1, 0.1)), workers = workers), "1 of 2 runs failed"
    )
    # Two that run at a time may start in any order.
    expect_identical(runs$error_message[order(runs$flag_rate)], c("a negative rate", NA))
  }
})

test_that("wrong grids are errors", {
  local_project(plain)
  expect_error(tuned(flags = list(1)), "`flags` must be a named list", class = "ArgumentError")
  expect_error(tuned(), "`flags` must be", class = "ArgumentError")
  expect_error(tuned(flags = list(rate = 1), sample = 0), "`sample`", class = "ArgumentError")
  expect_error(tuned(flags = list(rate = 1), workers = 0), "`workers`", class = "ArgumentError")
})

test_that("tuning goes on where a killed process was", {
  local_project(c(
    plain, "write(FLAGS$rate, 'ran', append = TRUE)",
    "while (FLAGS$rate == 0.2 && file.exists('wait')) Sys.sleep(0.05)"
  ))
  file.create("wait")
  code <- paste(
    "library(rkeras);", "tuning_run(flags = list(rate = c(0.1, 0.2, 0.3)), confirm = FALSE)"
  )
  command <- paste(
    shQuote(file.path(R.home("bin"), "Rscript")), "-e", shQuote(code), "> log 2>&1 & echo $!"
  )
  withr::local_envvar(R_LIBS = paste(.libPaths(), collapse = ":"))
  pid <- as.integer(system2("sh", c("-c", shQuote(command)), stdout = TRUE))
  deadline <- Sys.time() + 60
  ran <- function() if (file.exists("ran")) as.numeric(readLines("ran"))
  while (length(ran()) < 2 && Sys.time() < deadline) Sys.sleep(0.05)
  tools::pskill(pid, tools::SIGKILL)
  expect_identical(ran(), c(0.1, 0.2))
  expect_identical(sort(ls_runs()$completed), c(FALSE, TRUE))
  unlink("wait")
  runs <- tuned(flags = list(rate = c(0.1, 0.2, 0.3)))
  expect_identical(ran(), c(0.1, 0.2, 0.2, 0.3))
  expect_identical(runs$flag_rate, c(0.3, 0.2, 0.1))
  expect_true(all(runs$completed))
  expect_identical(nrow(ls_runs()), 3L)
  # A later call begins anew.
  tuned(flags = list(rate = c(0.1, 0.2, 0.3)))
  expect_identical(nrow(ls_runs()), 6L)
})

# ---- pages ------------------------------------------------------------------------------------

test_that("files are compared line by line", {
  shown <- function(before, after) {
    found <- rkeras:::line_differences(before, after)
    paste0(found$mark, found$text)
  }
  expect_identical(
    shown(c("a", "b", "c", "d"), c("a", "x", "c", "d", "e")),
    c(" a", "-b", "+x", " c", " d", "+e")
  )
  expect_identical(shown(c("a", "a"), "a"), c(" a", "-a"))
  expect_identical(shown(character(), c("a", "b")), c("+a", "+b"))
  expect_identical(shown("a", character()), "-a")
  # Both files come back, and no shorter list of changes exists (that of R's own adist()).
  set.seed(1)
  for (i in 1:50) {
    files <- replicate(2, sample(letters[1:4], sample(0:12, 1), replace = TRUE), simplify = FALSE)
    found <- rkeras:::line_differences(files[[1]], files[[2]])
    expect_identical(found$text[found$mark != "+"], files[[1]])
    expect_identical(found$text[found$mark != "-"], files[[2]])
    least <- adist(
      paste(files[[1]], collapse = ""), paste(files[[2]], collapse = ""),
      costs = c(insertions = 1, deletions = 1, substitutions = 2)
    )
    expect_equal(sum(found$mark != " "), least[1])
  }
})

test_that("pages show runs, escape what scripts wrote, and need nothing outside them", {
  local_project(c(
    plain, "cat('<script>alert(1)</script>\\n')",
    "write_run_metadata('metrics', list(loss = c(3, 2, 1), val_loss = c(3, NA, 2)))"
  ))
  run(flags = list(rate = 0.25, kind = "<b>&\"quoted\""), properties = list(model = "a\n<b"))
  writeLines(c(readLines("train.R"), "# changed"), "train.R")
  run(flags = list(rate = 0.5))
  shown <- NULL
  path <- view_run(ls_runs()$run_dir[2], viewer = function(path) shown <<- path)
  expect_identical(shown, path)
  text <- paste(readLines(path), collapse = "\n")
  expect_match(text, "&lt;b&gt;&amp;&quot;quoted&quot;", fixed = TRUE)
  expect_match(text, "<td><pre>a\n&lt;b</pre></td>", fixed = TRUE)
  expect_match(text, "&lt;script&gt;alert(1)", fixed = TRUE)
  expect_false(grepl("<script|<link|src=|url\\(|http-equiv", text))
  expect_match(text, "<polyline [^>]*points=\"10.0,30.0 160.0,100.0 310.0,170.0\"")
  expect_match(text, "val_loss (orange)", fixed = TRUE)
  compared <- paste(readLines(compare_runs(viewer = NULL)), collapse = "\n")
  expect_match(compared, '<tr class="differs"><th>flag_rate</th><td>0.5</td><td>0.25</td></tr>')
  expect_match(compared, "<tr><th>script</th><td>train.R</td><td>train.R</td></tr>")
  # The latest run comes first: the change is what the earlier one lacks.
  expect_match(compared, "<del>- # changed</del>", fixed = TRUE)
  expect_match(compared, "\n  cat('rate is', FLAGS$rate", fixed = TRUE)
  expect_identical(save_run_comparison(filename = "c.html"), "c.html")
  expect_identical(save_run_view(), paste0(basename(ls_runs()$run_dir[1]), ".html"))
  expect_true(all(file.exists("c.html", save_run_view())))
  viewer <- view_run_metrics(data.frame(loss = 1), viewer = NULL)
  update_view_run_metrics(viewer, data.frame(loss = c(1, 5)))
  expect_match(readLines(viewer$path), "1 to 5, 2 epochs", all = FALSE)
  expect_error(view_run("nothing"), class = "FileNotFoundError")
  expect_error(view_run(latest_run("nowhere")), "there are no runs", class = "ValueError")
})
