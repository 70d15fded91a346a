# Python modules that scripts use directly.

# Stands in for a module until it is used, because attaching the package must not start Python.
module_promise <- function(name) {
  structure(list(name), class = "rkeras_module")
}

module_of <- function(x) {
  name <- unclass(x)[[1]]
  if (is.null(the$modules[[name]])) {
    the$modules[[name]] <- operate("module", name)
  }
  the$modules[[name]]
}

#' Python modules
#'
#' The modules `keras` and `tensorflow`, for everything that has no R function:
#' `keras$layers$Dense`, `tf$constant(1)`. They are loaded when they are first used.
#'
#' @format Objects whose `$` accesses the members of the modules.
#' @family session
#' @name modules
#' @aliases keras tf
#' @examplesIf rkeras::is_keras_available()
#' tf$constant(1)
NULL

#' @rdname modules
#' @export
keras <- module_promise("keras")

#' @rdname modules
#' @export
tf <- module_promise("tensorflow")

#' @export
`$.rkeras_module` <- function(x, name) {
  operate("attribute", module_of(x), name)
}

#' @export
`[[.rkeras_module` <- function(x, i) {
  operate("attribute", module_of(x), i)
}

#' @export
`$<-.rkeras_module` <- function(x, name, value) {
  operate("set_attribute", module_of(x), name, value)
  x
}

#' @export
`[[<-.rkeras_module` <- `$<-.rkeras_module`

#' @export
str.rkeras_module <- function(object, ...) {
  cat(" ")
  print(object)
}

#' @export
names.rkeras_module <- function(x) {
  names(module_of(x))
}

#' @export
.DollarNames.rkeras_module <- function(x, pattern = "") {
  grep(pattern, names(x), value = TRUE)
}

#' @export
print.rkeras_module <- function(x, ...) {
  cat("<module ", unclass(x)[[1]], " of Python>\n", sep = "")
  invisible(x)
}

#' Imports a Python module
#'
#' @param module The name of the module, such as `"scipy.ndimage"`.
#' @return The module. `$` accesses its members.
#' @family session
#' @export
#' @examplesIf rkeras::is_keras_available()
#' math <- rkeras_import("math")
#' math$sqrt(2)
rkeras_import <- function(module) {
  if (!is_string(module)) {
    stop_argument("rkeras_import", "module", "a string", module)
  }
  operate("module", module)
}
