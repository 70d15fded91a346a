"""Results that have a form of their own in R."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


class NamedNumbers(dict[str, float]):
    """Numbers by name: a dict in Python, a named numeric vector in R."""


@dataclass
class Record:
    """The base of results that are a dataclass in Python and in R a list with a class."""

    r_class: ClassVar[str]
