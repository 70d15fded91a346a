"""A bar on the console that shows how far a download is."""

from __future__ import annotations

import sys
import time

from rkeras_py.api.console import is_live

_WIDTH = 30
_EVERY = 0.1  # seconds between two updates


class ProgressBar:
    """Shows how many bytes of a file are there.

    Where nobody sees the line change, it is written once, at the end.

    Args:
        total: The size of the file in bytes, or None if it is not known.
    """

    def __init__(self, total: int | None) -> None:
        self._total = total
        self._done = 0
        self._shown_at = 0.0
        self._live = is_live()

    def update(self, done: int) -> None:
        """Shows the number of bytes that are there.

        Args:
            done: The number of bytes.
        """
        self._done = done
        now = time.monotonic()
        if self._live and now - self._shown_at >= _EVERY:
            self._shown_at = now
            sys.stdout.write("\r" + self._line())
            sys.stdout.flush()

    def close(self) -> None:
        """Ends the line."""
        sys.stdout.write(("\r" if self._live else "") + self._line() + "\n")
        sys.stdout.flush()

    def _line(self) -> str:
        if not self._total:
            return f"{_in_megabytes(self._done)} MB"
        share = min(self._done / self._total, 1.0)
        filled = int(share * _WIDTH)
        bar = "=" * filled + ">" * (filled < _WIDTH) + "." * (_WIDTH - filled - 1)
        sizes = f"{_in_megabytes(self._done)}/{_in_megabytes(self._total)} MB"
        return f"{share:4.0%} [{bar}] {sizes}"


def _in_megabytes(size: int) -> str:
    return f"{size / 1e6:.1f}"
