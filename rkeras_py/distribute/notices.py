"""What the launcher tells workers that wait for one another: that one of them has ended.

A worker whose script ends before `worker_strategy()` never comes, and nobody but the launcher knows
it. Each tender has a pipe to its worker for this, whose number a variable of the environment names.
"""

from __future__ import annotations

import contextlib
import os
import select

VARIABLE = "RKERAS_NOTICES"


class Sender:
    """The end of the pipe that a tender has.

    Attributes:
        other_end: The file descriptor that its worker reads from.
    """

    def __init__(self) -> None:
        self.other_end, self._own = os.pipe()
        os.set_blocking(self._own, False)

    def send(self, notice: str) -> None:
        """Sends a line; one for which there is no room is not the first."""
        with contextlib.suppress(BlockingIOError, BrokenPipeError):
            os.write(self._own, notice.encode())


def notice() -> str | None:
    """The first line that came, in a worker that the launcher started; None where there is none."""
    number = os.environ.get(VARIABLE, "")
    if not number.isdigit() or not select.select([int(number)], [], [], 0)[0]:
        return None
    return os.read(int(number), 65536).decode().partition("\n")[0] or None
