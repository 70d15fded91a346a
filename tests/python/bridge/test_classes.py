"""Classes written in R, from the Python side: what the R tests of them can't see."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[3]


def _r(code: str, tmp_path: Path) -> str:
    script = tmp_path / "script.R"
    script.write_text(code)
    done = subprocess.run(
        ["Rscript", str(script)], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_classes_start_no_python(tmp_path: Path) -> None:
    """Classes at the top of a package start Python at their first use only."""
    out = _r(
        """
        library(rkeras)
        started <- function() .Call(rkeras:::rk_is_attached)
        layer_a <- new_layer_class("A", initialize = function(k) NULL, call = function(inputs) 1)
        layer_b <- Layer("B", initialize = function() NULL)
        metric <- new_metric_class("M", initialize = function() 1, update_state = function() 1,
                                   result = function() 1)
        loss <- new_loss_class("L", call = function(y_true, y_pred) 1)
        back <- new_callback_class("C", on_epoch_end = function(epoch, logs) 1)
        Model <- new_model_class("D", call = function(inputs) 1)
        R <- R6::R6Class("R", inherit = KerasLayer)
        layer_r <- create_layer_wrapper(R)
        print(layer_a)
        E(keras$layers$Layer) %py_class% { initialize <- function() NULL }
        layer_e <- create_layer_wrapper(E)
        cat("before:", started(), "\\n")
        invisible(back())
        cat("after:", started(), "\\n")
        """,
        tmp_path,
    )
    assert "before: FALSE" in out
    assert "after: TRUE" in out
