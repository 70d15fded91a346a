"""Values from Python to R.

| Python | R |
|---|---|
| None | NULL |
| bool, int, float | logical, integer (double past 2^31), double |
| complex, str, bytes | complex, character, raw |
| numpy arrays and scalars | arrays with the same dim; int64 and uint32 are double |
| numpy arrays of bytes | character, where all of it is text, else a list of raw vectors |
| list of strings, numbers or logicals | character, numeric or logical vector |
| `Strings`, `Integers`; `IntegerVectors` | character and integer vector; list of such |
| other lists, tuples; dicts | lists; named lists |
| `Parts` | one array |
| `NamedNumbers`; `Record` | named numeric vector; list with a class |
| sets; enums | lists (vectors, as lists); their values |
| numpy datetime64, date, datetime | Date (days), POSIXct (finer) |
| numpy timedelta64 | difftime in seconds |
| named tuples; those of Python's C code, as of `os.stat()` | named lists; handles |
| what came from R | itself |
| anything else (tensors, layers, models, ...) | a handle |
"""

from __future__ import annotations

import ctypes
import dataclasses
import datetime
import enum
import itertools
import math
from collections.abc import Callable, Sequence
from types import FunctionType
from typing import Any

import numpy as np

from rkeras_py.api.hooks import is_host_function
from rkeras_py.api.r_values import Labelled
from rkeras_py.api.results import (
    Config,
    Integers,
    IntegerVectors,
    NamedNumbers,
    Parts,
    PythonArray,
    Record,
    Strings,
    Table,
)
from rkeras_py.api.sentinels import NA
from rkeras_py.bridge import handles, numpy_views, rapi
from rkeras_py.bridge.by_class import ByClass
from rkeras_py.bridge.references import RObject
from rkeras_py.bridge.vectors import RSequence, RVector

CONFIG_CLASS, UNITS = rapi.install(b"config_class"), rapi.install(b"units")
ROW_NAMES = rapi.install(b"row.names")

_INT_LEAST, _INT_MOST = -(2**31) + 1, 2**31 - 1
_EXACT = 2**53
# R tells its NA from other NaNs by the number 1954 in it.
_NA_REAL = np.array([0x7FF00000000007A2], np.uint64).view(np.float64)[0]


def text(value: str) -> int:
    """One string as R keeps it, unprotected."""
    data = value.encode("utf-8", "surrogateescape")
    if b"\0" in data:
        raise ValueError(f"R's strings hold no zero bytes, but {value!r} does")
    return int(rapi.make_char(data, len(data), rapi.CE_UTF8))


def _none(value: Any) -> int:
    return rapi.NIL


def _bool(value: Any) -> int:
    return int(rapi.scalar_logical(bool(value)))


def _int(value: Any) -> int:
    value = int(value)
    if _INT_LEAST <= value <= _INT_MOST:
        return int(rapi.scalar_integer(value))
    return int(rapi.scalar_real(_double(value)))


def _double(value: int) -> float:
    if abs(value) > _EXACT:
        raise OverflowError(
            f"the integer {value} does not fit into R's numbers, which are exact to 2^53"
        )
    return float(value)


def _float(value: Any) -> int:
    return int(rapi.scalar_real(float(value)))


def _complex(value: Any) -> int:
    return _array(np.asarray(value, np.complex128), with_dim=False)


def _str(value: Any) -> int:
    return int(rapi.scalar_string(text(value)))


def _bytes(value: Any) -> int:
    return _array(np.frombuffer(bytes(value), np.uint8), with_dim=False, kind=rapi.RAWSXP)


def _strings(values: Sequence[Any], shape: tuple[int, ...] | None = None) -> int:
    vector: int = rapi.protect(rapi.alloc(rapi.STRSXP, len(values)))
    try:
        for i, value in enumerate(values):
            rapi.SET_STRING_ELT(vector, i, rapi.NA_STRING if value is NA else text(value))
        if shape is not None:
            _set_dim(vector, shape)
    finally:
        rapi.unprotect(1)
    return vector


def _set_dim(vector: int, shape: tuple[int, ...]) -> None:
    dim = rapi.protect(rapi.alloc(rapi.INTSXP, len(shape)))
    ctypes.memmove(rapi.INTEGER(dim), np.asarray(shape, "<i4").tobytes(), 4 * len(shape))
    rapi.set_attrib(vector, rapi.DIM, dim)
    rapi.unprotect(1)


