"""Who imports whom, beyond what the contracts in `pyproject.toml` can say."""

from __future__ import annotations

import ast
import graphlib
import sys

import conftest
import grimp
import pytest

OWN = ("rkeras_py.ops", "rkeras_py.keras_internals")


def test_there_is_no_circle_of_imports():
    """Imports inside functions count: they would only hide it."""
    graph = grimp.build_graph("rkeras_py", cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    try:
        graphlib.TopologicalSorter(imports).prepare()
    except graphlib.CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_ops_import_tensorflow_and_numpy_alone():
    """`engine` offers Keras too, which a contract between modules can't tell from TensorFlow."""
    files = list((conftest.ROOT / "rkeras_py" / "ops").glob("*.py"))
    assert files
    allowed = {*sys.stdlib_module_names, "numpy", "tensorflow"}
    for file in files:
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Import):
                imported = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                imported = [f"{node.module}.{alias.name}" for alias in node.names]
            else:
                continue
            for name in imported:
                own = name.startswith(OWN) or name == "rkeras_py.engine.tf"
                assert own or name.split(".")[0] in allowed, f"{file.name} imports {name}"
