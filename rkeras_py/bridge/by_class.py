"""What is known of Python classes, without keeping them alive.

A class that a user's function makes goes when nothing uses it any more, and with it what its
methods hold of R.
"""

from __future__ import annotations

import weakref
from typing import Generic, TypeVar

Known = TypeVar("Known")


class ByClass(dict[int, Known], Generic[Known]):
    """A value for each class, by the class' id; it goes with the class."""

    def __init__(self) -> None:
        super().__init__()
        self._classes: dict[int, weakref.ref[type]] = {}

    def remember(self, kind: type, value: Known) -> Known:
        """Sets the value of a class.

        Args:
            kind: The class.
            value: The value.

        Returns:
            The value.
        """
        key = id(kind)

        def forget(_: object) -> None:
            self.pop(key, None)
            self._classes.pop(key, None)

        self._classes[key] = weakref.ref(kind, forget)
        self[key] = value
        return value
