"""The place of a process among those that Slurm's `srun` started."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping

from rkeras_py.distribute.cluster import VARIABLE, ClusterError

# Ports that are not handed out for outgoing connections.
_FIRST_PORT = 12000
_PORTS = 16384
_PER_STEP = 64


def take_place(variables: Mapping[str, str] = os.environ) -> None:
    """Sets TF_CONFIG in a task of `srun` that does not have it yet.

    The first task is the chief. All tasks derive the ports from the numbers of the job and the
    step, so that they agree without asking one another. In a batch script itself, outside of
    `srun`, nothing is set.

    Args:
        variables: The variables of the environment.

    Raises:
        ClusterError: Slurm's variables contradict one another.
    """
    is_step = "SLURM_STEP_ID" in variables and "SLURM_STEP_NODELIST" in variables
    if not is_step or variables.get(VARIABLE, "").strip():
        return
    tasks = int(variables.get("SLURM_STEP_NUM_TASKS", "1"))
    if tasks < 2:
        return
    hosts = list(_hosts(variables["SLURM_STEP_NODELIST"]))
    counts = list(_counts(variables.get("SLURM_STEP_TASKS_PER_NODE", "1")))
    if len(hosts) != len(counts) or sum(counts) != tasks:
        raise ClusterError(
            f"Slurm's variables contradict one another: SLURM_STEP_NODELIST has {len(hosts)} "
            f"hosts, SLURM_STEP_TASKS_PER_NODE {sum(counts)} tasks on {len(counts)} hosts, and "
            f"SLURM_STEP_NUM_TASKS is {tasks}"
        )
    if variables.get("SLURM_DISTRIBUTION", "block").partition(",")[0].startswith("cyclic"):
        places = [(h, i) for i in range(max(counts)) for h, n in enumerate(counts) if i < n]
    else:
        places = [(h, i) for h, n in enumerate(counts) for i in range(n)]
    job, step = int(variables.get("SLURM_JOB_ID", "0")), int(variables["SLURM_STEP_ID"])
    start = _FIRST_PORT + (job * 7 + step) % (_PORTS // _PER_STEP) * _PER_STEP
    workers = [f"{hosts[host]}:{start + number % _PER_STEP}" for host, number in places]
    task = {"type": "worker", "index": int(variables["SLURM_PROCID"])}
    os.environ[VARIABLE] = json.dumps({"cluster": {"worker": workers}, "task": task})


def _hosts(text: str) -> Iterator[str]:
    """The hosts of a list such as `a[1-3,07],b`."""
    for part in re.findall(r"(?:[^,\[]|\[[^\]]*\])+", text):
        yield from _expanded(part)


def _expanded(part: str) -> Iterator[str]:
    before, bracket, rest = part.partition("[")
    if not bracket:
        yield part
        return
    inside, _, after = rest.partition("]")
    for one in inside.split(","):
        first, dash, last = one.partition("-")
        numbers = range(int(first), int(last) + 1) if dash else [int(first)]
        for number in numbers:
            for end in _expanded(after):
                yield f"{before}{number:0{len(first)}d}{end}"


def _counts(text: str) -> Iterator[int]:
    """The numbers of a list such as `2(x3),1`."""
    for part in text.split(","):
        count, _, times = part.partition("(x")
        yield from [int(count)] * int(times.rstrip(")") or 1)
