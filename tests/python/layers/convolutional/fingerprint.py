"""A hash of all that the cells of the case table depend on.

A run of the whole table records it in `benchmarks/results/convolution-cells.hash`. While it is the
same, a sample of the cells is enough: the result of the others is known.

What counts is the code, not the English in it: comments, docstrings, the arguments of `raise` (no
cell raises an error) and the texts of help pages in `docs.py` don't change what is computed, and
rewording them should not cost a run of 20 minutes. Everything else in the two folders counts,
whatever files it stands in, and so do the case table, its reference and the versions of Keras and
TensorFlow.
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterator
from pathlib import Path

from rkeras_py.engine import keras, tf

ROOT = Path(__file__).parents[4]
FOLDERS = ("rkeras_py/ops", "rkeras_py/layers/convolutional")
TABLE = ("cells.py", "matrix.py", "reference.py")
RECORD = ROOT / "benchmarks" / "results" / "convolution-cells.hash"


class _WithoutWords(ast.NodeTransformer):
    def generic_visit(self, node: ast.AST) -> ast.AST:
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)) and (
            ast.get_docstring(node, clean=False) is not None
        ):
            node.body = node.body[1:] or [ast.Pass()]
        return super().generic_visit(node)

    def visit_Raise(self, node: ast.Raise) -> ast.AST:
        return ast.Raise(None, None)


def code_of(source: str) -> str:
    """Python source without comments, docstrings and the words of errors."""
    return ast.unparse(ast.fix_missing_locations(_WithoutWords().visit(ast.parse(source))))


def _files(root: Path) -> Iterator[Path]:
    for folder in FOLDERS:
        files = sorted((root / folder).rglob("*.py"))
        yield from (path for path in files if path.name != "docs.py")
    for name in TABLE:
        yield root / Path(__file__).parent.relative_to(ROOT) / name


def fingerprint(root: Path = ROOT) -> str:
    """The hash, of the files below `root`."""
    found = hashlib.sha256()
    found.update(f"Keras {keras.__version__}, TensorFlow {tf.__version__}\n".encode())
    for path in _files(root):
        code = code_of(path.read_text(encoding="utf-8"))
        found.update(f"{path.relative_to(root)}\n{code}\n".encode())
    return found.hexdigest()


def is_recorded() -> bool:
    """Whether the whole table has run with the code that is here."""
    return RECORD.exists() and RECORD.read_text().strip() == fingerprint()
