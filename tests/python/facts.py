"""The facts of the keras 2.9.0 API, as tests read them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parents[1] / "data" / "keras-2.9.0-api.json"


def objects() -> dict[str, dict[str, Any]]:
    """What is known of each exported name, S3 methods too."""
    return {entry["name"]: entry for entry in json.loads(_FILE.read_text())["objects"]}


def formals(name: str) -> list[tuple[str, str | None]]:
    """The formals of a function: names, and defaults as R source."""
    return [(formal, default) for formal, default in objects()[name]["formals"]]


def formals_of_tfdatasets() -> dict[str, str]:
    """The formals of the functions of the R package tfdatasets 2.9.0, as R source."""
    file = _FILE.with_name("tfdatasets-2.9.0-formals.json")
    return dict(json.loads(file.read_text())["formals"])
