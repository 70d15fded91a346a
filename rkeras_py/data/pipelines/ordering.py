"""Verbs that choose, order and keep elements."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import (
    Anything,
    Bool,
    Int,
    NonNegativeInt,
    Path,
    PositiveInt,
    Str,
)
from rkeras_py.api.registry import REQUIRED, MisfitError, public
from rkeras_py.data.pipelines import peeking
from rkeras_py.data.pipelines.arguments import Calls, Count, Dataset
from rkeras_py.data.pipelines.docs import SHARED
from rkeras_py.engine import tf

_FAMILY = "dataset transformations"


@public(family=_FAMILY, shared=SHARED)
def dataset_shuffle(
    dataset: Dataset = REQUIRED,
    buffer_size: PositiveInt = REQUIRED,
    seed: Int | None = None,
    reshuffle_each_iteration: Bool | None = None,
) -> Any:
    """Shuffles the elements of a dataset.

    Args:
        buffer_size: How many elements wait to be drawn from: at least as many as the dataset has,
            for an order that is wholly random.
        reshuffle_each_iteration: Whether each pass has an order of its own; it has if not given.

    Returns:
        A dataset.

    Raises:
        ValueError: `buffer_size` is not at least 1.

    Example:
        >>> from rkeras_py import dataset_shuffle, range_dataset
        >>> dataset = dataset_shuffle(range_dataset(0, 10), buffer_size=10, seed=1)
    """
    return peeking.unchanged(
        dataset, lambda d: d.shuffle(buffer_size, seed, reshuffle_each_iteration)
    )


@public(family=_FAMILY, shared=SHARED)
def dataset_shuffle_and_repeat(
    dataset: Dataset = REQUIRED,
    buffer_size: PositiveInt = REQUIRED,
    count: Count | None = None,
    seed: Int | None = None,
) -> Any:
    """Shuffles a dataset, and repeats it in another order each time.

    Args:
        buffer_size: How many elements wait to be drawn from.
        count: How many times; without end if not given, or -1.

    Returns:
        A dataset.

    Raises:
        ValueError: `buffer_size` is not at least 1.

    Example:
        >>> from rkeras_py import dataset_shuffle_and_repeat, range_dataset
        >>> dataset = dataset_shuffle_and_repeat(range_dataset(0, 10), buffer_size=10, count=2)
    """
    return peeking.unchanged(dataset, lambda d: d.shuffle(buffer_size, seed).repeat(count))


@public(family=_FAMILY, shared=SHARED)
def dataset_repeat(dataset: Dataset = REQUIRED, count: Count | None = None) -> Any:
    """Repeats a dataset.

    Args:
        count: How many times; without end if not given, or -1.

    Returns:
        A dataset.

    Raises:
        ValueError: `count` is not a whole number.

    Example:
        >>> from rkeras_py import dataset_repeat, range_dataset
        >>> twice = dataset_repeat(range_dataset(0, 3), 2)
    """
    return peeking.derived(dataset, lambda d: d.repeat(count))


@public(family=_FAMILY, shared=SHARED)
def dataset_take(dataset: Dataset = REQUIRED, count: Count = REQUIRED) -> Any:
    """The first elements of a dataset.

    Args:
        count: How many; all if -1.

    Returns:
        A dataset.

    Raises:
        ValueError: `count` is not a whole number.

    Example:
        >>> from rkeras_py import dataset_take, range_dataset
        >>> three = dataset_take(range_dataset(0, 10), 3)
    """
    return peeking.derived(dataset, lambda d: d.take(count))


@public(family=_FAMILY, shared=SHARED)
def dataset_skip(dataset: Dataset = REQUIRED, count: Count = REQUIRED) -> Any:
    """A dataset without its first elements.

    Args:
        count: How many are left out; all if -1.

    Returns:
        A dataset.

    Raises:
        ValueError: `count` is not a whole number.

    Example:
        >>> from rkeras_py import dataset_skip, range_dataset
        >>> rest = dataset_skip(range_dataset(0, 10), 3)
    """
    return peeking.derived(dataset, lambda d: d.skip(count))


@public(family=_FAMILY, shared=SHARED)
def dataset_shard(
    dataset: Dataset = REQUIRED,
    num_shards: PositiveInt = REQUIRED,
    index: NonNegativeInt = REQUIRED,
) -> Any:
    """One of several parts of a dataset, for a worker.

    Args:
        num_shards: How many parts there are.
        index: Which of them, counted from 0 in both languages.

    Returns:
        A dataset of each `num_shards`-th element.

    Raises:
        ValueError: `index` is not less than `num_shards`.

    Example:
        >>> from rkeras_py import dataset_shard, range_dataset
        >>> second = dataset_shard(range_dataset(0, 10), num_shards=3, index=1)
    """
    if index >= num_shards:
        raise MisfitError("index", f"less than `num_shards`, {num_shards}, since it counts from 0")
    return peeking.derived(dataset, lambda d: d.shard(num_shards, index))


@public(family=_FAMILY, shared=SHARED)
def dataset_enumerate(dataset: Dataset = REQUIRED, start: Int = 0) -> Any:
    """Numbers the elements of a dataset.

    Args:
        start: The number of the first element.

    Returns:
        A dataset of pairs of a number, in int64, and an element.

    Raises:
        ValueError: `start` is not a whole number.

    Example:
        >>> from rkeras_py import dataset_enumerate, tensor_slices_dataset
        >>> numbered = dataset_enumerate(tensor_slices_dataset(["a", "b"]))
    """
    return peeking.derived(dataset, lambda d: d.enumerate(start))


@public(family=_FAMILY, shared=SHARED)
def dataset_unique(dataset: Dataset = REQUIRED, name: Str | None = None) -> Any:
    """A dataset without elements that came before.

    Args:
        dataset: A dataset of numbers in int32 or int64, or of strings.

    Returns:
        A dataset.

    Raises:
        ValueError: `dataset` is not a dataset.

    Example:
        >>> from rkeras_py import dataset_unique, tensor_slices_dataset
        >>> dataset = dataset_unique(tensor_slices_dataset(["a", "b", "a"]))
    """
    return peeking.derived(dataset, lambda d: d.unique(name=name))


@public(family=_FAMILY, shared=SHARED)
def dataset_cache(dataset: Dataset = REQUIRED, filename: Path | None = None) -> Any:
    """Keeps the elements of the first pass for those that follow.

    Args:
        filename: The file in which they are kept; in memory if not given. It must be a new one for
            each dataset.

    Returns:
        A dataset.

    Raises:
        ValueError: `filename` is not a path.

    Example:
        >>> from rkeras_py import dataset_cache, range_dataset
        >>> dataset = dataset_cache(range_dataset(0, 10))
    """
    return peeking.unchanged(dataset, lambda d: d.cache(filename or ""))


@public(family=_FAMILY, shared=SHARED)
def dataset_snapshot(
    dataset: Dataset = REQUIRED,
    path: Path = REQUIRED,
    compression: Str = "AUTO",
    reader_func: Anything = None,
    shard_func: Anything = None,
) -> Any:
    """Keeps the elements of a dataset in a folder, from which later runs read them.

    Args:
        path: The folder.
        compression: How the files are compressed: "AUTO", "GZIP", "SNAPPY" or "None".
        reader_func: A function that makes a dataset from a dataset of the parts that were written.
        shard_func: A function that says to which part an element belongs, as int64.

    Returns:
        A dataset.

    Raises:
        ValueError: `compression` is not one of these.

    Example:
        >>> from rkeras_py import dataset_snapshot, range_dataset
        >>> dataset = dataset_snapshot(range_dataset(0, 10), "snapshot")
    """
    if compression not in ("AUTO", "GZIP", "SNAPPY", "None"):
        raise MisfitError("compression", 'one of "AUTO", "GZIP", "SNAPPY", "None"')
    kind = None if compression == "None" else compression
    return peeking.unchanged(
        dataset,
        lambda d: d.snapshot(path, kind, reader_func=reader_func, shard_func=shard_func),
    )


@public(family=_FAMILY, shared=SHARED)
def dataset_prefetch(dataset: Dataset = REQUIRED, buffer_size: Calls | None = -1) -> Any:
    """Prepares elements while earlier ones are used.

    Args:
        buffer_size: How many; as many as are useful if -1 or not given.

    Returns:
        A dataset.

    Raises:
        ValueError: `buffer_size` is not a whole number.

    Example:
        >>> from rkeras_py import dataset_prefetch, range_dataset
        >>> dataset = dataset_prefetch(range_dataset(0, 10), 2)
    """
    size = tf.data.AUTOTUNE if buffer_size is None else buffer_size
    return peeking.unchanged(dataset, lambda d: d.prefetch(size))


@public(family=_FAMILY, shared=SHARED)
def dataset_prefetch_to_device(
    dataset: Dataset = REQUIRED, device: Str = REQUIRED, buffer_size: PositiveInt | None = None
) -> Any:
    """Prepares elements on a device while earlier ones are used.

    It must be the last verb of a pipeline.

    Args:
        device: The device, such as "/gpu:0".
        buffer_size: How many elements; as many as are useful if not given.

    Returns:
        A dataset.

    Raises:
        ValueError: `device` is not a string.

    Example:
        >>> from rkeras_py import dataset_prefetch_to_device, range_dataset
        >>> dataset = dataset_prefetch_to_device(range_dataset(0, 10), "/cpu:0")
    """
    move = tf.data.experimental.prefetch_to_device(device, buffer_size)
    return peeking.unchanged(dataset, lambda d: d.apply(move))


@public(family=_FAMILY, shared=SHARED)
def dataset_options(dataset: Dataset = REQUIRED, *options: Any, **kwargs: Anything) -> Any:
    """Sets options of a dataset, or returns them.

    Args:
        **kwargs: Options by the names of the attributes of `tf.data.Options`, with dots for nested
            ones, such as `threading.private_threadpool_size`; or these in one dict; or a
            `tf.data.Options`.

    Returns:
        A dataset; the options that are set, if no others are given.

    Raises:
        ValueError: There is no such option, or it can't have such a value.

    Example:
        >>> from rkeras_py import dataset_options, range_dataset
        >>> dataset = dataset_options(range_dataset(0, 10), deterministic=False)
    """
    given: dict[str, Any] = dict(kwargs)
    new = tf.data.Options()
    for item in options:
        if isinstance(item, tf.data.Options):
            new = new.merge(item)
        elif isinstance(item, dict):
            given.update(item)
        else:
            raise ValueError("dataset_options(): options need names, or a tf.data.Options")
    if not options and not kwargs:
        return dataset.options()
    for path, value in given.items():
        _set(new, path, value)
    return peeking.derived(dataset, lambda d: d.with_options(new))


def _set(options: Any, path: str, value: Any) -> None:
    *outer, name = path.split(".")
    target = options
    for part in outer:
        target = getattr(target, part, None)
    if name.startswith("_") or not hasattr(target, name):
        raise ValueError(f"dataset_options(): `tf.data.Options` has no option `{path}`")
    if isinstance(value, float) and value == int(value):
        value = int(value)
    try:
        setattr(target, name, value)
    except TypeError as error:
        raise ValueError(f"dataset_options(): `{path}`: {error}") from None
