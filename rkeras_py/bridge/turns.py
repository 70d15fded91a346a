"""Whose turn it is: R runs in one thread at a time.

One lock stands for R. The main thread owns it while R runs, gives it up while
Python runs, and takes it back before it returns to R. Another thread (Keras pulls
generators in its own) takes it for the time of one call into R, and keeps it through
what that call does in Python, because R's stack is a stack.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from rkeras_py.bridge import rapi

_lock = threading.Lock()
_owner: int | None = None
_main = threading.main_thread().ident
_NO_LIMIT = 2 * (2**63 - 1) + 1


def begin(main: int) -> None:
    """Notes that R runs now, in the main thread, which calls this."""
    global _owner, _main
    _main = main
    _lock.acquire()
    _owner = main


def in_main_thread() -> bool:
    """Whether this is the thread that R was started in."""
    return threading.get_ident() == _main


def mine() -> bool:
    """Whether this thread may touch R now."""
    return _owner == threading.get_ident()


@contextmanager
def python_turn() -> Iterator[None]:
    """Python runs, called from R: other threads may use R meanwhile."""
    global _owner
    if not in_main_thread():
        yield
        return
    _owner = None
    _lock.release()
    try:
        yield
    finally:
        _lock.acquire()
        _owner = _main


@contextmanager
def r_turn() -> Iterator[None]:
    """R runs, called from Python, in whichever thread this is."""
    global _owner
    me = threading.get_ident()
    if _owner == me:
        yield
        return
    _lock.acquire()
    _owner = me
    limit = rapi.stack_limit.value
    if me != _main:
        # R measures its stack from the main thread's, which is not this one.
        rapi.stack_limit.value = _NO_LIMIT
    try:
        yield
    finally:
        rapi.stack_limit.value = limit
        _owner = None
        _lock.release()
