"""R formals that can't be derived from the Python signature: data, each with its reason."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

_FILE = Path(__file__).with_name("exceptions.json")


@dataclass(frozen=True)
class FormalException:
    """The R source of one default.

    Attributes:
        source: R's source text.
        reason: Why it can't be derived from Python.
        evaluated: Whether R evaluates it and passes the value to Python even if the caller
            gave none, because only R can know it.
    """

    source: str
    reason: str
    evaluated: bool = False


def load() -> dict[tuple[str, str], FormalException]:
    """The exceptions by (R function, argument)."""
    rows = json.loads(_FILE.read_text())["defaults"]
    return {
        (row["function"], row["argument"]): FormalException(
            row["source"], row["reason"], row.get("evaluated", False)
        )
        for row in rows
    }
