"""Values of R as they cross the bridge, where Python has no type of its own for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from rkeras_py.api.sentinels import NA


class Labelled(list[Any]):
    """An R list in which some elements have names, or several have the same one.

    It is a list, in the order of its elements; the names are labels, which return to R.

    Attributes:
        labels: The names, "" where there is none.
    """

    def __init__(self, values: Sequence[Any], labels: Sequence[str]) -> None:
        super().__init__(values)
        self.labels = list(labels)


class LongVector:
    """Stands for a vector of R that is too long for its argument; its elements are not read.

    Args:
        length: How many elements it has.
    """

    def __init__(self, length: int) -> None:
        self.shown_in_r = f"a vector of {length} elements"


_LISTS = (list, tuple)


def has_na(value: Any) -> bool:
    """Whether a value from R is NA, or a list that holds NA at its top."""
    return value is NA or (isinstance(value, list) and any(item is NA for item in value))


def elements_of(value: Any) -> list[Any] | None:
    """The elements of an R vector or list as it crosses the bridge, or None."""
    if isinstance(value, np.ndarray):
        return [item for item in value.ravel(order="F").tolist()]
    if isinstance(value, _LISTS):
        return list(value)
    return None
