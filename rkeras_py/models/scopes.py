"""Custom objects by name, for as long as a block of code runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from rkeras_py import keras_internals
from rkeras_py.engine import keras
from rkeras_py.models.custom_objects import custom_objects_of, in_scope

R = TypeVar("R")


def with_custom_object_scope(objects: Any, expr: Callable[[], R]) -> R:
    """Runs code that finds custom objects by their names.

    Names are found wherever a function takes the name of an activation, an initializer, a loss or
    the like, and where a model is loaded. The custom objects go before those of Keras. A function
    that was saved under no name is the one that the model has no name for.

    Args:
        objects: A dict of objects by name, or a list of classes and functions, which count by
            their own names.
        expr: A function without arguments: the code. In R, it is an expression.

    Returns:
        What `expr` returns.

    Raises:
        ValueError: An object has no name, or two have the same.
    """
    with custom_object_scope(objects):
        return expr()


@contextmanager
def custom_object_scope(objects: Any) -> Iterator[None]:
    """The context in which custom objects are found by their names.

    They stand among the registered objects for that time. Keras 3's own scopes hide each other,
    and those that it opens itself when it loads a model would hide this one.

    Args:
        objects: As for `with_custom_object_scope()`.
    """
    found = custom_objects_of(objects, "with_custom_object_scope", "objects")
    keras_internals.find_custom_objects_by_name()
    registered = keras.saving.get_custom_objects()
    before = {name: registered[name] for name in found if name in registered}
    registered.update(found)
    token = in_scope.set({**in_scope.get(), **found})
    try:
        yield
    finally:
        in_scope.reset(token)
        for name in found:
            registered.pop(name, None)
        registered.update(before)
