"""Transfer learning: the script in demo/, in both hosts."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest
from conftest import LIBRARY, ROOT


@pytest.mark.long
def test_transfer_learning(host, tmp_path):
    script = ROOT / "demo" / "transfer.R"
    command = (
        [shutil.which("Rscript"), script]
        if host == "Rscript"
        else [sys.executable, "-m", "rkeras_py", "run", script]
    )
    done = subprocess.run(
        [*command, tmp_path], cwd=ROOT, capture_output=True, text=True, timeout=3000, check=False,
        env=os.environ | {"RETICULATE_PYTHON": sys.executable, "R_LIBS": str(LIBRARY)},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    lines = dict(line.split(":", 1) for line in done.stdout.splitlines() if ":" in line)
    assert float(lines["first task"]) > 0.95
    random, head, tuned = map(float, lines["result"].split())
    # Of four classes: features that were learned help, and fine tuning does.
    assert head > random + 0.2
    assert tuned > head + 0.05 and tuned > 0.75
    assert lines["layers of the base that are trained"].split() == ["49", "of", "86"]
    for name in ("feature_maps.png", "grad_cam.png", "mobilenet_digits_no_top.h5"):
        assert (tmp_path / name).stat().st_size > 5000
    # The maps lie on the strokes rather than beside them.
    assert float(lines["Grad-CAM"].split()[2]) > 1.1
