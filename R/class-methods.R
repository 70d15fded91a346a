# Methods of classes written in R: their description for Python, and how they see `self`, `super`
# and `private` when Python calls them. rkeras_py/bridge/methods.py is the counterpart.

# Describes a function for Python: the formals without `self`, and their defaults.
describe_method <- function(f) {
  if (!is.function(f) || is.primitive(f)) {
    return(list(
      f = f, names = list(), states = list(), defaults = list(), explicit = FALSE,
      keeps_logs = FALSE
    ))
  }
  taken <- formals(f)
  explicit <- length(taken) > 0 && names(taken)[[1]] == "self"
  if (explicit) {
    taken <- taken[-1]
  }
  changes <- "logs" %in% names(taken) && assigns(body(f), "logs")
  list(
    f = if (changes) keep_logs(f) else f,
    names = as.list(names(taken)),
    states = lapply(unname(taken), state_of_default),
    defaults = lapply(unname(taken), constant_of),
    explicit = explicit,
    keeps_logs = changes
  )
}

describe_methods <- function(functions) {
  lapply(functions, describe_method)
}

state_of_default <- function(default) {
  if (is.symbol(default) && !nzchar(as.character(default))) {
    "required"
  } else if (is.null(default) || is.atomic(default)) {
    "constant"
  } else {
    "computed"
  }
}

constant_of <- function(default) {
  if (state_of_default(default) == "constant") default else NULL
}

# Whether code assigns to a variable, or to an element of it.
assigns <- function(code, name) {
  if (!is.call(code)) {
    return(FALSE)
  }
  if (is.symbol(code[[1]]) && as.character(code[[1]]) %in% c("<-", "=")) {
    target <- code[[2]]
    while (is.call(target)) {
      target <- target[[2]]
    }
    if (identical(as.character(target), name)) {
      return(TRUE)
    }
  }
  parts <- as.list(code)
  for (i in seq_along(parts)) {
    # An empty argument, as in x[1, ], is an error when bound to a name.
    if (!identical(parts[[i]], quote(expr = )) && assigns(parts[[i]], name)) {
      return(TRUE)
    }
  }
  FALSE
}

# The same function, but it passes the last value of its `logs` to .keep_logs().
keep_logs <- function(f) {
  environment_of <- environment(f)
  body(f) <- bquote({
    on.exit(.keep_logs(logs), add = TRUE)
    .(body(f))
  })
  environment(f) <- environment_of
  f
}

# ---- called by Python -----------------------------------------------------------------------

# Gives a function an enclosing environment with `self`, `super` and `private`.
bind_method <- function(f, class, self) {
  scope <- new.env(parent = environment(f))
  scope$self <- self
  delayedAssign("super", super_of(class, self), assign.env = scope)
  delayedAssign("private", operate("private_of", self), assign.env = scope)
  environment(f) <- scope
  f
}

call_method <- function(.f, .class, .self, .explicit, ...) {
  method <- bind_method(.f, .class, .self)
  if (.explicit) method(.self, ...) else method(...)
}

# Calls a method of a callback, and returns the `logs` as it changed them, or NULL.
call_with_logs <- function(.f, .class, .self, .explicit, ...) {
  kept <- NULL
  if (!is.null(.self)) {
    .f <- bind_method(.f, .class, .self)
  }
  scope <- new.env(parent = environment(.f))
  scope$.keep_logs <- function(logs) kept <<- logs
  environment(.f) <- scope
  if (.explicit) .f(.self, ...) else .f(...)
  kept
}

super_of <- function(class, self) {
  parent <- function(...) parent
  attr(parent, "of") <- list(class, self)
  class(parent) <- "rkeras_super"
  parent
}

#' @export
`$.rkeras_super` <- function(x, name) {
  of <- attr(x, "of", exact = TRUE)
  operate("super_attribute", of[[1]], of[[2]], name)
}

# The environment of an object's private members. The object holds this environment, so nothing in
# here may hold the object; `reference` finds it instead. `classes` are sorted with the most general
# first; `members` are functions that return the members of each.
new_private <- function(classes, members, reference) {
  private <- new.env(parent = emptyenv())
  for (i in seq_along(classes)) {
    own <- members[[i]]()
    for (name in names(own)) {
      value <- own[[name]]
      if (is.function(value)) {
        value <- bind_private(value, classes[[i]], private, reference)
      }
      assign(name, value, envir = private)
    }
  }
  private
}

bind_private <- function(f, class, private, reference) {
  scope <- new.env(parent = environment(f))
  makeActiveBinding("self", function() reference(), scope)
  makeActiveBinding("super", function() super_of(class, reference()), scope)
  scope$private <- private
  environment(f) <- scope
  f
}
