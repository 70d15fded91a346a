"""Connections between workers, over which lines of JSON go."""

from __future__ import annotations

import contextlib
import json
import socket
import time
from typing import Any

_READY = b'{"ready"'


class Connection:
    """A connection to another worker.

    Attributes:
        socket: Its socket.
        rest: What was received, but not read as a message yet.
    """

    def __init__(self, sock: socket.socket) -> None:
        self.socket = sock
        self.rest = b""

    def send(self, message: dict[str, Any]) -> None:
        """Sends a message; if the other end is gone, reading will say so."""
        with contextlib.suppress(OSError):
            self.socket.sendall(json.dumps(message).encode() + b"\n")

    def may_have_failed(self) -> bool:
        """Whether the other end is gone, or says so; what it sent stays to be received."""
        self.socket.settimeout(0)
        try:
            return not self.socket.recv(8, socket.MSG_PEEK).startswith(_READY)
        except BlockingIOError:
            return False
        except OSError:
            return True

    def receive(self, deadline: float) -> dict[str, Any]:
        """The next message.

        Raises:
            OSError: The other end is gone, or sends nothing until the deadline.
            ValueError: What came is no message.
        """
        while b"\n" not in self.rest:
            self.socket.settimeout(max(deadline - time.monotonic(), 0.01))
            data = self.socket.recv(65536)
            if not data:
                raise ConnectionResetError("it ended the connection")
            self.rest += data
            if len(self.rest) > 1_000_000:
                raise ValueError("no message")
        line, _, self.rest = self.rest.partition(b"\n")
        message = json.loads(line)
        if not isinstance(message, dict):
            raise ValueError("no message")
        return message


def kept_alive(sock: socket.socket) -> Connection:
    """Has the kernel notice within 10 s that the other host can't be reached.

    The kernels answer one another, so a worker that is busy, even in R code, is not taken for dead.
    """
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    for name, value in (
        ("TCP_KEEPIDLE", 3),
        ("TCP_KEEPALIVE", 3),  # the name on macOS
        ("TCP_KEEPINTVL", 2),
        ("TCP_KEEPCNT", 4),
        ("TCP_USER_TIMEOUT", 10_000),
    ):
        if hasattr(socket, name):
            sock.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)
    return Connection(sock)
