"""The arguments of a call from R that src/arguments.c does not read itself."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.r_values import LongVector
from rkeras_py.bridge import rapi
from rkeras_py.bridge.to_python import to_python
from rkeras_py.bridge.vectors import text_of

# Names that were seen, by the strings of R, which are kept; C looks here, too.
names: dict[int, str] = {rapi.BLANK: ""}
_MANY = 4096


def name_of(string: int) -> str:
    """The text of a string of R that names a function or an argument; NA is no name."""
    known = names.get(string)
    if known is not None:
        return known
    text = text_of(string)
    name = text if isinstance(text, str) else ""
    if len(names) < _MANY:
        rapi.preserve(string)
        names[string] = name
    return name


def read(given: list[Any], without_many: frozenset[str] = frozenset()) -> list[tuple[str, Any]]:
    """Reads the arguments that C did not read.

    Args:
        given: Names and values; of those that are to be read the addresses of both, and the length
            of a long vector, else 0.
        without_many: The names of those of which long vectors are not read.

    Returns:
        Names, empty for none, and values. The caller holds R's lock.
    """
    return [_read(one, without_many) if len(one) == 3 else one for one in given]


def _read(addresses: tuple[int, int, int], without_many: frozenset[str]) -> tuple[str, Any]:
    string, value, length = addresses
    name = name_of(string)
    if length and name in without_many:
        return name, LongVector(length)
    try:
        return name, to_python(value)
    except ValueError as error:
        raise _of_argument(name, error) from None


def _of_argument(name: str, error: ValueError) -> ValueError:
    """An error of a value that has no form in Python, with the argument that it was given for."""
    return ValueError(f"`{name}`: {error}") if name else error
