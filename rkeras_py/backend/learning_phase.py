"""The learning phase: whether direct calls of layers and models train.

In a script of 2.9 `k_set_learning_phase(1)` made `layer(x)` drop out and normalize as in
training. Here calls from R, and those that compose in Python, follow it. `fit()`, `evaluate()`
and `predict()` say themselves what they do.
"""

from __future__ import annotations

from typing import Any

from rkeras_py.backend.implementations import has_symbolic
from rkeras_py.engine import keras
from rkeras_py.keras_internals import called_first, training_of_call

_phase = 0


def get() -> int:
    """The phase: 0 to compute, 1 to train."""
    return _phase


def set_to(phase: int) -> None:
    """Sets the phase."""
    global _phase
    _phase = phase


def training() -> Any:
    """Whether the layer call that runs trains; outside of one, what the phase says."""
    running = training_of_call()
    return _phase if running is None else running


def follow(target: Any, arguments: Any, keywords: dict[str, Any]) -> dict[str, Any]:
    """The keyword arguments of a direct call, with `training` where the phase is 1.

    Args:
        target: What is called.
        arguments: The positional arguments.
        keywords: The keyword arguments.

    Returns:
        The keyword arguments.
    """
    if (
        not _phase
        or not isinstance(target, keras.layers.Layer)
        or "training" in keywords
        or called_first() is not None
        or not arguments
        or has_symbolic({"inputs": arguments[0]})
    ):
        return keywords
    return keywords | {"training": True}
