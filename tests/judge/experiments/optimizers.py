"""Optimizers on given gradients, and schedules of their rates."""

from __future__ import annotations

from typing import Any

import numpy as np
import tensorflow as tf

from judge.calls import numbers
from judge.experiments import Configuration
from judge.experiments.layers import judge_config, make
from judge.results import Aspects

_SHAPES = ((3, 2), (2,), (4, 3))


def optimizers(side: Any, c: Configuration, aspects: Aspects) -> None:
    """Judges an optimizer by eight updates of three weights."""
    optimizer = make(side, c, aspects)
    if optimizer is None:
        return
    judge_config(side, optimizer, aspects)
    aspects.judge("steps", lambda: _steps(side, optimizer, c.data.get("sparse", False)))
    aspects.judge("iterations", lambda: int(np.asarray(optimizer.iterations.numpy())))


def _steps(side: Any, optimizer: Any, sparse: bool) -> list[Any]:
    variable = tf.Variable if side.name == "keras2" else side.keras.Variable
    weights = [variable(numbers(i, *shape)) for i, shape in enumerate(_SHAPES)]
    if hasattr(optimizer, "build") and side.name == "rkeras":
        optimizer.build(weights)
    found = []
    for step in range(8):
        gradients: list[Any] = [
            tf.constant(numbers(50 + 10 * step + i, *shape, low=-2, high=2))
            for i, shape in enumerate(_SHAPES)
        ]
        if sparse:
            rows = tf.constant([step % 4, 1])
            gradients[2] = tf.IndexedSlices(gradients[2][:2], rows, tf.constant([4, 3]))
        optimizer.apply_gradients(list(zip(gradients, weights, strict=True)))
        found.append([np.array(weight.numpy()) for weight in weights])
    return found


def schedules(side: Any, c: Configuration, aspects: Aspects) -> None:
    """Judges a schedule by its rates."""
    schedule = make(side, c, aspects)
    if schedule is None:
        return
    judge_config(side, schedule, aspects)
    steps = [0, 1, 2, 5, 7, 10, 19, 20, 21, 50, 100, 1000]
    aspects.judge("values", lambda: [float(schedule(step)) for step in steps])
    aspects.judge("dtype", lambda: tf.convert_to_tensor(schedule(3)).dtype.name)
