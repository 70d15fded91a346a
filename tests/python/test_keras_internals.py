"""The private members of Keras and TensorFlow: each is there, and does what rkeras relies on.

The contracts are in `contracts_models.py`, `contracts_training.py` and
`contracts_distribution.py`.

`scripts/internals-contracts VERSION` runs the contracts against another Keras.
"""

from __future__ import annotations

import subprocess
import sys

import contracts_collectives  # noqa: F401
import contracts_distribution  # noqa: F401
import contracts_models  # noqa: F401  (declares its contracts)
import contracts_training
import pytest
from contracts import CONTRACTS

from rkeras_py import keras_internals as internals
from rkeras_py.engine import keras, tf


def test_each_member_has_a_contract():
    assert sorted(CONTRACTS) == sorted(internals.MEMBERS)


@pytest.mark.parametrize("path", sorted(internals.MEMBERS))
def test_contract(path, tmp_path):
    CONTRACTS[path](tmp_path)


@pytest.mark.parametrize("path", sorted(internals.MEMBERS))
def test_contract_breaks_where_the_member_is_gone(path, tmp_path):
    member = internals.MEMBERS[path]
    object.__setattr__(member, "name", f"{member.name}_moved")
    try:
        with pytest.raises((internals.InternalMissing, AssertionError)) as caught:
            CONTRACTS[path](tmp_path)
    finally:
        object.__setattr__(member, "name", member.name.removesuffix("_moved"))
    if caught.type is internals.InternalMissing:
        library = keras if path.startswith("keras") else tf
        assert f"{path}_moved, a private member of" in str(caught.value)
        assert library.__version__ in str(caught.value)


def test_all_else_works_where_members_are_gone():
    code = """
from rkeras_py import keras_internals
for member in keras_internals.MEMBERS.values():
    object.__setattr__(member, "name", member.name + "_moved")
import rkeras_py
x = rkeras_py.layer_input(shape=3)
print(rkeras_py.layer_dense(x, units=2).shape)
try:
    rkeras_py.layer_dense(rkeras_py.keras_model_sequential(), units=2)
except keras_internals.InternalMissing as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    first, second = done.stdout.splitlines()
    assert first == "(None, 2)"
    assert second.startswith("rkeras needs keras.Sequential._layers_moved, a private member of")


def test_a_class_whose_part_is_passed_by():
    class Passing(contracts_training.Watched, keras.optimizers.Nadam):
        passed_by = keras.optimizers.Nadam

    optimizer = Passing(0.5, name="passing")
    contracts_training.after_one_update(optimizer)
    assert float(internals.momentum_product(optimizer)) == 1.0
