# Generated from rkeras_py; do not edit by hand.

#' Saves the weights of a model to an HDF5 file
#'
#' The file has the layout of Keras 2, and is written whole or not at all.
#'
#' @param object The model.
#' @param filepath Path of the file.
#' @param overwrite Whether a file that is there is replaced.
#' @return The path.
#' @section Errors:
#' - `FileExistsError`: There is such a file, and `overwrite` is FALSE.
#' - `ValueError`: The model has not been built, so that it has no weights to save.
#' @family model persistence
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 4), units = 1)
#' path <- save_model_weights_hdf5(model, "weights.h5")
#' model <- load_model_weights_hdf5(model, path)
save_model_weights_hdf5 <- function(object, filepath, overwrite = TRUE) {
  invisible(call_python("save_model_weights_hdf5"))
}

#' Loads weights of a model from an HDF5 file
#'
#' The file is one of `save_model_weights_hdf5()`, of `save_model_hdf5()`, or of Keras. If the
#' weights do not fit, the model is left as it was.
#'
#' @param object The model; its weights are changed in place.
#' @param filepath Path of the file.
#' @param by_name Whether weights go to the layers of the same names, and to no others; if not,
#'   the layers of the file and of the model are taken in their order.
#' @param skip_mismatch Whether layers are left as they are, with a warning, where the number or
#'   the shapes of the weights differ; if not, that is an error.
#' @param reshape Whether weights of another shape are reshaped, where they have the same number
#'   of elements.
#' @return The model.
#' @section Errors:
#' - `FileNotFoundError`: There is no such file.
#' - `ValueError`: The file holds no weights, or not those of such a model.
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
  invisible(call_python("load_model_weights_hdf5"))
}

#' Saves the weights of a model as a checkpoint of TensorFlow
#'
#' A checkpoint is two files, whose names begin with `filepath`, and the file `checkpoint`
#' beside them, which names the newest.
#'
#' @param object The model.
#' @param filepath What the names of the files begin with.
#' @param overwrite Whether a file that is there is replaced.
#' @return The path.
#' @section Errors:
#' - `FileExistsError`: There is such a checkpoint, and `overwrite` is FALSE.
#' - `ValueError`: The model has not been built, so that it has no weights to save.
#' @family model persistence
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 4), units = 1)
#' path <- save_model_weights_tf(model, "weights")
#' model <- load_model_weights_tf(model, path)
save_model_weights_tf <- function(object, filepath, overwrite = TRUE) {
  invisible(call_python("save_model_weights_tf"))
}

#' Loads weights of a model from a checkpoint of TensorFlow
#'
#' The checkpoint is one of `save_model_weights_tf()`, or of Keras 2 where the model is a stack
#' or graph of plain layers. If the weights do not fit, the model is left as it was.
#'
#' @param object The model; its weights are changed in place.
#' @param filepath What the names of the checkpoint's files begin with; or a folder, whose
#'   newest checkpoint is taken.
#' @param by_name Must be FALSE: checkpoints have no names of layers.
#' @param skip_mismatch Whether layers are left as they are, with a warning, where the number or
#'   the shapes of the weights differ; if not, that is an error.
#' @param reshape Whether weights of another shape are reshaped, where they have the same number
#'   of elements.
#' @return The model.
#' @section Errors:
#' - `FileNotFoundError`: There is no such checkpoint.
#' - `ValueError`: The checkpoint holds no weights, or not those of such a model.
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
  invisible(call_python("load_model_weights_tf"))
}
