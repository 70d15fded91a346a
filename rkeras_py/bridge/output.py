"""Python's stdout and stderr, through R's own output while R is the caller.

So `capture.output()`, `sink()`, knitr and the console see what Python prints. Other
threads only queue their lines; the main thread prints them. Where no person at a
terminal reads it, a line that is written over again and again, as a progress bar is, is
printed as it is in the end, without colours; a notebook shows it being rewritten.
"""

from __future__ import annotations

import io
import re
import sys
from collections import deque
from typing import Any, TextIO

from rkeras_py.api.console import is_notebook
from rkeras_py.bridge import r_lock, rapi

_queued: deque[tuple[str, bool]] = deque()

_COLOURS = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
# A return to the beginning of the line, which overwrites it.
_REWRITES = re.compile(r"[^\n]*(?:\x08+|\r(?!\n))")
_BACK = re.compile(r"\x08+\r?")

_namespace = 0


def set_namespace(namespace: int) -> None:
    """Sets the namespace of the R package, whose functions print in notebooks."""
    global _namespace
    _namespace = namespace


def without_colours(text: str) -> str:
    """Removes the escape sequences that colour a text."""
    return _COLOURS.sub("", text)


class ROutput(io.TextIOBase):
    """A text stream that prints through R.

    Attributes:
        line: The unfinished line.
        behind: The stream that Python had before, for what R itself prints through
            Python (in Jupyter).
    """

    def __init__(self, is_error: bool) -> None:
        super().__init__()
        self._is_error = is_error
        self._printing = False
        self.line = ""
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

    def is_live(self) -> bool:
        """Whether a person sees a line being rewritten, at a terminal or in a notebook."""
        return self.isatty() or self._is_in_notebook() or self._is_in_notebook_of_r()

    def _is_in_notebook(self) -> bool:
        return not self._is_error and is_notebook(self.behind) and not _diverted()

    def _is_in_notebook_of_r(self) -> bool:
        return not self._is_error and bool(_ask(b"is_in_notebook", _namespace))

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
            self._show(text)
        return len(text)

    def _show(self, text: str) -> None:
        if self.isatty():
            self._print(text)
        elif self._is_in_notebook():
            self._print(_rewriting(text))
        elif self._is_in_notebook_of_r():
            _print_in_notebook_of_r(_rewriting(text))
        else:
            self._print(self._settled(text))

    def _settled(self, text: str) -> str:
        """The lines that are complete; what is written over is left out."""
        self.line = _REWRITES.sub("", self.line + without_colours(text))
        done, end, self.line = self.line.rpartition("\n")
        return done + end

    def end_line(self) -> None:
        """Prints an unfinished line."""
        rest, self.line = self.line, ""
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


def _rewriting(text: str) -> str:
    """A text for a notebook: without colours, and back to the beginning of a line by one sign."""
    return _BACK.sub("\r", without_colours(text))


def _print_in_notebook_of_r(text: str) -> None:
    data = text.encode("utf-8", "replace").replace(b"\0", b"")
    with r_lock.hold_r():
        string = rapi.protect(rapi.make_char(data, len(data), rapi.CE_UTF8))
        vector = rapi.protect(rapi.scalar_string(string))
        call = rapi.protect(rapi.lang2(rapi.install(b"print_in_notebook"), vector))
        try:
            rapi.evaluate(call, _namespace)
        finally:
            rapi.unprotect(3)


def _diverted() -> bool:
    """Whether R's output goes elsewhere (sink, capture.output)."""
    return bool(_ask(b"sink.number", rapi.BASE_ENV))


def _ask(function: bytes, environment: int) -> int:
    """The whole number or truth value that an R function without arguments returns."""
    with r_lock.hold_r():
        call = rapi.protect(rapi.lang1(rapi.install(function)))
        try:
            return int(rapi.as_integer(rapi.evaluate(call, environment)))
        finally:
            rapi.unprotect(1)


_out, _err = ROutput(False), ROutput(True)
_depth = 0


def begin() -> Any:
    """Makes Python print through R; called in R's thread.

    Returns:
        What `end()` takes.
    """
    global _depth
    if _depth:
        return None
    _depth = 1
    kept = _out.behind, _err.behind = sys.stdout, sys.stderr
    # Someone keeps what is printed, as reticulate's py_capture_output() does.
    if not isinstance(sys.stdout, io.StringIO):
        sys.stdout = _out
    if not isinstance(sys.stderr, io.StringIO):
        sys.stderr = _err
    return kept


def end(kept: Any) -> None:
    """Undoes `begin()`, after an unfinished line has been printed."""
    global _depth
    if kept is None:
        return
    try:
        if _out.line or _err.line:
            _out.end_line()
            _err.end_line()
    finally:
        _depth = 0
        if sys.stdout is _out:
            sys.stdout = kept[0]
        if sys.stderr is _err:
            sys.stderr = kept[1]
    if _queued:
        with r_lock.hold_r():
            _print_queued()
