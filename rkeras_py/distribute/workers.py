"""The workers of a strategy, and what they have to agree on before they begin."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import numpy as np

from rkeras_py import keras_internals
from rkeras_py.distribute.shares import WorkersDiffer, differing
from rkeras_py.engine import keras, tf


def workers_of(strategy: Any) -> tuple[int, int]:
    """The number of processes that train together, and which of them this is, from 0.

    Args:
        strategy: The strategy.
    """
    resolver = getattr(strategy, "cluster_resolver", None)
    if resolver is None or not isinstance(strategy, tf.distribute.MultiWorkerMirroredStrategy):
        return 1, 0
    tasks = resolver.cluster_spec().as_dict()
    chiefs, workers = len(tasks.get("chief", [])), len(tasks.get("worker", []))
    if resolver.task_type == "chief" or not chiefs + workers:
        return max(chiefs + workers, 1), 0
    return chiefs + workers, chiefs + int(resolver.task_id)


def is_chief(strategy: Any) -> bool:
    """Whether this process writes the files of callbacks: the first worker, or the only one."""
    return workers_of(strategy)[1] == 0


def _of_all(strategy: Any, numbers: list[int]) -> list[list[int]]:
    """What each worker says.

    Args:
        strategy: The strategy.
        numbers: As many numbers in each worker; each below 2^53.

    Returns:
        The numbers of each worker, in order.
    """
    count, _ = workers_of(strategy)
    replicas = strategy.num_replicas_in_sync

    def row(context: Any) -> Any:
        table = np.zeros((replicas, len(numbers)))
        table[int(context.replica_id_in_sync_group)] = numbers
        return tf.constant(table)

    values = strategy.experimental_distribute_values_from_function(row)
    table = strategy.reduce(tf.distribute.ReduceOp.SUM, values, axis=None).numpy()
    return [[int(n) for n in table[i * replicas // count]] for i in range(count)]


@contextmanager
def in_agreement(function: str, strategy: Any, sizes: Mapping[str, int | None]) -> Iterator[None]:
    """Has all workers draw the same random numbers while the block runs.

    Args:
        function: The public function that was called.
        strategy: The strategy.
        sizes: What must be the same in all workers, by a name for messages; None for unknown.

    Raises:
        WorkersDiffer: One of the sizes is another in one of the workers.
    """
    if workers_of(strategy)[0] == 1:
        yield
        return
    seed = keras_internals.global_seed()
    drawn = random.SystemRandom().randrange(2**31)
    known = {name: -1 if size is None else size for name, size in sizes.items()}
    said = _of_all(strategy, [-1 if seed is None else seed, drawn, *known.values()])
    for i, what in enumerate(known):
        counts = [numbers[i + 2] for numbers in said]
        if len(set(counts)) > 1:
            raise WorkersDiffer(
                f"{function}(): all workers must be given the same data, of which each takes its "
                f"part, but {differing(what, counts)}"
            )
    seeds = {numbers[0] for numbers in said}
    if len(seeds) == 1 and seeds != {-1}:
        yield
        return
    # Samples are shuffled alike everywhere, else a batch would have some twice, and others never.
    kept = np.random.get_state(), random.getstate()
    keras.utils.set_random_seed(said[0][1])
    try:
        yield
    finally:
        tf.random.set_seed(seed)
        np.random.set_state(kept[0])
        random.setstate(kept[1])


def from_chief(strategy: Any, data: bytes | None) -> bytes | None:
    """What the chief has, in every worker.

    Args:
        strategy: The strategy.
        data: What the chief has, or None; ignored elsewhere.
    """
    count, worker = workers_of(strategy)
    if count == 1:
        return data
    size = -1 if data is None or worker else len(data)
    size = _of_all(strategy, [size])[0][0]
    if size < 0:
        return None
    words = np.zeros(-(-size // 4), "int32")
    if worker == 0 and data is not None:
        words = np.frombuffer(data + bytes(-size % 4), "int32")

    def value(context: Any) -> Any:
        first = int(context.replica_id_in_sync_group) == 0
        return tf.constant(words if first else np.zeros_like(words))

    # Sums of one number and zeros: the same bytes.
    values = strategy.experimental_distribute_values_from_function(value)
    sums = strategy.reduce(tf.distribute.ReduceOp.SUM, values, axis=None)
    return bytes(sums.numpy().tobytes()[:size])
