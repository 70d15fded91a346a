# Classes that are written in R and used by Python; rkeras_py/bridge/classes.py is the other half.
# A class is described here when it is written, and made in Python when it is first used, so
# that classes at the top of a package start no Python.

# What Python is told of a function: the formals without `self`, and what their defaults are.
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

# Whether code assigns to a variable, or to a part of it.
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
    # An empty argument, as in x[1, ], can't be looked at under a name.
    if (!identical(parts[[i]], quote(expr = )) && assigns(parts[[i]], name)) {
      return(TRUE)
    }
  }
  FALSE
}

# The same function, which leaves the last value of its `logs` with .keep_logs().
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

# A function with `self`, `super` and `private` around it.
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

# Calls a method of a callback; its value is what it made of `logs`, NULL for no change.
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

# The environment of the private members of an object, which `reference` finds: the object
# holds this environment, so nothing in here may hold the object. `classes` come with the most
# general first, and `members` are functions that give what each of them has.
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

# ---- definitions ----------------------------------------------------------------------------

# Describes a class. `inherit` is not looked at before the class is made.
define_class <- function(classname, members, inherit, convert = TRUE, doc = NULL) {
  if (!is.character(classname) || length(classname) != 1 || is.na(classname)) {
    stop("`classname` must be a string", call. = FALSE)
  }
  if (length(members) && (is.null(names(members)) || !all(nzchar(names(members))))) {
    stop("the members of class ", classname, " must have names", call. = FALSE)
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

# Classes that were written or used in this session, for objects that readRDS() brings.
remember_class <- function(classname, class) {
  the$classes[[classname]] <- class
}

# The class or function of R that a saved object knows by a name: one of this session, else one
# in the global environment. NULL if there is none. Called by Python.
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

# The class in Python, made when it is first asked for.
python_class <- function(definition) {
  made <- definition$python
  if (is.null(made) || is_stale(made)) {
    # A class of a package was described when the package was built.
    remember_class(definition$name, definition)
    bases <- definition$inherit
    if (!identical(class(bases), "list")) {
      bases <- list(bases)
    }
    private <- definition$private
    fields <- definition$fields
    fields[["_r_private_members"]] <- function() private
    made <- operate(
      "make_class", definition$name, bases, lapply(definition$methods, describe_method),
      lapply(definition$active, describe_method), fields, definition$doc, definition$convert
    )
    definition$python <- made
  }
  made
}

class_of_constructor <- function(constructor) {
  python_class(attr(constructor, "rkeras_definition"))
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
    operate("call", class_of_constructor(sys.function()), unname(given), names(given))
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
  cat("<class ", attr(x, "rkeras_definition")$name, ">\n", sep = "")
  invisible(x)
}

# ---- new_*_class() --------------------------------------------------------------------------

#' Classes from functions
#'
#' Make layers, models, losses, metrics and callbacks of your own from R functions. In the functions
#' `self` is the object, `super` what its class inherits from (`super$initialize(...)`,
#' `super()$get_config()`), and `private` an environment of the object's own. A class is made in
#' Python when it is first used.
#'
#' @param classname The name of the class; the one by which `custom_objects` knows it when a
#'   model is loaded.
#' @param ... Further methods and fields of the class. Functions marked with [mark_active()] become
#'   properties; `private`, a list, holds members that are seen from the methods alone.
#' @param initialize What is done with the arguments that an object is made with. If it does not
#'   call `super$initialize()`, that is done for it afterwards.
#' @param build Makes the weights, from the shape of the input.
#' @param call Computes the output.
#' @param get_config The arguments with which an equal object can be made, in a named list. If
#'   missing, those with which it was made, if they are numbers, strings and logicals.
#' @param train_step,predict_step,test_step,compute_loss,compute_metrics What the model does with a
#'   batch in place of what Keras does.
#' @param update_state Takes in a batch.
#' @param result The metric of what came since the last reset.
#' @param on_epoch_begin,on_epoch_end,on_train_begin,on_train_end What is done at that moment. What
#'   is assigned to parts of `logs` is there for the callbacks that come after it, and in the
#'   history.
#' @param on_batch_begin,on_batch_end,on_train_batch_begin,on_train_batch_end The same, for batches
#'   of training.
#' @param on_predict_batch_begin,on_predict_batch_end,on_predict_begin,on_predict_end The same, in
#'   prediction.
#' @param on_test_batch_begin,on_test_batch_end,on_test_begin,on_test_end The same, in evaluation.
#' @return `new_layer_class()`: a function like the layer functions, with `object` first and then
#'   the arguments of `initialize`. The others: a function that makes objects of the class.
#' @family classes
#' @name new-classes
#' @examplesIf rkeras::is_keras_available()
#' layer_scaled <- new_layer_class(
#'   "Scaled",
#'   initialize = function(factor = 2, ...) {
#'     super$initialize(...)
#'     self$factor <- factor
#'   },
#'   call = function(inputs) inputs * self$factor
#' )
#' layer_input(shape = 3) %>% layer_scaled(factor = 3)
NULL

#' @rdname new-classes
#' @export
new_layer_class <- function(classname, ..., initialize = NULL, build = NULL, call = NULL,
                            get_config = NULL) {
  members <- list(
    ...,
    initialize = initialize, build = build, call = call, get_config = get_config
  )
  create_layer_wrapper(class_from_members(classname, members, keras$layers$Layer))
}

#' @rdname new-classes
#' @export
new_model_class <- function(classname, ..., initialize = NULL, call = NULL, train_step = NULL,
                            predict_step = NULL, test_step = NULL, compute_loss = NULL,
                            compute_metrics = NULL) {
  members <- list(
    ...,
    initialize = initialize, call = call, train_step = train_step, predict_step = predict_step,
    test_step = test_step, compute_loss = compute_loss, compute_metrics = compute_metrics
  )
  class_from_members(classname, members, keras$Model)
}

#' @rdname new-classes
#' @export
new_metric_class <- function(classname, ..., initialize, update_state, result) {
  members <- list(..., initialize = initialize, update_state = update_state, result = result)
  class_from_members(classname, members, keras$metrics$Metric)
}

#' @rdname new-classes
#' @export
new_loss_class <- function(classname, ..., call = NULL) {
  class_from_members(classname, list(..., call = call), keras$losses$Loss)
}

#' @rdname new-classes
#' @export
new_callback_class <- function(classname, ..., on_epoch_begin = NULL, on_epoch_end = NULL,
                               on_train_begin = NULL, on_train_end = NULL, on_batch_begin = NULL,
                               on_batch_end = NULL, on_predict_batch_begin = NULL,
                               on_predict_batch_end = NULL, on_predict_begin = NULL,
                               on_predict_end = NULL, on_test_batch_begin = NULL,
                               on_test_batch_end = NULL, on_test_begin = NULL, on_test_end = NULL,
                               on_train_batch_begin = NULL, on_train_batch_end = NULL) {
  moments <- setdiff(names(formals()), c("classname", "..."))
  members <- c(list(...), mget(moments))
  class_from_members(classname, members, keras$callbacks$Callback)
}

class_from_members <- function(classname, members, inherit) {
  given <- members$inherit
  members$inherit <- NULL
  definition <- define_class(classname, members, if (is.null(given)) inherit else given)
  make_constructor(definition)
}

#' Layer class from functions
#'
#' @inheritParams new-classes
#' @param compute_output_shape The shape of the output, from that of the input.
#' @param inherit The class of layers that it inherits from.
#' @return A function like the layer functions, with `object` first and then the arguments of
#'   `initialize`.
#' @family classes
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_twice <- Layer(
#'   "Twice",
#'   initialize = function() {
#'     super()$`__init__`()
#'   },
#'   call = function(inputs) inputs * 2
#' )
#' layer_twice(layer_input(shape = 3))
Layer <- function(classname, initialize, build = NULL, call = NULL, compute_output_shape = NULL,
                  ..., inherit = rkeras::keras$layers$Layer) {
  members <- list(
    initialize = if (missing(initialize)) NULL else initialize, build = build, call = call,
    compute_output_shape = compute_output_shape, ...
  )
  create_layer_wrapper(make_constructor(define_class(classname, members, inherit)))
}

#' Active properties of classes
#'
#' Marks a function as a property in [new_layer_class()] and its like, or in [`%py_class%`]: it is
#' called when the property is read, and with the value when one is assigned, if it has an
#' argument.
#'
#' @param x A function.
#' @param sym A name, unquoted.
#' @param value A function.
#' @return The marked function. `%<-active%` assigns it, and returns it invisibly.
#' @family classes
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_named <- new_layer_class(
#'   "Named",
#'   call = function(inputs) inputs,
#'   shouted = mark_active(function() toupper(self$name))
#' )
#' layer_named(name = "quiet")$shouted
mark_active <- function(x) {
  if (!is.function(x)) {
    stop("mark_active(): `x` must be a function")
  }
  structure(x, class = "rkeras_active")
}

#' @rdname mark_active
#' @export
`%<-active%` <- function(sym, value) {
  name <- substitute(sym)
  if (!is.symbol(name) && !is.character(name)) {
    stop("%<-active%: the left side must be a name")
  }
  value <- mark_active(value)
  assign(as.character(name), value, envir = parent.frame())
  invisible(value)
}

#' Classes written like Python's
#'
#' Writes a class: `Name(parent) %py_class% { ... }`. What the block assigns are the members:
#' functions are methods, those assigned with [`%<-active%`] properties, the rest fields; a list
#' `private` holds members that are seen from the methods alone. In methods there are `self`,
#' `super` and `private`; a string at the top of the block is the documentation. The block is
#' evaluated at once; Python is started only when the class is first used.
#'
#' @param spec The name of the class, and in parentheses the classes that it inherits from.
#'   `convert = FALSE` there has methods get Python's objects themselves in place of R values.
#' @param body The block.
#' @return The class, a function that makes its objects, invisibly; it is assigned to its name too.
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
    stop("%py_class%: write Name(parent) %py_class% { ... }")
  }
  convert <- if (is.null(parents$convert)) TRUE else eval(parents$convert, frame)
  parents$convert <- NULL
  scope <- new.env(parent = frame)
  eval(block, scope)
  members <- as.list(scope, all.names = TRUE)
  doc <- if (is.call(block) && length(block) > 1 && is.character(block[[2]])) block[[2]]
  definition <- define_class(
    as.character(name), members, lapply(unname(parents), eval, frame), convert, doc
  )
  constructor <- make_constructor(definition)
  assign(as.character(name), constructor, envir = frame)
  invisible(constructor)
}

# ---- layers by their classes ----------------------------------------------------------------

#' Layer function of a class
#'
#' Makes a function that is used as the layer functions are, with `object` first and then the
#' arguments of the class, from a class of layers.
#'
#' @param Layer The class: made with [`%py_class%`] or [new_layer_class()], an R6 class that
#'   inherits from [KerasLayer] or from a class of Python, or a class of Python.
#' @param modifiers A named list of functions that are applied to the arguments of these names.
#' @param convert Whether the methods of an R6 class that inherits from a class of Python get
#'   values of R; if not, they get Python's objects themselves.
#' @return The function.
#' @family classes
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_my_dense <- create_layer_wrapper(keras$layers$Dense, modifiers = list(units = as.integer))
#' layer_input(shape = 2) %>% layer_my_dense(units = 3)
create_layer_wrapper <- function(Layer, modifiers = NULL, convert = TRUE) {
  force(modifiers)
  if (length(modifiers) && is.null(names(modifiers))) {
    stop("create_layer_wrapper(): `modifiers` must be a named list of functions")
  }
  if (inherits(Layer, "R6ClassGenerator") && is.null(keras_kind(Layer))) {
    Layer <- make_constructor(definition_of_generator(Layer, convert))
  }
  wrapper <- function(object) {
    args <- given_arguments(environment(), sys.function(), without = "object")
    for (name in intersect(names(modifiers), names(args))) {
      args[name] <- list(modifiers[[name]](args[[name]]))
    }
    value <- create_layer(Layer, object, args)
    if (inherits(value, "keras.engine.sequential.Sequential")) invisible(value) else value
  }
  taken <- layer_formals(Layer)
  formals(wrapper) <- c(formals(wrapper), taken[setdiff(names(taken), "object")])
  definition <- attr(Layer, "rkeras_definition")
  if (is.null(definition)) {
    return(wrapper)
  }
  structure(wrapper, rkeras_definition = definition, class = "rkeras_class")
}

# The formals that a class of layers is made with.
layer_formals <- function(Layer) {
  definition <- attr(Layer, "rkeras_definition")
  if (!is.null(definition)) {
    return(initial_formals(definition))
  }
  if (inherits(Layer, "R6ClassGenerator")) {
    initialize <- generator_method(Layer, "initialize")
    return(if (is.null(initialize)) list() else as.list(formals(initialize)))
  }
  names <- operate("class_signature", Layer)
  taken <- rep(alist(NULL), length(names))
  taken[names == "..."] <- alist(... = )
  stats::setNames(taken, names)
}

#' Makes a wrapper of any class, and composes it
#'
#' @param wrapper_class A class of wrappers: an R6 class that inherits from [KerasWrapper], or a
#'   class of Python.
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a tensor.
#' @param args The arguments of the class, by name: `layer` is the layer to wrap. The standard
#'   arguments of a layer (`input_shape`, `name`, `trainable`, ...) may be among them.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer added
#'   where it is one; for a tensor the output tensor.
#' @family classes
#' @export
#' @examplesIf rkeras::is_keras_available()
#' Halved <- R6::R6Class("Halved",
#'   inherit = KerasWrapper,
#'   public = list(call = function(inputs, mask = NULL) private$py_wrapper$layer(inputs) / 2)
#' )
#' layer_input(shape = 3) %>% create_wrapper(Halved, ., list(layer = layer_dense(units = 2)))
create_wrapper <- function(wrapper_class, object, args = list()) {
  value <- create_layer(wrapper_class, object, args)
  if (inherits(value, "keras.engine.sequential.Sequential")) invisible(value) else value
}

#' Model whose computation is an R function
#'
#' @param model_fn A function of the model. It makes the layers that are needed, may keep them on
#'   the model, and returns the function that computes the outputs: `function(inputs, mask = NULL)`,
#'   which may have `training` too.
#' @param name Name of the model.
#' @return A model.
#' @family classes
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- keras_model_custom(function(self) {
#'   self$dense <- layer_dense(units = 2)
#'   function(inputs, mask = NULL) self$dense(inputs)
#' })
#' predict(model, matrix(1, 3, 4), verbose = 0)
keras_model_custom <- function(model_fn, name = NULL) {
  model <- operate("custom_model", name)
  computes <- model_fn(model)
  if (!is.function(computes)) {
    stop("keras_model_custom(): `model_fn` must return a function of the inputs")
  }
  operate("set_call", model, computes, as.list(names(formals(computes))))
}
