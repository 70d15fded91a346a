"""Workers that are killed at random moments, that stop, that are slow, and a disk that is full."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest
from runs import LIMIT, Run, undisturbed


def expect_gone(processes: list[int]) -> None:
    assert not [number for number in processes if Path(f"/proc/{number}").exists()]


def expect_resumed(folder: Path, expected: bytes) -> None:
    run = Run(folder, "--workers", "2")
    assert run.end() == 0, run.log()
    assert set(run.weights(2)) == {expected}


@pytest.mark.parametrize("seed", range(20))
def test_a_worker_is_killed(tmp_path, seed):
    whole = undisturbed(2)
    drawn = random.Random(seed)
    victim = seed % 2
    run = Run(tmp_path / "run", "--workers", "2")
    processes = run.begun(2)
    epochs = drawn.randrange(11)
    run.has_trained(victim, epochs)
    time.sleep(drawn.uniform(0, 0.5))
    os.kill(processes[victim], signal.SIGKILL)
    killed = time.monotonic()
    status = run.end(LIMIT)
    took = time.monotonic() - killed
    expect_gone(processes)
    print(f"{seed}: worker {victim} in epoch {epochs + 1}, ended after {took:.1f} s, {status}")
    assert status != 0
    assert f"worker {victim} (" in run.log() and "has ended: its process is gone" in run.log()
    expect_resumed(run.folder, whole)


def test_a_slow_worker_is_waited_for(tmp_path):
    run = Run(tmp_path / "run", "--workers", "2", WORKER_1_WAITS="4", WAIT_EACH_EPOCH="0")
    assert run.end() == 0, run.log()
    assert set(run.weights(2)) == {undisturbed(2)}


@pytest.fixture
def small_disk(tmp_path):
    folder = tmp_path / "small"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=32k", "tmpfs", folder], check=True)
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def test_a_full_disk(tmp_path, small_disk):
    folder = tmp_path / "run"
    folder.mkdir()
    (small_disk / "backup").mkdir()
    (folder / "backup").symlink_to(small_disk / "backup")
    (small_disk / "rest").write_bytes(b"x" * 28_000)
    run = Run(folder, "--workers", "2", WAIT_EACH_EPOCH="0")
    assert run.end(120) != 0, run.log()
    assert "No space left on device" in run.log()
    (small_disk / "rest").unlink()
    expect_resumed(folder, undisturbed(2))
