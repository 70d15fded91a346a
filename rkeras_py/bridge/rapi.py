"""R's public C API and the border functions of src/rkeras.c, as Python calls them.

An R object (SEXP) is an int here, its address. The functions are called through
`ctypes.PyDLL`, which keeps Python's lock (the GIL) while R runs: R's collector may
run finalizers of other packages that need it. Whatever can jump (evaluation, large
allocations, printing) goes through the border functions, which stop the jump.
"""

from __future__ import annotations

import ctypes
import os
from ctypes import byref, c_char_p, c_double, c_int, c_uint, c_void_p
from typing import Any

from rkeras_py.bridge.c_table import SEXP, TABLE_VERSION, Table

NILSXP, CLOSXP, ENVSXP = 0, 3, 4
SPECIALSXP, BUILTINSXP = 7, 8
LGLSXP, INTSXP, REALSXP, CPLXSXP, STRSXP, VECSXP = 10, 13, 14, 15, 16, 19
EXTPTRSXP, RAWSXP, S4SXP = 22, 24, 25
CE_UTF8, CE_LATIN1, CE_BYTES = 1, 2, 3


def _libr() -> ctypes.PyDLL:
    """R's library, which is in this process already when the bridge is imported."""
    path = os.path.join(os.environ["R_HOME"], "lib", "libR.so")
    return ctypes.PyDLL(path if os.path.exists(path) else None)


_r = _libr()


def _function(name: str, result: Any, *arguments: Any) -> Any:
    function = getattr(_r, name)
    function.restype = result
    function.argtypes = arguments
    return function


def _constant(name: str) -> int:
    value = c_void_p.in_dll(_r, name).value
    assert value is not None, name
    return value


TYPEOF = _function("TYPEOF", c_int, SEXP)
xlength = _function("Rf_xlength", ctypes.c_ssize_t, SEXP)
is_object = _function("Rf_isObject", c_int, SEXP)
inherits = _function("Rf_inherits", c_int, SEXP, c_char_p)
get_attrib = _function("Rf_getAttrib", SEXP, SEXP, SEXP)
set_attrib = _function("Rf_setAttrib", SEXP, SEXP, SEXP, SEXP)
LOGICAL = _function("LOGICAL", c_void_p, SEXP)
INTEGER = _function("INTEGER", c_void_p, SEXP)
REAL = _function("REAL", c_void_p, SEXP)
COMPLEX = _function("COMPLEX", c_void_p, SEXP)
RAW = _function("RAW", c_void_p, SEXP)
as_logical = _function("Rf_asLogical", c_int, SEXP)
as_integer = _function("Rf_asInteger", c_int, SEXP)
as_real = _function("Rf_asReal", c_double, SEXP)
STRING_ELT = _function("STRING_ELT", SEXP, SEXP, ctypes.c_ssize_t)
SET_STRING_ELT = _function("SET_STRING_ELT", None, SEXP, ctypes.c_ssize_t, SEXP)
VECTOR_ELT = _function("VECTOR_ELT", SEXP, SEXP, ctypes.c_ssize_t)
SET_VECTOR_ELT = _function("SET_VECTOR_ELT", SEXP, SEXP, ctypes.c_ssize_t, SEXP)
CHAR = _function("R_CHAR", c_char_p, SEXP)
char_encoding = _function("Rf_getCharCE", c_int, SEXP)
make_char = _function("Rf_mkCharLenCE", SEXP, c_char_p, c_int, c_int)
scalar_logical = _function("Rf_ScalarLogical", SEXP, c_int)
scalar_integer = _function("Rf_ScalarInteger", SEXP, c_int)
scalar_real = _function("Rf_ScalarReal", SEXP, c_double)
scalar_string = _function("Rf_ScalarString", SEXP, SEXP)
alloc_small = _function("Rf_allocVector", SEXP, c_uint, ctypes.c_ssize_t)
protect = _function("Rf_protect", SEXP, SEXP)
unprotect = _function("Rf_unprotect", None, c_int)
preserve = _function("R_PreserveObject", None, SEXP)
release = _function("R_ReleaseObject", None, SEXP)
mark_not_mutable = _function("MARK_NOT_MUTABLE", None, SEXP)
install = _function("Rf_install", SEXP, c_char_p)
lang1 = _function("Rf_lang1", SEXP, SEXP)
lang2 = _function("Rf_lang2", SEXP, SEXP, SEXP)
external_pointer = _function("R_ExternalPtrAddr", c_void_p, SEXP)

NIL = _constant("R_NilValue")
NA_STRING = _constant("R_NaString")
BLANK = _constant("R_BlankString")
GLOBAL_ENV, BASE_ENV = _constant("R_GlobalEnv"), _constant("R_BaseEnv")
NAMES, DIM, CLASS = _constant("R_NamesSymbol"), _constant("R_DimSymbol"), _constant("R_ClassSymbol")
LEVELS = _constant("R_LevelsSymbol")
POINTER_SYMBOL = install(b"rkeras_pointer")
NA_INTEGER = -(2**31)

stack_limit = ctypes.c_size_t.in_dll(_r, "R_CStackLimit")

# Set by attach().
table: Table


class RUnwind(BaseException):
    """R is jumping past a Python frame (a restart, an outer handler, an interrupt).

    It is no `Exception`, so that code in between does not take it for an error. It
    carries the continuation with which R goes on when Python has unwound.

    Attributes:
        continuation: The address of the preserved continuation.
    """

    def __init__(self, continuation: int) -> None:
        super().__init__("R unwinds its stack")
        self.continuation = continuation


def _landed(result: int, jumped: c_int) -> int:
    if jumped.value:
        preserve(result)
        raise RUnwind(result)
    return result


def evaluate(call: int, env: int) -> int:
    """Evaluates an R call of this package's; the value is unprotected.

    Raises:
        RUnwind: R jumped out of it.
    """
    jumped = c_int(0)
    return _landed(table.eval(call, env, byref(jumped)), jumped)


def call(function: int, arguments: int, guard: int, env: int, allow_interrupt: bool) -> int:
    """Evaluates `guard(function(arguments))` for a list of arguments; the value is unprotected.

    Raises:
        RUnwind: R jumped out of it.
    """
    jumped = c_int(0)
    value = table.call(function, arguments, guard, env, allow_interrupt, byref(jumped))
    return _landed(value, jumped)


# Below this size a vector comes from memory that R has at hand.
_SMALL = 4096


def alloc(kind: int, length: int) -> int:
    """Allocates an R vector, unprotected.

    Raises:
        RUnwind: There is no memory for it; R has signalled the error.
    """
    if length < _SMALL:
        return int(alloc_small(kind, length))
    jumped = c_int(0)
    return _landed(table.alloc(kind, float(length), byref(jumped)), jumped)


def print_text(text: str, is_error: bool) -> None:
    """Prints through R's own output.

    Raises:
        RUnwind: R jumped out of printing.
    """
    jumped = c_int(0)
    data = text.encode("utf-8", "replace").replace(b"\0", b"")
    _landed(table.print(data, is_error, byref(jumped)), jumped)


def load_table(address: int) -> None:
    """Takes the table that src/rkeras.c hands over.

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
