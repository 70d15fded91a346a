"""Random values through the bridge; run inside of a host by test_values.py.

Each row of the value table (?values) is a test of hypothesis. `R` gives what R has: `back(x)` is
an R function that returns its argument, `told(x)` says what R has got, and `made(text)` is the
value of R's source text.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import ml_dtypes
import numpy as np
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as stn

R: Any = SimpleNamespace()
ROWS: list[Callable[[], None]] = []

_SETTINGS = settings(
    max_examples=60, deadline=None, derandomize=True, database=None,
    suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate, Phase.shrink],
)  # fmt: skip


def row(*strategies: Any) -> Callable[[Any], Any]:
    """A row of the table: the function holds for all values of the strategies."""

    def declare(function: Any) -> Any:
        ROWS.append(_SETTINGS(given(*strategies)(function)))
        return function

    return declare


def run(back: Any, told: Any, made: Any, only: str = "") -> int:
    """Runs the rows.

    Args:
        back: R's `function(x) x`.
        told: An R function that describes its argument.
        made: An R function that evaluates text.
        only: A part of the names of the rows to run.

    Returns:
        How many there are.
    """
    R.back, R.told, R.made = back, told, made
    chosen = [test for test in ROWS if only in test.__name__]
    for test in chosen:
        test()
    return len(chosen)


def same(left: Any, right: Any) -> bool:
    """Whether two values are the same, NaN included, and of the same type."""
    if isinstance(left, np.ndarray) and isinstance(right, np.ndarray):
        # With dim or without: the rows that are about it ask for it.
        return left.shape == right.shape and np.array_equal(
            left, right, equal_nan=left.dtype.kind in "fc"
        )
    if type(left) is not type(right):
        return False
    if isinstance(left, float):
        return left == right or (math.isnan(left) and math.isnan(right))
    if isinstance(left, complex):
        return same(left.real, right.real) and same(left.imag, right.imag)
    if isinstance(left, dict):
        return list(left) == list(right) and all(same(left[key], right[key]) for key in left)
    if isinstance(left, list):
        return len(left) == len(right) and all(map(same, left, right))
    return bool(left == right)


text = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), max_size=12)
names = st.text(st.characters(whitelist_categories=["L", "N"]), min_size=1, max_size=6)
small = st.integers(-(2**31) + 1, 2**31 - 1)
shapes = stn.array_shapes(min_dims=1, max_dims=8, min_side=0, max_side=3)


# ---- Python to R and back ---------------------------------------------------------------------


@row(st.none() | st.booleans() | small | st.floats() | st.complex_numbers() | text)
def scalars(value: Any) -> None:
    assert same(R.back(value), value)
    types = {bool: "logical", int: "integer", float: "double", complex: "complex", str: "character"}
    told = R.told(value)
    assert told["type"] == ("NULL" if value is None else types[type(value)])
    assert told["dim"] is None


@row(st.integers(-(2**70), 2**70))
def integers_of_any_size(value: int) -> None:
    if abs(value) > 2**53:
        try:
            R.back(value)
        except OverflowError as error:
            assert str(value) in str(error)
        else:
            raise AssertionError(value)
    elif abs(value) < 2**31:
        assert R.told(value)["type"] == "integer"
    else:
        assert R.told(value)["type"] == "double"
        assert R.back(value) == value


@row(st.binary(max_size=300))
def raw_bytes(value: bytes) -> None:
    assert same(R.back(value), value)
    assert R.told(bytearray(value))["type"] == "raw"


@row(st.lists(text, min_size=2) | st.lists(small, min_size=2) | st.lists(st.floats(), min_size=2))
def lists_of_one_type(value: list[Any]) -> None:
    came = R.back(value)
    assert same(list(came) if isinstance(came, list) else came.tolist(), value)
    assert R.told(value)["type"] in ("character", "integer", "double")


nested = st.recursive(
    st.none() | st.booleans() | small | st.floats(allow_nan=False) | text,
    lambda inner: (
        st.lists(inner, min_size=2, max_size=4).map(lambda items: [None, *items])
        | st.dictionaries(names, inner, min_size=1, max_size=4)
    ),
    max_leaves=12,
)


@row(nested)
def lists_and_dicts_inside_of_each_other(value: Any) -> None:
    assert same(R.back(value), value)


@row(st.tuples(nested, nested), st.frozensets(small, min_size=2))
def tuples_and_sets(pair: tuple[Any, Any], numbers: frozenset[int]) -> None:
    assert R.told(pair)["type"] == "list"
    assert sorted(np.asarray(R.back(numbers)).tolist()) == sorted(numbers)


_INTEGERS = ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"]


@row(
    st.sampled_from(_INTEGERS).flatmap(
        lambda dtype: stn.arrays(
            dtype, shapes,
            elements=st.integers(
                max(int(np.iinfo(dtype).min), -(2**53)), min(int(np.iinfo(dtype).max), 2**53)
            ),
        )
    ),
    st.booleans(),
)  # fmt: skip
def arrays_of_integers(value: Any, by_columns: bool) -> None:
    came = R.back(np.asfortranarray(value) if by_columns else value)
    assert came.shape == value.shape
    assert np.array_equal(came, value)
    wide = value.dtype.name in ("int64", "uint32", "uint64")
    assert R.told(value)["type"] == ("double" if wide else "integer")


@row(
    st.sampled_from(["bool", "float16", "float32", "float64", "complex64", "complex128"]).flatmap(
        lambda dtype: stn.arrays(dtype, shapes)
    )
)
def arrays_of_other_numbers(value: Any) -> None:
    came = R.back(value[..., ::-1])
    wide = {"b": "bool", "f": "float64", "c": "complex128"}[value.dtype.kind]
    with np.errstate(invalid="ignore"):
        assert same(came, value[..., ::-1].astype(wide))


@row(stn.arrays("float32", shapes, elements=st.floats(-100, 100, width=32)))
def arrays_of_bfloat16(value: Any) -> None:
    value = value.astype(ml_dtypes.bfloat16)
    assert np.array_equal(R.back(value), value.astype("float64"))


@row(stn.arrays("O", shapes, elements=text))
def arrays_of_strings(value: Any) -> None:
    came = R.back(value)
    assert np.shape(came) == value.shape or value.size == 0
    assert [str(item) for item in np.ravel(came)] == list(value.ravel())


@row(stn.scalar_dtypes().filter(lambda dtype: dtype.kind in "biufc").flatmap(stn.from_dtype))
def scalars_of_numpy(value: Any) -> None:
    if value.dtype.kind in "iu" and abs(int(value)) > 2**53:
        return
    came = R.back(value)
    with np.errstate(invalid="ignore", over="ignore"):
        assert np.array_equal(came, value, equal_nan=value.dtype.kind in "fc") or (
            value.dtype.itemsize > 8
        )


@row(st.lists(st.dates(), min_size=1), st.datetimes(datetime.datetime(1902, 1, 1)))
def dates_and_times(days: list[datetime.date], moment: datetime.datetime) -> None:
    array = np.array(days, "datetime64[D]")
    assert R.told(array)["class"] == "Date"
    assert np.array_equal(R.back(array), array)
    came = R.back(np.datetime64(moment))
    # R's doubles have no more than this of a time so far away.
    assert abs(came[0] - np.datetime64(moment)) < np.timedelta64(100, "us")
    assert R.told(moment)["class"] == ["POSIXct", "POSIXt"]


# ---- R to Python ------------------------------------------------------------------------------


def literal(value: Any) -> str:
    """R's source text of a number or string."""
    if value is None:
        return "NA"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return f"{value}L"
    if isinstance(value, float):
        if math.isnan(value) or math.isinf(value):
            return "NaN" if math.isnan(value) else "Inf" if value > 0 else "-Inf"
        return value.hex()
    if isinstance(value, complex):
        return f"complex(real = {literal(value.real)}, imaginary = {literal(value.imag)})"
    return '"' + "".join(f"\\U{{{ord(letter):x}}}" for letter in value) + '"'


