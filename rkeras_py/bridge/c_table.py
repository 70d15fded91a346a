"""The table by which src/rkeras.c and Python find each other's functions.

`functions()` are R's own, as Python may call them. Each stops the jump that R makes where it fails,
and raises `RUnwind` instead (src/guarded.c); there is no other way from Python into R.
"""

from __future__ import annotations

import ctypes
from ctypes import POINTER, PYFUNCTYPE, c_char_p, c_int, c_void_p
from typing import Any

SEXP = c_void_p

TABLE_VERSION = 5

# How a call into Python ended; src/rkeras.c reads the same numbers, and takes 0 for a call that
# ended without a report.
VALUE, SIGNAL, UNWIND, INTERRUPT = 1, 2, 3, 4

EntryType = ctypes.CFUNCTYPE(
    c_void_p, c_void_p, c_int, c_void_p, c_int, ctypes.c_ssize_t, c_void_p, POINTER(c_int)
)


class _Function(ctypes.Structure):
    _fields_ = [("name", c_char_p), ("address", c_void_p)]


class Table(ctypes.Structure):
    """The table of src/rkeras.c, field by field."""

    _fields_ = [
        ("version", c_int),
        ("functions", POINTER(_Function)),
        ("drain", PYFUNCTYPE(c_int, c_void_p, c_int)),
        ("interrupted", PYFUNCTYPE(c_int, c_int)),
        ("interrupt", PYFUNCTYPE(None)),
        ("own_stack", PYFUNCTYPE(None, c_int)),
        ("unwind", ctypes.py_object),
        ("entry", EntryType),
        ("error", c_void_p),
        ("error_size", c_int),
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


# Set by load().
table: Table
_addresses: dict[str, int] = {}


def load(address: int) -> None:
    """Takes the table that src/rkeras.c hands over.

    Args:
        address: Where it lies.

    Raises:
        ImportError: The two halves of rkeras do not fit.
    """
    global table
    table = Table.from_address(address)
    if table.version != TABLE_VERSION:
        raise ImportError(
            f"the R half of rkeras speaks version {table.version} of the bridge and the Python "
            f"half version {TABLE_VERSION}: install both from one source"
        )
    table.unwind = RUnwind
    i = 0
    while (name := table.functions[i].name) is not None:
        _addresses[name.decode()] = table.functions[i].address
        i += 1


def functions() -> list[str]:
    """The names of the functions that Python may call."""
    return list(_addresses)


def function(name: str, result: Any, *arguments: Any) -> Any:
    """A function of R's, which raises `RUnwind` where R jumps.

    Args:
        name: Its name in C.
        result: The C type of its value, or None.
        *arguments: The C types of its arguments.

    Returns:
        The function. It keeps Python's lock while R runs.
    """
    return PYFUNCTYPE(result, *arguments)(_addresses[name])
