"""The kinds of arguments that functions for data share, and how their values are read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import numpy as np

from rkeras_py.api.argument_types import ArgumentError, ArgumentType, ChoiceType, IntType
from rkeras_py.api.r_values import has_na
from rkeras_py.api.sentinels import NA


class SequencesType(ArgumentType):
    """A list of sequences, or a matrix whose rows are sequences; the function gets a list."""

    expected = "a list of sequences"
    r_type = "list of vectors or lists"
    takes_labels = True

    def from_python(self, value: Any) -> list[Any]:
        if isinstance(value, np.ndarray) and value.ndim > 1:
            return list(value)
        if not isinstance(value, list | tuple):
            raise ArgumentError(self.expected)
        if any(isinstance(item, int | float | np.number) for item in value):
            raise ArgumentError(self.expected)
        return list(value)

    def from_r(self, value: Any) -> list[Any]:
        if has_na(value):
            raise ArgumentError("a list of sequences, and not NA")
        if isinstance(value, Mapping):
            return list(value.values())
        # A vector of one element, `list(1, c(2, 3))`, comes as a number.
        return list(value) if isinstance(value, list) else self.from_python(value)


class SequenceType(ArgumentType):
    """Whole numbers; the function gets a list of them."""

    expected = "a sequence of whole numbers"
    r_type = "integer vector"

    def from_python(self, value: Any) -> list[int]:
        try:
            return whole_numbers(value)
        except ValueError:
            raise ArgumentError(self.expected) from None


def sequences_of(value: Any) -> list[Any] | None:
    """The sequences in a value from R or Python, or None where it holds something else."""
    try:
        return SequencesType().from_r(value)
    except ArgumentError:
        return None


def whole_numbers(value: Any) -> list[int]:
    """The elements of a sequence as integers.

    Args:
        value: A list or array of whole numbers, or one of them.

    Returns:
        A list of integers.

    Raises:
        ValueError: Something else is among them.
    """
    if isinstance(value, list) and all(type(item) is int for item in value):
        return value
    numbers = np.asarray(value).ravel()
    if numbers.dtype.kind in "iu" or not numbers.size:
        return [int(number) for number in numbers.tolist()]
    if numbers.dtype.kind != "f" or not np.array_equal(numbers, np.trunc(numbers)):
        raise ValueError("not whole")
    if not np.isfinite(numbers).all():
        raise ValueError("not finite")
    return [int(number) for number in numbers.tolist()]


class TextsType(ArgumentType):
    """Texts: strings, or lists of the words of each; the function gets a list."""

    expected = "texts: strings, or lists of words"
    r_type = "character vector, or list of strings"
    takes_labels = True

    def from_python(self, value: Any) -> list[Any]:
        texts = texts_of(value)
        if texts is None:
            raise ArgumentError(self.expected)
        return texts

    def from_r(self, value: Any) -> list[Any]:
        if _holds_na(value):
            raise ArgumentError("texts: strings without NA, or lists of words")
        return self.from_python(value)


def _holds_na(value: Any) -> bool:
    if isinstance(value, Mapping):
        value = list(value.values())
    return has_na(value) or (isinstance(value, list) and any(has_na(item) for item in value))


def texts_of(value: Any) -> list[Any] | None:
    """The texts in a value, or None where it holds something else.

    Args:
        value: A string, or strings; a text may be a list of its words.

    Returns:
        A list of strings and of lists of strings.
    """
    if isinstance(value, str):
        return [value]
    if isinstance(value, np.ndarray) and value.dtype.kind in "UO":
        value = value.ravel(order="F").tolist()
    if isinstance(value, Mapping):
        value = list(value.values())
    if not isinstance(value, list | tuple):
        return None
    return list(value) if all(map(_is_text, value)) else None


def _is_text(item: Any) -> bool:
    if isinstance(item, str):
        return True
    return isinstance(item, list | tuple) and all(isinstance(word, str) for word in item)


class OneTextType(ArgumentType):
    """One string, or `NA`."""

    expected = "one string"
    r_type = "string"

    def from_python(self, value: Any) -> Any:
        if isinstance(value, list | tuple) and len(value) != 1:
            raise ArgumentError("one string: `text` should be length 1")
        if not isinstance(value, str):
            raise ArgumentError(self.expected)
        return value

    def from_r(self, value: Any) -> Any:
        return value if value is NA else self.from_python(value)


class InputTextType(OneTextType):
    """One string, where another argument may be given in its place."""

    def r_default(self, value: Any) -> None:
        return None


class WindowStartType(IntType):
    """The first row that is used: from 1 in R, from 0 in Python."""

    r_type = "integer (1-based)"
    r_note = "Counted from 1, and from -1 backwards."

    def from_r(self, value: Any) -> Any:
        row = super().from_r(value)
        return row - 1 if row > 0 else row


class WindowEndType(IntType):
    """The end of the rows that are used: the last one, from 1, in R; the one after it in Python."""

    r_type = "integer (1-based)"
    r_note = "The last row, which is used too; counted from 1, and from -1 backwards."

    def from_r(self, value: Any) -> Any:
        row = super().from_r(value)
        if row >= 0:
            return row
        return None if row == -1 else row + 1


Sequences = Annotated[list[Any], SequencesType()]
Sequence = Annotated[list[int], SequenceType()]
Texts = Annotated[list[Any], TextsType()]
OneText = Annotated[Any, OneTextType()]
InputText = Annotated[Any, InputTextType()]
Side = Annotated[str, ChoiceType("pre", "post")]
WindowStart = Annotated[int, WindowStartType()]
WindowEnd = Annotated[int, WindowEndType()]
