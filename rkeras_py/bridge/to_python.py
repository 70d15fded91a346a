"""Values from R to Python.

| R | Python |
|---|---|
| NULL | None |
| one logical, number, complex or string without dim | bool, int, float, complex, str |
| raw vector | bytes |
| vectors and arrays | numpy arrays: a view on R's memory, same shape, column-major |
| character vectors | list of str; with dim a numpy array of str |
| list; list with names | list; dict |
| factor | list of its labels |
| data frame of numbers; other data frames | matrix (float64); dict of columns |
| function; a Python object's handle | callable; the object |
| NA (integer, logical, character) | `NA`, and vectors that hold one become lists |
| anything else | `RObject`, which goes back as it was |
"""

from __future__ import annotations

import ctypes
import locale
from collections.abc import Callable
from typing import Any

import numpy as np

from rkeras_py.api.kinds import NA
from rkeras_py.bridge import handles, rapi
from rkeras_py.bridge.references import RReference


class RObject:
    """An R object that has no form in Python; it goes back to R as it was."""

    def __init__(self, address: int) -> None:
        self.reference = RReference(address)

    def __repr__(self) -> str:
        return f"<R object of type {rapi.TYPEOF(self.reference.address)}>"


class _Memory:
    """R's memory as numpy sees it; numpy keeps this, and this keeps the R vector."""

    def __init__(self, address: int, pointer: int, shape: tuple[int, ...], typestr: str) -> None:
        self.reference = RReference(address)
        size = int(typestr[2:])
        strides = []
        for extent in shape:
            strides.append(size)
            size *= extent
        self.__array_interface__ = {
            "version": 3,
            "data": (pointer, True),
            "shape": shape,
            "strides": tuple(strides),
            "typestr": typestr,
        }


# Vectors up to this many bytes are copied: a view costs more than that.
_COPY = 256

_DTYPES = {
    rapi.LGLSXP: (rapi.LOGICAL, "<i4"),
    rapi.INTSXP: (rapi.INTEGER, "<i4"),
    rapi.REALSXP: (rapi.REAL, "<f8"),
    rapi.CPLXSXP: (rapi.COMPLEX, "<c16"),
    rapi.RAWSXP: (rapi.RAW, "|u1"),
}


def dim_of(address: int) -> tuple[int, ...] | None:
    """The dim attribute, or None."""
    dim = rapi.get_attrib(address, rapi.DIM)
    if dim == rapi.NIL:
        return None
    n = rapi.xlength(dim)
    return tuple(np.frombuffer(ctypes.string_at(rapi.INTEGER(dim), 4 * n), "<i4").tolist())


def _numbers(address: int, kind: int) -> Any:
    n = rapi.xlength(address)
    dim = dim_of(address)
    if dim is None:
        if kind == rapi.RAWSXP:
            return ctypes.string_at(rapi.RAW(address), n)
        if n == 1:
            return _scalar(address, kind)
    return _array(address, kind, n, dim)


def _scalar(address: int, kind: int) -> Any:
    if kind == rapi.REALSXP:
        return rapi.as_real(address)
    if kind == rapi.INTSXP:
        value = rapi.as_integer(address)
        return NA if value == rapi.NA_INTEGER else value
    if kind == rapi.LGLSXP:
        value = rapi.as_logical(address)
        return NA if value == rapi.NA_INTEGER else bool(value)
    return complex(np.frombuffer(ctypes.string_at(rapi.COMPLEX(address), 16), "<c16")[0])


def _array(address: int, kind: int, n: int, dim: tuple[int, ...] | None) -> Any:
    pointer_of, typestr = _DTYPES[kind]
    shape = (n,) if dim is None else dim
    itemsize = int(typestr[2:])
    if n * itemsize <= _COPY:
        data = ctypes.string_at(pointer_of(address), n * itemsize) if n else b""
        array = np.frombuffer(data, typestr).reshape(shape, order="F")
    else:
        rapi.mark_not_mutable(address)
        array = np.asarray(_Memory(address, pointer_of(address), shape, typestr))
    if kind in (rapi.LGLSXP, rapi.INTSXP):
        if n and array.min() == rapi.NA_INTEGER:
            return _with_na(array, kind)
        if kind == rapi.LGLSXP:
            return array.astype(np.bool_, order="F")
    return array


