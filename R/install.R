# Choosing a Python, and installing packages in it.

#' Chooses the Python for this session
#'
#' Python is started once per session, when it is first needed; choose it before that. The
#' environment variable `RETICULATE_PYTHON` takes precedence over these functions.
#'
#' @param python Path of a Python executable.
#' @param virtualenv Path of a virtual environment, or the name of one in `~/.virtualenvs`.
#' @param condaenv Path or name of a conda environment.
#' @param conda Path of the conda executable, for finding environments by name; `"auto"` searches
#'   the PATH.
#' @param required Whether it is an error if there is no such Python.
#' @return The path of the Python executable, invisibly.
#' @family session
#' @name use_python
#' @export
#' @examples
#' \dontrun{
#' use_virtualenv("~/.virtualenvs/keras")
#' }
use_python <- function(python, required = NULL) {
  choose_python(path.expand(python), "use_python", required)
}

#' @rdname use_python
#' @export
use_virtualenv <- function(virtualenv = NULL, required = NULL) {
  if (is.null(virtualenv)) {
    return(choose_python(in_environment(environment_path()), "use_virtualenv", required))
  }
  is_path <- grepl("/", virtualenv, fixed = TRUE)
  home <- Sys.getenv("WORKON_HOME", unset = "~/.virtualenvs")
  folder <- path.expand(if (is_path) virtualenv else file.path(home, virtualenv))
  choose_python(in_environment(folder), "use_virtualenv", required)
}

#' @rdname use_python
#' @export
use_condaenv <- function(condaenv = NULL, conda = "auto", required = NULL) {
  if (is.null(condaenv)) {
    stop_argument("use_condaenv", "condaenv", "the path or name of an environment", NULL)
  }
  folder <- path.expand(condaenv)
  if (!grepl("/", condaenv, fixed = TRUE)) {
    conda <- if (identical(conda, "auto")) Sys.which("conda")[[1]] else path.expand(conda)
    folder <- file.path(dirname(dirname(conda)), "envs", condaenv)
  }
  choose_python(in_environment(folder), "use_condaenv", required)
}

choose_python <- function(path, called, required) {
  if (.Call(rk_is_attached)) {
    running <- operate("attribute", rkeras_import("sys"), "executable")
    if (normalizePath(path, mustWork = FALSE) != normalizePath(running, mustWork = FALSE)) {
      stop_classed(
        called,
        paste0(
          path, " can't be used: this session runs Python already, ", running,
          ". Restart R, and choose before the first call of Python"
        ),
        "RuntimeError"
      )
    }
    return(invisible(path))
  }
  if (!file.exists(path)) {
    if (is.null(required) || isTRUE(required)) {
      stop_classed(
        called, paste("there is no Python at", path), c("FileNotFoundError", "OSError")
      )
    }
    return(invisible(path))
  }
  the$python <- path
  invisible(path)
}

#' Installs the Python packages that rkeras needs
#'
#' Makes a virtual environment and installs TensorFlow and Keras in it, and Pillow and SciPy for
#' images. From then on, rkeras uses
#' that environment unless another Python is chosen. If the installed reticulate does not support
#' numpy 2 (below version 1.38), numpy 1.26 is installed. rpy2, which is needed to run R scripts in
#' a Python process, is not installed by default: see `extra_packages`.
#'
#' @param envname Path of the environment; the default is in the user's data folder for rkeras.
#' @param python Path of the Python executable to make the environment with.
#' @param tensorflow Version of TensorFlow, such as `"2.21"`; `NULL` for the newest.
#' @param extra_packages Names of further packages to install. `"rpy2-rinterface"` (below 3.6.6 for
#'   R below 4.5) needs R's headers, gcc and make.
#' @return The path of the environment, invisibly.
#' @family session
#' @export
#' @examples
#' \dontrun{
#' install_rkeras()
#' }
install_rkeras <- function(envname = NULL,
                           python = Sys.which("python3"),
                           tensorflow = NULL,
                           extra_packages = character()) {
  if (.Call(rk_is_attached)) {
    stop_classed("install_rkeras", "Python runs in this session: restart R first", "RuntimeError")
  }
  folder <- path.expand(if (is.null(envname)) environment_path() else envname)
  if (!nzchar(python) || !file.exists(python)) {
    stop_argument("install_rkeras", "python", "the path of a Python", unname(python))
  }
  packages <- c(
    paste0("tensorflow", if (is.null(tensorflow)) ">=2.21,<3" else paste0("==", tensorflow, ".*")),
    "keras>=3.15,<4", numpy_beside(version_of("reticulate")), "h5py>=3.10",
    "pillow>=9.1", "scipy>=1.11",
    extra_packages
  )
  dir.create(dirname(folder), recursive = TRUE, showWarnings = FALSE)
  run_or_stop(python, c("-m", "venv", shQuote(folder)), "making the environment failed")
  run_or_stop(
    in_environment(folder), c("-m", "pip", "install", "--upgrade", shQuote(packages)),
    "pip could not install the packages"
  )
  the$python <- in_environment(folder)
  message("rkeras will use ", in_environment(folder))
  invisible(folder)
}

# reticulate supports numpy 2 from version 1.38 on; rkeras supports numpy 1 and 2.
numpy_beside <- function(reticulate) {
  if (is.null(reticulate) || reticulate >= "1.38") "numpy>=1.26" else "numpy>=1.26,<2"
}

# The version of an R package, or NULL if it is not installed.
version_of <- function(package) {
  tryCatch(utils::packageVersion(package), error = function(e) NULL)
}

run_or_stop <- function(command, arguments, failure) {
  status <- run_python(command, arguments)
  if (status != 0) {
    stop_classed("install_rkeras", failure, "RuntimeError")
  }
}
