"""Merging layers: several tensors in, one out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from rkeras_py.api.argument_types import (
    Anything,
    AxesFromZero,
    AxisFromZero,
    Bool,
    Composable,
    Composed,
    Tail,
)
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.engine import keras
from rkeras_py.layers.compose import compose, is_tensor

_FAMILY = "merging layers"

_SHARED = {
    "inputs": (
        "The tensors to merge: a list of two or more, named or not; or one tensor, with the "
        "others after it. If missing or None, the layer itself is returned."
    ),
    "**kwargs": (
        "Unnamed tensors are further inputs; named values are the standard arguments of a "
        "layer: `dtype`, `name`, `trainable`."
    ),
}


def _merge(make: Any, inputs: Any, more: tuple[Any, ...], options: Mapping[str, Any]) -> Any:
    """Composes a merging layer with one list of all its inputs."""
    if more:
        first = [] if inputs is None else [inputs] if is_tensor(inputs) else inputs
        if isinstance(first, Mapping):
            first = list(first.values())
        rest = [part for item in more for part in (item if isinstance(item, list) else [item])]
        inputs = [*first, *rest]
    elif isinstance(inputs, Mapping):
        inputs = list(inputs.values())
    return compose(make, options, inputs)


@public(family=_FAMILY, shared=_SHARED)
def layer_add(inputs: Composable = None, *more: Anything, **kwargs: Tail) -> Composed:
    """Elementwise sum of its inputs.

    Returns:
        The layer where `inputs` is missing or None; else the output tensor, of the
            broadcast shape of the inputs.

    Raises:
        ValueError: The inputs' shapes are incompatible.
        TypeError: `inputs` are not tensors.

    Example:
        >>> from rkeras_py import layer_add, layer_input
        >>> a = layer_input(shape=4)
        >>> b = layer_input(shape=4)
        >>> layer_add([a, b]).shape
        (None, 4)
    """
    return _merge(keras.layers.Add, inputs, more, kwargs)


@public(family=_FAMILY, shared=_SHARED)
def layer_subtract(inputs: Composable = None, *more: Anything, **kwargs: Tail) -> Composed:
    """Elementwise difference of its two inputs: the first minus the second.

    Returns:
        The layer where `inputs` is missing or None; else the output tensor, of the
            broadcast shape of the inputs.

    Raises:
        ValueError: There are not exactly two inputs, or their shapes are incompatible.
        TypeError: `inputs` are not tensors.

    Example:
        >>> from rkeras_py import layer_subtract, layer_input
        >>> a = layer_input(shape=4)
        >>> b = layer_input(shape=4)
        >>> layer_subtract([a, b]).shape
        (None, 4)
    """
    return _merge(keras.layers.Subtract, inputs, more, kwargs)


@public(family=_FAMILY, shared=_SHARED)
def layer_multiply(inputs: Composable = None, *more: Anything, **kwargs: Tail) -> Composed:
    """Elementwise product of its inputs.

    Returns:
        The layer where `inputs` is missing or None; else the output tensor, of the
            broadcast shape of the inputs.

    Raises:
        ValueError: The inputs' shapes are incompatible.
        TypeError: `inputs` are not tensors.

    Example:
        >>> from rkeras_py import layer_multiply, layer_input
        >>> a = layer_input(shape=4)
        >>> b = layer_input(shape=4)
        >>> layer_multiply([a, b]).shape
        (None, 4)
    """
    return _merge(keras.layers.Multiply, inputs, more, kwargs)


@public(family=_FAMILY, shared=_SHARED)
def layer_average(inputs: Composable = None, *more: Anything, **kwargs: Tail) -> Composed:
    """Elementwise mean of its inputs.

    Returns:
        The layer where `inputs` is missing or None; else the output tensor, of the
            broadcast shape of the inputs.

    Raises:
        ValueError: The inputs' shapes are incompatible.
        TypeError: `inputs` are not tensors.

    Example:
        >>> from rkeras_py import layer_average, layer_input
        >>> a = layer_input(shape=4)
        >>> b = layer_input(shape=4)
        >>> layer_average([a, b]).shape
        (None, 4)
    """
    return _merge(keras.layers.Average, inputs, more, kwargs)


@public(family=_FAMILY, shared=_SHARED)
def layer_maximum(inputs: Composable = None, *more: Anything, **kwargs: Tail) -> Composed:
    """Elementwise maximum of its inputs.

    Returns:
        The layer where `inputs` is missing or None; else the output tensor, of the
            broadcast shape of the inputs.

    Raises:
        ValueError: The inputs' shapes are incompatible.
        TypeError: `inputs` are not tensors.

    Example:
        >>> from rkeras_py import layer_maximum, layer_input
        >>> a = layer_input(shape=4)
        >>> b = layer_input(shape=4)
        >>> layer_maximum([a, b]).shape
        (None, 4)
    """
    return _merge(keras.layers.Maximum, inputs, more, kwargs)


@public(family=_FAMILY, shared=_SHARED)
def layer_minimum(inputs: Composable = None, *more: Anything, **kwargs: Tail) -> Composed:
    """Elementwise minimum of its inputs.

    Returns:
        The layer where `inputs` is missing or None; else the output tensor, of the
            broadcast shape of the inputs.

    Raises:
        ValueError: The inputs' shapes are incompatible.
        TypeError: `inputs` are not tensors.

    Example:
        >>> from rkeras_py import layer_minimum, layer_input
        >>> a = layer_input(shape=4)
        >>> b = layer_input(shape=4)
        >>> layer_minimum([a, b]).shape
        (None, 4)
    """
    return _merge(keras.layers.Minimum, inputs, more, kwargs)


@public(family=_FAMILY, shared=_SHARED)
def layer_concatenate(
    inputs: Composable = None, axis: AxisFromZero = -1, *more: Anything, **kwargs: Tail
) -> Composed:
    """Concatenates its inputs along an axis.

    Args:
        axis: The axis along which to concatenate; all others must have equal sizes. 0 is the
            batch axis.

    Returns:
        The layer where `inputs` is missing or None; else the output tensor, whose size
        along `axis` is the sum of the inputs' sizes.

    Raises:
        ValueError: The inputs' shapes are incompatible.
        TypeError: `inputs` are not tensors.

    Example:
        >>> from rkeras_py import layer_concatenate, layer_input
        >>> a = layer_input(shape=4)
        >>> b = layer_input(shape=3)
        >>> layer_concatenate([a, b]).shape
        (None, 7)
        >>> layer_concatenate([a, b], axis=1).shape
        (None, 7)
    """
    return _merge(keras.layers.Concatenate, inputs, more, {"axis": axis, **kwargs})


@public(family=_FAMILY, shared=_SHARED)
def layer_dot(
    inputs: Composable = None,
    axes: AxesFromZero = REQUIRED,
    normalize: Bool = False,
    *more: Anything,
    **kwargs: Tail,
) -> Composed:
    """Dot product of its two inputs, sample by sample.

    Args:
        axes: The axis to sum over in both inputs, or one axis for each. 0 is the batch
            axis, which can't be summed over.
        normalize: Whether to scale the inputs to length 1 along their axes first; the
            result is then the cosine similarity.

    Returns:
        The layer where `inputs` is missing or None; else the output tensor: the batch
        axis, then the remaining axes of the first input and those of the second, or
        `(batch, 1)` where none remain.

    Raises:
        ValueError: There are not exactly two inputs, or their sizes along `axes` differ.
        TypeError: `inputs` are not tensors.

    Example:
        >>> from rkeras_py import layer_dot, layer_input
        >>> a = layer_input(shape=(3, 4))
        >>> b = layer_input(shape=(5, 4))
        >>> layer_dot([a, b], axes=2).shape
        (None, 3, 5)
    """
    if 0 in np.atleast_1d(axes):
        raise ValueError("layer_dot(): `axes` must not be the batch axis, which is 0")
    return _merge(keras.layers.Dot, inputs, more, {"axes": axes, "normalize": normalize, **kwargs})
