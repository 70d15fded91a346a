"""The symbolic tensors of Keras: the calls that gave them, and functions of TensorFlow on them.

TensorFlow asks a dispatcher what a function means for arguments that are no tensors: once it has
failed, so that calls with tensors cost nothing more. Keras 2 had such a dispatcher, Keras 3 has
none.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from rkeras_py.engine import keras
from rkeras_py.keras_internals.members import InternalMissing, OfModule, OfObject

_DISPATCHER = OfModule("tensorflow.__internal__.dispatch", "GlobalOpDispatcher")
_PUBLIC_NAME = OfModule("tensorflow.python.util.tf_export", "get_canonical_name_for_symbol")
_ORIGIN = OfObject("keras.KerasTensor", "_keras_history")
_INBOUND_NODES = OfObject("keras.layers.Layer", "_inbound_nodes")
_OUTBOUND_NODES = OfObject("keras.layers.Layer", "_outbound_nodes")
_CALLED_IN_GRAPH = OfModule("keras.src.models.functional", "operation_fn")


class Call(NamedTuple):
    """One call of a layer on symbolic tensors.

    Attributes:
        operation: The layer.
        args: The positional arguments.
        kwargs: The arguments by name.
        inputs: The symbolic tensors among the arguments, in order.
        outputs: The tensors that it gave.
    """

    operation: Any
    args: tuple[Any, ...]
    kwargs: Mapping[str, Any]
    inputs: list[Any]
    outputs: list[Any]


def call_of(node: Any) -> Call:
    """What Keras keeps of a call."""
    return Call(
        node.operation,
        node.arguments.args,
        node.arguments.kwargs,
        node.input_tensors,
        node.output_tensors,
    )


def calls_of(layer: Any) -> list[Call]:
    """The calls of a layer on symbolic tensors, oldest first."""
    return [call_of(node) for node in _INBOUND_NODES.of(layer)]


def calls_on_results_of(layer: Any) -> list[Call]:
    """The calls of other layers on what a layer gave, oldest first."""
    return [call_of(node) for node in _OUTBOUND_NODES.of(layer)]


def call_that_gave(tensor: Any) -> Call | None:
    """The call whose result a symbolic tensor is; None where no call of a layer or of Keras is."""
    origin = getattr(tensor, _ORIGIN.name, None)
    if origin is None or origin.operation is None:
        return None
    return call_of(_INBOUND_NODES.of(origin.operation)[origin.node_index])


def on_refusal(handle: Callable[[Any, tuple[Any, ...], dict[str, Any]], Any]) -> None:
    """Registers what functions of TensorFlow do with arguments that TensorFlow refuses.

    Args:
        handle: Gets the function, its arguments, and those by name; `NotImplemented` stands for
            TensorFlow's own error.
    """
    try:
        base = _DISPATCHER.get()
    except InternalMissing:
        return  # symbolic tensors are refused by TensorFlow, as all functions say then

    class Dispatcher(base):  # type: ignore[misc, valid-type]
        def handle(self, function: Any, args: Any, kwargs: Any) -> Any:
            made = handle(function, args, kwargs)
            return self.NOT_SUPPORTED if made is NotImplemented else made

    Dispatcher().register()


def refuse_iteration() -> None:
    """Has symbolic tensors say that they can't be iterated over by an error that others catch.

    Where TensorFlow takes a shape, it tries to read its sizes one by one, and takes it for a tensor
    after a TypeError.
    """

    def refuse(tensor: Any) -> Any:
        raise TypeError(
            "a symbolic tensor can't be iterated over; tf.unstack() gives the parts along an axis"
        )

    keras.KerasTensor.__iter__ = refuse


def take_single_slices() -> None:
    """Has symbolic tensors take a slice, `...` or a new axis alone, as tensors do: `x[1:]`."""
    items = keras.KerasTensor.__getitem__

    def item(tensor: Any, key: Any) -> Any:
        alone = isinstance(key, slice) or key is None or key is ...
        return items(tensor, (key,) if alone else key)

    keras.KerasTensor.__getitem__ = item


def keep_given_training() -> None:
    """Has layers in functional models keep the `training` that they were called with.

    As in Keras 2, dropout stays on in `predict()` then, and an inner model in inference mode
    in `fit()`; Keras 3 gives each layer the mode of the whole model. It records the default of
    `call()` as if it had been given, so that a value that is the default counts as none.

    Raises:
        InternalMissing: This Keras has another way to call layers.
    """
    of_keras = _CALLED_IN_GRAPH.get()
    if isinstance(of_keras, _CalledInGraph):
        return
    _CALLED_IN_GRAPH.set(_CalledInGraph(of_keras))


class _CalledInGraph:
    """Calls a layer within the graph of a model.

    Args:
        of_keras: Keras' function, which gives the function that is called.
    """

    def __init__(self, of_keras: Callable[..., Any]) -> None:
        self._of_keras = of_keras

    def __call__(self, operation: Any, **context: Any) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            given = kwargs.get("training")
            keeps = given is not None and given is not _default_of_training(operation)
            mode = {"training": None} if keeps else {}
            return self._of_keras(operation, **{**context, **mode})(*args, **kwargs)

        return call


def _default_of_training(operation: Any) -> Any:
    parameter = inspect.signature(operation.call).parameters.get("training")
    return None if parameter is None else parameter.default


def public_name(function: Any) -> str | None:
    """The name of a function of TensorFlow without `tf.`; None for one that is not public.

    Those of TensorFlow 1 begin with "compat.v1.".
    """
    name: str | None = _PUBLIC_NAME.get()(function, add_prefix_to_v1_names=True)
    return name
