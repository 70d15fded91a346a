"""Ctrl-C while Python runs for R.

SIGINT is blocked meanwhile (src/rkeras.c), and waits. Between two steps of training, where
stopping is safest, `check()` looks for it. If no such place comes soon, a thread that watches sends
SIGURG to R's thread. That ends Python's sleeps and waits, and Python calls `_stop()` there, between
two instructions of Python code, and never while R runs or its lock changes hands. A call of C code,
such as an operation of TensorFlow, goes on to its end; after two seconds a note says so. So does
TensorFlow's own Python code.
"""

from __future__ import annotations

import signal
import sys
import threading
import time
from types import FrameType

from rkeras_py.api import hooks
from rkeras_py.bridge import r_lock, rapi

_EVERY = 0.1  # how often the thread looks, in seconds
_SOON = 0.25
_LONG = 2.0
# Modules whose functions must run to their end.
_NEVER = {f"rkeras_py.bridge.{name}" for name in ("r_lock", "references", "handles", "output")}


def check() -> None:
    """Raises KeyboardInterrupt if the user asked R to stop.

    Raises:
        StoppedBetweenSteps: The user pressed Ctrl-C.
    """
    if r_lock.in_main_thread() and rapi.table.interrupted(0):
        rapi.table.interrupted(1)
        raise hooks.StoppedBetweenSteps


def finish() -> None:
    """Clears the flag, because the interrupt reaches R in another way."""
    rapi.table.interrupted(1)


def _must_end(frame: FrameType | None) -> bool:
    """Whether what runs in a frame must run to its end, or would swallow an exception.

    TensorFlow's C++ code calls Python, and takes an exception there for a fault of its own.
    """
    if frame is not None and frame.f_globals.get("__name__") in _NEVER:
        return True
    while frame is not None:
        package = str(frame.f_globals.get("__name__")).partition(".")[0]
        if frame.f_code.co_name == "__del__" or package in ("tensorflow", "weakref"):
            return True
        frame = frame.f_back
    return False


def _stop(number: int, frame: FrameType | None) -> None:
    """Python's handler of SIGURG, in R's thread."""
    if r_lock.python_runs() and not _must_end(frame) and rapi.table.interrupted(0):
        rapi.table.interrupted(1)
        raise KeyboardInterrupt


def _watch(thread: int) -> None:
    waited = 0.0
    while True:
        time.sleep(_EVERY)
        if not (r_lock.python_runs() and rapi.table.interrupted(0)):
            waited = 0.0
            continue
        waited += _EVERY
        if waited >= _SOON:
            signal.pthread_kill(thread, signal.SIGURG)
        if _LONG <= waited < _LONG + _EVERY and sys.__stderr__ is not None:
            print(
                "\nThe interrupt takes effect when the operation that runs now has ended.",
                file=sys.__stderr__,
                flush=True,
            )


def begin() -> None:
    """Starts to watch; called in R's thread, with SIGINT blocked."""
    if threading.current_thread() is not threading.main_thread():
        return  # only the thread that Python was started in handles signals
    signal.signal(signal.SIGURG, _stop)
    watching = threading.Thread(
        target=_watch, args=(threading.get_ident(),), name="rkeras-interrupts", daemon=True
    )
    watching.start()
