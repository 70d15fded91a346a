"""One worker is killed, and the run that is started again ends as if nothing had happened.

`tests/machines` has many such runs, and links that are cut (`make test-machines`).
"""

from __future__ import annotations

import os
import runpy
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[3]

TRAIN = """
import json, os, sys, time
import numpy as np
from rkeras_py import (
    callback_backup_and_restore, callback_lambda, compile, fit, get_weights, initializer_constant,
    keras_model_sequential, layer_dense, optimizer_adam, worker_strategy,
)
folder = sys.argv[1]
strategy = worker_strategy()
index = json.loads(os.environ.get("TF_CONFIG", '{"task": {"index": 0}}'))["task"]["index"]
waits = os.environ.get("WAITS") == str(index)
x = np.random.default_rng(1).normal(size=(32, 3)).astype("float32")
with strategy.scope():
    model = keras_model_sequential()
    layer_dense(model, 1, input_shape=3, kernel_initializer=initializer_constant(0.5))
    compile(model, optimizer=optimizer_adam(0.1), loss="mse")

def at_end(epoch, logs):
    if waits and epoch == 2:
        with open(os.path.join(folder, "pid"), "w") as file:
            file.write(str(os.getpid()) + ".")
        time.sleep(100)

fit(model, x, x.sum(1), epochs=5, batch_size=8, verbose=0, shuffle=False, callbacks=[
    callback_lambda(on_epoch_end=at_end),
    callback_backup_and_restore(os.path.join(folder, "backup")),
])
np.savez(os.path.join(folder, f"weights{index}.npz"), *get_weights(model))
"""


def start(folder, **variables):
    return subprocess.Popen(
        [sys.executable, "-m", "rkeras_py", "launch", "--workers", "2", "train.py", "."],
        cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT)} | variables,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip


def weights(folder, index):
    with np.load(folder / f"weights{index}.npz") as file:
        return [file[name] for name in file.files]


def test_a_worker_is_killed_and_the_run_resumed(tmp_path, monkeypatch):
    (tmp_path / "train.py").write_text(TRAIN)
    run = start(tmp_path, WAITS="1")
    pid = tmp_path / "pid"
    deadline = time.monotonic() + 120
    while not (pid.exists() and pid.read_text().endswith(".")):
        assert run.poll() is None and time.monotonic() < deadline
        time.sleep(0.05)
    os.kill(int(pid.read_text()[:-1]), signal.SIGKILL)
    output, _ = run.communicate(timeout=60)
    assert run.returncode == 1
    assert "WorkerError: worker 1 (127.0.0.1:" in output
    assert "has ended: its process is gone" in output
    assert list(tmp_path.glob("backup/*")) and not list(tmp_path.glob("weights*"))

    output, _ = start(tmp_path).communicate(timeout=120)
    assert output == ""
    alone = tmp_path / "alone"
    alone.mkdir()
    monkeypatch.setattr(sys, "argv", ["train.py", str(alone)])
    runpy.run_path(str(tmp_path / "train.py"))
    for one, other, single in zip(
        weights(tmp_path, 0), weights(tmp_path, 1), weights(alone, 0), strict=True
    ):
        np.testing.assert_array_equal(one, other)
        np.testing.assert_allclose(one, single, rtol=1e-5, atol=1e-6)
