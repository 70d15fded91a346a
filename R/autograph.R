# R's control flow on symbolic tensors, whose values are unknown while tf_function() traces.

#' Compiles an R function into a TensorFlow graph
#'
#' The function is called (traced) once for each combination of shapes and dtypes of its arguments,
#' to record its TensorFlow operations; later calls run those without R.
#'
#' With `autograph = TRUE`, `if`, `while` and `for` in the function, and in functions defined inside
#' it, become part of the graph if they depend on a tensor:
#' `if (mean(x) > 0) y <- x else y <- -x` decides anew in each call. Variables assigned in a branch
#' or in the body of a loop become tensors; those that exist in one branch only are gone afterwards.
#' A loop over a tensor iterates over its first axis, a loop over a dataset over its elements.
#' `return()`, `break` and `next` are not allowed in a branch or loop that depends on a tensor.
#'
#' @param f A function whose arguments and result are tensors, or lists of tensors.
#' @param input_signature A list of `tf$TensorSpec()`, one for each argument: the shapes and dtypes
#'   to trace `f` for. If `NULL`, those of the arguments it is called with.
#' @param autograph Whether `if`, `while` and `for` on tensors become part of the graph. Otherwise
#'   they are an error.
#' @param ... Further arguments of `tf.function`, by name, such as `jit_compile` or
#'   `reduce_retracing`.
#' @return A Python function.
#' @section Errors:
#' - `ValueError`: `f` is not a function; an argument in `...` has no name; a `return()`, `break` or
#'   `next` depends on a tensor.
#' @family session
#' @export
#' @examplesIf rkeras::is_keras_available()
#' halve <- tf_function(function(x) {
#'   n <- tf$constant(0L)
#'   while (max(x) > 1) {
#'     x <- x / 2
#'     n <- n + 1L
#'   }
#'   list(x, n)
#' })
#' halve(tf$constant(c(3, 10)))
tf_function <- function(f, input_signature = NULL, autograph = TRUE, ...) {
  if (!is.function(f)) {
    refuse_value("tf_function", "`f` must be a function, but ", deparse1(f), " was given")
  }
  if (...length() && (is.null(...names()) || !all(nzchar(...names())))) {
    refuse_value("tf_function", "the arguments in `...` must have names")
  }
  if (!is.logical(autograph) || length(autograph) != 1 || is.na(autograph)) {
    refuse_value(
      "tf_function", "`autograph` must be TRUE or FALSE, but ", deparse1(autograph), " was given"
    )
  }
  if (autograph && !inherits(f, "rkeras_object") && !is.primitive(f)) {
    # The copy in a new environment is not byte-compiled; compiled code would not look up `if`.
    environment(f) <- with_control_flow(environment(f))
  }
  operate("traced", f, list(input_signature = input_signature, ...))
}

# An environment in which `if`, `while` and `for` check whether they depend on a tensor.
with_control_flow <- function(parent) {
  list2env(list(`if` = if_on_tensor, `while` = while_on_tensor, `for` = for_on_tensor),
    parent = parent
  )
}

if_on_tensor <- function(cond, yes, no) {
  test <- cond
  if (is_symbolic(test)) {
    branches <- list(substitute(yes), if (!missing(no)) substitute(no))
    return(graph_if(test, branches, !missing(no), parent.frame()))
  }
  if (inherits(test, "rkeras_object")) test <- as.logical(test)
  if (test) yes else if (missing(no)) invisible() else no
}

while_on_tensor <- function(cond, body) {
  frame <- parent.frame()
  condition <- substitute(cond)
  body <- substitute(body)
  test <- cond
  if (is_symbolic(test)) {
    return(graph_loop(function() eval(condition, frame), function() eval(body, frame), body, frame))
  }
  # The condition was evaluated once already, and may have side effects.
  is_first <- TRUE
  check <- function() {
    value <- if (is_first) test else eval(condition, frame)
    is_first <<- FALSE
    if (inherits(value, "rkeras_object")) as.logical(value) else value
  }
  eval(as.call(list(base::`while`, as.call(list(check)), body)), frame)
}

