"""Hosts on a network of their own, each a network namespace, whose links are cut."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest
from runs import LIMIT, Run, undisturbed

# As ssh: the host is the last number of its address, and the namespace has it in its name.
SSH = """#!/bin/sh
host=$1; shift
exec ip netns exec rk{pid}n${{host##*.}} sh -c "$*"
"""


def ip(*words: object) -> None:
    subprocess.run(["ip", *map(str, words)], check=True)


class Hosts:
    """Hosts that are joined by a switch.

    Args:
        count: How many.
        folder: Where the command that stands for ssh is written.
    """

    def __init__(self, count: int, folder: Path) -> None:
        self.pid = os.getpid()
        self.addresses = [f"10.77.0.{i + 1}" for i in range(count)]
        self.ssh = folder / "ssh"
        self.ssh.write_text(SSH.format(pid=self.pid))
        self.ssh.chmod(0o755)
        self._switch = f"rk{self.pid}s"
        ip("link", "add", self._switch, "type", "bridge")
        ip("link", "set", self._switch, "up")
        for i in range(1, count + 1):
            space, here, there = (f"rk{self.pid}{kind}{i}" for kind in "nht")
            ip("netns", "add", space)
            ip("link", "add", here, "type", "veth", "peer", "name", there)
            ip("link", "set", there, "netns", space)
            ip("link", "set", here, "master", self._switch, "up")
            ip("-n", space, "addr", "add", f"10.77.0.{i}/24", "dev", there)
            ip("-n", space, "link", "set", there, "up")
            ip("-n", space, "link", "set", "lo", "up")

    def cut(self, index: int) -> None:
        """Cuts the link of a host."""
        ip("link", "set", f"rk{self.pid}h{index + 1}", "down")

    def mend(self, index: int) -> None:
        """Mends it."""
        ip("link", "set", f"rk{self.pid}h{index + 1}", "up")

    def run(self, folder: Path) -> Run:
        """Starts a worker on each."""
        return Run(folder, "--hosts", ",".join(self.addresses), "--ssh", str(self.ssh))

    def remove(self) -> None:
        """Leaves nothing."""
        for i in range(1, len(self.addresses) + 1):
            ip("netns", "del", f"rk{self.pid}n{i}")
        ip("link", "del", self._switch)


@pytest.fixture
def hosts(tmp_path):
    made = []

    def make(count: int) -> Hosts:
        made.append(Hosts(count, tmp_path))
        return made[-1]

    yield make
    for each in made:
        each.remove()


@pytest.mark.parametrize(("count", "victim"), [(2, 1), (2, 0), (3, 2), (4, 1)])
def test_a_link_is_cut(tmp_path, hosts, count, victim):
    whole = undisturbed(count)
    network = hosts(count)
    run = network.run(tmp_path / "run")
    processes = run.begun(count)
    time.sleep(random.Random(count + victim).uniform(0, 2))
    network.cut(victim)
    cut = time.monotonic()
    status = run.end(LIMIT)
    print(f"{count} hosts, link of {victim} cut: ended after {time.monotonic() - cut:.1f} s")
    assert status != 0
    assert f"worker {victim} (" in run.log() and "can no longer be reached" in run.log()
    assert not [number for number in processes if Path(f"/proc/{number}").exists()]
    network.mend(victim)
    time.sleep(2)
    again = network.run(tmp_path / "run")
    assert again.end() == 0, again.log()
    assert set(again.weights(count)) == {whole}


def test_a_worker_on_another_host_is_killed(tmp_path, hosts):
    network = hosts(2)
    run = network.run(tmp_path / "run")
    processes = run.begun(2)
    os.kill(processes[1], signal.SIGKILL)
    assert run.end(LIMIT) != 0
    assert f"worker 1 ({network.addresses[1]}:" in run.log()
    assert not [number for number in processes if Path(f"/proc/{number}").exists()]


def test_a_host_that_can_not_be_reached_by_the_others(tmp_path, hosts):
    network = hosts(2)
    network.cut(1)
    began = time.monotonic()
    run = network.run(tmp_path / "run")
    assert run.end(90) != 0
    print(f"a host that can't be reached: ended after {time.monotonic() - began:.1f} s")
    assert f"worker 1 ({network.addresses[1]}:" in run.log()
