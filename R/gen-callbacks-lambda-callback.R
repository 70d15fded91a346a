# Generated from rkeras_py; do not edit by hand.

#' Calls your own functions at each stage of training
#'
#' Functions for epochs and batches receive two arguments: the number of the epoch or batch,
#' counted from 0, and the logs. The others receive only the logs.
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
#' @param on_test_batch_begin Called at the beginning of each batch in evaluation, including
#'   validation during training.
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
  .External2(rk_call_formals, "callback_lambda")
}
