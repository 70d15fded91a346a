"""The table by which src/rkeras.c and Python find each other's functions."""

from __future__ import annotations

import ctypes
from ctypes import POINTER, PYFUNCTYPE, c_char_p, c_double, c_int, c_uint, c_void_p

SEXP = c_void_p

TABLE_VERSION = 2

# How a call into Python ended; src/rkeras.c reads the same numbers.
VALUE, SIGNAL, UNWIND, INTERRUPT = 0, 1, 2, 3

EntryType = ctypes.CFUNCTYPE(c_void_p, c_void_p, c_void_p, POINTER(c_int))


class Table(ctypes.Structure):
    """The table of src/rkeras.c, field by field."""

    _fields_ = [
        ("version", c_int),
        ("eval", PYFUNCTYPE(SEXP, SEXP, SEXP, POINTER(c_int))),
        ("call", PYFUNCTYPE(SEXP, SEXP, SEXP, SEXP, SEXP, c_int, POINTER(c_int))),
        ("alloc", PYFUNCTYPE(SEXP, c_uint, c_double, POINTER(c_int))),
        ("print", PYFUNCTYPE(SEXP, c_char_p, c_int, POINTER(c_int))),
        ("handle", PYFUNCTYPE(SEXP, c_void_p, SEXP, SEXP, c_int)),
        ("revive", PYFUNCTYPE(None, SEXP, c_void_p)),
        ("drain", PYFUNCTYPE(c_int, c_void_p, c_int)),
        ("interrupted", PYFUNCTYPE(c_int, c_int)),
        ("entry", EntryType),
        ("error", c_void_p),
        ("error_size", c_int),
    ]
