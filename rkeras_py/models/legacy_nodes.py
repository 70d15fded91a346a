"""The calls of a layer on symbolic tensors, as Keras 2 showed them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rkeras_py import keras_internals
from rkeras_py.engine import keras


@dataclass(frozen=True)
class Node:
    """A call of a layer, with the attributes that Keras 2 gave it.

    Attributes:
        layer: The layer.
        outbound_layer: The same: an older name.
        keras_inputs: The symbolic tensors that it was called on, in a list.
        input_tensors: The same, without a list where there is only one; so are the others.
        output_tensors: What it gave.
        inbound_layers: The layers that gave the inputs.
        input_shapes: The shapes of the inputs.
        output_shapes: The shapes of the outputs.
        call_args: The positional arguments.
        call_kwargs: The arguments by name.
    """

    layer: Any
    outbound_layer: Any
    keras_inputs: list[Any]
    input_tensors: Any
    output_tensors: Any
    inbound_layers: Any
    input_shapes: Any
    output_shapes: Any
    call_args: tuple[Any, ...]
    call_kwargs: dict[str, Any]


def inbound_nodes(layer: keras.layers.Layer) -> list[Node]:
    """The calls of a layer, oldest first."""
    return [_node(call) for call in keras_internals.calls_of(layer)]


def outbound_nodes(layer: keras.layers.Layer) -> list[Node]:
    """The calls of other layers on what a layer gave, oldest first."""
    return [_node(call) for call in keras_internals.calls_on_results_of(layer)]


def _node(call: Any) -> Node:
    # Keras 2 had an input as a call on itself.
    inputs = list(call.inputs) or list(call.outputs)
    origins = [keras_internals.call_that_gave(tensor) for tensor in inputs]
    return Node(
        layer=call.operation,
        outbound_layer=call.operation,
        keras_inputs=inputs,
        input_tensors=_one_or_all(inputs),
        output_tensors=_one_or_all(call.outputs),
        # An input comes from no layer.
        inbound_layers=_one_or_all([one.operation for one in origins if one is not None])
        if call.inputs
        else [],
        input_shapes=_one_or_all([tuple(tensor.shape) for tensor in inputs]),
        output_shapes=_one_or_all([tuple(tensor.shape) for tensor in call.outputs]),
        call_args=tuple(call.args),
        call_kwargs=dict(call.kwargs),
    )


def _one_or_all(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else list(values)
