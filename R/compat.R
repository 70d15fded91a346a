# Packages with the old names, for scripts and packages that load them.
#
# inst/compat has a folder for each: its DESCRIPTION, and in `exports` the names that the real
# package exports. The installed package re-exports those that rkeras has.

#' Lets `library(keras)` find rkeras
#'
#' `install_compat()` installs thin packages named `keras`, `tensorflow`, `tfdatasets` and `tfruns`
#' that re-export the functions of rkeras, so that scripts with `library(keras)` and packages that
#' import from keras run unmodified. `packageVersion("keras")` is 2.9.0. It needs neither Python nor
#' a network connection.
#'
#' A package contains those functions of the real one that rkeras has at that time, so call
#' `install_compat()` again after an update of rkeras. A package whose main functions rkeras does
#' not have yet is skipped with a message; naming it in `packages` makes that an error.
#'
#' @param lib The library to install into, or to remove from. R must look there: it must be one of
#'   [.libPaths()] when `library(keras)` is called.
#' @param packages Names of the packages.
#' @return `install_compat()`: a list with an element for each installed package, the names that the
#'   real one exports and rkeras lacks, invisibly. `remove_compat()`: the names of the packages that
#'   were removed, invisibly. Packages that `install_compat()` did not install are never removed.
#' @section Errors:
#' - `rkeras_compat_real`: The real package is installed in one of R's libraries. Nothing is
#'   installed or removed then.
#' - `rkeras_compat_incomplete`: rkeras lacks main functions of a package; the field `missing` names
#'   them.
#' - `rkeras_compat_failed`: `R CMD INSTALL` failed.
#' - `ValueError`: `lib` is not a writable folder, or there is no such package.
#' @family session
#' @export
#' @examples
#' # Uses a temporary library.
#' library <- tempfile()
#' dir.create(library)
#' if (!nzchar(system.file(package = "tensorflow"))) {
#'   install_compat(library, "tensorflow")
#'   print(packageVersion("tensorflow", library))
#'   remove_compat(library)
#' }
install_compat <- function(lib = .libPaths()[1],
                           packages = c("keras", "tensorflow", "tfdatasets", "tfruns")) {
  lib <- compat_library(lib, "install_compat")
  chosen <- !missing(packages)
  packages <- compat_packages(packages, "install_compat")
  refuse_real(packages, c(lib, .libPaths()), "install_compat")
  lacking <- lapply(stats::setNames(nm = packages), function(package) {
    setdiff(compat_needs(package), compat_names(package, "exports"))
  })
  left_out <- names(lacking)[lengths(lacking) > 0]
  if (length(left_out) && chosen) {
    stop(errorCondition(
      paste0("install_compat(): ", paste(lacks(lacking[left_out]), collapse = "; ")),
      class = c("rkeras_compat_incomplete", "rkeras_error"), missing = lacking[left_out],
      call = sys.call()
    ))
  }
  packages <- setdiff(packages, left_out)
  for (package in packages) {
    install_one(package, lib)
  }
  missing <- lapply(stats::setNames(nm = packages), function(package) {
    setdiff(readLines(compat_file(package, "exports")), compat_names(package, "exports"))
  })
  for (package in packages) {
    all <- length(readLines(compat_file(package, "exports")))
    message(
      package, " ", compat_description(package)[["Version"]], " is installed in ", lib, ", with ",
      all - length(missing[[package]]), " of ", all, " functions"
    )
  }
  for (line in lacks(lacking[left_out])) message("Left out: ", line)
  invisible(missing)
}

#' @rdname install_compat
#' @export
remove_compat <- function(lib = .libPaths()[1],
                          packages = c("keras", "tensorflow", "tfdatasets", "tfruns")) {
  lib <- compat_library(lib, "remove_compat")
  chosen <- !missing(packages)
  packages <- compat_packages(packages, "remove_compat")
  if (chosen) {
    refuse_real(packages, lib, "remove_compat")
  }
  own <- Filter(function(package) isTRUE(is_compat(package, lib)), packages)
  if (length(own)) {
    utils::remove.packages(own, lib)
  }
  invisible(own)
}

# ---- arguments ------------------------------------------------------------------------------

compat_library <- function(lib, called) {
  if (!is.character(lib) || length(lib) != 1 || is.na(lib) || !dir.exists(lib)) {
    refuse_value(called, "`lib` must be the path of a folder, but ", deparse1(lib), " was given")
  }
  lib <- normalizePath(lib)
  if (file.access(lib, 2) != 0) {
    refuse_value(called, "`lib` must be a folder that can be written to, but ", lib, " can't")
  }
  lib
}

