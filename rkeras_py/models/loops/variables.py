"""The variables of the first step, made before it."""

from __future__ import annotations

from typing import Any

from rkeras_py import keras_internals
from rkeras_py.engine import keras
from rkeras_py.models.loops.arrays import Batches, Samples


def make(model: keras.Model, samples: Samples | Batches) -> None:
    """Makes what Keras would make in the first step, as far as it is known before.

    TensorFlow traces a function once more if it has made variables, which takes as long again.

    Args:
        model: The model.
        samples: What it is trained on.
    """
    if not model.built:
        return
    optimizer = model.optimizer
    if isinstance(optimizer, keras.optimizers.Optimizer) and not optimizer.built:
        with keras.name_scope(optimizer.name, caller=optimizer):
            optimizer.build(model.trainable_weights)
    metrics, outputs = keras_internals.compiled_metrics(model), _outputs(model)
    if metrics is None or metrics.built:
        return
    if outputs is not None and samples.targets is not None:
        metrics.build(samples.targets, outputs)


def _outputs(model: keras.Model) -> Any:
    """The outputs of a model in their structure; None if that is not known."""
    outputs = getattr(model, "outputs", None) or []
    return outputs[0] if len(outputs) == 1 else getattr(model, "output", None)
