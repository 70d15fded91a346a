"""Ctrl-C: R's own flag, checked where stopping is safe.

R's handler of SIGINT only sets a flag. While Python runs for R, the flag is checked between two
steps of training, because TensorFlow cannot tolerate an exception at an arbitrary point;
otherwise R handles it when Python has returned.
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
    """Clears the flag, because the interrupt reaches R in another way."""
    rapi.table.interrupted(1)
