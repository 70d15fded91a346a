"""The argument types: what they take, what they refuse, from Python and from R."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rkeras_py.api import argument_types, r_source, rendering
from rkeras_py.api.argument_types import ArgumentError
from rkeras_py.api.sentinels import NA

numbers = st.one_of(
    st.integers(-(2**53), 2**53), st.floats(allow_nan=True, allow_infinity=True), st.booleans()
)


@given(numbers)
def test_int_takes_whole_numbers_alone(value):
    whole = not isinstance(value, bool) and math.isfinite(value) and value == int(value)
    if whole:
        result = argument_types.IntType().from_python(value)
        assert type(result) is int and result == value
    else:
        with pytest.raises(ArgumentError, match="whole number"):
            argument_types.IntType().from_python(value)


@given(st.floats(-(2**53), 2**53))
def test_fractions_from_r_are_cut_off_as_in_2_9(value):
    assert argument_types.IntType().from_r(value) == int(value)
    assert argument_types.IntTupleType().from_r([value, 2.0]) == (int(value), 2)
    assert argument_types.SidesType().from_r(np.array([value, 2.0])) == (int(value), 2)
    size = int(abs(value))
    assert argument_types.ShapeType().from_r([None, abs(value)]) == (None, size)


def test_what_is_left_of_a_fraction_must_be_enough():
    assert argument_types.IntType(least=1).from_r(1.5) == 1
    with pytest.raises(ArgumentError, match="at least 1"):
        argument_types.IntType(least=1).from_r(0.5)


@given(st.integers(1, 1000), st.booleans())
def test_int_is_the_same_from_r_as_double_integer_or_array(value, as_float):
    number = float(value) if as_float else value
    for form in (number, np.array([number]), np.float64(number)):
        assert argument_types.IntType().from_r(form) == value


@pytest.mark.parametrize("value", [NA, "ten", None, 1j, [1, 2], math.nan, math.inf, True])
def test_int_refuses(value):
    with pytest.raises(ArgumentError):
        argument_types.IntType().from_r(value)


@given(st.lists(st.one_of(st.none(), st.integers(0, 500)), min_size=1, max_size=6))
def test_shape_takes_every_form_of_unknown(sizes):
    expected = tuple(sizes)
    forms = [
        list(sizes),
        [NA if size is None else size for size in sizes],
        np.array([math.nan if size is None else size for size in sizes], dtype=np.float64),
        [-1 if size is None else float(size) for size in sizes],
    ]
    for form in forms:
        assert argument_types.ShapeType().from_r(form) == expected


def test_shape_of_one_number_is_one_axis():
    assert argument_types.ShapeType().from_r(28.0) == (28,)
    assert argument_types.ShapeType().from_r(NA) == (None,)


@pytest.mark.parametrize("value", ["a", [-2.5], [-2], {"a": 1}])
def test_shape_refuses(value):
    with pytest.raises(ArgumentError):
        argument_types.ShapeType().from_r(value)


@given(st.integers(-8, 8))
def test_axis_counts_from_one_in_r(axis):
    if axis == 0:
        with pytest.raises(ArgumentError):
            argument_types.AxisType().from_r(axis)
        assert argument_types.AxisType().from_python(axis) == 0
        return
    expected = axis - 1 if axis > 0 else axis
    assert argument_types.AxisType().from_r(float(axis)) == expected
    assert argument_types.AxisType().from_python(axis) == axis
    # What R's formals show is what R's caller would write.
    assert argument_types.AxisType().r_default(expected) == f"{axis}L"


@pytest.mark.parametrize(
    ("value", "source"),
    [
        (None, "NULL"), (True, "TRUE"), (3, "3L"), (0.5, "0.5"), (1.0, "1"), (1e-07, "1e-07"),
        ("a\"b", '"a\\"b"'), ((1, 2), "c(1L, 2L)"), ((None, 2), "list(NULL, 2L)"),
        (((1, 1), (2, 2)), "list(c(1L, 1L), c(2L, 2L))"), (math.inf, "Inf"),
    ],
)  # fmt: skip
def test_r_source(value, source):
    assert r_source.r_source(value) == source


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (NA, "NA"), (2.5, "2.5"), ("ten", '"ten"'), (True, "TRUE"), (None, "NULL"), (3, "3"),
        (np.array([1.0, 2.0]), "c(1, 2)"), (np.zeros((30, 30)), "an array of dim 30x30"),
        (np.broadcast_to(0.0, 2**44), "a vector of 17592186044416 elements"),
    ],
)  # fmt: skip
def test_values_are_shown_as_r_writes_them(value, shown):
    assert rendering.shown_in_r(value) == shown


def test_choice_names_the_choices():
    with pytest.raises(ArgumentError, match='"valid", "same"'):
        argument_types.ChoiceType("valid", "same").from_r("other")


@pytest.mark.parametrize(
    ("value", "name"), [("float32", "float32"), (np.float64, "float64"), (np.dtype("i4"), "int32")]
)
def test_dtype(value, name):
    assert argument_types.DtypeType().from_python(value) == name


def test_dtype_of_tensorflow():
    from rkeras_py.engine import tf

    assert argument_types.DtypeType().from_python(tf.complex64) == "complex64"


@pytest.mark.parametrize(
    "kind",
    [
        argument_types.ShapeType(),
        argument_types.IntTupleType(),
        argument_types.NestedIntsType(),
        argument_types.AxesType(),
        argument_types.NoiseShapeType(),
    ],
)
def test_more_sizes_than_a_tensor_has_axes_are_refused(kind):
    assert len(kind.from_r([2] * 254)) == 254
    for form in ([2] * 255, (2,) * 255, np.full(255, 2), np.broadcast_to(2, 10**10)):
        with pytest.raises(ArgumentError, match="at most 254 of them"):
            kind.from_r(form)
