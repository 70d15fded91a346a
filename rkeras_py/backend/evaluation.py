"""Symbolic tensors of a model inside its own loss, where they stand for values.

A loss of 2.9 could look at the tensors of the graph: that of a variational autoencoder, at the mean
and the variance of its code. While losses and metrics are computed here, a backend function takes
such a tensor for what the model computes of the inputs at hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from rkeras_py import keras_internals
from rkeras_py.backend.implementations import leaves
from rkeras_py.engine import keras, tf

_SEEN = "sees_tensors"


class _Values:
    """The values of a model's tensors for a batch, each computed once."""

    def __init__(self, model: keras.Model, inputs: Any, training: bool) -> None:
        self.model, self.inputs, self.training = model, inputs, training
        self.known: dict[int, tuple[Any, Any]] = {}

    def of(self, value: Any) -> Any:
        """The same with values in the place of symbolic tensors."""
        if isinstance(value, keras.KerasTensor):
            if id(value) not in self.known:
                self.known[id(value)] = value, self._computed(value)
            return self.known[id(value)][1]
        if isinstance(value, list | tuple):
            return type(value)(self.of(item) for item in value)
        if isinstance(value, dict):
            return {key: self.of(item) for key, item in value.items()}
        return value

    def _computed(self, tensor: Any) -> Any:
        sources = self.model.inputs
        single = len(sources) == 1 and tf.is_tensor(self.inputs)
        try:
            part = keras.Model(sources[0] if single else sources, tensor)
        except ValueError as error:
            raise ValueError(
                f"the loss of the model {self.model.name!r} uses a symbolic tensor that does not "
                "follow from the inputs of the model"
            ) from error
        for layer in keras_internals.layers_within(part):
            # Random numbers would be others here, and averages would be updated twice.
            if self.training and layer is not part and _has_state(layer):
                raise ValueError(
                    f"the loss of the model {self.model.name!r} uses a symbolic tensor behind the "
                    f"layer {layer.name!r}, which draws or counts in training: make the tensor an "
                    "output of the model, or add its part of the loss by add_loss()"
                )
        token = _CURRENT.set(None)
        try:
            return part(self.inputs, training=self.training)
        finally:
            _CURRENT.reset(token)


def _has_state(layer: Any) -> bool:
    inner = isinstance(layer, keras.Model)
    return bool(not inner and layer.trainable and layer.non_trainable_variables)


_CURRENT: ContextVar[_Values | None] = ContextVar("values of a model's tensors", default=None)


def current() -> Callable[[Any], Any] | None:
    """What puts values in the place of symbolic tensors; None outside of losses."""
    values = _CURRENT.get()
    return values.of if values is not None else None


@contextmanager
def _evaluating(model: keras.Model, inputs: Any, training: bool) -> Iterator[None]:
    token = _CURRENT.set(_Values(model, inputs, training))
    try:
        yield
    finally:
        _CURRENT.reset(token)


def show_tensors(model: keras.Model, losses: Any) -> None:
    """Lets functions that are losses of a model use the symbolic tensors that it is made of.

    Args:
        model: The model, which is compiled.
        losses: Its losses.
    """
    functions = (callable(loss) and not isinstance(loss, keras.Loss) for loss in leaves(losses))
    compute = model.compute_loss
    if not getattr(model, "inputs", None) or hasattr(compute, _SEEN) or not any(functions):
        return

    def compute_loss(
        x: Any = None,
        y: Any = None,
        y_pred: Any = None,
        sample_weight: Any = None,
        training: bool = True,
    ) -> Any:
        with _evaluating(model, x, training):
            return compute(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight, training=training)

    setattr(compute_loss, _SEEN, True)
    model.compute_loss = compute_loss
