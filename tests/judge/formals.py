"""The functions of keras 2.9.0: their formals, with defaults as Python values."""

from __future__ import annotations

import ast
import functools
import json
import re
from pathlib import Path
from typing import Any

_TABLE = Path(__file__).parents[1] / "data" / "keras-2.9.0-api.json"

REQUIRED = "<required>"
UNKNOWN = "<an expression of R>"


@functools.cache
def formals() -> dict[str, dict[str, Any]]:
    """Formals of all functions: name, then default; `REQUIRED` where there is none."""
    objects = json.loads(_TABLE.read_text())["objects"]
    return {
        item["name"]: {name: default(source) for name, source in item["formals"] if name != "..."}
        for item in objects
        if "formals" in item
    }


def takes_dots(function: str) -> bool:
    """Whether a function has `...` among its formals."""
    objects = json.loads(_TABLE.read_text())["objects"]
    return any(o["name"] == function and ["...", None] in o["formals"] for o in objects)


def default(source: str | None) -> Any:
    """The value of a default from its R source."""
    if source is None:
        return REQUIRED
    words = {"NULL": "None", "TRUE": "True", "FALSE": "False"}
    text = re.sub(r"\b(NULL|TRUE|FALSE)\b", lambda word: words[word[0]], source)
    text = re.sub(r"\b(\d+)L\b", r"\1", text)
    text = re.sub(r"\b(c|list)\(", "(", text)
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return UNKNOWN
