"""The arguments of a call from R, as src/arguments.c describes them: read all at once."""

from __future__ import annotations

from ctypes import string_at
from typing import Any

from rkeras_py.api.r_values import LongVector
from rkeras_py.bridge import rapi
from rkeras_py.bridge.c_table import HANDLE, LOGICAL, NULL, NUMBER, TEXT, WHOLE, Described
from rkeras_py.bridge.handles import object_of
from rkeras_py.bridge.to_python import to_python
from rkeras_py.bridge.vectors import text_of

# Names that were seen, by the strings of R, which are kept.
_names: dict[int, str] = {rapi.BLANK: ""}
_MANY = 4096


def name_of(string: int) -> str:
    """The text of a string of R that names a function or an argument; NA is no name."""
    known = _names.get(string)
    if known is not None:
        return known
    text = text_of(string)
    name = text if isinstance(text, str) else ""
    if len(_names) < _MANY:
        rapi.preserve(string)
        _names[string] = name
    return name


def read(
    described: list[Described], without_many: frozenset[str] = frozenset()
) -> list[tuple[str, Any]]:
    """Reads arguments.

    Args:
        described: What C said of them.
        without_many: The names of those of which long vectors are not read.

    Returns:
        Names, empty for none, and values. The caller holds R's lock.
    """
    given = []
    for string, value, kind, whole, number in described:
        name = _names.get(string)
        if name is None:
            name = name_of(string)
        if kind == HANDLE:
            given.append((name, object_of(whole)))
        elif kind == NUMBER:
            given.append((name, number))
        elif kind == TEXT:
            given.append((name, string_at(whole, int(number)).decode("ascii")))
        elif kind == LOGICAL:
            given.append((name, whole == 1))
        elif kind == WHOLE:
            given.append((name, whole))
        elif kind == NULL:
            given.append((name, None))
        elif whole and name in without_many:
            given.append((name, LongVector(whole)))
        else:
            try:
                given.append((name, to_python(value)))
            except ValueError as error:
                raise _of_argument(name, error) from None
    return given


def _of_argument(name: str, error: ValueError) -> ValueError:
    """An error of a value that has no form in Python, with the argument that it was given for."""
    return ValueError(f"`{name}`: {error}") if name else error
