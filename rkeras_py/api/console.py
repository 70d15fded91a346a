"""Where output goes: whether somebody sees a line that is written over again and again."""

from __future__ import annotations

import sys
from typing import Any


def is_notebook(stream: Any) -> bool:
    """Whether a stream is that of a cell of a notebook, as Jupyter's Python kernel has it."""
    return type(stream).__module__.partition(".")[0] == "ipykernel"


def is_live() -> bool:
    """Whether output goes to a terminal or a notebook, where a line can be rewritten."""
    stream: Any = sys.stdout
    of_host = getattr(stream, "is_live", None)
    if of_host is not None:
        return bool(of_host())
    return bool(stream.isatty()) or is_notebook(stream)
