"""The hard sigmoid of the 2.9 API. Keras 3 gives that name to another function."""

from __future__ import annotations

from typing import Any

from rkeras_py.engine import keras


@keras.saving.register_keras_serializable(package="rkeras")
def hard_sigmoid(x: Any) -> Any:
    """Piecewise linear approximation of the sigmoid.

    Args:
        x: A tensor.

    Returns:
        `0.2 * x + 0.5`, clipped to the range from 0 to 1. (Keras 3 uses `x / 6 + 0.5`.)
    """
    return keras.ops.clip(0.2 * x + 0.5, 0.0, 1.0)
