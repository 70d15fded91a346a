# Tuning: a training run for each combination of flags.

#' Runs a training script for combinations of flags
#'
#' Each combination is a [training_run()]. With several `workers`, the runs are in R processes of
#' their own, which do not see the objects of this session. If this process is killed, the same call
#' goes on where it was: runs that were completed are not repeated.
#'
#' @inheritParams training_run
#' @param flags A named list with a vector of values for each flag, or a data frame with a row for
#'   each combination.
#' @param sample The fraction of the combinations to run, which are drawn at random; `NULL` for all.
#' @param runs_dir The folder of the runs.
#' @param confirm Whether to ask before the first run.
#' @param workers How many runs to do at a time.
#' @return The runs, as [ls_runs()] lists them, invisibly. Runs that failed are among them, with
#'   their error; a warning names them.
#' @section Errors:
#' - `ValueError`: `flags` is no grid.
#' @family runs
#' @export
#' @examples
#' \dontrun{
#' tuning_run("train.R", flags = list(units = c(32, 64), dropout = c(0.1, 0.3)), workers = 2)
#' }
tuning_run <- function(file = "train.R",
                       context = "local",
                       config = Sys.getenv("R_CONFIG_ACTIVE", unset = "default"),
                       flags = NULL,
                       sample = NULL,
                       properties = NULL,
                       runs_dir = getOption("tfruns.runs_dir", "runs"),
                       artifacts_dir = getwd(),
                       echo = TRUE,
                       confirm = interactive(),
                       envir = parent.frame(),
                       encoding = getOption("encoding"),
                       workers = getOption("tfruns.workers", 1)) {
  if (!is_string(file) || !file.exists(file)) {
    stop_argument("tuning_run", "file", "the path of a script", file)
  }
  if (!is.numeric(workers) || length(workers) != 1 || !is.finite(workers) || workers < 1) {
    stop_argument("tuning_run", "workers", "a number from 1", workers)
  }
  grid <- grid_of(flags)
  call <- list(
    context = context, config = config, properties = properties, artifacts_dir = artifacts_dir,
    echo = echo, encoding = encoding, view = FALSE
  )
  # What makes a call the same as one that was killed.
  key <- list(normalizePath(file), unname(tools::md5sum(file)), grid, sample, config)
  plan <- resumed_plan(runs_dir, key)
  if (is.null(plan)) {
    rows <- sampled_rows(nrow(grid), sample)
    if (!agreed(paste(length(rows), "runs, one for each combination. Go on?"), confirm)) {
      return(invisible())
    }
    plan <- new_plan(runs_dir, key, grid[rows, , drop = FALSE])
  }
  done <- vapply(plan$run_dirs, is_completed, NA)
  if (any(done)) {
    message(sum(done), " of ", length(done), " runs are there already")
  }
  if (workers > 1) {
    run_in_processes(file, plan, which(!done), call, workers)
  } else {
    for (i in which(!done)) {
      shown <- shown_flags(plan$flags[[i]])
      message("Training run ", i, "/", length(done), " (flags = ", shown, ")")
      unlink(plan$run_dirs[[i]], recursive = TRUE)
      given <- c(list(file, flags = plan$flags[[i]], run_dir = plan$run_dirs[[i]]), call)
      # The error is in the record of the run.
      tryCatch(do.call(training_run, c(given, list(envir = envir))), error = function(e) NULL)
    }
  }
  unlink(plan$path)
  completed <- vapply(plan$run_dirs, is_completed, NA)
  if (!all(completed)) {
    warning(
      "tuning_run(): ", sum(!completed), " of ", length(completed), " runs failed: ",
      toString(plan$run_dirs[!completed]),
      call. = FALSE
    )
  }
  runs <- ls_runs(runs_dir = runs_dir)
  invisible(runs[basename(runs$run_dir) %in% basename(plan$run_dirs), ])
}

# Flags in a message, without what expand.grid() adds to them.
shown_flags <- function(flags) {
  deparse1(flags[seq_along(flags)])
}

grid_of <- function(flags) {
  is_named <- length(flags) && length(names(flags)) == length(flags) && all(nzchar(names(flags)))
  if (!is.list(flags) || !is_named || !all(lengths(flags) > 0)) {
    stop_argument("tuning_run", "flags", "a named list of vectors, or a data frame", flags)
  }
  if (is.data.frame(flags)) flags else expand.grid(flags, stringsAsFactors = FALSE)
}

sampled_rows <- function(count, fraction) {
  if (is.null(fraction)) {
    return(seq_len(count))
  }
  if (!is.numeric(fraction) || length(fraction) != 1 || is.na(fraction) || fraction <= 0 ||
    fraction > 1) {
    stop_argument("tuning_run", "sample", "a fraction, above 0 and at most 1", fraction)
  }
  sort(sample.int(count, max(1, round(count * fraction))))
}

# ---- the plan, which survives this process ----------------------------------------------------

plan_path <- function(runs_dir, key) {
  file <- tempfile()
  on.exit(unlink(file))
  # Without compression and names of files, equal keys are equal bytes.
  writeBin(serialize(key, NULL, version = 2L), file)
  file.path(runs_dir, paste0(".tuning-", unname(tools::md5sum(file)), ".rds"))
}