vectors = (
    st.lists(st.booleans())
    | st.lists(small)
    | st.lists(st.floats())
    | st.lists(st.complex_numbers())
)
_EMPTY = {bool: "logical", int: "integer", float: "numeric", complex: "complex", str: "character"}


def source(values: list[Any]) -> str:
    return "c(" + ", ".join(map(literal, values)) + ")"


@row(vectors.filter(lambda values: len(values) != 1))
def vectors_of_numbers(values: list[Any]) -> None:
    came = R.made(source(values) if values else "numeric(0)")
    # A vector has no dim, and is a sequence to functions of Python; an array is an array.
    assert type(came).__name__ == "RSequence"
    assert same(np.asarray(came), np.array(values, dtype=None if values else "float64"))
    assert came.size == 0 or not came.flags.writeable or came.nbytes <= 256


@row(vectors.filter(bool), st.permutations([1, 2, 1, 3]))
def arrays_of_any_rank(values: list[Any], dim: list[int]) -> None:
    came = R.made(f"array({source(values)}, {source(dim)})")
    expected = np.resize(np.array(values), 6).reshape(dim, order="F")
    assert same(np.ascontiguousarray(came), np.ascontiguousarray(expected))


@row(st.lists(text | st.none(), min_size=2))
def strings_with_na(values: list[Any]) -> None:
    came = R.made(f"as.character({source(values)})")
    assert [None if repr(item) == "NA" else item for item in came] == values


@row(st.lists(small | st.none(), min_size=2))
def integers_with_na(values: list[Any]) -> None:
    came = R.made(f"as.integer({source(values)})")
    assert [None if repr(item) == "NA" else int(item) for item in came] == values


@row(st.lists(st.sampled_from("abc"), min_size=1))
def factors(values: list[str]) -> None:
    came = R.made(f"factor({source(values)})")
    assert came == values


@row(st.dictionaries(names, small, min_size=1))
def lists_with_names(value: dict[str, int]) -> None:
    inside = ", ".join(f"{literal(name)} = {literal(item)}" for name, item in value.items())
    assert same(R.made(f"list({inside})"), value)


@row(st.lists(st.tuples(small, st.floats(allow_nan=False)), min_size=1))
def data_frames(rows: list[tuple[int, float]]) -> None:
    first, second = map(list, zip(*rows, strict=True))
    came = R.made(f"data.frame(a = {source(first)}, b = {source(second)})")
    assert np.array_equal(came, np.array(rows, "float64"))
    mixed = R.made(f"data.frame(a = {source(first)}, b = {source(list(map(str, second)))})")
    assert mixed["a"].tolist() == first
    assert mixed["b"] == list(map(str, second))


@row(st.lists(st.dates(), min_size=1), st.integers(-(2**40), 2**40))
def dates_and_times_of_r(days: list[datetime.date], second: int) -> None:
    since = [float((day - datetime.date(1970, 1, 1)).days) for day in days]
    came = R.made(f'structure({source(since)}, class = "Date")')
    assert came.tolist() == days
    zone = "America/New_York"
    came = R.made(f'structure({float(second)}, class = c("POSIXct", "POSIXt"), tzone = "{zone}")')
    assert came.astype("int64").tolist() == [second * 10**6]
