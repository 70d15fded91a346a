"""Sequential models whose first layer takes the columns of a table.

Keras builds such a model at its first call, and knows no inputs of it.
"""

from __future__ import annotations

from typing import Any

from rkeras_py.engine import keras


def take_columns(model: keras.Model) -> bool:
    """Whether the first layer of a model takes columns by name."""
    first = next(iter(getattr(model, "layers", ())), None)
    return getattr(first, "takes_columns", False) is True


def exportable(model: keras.Model) -> keras.Model:
    """A model whose inputs Keras knows, of the same layers; the model itself if it knows them."""
    if not _has_no_inputs(model):
        return model
    inputs = {
        name: keras.Input(tuple(spec.shape)[1:], name=name, dtype=spec.dtype.name)
        for name, spec in model.layers[0].input_specs().items()
    }
    outputs: Any = inputs
    # One by one: a Sequential model that is called with symbols of names makes no weights.
    for layer in model.layers:
        outputs = layer(outputs)
    return keras.Model(inputs, outputs, name=model.name)


def build(model: keras.Model) -> None:
    """Makes the weights of a model that Keras could not build from its configuration."""
    if _has_no_inputs(model) and not model.layers[0].built:
        exportable(model)
        model.built = True


def _has_no_inputs(model: keras.Model) -> bool:
    return isinstance(model, keras.Sequential) and take_columns(model)
