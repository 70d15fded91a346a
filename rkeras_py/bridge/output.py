"""Python's stdout and stderr, through R's own output while R is the caller.

So `capture.output()`, `sink()`, knitr and the console see what Python prints. Other
threads only queue their lines; the main thread prints them. Where no person at a
terminal reads it, a line that is written over again and again, as a progress bar is, is
printed as it is in the end, without colours.
"""

from __future__ import annotations

import io
import re
import sys
from collections import deque
from typing import Any, TextIO

from rkeras_py.bridge import r_lock, rapi

_queued: deque[tuple[str, bool]] = deque()

_COLOURS = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
# A return to the beginning of the line, which overwrites it.
_REWRITES = re.compile(r"[^\n]*(?:\x08+|\r(?!\n))")


def without_colours(text: str) -> str:
    """Removes the escape sequences that colour a text."""
    return _COLOURS.sub("", text)


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
        self._line = ""  # the unfinished line
        self.behind: TextIO | None = None

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """The encoding of the text."""
        return "utf-8"

    def writable(self) -> bool:
        """Always true."""
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
        if not r_lock.in_main_thread():
            _queued.append((text, self._is_error))
        elif self._printing and self.behind is not None:
            self.behind.write(text)
        else:
            self._print(text if self.isatty() else self._settled(text))
        return len(text)

    def _settled(self, text: str) -> str:
        """The lines that are complete; what is written over is left out."""
        self._line = _REWRITES.sub("", self._line + without_colours(text))
        done, end, self._line = self._line.rpartition("\n")
        return done + end

    def end_line(self) -> None:
        """Prints an unfinished line."""
        rest, self._line = self._line, ""
        self._print(rest)

    def _print(self, text: str) -> None:
        if not text:
            return
        self._printing = True
        try:
            with r_lock.hold_r():
                _print_queued()
                rapi.print_text(text, self._is_error)
        finally:
            self._printing = False


def _print_queued() -> None:
    while _queued:
        rapi.print_text(*_queued.popleft())


def _diverted() -> bool:
    """Whether R's output goes elsewhere (sink, capture.output)."""
    with r_lock.hold_r():
        call = rapi.protect(rapi.lang1(rapi.install(b"sink.number")))
        try:
            return bool(rapi.as_integer(rapi.evaluate(call, rapi.BASE_ENV)))
        finally:
            rapi.unprotect(1)


_out, _err = ROutput(False), ROutput(True)
_depth = 0


class ThroughR:
    """`with ThroughR():` makes Python print through R within the block."""

    __slots__ = ("_kept",)

    def __enter__(self) -> None:
        global _depth
        self._kept: tuple[Any, Any] | None = None
        if _depth or not r_lock.in_main_thread():
            return
        self._kept = sys.stdout, sys.stderr
        _out.behind, _err.behind = self._kept
        sys.stdout, sys.stderr = _out, _err
        _depth = 1

    def __exit__(self, *raised: object) -> None:
        global _depth
        if self._kept is None:
            return
        try:
            _out.end_line()
            _err.end_line()
        finally:
            _depth = 0
            if sys.stdout is _out:
                sys.stdout = self._kept[0]
            if sys.stderr is _err:
                sys.stderr = self._kept[1]
        if _queued:
            with r_lock.hold_r():
                _print_queued()
