# Generated from rkeras_py; do not edit by hand.

#' Lets a training run that was cut off go on where it was
#'
#' At the end of each epoch, the state of the run is saved in a folder: weights, the state of
#' the optimizer and of random numbers in the model, and the number of the epoch. If the process
#' ends before `fit()` does, run the same script again: `fit()` restores the state and goes on
#' with the next epoch. When it has ended, the folder is removed.
#'
#' With `set.seed()` (in Python, `set_random_seed()`) the final weights are those of a run that
#' was not cut off. The history has the epochs that were run since. The state of other callbacks
#' and of generators is not saved.
#'
#' With several workers, the chief writes the folder, and all restore what the chief reads.
#'
#' @param backup_dir Path of the folder, which is used for nothing else. Missing folders are
#'   created.
#' @param save_freq "epoch" to save at the end of each epoch, or the number of batches between
#'   backups. An epoch that was cut off begins anew, with the weights of the last backup.
#' @param double_checkpoint Whether to keep the backup before the latest one too, which is
#'   restored if the latest one is damaged.
#' @param delete_checkpoint Whether to remove the folder when training has ended.
#' @return A callback for `fit()`.
#' @section Errors:
#' - `BackupError`: During training: the backup is damaged, or of another model.
#' @family callbacks
#' @export
#' @examplesIf rkeras::is_keras_available()
#' callback <- callback_backup_and_restore("backup", delete_checkpoint = FALSE)
callback_backup_and_restore <- function(backup_dir,
                                        save_freq = "epoch",
                                        double_checkpoint = FALSE,
                                        delete_checkpoint = TRUE) {
  .External2(rk_call_formals, "callback_backup_and_restore")
}
