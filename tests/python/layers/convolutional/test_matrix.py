"""The case table against the reference: a few cells here, more or all of them by scripts/test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from layers.convolutional import fingerprint, matrix
from layers.convolutional.cells import KINDS, cells
from layers.convolutional.matrix import failures, modes_of

ALL = list(enumerate(cells()))
# Few enough for every run, spread over layer types, dtypes, layouts and modes.
FEW = ALL[::211]


@pytest.mark.parametrize(("index", "cell"), FEW, ids=[cell.name for _, cell in FEW])
def test_cell(index, cell):
    assert failures(cell, modes_of(index)) == {}


@pytest.mark.parametrize("chosen", [FEW, matrix.sample(ALL, 200)], ids=["few", "sample"])
def test_the_chosen_cells_hold_every_kind_and_dtype(chosen):
    assert {cell.kind for _, cell in chosen} == set(KINDS)
    assert len({cell.dtype for _, cell in chosen}) == 6


def test_the_sample_is_the_same_each_time():
    small = matrix.sample(ALL, 200)
    assert small == matrix.sample(ALL, 200)
    assert len(set(small)) == 200


@pytest.fixture
def copy(tmp_path) -> Path:
    """The files that the hash is made of, elsewhere."""
    for path in fingerprint._files(fingerprint.ROOT):
        target = tmp_path / path.relative_to(fingerprint.ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    return tmp_path


def test_the_hash_is_that_of_the_code_wherever_it_stands(copy):
    assert fingerprint.fingerprint(copy) == fingerprint.fingerprint()


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ('"""Adds."""', '"""Adds two numbers."""', True),
        ("# why", "# why not", True),
        ('ValueError("not a number")', 'ValueError(f"a number, not {x}")', True),
        ("x + y", "x - y", False),
        ("y=1", "y=2", False),
        ('"a"', '"b"', False),
    ],
)
def test_the_hash_tells_code_from_words(copy, old, new, same):
    source = (
        'def add(x, y=1):\n    """Adds."""\n    if x == "a":\n'
        '        raise ValueError("not a number")\n    return x + y  # why\n'
    )
    path = copy / "rkeras_py" / "ops" / "inner" / "added.py"
    path.parent.mkdir()
    path.write_text(source)
    before = fingerprint.fingerprint(copy)
    assert old in source
    path.write_text(source.replace(old, new))
    assert (fingerprint.fingerprint(copy) == before) is same


def test_texts_of_help_pages_do_not_count(copy):
    before = fingerprint.fingerprint(copy)
    (copy / "rkeras_py" / "layers" / "convolutional" / "docs.py").write_text("SHARED = {}\n")
    assert fingerprint.fingerprint(copy) == before


@pytest.mark.parametrize("folder", fingerprint.FOLDERS)
def test_a_new_file_and_a_lost_one_change_the_hash(copy, folder):
    before = fingerprint.fingerprint(copy)
    added = copy / folder / "added.py"
    added.write_text("x = 1\n")
    assert fingerprint.fingerprint(copy) != before
    added.unlink()
    assert fingerprint.fingerprint(copy) == before
    next(iter(sorted((copy / folder).rglob("*.py")))).unlink()
    assert fingerprint.fingerprint(copy) != before


@pytest.mark.parametrize(
    ("arguments", "recorded", "count"),
    [
        ([], True, 6),
        (["--sample", "2"], False, 2),
        (["--sample", "2", "--changed"], True, 2),
        (["--sample", "2", "--changed"], False, 6),
        (["--only", "conv_2d"], False, None),
    ],
)
def test_a_whole_run_that_passes_is_recorded(
    tmp_path, monkeypatch, capsys, arguments, recorded, count
):
    """And nothing else is."""
    six = [cell for _, cell in ALL[::602]]
    monkeypatch.setattr(matrix, "cells", lambda: iter(six))
    monkeypatch.setattr(matrix, "_work", lambda job: (job[1], ("eager",), {}))
    monkeypatch.setattr(fingerprint, "RECORD", tmp_path / "cells.hash")
    monkeypatch.setattr(matrix, "RESULTS", tmp_path / "cells.md")
    if recorded:
        fingerprint.RECORD.write_text(fingerprint.fingerprint() + "\n")
        assert fingerprint.is_recorded()
    monkeypatch.setattr("sys.argv", ["matrix", *arguments])
    assert matrix.main() == 0
    if count is not None:
        assert capsys.readouterr().out.splitlines()[-1] == f"{count} passed, 0 failed"
    assert matrix.RESULTS.exists() is (count == 6)
    assert fingerprint.is_recorded() is (recorded or count == 6)


def test_a_whole_run_with_a_failure_is_not_recorded(tmp_path, monkeypatch, capsys):
    six = [cell for _, cell in ALL[::602]]
    monkeypatch.setattr(matrix, "cells", lambda: iter(six))
    monkeypatch.setattr(
        matrix, "_work", lambda job: (job[1], ("eager",), {"eager": "wrong"} if job[0] == 3 else {})
    )
    monkeypatch.setattr(fingerprint, "RECORD", tmp_path / "cells.hash")
    monkeypatch.setattr("sys.argv", ["matrix"])
    assert matrix.main() == 1
    assert capsys.readouterr().out.splitlines()[-1] == "5 passed, 1 failed"
    assert not fingerprint.is_recorded()
