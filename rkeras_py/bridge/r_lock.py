"""The lock on R, which runs in one thread at a time.

The main thread holds the lock while R runs, releases it while Python runs, and takes it back
before it returns to R. Another thread (Keras runs generators in one) takes it for one call into
R, and keeps it through whatever that call does in Python, because calls on R's stack must nest.
Where a Python process started R, Python is at the top: nobody holds the lock until it calls R
(`sharing.py`).
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from threading import get_ident
from typing import Any

from rkeras_py.bridge import rapi

_lock = threading.Lock()
_owner: int | None = None
_main = threading.main_thread().ident
_calls = 0  # of R's, for which the main thread took the lock
_python_runs = False  # in the main thread, called from R, and not within a call of R's
_is_top = False  # the main thread holds the lock for Python that R did not call
_for_top = False  # the Python that runs was not called by R, and waits for nothing of R's


def _nothing(*given: Any) -> None:
    return None


# What happens with SIGINT when Python at the top begins to call R, and when R has returned; the
# second gets the value of the first. `interrupts.py` sets them.
take_interrupts: Callable[[], Any] = _nothing
give_interrupts_back: Callable[[Any], None] = _nothing
# Keeps SIGINT from all threads while another one than the main thread runs R.
shield: Callable[[bool], None] = _nothing


def begin(main: int) -> None:
    """Notes that R runs now, in the main thread, which calls this."""
    global _owner, _main
    _main = main
    _lock.acquire()
    _owner = main


def in_main_thread() -> bool:
    """Whether this is the thread that R was started in."""
    return get_ident() == _main


def python_runs() -> bool:
    """Whether the main thread runs Python for R, or within `run_at_top()`; not R itself."""
    return _python_runs


def is_mine() -> bool:
    """Whether this thread holds the lock."""
    return _owner == get_ident()


def called_from_top() -> bool:
    """Whether R runs for Python that is at the top, so that no code of R waits for its result."""
    return _is_top


def is_left() -> bool:
    """Whether the main thread holds the lock since R called it, and not for a call of R's."""
    return _owner == _main and not _calls


def leave() -> None:
    """Notes that R runs no more: Python is at the top, and calls R when it wants to."""
    global _owner
    _owner = None
    _lock.release()


def is_at_top() -> bool:
    """Whether this is Python that R did not call, in the main thread, outside of `run_at_top()`."""
    me = get_ident()
    return me == _main and _owner != me and not _python_runs


def run_at_top(runs: bool) -> None:
    """Notes that Python at the top begins or ends to run a function of the package."""
    global _python_runs, _for_top
    _python_runs = _for_top = runs


def give_r() -> None:
    """Python runs, called from R: other threads may use R meanwhile."""
    global _owner, _python_runs
    if get_ident() == _main:
        _owner = None
        _lock.release()
        _python_runs = True


def take_r_back() -> None:
    """R runs again. Does nothing where it was not given away."""
    global _owner, _python_runs
    if _python_runs and get_ident() == _main:
        _python_runs = False
        _lock.acquire()
        _owner = _main


def lend_r(call: Callable[[Any], Any], argument: Any) -> Any:
    """Calls a function between `give_r()` and `take_r_back()`, in one frame.

    Args:
        call: What the main thread, which holds the lock, calls for R.
        argument: Its argument.

    Returns:
        Its value.
    """
    global _owner, _python_runs
    _owner = None
    _lock.release()
    _python_runs = True
    try:
        return call(argument)
    finally:
        _python_runs = False
        _lock.acquire()
        _owner = _main


class release_r:
    """`with release_r():` between `give_r()` and `take_r_back()`."""

    __slots__ = ()

    def __enter__(self) -> None:
        give_r()

    def __exit__(self, *raised: object) -> None:
        take_r_back()


class hold_r:
    """`with hold_r():` R runs, called from Python, in whichever thread this is."""

    __slots__ = ("_at_top", "_elsewhere", "_signals", "_takes", "_was")

    def __enter__(self) -> None:
        global _owner, _python_runs, _calls, _is_top, _for_top
        me = get_ident()
        self._takes = _owner != me
        if not self._takes:
            return
        self._elsewhere = me != _main
        if not self._elsewhere:
            self._was = _python_runs, _is_top, _for_top
            self._at_top = _for_top or not _python_runs
            if self._at_top:
                self._signals = take_interrupts()
            _python_runs, _is_top, _for_top = False, self._at_top, False
            _calls += 1
        _lock.acquire()
        _owner = me
        if self._elsewhere:
            rapi.table.own_stack(True)
            shield(True)

    def __exit__(self, *raised: object) -> None:
        global _owner, _python_runs, _calls, _is_top, _for_top
        if not self._takes:
            return
        if self._elsewhere:
            shield(False)
            rapi.table.own_stack(False)
        _owner = None
        _lock.release()
        if not self._elsewhere:
            _python_runs, _is_top, _for_top = self._was
            _calls -= 1
            if self._at_top:
                give_interrupts_back(self._signals)


def hold_at_once(call: Callable[[int, int, Any], Any], a: int, b: int, c: Any) -> Any:
    """A call of R by the main thread, which runs Python for R: as `hold_r`, in one frame.

    Args:
        call: What to call.
        a: Its first argument.
        b: The second.
        c: The third.

    Returns:
        Its value; True if it was not called: this is another thread, R is busy, or Python is at
        the top.
    """
    global _owner, _python_runs, _calls, _is_top
    if not _python_runs or _for_top or get_ident() != _main or not _lock.acquire(False):
        return True
    was_top = _is_top
    _owner, _python_runs, _is_top = _main, False, False
    _calls += 1
    try:
        return call(a, b, c)
    finally:
        _owner = None
        _lock.release()
        _python_runs, _is_top = True, was_top
        _calls -= 1
