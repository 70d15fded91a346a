"""How a batch is divided among replicas: each takes its part of the samples.

Every worker reads the same batches. Replica `i` of `n` takes the samples from `i * size // n` up to
`(i + 1) * size // n`, so the parts of a batch, of the last one too, differ by one sample at most.

Where a batch has fewer samples than there are replicas, some have no part in it. They are given a
sample that another one has, and what they make of it does not count (`shares.py`): few functions
work for no samples at all, and TensorFlow's convolutions give a result of a wrong shape.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rkeras_py.distribute.shares import Part, in_place_of_x
from rkeras_py.distribute.workers import workers_of
from rkeras_py.engine import keras, tf

# Functions that TensorFlow need not translate, which takes time at each epoch.
_as_it_is = tf.autograph.experimental.do_not_convert


def part_of(batch: Any, replica: Any, replicas: int) -> Any:
    """The part of a batch that one replica takes.

    Args:
        batch: Tensors or arrays, in any structure; `x` alone, or a tuple that begins with it.
        replica: The number of the replica, from 0.
        replicas: The number of replicas.

    Returns:
        The same structure, whose `x` is a `Part`.
    """
    first = next((one for one in tf.nest.flatten(batch) if _is_array(one)), None)
    parts = tf.nest.map_structure(lambda whole: _part(whole, replica, replicas), batch)
    return parts if first is None else in_place_of_x(parts, lambda x: Part(x, _size(first)))


def _is_array(one: Any) -> bool:
    return one is not None and not isinstance(one, tf.experimental.Optional)


def _size(whole: Any) -> Any:
    """The number of samples: of an array a number of Python, else a tensor of int64."""
    if isinstance(whole, tf.SparseTensor):
        return whole.dense_shape[0]
    if isinstance(whole, tf.RaggedTensor):
        return tf.cast(whole.nrows(), "int64")
    if tf.is_tensor(whole):
        return tf.shape(whole, "int64")[0]
    return whole.shape[0]


def _part(whole: Any, replica: Any, replicas: int) -> Any:
    if not _is_array(whole):
        return whole
    size = _size(whole)
    if tf.is_tensor(size):
        replica = tf.cast(replica, "int64")
    begin, end = replica * size // replicas, (replica + 1) * size // replicas
    # Without a part of its own, the sample of another one.
    end = tf.maximum(end, begin + 1) if tf.is_tensor(size) else max(end, begin + 1)
    if isinstance(whole, tf.SparseTensor):
        rest = tf.unstack(whole.dense_shape)[1:]
        return tf.sparse.slice(
            whole, tf.stack([begin, *[0] * len(rest)]), tf.stack([end - begin, *rest])
        )
    return whole[begin:end]


def shard(strategy: Any, dataset: Any, is_sized: bool) -> Any:
    """A dataset of batches as one of which each replica takes its part.

    Args:
        strategy: The strategy.
        dataset: The same batches in every process.
        is_sized: Whether all processes are known to have the same number of batches.
    """
    replicas = strategy.num_replicas_in_sync
    if replicas == 1:
        return dataset
    is_tuple = isinstance(dataset.element_spec, tuple)
    workers, worker = workers_of(strategy)

    def one(batch: tuple[Any, ...], replica: Any) -> Any:
        return part_of(batch if is_tuple else batch[0], replica, replicas)

    if is_sized and replicas == workers:
        # TensorFlow's distributed datasets make sure at each step that all workers have a batch.
        return dataset.map(_as_it_is(lambda *batch: one(batch, worker)))

    def of_worker(context: Any) -> Any:
        local = replicas // context.num_input_pipelines
        first = context.input_pipeline_id * local

        if local == 1:
            return dataset.map(_as_it_is(lambda *batch: one(batch, first)))
        numbers = tf.data.Dataset.range(first, first + local)
        return dataset.flat_map(lambda *batch: numbers.map(lambda replica: one(batch, replica)))

    # Nothing is read ahead: generators are called as often as batches are wanted, and no more.
    options = tf.distribute.InputOptions(experimental_fetch_to_device=False)
    return strategy.distribute_datasets_from_function(of_worker, options)


def shard_batch(strategy: Any, batch: tuple[Any, ...]) -> Any:
    """A batch of arrays as values of the replicas of this process.

    Args:
        strategy: The strategy.
        batch: The same arrays in every process, in any structure; a tuple that begins with `x`.
    """
    replicas = strategy.num_replicas_in_sync

    def of_replica(context: Any) -> Any:
        # As tensors, for which one graph serves all batches.
        part = part_of(batch, int(context.replica_id_in_sync_group), replicas)
        return keras.tree.map_structure(lambda one: None if one is None else tf.constant(one), part)

    return strategy.experimental_distribute_values_from_function(of_replica)


@contextmanager
def sharding(strategy: Any, is_sized: bool, note: Callable[[Any], None]) -> Iterator[None]:
    """Has a strategy shard datasets by sample while the block runs.

    Args:
        strategy: The strategy, which Keras asks to distribute the datasets that it makes.
        is_sized: Whether all processes are known to have the same number of batches.
        note: Called with the specification of the batches of each dataset.
    """

    def distribute(dataset: Any, options: Any = None) -> Any:
        note(dataset.element_spec)
        return shard(strategy, dataset, is_sized)

    # A callback may evaluate a model while another one, or the same, is trained.
    name, own = "experimental_distribute_dataset", vars(strategy)
    before = {name: own[name]} if name in own else {}
    strategy.experimental_distribute_dataset = distribute
    try:
        yield
    finally:
        del strategy.experimental_distribute_dataset
        own.update(before)
