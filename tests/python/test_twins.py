"""No piece of logic is written twice.

Declarations repeat each other by design: formals and docstrings make the help pages. Bodies of
functions must not.
"""

from __future__ import annotations

import ast
import collections
import re

import conftest

# Of fewer lines than these, one more function would be no help to a reader.
LINES = 4


def _body(function: ast.FunctionDef) -> list[ast.stmt]:
    return function.body[1:] if ast.get_docstring(function) is not None else function.body


def _lines(body: list[ast.stmt]) -> int:
    return sum((statement.end_lineno or 0) - statement.lineno + 1 for statement in body)


def test_no_body_of_a_function_stands_twice():
    twins = collections.defaultdict(list)
    for folder in ("rkeras_py", "benchmarks", "tests"):
        for file in sorted((conftest.ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text())):
                if isinstance(node, ast.FunctionDef) and _lines(_body(node)) >= LINES:
                    written = "\n".join(map(ast.dump, _body(node)))
                    place = f"{file.relative_to(conftest.ROOT)}:{node.lineno} {node.name}"
                    twins[written].append(place)
    assert twins
    assert [places for places in twins.values() if len(places) > 1] == []


def test_no_function_of_r_is_defined_twice():
    """R would take the last one, without a word."""
    places = collections.defaultdict(list)
    for file in sorted((conftest.ROOT / "R").glob("*.R")):
        for name in re.findall(r"^(\S+) (?:<-|=) function\b", file.read_text(), re.MULTILINE):
            places[name].append(file.name)
    assert "layer_dense" in places
    assert {name: files for name, files in places.items() if len(files) > 1} == {}
