"""Reading a dataset: all of it, or element by element."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from rkeras_py.api.argument_types import Anything, Str
from rkeras_py.api.failures import restored
from rkeras_py.api.registry import REQUIRED, MisfitError, public
from rkeras_py.data.pipelines.arguments import Dataset, Limit
from rkeras_py.data.pipelines.docs import SHARED
from rkeras_py.engine import tf
from rkeras_py.keras_internals.tuning import read_untuned

_FAMILY = "dataset iterators"


@public(family=_FAMILY, shared=SHARED)
def dataset_collect(dataset: Dataset = REQUIRED, iter_max: Limit = float("inf")) -> list[Any]:
    """Reads all elements of a dataset.

    Args:
        iter_max: How many elements are read at most.

    Returns:
        A list of the elements: tensors, or tuples and dicts of them.

    Raises:
        ValueError: `iter_max` is not a number of elements.

    Example:
        >>> from rkeras_py import dataset_collect, range_dataset
        >>> len(dataset_collect(range_dataset(0, 5)))
        5
    """
    with restored():
        most = -1 if iter_max in (None, float("inf")) else int(iter_max)
        return list(read_untuned(dataset.take(most)))


def _plain(part: Any) -> Any:
    """The numbers of a tensor; its strings as text, if all of them are."""
    value = part.numpy() if hasattr(part, "numpy") else part
    if isinstance(value, bytes):
        return value.decode() if _is_text(value) else value
    if isinstance(value, np.ndarray) and value.dtype.kind == "O" and all(map(_is_text, value.flat)):
        return np.array([item.decode() for item in value.flat], object).reshape(value.shape)
    return value


def _is_text(value: Any) -> bool:
    if not isinstance(value, bytes) or b"\0" in value:
        return False
    try:
        value.decode()
    except UnicodeDecodeError:
        return False
    return True


class ArrayIterator(Iterator[Any]):
    """Elements of a dataset as arrays of numpy, which are arrays in R.

    Args:
        dataset: The dataset.
    """

    def __init__(self, dataset: Any) -> None:
        self._iterator = iter(read_untuned(dataset))

    def __next__(self) -> Any:
        with restored():
            element = next(self._iterator)
        return tf.nest.map_structure(_plain, element)


@public(family=_FAMILY, shared=SHARED)
def as_array_iterator(dataset: Dataset = REQUIRED) -> ArrayIterator:
    """An iterator of elements as arrays.

    Returns:
        An iterator of arrays, or of tuples and dicts of them; in R for `iterate()` and
        `iter_next()`.

    Raises:
        ValueError: `dataset` is not a dataset.

    Example:
        >>> from rkeras_py import as_array_iterator, dataset_batch, range_dataset
        >>> batches = list(as_array_iterator(dataset_batch(range_dataset(0, 4), 2)))
    """
    return ArrayIterator(dataset)


@public(family=_FAMILY, shared=SHARED)
def make_iterator_one_shot(dataset: Dataset = REQUIRED) -> Any:
    """An iterator that goes through a dataset once.

    Returns:
        An iterator, for `iterator_get_next()`.

    Raises:
        ValueError: `dataset` is not a dataset.

    Example:
        >>> from rkeras_py import iterator_get_next, make_iterator_one_shot, range_dataset
        >>> iterator = make_iterator_one_shot(range_dataset(0, 3))
        >>> first = iterator_get_next(iterator)
    """
    return iter(read_untuned(dataset))


@public(family=_FAMILY)
def iterator_get_next(iterator: Anything = REQUIRED, name: Str | None = None) -> Any:
    """The next element of a dataset.

    Args:
        iterator: An iterator, as `make_iterator_one_shot()` makes it.
        name: A name for the operation; it is of no use outside of graphs.

    Returns:
        The element.

    Raises:
        ValueError: `iterator` is not an iterator of a dataset.
        OutOfRangeError: There is no further element.

    Example:
        >>> from rkeras_py import iterator_get_next, make_iterator_one_shot, range_dataset
        >>> iterator = make_iterator_one_shot(range_dataset(0, 3))
        >>> first = iterator_get_next(iterator)
    """
    if not hasattr(iterator, "get_next"):
        raise MisfitError("iterator", "an iterator of a dataset")
    with restored():
        return iterator.get_next()


@public(family=_FAMILY, shared=SHARED)
def next_batch(dataset: Dataset = REQUIRED) -> Any:
    """The first element of a dataset.

    In TensorFlow 1 it stood for the next element at each run of a session.

    Returns:
        The element.

    Raises:
        OutOfRangeError: The dataset is empty.

    Example:
        >>> from rkeras_py import next_batch, range_dataset
        >>> first = next_batch(range_dataset(0, 3))
    """
    with restored():
        return iter(read_untuned(dataset)).get_next()


def _specs(argument: str, value: Any) -> Any:
    spec = getattr(value, "element_spec", None)
    if spec is None:
        raise MisfitError(argument, "a dataset or an iterator of one")
    return spec


@public(family=_FAMILY)
def output_types(object: Anything = REQUIRED) -> Any:
    """The dtypes of the elements of a dataset.

    Args:
        object: A dataset or an iterator of one.

    Returns:
        A dtype, or a tuple or dict of them.

    Raises:
        ValueError: `object` is neither.

    Example:
        >>> from rkeras_py import output_types, range_dataset
        >>> output_types(range_dataset(0, 3))
        tf.int64
    """
    return tf.nest.map_structure(lambda spec: spec.dtype, _specs("object", object))


@public(family=_FAMILY)
def output_shapes(object: Anything = REQUIRED) -> Any:
    """The shapes of the elements of a dataset.

    Args:
        object: A dataset or an iterator of one.

    Returns:
        A `tf.TensorShape`, or a tuple or dict of them.

    Raises:
        ValueError: `object` is neither.

    Example:
        >>> from rkeras_py import dataset_batch, output_shapes, range_dataset
        >>> output_shapes(dataset_batch(range_dataset(0, 3), 2))
        TensorShape([None])
    """
    return tf.nest.map_structure(lambda spec: spec.shape, _specs("object", object))


@public(family=_FAMILY)
def output_classes(object: Anything = REQUIRED) -> Any:
    """The classes of the elements of a dataset.

    Args:
        object: A dataset or an iterator of one.

    Returns:
        `tf.Tensor`, `tf.SparseTensor` or another class, or a tuple or dict of them.

    Raises:
        ValueError: `object` is neither.

    Example:
        >>> from rkeras_py import output_classes, range_dataset
        >>> tensor = output_classes(range_dataset(0, 3))
    """
    return tf.nest.map_structure(lambda spec: spec.value_type, _specs("object", object))


def length_of(dataset: Any) -> float | None:
    """The number of elements of a dataset: infinity if it is endless, None if unknown."""
    size = int(dataset.cardinality())
    if size == tf.data.INFINITE_CARDINALITY:
        return float("inf")
    return None if size == tf.data.UNKNOWN_CARDINALITY else size
