"""What callback functions share: their help texts, types, and what is watched."""

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
    """0 or 1, or the truth values for them."""

    expected = "0 or 1, False or True"

    def __init__(self) -> None:
        super().__init__(least=0)
        self.expected = type(self).expected

    def from_python(self, value: Any) -> int:
        """Checks how much is to be said."""
        return super().from_python(int(value) if isinstance(value, bool | np.bool_) else value)


Verbosity = Annotated[int, VerbosityType()]
Mode = Annotated[str, ChoiceType("auto", "min", "max")]

SHARED = {
    "monitor": 'The quantity to watch, by its name in the logs, such as "val_loss".',
    "mode": (
        'Whether the quantity is to become small ("min") or large ("max"). "auto" takes that '
        "from the metric, and where it does not tell, from the name: large for accuracies and "
        "areas under curves, small for all others."
    ),
}


class Watching:
    """What callbacks that watch a quantity have in common; goes before Keras' class."""

    def set_direction(self: Any) -> None:
        """Sets the direction. Keras gives up on metrics that it does not know; 2.9 did not."""
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
    """Gives the learning rate in the logs the name that it has in histories of 2.9."""
    if logs is not None and "learning_rate" in logs:
        logs["lr"] = logs.pop("learning_rate")
