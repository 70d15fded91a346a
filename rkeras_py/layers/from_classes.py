"""Layers that scripts make from the classes of Keras, with the arguments that all layers had."""

from __future__ import annotations

import functools
import inspect
from typing import Any

from rkeras_py.api.rendering import shown_by_host, shown_in_python
from rkeras_py.api.scalar_types import ArgumentError
from rkeras_py.api.shape_types import ShapeType
from rkeras_py.engine import keras
from rkeras_py.layers import embedding
from rkeras_py.layers.compose import compose

_SHAPES = ("input_shape", "batch_input_shape")
# What Keras 3 dropped or warns of, but some classes have.
_DROPPED = (*_SHAPES, "batch_size", "weights")
_SHAPE = ShapeType()


def make(kind: type, positional: list[Any], keyword: dict[str, Any]) -> keras.layers.Layer:
    """Makes a layer.

    Args:
        kind: Its class.
        positional: The arguments by position.
        keyword: The others, some of which Keras 3 may have dropped.

    Returns:
        The layer, which tells a Sequential model the input that it was declared with.
    """
    own = inspect.signature(kind).parameters
    values = {
        name: _shape(kind, name, value) if name in _SHAPES else value
        for name, value in keyword.items()
    }
    if kind is keras.layers.InputLayer:
        renamed = {"input_shape": "shape", "batch_input_shape": "batch_shape"}
        return kind(*positional, **{renamed.get(name, name): values[name] for name in values})
    if kind is keras.layers.Embedding:
        named = {**dict(zip(own, positional, strict=False)), **values}
        if named.get("input_length") is not None:
            named["input_length"] = _shape(kind, "input_length", named["input_length"])
        return compose(embedding.make, embedding.with_input_shape(named), None)
    if "input_dim" not in own and not values.keys().isdisjoint(("input_dim", "input_length")):
        sizes = (values.pop("input_length", None), values.pop("input_dim", None))
        # Sequences for recurrent layers; one axis for all others.
        recurrent = issubclass(kind, keras.layers.RNN)
        values.setdefault("input_shape", sizes if recurrent else sizes[1:])
    kept = {name: values.pop(name) for name in _DROPPED if name in own and name in values}
    return compose(functools.partial(kind, *positional, **kept), values, None)


def _shape(kind: type, argument: str, value: Any) -> Any:
    try:
        return _SHAPE.from_python(value)
    except ArgumentError as error:
        came = shown_by_host(value) or shown_in_python(value)
        raise ArgumentError(
            f"{kind.__name__}(): `{argument}` must be {error}, but {came} was given"
        ) from None
