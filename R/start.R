# Starting Python in this R session, or joining one that already runs.

# Starts Python, called from C when the first call needs it.
start_python <- function() {
  if (.Call(rk_is_attached)) {
    return(invisible(TRUE))
  }
  share_threads()
  found <- if (.Call(rk_is_python_running)) {
    list(library = "", executable = "")
  } else {
    find_python()
  }
  failure <- .Call(rk_start, found$library, found$executable, start_code())
  if (!is.null(failure)) {
    stop(start_error(failure, found$executable))
  }
  invisible(TRUE)
}

# The first code that Python runs; the C code replaces "%p" by the address of its table.
start_code <- function() {
  half <- system.file("python", package = "rkeras", mustWork = TRUE)
  hex <- paste(charToRaw(enc2utf8(half)), collapse = "")
  version <- as.character(utils::packageVersion("rkeras"))
  paste(
    "import sys",
    sprintf("path = bytes.fromhex('%s').decode()", hex),
    # A Python process has imported its own rkeras_py; an R session uses the one in the package.
    "if path not in sys.path: sys.path.insert(0, path)",
    "from rkeras_py.bridge import hosts",
    sprintf("hosts.attach_from_r(%%p, '%s')", version),
    sep = "\n"
  )
}

start_error <- function(message, executable) {
  where <- if (nzchar(executable)) paste0(" (", executable, ")") else ""
  errorCondition(
    paste0("rkeras could not start Python", where, ":\n", message),
    class = c("rkeras_start_error", "rkeras_error")
  )
}

# ---- which Python -----------------------------------------------------------

# Where install_rkeras() puts its environment.
environment_path <- function() {
  file.path(tools::R_user_dir("rkeras", "data"), "python")
}

in_environment <- function(path) file.path(path, "bin", "python")

# The candidates in order: the path of a Python, named by what chose it. The first one that is set
# decides; a user's choice is never skipped silently.
python_candidates <- function() {
  chosen <- the$python
  conda <- Sys.getenv("CONDA_PREFIX")
  active <- Sys.getenv("VIRTUAL_ENV")
  own <- environment_path()
  on_path <- Sys.which(c("python3", "python"))
  candidates <- c(
    "RETICULATE_PYTHON" = Sys.getenv("RETICULATE_PYTHON"),
    "use_python() and its kin" = if (is.null(chosen)) "" else chosen,
    "install_rkeras()" = if (dir.exists(own)) in_environment(own) else "",
    "VIRTUAL_ENV" = if (nzchar(active)) in_environment(active) else "",
    "CONDA_PREFIX" = if (nzchar(conda)) in_environment(conda) else "",
    "python3 on the PATH" = on_path[["python3"]],
    "python on the PATH" = on_path[["python"]]
  )
  candidates
}

# A Python that can be loaded into this process: its path and that of its library.
find_python <- function() {
  candidates <- python_candidates()
  for (i in which(nzchar(candidates))) {
    found <- ask_python(candidates[[i]])
    if (is.null(found$problem)) {
      return(found)
    }
    stop(start_error(
      paste0(
        found$problem, "\nIt was chosen by ", names(candidates)[i], ". ", looked_at(candidates)
      ),
      candidates[[i]]
    ))
  }
  stop(start_error(
    paste0(
      "no Python was found. ", looked_at(candidates), "\nCall install_rkeras(), which sets one ",
      "up, or set RETICULATE_PYTHON to the path of a Python (3.10 or later) that has TensorFlow."
    ),
    ""
  ))
}

looked_at <- function(candidates) {
  shown <- ifelse(nzchar(candidates), candidates, "not set or not found")
  paste0(
    "The candidates, in order:\n",
    paste0("  ", format(names(candidates)), "  ", shown, collapse = "\n")
  )
}

# Asks a Python for its shared library, without loading anything else.
ask_python <- function(executable) {
  executable <- path.expand(executable)
  if (!file.exists(executable)) {
    return(list(problem = "there is no such file."))
  }
  rule <- system.file("python", "rkeras_py", "libpython.py", package = "rkeras", mustWork = TRUE)
  answer <- suppressWarnings(
    run_python(executable, c("-I", shQuote(rule)), stdout = TRUE, stderr = TRUE)
  )
  if (!is.null(attr(answer, "status")) || length(answer) < 2) {
    said <- paste(answer, collapse = "\n")
    return(list(problem = paste0("it did not run as a Python: ", said)))
  }
  library <- answer[length(answer) - 1]
  version <- answer[length(answer)]
  if (numeric_version(version) < "3.10") {
    return(list(problem = paste0("it is Python ", version, ", but rkeras needs 3.10 or later.")))
  }
  if (!nzchar(library)) {
    return(list(problem = paste0(
      "Python ", version, " has no shared library (libpython), which R needs to load it. ",
      "Debian: apt-get install libpython", version, "; pyenv: ",
      "PYTHON_CONFIGURE_OPTS=--enable-shared pyenv install ", version, "."
    )))
  }
  list(library = library, executable = executable, version = version)
}

# Runs a Python in a separate process. R prepends the system's library folders to LD_LIBRARY_PATH,
# where another libpython of the same name may be; they are removed here, since they are searched
# last anyway.
run_python <- function(executable, arguments, ..., variables = character()) {
  path <- strsplit(Sys.getenv("LD_LIBRARY_PATH"), ":", fixed = TRUE)[[1]]
  of_system <- grepl("^(/usr)?/lib(/[^/]*-linux-gnu[^/]*)?/?$", path)
  path <- path[!of_system & path != file.path(R.home(), "lib")]
  variables <- c(variables, LD_LIBRARY_PATH = paste(path, collapse = ":"), R_HOME = R.home())
  with_environment(variables, system2(executable, arguments, ...))
}

# Runs code with environment variables set.
with_environment <- function(variables, code) {
  old <- Sys.getenv(names(variables), unset = NA, names = TRUE)
  do.call(Sys.setenv, as.list(variables))
  on.exit({
    gone <- is.na(old)
    Sys.unsetenv(names(old)[gone])
    if (any(!gone)) do.call(Sys.setenv, as.list(old[!gone]))
  })
  force(code)
}

# What the package remembers in a session.
the <- new.env(parent = emptyenv())
