"""What is done with each configuration, by the same code on both sides."""

from __future__ import annotations

import importlib
from dataclasses import dataclass, field
from typing import Any

from judge.calls import Call
from judge.results import Aspects

_MODULES = {
    "layers": "layers",
    "random layers": "random_layers",
    "losses": "losses",
    "metrics": "metrics",
    "optimizers": "optimizers",
    "schedules": "optimizers",
    "initializers": "functions",
    "regularizers": "functions",
    "constraints": "functions",
    "activations": "functions",
    "applications": "applications",
    "backend": "backend",
}


@dataclass(frozen=True)
class Configuration:
    """One configuration: a call, and what is done with what it makes.

    Attributes:
        group: The group that it counts for.
        function: The function of keras 2.9 that is judged.
        index: Its number; 0 is the one with defaults alone.
        call: What is called.
        data: What the experiment needs besides: inputs, modes.
    """

    group: str
    function: str
    index: int
    call: Call
    data: dict[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """By which rows of data name it."""
        return f"{self.function}/{self.index}"


def run(side: Any, configuration: Configuration) -> dict[str, Any]:
    """Runs the experiment of a configuration.

    Args:
        side: `Keras2` or `Rkeras`.
        configuration: The configuration.

    Returns:
        Values by aspect.
    """
    side.keras.utils.set_random_seed(7)
    module = importlib.import_module(f"judge.experiments.{_MODULES[configuration.group]}")
    aspects = Aspects()
    getattr(module, configuration.group.replace(" ", "_"))(side, configuration, aspects)
    return dict(aspects)
