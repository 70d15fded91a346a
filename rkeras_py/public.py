"""All public functions: importing this module declares them.

Each module of public functions is listed once, here.
"""

from __future__ import annotations

import importlib

from rkeras_py.api.registry import REGISTRY

_MODULES = (
    "layers.core",
    "layers.activations",
    "layers.dropout",
    "layers.merge",
    "layers.normalization",
    "layers.pooling",
    "models.construction",
    "models.training",
    "models.persistence",
    "models.seeds",
)

for _module in _MODULES:
    importlib.import_module(f"rkeras_py.{_module}")


__all__ = ["REGISTRY"]
