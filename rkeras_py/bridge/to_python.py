"""Values from R to Python.

| R | Python |
|---|---|
| NULL | None |
| one logical, number, complex or string without dim | bool, int, float, complex, str |
| raw vector | bytes |
| vectors with dim: arrays | numpy arrays: a view on R's memory, same shape, column-major |
| vectors without dim | the same as a `RSequence`: functions of Python get a list of it |
| character vectors | list of str; with dim a numpy array of str |
| list; list with names | list; dict |
| list with names for some, or one name twice | `Labelled`, a list that keeps the names |
| factor | list of its labels |
| Date, POSIXct and POSIXlt | numpy datetime64: days, microseconds in UTC |
| difftime | numpy timedelta64: microseconds |
| integer64 of bit64 | numpy int64; one of them int |
| dense matrix of Matrix | numpy array |
| sparse matrix of Matrix | tf.SparseTensor (float64; a pattern is 1 where there is something) |
| formula, environment, other languages of R | `RObject`, which goes back as it was |
| an object of reticulate | the Python object in it |
| data frame of numbers; other data frames | matrix (float64); dict of columns |
| R6 objects and classes that inherit from `KerasCallback`, ... | the callback, ...; the class |
| function; a Python object's handle | callable; the object |
| NA (integer, logical, character) | `NA`; vectors that hold one are lists (`RVector`) |
| anything else | `RObject`, which goes back as it was |

What is converted without a call of R is here. Handles, functions and classes that R alone can
take apart are registered by the modules that know them (`handles`, `functions`, `r_classes`).
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import numpy as np

from rkeras_py.api.r_values import Labelled
from rkeras_py.api.results import Config, Frame
from rkeras_py.api.sentinels import NA
from rkeras_py.bridge import numpy_views, rapi
from rkeras_py.bridge.references import RObject, RReference
from rkeras_py.bridge.vectors import RSequence, RVector, dim_of, names_of, texts_of

# Vectors up to this many bytes are copied: a view costs more than that.
_COPY = 1 << 15


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
    pointer_of, typestr = numpy_views.LAYOUTS[kind]
    shape = (n,) if dim is None else dim
    itemsize = int(typestr[2:])
    if n * itemsize <= _COPY:
        data = ctypes.string_at(pointer_of(address), n * itemsize) if n else b""
        array = np.frombuffer(data, typestr).reshape(shape, order="F")
    else:
        rapi.mark_not_mutable(address)
        array = numpy_views.view(address, kind, shape, read_only=True, keeps=RReference(address))
    if kind in (rapi.LGLSXP, rapi.INTSXP):
        if n and array.min() == rapi.NA_INTEGER:
            return _with_na(array, kind, dim)
        if kind == rapi.LGLSXP:
            array = array.astype(np.bool_, order="F")
    return array.view(RSequence) if dim is None else array


def _with_na(array: Any, kind: int, dim: tuple[int, ...] | None) -> RVector:
    convert = bool if kind == rapi.LGLSXP else int
    values = array.ravel(order="F").tolist()
    return RVector([NA if v == rapi.NA_INTEGER else convert(v) for v in values], kind, dim)


_CONFIG_CLASS = rapi.install(b"config_class")


def _strings(address: int, kind: int) -> Any:
    n = rapi.xlength(address)
    dim = dim_of(address)
    items = texts_of(address, n)
    if dim is not None and not any(item is NA for item in items):
        return np.array(items, dtype=np.str_).reshape(dim, order="F")
    if n == 1 and dim is None:
        return items[0]
    return items if n and dim is None and NA not in items else RVector(items, kind, dim)


# Lists of so many vectors, of so many numbers each on average, are read at once.
_MANY, _SHORT = 64, 4096


def items_of(address: int) -> list[Any]:
    """The elements of an R list, converted."""
    n = rapi.xlength(address)
    vectors = _vectors(address, n) if n >= _MANY else None
    if vectors is not None:
        return vectors
    return [to_python(rapi.VECTOR_ELT(address, i)) for i in range(n)]


def _vectors(address: int, n: int) -> list[Any] | None:
    """The elements of a list of vectors of one kind of numbers; None of any other list."""
    kind = rapi.TYPEOF(rapi.VECTOR_ELT(address, 0))
    if kind not in (rapi.INTSXP, rapi.REALSXP):
        return None
    lengths = np.empty(n, np.int32)
    total = rapi.join(address, kind, lengths.ctypes.data, None)
    if not 0 <= total <= n * _SHORT:
        return None
    numbers = np.empty(total, numpy_views.LAYOUTS[kind][1])
    rapi.join(address, kind, lengths.ctypes.data, numbers.ctypes.data)
    if kind == rapi.INTSXP and total and numbers.min() == rapi.NA_INTEGER:
        return None
    numbers.flags.writeable = False
    numbers = numbers.view(RSequence)
    ends = zip(lengths.cumsum(dtype=np.int64).tolist(), lengths.tolist(), strict=True)
    return [numbers[end - 1].item() if n == 1 else numbers[end - n : end] for end, n in ends]


def of_list(address: int, kind: int) -> Any:
    """An R list, element by element: a dict if all elements have names of their own."""
    names = names_of(address)
    items = items_of(address)
    if names is None or (names and not any(names)):
        return items
    if not all(names) or len(set(names)) < len(names):
        return Labelled(items, names)
    named = dict(zip(names, items, strict=True))
    kind_of = rapi.get_attrib(address, _CONFIG_CLASS)
    if kind_of == rapi.NIL:
        return named
    config = Config(named)
    config.config_class = to_python(kind_of)
    return config


def _factor(address: int) -> Any:
    levels = rapi.get_attrib(address, rapi.LEVELS)
    labels = texts_of(levels, rapi.xlength(levels))
    n = rapi.xlength(address)
    codes = np.frombuffer(ctypes.string_at(rapi.INTEGER(address), 4 * n), "<i4").tolist()
    values = [NA if code == rapi.NA_INTEGER else labels[code - 1] for code in codes]
    return values if values and NA not in values else RVector(values, rapi.STRSXP, None)


def _data_frame(address: int) -> Any:
    names = names_of(address) or []
    columns = [to_python(rapi.VECTOR_ELT(address, i)) for i in range(rapi.xlength(address))]
    columns = [_column(column) for column in columns]
    if columns and all(isinstance(c, np.ndarray) and c.dtype.kind in "bif" for c in columns):
        frame = np.stack([c.astype(np.float64) for c in columns], axis=1).view(Frame)
        frame.names = tuple(names)
        frame.dtypes = tuple(column.dtype.name for column in columns)
        return frame
    return dict(zip(names, columns, strict=True))


def _column(value: Any) -> Any:
    """A column of a data frame: also that of one row is a vector."""
    if isinstance(value, bool | int | float | complex):
        whole = isinstance(value, int) and not isinstance(value, bool)
        return np.asarray([value], np.int32 if whole else None).view(RSequence)
    return [value] if value is NA or isinstance(value, str) else value


def _dates(address: int) -> Any:
    return datetimes(np.atleast_1d(_doubles(address)), "D", 1)


def _times(address: int) -> Any:
    return datetimes(np.atleast_1d(_doubles(address)), "us", 10**6)


def datetimes(numbers: Any, unit: str, scale: int) -> Any:
    """Moments as numpy's.

    Args:
        numbers: Days or seconds since 1970, as doubles; NaN for no moment.
        unit: numpy's unit.
        scale: How many of the unit one of the numbers is.

    Returns:
        An array of datetime64.
    """
    known = np.isfinite(numbers)
    numbers = np.where(known, numbers, 0)
    whole = np.floor(numbers)
    units = whole.astype("int64") * scale
    if scale > 1:
        units += np.rint((numbers - whole) * scale).astype("int64")
    result = units.astype(f"datetime64[{unit}]")
    result[~known] = np.datetime64("NaT")
    return result


def _doubles(address: int) -> Any:
    """The numbers of a vector of doubles or integers; NA of either is NaN."""
    kind = rapi.TYPEOF(address)
    n = rapi.xlength(address)
    pointer_of, typestr = numpy_views.LAYOUTS[kind]
    data = ctypes.string_at(pointer_of(address), n * int(typestr[2:]))
    numbers = np.frombuffer(data, typestr).astype(np.float64)
    if kind == rapi.INTSXP:
        numbers[numbers == rapi.NA_INTEGER] = np.nan
    return numbers


def _integer64(address: int) -> Any:
    n = rapi.xlength(address)
    numbers = np.frombuffer(ctypes.string_at(rapi.REAL(address), 8 * n), "<i8")
    missing = np.iinfo(np.int64).min
    if (numbers == missing).any():
        return [NA if number == missing else number for number in numbers.tolist()]
    dim = dim_of(address)
    if dim is not None:
        return numbers.reshape(dim, order="F")
    return int(numbers[0]) if n == 1 else numbers


# By the type of the R object; further types are registered when the bridge is attached.
_BY_TYPE: dict[int, Callable[[int, int], Any]] = {
    rapi.NILSXP: lambda address, kind: None,
    rapi.LGLSXP: _numbers,
    rapi.INTSXP: _numbers,
    rapi.REALSXP: _numbers,
    rapi.CPLXSXP: _numbers,
    rapi.RAWSXP: _numbers,
    rapi.STRSXP: _strings,
    rapi.VECSXP: of_list,
}

# By the type, then by class; further classes are registered likewise.
_BY_CLASS: dict[int, list[tuple[bytes, Callable[[int], Any]]]] = {}


def register_type(kind: int, convert: Callable[[int, int], Any]) -> None:
    """Sets how R objects of a type are converted.

    Args:
        kind: The type.
        convert: Makes the value from the object's address and its type.
    """
    _BY_TYPE[kind] = convert


def register_class(name: str, kinds: tuple[int, ...], convert: Callable[[int], Any]) -> None:
    """Sets how R objects of a class are converted.

    Args:
        name: The class.
        kinds: The types that objects of the class have; those of other types are no such objects.
        convert: Makes the value from the object's address.
    """
    for kind in kinds:
        _BY_CLASS.setdefault(kind, []).append((name.encode(), convert))


for _name, _kinds, _convert in (
    ("factor", (rapi.INTSXP,), _factor),
    ("data.frame", (rapi.VECSXP,), _data_frame),
    ("Date", (rapi.REALSXP, rapi.INTSXP), _dates),
    ("POSIXct", (rapi.REALSXP, rapi.INTSXP), _times),
    ("integer64", (rapi.REALSXP,), _integer64),
):
    register_class(_name, _kinds, _convert)


def to_python(address: int) -> Any:
    """Converts an R object. The caller holds R's lock, and keeps the object alive.

    Args:
        address: The object's address.

    Returns:
        The value, as the table at the top of this module states.
    """
    kind = rapi.TYPEOF(address)
    if kind in _BY_CLASS and rapi.is_object(address):
        for name, convert in _BY_CLASS[kind]:
            if rapi.inherits(address, name):
                return convert(address)
    converter = _BY_TYPE.get(kind)
    return RObject(address) if converter is None else converter(address, kind)
