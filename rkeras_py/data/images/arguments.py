"""The types of arguments that functions for images share."""

from __future__ import annotations

import math
from typing import Annotated, Any

import numpy as np

from rkeras_py.api.argument_types import ArgumentError, ArgumentType, ChoiceType, FloatType, IntType
from rkeras_py.api.r_values import elements_of

INTERPOLATIONS = ("nearest", "bilinear", "bicubic", "hamming", "box", "lanczos")
COLOR_MODES = ("grayscale", "rgb", "rgba")
DATA_FORMATS = ("channels_last", "channels_first")


class SizeType(ArgumentType):
    """Height and width."""

    expected = "two whole numbers, height and width, each at least 1"
    r_type = "integer vector of length 2"
    takes_many = False

    def from_python(self, value: Any) -> tuple[int, int]:
        items = elements_of(value)
        if items is None or len(items) != 2:
            raise ArgumentError(self.expected)
        try:
            height, width = (IntType(1).from_python(item) for item in items)
        except ArgumentError:
            raise ArgumentError(self.expected) from None
        return height, width


class AmountType(FloatType):
    """A number that is not negative."""

    expected = "a number, at least 0"

    def from_python(self, value: Any) -> float:
        amount = super().from_python(value)
        if not 0 <= amount < math.inf:
            raise ArgumentError(self.expected)
        return amount


class ShiftType(ArgumentType):
    """How far images are moved: a fraction, pixels, or the values to choose from."""

    expected = "a number, or a vector of numbers"
    r_type = "number or numeric vector"
    r_note = "`2L` and `2` differ: see the description."

    def from_python(self, value: Any) -> Any:
        if isinstance(value, bool):
            raise ArgumentError(self.expected)
        numbers = np.asarray(value)
        if numbers.dtype.kind not in "iuf" or not numbers.size or not np.isfinite(numbers).all():
            raise ArgumentError(self.expected)
        if numbers.ndim == 0:
            return numbers.item()
        return numbers.ravel(order="F").tolist()


class PairType(ArgumentType):
    """Two numbers, the bounds of a range."""

    expected = "two numbers"
    takes_many = False
    r_type = "numeric vector of length 2"

    def from_python(self, value: Any) -> Any:
        items = elements_of(value)
        if items is None or len(items) != 2:
            raise ArgumentError(self.expected)
        try:
            return [AmountType().from_python(item) for item in items]
        except ArgumentError:
            raise ArgumentError(self.expected) from None


class ZoomType(PairType):
    """How far images are zoomed: one number for both directions, or the bounds of the factor."""

    expected = "a number, or two, the bounds of the factor"
    r_type = "number, or numeric vector of length 2"

    def from_python(self, value: Any) -> Any:
        if elements_of(value) is None:
            return AmountType().from_python(value)
        return super().from_python(value)


class NamesType(ArgumentType):
    """Strings; the function gets a list, also of one string."""

    expected = "a string, or a vector of strings"
    r_type = "character vector"

    def from_python(self, value: Any) -> list[str]:
        names = [value] if isinstance(value, str) else elements_of(value)
        if not names or not all(isinstance(name, str) for name in names):
            raise ArgumentError(self.expected)
        return [str(name) for name in names]


class NameOrNamesType(NamesType):
    """A string or several; one stays a string."""

    def from_python(self, value: Any) -> Any:
        return value if isinstance(value, str) else super().from_python(value)


Size = Annotated[tuple[int, int], SizeType()]
Amount = Annotated[float, AmountType()]
Shift = Annotated[float | list[float], ShiftType()]
Pair = Annotated[list[float], PairType()]
Zoom = Annotated[float | list[float], ZoomType()]
Names = Annotated[list[str], NamesType()]
NameOrNames = Annotated[str | list[str], NameOrNamesType()]
Interpolation = Annotated[str, ChoiceType(*INTERPOLATIONS)]
ColorMode = Annotated[str, ChoiceType(*COLOR_MODES)]
DataFormat = Annotated[str, ChoiceType(*DATA_FORMATS)]
FillMode = Annotated[str, ChoiceType("nearest", "constant", "reflect", "wrap")]
Subset = Annotated[str, ChoiceType("training", "validation")]