def _target(array: np.ndarray[Any, Any]) -> int:
    kind = array.dtype.kind
    if kind == "b":
        return rapi.LGLSXP
    if kind in "iu":
        if array.dtype.itemsize < 4 or array.dtype == np.int32:
            return rapi.INTSXP
        # By dtype, not by values, so that the type in R does not depend on the data.
        if array.size:
            _double(int(array.min())), _double(int(array.max()))
        return rapi.REALSXP
    if kind == "c":
        return rapi.CPLXSXP
    return rapi.REALSXP


def _array(array: Any, with_dim: bool = True, kind: int | None = None) -> int:
    if array.dtype.kind in "US":
        if array.dtype.kind == "S":
            array = np.char.decode(array, "utf-8")
        return _strings(array.ravel(order="F").tolist(), array.shape if array.ndim else None)
    if array.dtype.kind == "O":
        array = _decoded(array)
        if all(isinstance(item, str) for item in array.flat):
            return _strings(list(array.ravel(order="F")), array.shape if array.ndim else None)
        return _list(array.tolist()) if array.ndim else to_r(array.item())
    if array.dtype.kind == "M":
        return _datetimes(array)
    if array.dtype.kind == "m":
        return _time_differences(array)
    if array.dtype.kind not in "biufc" and array.dtype.name != "bfloat16":
        return handles.to_handle(array)
    kind = _target(array) if kind is None else kind
    vector: int = rapi.protect(rapi.alloc(kind, array.size))
    try:
        if array.size:
            numpy_views.fill(vector, kind, array)
        if with_dim and array.ndim:
            _set_dim(vector, array.shape)
    finally:
        rapi.unprotect(1)
    return vector


def _parts(value: Parts) -> int:
    """An array in parts, each of which is copied once."""
    if value.dtype.kind not in "biufc":
        return _array(value.joined())
    kind, *_ = map(_target, value.parts)
    vector: int = rapi.protect(rapi.alloc(kind, math.prod(value.shape)))
    try:
        numpy_views.fill_in_parts(vector, kind, value.shape, value.parts)
        _set_dim(vector, value.shape)
    finally:
        rapi.unprotect(1)
    return vector


def _decoded(array: Any) -> Any:
    """An array of TensorFlow's strings as text, if all of it is text."""
    if not array.size or not all(isinstance(item, bytes) for item in array.flat):
        return array
    try:
        texts = [item.decode("utf-8") for item in array.flat]
    except UnicodeDecodeError:
        return array
    if any("\0" in text for text in texts):
        return array
    return np.array(texts, dtype=object).reshape(array.shape)


def _datetimes(array: Any) -> int:
    of_days = np.datetime_data(array.dtype)[0] in ("Y", "M", "W", "D")
    unit, scale = ("D", 1.0) if of_days else ("us", 1e6)
    numbers = array.astype(f"datetime64[{unit}]").astype(np.float64) / scale
    return _times(array, numbers, ["Date"] if of_days else ["POSIXct", "POSIXt"])


def _time_differences(array: Any) -> int:
    seconds = array.astype("timedelta64[us]").astype(np.float64) / 1e6
    return _times(array, seconds, ["difftime"], ["secs"])


def _times(array: Any, numbers: Any, r_class: list[str], units: list[str] | None = None) -> int:
    numbers = np.atleast_1d(numbers)
    numbers[np.atleast_1d(np.isnat(array))] = _NA_REAL
    vector: int = rapi.protect(_array(numbers, with_dim=array.ndim > 1))
    try:
        _attribute(vector, rapi.CLASS, r_class)
        if units is not None:
            _attribute(vector, UNITS, units)
    finally:
        rapi.unprotect(1)
    return vector


def _attribute(vector: int, symbol: int, values: Sequence[str]) -> None:
    rapi.set_attrib(vector, symbol, rapi.protect(_strings(values)))
    rapi.unprotect(1)


def _moment(value: Any) -> int:
    """A date or time of Python's own; one without a time zone is taken for UTC."""
    if isinstance(value, datetime.datetime):
        if value.tzinfo is not None:
            value = value.astimezone(datetime.timezone.utc).replace(tzinfo=None)
        return _datetimes(np.asarray(value, "datetime64[us]"))
    return _datetimes(np.asarray(value, "datetime64[D]"))


def _vector_or_list(values: Any) -> int:
    """A Python list: a vector where its elements are scalars of one type."""
    kinds = {type(value) for value in values}
    if str in kinds and kinds <= {str, type(NA)}:
        return _strings(values)
    for scalar, kind in ((bool, rapi.LGLSXP), (int, rapi.INTSXP)):
        if type(NA) in kinds and kinds <= {scalar, type(NA)}:
            return _with_na(values, kind)
    if type(NA) in kinds and kinds <= {int, float, type(NA)}:
        return _array(np.asarray([_NA_REAL if v is NA else float(v) for v in values]), False)
    if kinds == {int}:
        fits = all(_INT_LEAST <= value <= _INT_MOST for value in values)
        numbers = values if fits else [_double(value) for value in values]
        return _array(np.asarray(numbers, np.int32 if fits else np.float64), with_dim=False)
    if kinds and (kinds <= {int, float} or kinds == {bool} or kinds == {complex}):
        if kinds == {int, float}:
            values = [float(value) for value in values]
        return _array(np.asarray(values), with_dim=False)
    return _list(values)


