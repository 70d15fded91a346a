"""A network: its shape and weights, and what it makes of images; or the preprocessing of images."""

from __future__ import annotations

from typing import Any

import numpy as np

from judge.experiments import Configuration
from judge.experiments.layers import make
from judge.results import Aspects


def applications(side: Any, c: Configuration, aspects: Aspects) -> None:
    """Judges a function for networks.

    Args:
        side: `Keras2` or `Rkeras`.
        c: The configuration; its data has `images` for a network, `x` for preprocessing.
        aspects: What is found.
    """
    if "x" in c.data:
        function = side.function(c.call)
        aspects.judge("outputs", lambda: np.asarray(function(np.array(c.data["x"]))))
        return
    model = make(side, c, aspects)
    if model is None:
        return
    aspects.judge("model.name", lambda: model.name)
    aspects.judge("model.parameters", model.count_params)
    aspects.judge("shape.output", lambda: list(model.output_shape))
    aspects.judge("weights.shapes", lambda: [tuple(w.shape) for w in _ordered(model)])
    aspects.judge("weights.trainable", lambda: [tuple(w.shape) for w in model.trainable_weights])
    _fill(side, model, c.data["images"])
    aspects.judge("outputs", lambda: model.predict(c.data["images"], verbose=0))


def _ordered(model: Any) -> list[Any]:
    """The weights as files have them: by layers."""
    return [weight for layer in model.layers for weight in layer.weights]


def _fill(side: Any, model: Any, images: Any) -> None:
    """Random weights, and moving averages of a batch, so that the outputs of images differ."""
    rng = np.random.default_rng(7)
    normalizing = []
    for layer in model.layers:
        if isinstance(layer, side.keras.layers.BatchNormalization):
            normalizing.append((layer, layer.momentum))
            layer.momentum = 0.0
        layer.set_weights([_random(rng, np.shape(weight)) for weight in layer.get_weights()])
    model(images, training=True)
    for layer, momentum in normalizing:
        layer.momentum = momentum


def _random(rng: np.random.Generator, shape: tuple[int, ...]) -> Any:
    if len(shape) < 2:
        return rng.uniform(0.3, 1.0, shape)
    return rng.normal(0, np.sqrt(2 / np.prod(shape[:-1])), shape)
