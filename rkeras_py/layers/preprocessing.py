"""Preprocessing layers for categories and numbers, and `adapt()`, which fits them to data."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np

from rkeras_py.api import hooks
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
from rkeras_py.keras_internals.tuning import read_untuned
from rkeras_py.layers.compose import INPUT_DTYPE, composing

FAMILY = "preprocessing layers"


def mode_name(output_mode: str) -> str:
    """The mode by its current name; Keras 2 also had older names."""
    return {"binary": "multi_hot", "tf-idf": "tf_idf"}.get(output_mode, output_mode)


def reading(dtype: str, layer: keras.layers.Layer) -> keras.layers.Layer:
    """A layer that, as a model's first layer, has an input of that dtype."""
    setattr(layer, INPUT_DTYPE, dtype)
    return layer


@keras.saving.register_keras_serializable(package="rkeras")
class CategoryEncoding(keras.layers.CategoryEncoding):
    """Category encoding with `sparse` in its config, which Keras 3 leaves out."""

    def get_config(self) -> dict[str, Any]:
        """The constructor's arguments."""
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
    """Hashes strings or whole numbers into bins.

    It needs no vocabulary; different values may share a bin.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model, or a
            tensor of strings or whole numbers.
        num_bins: Number of bins, including that of `mask_value`.
        mask_value: Value of missing input, which bin 0 is reserved for. None for no such
            value.
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
        ValueError: An argument is invalid.
        TypeError: The layer can't be composed with `object`.

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
    """Encodes categories, given as whole numbers from 0, as ones and zeros.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model, or a
            tensor of whole numbers from 0 to `num_tokens - 1`.
        num_tokens: Number of categories.
        output_mode: "one_hot", for each category a 1 at its index; "multi_hot", for each
            sample a 1 at the index of each category that it contains; "count", the number
            of times that it contains it. Called with `count_weights`, the layer sums these
            instead of counting.
        sparse: Whether the output is a sparse tensor.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape
        `(batch, num_tokens)`; with "one_hot" `(batch, ..., num_tokens)`.

    Raises:
        ValueError: `num_tokens` is not given, or `output_mode` is unknown.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_category_encoding, layer_input
        >>> x = layer_input(shape=2, dtype="int32")
        >>> layer_category_encoding(x, num_tokens=4).shape
        (None, 4)
    """


@keras.saving.register_keras_serializable(package="rkeras")
class Discretization(keras.layers.Discretization):
    """Keras' layer, with bins as int64, as they were in 2.9."""

    @property
    def output_dtype(self) -> str:
        """The dtype of the output."""
        return "int64" if self.output_mode == "int" else str(self.compute_dtype)


def _discretization(bin_boundaries: Any = None, **config: Any) -> keras.layers.Layer:
    boundaries = [bin_boundaries] if isinstance(bin_boundaries, float) else bin_boundaries
    return Discretization(boundaries, **config)


@public(family=FAMILY, by=composing(keras.layers.Discretization, _discretization))
def layer_discretization(
    object: Composable = None,
    bin_boundaries: Numbers | None = None,
    num_bins: PositiveInt | None = None,
    epsilon: Float | None = 0.01,
    **kwargs: Tail,
) -> Composed:
    """Sorts numbers into bins.

    Bin 0 holds the numbers below the first boundary, bin 1 those from the first boundary to
    just below the second, and so on.

    Args:
        bin_boundaries: The boundaries, in increasing order.
        num_bins: Number of bins, instead of `bin_boundaries`: `adapt()` then finds
            boundaries for bins with about equal counts.
        epsilon: Tolerance of these boundaries, as a fraction of the values. Only `adapt()` needs
            it.
        **kwargs: `output_mode`, "int", "one_hot", "multi_hot" or "count"; `sparse`; and
            the standard arguments of a layer: `input_shape`, `batch_input_shape`,
            `batch_size`, `dtype`, `name`, `trainable`, `weights`.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of whole numbers of the
        same shape.

    Raises:
        ValueError: Neither or both of `bin_boundaries` and `num_bins` are given.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_discretization, layer_input
        >>> layer_discretization(layer_input(shape=3), bin_boundaries=[0, 1, 2]).shape
        (None, 3)
    """


def _normalization(**config: Any) -> keras.layers.Layer:
    layer = keras.layers.Normalization(**config)
    layer.supports_masking = False  # as in Keras 2: no mask leaves it
    return layer


