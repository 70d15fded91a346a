"""The workers as their launcher sees them: processes that it started, and what they print."""

from __future__ import annotations

import codecs
import contextlib
import ctypes
import json
import os
import queue
import shlex
import signal
import subprocess
import sys
import threading
import time
from typing import IO, Any, NamedTuple

LOCAL = ("localhost", "127.0.0.1")
_WITHIN = 0.5  # seconds that the rest of a line is waited for


def with_package() -> dict[str, str]:
    """The environment, in which Python finds this package."""
    package = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    path = os.pathsep.join(filter(None, [package, os.environ.get("PYTHONPATH")]))
    return os.environ | {"PYTHONPATH": path}


def die_with_parent() -> None:
    """Has the kernel kill this process when the one that started it ends, where it can do that."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


class Event(NamedTuple):
    """What a worker did.

    Attributes:
        worker: Its number.
        kind: "found", of what its tender says first; "out" and "err", of what it prints; "end".
        value: The text, or the exit status.
    """

    worker: int
    kind: str
    value: Any


class Worker:
    """One worker, which a tender runs here or on another host.

    Args:
        number: Its number; that of the chief is 0.
        host: Where it runs.
        ssh: The words of the command that runs a command on another host.
        python: The Python there.
        events: What it does is put here.
    """

    def __init__(
        self, number: int, host: str, ssh: list[str], python: str, events: queue.SimpleQueue[Event]
    ) -> None:
        self.number, self.host = number, host
        self.found: dict[str, Any] | None = None
        self.status: int | None = None
        self.errors = ""
        self._events = events
        tender = [python, "-m", "rkeras_py.distribute.tender"]
        if host in LOCAL:
            command = tender
        else:
            path = with_package()["PYTHONPATH"]
            command = [*ssh, host, shlex.join(["env", f"PYTHONPATH={path}", *tender])]
        self._process = subprocess.Popen(
            command,
            env=with_package() if host in LOCAL else dict(os.environ),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        out, err = self._process.stdout, self._process.stderr
        assert out is not None and err is not None
        readers = [
            threading.Thread(target=self._read, args=(out, "out"), daemon=True),
            threading.Thread(target=self._read, args=(err, "err"), daemon=True),
        ]
        for reader in readers:
            reader.start()
        threading.Thread(target=self._wait, args=(readers,), daemon=True).start()

    @property
    def address(self) -> str:
        """Where the other workers reach it."""
        assert self.found is not None
        name = "127.0.0.1" if self.host in LOCAL else self.host.rpartition("@")[2]
        return f"{name}:{self.found['port']}"

    def __str__(self) -> str:
        where = self.host if self.found is None else self.address
        return f"worker {self.number} ({'the chief, ' if self.number == 0 else ''}{where})"

    def say(self, line: str) -> None:
        """Tells the tender something; one that has ended does not hear it."""
        assert self._process.stdin is not None
        with contextlib.suppress(OSError, ValueError):
            self._process.stdin.write(line.encode() + b"\n")
            self._process.stdin.flush()

    def run(self, order: dict[str, Any]) -> None:
        """Has the tender run the script."""
        self.say(json.dumps(order))

    def let_go(self, seconds: float) -> None:
        """Ends it if it still runs, and its tender.

        Args:
            seconds: How long to wait before it is killed.
        """
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):
            self._process.stdin.close()
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def cut_off(self) -> None:
        """Kills its tender, or the command by which that is reached; it may live on elsewhere."""
        self._process.kill()

    def _read(self, stream: IO[bytes], kind: str) -> None:
        if kind == "out":
            self._events.put(Event(self.number, "found", stream.readline().decode()))
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        while data := os.read(stream.fileno(), 65536) if kind == "err" else _some(stream):
            self._events.put(Event(self.number, kind, decoder.decode(data)))

    def _wait(self, readers: list[threading.Thread]) -> None:
        status = self._process.wait()
        # What a process that it left behind still prints is not waited for.
        for reader in readers:
            reader.join(2)
        self._events.put(Event(self.number, "end", 128 - status if status < 0 else status))


def _some(stream: IO[bytes]) -> bytes:
    """What there is, through the buffer from which the first line was read."""
    data: bytes = stream.read1(65536)  # type: ignore[attr-defined]
    return data


class Printer:
    """Prints what workers print: the chief's as it is, of others each line with their number.

    While the chief is within a line, lines of others wait, but not for one that stays incomplete,
    as a progress bar does.
    """

    def __init__(self) -> None:
        self._rest: dict[tuple[int, str], str] = {}
        self._held: list[tuple[str, str]] = []
        self._within: set[str] = set()
        self._printed = 0.0

    def show(self, event: Event) -> None:
        """Prints what came, or keeps it for later."""
        if event.worker == 0:
            _write(event.kind, event.value)
            self._within.discard(event.kind)
            if not event.value.endswith("\n"):
                self._within.add(event.kind)
            self._printed = time.monotonic()
        else:
            key = event.worker, event.kind
            *lines, self._rest[key] = (self._rest.get(key, "") + event.value).split("\n")
            for line in lines:
                # Of a progress bar that is drawn anew, the last state.
                last = line.rstrip("\r").rpartition("\r")[2]
                self._held.append((event.kind, f"[{event.worker}] {last}\n"))
        self.release()

    def release(self, at_once: bool = False) -> None:
        """Prints the lines that wait, if it is time.

        Args:
            at_once: Whether it is time in any case.
        """
        waits = bool(self._within) and time.monotonic() - self._printed < _WITHIN
        if not self._held or (waits and not at_once):
            return
        for kind in self._within:
            _write(kind, "\n")
        self._within.clear()
        for kind, text in self._held:
            _write(kind, text)
        self._held.clear()

    def finish(self, worker: int) -> None:
        """Prints the last line of a worker that has ended, if it is not complete."""
        for kind in ("out", "err"):
            if self._rest.get((worker, kind)):
                self.show(Event(worker, kind, "\n"))


def _write(kind: str, text: str) -> None:
    stream = sys.stdout if kind == "out" else sys.stderr
    stream.write(text)
    stream.flush()
