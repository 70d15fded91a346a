"""Layers that draw: what is random is compared by its distribution."""

from __future__ import annotations

from typing import Any

import numpy as np
import tensorflow as tf

from judge.experiments import Configuration
from judge.experiments.layers import dtypes, judge_config, make, output_shape, symbolic_shape
from judge.results import Aspects, Sample


def random_layers(side: Any, c: Configuration, aspects: Aspects) -> None:
    """Judges a layer that draws.

    The data of the configuration are `inputs`; `calls`, how often it is called: features of each
    call's output are a sample; and `images`, how many copies of the first input it is called with
    at once: features of each copy are a sample too.
    """
    layer = make(side, c, aspects)
    if layer is None:
        return
    inputs = tf.constant(c.data["inputs"])
    outputs = aspects.judge("outputs", lambda: layer(inputs, training=False))
    aspects.judge("outputs.dtype", lambda: dtypes(outputs))
    aspects.judge("shape.computed", lambda: output_shape(layer, c.data["inputs"]))
    aspects.judge("shape.symbolic", lambda: symbolic_shape(side, c))
    judge_config(side, layer, aspects)
    drawn: list[Any] = []

    def draw() -> bool:
        drawn.extend(np.array(layer(inputs, training=True)) for _ in range(c.data["calls"]))
        return True

    aspects.judge("random", draw)
    if not drawn:
        return
    for name, feature in _FEATURES.items():
        values = np.array([feature(array) for array in drawn])
        aspects[f"random.{name}"] = Sample(values, len(drawn))
    if c.data["images"]:
        aspects.judge("random.of each image", lambda: _of_each_image(layer, inputs, c, aspects))


def _of_each_image(layer: Any, inputs: Any, c: Configuration, aspects: Aspects) -> bool:
    copies = tf.repeat(inputs[:1], c.data["images"], axis=0)
    drawn = np.array(layer(copies, training=True))
    for name in _OF_IMAGES:
        values = np.array([_FEATURES[name](image[np.newaxis]) for image in drawn])
        aspects[f"random.{name} of each image"] = Sample(values, len(drawn))
    return True


def _spread(array: Any) -> float:
    """How far the samples of a batch are from each other: 0 if one draw serves all."""
    return float(np.abs(array[0] - array[-1]).mean())


_OF_IMAGES = ("mean", "deviation", "zeros", "least", "largest", "corner")
_FEATURES = {
    "mean": lambda array: float(array.mean()),
    "deviation": lambda array: float(array.std()),
    "zeros": lambda array: float((array == 0).mean()),
    "least": lambda array: float(array.min()),
    "largest": lambda array: float(array.max()),
    "corner": lambda array: float(array.reshape(array.shape[0], -1)[0, 0]),
    "rows": lambda array: float(array.shape[1]),
    "columns": lambda array: float(array.shape[2] if array.ndim > 2 else 1),
    "between samples": _spread,
    "along the first axis": lambda array: (
        float(np.abs(np.diff(array, axis=1)).mean()) if array.shape[1] > 1 else 0.0
    ),
    "along the last axis": lambda array: (
        float(np.abs(np.diff(array, axis=-1)).mean()) if array.shape[-1] > 1 else 0.0
    ),
}
