"""Draws configurations from the formals of keras 2.9.0, by function and number."""

from __future__ import annotations

import random

from judge.draws import applications, backend, functions, layers
from judge.experiments import Configuration
from judge.formals import formals

# Names without a counterpart in Keras 2, or judged by the tests of their own.
NOT_JUDGED = {
    "create_layer": "makes a layer of a class that is given",
    "layer_input": "judged in every functional model",
    "layer_dense_features": "takes feature columns, which are objects of TensorFlow",
    "layer_cudnn_gru": "Keras 2 computes it on a GPU alone",
    "layer_cudnn_lstm": "Keras 2 computes it on a GPU alone",
    "layer_stacked_rnn_cells": "judged as a cell of layer_rnn",
    "custom_metric": "a name for a function",
    "metric_cosine_proximity": "called what TensorFlow 2.9 did not have",
    "new_learning_rate_schedule_class": "makes a class",
    **applications.NOT_JUDGED,
    **backend.NOT_JUDGED,
}

_GROUPS = (
    ("layer_", "layers"),
    ("bidirectional", "layers"),
    ("time_distributed", "layers"),
    ("loss_", "losses"),
    ("metric_", "metrics"),
    ("optimizer_", "optimizers"),
    ("learning_rate_schedule_", "schedules"),
    ("initializer_", "initializers"),
    ("regularizer_", "regularizers"),
    ("constraint_", "constraints"),
    ("activation_", "activations"),
    ("application_", "applications"),
    ("k_", "backend"),
)


def judged() -> dict[str, str]:
    """The functions that are judged, each with its group."""
    found = {}
    for name in formals():
        group = next((group for prefix, group in _GROUPS if name.startswith(prefix)), None)
        if name.endswith("_preprocess_input"):
            group = "applications"
        if group is not None and name not in NOT_JUDGED:
            found[name] = "random layers" if name in layers.RANDOM else group
    return found


def draw(function: str, index: int) -> Configuration:
    """The configuration of a function with a number; 0 has defaults alone.

    Args:
        function: A function that is judged.
        index: The number.

    Returns:
        The configuration, the same at every call.
    """
    rng = random.Random(f"{function}/{index}")
    group = judged()[function]
    if group == "applications":
        return applications.draw(function, index, rng, group)
    if group == "backend":
        return backend.draw(function, index, rng, group)
    if "layers" in group:
        return layers.draw(function, index, rng, group)
    return functions.draw(function, index, rng, group)
