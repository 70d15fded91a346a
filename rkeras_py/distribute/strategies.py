"""The strategy of this process."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.registry import public
from rkeras_py.distribute.cluster import Cluster, ClusterError, cluster
from rkeras_py.distribute.roll_call import meet
from rkeras_py.distribute.slurm import take_place
from rkeras_py.distribute.watch import connected, watch
from rkeras_py.engine import tf

_FAMILY = "distribution"

# TensorFlow sets up its connections once in a process.
_made: tuple[Cluster, Any] | None = None


@public(family=_FAMILY)
def worker_strategy() -> Any:
    """Gives the distribution strategy that this process belongs to.

    In a process that was started as one of several workers, that is a
    `MultiWorkerMirroredStrategy`: the variable TF_CONFIG of the environment names the workers, and
    the launcher sets it; tasks of Slurm's `srun` find one another by Slurm's variables. Everywhere
    else it is TensorFlow's default strategy, which changes nothing, so a script runs unchanged in a
    single process.

    A model that is made and compiled in the scope of the strategy is trained by all workers
    together. Each runs the same script on the same data, and computes its part of each batch:
    `batch_size` is the size of the batch of all workers together. After each step the weights are
    the same everywhere, and so are the results of `fit()`, `evaluate()` and `predict()`. Files of
    callbacks are written by the first worker, the chief.

    Layers see the part of their own worker. Batch normalization is of these samples, as in Keras 2,
    unless it is Keras' `BatchNormalization(synchronized=True)`; its moving averages are the means
    of those of all workers. Where a batch has fewer samples than there are workers, those without a
    part compute with a sample of another one, and nothing of it counts.

    Optimizers may be made outside of the scope, models and metrics may not.

    The workers wait for one another here for 40 s, or as many as the variable
    RKERAS_WAIT_FOR_WORKERS says. When one of them is lost or frozen later, training stops in all
    others with an error that names it.

    Call it before anything else of TensorFlow is used.

    Returns:
        The strategy, whose `scope()` is a context: in R, `with(strategy$scope(), {...})`.

    Raises:
        ClusterError: TF_CONFIG does not describe workers.
        WorkerError: A worker did not come, or has other versions.
        RuntimeError: TensorFlow was used before.

    Example:
        >>> from rkeras_py import worker_strategy
        >>> strategy = worker_strategy()
        >>> strategy.num_replicas_in_sync
        1
    """
    global _made
    take_place()
    workers = cluster()
    if workers is None or len(workers.workers) == 1:
        strategy = tf.distribute.get_strategy()
        return strategy
    if _made is not None:
        if _made[0] != workers:
            raise ClusterError(
                "worker_strategy(): TF_CONFIG has changed since the first call, and TensorFlow "
                "can't leave the workers that it is connected to: start a new process"
            )
        return _made[1]
    _expect_unused()
    watch(workers, meet(workers))
    strategy = tf.distribute.MultiWorkerMirroredStrategy()
    connected()
    _made = workers, strategy
    return strategy


def _expect_unused() -> None:
    """Checks that TensorFlow has not started, before the other workers are waited for."""
    threads = tf.config.threading.get_inter_op_parallelism_threads()
    try:
        # It refuses another number from then on.
        tf.config.threading.set_inter_op_parallelism_threads(threads + 1)
    except RuntimeError:
        raise RuntimeError(
            "worker_strategy(): TensorFlow was used before, but workers have to be connected "
            "first: call worker_strategy() at the top of the script, before the first tensor, "
            "layer or model"
        ) from None
    tf.config.threading.set_inter_op_parallelism_threads(threads)
