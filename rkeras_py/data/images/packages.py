"""The packages that images need beside those of the rest: Pillow and SciPy."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType

from rkeras_py.requirements import requirement


class PackageMissing(ImportError):
    """A package is not installed that rkeras does not need otherwise."""


def _needed(package: str, *modules: str) -> ModuleType:
    try:
        found = [importlib.import_module(module) for module in modules]
    except ImportError as error:
        raise PackageMissing(
            f"the Python package {package} is needed for this and can't be imported ({error}). "
            f"Type in a shell:\n  {sys.executable} -m pip install '{requirement(package)}'"
        ) from error
    return found[0]


def pillow() -> ModuleType:
    """The module `PIL`, with `PIL.Image` and `PIL.ImageEnhance`.

    Raises:
        PackageMissing: Pillow is not installed; the message says what to type.
    """
    return _needed("pillow", "PIL", "PIL.Image", "PIL.ImageEnhance")


def scipy() -> ModuleType:
    """The module `scipy`, with `scipy.ndimage` and `scipy.sparse`.

    Raises:
        PackageMissing: SciPy is not installed; the message says what to type.
    """
    return _needed("scipy", "scipy", "scipy.ndimage", "scipy.sparse")
