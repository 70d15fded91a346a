"""All layer names of keras 2.9.0 and their help. Formals: tests/python/api/test_formals.py."""

from __future__ import annotations

import doctest
import importlib
import warnings

import facts
import pytest

from layers.running import MODULES, REGISTRY

NAMES = sorted(
    name
    for name, entry in facts.objects().items()
    if entry["group"].startswith("layers/") and entry["group"] != "layers/convolutional"
)


def test_there_are_101():
    assert len(NAMES) == 101
    assert set(NAMES) <= set(REGISTRY)


@pytest.mark.parametrize("name", NAMES)
def test_help_describes_all(name):
    doc = REGISTRY[name].function.__doc__
    for part in ("Args:", "Returns:", "Example:"):
        assert part in doc
    for parameter in REGISTRY[name].parameters:
        assert f"    {'**' * parameter.variadic}{parameter.name}: " in doc


@pytest.mark.parametrize("module", MODULES)
def test_examples(module):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        failed, tried = doctest.testmod(importlib.import_module(f"rkeras_py.layers.{module}"))
    assert tried > 0
    assert failed == 0
