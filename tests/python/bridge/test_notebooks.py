"""Notebooks in Jupyter's kernels for R and for Python: output, plots, and the stop button."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import conftest
import pytest
from jupyter_client.manager import KernelManager

_SECONDS = 120


class Cell:
    """What a cell gave: its text output, its other outputs by type, and its error, if any."""

    def __init__(self) -> None:
        self.text = ""
        self.types: list[str] = []
        self.error = ""
        self.status = ""

    def lines(self) -> list[str]:
        """The text as a notebook shows it: what was written over is gone."""
        return re.sub(r".*\r(?=[^\n])", "", self.text).splitlines()


class Notebook:
    """A kernel of Jupyter, to which cells are sent."""

    def __init__(self, kernel: str, kernels: Path) -> None:
        os.symlink(_kernel_of_r(), kernels / "ir")
        self.manager = KernelManager(kernel_name=kernel)
        self.manager.kernel_spec_manager.kernel_dirs.insert(0, str(kernels))
        variables = {"RETICULATE_PYTHON": sys.executable, "R_LIBS": str(conftest.LIBRARY)}
        self.manager.start_kernel(env=os.environ | variables, stderr=subprocess.DEVNULL)
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=_SECONDS)

    def run(self, code: str, stop_when: Callable[[Cell], bool] | None = None) -> Cell:
        """Runs a cell; `stop_when` says when the stop button is pressed."""
        cell, ends = Cell(), time.monotonic() + _SECONDS
        asked = self.client.execute(code)
        while time.monotonic() < ends:
            message = self.client.get_iopub_msg(timeout=_SECONDS)
            if message["parent_header"].get("msg_id") != asked:
                continue
            kind, content = message["msg_type"], message["content"]
            if kind == "status" and content["execution_state"] == "idle":
                break
            if kind == "stream":
                cell.text += content["text"]
            elif kind == "error":
                cell.error = content["ename"]
            elif kind in ("display_data", "execute_result"):
                cell.types += content["data"]
            if stop_when is not None and stop_when(cell):
                self.manager.interrupt_kernel()
                stop_when = None
        cell.status = self._reply(asked)["status"]
        return cell

    def _reply(self, asked: str) -> dict[str, Any]:
        while True:
            reply = self.client.get_shell_msg(timeout=_SECONDS)
            if reply["parent_header"].get("msg_id") == asked:
                return reply["content"]

    def close(self) -> None:
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


def _kernel_of_r() -> str:
    code = 'cat(system.file("kernelspec", package = "IRkernel", mustWork = TRUE))'
    return subprocess.run(
        ["Rscript", "-e", code], capture_output=True, text=True, check=True
    ).stdout


@pytest.fixture
def notebook(request, tmp_path):
    opened = Notebook(request.param, tmp_path)
    yield opened
    opened.close()


MODEL = """
model <- keras_model_sequential(input_shape = 4) %>%
  layer_dense(64, "relu") %>%
  layer_dense(1)
model %>% compile("sgd", "mse")
"""
TWO_EPOCHS = "history <- model %>% fit(x, y, epochs = 2, batch_size = 8)"
FOREVER = "model %>% fit(x, y, epochs = 100000, batch_size = 8)"
BARS = [
    r"Epoch 1/2",
    r" *(\d+)/\1 ━{20} .* - loss: \S+",
    r"Epoch 2/2",
    r" *(\d+)/\1 ━{20} .* - loss: \S+",
]


def third_epoch(cell: Cell) -> bool:
    return "Epoch 3/" in cell.text


def assert_bars(cell: Cell) -> None:
    assert cell.status == "ok", cell.error
    assert cell.text.count("\r") >= len(BARS) // 2  # each bar was written over
    assert "\x1b" not in cell.text and "\b" not in cell.text
    lines = cell.lines()
    assert len(lines) == len(BARS)
    for line, bar in zip(lines, BARS, strict=True):
        assert re.fullmatch(bar, line.rstrip()), line


@pytest.mark.parametrize("notebook", ["ir"], indirect=True)
def test_in_the_kernel_for_r(notebook):
    assert (
        notebook.run(f"""
        library(rkeras)
        x <- matrix(sin(1:32000), 8000)
        y <- rowSums(x)
        {MODEL}
    """).status
        == "ok"
    )
    assert_bars(notebook.run(TWO_EPOCHS))
    assert notebook.run("plot(history)").types.count("image/png") == 1
    # What R prints stays in order with it, and what is captured is no output of the cell.
    cell = notebook.run("""
        cat("before\\n")
        scores <- model %>% evaluate(x, y)
        cat("after\\n")
        captured <- capture.output(p <- predict(model, x, verbose = 1))
        cat(length(captured), any(grepl("[\\r\\b]", captured)))
    """)
    before, bar, after, captured = (line.rstrip() for line in cell.lines() if line.strip())
    assert (before, after, captured) == ("before", "after", "1 FALSE")
    assert re.match(r" *(\d+)/\1 ━", bar)
    cell = notebook.run("layer_dense(units = 'ten')")
    assert cell.status == "error"

    assert notebook.run("before <- get_weights(model)[[1]]").status == "ok"
    cell = notebook.run(FOREVER, stop_when=third_epoch)
    assert cell.status == "abort"
    cell = notebook.run("""
        w <- get_weights(model)[[1]]
        history <- fit(model, x, y, epochs = 1, verbose = 0)
        cat(all(is.finite(w)), identical(w, before), length(history$metrics$loss))
    """)
    assert cell.text.strip() == "TRUE FALSE 1"


@pytest.mark.parametrize("notebook", ["python3"], indirect=True)
def test_in_the_kernel_for_python(notebook):
    assert (
        notebook.run("""
