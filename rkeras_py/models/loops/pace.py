"""How many steps one call of a graph takes, and what happens between two calls."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rkeras_py.api import hooks

# A call of a graph can't be interrupted. With this many seconds, Ctrl-C and the progress bar are
# prompt, and the cost of a call, about 0.3 ms, does not matter.
_SECONDS = 0.05


class Pace:
    """Chooses the number of steps in a call by the time that earlier calls took."""

    def __init__(self) -> None:
        self._step: float | None = None
        self._is_new = True

    def steps(self) -> int:
        """The number of steps for the next call."""
        return 1 if self._step is None else max(1, int(_SECONDS / self._step))

    @contextmanager
    def timing(self, steps: int) -> Iterator[None]:
        """Times the call of a graph, unless the user asked to stop.

        Args:
            steps: The number of steps in it.
        """
        hooks.stop_if_asked()
        begin = time.perf_counter()
        yield
        if self._is_new:
            self._is_new = False  # TensorFlow optimizes a graph in its first call
        else:
            self._step = max((time.perf_counter() - begin) / steps, 1e-6)
