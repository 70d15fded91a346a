"""Names of activations, losses and other functions, which Keras looks up in tables."""

from __future__ import annotations

import importlib
from typing import Any

from rkeras_py.engine import keras
from rkeras_py.keras_internals.members import OfModule

TABLES = [
    OfModule(f"keras.src.{module}", "ALL_OBJECTS_DICT")
    for module in ("activations", "losses", "metrics", "regularizers", "constraints")
]


class _Table(dict[str, Any]):
    """A table in which custom objects are found too, before those of Keras."""

    def get(self, name: str, default: Any = None) -> Any:
        custom = keras.saving.get_registered_object(name)
        if custom is None:
            return super().get(name, default)
        return custom() if isinstance(custom, type) else custom


def find_custom_objects_by_name() -> None:
    """Lets `activation="name"` and its like find custom objects, as in Keras 2.

    Keras 3 looks up initializers and optimizers among custom objects, and nothing else.
    """
    for member in TABLES:
        table = member.get()
        if not isinstance(table, _Table):
            setattr(importlib.import_module(member.owner), member.name, _Table(table))
