# Generated from rkeras_py; do not edit by hand.

#' Exports a model to a folder that TensorFlow serves
#'
#' The folder holds the graph and the weights, in the SavedModel format. TensorFlow Serving
#' finds the function `serving_default`; TensorFlow's `saved_model.load()` in Python gives it as
#' `serve`. It is written whole or not at all. To get the model of Keras back, use
#' `save_model_tf()`.
#'
#' @param object The model.
#' @param export_dir_base Path of the folder.
#' @param overwrite Whether a folder that is there is replaced.
#' @param versioned Whether the model goes into a folder inside, whose name is the time; if not
#'   given, where `overwrite` is FALSE.
#' @param remove_learning_phase Has no meaning any more: what is exported is the model as it
#'   predicts.
#' @param as_text Has no meaning any more.
#' @param ... `input_signature`: what the function takes, as a list of `tf$TensorSpec`.
#' @return The path of the folder with the model.
#' @section Errors:
#' - `FileExistsError`: There is such a folder, and `overwrite` is FALSE.
#' - `ValueError`: The model has not been built, so that it has no weights to export.
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
  invisible(call_python("export_savedmodel"))
}

#' Saves a model to a folder in TensorFlow's SavedModel format
#'
#' As `save_model_tf()` does.
#'
#' @param model The model.
#' @param saved_model_path Path of the folder.
#' @param custom_objects Has no meaning any more in saving; it is given when loading.
#' @param as_text Has no meaning any more.
#' @param input_signature What the served function takes, as a list of `tf$TensorSpec`. It needs
#'   `serving_only`.
#' @param serving_only Whether the folder is for serving alone, so that
#'   `model_from_saved_model()` can't get the model back.
#' @return The path.
#' @section Errors:
#' - `ValueError`: The model has not been built, so that it has no weights to save.
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
  invisible(call_python("model_to_saved_model"))
}

#' Loads a model from a folder that `model_to_saved_model()` wrote
#'
#' Code that a file may carry is never run.
#'
#' @param saved_model_path Path of the folder.
#' @param custom_objects Layers, losses and functions of your own that the model uses, as a
#'   named list by their names.
#' @return The model.
#' @section Errors:
#' - `FileNotFoundError`: There is no such folder.
#' - `ValueError`: The folder holds no model of Keras, or is damaged.
#' @family model persistence
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 4), units = 1)
#' path <- model_to_saved_model(model, "saved")
#' other <- model_from_saved_model(path)
model_from_saved_model <- function(saved_model_path, custom_objects = NULL) {
  call_python("model_from_saved_model")
}
