# Generated from rkeras_py; do not edit by hand.

#' Gives the distribution strategy that this process belongs to
#'
#' In a process that was started as one of several workers, that is a
#' `MultiWorkerMirroredStrategy`: the variable TF_CONFIG of the environment names the workers,
#' and the launcher sets it; tasks of Slurm's `srun` find one another by Slurm's variables.
#' Everywhere else it is TensorFlow's default strategy, which changes nothing, so a script runs
#' unchanged in a single process.
#'
#' A model that is made and compiled in the scope of the strategy is trained by all workers
#' together. Each runs the same script on the same data, and computes its part of each batch:
#' `batch_size` is the size of the batch of all workers together. After each step the weights
#' are the same everywhere, and so are the results of `fit()`, `evaluate()` and `predict()`.
#' Files of callbacks are written by the first worker, the chief.
#'
#' Layers see the part of their own worker. Batch normalization is of these samples, as in Keras
#' 2, unless it is Keras' `BatchNormalization(synchronized = TRUE)`; its moving averages are the
#' means of those of all workers. Where a batch has fewer samples than there are workers, those
#' without a part compute with a sample of another one, and nothing of it counts.
#'
#' Optimizers may be made outside of the scope, models and metrics may not.
#'
#' The workers wait for one another here for 40 s, or as many as the variable
#' RKERAS_WAIT_FOR_WORKERS says. When one of them is lost or frozen later, training stops in all
#' others with an error that names it.
#'
#' Call it before anything else of TensorFlow is used.
#'
#' @return The strategy, whose `scope()` is a context: in R, `with(strategy$scope(), {...})`.
#' @section Errors:
#' - `ClusterError`: TF_CONFIG does not describe workers.
#' - `WorkerError`: A worker did not come, or has other versions.
#' - `RuntimeError`: TensorFlow was used before.
#' @family distribution
#' @export
#' @examplesIf rkeras::is_keras_available()
#' strategy <- worker_strategy()
#' strategy$num_replicas_in_sync
worker_strategy <- function() {
  .External2(rk_call_formals, "worker_strategy")
}
