"""The table by which src/rkeras.c and Python find each other's functions.

`functions()` are R's own, as Python may call them. Each stops the jump that R makes where it fails,
and raises `RUnwind` instead (src/guarded.c); there is no other way from Python into R.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import CFUNCTYPE, POINTER, PYFUNCTYPE, c_char_p, c_int, c_void_p
from typing import Any

SEXP = c_void_p

# Raised with each change of what the two halves share: the table, the arguments of a call, the
# meaning of a function. `tests/data/bridge-interface.txt` keeps a record of it.
TABLE_VERSION = 10

# How a call into Python ended, if not with a value; src/rkeras.c has the same numbers.
SIGNAL, UNWIND, INTERRUPT = 1, 2, 3
# What a new handle needs; src/rkeras.h has the same numbers.
KEEPS_STATE, COLLECT = 1, 2


class _Function(ctypes.Structure):
    _fields_ = [("name", c_char_p), ("address", c_void_p), ("n", c_int)]


class Table(ctypes.Structure):
    """The table of src/rkeras.c, field by field."""

    _fields_ = [
        ("version", c_int),
        ("error_size", c_int),
        ("error", c_void_p),
        ("size", c_int),
        ("functions", POINTER(_Function)),
        ("drain", PYFUNCTYPE(c_int, c_void_p, c_int)),
        ("interrupted", PYFUNCTYPE(c_int, c_int)),
        ("own_stack", PYFUNCTYPE(None, c_int)),
        ("shield", CFUNCTYPE(None, c_int)),
        ("unwind", ctypes.py_object),
        ("names", ctypes.py_object),
        ("objects", ctypes.py_object),
        ("entry", ctypes.py_object),
    ]


class RUnwind(BaseException):
    """R is jumping past a Python frame (an error, a restart, an outer handler, an interrupt).

    It is no `Exception`, so that code in between does not take it for an error. It
    carries the continuation with which R goes on when Python has unwound.

    Attributes:
        continuation: The address of the preserved continuation.
    """

    def __init__(self, continuation: int) -> None:
        super().__init__("R unwinds its stack")
        self.continuation = continuation


class Misfit(ImportError):
    """The shared library of the R package and this Python package are not of one source."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"the shared library of the R package rkeras does not fit this rkeras_py: {what}. They "
            "are of different sources: install the R package again from that of rkeras_py (in a "
            "checkout: make setup)"
        )


# Set by load().
table: Table
_functions: dict[str, _Function] = {}


def load(address: int) -> None:
    """Takes the table that src/rkeras.c hands over.

    Args:
        address: Where it lies.

    Raises:
        Misfit: The two halves of rkeras do not fit.
    """
    global table
    expect_version(address)
    table = Table.from_address(address)
    expected = ctypes.sizeof(Table)
    if table.size != expected:
        raise Misfit(f"its table has {table.size} bytes where {expected} are expected")
    table.unwind = RUnwind
    i = 0
    while (name := table.functions[i].name) is not None:
        _functions[name.decode()] = table.functions[i]
        i += 1


def expect_version(address: int) -> None:
    """Checks the only part of the table that all versions have in common.

    Args:
        address: Where the table lies.

    Raises:
        Misfit: It is that of another version, of which no more can be read.
    """
    found = c_int.from_address(address).value
    if found != TABLE_VERSION:
        raise Misfit(f"it has version {found} of the interface, rkeras_py version {TABLE_VERSION}")


def functions() -> list[str]:
    """The names of the functions that Python may call."""
    return list(_functions)


def function(name: str, result: Any, *arguments: Any) -> Any:
    """A function of R's, which raises `RUnwind` where R jumps.

    Args:
        name: Its name in C.
        result: The C type of its value, or None.
        *arguments: The C types of its arguments.

    Returns:
        The function. It keeps Python's lock while R runs.

    Raises:
        Misfit: The R package has no such function.
    """
    return PYFUNCTYPE(result, *arguments)(_found(name, len(arguments)).address)


def _found(name: str, n: int) -> _Function:
    found = _functions.get(name)
    if found is None or found.n != n:
        has = "it has none" if found is None else f"its own has {found.n}"
        raise Misfit(f"rkeras_py calls {name}() with {n} arguments, but {has}")
    return found


class _Definition(ctypes.Structure):
    """What Python's C API calls a method definition."""

    _fields_ = [("name", c_char_p), ("call", c_void_p), ("flags", c_int), ("doc", c_char_p)]


_FAST = 0x80  # METH_FASTCALL: the arguments as an array
_made: list[_Definition] = []  # Python's functions refer to them


def built_in(name: str, n: int) -> Callable[..., Any]:
    """As `function()`, for one that takes and returns Python's objects, of which it checks nothing.

    Args:
        name: Its name in C.
        n: The number of its arguments.

    Returns:
        A function as those that are part of Python, which costs a fraction of one of ctypes.

    Raises:
        Misfit: The R package has no such function.
    """
    definition = _Definition(name.encode(), _found(name, n).address, _FAST, None)
    _made.append(definition)
    make = ctypes.pythonapi.PyCFunction_NewEx
    make.restype, make.argtypes = ctypes.py_object, (c_void_p, c_void_p, c_void_p)
    made: Callable[..., Any] = make(ctypes.addressof(definition), None, None)
    return made
