"""Results with a special form in R."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np


class NamedNumbers(dict[str, float]):
    """Numbers by name: a dict in Python, a named numeric vector in R."""


class Strings(list[str]):
    """Strings: in R a character vector, also where there are none."""


class Integers(list[int]):
    """Whole numbers: in R an integer vector, also where there are none or one is `NA`."""


class IntegerVectors(list[list[int]]):
    """Lists of whole numbers: in R a list of integer vectors."""


class Table(dict[str, list[Any]]):
    """Columns of the same length by their names: in R a data frame."""


class Config(dict[str, Any]):
    """A configuration that knows the class of the object that it describes.

    In R a list with the attribute `config_class`.

    Attributes:
        config_class: The class of the layer or model.
    """

    config_class: Any = None


class Frame(np.ndarray[Any, Any]):
    """A data frame of numbers: a matrix that knows the names of its columns.

    Attributes:
        names: The names of the columns.
        dtypes: The dtypes that the columns had.
    """

    names: tuple[str, ...] = ()
    dtypes: tuple[str, ...] = ()

    def columns(self) -> dict[str, Any]:
        """The columns by name, as arrays."""
        return {name: np.asarray(self)[:, i] for i, name in enumerate(self.names)}

    def typed_columns(self) -> dict[str, Any]:
        """The columns by name, as arrays in the dtypes that they had."""
        dtypes = self.dtypes or (self.dtype,) * len(self.names)
        columns = self.columns().values()
        return {
            name: column.astype(dtype)
            for name, column, dtype in zip(self.names, columns, dtypes, strict=True)
        }


class PythonArray(np.ndarray[Any, Any]):
    """An array that R keeps as a Python object instead of converting it to an R array."""


@dataclass
class Record:
    """Base of results that are dataclasses in Python and classed lists in R."""

    r_class: ClassVar[str]


class Parts:
    """An array in parts along its first axis, which are put together where it is used.

    In R that is a vector of R's; Python gets it `joined()`.

    Args:
        parts: The parts, of one dtype, and of one shape but for the first axis.
    """

    def __init__(self, parts: list[np.ndarray[Any, Any]]) -> None:
        self.parts = parts

    @property
    def dtype(self) -> np.dtype[Any]:
        """The dtype."""
        dtype: np.dtype[Any] = self.parts[0].dtype
        return dtype

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of the whole."""
        return sum(len(part) for part in self.parts), *self.parts[0].shape[1:]

    def joined(self) -> np.ndarray[Any, Any]:
        """The parts in a new array."""
        return np.concatenate(self.parts)
