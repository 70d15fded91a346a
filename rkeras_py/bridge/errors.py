"""Errors across the border, both ways, and warnings from Python to R.

A Python exception becomes an R condition with the exception's class names among its
classes and the traceback in a field. An R error inside an R function that Python
called becomes an `RError`, which keeps the R condition; when it comes out again,
through Keras and TensorFlow too, R gets that condition itself.

Keras and AutoGraph raise errors anew, but chain the original. Where TensorFlow runs a Python
function from C++ (`tf.py_function()`, generators of datasets), only the text of the error and of
its traceback survives. So an `RError` is raised in a frame of its own, whose name in the
traceback contains the number of the condition. The message is R's.
"""

from __future__ import annotations

import ctypes
import itertools
import re
import traceback
import warnings
from collections import deque
from typing import Any, NoReturn
from weakref import WeakValueDictionary

from rkeras_py.api import failures
from rkeras_py.api.deprecation import DeprecatedFunctionWarning, ObsoleteArgumentWarning
from rkeras_py.api.rendering import in_r
from rkeras_py.bridge.output import without_colours
from rkeras_py.bridge.rapi import RUnwind
from rkeras_py.bridge.references import RObject

_conditions: WeakValueDictionary[int, RObject] = WeakValueDictionary()
_numbers = itertools.count(1)
_FRAME = re.compile(r' *File "<R condition (\d+)>", line 1, in <module>\n*')


class RError(RuntimeError):
    """An error that was raised in R code."""

    def __init__(self, message: str, condition: RObject | None = None) -> None:
        super().__init__(message)
        self.own_condition = condition

    @property
    def condition(self) -> RObject | None:
        """The R condition, even if Keras raised the error anew."""
        return condition_within(self)


def raise_error(message: str, condition: RObject) -> NoReturn:
    """Raises an R error in Python.

    Args:
        message: The condition's message.
        condition: The condition.

    Raises:
        RError: Always.
    """
    number = next(_numbers)
    _conditions[number] = condition
    scope = {"error": RError(message, condition)}
    try:
        exec(compile("raise error", f"<R condition {number}>", "exec"), scope)
    finally:
        scope.clear()  # else the error and its traceback would refer to each other
    raise AssertionError


def locate(error: BaseException, where: str) -> bool:
    """Notes where an R error happened; R adds it to the message.

    Args:
        error: The error.
        where: Where it happened.

    Returns:
        Whether it is an R error.
    """
    if not isinstance(error, RError) or error.own_condition is None:
        return False
    if error.own_condition.where is None:  # the innermost place says most
        error.own_condition.where = where
    return True


# Exceeds the number of errors of one function that a dataset buffers before the first is seen.
_UNDER_WAY = 1000


class Failures:
    """`with failures:` keeps the conditions of R errors within the block.

    TensorFlow may raise an error again from its text when the exception is gone. As long as it
    can, it has hold of the function that failed, to which this belongs.
    """

    __slots__ = ("_conditions",)

    def __init__(self) -> None:
        self._conditions: deque[RObject] = deque(maxlen=_UNDER_WAY)

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, error: BaseException | None, trace: Any) -> None:
        self.note(error)

    def note(self, error: BaseException | None) -> None:
        """Keeps the condition of an error, if it is one of R."""
        if isinstance(error, RError) and error.own_condition is not None:
            self._conditions.append(error.own_condition)


def condition_within(error: BaseException) -> RObject | None:
    """The R condition at the bottom of an exception, or None."""
    seen: set[int] = set()
    queue: deque[BaseException | None] = deque([error])
    while queue:
        at = queue.popleft()
        if at is None or id(at) in seen:
            continue
        seen.add(id(at))
        condition = getattr(at, "own_condition", None)  # of RError, and of rpy2's errors
        if isinstance(condition, RObject):
            return condition
        for number in reversed(_FRAME.findall(str(at))):
            condition = _conditions.get(int(number))
            if condition is not None:
                return condition
        queue.extend((at.__cause__, at.__context__))
    return None


# The last exception that R was told of, for Python code that called R; kept if there is any.
_signalled: tuple[str, BaseException] | None = None
_keeps_signalled = False


