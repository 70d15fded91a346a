"""The files to copy of the page "When one machine is not enough"."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import numpy as np
from runs import ROOT

import rkeras_py as rk

PAGE = ROOT / "vignettes" / "articles" / "machines.Rmd"
# What a script of R finds rkeras by.
OWN = {"R_LIBS": str(ROOT / ".rlib"), "RETICULATE_PYTHON": sys.executable}

DATA = """
set.seed(1)
x <- array(runif(40 * 32^3), c(40, 32, 32, 32, 1))
saveRDS(x, "x.rds")
saveRDS(x^2, "y.rds")
"""


def file_of(name: str) -> str:
    """The block of the page in whose first lines a name of a file stands."""
    blocks = re.findall(r"^```\w*\n(.*?)^```$", PAGE.read_text(), re.MULTILINE | re.DOTALL)
    (found,) = [block for block in blocks if re.match(rf"(#!.*\n)?# {re.escape(name)}\b", block)]
    return found


def write_script(folder: Path) -> None:
    """Writes the script of the page, and data for it."""
    folder.mkdir()
    (folder / "train.R").write_text(file_of("train.R"))
    subprocess.run(["Rscript", "-e", DATA], cwd=folder, check=True)


def expect_equal_weights(folder: Path, count: int) -> None:
    """Checks what the workers have saved."""
    logs = "".join(path.read_text() for path in folder.glob("worker-*.log"))
    models = list(folder.glob("model-*.h5"))
    assert len(models) == count, logs
    chief, *others = (rk.get_weights(rk.load_model_hdf5(str(path))) for path in models)
    for other in others:
        for one, expected in zip(other, chief, strict=True):
            np.testing.assert_array_equal(one, expected)
