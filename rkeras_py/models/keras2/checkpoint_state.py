"""The state of optimizers in checkpoints, where Keras 2 keeps it beside the weights.

Keras 2 restores it, and the learning rate, when weights are loaded into a compiled model, or when a
model is compiled for the first time after its weights were loaded.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from rkeras_py import keras_internals
from rkeras_py.engine import keras, tf
from rkeras_py.models.keras2 import optimizers, write_training
from rkeras_py.models.keras2.checkpoints import OPTIMIZER, VARIABLES, ObjectGraph
from rkeras_py.models.keras2.write_values import NotInKeras2

# The name of an optimizer that Keras 2 does not know, so that it does not look for it.
_OWN = "rkeras_optimizer"


# ---- writing ----------------------------------------------------------------


def parts_of(model: keras.Model) -> dict[str, Any]:
    """What the root of a checkpoint is to hold for the optimizer, by name.

    Args:
        model: The model.

    Returns:
        Nothing for a model that was never trained.
    """
    optimizer = model.optimizer if model.compiled else None
    if optimizer is None or not optimizer.built:
        return {}
    weights = model.trainable_variables
    try:
        form, slots = write_training.slots_of(optimizer, weights)
    except NotInKeras2:
        return {_OWN: _module(state=[variable.value for variable in optimizer.variables])}
    steps = tf.Variable(np.asarray(optimizer.iterations.numpy(), "int64"))
    rate = {}
    if _has_rate(optimizer):
        rate["learning_rate"] = tf.Variable(np.asarray(optimizer.learning_rate.numpy()))
    if form.later:
        places = write_training.places_of(form, list(slots), len(weights))
        listed = [steps, *(slots[slot][i].value for slot, i in places)]
        named = {f"_{name}": value for name, value in rate.items()}
        return {OPTIMIZER: _module(**{"_iterations": steps, VARIABLES: listed}, **named)}
    product = write_training.product_of(form, optimizer)
    if product is not None:
        rate["momentum_cache"] = tf.Variable(product)
    kept = {
        # The norm of Adamax was among the second moments in 2.9.
        (id(weight.value), "v" if slot == "u" else slot): variable.value
        for slot, variables in slots.items()
        for weight, variable in zip(weights, variables, strict=True)
    }
    return {OPTIMIZER: _module(_WithSlots(kept), iter=steps, **rate)}


def _has_rate(optimizer: Any) -> bool:
    """Whether the learning rate is a number, not a schedule."""
    return isinstance(optimizer.get_config()["learning_rate"], float | int)


def _module(module: tf.Module | None = None, **held: Any) -> tf.Module:
    module = tf.Module() if module is None else module
    for name, value in held.items():
        setattr(module, name, value)
    return module


class _WithSlots(tf.Module):
    """An optimizer of 2.9, which TensorFlow asks for the slots of each weight.

    Args:
        kept: Variables by the identity of the weight and the name of the slot.
    """

    def __init__(self, kept: Mapping[tuple[int, str], Any]) -> None:
        super().__init__()
        # Functions, because TensorFlow would write what a dict holds under the name of the dict.
        self._slots: Callable[[], list[str]] = lambda: sorted({slot for _, slot in kept})
        self._slot: Callable[[Any, str], Any] = lambda weight, slot: kept.get((id(weight), slot))

    def get_slot_names(self) -> list[str]:
        """The names of the slots."""
        return self._slots()

    def get_slot(self, weight: Any, name: str) -> Any:
        """The variable that is kept for a weight, or None."""
        return self._slot(weight, name)


# ---- reading ----------------------------------------------------------------


class State:
    """What a checkpoint has of an optimizer.

    Args:
        graph: The checkpoint.
        keys: The key of each weight of the model, by its identity.
    """

    def __init__(self, graph: ObjectGraph, keys: Mapping[int, str]) -> None:
        self._rate = graph.learning_rate()
        self._own = [graph.value(i) for i in graph.items(graph.child(0, _OWN, "state"))]
        self._later = graph.optimizer() if graph.child(0, OPTIMIZER, VARIABLES) else None
        self._counts = graph.counts()
        nodes = {graph.child(0, *key.split("/")): weight for weight, key in keys.items()}
        self._slots = {
            (slot, nodes[node]): graph.value(kept)
            for (slot, node), kept in graph.slots().items()
            if node in nodes
        }

    def __bool__(self) -> bool:
        return bool(self._own or self._later or self._counts)

    def restore(self, model: keras.Model) -> None:
        """Sets the state of a model's optimizer; warns if it does not belong to it.

        Args:
            model: A model that is compiled.
        """
        optimizer, weights = model.optimizer, model.trainable_variables
        if not optimizer.built:
            optimizer.build(weights)
        if self._own:
            fits = optimizers.set_all(optimizer.variables, self._own)
        elif self._later:
            fits = self._restore_later(optimizer, weights)
        else:
            fits = self._restore_slots(optimizer, weights)
        if not fits:
            optimizers.warn_of_state()
        elif self._rate is not None and _has_rate(optimizer):
            optimizer.learning_rate = float(self._rate)

    def _restore_later(self, optimizer: Any, weights: list[Any]) -> bool:
        names, values = self._later or ([], [])
        try:
            form, slots = write_training.slots_of(optimizer, weights)
        except NotInKeras2:
            form = None
        # Ours of 2.9 have another order; then the names that Keras 2 wrote tell the slots.
        if form is None or not form.later:
            return optimizers.restore(optimizer, weights, names, values)
        places = write_training.places_of(form, list(slots), len(weights))
        variables = [optimizer.iterations, *(slots[slot][i] for slot, i in places)]
        return optimizers.set_all(variables, values)

    def _restore_slots(self, optimizer: Any, weights: list[Any]) -> bool:
        """As Keras 2 does, weight by weight: some may have been frozen."""
        assignments = [(optimizer.iterations, self._counts["iter"])]
        if "momentum_cache" in self._counts and isinstance(optimizer, keras.optimizers.Nadam):
            product = keras_internals.momentum_product(optimizer)
            assignments.append((product, self._counts["momentum_cache"]))
        for slot in {slot for slot, _ in self._slots}:
            for weight, variable in zip(weights, optimizers.slot_of(optimizer, slot), strict=False):
                value = self._slots.get((slot, id(weight)))
                if value is not None:
                    assignments.append((variable, value))
        return optimizers.set_all(*zip(*assignments, strict=True))


_waiting: weakref.WeakKeyDictionary[keras.Model, State] = weakref.WeakKeyDictionary()


def give(model: keras.Model, state: State) -> None:
    """Restores the state of a model's optimizer: at once, or when the model is compiled.

    Args:
        model: The model.
        state: The state that belongs to its weights.
    """
    _waiting.pop(model, None)
    if not state:
        return
    if model.compiled:
        state.restore(model)
    else:
        _waiting[model] = state


def restore_waiting(model: keras.Model) -> None:
    """Restores the state that was loaded before a model was compiled.

    Args:
        model: A model that has just been compiled.
    """
    state = _waiting.pop(model, None)
    if state is not None:
        state.restore(model)
