"""`launch_workers()` in R, with scripts of R that train together."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from running import environment


@pytest.mark.parametrize("host", [["Rscript"], [sys.executable, "-m", "rkeras_py", "run"]])
def test_workers_started_from_r(tmp_path, host):
    script = Path(__file__).parent / "launching.R"
    done = subprocess.run(
        [*host, script, tmp_path], env=environment(), capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout == "two workers, equal weights\n"