resumed_plan <- function(runs_dir, key) {
  path <- plan_path(runs_dir, key)
  if (!file.exists(path)) {
    return(NULL)
  }
  plan <- tryCatch(readRDS(path), error = function(e) NULL)
  if (!is.null(plan)) {
    plan$run_dirs <- file.path(runs_dir, basename(plan$run_dirs))
    plan$path <- path
  }
  plan
}

new_plan <- function(runs_dir, key, grid) {
  path <- plan_path(runs_dir, key)
  flags <- lapply(seq_len(nrow(grid)), function(i) as.list(grid[i, , drop = FALSE]))
  plan <- list(
    flags = flags, path = path,
    run_dirs = vapply(flags, function(row) unique_run_dir(runs_dir), "")
  )
  beside <- tempfile(".writing-", runs_dir)
  saveRDS(plan, beside)
  file.rename(beside, path)
  plan
}

is_completed <- function(run_dir) {
  file <- file.path(run_dir, "tfruns.d", "properties", "completed")
  file.exists(file) && identical(readLines(file, warn = FALSE), "TRUE")
}

# ---- processes --------------------------------------------------------------------------------

run_in_processes <- function(file, plan, rows, call, workers) {
  running <- list()
  # Those of an interrupted call end with it. Those of a killed one are waited for by the next.
  on.exit(for (job in running) tools::pskill(job_pid(job), tools::SIGTERM))
  while (length(rows) || length(running)) {
    while (length(rows) && length(running) < workers) {
      i <- rows[[1]]
      rows <- rows[-1]
      message("Training run ", i, "/", length(plan$flags), " (", shown_flags(plan$flags[[i]]), ")")
      job <- paste0(plan$run_dirs[[i]], ".job")
      if (!is_alive(job)) {
        start_job(job, c(
          list(normalizePath(file), flags = plan$flags[[i]], run_dir = plan$run_dirs[[i]]), call
        ))
      }
      running <- c(running, job)
    }
    Sys.sleep(0.1)
    ended <- !vapply(running, is_alive, NA)
    for (job in running[ended]) end_job(job)
    running <- running[!ended]
  }
}

start_job <- function(job, arguments) {
  unlink(c(job, arguments$run_dir), recursive = TRUE)
  dir.create(arguments$run_dir)
  dir.create(job)
  job <- normalizePath(job)
  arguments$run_dir <- normalizePath(arguments$run_dir)
  saveRDS(
    list(arguments = arguments, folder = getwd(), packages = unique(c("rkeras", .packages()))),
    file.path(job, "job.rds")
  )
  writeLines("rkeras:::run_job(commandArgs(TRUE)[[1]])", file.path(job, "job.R"))
  # The shell tells the process' number before R starts, and stays as long as R runs.
  inside <- function(name) shQuote(file.path(job, name))
  command <- paste(
    shQuote(file.path(R.home("bin"), "Rscript")), inside("job.R"), shQuote(job), ">", inside("log"),
    "2>&1 & echo $! >", inside("pid.part"), "; mv", inside("pid.part"), inside("pid"), "; wait $!"
  )
  variables <- c(R_LIBS = paste(.libPaths(), collapse = ":"))
  if (.Call(rk_is_attached)) {
    variables[["RETICULATE_PYTHON"]] <- operate("attribute", rkeras_import("sys"), "executable")
  } else if (!is.null(the$python)) {
    variables[["RETICULATE_PYTHON"]] <- the$python
  }
  with_environment(variables, system2("sh", c("-c", shQuote(command)), wait = FALSE))
  while (!file.exists(file.path(job, "pid"))) Sys.sleep(0.01)
}

# What a process of its own runs.
run_job <- function(job) {
  given <- readRDS(file.path(job, "job.rds"))
  setwd(given$folder)
  for (package in rev(given$packages)) library(package, character.only = TRUE)
  do.call(training_run, c(given$arguments, list(envir = globalenv())))
}

job_pid <- function(job) {
  file <- file.path(job, "pid")
  if (file.exists(file)) as.integer(readLines(file, warn = FALSE)[1]) else NA_integer_
}

# Whether the process of a job runs; another one may have got its number.
is_alive <- function(job) {
  pid <- job_pid(job)
  if (is.na(pid)) {
    return(FALSE)
  }
  command <- file.path("/proc", pid, "cmdline")
  said <- if (dir.exists("/proc/self")) {
    # Of a process that is gone, there is no file.
    tryCatch(readBin(command, "raw", 10000), error = function(e) raw(), warning = function(e) raw())
  } else {
    charToRaw(paste(
      suppressWarnings(system2("ps", c("-o", "args=", "-p", pid), stdout = TRUE, stderr = FALSE)),
      collapse = ""
    ))
  }
  grepl(basename(job), rawToChar(said[said != 0]), fixed = TRUE)
}

# What a process printed before its run had a record of its own.
end_job <- function(job) {
  run <- sub("[.]job$", "", job)
  if (!is_completed(run)) {
    log <- readLines(file.path(job, "log"), warn = FALSE)
    error <- file.path(run, "tfruns.d", "error.json")
    if (!file.exists(error)) {
      write_run_metadata(
        "error",
        list(message = paste(c("the process ended", utils::tail(log, 20)), collapse = "\n")), run
      )
    }
  }
  unlink(job, recursive = TRUE)
}
