"""The processes that train together, as the variable TF_CONFIG of the environment names them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from rkeras_py.api import hooks

VARIABLE = "TF_CONFIG"
_KINDS = ("chief", "worker")


class ClusterError(ValueError):
    """TF_CONFIG does not describe processes that can train together."""


@dataclass(frozen=True)
class Cluster:
    """The processes that train together, and this one among them.

    Attributes:
        workers: The addresses of all workers, the chief's first.
        index: The number of this process among them, from 0.
    """

    workers: tuple[str, ...]
    index: int


def cluster() -> Cluster | None:
    """What TF_CONFIG says; None where it is not set, or names no workers.

    Raises:
        ClusterError: It is not JSON of the form that TensorFlow documents, or this process is not
            a worker.
    """
    # TensorFlow reads it in Python's environment.
    text = hooks.take_over(VARIABLE)
    if not text:
        return None
    try:
        config = json.loads(text)
    except ValueError as error:
        raise _error(f"JSON, but {error}", text) from None
    if not isinstance(config, dict) or not isinstance(config.get("cluster", {}), dict):
        raise _error('an object with "cluster" and "task"', text)
    parts = {kind: _addresses(config, kind, text) for kind in _KINDS}
    workers = (*parts["chief"], *parts["worker"])
    if not workers:
        return None
    task = config.get("task")
    if not isinstance(task, dict) or not {"type", "index"} <= task.keys():
        raise _error('an object whose "task" has the "type" and the "index" of this process', text)
    kind, index = task["type"], task["index"]
    if kind not in _KINDS:
        raise ClusterError(
            f'the "type" of the task in {VARIABLE} must be "worker" or "chief", but is {kind!r}: '
            "parameter servers are not supported; start workers alone, which worker_strategy() "
            "has train together"
        )
    if not isinstance(index, int) or not 0 <= index < len(parts[kind]):
        raise _error(
            f'an object whose "task" has an "index" from 0 to {len(parts[kind]) - 1}, as there '
            f'are {len(parts[kind])} of the type "{kind}"',
            text,
        )
    return Cluster(workers, index + (len(parts["chief"]) if kind == "worker" else 0))


def _addresses(config: dict[str, Any], kind: str, text: str) -> list[str]:
    addresses = config.get("cluster", {}).get(kind, [])
    if not isinstance(addresses, list) or not all(isinstance(one, str) for one in addresses):
        raise _error(f'an object whose "cluster" has a list of addresses as "{kind}"', text)
    return addresses


def _error(expected: str, text: str) -> ClusterError:
    return ClusterError(f"the variable {VARIABLE} must be {expected}; it is {text[:200]!r}")
