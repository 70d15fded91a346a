"""Layers, losses and functions of users' own, which a saved model knows by their names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import FunctionType
from typing import Any

from rkeras_py.models.files import UnreadableModel

# What Keras says of a name that it does not know.
_UNKNOWN = re.compile(r"Could not locate (class|function) '([^']+)'|Unknown ([\w ]+): '([^']+)'")


class UnknownObject(UnreadableModel):
    """A saved model has an object of a user's own that is not known here.

    Args:
        message: What is said.
        name: The name of the object.
    """

    def __init__(self, message: str, name: str) -> None:
        super().__init__(message)
        self.name = name


@contextmanager
def naming_unknown(what: str) -> Iterator[None]:
    """Says which of a user's own objects must be given for a model to be made.

    Args:
        what: What is read.

    Raises:
        UnknownObject: One is not known.
    """
    try:
        yield
    except (ValueError, TypeError) as error:
        found = _UNKNOWN.search(str(error))
        if found is None:
            raise
        kind, name = found[1] or found[3], found[2] or found[4]
        raise UnknownObject(
            f'{what} needs the {kind} "{name}", which is not known here: give it by its name, '
            f"custom_objects = list({name} = ...)",
            name,
        ) from error


def custom_objects_of(custom_objects: Any, function: str) -> dict[str, Any]:
    """Objects of the user's own by their names.

    Args:
        custom_objects: What the user gave: objects by their names; classes and functions that
            have names of their own also without.
        function: The public function that was called.

    Returns:
        A dict.

    Raises:
        ValueError: It is something else.
    """
    if custom_objects is None:
        return {}
    if isinstance(custom_objects, Mapping):
        return {name: _under(name, value) for name, value in custom_objects.items()}
    items = custom_objects if isinstance(custom_objects, list | tuple) else [custom_objects]
    if not all(isinstance(item, type | FunctionType) for item in items):
        raise ValueError(
            f"{function}(): `custom_objects` must be a dict, or classes and functions that "
            f"have names, but {type(custom_objects).__name__} was given"
        )
    return {item.__name__: item for item in items}


def _under(name: str, value: Any) -> Any:
    """A function under the name by which the model knows it, and by which it is saved again."""
    if not isinstance(value, FunctionType) or value.__name__ == name:
        return value
    renamed = FunctionType(
        value.__code__, value.__globals__, name, value.__defaults__, value.__closure__
    )
    renamed.__kwdefaults__ = value.__kwdefaults__
    renamed.__dict__.update(value.__dict__)
    return renamed
