"""Python's stdout and stderr, through R's own output while R is the caller.

So `capture.output()`, `sink()`, knitr and the console see what Python prints. Other
threads only queue their lines; the main thread prints them.
"""

from __future__ import annotations

import io
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

from rkeras_py.bridge import rapi, turns
from rkeras_py.bridge.to_python import to_python

_queued: deque[tuple[str, bool]] = deque()


class ROutput(io.TextIOBase):
    """A text stream that prints through R.

    Attributes:
        behind: The stream that Python had before, for what R itself prints through
            Python (in Jupyter).
    """

    def __init__(self, is_error: bool) -> None:
        super().__init__()
        self._is_error = is_error
        self._printing = False
        self.behind: TextIO | None = None

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """The encoding of the text."""
        return "utf-8"

    def writable(self) -> bool:
        """Whether it can be written to: yes."""
        return True

    def isatty(self) -> bool:
        """Whether a person at a terminal sees what is written."""
        behind = sys.__stderr__ if self._is_error else sys.__stdout__
        return bool(behind and behind.isatty() and not self._is_error and not _diverted())

    def fileno(self) -> int:
        """Python's own descriptor, for libraries that ask for one."""
        behind = sys.__stderr__ if self._is_error else sys.__stdout__
        if behind is None:
            raise io.UnsupportedOperation("fileno")
        return behind.fileno()

    def write(self, text: str) -> int:
        """Prints a text.

        Args:
            text: The text.

        Returns:
            Its length.
        """
        if not turns.in_main_thread():
            _queued.append((text, self._is_error))
        elif self._printing and self.behind is not None:
            self.behind.write(text)
        else:
            self._printing = True
            try:
                with turns.r_turn():
                    _print_queued()
                    rapi.print_text(text, self._is_error)
            finally:
                self._printing = False
        return len(text)


def _print_queued() -> None:
    while _queued:
        rapi.print_text(*_queued.popleft())


def _diverted() -> bool:
    """Whether R's output goes elsewhere (sink, capture.output)."""
    with turns.r_turn():
        call = rapi.protect(rapi.lang1(rapi.install(b"sink.number")))
        try:
            return bool(to_python(rapi.evaluate(call, rapi.BASE_ENV, False)))
        finally:
            rapi.unprotect(1)


_out, _err = ROutput(False), ROutput(True)
_depth = 0


@contextmanager
def through_r() -> Iterator[None]:
    """Has Python print through R inside of this block."""
    global _depth
    if _depth or not turns.in_main_thread():
        yield
        return
    kept: tuple[Any, Any] = sys.stdout, sys.stderr
    _out.behind, _err.behind = kept
    sys.stdout, sys.stderr = _out, _err
    _depth = 1
    try:
        yield
    finally:
        _depth = 0
        if sys.stdout is _out:
            sys.stdout = kept[0]
        if sys.stderr is _err:
            sys.stderr = kept[1]
        if _queued:
            with turns.r_turn():
                _print_queued()
