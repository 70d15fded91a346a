"""Conversion to row-major order: the same values as numpy's own copy, for any shape and dtype."""

import numpy as np
import pytest

from rkeras_py.api import memory_order


@pytest.mark.parametrize(
    "shape", [(3000, 70), (1, 200000), (200000, 1), (2500, 5, 4, 3), (7, 300, 90), (33, 17, 1, 40)]
)
@pytest.mark.parametrize(
    ("dtype", "wanted"),
    [
        ("float64", "float32"),
        ("float64", "float64"),
        ("int32", "float32"),
        ("int32", "int32"),
        ("bool", "bool"),
        ("complex128", "complex64"),
    ],
)
def test_the_same_numbers(shape, dtype, wanted):
    """Each element stands where it stood."""
    rng = np.random.default_rng(0)
    array = np.asfortranarray(rng.normal(scale=100, size=shape).astype(dtype))
    copy = memory_order.to_c_order(array, wanted)
    assert copy.flags.c_contiguous
    assert copy.dtype == wanted
    np.testing.assert_array_equal(copy, array.astype(wanted))


def test_what_lies_by_columns():
    """Only large arrays of several axes whose rows do not lie together."""
    array = np.zeros((300, 100), order="F")
    assert memory_order.is_column_major(array)
    assert memory_order.is_column_major(array[:, ::-1])
    assert not memory_order.is_column_major(np.ascontiguousarray(array))
    assert not memory_order.is_column_major(array.ravel())
    assert not memory_order.is_column_major(np.zeros((3, 2), order="F"))


def test_nan_is_cast_in_silence():
    """R's NA, a NaN that signals, is no warning."""
    array = np.zeros((300, 100), order="F")
    array[5, 7] = np.array([0x7FF00000000007A2], np.uint64).view(np.float64)[0]
    assert np.isnan(memory_order.to_c_order(array, "float32")[5, 7])
