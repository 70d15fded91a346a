"""R's vectors of numbers as numpy sees them: the same memory, column-major."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import numpy as np

from rkeras_py.bridge import rapi

# Type of an R vector: the function that gives its memory, and the numpy type of its elements.
LAYOUTS: dict[int, tuple[Callable[[int], int], str]] = {
    rapi.LGLSXP: (rapi.LOGICAL, "<i4"),
    rapi.INTSXP: (rapi.INTEGER, "<i4"),
    rapi.REALSXP: (rapi.REAL, "<f8"),
    rapi.CPLXSXP: (rapi.COMPLEX, "<c16"),
    rapi.RAWSXP: (rapi.RAW, "|u1"),
}


class _Interface:
    """What numpy asks for; it keeps this as long as the array lives."""

    def __init__(self, interface: dict[str, Any], keeps: Any) -> None:
        self.__array_interface__ = interface
        self._keeps = keeps


def view(
    address: int, kind: int, shape: tuple[int, ...], *, read_only: bool, keeps: Any = None
) -> Any:
    """An array on the memory of an R vector.

    Args:
        address: The vector's address.
        kind: Its type.
        shape: The shape of the array.
        read_only: Whether numpy must not write to it.
        keeps: What must live as long as the array: a reference to the vector.

    Returns:
        A numpy array; nothing is copied.
    """
    pointer_of, typestr = LAYOUTS[kind]
    step = int(typestr[2:])
    strides = []
    for extent in shape:
        strides.append(step)
        step *= extent
    interface = {
        "version": 3,
        "data": (pointer_of(address), read_only),
        "shape": shape,
        "strides": tuple(strides),
        "typestr": typestr,
    }
    return np.asarray(_Interface(interface, keeps))


# Below this number of elements a view costs more than a copy.
_FEW = 1024


def fill(address: int, kind: int, array: np.ndarray[Any, Any]) -> None:
    """Copies an array into an R vector of as many elements.

    Args:
        address: The vector's address.
        kind: Its type.
        array: An array of any numeric dtype, which R's type can hold.
    """
    if array.size < _FEW:
        pointer_of, typestr = LAYOUTS[kind]
        data = array.astype(typestr).tobytes("F")
        ctypes.memmove(pointer_of(address), data, len(data))
    else:
        target = view(address, kind, array.shape, read_only=False)
        np.copyto(target, array, casting="unsafe")


def fill_in_parts(
    address: int, kind: int, shape: tuple[int, ...], parts: list[np.ndarray[Any, Any]]
) -> None:
    """Copies arrays that lie one after the other along the first axis into an R vector.

    Args:
        address: The vector's address.
        kind: Its type.
        shape: The shape of the whole.
        parts: The arrays.
    """
    target = view(address, kind, shape, read_only=False)
    begin = 0
    for part in parts:
        np.copyto(target[begin : begin + len(part)], part, casting="unsafe")
        begin += len(part)
