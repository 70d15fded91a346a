"""Passes over arrays in epochs that are counted in steps, as Keras 2 counted.

The samples are passed as often as there are epochs, and an epoch goes on where the one before
ended, in the midst of a pass too. Keras 3 ends an epoch where a pass ends.
"""

from __future__ import annotations

from typing import Any

from rkeras_py import keras_internals
from rkeras_py.engine import keras
from rkeras_py.keras_internals.arrays import repeated_batches
from rkeras_py.models.feeding import EndOfData


def in_turn(model: keras.Model, arguments: dict[str, Any]) -> dict[str, Any]:
    """The arguments with which Keras' own loop counts as Keras 2 did.

    Args:
        model: The model.
        arguments: Those of `keras.Model.fit()`.

    Returns:
        The same, or with a dataset of all passes where an epoch can end in the midst of one.
    """
    steps = arguments["steps_per_epoch"]
    passes = arguments["epochs"] - arguments["initial_epoch"]
    arrays = arguments["x"], arguments["y"], arguments["sample_weight"]
    if not steps or passes < 1 or keras_internals.array_batches(*arrays) is None:
        return arguments
    changed: dict[str, Any] = {}
    if arguments["validation_split"] and arguments["validation_data"] is None:
        arrays, held_out = keras_internals.held_out(arrays, arguments["validation_split"])
        changed = {"validation_split": 0.0, "validation_data": held_out}
    size, weights = arguments["batch_size"], arguments["class_weight"]
    batches = keras_internals.array_batches(*arrays, size, steps, weights)
    if batches is None or not (batches.number % steps or steps % model.steps_per_execution):
        return arguments
    changed["x"] = repeated_batches(*arrays, size, steps, weights, arguments["shuffle"], passes)
    changed |= dict.fromkeys(("y", "sample_weight", "class_weight", "batch_size"))
    changed["shuffle"] = False  # the dataset does it
    end = EndOfData(steps, total=batches.number * passes)
    return arguments | changed | {"callbacks": [*arguments["callbacks"], end]}
