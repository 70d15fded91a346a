# Runs that were recorded, by this package or by tfruns.

#' Recorded training runs
#'
#' @param subset An expression with columns of the runs: `eval_accuracy > 0.9`.
#' @param order Columns to sort by; by default the time of the start.
#' @param decreasing Whether the largest come first.
#' @param latest_n How many of the latest to list.
#' @param runs_dir The folder of the runs.
#' @param run_dir The folder of a run, or its name in `runs`.
#' @return `ls_runs()`: a data frame with a row for each run: `run_dir`, the flags (`flag_*`), the
#'   results of `evaluate()` (`eval_*`), the metrics of the last epoch (`metric_*`), and properties.
#'   `run_info()`: a list with the same, and `metrics`, `source_code` and `output`; a list of such
#'   for several runs. `latest_run()`: that of the latest one, or `NULL`.
#' @section Errors:
#' - `FileNotFoundError`: There is no such run.
#' @family runs
#' @export
#' @examples
#' ls_runs(runs_dir = tempfile())
ls_runs <- function(subset = NULL,
                    order = NULL,
                    decreasing = TRUE,
                    latest_n = NULL,
                    runs_dir = getOption("tfruns.runs_dir", "runs")) {
  folders <- run_folders(runs_dir)
  runs <- bind_runs(lapply(folders, run_columns))
  runs <- runs[base::order(started(runs), decreasing = TRUE), , drop = FALSE]
  chosen <- eval(substitute(subset), runs, parent.frame())
  if (!is.null(chosen)) {
    if (!is.logical(chosen)) {
      stop_argument("ls_runs", "subset", "a logical expression", chosen)
    }
    runs <- runs[which(chosen), , drop = FALSE]
  }
  sorting <- eval(substitute(order), c(as.list(runs), list(c = list)), parent.frame())
  if (!is.null(sorting)) {
    sorting <- if (is.list(sorting)) sorting else list(sorting)
    rows <- do.call(base::order, c(unname(sorting), list(decreasing = decreasing)))
    runs <- runs[rows, , drop = FALSE]
  } else if (!decreasing) {
    runs <- runs[rev(seq_len(nrow(runs))), , drop = FALSE]
  }
  if (!is.null(latest_n)) {
    latest <- utils::head(base::order(started(runs), decreasing = TRUE), latest_n)
    runs <- runs[latest, , drop = FALSE]
  }
  rownames(runs) <- NULL
  class(runs) <- c("tfruns_runs_df", "data.frame")
  runs
}

#' @rdname ls_runs
#' @export
latest_run <- function(runs_dir = getOption("tfruns.runs_dir", "runs")) {
  latest <- ls_runs(latest_n = 1, runs_dir = runs_dir)
  if (nrow(latest)) run_info(latest$run_dir)
}

#' @rdname ls_runs
#' @export
run_info <- function(run_dir) {
  if (is.data.frame(run_dir)) {
    run_dir <- run_dir$run_dir
  }
  found <- lapply(run_dir, one_run_info)
  if (length(found) == 1) found[[1]] else found
}

one_run_info <- function(run_dir) {
  folder <- found_run(run_dir, "run_info")
  info <- run_columns(folder)
  info$metrics_by_epoch <- NULL
  metrics <- read_json(file.path(folder, "tfruns.d", "metrics.json"))
  info$metrics <- if (length(metrics)) metrics_frame(metrics)
  info$source_code <- sources_of(folder)
  output <- file.path(folder, "tfruns.d", "output")
  info$output <- if (file.exists(output)) paste(readLines(output, warn = FALSE), collapse = "\n")
  structure(info, class = "tfruns_run_info")
}

#' @export
print.tfruns_run_info <- function(x, ...) {
  shown <- Filter(function(value) is.atomic(value) && length(value) == 1, unclass(x))
  shown$output <- NULL
  for (name in names(shown)) {
    cat("$ ", format(name, width = max(nchar(names(shown)))), " ", format(shown[[name]]), "\n",
      sep = ""
    )
  }
  invisible(x)
}

