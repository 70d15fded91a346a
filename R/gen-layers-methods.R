# Generated from rkeras_py; do not edit by hand.

#' The configuration of a layer or model, without its weights
#'
#' @param object A layer or model; also an optimizer, initializer or the like.
#' @return The arguments with which it can be made again, by name, for `from_config()`.
#' @section Errors:
#' - `ValueError`: `object` has no configuration.
#' @family layer methods
#' @export
#' @examplesIf rkeras::is_keras_available()
#' config <- get_config(layer_dense(units = 3, name = "small"))
#' layer <- from_config(config)
#' layer$name
get_config <- function(object) {
  call_python("get_config")
}

#' Makes a layer or model from its configuration, with new weights
#'
#' @param config What `get_config()` gave.
#' @return A layer or model like the one whose configuration it is.
#' @section Errors:
#' - `ValueError`: `config` does not come from `get_config()`, so its class is unknown.
#' @family layer methods
#' @export
#' @examplesIf rkeras::is_keras_available()
#' config <- get_config(layer_dense(units = 3, name = "small"))
#' layer <- from_config(config)
#' layer$units
from_config <- function(config) {
  call_python("from_config")
}

#' The number of weights' elements of a layer or model
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
  call_python("count_params")
}

#' The weights of a layer or model
#'
#' @param object A layer or model.
#' @param trainable TRUE for those that training changes, FALSE for those that it does not, NA
#'   (the default) for all.
#' @return A list of arrays.
#' @family layer methods
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer <- layer_dense(units = 3)
#' y <- layer(layer_input(shape = 4))
#' weights <- get_weights(layer)
get_weights <- function(object, trainable = NA) {
  call_python("get_weights")
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
  invisible(call_python("set_weights"))
}

#' Makes the states of recurrent layers 0 again, and those of metrics
#'
#' @param object A layer, a model, of which all layers are reset, or a metric.
#' @return The layer or model.
#' @section Errors:
#' - `ValueError`: A single layer that has no states.
#' @family layer methods
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer <- layer_lstm(units = 2, stateful = TRUE, batch_input_shape = c(1, 3, 4))
#' layer <- reset_states(layer)
reset_states <- function(object) {
  invisible(call_python("reset_states"))
}

#' The symbolic tensor on which a layer was called
#'
#' @param object A layer or model.
#' @param node_index Number of the call that is meant, where the layer was called on several
#'   symbolic tensors, in their order.
#' @return A symbolic tensor, or a list of them for a layer with several inputs.
#' @section Errors:
#' - `ValueError`: The layer was not called so often.
#' @family layer methods
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer <- layer_dense(units = 3)
#' y <- layer(layer_input(shape = 4))
#' get_input_at(layer, 1)$shape
get_input_at <- function(object, node_index) {
  call_python("get_input_at")
}

#' The symbolic tensor that a layer gave
#'
#' @param object A layer or model.
#' @param node_index Number of the call that is meant, where the layer was called on several
#'   symbolic tensors, in their order.
#' @return A symbolic tensor, or a list of them for a layer with several outputs.
#' @section Errors:
#' - `ValueError`: The layer was not called so often.
#' @family layer methods
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer <- layer_dense(units = 3)
#' y <- layer(layer_input(shape = 4))
#' get_output_at(layer, 1)$shape
get_output_at <- function(object, node_index) {
  call_python("get_output_at")
}

#' The shape of the symbolic tensor on which a layer was called
#'
#' @param object A layer or model.
#' @param node_index Number of the call that is meant, where the layer was called on several
#'   symbolic tensors, in their order.
#' @return A shape, or a list of them for a layer with several inputs.
#' @section Errors:
#' - `ValueError`: The layer was not called so often.
#' @family layer methods
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer <- layer_dense(units = 3)
#' y <- layer(layer_input(shape = 4))
#' get_input_shape_at(layer, 1)
get_input_shape_at <- function(object, node_index) {
  call_python("get_input_shape_at")
}

#' The shape of the symbolic tensor that a layer gave
#'
#' @param object A layer or model.
#' @param node_index Number of the call that is meant, where the layer was called on several
#'   symbolic tensors, in their order.
#' @return A shape, or a list of them for a layer with several outputs.
#' @section Errors:
#' - `ValueError`: The layer was not called so often.
#' @family layer methods
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer <- layer_dense(units = 3)
#' y <- layer(layer_input(shape = 4))
#' get_output_shape_at(layer, 1)
get_output_shape_at <- function(object, node_index) {
  call_python("get_output_shape_at")
}

#' The mask of the symbolic tensor on which a layer was called
#'
#' @param object A layer or model.
#' @param node_index Number of the call that is meant, where the layer was called on several
#'   symbolic tensors, in their order.
#' @return A symbolic tensor of logicals, NULL where there is no mask, or a list for a layer
#'   with several inputs.
#' @section Errors:
#' - `ValueError`: The layer was not called so often.
#' @family layer methods
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer <- layer_lstm(units = 2)
#' y <- layer(layer_masking(layer_input(shape = c(5, 3))))
#' get_input_mask_at(layer, 1)$shape
get_input_mask_at <- function(object, node_index) {
  call_python("get_input_mask_at")
}

#' The mask of the symbolic tensor that a layer gave
#'
#' @param object A layer or model.
#' @param node_index Number of the call that is meant, where the layer was called on several
#'   symbolic tensors, in their order.
#' @return A symbolic tensor of logicals, NULL where there is no mask, or a list for a layer
#'   with several outputs.
#' @section Errors:
#' - `ValueError`: The layer was not called so often.
#' @family layer methods
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer <- layer_masking()
#' y <- layer(layer_input(shape = c(5, 3)))
#' get_output_mask_at(layer, 1)$shape
get_output_mask_at <- function(object, node_index) {
  call_python("get_output_mask_at")
}
