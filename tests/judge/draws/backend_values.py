"""Arrays and dtypes for backend functions."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

import numpy as np

Rng = random.Random

FLOATS = ("float32", "float64", "float16")
REAL = (*FLOATS, "int32", "int64")
FIELDS = (*FLOATS, "complex64")
NUMBERS = (*REAL, "complex64")
ANY = (*NUMBERS, "bool")
DTYPES = ("float32", "float64", "float16", "int32", "int64", "bool")


@dataclass(frozen=True)
class Drawn:
    """What is drawn for a function.

    Attributes:
        tensors: The arguments that are tensors: arrays, or lists of arrays.
        own: The values of other arguments, drawn like those of any function.
        given: Other arguments that belong to the tensors.
        fixed: Tensors that have no gradient and are no inputs of a model.
    """

    tensors: dict[str, Any]
    own: dict[str, Any] = field(default_factory=dict)
    given: dict[str, Any] = field(default_factory=dict)
    fixed: tuple[str, ...] = ()


def chance(rng: Rng, dtypes: tuple[str, ...]) -> str:
    """A dtype: every other time the first."""
    return dtypes[0] if rng.random() < 0.5 else rng.choice(dtypes)


def array(
    rng: Rng,
    dtype: str,
    shape: tuple[int, ...] | None = None,
    low: float = -2.0,
    high: float = 2.0,
) -> np.ndarray[Any, Any]:
    """Numbers of a dtype; whole ones are between -3 and 3.

    Args:
        rng: Draws.
        dtype: The dtype.
        shape: The shape; None for one of some.
        low: The least number.
        high: The largest number.
    """
    shape = rng.choice([(3, 4), (5,), (2, 3, 4), ()]) if shape is None else shape
    state = np.random.default_rng(rng.randint(0, 9999))
    if dtype == "bool":
        return np.asarray(state.random(shape) < 0.5)
    if dtype.startswith("int"):
        return np.asarray(state.integers(max(int(low * 1.5), -3), 4, shape), dtype)
    values = np.asarray(state.uniform(low, high, shape))
    if dtype.startswith("complex"):
        values = values + 1j * np.asarray(state.uniform(low, high, shape))
    return values.astype(dtype)
