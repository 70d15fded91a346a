"""Verbs that put elements together, and take them apart."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import (
    Anything,
    Bool,
    Int,
    IntTuple,
    Numbers,
    PositiveInt,
    ShapeType,
    Str,
)
from rkeras_py.api.registry import REQUIRED, MisfitError, public
from rkeras_py.api.scalar_types import ArgumentError
from rkeras_py.data.pipelines import by_batch, peeking
from rkeras_py.data.pipelines.arguments import Calls, Dataset, ElementFunction
from rkeras_py.data.pipelines.docs import SHARED
from rkeras_py.data.pipelines.functions import ElementCall
from rkeras_py.data.pipelines.values import ValueMisfit, components, in_structure
from rkeras_py.engine import tf

_FAMILY = "dataset batches"

_PADDING = {
    "padded_shapes": (
        "The shape to which each component is padded, with None for that of the longest in the "
        "batch; a list or dict for several components. All axes are padded so if not given."
    ),
    "padding_values": 'What is padded with, for each component: 0 and "" if not given.',
}


@public(family=_FAMILY, shared=SHARED)
def dataset_batch(
    dataset: Dataset = REQUIRED,
    batch_size: PositiveInt = REQUIRED,
    drop_remainder: Bool = False,
    num_parallel_calls: Calls | None = None,
    deterministic: Bool | None = None,
) -> Any:
    """Combines consecutive elements into batches.

    Args:
        num_parallel_calls: How many batches are made in parallel; -1 for as many as are useful.
        deterministic: Whether parallel work keeps the order; it does if not given.

    Returns:
        A dataset of elements whose components have one more axis, the first.

    Raises:
        ValueError: `batch_size` is not at least 1.

    Example:
        >>> from rkeras_py import dataset_batch, range_dataset
        >>> batches = dataset_batch(range_dataset(0, 10), 4)
    """
    if num_parallel_calls is None:
        return peeking.derived(dataset, lambda d: by_batch.batched(d, batch_size, drop_remainder))
    return peeking.derived(
        dataset,
        lambda d: d.batch(batch_size, drop_remainder, num_parallel_calls, deterministic),
    )


def _shapes(verb: str, spec: Any, value: Any) -> Any:
    """Padded shapes as given, in the structure of the element."""

    def shape(part: Any, given: Any, path: str) -> Any:
        if given is None:
            return tf.TensorShape([None] * (part.shape.rank or 0))
        try:
            return tf.TensorShape(ShapeType().from_python(given))
        except ArgumentError as error:
            raise ValueMisfit(path, f"must be {error}") from None

    return _structured(verb, "padded_shapes", spec, value, shape)


def _paddings(verb: str, spec: Any, value: Any) -> Any:
    """Padding values as given, in the structure of the element and in its dtypes."""

    def padding(part: Any, given: Any, path: str) -> Any:
        made = components(given, path)
        if (made.dtype == tf.string) != (part.dtype == tf.string):
            raise ValueMisfit(path, f"must be of {part.dtype.name}, but is {made.dtype.name}")
        return made if made.dtype == tf.string else tf.cast(made, part.dtype)

    if isinstance(value, int | float | str):
        # TensorFlow takes one value for all components of one dtype.
        if isinstance(spec, tf.TensorSpec):
            return _structured(verb, "padding_values", spec, value, padding)
        return tf.nest.map_structure(
            lambda part: _structured(verb, "padding_values", part, value, padding), spec
        )
    return _structured(verb, "padding_values", spec, value, padding)


def _structured(verb: str, argument: str, spec: Any, value: Any, leaf: Any) -> Any:
    if value is None:
        return None
    try:
        return in_structure(spec, value, leaf)
    except ValueMisfit as misfit:
        raise ValueError(f"{verb}(): `{argument}{misfit.path}` {misfit.fault}") from None


@public(family=_FAMILY, shared={**SHARED, **_PADDING})
def dataset_padded_batch(
    dataset: Dataset = REQUIRED,
    batch_size: PositiveInt = REQUIRED,
    padded_shapes: Anything = None,
    padding_values: Anything = None,
    drop_remainder: Bool = False,
    name: Str | None = None,
) -> Any:
    """Combines elements of different shapes into batches, padded to one shape.

    Returns:
        A dataset.

    Raises:
        ValueError: `padded_shapes` or `padding_values` does not have the structure of the element.

    Example:
        >>> from rkeras_py import dataset_padded_batch, dataset_map, range_dataset
        >>> import tensorflow as tf
        >>> dataset = dataset_map(range_dataset(1, 5), lambda n: tf.fill([n], n))
        >>> batches = dataset_padded_batch(dataset, 2)
    """
    shapes = _shapes("dataset_padded_batch", dataset.element_spec, padded_shapes)
    values = _paddings("dataset_padded_batch", dataset.element_spec, padding_values)
    return peeking.derived(
        dataset,
        lambda d: d.padded_batch(batch_size, shapes, values, drop_remainder, name=name),
    )


@public(family=_FAMILY, shared={**SHARED, **_PADDING})
def dataset_bucket_by_sequence_length(
    dataset: Dataset = REQUIRED,
    bucket_boundaries: IntTuple = REQUIRED,
    bucket_batch_sizes: IntTuple = REQUIRED,
    element_length_func: ElementFunction | None = None,
    padded_shapes: Anything = None,
    padding_values: Anything = None,
    pad_to_bucket_boundary: Bool = False,
    no_padding: Bool = False,
    drop_remainder: Bool = False,
    name: Str | None = None,
) -> Any:
    """Combines elements of similar length into padded batches.

    Args:
        bucket_boundaries: The lengths, rising, from which a bucket begins.
        bucket_batch_sizes: The batch size in each bucket: one more than there are boundaries.
        element_length_func: A function of the components of an element that returns its length;
            the size of the first axis of an element of one component if not given.
        pad_to_bucket_boundary: Whether to pad unknown sizes to the boundary of the bucket, less 1,
            and not only to the longest of the batch.
        no_padding: Whether batches have no padding: elements must then have one shape, or be
            sparse.

    Returns:
        A dataset.

    Raises:
        ValueError: The numbers of boundaries and batch sizes don't fit.

    Example:
        >>> import tensorflow as tf
        >>> from rkeras_py import dataset_bucket_by_sequence_length, dataset_map, range_dataset
        >>> dataset = dataset_map(range_dataset(1, 9), lambda n: tf.fill([n], n))
        >>> batches = dataset_bucket_by_sequence_length(dataset, [3, 6], [2, 2, 2])
    """
    boundaries = [bucket_boundaries] if isinstance(bucket_boundaries, int) else bucket_boundaries
    sizes = [bucket_batch_sizes] if isinstance(bucket_batch_sizes, int) else bucket_batch_sizes
    if len(sizes) != len(boundaries) + 1:
        raise MisfitError(
            "bucket_batch_sizes", f"{len(boundaries) + 1} numbers, one more than boundaries"
        )
    if element_length_func is None:
        if not isinstance(dataset.element_spec, tf.TensorSpec):
            raise ValueError(
                "dataset_bucket_by_sequence_length(): elements have several components, so "
                "`element_length_func` must say how long they are"
            )
        length: Any = lambda element: tf.shape(element)[0]  # noqa: E731
    else:
        verb = "dataset_bucket_by_sequence_length"
        inner = ElementCall(verb, "element_length_func", element_length_func).traced()
        length = lambda *element: tf.cast(inner(*element), tf.int32)  # noqa: E731
    shapes = _shapes("dataset_bucket_by_sequence_length", dataset.element_spec, padded_shapes)
    values = _paddings("dataset_bucket_by_sequence_length", dataset.element_spec, padding_values)
    return peeking.derived(
        dataset,
        lambda d: d.bucket_by_sequence_length(
            length, list(boundaries), list(sizes), shapes, values, pad_to_bucket_boundary,
            no_padding, drop_remainder, name=name,
        ),
    )  # fmt: skip


@public(family=_FAMILY, shared=SHARED)
def dataset_window(
    dataset: Dataset = REQUIRED,
    size: PositiveInt = REQUIRED,
    shift: PositiveInt | None = None,
    stride: PositiveInt = 1,
    drop_remainder: Bool = False,
) -> Any:
    """Windows over a dataset, each of which is a dataset.

    Args:
        size: How many elements a window has.
        shift: How many elements lie between two windows; `size` if not given.
        stride: How many elements lie between two of a window.
        drop_remainder: Whether to leave out last windows that have fewer elements.

    Returns:
        A dataset of datasets, for `dataset_flat_map()`; of tuples or dicts of datasets, if elements
        have several components.

    Raises:
        ValueError: `size` is not at least 1.

    Example:
        >>> from rkeras_py import dataset_batch, dataset_flat_map, dataset_window, range_dataset
        >>> windows = dataset_window(range_dataset(0, 7), size=3, shift=1, drop_remainder=True)
        >>> batches = dataset_flat_map(windows, lambda window: dataset_batch(window, 3))
    """
    return peeking.derived(dataset, lambda d: d.window(size, shift, stride, drop_remainder))


@public(family=_FAMILY, shared=SHARED)
def dataset_unbatch(dataset: Dataset = REQUIRED, name: Str | None = None) -> Any:
    """Splits batches into single elements.

    Returns:
        A dataset.

    Raises:
        ValueError: Elements have no first axis.

    Example:
        >>> from rkeras_py import dataset_batch, dataset_unbatch, range_dataset
        >>> dataset = dataset_unbatch(dataset_batch(range_dataset(0, 10), 4))
    """
    return peeking.derived(dataset, lambda d: d.unbatch(name=name))


@public(family=_FAMILY, shared=SHARED)
def dataset_group_by_window(
    dataset: Dataset = REQUIRED,
    key_func: ElementFunction = REQUIRED,
    reduce_func: ElementFunction = REQUIRED,
    window_size: PositiveInt | None = None,
    window_size_func: ElementFunction | None = None,
    name: Str | None = None,
) -> Any:
    """Groups elements by a key, and makes a dataset of each group.

    Args:
        key_func: A function of the components of an element that returns its key, a whole number.
        reduce_func: A function of a key and a dataset of elements with it that returns a dataset.
        window_size: How many elements a group has at most.
        window_size_func: A function of a key that says so, in place of `window_size`.

    Returns:
        A dataset.

    Raises:
        ValueError: Not one of `window_size` and `window_size_func` is given.

    Example:
        >>> from rkeras_py import dataset_batch, dataset_group_by_window, range_dataset
        >>> numbers = range_dataset(0, 10)
        >>> batch = lambda key, group: dataset_batch(group, 5)
        >>> dataset = dataset_group_by_window(numbers, lambda x: x % 2, batch, window_size=5)
    """
    verb = "dataset_group_by_window"
    if (window_size is None) == (window_size_func is None):
        raise ValueError(
            "dataset_group_by_window(): one of `window_size` and `window_size_func` must be given"
        )

    def whole(argument: str, function: Any) -> Any:
        inner = ElementCall(verb, argument, function).traced()
        return lambda *element: tf.cast(inner(*element), tf.int64)

    key = whole("key_func", key_func)
    reduce = ElementCall(verb, "reduce_func", reduce_func).traced()
    size = None if window_size_func is None else whole("window_size_func", window_size_func)
    return peeking.derived(
        dataset, lambda d: d.group_by_window(key, reduce, window_size, size, name=name)
    )


@public(family=_FAMILY, shared=SHARED)
def dataset_rejection_resample(
    dataset: Dataset = REQUIRED,
    class_func: ElementFunction = REQUIRED,
    target_dist: Numbers = REQUIRED,
    initial_dist: Numbers | None = None,
    seed: Int | None = None,
    name: Str | None = None,
) -> Any:
    """Draws elements so that classes are as frequent as wanted.

    Args:
        class_func: A function of the components of an element that returns its class, a whole
            number counted from 0.
        target_dist: The wanted fraction of each class.
        initial_dist: The fraction of each class in the dataset; estimated if not given.

    Returns:
        A dataset of pairs of a class and an element.

    Raises:
        ValueError: `target_dist` is not numbers.

    Example:
        >>> from rkeras_py import dataset_rejection_resample, range_dataset
        >>> numbers = range_dataset(0, 100)
        >>> dataset = dataset_rejection_resample(numbers, lambda x: x % 2, [0.9, 0.1], seed=1)
    """
    inner = ElementCall("dataset_rejection_resample", "class_func", class_func).traced()
    wanted = tf.constant(target_dist, tf.float32)
    known = None if initial_dist is None else tf.constant(initial_dist, tf.float32)
    return peeking.derived(
        dataset,
        lambda d: d.rejection_resample(
            lambda *element: tf.cast(inner(*element), tf.int32), wanted, known, seed, name=name
        ),
    )