import numpy as np
import rkeras_py
%load_ext rpy2.ipython
rkeras_py.robjects.activate()
x = np.sin(np.arange(32000.0)).reshape(8000, 4)
y = x.sum(axis=1)
    """).status
        == "ok"
    )
    cell = notebook.run(f"%%R -i x,y -o model\nlibrary(rkeras)\n{MODEL}")
    assert cell.status == "ok"
    assert_bars(notebook.run(f"%%R -i model -o history\n{TWO_EPOCHS}"))
    cell = notebook.run("print(type(model).__name__, len(history.metrics['loss']))")
    assert cell.text == "Sequential 2\n"
    assert notebook.run("%%R\nplot(history)").types.count("image/png") == 1
    cell = notebook.run('%%R\nlayer_dense(units = "ten")')
    assert cell.status == "error"
    assert "must be a whole number" in cell.text

    assert notebook.run("before = model.get_weights()[0].copy()").status == "ok"
    for code in (f"%%R\n{FOREVER}", "rkeras_py.fit(model, x, y, epochs=100000, batch_size=8)"):
        cell = notebook.run(code, stop_when=third_epoch)
        assert (cell.status, cell.error) == ("error", "KeyboardInterrupt")
        cell = notebook.run("""
w = model.get_weights()[0].copy()
losses = rkeras_py.fit(model, x, y, epochs=1, verbose=0).metrics["loss"]
print(np.isfinite(w).all(), np.array_equal(w, before), len(losses))
        """)
        assert cell.text == "True False 1\n"
    # R alone, also while it prints through Python, and Python's sleep within it.
    for code in (
        *['cat("begun\\n"); repeat Sys.sleep(0.01)'] * 5,
        *['repeat cat("begun\\n")'] * 5,
        'cat("begun\\n"); rkeras_import("time")$sleep(60)',
    ):
        cell = notebook.run(f"%%R\n{code}", stop_when=lambda cell: "begun" in cell.text)
        assert (cell.status, cell.error) == ("error", "KeyboardInterrupt")
    assert notebook.run("%%R\ncat(1 + 1)").text == "2"


@pytest.mark.long
def test_the_notebooks_of_the_demo(tmp_path):
    done = subprocess.run(
        [conftest.ROOT / "scripts" / "notebooks", tmp_path], capture_output=True, text=True,
        env=os.environ | {"RKERAS_DEMO_EPOCHS": "4"}, timeout=600, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    for name in ("denoise-r", "denoise-python"):
        cells = json.loads((tmp_path / f"{name}.ipynb").read_text())["cells"]
        outputs = [output for cell in cells for output in cell.get("outputs", [])]
        text = "".join("".join(output.get("text", "")) for output in outputs)
        assert len(re.findall(r"^16/16 ━{20}.*val_loss", text, re.MULTILINE)) == 4
        assert len(re.findall("━{20}", text)) == 4
        before, after = map(float, re.findall(r"PSNR of the \w+(?: \w+)? +(\S+) dB", text))
        assert 19.5 < before < 20.5 and after > 25.5
        assert sum("image/png" in output.get("data", {}) for output in outputs) == 2
        page = (tmp_path / f"{name}.html").read_text()
        assert page.count("data:image/png;base64") == 2
