"""The files of the page that need no Slurm, run as they stand there (`test_slurm.py` has that)."""

from __future__ import annotations

import os
import re
import subprocess
import textwrap
from pathlib import Path

import pytest
from hosts import Hosts
from page import OWN, expect_equal_weights, file_of, write_script


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "work"
    write_script(path)
    return path


@pytest.fixture(params=[2])
def network(request, tmp_path):
    hosts = Hosts(request.param, tmp_path, **OWN)
    yield hosts
    hosts.remove()


def run(folder: Path, *command: str, **variables: str) -> None:
    own = os.environ | OWN | variables
    subprocess.run(command, cwd=folder, env=own, timeout=400, check=True)


def test_two_workers_by_hand(folder, network):
    (folder / "two-workers.sh").write_text(file_of("two-workers.sh"))
    # On a host of its own, since the file says which ports it uses.
    run(folder, "ip", "netns", "exec", network.spaces[0], "sh", "two-workers.sh")
    expect_equal_weights(folder, 2)


def test_by_ssh(folder, network, tmp_path):
    (folder / "by-ssh.sh").write_text(file_of("by-ssh.sh"))
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "ssh").write_text(f'#!/bin/sh\nexec /usr/bin/{network.ssh} "$@"\n')
    (programs / "ssh").chmod(0o755)
    path = f"{programs}:{os.environ['PATH']}"
    run(folder, "sh", "by-ssh.sh", *network.addresses, PATH=path)
    expect_equal_weights(folder, 2)


@pytest.mark.parametrize("network", [4], indirect=True)
def test_the_command_of_kubernetes(folder, network):
    """What its pods would run, on hosts that have their names; there is no Kubernetes here."""
    found = re.search(r"args:\n +- \|\n(.*?)\n +env:", file_of("train.yaml"), re.DOTALL)
    assert found is not None
    command = ["bash", "-c", textwrap.dedent(found.group(1))]
    network.give_names({f"train-{i}.train": one for i, one in enumerate(network.addresses)})
    started = [
        subprocess.Popen(
            ["ip", "netns", "exec", space, *command], cwd=folder,
            env=os.environ | OWN | {"JOB_COMPLETION_INDEX": str(i), "RKERAS_THREADS": "1"},
        )
        for i, space in enumerate(network.spaces)
    ]  # fmt: skip
    assert [one.wait(400) for one in started] == [0] * 4
    expect_equal_weights(folder, 4)