@public(family=FAMILY, by=composing(keras.layers.Normalization, _normalization))
def layer_normalization(
    object: Composable = None,
    axis: Axes | None = -1,
    mean: Numbers | None = None,
    variance: Numbers | None = None,
    **kwargs: Tail,
) -> Composed:
    """Shifts and scales values to mean 0 and variance 1.

    The output is `(x - mean) / sqrt(variance)`, with the mean and variance given or learned
    from data with `adapt()`.

    Args:
        axis: The axis of the features, each of which has its own mean and variance, or
            several axes; the first axis is the batch. None for a single mean and variance.
        mean: The mean, a number or one for each feature. It needs `variance` too.
        variance: The variance.
        **kwargs: `invert`, whether to apply the inverse; and the standard arguments of a
            layer: `input_shape`, `batch_input_shape`, `batch_size`, `dtype`, `name`,
            `trainable`, `weights`.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape.

    Raises:
        ValueError: Only one of `mean` and `variance` is given.
        TypeError: The layer can't be composed with `object`.

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
    """Fits a preprocessing layer to data: its vocabulary, mean and variance, or bins.

    It replaces anything learned before.

    Args:
        object: A layer: `layer_text_vectorization()`, `layer_string_lookup()`,
            `layer_integer_lookup()`, `layer_normalization()` or `layer_discretization()`.
        data: A vector, matrix or array; a data frame, read as a matrix; or a dataset of
            batches.
        batch_size: Number of samples to read at a time; None for all at once, or 32 with
            `steps`. A dataset is already batched.
        steps: Number of batches to read; None for all.
        **kwargs: Further arguments of the layer's own method.

    Returns:
        The layer.

    Raises:
        ValueError: The layer has nothing to learn from data, or `batch_size` is given with
            a dataset.

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
                "adapt(): `batch_size` can't be given with a dataset, which is already batched"
            )
        data = data if steps is None else data.take(steps)
    else:
        data = _as_samples(object, data)
        if batch_size is not None or steps is not None:
            data = tf.data.Dataset.from_tensor_slices(data).batch(batch_size or 32)
            data = data if steps is None else data.take(steps)
    object.adapt(_interruptible(object, read_untuned(data)), **kwargs)
    return object


# What is counted in less than 0.1 s: values, bytes of text, documents that are counted one by one.
_VALUES, _BYTES, _DOCUMENTS = 1 << 16, 1 << 20, 1 << 8


def _interruptible(layer: Any, data: Any) -> Any:
    """Data in batches, between which Ctrl-C takes effect, where that does not change the result."""
    if isinstance(data, tf.data.Dataset):
        if isinstance(layer, keras.layers.Normalization):
            shape = tf.nest.flatten(data.element_spec)[0].shape
            if shape.rank is None or shape.rank < 2:
                return data  # Keras makes batches of single numbers
            if not layer.built:
                layer.build(tuple(shape))
        return _watched(data)
    counts = keras.layers.TextVectorization | keras.layers.StringLookup | keras.layers.IntegerLookup
    if not isinstance(layer, counts) or not tf.is_tensor(data) or isinstance(data, tf.RaggedTensor):
        return data
    rows = data if data.shape.rank > 1 else data[:, None]
    ends = _ends_of_pieces(rows, layer.get_config()["output_mode"])
    return _watched(rows[i:j] for i, j in itertools.pairwise([0, *ends]))


def _ends_of_pieces(rows: tf.Tensor, output_mode: Any) -> list[int]:
    """Where to cut data so that each piece is counted soon; counts add up to the same.

    Args:
        rows: The data, a row for each sample.
        output_mode: That of the layer; for "tf_idf" TensorFlow takes one document after the other.
    """
    n = int(rows.shape[0])
    most = max(1, _VALUES // max(1, math.prod(rows.shape[1:])))
    if output_mode == "tf_idf":
        most = min(most, _DOCUMENTS)
    if rows.dtype != tf.string:
        return [min(i + most, n) for i in range(0, n, most)]
    lengths = tf.reduce_sum(tf.strings.length(rows), axis=list(range(1, rows.shape.rank)))
    so_far = np.cumsum(lengths.numpy(), dtype=np.int64)
    ends: list[int] = []
    end = 0
    while end < n:
        before = so_far[end - 1] if end else 0
        fits = int(np.searchsorted(so_far, before + _BYTES, "right"))
        end = min(max(fits, end + 1), end + most, n)
        ends.append(end)
    return ends


def _watched(batches: Iterable[Any]) -> Iterator[Any]:
    for batch in batches:
        hooks.stop_if_asked()
        yield batch


def _is_text(values: Any) -> bool:
    return type(values) is list and set(map(type, values)) == {str}


def _texts(values: Any) -> tf.Tensor:
    """An array of strings as a tensor, made in pieces, between which Ctrl-C takes effect."""
    size = max(1, _VALUES // max(1, math.prod(values.shape[1:])))
    pieces = (values[i : i + size] for i in range(0, max(1, len(values)), size))
    return tf.concat(
        [tf.constant(piece.astype(object).tolist(), "string") for piece in _watched(pieces)], axis=0
    )


def _as_samples(layer: Any, data: Any) -> Any:
    """Data in the form that the layer reads, with samples along the first axis."""
    if isinstance(data, Mapping):
        data = np.column_stack([np.asarray(column) for column in data.values()])
    if tf.is_tensor(data) or isinstance(data, tf.RaggedTensor):
        return data
    lookup = isinstance(layer, keras.layers.IntegerLookup)
    # An array of strings has room for the longest one at each place.
    values = np.asarray(data, object if _is_text(data) else None)
    if values.ndim == 0:
        values = values[None]
    if values.dtype.kind in "USO" and not lookup:
        return _texts(values)
    if lookup:
        return tf.constant(values.astype("int64"))
    if isinstance(layer, keras.layers.Normalization) and values.ndim == 1 and layer.axis:
        # A vector is one feature, not one sample.
        values = values[:, None]
    return values.astype("float32")
