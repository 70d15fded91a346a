"""Weights of layers and metrics that are written in R."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rkeras_py.bridge.methods import as_plain_list


def _weight_shape(shape: Any) -> Any:
    """The shape of a weight; R has doubles for its sizes, and one number for a vector."""
    shape = as_plain_list(shape)
    sizes = shape if isinstance(shape, list | tuple) else [shape]
    return tuple(int(size) if isinstance(size, float) else size for size in sizes)


def add_weight_method(cell: list[type]) -> Callable[..., Any]:
    """The method `add_weight` of a class that `cell` will hold."""

    def add_weight(self: Any, *args: Any, **kwargs: Any) -> Any:
        """Adds a weight, by R's numbers; the name may come first, as in Keras 2."""
        for name, value in zip(("name", "shape"), args, strict=False):
            kwargs.setdefault(name, value)
        if not args or isinstance(args[0], str):
            positional = args[2:]
        else:
            kwargs.pop("name"), kwargs.pop("shape", None)
            kwargs["shape"], positional = args[0], args[1:]
        if positional:
            raise TypeError("add_weight(): give the arguments after the shape by name")
        if kwargs.get("shape") is not None:
            kwargs["shape"] = _weight_shape(kwargs["shape"])
        given = {name: value for name, value in kwargs.items() if value is not None}
        return super(cell[0], self).add_weight(**given)  # type: ignore[arg-type,misc]

    return add_weight


def as_weights(target: Any, value: Any) -> Any:
    """Variables of TensorFlow that are set on a layer or metric, as its weights.

    Keras 2 took them for weights; Keras 3 does so with variables of its own alone.

    Args:
        target: The object that they are set on.
        value: A variable, or a list with variables.

    Returns:
        What is to be set: for layers and metrics, new weights with the same values.
    """
    from rkeras_py.engine import keras, tf

    if isinstance(value, list):
        return [as_weights(target, item) for item in value]
    if not isinstance(target, keras.layers.Layer | keras.metrics.Metric) or not isinstance(
        value, tf.Variable
    ):
        return value
    with tf.init_scope():
        start = value.numpy()
    trained = {} if isinstance(target, keras.metrics.Metric) else {"trainable": value.trainable}
    return target.add_weight(
        shape=tuple(value.shape),
        initializer=lambda shape, dtype=None: keras.ops.convert_to_tensor(start, dtype),
        dtype=value.dtype.name,
        name=value.name.split("/")[-1].split(":")[0],
        **trained,
    )
