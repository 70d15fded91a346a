"""Preprocessing of categories and numbers, and what such layers learn from data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from rkeras_py.api.argument_types import (
    Anything,
    Axes,
    Bool,
    Composable,
    Composed,
    Float,
    IntTuple,
    LayerLike,
    Numbers,
    PositiveInt,
    Str,
    Tail,
)
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.engine import keras, tf
from rkeras_py.layers.compose import INPUT_DTYPE, composing

FAMILY = "preprocessing layers"


def mode_name(output_mode: str) -> str:
    """The mode, of whose names Keras 2 had older ones too."""
    return {"binary": "multi_hot", "tf-idf": "tf_idf"}.get(output_mode, output_mode)


def reading(dtype: str, layer: keras.layers.Layer) -> keras.layers.Layer:
    """A layer that, first in a model, has an input of that dtype."""
    setattr(layer, INPUT_DTYPE, dtype)
    return layer


@keras.saving.register_keras_serializable(package="rkeras")
class CategoryEncoding(keras.layers.CategoryEncoding):
    """Category encoding whose configuration keeps `sparse`, which Keras 3 forgets."""

    def get_config(self) -> dict[str, Any]:
        """The arguments with which the layer can be made again."""
        return {**super().get_config(), "sparse": self.sparse}


def _hashing(mask_value: Any = None, salt: Any = None, **config: Any) -> keras.layers.Layer:
    if isinstance(salt, tuple):
        salt = salt[0] if len(salt) == 1 else list(salt)
    if isinstance(mask_value, float) and mask_value.is_integer():
        mask_value = int(mask_value)
    return keras.layers.Hashing(mask_value=mask_value, salt=salt, **config)


@public(family=FAMILY, by=composing(keras.layers.Hashing, _hashing))
def layer_hashing(
    object: Composable = None,
    num_bins: PositiveInt = REQUIRED,
    mask_value: Anything = None,
    salt: IntTuple | None = None,
    **kwargs: Tail,
) -> Composed:
    """Turns strings or whole numbers into bins, by a hash.

    It needs no vocabulary; different values may share a bin.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model, or a
            tensor of strings or whole numbers.
        num_bins: Number of bins, that of `mask_value` included.
        mask_value: Value of missing input, which gets bin 0 for itself. None for none.
        salt: One or two whole numbers that key the hash (SipHash64). None takes a hash
            without a key (FarmHash64).
        **kwargs: `output_mode`, "int", "one_hot", "multi_hot" or "count"; `sparse`; and
            the standard arguments of a layer: `input_shape`, `batch_input_shape`,
            `batch_size`, `dtype`, `name`, `trainable`, `weights`.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of whole numbers from 0 to
        `num_bins - 1` and the same shape.

    Raises:
        ValueError: An argument is not of the kind stated.
        TypeError: `object` can't be composed with.

    Example:
        >>> from rkeras_py import layer_hashing, layer_input
        >>> layer_hashing(layer_input(shape=1, dtype="string"), num_bins=3).shape
        (None, 1)
    """


def _category_encoding(
    num_tokens: int | None = None,
    output_mode: str = "multi_hot",
    sparse: bool = False,
    **config: Any,
) -> keras.layers.Layer:
    if num_tokens is None:
        raise ValueError(
            "layer_category_encoding(): `num_tokens` must be given. Where the categories are "
            "not known beforehand, layer_integer_lookup() learns them"
        )
    cls = CategoryEncoding if sparse else keras.layers.CategoryEncoding
    return reading("int32", cls(num_tokens, mode_name(output_mode), sparse=sparse, **config))


@public(family=FAMILY, by=composing(keras.layers.CategoryEncoding, _category_encoding))
def layer_category_encoding(
    object: Composable = None,
    num_tokens: PositiveInt | None = None,
    output_mode: Str = "multi_hot",
    sparse: Bool = False,
    **kwargs: Tail,
) -> Composed:
    """Encodes categories, which are whole numbers from 0, by ones and zeros.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model, or a
            tensor of whole numbers from 0 to `num_tokens - 1`.
        num_tokens: Number of categories.
        output_mode: "one_hot", for each number a 1 at its place; "multi_hot", for each
            sample a 1 at the place of each number that it has; "count", how often it has
            it. The layer itself, called with `count_weights`, sums these instead of
            ones.
        sparse: Whether the output is a sparse tensor.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape
        `(batch, num_tokens)`; with "one_hot" `(batch, ..., num_tokens)`.

    Raises:
        ValueError: `num_tokens` is not given, or `output_mode` is unknown.
        TypeError: `object` can't be composed with.

    Example:
        >>> from rkeras_py import layer_category_encoding, layer_input
        >>> x = layer_input(shape=2, dtype="int32")
        >>> layer_category_encoding(x, num_tokens=4).shape
        (None, 4)
    """


def _discretization(bin_boundaries: Any = None, **config: Any) -> keras.layers.Layer:
    boundaries = [bin_boundaries] if isinstance(bin_boundaries, float) else bin_boundaries
    return keras.layers.Discretization(boundaries, **config)


@public(family=FAMILY, by=composing(keras.layers.Discretization, _discretization))
def layer_discretization(
    object: Composable = None,
    bin_boundaries: Numbers | None = None,
    num_bins: PositiveInt | None = None,
    epsilon: Float = 0.01,
    **kwargs: Tail,
) -> Composed:
    """Turns numbers into the bins in which they lie.

    With boundaries `b`, bin 0 has what is less than the first, bin 1 what is from the
    first to less than the second, and so on.

    Args:
        bin_boundaries: The boundaries, in growing order.
        num_bins: Number of bins, instead of `bin_boundaries`: `adapt()` then finds
            boundaries that give bins of about equal numbers of values.
        epsilon: How exact these are, as a share of the values.
        **kwargs: `output_mode`, "int", "one_hot", "multi_hot" or "count"; `sparse`; and
            the standard arguments of a layer: `input_shape`, `batch_input_shape`,
            `batch_size`, `dtype`, `name`, `trainable`, `weights`.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of whole numbers of the
        same shape.

    Raises:
        ValueError: Neither or both of `bin_boundaries` and `num_bins` are given.
        TypeError: `object` can't be composed with.

    Example:
        >>> from rkeras_py import layer_discretization, layer_input
        >>> layer_discretization(layer_input(shape=3), bin_boundaries=[0, 1, 2]).shape
        (None, 3)
    """


@public(family=FAMILY, by=composing(keras.layers.Normalization))
def layer_normalization(
    object: Composable = None,
    axis: Axes | None = -1,
    mean: Numbers | None = None,
    variance: Numbers | None = None,
    **kwargs: Tail,
) -> Composed:
    """Shifts and scales numbers to mean 0 and variance 1.

    The output is `(x - mean) / sqrt(variance)`, with mean and variance given, or learned
    from data with `adapt()`.

    Args:
        axis: The axis of the features, which have a mean and variance each, or several
            axes; the batch axis is the first. None for one mean and variance of all.
        mean: The mean, a number or one for each feature. It needs `variance` too.
        variance: The variance.
        **kwargs: `invert`, whether to do the opposite; and the standard arguments of a
            layer: `input_shape`, `batch_input_shape`, `batch_size`, `dtype`, `name`,
            `trainable`, `weights`.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape.

    Raises:
        ValueError: Only one of `mean` and `variance` is given.
        TypeError: `object` can't be composed with.

    Example:
        >>> from rkeras_py import layer_input, layer_normalization
        >>> layer_normalization(layer_input(shape=2), mean=[3, 5], variance=[2, 2]).shape
        (None, 2)
        >>> layer = layer_normalization(axis=1, mean=[3, 5], variance=[2, 2])
        >>> layer(layer_input(shape=(2, 7))).shape
        (None, 2, 7)
    """


@public(family=FAMILY, invisible=True)
def adapt(
    object: LayerLike = REQUIRED,
    data: Anything = REQUIRED,
    *,
    batch_size: PositiveInt | None = None,
    steps: PositiveInt | None = None,
    **kwargs: Anything,
) -> Any:
    """Has a preprocessing layer learn from data: a vocabulary, a mean, bins.

    What it learned from other data before is forgotten.

    Args:
        object: A layer: `layer_text_vectorization()`, `layer_string_lookup()`,
            `layer_integer_lookup()`, `layer_normalization()` or `layer_discretization()`.
        data: A vector, matrix or array; columns by name (a data frame), taken as the
            columns of a matrix; or a dataset of batches.
        batch_size: Number of samples that are read at a time; None for all at once, or
            32 with `steps`. A dataset has its batches already.
        steps: Number of batches to read; None for all.
        **kwargs: Further arguments of the layer's own method.

    Returns:
        The layer.

    Raises:
        ValueError: The layer has nothing to learn, or `batch_size` is given with a
            dataset.

    Example:
        >>> from rkeras_py import adapt, get_vocabulary, layer_string_lookup
        >>> layer = layer_string_lookup()
        >>> layer = adapt(layer, ["b", "a", "b"])
        >>> get_vocabulary(layer)
        ['[UNK]', 'b', 'a']
    """
    if not hasattr(object, "adapt"):
        raise ValueError(f'adapt(): the layer "{object.name}" has nothing to learn from data')
    if isinstance(data, tf.data.Dataset):
        if batch_size is not None:
            raise ValueError(
                "adapt(): `batch_size` can't be given with a dataset, which has batches already"
            )
        data = data if steps is None else data.take(steps)
    else:
        data = _as_samples(object, data)
        if batch_size is not None or steps is not None:
            data = tf.data.Dataset.from_tensor_slices(data).batch(batch_size or 32)
            data = data if steps is None else data.take(steps)
    object.adapt(data, **kwargs)
    return object


def _as_samples(layer: Any, data: Any) -> Any:
    """Data as the layer reads them, the samples along the first axis."""
    if isinstance(data, Mapping):
        data = np.column_stack([np.asarray(column) for column in data.values()])
    if tf.is_tensor(data) or isinstance(data, tf.RaggedTensor):
        return data
    values = np.asarray(data)
    if values.ndim == 0:
        values = values[None]
    lookup = isinstance(layer, keras.layers.IntegerLookup)
    if values.dtype.kind in "USO" and not lookup:
        return tf.constant(values.astype(object).tolist(), "string")
    if lookup:
        return tf.constant(values.astype("int64"))
    if isinstance(layer, keras.layers.Normalization) and values.ndim == 1 and layer.axis:
        # A vector is one feature, not one sample.
        values = values[:, None]
    return values.astype("float32")
