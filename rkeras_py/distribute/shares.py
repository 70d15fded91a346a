"""How much of a batch a replica has, while it runs a step.

Keras takes the mean of a loss over the samples of a replica, and then the mean over replicas.
Weighted by the share of the samples that a replica has, that is the mean over the batch.
"""

from __future__ import annotations

import functools
import re
import threading
from collections.abc import Callable
from typing import Any, NamedTuple

from rkeras_py.engine import tf


class WorkersDiffer(ValueError):
    """The workers were given different data."""


class Part(NamedTuple):
    """The `x` of a part of a batch.

    Attributes:
        x: The samples of the replica, or one of another replica where it has none.
        all: How many samples the batch has.
    """

    x: Any
    all: Any


class _Share(NamedTuple):
    """The samples of a replica.

    Attributes:
        own: How many the replica has; if 0, it computes with one that does not count.
        all: How many all replicas have.
    """

    own: Any
    all: Any


# Each replica runs its step in one thread.
_current = threading.local()

_MARK = "rkeras: parts of a batch"


def current() -> _Share | None:
    """The share of the replica whose step is under way; None outside of steps."""
    share: _Share | None = getattr(_current, "share", None)
    return share


def in_place_of_x(data: Any, change: Callable[[Any], Any]) -> Any:
    """A batch with something else as its `x`.

    Args:
        data: The batch: `x` alone, or a tuple that begins with it.
        change: Gives the other for the `x`.
    """
    if isinstance(data, tuple) and not isinstance(data, Part):
        return (change(data[0]), *data[1:])
    return change(data)


def opened(data: Any) -> Any:
    """A part of a batch as the step of a model takes it."""
    return in_place_of_x(data, lambda x: x.x if isinstance(x, Part) else x)


def with_share(
    step: Callable[[Any], Any],
    counts: Callable[[], list[Any]],
    changing: Callable[[], list[Any]],
) -> Callable[[Any], Any]:
    """A step of a replica that knows how many samples all replicas have, and checks it.

    Args:
        step: A step: a function of a part of a batch.
        counts: Gives the variables in which each replica counts its samples by itself.
        changing: Gives those that each replica changes by itself, but which are to be the same in
            all: moving averages.
    """

    @functools.wraps(step)
    def run(data: Any) -> Any:
        kept, share = current(), _share_of(data)
        _current.share = share
        try:
            if share is None:
                return step(opened(data))
            before = [(variable, tf.identity(variable)) for variable in counts()]
            averages = [(variable, tf.identity(variable)) for variable in changing()]
            result = step(opened(data))
            for variable, value in before:
                variable.assign(tf.where(share.own > 0, variable, value))
            _take_means(share, averages)
            return result
        finally:
            _current.share = kept

    return run


def _take_means(share: _Share, before: list[tuple[Any, Any]]) -> None:
    """Has variables change by the mean of what the replicas with samples of their own would do.

    Keras 3 leaves each replica with its own moving averages; those of Keras 2 are means of all.

    Args:
        share: The samples of this replica.
        before: The variables, and what they were before the step.
    """
    if not before:
        return
    context = tf.distribute.get_replica_context()
    own = [tf.where(share.own > 0, new - old, tf.zeros_like(old)) for new, old in before]
    sums = context.all_reduce(tf.distribute.ReduceOp.SUM, own)
    parts = tf.minimum(share.all, context.num_replicas_in_sync)
    for (variable, old), change in zip(before, sums, strict=True):
        variable.assign(old + change / tf.cast(parts, change.dtype))


