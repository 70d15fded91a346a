"""Sentinels: objects that no value of a user can be."""

from __future__ import annotations

from typing import Any


class Sentinel:
    """An object known by its name alone.

    Args:
        name: What it is shown as.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def __repr__(self) -> str:
        return self._name


NA = Sentinel("NA")
"""R's NA where it crosses the bridge by itself or in a vector of integers."""

REQUIRED: Any = Sentinel("REQUIRED")
"""Stands for "no default" where an argument after `object` must be given."""
