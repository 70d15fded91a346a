# Generated from rkeras_py; do not edit by hand.

#' Trains a model on the batches of a generator
#'
#' `fit()` takes generators too; use it instead.
#'
#' @param object The model.
#' @param generator A function that returns a list of inputs and targets, or NULL at the end, at
#'   each call; or a dataset.
#' @param steps_per_epoch Number of batches in an epoch.
#' @param epochs Number of epochs. With `initial_epoch`, the number of the last one.
#' @param verbose How much is printed: 0 nothing, 1 a progress bar, 2 a line per epoch.
#' @param callbacks A callback or a list of them.
#' @param view_metrics Whether to draw the metrics while training goes on, as in `fit()`.
#' @param validation_data Data to be evaluated after each epoch, as in `fit()`.
#' @param validation_steps Number of batches to evaluate, for data without an end.
#' @param class_weight How much each class counts in the loss, as in `fit()`.
#' @param max_queue_size Has no meaning any more.
#' @param workers Has no meaning any more.
#' @param initial_epoch The epoch to go on from, to resume training: 0 begins.
#' @return The history, as that of `fit()`.
#' @section Errors:
#' - `ValueError`: The generator does not give batches that fit the model.
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
  invisible(call_python("fit_generator"))
}

#' Computes the loss and the metrics of a model on the batches of a generator
#'
#' `evaluate()` takes generators too; use it instead.
#'
#' @param object The model.
#' @param generator A function that returns a list of inputs and targets, or NULL at the end, at
#'   each call; or a dataset.
#' @param steps Number of batches, for data without an end.
#' @param max_queue_size Has no meaning any more.
#' @param workers Has no meaning any more.
#' @param callbacks A callback or a list of them.
#' @return The loss and the metrics by name.
#' @section Errors:
#' - `ValueError`: The generator does not give batches that fit the model.
#' @family models
#' @export
evaluate_generator <- function(object,
                               generator,
                               steps,
                               max_queue_size = 10,
                               workers = 1,
                               callbacks = NULL) {
  call_python("evaluate_generator")
}

#' Computes the outputs of a model for the batches of a generator
#'
#' `predict()` takes generators too; use it instead.
#'
#' @param object The model.
#' @param generator A function that returns a list of inputs and targets, or NULL at the end, at
#'   each call; or a dataset.
#' @param steps Number of batches, for data without an end.
#' @param max_queue_size Has no meaning any more.
#' @param workers Has no meaning any more.
#' @param verbose How much is printed: 0 nothing, 1 a progress bar, 2 a line per epoch.
#' @param callbacks A callback or a list of them.
#' @return An array with the samples along the first axis; a list of arrays for several outputs.
#' @section Errors:
#' - `ValueError`: The generator does not give batches that fit the model.
#' @family models
#' @export
predict_generator <- function(object,
                              generator,
                              steps,
                              max_queue_size = 10,
                              workers = 1,
                              verbose = 0,
                              callbacks = NULL) {
  call_python("predict_generator")
}

#' Computes probabilities of classes: the outputs of a model
#'
#' `predict()` does the same; use it instead.
#'
#' @param object The model.
#' @param x The inputs, as in `predict()`.
#' @param batch_size Number of samples in a batch; 32 if not given.
#' @param verbose How much is printed: 0 nothing, 1 a progress bar, 2 a line per epoch.
#' @param steps Number of batches, for data without an end.
#' @return An array with the samples along the first axis.
#' @section Errors:
#' - `ValueError`: The data do not fit the model.
#' @family models
#' @export
predict_proba <- function(object, x, batch_size = NULL, verbose = 0, steps = NULL) {
  call_python("predict_proba")
}

#' The most probable class of each sample
#'
#' Use `predict()` instead, and of its outputs the place of the largest, or, for one output,
#' whether it is above 0.5.
#'
#' @param object The model.
#' @param x The inputs, as in `predict()`.
#' @param batch_size Number of samples in a batch; 32 if not given.
#' @param verbose How much is printed: 0 nothing, 1 a progress bar, 2 a line per epoch.
#' @param steps Number of batches, for data without an end.
#' @return The numbers of the classes, from 0: a vector where the model has an output for each
#'   class, a matrix of one column of 0 and 1 where it has one output.
#' @section Errors:
#' - `ValueError`: The data do not fit the model, or it has several outputs.
#' @family models
#' @export
predict_classes <- function(object, x, batch_size = NULL, verbose = 0, steps = NULL) {
  call_python("predict_classes")
}

#' A copy of a model on each of several GPUs; has been taken out of TensorFlow
#'
#' It always fails, and says what to do instead: make and compile the model in the scope of a
#' strategy of TensorFlow.
#'
#' @param model The model.
#' @param gpus The number of GPUs, or their numbers.
#' @param cpu_merge Whether the weights were to be merged on the CPU.
#' @param cpu_relocation Whether the weights were to be made on the CPU.
#' @return Nothing.
#' @section Errors:
#' - `MultiGpuError`: Always.
#' @family models
#' @export
multi_gpu_model <- function(model, gpus = NULL, cpu_merge = TRUE, cpu_relocation = FALSE) {
  call_python("multi_gpu_model")
}
