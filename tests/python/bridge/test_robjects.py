"""rkeras with `rpy2.robjects`: one script, where Python started R and where R started Python."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import conftest
import pytest

SCRIPT = Path(__file__).with_name("robjects_script.py")
PARTS = [
    "values_cross_as_themselves",
    "histories_cross",
    "functions_of_r_train",
    "errors_keep_what_they_are",
    "threads_take_turns",
    "side_by_side_with_numpy_and_pandas",
    "nothing_is_kept",
    "on_request_only",
]


def run(command: list[str], **variables: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {
        "RETICULATE_PYTHON": sys.executable,
        "R_LIBS": str(conftest.LIBRARY),
    }
    return subprocess.run(
        command,
        env=environment | variables,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_where_python_started_r():
    done = run([sys.executable, str(SCRIPT)])
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.split() == PARTS


def test_where_r_is_the_host(r):
    said = r(f"""
        library(rkeras)
        invisible(rkeras_import("runpy")$run_path("{SCRIPT}"))
    """)
    assert said.split() == PARTS


def test_what_is_missing_is_said(tmp_path):
    code = "import rkeras_py; rkeras_py.robjects.activate()"
    (tmp_path / "rkeras_py").symlink_to(conftest.ROOT / "rkeras_py")
    done = run([sys.executable, "-c", code], R_LIBS=str(tmp_path))
    assert done.returncode == 1
    assert "HostError: R can't load its package rkeras" in done.stderr
    assert "R CMD INSTALL" in done.stderr
    blocked = f"import sys; sys.modules['rpy2.robjects'] = None; {code}"
    done = run([sys.executable, "-c", blocked])
    assert "HostError: rpy2.robjects can't be imported" in done.stderr
    assert "pip install 'rpy2-robjects>=" in done.stderr


@pytest.mark.parametrize("name", ["activate", "context", "converter", "deactivate"])
def test_importing_the_module_starts_nothing(name):
    code = f"""
import sys, rkeras_py
assert callable(getattr(rkeras_py.robjects, {name!r}))
assert not {{"rpy2", "keras", "tensorflow"}} & set(sys.modules)
"""
    assert run([sys.executable, "-c", code]).returncode == 0


def test_interrupts_are_never_lost():
    """Ctrl-C at random moments: KeyboardInterrupt each time, and R and Python work on."""
    # While R runs. Between calls of R, Python raises KeyboardInterrupt wherever it is: for long.
    cases = ["computing", "waiting", "printing", "python", "sleep", "fit", "generator"]
    done = run([sys.executable, str(SCRIPT.with_name("interrupted_script.py")), "5", "1", *cases])
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.split()[-1] == "done"


@pytest.mark.long
def test_interrupts_are_never_lost_for_long():
    done = run([sys.executable, str(SCRIPT.with_name("interrupted_script.py")), "100", "2"])
    assert done.returncode == 0, done.stdout + done.stderr
