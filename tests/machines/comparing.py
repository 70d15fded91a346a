"""Compares what `strategy_cases.py` wrote: a strategy, and a single process."""

from __future__ import annotations

import os
import pickle

import numpy as np


def results(folder, kind):
    with open(os.path.join(folder, f"{kind}.pkl"), "rb") as file:
        return pickle.load(file)


def flat(value):
    """All numbers in lists, dicts and arrays, as arrays."""
    if isinstance(value, dict):
        return [array for key in value for array in flat(value[key])]
    if isinstance(value, list | tuple):
        return [array for part in value for array in flat(part)]
    return [np.asarray(value)]


def expect_close(found, expected, case, tolerance=1e-6):
    assert found.keys() == expected.keys(), case
    for part, value in expected.items():
        pairs = list(zip(flat(found[part]), flat(value), strict=True))
        assert pairs or part == "history", (case, part)
        for a, b in pairs:
            assert a.shape == b.shape, (case, part)
            # Single precision: to the sixth digit, and to 1e-6 for what is small.
            np.testing.assert_allclose(
                a, b, rtol=tolerance, atol=tolerance, err_msg=f"{case} {part}"
            )


def expect_identical(found, expected):
    assert found.keys() == expected.keys()
    for case, parts in expected.items():
        for part, value in parts.items():
            for a, b in zip(flat(found[case][part]), flat(value), strict=True):
                np.testing.assert_array_equal(a, b, err_msg=f"{case} {part}")
