"""Targets and weights in the rank of the predictions, as losses and metrics of Keras 2 saw them.

Where predictions are a matrix, Keras 2 made a column of a vector. Keras 3 leaves it a vector unless
the matrix has a single column, so that functions of users see other shapes, and broadcasting along
the wrong axis fails, or does not where sizes agree by chance.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any

from rkeras_py import keras_internals
from rkeras_py.engine import keras, tf

# The attribute of what was changed.
_DONE = "_rkeras_matches"


def match_targets(model: keras.Model) -> None:
    """Has the losses and metrics of a model see vectors as columns where predictions are matrices.

    Args:
        model: A model that is compiled.
    """
    loss, metrics = keras_internals.compiled_loss(model), keras_internals.compiled_metrics(model)
    if loss is not None and _DONE not in vars(loss):
        loss.call = _on_columns(loss.call, loss)
    if metrics is not None and _DONE not in vars(metrics):
        metrics.update_state = _on_columns(metrics.update_state, metrics)


def _on_columns(function: Callable[..., Any], owner: Any) -> Callable[..., Any]:
    names = list(owner.output_names or [])
    setattr(owner, _DONE, True)

    @functools.wraps(function)
    def on_columns(y_true: Any, y_pred: Any, sample_weight: Any = None) -> Any:
        y_true, sample_weight = (_columns(y, y_pred, names) for y in (y_true, sample_weight))
        return function(y_true, y_pred, sample_weight)

    return on_columns


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
