"""Workers that are killed at random moments, that stop, that are slow, and a disk that is full."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest
from runs import LIMIT, Run, expect_gone, undisturbed


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


def descendants(process: int) -> list[int]:
    """The processes that a process started, and those that these started."""
    found = []
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        for child in map(int, path.read_text().split()):
            found += [child, *descendants(child)]
    return found


@pytest.mark.parametrize("victim", [1, 0])
@pytest.mark.parametrize("whole", [False, True], ids=["worker", "all its processes"])
def test_a_worker_is_frozen(tmp_path, victim, whole):
    """By a signal to its process, or as a container is: with all that it started."""
    expected = undisturbed(2)
    run = Run(tmp_path / "run", "--workers", "2")
    processes = run.begun(2)
    run.has_trained(victim, 3 * victim)
    frozen = [processes[victim], *(descendants(processes[victim]) if whole else [])]
    assert len(frozen) == (2 if whole else 1)
    for number in frozen:
        os.kill(number, signal.SIGSTOP)
    stopped = time.monotonic()
    status = run.end(LIMIT)
    took = time.monotonic() - stopped
    kind = "all its processes" if whole else "the worker"
    print(f"worker {victim} frozen, {kind}: ended after {took:.1f} s, {status}")
    assert status != 0
    others = r"\[1\] " if victim == 0 else r"(?!\[|rkeras)"
    told = rf"^{others}.*worker {victim} \(.*\) is frozen: "
    assert re.search(told, run.log(), re.MULTILINE), run.log()
    expect_gone([*processes, *frozen], 5)
    expect_resumed(run.folder, expected)


def test_a_worker_that_is_stopped_for_a_while_is_waited_for(tmp_path):
    run = Run(tmp_path / "run", "--workers", "2")
    processes = run.begun(2)
    run.has_trained(1, 3)
    os.kill(processes[1], signal.SIGSTOP)
    time.sleep(5)
    os.kill(processes[1], signal.SIGCONT)
    assert run.end() == 0, run.log()
    assert set(run.weights(2)) == {undisturbed(2)}


def test_a_slow_worker_is_waited_for(tmp_path):
    """In a function of R, for longer than what is frozen would be waited for."""
    run = Run(tmp_path / "run", "--workers", "2", WORKER_1_WAITS="20", WAIT_EACH_EPOCH="0")
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
