"""Ctrl-C: R's own flag, looked at where stopping is safe.

R's handler of SIGINT only sets a flag. While Python runs for R, the flag is looked at
between two steps of training, because TensorFlow does not stand an exception at any
instant; everywhere else R serves it when Python has returned.
"""

from __future__ import annotations

from rkeras_py.bridge import r_lock, rapi


def check() -> None:
    """Raises KeyboardInterrupt if the user asked R to stop.

    Raises:
        KeyboardInterrupt: The user pressed Ctrl-C.
    """
    if r_lock.in_main_thread() and rapi.table.interrupted(0):
        rapi.table.interrupted(1)
        raise KeyboardInterrupt


def finish() -> None:
    """Clears the flag: the interrupt is on its way to R by another road."""
    rapi.table.interrupted(1)
