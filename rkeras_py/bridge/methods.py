"""R functions as methods of Python classes; the counterpart of `R/class-methods.R`.

R describes a function once: its formals and their defaults, whether it names `self`, whether it
changes `logs`. The method has these formals, because Keras inspects them, and calls the function
with `self`, `super` and `private` in its enclosing environment.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from typing import Any

import numpy as np

from rkeras_py.api.hooks import is_host_function
from rkeras_py.bridge import handles, r_lock, rapi
from rkeras_py.bridge.errors import Failures
from rkeras_py.bridge.functions import call_named
from rkeras_py.bridge.references import RObject
from rkeras_py.bridge.signatures import Formals

_SHAPES = ("compute_output_shape",)


def formals_of(described: Mapping[str, Any], open_ended: bool = False) -> Formals:
    """The formals of a method, without `self`.

    Args:
        described: What R tells of the function.
        open_ended: Whether it takes any further arguments by name.

    Returns:
        The formals; their signature has `self` first.
    """
    return Formals(
        described["names"],
        described["states"],
        described["defaults"],
        is_method=True,
        open_ended=open_ended,
    )


def arguments(
    formals: Formals, args: tuple[Any, ...], kwargs: Mapping[str, Any], convert: bool
) -> tuple[list[str], list[Any]]:
    """The names and values with which R is called.

    Args:
        formals: The formals of the R function.
        args: The positional arguments, without `self`.
        kwargs: Those that were given by name.
        convert: Whether R gets values, or handles of the Python objects.

    Returns:
        The names, empty for positional arguments, and the values.
    """
    names, values = formals.call(args, kwargs)
    return names, values if convert else [as_handle(value) for value in values]


def as_handle(value: Any) -> Any:
    """A value that R shall get as the Python object that it is."""
    if value is None or isinstance(value, bool | int | float | str | RObject):
        return value
    with r_lock.hold_r():
        address = rapi.protect(handles.to_handle(value))
        try:
            return RObject(address)
        finally:
            rapi.unprotect(1)


def method_of(name: str, described: Mapping[str, Any], cell: list[type], convert: bool) -> Any:
    """A method of a class, from an R function.

    Args:
        name: Its name in Python.
        described: What R tells of the function.
        cell: A list that will hold the class.
        convert: Whether R gets values, or handles of the Python objects.
    """
    function = described["f"]
    if not is_host_function(function):
        return staticmethod(function)
    explicit = bool(described["explicit"])
    formals = formals_of(described)
    failures = Failures()

    def method(self: Any, /, *args: Any, **kwargs: Any) -> Any:
        names, values = arguments(formals, args, kwargs, convert)
        if described["keeps_logs"]:
            return call_with_logs(
                [function, cell[0], self, explicit], names, values, logs_of(args, kwargs)
            )
        called = [function, cell[0], self, explicit, *values]
        with failures:
            value = call_named("call_method", ["", "", "", "", *names], called)
        return result_of(name, value)

    return named(method, name, formals)


def named(method: Any, name: str, formals: Formals) -> Any:
    """The method with its name, and the signature that Keras looks at."""
    method.__name__ = method.__qualname__ = name
    method.__signature__ = formals.signature
    return method


class BuildMethod:
    """The method `build`.

    Keras wraps what it finds on the object, and takes the signature along: it has to be
    that without `self`.
    """

    def __init__(self, method: Any) -> None:
        self._method = method

    def __get__(self, target: Any, kind: Any = None) -> Any:
        if target is None:
            return self._method

        def build(*args: Any, **kwargs: Any) -> None:
            self._method(target, *args, **kwargs)

        whole = inspect.signature(self._method)
        own = list(whole.parameters.values())[1:]
        build.__signature__ = whole.replace(parameters=own)  # type: ignore[attr-defined]
        return build


def logs_of(args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> Any:
    """The `logs` that a method of a callback was given."""
    return kwargs.get("logs", args[-1] if args else None)


def call_with_logs(called: list[Any], names: list[str], values: list[Any], logs: Any) -> None:
    """Calls a method that changes its `logs`, and changes Python's accordingly.

    Args:
        called: The function, its class, the object, and whether the function names `self`.
        names: The names of the further arguments, empty for positional ones.
        values: The further arguments.
        logs: Those that Python has.
    """
    changed = call_named("call_with_logs", ["", "", "", "", *names], [*called, *values])
    if isinstance(changed, Mapping) and isinstance(logs, dict):
        logs.clear()
        logs.update(changed)


def result_of(name: str, value: Any) -> Any:
    """What a method of this name returns to Keras."""
    if name in _SHAPES:
        return _shape_of(value)
    if name == "get_config":
        return dict(value or {})
    return value


def as_plain_list(value: Any) -> Any:
    """An array or a TensorShape as a list."""
    if isinstance(value, np.ndarray):
        return value.tolist()
    return value.as_list() if hasattr(value, "as_list") else value


def _shape_of(value: Any) -> Any:
    """A shape of R as Keras wants it: whole numbers and None in a tuple; or several of them."""
    value = as_plain_list(value)
    if value is None or isinstance(value, int | float):
        return None if value is None else (int(value),)
    if isinstance(value, Mapping):
        return {name: _shape_of(item) for name, item in value.items()}
    items = list(value)
    if all(item is None or isinstance(item, int | float | np.number) for item in items):
        return tuple(None if item is None else int(item) for item in items)
    return [_shape_of(item) for item in items]