#' @export
print.tfruns_runs_df <- function(x, ...) {
  cat("Data frame: ", nrow(x), " x ", ncol(x), "\n", sep = "")
  first <- grep("^(run_dir|eval_|metric_|flag_)", names(x))
  print(as.data.frame(unclass(x)[first], optional = TRUE))
  others <- names(x)[-first]
  if (length(others)) {
    cat("# ... with ", length(others), " more columns: ", toString(others), "\n", sep = "")
  }
  invisible(x)
}

#' @export
`[.tfruns_runs_df` <- function(x, ...) {
  chosen <- NextMethod()
  if (is.data.frame(chosen) && !"run_dir" %in% names(chosen)) {
    class(chosen) <- "data.frame"
  }
  chosen
}

# ---- reading ----------------------------------------------------------------------------------

run_folders <- function(runs_dir) {
  folders <- list.dirs(runs_dir, recursive = FALSE)
  folders[dir.exists(file.path(folders, "tfruns.d"))]
}

found_run <- function(run_dir, called) {
  if (!is_string(run_dir)) {
    stop_argument(called, "run_dir", "the folder of a run", run_dir)
  }
  below <- file.path(getOption("tfruns.runs_dir", "runs"), run_dir)
  for (folder in c(run_dir, below)) {
    if (dir.exists(file.path(folder, "tfruns.d"))) {
      return(folder)
    }
  }
  stop_classed(
    called, paste("there is no run in", run_dir), c("FileNotFoundError", "OSError")
  )
}

# What a run has for a row of a table, one value each.
run_columns <- function(folder) {
  meta <- file.path(folder, "tfruns.d")
  columns <- list(run_dir = folder)
  for (kind in c(evaluation = "eval", metrics = "metric", flags = "flag")) {
    file <- c(eval = "evaluation", metric = "metrics", flag = "flags")[[kind]]
    values <- Filter(is.atomic, as.list(read_json(file.path(meta, paste0(file, ".json")))))
    values <- lapply(values, function(value) {
      known <- value[!is.na(value)]
      if (length(known)) known[[length(known)]] else NA
    })
    if (length(values)) {
      names(values) <- paste0(kind, "_", names(values))
      columns <- c(columns, values)
    }
  }
  properties <- list.files(file.path(meta, "properties"), full.names = TRUE)
  for (file in properties) {
    text <- paste(readLines(file, warn = FALSE), collapse = "\n")
    columns[[basename(file)]] <- typed_property(basename(file), text)
  }
  error <- read_json(file.path(meta, "error.json"))
  if (!is.null(error)) {
    columns$error_message <- as.character(error$message)[1]
  }
  columns
}

typed_property <- function(name, text) {
  if (name %in% c("start", "end")) {
    return(as.POSIXct(as.numeric(text), origin = "1970-01-01", tz = "GMT"))
  }
  if (name == "completed") {
    return(as.logical(text))
  }
  utils::type.convert(text, as.is = TRUE, na.strings = character())
}

metrics_frame <- function(metrics) {
  metrics <- if (is.data.frame(metrics)) metrics else as.list(metrics)
  longest <- max(lengths(metrics))
  as.data.frame(
    lapply(metrics, function(values) c(values, rep(NA, longest - length(values)))),
    optional = TRUE
  )
}

bind_runs <- function(rows) {
  first <- c(
    "run_dir", grep("^eval_", unlist(lapply(rows, names)), value = TRUE),
    grep("^metric_", unlist(lapply(rows, names)), value = TRUE),
    grep("^flag_", unlist(lapply(rows, names)), value = TRUE)
  )
  names <- unique(c(first, unlist(lapply(rows, names))))
  columns <- lapply(stats::setNames(nm = names), function(name) {
    values <- lapply(rows, function(row) if (is.null(row[[name]])) NA else row[[name]])
    if (name %in% c("start", "end")) {
      as.POSIXct(vapply(values, as.numeric, 0), origin = "1970-01-01", tz = "GMT")
    } else {
      unlist(values)
    }
  })
  if (!length(rows)) {
    return(data.frame(run_dir = character(), stringsAsFactors = FALSE))
  }
  as.data.frame(columns, optional = TRUE, stringsAsFactors = FALSE)
}

