# Calls of Python: public functions by their formals, operations by position.

# Generated functions call Python with .External2(rk_call_formals, name), which takes
# those of their formals that were given. This is the same for functions that compose: a Sequential
# model comes back invisibly.
compose_python <- function(name) {
  value <- .Call(rk_call_frame, name, parent.frame())
  invisible_if_sequential(value)
}

# A Sequential model was changed in place by composing, so it is not printed at the top level.
# Give it a value, not a call: an error inside a promise would name this function as its call.
invisible_if_sequential <- function(value) {
  if (inherits(value, "keras.engine.sequential.Sequential")) invisible(value) else value
}

# An operation on Python objects (rkeras_py/bridge/operations.py).
operate <- function(name, ...) {
  .Call(rk_call_list, name, list(...))
}

# The R function that every callable Python object is a copy of; the copy carries the
# pointer to its object, and finds itself with sys.function().
call_handle <- function(...) {
  value <- .Call(rk_call_list, "call", list(sys.function(), ...))
  if (is.null(value)) invisible(NULL) else invisible_if_sequential(value)
}

# The functions of this package by name; called by Python, which recognises them by address.
own_functions <- function(names) {
  mget(names, envir = topenv(), mode = "function", ifnotfound = list(NULL))
}

# Converts a one-sided formula to a function, as in purrr: `.x`, `.` and `..1` are its argument.
# NULL for anything else.
function_of_formula <- function(formula) {
  if (!inherits(formula, "formula") || length(formula) != 2L) {
    return(NULL)
  }
  f <- function(..., .x = ..1, .y = ..2, . = ..1) NULL
  body(f) <- formula[[2L]]
  environment(f) <- environment(formula)
  f
}

# The formals of an R function for Python: names, the kind of each default, and its value if it is
# a constant.
signature_of <- function(f) {
  taken <- formals(args(f))
  list(
    as.list(names(taken)), lapply(unname(taken), state_of_default),
    lapply(unname(taken), constant_of)
  )
}
