"""`python -m judge.page`: writes the page "What differs from 2.9" from `differences.json`."""

from __future__ import annotations

import sys
from pathlib import Path

from judge import rows

_PAGE = Path(__file__).parents[2] / "docs" / "differences.md"
_HEAD = """\
# What differs from 2.9

A script for R keras 2.9.0 runs unmodified with rkeras, and computes the same: `make judge` compares
each function with Keras 2 (`tf_keras`, on the same TensorFlow) in many configurations. This page
lists all differences that it finds, each with its reason. It is generated from
`tests/judge/differences.json`.
"""
_SECTIONS = (
    ("What is computed", lambda row: not _only(row, "config.")),
    ("What `get_config()` shows", lambda row: _only(row, "config.")),
)


def _only(row: rows.Row, prefix: str) -> bool:
    return all(aspect.startswith(prefix) for aspect in row.aspects)


def _condition(row: rows.Row) -> str:
    conditions = [
        f"`{name}`" if values == "*" else f"`{name}` of " + ", ".join(map(_in_r, values))
        for name, values in row.when.items()
    ]
    return "; with " + " and ".join(conditions) if conditions else ""


def _in_r(value: object) -> str:
    return {True: "TRUE", False: "FALSE", None: "NULL"}.get(value, repr(value).replace("'", '"'))  # type: ignore[arg-type]


def text() -> str:
    """The page."""
    parts = [_HEAD]
    for title, belongs in _SECTIONS:
        parts.append(f"\n## {title}\n")
        for row in filter(belongs, rows.read()):
            names = ", ".join(
                f"`{name}()`" if "*" not in name else f"`{name}`" for name in row.functions
            )
            parts.append(f"\n* **{row.differs}** {row.reason}\n  ({names}{_condition(row)})\n")
    return "".join(parts)


if __name__ == "__main__":
    if "--check" in sys.argv:
        if not _PAGE.exists() or _PAGE.read_text() != text():
            sys.exit(f"{_PAGE} is stale: run python -m judge.page")
    else:
        _PAGE.parent.mkdir(exist_ok=True)
        _PAGE.write_text(text())
