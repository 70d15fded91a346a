"""The graph of a functional model in a configuration, in the nested lists of Keras 2.

Packages that draw or explain models read `layers[[i]]$inbound_nodes`: a list for each call of
the layer, in it a list for each input tensor: name of the layer it comes from, number of that
layer's call, number of the output, and the further arguments of the call. Keras reads this form
as well as its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_TENSOR = "__keras_tensor__"


def in_lists(config: Mapping[str, Any]) -> dict[str, Any]:
    """Converts the calls in a configuration to nested lists.

    Args:
        config: The configuration of a model, with `layers`, or of a layer, without.

    Returns:
        The same with the calls in Keras 2's form. A call whose tensors are not just its first
        argument, one tensor or a list of them, has no such form and stays as Keras 3 writes it.
    """
    layers = config.get("layers")
    if not isinstance(layers, list):
        return dict(config)
    return {**config, "layers": [_layer(layer) for layer in layers]}


def _layer(layer: Any) -> Any:
    if not isinstance(layer, Mapping):
        return layer
    inner = layer.get("config")
    changed = dict(layer)
    if isinstance(inner, Mapping):
        changed["config"] = in_lists(inner)
    if isinstance(layer.get("inbound_nodes"), list):
        changed["inbound_nodes"] = [_call(node) for node in layer["inbound_nodes"]]
    return changed


def _call(node: Any) -> Any:
    if not isinstance(node, Mapping):
        return node
    args, kwargs = node.get("args", ()), node.get("kwargs", {})
    further = {name: value for name, value in kwargs.items() if value is not None}
    if len(args) != 1 or _has_tensor(further):
        return node
    tensors = args[0] if isinstance(args[0], list | tuple) else [args[0]]
    if not tensors or not all(map(_is_tensor, tensors)):
        return node
    # The arguments of the call stand beside its first tensor.
    return [
        [*tensor["config"]["keras_history"], further if i == 0 else {}]
        for i, tensor in enumerate(tensors)
    ]


def _is_tensor(value: Any) -> bool:
    return isinstance(value, Mapping) and value.get("class_name") == _TENSOR


def _has_tensor(value: Any) -> bool:
    if _is_tensor(value):
        return True
    if isinstance(value, Mapping):
        return any(map(_has_tensor, value.values()))
    return isinstance(value, list | tuple) and any(map(_has_tensor, value))
