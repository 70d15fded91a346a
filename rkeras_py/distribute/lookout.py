"""Looks out for the other workers, in a process of its own.

A worker that runs R code holds Python's lock, so none of its own threads could say that it lives.
This process is never busy. It holds the connections to the lookouts of the others and sends each of
them an empty line every second. It tells the worker, and the others, of

- a connection that ends, because the process at its other end is gone;
- one over which the kernel gets no answers, because the link is cut;
- one over which nothing comes although the kernels answer, because all processes there are frozen;
- its own worker, if that is stopped (`SIGSTOP`), which its connections do not show.

Beats are counted, not seconds: where all workers are suspended together and go on later, as Slurm
does it, none of them is taken for dead.
"""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping

from rkeras_py.distribute.connections import Connection
from rkeras_py.distribute.processes import die_with_parent, with_package

_BEAT = 1.0  # seconds
_STOPPED = 10  # beats
_CONNECTING = 10  # in which a worker may end by itself
_SILENT = 12  # more than the kernel waits for answers (`connections.py`)


class Lookout:
    """The process, as its worker sees it.

    Args:
        names: How the workers are called in messages.
        index: The number of this worker.
        connections: The connections to the others, by their numbers; they are taken over.
        beat: Seconds between two signs of life.
    """

    def __init__(
        self,
        names: list[str],
        index: int,
        connections: Mapping[int, Connection],
        beat: float = _BEAT,
    ) -> None:
        sockets = [one.socket.fileno() for one in connections.values()]
        order = {
            "worker": os.getpid(),
            "names": names,
            "index": index,
            "beat": beat,
            "connections": [
                (other, one.socket.fileno(), one.rest.decode())
                for other, one in connections.items()
            ],
        }
        # In a session of its own: what stops all processes of the worker's terminal spares it.
        self._process = subprocess.Popen(
            [sys.executable, "-m", "rkeras_py.distribute.lookout"],
            env=with_package(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            pass_fds=sockets,
            start_new_session=True,
        )
        assert self._process.stdin is not None
        # It stays open: by its end the lookout sees that of the worker.
        self._process.stdin.write(json.dumps(order).encode() + b"\n")
        self._process.stdin.flush()
        for one in connections.values():
            one.socket.close()

    def connected(self) -> None:
        """Notes that TensorFlow has connected the workers."""
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):
            self._process.stdin.write(b"connected\n")
            self._process.stdin.flush()

    def loss(self) -> str:
        """Waits until a worker is lost; says which, and how."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if line:
            return str(json.loads(line))
        return "the process that looks out for the other workers has ended"


class _Other:
    """The lookout of another worker.

    Attributes:
        silent: Beats since something came from it.
        has_begun: Whether anything came.
    """

    def __init__(self, name: str, number: int, rest: str) -> None:
        self.name = name
        self.silent = 0
        self.has_begun = False
        self._rest = rest.encode()
        self.socket = socket.socket(fileno=number)
        self.socket.setblocking(False)

    def heard(self) -> str | None:
        """Reads what came.

        Returns:
            A loss that it tells of.

        Raises:
            OSError: The connection has ended.
        """
        data = self.socket.recv(65536)
        if not data:
            raise ConnectionResetError
        self.silent, self.has_begun = 0, True
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in filter(None, lines):
            message = json.loads(line)
            if "error" in message:
                return str(message["error"])
        return None

    def send(self, line: bytes = b"\n") -> None:
        """Sends a line.

        Raises:
            OSError: The connection has ended.
        """
        with contextlib.suppress(BlockingIOError):
            self.socket.send(line)


class _Watch:
    """What the process does.

    Args:
        worker: The number of the worker's process.
        names: How the workers are called.
        index: The number of the worker.
        connections: Number, file descriptor and what was received already, of each other worker.
        beat: Seconds between two signs of life.
    """

    def __init__(
        self,
        worker: int,
        names: list[str],
        index: int,
        connections: list[tuple[int, int, str]],
        beat: float,
    ) -> None:
        self._worker, self._name, self._beat = worker, names[index], beat
        self._others = [_Other(names[other], number, rest) for other, number, rest in connections]
        self._selector = selectors.DefaultSelector()
        self._selector.register(sys.stdin, selectors.EVENT_READ)
        for other in self._others:
            self._selector.register(other.socket, selectors.EVENT_READ, other)
        self._loss: str | None = None
        self._is_connected, self._connecting = False, 0
        self._stopped, self._used = 0, ""

    def run(self) -> None:
        """Watches until the worker has ended."""
        due = time.monotonic()
        while True:
            for key, _ in self._selector.select(max(due - time.monotonic(), 0)):
                if key.data is None:
                    if not os.read(key.fd, 4096):
                        return
                    self._is_connected = True
                elif self._loss is None:
                    self._hear(key.data)
            if time.monotonic() < due:
                continue
            due = time.monotonic() + self._beat
            # The end of input does not come where the worker has forked.
            if os.getppid() != self._worker:
                return
            self._look_at_worker()
            self._look_at_connecting()
            if self._loss is None:
                self._give_sign()

    def _hear(self, other: _Other) -> None:
        try:
            reason = other.heard()
        except BlockingIOError:
            return
        except (OSError, ValueError) as error:
            reason = self._why(other, error)
        if reason is not None:
            self._tell(reason)

    def _why(self, other: _Other, error: Exception) -> str:
        if isinstance(error, ConnectionResetError | BrokenPipeError):
            return f"{other.name} has ended: its process is gone"
        return f"{other.name} can no longer be reached by {self._name}: {error}"

    def _give_sign(self) -> None:
        for other in self._others:
            try:
                other.send()
            except OSError as error:
                self._tell(self._why(other, error))
                return
            other.silent += 1
            if other.has_begun and other.silent > _SILENT:
                self._tell(
                    f"{other.name} is frozen: nothing has come from its processes for "
                    f"{_SILENT * self._beat:g} s, though its host answers"
                )
                return

    def _look_at_worker(self) -> None:
        """Ends the worker if it is stopped: the others will not wait for it."""
        state, used = _state_of(self._worker)
        # Tools that slow a process down stop it again and again, but it computes in between.
        self._stopped = self._stopped + 1 if state == "T" and used == self._used else 0
        self._used = used
        if self._stopped < _STOPPED:
            return
        reason = (
            f"{self._name} is frozen: its process has been stopped (SIGSTOP) for "
            f"{_STOPPED * self._beat:g} s"
        )
        if self._loss is None:
            self._tell(reason)
        self._end_worker(reason)

    def _look_at_connecting(self) -> None:
        """Ends a worker that TensorFlow does not let go.

        It waits for an hour for a worker that was lost while it connects them, and lets no other
        thread of Python run.
        """
        if self._loss is None or self._is_connected:
            return
        self._connecting += 1
        if self._connecting >= _CONNECTING:
            self._end_worker(f"WorkerError: worker_strategy(): {self._loss}")

    def _end_worker(self, reason: str) -> None:
        print(f"rkeras: {reason}; {self._name} is ended", file=sys.stderr, flush=True)
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._worker, signal.SIGKILL)

    def _tell(self, reason: str) -> None:
        """Tells all of a loss; there is no other one then."""
        self._loss = reason
        for other in self._others:
            self._selector.unregister(other.socket)
            with contextlib.suppress(OSError):
                other.send(json.dumps({"error": reason}).encode() + b"\n")
        with contextlib.suppress(OSError):
            print(json.dumps(reason), flush=True)


def _state_of(process: int) -> tuple[str, str]:
    """The state of a process and the processor time that it has used; empty where /proc is not."""
    try:
        with open(f"/proc/{process}/stat") as file:
            words = file.read().rpartition(")")[2].split()
    except OSError:
        return "", ""
    return words[0], " ".join(words[11:13])


def main() -> None:
    """Looks out for one worker until it has ended."""
    # Byte by byte: what comes later is waited for.
    with open(sys.stdin.fileno(), "rb", buffering=0, closefd=False) as pipe:
        order = json.loads(pipe.readline())
    _Watch(**order).run()


if __name__ == "__main__":
    # A worker that is interrupted is none that has ended.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Where it is frozen, too, it does not stay when its worker ends.
    die_with_parent()
    main()
