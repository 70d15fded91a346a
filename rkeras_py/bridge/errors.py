"""Errors across the border, both ways, and warnings from Python to R.

A Python exception becomes an R condition with the exception's class names among its
classes and the traceback in a field. An R error inside an R function that Python
called becomes an `RError`, which keeps the R condition; when it comes out again,
through Keras and TensorFlow too, R gets that condition itself.
"""

from __future__ import annotations

import re
import traceback
import warnings
from collections import deque
from typing import Any

from rkeras_py.bridge.output import without_colours
from rkeras_py.bridge.rapi import RUnwind
from rkeras_py.bridge.references import RObject

_recent: dict[int, RObject] = {}
_next = 1
_KEPT = 64
_MARK = re.compile(r"\[R condition (\d+)\]")


class RError(RuntimeError):
    """An error that was raised in R code.

    Attributes:
        condition: The R condition.
    """

    def __init__(self, message: str, condition: RObject) -> None:
        # TensorFlow and Keras raise errors anew from their text alone, so the text
        # carries a mark by which the condition is found again.
        global _next
        mark = _next
        _next += 1
        _recent[mark] = condition
        if len(_recent) > _KEPT:
            del _recent[next(iter(_recent))]
        super().__init__(f"{message} [R condition {mark}]")
        self.condition = condition


def condition_within(error: BaseException) -> RObject | None:
    """The R condition at the bottom of an exception, or None."""
    seen: set[int] = set()
    queue: deque[BaseException | None] = deque([error])
    while queue:
        at = queue.popleft()
        if at is None or id(at) in seen:
            continue
        seen.add(id(at))
        if isinstance(at, RError):
            return at.condition
        marks = _MARK.findall(str(at))
        if marks and int(marks[-1]) in _recent:
            return _recent[int(marks[-1])]
        queue.extend((at.__cause__, at.__context__))
    return None


def described(error: BaseException) -> dict[str, Any]:
    """What R makes a condition of."""
    classes = [
        kind.__name__
        for kind in type(error).__mro__
        if kind not in (object, BaseException, Exception)
    ]
    text = without_colours(str(error)) or type(error).__name__
    if isinstance(error, KeyError) and error.args:
        text = f"no such key: {error.args[0]!r}"
    return {
        "message": text,
        "classes": classes,
        "traceback": "".join(traceback.format_exception(error)),
        "condition": condition_within(error),
    }


# ---- warnings ---------------------------------------------------------------

_pending: deque[tuple[str, list[str]]] = deque()
_show = warnings.showwarning


def collect_warnings() -> None:
    """Has Python's warnings go to R, where R is the caller."""
    global _show
    if warnings.showwarning is not _collect:
        _show = warnings.showwarning
        # R gives a warning each time that there is a reason for it, not once in a session.
        warnings.filterwarnings("always", category=UserWarning, append=True)
        warnings.showwarning = _collect


def _collect(
    message: Any, category: type, filename: str, lineno: int, file: Any = None, line: Any = None
) -> None:
    classes = [kind.__name__ for kind in category.__mro__ if kind not in (object, BaseException)]
    _pending.append((str(message), [name for name in classes if name != "Exception"]))


def take_warnings() -> list[dict[str, Any]]:
    """The warnings since the last call of this, as R signals them."""
    taken = []
    while _pending:
        message, classes = _pending.popleft()
        taken.append({"message": message, "classes": classes})
    return taken


def has_warnings() -> bool:
    """Whether warnings wait to be signalled in R."""
    return bool(_pending)


def unwinding_within(error: BaseException) -> RUnwind | None:
    """The jump of R that an exception was made of on its way, or None."""
    at: BaseException | None = error
    seen: set[int] = set()
    while at is not None and id(at) not in seen:
        seen.add(id(at))
        if isinstance(at, RUnwind):
            return at
        at = at.__cause__ or at.__context__
    return None