def _with_na(values: Any, kind: int, dim: tuple[int, ...] | None = None) -> int:
    """Integers or logicals, some of which are NA."""
    whole = [rapi.NA_INTEGER if value is NA else int(value) for value in values]
    if any(value is not NA and not _INT_LEAST <= value <= _INT_MOST for value in values):
        doubles = [_NA_REAL if value is NA else _double(value) for value in values]
        return _array(np.asarray(doubles), with_dim=False)
    vector: int = rapi.protect(rapi.alloc(kind, len(whole)))
    data = np.asarray(whole, "<i4").tobytes()
    ctypes.memmove(numpy_views.LAYOUTS[kind][0](vector), data, len(data))
    if dim is not None:
        _set_dim(vector, dim)
    rapi.unprotect(1)
    return vector


def _r_vector(value: Any) -> int:
    """A vector that came from R; what was done to the list meanwhile may have changed it."""
    dim = value.dim if value.dim is not None and math.prod(value.dim) == len(value) else None
    kinds = {type(item) for item in value} - {type(NA)}
    if value.kind == rapi.STRSXP and kinds <= {str}:
        return _strings(value, dim)
    if value.kind in (rapi.LGLSXP, rapi.INTSXP):
        if kinds <= ({bool} if value.kind == rapi.LGLSXP else {int}):
            return _with_na(value, value.kind, dim)
    elif not value:
        return int(rapi.alloc(value.kind, 0))
    return _vector_or_list(list(value))


def _integer_vectors(values: Any) -> int:
    """Lists of whole numbers, which are converted all at once."""
    lengths = [len(value) for value in values]
    joined = np.fromiter(itertools.chain.from_iterable(values), np.int64, sum(lengths))
    if joined.size and not _INT_LEAST <= joined.min() <= joined.max() <= _INT_MOST:
        return _list(values)
    data = joined.astype("<i4").tobytes()
    vector: int = rapi.protect(rapi.alloc(rapi.VECSXP, len(values)))
    end = 0
    for i, length in enumerate(lengths):
        start, end = end, end + 4 * length
        # It is part of the list before anything else is allocated.
        element = rapi.alloc(rapi.INTSXP, length)
        rapi.SET_VECTOR_ELT(vector, i, element)
        ctypes.memmove(rapi.INTEGER(element), data[start:end], 4 * length)
    rapi.unprotect(1)
    return vector


def _list(values: Any) -> int:
    vector: int = rapi.protect(rapi.alloc(rapi.VECSXP, len(values)))
    try:
        for i, value in enumerate(values):
            rapi.SET_VECTOR_ELT(vector, i, to_r(value))
    finally:
        rapi.unprotect(1)
    return vector


def named_list(names: Sequence[str], values: Sequence[Any], r_class: str | None = None) -> int:
    """An R list with names, unprotected."""
    vector: int = rapi.protect(_list(values))
    try:
        _name(vector, names)
        if r_class is not None:
            rapi.set_attrib(vector, rapi.CLASS, rapi.protect(_str(r_class)))
            rapi.unprotect(1)
    finally:
        rapi.unprotect(1)
    return vector


def _labelled(value: Any) -> int:
    return named_list(value.labels, value)


# Names that recur (of logs, of arguments) are made once.
_name_vectors: dict[tuple[str, ...], int] = {}
_MANY = 512


def kept_names(key: tuple[str, ...]) -> int | None:
    """The R vector of names that come again and again, or None where it is not kept."""
    return _name_vectors.get(key)


def _name(vector: int, names: Sequence[Any]) -> None:
    key = tuple(map(str, names))
    made = _name_vectors.get(key)
    if made is None:
        made = _strings(key)
        if len(_name_vectors) < _MANY:
            rapi.preserve(made)
            rapi.mark_not_mutable(made)
            _name_vectors[key] = made
    rapi.protect(made)
    rapi.set_attrib(vector, rapi.NAMES, made)
    rapi.unprotect(1)


def _dict(value: Any) -> int:
    return named_list(list(value), list(value.values()))


