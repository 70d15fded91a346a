"""What all tests share: modules beside them, and one way to run R."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

# Their asserts say what was compared, as those of test modules do.
pytest.register_assert_rewrite("contracts_models", "contracts_training")

sys.path.insert(0, str(Path(__file__).parent))

ROOT = Path(__file__).parents[2]
LIBRARY = ROOT / ".rlib"


def pytest_addoption(parser):
    parser.addoption("--long", action="store_true", help="run the tests that take minutes, too")


def pytest_collection_modifyitems(config, items):
    if config.getoption("--long"):
        return
    long = [item for item in items if item.get_closest_marker("long")]
    if long:
        items[:] = [item for item in items if item not in long]
        config.hook.pytest_deselected(items=long)


def run_r(
    code: str, host: str, folder: Path, timeout: float = 300, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Runs R code in one of the two hosts, as a user would."""
    script = folder / "script.R"
    script.write_text(code)
    command = (
        [shutil.which("Rscript") or "Rscript", str(script)]
        if host == "Rscript"
        else [sys.executable, "-m", "rkeras_py", "run", str(script)]
    )
    environment = os.environ | {
        "RETICULATE_PYTHON": sys.executable,
        "R_LIBS": str(LIBRARY),
    }
    return subprocess.run(
        command, cwd=folder, env=environment | variables, capture_output=True, text=True,
        timeout=timeout, check=False,
    )  # fmt: skip


@pytest.fixture(params=["Rscript", "python"])
def host(request) -> str:
    """Each of the two hosts."""
    if shutil.which("Rscript") is None or not (LIBRARY / "rkeras").exists():
        pytest.fail("the R package is not in .rlib: run `make setup`")
    return request.param


@pytest.fixture
def r(host, tmp_path):
    """Runs R code in a host; the code must succeed."""

    def run(code: str, timeout: float = 300, **variables: str) -> str:
        done = run_r(code, host, tmp_path, timeout, **variables)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run


@pytest.fixture
def r_fails(host, tmp_path):
    """Runs R code in a host; it must end with an error of R, not with a crash."""

    def run(code: str, **variables: str) -> str:
        done = run_r(code, host, tmp_path, **variables)
        assert done.returncode == 1, f"status {done.returncode}\n{done.stdout}{done.stderr}"
        return done.stderr

    return run
