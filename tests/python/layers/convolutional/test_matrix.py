"""The case table against the reference: a share of it by default, all of it when slow."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from layers.convolutional.cells import KINDS, cells
from layers.convolutional.matrix import failures, modes_of

ALL = list(enumerate(cells()))
# Few enough for every run, spread over kinds, dtypes, layouts and modes.
FEW = ALL[::83]


@pytest.mark.parametrize(("index", "cell"), FEW, ids=[cell.name for _, cell in FEW])
def test_cell(index, cell):
    assert failures(cell, modes_of(index)) == {}


def test_the_few_hold_every_kind_and_dtype():
    assert {cell.kind for _, cell in FEW} == set(KINDS)
    assert len({cell.dtype for _, cell in FEW}) == 6


@pytest.mark.slow
def test_as_many_cells_as_there_is_time_for():
    """In processes of their own, which is twice as fast on two cores.

    The whole table takes a quarter of an hour and more. Each day other cells come first;
    RKERAS_MATRIX_SECONDS=0 runs all of them.
    """
    root = Path(__file__).parents[4]
    seconds = os.environ.get("RKERAS_MATRIX_SECONDS", "60")
    jobs = str(os.cpu_count() or 1)
    command = ["-m", "layers.convolutional.matrix", "--jobs", jobs, "--seconds", seconds]
    done = subprocess.run(
        [sys.executable, *command],
        cwd=root / "tests" / "python",
        env=os.environ | {"PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    print(done.stdout)
