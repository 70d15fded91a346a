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
#' @param tensorflow Version of TensorFlow, such as `"2.21"`; `NULL` for the newest. With `"-cpu"`
#'   or `"-gpu"` behind it, the package for that; bounds as pip takes them, or the path of a
#'   wheel.
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
    tensorflow_package(tensorflow),
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

# TensorFlow as pip takes it, for a version as users write it.
tensorflow_package <- function(version) {
  if (!is.null(version) && !is_string(version)) {
    stop_argument("install_rkeras", "tensorflow", "a string or NULL", version)
  }
  version <- if (is.null(version)) "default" else version
  if (grepl("[.]whl$", version)) {
    return(version)
  }
  kind <- regmatches(version, regexpr("(cpu|gpu)$", version))
  name <- switch(c(kind, "")[1], cpu = "tensorflow-cpu", gpu = "tensorflow[and-cuda]", "tensorflow")
  version <- sub("-?(cpu|gpu)$", "", version)
  if (version %in% c("", "default", "release")) {
    return(paste0(name, ">=2.21,<3"))
  }
  if (version == "nightly") {
    return("tf-nightly")
  }
  if (grepl("^[<>=!~]", version)) {
    return(paste0(name, version, ",>=2.21"))
  }
  if (!grepl("^[0-9]+([.][0-9]+){1,3}$", version) || numeric_version(version) < "2.21") {
    stop_argument("install_rkeras", "tensorflow", "a version from 2.21 on", version)
  }
  is_exact <- length(unclass(numeric_version(version))[[1]]) > 2
  paste0(name, "==", version, if (!is_exact) ".*")
}

#' Installs Keras and TensorFlow, as in keras 2.9
#'
#' Calls [install_rkeras()], which makes a virtual environment for rkeras.
#'
#' @param method `"auto"` or `"virtualenv"`. Conda environments are not made: make one yourself, and
#'   choose it by [use_condaenv()].
#' @param conda Has no effect.
#' @param version,tensorflow Version of TensorFlow, 2.21 or later: `"default"`, `"release"`,
#'   `"nightly"`, `"2.21"`, `"cpu"`, `"2.21-cpu"`, bounds as pip takes them, or the path of a
#'   wheel.
#' @param extra_packages Names of further Python packages to install.
#' @param ... `envname` and `python`, as for [install_rkeras()].
#' @param pip_ignore_installed Has no effect: the environment is a new one.
#' @return The path of the environment, invisibly.
#' @section Errors:
#' - `ValueError`: `method` is `"conda"`, or the version is below 2.21.
#' @family session
#' @export
#' @examples
#' \dontrun{
#' install_keras()
#' }
install_keras <- function(method = c("auto", "virtualenv", "conda"),
                          conda = "auto",
                          version = "default",
                          tensorflow = version,
                          extra_packages = NULL,
                          ...,
                          pip_ignore_installed = TRUE) {
  if (identical(match.arg(method), "conda")) {
    refuse_value(
      "install_keras", "`method` must be \"auto\" or \"virtualenv\": make a conda environment ",
      "yourself, with tensorflow, keras and h5py, and choose it by use_condaenv()"
    )
  }
  given <- list(...)
  unknown <- setdiff(names(given), c("envname", "python"))
  if (length(unknown) || length(given) != length(names(given))) {
    stop_classed(
      "install_keras",
      paste("`...` takes `envname` and `python`, but not", toString(shQuote(unknown))), "TypeError"
    )
  }
  if (!missing(conda) || !missing(pip_ignore_installed)) {
    warning(warningCondition(
      "install_keras(): `conda` and `pip_ignore_installed` have no meaning here and are not used",
      class = c("rkeras_warning", "ObsoleteArgumentWarning"), call = sys.call()
    ))
  }
  do.call(install_rkeras, c(
    list(tensorflow = tensorflow, extra_packages = as.character(extra_packages)), given
  ))
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
