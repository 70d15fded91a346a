"""The base of all argument types, and those of one number, string or truth value."""

from __future__ import annotations

import math
import numbers
import os
from typing import Any

import numpy as np

from rkeras_py.api.r_source import r_number, r_source
from rkeras_py.api.r_values import Labelled, has_na
from rkeras_py.api.rendering import in_r
from rkeras_py.api.sentinels import REQUIRED


class ArgumentError(ValueError):
    """A value is not of the type that its argument asks for."""


# What most arguments are; asking for an abstract class takes longer than many a call.
_REAL = frozenset((int, float))
_SCALAR = frozenset((bool, int, float, str))


def _is_number(value: Any) -> bool:
    return type(value) in _REAL or (
        isinstance(value, numbers.Number | np.number) and not isinstance(value, bool | np.bool_)
    )


class ArgumentType:
    """Any value but NA; the base of all argument types."""

    expected = "a value"
    # What R users are told instead, where translating words (`rendering.in_r`) is not enough.
    expected_in_r: str | None = None
    r_type = "any"
    takes_none = False
    # What None (R's NULL) counts as where it is no value of its own; REQUIRED: it is refused. keras
    # 2.9 passed NULL on, so this is what Keras 2 made of None.
    none_counts_as: Any = REQUIRED
    # What the help page in R says of every argument of this type.
    r_note = ""
    takes_labels = False
    # Whether a value may have many elements.
    takes_many = True

    def wanted(self, from_r: bool) -> str:
        """What is expected, in the idiom of the calling language."""
        if not from_r:
            return self.expected
        return self.expected_in_r or in_r(self.expected)

    def from_python(self, value: Any) -> Any:
        """Checks a value given in Python.

        Args:
            value: What was given.

        Returns:
            The value that the function gets.

        Raises:
            ArgumentError: The value is not of this type.
        """
        return value

    def from_r(self, value: Any) -> Any:
        """Checks a value given in R, as the bridge converted it."""
        if type(value) in _SCALAR:
            return self.from_python(value)
        if has_na(value):
            raise ArgumentError(f"{self.wanted(from_r=True)}, and not NA")
        if isinstance(value, Labelled) and not self.takes_labels:
            named = "in a list, all elements or none must have a name of their own"
            raise ArgumentError(f"{self.wanted(from_r=True)}; {named}")
        return self.from_python(value)

    def r_default(self, value: Any) -> str | None:
        """R's source text of a default; None where R's formal has no default and may be missing."""
        return r_source(value)


class AnyType(ArgumentType):
    """Passed on as it is."""

    takes_none = True


def without_fraction(value: Any) -> Any:
    """Numbers as R's `as.integer()` makes them, which keras 2.9 called on sizes and counts.

    Scripts rely on it: `steps_per_epoch = n / batch_size`.

    Args:
        value: A number, or a list or array of them; anything else is returned as it is.
    """
    if type(value) is float:
        return math.trunc(value) if math.isfinite(value) else value
    if type(value) is list:
        return [without_fraction(item) for item in value]
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        # NA is left as it is, bit by bit.
        return np.trunc(value, out=value.copy(), where=np.isfinite(value))
    return value


class IntType(ArgumentType):
    """A whole number: `32` as well as `32L`; from R, a fraction is cut off."""

    r_type = "integer"
    takes_many = False

    def __init__(self, least: int | None = None) -> None:
        self.least = least
        self.expected = "a whole number" if least is None else f"a whole number, at least {least}"

    def from_python(self, value: Any) -> int:
        if not _is_number(value) or isinstance(value, complex):
            value = scalar_of(value)
            if value is None:
                raise ArgumentError(self.expected)
        if not math.isfinite(value) or value != int(value):
            raise ArgumentError(self.expected)
        if self.least is not None and value < self.least:
            raise ArgumentError(self.expected)
        return int(value)

    def from_r(self, value: Any) -> Any:
        return super().from_r(without_fraction(value))


def scalar_of(value: Any) -> Any:
    """The one real number in a numpy scalar, or an array or tensor of one element, or None."""
    if callable(getattr(value, "numpy", None)):  # a tensor that has a value
        value = np.asarray(value.numpy())
    if isinstance(value, np.ndarray) and value.size == 1 and value.dtype.kind in "iuf":
        return value.reshape(()).item()
    return None


class FloatType(ArgumentType):
    """A real number.

    Args:
        none_counts_as: What None counts as.
    """

    expected = "a number"
    r_type = "numeric"
    takes_many = False

    def __init__(self, none_counts_as: Any = REQUIRED) -> None:
        self.none_counts_as = none_counts_as

    def from_python(self, value: Any) -> float:
        if not _is_number(value) or isinstance(value, complex):
            value = scalar_of(value)
            if value is None:
                raise ArgumentError(self.expected)
        return float(value)

    def r_default(self, value: Any) -> str:
        return r_source(value) if value is None else r_number(value)


class FractionType(FloatType):
    """A part of a whole, less than all of it."""

    expected = "a number of at least 0 and below 1"

    def from_python(self, value: Any) -> float:
        fraction = super().from_python(value)
        if not 0 <= fraction < 1:
            raise ArgumentError(self.expected)
        return fraction


class BoolType(ArgumentType):
    """True or False."""

    expected = "True or False"
    r_type = "logical"
    none_counts_as = False
    takes_many = False

    def from_python(self, value: Any) -> bool:
        if type(value) is bool or isinstance(value, np.bool_):
            return bool(value)
        raise ArgumentError(self.expected)


class StrType(ArgumentType):
    """One string."""

    expected = "a string"
    r_type = "string"
    takes_many = False

    def from_python(self, value: Any) -> str:
        if isinstance(value, str):
            return str(value)
        raise ArgumentError(self.expected)


class PathType(StrType):
    """The path of a file or folder; `~` is the user's home."""

    expected = "a path"
    r_type = "path"

    def from_python(self, value: Any) -> str:
        if isinstance(value, os.PathLike):
            value = os.fspath(value)
        return os.path.expanduser(super().from_python(value))


class ChoiceType(StrType):
    """One of a few strings."""

    def __init__(self, *choices: str) -> None:
        self.choices = choices
        self.expected = "one of " + ", ".join(f'"{choice}"' for choice in choices)

    def from_python(self, value: Any) -> str:
        value = super().from_python(value)
        if value not in self.choices:
            raise ArgumentError(self.expected)
        return str(value)