# The order of the starts; where a run has none, its name tells the time.
started <- function(runs) {
  named <- as.numeric(strptime(basename(runs$run_dir), "%Y-%m-%dT%H-%M-%OS", tz = "GMT"))
  known <- if (is.null(runs$start)) rep(NA_real_, nrow(runs)) else as.numeric(runs$start)
  times <- ifelse(is.na(known), named, known)
  ifelse(is.na(times), 0, times)
}

# ---- tidying ----------------------------------------------------------------------------------

#' Moves, copies and removes recorded runs
#'
#' `clean_runs()` moves runs to a folder `archive` beside them; `purge_runs()` removes that folder.
#' `copy_run()` copies whole runs, `copy_run_files()` only the files that their scripts made.
#'
#' @param runs A data frame from [ls_runs()], or folders.
#' @param runs_dir The folder of the runs.
#' @param confirm Whether to ask first.
#' @param run_dir Folders of runs, or a data frame from [ls_runs()].
#' @param to The folder to copy into.
#' @param rename The name of the copy; for one run only.
#' @return The new folders, invisibly; `purge_runs()` the removed one, or `NULL`.
#' @family runs
#' @export
#' @examples
#' purge_runs(tempfile(), confirm = FALSE)
clean_runs <- function(runs = ls_runs(runs_dir = runs_dir),
                       runs_dir = getOption("tfruns.runs_dir", "runs"),
                       confirm = interactive()) {
  folders <- folders_of(runs, "clean_runs")
  if (!length(folders) || !agreed(paste("Archive", length(folders), "runs?"), confirm)) {
    return(invisible(character()))
  }
  archive <- file.path(runs_dir, "archive")
  dir.create(archive, recursive = TRUE, showWarnings = FALSE)
  moved <- file.path(archive, basename(folders))
  done <- file.rename(folders, moved)
  if (!all(done)) {
    stop_classed("clean_runs", paste("can't move", toString(folders[!done])), "OSError")
  }
  invisible(moved)
}

#' @rdname clean_runs
#' @export
purge_runs <- function(runs_dir = getOption("tfruns.runs_dir", "runs"), confirm = interactive()) {
  archive <- file.path(runs_dir, "archive")
  if (!dir.exists(archive) || !agreed(paste0("Remove ", archive, "?"), confirm)) {
    return(invisible())
  }
  unlink(archive, recursive = TRUE)
  invisible(archive)
}

#' @rdname clean_runs
#' @export
copy_run <- function(run_dir, to = ".", rename = NULL) {
  invisible(copied_runs(run_dir, to, rename, function(folder) {
    list.files(folder, all.files = TRUE, no.. = TRUE)
  }, "copy_run"))
}

#' @rdname clean_runs
#' @export
copy_run_files <- function(run_dir, to = ".", rename = NULL) {
  invisible(copied_runs(run_dir, to, rename, function(folder) {
    setdiff(list.files(folder, all.files = TRUE, no.. = TRUE), "tfruns.d")
  }, "copy_run_files"))
}

copied_runs <- function(run_dir, to, rename, files, called) {
  folders <- folders_of(run_dir, called)
  if (!is.null(rename) && length(folders) != 1) {
    stop_argument(called, "rename", "NULL for several runs", rename)
  }
  vapply(folders, function(folder) {
    target <- file.path(to, if (is.null(rename)) basename(folder) else rename)
    dir.create(target, recursive = TRUE, showWarnings = FALSE)
    if (!all(file.copy(file.path(folder, files(folder)), target, recursive = TRUE))) {
      stop_classed(called, paste("can't copy", folder, "to", target), "OSError")
    }
    target
  }, "", USE.NAMES = FALSE)
}

folders_of <- function(runs, called) {
  folders <- if (is.data.frame(runs)) runs$run_dir else runs
  vapply(folders, found_run, "", called, USE.NAMES = FALSE)
}

agreed <- function(question, confirm) {
  !confirm || isTRUE(utils::askYesNo(question))
}
