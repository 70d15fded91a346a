# Generated from rkeras_py; do not edit by hand.

#' The layers of a model as JSON, without its weights
#'
#' @param object The model.
#' @return A string.
#' @family model persistence
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 4), units = 1)
#' other <- model_from_json(model_to_json(model))
model_to_json <- function(object) {
  call_python("model_to_json")
}

#' Makes a model of the layers that JSON describes, with new weights
#'
#' Code that the text may carry is never run.
#'
#' @param json What `model_to_json()` gave; what Keras 2 wrote is read too.
#' @param custom_objects Layers and functions of your own that the model uses, as a named list
#'   by their names.
#' @return The model, not compiled.
#' @section Errors:
#' - `ValueError`: The string is no JSON, or describes no model.
#' @family model persistence
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 4), units = 1)
#' other <- model_from_json(model_to_json(model))
model_from_json <- function(json, custom_objects = NULL) {
  call_python("model_from_json")
}

#' The layers of a model as YAML, without its weights
#'
#' The text is written in the part of YAML that is JSON too.
#'
#' @param object The model.
#' @return A string.
#' @family model persistence
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 4), units = 1)
#' other <- model_from_yaml(model_to_yaml(model))
model_to_yaml <- function(object) {
  call_python("model_to_yaml")
}

#' Makes a model of the layers that YAML describes, with new weights
#'
#' Code that the text may carry is never run.
#'
#' @param yaml What `model_to_yaml()` gave. Other YAML is read where the Python package PyYAML
#'   is installed, with its safe loader.
#' @param custom_objects Layers and functions of your own that the model uses, as a named list
#'   by their names.
#' @return The model, not compiled.
#' @section Errors:
#' - `ValueError`: The string is no YAML, or describes no model.
#' @family model persistence
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 4), units = 1)
#' other <- model_from_yaml(model_to_yaml(model))
model_from_yaml <- function(yaml, custom_objects = NULL) {
  call_python("model_from_yaml")
}

#' A model as bytes, with its weights
#'
#' What stands in an HDF5 file of `save_model_hdf5()`.
#'
#' @param model The model.
#' @param include_optimizer Whether how the model was compiled, and the state of the optimizer,
#'   are kept too.
#' @return Bytes; in R a raw vector, which can be saved with other objects of R.
#' @section Errors:
#' - `ValueError`: The model has not been built, so that it has no weights.
#' @family model persistence
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 4), units = 1)
#' other <- unserialize_model(serialize_model(model))
serialize_model <- function(model, include_optimizer = TRUE) {
  call_python("serialize_model")
}

#' Makes a model of bytes, with its weights
#'
#' Code that the bytes may carry is never run.
#'
#' @param model What `serialize_model()` gave.
#' @param custom_objects Layers and functions of your own that the model uses, as a named list
#'   by their names.
#' @param compile Whether to compile the model as it was, with the state of its optimizer.
#' @return The model.
#' @section Errors:
#' - `ValueError`: The bytes hold no model, or are damaged.
#' @family model persistence
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 4), units = 1)
#' other <- unserialize_model(serialize_model(model))
unserialize_model <- function(model, custom_objects = NULL, compile = TRUE) {
  call_python("unserialize_model")
}
