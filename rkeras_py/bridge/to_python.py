"""Values from R to Python.

| R | Python |
|---|---|
| NULL | None |
| one logical, number, complex or string without dim | bool, int, float, complex, str |
| raw vector | bytes |
| vectors and arrays | numpy arrays: a view on R's memory, same shape, column-major |
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
"""

from __future__ import annotations

import ctypes
import locale
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from rkeras_py.api.argument_types import NA, Labelled
from rkeras_py.api.results import Config, Frame
from rkeras_py.bridge import handles, numpy_views, rapi
from rkeras_py.bridge.references import RReference


class RObject:
    """An R object that has no form in Python; it goes back to R as it was."""

    def __init__(self, address: int) -> None:
        self.reference = RReference(address)

    def __repr__(self) -> str:
        return f"<R object of type {rapi.TYPEOF(self.reference.address)}>"


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


# Vectors up to this many bytes are copied: a view costs more than that.
_COPY = 256


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
            return array.astype(np.bool_, order="F")
    return array


def _with_na(array: Any, kind: int, dim: tuple[int, ...] | None) -> RVector:
    convert = bool if kind == rapi.LGLSXP else int
    values = array.ravel(order="F").tolist()
    return RVector([NA if v == rapi.NA_INTEGER else convert(v) for v in values], kind, dim)


_CONFIG_CLASS = rapi.install(b"config_class")
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


def _strings(address: int, kind: int) -> Any:
    n = rapi.xlength(address)
    dim = dim_of(address)
    items = [text_of(rapi.STRING_ELT(address, i)) for i in range(n)]
    if dim is not None and not any(item is NA for item in items):
        return np.array(items, dtype=np.str_).reshape(dim, order="F")
    if n == 1 and dim is None:
        return items[0]
    return items if n and dim is None and NA not in items else RVector(items, kind, dim)


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
    labels = [text_of(rapi.STRING_ELT(levels, i)) for i in range(rapi.xlength(levels))]
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
        return frame
    return dict(zip(names, columns, strict=True))


def _column(value: Any) -> Any:
    """A column of a data frame: also that of one row is a vector."""
    if isinstance(value, bool | int | float | complex):
        return np.atleast_1d(value)
    return [value] if value is NA or isinstance(value, str) else value


def _dates(address: int) -> Any:
    return _datetimes(np.atleast_1d(_doubles(address)), "D", 1)


def _times(address: int) -> Any:
    return _datetimes(np.atleast_1d(_doubles(address)), "us", 10**6)


def _local_times(address: int) -> Any:
    from rkeras_py.bridge.functions import call_own

    return call_own("times_of", address)


def _time_differences(address: int) -> Any:
    from rkeras_py.bridge.functions import call_own

    seconds = np.atleast_1d(call_own("seconds_of", address))
    return (_datetimes(seconds, "us", 10**6) - np.datetime64(0, "us")).astype("timedelta64[us]")


def _datetimes(numbers: Any, unit: str, scale: int) -> Any:
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


def _s4(address: int, kind: int) -> Any:
    """A matrix of Matrix, if sparse by R's own triplets (rows, columns, ...); else as it is."""
    from rkeras_py.bridge.functions import call_own

    # R is asked: what a class extends is known to its methods package alone.
    triplets = call_own("triplets_of", address)
    if triplets is None:
        return RObject(address)
    if not isinstance(triplets, dict):
        return triplets
    from rkeras_py.engine import tf

    rows, columns = (np.atleast_1d(triplets[name]).astype("int64") for name in ("i", "j"))
    order = np.lexsort((columns, rows))
    indices = np.stack([rows, columns], axis=1)[order]
    values = np.atleast_1d(np.asarray(triplets["x"], np.float64))[order]
    return tf.SparseTensor(indices, values, np.asarray(triplets["dim"], "int64"))


def _of_reticulate(address: int) -> Any:
    """The Python object behind one of reticulate's, by the address that reticulate tells."""
    from rkeras_py.bridge.functions import call_own

    told = call_own("address_of_reticulate", address)
    return ctypes.cast(int(told), ctypes.py_object).value


def _module(address: int) -> Any:
    from rkeras_py.bridge.functions import call_own

    return call_own("module_of", address)


def _pointer(address: int, kind: int) -> Any:
    if rapi.inherits(address, b"rkeras_object"):
        return handles.from_handle(address, kind)
    return RObject(address)


def _r6(address: int) -> Any:
    """An R6 object or class: what Python has for it, or the object itself."""
    from rkeras_py.bridge.functions import call_own

    for name in (b"KerasCallback", b"KerasConstraint", b"KerasLayer", b"KerasWrapper"):
        if rapi.inherits(address, name):
            return call_own("python_of_r6", address)
    return RObject(address)


def _r6_class(address: int) -> Any:
    from rkeras_py.bridge.functions import call_own

    made = call_own("class_of_generator", address)
    return RObject(address) if made is None else made


_CLASS_DEFINITION = rapi.install(b"rkeras_definition")


def _closure(address: int, kind: int) -> Any:
    if rapi.get_attrib(address, rapi.POINTER_SYMBOL) != rapi.NIL:
        return handles.from_handle(address, kind)
    if rapi.get_attrib(address, _CLASS_DEFINITION) != rapi.NIL:
        from rkeras_py.bridge.functions import call_own

        return call_own("class_of_constructor", address)
    from rkeras_py.bridge.functions import public_function, r_function

    public = public_function(address)
    return r_function(address) if public is None else public


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
    rapi.S4SXP: _s4,
    rapi.CLOSXP: _closure,
    rapi.BUILTINSXP: _closure,
    rapi.SPECIALSXP: _closure,
}

# Classes that say more than the type: the name, the types that it comes in, the converter.
_BY_CLASS: list[tuple[bytes, tuple[int, ...], Callable[[int], Any]]] = [
    (b"factor", (rapi.INTSXP,), _factor),
    (b"data.frame", (rapi.VECSXP,), _data_frame),
    (b"Date", (rapi.REALSXP, rapi.INTSXP), _dates),
    (b"POSIXct", (rapi.REALSXP, rapi.INTSXP), _times),
    (b"rkeras_module", (rapi.VECSXP,), _module),
    (b"POSIXlt", (rapi.VECSXP,), _local_times),
    (b"difftime", (rapi.REALSXP, rapi.INTSXP), _time_differences),
    (b"integer64", (rapi.REALSXP,), _integer64),
    (b"python.builtin.object", (rapi.ENVSXP, rapi.CLOSXP, rapi.EXTPTRSXP), _of_reticulate),
    (b"R6", (rapi.ENVSXP,), _r6),
    (b"R6ClassGenerator", (rapi.ENVSXP,), _r6_class),
]
_TYPES_WITH_CLASSES = {kind for _, kinds, _ in _BY_CLASS for kind in kinds}


def to_python(address: int) -> Any:
    """Converts an R object. The caller holds R's lock, and keeps the object alive.

    Args:
        address: The object's address.

    Returns:
        The value, as the table at the top of this module states.
    """
    kind = rapi.TYPEOF(address)
    if kind in _TYPES_WITH_CLASSES and rapi.is_object(address):
        for name, kinds, convert in _BY_CLASS:
            if kind in kinds and rapi.inherits(address, name):
                return convert(address)
    converter = _CONVERTERS.get(kind)
    return RObject(address) if converter is None else converter(address, kind)
