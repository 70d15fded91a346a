# Generated from rkeras_py; do not edit by hand.

#' Writes log files for TensorBoard
#'
#' @param log_dir Path of the folder; "logs" if not given.
#' @param histogram_freq Number of epochs between histograms of the weights; 0 for none.
#' @param batch_size No longer has any effect.
#' @param write_graph Whether to write the graph of the model.
#' @param write_grads No longer has any effect.
#' @param write_images Whether to also write the weights as images, along with the histograms.
#' @param embeddings_freq Number of epochs between saves of the embedding weights; 0 for none.
#'   Needs the Python package tensorboard.
#' @param embeddings_layer_names No longer has any effect.
#' @param embeddings_metadata Path of a file with the labels of the embedded items, or a named
#'   list of such paths by layer name.
#' @param embeddings_data No longer has any effect.
#' @param update_freq "epoch", "batch", or the number of batches between writes.
#' @param profile_batch The batch to profile, or the first and last of a range; 0 for none.
#' @return A callback for `fit()`.
#' @section Errors:
#' - `ImportError`: `embeddings_freq` is given and tensorboard is not installed.
#' @family callbacks
#' @export
#' @examplesIf rkeras::is_keras_available()
#' callback <- callback_tensorboard("logs/run_1", update_freq = "batch")
callback_tensorboard <- function(log_dir = NULL,
                                 histogram_freq = 0,
                                 batch_size = NULL,
                                 write_graph = TRUE,
                                 write_grads = FALSE,
                                 write_images = FALSE,
                                 embeddings_freq = 0,
                                 embeddings_layer_names = NULL,
                                 embeddings_metadata = NULL,
                                 embeddings_data = NULL,
                                 update_freq = "epoch",
                                 profile_batch = 0) {
  .External2(rk_call_formals, "callback_tensorboard")
}
