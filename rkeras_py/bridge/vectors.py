"""Parts of R vectors (dims, strings, names), and R vectors that have no numpy array."""

from __future__ import annotations

import ctypes
import locale
from collections.abc import Iterable
from typing import Any

import numpy as np

from rkeras_py.api import hooks
from rkeras_py.api.sentinels import NA
from rkeras_py.bridge import rapi


class RVector(list[Any]):
    """The elements of an R vector that has no array: there are NAs, or no strings at all.

    Attributes:
        kind: The type of the vector.
        dim: Its dim attribute, or None.
    """

    def __init__(self, values: Iterable[Any], kind: int, dim: tuple[int, ...] | None) -> None:
        super().__init__(values)
        self.kind = kind
        self.dim = dim


class RSequence(np.ndarray[Any, Any]):
    """The numbers of an R vector without dim: to functions of Python a list of numbers.

    An array of R, with dim, is a numpy array; a vector is a sequence, of which TensorFlow, say,
    makes float32, as it does of a list in Python.
    """


_KINDS = {"b": rapi.LGLSXP, "i": rapi.INTSXP, "f": rapi.REALSXP, "c": rapi.CPLXSXP}

# Longer vectors reach TensorFlow as arrays, in the dtype that it would give a list.
_LONG = 2**12


def for_python(value: Any, of_tensorflow: bool = False) -> Any:
    """An argument as a function of Python takes it: vectors of R without dim as lists.

    Args:
        value: The argument.
        of_tensorflow: Whether the function is TensorFlow's, and no dtype is said: long vectors
            then come as an array in the dtype that it gives a list.

    Returns:
        The argument; lists and dicts with vectors in them anew.
    """
    kind = type(value)
    if kind is RSequence:
        if of_tensorflow and len(value) >= _LONG:
            return value.astype("float32" if value.dtype == np.float64 else value.dtype).view(
                np.ndarray
            )
        # An empty one keeps its type: R knows what it was.
        return value.tolist() if len(value) else RVector([], _KINDS[value.dtype.kind], None)
    if kind is list and any(type(item) in (RSequence, list, dict) for item in value):
        return [for_python(item, of_tensorflow) for item in value]
    if kind is dict and any(type(item) in (RSequence, list, dict) for item in value.values()):
        return {name: for_python(item, of_tensorflow) for name, item in value.items()}
    return value


def dim_of(address: int) -> tuple[int, ...] | None:
    """The dim attribute, or None."""
    dim = rapi.get_attrib(address, rapi.DIM)
    if dim == rapi.NIL:
        return None
    n = rapi.xlength(dim)
    return tuple(np.frombuffer(ctypes.string_at(rapi.INTEGER(dim), 4 * n), "<i4").tolist())


# The encoding of strings that R does not mark.
_native = locale.getpreferredencoding(False)


def text_of(char: int) -> Any:
    """One string of R; NA is `NA`."""
    if char == rapi.NA_STRING:
        return NA
    data = rapi.CHAR(char)
    encoding = rapi.char_encoding(char)
    if encoding == rapi.CE_BYTES:
        raise ValueError(
            'a string of R is marked as "bytes": give it an encoding (see ?iconv), or pass a '
            "raw vector"
        )
    if encoding == rapi.CE_LATIN1:
        return data.decode("latin-1")
    name = "utf-8" if encoding == rapi.CE_UTF8 or data.isascii() else _native
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        raise ValueError(
            f"a string of R is not valid {name.upper()}, as which it is marked: {data!r}; give it "
            "the encoding that it has (see ?Encoding, ?iconv)"
        ) from None


# Fewer strings are read one by one; more than these at once would keep Ctrl-C waiting.
_FEW, _AT_ONCE = 4, 1 << 16


def texts_of(address: int, n: int) -> list[Any]:
    """The strings of a character vector; NA is `NA`.

    Args:
        address: The address of the vector.
        n: Its length.
    """
    if n <= _AT_ONCE:
        return _texts_within(address, 0, n)
    texts: list[Any] = []
    for first in range(0, n, _AT_ONCE):
        if hooks.check_interrupt is not None:
            hooks.check_interrupt()
        texts += _texts_within(address, first, min(first + _AT_ONCE, n))
    return texts


def _texts_within(address: int, first: int, end: int) -> list[Any]:
    if end - first >= _FEW:
        joined = rapi.joined(address, first, end)
        if joined != rapi.NIL:
            data = ctypes.string_at(rapi.RAW(joined), rapi.xlength(joined))
            try:
                return data.decode().split("\0")[:-1]
            except UnicodeDecodeError:
                pass  # one by one it is said which
    return [text_of(rapi.STRING_ELT(address, i)) for i in range(first, end)]


def names_of(address: int) -> list[str] | None:
    """The names of an R vector, or None where it has none."""
    names = rapi.get_attrib(address, rapi.NAMES)
    if names == rapi.NIL:
        return None
    n = rapi.xlength(names)
    return ["" if (name := text_of(rapi.STRING_ELT(names, i))) is NA else name for i in range(n)]
