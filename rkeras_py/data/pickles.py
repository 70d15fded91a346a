"""Reads pickles, and runs nothing that is in them.

A pickle can call whatever it names. A reader knows the names that its purpose needs, has harmless
objects stand in for them, and refuses all others. Nothing that a pickle names is imported.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any, BinaryIO


class Reader(pickle.Unpickler):
    """Reads a pickle.

    Args:
        file: The pickle.
        stand_in: What stands in for a name of a module: it takes both, and returns None for what
            is refused.
        purpose: What the pickle is for, as the error says it.
        refusal: The class of the error.
        encoding: How strings of Python 2 are read.
    """

    def __init__(
        self,
        file: BinaryIO,
        stand_in: Callable[[str, str], Any],
        purpose: str,
        refusal: type[ValueError],
        encoding: str = "ASCII",
    ) -> None:
        super().__init__(file, encoding=encoding)
        self._stand_in = stand_in
        self._purpose = purpose
        self._refusal = refusal

    def find_class(self, module: str, name: str) -> Any:
        """What stands in for a name that the pickle has."""
        found = self._stand_in(module, name)
        if found is None:
            raise self._refusal(
                f"is refused: it names {module}.{name}, which no {self._purpose} needs and which "
                "could run code"
            )
        return found
