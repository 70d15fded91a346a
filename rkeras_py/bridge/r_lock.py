"""The lock on R, which runs in one thread at a time.

The main thread holds the lock while R runs, releases it while Python runs, and takes it back
before it returns to R. Another thread (Keras runs generators in one) takes it for one call into
R, and keeps it through whatever that call does in Python, because calls on R's stack must nest.
"""

from __future__ import annotations

import threading

from rkeras_py.bridge import rapi

_lock = threading.Lock()
_owner: int | None = None
_main = threading.main_thread().ident


def begin(main: int) -> None:
    """Notes that R runs now, in the main thread, which calls this."""
    global _owner, _main
    _main = main
    _lock.acquire()
    _owner = main


def in_main_thread() -> bool:
    """Whether this is the thread that R was started in."""
    return threading.get_ident() == _main


class release_r:
    """`with release_r():` Python runs, called from R: other threads may use R meanwhile."""

    __slots__ = ("_gives",)

    def __enter__(self) -> None:
        global _owner
        self._gives = threading.get_ident() == _main
        if self._gives:
            _owner = None
            _lock.release()

    def __exit__(self, *raised: object) -> None:
        global _owner
        if self._gives:
            _lock.acquire()
            _owner = _main


class hold_r:
    """`with hold_r():` R runs, called from Python, in whichever thread this is."""

    __slots__ = ("_elsewhere", "_takes")

    def __enter__(self) -> None:
        global _owner
        me = threading.get_ident()
        self._takes = _owner != me
        if not self._takes:
            return
        _lock.acquire()
        _owner = me
        self._elsewhere = me != _main
        if self._elsewhere:
            rapi.table.own_stack(True)

    def __exit__(self, *raised: object) -> None:
        global _owner
        if not self._takes:
            return
        if self._elsewhere:
            rapi.table.own_stack(False)
        _owner = None
        _lock.release()