def _with_na(array: Any, kind: int) -> list[Any]:
    convert = bool if kind == rapi.LGLSXP else int
    return [NA if v == rapi.NA_INTEGER else convert(v) for v in array.ravel(order="F").tolist()]


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
    if encoding == rapi.CE_UTF8 or data.isascii():
        return data.decode("utf-8")
    return data.decode(_native)


def _strings(address: int, kind: int) -> Any:
    n = rapi.xlength(address)
    dim = dim_of(address)
    items = [text_of(rapi.STRING_ELT(address, i)) for i in range(n)]
    if dim is not None and not any(item is NA for item in items):
        return np.array(items, dtype=np.str_).reshape(dim, order="F")
    return items[0] if n == 1 and dim is None else items


def names_of(address: int) -> list[str] | None:
    """The names of an R vector, or None where it has none."""
    names = rapi.get_attrib(address, rapi.NAMES)
    if names == rapi.NIL:
        return None
    n = rapi.xlength(names)
    return ["" if (name := text_of(rapi.STRING_ELT(names, i))) is NA else name for i in range(n)]


def items_of(address: int) -> list[Any]:
    """The elements of an R list, converted."""
    return [to_python(rapi.VECTOR_ELT(address, i)) for i in range(rapi.xlength(address))]


def _list(address: int, kind: int) -> Any:
    names = names_of(address)
    items = items_of(address)
    if names is None or not any(names):
        return items
    if not all(names) or len(set(names)) < len(names):
        raise ValueError(
            "a list must have no names, or a name of its own for each element; "
            f"this one has {', '.join(repr(name) for name in names)}"
        )
    return dict(zip(names, items, strict=True))


def _factor(address: int) -> Any:
    levels = rapi.get_attrib(address, rapi.LEVELS)
    labels = [text_of(rapi.STRING_ELT(levels, i)) for i in range(rapi.xlength(levels))]
    n = rapi.xlength(address)
    codes = np.frombuffer(ctypes.string_at(rapi.INTEGER(address), 4 * n), "<i4").tolist()
    return [NA if code == rapi.NA_INTEGER else labels[code - 1] for code in codes]


def _data_frame(address: int) -> Any:
    names = names_of(address) or []
    columns = [to_python(rapi.VECTOR_ELT(address, i)) for i in range(rapi.xlength(address))]
    columns = [np.atleast_1d(c) if isinstance(c, bool | int | float) else c for c in columns]
    if columns and all(isinstance(c, np.ndarray) and c.dtype.kind in "bif" for c in columns):
        return np.stack([c.astype(np.float64) for c in columns], axis=1)
    return dict(zip(names, columns, strict=True))


def _pointer(address: int, kind: int) -> Any:
    if rapi.inherits(address, b"rkeras_object"):
        return handles.from_handle(address, kind)
    return RObject(address)


def _closure(address: int, kind: int) -> Any:
    if rapi.get_attrib(address, rapi.POINTER_SYMBOL) != rapi.NIL:
        return handles.from_handle(address, kind)
    from rkeras_py.bridge.functions import RFunction

    return RFunction(address)


_CONVERTERS: dict[int, Callable[[int, int], Any]] = {
    rapi.NILSXP: lambda address, kind: None,
    rapi.LGLSXP: _numbers,
    rapi.INTSXP: _numbers,
    rapi.REALSXP: _numbers,
    rapi.CPLXSXP: _numbers,
    rapi.RAWSXP: _numbers,
    rapi.STRSXP: _strings,
    rapi.VECSXP: _list,
    rapi.EXTPTRSXP: _pointer,
    rapi.CLOSXP: _closure,
    rapi.BUILTINSXP: _closure,
    rapi.SPECIALSXP: _closure,
}

_BY_CLASS: list[tuple[bytes, int, Callable[[int], Any]]] = [
    (b"factor", rapi.INTSXP, _factor),
    (b"data.frame", rapi.VECSXP, _data_frame),
]


def to_python(address: int) -> Any:
    """Converts an R object. The caller holds R's lock, and keeps the object alive.

    Args:
        address: The object's address.

    Returns:
        The value, as the table at the top of this module states.
    """
    kind = rapi.TYPEOF(address)
    if kind in (rapi.INTSXP, rapi.VECSXP) and rapi.is_object(address):
        for name, of_kind, convert in _BY_CLASS:
            if kind == of_kind and rapi.inherits(address, name):
                return convert(address)
    converter = _CONVERTERS.get(kind)
    return RObject(address) if converter is None else converter(address, kind)
