"""Ends what waits for a worker that is gone.

TensorFlow's collective operations wait for ever for a worker that died. `lookout.py` sees that it
did; a thread hears of it and has TensorFlow abort, so that `fit()` raises an error.
"""

from __future__ import annotations

import threading
import time

from rkeras_py.distribute.cluster import Cluster
from rkeras_py.distribute.connections import Connection
from rkeras_py.distribute.lookout import Lookout
from rkeras_py.distribute.roll_call import WorkerError, named
from rkeras_py.engine import tf
from rkeras_py.keras_internals import abort_collectives

# What a worker sent before it ended may still be on its way.
_GRACE = 2.0

# The lookout's limits, and some more.
_NOTICED = 17.0
_OF_PEERS = (
    tf.errors.UnavailableError,
    tf.errors.AbortedError,
    tf.errors.CancelledError,
    tf.errors.DeadlineExceededError,
    tf.errors.FailedPreconditionError,
    tf.errors.InternalError,
)

_lost: str | None = None
_lookout: Lookout | None = None
_is_lost = threading.Event()


def watch(cluster: Cluster, connections: dict[int, Connection]) -> None:
    """Begins to watch.

    Args:
        cluster: The workers.
        connections: The connections to the others, as `meet()` gave them.
    """
    names = [named(cluster, index) for index in range(len(cluster.workers))]
    global _lookout
    _lookout = Lookout(names, cluster.index, connections)
    threading.Thread(target=_watch, args=(_lookout,), name="rkeras workers", daemon=True).start()


def connected() -> None:
    """Notes that TensorFlow has connected the workers."""
    if _lookout is not None:
        _lookout.connected()


def loss_behind(error: tf.errors.OpError) -> WorkerError | None:
    """The loss of a worker from which an error of TensorFlow came.

    TensorFlow may notice first, by a connection of its own, but does not tell who was lost.

    Args:
        error: What an operation raised.

    Returns:
        An error that names the worker, or None where none was lost.
    """
    if _lookout is None or not isinstance(error, _OF_PEERS):
        return None
    _is_lost.wait(_NOTICED)
    return None if _lost is None else WorkerError(_lost)


def _watch(lookout: Lookout) -> None:
    global _lost
    _lost = lookout.loss()
    _is_lost.set()
    time.sleep(_GRACE)
    abort_collectives(_lost)