def _table(value: Any) -> int:
    """A data frame."""
    vector: int = rapi.protect(named_list(list(value), list(value.values()), "data.frame"))
    try:
        # The short form of row names that are numbers: NA, and their number, negative.
        rows = [NA, -len(next(iter(value.values()), []))]
        rapi.set_attrib(vector, ROW_NAMES, rapi.protect(_with_na(rows, rapi.INTSXP)))
        rapi.unprotect(1)
    finally:
        rapi.unprotect(1)
    return vector


def _config(value: Any) -> int:
    vector: int = rapi.protect(_dict(value))
    try:
        kind = rapi.protect(handles.to_handle(value.config_class))
        rapi.set_attrib(vector, CONFIG_CLASS, kind)
        rapi.unprotect(1)
    finally:
        rapi.unprotect(1)
    return vector


def _named_numbers(value: Any) -> int:
    vector: int = rapi.protect(_array(np.asarray(list(value.values()), np.float64), with_dim=False))
    try:
        _name(vector, list(value))
    finally:
        rapi.unprotect(1)
    return vector


def _record(value: Any) -> int:
    names = [field.name for field in dataclasses.fields(value)]
    return named_list(names, [getattr(value, name) for name in names], value.r_class)


def _r_object(value: Any) -> int:
    return int(value.reference.address)


def _function(value: Any) -> int:
    return _r_object(value) if is_host_function(value) else handles.to_handle(value)


_EXACT_TYPES: dict[type, Callable[[Any], int]] = {
    type(None): _none,
    bool: _bool,
    int: _int,
    float: _float,
    complex: _complex,
    str: _str,
    bytes: _bytes,
    bytearray: _bytes,
    list: _vector_or_list,
    tuple: _list,
    dict: _dict,
    set: lambda value: _vector_or_list(list(value)),
    frozenset: lambda value: _vector_or_list(list(value)),
    FunctionType: _function,
    Config: _config,
    Table: _table,
    Strings: _strings,
    Integers: lambda values: _with_na(values, rapi.INTSXP),
    IntegerVectors: _integer_vectors,
    RVector: _r_vector,
    RSequence: lambda value: _array(value, with_dim=False),
    NamedNumbers: _named_numbers,
    Parts: _parts,
    Labelled: _labelled,
    type(NA): lambda value: int(rapi.scalar_logical(rapi.NA_INTEGER)),
}

_BASES: list[tuple[type, Callable[[Any], int]]] = [
    (RObject, _r_object),
    (Record, _record),
    (enum.Enum, lambda value: to_r(value.value)),
    (datetime.date, _moment),
    (np.ma.MaskedArray, handles.to_handle),
    (PythonArray, lambda value: handles.to_handle(value.view(np.ndarray))),
    (np.ndarray, _array),
    (np.generic, lambda value: _array(np.asarray(value))),
    (str, lambda value: _str(str(value))),
    (tuple, _list),
    (dict, _dict),
    (list, _vector_or_list),
]

_chosen: ByClass[Callable[[Any], int]] = ByClass()


def _choose(kind: type) -> Callable[[Any], int]:
    if kind in _EXACT_TYPES:
        return _EXACT_TYPES[kind]
    if kind.__module__.split(".")[0] in ("keras", "tensorflow") and not issubclass(
        kind, str | tuple | dict | list
    ):
        return handles.to_handle
    if issubclass(kind, tuple) and hasattr(kind, "_fields"):
        if kind.__module__.startswith("tensorflow"):
            return handles.to_handle  # such as a feature column, which is also a tuple
        return lambda value: named_list(value._fields, value)
    if issubclass(kind, tuple) and hasattr(kind, "n_sequence_fields"):
        return handles.to_handle  # it may have more attributes than elements, as os.stat() gives
    for base, converter in _BASES:
        if issubclass(kind, base):
            return converter
    if kind.__module__.split(".")[0] == "rpy2" and hasattr(kind, "rid"):
        return lambda value: int(value.rid)
    return handles.to_handle


def to_r(value: Any) -> int:
    """Converts a Python value. The caller holds R's lock, and protects the result at once.

    Args:
        value: Any value.

    Returns:
        The address of the R object, unprotected.
    """
    kind = type(value)
    return (_chosen.get(id(kind)) or _chosen.remember(kind, _choose(kind)))(value)


def result_in_r(value: Any) -> tuple[int, ...]:
    """As `to_r()`, for the result of a call, after which nothing may call R.

    Returns:
        The address, or what `handles.handle_of()` says of a handle, which C makes.
    """
    kind = type(value)
    converter = _chosen.get(id(kind)) or _chosen.remember(kind, _choose(kind))
    return handles.handle_of(value) if converter is handles.to_handle else (converter(value),)
