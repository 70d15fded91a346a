# Conditions: this package's own errors, and those of calls to Python. All have Python's classes, so
# that tryCatch(ValueError = ) catches them wherever they were raised.

# ---- errors of R code -----------------------------------------------------------------------

# Raises an error for the exported function `called`. `class` is what Python would raise, most
# specific first.
stop_classed <- function(called, message, class) {
  stop(errorCondition(
    paste0(called, if (!startsWith(called, "%")) "()", ": ", message),
    class = c("rkeras_error", class), call = call_of(called)
  ))
}

# Raises the error for an invalid argument: the function, the argument, what was expected, and what
# was given.
stop_argument <- function(called, argument, expected, given) {
  stop_classed(
    called, paste0("`", argument, "` must be ", expected, ", but ", shown(given), " was given"),
    c("ArgumentError", "ValueError")
  )
}

# Raises an error about a value whose message says more than stop_argument() would.
refuse_value <- function(called, ...) {
  stop_classed(called, paste0(...), "ValueError")
}

# The innermost call of a function by its name, as the user wrote it.
call_of <- function(name) {
  for (call in rev(sys.calls())) {
    if (is.symbol(call[[1]]) && identical(as.character(call[[1]]), name)) {
      return(call)
    }
  }
  NULL
}

# A value as shown in messages: its source, if that is short.
shown <- function(value) {
  if (is.object(value) || is.function(value) || is.environment(value) || is.language(value)) {
    return(paste("an object of class", class(value)[[1]]))
  }
  # The source of a long vector would take its memory once more.
  source <- if (length(value) <= 60) deparse1(value)
  if (!is.null(source) && nchar(source) <= 60) {
    source
  } else if (is.null(dim(value))) {
    paste0("a ", if (is.list(value)) "list" else "vector", " of ", length(value), " elements")
  } else {
    paste("an array of dim", paste(dim(value), collapse = "x"))
  }
}

is_string <- function(x) is.character(x) && length(x) == 1 && !is.na(x)

# ---- R's errors on their way to Python ------------------------------------------------------

# Evaluates a call for Python. An error is returned as a value: R must not jump over Python's
# frames. Warnings, messages and restarts reach their handlers as usual.
guard <- function(call) tryCatch(call, error = caught)

# The same where Python is at the top, and nothing of R that an interrupt could jump to.
guard_at_top <- function(call) tryCatch(call, error = caught, interrupt = caught)

# The same for functions that are called at each batch; values are dropped. C watches for errors,
# and calls leave_step() where one is raised; that is cheaper than tryCatch(). An overflow of the
# stack goes on to the handlers outside of Python.
guard_step <- function(call, condition = NULL, leave = return(caught(condition))) {
  call
  NULL
}

# Returns from the innermost guard_step(). There is none yet where R's time limit ends before it has
# begun: then the error goes on.
leave_step <- function(condition) {
  n <- sys.nframe()
  while (n > 0L && !identical(sys.function(n), guard_step)) n <- n - 1L
  if (n == 0L) {
    return(NULL)
  }
  frame <- sys.frame(n)
  frame$condition <- condition
  frame$leave
}

caught <- function(condition) {
  if (inherits(condition, "CStackOverflowError")) {
    # R says only how many bytes were used.
    condition$message <- paste0(
      conditionMessage(condition), ": calls of R are nested too deeply (an endless recursion?)"
    )
  }
  structure(list(condition, message_of(condition)), class = "rkeras_caught")
}

# A condition's message as one string, whatever a user has made its message.
message_of <- function(condition) {
  message <- tryCatch(conditionMessage(condition), error = conditionMessage)
  if (is_string(message)) {
    return(message)
  }
  if (!is.character(message) && length(message)) message <- deparse(message)
  paste(message[!is.na(message)], collapse = "\n")
}

# ---- R's errors on their way to rpy2 ---------------------------------------------------------

# Evaluates a call for rpy2, which learns no more of an error than its message, and of an interrupt
# nothing: the condition is kept until take_condition(), and goes on. Interrupts are suspended
# elsewhere (bridge/interrupts.py).
note_condition <- function(call) {
  withCallingHandlers(
    allowInterrupts(call), error = keep_condition, interrupt = keep_condition
  )
}

keep_condition <- function(condition) the$condition <- condition

take_condition <- function() {
  condition <- the$condition
  the$condition <- NULL
  condition
}

# What rpy2 evaluates of an expression, and whether it is to be printed.
evaluate_visibly <- function(expression, environment) withVisible(eval(expression, environment))

# ---- Python's errors and warnings on their way to R -----------------------------------------

# Signals the warnings, then the error, that a call to Python reported; returns its value if there
# was no error. Called from C, when no Python frame is left.
signal_from_python <- function(report) {
  call <- caller_of_python()
  for (warned in report$warnings) {
    warning(warningCondition(
      warned$message,
      class = c("rkeras_warning", warned$classes), call = call
    ))
  }
  error <- report$error
  if (is.null(error)) {
    return(report$value)
  }
  the$last_error <- error
  if (!is.null(error$condition)) {
    stop(located(error$condition, error$where))
  }
  stop(errorCondition(
    error$message,
    traceback = error$traceback, class = unique(c("rkeras_error", error$classes)), call = call
  ))
}

# The error of a call for which Python has no room any more. Called from C.
stop_nested_too_deeply <- function() {
  call <- caller_of_python()
  stop(errorCondition(
    paste(
      "calls of R and Python are nested too deeply (an endless recursion?), so that Python has no",
      "room for another one"
    ),
    class = c("rkeras_error", "RecursionError", "RuntimeError"), call = call
  ))
}

# The error of a call in a process that was forked off when Python was running. Called from C.
stop_forked <- function() {
  call <- caller_of_python()
  stop(errorCondition(
    paste(
      "this process was forked (by mclapply(), say) after Python had started, and Python's and",
      "TensorFlow's threads do not exist in it. Use a cluster of new processes instead:",
      "parallel::makePSOCKcluster(), callr::r() or future::plan(\"multisession\"), to which models",
      "can be sent; or fork before the first call that needs Python"
    ),
    class = c("rkeras_fork_error", "rkeras_error", "RuntimeError"), call = call
  ))
}

# A condition that says where it was raised, in its message and in the field `where`.
located <- function(condition, where) {
  if (!is.null(where)) {
    condition$message <- paste0(where, ": ", conditionMessage(condition))
    condition$where <- where
  }
  condition
}

# The call that the user wrote: the innermost one that is not a helper of this package.
caller_of_python <- function() {
  own <- c(
    "signal_from_python", "stop_nested_too_deeply", "stop_forked", "caller_of_python",
    "compose_python", "operate", "state_to_save"
  )
  calls <- sys.calls()
  for (call in rev(calls)) {
    called <- call[[1]]
    if (!is.symbol(called) || !as.character(called) %in% own) {
      return(call)
    }
  }
  NULL
}

#' The last Python error
#'
#' Prints the Python traceback of the last error that Python raised in this session.
#'
#' @return A list with `message`, `classes` and `traceback`, invisibly; `NULL` if there was no
#'   error in this session.
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

# Checks that an R package is installed, which only `purpose` needs.
need_package <- function(called, package, purpose) {
  if (!nzchar(system.file(package = package))) {
    stop_classed(
      called, paste0(
        purpose, " needs the R package ", package, ': type install.packages("', package,
        '"), or apt-get install r-cran-', tolower(package), " on Debian"
      ),
      c("ModuleNotFoundError", "ImportError")
    )
  }
}
