"""Targets and weights as losses and metrics of Keras 2 saw them, and how it computed these.

Where predictions are a matrix, Keras 2 made a column of a vector. Keras 3 leaves it a vector unless
the matrix has a single column, so that functions of users see other shapes, and broadcasting along
the wrong axis fails, or does not where sizes agree by chance. Losses of Keras 2 saw whole numbers
as such, and functions as metrics saw them as floats; Keras 3 has it the other way round.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any

from rkeras_py import keras_internals
from rkeras_py.backend.losses import by_keras_2
from rkeras_py.engine import keras, tf

# The attribute of what was changed.
_DONE = "_rkeras_matches"


def match_targets(model: keras.Model) -> None:
    """Has the losses and metrics of a model see targets and weights as in Keras 2.

    Args:
        model: A model that is compiled.
    """
    loss, metrics = keras_internals.compiled_loss(model), keras_internals.compiled_metrics(model)
    if loss is not None and _DONE not in vars(loss):
        loss.call = by_keras_2(_on_columns(loss.call, loss))
        keras_internals.keep_integer_targets(loss)
    if metrics is not None and _DONE not in vars(metrics):
        metrics.update_state = by_keras_2(_on_columns(metrics.update_state, metrics))
        _give_floats_to_functions(metrics)


def _on_columns(function: Callable[..., Any], owner: Any) -> Callable[..., Any]:
    names = list(owner.output_names or [])
    setattr(owner, _DONE, True)

    @functools.wraps(function)
    def on_columns(y_true: Any, y_pred: Any, sample_weight: Any = None) -> Any:
        y_true, sample_weight = (_columns(y, y_pred, names) for y in (y_true, sample_weight))
        return function(y_true, y_pred, sample_weight)

    return on_columns


def _give_floats_to_functions(metrics: Any) -> None:
    """Has metrics that are functions see floats, in the dtype in which they are counted."""

    def wrap() -> None:
        for metric in metrics.metrics:
            plain = type(metric).update_state is keras.metrics.MeanMetricWrapper.update_state
            if plain and _DONE not in vars(metric):
                metric.update_state = _on_floats(metric.update_state, metric)

    build = metrics.build

    def build_and_wrap(*args: Any, **kwargs: Any) -> None:
        build(*args, **kwargs)
        wrap()

    wrap()
    metrics.build = build_and_wrap


def _on_floats(update: Callable[..., Any], metric: Any) -> Callable[..., Any]:
    setattr(metric, _DONE, True)

    @functools.wraps(update)
    def on_floats(y_true: Any, y_pred: Any, sample_weight: Any = None) -> Any:
        if isinstance(y_true, tf.Tensor) and (y_true.dtype.is_integer or y_true.dtype.is_bool):
            y_true = tf.cast(y_true, metric.dtype)
        return update(y_true, y_pred, sample_weight)

    return on_floats


def _columns(arrays: Any, y_pred: Any, names: list[str]) -> Any:
    """Targets or weights, with a column for each vector that goes with a matrix.

    Args:
        arrays: A tensor, or several in a list or by name.
        y_pred: The predictions.
        names: The names of the outputs, for what is given by name where predictions are a list.
    """
    if isinstance(arrays, Mapping):
        flat = keras.tree.flatten(y_pred)
        named = dict(zip(names, flat, strict=False)) if len(flat) == len(names) else {}
        known = y_pred if isinstance(y_pred, Mapping) else named
        return {
            name: _columns(array, known[name], names) if name in known else array
            for name, array in arrays.items()
        }
    if isinstance(arrays, list | tuple):
        parts = keras.tree.flatten(y_pred)
        if len(parts) != len(arrays):
            return arrays  # not every output has a loss
        made = [_columns(array, part, names) for array, part in zip(arrays, parts, strict=True)]
        return made if isinstance(arrays, list) else tuple(made)
    # One for all outputs fits where it fits each of them.
    ranks = {part.shape.rank for part in keras.tree.flatten(y_pred) if isinstance(part, tf.Tensor)}
    if isinstance(arrays, tf.Tensor) and arrays.shape.rank == 1 and ranks == {2}:
        return tf.expand_dims(arrays, -1)
    return arrays
