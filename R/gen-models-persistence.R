# Generated from rkeras_py; do not edit by hand.

#' Saves a model to an HDF5 file
#'
#' The file holds the layers, the weights, how the model was compiled, and the state of the
#' optimizer, so that training can be resumed. Keras 2 and keras 2.9 read it too, unless the
#' model has something that they do not know. So does plain Keras 3, with an optimizer that has
#' to be compiled anew before it trains: Keras 3 restores none from HDF5 files, not even from
#' its own. The file is written completely or not at all.
#'
#' @param object The model.
#' @param filepath Path of the file.
#' @param overwrite Whether to replace an existing file.
#' @param include_optimizer Whether to save how the model was compiled and the state of the
#'   optimizer.
#' @return The path.
#' @section Errors:
#' - `FileExistsError`: The file exists, and `overwrite` is FALSE.
#' - `ValueError`: The model has not been built, so it has no weights to save.
#' @family model persistence
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 4), units = 1)
#' path <- save_model_hdf5(model, "model.h5")
#' again <- load_model_hdf5(path)
save_model_hdf5 <- function(object, filepath, overwrite = TRUE, include_optimizer = TRUE) {
  invisible(.External2(rk_call_formals, "save_model_hdf5"))
}

#' Loads a model from an HDF5 file
#'
#' The file may be written by rkeras, keras 2.9, Keras 2 or Keras 3. Files with the ending
#' .keras and folders in the SavedModel format are read too. Code embedded in a file is never
#' run.
#'
#' @param filepath Path of the file.
#' @param custom_objects Custom layers, losses and functions that the model uses, as a named
#'   list by their names.
#' @param compile Whether to compile the model as it was and restore the optimizer's state.
#' @return The model.
#' @section Errors:
#' - `FileNotFoundError`: The file does not exist.
#' - `ValueError`: The file does not contain a model, or is damaged.
#' @family model persistence
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 4), units = 1)
#' path <- save_model_hdf5(model, "model.h5")
#' again <- load_model_hdf5(path)
load_model_hdf5 <- function(filepath, custom_objects = NULL, compile = TRUE) {
  .External2(rk_call_formals, "load_model_hdf5")
}

#' Saves a model to a folder in TensorFlow's SavedModel format
#'
#' TensorFlow can serve the folder without Keras. Keras 2 loads it as a model, unless the model
#' has something that Keras 2 does not know. The state of the optimizer it restores as that of
#' its own folders: when the checkpoint `variables/variables` in the folder is loaded as
#' weights, as `load_model_weights_tf()` does here. The folder also holds the model in Keras'
#' own format, from which `load_model_tf()` restores it, compiled as it was and with the state
#' of its optimizer; in Python, `keras.models.load_model()` reads that file after `import
#' rkeras_py.public`. The folder is written completely or not at all.
#'
#' @param object The model.
#' @param filepath Path of the folder.
#' @param overwrite Whether to replace an existing folder.
#' @param include_optimizer Whether to save how the model was compiled and the state of the
#'   optimizer.
#' @param signatures No longer has any effect.
#' @param options No longer has any effect.
#' @return The path.
#' @section Errors:
#' - `FileExistsError`: The folder exists, and `overwrite` is FALSE.
#' - `ValueError`: The model has not been built, so it has no weights to save.
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
  invisible(.External2(rk_call_formals, "save_model_tf"))
}

#' Loads a model from a folder in TensorFlow's SavedModel format
#'
#' The folder may be written by rkeras, keras 2.9 or Keras 2. A folder without Keras' metadata,
#' such as one for serving, is loaded as a model that predicts and can't be trained. HDF5 files
#' and files with the ending .keras are read too. Python code embedded in a file is never run;
#' the graph in a folder is, so load only folders that you trust.
#'
#' @param filepath Path of the folder.
#' @param custom_objects Custom layers, losses and functions that the model uses, as a named
#'   list by their names.
#' @param compile Whether to compile the model as it was and restore the optimizer's state.
#' @return The model.
#' @section Errors:
#' - `FileNotFoundError`: The folder does not exist.
#' - `ValueError`: The folder does not contain a Keras model, or is damaged.
#' @family model persistence
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 4), units = 1)
#' path <- save_model_tf(model, "model")
#' again <- load_model_tf(path)
load_model_tf <- function(filepath, custom_objects = NULL, compile = TRUE) {
  .External2(rk_call_formals, "load_model_tf")
}
