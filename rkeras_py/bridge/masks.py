"""Masks that methods of R compute.

Keras asks for the mask of symbolic tensors too, which functions of TensorFlow don't take, and then
the mask is an input of the layers that follow. So the method is one operation of the model's graph,
of which a trace tells the shape of the mask.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from rkeras_py.engine import keras, tf


@keras.saving.register_keras_serializable(package="rkeras")
class ComputedMask(keras.Operation):  # type: ignore[misc]
    """Computes masks by the method of a layer.

    Args:
        layer: The layer, whose `compute_mask()` is called.
        name: The name of the operation.
    """

    def __init__(self, layer: Any, name: str | None = None) -> None:
        super().__init__(name=name)
        self.layer = layer

    def call(self, *args: Any, **kwargs: Any) -> list[Any]:
        """The masks, without those that are none."""
        return _flat(self.layer.compute_mask(*args, **kwargs))

    def compute_output_spec(self, *args: Any, **kwargs: Any) -> list[Any]:
        """Shapes and dtypes of the masks."""
        return _flat(_traced(self.layer.compute_mask, args, kwargs))

    def get_config(self) -> dict[str, Any]:
        """The layer."""
        return {"name": self.name, "layer": keras.saving.serialize_keras_object(self.layer)}

    @classmethod
    def from_config(cls, config: dict[str, Any]) -> Any:
        """Makes the operation anew, with a layer that computes the same masks."""
        layer = keras.saving.deserialize_keras_object(config["layer"])
        return cls(layer, config["name"])


def of_symbolic_tensors(method: Callable[..., Any]) -> Callable[..., Any]:
    """The method `compute_mask` of a layer, for symbolic tensors as well.

    Args:
        method: The method, as R wrote it.

    Returns:
        The method.
    """

    @functools.wraps(method)
    def compute_mask(self: Any, *args: Any, **kwargs: Any) -> Any:
        if not any(isinstance(leaf, keras.KerasTensor) for leaf in _flat([args, kwargs])):
            return method(self, *args, **kwargs)
        bound = functools.partial(method, self)
        masks = _traced(bound, args, kwargs)
        inputs = {id(leaf) for leaf in _flat([args, kwargs])}
        if all(id(mask) in inputs for mask in _flat(masks)):
            return masks  # what it was given, or none at all
        computed = iter(ComputedMask(self)(*args, **kwargs))
        return keras.tree.map_structure(lambda mask: next(computed), masks, none_is_leaf=False)

    return compute_mask


def _flat(value: Any) -> list[Any]:
    return [leaf for leaf in keras.tree.flatten(value) if leaf is not None]


def _traced(method: Callable[..., Any], args: Any, kwargs: Any) -> Any:
    """What a method gives for symbolic tensors: those that it was given, new ones, or None."""
    arguments = [list(args), dict(kwargs)]
    symbolic = [leaf for leaf in _flat(arguments) if isinstance(leaf, keras.KerasTensor)]
    masks: Any = None

    def trace(*tensors: Any) -> list[Any]:
        nonlocal masks
        rest = iter(tensors)
        given, named = keras.tree.map_structure(
            lambda leaf: next(rest) if isinstance(leaf, keras.KerasTensor) else leaf, arguments
        )
        of_graph = method(*given, **named)

        def symbol(leaf: Any) -> Any:
            for tensor, known in zip(tensors, symbolic, strict=True):
                if leaf is tensor:
                    return known
            return keras.KerasTensor(tuple(leaf.shape), leaf.dtype.name)

        masks = keras.tree.map_structure(symbol, of_graph, none_is_leaf=False)
        return _flat(of_graph)

    specs = [tf.TensorSpec(tensor.shape, tensor.dtype) for tensor in symbolic]
    tf.function(trace, autograph=False).get_concrete_function(*specs)
    return masks
