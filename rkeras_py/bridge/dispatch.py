"""The one entry from R into Python.

R passes a name and a list of arguments. The name is that of a public function or, with a leading
dot, of an operation on objects (`operations.py`). Nothing is raised into R: the result is a value,
or a report that R signals when no Python frame is left.
"""

from __future__ import annotations

import sys
from typing import Any

from rkeras_py.bridge import errors, handles, interrupts, output, r_lock, rapi, seeds
from rkeras_py.bridge.c_table import INTERRUPT, SIGNAL, UNWIND, VALUE, EntryType
from rkeras_py.bridge.operations import OPERATIONS
from rkeras_py.bridge.to_python import items_of
from rkeras_py.bridge.to_r import to_r
from rkeras_py.bridge.vectors import names_of, text_of


def _run(name: str, names: list[str] | None, values: list[Any]) -> Any:
    if name.startswith("."):
        return OPERATIONS[name[1:]](*values)
    from rkeras_py.public import REGISTRY

    given = list(zip(names or [""] * len(values), values, strict=True))
    return REGISTRY[name].call_from_r(given)


def _report(
    error: BaseException | None, value: Any, warned: list[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "warnings": warned,
        "error": None if error is None else errors.described(error),
        "value": value,
    }


# What a report needs of Python's stack, which may be used up when an error is to be reported.
_HEADROOM = 150


def _reported(error: BaseException | None, value: Any, state: Any) -> int:
    """The report of a call for R, unprotected."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(limit + _HEADROOM)
    try:
        try:
            result = to_r(_report(error, value, errors.take_warnings()))
        except rapi.RUnwind:
            raise
        except BaseException as unconvertible:
            # The value or the report itself has no form in R.
            result = to_r(_report(unconvertible, None, []))
    except rapi.RUnwind as unwind:
        state[0] = UNWIND
        return unwind.continuation
    finally:
        sys.setrecursionlimit(limit)
    state[0] = SIGNAL
    return result


@EntryType
def entry(name: int, arguments: int, state: Any) -> int:
    """What src/rkeras.c calls. If it raises, R says that Python could not report what happened."""
    try:
        handles.drain()
        with errors.calls_from_r:
            with output.ThroughR():
                called = str(text_of(rapi.STRING_ELT(name, 0)))
                names = names_of(arguments)
                values = items_of(arguments)
                if not called.startswith("."):
                    seeds.follow(called)
                with r_lock.release_r():
                    value = _run(called, names, values)
            # Nothing is printed after this, which would allocate memory of R.
            if errors.has_warnings():
                return _reported(None, value, state)
            result = to_r(value)
        state[0] = VALUE
        return result
    except rapi.RUnwind as unwind:
        state[0] = UNWIND
        return unwind.continuation
    except KeyboardInterrupt:
        interrupts.finish()
        state[0] = INTERRUPT
        return rapi.NIL
    except BaseException as error:
        unwinding = errors.unwinding_within(error)
        if unwinding is not None:
            state[0] = UNWIND
            return unwinding.continuation
        return _reported(error, None, state)
