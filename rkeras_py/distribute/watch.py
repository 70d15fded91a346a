"""Watches the connections to the other workers, and ends what waits for one that is gone.

TensorFlow's collective operations wait for ever for a worker that died. The kernel ends the
connections of a process that ends, however it ends, and those over a link that is cut. A thread
sees that and has TensorFlow abort, so that `fit()` raises an error.
"""

from __future__ import annotations

import selectors
import threading
import time

from rkeras_py.distribute.cluster import Cluster
from rkeras_py.distribute.roll_call import Connection, WorkerError, named
from rkeras_py.engine import tf
from rkeras_py.keras_internals import abort_collectives

# What a worker sent before it ended may still be on its way, and others say whom they lost.
_GRACE = 2.0

# The kernel's limit (`roll_call.py`), and some more.
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
_watching, _is_lost = threading.Event(), threading.Event()


def watch(cluster: Cluster, connections: dict[int, Connection]) -> None:
    """Begins to watch.

    Args:
        cluster: The workers.
        connections: The connections to the others, as `meet()` gave them.
    """
    _watching.set()
    threading.Thread(
        target=_watch, args=(cluster, connections), name="rkeras workers", daemon=True
    ).start()


def loss_behind(error: tf.errors.OpError) -> WorkerError | None:
    """The loss of a worker from which an error of TensorFlow came.

    TensorFlow may notice first, by a connection of its own, but does not tell who was lost.

    Args:
        error: What an operation raised.

    Returns:
        An error that names the worker, or None where none was lost.
    """
    if not _watching.is_set() or not isinstance(error, _OF_PEERS):
        return None
    _is_lost.wait(_NOTICED)
    return None if _lost is None else WorkerError(_lost)


def _watch(cluster: Cluster, connections: dict[int, Connection]) -> None:
    global _lost
    with selectors.DefaultSelector() as selector:
        for index, connection in connections.items():
            connection.socket.settimeout(None)
            selector.register(connection.socket, selectors.EVENT_READ, index)
        reason: str | None = None
        while reason is None:
            for key, _ in selector.select():
                reason = reason or _reason(cluster, key.data, connections[key.data])
    _lost = reason
    _is_lost.set()
    for connection in connections.values():
        connection.send({"error": reason})
    time.sleep(_GRACE)
    abort_collectives(reason)


def _reason(cluster: Cluster, index: int, connection: Connection) -> str:
    """Why a connection has something to read: a message of a loss, or its end."""
    try:
        return str(connection.receive(time.monotonic() + 1)["error"])
    except ConnectionResetError:
        return f"{named(cluster, index)} has ended: its process is gone"
    except (OSError, ValueError, KeyError) as error:
        own = named(cluster, cluster.index)
        return f"{named(cluster, index)} can no longer be reached by {own}: {error}"
