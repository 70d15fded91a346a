"""What `x[[key]]` means: a key, a position, or the name of an attribute."""

from __future__ import annotations

import sys
from typing import Any

from rkeras_py.api.rendering import shown_in_r


def names_attribute(target: Any, key: Any) -> bool:
    """Whether `x[["name"]]` is `x$name`, as it was with reticulate where `x` holds no items."""
    if not isinstance(key, str):
        return False
    return not hasattr(type(target), "__getitem__") or isinstance(target, tuple)


def expect_items(target: Any, key: Any) -> None:
    """Refuses an object that has no items."""
    if hasattr(type(target), "__getitem__") or hasattr(target, "__class_getitem__"):
        return
    raise TypeError(
        f"x[[i]]: `i` must be the name of an attribute, as an object of class "
        f"{type(target).__name__} has no items, but {shown_in_r(key)} was given"
    )


def position(target: Any, key: Any) -> Any:
    """What stands for a key in Python: positions count from 1, but in tensors from 0.

    R's tensorflow had no method of `[[` for tensors, so that reticulate asked Python: scripts say
    `k_shape(x)[[1]]` for the second size.
    """
    if isinstance(key, float) and key.is_integer():
        key = int(key)
    if isinstance(key, int) and not isinstance(key, bool) and not _is_tensor(target):
        if key == 0:
            raise IndexError("positions count from 1, but 0 was given")
        return key - 1 if key > 0 else key
    return key


def _is_tensor(target: Any) -> bool:
    if "keras" not in sys.modules:
        return False
    from rkeras_py.layers.compose import is_tensor

    return is_tensor(target)
