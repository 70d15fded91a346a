# Generated from rkeras_py; do not edit by hand.

#' Saves the model during training
#'
#' The extension of the path determines the format of a model: ".h5" or ".hdf5" for an HDF5
#' file, as `save_model_hdf5()` writes it; ".keras" for a Keras archive; any other extension for
#' a folder, as `save_model_tf()` writes it. Weights are saved in an HDF5 file if the path has
#' one of these extensions, otherwise in a TensorFlow checkpoint, as `save_model_weights_tf()`
#' writes it.
#'
#' @param filepath Path of the file or folder. Fields in braces are filled in: `{epoch:02d}`
#'   with the number of the epoch, counted from 1; `{val_loss:.2f}` and the like with values
#'   from the logs; and, if `save_freq` is a number, `{batch}` with the number of the batch.
#'   Missing folders are created.
#' @param monitor The quantity to monitor, by its name in the logs, such as "val_loss".
#' @param verbose Whether to print a message when the model is saved.
#' @param save_best_only Whether to save only when the monitored quantity is the best so far.
#' @param save_weights_only Whether to save only the weights.
#' @param mode Whether lower ("min") or higher ("max") values are better. "auto" takes the
#'   direction from the metric, or, if the metric has none, from its name: higher is better for
#'   accuracies and areas under curves, lower for all others.
#' @param period Number of epochs between checkpoints; 1 if not given.
#' @param save_freq "epoch" to save at the end of each epoch, or the number of batches between
#'   checkpoints.
#' @return A callback for `fit()`.
#' @section Errors:
#' - `ValueError`: Both `period` and a number of batches in `save_freq` are given.
#' @family callbacks
#' @export
#' @examplesIf rkeras::is_keras_available()
#' callback <- callback_model_checkpoint("weights.{epoch:02d}.hdf5", save_weights_only = TRUE, period = 2)
callback_model_checkpoint <- function(filepath,
                                      monitor = "val_loss",
                                      verbose = 0,
                                      save_best_only = FALSE,
                                      save_weights_only = FALSE,
                                      mode = c("auto", "min", "max"),
                                      period = NULL,
                                      save_freq = "epoch") {
  .External2(rk_call_formals, "callback_model_checkpoint")
}