def with_outputs(step: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A step of a replica that gives outputs for its own samples alone.

    Args:
        step: A step: a function of a part of a batch.
    """

    @functools.wraps(step)
    def run(data: Any) -> Any:
        share, outputs = _share_of(data), step(opened(data))
        if share is None:
            return outputs
        return tf.nest.map_structure(lambda one: _none_if(share.own < 1, one), outputs)

    return run


def _none_if(is_none: Any, output: Any) -> Any:
    """An output, or none of its samples."""
    if not isinstance(output, tf.RaggedTensor) and output.shape.rank == 0:
        return output
    size = output.nrows() if isinstance(output, tf.RaggedTensor) else tf.shape(output)[0]
    return output[: tf.where(is_none, tf.zeros_like(size), size)]


def _share_of(data: Any) -> _Share | None:
    context = tf.distribute.get_replica_context()
    replicas = context.num_replicas_in_sync
    x = data[0] if isinstance(data, tuple) and not isinstance(data, Part) else data
    if replicas == 1 or not isinstance(x, Part):
        return None
    total = tf.cast(x.all, "int64")
    replica = tf.cast(context.replica_id_in_sync_group, "int64")
    row = tf.one_hot(replica, replicas, dtype="float64") * tf.cast(total, "float64")
    sizes = tf.cast(context.all_reduce(tf.distribute.ReduceOp.SUM, row), "int64")
    check = tf.debugging.Assert(
        tf.reduce_all(tf.equal(sizes, total)), [_MARK, sizes], summarize=replicas
    )
    with tf.control_dependencies([check] if check is not None else []):
        own = (replica + 1) * total // replicas - replica * total // replicas
        return _Share(own, tf.identity(total))


def scale(loss: Any, above: Callable[[Any], Any]) -> Any:
    """A loss of a replica as its part of the loss of the batch.

    Args:
        loss: The mean over the samples of the replica.
        above: Keras' function, for where no step is under way.
    """
    share = current()
    if share is None:
        return above(loss)
    return loss * tf.cast(share.own / share.all, loss.dtype)


def without_others(loss: Any) -> Any:
    """A loss of a replica; 0 where it has no samples of its own.

    Args:
        loss: The loss, of whatever reduction.
    """
    share = current()
    return loss if share is None else tf.where(share.own > 0, loss, tf.zeros_like(loss))


def moments(x: Any, axes: Any, keepdims: bool, above: Callable[..., Any]) -> tuple[Any, Any]:
    """Mean and variance over the samples of all replicas.

    Args:
        x: Those of a replica.
        axes: The axes along which they are computed.
        keepdims: Whether these stay, with a size of 1.
        above: Keras' function, for where no step is under way.
    """
    share = current()
    if share is None:
        return tuple(above(x, axes, keepdims))
    one = tf.cast(share.own > 0, x.dtype)
    sums = tf.stack(
        [tf.reduce_sum(part, axes, True) for part in (x, tf.square(x), tf.ones_like(x))]
    )
    context = tf.distribute.get_replica_context()
    total, squares, count = tf.unstack(context.all_reduce(tf.distribute.ReduceOp.SUM, one * sums))
    mean = total / count
    variance = tf.maximum(squares / count - tf.square(mean), 0.0)
    return (mean, variance) if keepdims else (tf.squeeze(mean, axes), tf.squeeze(variance, axes))


def unscale(loss: Any, above: Callable[[Any], Any]) -> Any:
    """The mean over the samples of a replica again, 0 for none.

    Args:
        loss: The part of the loss of the batch.
        above: Keras' function, for where no step is under way.
    """
    share = current()
    if share is None:
        return above(loss)
    own, total = tf.cast(share.own, loss.dtype), tf.cast(share.all, loss.dtype)
    return tf.math.divide_no_nan(loss * total, own)


def explain(function: str, error: Exception, workers: int) -> None:
    """Raises an error that names the worker where a step failed because the data differ.

    Args:
        function: The public function that was called.
        error: What TensorFlow raised.
        workers: The number of workers.

    Raises:
        WorkersDiffer: That was the cause.
    """
    text = str(error)
    if _MARK not in text:
        return
    found = re.search(re.escape(_MARK) + r"[^\[]*\[([\d ]+)\]", text)
    sizes = [int(n) for n in found.group(1).split()] if found else []
    counts = sizes[:: max(len(sizes) // workers, 1)]
    raise WorkersDiffer(
        f"{function}(): all workers must be given the same data, of which each takes its part, but "
        + differing("samples of a batch", counts)
    ) from error


def differing(what: str, counts: list[int]) -> str:
    """Says which worker has another number of something than most.

    Args:
        what: What was counted.
        counts: The numbers, by worker.
    """
    common = max(counts, key=lambda count: (counts.count(count), count))
    odd = [i for i, count in enumerate(counts) if count != common]
    return "; ".join(f"worker {i} has {counts[i]} {what} where others have {common}" for i in odd)
