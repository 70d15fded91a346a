"""Workers that Slurm starts, on nodes that are hosts of their own."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time

import pytest
from hosts import Hosts
from page import OWN, expect_equal_weights, file_of, write_script
from runs import LIMIT, ROOT, SCRIPT, Run, expect_gone, undisturbed
from slurm import Slurm


@pytest.fixture
def slurm(tmp_path):
    with contextlib.ExitStack() as stack:
        network = Hosts(2, tmp_path)
        stack.callback(network.remove)
        made = Slurm(network, tmp_path)
        stack.callback(made.remove)
        yield made


def srun(slurm, folder, *words):
    """Has `srun` start the script that all runs train with."""
    launch = [sys.executable, "-m", "rkeras_py", "launch", str(SCRIPT), str(folder)]
    return Run(folder, command=["srun", *words, *launch], **slurm.environment)


@pytest.mark.parametrize("tasks", [2, 4])
def test_tasks_train_together(tmp_path, slurm, tasks):
    run = srun(slurm, tmp_path / "run", "--nodes=2", f"--ntasks={tasks}")
    assert run.end() == 0, run.log()
    assert set(run.weights(tasks)) == {undisturbed(tasks)}


def test_a_task_is_killed(tmp_path, slurm):
    run = srun(slurm, tmp_path / "run", "--nodes=2", "--ntasks=2")
    processes = run.begun(2)
    run.has_trained(1, 3)
    os.kill(processes[1], signal.SIGKILL)
    killed = time.monotonic()
    assert run.end(LIMIT) != 0
    print(f"a task of Slurm killed: ended after {time.monotonic() - killed:.1f} s")
    assert "worker 1 (node2:" in run.log() and "has ended: its process is gone" in run.log()
    expect_gone(processes, LIMIT)
    again = srun(slurm, tmp_path / "run", "--nodes=2", "--ntasks=2")
    assert again.end() == 0, again.log()
    assert set(again.weights(2)) == {undisturbed(2)}


def test_the_file_of_the_page(tmp_path, slurm):
    folder = tmp_path / "work"
    write_script(folder)
    (folder / "train.sbatch").write_text(file_of("train.sbatch"))
    smaller = ["--nodes=2", "--cpus-per-task=1", "--time=10"]
    variables = os.environ | OWN | slurm.environment | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["sbatch", "--wait", *smaller, "train.sbatch"], cwd=folder, env=variables, timeout=400,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, "".join(path.read_text() for path in folder.glob("slurm-*"))
    expect_equal_weights(folder, 2)
