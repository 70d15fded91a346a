# TensorBoard, as a process of its own beside this session.

#' TensorBoard
#'
#' Starts TensorBoard, which shows in a browser what [callback_tensorboard()] logged, and stops it.
#' It ends with the session. The Python package `tensorboard` is needed:
#' `install_rkeras(extra_packages = "tensorboard")`.
#'
#' @param log_dir Folders of logs, which are made if they are not there; names are shown for them.
#'   The default is the folder of the active or the latest training run.
#' @param action `"start"` or `"stop"`. Starting stops the one that runs.
#' @param host The address to serve at.
#' @param port The port; for `"auto"` that of the TensorBoard of this session that was stopped, or a
#'   free one.
#' @param launch_browser Whether to open a browser, or a function that gets the address.
#' @param reload_interval Seconds between two looks at the logs.
#' @param purge_orphaned_data Whether to leave out data that a restarted training wrote again.
#' @return The address, invisibly; `NULL` for `"stop"`.
#' @section Errors:
#' - `RuntimeError`: TensorBoard did not start; the message has what it said.
#' - `ModuleNotFoundError`: TensorBoard is not installed.
#' - `ValueError`: An argument is wrong, or there is no run and no `log_dir`.
#' @family runs
#' @export
#' @examples
#' \dontrun{
#' tensorboard("logs")
#' tensorboard(action = "stop")
#' }
tensorboard <- function(log_dir,
                        action = c("start", "stop"),
                        host = "127.0.0.1",
                        port = "auto",
                        launch_browser = getOption(
                          "tensorflow.tensorboard.browser", interactive()
                        ),
                        reload_interval = 5,
                        purge_orphaned_data = TRUE) {
  action <- match.arg(action)
  if (action == "stop") {
    stop_tensorboard()
    message("TensorBoard stopped.")
    return(invisible())
  }
  folders <- tensorboard_folders(if (!missing(log_dir)) log_dir)
  number <- suppressWarnings(as.integer(port))
  if (!identical(port, "auto") && !(length(number) == 1 && number %in% 1:65535)) {
    stop_argument("tensorboard", "port", "\"auto\" or a number from 1 to 65535", port)
  }
  if (!is.numeric(reload_interval) || length(reload_interval) != 1 || reload_interval < 0) {
    stop_argument("tensorboard", "reload_interval", "a number of seconds", reload_interval)
  }
  python <- tensorboard_python()
  before <- the$tensorboard$port
  stop_tensorboard()
  # Port 0 is a free one, which the system chooses.
  wanted <- if (!identical(port, "auto")) number else if (is.null(before)) 0L else before
  spec <- if (length(folders) == 1 && is.null(names(folders))) {
    c("--logdir", folders)
  } else {
    c("--logdir_spec", paste0(names(folders), ":", folders, collapse = ","))
  }
  the$tensorboard <- start_tensorboard(python, c(
    spec, "--host", host, "--port", wanted, "--reload_interval", reload_interval,
    "--purge_orphaned_data", tolower(isTRUE(purge_orphaned_data))
  ), host)
  url <- paste0("http://", host, ":", the$tensorboard$port)
  message("Started TensorBoard at ", url)
  if (is.function(launch_browser)) {
    launch_browser(url)
  } else if (isTRUE(launch_browser)) {
    utils::browseURL(url)
  }
  invisible(url)
}

tensorboard_folders <- function(log_dir) {
  if (is.null(log_dir)) {
    log_dir <- if (is_run_active()) run_dir() else latest_run()$run_dir
    if (is.null(log_dir)) {
      refuse_value("tensorboard", "A log_dir must be specified for tensorboard: there are no runs")
    }
  }
  if (!is.character(log_dir) || !length(log_dir) || anyNA(log_dir)) {
    stop_argument("tensorboard", "log_dir", "paths of folders", log_dir)
  }
  folders <- path.expand(log_dir)
  for (folder in folders) dir.create(folder, recursive = TRUE, showWarnings = FALSE)
  labels <- names(log_dir)
  folders <- normalizePath(folders, mustWork = TRUE)
  if (is.null(labels) && length(folders) > 1) {
    labels <- basename(folders)
  }
  stats::setNames(folders, labels)
}

