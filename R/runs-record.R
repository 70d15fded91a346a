# Training runs: a script is sourced, and what it did is kept in a folder of its own.

#' Runs a training script, and keeps a record of it
#'
#' Sources a script. Flags, metrics by epoch, results of `evaluate()`, the sources and what was
#' printed are kept in a folder of their own, which [ls_runs()] lists. The folders are those of the
#' package tfruns. What is there of a run that is killed stays, with the metrics of its complete
#' epochs.
#'
#' @param file Path of the script.
#' @param context Where it runs, for the record.
#' @param config The section of the script's file of flags.
#' @param flags A named list of flags, or the path of a file of them. They take precedence over what
#'   [flags()] finds otherwise.
#' @param properties A named list of further properties to record.
#' @param run_dir The folder; by default a new one in `runs`, named by the time.
#' @param artifacts_dir Files in this folder that the script makes or changes are copied to the
#'   folder of the run; `NULL` for none.
#' @param echo Whether to print the code.
#' @param view Whether to show the run afterwards; `"auto"` does so in an interactive session.
#' @param envir The environment in which the script is evaluated.
#' @param encoding The encoding of the script.
#' @return The record of the run, as [run_info()] gives it, invisibly.
#' @section Errors:
#' - `ValueError`: An argument is wrong, or a run is active.
#' - Errors of the script are recorded, and raised again.
#' @family runs
#' @export
#' @examples
#' \dontrun{
#' training_run("train.R", flags = list(learning_rate = 0.1))
#' }
training_run <- function(file = "train.R",
                         context = "local",
                         config = Sys.getenv("R_CONFIG_ACTIVE", unset = "default"),
                         flags = NULL,
                         properties = NULL,
                         run_dir = NULL,
                         artifacts_dir = getwd(),
                         echo = TRUE,
                         view = "auto",
                         envir = parent.frame(),
                         encoding = getOption("encoding")) {
  if (!is_string(file) || !file.exists(file)) {
    stop_argument("training_run", "file", "the path of a script", file)
  }
  if (!is.null(the$run)) {
    refuse_value("training_run", "a run is active already, in ", the$run$run_dir)
  }
  flags <- flags_given(flags, config)
  run_dir <- if (is.null(run_dir)) unique_run_dir() else run_dir
  dir.create(run_dir, recursive = TRUE, showWarnings = FALSE)
  the$run <- list(run_dir = normalizePath(run_dir), flags = flags)
  on.exit(the$run <- NULL)
  write_run_metadata("properties", c(
    list(
      type = "training", script = basename(file), context = context,
      start = as.double(Sys.time()), completed = FALSE
    ),
    properties
  ))
  if (length(flags)) {
    write_run_metadata("flags", flags)
  }
  write_run_metadata("source", dirname(normalizePath(file)))
  message("Using run directory ", run_dir)
  before <- files_with_times(artifacts_dir)
  with_environment(c(R_CONFIG_ACTIVE = config), record_script(file, envir, echo, encoding))
  keep_artifacts(artifacts_dir, before, the$run$run_dir)
  write_run_metadata("properties", list(completed = TRUE, end = as.double(Sys.time())))
  message("Run completed: ", run_dir)
  if (isTRUE(view) || (identical(view, "auto") && interactive())) {
    view_run(run_dir)
  }
  invisible(run_info(run_dir))
}

# Sources the script; what it prints is kept, and an error of it.
record_script <- function(file, envir, echo, encoding) {
  output <- file(file.path(the$run$run_dir, "tfruns.d", "output"), "w")
  depth <- sink.number()
  sink(output, split = TRUE)
  on.exit({
    while (sink.number() > depth) sink()
    close(output)
  })
  withCallingHandlers(
    source(file, local = envir, echo = echo, encoding = encoding),
    error = function(e) {
      calls <- vapply(sys.calls(), function(call) deparse(call, nlines = 1L)[[1]], "")
      write_run_metadata("error", list(message = conditionMessage(e), traceback = calls))
      write_run_metadata("properties", list(end = as.double(Sys.time())))
    }
  )
}

flags_given <- function(flags, config) {
  if (is_string(flags)) {
    return(flags_of_file(flags, config, TRUE))
  }
  is_named <- length(flags) == length(names(flags)) && all(nzchar(names(flags)))
  if (!is.null(flags) && !(is.list(flags) && is_named)) {
    stop_argument("training_run", "flags", "a named list, or the path of a file", flags)
  }
  flags
}

# ---- folders ----------------------------------------------------------------------------------

#' The folder of a training run
#'
#' @param runs_dir The folder of all runs.
#' @param seconds_scale Number of decimals of the seconds in the name.
#' @return `run_dir()`: the folder of the active run, and the working directory without one.
#'   `is_run_active()`: whether a run is active. `unique_run_dir()`: the path of a new folder, named
#'   by the time.
#' @family runs
#' @export
#' @examples
#' run_dir()
run_dir <- function() {
  if (is.null(the$run)) getwd() else the$run$run_dir
}

#' @rdname run_dir
#' @export
is_run_active <- function() !is.null(the$run)

#' @rdname run_dir
#' @export
unique_run_dir <- function(runs_dir = getOption("tfruns.runs_dir", "runs"), seconds_scale = 0) {
  dir.create(runs_dir, recursive = TRUE, showWarnings = FALSE)
  time <- Sys.time()
  repeat {
    name <- format(time, paste0("%Y-%m-%dT%H-%M-%OS", seconds_scale, "Z"), tz = "GMT")
    path <- file.path(runs_dir, name)
    # Whoever makes the folder has the name, also among processes.
    if (dir.create(path, showWarnings = FALSE)) {
      return(path)
    }
    if (!dir.exists(path)) {
      stop_classed("unique_run_dir", paste("can't make the folder", path), "OSError")
    }
    time <- time + 10^-seconds_scale
  }
}

# The files in a folder, outside runs, by the time of their last change.
files_with_times <- function(folder) {
  if (is.null(folder)) {
    return(NULL)
  }
  files <- list.files(folder, recursive = TRUE)
  runs <- basename(dirname(the$run$run_dir))
  files <- files[!startsWith(files, paste0(runs, "/"))]
  info <- file.info(file.path(folder, files))
  stats::setNames(paste(as.double(info$mtime), info$size), files)
}

keep_artifacts <- function(folder, before, run_dir) {
  after <- files_with_times(folder)
  changed <- names(after)[!paste(names(after), after) %in% paste(names(before), before)]
  for (file in changed) {
    target <- file.path(run_dir, file)
    dir.create(dirname(target), recursive = TRUE, showWarnings = FALSE)
    file.copy(file.path(folder, file), target, overwrite = TRUE)
  }
}

# ---- what models tell -------------------------------------------------------------------------

# The folder of the record of the active run, for Python; NULL without one.
active_record <- function() {
  if (is.null(the$run)) NULL else file.path(the$run$run_dir, "tfruns.d")
}
