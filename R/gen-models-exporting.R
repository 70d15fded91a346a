# Generated from rkeras_py; do not edit by hand.

#' Exports a model to a folder for TensorFlow Serving
#'
#' The folder holds the graph and the weights, in the SavedModel format. TensorFlow Serving
#' calls the function `serving_default`; in Python, `tf$saved_model$load()` returns it as
#' `serve`. The folder is written completely or not at all. To load the Keras model again later,
#' use `save_model_tf()` instead.
#'
#' @param object The model.
#' @param export_dir_base Path of the folder.
#' @param overwrite Whether to replace an existing folder.
#' @param versioned Whether to write into a subfolder named after the time. By default, only if
#'   `overwrite` is FALSE.
#' @param remove_learning_phase No longer has any effect: the model is always exported in
#'   inference mode.
#' @param as_text No longer has any effect.
#' @param ... `input_signature`: the inputs of the function, as a list of `tf$TensorSpec`.
#' @return The path of the folder with the model.
#' @section Errors:
#' - `FileExistsError`: The folder exists, and `overwrite` is FALSE.
#' - `ValueError`: The model has not been built, so it has no weights to export.
#' @family model persistence
#' @method export_savedmodel keras.engine.training.Model
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 4), units = 1)
#' path <- export_savedmodel(model, "served")
export_savedmodel.keras.engine.training.Model <- function(object,
                                                          export_dir_base,
                                                          overwrite = TRUE,
                                                          versioned = !overwrite,
                                                          remove_learning_phase = TRUE,
                                                          as_text = FALSE,
                                                          ...) {
  invisible(.External2(rk_call_formals, "export_savedmodel"))
}

#' Saves a model to a folder in TensorFlow's SavedModel format
#'
#' This is what `save_model_tf()` does.
#'
#' @param model The model.
#' @param saved_model_path Path of the folder.
#' @param custom_objects No longer has any effect when saving; give them when loading.
#' @param as_text No longer has any effect.
#' @param input_signature The inputs of the served function, as a list of `tf$TensorSpec`.
#'   Requires `serving_only`.
#' @param serving_only Whether to write what serving needs and nothing more;
#'   `model_from_saved_model()` can't load such a folder.
#' @return The path.
#' @section Errors:
#' - `ValueError`: The model has not been built, so it has no weights to save.
#' @family model persistence
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 4), units = 1)
#' path <- model_to_saved_model(model, "saved")
#' other <- model_from_saved_model(path)
model_to_saved_model <- function(model,
                                 saved_model_path,
                                 custom_objects = NULL,
                                 as_text = FALSE,
                                 input_signature = NULL,
                                 serving_only = FALSE) {
  invisible(.External2(rk_call_formals, "model_to_saved_model"))
}

#' Loads a model from a folder that `model_to_saved_model()` wrote
#'
#' Code embedded in a file is never run.
#'
#' @param saved_model_path Path of the folder.
#' @param custom_objects Custom layers, losses and functions that the model uses, as a named
#'   list by their names.
#' @return The model.
#' @section Errors:
#' - `FileNotFoundError`: The folder does not exist.
#' - `ValueError`: The folder does not contain a Keras model, or is damaged.
#' @family model persistence
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 4), units = 1)
#' path <- model_to_saved_model(model, "saved")
#' other <- model_from_saved_model(path)
model_from_saved_model <- function(saved_model_path, custom_objects = NULL) {
  .External2(rk_call_formals, "model_from_saved_model")
}
