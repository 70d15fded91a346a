# Generated from rkeras_py; do not edit by hand.

#' Trains a model on the batches of a generator
#'
#' `fit()` takes generators too; use it instead.
#'
#' @param object The model.
#' @param generator A function that at each call returns a list of inputs and targets, and NULL
#'   at the end; or a dataset.
#' @param steps_per_epoch Number of batches in an epoch.
#' @param epochs Number of epochs. With `initial_epoch`, the number of the last one.
#' @param verbose How much is printed: 0 nothing, 1 a progress bar, 2 a line per epoch.
#' @param callbacks A callback or a list of them.
#' @param view_metrics Whether to plot the metrics during training, as in `fit()`.
#' @param validation_data Data to be evaluated after each epoch, as in `fit()`.
#' @param validation_steps Number of batches to evaluate, for endless data.
#' @param class_weight How much each class counts in the loss, as in `fit()`.
#' @param max_queue_size How many batches are made ahead.
#' @param workers How many threads make batches of a `PyDataset`.
#' @param initial_epoch The epoch from which to resume training; 0 starts from the beginning.
#' @return The history, as `fit()` returns it.
#' @section Errors:
#' - `ValueError`: The generator returns batches that do not fit the model.
#' @family models
#' @export
fit_generator <- function(object,
                          generator,
                          steps_per_epoch,
                          epochs = 1,
                          verbose = getOption("keras.fit_verbose", default = 1),
                          callbacks = NULL,
                          view_metrics = getOption("keras.view_metrics", default = "auto"),
                          validation_data = NULL,
                          validation_steps = NULL,
                          class_weight = NULL,
                          max_queue_size = 10,
                          workers = 1,
                          initial_epoch = 0) {
  verbose <- verbose
  view_metrics <- view_metrics
  invisible(.External2(rk_call_formals, "fit_generator"))
}

#' Computes the loss and the metrics of a model on the batches of a generator
#'
#' `evaluate()` takes generators too; use it instead.
#'
#' @param object The model.
#' @param generator A function that at each call returns a list of inputs and targets, and NULL
#'   at the end; or a dataset.
#' @param steps Number of batches, for endless data.
#' @param max_queue_size How many batches are made ahead.
#' @param workers How many threads make batches of a `PyDataset`.
#' @param callbacks A callback or a list of them.
#' @return The loss and the metrics by name.
#' @section Errors:
#' - `ValueError`: The generator returns batches that do not fit the model.
#' @family models
#' @export
evaluate_generator <- function(object,
                               generator,
                               steps,
                               max_queue_size = 10,
                               workers = 1,
                               callbacks = NULL) {
  .External2(rk_call_formals, "evaluate_generator")
}

#' Computes the outputs of a model for the batches of a generator
#'
#' `predict()` takes generators too; use it instead.
#'
#' @param object The model.
#' @param generator A function that at each call returns a list of inputs and targets, and NULL
#'   at the end; or a dataset.
#' @param steps Number of batches, for endless data.
#' @param max_queue_size How many batches are made ahead.
#' @param workers How many threads make batches of a `PyDataset`.
#' @param verbose How much is printed: 0 nothing, 1 a progress bar, 2 a line per epoch.
#' @param callbacks A callback or a list of them.
#' @return An array with the samples along the first axis; a list of arrays for several outputs.
#' @section Errors:
#' - `ValueError`: The generator returns batches that do not fit the model.
#' @family models
#' @export
predict_generator <- function(object,
                              generator,
                              steps,
                              max_queue_size = 10,
                              workers = 1,
                              verbose = 0,
                              callbacks = NULL) {
  .External2(rk_call_formals, "predict_generator")
}

#' Computes class probabilities, that is, the outputs of a model
#'
#' `predict()` does the same; use it instead.
#'
#' @param object The model.
#' @param x The inputs, as in `predict()`.
#' @param batch_size Number of samples in a batch; 32 if not given.
#' @param verbose How much is printed: 0 nothing, 1 a progress bar, 2 a line per epoch.
#' @param steps Number of batches, for endless data.
#' @return An array with the samples along the first axis.
#' @section Errors:
#' - `ValueError`: The data do not fit the model.
#' @family models
#' @export
predict_proba <- function(object, x, batch_size = NULL, verbose = 0, steps = NULL) {
  .External2(rk_call_formals, "predict_proba")
}

#' The most probable class of each sample
#'
#' Use `predict()` instead, followed by `k_argmax()`, or for a single output unit by a
#' comparison with 0.5.
#'
#' @param object The model.
#' @param x The inputs, as in `predict()`.
#' @param batch_size Number of samples in a batch; 32 if not given.
#' @param verbose How much is printed: 0 nothing, 1 a progress bar, 2 a line per epoch.
#' @param steps Number of batches, for endless data.
#' @return Class indices from 0: a vector where the model has one output unit per class; a
#'   one-column matrix of 0 and 1 where it has a single unit.
#' @section Errors:
#' - `ValueError`: The data do not fit the model, or it has several outputs.
#' @family models
#' @export
predict_classes <- function(object, x, batch_size = NULL, verbose = 0, steps = NULL) {
  .External2(rk_call_formals, "predict_classes")
}

#' Copies a model to several GPUs; removed from TensorFlow
#'
#' Always fails, and says what to do instead: make and compile the model in the scope of a
#' TensorFlow distribution strategy.
#'
#' @param model The model.
#' @param gpus The number of GPUs, or their indices.
#' @param cpu_merge Whether to merge the weights on the CPU.
#' @param cpu_relocation Whether to create the weights on the CPU.
#' @return Nothing.
#' @section Errors:
#' - `MultiGpuError`: Always.
#' @family models
#' @export
multi_gpu_model <- function(model, gpus = NULL, cpu_merge = TRUE, cpu_relocation = FALSE) {
  .External2(rk_call_formals, "multi_gpu_model")
}
