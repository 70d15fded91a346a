# Generated from rkeras_py; do not edit by hand.

#' Saves the model while it is trained
#'
#' A model is saved in the format that the ending of the path tells: ".h5" or ".hdf5" for an
#' HDF5 file, as `save_model_hdf5()` writes it; ".keras" for an archive of Keras; any other for
#' a folder, as `save_model_tf()` writes it. Weights are saved in an HDF5 file where the path
#' has one of these endings, else in a checkpoint of TensorFlow, as `save_model_weights_tf()`
#' writes it.
#'
#' @param filepath Path of the file or folder. Fields in braces are filled in: `{epoch:02d}`
#'   with the number of the epoch, counted from 1, `{val_loss:.2f}` and the like with values in
#'   the logs, and with `save_freq` a number `{batch}` with that of the batch. Folders on the
#'   way are made.
#' @param monitor The quantity to watch, by its name in the logs, such as "val_loss".
#' @param verbose Whether to say when the model is saved.
#' @param save_best_only Whether to save only if the quantity is the best so far.
#' @param save_weights_only Whether to save the weights alone.
#' @param mode Whether the quantity is to become small ("min") or large ("max"). "auto" takes
#'   that from the metric, and where it does not tell, from the name: large for accuracies and
#'   areas under curves, small for all others.
#' @param period Number of epochs between checkpoints; 1 if not given.
#' @param save_freq "epoch" to save at the end of epochs, or a number of batches after which to
#'   save.
#' @return A callback for `fit()`.
#' @section Errors:
#' - `ValueError`: Both `period` and a number of batches are given.
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
  call_python("callback_model_checkpoint")
}
