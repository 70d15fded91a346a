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
from rkeras_py.bridge.c_table import INTERRUPT, SIGNAL, UNWIND
from rkeras_py.bridge.operations import OPERATIONS
from rkeras_py.bridge.to_r import result_in_r, to_r

# What is called with the arguments of a call, by the string of R that names it, which is kept.
Target = Callable[[list[tuple[str, Any]]], Any]
_functions: dict[int, tuple[Target, frozenset[str], bool]] = {}
_operations: dict[int, Target] = {}


def _function(name: int) -> tuple[Target, frozenset[str], bool]:
    """A public function, its arguments without long vectors, and whether it looks at R's seed."""
    from rkeras_py.public import REGISTRY

    called = name_of(name)
    rapi.preserve(name)
    function = REGISTRY[called]
    _functions[name] = function.call_from_r, function.without_many, seeds.matters_to(called)
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


def _reported(error: BaseException | None, value: Any) -> tuple[int, int]:
    """The report of a call for R, unprotected, and how the call ended."""
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
        return unwind.continuation, UNWIND
    finally:
        sys.setrecursionlimit(limit)
    return result, SIGNAL


def _let_go(error: BaseException) -> None:
    """Drops what the frames of an error hold, an iterator of a dataset, say (`handles.drain()`)."""
    at: BaseException | None = error
    seen: set[int] = set()
    while at is not None and id(at) not in seen:
        seen.add(id(at))
        traceback.clear_frames(at.__traceback__)
        at = at.__cause__ or at.__context__


def _noted(target: Target, given: list[tuple[str, Any]]) -> Any:
    """The value of what R calls where Python started R."""
    with interrupts.noted(), r_lock.release_r():
        return target(given)


def entry(
    name: int,
    is_operation: bool,
    seed: int | None,
    has_dropped: bool,
    given: list[Any],
    unread: bool,
) -> tuple[int, ...]:
    """What src/rkeras.c calls. If it raises, R says that Python could not report what happened.

    Args:
        name: The address of the name of what is called.
        is_operation: Whether that is an operation on objects.
        seed: The address of R's seed, if there is one.
        has_dropped: Whether R has let go of handles.
        given: The arguments: names and values.
        unread: Whether some are to be read yet (`arguments.read()`).

    Returns:
        The address of the value, and how else the call ended; or the arguments of `rk_handle()`.
    """
    try:
        if has_dropped:
            dropped = handles.drain()
            with r_lock.release_r():
                dropped.clear()
        # Variables and plain calls, neither functions nor `with`: this runs at each call.
        if references.dropped:
            references.release()
        if references.made >= ties.due_at:
            ties.look_if_due()
        errors.calls_from_r.depth += 1
        in_main = r_lock.in_main_thread()
        try:
            streams = output.begin() if in_main else None
            try:
                if is_operation:
                    target = _operations.get(name) or _operation(name)
                    if unread:
                        given = read(given)
                else:
                    target, without_many, follows = _functions.get(name) or _function(name)
                    if follows and seed:
                        seeds.follow(seed)
                    if unread:
                        given = read(given, without_many)
                if not in_main:  # which keeps R's lock
                    value = target(given)
                elif interrupts.python_at_top:
                    value = _noted(target, given)
                else:
                    value = r_lock.lend_r(target, given)
            finally:
                output.end(streams)
            # Nothing is printed after this, which would allocate memory of R.
            if not errors.pending:
                return result_in_r(value)
            result, state = _reported(None, value)
        finally:
            errors.calls_from_r.depth -= 1
    except rapi.RUnwind as unwind:
        result, state = unwind.continuation, UNWIND
    except KeyboardInterrupt:
        interrupts.finish()
        result, state = rapi.NIL, INTERRUPT
    except BaseException as error:
        unwinding = errors.unwinding_within(error)
        if unwinding is not None:
            result, state = unwinding.continuation, UNWIND
        else:
            result, state = _reported(error, None)
            rapi.protect(result)
            with r_lock.release_r():
                _let_go(error)
            rapi.unprotect(1)
    return result, state
