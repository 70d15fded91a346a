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


class _Share(NamedTuple):
    """The samples of a replica.

    Attributes:
        own: How many the replica has.
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


def with_share(step: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A step of a replica that knows how many samples all replicas have, and checks it.

    Args:
        step: A step: a function of a part of a batch.
    """

    @functools.wraps(step)
    def run(data: Any) -> Any:
        kept = current()
        _current.share = _share_of(data)
        try:
            return step(data)
        finally:
            _current.share = kept

    return run


def _share_of(data: Any) -> _Share | None:
    context = tf.distribute.get_replica_context()
    replicas = context.num_replicas_in_sync
    part = next((one for one in tf.nest.flatten(data) if one is not None), None)
    if replicas == 1 or part is None:
        return None
    own = tf.cast(tf.shape(part)[0], "int64")
    row = tf.cast(tf.one_hot(context.replica_id_in_sync_group, replicas), "int64") * own
    sizes = context.all_reduce(tf.distribute.ReduceOp.SUM, tf.cast(row, "float64"))
    sizes = tf.cast(sizes, "int64")
    total = tf.reduce_sum(sizes)
    borders = tf.range(replicas + 1, dtype="int64") * total // replicas
    fits = tf.reduce_all(tf.equal(sizes, borders[1:] - borders[:-1]))
    check = tf.debugging.Assert(fits, [_MARK, sizes], summarize=replicas)
    with tf.control_dependencies([check] if check is not None else []):
        return _Share(tf.identity(own), tf.identity(total))


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
    per = max(len(sizes) // workers, 1)
    counts = [sum(sizes[i : i + per]) for i in range(0, len(sizes), per)]
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
