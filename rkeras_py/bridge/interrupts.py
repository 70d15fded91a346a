"""Ctrl-C while Python runs for R.

SIGINT is blocked meanwhile (src/rkeras.c), and waits. Between two steps of training, where
stopping is safest, `check()` looks for it. If no such place comes soon, a thread that watches sends
SIGURG to R's thread. That ends Python's sleeps and waits, and Python calls `_stop()` there, between
two instructions of Python code, and never while R runs or its lock changes hands. A call of C code,
such as an operation of TensorFlow, goes on to its end; after two seconds a note says so. So does
TensorFlow's own Python code.

Where a Python process started R, SIGINT is Python's. It also reaches threads in which it is not
blocked, those of a notebook's kernel say, and Python would raise KeyboardInterrupt in the main
thread at whatever instruction comes next: in the midst of the bridge, or in one of rpy2's functions
by which R prints or looks for events, which can't pass it on, so that it would be lost. So from a
call of R to its end SIGINT is only noted: for R, which stops when it looks next, or for Python that
R called. What nobody has taken when R returns is Python's again. A public function that Python at
the top calls is stopped as one that R calls, since TensorFlow would turn the exception into another
one (`at_top`).
"""

from __future__ import annotations

import inspect
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
_NEVER = {
    f"rkeras_py.bridge.{name}"
    for name in ("r_lock", "references", "handles", "output", "interrupts")
}

_INTERRUPT = (signal.SIGINT,)
# Without the Python code around them, in which KeyboardInterrupt may be raised.
_handler = inspect.unwrap(signal.getsignal)
_set_handler = inspect.unwrap(signal.signal)
_is_noted = False
python_at_top = False  # whether a Python process started R


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
    """Python's handler of SIGINT while R runs, or Python for R; it raises nothing."""
    global _is_noted
    if r_lock.python_runs():
        _is_noted = True
    else:
        rapi.interrupts_pending.value = True


def _take() -> Any:
    """Has SIGINT noted from now on; returns the handler before, or None if there was none."""
    return _set_handler(signal.SIGINT, _note) if callable(_handler(signal.SIGINT)) else None


# Whether R is interrupted only within what `note_condition()` evaluates, or a function of the user.
# Outside of these, in functions of R that rpy2 calls, there is no place to jump to.
only_guarded = False


def _begin_r() -> Any:
    """Python at the top begins to call R."""
    before = _take()
    if before is not None and only_guarded:
        rapi.interrupts_suspended.value = True
    return before


def _end_r(before: Any) -> None:
    """Undoes `_begin_r()`. An interrupt that came too late for R is one of Python."""
    if before is not None:
        rapi.interrupts_suspended.value = False
        _set_handler(signal.SIGINT, before)
        if rapi.interrupts_pending.value:
            finish()
            signal.raise_signal(signal.SIGINT)


class noted:
    """`with noted:` Ctrl-C is only noted, where Python is at the top."""

    __slots__ = ("_before",)

    def __enter__(self) -> None:
        at_top = python_at_top and r_lock.in_main_thread()
        self._before = _take() if at_top else None
        if self._before is not None:
            # In this thread, the signal also ends Python's waits.
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _INTERRUPT)

    def __exit__(self, *raised: object) -> None:
        if self._before is not None:
            signal.pthread_sigmask(signal.SIG_BLOCK, _INTERRUPT)
            _set_handler(signal.SIGINT, self._before)
            if _is_noted:  # too late for Python
                finish()
                rapi.interrupts_pending.value = True


class at_top:
    """`with at_top():` Python that R did not call runs a function of the package."""

    __slots__ = ("_before",)

    def __enter__(self) -> None:
        self._before = _take() if python_at_top and r_lock.is_at_top() else None
        if self._before is not None:
            r_lock.run_at_top(True)

    def __exit__(self, *raised: object) -> None:
        if self._before is not None:
            r_lock.run_at_top(False)
            _set_handler(signal.SIGINT, self._before)
            if _is_asked():  # too late for the function
                finish()
                signal.raise_signal(signal.SIGINT)
            if raised[0] is hooks.StoppedBetweenSteps:
                raise KeyboardInterrupt from None  # the name that Python's users know


def _must_end(frame: FrameType | None) -> bool:
    """Whether what runs in a frame must run to its end, or would swallow an exception.

    TensorFlow's C++ code calls Python, and takes an exception there for a fault of its own. Where
    Keras builds a graph, it has functions that catch whatever is raised.
    """
    tensorflow = sys.modules.get("tensorflow")
    eagerly = getattr(tensorflow, "executing_eagerly", None)
    if eagerly is not None and not eagerly():
        return True
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


def _let_writing_fail(number: int, frame: FrameType | None) -> None:
    """Python's handler of SIGPIPE, in the place of R's: what writes gets an error without it.

    R's own raises an error of R in the middle of Python's code, after which both are broken. It is
    a function because programs that R starts would ignore the signal, too, if this process did.
    """


def begin(at_top: bool) -> None:
    """Starts to watch; called in R's thread, with SIGINT blocked.

    Args:
        at_top: Whether a Python process started R, and handles SIGINT itself.
    """
    global python_at_top
    if threading.current_thread() is not threading.main_thread():
        return  # only the thread that Python was started in handles signals
    python_at_top = at_top
    signal.signal(signal.SIGURG, _stop)
    signal.signal(signal.SIGPIPE, _let_writing_fail)
    if python_at_top:
        r_lock.take_interrupts, r_lock.give_interrupts_back = _begin_r, _end_r
        r_lock.shield = rapi.table.shield
    watching = threading.Thread(
        target=_watch, args=(threading.get_ident(),), name="rkeras-interrupts", daemon=True
    )
    watching.start()
