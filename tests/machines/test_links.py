"""Hosts that are reached by ssh, and whose links are cut."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time

import pytest
from hosts import Hosts
from runs import LIMIT, expect_gone, undisturbed


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
    expect_gone(processes, LIMIT)
    network.mend(victim)
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
    expect_gone(processes, LIMIT)


def test_workers_on_other_hosts_end_with_the_launcher(tmp_path, hosts):
    network = hosts(2)
    for number in (signal.SIGINT, signal.SIGKILL):
        run = network.run(tmp_path / f"run{number}")
        processes = run.begun(2)
        run.process.send_signal(number)
        run.end(LIMIT)
        expect_gone(processes, LIMIT)


def test_a_host_that_can_not_be_reached(tmp_path, hosts):
    network = hosts(2)
    network.cut(1)
    began = time.monotonic()
    run = network.run(tmp_path / "run")
    assert run.end(60) != 0
    print(f"a host that can't be reached: ended after {time.monotonic() - began:.1f} s")
    assert f"worker 1 ({network.addresses[1]}) can't be started" in run.log()


def test_a_host_that_does_not_know_the_key(tmp_path, hosts):
    network = hosts(2)
    client = tmp_path / "client"
    client.write_text(client.read_text().replace(f"{tmp_path}/user", f"{tmp_path}/host"))
    run = network.run(tmp_path / "run")
    assert run.end(60) == 2
    assert "can't be started, the command ended with status 255" in run.log()
    assert "Permission denied (publickey" in run.log()


def test_the_link_between_hosts_is_missing(tmp_path, hosts):
    """The launcher reaches both, but they don't reach each other."""
    network = hosts(2)
    ip = ["ip", "-n", network.spaces[0], "route", "add", "blackhole", f"{network.addresses[1]}/32"]
    subprocess.run(ip, check=True)
    began = time.monotonic()
    run = network.run(tmp_path / "run")
    assert run.end(60) != 0
    print(f"hosts that don't reach each other: ended after {time.monotonic() - began:.1f} s")
    assert f"worker 1 ({network.addresses[1]}:" in run.log()