for_on_tensor <- function(var, seq, body) {
  frame <- parent.frame()
  name <- as.character(substitute(var))
  body <- substitute(body)
  if (inherits(seq, "rkeras_object")) {
    if (is_symbolic(seq)) {
      return(graph_for(name, seq, body, frame))
    }
    if (inherits(seq, "tensorflow.python.data.ops.dataset_ops.DatasetV2")) {
      return(dataset_for(name, seq, body, frame))
    }
    seq <- iterate(seq, simplify = FALSE)
  }
  eval(as.call(list(base::`for`, as.name(name), seq, body)), frame)
}

is_symbolic <- function(x) inherits(x, "tensorflow.tensor") && tf$is_symbolic_tensor(x)

# ---- in the graph ---------------------------------------------------------------------------

graph_if <- function(test, branches, has_else, frame) {
  for (branch in branches) refuse_jumps(branch, "if")
  assigned <- lapply(branches, assigned_in)
  known <- Filter(function(name) exists(name, frame, inherits = FALSE), unique(unlist(assigned)))
  names <- union(known, do.call(intersect, assigned))
  before <- mget(known, frame)
  value_is_tensor <- c(NA, NA)
  run <- function(i, with_value) {
    function() {
      # Each branch starts from the variables as they were before the other one.
      on.exit(restore(unlist(assigned), before, frame))
      value <- eval(branches[[i]], frame)
      value_is_tensor[[i]] <<- is_tensor_like(value)
      after <- tensors_of(mget(names, frame), before)
      if (with_value && value_is_tensor[[i]]) after <- c(after, list(tensors_of(value)))
      unname(after)
    }
  }
  choose <- function(with_value) tf$cond(test, run(1, with_value), run(2, with_value))
  found <- tryCatch(choose(has_else), rkeras_error = function(error) {
    # Branches whose values can't become one tensor may matter only for what they assign.
    is_statement <- any(vapply(branches, ends_with_assignment, NA))
    if (!has_else || !(is_statement || isFALSE(all(value_is_tensor)))) stop(error)
    choose(FALSE)
  })
  found <- if (is.list(found)) found else list(found)
  for (i in seq_along(names)) assign(names[[i]], found[[i]], frame)
  if (length(found) > length(names)) found[[length(found)]] else invisible()
}

# `proceeds` tests the loop's condition, `step` runs its body; both see the variables in `frame`.
graph_loop <- function(proceeds, step, body, frame, start = list()) {
  refuse_jumps(body, "loop")
  names <- c(
    names(start),
    Filter(function(name) exists(name, frame, inherits = FALSE), assigned_in(body))
  )
  before <- c(start, mget(setdiff(names, names(start)), frame))[names]
  if (!length(names)) {
    refuse_value("while", "a loop that depends on a tensor must assign a variable of its condition")
  }
  put <- function(values) {
    for (i in seq_along(names)) assign(names[[i]], values[[i]], frame)
  }
  restores <- c(names, assigned_in(body))
  found <- tf$while_loop(
    function(...) {
      put(list(...))
      proceeds()
    },
    function(...) {
      put(list(...))
      step()
      unname(tensors_of(mget(names, frame), before))
    },
    unname(tensors_of(before, before))
  )
  # Variables that only the body uses belong to its graph.
  rm(list = intersect(setdiff(restores, names), ls(frame, all.names = TRUE)), envir = frame)
  put(found)
  invisible()
}

# Along the first axis, with the position in a variable that R code can't name by accident.
graph_for <- function(name, seq, body, frame) {
  position <- ".position of the loop"
  at <- function() get(position, frame)
  size <- tf$shape(seq)[1]
  graph_loop(
    function() at() < size,
    function() {
      assign(name, tf$gather(seq, at()), frame)
      eval(body, frame)
      assign(position, at() + 1L, frame)
    },
    body, frame,
    start = stats::setNames(list(tf$constant(0L)), position)
  )
  rm(list = position, envir = frame)
  invisible()
}