compat_packages <- function(packages, called) {
  known <- c("keras", "tensorflow", "tfdatasets", "tfruns")
  if (!is.character(packages) || !length(packages) || !all(packages %in% known)) {
    refuse_value(
      called, "`packages` must be among ", paste(known, collapse = ", "), ", but ",
      deparse1(packages), " was given"
    )
  }
  unique(packages)
}

# Whether a package in a library is one of ours; NA if there is none of that name.
is_compat <- function(package, lib) {
  file <- file.path(lib, package, "DESCRIPTION")
  if (!file.exists(file)) {
    return(NA)
  }
  identical(read.dcf(file, "Config/rkeras/compat")[[1]], "true")
}

refuse_real <- function(packages, libraries, called) {
  places <- expand.grid(package = packages, lib = unique(libraries), stringsAsFactors = FALSE)
  own <- mapply(is_compat, places$package, places$lib)
  real <- places[which(!own), ]
  if (!nrow(real)) {
    return(invisible())
  }
  others <- setdiff(packages, real$package)
  stop(errorCondition(
    paste0(
      called, "(): the real package is installed: ",
      paste0(real$package, " in ", real$lib, collapse = ", "), ". Nothing was changed",
      if (length(others)) paste0("; packages = ", deparse1(others), " leaves it out")
    ),
    class = c("rkeras_compat_real", "rkeras_error"), packages = unique(real$package),
    call = sys.call(-1)
  ))
}

# ---- contents of inst/compat ------------------------------------------------------------------

compat_file <- function(...) {
  system.file("compat", ..., package = "rkeras", mustWork = TRUE)
}

compat_description <- function(package) {
  read.dcf(compat_file(package, "DESCRIPTION"))[1, ]
}

# The main functions of a package, without which it is not installed.
compat_needs <- function(package) {
  strsplit(compat_description(package)[["Config/rkeras/needs"]], ",\\s*")[[1]]
}

# The names in a list (`exports` or `methods`) of the real package that rkeras has.
compat_names <- function(package, list) {
  file <- system.file("compat", package, list, package = "rkeras")
  own <- if (list == "exports") {
    getNamespaceExports("rkeras")
  } else {
    ls(topenv(), all.names = TRUE)
  }
  if (nzchar(file)) intersect(readLines(file), own) else character()
}

# A line for each package that can't be installed yet.
lacks <- function(lacking) {
  vapply(names(lacking), function(package) {
    paste0(
      package, ", because rkeras does not have these of its functions: ",
      paste(lacking[[package]], collapse = ", ")
    )
  }, "", USE.NAMES = FALSE)
}

# ---- installing -------------------------------------------------------------------------------

install_one <- function(package, lib) {
  folder <- tempfile("compat")
  source <- file.path(folder, package)
  on.exit(unlink(folder, recursive = TRUE))
  dir.create(file.path(source, "R"), recursive = TRUE)
  dir.create(file.path(source, "inst"))
  file.copy(compat_file(package, "DESCRIPTION"), source)
  file.copy(compat_file("onload.R"), file.path(source, "R"))
  names <- paste0('"', compat_names(package, "exports"), '"')
  writeLines(
    c(paste0("importFrom(rkeras, ", names, ")"), paste0("export(", names, ")")),
    file.path(source, "NAMESPACE")
  )
  methods <- compat_names(package, "methods")
  if (length(methods)) {
    writeLines(methods, file.path(source, "inst", "methods"))
  }
  # rkeras may be in a library that the new process would not search.
  libraries <- unique(c(lib, dirname(system.file(package = "rkeras")), .libPaths()))
  said <- with_environment(
    c(R_LIBS = paste(libraries, collapse = ":")),
    suppressWarnings(system2(
      file.path(R.home("bin"), "R"),
      c("CMD", "INSTALL", "--no-docs", paste0("--library=", shQuote(lib)), shQuote(source)),
      stdout = TRUE, stderr = TRUE
    ))
  )
  if (!is.null(attr(said, "status"))) {
    stop(errorCondition(
      paste0(
        "install_compat(): R CMD INSTALL failed for ", package, ":\n", paste(said, collapse = "\n")
      ),
      class = c("rkeras_compat_failed", "rkeras_error"), call = sys.call(-1)
    ))
  }
}
