# Generated from rkeras_py; do not edit by hand.

#' Gets a layer of a model by name or index
#'
#' @param object The model.
#' @param name The name of the layer.
#' @param index The index of the layer in the model. In R the first layer is 1, in Python 0;
#'   negative numbers count from the end.
#' @return The layer.
#' @section Errors:
#' - `ValueError`: There is no such layer, or not exactly one of `name` and `index` was given.
#' @family models
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 4), units = 1, name = "last")
#' layer <- get_layer(model, "last")
#' layer <- get_layer(model, index = -1)
#' layer$name
get_layer <- function(object, name = NULL, index = NULL) {
  .External2(rk_call_formals, "get_layer")
}

#' Removes the last layer of a Sequential model
#'
#' @param object The model; it is changed in place.
#' @return The model.
#' @section Errors:
#' - `ValueError`: The model is not Sequential, or has no layers.
#' @family models
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 4), units = 8)
#' model <- layer_dense(model, units = 1)
#' model <- pop_layer(model)
#' model$output_shape
pop_layer <- function(object) {
  invisible(.External2(rk_call_formals, "pop_layer"))
}

#' Clones a model: the same layers, with newly initialized weights
#'
#' @param model A Sequential or functional model.
#' @param input_tensors Symbolic tensors that become the inputs of the new model. By default,
#'   new ones are made.
#' @param clone_function A function that is called with each layer and returns its replacement
#'   in the new model. By default, each layer is made anew from its configuration.
#' @return The new model, not compiled.
#' @section Errors:
#' - `ValueError`: The model is neither Sequential nor functional.
#' @family models
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 4), units = 1)
#' other <- clone_model(model)
#' other$count_params()
clone_model <- function(model, input_tensors = NULL, clone_function = NULL) {
  .External2(rk_call_formals, "clone_model")
}

#' Freezes weights, so that training does not change them
#'
#' Without `from`, `to` and `which`, all layers are frozen. With them, those layers are frozen
#' and all other layers of the model are unfrozen. The change takes effect when the model is
#' next compiled.
#'
#' @param object A model or layer; it is changed in place.
#' @param from The first layer: a layer, its name or its index. In R the first is 1, in Python
#'   0; negative numbers count from the end.
#' @param to The last layer, in the same way.
#' @param which Which layers, instead of `from` and `to`: layers, their names or their indices;
#'   TRUE or FALSE for each layer; or a function that is called with each layer and returns TRUE
#'   or FALSE, in R also as a formula: `~ .x$name == "dense"`.
#' @return The model or layer.
#' @section Errors:
#' - `ValueError`: The model has no such layers.
#' @family models
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 4), units = 8)
#' model <- layer_dense(model, units = 1, name = "last")
#' model <- freeze_weights(model, to = -2)
#' length(model$trainable_weights)
freeze_weights <- function(object, from = NULL, to = NULL, which = NULL) {
  invisible(.External2(rk_call_formals, "freeze_weights"))
}

#' Unfreezes weights, so that training changes them
#'
#' Without `from`, `to` and `which`, all layers are unfrozen. With them, those layers are
#' unfrozen and all other layers of the model are frozen. The change takes effect when the model
#' is next compiled.
#'
#' @param object A model or layer; it is changed in place.
#' @param from The first layer: a layer, its name or its index. In R the first is 1, in Python
#'   0; negative numbers count from the end.
#' @param to The last layer, in the same way.
#' @param which Which layers, instead of `from` and `to`: layers, their names or their indices;
#'   TRUE or FALSE for each layer; or a function that is called with each layer and returns TRUE
#'   or FALSE, in R also as a formula: `~ .x$name == "dense"`.
#' @return The model or layer.
#' @section Errors:
#' - `ValueError`: The model has no such layers.
#' @family models
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 4), units = 8)
#' model <- layer_dense(model, units = 1, name = "last")
#' model <- unfreeze_weights(model, from = "last")
#' length(model$trainable_weights)
unfreeze_weights <- function(object, from = NULL, to = NULL, which = NULL) {
  invisible(.External2(rk_call_formals, "unfreeze_weights"))
}