dataset_for <- function(name, dataset, body, frame) {
  refuse_jumps(body, "loop")
  names <- Filter(function(name) exists(name, frame, inherits = FALSE), assigned_in(body))
  before <- mget(names, frame)
  # A dataset would convert a list to one tensor.
  found <- dataset$reduce(
    tuple(unname(tensors_of(before, before))),
    function(state, element) {
      for (i in seq_along(names)) assign(names[[i]], state[[i]], frame)
      assign(name, element, frame)
      eval(body, frame)
      tuple(unname(tensors_of(mget(names, frame), before)))
    }
  )
  own <- intersect(c(name, setdiff(assigned_in(body), names)), ls(frame, all.names = TRUE))
  rm(list = own, envir = frame)
  for (i in seq_along(names)) assign(names[[i]], found[[i]], frame)
  invisible()
}

# ---- variables ------------------------------------------------------------------------------

# The names that code assigns, in the frame where it runs.
assigned_in <- function(code) {
  if (!is.call(code) || identical(code[[1]], quote(`function`))) {
    return(character())
  }
  unique(c(target_of(code), unlist(lapply(as.list(code), function(part) {
    if (missing(part)) character() else assigned_in(part)
  }))))
}

# The names that a call itself assigns.
target_of <- function(call) {
  switch(called_name(call),
    `<-` = ,
    `=` = ,
    `%<-%` = ,
    `%<>%` = target_names(call[[2]]),
    `for` = as.character(call[[2]]),
    character()
  )
}

called_name <- function(call) if (is.symbol(call[[1]])) as.character(call[[1]]) else ""

ends_with_assignment <- function(code) {
  if (is.call(code) && identical(code[[1]], quote(`{`))) {
    return(length(code) > 1 && ends_with_assignment(code[[length(code)]]))
  }
  is.call(code) && length(target_of(code)) > 0
}

# `x`, `x[i]`, `x$a` and, for `%<-%`, `c(x, y)`.
target_names <- function(target) {
  if (is.symbol(target) || is.character(target)) {
    return(as.character(target))
  }
  if (identical(target[[1]], quote(c))) {
    return(unlist(lapply(as.list(target)[-1], target_names)))
  }
  target_names(target[[2]])
}

refuse_jumps <- function(code, where, jumps = c("return", "break", "next")) {
  if (!is.call(code) || identical(code[[1]], quote(`function`))) {
    return(invisible())
  }
  called <- called_name(code)
  if (called %in% jumps) {
    refuse_value(
      "tf_function", called, if (called == "return") "()", " is not allowed in ",
      if (where == "if") "an `if`" else "a loop",
      " that depends on a tensor: assign the result to a variable"
    )
  }
  # Inner loops that do not depend on a tensor may use `break` and `next`.
  if (called %in% c("for", "while", "repeat")) jumps <- "return"
  for (part in as.list(code)) {
    if (!missing(part)) refuse_jumps(part, where, jumps)
  }
}

restore <- function(names, before, frame) {
  rm(list = intersect(names, ls(frame, all.names = TRUE)), envir = frame)
  list2env(before, frame)
}

is_tensor_like <- function(x) {
  if (is.list(x)) {
    return(length(x) > 0 && all(vapply(x, is_tensor_like, NA)))
  }
  inherits(x, "tensorflow.tensor") || (is.atomic(x) && length(x) > 0)
}

# Converts values to tensors; plain R numbers get the dtype that the variable had before.
tensors_of <- function(x, before = NULL) {
  if (is.list(x)) {
    same <- is.list(before) && length(before)
    found <- lapply(seq_along(x), function(i) {
      key <- if (is.null(names(x))) i else names(x)[[i]]
      tensors_of(x[[i]], if (same && (is.character(key) || key <= length(before))) before[[key]])
    })
    return(stats::setNames(found, names(x)))
  }
  if (inherits(x, "tensorflow.tensor")) {
    return(x)
  }
  as_tensor(x, if (inherits(before, "tensorflow.tensor")) before$dtype)
}
