# Generated from rkeras_py; do not edit by hand.

#' Writes the results of each epoch to a file of comma-separated values
#'
#' @param filename Path of the file.
#' @param separator What stands between values.
#' @param append Whether to add lines to a file that is there, instead of replacing it.
#' @return A callback for `fit()`. The file has a column `epoch`, counted from 0, and one for
#'   each value in the logs.
#' @family callbacks
#' @export
#' @examplesIf rkeras::is_keras_available()
#' callback <- callback_csv_logger("training.csv", separator = ";")
callback_csv_logger <- function(filename, separator = ",", append = FALSE) {
  call_python("callback_csv_logger")
}

#' Stops training when a quantity does not become better any more
#'
#' @param monitor The quantity to watch, by its name in the logs, such as "val_loss".
#' @param min_delta The smallest change that counts as becoming better.
#' @param patience Number of epochs without a better value after which training stops.
#' @param verbose Whether to say when training stops.
#' @param mode Whether the quantity is to become small ("min") or large ("max"). "auto" takes
#'   that from the metric, and where it does not tell, from the name: large for accuracies and
#'   areas under curves, small for all others.
#' @param baseline A value that is to be reached: training stops if the quantity does not become
#'   better than it.
#' @param restore_best_weights Whether the model gets back the weights of the epoch with the
#'   best value when training ends. Otherwise it keeps the last ones.
#' @return A callback for `fit()`.
#' @family callbacks
#' @export
#' @examplesIf rkeras::is_keras_available()
#' callback <- callback_early_stopping(patience = 3, restore_best_weights = TRUE)
callback_early_stopping <- function(monitor = "val_loss",
                                    min_delta = 0,
                                    patience = 0,
                                    verbose = 0,
                                    mode = c("auto", "min", "max"),
                                    baseline = NULL,
                                    restore_best_weights = FALSE) {
  call_python("callback_early_stopping")
}

#' Calls functions of your own
#'
#' The functions for epochs and batches get two arguments: the number of the epoch or batch,
#' counted from 0, and the logs. The others get the logs only.
#'
#' @param on_epoch_begin Called at the beginning of each epoch.
#' @param on_epoch_end Called at the end of each epoch.
#' @param on_batch_begin Called at the beginning of each batch in training.
#' @param on_batch_end Called at the end of each batch in training.
#' @param on_train_batch_begin The same as `on_batch_begin`.
#' @param on_train_batch_end The same as `on_batch_end`.
#' @param on_train_begin Called at the beginning of training.
#' @param on_train_end Called at the end of training.
#' @param on_predict_batch_begin Called at the beginning of each batch in prediction.
#' @param on_predict_batch_end Called at the end of each batch in prediction.
#' @param on_predict_begin Called at the beginning of prediction.
#' @param on_predict_end Called at the end of prediction.
#' @param on_test_batch_begin Called at the beginning of each batch in evaluation, validation in
#'   training included.
#' @param on_test_batch_end Called at the end of each batch in evaluation.
#' @param on_test_begin Called at the beginning of evaluation.
#' @param on_test_end Called at the end of evaluation.
#' @return A callback for `fit()`, `evaluate()` and `predict()`.
#' @family callbacks
#' @export
#' @examplesIf rkeras::is_keras_available()
#' callback <- callback_lambda(on_epoch_end = print)
callback_lambda <- function(on_epoch_begin = NULL,
                            on_epoch_end = NULL,
                            on_batch_begin = NULL,
                            on_batch_end = NULL,
                            on_train_batch_begin = NULL,
                            on_train_batch_end = NULL,
                            on_train_begin = NULL,
                            on_train_end = NULL,
                            on_predict_batch_begin = NULL,
                            on_predict_batch_end = NULL,
                            on_predict_begin = NULL,
                            on_predict_end = NULL,
                            on_test_batch_begin = NULL,
                            on_test_batch_end = NULL,
                            on_test_begin = NULL,
                            on_test_end = NULL) {
  call_python("callback_lambda")
}

#' Sets the learning rate at the beginning of each epoch
#'
#' The rate also stands in the logs and the history, as `lr`.
#'
#' @param schedule A function of the epoch, counted from 0, and of the learning rate so far (or
#'   of the epoch alone), that gives the new rate.
#' @return A callback for `fit()`.
#' @section Errors:
#' - `ValueError`: In training: the function gives no number.
#' @family callbacks
#' @export
#' @examplesIf rkeras::is_keras_available()
#' schedule <- learning_rate_schedule_exponential_decay(0.1, decay_steps = 1, decay_rate = 0.5)
#' callback <- callback_learning_rate_scheduler(schedule)
callback_learning_rate_scheduler <- function(schedule) {
  call_python("callback_learning_rate_scheduler")
}

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

