"""The functions that add steps to a feature spec."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Any

from rkeras_py.api.argument_types import (
    Anything,
    Bool,
    Dtype,
    Float,
    Initializer,
    Int,
    NonNegativeInt,
    Path,
    PositiveInt,
    PositiveInts,
    Str,
)
from rkeras_py.api.registry import REQUIRED, MisfitError, public
from rkeras_py.data.features import steps
from rkeras_py.data.features.arguments import Boundaries, Dimension, Normalizer, Spec
from rkeras_py.data.features.naming import each, groups
from rkeras_py.data.features.spec import FeatureSpec
from rkeras_py.engine import tf

_FAMILY = "feature specs"
_COLUMNS = (
    "The features: names, or lists of names. In R also names without quotation marks, `-name`, "
    "`from:to`, `c()` and selectors such as `all_numeric()`."
)
_MADE = (
    " A feature that is given as a named argument gets that name, and else one of the step and the "
    "column."
)
_SHARED = {
    "spec": "The feature spec.",
    "**kwargs": _COLUMNS,
    "dtype": "The dtype of the values.",
    "default_value": "The category of values that are not known; -1 for none.",
    "num_oov_buckets": "Into how many further categories values are hashed that are not known.",
    "hash_bucket_size": "The number of categories.",
    "dimension": (
        "The size of the vectors, or a function of the number of categories that returns it."
    ),
    "combiner": (
        'How vectors are put together where a sample has several categories: "mean", "sum" or '
        '"sqrtn".'
    ),
    "initializer": "Initializer of the table of vectors; by default a truncated normal one.",
    "ckpt_to_load_from": "The path of a checkpoint of TensorFlow that has the table.",
    "tensor_name_in_ckpt": "The name of the table in the checkpoint.",
    "max_norm": "The largest norm of a vector; longer ones are scaled down.",
    "trainable": "Whether the table is trained.",
}
_MAKING = {**_SHARED, "**kwargs": _COLUMNS + _MADE}


def _of_the_data(
    called: str,
    spec: FeatureSpec,
    given: Sequence[Any],
    named: dict[str, Any],
    make: Callable[[str], steps.Step],
) -> FeatureSpec:
    """Adds a step for each of several columns of the data."""
    if named:
        raise TypeError(f"{called}(): no argument is named `{next(iter(named))}`")
    names = [name for name, _ in each(called, given, named)]
    unknown = [name for name in names if name not in spec.x]
    if unknown:
        raise ValueError(
            f"{called}(): the data set has no feature {', '.join(unknown)}, but {', '.join(spec.x)}"
        )
    return spec.with_steps(called, [make(name) for name in names])


@public(family=_FAMILY, shared=_SHARED)
def step_numeric_column(
    spec: Spec = REQUIRED,
    *columns: Any,
    shape: PositiveInts = 1,
    default_value: Anything = None,
    dtype: Dtype = "float32",
    normalizer_fn: Normalizer | None = None,
    **kwargs: Anything,
) -> FeatureSpec:
    """Takes numeric columns.

    Args:
        shape: The shape of a value of the column.
        default_value: What stands for a missing value where examples are parsed; of no use for
            columns of a dataset.
        normalizer_fn: What scales the values: `scaler_standard()`, `scaler_min_max()`, or a
            function of a tensor. A model with a function that has no name can't be saved.

    Returns:
        The feature spec with the step.

    Raises:
        ValueError: There is no such column.

    Example:
        >>> from rkeras_py import feature_spec, scaler_standard, step_numeric_column
        >>> spec = feature_spec({"age": [20.0, 40.0], "size": [1.6, 1.8]}, ["age", "size"])
        >>> spec = step_numeric_column(spec, "age", "size", normalizer_fn=scaler_standard())
    """
    sizes = (shape,) if isinstance(shape, int) else tuple(shape)
    return _of_the_data(
        "step_numeric_column",
        spec,
        columns,
        kwargs,
        lambda name: steps.NumericColumn(name, sizes, default_value, dtype, normalizer_fn),
    )


@public(family=_FAMILY, shared=_SHARED)
def step_categorical_column_with_vocabulary_list(
    spec: Spec = REQUIRED,
    *columns: Any,
    vocabulary_list: Anything = None,
    dtype: Dtype | None = None,
    default_value: Int = -1,
    num_oov_buckets: NonNegativeInt = 0,
    **kwargs: Anything,
) -> FeatureSpec:
    """Takes columns of categories: of text or whole numbers.

    Args:
        vocabulary_list: The categories; if not given, those in the data set, in the order of their
            bytes or numbers.

    Returns:
        The feature spec with the step.

    Raises:
        ValueError: There is no such column, or it has neither text nor whole numbers.

    Example:
        >>> from rkeras_py import feature_spec, step_categorical_column_with_vocabulary_list
        >>> spec = feature_spec({"town": ["Rome", "Oslo"]}, "town")
        >>> spec = step_categorical_column_with_vocabulary_list(spec, "town")
    """
    called = "step_categorical_column_with_vocabulary_list"
    vocabulary = vocabulary_list
    if vocabulary is not None:
        vocabulary = [vocabulary] if isinstance(vocabulary, str | int) else list(vocabulary)
        if not vocabulary:
            raise MisfitError("vocabulary_list", "at least one category")
    options = {
        "vocabulary_list": vocabulary,
        "dtype": None if dtype is None else tf.as_dtype(dtype),
        "default_value": default_value,
        "num_oov_buckets": num_oov_buckets,
    }
    _expect_categories(called, spec, columns)
    make = tf.feature_column.categorical_column_with_vocabulary_list
    return _of_the_data(
        called, spec, columns, kwargs, lambda name: steps.CategoricalColumn(name, make, options)
    )


def _expect_categories(called: str, spec: FeatureSpec, given: Sequence[Any]) -> None:
    types = spec.feature_types()
    for name, _ in each(called, given, {}):
        dtype = types.get(name, "string")
        if name in spec.x and dtype != "string" and not tf.as_dtype(dtype).is_integer:
            raise ValueError(
                f"{called}(): column `{name}` must be text or whole numbers, but is {dtype}"
            )


@public(family=_FAMILY, shared=_SHARED)
def step_categorical_column_with_vocabulary_file(
    spec: Spec = REQUIRED,
    *columns: Any,
    vocabulary_file: Path = REQUIRED,
    vocabulary_size: PositiveInt | None = None,
    dtype: Dtype = "string",
    default_value: Int | None = None,
    num_oov_buckets: NonNegativeInt = 0,
    **kwargs: Anything,
) -> FeatureSpec:
    r"""Takes columns of categories that stand in a file.

    Args:
        vocabulary_file: The path of a text file with a category in each line. A model needs it
            again where it is loaded.
        vocabulary_size: How many lines of it count; all if not given.

    Returns:
        The feature spec with the step.

    Raises:
        ValueError: There is no such column or file.

    Example:
        >>> import tensorflow as tf
        >>> from rkeras_py import feature_spec, step_categorical_column_with_vocabulary_file
        >>> tf.io.write_file("towns.txt", "Oslo\nRome\n")
        >>> spec = feature_spec({"town": ["Rome", "Oslo"]}, "town")
        >>> spec = step_categorical_column_with_vocabulary_file(
        ...     spec, "town", vocabulary_file="towns.txt"
        ... )
    """
    called = "step_categorical_column_with_vocabulary_file"
    if not os.path.isfile(vocabulary_file):
        raise MisfitError("vocabulary_file", "the path of a text file, but there is no such file")
    options = {
        "vocabulary_file": vocabulary_file,
        "vocabulary_size": vocabulary_size,
        "dtype": tf.as_dtype(dtype),
        "default_value": default_value,
        "num_oov_buckets": num_oov_buckets,
    }
    _expect_categories(called, spec, columns)
    make = tf.feature_column.categorical_column_with_vocabulary_file
    return _of_the_data(
        called, spec, columns, kwargs, lambda name: steps.CategoricalColumn(name, make, options)
    )


@public(family=_FAMILY, shared=_SHARED)
def step_categorical_column_with_identity(
    spec: Spec = REQUIRED,
    *columns: Any,
    num_buckets: PositiveInt = REQUIRED,
    default_value: NonNegativeInt | None = None,
    **kwargs: Anything,
) -> FeatureSpec:
    """Takes columns of whole numbers from 0 as categories.

    Args:
        num_buckets: The number of categories.
        default_value: The category of other numbers; if not given, they are an error.

    Returns:
        The feature spec with the step.

    Raises:
        ValueError: There is no such column.

    Example:
        >>> import tensorflow as tf
        >>> from rkeras_py import feature_spec, step_categorical_column_with_identity
        >>> spec = feature_spec({"month": tf.cast([0, 11], "int32")}, "month")
        >>> spec = step_categorical_column_with_identity(spec, "month", num_buckets=12)
    """
    called = "step_categorical_column_with_identity"
    options = {"num_buckets": num_buckets, "default_value": default_value}
    _expect_categories(called, spec, columns)
    make = tf.feature_column.categorical_column_with_identity
    return _of_the_data(
        called, spec, columns, kwargs, lambda name: steps.CategoricalColumn(name, make, options)
    )


@public(family=_FAMILY, shared=_SHARED)
def step_categorical_column_with_hash_bucket(
    spec: Spec = REQUIRED,
    *columns: Any,
    hash_bucket_size: PositiveInt = REQUIRED,
    dtype: Dtype = "string",
    **kwargs: Anything,
) -> FeatureSpec:
    """Takes columns of categories that are not known in advance: by a hash of them.

    Returns:
        The feature spec with the step.

    Raises:
        ValueError: There is no such column.

    Example:
        >>> from rkeras_py import feature_spec, step_categorical_column_with_hash_bucket
        >>> spec = feature_spec({"word": ["a", "b"]}, "word")
        >>> spec = step_categorical_column_with_hash_bucket(spec, "word", hash_bucket_size=100)
    """
    called = "step_categorical_column_with_hash_bucket"
    options = {"hash_bucket_size": hash_bucket_size, "dtype": tf.as_dtype(dtype)}
    _expect_categories(called, spec, columns)
    make = tf.feature_column.categorical_column_with_hash_bucket
    return _of_the_data(
        called, spec, columns, kwargs, lambda name: steps.CategoricalColumn(name, make, options)
    )


@public(family=_FAMILY, shared=_MAKING)
def step_indicator_column(spec: Spec = REQUIRED, *columns: Any, **kwargs: Anything) -> FeatureSpec:
    """Makes zeros and ones of categories: one for each category.

    Returns:
        The feature spec with the step. The new features are named "indicator_" and the column.

    Raises:
        ValueError: A feature is not one of categories.

    Example:
        >>> from rkeras_py import feature_spec, step_categorical_column_with_vocabulary_list
        >>> from rkeras_py import step_indicator_column
        >>> spec = feature_spec({"town": ["Rome", "Oslo"]}, "town")
        >>> spec = step_categorical_column_with_vocabulary_list(spec, "town")
        >>> spec = step_indicator_column(spec, "town")
    """
    called = "step_indicator_column"
    pairs = each(called, columns, kwargs, "indicator_")
    return spec.with_steps(called, [steps.IndicatorColumn(*pair) for pair in pairs])


def _checkpoint(path: str | None, tensor: str | None) -> tuple[str, str] | None:
    if path is None and tensor is None:
        return None
    if path is None or tensor is None:
        raise ValueError("`ckpt_to_load_from` and `tensor_name_in_ckpt` belong together")
    return path, tensor


def _fourth_root(categories: int) -> int:
    return int(categories**0.25)


@public(family=_FAMILY, shared=_MAKING)
def step_embedding_column(
    spec: Spec = REQUIRED,
    *columns: Any,
    dimension: Dimension = _fourth_root,
    combiner: Str = "mean",
    initializer: Initializer | None = None,
    ckpt_to_load_from: Path | None = None,
    tensor_name_in_ckpt: Str | None = None,
    max_norm: Float | None = None,
    trainable: Bool = True,
    **kwargs: Anything,
) -> FeatureSpec:
    """Makes vectors of categories, which are learned.

    Returns:
        The feature spec with the step. The new features are named "embedding_" and the column.

    Raises:
        ValueError: A feature is not one of categories.

    Example:
        >>> from rkeras_py import feature_spec, step_categorical_column_with_vocabulary_list
        >>> from rkeras_py import step_embedding_column
        >>> spec = feature_spec({"town": ["Rome", "Oslo"]}, "town")
        >>> spec = step_categorical_column_with_vocabulary_list(spec, "town")
        >>> spec = step_embedding_column(spec, "town", dimension=2)
    """
    called = "step_embedding_column"
    checkpoint = _checkpoint(ckpt_to_load_from, tensor_name_in_ckpt)
    table = steps.Table(dimension, combiner, initializer, checkpoint, max_norm, trainable)
    pairs = each(called, columns, kwargs, "embedding_")
    return spec.with_steps(called, [steps.EmbeddingColumn(*pair, table) for pair in pairs])


@public(family=_FAMILY, shared=_MAKING)
def step_shared_embeddings_column(
    spec: Spec = REQUIRED,
    *columns: Any,
    dimension: Dimension = REQUIRED,
    combiner: Str = "mean",
    initializer: Initializer | None = None,
    shared_embedding_collection_name: Str | None = None,
    ckpt_to_load_from: Path | None = None,
    tensor_name_in_ckpt: Str | None = None,
    max_norm: Float | None = None,
    trainable: Bool = True,
    **kwargs: Anything,
) -> FeatureSpec:
    """Makes vectors of the categories of several columns, by one table.

    Args:
        **kwargs: The features in lists, one for each table: features of equally many categories.
            In R `c(from, to)`. One that is given as a named argument gets that name.
        shared_embedding_collection_name: The name of the table.

    Returns:
        The feature spec with the step. The new feature is named "shared_embeddings_" and the
        columns, unless it has a name.

    Raises:
        ValueError: A feature is not one of categories, or their numbers differ.

    Example:
        >>> from rkeras_py import feature_spec, step_categorical_column_with_vocabulary_list
        >>> from rkeras_py import step_shared_embeddings_column
        >>> spec = feature_spec({"a": ["Rome", "Oslo"], "b": ["Oslo", "Oslo"]}, ["a", "b"])
        >>> spec = step_categorical_column_with_vocabulary_list(
        ...     spec, "a", "b", vocabulary_list=["Oslo", "Rome"]
        ... )
        >>> spec = step_shared_embeddings_column(spec, ["a", "b"], dimension=2)
    """
    called = "step_shared_embeddings_column"
    checkpoint = _checkpoint(ckpt_to_load_from, tensor_name_in_ckpt)
    table = steps.Table(dimension, combiner, initializer, checkpoint, max_norm, trainable)
    found = groups(called, columns, kwargs, "shared_embeddings")
    collection = shared_embedding_collection_name
    made = [steps.SharedEmbeddingsColumn(*group, table, collection) for group in found]
    return spec.with_steps(called, list(made))


@public(family=_FAMILY, shared=_MAKING)
def step_bucketized_column(
    spec: Spec = REQUIRED,
    *columns: Any,
    boundaries: Boundaries = REQUIRED,
    **kwargs: Anything,
) -> FeatureSpec:
    """Divides numeric features into ranges: zeros and ones, and categories for other steps.

    Args:
        boundaries: The numbers between the ranges, in rising order. A range has its lower
            boundary. They are those of scaled values where the feature is scaled.

    Returns:
        The feature spec with the step. The new features are named "bucketized_" and the column.

    Raises:
        ValueError: A feature is not numeric.

    Example:
        >>> from rkeras_py import feature_spec, step_bucketized_column, step_numeric_column
        >>> spec = step_numeric_column(feature_spec({"age": [20.0, 40.0]}, "age"), "age")
        >>> spec = step_bucketized_column(spec, "age", boundaries=[18, 65])
    """
    called = "step_bucketized_column"
    pairs = each(called, columns, kwargs, "bucketized_")
    made = [steps.BucketizedColumn(*pair, boundaries) for pair in pairs]
    return spec.with_steps(called, list(made))


@public(family=_FAMILY, shared=_SHARED)
def step_crossed_column(
    spec: Spec = REQUIRED,
    *columns: Any,
    hash_bucket_size: PositiveInt = REQUIRED,
    hash_key: Int | None = None,
    **kwargs: Anything,
) -> FeatureSpec:
    """Makes categories of the combinations of other ones, by a hash of them.

    Args:
        **kwargs: The features in lists, one for each cross; in R `c(town, bucketized_age)`. One
            that is given as a named argument gets that name.
        hash_key: A seed of the hash.

    Returns:
        The feature spec with the step. The new feature is named "crossed_" and the columns, unless
        it has a name; `step_indicator_column()` or `step_embedding_column()` make numbers of it.

    Raises:
        ValueError: There is no such feature.

    Example:
        >>> from rkeras_py import feature_spec, step_crossed_column
        >>> spec = feature_spec({"a": ["x", "y"], "b": ["u", "v"]}, ["a", "b"])
        >>> spec = step_crossed_column(spec, ["a", "b"], hash_bucket_size=10)
    """
    called = "step_crossed_column"
    found = groups(called, columns, kwargs, "crossed")
    made = [steps.CrossedColumn(*group, hash_bucket_size, hash_key) for group in found]
    return spec.with_steps(called, list(made))


@public(family=_FAMILY, shared=_SHARED)
def step_remove_column(spec: Spec = REQUIRED, *columns: Any, **kwargs: Anything) -> FeatureSpec:
    """Removes features that other steps were made of.

    Returns:
        The feature spec with the step.

    Raises:
        ValueError: There is no such feature.

    Example:
        >>> from rkeras_py import feature_spec, step_bucketized_column, step_numeric_column
        >>> from rkeras_py import step_remove_column
        >>> spec = step_numeric_column(feature_spec({"age": [20.0, 40.0]}, "age"), "age")
        >>> spec = step_bucketized_column(spec, "age", boundaries=[18, 65])
        >>> spec = step_remove_column(spec, "age")
    """
    called = "step_remove_column"
    if kwargs:
        raise TypeError(f"{called}(): no argument is named `{next(iter(kwargs))}`")
    pairs = each(called, columns, {})
    return spec.with_steps(called, [steps.RemoveColumn(name) for name, _ in pairs])