def keep_signalled(on: bool) -> None:
    """Sets whether the last exception that R was told of is kept for `take_signalled()`."""
    global _signalled, _keeps_signalled
    _signalled, _keeps_signalled = None, on


def take_signalled(message: str) -> BaseException | None:
    """The exception of which R's error message tells, if it is the last one that R was told of."""
    global _signalled
    last, _signalled = _signalled, None
    return last[1] if last is not None and last[0] in message else None


def described(error: BaseException) -> dict[str, Any]:
    """Describes an exception for R, which makes a condition from it."""
    global _signalled
    raised = error
    condition = condition_within(error)
    error = failures.original(error) or error
    classes = [
        kind.__name__
        for kind in type(error).__mro__
        if kind not in (object, BaseException, Exception)
    ]
    text = _FRAME.sub("", without_colours(str(error))) or type(error).__name__
    if isinstance(error, KeyError) and error.args:
        text = f"no such key: {error.args[0]!r}"
    if _is_nested_too_deeply(error):
        classes = ["RecursionError", "RuntimeError"]
        text = "calls or lists are nested too deeply for Python (an endless recursion?)"
    elif _is_ours(error) or isinstance(error, failures.ElementError):
        text = in_r(text)
    if _keeps_signalled:
        _signalled = text, raised
    return {
        "message": text,
        "classes": classes,
        "traceback": _FRAME.sub("", "".join(traceback.format_exception(error))),
        "condition": condition,
        "where": None if condition is None else condition.where,
    }


def _is_nested_too_deeply(error: BaseException) -> bool:
    """Whether Python's limit was reached, maybe within ctypes, which has an error of its own."""
    return isinstance(error, RecursionError) or (
        isinstance(error, ctypes.ArgumentError) and "RecursionError" in str(error)
    )


def _is_ours(error: BaseException) -> bool:
    """Whether an error was raised by this package rather than by Keras or by users."""
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    module = at.tb_frame.f_globals.get("__name__", "") if at is not None else ""
    return str(module).startswith("rkeras_py.") and not isinstance(error, RError)


# ---- warnings ---------------------------------------------------------------

# Warnings that wait to be signalled in R.
pending: deque[tuple[str, list[str]]] = deque()
_show = warnings.showwarning


class _CallsFromR:
    """`with calls_from_r:` R is the caller, and gets the warnings of the block."""

    __slots__ = ("depth",)

    def __init__(self) -> None:
        self.depth = 0

    def __enter__(self) -> None:
        self.depth += 1

    def __exit__(self, *raised: object) -> None:
        self.depth -= 1


calls_from_r = _CallsFromR()


def collect_warnings() -> None:
    """Sends Python's warnings to R if R is the caller."""
    global _show
    if warnings.showwarning is not _collect:
        _show = warnings.showwarning
        # R repeats warnings; Python would show each one only once per session.
        warnings.filterwarnings("always", category=UserWarning, append=True)
        warnings.showwarning = _collect


def _collect(
    message: Any, category: type, filename: str, lineno: int, file: Any = None, line: Any = None
) -> None:
    if not calls_from_r.depth:
        _show(message, category, filename, lineno, file, line)
        return
    classes = [kind.__name__ for kind in category.__mro__ if kind not in (object, BaseException)]
    text = str(message)
    if issubclass(category, DeprecatedFunctionWarning | ObsoleteArgumentWarning):
        text = in_r(text)
    pending.append((text, [name for name in classes if name != "Exception"]))


def take_warnings() -> list[dict[str, Any]]:
    """The warnings since the last call of this, as R signals them."""
    taken = []
    while pending:
        message, classes = pending.popleft()
        taken.append({"message": message, "classes": classes})
    return taken


def unwinding_within(error: BaseException) -> RUnwind | None:
    """The R jump that an exception stands for, or None."""
    at: BaseException | None = failures.original(error) or error
    seen: set[int] = set()
    while at is not None and id(at) not in seen:
        seen.add(id(at))
        if isinstance(at, RUnwind):
            return at
        at = at.__cause__ or at.__context__
    return None
