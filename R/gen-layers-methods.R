# Generated from rkeras_py; do not edit by hand.

#' The configuration of a layer or model, without its weights
#'
#' @param object A layer or model, or another Keras object such as an optimizer or initializer.
#' @return The constructor's arguments by name, from which `from_config()` re-creates the
#'   object. For a functional model the calls of its layers, `inbound_nodes`, are the nested
#'   lists that Keras 2 wrote.
#' @section Errors:
#' - `ValueError`: `object` has no configuration.
#' @family layer methods
#' @export
#' @examplesIf rkeras::is_keras_available()
#' config <- get_config(layer_dense(units = 3, name = "small"))
#' layer <- from_config(config)
#' layer$name
get_config <- function(object) {
  .External2(rk_call_formals, "get_config")
}

#' Creates a layer or model from its configuration, with new weights
#'
#' @param config The result of `get_config()`.
#' @return A layer or model with that configuration.
#' @section Errors:
#' - `ValueError`: `config` does not come from `get_config()`, so its class is unknown.
#' @family layer methods
#' @export
#' @examplesIf rkeras::is_keras_available()
#' config <- get_config(layer_dense(units = 3, name = "small"))
#' layer <- from_config(config)
#' layer$units
from_config <- function(config) {
  .External2(rk_call_formals, "from_config")
}

#' The number of parameters of a layer or model
#'
#' @param object A layer or model.
#' @return A whole number.
#' @section Errors:
#' - `ValueError`: The layer has not seen an input, so its weights don't exist yet.
#' @family layer methods
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer <- layer_dense(units = 3)
#' y <- layer(layer_input(shape = 4))
#' count_params(layer)
count_params <- function(object) {
  .External2(rk_call_formals, "count_params")
}

#' The weights of a layer or model
#'
#' @param object A layer or model.
#' @param trainable TRUE for the trainable weights, FALSE for the others, NA (the default) for
#'   all.
#' @return A list of arrays.
#' @family layer methods
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer <- layer_dense(units = 3)
#' y <- layer(layer_input(shape = 4))
#' weights <- get_weights(layer)
get_weights <- function(object, trainable = NA) {
  .External2(rk_call_formals, "get_weights")
}

#' Sets the weights of a layer or model
#'
#' @param object A layer or model.
#' @param weights A list of arrays of the shapes that `get_weights()` gives, in its order.
#' @return The layer or model.
#' @section Errors:
#' - `ValueError`: There are more or fewer arrays than weights, or their shapes differ.
#' @family layer methods
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer <- layer_dense(units = 3)
#' y <- layer(layer_input(shape = 4))
#' layer <- set_weights(layer, get_weights(layer))
set_weights <- function(object, weights) {
  invisible(.External2(rk_call_formals, "set_weights"))
}

#' Resets the states of recurrent layers and of metrics to 0
#'
#' @param object A layer, a model, of which all layers are reset, or a metric.
#' @return The layer or model.
#' @section Errors:
#' - `ValueError`: The layer has no states.
#' @family layer methods
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer <- layer_lstm(units = 2, stateful = TRUE, batch_input_shape = c(1, 3, 4))
#' layer <- reset_states(layer)
reset_states <- function(object) {
  invisible(.External2(rk_call_formals, "reset_states"))
}

#' The symbolic tensor on which a layer was called
#'
#' @param object A layer or model.
#' @param node_index Which call of the layer is meant, if it was called on several symbolic
#'   tensors: the number of the call, in order.
#' @return A symbolic tensor, or a list of them for a layer with several inputs.
#' @section Errors:
#' - `ValueError`: The layer was not called that many times.
#' @family layer methods
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer <- layer_dense(units = 3)
#' y <- layer(layer_input(shape = 4))
#' get_input_at(layer, 1)$shape
get_input_at <- function(object, node_index) {
  .External2(rk_call_formals, "get_input_at")
}

#' The symbolic tensor that a layer returned
#'
#' @param object A layer or model.
#' @param node_index Which call of the layer is meant, if it was called on several symbolic
#'   tensors: the number of the call, in order.
#' @return A symbolic tensor, or a list of them for a layer with several outputs.
#' @section Errors:
#' - `ValueError`: The layer was not called that many times.
#' @family layer methods
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer <- layer_dense(units = 3)
#' y <- layer(layer_input(shape = 4))
#' get_output_at(layer, 1)$shape
get_output_at <- function(object, node_index) {
  .External2(rk_call_formals, "get_output_at")
}

#' The shape of the symbolic tensor on which a layer was called
#'
#' @param object A layer or model.
#' @param node_index Which call of the layer is meant, if it was called on several symbolic
#'   tensors: the number of the call, in order.
#' @return A shape, or a list of them for a layer with several inputs.
#' @section Errors:
#' - `ValueError`: The layer was not called that many times.
#' @family layer methods
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer <- layer_dense(units = 3)
#' y <- layer(layer_input(shape = 4))
#' get_input_shape_at(layer, 1)
get_input_shape_at <- function(object, node_index) {
  .External2(rk_call_formals, "get_input_shape_at")
}

#' The shape of the symbolic tensor that a layer returned
#'
#' @param object A layer or model.
#' @param node_index Which call of the layer is meant, if it was called on several symbolic
#'   tensors: the number of the call, in order.
#' @return A shape, or a list of them for a layer with several outputs.
#' @section Errors:
#' - `ValueError`: The layer was not called that many times.
#' @family layer methods
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer <- layer_dense(units = 3)
#' y <- layer(layer_input(shape = 4))
#' get_output_shape_at(layer, 1)
get_output_shape_at <- function(object, node_index) {
  .External2(rk_call_formals, "get_output_shape_at")
}

#' The mask of the symbolic tensor on which a layer was called
#'
#' @param object A layer or model.
#' @param node_index Which call of the layer is meant, if it was called on several symbolic
#'   tensors: the number of the call, in order.
#' @return A boolean symbolic tensor, NULL if there is no mask, or a list for a layer with
#'   several inputs.
#' @section Errors:
#' - `ValueError`: The layer was not called that many times.
#' @family layer methods
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer <- layer_lstm(units = 2)
#' y <- layer(layer_masking(layer_input(shape = c(5, 3))))
#' get_input_mask_at(layer, 1)$shape
get_input_mask_at <- function(object, node_index) {
  .External2(rk_call_formals, "get_input_mask_at")
}

#' The mask of the symbolic tensor that a layer returned
#'
#' @param object A layer or model.
#' @param node_index Which call of the layer is meant, if it was called on several symbolic
#'   tensors: the number of the call, in order.
#' @return A boolean symbolic tensor, NULL if there is no mask, or a list for a layer with
#'   several outputs.
#' @section Errors:
#' - `ValueError`: The layer was not called that many times.
#' @family layer methods
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer <- layer_masking()
#' y <- layer(layer_input(shape = c(5, 3)))
#' get_output_mask_at(layer, 1)$shape
get_output_mask_at <- function(object, node_index) {
  .External2(rk_call_formals, "get_output_mask_at")
}
