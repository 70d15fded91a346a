"""The generator: a golden file, the translation of examples, and what it refuses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rkeras_py.api.argument_types import Anything, Axis, Composable, Float
from rkeras_py.api.registry import REGISTRY, REQUIRED, Page, public
from rkeras_py.codegen import docstrings, generate, r_idiom, r_wrappers

_HERE = Path(__file__).parent


@pytest.fixture
def declared():
    """A function that is public for the time of a test."""

    @public(family="core layers")
    def golden_layer_scale(
        object: Composable = None,
        factor: Float = REQUIRED,
        axis: Axis = -1,
        **kwargs: Anything,
    ):
        """Multiplies its input by a number.

        What is computed is `factor * x`; see `(1, 2)`, `(None, 3)` and 100% of [brackets].

        Args:
            factor: The number. True counts as 1, and a dict is none.
            axis: The axis, from the end.
            **kwargs: More.

        Returns:
            The layer, or a tensor of shape `(batch, n)`.

        Raises:
            ValueError: `factor` is no number.

        Source:
            Nobody, 2026.

        Example:
            >>> from rkeras_py import golden_layer_scale, layer_input
            >>> x = layer_input(shape=(4, 2))
            >>> y = golden_layer_scale(x, factor=-2, axis=0)
            >>> y.shape
            (None, 4, 2)
        """

    yield REGISTRY["golden_layer_scale"]
    del REGISTRY["golden_layer_scale"]


def test_the_wrapper_is_as_a_person_would_write_it(declared):
    assert r_wrappers.source(declared) == (_HERE / "golden_layer_scale.R").read_text()


@pytest.mark.parametrize(
    ("python", "r"),
    [
        ("x = f(1, b=2.5)", "x <- f(1, b = 2.5)"),
        ("f((1, 2), [3], [])", "f(c(1, 2), list(3), list())"),
        ("f((None, 2))", "f(list(NULL, 2))"),
        ('f({"a": 1, "b c": "x"})', 'f(list(a = 1, `b c` = "x"))'),
        ("f(-1, True, None)", "f(-1, TRUE, NULL)"),
        ("x.y.z", "x$y$z"),
        ("len(x.y)", "length(x$y)"),
        ("layer_concatenate(x, axis=1)", "layer_concatenate(x, axis = 1)"),
        ("layer_unit_normalization(x, axis=1)", "layer_unit_normalization(x, axis = 2)"),
        ("layer_concatenate(x, axis=-1)", "layer_concatenate(x, axis = -1)"),
        ("f(lambda x, y: x % 2 == y)", "f(function(x, y) x %% 2 == y)"),
        ("import sqlite3", 'sqlite3 <- rkeras_import("sqlite3")'),
    ],
)
def test_examples_are_translated(python, r):
    import rkeras_py.public  # noqa: F401

    assert r_idiom.example([f">>> {python}"], "test") == [r]


@pytest.mark.parametrize(
    "python", ["x @ y", "x[0]", "[i for i in x]", "import os as o", "f(*x)", "x < y < z"]
)
def test_what_has_no_translation_is_refused(python):
    with pytest.raises(r_idiom.ExampleError):
        r_idiom.example([f">>> {python}"], "test")


def test_a_docstring_without_an_argument_is_refused(declared):
    declared.function.__doc__ = "Title.\n\nReturns:\n    Nothing."
    with pytest.raises(docstrings.DocstringError, match="`object` is not described"):
        r_wrappers.source(declared)


def test_stale_missing_and_surplus_files_are_found(tmp_path, monkeypatch):
    """The check compares what would be written with what is there."""
    for name in ("DESCRIPTION", "NAMESPACE"):
        (tmp_path / name).write_text("x")
    for name in ("R", "man", "rkeras_py"):
        (tmp_path / name).mkdir()
    (tmp_path / "R" / "gen-old.R").write_text("surplus")
    (tmp_path / "R" / "gen-new.R").write_text("stale")

    def write(root):
        for old in (root / "R").glob("gen-*.R"):
            old.unlink()
        (root / "R" / "gen-new.R").write_text("fresh")
        (root / "man" / "new.Rd").write_text("missing")

    monkeypatch.setattr(generate, "repository", lambda: tmp_path)
    monkeypatch.setattr(generate, "_write", write)
    found = "\n".join(generate.check())
    assert "R/gen-old.R" in found
    assert re.search(r"-surplus\n", found)
    assert re.search(r"-stale\n\+fresh", found)
    assert "man/new.Rd" in found
    assert re.search(r"\+missing", found)
    assert not (tmp_path / "man" / "new.Rd").exists(), "a check writes nothing"


def test_fresh_files_are_no_finding(tmp_path, monkeypatch):
    for name in ("DESCRIPTION", "NAMESPACE"):
        (tmp_path / name).write_text("x")
    for name in ("R", "man", "rkeras_py"):
        (tmp_path / name).mkdir()
    (tmp_path / "R" / "gen-new.R").write_text("fresh")
    monkeypatch.setattr(generate, "repository", lambda: tmp_path)
    monkeypatch.setattr(
        generate, "_write", lambda root: (root / "R" / "gen-new.R").write_text("fresh")
    )
    assert generate.check() == []


def test_nothing_in_the_generator_knows_a_function_by_name():
    """Exceptions are data: no public name stands in the generator's code."""
    import rkeras_py.public  # noqa: F401

    for path in Path(generate.__file__).parent.glob("*.py"):
        text = path.read_text()
        named = [name for name in REGISTRY if re.search(rf"[\"']{name}[\"']", text)]
        assert named == [], path.name


@pytest.fixture
def paged():
    """Two functions that share a page, for the time of a test."""
    page = Page("golden_page", "Two golden functions", "They share a page.")

    @public(family="core layers", page=page)
    def golden_first(x: Anything = REQUIRED, axis: Axis = -1):
        """Does the first thing.

        Args:
            x: A value.
            axis: The axis to go along.

        Returns:
            A tensor.

        Raises:
            ValueError: `x` is none.

        Example:
            >>> from rkeras_py import golden_first
            >>> golden_first(1, axis=0)
        """

    @public(family="core layers", page=page)
    def golden_second(x: Anything = REQUIRED, axis: Axis = -1):
        """Does the second thing.

        It does so twice.

        Args:
            x: A value.
            axis: The axis to reduce.

        Returns:
            None.

        Example:
            >>> from rkeras_py import golden_second
            >>> golden_second(2)
        """

    names = ("golden_first", "golden_second")
    yield [REGISTRY[name] for name in names]
    for name in names:
        del REGISTRY[name]


def test_functions_that_share_a_page(paged):
    assert r_wrappers.file_source(paged) == (_HERE / "golden_page.R").read_text()
