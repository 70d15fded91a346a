# The files of a run: a folder `tfruns.d` in the folder of the run, as tfruns lays it out.
#
#   flags.json, evaluation.json, metrics.json (values by epoch), error.json
#   properties/    a file for each property, with its value as text
#   source.tar.gz  the sources, in a folder `source`
#
# Each file is written beside its place, and renamed: a run that is killed leaves whole files.

#' Writes data of a training run
#'
#' @param type `"properties"`, whose elements get a file each; `"source"`: the path of a folder to
#'   keep the sources of; or a name such as `"flags"`, `"metrics"`, `"evaluation"`.
#' @param data A named list; a data frame for metrics.
#' @param run_dir The folder of the run; the active one if it is not given.
#' @return `NULL`, invisibly. Without a run, nothing is written.
#' @family runs
#' @export
#' @examples
#' run <- tempfile()
#' if (requireNamespace("jsonlite", quietly = TRUE)) {
#'   write_run_metadata("evaluation", list(accuracy = 0.9), run)
#'   print(run_info(run)$eval_accuracy)
#' }
write_run_metadata <- function(type, data, run_dir = NULL) {
  if (!is_string(type) || !grepl("^[A-Za-z0-9_]+$", type)) {
    stop_argument("write_run_metadata", "type", "a name", type)
  }
  folder <- if (is.null(run_dir)) the$run$run_dir else run_dir
  if (is.null(folder)) {
    return(invisible())
  }
  meta <- file.path(folder, "tfruns.d")
  dir.create(meta, recursive = TRUE, showWarnings = FALSE)
  if (type == "properties") {
    dir.create(file.path(meta, "properties"), showWarnings = FALSE)
    for (name in names(data)) {
      write_whole(file.path(meta, "properties", name), property_text(data[[name]]))
    }
  } else if (type == "source") {
    keep_sources(data, file.path(meta, "source.tar.gz"), folder)
  } else {
    write_whole(file.path(meta, paste0(type, ".json")), json_of(data))
  }
  invisible()
}

#' @rdname write_run_metadata
#' @export
write_run_data <- function(type, data) write_run_metadata(type, data)

property_text <- function(value) {
  if (is.double(value)) format(value, digits = 15, scientific = FALSE) else as.character(value)
}

write_whole <- function(path, lines) {
  force(lines)
  beside <- tempfile(".writing-", dirname(path))
  tryCatch(
    {
      writeLines(enc2utf8(lines), beside, useBytes = TRUE)
      if (!file.rename(beside, path)) stop("it could not be renamed")
    },
    error = function(e) {
      unlink(beside)
      stop_classed(
        "write_run_metadata", paste0("can't write ", path, ": ", conditionMessage(e)), "OSError"
      )
    }
  )
}

json_of <- function(data) {
  need_package("write_run_metadata", "jsonlite", "the record of a run")
  jsonlite::toJSON(
    unclass(as.list(data)),
    auto_unbox = !is.data.frame(data), digits = NA, pretty = TRUE, null = "null", na = "null"
  )
}

# The data of a JSON file; NULL if there is none. A damaged file is a warning: the other runs list.
read_json <- function(path) {
  if (!file.exists(path)) {
    return(NULL)
  }
  need_package("ls_runs", "jsonlite", "the record of a run")
  tryCatch(jsonlite::fromJSON(path, simplifyMatrix = FALSE), error = function(e) {
    warning("ls_runs(): ", path, " is no JSON, and was left out", call. = FALSE)
    NULL
  })
}

SOURCES <- "[.](r|rmd|qmd|py|ya?ml|json|txt|sh)$"
MOST_OF_SOURCES <- 5e6 # bytes

# Keeps the sources in a folder, without those of the runs in it.
keep_sources <- function(from, to, run_dir) {
  files <- list.files(from, SOURCES, recursive = TRUE, ignore.case = TRUE)
  runs <- normalizePath(dirname(run_dir), mustWork = FALSE)
  outside <- !startsWith(normalizePath(file.path(from, files)), paste0(runs, "/"))
  files <- files[outside & !grepl("(^|/)tfruns[.]d/", files)]
  sizes <- file.size(file.path(from, files))
  files <- files[order(sizes)][cumsum(sort(sizes)) <= MOST_OF_SOURCES]
  folder <- tempfile("source")
  on.exit(unlink(folder, recursive = TRUE))
  for (file in files) {
    target <- file.path(folder, "source", file)
    dir.create(dirname(target), recursive = TRUE, showWarnings = FALSE)
    file.copy(file.path(from, file), target)
  }
  if (length(files)) {
    packed <- normalizePath(dirname(to))
    in_folder(folder, utils::tar(
      file.path(packed, basename(to)), "source",
      compression = "gzip", tar = "internal"
    ))
  }
}

in_folder <- function(folder, code) {
  old <- setwd(folder)
  on.exit(setwd(old))
  code
}

# The sources of a run: texts by path.
sources_of <- function(run_dir) {
  packed <- file.path(run_dir, "tfruns.d", "source.tar.gz")
  if (!file.exists(packed)) {
    return(list())
  }
  folder <- tempfile("source")
  on.exit(unlink(folder, recursive = TRUE))
  names <- utils::untar(packed, list = TRUE, tar = "internal")
  inside <- !grepl("^/|(^|/)[.][.](/|$)", names)
  utils::untar(packed, names[inside], exdir = folder, tar = "internal")
  root <- file.path(folder, "source")
  files <- list.files(root, SOURCES, recursive = TRUE, ignore.case = TRUE)
  stats::setNames(lapply(file.path(root, files), readLines, warn = FALSE), files)
}
