"""The one entry from R into Python.

R passes the name of a public function, or of an operation on objects (`operations.py`), and
arguments. Nothing is raised into R: the result is a value, or a report that R signals when no
Python frame is left.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from typing import Any

from rkeras_py.bridge import (
    errors,
    handles,
    interrupts,
    output,
    r_lock,
    rapi,
    references,
    seeds,
    ties,
)
from rkeras_py.bridge.arguments import name_of, read
from rkeras_py.bridge.c_table import INTERRUPT, SIGNAL, UNWIND, VALUE, EntryType
from rkeras_py.bridge.operations import OPERATIONS
from rkeras_py.bridge.to_r import to_r

# What is called with the arguments of a call, by the string of R that names it, which is kept.
Target = Callable[[list[tuple[str, Any]]], Any]
_functions: dict[int, tuple[Target, bool]] = {}
_operations: dict[int, Target] = {}


def _function(name: int) -> tuple[Target, bool]:
    """A public function, and whether R's seed is looked at before."""
    from rkeras_py.public import REGISTRY

    called = name_of(name)
    rapi.preserve(name)
    _functions[name] = REGISTRY[called].call_from_r, seeds.matters_to(called)
    return _functions[name]


def _operation(name: int) -> Target:
    """An operation on objects."""
    called = name_of(name)
    operation = OPERATIONS[called]
    rapi.preserve(name)

    def run(given: list[tuple[str, Any]]) -> Any:
        return operation(*[value for _, value in given])

    _operations[name] = operation if called == "call" else run
    return _operations[name]


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


def _let_go(error: BaseException) -> None:
    """Drops what the frames of an error hold, an iterator of a dataset, say (`handles.drain()`)."""
    at: BaseException | None = error
    seen: set[int] = set()
    while at is not None and id(at) not in seen:
        seen.add(id(at))
        traceback.clear_frames(at.__traceback__)
        at = at.__cause__ or at.__context__


@EntryType
def entry(
    name: int,
    is_operation: int,
    seed: int | None,
    has_dropped: int,
    n: int,
    arguments: int,
    state: Any,
) -> int:
    """What src/rkeras.c calls. If it raises, R says that Python could not report what happened."""
    try:
        if has_dropped:
            dropped = handles.drain()
            with r_lock.release_r():
                dropped.clear()
        references.release()
        if references.made() >= ties.due_at:
            ties.look_if_due()
        with errors.calls_from_r:
            with output.ThroughR():
                if is_operation:
                    target = _operations.get(name) or _operation(name)
                else:
                    target, follows = _functions.get(name) or _function(name)
                    if follows and seed is not None:
                        seeds.follow(seed)
                given = read(arguments, n)
                with interrupts.noted(), r_lock.release_r():
                    value = target(given)
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
        result = _reported(error, None, state)
        rapi.protect(result)
        with r_lock.release_r():
            _let_go(error)
        rapi.unprotect(1)
        return result
