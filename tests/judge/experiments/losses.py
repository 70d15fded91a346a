"""A loss: as an object, for each reduction and with weights, and as a function of values."""

from __future__ import annotations

from typing import Any

import tensorflow as tf

from judge.calls import Call, numbers
from judge.experiments import Configuration
from judge.experiments.layers import judge_config
from judge.results import Aspects


def losses(side: Any, c: Configuration, aspects: Aspects) -> None:
    """Judges a loss; the data of the configuration are `y_true` and `y_pred`."""
    y_true, y_pred = tf.constant(c.data["y_true"]), tf.constant(c.data["y_pred"])
    for reduction in (None, "none", "sum", "sum_over_batch_size"):
        arguments = dict(c.call.arguments)
        if reduction is not None:
            arguments["reduction"] = reduction
        call = Call(c.call.function, arguments)
        aspect = f"value.{reduction or 'default'}"
        loss = aspects.judge(aspect, lambda call=call: _Shown(side.make(call)))
        if loss is None:
            continue
        made = loss.object
        value = aspects.judge(aspect, lambda made=made: made(y_true, y_pred))
        weights = numbers(3, *y_pred.shape[:1], low=0.1, high=2.0)
        aspects.judge(f"{aspect}.weighted", lambda made=made, w=weights: made(y_true, y_pred, w))
        if reduction is None:
            judge_config(side, made, aspects)
            aspects.judge("dtype", lambda value=value: value.dtype.name)
            aspects.judge("gradient", lambda made=made: _gradient(made, y_true, y_pred))
    aspects.judge("function", lambda: side.function(c.call)(y_true, y_pred))
    aspects.judge("function.gradient", lambda: _gradient(side.function(c.call), y_true, y_pred))


class _Shown:
    """An object that is recorded as made."""

    def __init__(self, made: Any) -> None:
        self.object = made

    def numpy(self) -> bool:
        return True


def _gradient(compute: Any, y_true: Any, y_pred: Any) -> Any:
    with tf.GradientTape() as tape:
        tape.watch(y_pred)
        value = tf.reduce_sum(compute(y_true, y_pred))
    return tape.gradient(value, y_pred)
