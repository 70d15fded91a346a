"""When R is to collect, because of the memory that its handles hold in Python.

R's collector runs when R's own memory is used up. That takes thousands of handles, however large
the tensors behind them are: a loop that makes a tensor of 4 MB in each round would hold gigabytes.
So the elements of the tensors and arrays that R holds are counted; their bytes would take longer to
tell. Past a limit R collects. What is held then is in use, and the next limit is above it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rkeras_py.bridge.c_table import COLLECT

# Elements that are worth a collection, which takes some 30 ms: 256 MB in float32; and as a share of
# what is in use.
_GROWTH = 1 << 26
_SHARE = 4

_held = 0
_limit = _GROWTH
_collected = False  # R was told to, and what is left is to be seen

Measure = Callable[[Any], int]


def measure_of(kind: type) -> Measure | None:
    """What counts the elements of objects of a class; None where it is neither tensor nor array."""
    if issubclass(kind, np.ndarray):
        return _size
    if kind.__module__.startswith("tensorflow."):
        from rkeras_py.keras_internals.eager import counter_of_elements, eager_class

        return counter_of_elements() if kind is eager_class() else None
    return None


def _size(array: Any) -> int:
    return int(array.size)


def add(size: int) -> int:
    """Counts an object that R begins to hold.

    Args:
        size: The number of its elements.

    Returns:
        `COLLECT` where R is to collect before it gets the handle, else 0.
    """
    global _held, _limit, _collected
    _held += size
    if _collected:
        _limit, _collected = _held + max(_GROWTH, _held // _SHARE), False
    elif _held > _limit:
        _collected = True
        return COLLECT
    return 0


def remove(size: int) -> None:
    """Counts an object that R holds no more."""
    global _held
    _held -= size
