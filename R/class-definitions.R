# Classes that are written in R and used by Python. A class is described here when it is written,
# and made in Python (rkeras_py/bridge/classes.py) when it is first used, so that classes at the
# top of a package start no Python.

# Describes a class, for the function `called`. `inherit` is evaluated when the class is made.
define_class <- function(classname, members, inherit, convert = TRUE, doc = NULL, called) {
  if (!is_string(classname)) {
    stop_argument(called, "classname", "a string", classname)
  }
  names <- if (is.null(names(members))) rep("", length(members)) else names(members)
  if (!all(nzchar(names))) {
    unnamed <- sum(!nzchar(names))
    stop_classed(
      called,
      paste0(
        "all members of class ", classname, " must have names, but ", unnamed,
        if (unnamed == 1) " has" else " have", " none"
      ),
      "ValueError"
    )
  }
  definition <- new.env(parent = emptyenv())
  definition$name <- classname
  definition$doc <- doc
  definition$convert <- convert
  delayedAssign("inherit", inherit, assign.env = definition)
  definition$private <- as.list(members$private)
  members$private <- NULL
  members <- members[!vapply(members, is.null, logical(1))]
  active <- vapply(members, inherits, logical(1), "rkeras_active")
  methods <- vapply(members, is.function, logical(1)) & !active
  definition$active <- lapply(members[active], unclass)
  definition$methods <- members[methods]
  definition$fields <- members[!active & !methods]
  remember_class(classname, definition)
  definition
}

# Classes that were written or used in this session, for objects loaded by readRDS().
remember_class <- function(classname, class) {
  the$classes[[classname]] <- class
}

# The R class or function that a saved object refers to by name: one of this session, else one in
# the global environment. NULL if there is none. Called by Python.
known_object <- function(name) {
  class <- the$classes[[name]]
  if (is.environment(class) && !inherits(class, "R6ClassGenerator")) {
    return(python_class(class))
  }
  if (is.null(class)) {
    class <- get0(name, globalenv(), inherits = FALSE)
  }
  if (inherits(class, "R6ClassGenerator")) {
    class_of_generator(class)
  } else if (is.function(class)) {
    class
  }
}

# The class in Python, made when it is first needed.
python_class <- function(definition) {
  made <- definition$python
  if (is.null(made) || is_stale(made)) {
    # A class of a package was described when the package was built.
    remember_class(definition$name, definition)
    bases <- definition$inherit
    if (!identical(class(bases), "list")) {
      bases <- list(bases)
    }
    fields <- definition$fields
    fields[["_r_private_members"]] <- returning(definition$private)
    made <- operate(
      "make_class", definition$name, bases, lapply(definition$methods, describe_method),
      lapply(definition$active, describe_method), fields, definition$doc, definition$convert
    )
    definition$python <- made
  }
  made
}

# A function that returns a value, and holds nothing else: the class is not to hold itself.
returning <- function(value) {
  force(value)
  function() value
}

# The class of Python that a constructor or a layer function makes objects of; called by Python.
class_of_constructor <- function(constructor) {
  definition <- attr(constructor, "rkeras_definition")
  if (is_definition(definition)) {
    python_class(definition)
  } else if (inherits(definition, "R6ClassGenerator")) {
    class_of_generator(definition)
  } else {
    definition
  }
}

# Whether it is what define_class() made; else it is an R6 class or a class of Python.
is_definition <- function(x) {
  is.environment(x) && is.null(attr(x, "class"))
}

# The formals of initialize(), or `...`.
initial_formals <- function(definition) {
  initialize <- definition$methods$initialize
  if (is.null(initialize)) {
    initialize <- definition$methods[["__init__"]]
  }
  if (is.null(initialize)) {
    return(alist(... = ))
  }
  taken <- as.list(formals(initialize))
  taken[setdiff(names(taken), "self")]
}

# The function that makes objects of a class.
make_constructor <- function(definition) {
  constructor <- function(...) {
    given <- given_arguments(environment(), sys.function())
    .Call(rk_call_list, "call", c(list(class_of_constructor(sys.function())), given))
  }
  formals(constructor) <- initial_formals(definition)
  structure(constructor, rkeras_definition = definition, class = "rkeras_class")
}

# The arguments that a function was called with, of those in its formals.
given_arguments <- function(frame, f, without = character()) {
  given <- list()
  for (name in setdiff(names(formals(f)), without)) {
    if (name == "...") {
      given <- c(given, eval(quote(list(...)), frame))
    } else if (!eval(call("missing", as.name(name)), frame)) {
      given[name] <- list(get(name, envir = frame))
    }
  }
  if (is.null(names(given))) {
    names(given) <- rep("", length(given))
  }
  given
}

#' @export
`$.rkeras_class` <- function(x, name) {
  operate("attribute", class_of_constructor(x), name)
}

#' @export
print.rkeras_class <- function(x, ...) {
  cat("<class ", class_name(attr(x, "rkeras_definition")), ">\n", sep = "")
  invisible(x)
}

class_name <- function(definition) {
  if (is_definition(definition)) {
    definition$name
  } else if (inherits(definition, "R6ClassGenerator")) {
    definition$classname
  } else {
    definition$`__name__`
  }
}
