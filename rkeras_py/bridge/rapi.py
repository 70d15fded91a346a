"""R's public C API and the border functions of src/, as Python calls them.

An R object (SEXP) is an int here, its address. Every function goes through the border in
src/guarded.c, which stops R's jumps: where R raises an error, say, `RUnwind` is raised. They
keep Python's lock (the GIL) while R runs: R's collector may run finalizers of other packages that
need it. `c_table.load()` comes before the import of this module.
"""

from __future__ import annotations

import ctypes
import os
from ctypes import c_char_p, c_double, c_int, c_size_t, c_ssize_t, c_uint, c_void_p

from rkeras_py.bridge.c_table import SEXP, RUnwind, built_in, function, table

NILSXP, CLOSXP, ENVSXP = 0, 3, 4
SPECIALSXP, BUILTINSXP = 7, 8
LGLSXP, INTSXP, REALSXP, CPLXSXP, STRSXP, VECSXP = 10, 13, 14, 15, 16, 19
EXTPTRSXP, RAWSXP, S4SXP = 22, 24, 25
CE_UTF8, CE_LATIN1, CE_BYTES = 1, 2, 3


__all__ = ["RUnwind", "table"]  # with all that is below


def _libr() -> ctypes.PyDLL:
    """R's library, for its constants; it is in this process already."""
    path = os.path.join(os.environ["R_HOME"], "lib", "libR.so")
    return ctypes.PyDLL(path if os.path.exists(path) else None)


_r = _libr()


def _constant(name: str) -> int:
    value = c_void_p.in_dll(_r, name).value
    if value is None:
        # A program that links R, as littler does, may have moved the constant into itself.
        value = c_void_p.in_dll(ctypes.PyDLL(None), name).value
    assert value is not None, name
    return value


TYPEOF = function("TYPEOF", c_int, SEXP)
xlength = function("Rf_xlength", c_ssize_t, SEXP)
is_object = function("Rf_isObject", c_int, SEXP)
inherits = function("Rf_inherits", c_int, SEXP, c_char_p)
get_attrib = function("Rf_getAttrib", SEXP, SEXP, SEXP)
set_attrib = function("Rf_setAttrib", SEXP, SEXP, SEXP, SEXP)
LOGICAL = function("LOGICAL", c_void_p, SEXP)
INTEGER = function("INTEGER", c_void_p, SEXP)
REAL = function("REAL", c_void_p, SEXP)
COMPLEX = function("COMPLEX", c_void_p, SEXP)
RAW = function("RAW", c_void_p, SEXP)
as_logical = function("Rf_asLogical", c_int, SEXP)
as_integer = function("Rf_asInteger", c_int, SEXP)
as_real = function("Rf_asReal", c_double, SEXP)
STRING_ELT = function("STRING_ELT", SEXP, SEXP, c_ssize_t)
SET_STRING_ELT = function("SET_STRING_ELT", None, SEXP, c_ssize_t, SEXP)
VECTOR_ELT = function("VECTOR_ELT", SEXP, SEXP, c_ssize_t)
SET_VECTOR_ELT = function("SET_VECTOR_ELT", SEXP, SEXP, c_ssize_t, SEXP)
CHAR = function("R_CHAR", c_char_p, SEXP)
char_encoding = function("Rf_getCharCE", c_int, SEXP)
make_char = function("Rf_mkCharLenCE", SEXP, c_char_p, c_int, c_int)
scalar_logical = function("Rf_ScalarLogical", SEXP, c_int)
scalar_integer = function("Rf_ScalarInteger", SEXP, c_int)
scalar_real = function("Rf_ScalarReal", SEXP, c_double)
scalar_string = function("Rf_ScalarString", SEXP, SEXP)
alloc = function("Rf_allocVector", SEXP, c_uint, c_ssize_t)
protect = function("Rf_protect", SEXP, SEXP)
unprotect = function("Rf_unprotect", None, c_int)
preserve = function("R_PreserveObject", None, SEXP)
release = function("R_ReleaseObject", None, SEXP)
mark_not_mutable = function("MARK_NOT_MUTABLE", None, SEXP)
install = function("Rf_install", SEXP, c_char_p)
lang1 = function("Rf_lang1", SEXP, SEXP)
lang2 = function("Rf_lang2", SEXP, SEXP, SEXP)
# Evaluates a call of this package's own.
evaluate = function("Rf_eval", SEXP, SEXP, SEXP)
# Evaluates `guard(function(arguments))`: function, list of arguments, guard, environment, and
# whether the user may interrupt it.
call = function("rk_call", SEXP, SEXP, SEXP, SEXP, SEXP, c_int)
# Sets what guards the functions that `call_step` calls: guard, environment.
set_steps = function("rk_set_steps", None, SEXP, SEXP)
# Evaluates `function(number, logs)`: the function's address, the number, a dict. Gives None, the
# address of the error that R caught, to be released, or True where the call has to be another one.
call_step = built_in("rk_step", 3)
# Tells `call_step` of the names of logs, which it takes then: a dict, and R's vector, which stays.
know_logs = built_in("rk_know_logs", 2)
_print = function("rk_print", None, c_char_p, c_int)
# key, classes, the function of which it is a copy or NULL, what it needs (flags)
make_handle = function("rk_handle", SEXP, c_size_t, SEXP, SEXP, c_int)
# Counts and copies the numbers in a list of vectors: list, kind, lengths, numbers or NULL.
join = function("rk_join", c_ssize_t, SEXP, c_int, c_void_p, c_void_p)
# The key in the pointer of a handle, or 0.
key_of = function("rk_key", c_size_t, SEXP)
revive = function("rk_revive", None, SEXP, c_size_t)
# Gives a handle a state that is computed when R saves it: handle, pointer.
keep_state = function("rk_keep_state", None, SEXP, SEXP)
# Some strings, each followed by a NUL, in a raw vector; NULL if one of them needs a closer look:
# vector, the first, and the one before which they end.
joined = function("rk_joined", SEXP, SEXP, c_ssize_t, c_ssize_t)
# Ties a list of objects to the handles of keys (doubles), and gives a weak reference, or NULL.
tie = function("rk_tie", SEXP, SEXP, SEXP)
# Undoes it: the list of the objects, or NULL if R has collected them.
untie = function("rk_untie", SEXP, SEXP)

NIL = _constant("R_NilValue")
NA_STRING = _constant("R_NaString")
BLANK = _constant("R_BlankString")
GLOBAL_ENV, BASE_ENV = _constant("R_GlobalEnv"), _constant("R_BaseEnv")
NAMES, DIM, CLASS = _constant("R_NamesSymbol"), _constant("R_DimSymbol"), _constant("R_ClassSymbol")
LEVELS = _constant("R_LevelsSymbol")
POINTER_SYMBOL = install(b"rkeras_pointer")
NA_INTEGER = -(2**31)
# Whether R stops what it does when it looks next.
interrupts_pending = c_int.in_dll(_r, "R_interrupts_pending")
interrupts_suspended = c_int.in_dll(_r, "R_interrupts_suspended")


def print_text(text: str, is_error: bool) -> None:
    """Prints through R's own output.

    Raises:
        RUnwind: R jumped out of printing.
    """
    _print(text.encode("utf-8", "replace").replace(b"\0", b""), is_error)
