# Generated from rkeras_py; do not edit by hand.

#' Saves a model to an HDF5 file
#'
#' The file holds the layers, the weights, how the model was compiled, and the state of the
#' optimizer, so that training can go on. It is written whole or not at all.
#'
#' @param object The model.
#' @param filepath Path of the file.
#' @param overwrite Whether a file that is there is replaced.
#' @param include_optimizer Whether how the model was compiled, and the state of the optimizer,
#'   are saved too.
#' @return The path.
#' @section Errors:
#' - `FileExistsError`: There is such a file, and `overwrite` is FALSE.
#' - `ValueError`: The model has not been built, so that it has no weights to save.
#' @family model persistence
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 4), units = 1)
#' path <- save_model_hdf5(model, "model.h5")
#' again <- load_model_hdf5(path)
save_model_hdf5 <- function(object, filepath, overwrite = TRUE, include_optimizer = TRUE) {
  invisible(call_python("save_model_hdf5"))
}

#' Loads a model from an HDF5 file
#'
#' Code that a file may carry is never run.
#'
#' @param filepath Path of the file.
#' @param custom_objects Layers, losses and functions of your own that the model uses, as a
#'   named list by their names.
#' @param compile Whether to compile the model as it was, with the state of its optimizer.
#' @return The model.
#' @section Errors:
#' - `FileNotFoundError`: There is no such file.
#' - `ValueError`: The file holds no model, or is damaged.
#' @family model persistence
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 4), units = 1)
#' path <- save_model_hdf5(model, "model.h5")
#' again <- load_model_hdf5(path)
load_model_hdf5 <- function(filepath, custom_objects = NULL, compile = TRUE) {
  call_python("load_model_hdf5")
}

#' Saves a model to a folder in TensorFlow's SavedModel format
#'
#' TensorFlow alone can serve the folder. It also holds the model in Keras' own format, from
#' which `load_model_tf()` gets it back with how it was compiled and the state of its optimizer;
#' in plain Python, `keras.models.load_model()` reads that file. The folder is written whole or
#' not at all.
#'
#' @param object The model.
#' @param filepath Path of the folder.
#' @param overwrite Whether a folder that is there is replaced.
#' @param include_optimizer Whether how the model was compiled, and the state of the optimizer,
#'   are saved too.
#' @param signatures Has no meaning any more.
#' @param options Has no meaning any more.
#' @return The path.
#' @section Errors:
#' - `FileExistsError`: There is such a folder, and `overwrite` is FALSE.
#' - `ValueError`: The model has not been built, so that it has no weights to save.
#' @family model persistence
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 4), units = 1)
#' path <- save_model_tf(model, "model")
#' again <- load_model_tf(path)
save_model_tf <- function(object,
                          filepath,
                          overwrite = TRUE,
                          include_optimizer = TRUE,
                          signatures = NULL,
                          options = NULL) {
  invisible(call_python("save_model_tf"))
}

#' Loads a model from a folder that `save_model_tf()` wrote
#'
#' Code that a file may carry is never run.
#'
#' @param filepath Path of the folder.
#' @param custom_objects Layers, losses and functions of your own that the model uses, as a
#'   named list by their names.
#' @param compile Whether to compile the model as it was, with the state of its optimizer.
#' @return The model.
#' @section Errors:
#' - `FileNotFoundError`: There is no such folder.
#' - `ValueError`: The folder holds no model of Keras, or is damaged.
#' @family model persistence
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 4), units = 1)
#' path <- save_model_tf(model, "model")
#' again <- load_model_tf(path)
load_model_tf <- function(filepath, custom_objects = NULL, compile = TRUE) {
  call_python("load_model_tf")
}
