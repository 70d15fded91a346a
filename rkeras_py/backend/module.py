"""The backend as a module, and which library it is."""

from __future__ import annotations

import os
from collections.abc import Callable
from types import ModuleType
from typing import Annotated, Any

from rkeras_py.api import hooks
from rkeras_py.api.argument_types import Bool, ChoiceType
from rkeras_py.api.registry import REGISTRY, MisfitError, public
from rkeras_py.engine import keras, tf

_FAMILY = "session"
_PREFIX = "k_"

Library = Annotated[str, ChoiceType("keras", "tensorflow")]
Backend = Annotated[str, ChoiceType("tensorflow", "cntk", "theano", "plaidml")]


class BackendModule(ModuleType):
    """All functions `k_*` without the `k_`, with axes and positions from 0.

    Attributes:
        converts: Whether a host gets results as values of its own.
    """

    def __init__(self, converts: bool) -> None:
        super().__init__("rkeras_py.backend", "Functions of tensors.")
        self.converts = converts
        self.name_scope = tf.name_scope

    def __getattr__(self, name: str) -> Any:
        import rkeras_py  # which knows the functions of modules that are not loaded yet

        function = None if name.startswith("_") else getattr(rkeras_py, _PREFIX + name, None)
        if function is None:
            raise AttributeError(f"the backend has no function {name!r}")
        return function if self.converts else _kept(function)

    def __dir__(self) -> list[str]:
        return sorted(
            ["name_scope", *(n.removeprefix(_PREFIX) for n in REGISTRY if n.startswith(_PREFIX))]
        )


def _kept(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function whose results stay objects of Python in the host."""

    def call(*args: Any, **kwargs: Any) -> Any:
        value = function(*args, **kwargs)
        return value if hooks.keep_object is None else hooks.keep_object(value)

    return call


@public(family=_FAMILY)
def backend(convert: Bool = True) -> Any:
    """The backend as a module of Python.

    `K = backend()` gives `K.mean(x, axis=1)` and all other functions `k_*`, under their names
    in Python. Axes and positions count from 0, in R too.

    Args:
        convert: Whether R gets results as values of R where there are such.

    Returns:
        A module.

    Example:
        >>> from rkeras_py import backend
        >>> K = backend()
        >>> K.get_value(K.mean([[1.0, 2.0], [3.0, 4.0]], axis=1))
        array([1.5, 3.5], dtype=float32)
    """
    return BackendModule(convert)


@public(family=_FAMILY)
def implementation() -> Any:
    """The module keras of Python.

    Returns:
        A module.

    Example:
        >>> from rkeras_py import implementation
        >>> keras = implementation()
    """
    return keras


@public(family=_FAMILY, invisible=True)
def use_implementation(implementation: Library = "keras") -> None:
    """Says which implementation of Keras to use. There is one; both words mean it.

    Args:
        implementation: "keras" or "tensorflow".

    Returns:
        None.

    Example:
        >>> from rkeras_py import use_implementation
        >>> use_implementation("tensorflow")
    """
    os.environ["KERAS_IMPLEMENTATION"] = implementation


@public(family=_FAMILY, invisible=True)
def use_backend(backend: Backend = "tensorflow") -> None:
    """Says which library computes. TensorFlow does; the others of keras 2.9 are gone.

    Args:
        backend: "tensorflow".

    Returns:
        None.

    Raises:
        ValueError: Another library is asked for.

    Example:
        >>> from rkeras_py import use_backend
        >>> use_backend("tensorflow")
    """
    if backend != "tensorflow":
        raise MisfitError("backend", '"tensorflow", which alone rkeras computes with')
    os.environ["KERAS_BACKEND"] = backend
