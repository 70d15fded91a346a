# Layers and models from custom classes and functions.

#' Layer function for a class
#'
#' Makes a layer function from a layer class: `object` comes first, then the arguments of the class.
#'
#' @param Layer The class: made with [`%py_class%`] or [new_layer_class()], an R6 class that
#'   inherits from [KerasLayer] or from a Python class, or a Python class.
#' @param modifiers A named list of functions that are applied to the arguments of these names.
#' @param convert Whether the methods of an R6 class that inherits from a Python class get R values.
#'   Otherwise they get the Python objects.
#' @return The function.
#' @family classes
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer_my_dense <- create_layer_wrapper(keras$layers$Dense, modifiers = list(units = as.integer))
#' layer_input(shape = 2) %>% layer_my_dense(units = 3)
create_layer_wrapper <- function(Layer, modifiers = NULL, convert = TRUE) {
  force(modifiers)
  if (length(modifiers) && is.null(names(modifiers))) {
    stop_argument(
      "create_layer_wrapper", "modifiers", "a named list of functions", modifiers
    )
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
    invisible_if_sequential(value)
  }
  taken <- layer_formals(Layer)
  formals(wrapper) <- c(formals(wrapper), taken[setdiff(names(taken), "object")])
  definition <- attr(Layer, "rkeras_definition")
  # So that the function stands for the class, in `custom_objects` and `inherit`.
  structure(
    wrapper,
    rkeras_definition = if (is.null(definition)) Layer else definition, class = "rkeras_class"
  )
}

# The formals of a layer class' constructor.
layer_formals <- function(Layer) {
  definition <- attr(Layer, "rkeras_definition")
  if (is_definition(definition)) {
    return(initial_formals(definition))
  }
  if (!is.null(definition)) {
    Layer <- definition
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

#' Makes a wrapper layer of any class, and composes it
#'
#' @param wrapper_class A wrapper class: an R6 class that inherits from [KerasWrapper], or a Python
#'   class.
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a tensor.
#' @param args The arguments of the class, by name: `layer` is the layer to wrap. The standard
#'   arguments of a layer (`input_shape`, `name`, `trainable`, ...) may be among them.
#' @return The layer if `object` is missing or NULL; the model with the layer added for a
#'   Sequential model; the output tensor for a tensor.
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
  invisible_if_sequential(value)
}

#' Model defined by an R function
#'
#' @param model_fn A function of the model. It makes the layers, may store them on the model, and
#'   returns the function that computes the outputs: `function(inputs, mask = NULL)`, which may also
#'   have the argument `training`.
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
    stop_classed(
      "keras_model_custom",
      paste0("`model_fn` must return a function of the inputs, but it returned ", shown(computes)),
      "TypeError"
    )
  }
  operate("set_call", model, computes, as.list(names(formals(computes))))
}
