"""Where an R formal can't follow from the Python signature: data, each with its reason."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

_FILE = Path(__file__).with_name("exceptions.json")


@dataclass(frozen=True)
class FormalException:
    """R's source of one default.

    Attributes:
        source: R's source text.
        reason: Why it is not what follows from Python.
        evaluated: Whether R evaluates it and gives Python the value, also where the caller
            gave none: what it says is known in R alone.
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
