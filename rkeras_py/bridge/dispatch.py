"""The one entry from R into Python.

R passes a name and a list of arguments. The name is that of a public function or, with a leading
dot, of an operation on objects (`operations.py`). Nothing is raised into R: the result is a value,
or a report that R signals when no Python frame is left.
"""

from __future__ import annotations

from typing import Any

from rkeras_py.bridge import errors, handles, interrupts, output, r_lock, rapi, seeds
from rkeras_py.bridge.c_table import INTERRUPT, SIGNAL, UNWIND, EntryType
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


@EntryType
def entry(name: int, arguments: int, state: Any) -> int:
    """What src/rkeras.c calls. It never raises."""
    error: BaseException | None = None
    value: Any = None
    try:
        handles.drain()
        with errors.calls_from_r, output.ThroughR():
            called = str(text_of(rapi.STRING_ELT(name, 0)))
            names = names_of(arguments)
            values = items_of(arguments)
            if not called.startswith("."):
                seeds.follow(called)
            with r_lock.release_r():
                value = _run(called, names, values)
            if not errors.has_warnings():
                return to_r(value)
    except rapi.RUnwind as unwind:
        state[0] = UNWIND
        return unwind.continuation
    except KeyboardInterrupt:
        interrupts.finish()
        state[0] = INTERRUPT
        return rapi.NIL
    except BaseException as raised:
        error = raised
        unwinding = errors.unwinding_within(raised)
        if unwinding is not None:
            state[0] = UNWIND
            return unwinding.continuation
    state[0] = SIGNAL
    try:
        return to_r(_report(error, value, errors.take_warnings()))
    except BaseException as unconvertible:
        # The value or the report itself has no form in R.
        return to_r(_report(unconvertible, None, []))
