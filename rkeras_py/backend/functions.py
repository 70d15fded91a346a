"""Functions that are arguments of backend functions, by the names that stand in saved models."""

from __future__ import annotations

import importlib
from types import FunctionType
from typing import Any

from rkeras_py.api.registry import REGISTRY
from rkeras_py.backend.implementations import OPERATIONS
from rkeras_py.engine import keras

_LAMBDA = "<lambda>"


def name_of(function: Any, said: str) -> str:
    """The name by which a saved model refers to a function.

    Args:
        function: The function.
        said: The function of which it is an argument, for messages.

    Returns:
        The name.

    Raises:
        TypeError: It has none.
    """
    name = getattr(function, "__name__", _LAMBDA)
    if name == _LAMBDA or isinstance(function, type):
        what = "a lambda" if isinstance(function, FunctionType) else f"a {type(function).__name__}"
        raise TypeError(
            f"a model with {said}() of {what} can't be saved, because it has no name by "
            "which it could be found again: define a function with a name, and give it in "
            "`custom_objects` when the model is loaded"
        )
    if function is not _backend_function(name):
        name = keras.saving.get_registered_name(function)
    return str(name)


def by_name(name: str) -> Any:
    """The function that a saved model refers to.

    Args:
        name: Its name.

    Returns:
        A custom object, or a backend function.

    Raises:
        ValueError: There is none of that name.
    """
    found = keras.saving.get_registered_object(name) or _backend_function(name)
    if found is None:
        raise ValueError(f"Unknown function: {name!r}")
    return found


def _backend_function(name: str) -> Any:
    """A public backend function on tensors, or None."""
    if name not in REGISTRY or name.removeprefix("k_") not in OPERATIONS:
        return None
    module = importlib.import_module(REGISTRY[name].function.__module__)
    return getattr(module, name)
