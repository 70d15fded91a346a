# Generated from rkeras_py; do not edit by hand.

#' The architecture of a model as JSON, without its weights
#'
#' The form is that of Keras 2, which keras 2.9 wrote, or that of Keras 3 if the model has
#' something that Keras 2 does not know.
#'
#' @param object The model.
#' @return A string.
#' @family model persistence
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 4), units = 1)
#' other <- model_from_json(model_to_json(model))
model_to_json <- function(object) {
  .External2(rk_call_formals, "model_to_json")
}

#' Makes a model from its architecture in JSON, with newly initialized weights
#'
#' Code embedded in the text is never run.
#'
#' @param json A string returned by `model_to_json()`, or written by Keras 2.
#' @param custom_objects Custom layers and functions that the model uses, as a named list by
#'   their names.
#' @return The model, not compiled.
#' @section Errors:
#' - `ValueError`: The string is not JSON, or does not describe a model.
#' @family model persistence
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 4), units = 1)
#' other <- model_from_json(model_to_json(model))
model_from_json <- function(json, custom_objects = NULL) {
  .External2(rk_call_formals, "model_from_json")
}

#' The architecture of a model as YAML, without its weights
#'
#' The text uses the subset of YAML that is also JSON.
#'
#' @param object The model.
#' @return A string.
#' @family model persistence
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 4), units = 1)
#' other <- model_from_yaml(model_to_yaml(model))
model_to_yaml <- function(object) {
  .External2(rk_call_formals, "model_to_yaml")
}

#' Makes a model from its architecture in YAML, with newly initialized weights
#'
#' Code embedded in the text is never run.
#'
#' @param yaml A string returned by `model_to_yaml()`. Other YAML is read with the safe loader
#'   of the Python package PyYAML, if that is installed.
#' @param custom_objects Custom layers and functions that the model uses, as a named list by
#'   their names.
#' @return The model, not compiled.
#' @section Errors:
#' - `ValueError`: The string is not YAML, or does not describe a model.
#' @family model persistence
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 4), units = 1)
#' other <- model_from_yaml(model_to_yaml(model))
model_from_yaml <- function(yaml, custom_objects = NULL) {
  .External2(rk_call_formals, "model_from_yaml")
}

#' Serializes a model to bytes, with its weights
#'
#' The bytes are those of a file written by `save_model_hdf5()`.
#'
#' @param model The model.
#' @param include_optimizer Whether to include how the model was compiled and the state of the
#'   optimizer.
#' @return Bytes; in R a raw vector, which can be saved with other objects of R.
#' @section Errors:
#' - `ValueError`: The model has not been built, so it has no weights.
#' @family model persistence
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 4), units = 1)
#' other <- unserialize_model(serialize_model(model))
serialize_model <- function(model, include_optimizer = TRUE) {
  .External2(rk_call_formals, "serialize_model")
}

#' Restores a model, with its weights, from bytes
#'
#' Code embedded in the bytes is never run.
#'
#' @param model Bytes returned by `serialize_model()`.
#' @param custom_objects Custom layers and functions that the model uses, as a named list by
#'   their names.
#' @param compile Whether to compile the model as it was and restore the optimizer's state.
#' @return The model.
#' @section Errors:
#' - `ValueError`: The bytes do not contain a model, or are damaged.
#' @family model persistence
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 4), units = 1)
#' other <- unserialize_model(serialize_model(model))
unserialize_model <- function(model, custom_objects = NULL, compile = TRUE) {
  .External2(rk_call_formals, "unserialize_model")
}
