"""What callbacks share: help texts, argument types, and the monitored quantity."""

from __future__ import annotations

from typing import Annotated, Any

import numpy as np

from rkeras_py import keras_internals
from rkeras_py.api.argument_types import (
    ChoiceType,
    IntType,
)

FAMILY = "callbacks"


class VerbosityType(IntType):
    """0 or 1, or False or True."""

    expected = "0 or 1, False or True"

    def __init__(self) -> None:
        super().__init__(least=0)
        self.expected = type(self).expected

    def from_python(self, value: Any) -> int:
        """Checks the verbosity."""
        return super().from_python(int(value) if isinstance(value, bool | np.bool_) else value)


Verbosity = Annotated[int, VerbosityType()]
Mode = Annotated[str, ChoiceType("auto", "min", "max")]

SHARED = {
    "monitor": 'The quantity to monitor, by its name in the logs, such as "val_loss".',
    "mode": (
        'Whether lower ("min") or higher ("max") values are better. "auto" takes the direction '
        "from the metric, or, if the metric has none, from its name: higher is better for "
        "accuracies and areas under curves, lower for all others."
    ),
}


class Watching:
    """Mixin of callbacks that monitor a quantity; precedes Keras' class among the bases."""

    def set_direction(self: Any) -> None:
        """Sets the direction; unlike Keras 3, 2.9 allowed metrics that it did not know."""
        if self.monitor_op is not None:
            return
        try:
            keras_internals.set_direction(self)
        except ValueError:
            name = self.monitor
            large = "acc" in name or name.endswith("auc") or name.startswith("fmeasure")
            self.mode = "max" if large else "min"
            keras_internals.set_direction(self)


def rename_rate(logs: dict[str, Any] | None) -> None:
    """Renames the learning rate in the logs to the name that it had in 2.9."""
    if logs is not None and "learning_rate" in logs:
        logs["lr"] = logs.pop("learning_rate")
