"""Results that have a form of their own in R."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar


class NamedNumbers(dict[str, float]):
    """Numbers by name: a dict in Python, a named numeric vector in R."""


class Config(dict[str, Any]):
    """A configuration that knows of which class it is the configuration.

    In R a list with the attribute `config_class`.

    Attributes:
        config_class: The class of the layer or model.
    """

    config_class: Any = None


@dataclass
class Record:
    """The base of results that are a dataclass in Python and in R a list with a class."""

    r_class: ClassVar[str]
