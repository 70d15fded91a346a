"""A metric: over three batches, with weights, after a reset, and as a function of values."""

from __future__ import annotations

from typing import Any

import tensorflow as tf

from judge.calls import numbers
from judge.experiments import Configuration
from judge.experiments.layers import judge_config, make
from judge.results import Aspects


def metrics(side: Any, c: Configuration, aspects: Aspects) -> None:
    """Judges a metric.

    The data of the configuration are `batches`, of the arguments of `update_state()` each,
    and whether the metric is a `function` too.
    """
    metric = make(side, c, aspects)
    batches = [[tf.constant(part) for part in batch] for batch in c.data["batches"]]
    if metric is not None:
        judge_config(side, metric, aspects)
        aspects.judge("name", lambda: metric.name.rstrip("_0123456789"))
        aspects.judge("value.batches", lambda: _stream(metric, batches))
        aspects.judge("dtype", lambda: metric.result().dtype.name)
        reset = getattr(metric, "reset_state", None) or metric.reset_states
        aspects.judge("value.reset", lambda: (reset(), metric.result())[1])
        weights = [
            numbers(i, *batch[-1].shape[:1], low=0.1, high=2.0) for i, batch in enumerate(batches)
        ]
        weighted = [[*batch, tf.constant(w)] for batch, w in zip(batches, weights, strict=True)]
        aspects.judge("value.weighted", lambda: (reset(), _stream(metric, weighted))[1])
    if c.data.get("function"):
        aspects.judge("function", lambda: side.function(c.call)(*batches[0]))


def _stream(metric: Any, batches: Any) -> list[Any]:
    results = []
    for batch in batches:
        *values, last = batch
        if len(batch) > 1 and last.shape.rank == 1 and len(batch) == 3:
            metric.update_state(*values, sample_weight=last)
        else:
            metric.update_state(*batch)
        results.append(metric.result())
    return results
