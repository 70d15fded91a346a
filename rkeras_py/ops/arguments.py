"""Checks of the arguments of a convolution: plain Python, no tensors.

Every function returns the checked value in its canonical form, or raises a ValueError that
names the argument, what was expected and what was given.
"""

from __future__ import annotations

import numbers
from collections.abc import Iterable
from typing import Any

Ints = tuple[int, ...]
Pairs = tuple[tuple[int, int], ...]

PADDINGS = ("valid", "same")
DATA_FORMATS = ("channels_last", "channels_first")


def invalid(name: str, expected: str, came: Any) -> ValueError:
    """The error of every check: the argument, what was expected, what was given."""
    return ValueError(f"`{name}` must be {expected}, but {came!r} was given")


def integer(value: Any, name: str, least: int = 1) -> int:
    """A whole number of at least `least`."""
    expected = f"a whole number of at least {least}"
    if isinstance(value, bool) or not isinstance(value, numbers.Real):
        raise invalid(name, expected, value)
    number = float(value)
    if not number.is_integer() or number < least:
        raise invalid(name, expected, value)
    return int(number)


def integers(value: Any, rank: int, name: str, least: int = 1) -> Ints:
    """One whole number for each of `rank` axes; a single one applies to all."""
    expected = f"a whole number or {rank} of them, each at least {least}"
    items = _items(value)
    if items is None:
        items = [value] * rank
    elif len(items) == 1:
        items = items * rank
    if len(items) != rank:
        raise invalid(name, expected, value)
    try:
        return tuple(integer(item, name, least) for item in items)
    except ValueError:
        raise invalid(name, expected, value) from None


def pairs(value: Any, rank: int, name: str) -> Pairs:
    """Two whole numbers, before and after, for each of `rank` axes.

    A number stands for both sides of all axes, `rank` numbers for both sides of
    each axis. For one axis two numbers are before and after, and a dict with
    `left_pad` and `right_pad` (as the page of Keras 2 has it) says the same.
    """
    expected = (
        "a whole number, two of them (before, after)"
        if rank == 1
        else f"a whole number, {rank} of them, or {rank} pairs (before, after)"
    ) + ", none negative"
    if rank == 1 and isinstance(value, dict) and set(value) <= {"left_pad", "right_pad"}:
        value = (value.get("left_pad", 0), value.get("right_pad", 0))
    items = _items(value)
    if items is None:
        items = [value] * rank
    elif rank == 1:
        items = [items] if _items(items[0]) is None else items
    elif len(items) == 1 and _items(items[0]) is None:
        items = items * rank
    if len(items) != rank:
        raise invalid(name, expected, value)
    try:
        return tuple(_pair(item, name) for item in items)
    except ValueError:
        raise invalid(name, expected, value) from None


def _pair(item: Any, name: str) -> tuple[int, int]:
    sides = _items(item)
    if sides is None or len(sides) == 1:
        both = integer(item if sides is None else sides[0], name, 0)
        return both, both
    if len(sides) != 2:
        raise invalid(name, "a pair", item)
    return integer(sides[0], name, 0), integer(sides[1], name, 0)


def _items(value: Any) -> list[Any] | None:
    """The elements of a sequence or array that is not empty; None for a scalar."""
    if isinstance(value, str | bytes | dict) or not isinstance(value, Iterable):
        return None
    if getattr(value, "ndim", 1) == 0:
        return None
    items = list(value)
    return items or None


def choice(value: Any, choices: tuple[str, ...], name: str) -> str:
    """One of a few words, in upper or lower case."""
    if isinstance(value, str) and value.lower() in choices:
        return value.lower()
    *most, last = (f'"{word}"' for word in choices)
    raise invalid(name, f"{', '.join(most)} or {last}", value)


def padding(value: Any, rank: int, causal: bool = False) -> str:
    """The padding mode; "causal" only in 1D."""
    if isinstance(value, str) and value.lower() == "causal" and not (causal and rank == 1):
        raise invalid(
            "padding", '"valid" or "same" ("causal" is for one-dimensional convolutions)', value
        )
    return choice(value, (*PADDINGS, "causal") if causal and rank == 1 else PADDINGS, "padding")


def no_strides_with_dilation(strides: Ints, dilation_rate: Ints) -> None:
    """The API accepts strides or dilation, not both."""
    if max(strides) > 1 and max(dilation_rate) > 1:
        raise ValueError(
            "`strides` must be 1 where `dilation_rate` is greater than 1 (and the other way "
            f"round), but strides={strides} and dilation_rate={dilation_rate} were given"
        )


def divisible(value: int, groups: int, name: str) -> None:
    """A number of channels that can be split into groups."""
    if value % groups:
        raise ValueError(
            f"`{name}` must be divisible by `groups`, but {name}={value} and groups={groups} "
            "were given"
        )


def fraction(value: Any, name: str) -> float:
    """A number from 0 to 1, 1 excluded (nothing would be left)."""
    if isinstance(value, bool) or not isinstance(value, numbers.Real) or not 0 <= float(value) < 1:
        raise invalid(name, "a number from 0 to less than 1", value)
    return float(value)
