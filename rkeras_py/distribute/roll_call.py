"""Workers meet before TensorFlow connects them, and keep their connections.

TensorFlow waits for ever, or for an hour, for a worker that does not come, and it says nothing of
other versions. So each worker first listens at its own address, and connects to all before it in
the list. They tell each other their versions, and go on when all have met. The listening ends then,
and TensorFlow takes the port; the connections stay, for `lookout.py`.
"""

from __future__ import annotations

import os
import socket
import sys
import time
from typing import Any

from rkeras_py.distribute.cluster import Cluster
from rkeras_py.distribute.connections import Connection, kept_alive
from rkeras_py.distribute.notices import notice
from rkeras_py.engine import keras, tf
from rkeras_py.version import __version__

WAIT = "RKERAS_WAIT_FOR_WORKERS"
_SECONDS = 40.0
_UNANSWERED = 15.0  # seconds; hosts answer at once, also those whose worker has not begun
_AGAIN = 0.2


class WorkerError(RuntimeError):
    """A worker can't be reached, does not fit the others, or has ended."""


def named(cluster: Cluster, index: int) -> str:
    """How a worker is called in messages."""
    role = "the chief, " if index == 0 else ""
    return f"worker {index} ({role}{cluster.workers[index]})"


def versions() -> dict[str, str]:
    """The versions that must be the same on all workers."""
    python = "{}.{}".format(*sys.version_info[:2])
    own = {"rkeras": __version__, "Python": python}
    return own | {"TensorFlow": tf.__version__, "Keras": keras.__version__}


def meet(cluster: Cluster) -> dict[int, Connection]:
    """Waits until all workers are there.

    Args:
        cluster: The workers.

    Returns:
        The connections to the other workers, by their numbers.

    Raises:
        WorkerError: One does not come, or has other versions, or another list of workers.
    """
    seconds = float(os.environ.get(WAIT, _SECONDS))
    deadline = time.monotonic() + seconds
    met: dict[int, Connection] = {}
    try:
        with _listen(cluster) as listener:
            for index in range(cluster.index):
                met[index] = _connect(cluster, index, met, deadline, seconds)
            while len(met) < len(cluster.workers) - 1:
                index, connection = _accept(listener, cluster, met, deadline, seconds)
                met[index] = connection
        for connection in met.values():
            connection.send({"ready": True})
        for index, connection in met.items():
            _expect_ready(cluster, index, connection, deadline)
    except WorkerError as error:
        for connection in met.values():
            connection.send({"error": str(error)})
            connection.socket.close()
        raise
    return met


def _listen(cluster: Cluster) -> socket.socket:
    port = int(cluster.workers[cluster.index].rpartition(":")[2])
    dual = socket.has_dualstack_ipv6()
    try:
        return socket.create_server(
            ("", port),
            family=socket.AF_INET6 if dual else socket.AF_INET,
            backlog=len(cluster.workers),
            dualstack_ipv6=dual,
        )
    except OSError as error:
        raise WorkerError(
            f"{named(cluster, cluster.index)} can't listen at port {port}: {error}. Does another "
            "process have the port, or was the script started twice?"
        ) from error


def _hello(cluster: Cluster) -> dict[str, Any]:
    return {"index": cluster.index, "workers": list(cluster.workers), "versions": versions()}


def _heed(cluster: Cluster, met: dict[int, Connection]) -> None:
    """Looks whether one of those that were met has given up meanwhile, or another one has ended.

    That it is ready may have come already, and is left for later.
    """
    for index, connection in met.items():
        if not connection.may_have_failed():
            continue
        _expect_ready(cluster, index, connection, time.monotonic() + 1)
    ended = notice()
    if ended is not None:
        raise WorkerError(f"{ended} before all workers had called worker_strategy()")


def _connect(
    cluster: Cluster, index: int, met: dict[int, Connection], deadline: float, seconds: float
) -> Connection:
    host, _, port = cluster.workers[index].rpartition(":")
    patience = seconds if WAIT in os.environ else min(seconds, _UNANSWERED)
    answered = time.monotonic()
    while True:
        left = deadline - time.monotonic()
        try:
            sock = socket.create_connection((host.strip("[]"), int(port)), max(min(left, 5), 0.1))
            return _greeted(cluster, index, kept_alive(sock), deadline)
        except (OSError, ValueError) as error:
            now = time.monotonic()
            if isinstance(error, ConnectionError | socket.gaierror | ValueError):
                answered = now  # there is a host, or one that has no name yet
            if now + _AGAIN > min(deadline, answered + patience):
                waited = seconds if now + _AGAIN > deadline else patience
                raise WorkerError(
                    f"{named(cluster, index)} can't be reached by "
                    f"{named(cluster, cluster.index)} within {waited:g} s: {error}"
                ) from error
            time.sleep(_AGAIN)
            _heed(cluster, met)


def _greeted(cluster: Cluster, index: int, connection: Connection, deadline: float) -> Connection:
    try:
        connection.send(_hello(cluster))
        _compare(cluster, index, connection.receive(deadline))
    except BaseException:
        connection.socket.close()
        raise
    return connection


def _accept(
    listener: socket.socket,
    cluster: Cluster,
    met: dict[int, Connection],
    deadline: float,
    seconds: float,
) -> tuple[int, Connection]:
    while True:
        try:
            listener.settimeout(_AGAIN)
            connection = kept_alive(listener.accept()[0])
        except OSError as error:
            if time.monotonic() < deadline:
                _heed(cluster, met)
                continue
            missing = [i for i in range(len(cluster.workers)) if i not in {*met, cluster.index}]
            names = ", ".join(named(cluster, i) for i in missing)
            raise WorkerError(
                f"{names} did not come within {seconds:g} s: it ended before worker_strategy(), "
                f"was not started, or can't reach {named(cluster, cluster.index)}"
            ) from error
        try:
            hello = connection.receive(min(deadline, time.monotonic() + 5))
            index = hello["index"]
            if index in met or not cluster.index < index < len(cluster.workers):
                raise ValueError(index)
        except (OSError, ValueError, KeyError, TypeError):
            connection.socket.close()  # a stranger, or a worker that tries again
            continue
        connection.send(_hello(cluster))
        met[index] = connection
        _compare(cluster, index, hello)
        return index, connection


def _compare(cluster: Cluster, index: int, hello: dict[str, Any]) -> None:
    """Refuses a worker that does not fit this one."""
    if "error" in hello:
        raise WorkerError(hello["error"])
    own = _hello(cluster)
    if hello.get("workers") != own["workers"]:
        raise WorkerError(
            f"{named(cluster, index)} has another list of workers, {hello.get('workers')}, than "
            f"{named(cluster, cluster.index)}, {own['workers']}"
        )
    theirs = hello.get("versions", {})
    for name, version in own["versions"].items():
        if theirs.get(name) != version:
            raise WorkerError(
                f"{named(cluster, index)} has {name} {theirs.get(name, 'in no version')}, but "
                f"{named(cluster, cluster.index)} has {version}: install the same version on all"
            )


def _expect_ready(cluster: Cluster, index: int, connection: Connection, deadline: float) -> None:
    try:
        message = connection.receive(deadline)
    except (OSError, ValueError) as error:
        raise WorkerError(f"{named(cluster, index)} was lost at the start: {error}") from error
    if "error" in message:
        raise WorkerError(message["error"])
