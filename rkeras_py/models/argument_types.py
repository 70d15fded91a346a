"""The argument types of models and of their training."""

from __future__ import annotations

from typing import Annotated, Any

import numpy as np

from rkeras_py.api.argument_types import (
    ArgumentError,
    ArgumentType,
    BoolType,
    LabelsType,
    ListType,
    scalar_of,
)
from rkeras_py.engine import keras


class VerboseType(ArgumentType):
    """How much is printed: "auto", 0 (nothing), 1 (a progress bar), 2 (a line per epoch)."""

    expected = '"auto", 0, 1 or 2'
    r_type = "integer or string"

    def from_python(self, value: Any) -> Any:
        if isinstance(value, bool | np.bool_):
            return int(value)
        if value == "auto":
            return value
        number = scalar_of(value) if isinstance(value, np.ndarray) else value
        if isinstance(number, int | float) and number in (0, 1, 2):
            return int(number)
        raise ArgumentError(self.expected)


class ShuffleType(BoolType):
    """Whether to shuffle the samples, or batches of them."""

    expected = 'True, False or "batch"'
    r_type = "logical or string"

    def from_python(self, value: Any) -> Any:
        return value if isinstance(value, str) and value == "batch" else super().from_python(value)


class ModelType(ArgumentType):
    """A model."""

    expected = "a Keras model"
    r_type = "model"

    def from_python(self, value: Any) -> Any:
        if isinstance(value, keras.Model):
            return value
        raise ArgumentError(self.expected)


class CallbacksType(ListType):
    """Callbacks: one, or a list of them, which may hold lists."""

    def __init__(self) -> None:
        super().__init__("a callback")
        self.expected = "a callback object (not its class), or a list of them"

    def from_python(self, value: Any) -> list[Any]:
        callbacks: list[Any] = keras.tree.flatten(super().from_python(value))
        if all(isinstance(callback, keras.callbacks.Callback) for callback in callbacks):
            return callbacks
        raise ArgumentError(self.expected)


Model = Annotated[keras.Model, ModelType()]
Verbose = Annotated[int | str, VerboseType()]
Shuffle = Annotated[bool | str, ShuffleType()]
Metrics = Annotated[Any, LabelsType()]
Callbacks = Annotated[list[Any], CallbacksType()]
