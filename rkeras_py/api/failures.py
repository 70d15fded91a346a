"""Errors that come back through TensorFlow, which keeps no more of them than text.

Where TensorFlow runs a Python function from C++, an exception ends in the text of its traceback. So
an error that is to come out again is raised in a frame of its own, whose name in the traceback
holds the error's number.
"""

from __future__ import annotations

import itertools
import re
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn
from weakref import WeakValueDictionary

_errors: WeakValueDictionary[int, ElementError] = WeakValueDictionary()
_numbers = itertools.count(1)
_FRAME = re.compile(r'File "<element error (\d+)>"')
# More than the errors that pipelines hold back before the first of them is seen.
_latest: deque[ElementError] = deque(maxlen=32)


class ElementError(ValueError):
    """A function failed for an element of a dataset, or returned what can't be in one."""


def raise_marked(message: str, cause: BaseException | None = None) -> NoReturn:
    """Raises an error that `original()` finds again.

    Args:
        message: Its message.
        cause: The exception that caused it.

    Raises:
        ElementError: Always.
    """
    number = next(_numbers)
    error = ElementError(message)
    error.__cause__ = cause
    _errors[number] = error
    _latest.append(error)
    exec(compile("raise error", f"<element error {number}>", "exec"), {"error": error})
    raise AssertionError


def original(error: BaseException) -> ElementError | None:
    """The error that TensorFlow raised anew as text, or None."""
    for number in reversed(_FRAME.findall(str(error))):
        found = _errors.get(int(number))
        if found is not None:
            return found
    return None


def with_marked_stops(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function for TensorFlow to call, from which interrupts and jumps come out as marked errors.

    Args:
        function: The function.
    """

    def call(*args: Any) -> Any:
        try:
            return function(*args)
        except Exception:
            raise
        except BaseException as stop:
            raise_marked("stopped", stop)

    return call


@contextmanager
def restored() -> Iterator[None]:
    """Has errors that TensorFlow raises anew come out as they were, and interrupts and jumps."""
    try:
        yield
    except Exception as error:
        found = original(error)
        if found is None or found is error:
            raise
        cause = found.__cause__
        if cause is not None and not isinstance(cause, Exception):
            raise cause from None
        raise found from cause
