"""What layers and models hold: layers, weights, calls, and what they add to the loss."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rkeras_py.keras_internals.members import OfObject

_FLATTEN_LAYERS = OfObject("keras.layers.Layer", "_flatten_layers")
NODES = OfObject("keras.Function", "_nodes_by_depth")
_TRACKER = OfObject("keras.layers.Layer", "_tracker")
_LOCK_STATE = OfObject("keras.layers.Layer", "_lock_state")
_PENALTIES = OfObject("keras.layers.Layer", "_get_regularization_losses")
_METRICS = OfObject("keras.layers.Layer", "_metrics")
_GRAPH = (
    NODES,
    OfObject("keras.Function", "_nodes"),
    OfObject("keras.Function", "_operations"),
    OfObject("keras.Function", "_operations_by_depth"),
)

# The attribute with the functions that give losses of a layer.
_FUNCTIONS = "_rkeras_losses"


def layers_within(layer: Any) -> list[Any]:
    """A layer or model and all layers in it, at any depth; each before what it holds."""
    return list(_FLATTEN_LAYERS.of(layer)())


def changing(model: Any) -> list[Any]:
    """The weights of layers that are trained which are none that the optimizer changes."""
    found: dict[int, Any] = {}
    for layer in layers_within(model):
        if not (layer.trainable and layer.built and layer.non_trainable_weights):
            continue
        _, *inner = layers_within(layer)
        of_others = {id(weight) for other in inner for weight in other.weights}
        found |= {
            id(weight): weight
            for weight in layer.non_trainable_weights
            if id(weight) not in of_others
        }
    return list(found.values())


@contextmanager
def open_to_state(layer: Any) -> Iterator[None]:
    """Lets a layer take new weights that is built, and so closed to them."""
    tracker = _TRACKER.of(layer)
    locked = tracker.locked
    tracker.unlock()
    try:
        yield
    finally:
        if locked:
            _LOCK_STATE.of(layer)()


def penalize_all(layer: Any) -> None:
    """Has the penalties of all weights be part of a layer's losses, as in Keras 2.

    Keras 3 leaves out those of weights that are not trained. Losses that are functions count too.

    Args:
        layer: A layer or model.
    """
    if _PENALTIES.name not in vars(layer):
        _PENALTIES.set(layer, types.MethodType(_penalties, layer))


def _penalties(layer: Any) -> list[Any]:
    """The penalties of all weights of a layer, and what the functions among its losses give."""
    weights = [*layer.trainable_weights, *layer.non_trainable_weights]
    penalized = [weight for weight in weights if weight.regularizer is not None]
    functions = [f for one in layers_within(layer) for f in vars(one).get(_FUNCTIONS, ())]
    return [weight.regularizer(weight) for weight in penalized] + [f() for f in functions]


def add_penalty(layer: Any, compute: Callable[[], Any]) -> None:
    """Adds a function to the losses of a layer or model, which is called at each step."""
    vars(layer).setdefault(_FUNCTIONS, []).append(compute)
    penalize_all(layer)


def own_metrics(layer: Any) -> list[Any]:
    """The metrics that a layer or model holds itself, without those of compile()."""
    return list(_METRICS.of(layer))


def hold_metric(layer: Any, metric: Any) -> None:
    """Has a metric be among those of a layer or model, also of one that is built."""
    if not any(metric is held for held in own_metrics(layer)):
        with open_to_state(layer):
            _TRACKER.of(layer).track(metric)


def take_graph(model: Any, graph: Any) -> None:
    """Has a functional model compute all that another graph of its inputs computes.

    Args:
        model: The model; its outputs stay what they are.
        graph: A `keras.Function` of the same inputs.
    """
    for member in _GRAPH:
        member.set(model, member.of(graph))
    tracker = _TRACKER.of(model)
    for layer in model.layers:
        tracker.track(layer)
