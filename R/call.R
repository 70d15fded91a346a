# Calls of Python: public functions by their formals, operations by position.

# Calls the public function `name` with those formals of the R function that called
# this one that were given.
call_python <- function(name, frame = parent.frame()) {
  .Call(rk_call_frame, name, names(formals(sys.function(sys.parent()))), frame)
}

# As call_python(), for functions that compose: a Sequential model comes back invisibly.
compose_python <- function(name, frame = parent.frame()) {
  value <- .Call(rk_call_frame, name, names(formals(sys.function(sys.parent()))), frame)
  if (inherits(value, "keras.engine.sequential.Sequential")) invisible(value) else value
}

# An operation on Python objects (rkeras_py/bridge/operations.py).
operate <- function(name, ...) {
  .Call(rk_call_list, paste0(".", name), list(...))
}

# The R function that every callable Python object is a copy of; the copy carries the
# pointer to its object, and finds itself with sys.function().
call_handle <- function(...) {
  arguments <- list(...)
  value <- operate("call", sys.function(), unname(arguments), names(arguments))
  if (is.null(value) || inherits(value, "keras.engine.sequential.Sequential")) {
    return(invisible(value))
  }
  value
}

# Evaluates a call for Python. Its error is a value here: R must not jump over Python's frames.
# Warnings, messages and restarts go on to whoever handles them.
guard <- function(call) tryCatch(call, error = caught)

caught <- function(condition) {
  structure(list(condition, conditionMessage(condition)), class = "rkeras_caught")
}

# The functions of this package by name; called by Python, which knows them again by address.
own_functions <- function(names) {
  mget(names, envir = topenv(), mode = "function", ifnotfound = list(NULL))
}

# The formals of an R function for Python: names, what kind of default each has, and the default
# if it is a constant.
signature_of <- function(f) {
  taken <- formals(args(f))
  list(
    as.list(names(taken)), lapply(unname(taken), state_of_default),
    lapply(unname(taken), constant_of)
  )
}

# Signals what a call of Python reported: warnings first, then its error; returns the
# value where there was none. Called from C, when no frame of Python is left.
signal_from_python <- function(report) {
  call <- caller_of_python()
  for (warned in report$warnings) {
    warning(structure(
      class = c("rkeras_warning", warned$classes, "warning", "condition"),
      list(message = warned$message, call = call)
    ))
  }
  error <- report$error
  if (is.null(error)) {
    return(report$value)
  }
  the$last_error <- error
  if (!is.null(error$condition)) {
    stop(error$condition)
  }
  stop(structure(
    class = unique(c("rkeras_error", error$classes, "error", "condition")),
    list(message = error$message, call = call, traceback = error$traceback)
  ))
}

# The call that the user wrote: of the function outside of this package's own helpers.
caller_of_python <- function() {
  own <- c("signal_from_python", "caller_of_python", "call_python", "compose_python", "operate")
  calls <- sys.calls()
  for (call in rev(calls)) {
    called <- call[[1]]
    if (!is.symbol(called) || !as.character(called) %in% own) {
      return(call)
    }
  }
  NULL
}

#' The last error of Python
#'
#' Shows where in Python the last error that came to R was raised.
#'
#' @return A list with `message`, `classes` and `traceback`, invisibly; `NULL` if there was no
#'   error in this session. It is also printed.
#' @family session
#' @export
#' @examples
#' rkeras_last_error()
rkeras_last_error <- function() {
  error <- the$last_error
  if (is.null(error)) {
    cat("No error of Python in this session.\n")
  } else {
    cat(error$traceback)
  }
  invisible(error)
}
