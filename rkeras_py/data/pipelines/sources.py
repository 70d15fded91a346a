"""Datasets of values and of other datasets."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import Anything, Bool, Dtype, Int, Numbers
from rkeras_py.api.registry import REQUIRED, MisfitError, public
from rkeras_py.data.pipelines import peeking
from rkeras_py.data.pipelines.arguments import Dataset, Datasets, Tensors
from rkeras_py.data.pipelines.values import ValueMisfit, components, slices
from rkeras_py.engine import tf

_FAMILY = "dataset sources"


def _refused(verb: str, argument: str, misfit: ValueMisfit) -> ValueError:
    return ValueError(f"{verb}(): `{argument}{misfit.path}` {misfit.fault}")


@public(family=_FAMILY)
def tensor_slices_dataset(tensors: Tensors = REQUIRED) -> Any:
    """A dataset with an element for each sample: for each row of arrays, or of a data frame.

    Args:
        tensors: An array, a vector, a tensor, also a sparse one; a data frame; or a list or dict of
            such, of one length. A list gives elements with several components, as `fit()` takes
            them for inputs and targets; a dict and a data frame give components with names. A
            vector of numbers is in floatx or int32, as a column of a data frame is; an array keeps
            its dtype. A factor is its labels.

    Returns:
        A dataset.

    Raises:
        ValueError: Components differ in length, or strings or whole numbers have NA.

    Example:
        >>> from rkeras_py import dataset_batch, tensor_slices_dataset
        >>> dataset = tensor_slices_dataset({"x": [1, 2, 3], "label": ["a", "b", "a"]})
        >>> batches = dataset_batch(dataset, 2)
    """
    try:
        made = slices(tensors)
    except ValueMisfit as misfit:
        raise _refused("tensor_slices_dataset", "tensors", misfit) from None
    return tf.data.Dataset.from_tensor_slices(made)


@public(family=_FAMILY)
def tensors_dataset(tensors: Tensors = REQUIRED) -> Any:
    """A dataset of one element: all of the values.

    Args:
        tensors: An array, a vector, a tensor; a data frame; or a list or dict of such.

    Returns:
        A dataset.

    Raises:
        ValueError: Strings or whole numbers have NA.

    Example:
        >>> from rkeras_py import tensors_dataset
        >>> dataset = tensors_dataset({"x": [1, 2, 3], "y": 4})
    """
    try:
        made = components(tensors)
    except ValueMisfit as misfit:
        raise _refused("tensors_dataset", "tensors", misfit) from None
    return tf.data.Dataset.from_tensors(made)


@public(family=_FAMILY)
def sparse_tensor_slices_dataset(sparse_tensor: Anything = REQUIRED) -> Any:
    """A dataset with a sparse tensor for each row of a sparse matrix.

    Args:
        sparse_tensor: A `tf.SparseTensor`; in R also a sparse matrix of the package Matrix.

    Returns:
        A dataset.

    Raises:
        ValueError: `sparse_tensor` is not sparse.

    Example:
        >>> import tensorflow as tf
        >>> from rkeras_py import sparse_tensor_slices_dataset
        >>> rows = tf.sparse.from_dense([[1.0, 0.0], [0.0, 2.0]])
        >>> dataset = sparse_tensor_slices_dataset(rows)
    """
    if not isinstance(sparse_tensor, tf.SparseTensor):
        raise MisfitError("sparse_tensor", "a sparse tensor")
    return tf.data.Dataset.from_tensor_slices(sparse_tensor)


@public(family=_FAMILY)
def range_dataset(
    from_: Int = 0,
    to: Int = 0,
    by: Int = 1,
    *,
    dtype: Dtype = "int64",
    **kwargs: Anything,
) -> Any:
    """A dataset of whole numbers in steps.

    Args:
        from_: The first of them.
        to: Where they end; this number is not among them.
        by: The step.
        dtype: The dtype of the elements.
        **kwargs: There are no further arguments.

    Returns:
        A dataset.

    Raises:
        ValueError: `by` is 0.
        TypeError: An argument is not known.

    Example:
        >>> from rkeras_py import range_dataset
        >>> dataset = range_dataset(1, 11)
    """
    if kwargs:
        raise TypeError(f"range_dataset(): no argument is named `{next(iter(kwargs))}`")
    if by == 0:
        raise MisfitError("by", "a whole number other than 0")
    return tf.data.Dataset.range(from_, to, by, output_type=tf.as_dtype(dtype))


@public(family=_FAMILY)
def random_integer_dataset(seed: Int | None = None) -> Any:
    """An endless dataset of random whole numbers from 0 to 2^32.

    Args:
        seed: Seed of the numbers.

    Returns:
        A dataset.

    Raises:
        ValueError: `seed` is not a whole number.

    Example:
        >>> from rkeras_py import dataset_take, random_integer_dataset
        >>> three = dataset_take(random_integer_dataset(seed=1), 3)
    """
    return tf.data.Dataset.random(seed)


@public(family=_FAMILY)
def as_tf_dataset(dataset: Dataset = REQUIRED) -> Any:
    """A dataset of TensorFlow as one of the functions here.

    Every `tf.data.Dataset` is one: this checks that, and scripts of 2.9 call it.

    Args:
        dataset: A dataset.

    Returns:
        The dataset.

    Raises:
        ValueError: `dataset` is not a dataset.

    Example:
        >>> import tensorflow as tf
        >>> from rkeras_py import as_tf_dataset
        >>> dataset = as_tf_dataset(tf.data.Dataset.from_tensor_slices([1.0, 2.0]))
    """
    return dataset


@public(family=_FAMILY)
def zip_datasets(*datasets: Any, **kwargs: Anything) -> Any:
    """A dataset whose elements have a component of each of several datasets.

    Args:
        **kwargs: Datasets, or one list of them. Datasets with names, of which elements are then
            dicts, are not mixed with others.

    Returns:
        A dataset, as long as the shortest one.

    Raises:
        ValueError: Something else than a dataset was given.

    Example:
        >>> from rkeras_py import range_dataset, tensor_slices_dataset, zip_datasets
        >>> pairs = zip_datasets(range_dataset(0, 3), tensor_slices_dataset(["a", "b", "c"]))
    """
    unnamed, named = list(datasets), dict(kwargs)
    if not named and [type(item) for item in unnamed] == [dict]:
        unnamed, named = [], unnamed[0]
    if unnamed and named:
        raise ValueError("zip_datasets(): all datasets must have names, or none")
    given: Any = tuple(_datasets("zip_datasets", named.values() or unnamed))
    if named:
        given = dict(zip(named, given, strict=True))
    return peeking.with_twin(
        tf.data.Dataset.zip(given),
        lambda: tf.data.Dataset.zip(tf.nest.map_structure(peeking.twin_of, given)),
    )


def _datasets(verb: str, given: Any) -> list[Any]:
    """Datasets that were given one by one or in lists."""
    flat: list[Any] = []
    for item in given:
        flat.extend(item if isinstance(item, list | tuple) else [item])
    if not flat or not all(isinstance(item, tf.data.Dataset) for item in flat):
        raise ValueError(f"{verb}(): datasets must be given, and nothing else")
    return flat


@public(family=_FAMILY)
def dataset_concatenate(dataset: Dataset = REQUIRED, *others: Any, **kwargs: Anything) -> Any:
    """A dataset of the elements of several ones, one after the other.

    Args:
        dataset: The first dataset.
        **kwargs: Those that follow.

    Returns:
        A dataset.

    Raises:
        ValueError: Something else than a dataset was given.
        TypeError: The elements differ in structure or dtype.

    Example:
        >>> from rkeras_py import dataset_concatenate, range_dataset
        >>> dataset = dataset_concatenate(range_dataset(0, 3), range_dataset(7, 9))
    """
    following = _datasets("dataset_concatenate", [*others, *kwargs.values()])

    def joined(first: Any) -> Any:
        for other in following:
            first = first.concatenate(other)
        return first

    return peeking.derived(dataset, joined)


@public(family=_FAMILY)
def sample_from_datasets(
    datasets: Datasets = REQUIRED,
    weights: Numbers | None = None,
    seed: Int | None = None,
    stop_on_empty_dataset: Bool = True,
) -> Any:
    """A dataset of elements that are drawn at random from several ones.

    Args:
        datasets: Datasets with elements of one structure, in a list.
        weights: The probability of each; equal ones if not given.
        seed: Seed of the drawing.
        stop_on_empty_dataset: Whether it ends with the first dataset that ends.

    Returns:
        A dataset.

    Raises:
        ValueError: `weights` are not one for each dataset.

    Example:
        >>> from rkeras_py import range_dataset, sample_from_datasets
        >>> mixed = sample_from_datasets([range_dataset(0, 5), range_dataset(10, 15)], seed=1)
    """
    if weights is not None and len([weights] if isinstance(weights, float) else weights) != len(
        datasets
    ):
        raise MisfitError("weights", f"{len(datasets)} numbers, one for each dataset")
    made = tf.data.Dataset.sample_from_datasets(
        datasets, weights=weights, seed=seed, stop_on_empty_dataset=stop_on_empty_dataset
    )
    return peeking.with_twin(made, lambda: peeking.twin_of(datasets[0]))


@public(family=_FAMILY)
def choose_from_datasets(
    datasets: Datasets = REQUIRED,
    choice_dataset: Dataset = REQUIRED,
    stop_on_empty_dataset: Bool = True,
) -> Any:
    """A dataset of elements of several ones, in an order that another dataset says.

    Args:
        datasets: Datasets with elements of one structure, in a list.
        choice_dataset: A dataset of int64 numbers: the dataset, counted from 0, from which the
            next element is taken.
        stop_on_empty_dataset: Whether it ends with the first dataset that ends.

    Returns:
        A dataset.

    Raises:
        ValueError: `datasets` has something else in it.

    Example:
        >>> from rkeras_py import choose_from_datasets, range_dataset, tensor_slices_dataset
        >>> parts = [tensor_slices_dataset(["a", "b"]), tensor_slices_dataset(["c", "d"])]
        >>> dataset = choose_from_datasets(parts, range_dataset(0, 2))
    """
    made = tf.data.Dataset.choose_from_datasets(
        datasets, choice_dataset, stop_on_empty_dataset=stop_on_empty_dataset
    )
    return peeking.with_twin(made, lambda: peeking.twin_of(datasets[0]))