# The command that runs TensorBoard: the module of the session's Python, or the program.
tensorboard_python <- function() {
  python <- if (.Call(rk_is_attached)) {
    operate("attribute", rkeras_import("sys"), "executable")
  } else {
    find_python()$executable
  }
  found <- run_python(python, c("-c", shQuote("import tensorboard.main")),
    stdout = FALSE, stderr = FALSE
  )
  if (found == 0) {
    return(c(python, "-m", "tensorboard.main"))
  }
  program <- Sys.which("tensorboard")[[1]]
  if (!nzchar(program)) {
    stop_classed(
      "tensorboard",
      paste0(
        "the Python package tensorboard is not installed, and there is no program of that name ",
        "on the PATH. Type: ", python, " -m pip install tensorboard"
      ),
      c("ModuleNotFoundError", "ImportError")
    )
  }
  program
}

# ---- the process ------------------------------------------------------------------------------

start_tensorboard <- function(command, arguments, host) {
  folder <- tempfile("tensorboard-")
  dir.create(folder)
  inside <- function(name) shQuote(file.path(folder, name))
  run <- paste(shQuote(c(command, arguments)), collapse = " ")
  # The shell ends it when this session has ended, however it did.
  script <- paste0(
    run, " > ", inside("log"), " 2>&1 & echo $! > ", inside("pid.part"), "; mv ",
    inside("pid.part"), " ", inside("pid"), "; while kill -0 ", Sys.getpid(),
    " 2>/dev/null && kill -0 $! 2>/dev/null; do sleep 1; done; kill $! 2>/dev/null"
  )
  with_environment(
    c(TF_CPP_MIN_LOG_LEVEL = "3", PYTHONUNBUFFERED = "1"),
    system2("sh", c("-c", shQuote(script)), wait = FALSE, stdout = FALSE, stderr = FALSE)
  )
  while (!file.exists(file.path(folder, "pid"))) Sys.sleep(0.01)
  process <- list(pid = as.integer(readLines(file.path(folder, "pid"))), folder = folder)
  deadline <- Sys.time() + 120
  done <- FALSE
  on.exit(if (!done) tools::pskill(process$pid))
  while (Sys.time() < deadline && tools::pskill(process$pid, 0L)) {
    log <- tensorboard_log(folder)
    at <- regmatches(log, regexpr("http://[^ ]+:[0-9]+/", log))
    if (length(at)) {
      process$port <- as.integer(sub(".*:([0-9]+)/$", "\\1", at[[1]]))
      if (answers(host, process$port)) {
        done <- TRUE
        return(process)
      }
    }
    Sys.sleep(0.1)
  }
  log <- paste(utils::tail(tensorboard_log(folder), 20), collapse = "\n")
  stop_classed("tensorboard", paste0("Unable to launch tensorboard:\n", log), "RuntimeError")
}

tensorboard_log <- function(folder) {
  file <- file.path(folder, "log")
  if (file.exists(file)) readLines(file, warn = FALSE) else character()
}

# Whether a server answers in HTTP.
answers <- function(host, port) {
  tryCatch(
    {
      connection <- socketConnection(host, port, open = "r+b", blocking = TRUE, timeout = 5)
      on.exit(close(connection))
      writeLines(c("GET / HTTP/1.0", ""), connection, sep = "\r\n")
      any(grepl("^HTTP/", readLines(connection, 1, warn = FALSE)))
    },
    error = function(e) FALSE, warning = function(w) FALSE
  )
}

stop_tensorboard <- function() {
  process <- the$tensorboard
  the$tensorboard <- NULL
  if (is.null(process)) {
    return(invisible())
  }
  tools::pskill(process$pid)
  deadline <- Sys.time() + 10
  # The shell sees within a second that it has ended.
  while (tools::pskill(process$pid, 0L) && Sys.time() < deadline) Sys.sleep(0.05)
  unlink(process$folder, recursive = TRUE)
}
