# Classes from functions: new_layer_class() and its like, Layer(), and active properties.

#' Classes from functions
#'
#' Define custom layers, models, losses, metrics and callbacks by R functions. In these functions,
#' `self` is the object, `super` gives access to the parent class (`super$initialize(...)`,
#' `super()$get_config()`), and `private` is an environment with the object's private members. The
#' class is created in Python when it is first used.
#'
#' @param classname The name of the class, under which `custom_objects` finds it when a model is
#'   loaded.
#' @param ... Further methods and fields of the class. Functions marked with [mark_active()] become
#'   properties; `private`, a list, holds members that only methods can see.
#' @param initialize The constructor. If it does not call `super$initialize()`, that is called
#'   afterwards.
#' @param build Creates the weights, given the shape of the input.
#' @param call Computes the output.
#' @param get_config Returns the constructor arguments that make an equal object, as a named list.
#'   By default, those that the object was made with, if they are numbers, strings and logicals.
#' @param train_step,predict_step,test_step,compute_loss,compute_metrics Override what Keras does
#'   with a batch.
#' @param update_state Updates the metric with a batch.
#' @param result Computes the metric over the batches since the last reset.
#' @param on_epoch_begin,on_epoch_end,on_train_begin,on_train_end Called at that moment. Values
#'   assigned to elements of `logs` are seen by the callbacks that follow and by the history.
#' @param on_batch_begin,on_batch_end,on_train_batch_begin,on_train_batch_end The same, for batches
#'   of training.
#' @param on_predict_batch_begin,on_predict_batch_end,on_predict_begin,on_predict_end The same, in
#'   prediction.
#' @param on_test_batch_begin,on_test_batch_end,on_test_begin,on_test_end The same, in evaluation.
#' @return `new_layer_class()`: a layer function, with `object` first and then the arguments of
#'   `initialize`. The others: a function that makes objects of the class.
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
  create_layer_wrapper(
    class_from_members(classname, members, keras$layers$Layer, "new_layer_class")
  )
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
  class_from_members(classname, members, keras$Model, "new_model_class")
}

#' @rdname new-classes
#' @export
new_metric_class <- function(classname, ..., initialize, update_state, result) {
  members <- list(..., initialize = initialize, update_state = update_state, result = result)
  class_from_members(classname, members, keras$metrics$Metric, "new_metric_class")
}

#' @rdname new-classes
#' @export
new_loss_class <- function(classname, ..., call = NULL) {
  class_from_members(classname, list(..., call = call), keras$losses$Loss, "new_loss_class")
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
  class_from_members(classname, members, keras$callbacks$Callback, "new_callback_class")
}

class_from_members <- function(classname, members, inherit, called) {
  given <- members$inherit
  members$inherit <- NULL
  definition <- define_class(
    classname, members, if (is.null(given)) inherit else given,
    called = called
  )
  make_constructor(definition)
}

#' Layer class from functions
#'
#' @inheritParams new-classes
#' @param compute_output_shape Computes the shape of the output from that of the input.
#' @param inherit The layer class that it inherits from.
#' @return A layer function, with `object` first and then the arguments of `initialize`.
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
  create_layer_wrapper(
    make_constructor(define_class(classname, members, inherit, called = "Layer"))
  )
}

#' Active properties of classes
#'
#' Marks a function as a property in [new_layer_class()] and related functions, or in
#' [`%py_class%`]. It is called without arguments when the property is read and, if it has an
#' argument, with the new value when the property is assigned.
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
    stop_argument("mark_active", "x", "a function", x)
  }
  structure(x, class = "rkeras_active")
}

#' @rdname mark_active
#' @export
`%<-active%` <- function(sym, value) {
  name <- substitute(sym)
  if (!is.symbol(name) && !is.character(name)) {
    stop_classed(
      "%<-active%", paste0("the left side must be a name, but ", deparse1(name), " was given"),
      "ValueError"
    )
  }
  value <- mark_active(value)
  assign(as.character(name), value, envir = parent.frame())
  invisible(value)
}
