"""rkeras_py: the R API of keras 2.9 in Python, on Keras 3.

Public names are resolved when they are first asked for, because they need Keras, and
`python -m rkeras_py doctor` must run where there is none.
"""

import importlib
import pkgutil
from typing import Any

from rkeras_py.version import __version__ as __version__

# Public in Python alone: R has its own pipes, and passes an expression on unevaluated.
_PYTHON_ONLY = {
    "pipe": "rkeras_py.layers.compose",
    "with_custom_object_scope": "rkeras_py.models.scopes",
}

# Modules for users, which need more than the package itself; that of `backend()` can be called.
_DOORS = frozenset({"backend", "robjects"})

# `from rkeras_py import module` first asks for a name; that must not import everything.
_MODULES = frozenset(module.name for module in pkgutil.iter_modules(__path__))


def _registry() -> dict[str, Any]:
    return dict(importlib.import_module("rkeras_py.public").REGISTRY)


def __getattr__(name: str) -> Any:
    if name == "__all__":
        return sorted([*_registry(), *_PYTHON_ONLY])
    if not name.startswith("_") and name not in _MODULES:
        registry = _registry()
        module = registry[name].function.__module__ if name in registry else _PYTHON_ONLY.get(name)
        if module is not None:
            # Kept: the next look-up of the name ends before this function.
            found = globals()[name] = getattr(importlib.import_module(module), name)
            return found
    if name in _DOORS:
        return importlib.import_module(f"rkeras_py.{name}")
    raise AttributeError(f"module 'rkeras_py' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*_registry(), *_PYTHON_ONLY, *_DOORS, "__version__"})
