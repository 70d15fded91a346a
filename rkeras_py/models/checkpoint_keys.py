"""The names under which Keras 2 keeps the weights of a model in a checkpoint.

A checkpoint is a tree of objects: the layers that have weights by their number, their parts by the
names of attributes, and in these the weights.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from rkeras_py.engine import keras
from rkeras_py.models import hdf5

LAYER = "layer_with_weights-"
"""With a number, the name of a layer that has weights."""

DENSE = {
    "query": "_query_dense", "key": "_key_dense", "value": "_value_dense",
    "attention_output": "_output_dense",
}  # fmt: skip
"""The parts of multi-head attention by the names that Keras 3 gives them in paths of weights."""
_CONV_LSTM = ("ConvLSTM1D", "ConvLSTM2D", "ConvLSTM3D")
_DEPTHWISE = ("DepthwiseConv1D", "DepthwiseConv2D")
_COUNT = re.compile(r"_\d+$")


def keyed(model: keras.Model) -> Iterator[tuple[list[str], Any]]:
    """The names that lead to each weight of a model.

    Args:
        model: The model.

    Yields:
        The names, and the weight; the weights of a layer in the order of Keras 2.
    """
    for i, layer in enumerate(hdf5.layers_with_weights(model)):
        weights = hdf5.weights_of(layer)
        known = {id(weight): names for names, weight in within(layer)}
        names = hdf5.unique(["/".join(known[id(weight)]) for weight in weights])
        for name, weight in zip(names, weights, strict=True):
            yield [f"{LAYER}{i}", *name.split("/")], weight
    own = hdf5.own_weights(model)
    for name, weight in zip(hdf5.unique([weight.name for weight in own]), own, strict=True):
        yield [name], weight


def within(layer: Any) -> Iterator[tuple[list[str], Any]]:
    """The names that lead to each weight of a layer.

    Args:
        layer: The layer, or a model that is used as one.

    Yields:
        The names, and the weight.
    """
    if isinstance(layer, keras.Model):
        yield from keyed(layer)
        return
    seen = set()
    for names, part in _parts(layer):
        for inner, weight in within(part):
            seen.add(id(weight))
            yield [*names, *inner], weight
    for weight in layer.weights:
        if id(weight) not in seen:
            yield _own(layer, weight), weight


def _parts(layer: Any) -> Iterator[tuple[list[str], Any]]:
    """The layers that a layer holds."""
    if isinstance(layer, keras.layers.Bidirectional):
        yield ["forward_layer"], layer.forward_layer
        yield ["backward_layer"], layer.backward_layer
    elif isinstance(layer, keras.layers.StackedRNNCells):
        yield from ((["cells", str(i)], cell) for i, cell in enumerate(layer.cells))
    elif isinstance(layer, keras.layers.RNN):
        yield ["cell"], layer.cell
    elif isinstance(layer, keras.layers.Wrapper):
        yield ["layer"], layer.layer


def _own(layer: Any, weight: Any) -> list[str]:
    """The name of a weight of a layer itself."""
    kind = type(layer).__name__
    if kind in _CONV_LSTM:
        return ["cell", weight.name]
    if kind in _DEPTHWISE and weight.name == "kernel":
        return ["depthwise_kernel"]
    parts = weight.path.split("/")
    if isinstance(layer, keras.layers.MultiHeadAttention) and parts[-2] in DENSE:
        return [DENSE[parts[-2]], weight.name]
    return _path(weight.path, layer.name)


def _path(path: str, layer: str) -> list[str]:
    """The path of a weight within its layer, without the numbers that Keras appends to names."""
    parts = path.split("/")
    inner = parts[parts.index(layer) + 1 :] if layer in parts[:-1] else parts[-1:]
    return [*(_COUNT.sub("", part) for part in inner[:-1]), inner[-1]]
