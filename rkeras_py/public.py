"""All public functions: importing this module declares them.

Each module of public functions is listed once, here.
"""

from __future__ import annotations

import importlib
from typing import Any

from rkeras_py.api.registry import REGISTRY

_MODULES = (
    "layers.core",
)

for _module in _MODULES:
    importlib.import_module(f"rkeras_py.{_module}")


def __getattr__(name: str) -> Any:
    if name in REGISTRY:
        module = importlib.import_module(REGISTRY[name].function.__module__)
        return getattr(module, name)
    raise AttributeError(f"no public function is named {name!r}")


__all__ = ["REGISTRY"]
