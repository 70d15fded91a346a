"""R shared with rpy2: one lock for both, and errors that lose nothing on their way.

rpy2 has locks of its own around its calls of R. While Python code handles R objects with it, those
become the bridge's (`share()`), so that R functions run in any thread wherever the main thread is:
in Python that R called, or in Python that started R.
"""

from __future__ import annotations

import functools
import threading
from collections import deque
from collections.abc import Callable
from operator import attrgetter
from typing import Any

from rpy2 import rinterface
from rpy2.rinterface_lib import _rinterface_capi, embedded, openrlib, sexp
from rpy2.robjects.conversion import noconversion

from rkeras_py.bridge import errors, interrupts, r_lock, rapi
from rkeras_py.bridge.references import RObject


class _Lock(threading.local):
    """The bridge's lock on R, as rpy2 takes and gives back a lock."""

    def __init__(self) -> None:
        self._held: list[r_lock.hold_r] = []

    def acquire(self) -> bool:
        """Waits for R."""
        held = r_lock.hold_r()
        held.__enter__()
        self._held.append(held)
        if len(self._held) == 1:
            while _dropped:
                _release(_dropped.popleft())
        return True

    def release(self) -> None:
        """Lets others use R, if this is the outermost call of this thread."""
        if not self._held:
            return  # rpy2's `finally`, where an interrupt came before the lock was taken
        self._held.pop().__exit__()
        if not self._held:
            _leave_if_over()

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *raised: object) -> None:
        self.release()


# rpy2 evaluates promises (R's own functions) without its lock, and protects what R returns for as
# long as it holds the lock, but keeps it only afterwards: another thread's R could collect it.
_WHOLE: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (sexp.SexpEnvironment, ("find", "__getitem__")),
    (sexp.Sexp, ("do_slot", "get_attrib")),
    (sexp.SexpVectorAbstract, ("from_iterable", "from_memoryview")),
    (rinterface.SexpClosure, ("__call__", "rcall")),
    (rinterface.PairlistSexpVector, ("from_iterable",)),
    (rinterface.LangSexpVector, ("__getitem__",)),
    (rinterface, ("parse",)),
    (_rinterface_capi, ("_preserve",)),
)


def share() -> None:
    """Has rpy2 use the bridge's lock. Called by the main thread, outside of any call of rpy2's."""
    if not isinstance(openrlib.rlock, _Lock):
        openrlib.rlock = openrlib.lock = _Lock()
        for owner, names in _WHOLE:
            for name in names:
                _lock(owner, name)
        _rinterface_capi._release = _dropped.append
        capsule = _rinterface_capi.SexpCapsule
        capsule.__init__, capsule.rkeras_drop = _keep, _drop
        capsule.__del__ = property(attrgetter("rkeras_drop"))
    _leave_if_over()


_release = _rinterface_capi._release
_dropped: deque[Any] = deque()  # R objects that rpy2 holds no longer


# A finalizer runs anywhere, so it may wait for nothing. One that is written in Python loses a
# KeyboardInterrupt that is raised in it.
def _keep(capsule: Any, cdata: Any) -> None:
    """Makes rpy2's hold on an R object, which notes in C code alone that it is gone."""
    _rinterface_capi._preserve(cdata)
    capsule._cdata = cdata
    capsule.rkeras_drop = functools.partial(_dropped.append, cdata)


def _drop(capsule: Any, note: Callable[[Any], None] = _dropped.append) -> None:
    """The same for those that were made before."""
    note(capsule._cdata)


def _lock(owner: Any, name: str) -> None:
    """Puts the lock around all of a function or method."""
    member = vars(owner)[name]
    if isinstance(member, classmethod):
        setattr(owner, name, classmethod(_locked(member.__func__)))
    else:
        setattr(owner, name, _locked(member))


def _locked(function: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        with openrlib.rlock:
            return function(*args, **kwargs)

    return call


def _leave_if_over() -> None:
    """Gives the lock up that was taken when R loaded rkeras, once no code of R is under way."""
    if r_lock.in_main_thread() and r_lock.is_left() and not _is_under_way():
        r_lock.leave()


def _is_under_way() -> bool:
    call = rapi.protect(rapi.lang1(rapi.install(b"sys.nframe")))
    try:
        return bool(rapi.as_integer(rapi.evaluate(call, rapi.BASE_ENV)))
    finally:
        rapi.unprotect(1)


def object_at(address: int) -> Any:
    """An R object as rpy2's low layer holds it, from its address."""
    return noconversion(sexp.Sexp(_rinterface_capi.SexpCapsule(_pointer(address))))


def _pointer(address: int) -> Any:
    return openrlib.ffi.cast("SEXP", address)


# ---- errors ---------------------------------------------------------------------------------

_build_rcall = _rinterface_capi.build_rcall
_with_visible = rinterface.evalr_expr_with_visible


class RRuntimeError(embedded.RRuntimeError):  # type: ignore[misc]
    """rpy2's error, with R's condition; the error of Python that R passed on is its cause.

    What rpy2 raises for an interrupt of R is KeyboardInterrupt.

    Attributes:
        own_condition: R's condition, which R gets again if the error reaches it.
    """

    own_condition: RObject | None

    def __new__(cls, *args: Any) -> Any:
        """The error, or KeyboardInterrupt."""
        condition = _take_condition()
        if condition is not None and rapi.inherits(condition.reference.address, b"interrupt"):
            return KeyboardInterrupt()
        made = super().__new__(cls, *args)
        made.own_condition = condition
        return made

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.__cause__ = errors.take_signalled(str(self))

    @property
    def condition(self) -> Any:
        """The condition, as rpy2 holds it; None if R kept none."""
        if self.own_condition is None:
            return None
        return object_at(self.own_condition.reference.address)


def _take_condition() -> RObject | None:
    address = _own(b"take_condition")
    return None if address == rapi.NIL else RObject(address)


def _own(name: bytes) -> int:
    """What a function of the R package without arguments returns."""
    call = rapi.protect(rapi.lang1(rapi.evaluate(rapi.install(name), _namespace().rid)))
    try:
        return int(rapi.evaluate(call, rapi.BASE_ENV))
    finally:
        rapi.unprotect(1)


@functools.cache
def _namespace() -> Any:
    return rinterface.baseenv["asNamespace"](rinterface.StrSexpVector(["rkeras"]))


def note_errors(on: bool) -> None:
    """Has rpy2's errors keep R's condition, or no longer.

    Args:
        on: Whether they shall.
    """
    errors.keep_signalled(on)
    interrupts.only_guarded = on
    if not on:
        _rinterface_capi.build_rcall = _build_rcall
        rinterface.evalr_expr_with_visible = _with_visible
        embedded.RRuntimeError = RRuntimeError.__base__
        return
    note, evaluate = (_namespace()[name] for name in ("note_condition", "evaluate_visibly"))

    def build_rcall(function: Any, args: Any = (), kwargs: Any = ()) -> Any:
        call = _build_rcall(function, args, kwargs)
        return openrlib.rlib.Rf_lang2(_pointer(note.rid), call)

    def evalr_expr_with_visible(expr: Any, envir: Any = None) -> Any:
        return evaluate(expr, rinterface.evaluation_context.get() if envir is None else envir)

    _rinterface_capi.build_rcall = build_rcall
    rinterface.evalr_expr_with_visible = evalr_expr_with_visible
    embedded.RRuntimeError = RRuntimeError
