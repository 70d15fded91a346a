"""What can't be derived from a Python signature about its R function: data, each with a reason."""

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


@dataclass(frozen=True)
class Branch:
    """A case that R handles itself, before the call of Python.

    Attributes:
        condition: The R source of the condition, of formals.
        call: The R source of what is returned then.
        reason: Why this is not done in Python.
    """

    condition: str
    call: str
    reason: str


def load_branches() -> dict[str, Branch]:
    """The branches by R function."""
    rows = json.loads(_FILE.read_text())["branches"]
    return {row["function"]: Branch(row["condition"], row["call"], row["reason"]) for row in rows}
