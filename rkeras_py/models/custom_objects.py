"""Custom objects: layers, losses and functions that a saved model refers to by name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import FunctionType, MappingProxyType
from typing import Annotated, Any

from rkeras_py.api.r_values import Labelled
from rkeras_py.api.scalar_types import AnyType
from rkeras_py.models.files import UnreadableModel


class CustomObjectsType(AnyType):
    """Custom objects; in a list from R, only some of them may have names."""

    takes_labels = True


CustomObjects = Annotated[Any, CustomObjectsType()]

# R functions without a name of their own are saved under these: ours, and that of keras 2.9.
_NAMELESS = ("r_function", "python_function")
# The parts of a configuration that hold users' names of layers and tensors, not of objects.
_NAMES_OF_PARTS = ("name", "layer_name", "inbound_nodes", "input_layers", "output_layers")

# The objects of the scope that is open, and of those around it.
in_scope: ContextVar[Mapping[str, Any]] = ContextVar("in_scope", default=MappingProxyType({}))

# Keras' messages about an unknown name.
_UNKNOWN = re.compile(r"Could not locate (class|function) '([^']+)'|Unknown ([\w ]+): '([^']+)'")


class UnknownObject(UnreadableModel):
    """A saved model refers to a custom object that is not known here.

    Args:
        message: The message.
        name: The name of the object.
    """

    def __init__(self, message: str, name: str) -> None:
        super().__init__(message)
        self.name = name


@contextmanager
def naming_unknown(what: str) -> Iterator[None]:
    """Names the custom object that is missing when a model is loaded.

    Args:
        what: What is being read, for the message.

    Raises:
        UnknownObject: A custom object is not known.
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


def custom_objects_of(
    custom_objects: Any, function: str, argument: str = "custom_objects"
) -> dict[str, Any]:
    """Custom objects by their names.

    Args:
        custom_objects: A dict of objects by name; or a list, in which classes and functions
            count by their own names unless they are given one.
        function: The public function that was called.
        argument: The name of its argument.

    Returns:
        A dict.

    Raises:
        ValueError: `custom_objects` is anything else, or two objects have the same name.
    """
    if custom_objects is None:
        return {}
    if isinstance(custom_objects, Mapping):
        return {name: _under(name, value) for name, value in custom_objects.items()}
    items = custom_objects if isinstance(custom_objects, list | tuple) else [custom_objects]
    given = items.labels if isinstance(items, Labelled) else [""] * len(items)
    names = [
        name or _own_name(item, function, argument) for name, item in zip(given, items, strict=True)
    ]
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        raise ValueError(
            f'{function}(): `{argument}` has several objects of the name "{twice[0]}": give '
            "each a name of its own"
        )
    return {name: _under(name, item) for name, item in zip(names, items, strict=True)}


def _own_name(item: Any, function: str, argument: str) -> str:
    if not isinstance(item, type | FunctionType):
        raise ValueError(
            f"{function}(): `{argument}` must be a dict, or classes and functions that "
            f"have names, but {type(item).__name__} was given"
        )
    return item.__name__


def with_nameless(objects: dict[str, Any], configs: Iterable[Any], what: str) -> dict[str, Any]:
    """Finds which of the given functions is the one that was saved without a name.

    Args:
        objects: The result of `custom_objects_of()`.
        configs: The configurations in which the saved model names its objects.
        what: What is being read, for the message.

    Returns:
        The objects. If the model does not know the name of exactly one function, that one also
        stands for the function saved without a name.

    Raises:
        UnknownObject: It could be any of several functions.
    """
    known: set[str] = set()
    for config in configs:
        known |= set(_names_in(config))
    for nameless in _NAMELESS:
        if nameless not in known or nameless in objects:
            continue
        # Those given with the call go before those of the scope.
        others: Mapping[str, Any] = objects
        found = _strangers(others, known)
        if not found:
            others = in_scope.get()
            found = _strangers(others, known)
        if len(found) > 1:
            raise UnknownObject(
                f"{what} needs a function that was saved under no name, and "
                f"{len(found)} were given that may be it: {', '.join(found)}. Say which, by "
                f"custom_objects = list({nameless} = ...)",
                nameless,
            )
        if found:
            objects = {**objects, nameless: others[found[0]]}
    return objects


def _strangers(objects: Mapping[str, Any], known: set[str]) -> list[str]:
    """The names of those functions that a model does not know."""
    return [
        name
        for name, value in objects.items()
        if isinstance(value, FunctionType) and name not in known
    ]


def _names_in(config: Any) -> Iterator[str]:
    """The strings in a configuration, without the names that users gave to parts of the model."""
    if isinstance(config, str):
        yield config
    elif isinstance(config, Mapping):
        for key, value in config.items():
            if key not in _NAMES_OF_PARTS:
                yield from _names_in(value)
    elif isinstance(config, list | tuple):
        for item in config:
            yield from _names_in(item)


def _under(name: str, value: Any) -> Any:
    """Renames a function to the name by which the model knows it, so that it is saved by it."""
    if not isinstance(value, FunctionType) or value.__name__ == name:
        return value
    renamed = FunctionType(
        value.__code__, value.__globals__, name, value.__defaults__, value.__closure__
    )
    renamed.__kwdefaults__ = value.__kwdefaults__
    renamed.__dict__.update(value.__dict__)
    return renamed
