"""How many processors a process uses."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from rkeras_py import processors


def test_a_number_that_is_given_counts(monkeypatch):
    monkeypatch.delenv(processors.VARIABLE, raising=False)
    assert processors.given() is None
    assert processors.processors() == len(os.sched_getaffinity(0))
    monkeypatch.setenv(processors.VARIABLE, "3")
    assert processors.processors() == 3


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "two", "¹"])
def test_anything_else_is_refused(monkeypatch, text):
    monkeypatch.setenv(processors.VARIABLE, text)
    with pytest.raises(ValueError, match=f'RKERAS_THREADS must be a whole number.*"{text}"'):
        processors.processors()


def test_a_number_that_comes_too_late_is_told():
    """TensorFlow was used by someone else before."""
    code = """
import warnings
import tensorflow as tf
tf.constant(1.0) + 1.0
with warnings.catch_warnings(record=True) as said:
    warnings.simplefilter("always")
    import rkeras_py.engine
assert any("RKERAS_THREADS comes too late" in str(one.message) for one in said), said
"""
    environment = os.environ | {processors.VARIABLE: "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
