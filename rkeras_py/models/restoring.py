"""What a step of training changes besides what is trained, put back where the step fails.

Optimizers wait for all that may fail (`optimizers/base.py`). Moving averages of normalization and
states of cells change before: in the forward pass, while the loss may still refuse its targets.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rkeras_py import keras_internals
from rkeras_py.distribute.training import is_distributed
from rkeras_py.engine import keras, tf

# Where a model keeps it.
_KEPT = "_rkeras_changing"


class Copies:
    """Copies that a graph makes of weights. TensorFlow copies no memory before one changes.

    Args:
        weights: The weights.
    """

    def __init__(self, weights: list[Any]) -> None:
        self._weights = weights
        self._copies = [
            tf.Variable(tf.convert_to_tensor(weight.value), trainable=False) for weight in weights
        ]

    def taken(self) -> list[Any]:
        """Operations that copy the weights as they are."""
        return [
            copy.assign(tf.convert_to_tensor(weight.value))
            for weight, copy in zip(self._weights, self._copies, strict=True)
        ]

    def restore(self) -> None:
        """Gives the weights what they had when the copies were taken."""
        for weight, copy in zip(self._weights, self._copies, strict=True):
            weight.assign(copy)


def step(model: keras.Model, call: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
    """Runs one step of training, by Keras' own function.

    Args:
        model: The model.
        call: What runs the step.
        *args: Its arguments.
        **kwargs: Those by name.

    Returns:
        What `call` returns.
    """
    weights = _weights_of(model)
    if not weights:
        return call(*args, **kwargs)
    before = [tf.convert_to_tensor(weight.value) for weight in weights]
    try:
        return call(*args, **kwargs)
    except Exception:
        for weight, value in zip(weights, before, strict=True):
            weight.assign(value)
        raise


def _weights_of(model: keras.Model) -> list[Any]:
    """What training changes, found once after each `compile()`; none where it can't be undone."""
    if not model.built or model.steps_per_execution > 1 or is_distributed(model):
        return []
    compiled = keras_internals.compile_record(model)
    known: tuple[Any, list[Any]] | None = vars(model).get(_KEPT)
    if known is None or known[0] is not compiled:
        known = compiled, keras_internals.changing(model)
        # Bypasses Keras' tracking of attributes: this is not part of the model.
        object.__setattr__(model, _KEPT, known)
    return known[1]
