"""Provokes an error of R in each function that Python may call; test_border.py imports it in R."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rkeras_py.bridge import c_table, functions, rapi

_NO_VECTOR = rapi.NAMES  # a symbol
_NO_ENCODING = 77
_MANY = 10**6


def _step_without_guard() -> None:
    """A call at a batch whose guard itself is no function."""
    rapi.set_steps(_NO_VECTOR, rapi.BASE_ENV)
    try:
        rapi.call_step(rapi.NIL, 0, {})
    finally:
        functions.set_step_guard()


# What R refuses, for each function that looks at what it gets.
_REFUSED: dict[str, Callable[[], Any]] = {
    "Rf_getAttrib": lambda: rapi.get_attrib(rapi.BLANK, rapi.NAMES),
    "Rf_setAttrib": lambda: rapi.set_attrib(rapi.NIL, rapi.NAMES, rapi.BLANK),
    "LOGICAL": lambda: rapi.LOGICAL(_NO_VECTOR),
    "INTEGER": lambda: rapi.INTEGER(_NO_VECTOR),
    "REAL": lambda: rapi.REAL(_NO_VECTOR),
    "COMPLEX": lambda: rapi.COMPLEX(_NO_VECTOR),
    "RAW": lambda: rapi.RAW(_NO_VECTOR),
    "STRING_ELT": lambda: rapi.STRING_ELT(_NO_VECTOR, 0),
    "VECTOR_ELT": lambda: rapi.VECTOR_ELT(_NO_VECTOR, 0),
    "SET_STRING_ELT": lambda: rapi.SET_STRING_ELT(_NO_VECTOR, 0, rapi.BLANK),
    "SET_VECTOR_ELT": lambda: rapi.SET_VECTOR_ELT(_NO_VECTOR, 0, rapi.NIL),
    "R_CHAR": lambda: rapi.CHAR(_NO_VECTOR),
    "Rf_getCharCE": lambda: rapi.char_encoding(_NO_VECTOR),
    "Rf_mkCharLenCE": lambda: rapi.make_char(b"x", 1, _NO_ENCODING),
    "Rf_allocVector": lambda: rapi.alloc(rapi.REALSXP, 2**44),
    "Rf_install": lambda: rapi.install(b""),
    "Rf_eval": lambda: rapi.evaluate(rapi.install(b"no such thing"), rapi.BASE_ENV),
    "rk_call": lambda: rapi.call(_NO_VECTOR, rapi.NIL, _NO_VECTOR, rapi.BASE_ENV, 0),
    "rk_step": _step_without_guard,
    "rk_key": lambda: rapi.key_of(_NO_VECTOR),
    "rk_join": lambda: rapi.join(_NO_VECTOR, rapi.INTSXP, None, None),
    "rk_revive": lambda: rapi.revive(_NO_VECTOR, 1),
    "rk_keep_state": lambda: rapi.keep_state(_NO_VECTOR, _NO_VECTOR),
    "rk_joined": lambda: rapi.joined(_NO_VECTOR, 0, 1),
    "rk_tie": lambda: rapi.tie(rapi.NIL, _NO_VECTOR),
    "rk_untie": lambda: rapi.untie(_NO_VECTOR),
}

# What fails only where R's memory ends.
_WITHOUT_MEMORY: dict[str, Callable[[], Any]] = {
    "Rf_ScalarInteger": lambda: rapi.scalar_integer(1000),
    "Rf_ScalarReal": lambda: rapi.scalar_real(1.5),
    "Rf_ScalarString": lambda: rapi.scalar_string(rapi.BLANK),
    "Rf_lang1": lambda: rapi.lang1(rapi.NIL),
    "Rf_lang2": lambda: rapi.lang2(rapi.NIL, rapi.NIL),
    "R_PreserveObject": lambda: rapi.preserve(rapi.NIL),
    "rk_handle": lambda: rapi.make_handle(0, rapi.NIL, rapi.NIL, 0),
}

# What no test can make fail; these are at the border nevertheless.
_NOT_PROVOKED = {
    "Rf_xlength", "Rf_inherits", "Rf_asLogical", "Rf_asInteger", "Rf_asReal", "Rf_ScalarLogical",
    "rk_print", "Rf_protect", "rk_set_steps",
}  # fmt: skip

# What neither allocates nor raises an error.
_PLAIN = {
    "TYPEOF", "Rf_isObject", "MARK_NOT_MUTABLE", "Rf_unprotect", "R_ReleaseObject", "rk_know_logs",
}  # fmt: skip


def forgotten() -> list[str]:
    """The functions that none of the lists has."""
    known = _NOT_PROVOKED | _PLAIN | set(_REFUSED) | set(_WITHOUT_MEMORY)
    return sorted(known.symmetric_difference(c_table.functions()))


def refused() -> dict[str, Callable[[], Any]]:
    """What R refuses."""
    return _REFUSED


def use_up(name: str) -> None:
    """Calls a function where R has no memory left; its jump is the end of the call."""
    kept = rapi.protect(rapi.alloc(rapi.VECSXP, _MANY))
    chain = rapi.protect(rapi.NIL)
    try:
        while True:
            chain = rapi.lang2(rapi.NIL, chain)
            rapi.unprotect(1)
            rapi.protect(chain)
    except rapi.RUnwind:
        # It may need another kind of cell, of which some are left.
        for i in range(_MANY):
            rapi.SET_VECTOR_ELT(kept, i, _WITHOUT_MEMORY[name]() or rapi.NIL)
    finally:
        rapi.unprotect(2)


def without_memory() -> list[str]:
    """The functions for `use_up()`."""
    return list(_WITHOUT_MEMORY)
