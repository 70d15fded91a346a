"""Results that have a form of their own in R."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np


class NamedNumbers(dict[str, float]):
    """Numbers by name: a dict in Python, a named numeric vector in R."""


class Config(dict[str, Any]):
    """A configuration that knows of which class it is the configuration.

    In R a list with the attribute `config_class`.

    Attributes:
        config_class: The class of the layer or model.
    """

    config_class: Any = None


class Frame(np.ndarray[Any, Any]):
    """A data frame of numbers: a matrix that knows the names of its columns.

    Attributes:
        names: The names of the columns.
    """

    names: tuple[str, ...] = ()

    def columns(self) -> dict[str, Any]:
        """The columns by name, as arrays."""
        return {name: np.asarray(self)[:, i] for i, name in enumerate(self.names)}


class PythonArray(np.ndarray[Any, Any]):
    """An array that R holds as the object of Python that it is, instead of as an array of R."""


@dataclass
class Record:
    """The base of results that are a dataclass in Python and in R a list with a class."""

    r_class: ClassVar[str]
