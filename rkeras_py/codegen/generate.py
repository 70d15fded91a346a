"""`python -m rkeras_py generate`: writes all generated files, or checks that they are fresh."""

from __future__ import annotations

import difflib
import shutil
import subprocess
import tempfile
from pathlib import Path

from rkeras_py.api.registry import REGISTRY, PublicFunction
from rkeras_py.api.shape_types import MOST_AXES
from rkeras_py.codegen import r_wrappers


class GenerateError(RuntimeError):
    """The files could not be generated."""


def repository() -> Path:
    """The root of the repository that this package is run from.

    Raises:
        GenerateError: The package runs from an installation, not from a checkout.
    """
    root = Path(__file__).resolve().parents[2]
    if not (root / "DESCRIPTION").is_file():
        raise GenerateError(f"{root} is not a checkout of rkeras: run this in the repository")
    return root


def wrappers() -> dict[str, str]:
    """The generated R files: texts by path."""
    files: dict[str, list[PublicFunction]] = {}
    for function in REGISTRY.values():
        files.setdefault(r_wrappers.stem(function), []).append(function)
    return {
        f"R/gen-{stem}.R": r_wrappers.file_source(functions)
        for stem, functions in sorted(files.items())
    }


def constants() -> str:
    """The text of `R/gen-constants.R`: numbers that both languages use."""
    return f"{r_wrappers.HEADER}\n\nmost_axes <- {MOST_AXES}L\n"


def init_stub() -> str:
    """The text of `rkeras_py/__init__.pyi`, for type checkers and editors."""
    lines = ["# Generated from rkeras_py; do not edit by hand."]
    names = sorted(REGISTRY)
    for name in names:
        lines.append(f"from {REGISTRY[name].function.__module__} import {name} as {name}")
    lines += [
        "from rkeras_py import robjects as robjects",
        "from rkeras_py.layers.compose import pipe as pipe",
        "from rkeras_py.models.scopes import with_custom_object_scope as with_custom_object_scope",
        "from rkeras_py.version import __version__ as __version__",
        "",
    ]
    return "\n".join(lines)


# Families that also have hand-written pages: the index finds all of them by concept.
_BY_CONCEPT = (
    "session", "history", "models", "model persistence", "classes", "runs", "tabular data",
    "data utilities", "dataset functions", "dataset iterators", "feature specs",
)  # fmt: skip


def reference_index() -> str:
    """The text of `_pkgdown.yml`: the reference index of the website, by family."""
    families: dict[str, list[str]] = {}
    for function in REGISTRY.values():
        if function.family in _BY_CONCEPT:
            continue
        page = function.r_name if function.page is None else function.page.name
        pages = families.setdefault(function.family, [])
        if page not in pages:
            pages.append(page)
    lines = [
        "# Generated from rkeras_py; do not edit by hand.",
        "url: ~",
        "template:",
        "  bootstrap: 5",
        "reference:",
        "- title: The package",
        "  contents:",
        "  - rkeras-package",
    ]
    for family in sorted(families):
        lines += [f"- title: {family.capitalize()}", "  contents:"]
        lines += [f"  - {name}" for name in sorted(families[family])]
    for title in _BY_CONCEPT:
        lines += [f"- title: {title.capitalize()}", "  contents:", f'  - has_concept("{title}")']
    lines.append("")
    return "\n".join(lines)


def _write(root: Path) -> None:
    """Writes everything generated into a checkout."""
    texts = wrappers() | {
        "R/gen-constants.R": constants(),
        "rkeras_py/__init__.pyi": init_stub(),
        "_pkgdown.yml": reference_index(),
    }
    for old in (root / "R").glob("gen-*.R"):
        if f"R/{old.name}" not in texts:
            old.unlink()
    for path, text in texts.items():
        (root / path).write_text(text)
    _roxygenise(root)


def _roxygenise(root: Path) -> None:
    """Has roxygen2 write NAMESPACE and the help pages from the comments."""
    command = shutil.which("Rscript")
    if command is None:
        raise GenerateError("NAMESPACE and man/ are written by roxygen2, but there is no Rscript")
    # man/figures is written by hand.
    for page in (root / "man").glob("*.Rd"):
        page.unlink()
    code = (
        "options(warn = 1); "
        "suppressMessages(roxygen2::roxygenise(load_code = roxygen2::load_source))"
    )
    done = subprocess.run(
        [command, "-e", code], cwd=root, capture_output=True, text=True, check=False
    )
    said = done.stdout + done.stderr
    problems = [line for line in said.splitlines() if "✖" in line or "Warning" in line]
    if done.returncode or problems:
        raise GenerateError("roxygen2 said:\n" + said)


_GENERATED = ("R/gen-*.R", "man/*.Rd", "NAMESPACE", "rkeras_py/__init__.pyi", "_pkgdown.yml")


def _texts(root: Path) -> dict[str, str]:
    return {
        str(path.relative_to(root)): path.read_text()
        for pattern in _GENERATED
        for path in sorted(root.glob(pattern))
    }


def generate() -> list[str]:
    """Writes the generated files.

    Returns:
        The paths that changed.
    """
    root = repository()
    before = _texts(root)
    _write(root)
    after = _texts(root)
    return sorted(
        path for path in before.keys() | after.keys() if before.get(path) != after.get(path)
    )


def check() -> list[str]:
    """Compares the generated files with what would be written now.

    Returns:
        A diff for each stale, missing or surplus file.
    """
    root = repository()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "rkeras"
        copy.mkdir()
        for name in ("DESCRIPTION", "NAMESPACE"):
            if (root / name).exists():
                shutil.copy(root / name, copy / name)
        for name in ("R", "man"):
            shutil.copytree(root / name, copy / name)
        (copy / "rkeras_py").mkdir()
        _write(copy)
        fresh, here = _texts(copy), _texts(root)
    differences = []
    for path in sorted(fresh.keys() | here.keys()):
        old, new = here.get(path, ""), fresh.get(path, "")
        if old != new:
            lines = difflib.unified_diff(
                old.splitlines(), new.splitlines(), f"{path} (here)", f"{path} (fresh)", lineterm=""
            )
            differences.append("\n".join(list(lines)[:40]))
    return differences
