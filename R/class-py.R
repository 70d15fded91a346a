# Classes written like Python's: Name(parent) %py_class% { ... }.

#' Classes written like Python's
#'
#' Defines a class: `Name(parent) %py_class% { ... }`. Assignments in the block define its members:
#' functions are methods, functions assigned with [`%<-active%`] are properties, everything else is
#' a field; a list `private` holds members that only methods can see. Methods can use `self`,
#' `super` and `private`. A string at the top of the block is the documentation. The block is
#' evaluated at once, but Python is started only when the class is first used.
#'
#' @param spec The name of the class and, in parentheses, its parent classes. With
#'   `convert = FALSE` there, methods get Python objects instead of R values.
#' @param body The block.
#' @return The class, a function that makes its objects, invisibly. It is also assigned to its name.
#' @family classes
#' @name py_class
#' @aliases %py_class%
#' @export
#' @examplesIf rkeras::is_keras_available()
#' Shift(keras$layers$Layer) %py_class% {
#'   initialize <- function(by) {
#'     super$initialize()
#'     self$by <- by
#'   }
#'   call <- function(inputs) inputs + self$by
#' }
#' Shift(by = 1)(layer_input(shape = 2))
`%py_class%` <- function(spec, body) {
  frame <- parent.frame()
  spec <- substitute(spec)
  block <- substitute(body)
  parents <- if (is.call(spec)) as.list(spec)[-1] else list()
  name <- if (is.call(spec)) spec[[1]] else spec
  if (!is.symbol(name)) {
    stop_classed(
      "%py_class%",
      paste0("the left side must be Name or Name(parent), but ", deparse1(spec), " was given"),
      "ValueError"
    )
  }
  convert <- if (is.null(parents$convert)) TRUE else eval(parents$convert, frame)
  parents$convert <- NULL
  scope <- new.env(parent = frame)
  eval(block, scope)
  members <- as.list(scope, all.names = TRUE)
  doc <- if (is.call(block) && length(block) > 1 && is.character(block[[2]])) block[[2]]
  definition <- define_class(
    as.character(name), members, lapply(unname(parents), eval, frame), convert, doc,
    called = "%py_class%"
  )
  constructor <- make_constructor(definition)
  assign(as.character(name), constructor, envir = frame)
  invisible(constructor)
}
