"""Initializers, regularizers, constraints and activations: functions of a tensor or a shape."""

from __future__ import annotations

from typing import Any

import numpy as np
import tensorflow as tf

from judge.experiments import Configuration
from judge.experiments.layers import judge_config, make
from judge.results import Aspects, Sample


def initializers(side: Any, c: Configuration, aspects: Aspects) -> None:
    """Judges an initializer by what it gives for a shape."""
    initializer = make(side, c, aspects)
    if initializer is None:
        return
    judge_config(side, initializer, aspects)
    for index, shape in enumerate(c.data["shapes"]):
        value = aspects.judge(f"value.{index}", lambda s=shape: initializer(s, dtype="float32"))
        if value is None:
            continue
        array = np.array(value)
        aspects[f"dtype.{index}"] = array.dtype.name
        if c.data["random"]:
            aspects[f"value.{index}"] = Sample(array, array.size)
            aspects[f"range.{index}"] = bool(np.isfinite(array).all())
        if c.data.get("orthogonal"):
            matrix = array.reshape(-1, array.shape[-1])
            small = matrix if matrix.shape[0] >= matrix.shape[1] else matrix.T
            aspects[f"product.{index}"] = small.T @ small
    if "seed" in c.call.arguments and c.data["random"]:
        aspects.judge(
            "seeded",
            lambda: bool(np.allclose(*[np.array(side.make(c.call)((4, 5))) for _ in "ab"])),
        )


def _value_and_gradient(compute: Any, c: Configuration, aspects: Aspects) -> None:
    x = tf.constant(c.data["x"])
    value = aspects.judge("value", lambda: compute(x))
    aspects.judge("dtype", lambda: value.dtype.name)

    def gradient() -> Any:
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = compute(x)
            pattern = tf.reshape(tf.cos(tf.range(tf.cast(tf.size(y), "float32"))), y.shape)
            total = tf.reduce_sum(y * tf.cast(pattern, y.dtype))
        return tape.gradient(total, x)

    aspects.judge("gradient", gradient)


def activations(side: Any, c: Configuration, aspects: Aspects) -> None:
    """Judges an activation by values and gradients."""
    _value_and_gradient(side.function(c.call), c, aspects)


def regularizers(side: Any, c: Configuration, aspects: Aspects) -> None:
    """Judges a regularizer by its penalty and its gradient."""
    regularizer = make(side, c, aspects)
    if regularizer is not None:
        judge_config(side, regularizer, aspects)
        _value_and_gradient(regularizer, c, aspects)


def constraints(side: Any, c: Configuration, aspects: Aspects) -> None:
    """Judges a constraint by what it makes of weights."""
    constraint = make(side, c, aspects)
    if constraint is not None:
        judge_config(side, constraint, aspects)
        _value_and_gradient(constraint, c, aspects)
