"""The rows of `differences.json`: what differs from Keras 2, and why."""

from __future__ import annotations

import fnmatch
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from judge.compare import Difference
from judge.experiments import Configuration

FILE = Path(__file__).parent / "differences.json"


@dataclass
class Row:
    """A difference that has a reason.

    Attributes:
        functions: Patterns of function names.
        aspects: Patterns of aspects.
        differs: What differs, for the reader of the documentation.
        reason: Why, and which is right.
        when: Arguments under which it differs: lists of values, or "*" for any that is given.
        seen: Configurations that show it, by their ids.
        kept: Whether a run has seen it.
    """

    functions: list[str]
    aspects: list[str]
    differs: str
    reason: str
    when: dict[str, Any] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)
    kept: bool = False

    def explains(self, configuration: Configuration, difference: Difference) -> bool:
        """Whether this row is about a difference."""
        if not any(fnmatch.fnmatch(configuration.function, p) for p in self.functions):
            return False
        if not any(fnmatch.fnmatch(difference.aspect, p) for p in self.aspects):
            return False
        arguments = {**configuration.call.arguments, **_inner(configuration)}
        return all(
            name in arguments and (values == "*" or _plain(arguments[name]) in values)
            for name, values in self.when.items()
        )


def _inner(configuration: Configuration) -> dict[str, Any]:
    cell = configuration.call.arguments.get("cell")
    return dict(cell.arguments) if cell is not None else {}


def _plain(value: Any) -> Any:
    return value.function if hasattr(value, "function") else value


def read() -> list[Row]:
    """All rows."""
    return [Row(**row) for row in json.loads(FILE.read_text())]


def write(rows: list[Row]) -> None:
    """Writes rows with the configurations that were seen."""
    found = []
    for row in rows:
        entry = {name: value for name, value in vars(row).items() if name != "kept"}
        if not row.when:
            del entry["when"]
        found.append(entry)
    FILE.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n")
