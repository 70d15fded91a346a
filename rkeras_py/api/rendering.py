"""How messages show values, and how texts in Python's idiom read in R's.

Texts are written for Python users: None, True, a dict, `model.output`. For callers from R,
and for R's help pages, `in_r` translates them to R's idiom.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from itertools import islice
from types import FunctionType
from typing import Any

import numpy as np

from rkeras_py.api.r_source import r_number, r_source
from rkeras_py.api.r_values import Labelled, elements_of, has_na
from rkeras_py.api.sentinels import NA

_WORDS = (
    (re.compile(r"\bNone\b"), "NULL"),
    (re.compile(r"\bTrue\b"), "TRUE"),
    (re.compile(r"\bFalse\b"), "FALSE"),
    (re.compile(r"(?<=\w)=(?=(?:NULL|TRUE|FALSE)\b)"), " = "),
    (re.compile(r"\bnan\b"), "NaN"),
    (re.compile(r"\ba dict\b"), "a named list"),
    (re.compile(r"\bdicts\b"), "named lists"),
    (re.compile(r"\bdict\b"), "named list"),
    (re.compile(r"\ba tuple\b"), "a vector"),
    (re.compile(r"\btuples\b"), "vectors"),
    (re.compile(r"\btuple\b"), "vector"),
    (re.compile(r"\bcallable\b"), "function"),
)
# Members of objects: `model.output` is `model$output` in R.
_MEMBER = re.compile(r"(?:\b(?:tf|model)|(?<=\)))(?:\.[A-Za-z_]\w*)+")
# Text in quotes and paths were written by users, and stay.
_QUOTED = re.compile(r"""("[^"\n]*"|(?<!\w)'[^'\n]*'(?!\w)|(?<![\w/])/[\w.][^\s"']*)""")


def in_r(text: str) -> str:
    """Translates a text from Python's idiom to R's; text in quotes stays as it is."""
    parts = _QUOTED.split(text)
    parts[::2] = [_reworded(part) for part in parts[::2]]
    return "".join(parts)


def _reworded(text: str) -> str:
    for pattern, word in _WORDS:
        text = pattern.sub(word, text)
    return _MEMBER.sub(lambda match: match.group(0).replace(".", "$"), text)


_MOST = 60  # characters, and so elements


def _by(dim: tuple[int, ...]) -> str:
    return "x".join(map(str, dim))


def _short(text: str) -> str:
    return text if len(text) <= _MOST else text[:57] + "..."


def shown_in_python(value: Any) -> str:
    """A value as a message in Python shows it."""
    if isinstance(value, np.ndarray) and value.size > 8:
        return f"an array of shape {value.shape}"
    return _short(repr(value))


def shown_in_r(value: Any) -> str:
    """A value from R as a message in R shows it."""
    if value is NA:
        return "NA"
    if isinstance(value, np.ndarray) or (isinstance(value, list) and has_na(value)):
        # Counted before its elements are listed: `1:1e9` fits into memory, its elements do not.
        dim = value.shape if isinstance(value, np.ndarray) else (len(value),)
        size = math.prod(dim)
        if size > 8:
            is_vector = len(dim) == 1
            return f"a vector of {size} elements" if is_vector else f"an array of dim {_by(dim)}"
        return "c(" + ", ".join(shown_in_r(item) for item in elements_of(value) or []) + ")"
    if isinstance(value, Mapping):
        return "a named list of " + _short(", ".join(map(str, islice(value, _MOST))))
    if isinstance(value, Labelled):
        items = [shown_in_r(item) for item in value]
        labelled = zip(value.labels, items, strict=True)
        return (
            _short(
                "list("
                + ", ".join(f"{label} = {item}" if label else item for label, item in labelled)
            )
            + ")"
        )
    if isinstance(value, list | tuple):
        shown = ", ".join(shown_in_r(item) for item in value[:_MOST])
        return _short(f"list({shown})")
    if isinstance(value, float):
        return r_number(value)
    if value is None or isinstance(value, bool | int | str):
        text = r_source(value)
        return _short(text[:-1] if isinstance(value, int) and text.endswith("L") else text)
    if isinstance(value, FunctionType):
        return "a function"
    return shown_by_host(value) or f"an object of class {type(value).__name__}"


def shown_by_host(value: Any) -> str | None:
    """What a value of the host is that has no form in Python; None of any other value."""
    shown: str | None = getattr(value, "shown_in_r", None)
    return shown
