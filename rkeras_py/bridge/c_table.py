"""The table by which src/rkeras.c and Python find each other's functions.

`functions()` are R's own, as Python may call them. Each stops the jump that R makes where it fails,
and raises `RUnwind` instead (src/guarded.c); there is no other way from Python into R.
"""

from __future__ import annotations

import ctypes
import struct
from ctypes import CFUNCTYPE, POINTER, PYFUNCTYPE, c_char_p, c_int, c_void_p
from typing import Any

SEXP = c_void_p

# Raised with each change of what the two halves share: the table, the arguments of a call, the
# meaning of a function. `tests/data/bridge-interface.txt` keeps a record of it.
TABLE_VERSION = 6

# How a call into Python ended; src/rkeras.c reads the same numbers, and takes 0 for a call that
# ended without a report.
VALUE, SIGNAL, UNWIND, INTERRUPT = 1, 2, 3, 4

EntryType = CFUNCTYPE(
    c_void_p, c_void_p, c_int, c_void_p, c_int, ctypes.c_ssize_t, c_void_p, POINTER(c_int)
)


class _Function(ctypes.Structure):
    _fields_ = [("name", c_char_p), ("address", c_void_p), ("n", c_int)]


# One argument of a call, as src/arguments.c describes it: name, value, kind, whole, number.
ARGUMENT = struct.Struct("=QQqqd")


class Table(ctypes.Structure):
    """The table of src/rkeras.c, field by field."""

    _fields_ = [
        ("version", c_int),
        ("error_size", c_int),
        ("error", c_void_p),
        ("size", c_int),
        ("argument_size", c_int),
        ("functions", POINTER(_Function)),
        ("drain", PYFUNCTYPE(c_int, c_void_p, c_int)),
        ("interrupted", PYFUNCTYPE(c_int, c_int)),
        ("own_stack", PYFUNCTYPE(None, c_int)),
        ("shield", CFUNCTYPE(None, c_int)),
        ("unwind", ctypes.py_object),
        ("entry", EntryType),
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
    sizes = {
        "table": (table.size, ctypes.sizeof(Table)),
        "argument": (table.argument_size, ARGUMENT.size),
    }
    for what, (size, expected) in sizes.items():
        if size != expected:
            raise Misfit(f"its {what} has {size} bytes where {expected} are expected")
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
    found = _functions.get(name)
    if found is None or found.n != len(arguments):
        has = "it has none" if found is None else f"its own has {found.n}"
        raise Misfit(f"rkeras_py calls {name}() with {len(arguments)} arguments, but {has}")
    return PYFUNCTYPE(result, *arguments)(found.address)
