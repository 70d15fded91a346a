"""Weights of layers and metrics that are written in R."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from rkeras_py.bridge.methods import as_plain_list


def _weight_shape(shape: Any) -> Any:
    """The shape of a weight; R has doubles for its sizes, and one number for a vector."""
    shape = as_plain_list(shape)
    sizes = shape if isinstance(shape, list | tuple) else [shape]
    return tuple(int(size) if isinstance(size, float) else size for size in sizes)


def _described(args: tuple[Any, ...], kwargs: dict[str, Any]) -> dict[str, Any]:
    """The arguments of `add_weight()` as Keras 3 takes them; the name may come first, as in 2."""
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
    return {name: value for name, value in kwargs.items() if value is not None}


def add_weight_method(cell: list[type]) -> Callable[..., Any]:
    """The method `add_weight` of a class that `cell` will hold."""

    def add_weight(self: Any, *args: Any, **kwargs: Any) -> Any:
        """Adds a weight, by R's numbers; the name may come first, as in Keras 2."""
        parent: Any = super(cell[0], self)
        return parent.add_weight(**_described(args, kwargs))

    return add_weight


def is_keras_own(method: Any) -> bool:
    """Whether it is `add_weight` of a layer as Keras has it, and no class of R in between."""
    from rkeras_py.engine import keras

    return getattr(method, "__func__", None) is keras.layers.Layer.add_weight


def adding_to(layer: Any) -> Callable[..., Any]:
    """`add_weight` of a layer that R did not write, by R's numbers, as in Keras 2.

    A wrapper may so give the layer that it wraps a weight more, when that is built already.

    Args:
        layer: The layer.
    """
    from rkeras_py import keras_internals
    from rkeras_py.engine import keras

    kind = keras.layers.Layer

    def add_weight(*args: Any, **kwargs: Any) -> Any:
        with keras_internals.open_to_state(layer):
            weight = kind.add_weight(layer, **_described(args, kwargs))
        # Many layers save the weights that they know; so this one saves all that it has.
        if layer.built:
            for name in ("save_own_variables", "load_own_variables"):
                object.__setattr__(layer, name, functools.partial(getattr(kind, name), layer))
        return weight

    return add_weight


def as_weights(target: Any, value: Any) -> Any:
    """Variables of TensorFlow that are set on a layer or metric, as its weights.

    Keras 2 treated them as weights; Keras 3 does so only with its own variables.

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