#' Shows a progress bar with the values in the logs
#'
#' @param count_mode Whether the bar counts "samples" or "steps", which are batches. In
#'   predictions, and for models that keep no loss, it counts batches.
#' @param stateful_metrics Names of values that other callbacks add to the logs and that are
#'   shown as they are, instead of their mean over the epoch. If not given, all are.
#' @return A callback for `fit()`, in the place of the usual progress bar.
#' @family callbacks
#' @export
#' @examplesIf rkeras::is_keras_available()
#' callback <- callback_progbar_logger(count_mode = "steps")
callback_progbar_logger <- function(count_mode = "samples", stateful_metrics = NULL) {
  call_python("callback_progbar_logger")
}

#' Reduces the learning rate when a quantity does not become better any more
#'
#' The rate also stands in the logs and the history, as `lr`.
#'
#' @param monitor The quantity to watch, by its name in the logs, such as "val_loss".
#' @param factor Factor of the learning rate, below 1: `lr * factor` is the new one.
#' @param patience Number of epochs without a better value after which the rate is reduced.
#' @param verbose Whether to say when the rate is reduced.
#' @param mode Whether the quantity is to become small ("min") or large ("max"). "auto" takes
#'   that from the metric, and where it does not tell, from the name: large for accuracies and
#'   areas under curves, small for all others.
#' @param min_delta The smallest change that counts as becoming better.
#' @param cooldown Number of epochs to wait after the rate was reduced before the quantity is
#'   watched again.
#' @param min_lr The smallest learning rate.
#' @return A callback for `fit()`.
#' @section Errors:
#' - `ValueError`: `factor` is not below 1.
#' @family callbacks
#' @export
#' @examplesIf rkeras::is_keras_available()
#' callback <- callback_reduce_lr_on_plateau(factor = 0.5, patience = 2)
callback_reduce_lr_on_plateau <- function(monitor = "val_loss",
                                          factor = 0.1,
                                          patience = 10,
                                          verbose = 0,
                                          mode = c("auto", "min", "max"),
                                          min_delta = 1e-04,
                                          cooldown = 0,
                                          min_lr = 0) {
  call_python("callback_reduce_lr_on_plateau")
}

#' Sends the results of each epoch to a server, by HTTP
#'
#' @param root Address of the server.
#' @param path Path on the server, to which the results are posted.
#' @param field Field of the form in which the results stand, as JSON.
#' @param headers Further headers, as a named list.
#' @param send_as_json Whether to send the JSON itself instead of a form.
#' @return A callback for `fit()`. A server that can't be reached is a warning.
#' @section Errors:
#' - `ValueError`: `headers` is no named list.
#' @family callbacks
#' @export
#' @examplesIf rkeras::is_keras_available()
#' callback <- callback_remote_monitor("http://localhost:9000", send_as_json = TRUE)
callback_remote_monitor <- function(root = "https://localhost:9000",
                                    path = "/publish/epoch/end/",
                                    field = "data",
                                    headers = NULL,
                                    send_as_json = FALSE) {
  call_python("callback_remote_monitor")
}

#' Writes log files that TensorBoard shows
#'
#' @param log_dir Path of the folder; "logs" if not given.
#' @param histogram_freq Number of epochs between histograms of the weights; 0 for none.
#' @param batch_size Has no meaning any more.
#' @param write_graph Whether to write the graph of the model.
#' @param write_grads Has no meaning any more.
#' @param write_images Whether to write the weights as images too, with the histograms.
#' @param embeddings_freq Number of epochs between the weights of embeddings; 0 for none. It
#'   needs the Python package tensorboard.
#' @param embeddings_layer_names Has no meaning any more.
#' @param embeddings_metadata Path of a file with the names of what is embedded, or a named list
#'   of paths by the names of layers.
#' @param embeddings_data Has no meaning any more.
#' @param update_freq "epoch" or "batch", or a number of batches after which to write.
#' @param profile_batch The batch to profile, or the first and the last; 0 for none.
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
  call_python("callback_tensorboard")
}

#' Stops training when the loss is not a number, or infinite
#'
#' @return A callback for `fit()`.
#' @family callbacks
#' @export
#' @examplesIf rkeras::is_keras_available()
#' callback <- callback_terminate_on_naan()
callback_terminate_on_naan <- function() {
  call_python("callback_terminate_on_naan")
}
