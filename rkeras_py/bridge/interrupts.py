"""Ctrl-C while Python runs for R.

SIGINT is blocked meanwhile (src/rkeras.c), and waits. Between two steps of training, where
stopping is safest, `check()` looks for it. If no such place comes soon, a thread that watches sends
SIGURG to R's thread. That ends Python's sleeps and waits, and Python calls `_stop()` there, between
two instructions of Python code, and never while R runs or its lock changes hands. A call of C code,
such as an operation of TensorFlow, goes on to its end; after two seconds a note says so. So does
TensorFlow's own Python code.

Where a Python process started R, the signal also reaches threads in which it is not blocked, those
of a notebook's kernel say, and Python would raise KeyboardInterrupt in the main thread anywhere.
So it is only noted while Python runs for R (`noted`). While R runs for Python (`passed_to_r`), R is
told: it calls Python for its output, too, and an exception there would be lost in rpy2's callback.
"""

from __future__ import annotations

import signal
import sys
import threading
import time
from types import FrameType
from typing import Any

from rkeras_py.api import hooks
from rkeras_py.bridge import r_lock, rapi

_EVERY = 0.1  # how often the thread looks, in seconds
_SOON = 0.25
_LONG = 2.0
# Modules whose functions must run to their end.
_LOCKS = {f"rkeras_py.bridge.{name}" for name in ("r_lock", "sharing", "interrupts")}
_NEVER = {f"rkeras_py.bridge.{name}" for name in ("r_lock", "references", "handles", "output")}

_INTERRUPT = (signal.SIGINT,)
_is_noted = False
_python_at_top = False
_r_is_called = False


def _is_asked() -> bool:
    return _is_noted or bool(rapi.table.interrupted(0))


def check() -> None:
    """Raises KeyboardInterrupt if the user asked R to stop.

    Raises:
        StoppedBetweenSteps: The user pressed Ctrl-C.
    """
    if r_lock.in_main_thread() and _is_asked():
        finish()
        raise hooks.StoppedBetweenSteps


def finish() -> None:
    """Clears the flag, because the interrupt reaches R in another way."""
    global _is_noted
    _is_noted = False
    rapi.table.interrupted(1)


def _note(number: int, frame: FrameType | None) -> None:
    """Python's handler of SIGINT while Python runs for R, or R for Python."""
    global _is_noted
    if r_lock.python_runs():
        _is_noted = True
        return
    if _r_is_called or r_lock.is_mine():
        rapi.table.interrupt()
        if _is_lost(frame):
            return
    raise KeyboardInterrupt


def _is_lost(frame: FrameType | None) -> bool:
    """Whether an exception would be lost, in what R calls for its output, or leave a lock taken."""
    if frame is not None and frame.f_globals.get("__name__") in _LOCKS:
        return True
    while frame is not None:
        if frame.f_globals.get("__name__") == "rpy2.rinterface_lib.callbacks":
            return True
        frame = frame.f_back
    return False


def _take_over() -> Any:
    """Makes `_note()` the handler of SIGINT, where Python at the top has one; the one before."""
    if not (_python_at_top and r_lock.in_main_thread()):
        return None
    before = signal.getsignal(signal.SIGINT)
    if not callable(before):
        return None  # SIGINT is ignored, as in a process in the background
    signal.signal(signal.SIGINT, _note)
    return before


class noted:
    """`with noted:` Ctrl-C is only noted, where Python is at the top."""

    __slots__ = ("_before",)

    def __enter__(self) -> None:
        self._before = _take_over()
        if self._before is not None:
            # In this thread, the signal also ends Python's waits.
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _INTERRUPT)

    def __exit__(self, *raised: object) -> None:
        if self._before is not None:
            signal.pthread_sigmask(signal.SIG_BLOCK, _INTERRUPT)
            signal.signal(signal.SIGINT, self._before)


class passed_to_r:
    """`with passed_to_r:` R runs for Python at the top, and Ctrl-C stops R."""

    __slots__ = ("_before",)

    def __enter__(self) -> None:
        global _r_is_called
        self._before = None if _r_is_called else _take_over()
        _r_is_called = _r_is_called or self._before is not None

    def __exit__(self, *raised: object) -> None:
        global _r_is_called
        if self._before is None:
            return
        _r_is_called = False
        signal.signal(signal.SIGINT, self._before)
        if rapi.table.interrupted(1):  # R ended before it looked
            raise KeyboardInterrupt


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
    if r_lock.python_runs() and not _must_end(frame) and _is_asked():
        finish()
        raise KeyboardInterrupt


def _watch(thread: int) -> None:
    waited = 0.0
    while True:
        time.sleep(_EVERY)
        if not (r_lock.python_runs() and _is_asked()):
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


def begin(python_at_top: bool) -> None:
    """Starts to watch; called in R's thread, with SIGINT blocked.

    Args:
        python_at_top: Whether a Python process started R, and handles SIGINT itself.
    """
    global _python_at_top
    if threading.current_thread() is not threading.main_thread():
        return  # only the thread that Python was started in handles signals
    _python_at_top = python_at_top
    signal.signal(signal.SIGURG, _stop)
    watching = threading.Thread(
        target=_watch, args=(threading.get_ident(),), name="rkeras-interrupts", daemon=True
    )
    watching.start()
