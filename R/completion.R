# Arguments of Python's functions, completed where R completes those of its own: in the console and
# in Jupyter's R kernel.

# What is called before the last parenthesis that is open: `f`, `tf$constant`, `layers[[1]]$call`.
called_in <- function(line) {
  characters <- strsplit(line, "", fixed = TRUE)[[1]]
  depth <- rev(cumsum(rev((characters == "(") - (characters == ")"))))
  open <- which(characters == "(" & depth > 0)
  if (!length(open)) {
    return(character())
  }
  before <- substr(line, 1, max(open) - 1)
  chain <- "([\\w.]+::)?[[:alpha:].][\\w.]*(\\$[\\w.]+|\\[\\[[0-9]+\\]\\])*$"
  regmatches(before, regexpr(chain, before, perl = TRUE))
}

# For R's option "custom.argument.completer", which adds to what R finds by itself.
complete_arguments <- function(fun, text) {
  state <- get(".CompletionEnv", envir = asNamespace("utils"))
  called <- called_in(substr(state[["linebuffer"]], 1, state[["start"]]))
  if (!length(fun) || !length(called)) {
    return(character())
  }
  # As R does for what stands before `$`; what can't be found has nothing to complete.
  object <- tryCatch(eval(str2lang(called), .GlobalEnv), error = function(e) NULL)
  if (!inherits(object, "rkeras_object") || is_stale(object)) {
    return(character())
  }
  found <- operate("argument_names", object)
  paste0(found[startsWith(found, text)], utils::rc.getOption("funarg.suffix"))
}

# Leaves alone what somebody else has set.
set_completer <- function(from, to) {
  if (identical(utils::rc.getOption("custom.argument.completer"), from)) {
    utils::rc.options(custom.argument.completer = to)
  }
}
