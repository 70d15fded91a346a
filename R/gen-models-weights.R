# Generated from rkeras_py; do not edit by hand.

#' Saves the weights of a model to an HDF5 file
#'
#' The file has the layout of Keras 2. It is written completely or not at all.
#'
#' @param object The model.
#' @param filepath Path of the file.
#' @param overwrite Whether to replace an existing file.
#' @return The path.
#' @section Errors:
#' - `FileExistsError`: The file exists, and `overwrite` is FALSE.
#' - `ValueError`: The model has not been built, so it has no weights to save.
#' @family model persistence
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 4), units = 1)
#' path <- save_model_weights_hdf5(model, "weights.h5")
#' model <- load_model_weights_hdf5(model, path)
save_model_weights_hdf5 <- function(object, filepath, overwrite = TRUE) {
  invisible(.External2(rk_call_formals, "save_model_weights_hdf5"))
}

#' Loads weights of a model from an HDF5 file
#'
#' The file may be written by `save_model_weights_hdf5()`, `save_model_hdf5()` or Keras. If the
#' weights do not fit, the model is left unchanged. As in 2.9, a checkpoint is loaded if there
#' is no such file: `callback_model_checkpoint(save_weights_only = TRUE)` writes one, unless its
#' path ends in .h5.
#'
#' @param object The model; its weights are changed in place.
#' @param filepath Path of the file.
#' @param by_name Whether to load weights into the layers of the same names only. By default,
#'   the layers of the file and of the model are matched by their order.
#' @param skip_mismatch Whether to skip, with a warning, layers where the number or the shapes
#'   of the weights differ. By default, that is an error.
#' @param reshape Whether to reshape weights that have the right number of elements.
#' @return The model.
#' @section Errors:
#' - `FileNotFoundError`: The file does not exist.
#' - `ValueError`: The file does not contain weights, or not those of such a model.
#' @family model persistence
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 4), units = 1)
#' path <- save_model_weights_hdf5(model, "weights.h5")
#' model <- load_model_weights_hdf5(model, path)
load_model_weights_hdf5 <- function(object,
                                    filepath,
                                    by_name = FALSE,
                                    skip_mismatch = FALSE,
                                    reshape = FALSE) {
  invisible(.External2(rk_call_formals, "load_model_weights_hdf5"))
}

#' Saves the weights of a model as a TensorFlow checkpoint
#'
#' A checkpoint is two files, whose names begin with `filepath`, and the file `checkpoint`
#' beside them, which names the newest. It also holds the state of the optimizer, if the model
#' was trained, and can be read by Keras 2.
#'
#' @param object The model.
#' @param filepath What the names of the files begin with.
#' @param overwrite Whether to replace an existing file.
#' @return The path.
#' @section Errors:
#' - `FileExistsError`: The checkpoint exists, and `overwrite` is FALSE.
#' - `ValueError`: The model has not been built, so it has no weights to save.
#' @family model persistence
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 4), units = 1)
#' path <- save_model_weights_tf(model, "weights")
#' model <- load_model_weights_tf(model, path)
save_model_weights_tf <- function(object, filepath, overwrite = TRUE) {
  invisible(.External2(rk_call_formals, "save_model_weights_tf"))
}

#' Loads weights of a model from a TensorFlow checkpoint
#'
#' The checkpoint may be written by `save_model_weights_tf()`, or by Keras 2 if the model is
#' Sequential or functional and made of plain layers. As in 2.9, `filepath` may name an HDF5
#' file as well. If the weights do not fit, the model is left unchanged. The state of the
#' optimizer and its learning rate are restored too, as in Keras 2: at once if the model is
#' compiled, else when it is compiled.
#'
#' @param object The model; its weights are changed in place.
#' @param filepath What the names of the checkpoint's files begin with; or a folder, whose
#'   newest checkpoint is loaded.
#' @param by_name Must be FALSE: checkpoints contain no layer names.
#' @param skip_mismatch Whether to skip, with a warning, layers where the number or the shapes
#'   of the weights differ. By default, that is an error.
#' @param reshape Whether to reshape weights that have the right number of elements.
#' @return The model.
#' @section Errors:
#' - `FileNotFoundError`: The checkpoint does not exist.
#' - `ValueError`: The checkpoint does not contain weights, or not those of such a model.
#' @family model persistence
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 4), units = 1)
#' path <- save_model_weights_tf(model, "weights")
#' model <- load_model_weights_tf(model, path)
load_model_weights_tf <- function(object,
                                  filepath,
                                  by_name = FALSE,
                                  skip_mismatch = FALSE,
                                  reshape = FALSE) {
  invisible(.External2(rk_call_formals, "load_model_weights_tf"))
}
