# Generated from rkeras_py; do not edit by hand.

#' Configures a model for training
#'
#' @param object The model; it is changed in place.
#' @param optimizer An optimizer, by name or as an object; "rmsprop" if not given.
#' @param loss A loss, by name, as an object or as a function of `y_true` and `y_pred`; for
#'   several outputs a list, or a named list by the names of the outputs.
#' @param metrics Metrics to be computed in training and testing: a name, an object or a
#'   function, or several in a list; for several outputs a named list.
#' @param loss_weights For several outputs: the weight of each loss in the total loss.
#' @param weighted_metrics Metrics that take class and sample weights into account.
#' @param run_eagerly Whether to run each step eagerly, without a graph; slow, but easier to
#'   debug.
#' @param steps_per_execution Number of batches per call of the graph.
#' @param ... `jit_compile`: whether to compile with XLA, which is mostly slower on CPU; FALSE
#'   if not given. `auto_scale_loss`: whether to scale the loss in mixed precision.
#' @param target_tensors No longer has any effect.
#' @param sample_weight_mode No longer has any effect.
#' @return The model.
#' @section Errors:
#' - `ValueError`: The optimizer, a loss or a metric is unknown.
#' @family models
#' @method compile keras.engine.training.Model
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 4), units = 1)
#' model <- compile(model, optimizer = "adam", loss = "mse", metrics = "mae")
compile.keras.engine.training.Model <- function(object,
                                                optimizer = NULL,
                                                loss = NULL,
                                                metrics = NULL,
                                                loss_weights = NULL,
                                                weighted_metrics = NULL,
                                                run_eagerly = NULL,
                                                steps_per_execution = NULL,
                                                ...,
                                                target_tensors = NULL,
                                                sample_weight_mode = NULL) {
  invisible(.External2(rk_call_formals, "compile"))
}

#' Trains a model for a number of epochs
#'
#' @param object The compiled model; its weights are changed in place.
#' @param x The inputs: an array with the samples along the first axis; a list of arrays, or a
#'   named list by the names of the inputs, for several; a dataset; or a generator: a function
#'   that returns a list of inputs and targets at each call and NULL at the end, an iterator, or
#'   a `PyDataset`, which is a flow of images, say.
#' @param y The targets, in the same forms; NULL if `x` supplies them too.
#' @param batch_size Number of samples in each update of the weights; 32 if not given.
#' @param epochs Number of epochs; with `initial_epoch`, the number of the last one. 0 trains
#'   nothing.
#' @param verbose How much is printed: 0 nothing, 1 a progress bar, 2 a line per epoch; "auto"
#'   is 1 at a terminal and 2 elsewhere.
#' @param callbacks A callback or a list of them.
#' @param view_metrics Whether to plot the metrics during training; "auto" does so in an
#'   interactive session with a graphics viewer.
#' @param validation_split Fraction of the samples, taken from the end of the data, to hold out
#'   for evaluation after each epoch.
#' @param validation_data Data to evaluate after each epoch: a list of inputs, targets and
#'   optionally sample weights; or a dataset.
#' @param shuffle Whether to shuffle the samples before each epoch; `"batch"` shuffles batches,
#'   which suits data in files (`hdf5_matrix()`).
#' @param class_weight The weight of each class in the loss: a named list from class index,
#'   counted from 0, to weight.
#' @param sample_weight The weight of each sample in the loss: an array with one number per
#'   sample.
#' @param initial_epoch The epoch from which to resume training; 0 starts from the beginning.
#' @param steps_per_epoch Number of batches in an epoch, for endless data. A generator goes on
#'   where the epoch before ended, a `PyDataset` begins anew.
#' @param validation_steps Number of batches to evaluate, for endless data.
#' @param ... `validation_batch_size`, `validation_freq`. `max_queue_size`: how many batches of
#'   a generator are made ahead, 10 if not given. `workers`: how many threads make batches of a
#'   `PyDataset` (a flow of images, say), 1 if not given; a generator function is called in
#'   order by one thread. `use_multiprocessing`, which no longer has any effect.
#' @return The history: `params`, and `metrics` with the values of each epoch.
#' @section Errors:
#' - `ValueError`: The data do not fit the model.
#' @family models
#' @method fit keras.engine.training.Model
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 1), units = 1)
#' model <- compile(model, optimizer = "sgd", loss = "mse")
#' history <- fit(model, x = c(1, 2, 3), y = c(2, 4, 6), epochs = 2, verbose = 0)
fit.keras.engine.training.Model <- function(object,
                                            x = NULL,
                                            y = NULL,
                                            batch_size = NULL,
                                            epochs = 10,
                                            verbose = getOption("keras.fit_verbose", default = "auto"),
                                            callbacks = NULL,
                                            view_metrics = getOption("keras.view_metrics", default = "auto"),
                                            validation_split = 0,
                                            validation_data = NULL,
                                            shuffle = TRUE,
                                            class_weight = NULL,
                                            sample_weight = NULL,
                                            initial_epoch = 0,
                                            steps_per_epoch = NULL,
                                            validation_steps = NULL,
                                            ...) {
  if (is_design(x)) {
    return(fit_formula())
  }
  verbose <- verbose
  view_metrics <- view_metrics
  invisible(.External2(rk_call_formals, "fit"))
}

#' Computes the loss and the metrics of a model on data
#'
#' @param object The compiled model.
#' @param x The inputs, as in `fit()`.
#' @param y The targets, as in `fit()`.
#' @param batch_size Number of samples in a batch; 32 if not given.
#' @param verbose How much is printed, as in `fit()`.
#' @param sample_weight The weight of each sample: an array with one number per sample.
#' @param steps Number of batches, for endless data.
#' @param callbacks A callback or a list of them.
#' @param ... `max_queue_size`, `workers`, `use_multiprocessing`, as in `fit()`.
#' @return The loss and the metrics by name.
#' @section Errors:
#' - `ValueError`: The data do not fit the model.
#' @family models
#' @method evaluate keras.engine.training.Model
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 1), units = 1)
#' model <- compile(model, loss = "mse")
#' result <- evaluate(model, x = c(1, 2), y = c(2, 4), verbose = 0)
evaluate.keras.engine.training.Model <- function(object,
                                                 x = NULL,
                                                 y = NULL,
                                                 batch_size = NULL,
                                                 verbose = "auto",
                                                 sample_weight = NULL,
                                                 steps = NULL,
                                                 callbacks = NULL,
                                                 ...) {
  .External2(rk_call_formals, "evaluate")
}

#' Computes the outputs of a model for data
#'
#' @param object The model; it need not be compiled.
#' @param x The inputs, as in `fit()`.
#' @param batch_size Number of samples in a batch; 32 if not given.
#' @param verbose How much is printed, as in `fit()`.
#' @param steps Number of batches, for endless data.
#' @param callbacks A callback or a list of them.
#' @param ... `max_queue_size`, `workers`, `use_multiprocessing`, as in `fit()`.
#' @return An array with the samples along the first axis; a list of arrays for several outputs.
#' @section Errors:
#' - `ValueError`: The data do not fit the model.
#' @family models
#' @method predict keras.engine.training.Model
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- layer_dense(keras_model_sequential(input_shape = 1), units = 2)
#' result <- predict(model, x = c(1, 2), verbose = 0)
predict.keras.engine.training.Model <- function(object,
                                                x,
                                                batch_size = NULL,
                                                verbose = "auto",
                                                steps = NULL,
                                                callbacks = NULL,
                                                ...) {
  .External2(rk_call_formals, "predict")
}
