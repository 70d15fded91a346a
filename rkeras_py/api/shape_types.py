"""Argument types of sizes, shapes and axes: unknown sizes, and where counting begins."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from rkeras_py.api.r_source import r_source
from rkeras_py.api.r_values import elements_of, has_na
from rkeras_py.api.scalar_types import ArgumentError, ArgumentType, IntType, without_fraction
from rkeras_py.api.sentinels import NA

_WHOLE = IntType()
# The axes that a tensor of TensorFlow can have. R gets it by `rkeras_py generate`.
MOST_AXES = 254


def items_of(value: Any, expected: str) -> list[Any] | None:
    """The elements of what has one for each axis, or None where it is no vector or list.

    Args:
        value: The value.
        expected: What is expected.

    Raises:
        ArgumentError: It has more elements than a tensor can have axes.
    """
    size = value.size if isinstance(value, np.ndarray) else 0
    if isinstance(value, list | tuple):
        size = len(value)
    if size > MOST_AXES:
        raise ArgumentError(f"{expected}, at most {MOST_AXES} of them")
    return elements_of(value)


class IntTupleType(ArgumentType):
    """One whole number, or one for each spatial axis."""

    r_type = "integer vector"
    takes_many = False

    def __init__(self, least: int | None = None) -> None:
        self.item = IntType(least)
        bound = "" if least is None else f", each at least {least}"
        self.expected = f"a whole number or a vector of them{bound}"

    def from_python(self, value: Any) -> int | tuple[int, ...]:
        items = items_of(value, self.expected)
        try:
            if items is None:
                return self.item.from_python(value)
            return tuple(self.item.from_python(item) for item in items)
        except ArgumentError:
            raise ArgumentError(self.expected) from None

    def from_r(self, value: Any) -> Any:
        return super().from_r(without_fraction(value))


class NestedIntsType(ArgumentType):
    """Whole numbers for each spatial axis and side: an int, ints, or pairs of ints."""

    expected = "a whole number, one for each axis, or a list of pairs (before, after)"
    r_type = "integer, integer vector, or list of integer pairs"
    takes_many = False

    def from_python(self, value: Any) -> Any:
        items = items_of(value, self.expected)
        try:
            if items is None:
                return _WHOLE.from_python(value)
            return tuple(self.from_python(item) for item in items)
        except ArgumentError:
            raise ArgumentError(self.expected) from None

    def from_r(self, value: Any) -> Any:
        return super().from_r(without_fraction(value))


class SidesType(NestedIntsType):
    """Whole numbers for both sides of one axis: an int, two ints, or a dict that names them."""

    expected = "a whole number, two (before, after), or a dict of `left_pad` and `right_pad`"
    expected_in_r = "a whole number, two (before, after), or a named list of left_pad and right_pad"
    r_type = "integer, two integers, or named list of integers"

    def from_python(self, value: Any) -> Any:
        if not isinstance(value, Mapping):
            return super().from_python(value)
        return {name: _WHOLE.from_python(number) for name, number in value.items()}


class ShapeType(ArgumentType):
    """Sizes of axes: `c(28, 28, 1)`, `list(NULL, 32)`; NA and NULL are unknown."""

    expected = "a shape: whole numbers, with None where unknown"
    expected_in_r: str | None = "a shape: whole numbers, with NA or NULL where unknown"
    r_type = "shape"
    takes_many = False

    def from_python(self, value: Any) -> tuple[int | None, ...]:
        if hasattr(value, "as_list"):
            value = value.as_list()
        items = items_of(value, self.expected)
        if items is None:
            items = [value]
        return tuple(self._size(item) for item in items)

    def from_r(self, value: Any) -> tuple[int | None, ...]:
        return self.from_python(without_fraction(value))

    def _size(self, item: Any) -> int | None:
        if item is None or item is NA or (isinstance(item, float) and math.isnan(item)):
            return None
        try:
            size = _WHOLE.from_python(item)
        except ArgumentError:
            raise ArgumentError(self.expected) from None
        if size < -1:
            raise ArgumentError(self.expected)
        # Keras 2 wrote -1 for unknown as well.
        return None if size == -1 else size


class AxisType(ArgumentType):
    """An axis: from 1 in R, from 0 in Python; negative counts from the end in both."""

    expected = "an axis: a whole number, counted from 0, or from -1 backwards"
    expected_in_r = "an axis: a whole number, counted from 1, or from -1 backwards"
    r_type = "axis (1-based; negative from the end)"
    takes_many = False
    r_note = "Counted from 1, and from -1 backwards."

    def from_python(self, value: Any) -> int:
        try:
            return _WHOLE.from_python(value)
        except ArgumentError:
            raise ArgumentError(self.expected) from None

    def from_r(self, value: Any) -> int:
        if has_na(value):
            raise ArgumentError(self.expected)
        axis = self.from_python(value)
        if axis == 0:
            raise ArgumentError(self.expected)
        return axis - 1 if axis > 0 else axis

    def r_default(self, value: Any) -> str:
        return r_source(value + 1 if value is not None and value >= 0 else value)


class AxesType(AxisType):
    """One axis or several."""

    expected = "axes: whole numbers, counted from 0, or from -1 backwards"
    expected_in_r = "axes: whole numbers, counted from 1, or from -1 backwards"
    r_type = "axes (1-based; negative from the end)"

    def from_python(self, value: Any) -> Any:
        items = items_of(value, self.expected)
        if items is None:
            return AxisType.from_python(self, value)
        return tuple(AxisType.from_python(self, item) for item in items)

    def from_r(self, value: Any) -> Any:
        items = items_of(value, self.expected)
        if items is None:
            return AxisType.from_r(self, value)
        return tuple(AxisType().from_r(item) for item in items)


class AxisFromZeroType(IntType):
    """An axis that 2.9 passed on as it was: from 0, the batch axis, in R and in Python."""

    expected = "an axis: a whole number, counted from 0, or from -1 backwards"
    r_note = "Counted from 0, as in Python, and from -1 backwards."


class AxesFromZeroType(IntTupleType):
    """One axis or several, counted from 0 in R and in Python."""

    r_note = AxisFromZeroType.r_note

    def __init__(self) -> None:
        super().__init__()
        self.expected = "axes: whole numbers, counted from 0, or from -1 backwards"


class NodeIndexType(AxisType):
    """The number of a layer's call: from 1 in R, from 0 in Python."""

    expected = "the number of a call: a whole number, counted from 0"
    expected_in_r = "the number of a call: a whole number, counted from 1"
    r_type = "integer (1-based)"
    r_note = ""


class NoiseShapeType(ShapeType):
    """Shape of a mask that is broadcast over an input; NA and NULL take the input's size."""

    expected = "a shape: whole numbers, with None where the input's size is taken"
    expected_in_r = "a shape: whole numbers, with NA or NULL where the input's size is taken"


class ShapeOrFunctionType(ShapeType):
    """A shape, or a function that gives one."""

    expected = "a shape, or a function of the input's shape"
    expected_in_r = None
    r_type = "shape or function"

    def from_python(self, value: Any) -> Any:
        return value if callable(value) else super().from_python(value)
