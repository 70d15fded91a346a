"""Objects that R itself must take apart, from R to Python: by their classes.

The functions that are called here are those of `R/values.R`, `R/conversion.R`, `R/modules.R` and
`R/class-r6.R`.
"""

from __future__ import annotations

import ctypes
from typing import Any

import numpy as np

from rkeras_py.bridge import rapi
from rkeras_py.bridge.functions import call_own
from rkeras_py.bridge.references import RObject
from rkeras_py.bridge.to_python import datetimes, of_list, register_class, register_type


def register_converters() -> None:
    """Has `to_python()` convert objects of these classes."""
    numbers = (rapi.REALSXP, rapi.INTSXP)
    register_type(rapi.S4SXP, _s4)
    register_type(rapi.VECSXP, _list)
    register_class("POSIXlt", (rapi.VECSXP,), _local_times)
    register_class("difftime", numbers, _time_differences)
    register_class("rkeras_module", (rapi.VECSXP,), _module)
    of_reticulate = (rapi.ENVSXP, rapi.CLOSXP, rapi.EXTPTRSXP)
    register_class("python.builtin.object", of_reticulate, _of_reticulate)
    register_class("R6", (rapi.ENVSXP,), _r6)
    register_class("R6ClassGenerator", (rapi.ENVSXP,), _r6_class)


# From so many elements on, R joins the vectors in a list.
_MANY = 256


def _list(address: int, kind: int) -> Any:
    """A list; that of many vectors of numbers in one go, of which each is then a part."""
    n = rapi.xlength(address)
    if n < _MANY or rapi.TYPEOF(rapi.VECTOR_ELT(address, 0)) not in (rapi.INTSXP, rapi.REALSXP):
        return of_list(address, kind)
    joined = call_own("joined_vectors", address)
    # Whole numbers with NA come as a list.
    if joined is None or not isinstance(joined["values"], np.ndarray):
        return of_list(address, kind)
    values, lengths = joined["values"], joined["lengths"].tolist()
    parts, end = [], 0
    for length in lengths:
        start, end = end, end + length
        parts.append(values[start].item() if length == 1 else values[start:end])
    return parts


def _local_times(address: int) -> Any:
    return call_own("times_of", address)


def _time_differences(address: int) -> Any:
    seconds = np.atleast_1d(call_own("seconds_of", address))
    return (datetimes(seconds, "us", 10**6) - np.datetime64(0, "us")).astype("timedelta64[us]")


def _s4(address: int, kind: int) -> Any:
    """A matrix of Matrix, if sparse by R's own triplets (rows, columns, ...); else as it is."""
    # R is asked: what a class extends is known to its methods package alone.
    triplets = call_own("triplets_of", address)
    if triplets is None:
        return RObject(address)
    if not isinstance(triplets, dict):
        return triplets
    from rkeras_py.engine import tf  # TensorFlow takes seconds: only where it is needed

    rows, columns = (np.atleast_1d(triplets[name]).astype("int64") for name in ("i", "j"))
    order = np.lexsort((columns, rows))
    indices = np.stack([rows, columns], axis=1)[order]
    values = np.atleast_1d(np.asarray(triplets["x"], np.float64))[order]
    return tf.SparseTensor(indices, values, np.asarray(triplets["dim"], "int64"))


def _of_reticulate(address: int) -> Any:
    """The Python object behind one of reticulate's, by the address that reticulate tells."""
    told = call_own("address_of_reticulate", address)
    return ctypes.cast(int(told), ctypes.py_object).value


def _module(address: int) -> Any:
    return call_own("module_of", address)


def _r6(address: int) -> Any:
    """An R6 object: what Python has for it, or the object itself."""
    for name in (b"KerasCallback", b"KerasConstraint", b"KerasLayer", b"KerasWrapper"):
        if rapi.inherits(address, name):
            return call_own("python_of_r6", address)
    return RObject(address)


def _r6_class(address: int) -> Any:
    made = call_own("class_of_generator", address)
    return RObject(address) if made is None else made
