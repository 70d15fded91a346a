"""Preprocessing of text, categories and numbers, and what such layers learn from data."""

from __future__ import annotations

import os
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
    Int,
    IntTuple,
    LayerLike,
    Numbers,
    PositiveInt,
    Str,
    Tail,
    Tokens,
)
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.engine import keras, tf
from rkeras_py.layers.compose import INPUT_DTYPE, composing

_FAMILY = "preprocessing layers"

_LOOKUP = {
    "max_tokens": (
        "Largest size of the vocabulary, special tokens included; the most frequent tokens "
        "are kept. None for no bound."
    ),
    "num_oov_indices": (
        "Number of indices for tokens that are not in the vocabulary; with more than one, "
        "a hash of the token decides."
    ),
    "mask_token": "Token that stands for missing input, with index 0. None for none.",
    "vocabulary": (
        "The vocabulary, in the order of its indices, without the special tokens; or the "
        "path of a text file with one token in each line. None learns it with `adapt()`."
    ),
    "invert": "Whether to turn indices into tokens.",
    "output_mode": (
        'What comes out: "int", an index for each token; "one_hot", a 1 at the index of '
        'each token; "multi_hot", for each sample a 1 at the index of each token that it '
        'has; "count", how often it has it; "tf_idf", that weighted by how rare the token '
        "is among all samples."
    ),
    "sparse": 'Whether the output is a sparse tensor. Not with "int".',
    "pad_to_max_tokens": (
        "Whether the last axis of the output has size `max_tokens` though the vocabulary "
        'is smaller. Not with "int".'
    ),
}


def _mode(output_mode: str) -> str:
    """The mode, of whose names Keras 2 had older ones too."""
    return {"binary": "multi_hot", "tf-idf": "tf_idf"}.get(output_mode, output_mode)


def _vocabulary(vocabulary: Any, function: str) -> Any:
    """A vocabulary as Keras takes it: a list, or the path of a file that exists."""
    if isinstance(vocabulary, str):
        path = os.path.expanduser(vocabulary)
        if not os.path.exists(path):
            raise ValueError(
                f"{function}(): `vocabulary` is one string, so the path of a file, but there "
                f"is no file {vocabulary!r}. For a vocabulary of one token give a list"
            )
        return path
    return vocabulary


class _FloatModes:
    """For layers that look tokens up: all modes but "int" give floats.

    Keras 3 announces floats, and gives whole numbers.
    """

    def call(self, inputs: Any) -> Any:
        """Applies the layer."""
        return tf.cast(super().call(inputs), keras.config.floatx())  # type: ignore[misc]


@keras.saving.register_keras_serializable(package="rkeras")
class TextVectorization(_FloatModes, keras.layers.TextVectorization):
    """Text vectorization to floats, which knows the shape of its output."""

    def compute_output_shape(self, input_shape: Any) -> Any:
        """The shape of the output, for that of the input."""
        if self._split is not None and len(input_shape) > 1:
            # The texts of a column are those of a vector.
            input_shape = input_shape[:-1]
        return super().compute_output_shape(input_shape)


@keras.saving.register_keras_serializable(package="rkeras")
class StringLookup(_FloatModes, keras.layers.StringLookup):
    """String lookup to floats."""


@keras.saving.register_keras_serializable(package="rkeras")
class IntegerLookup(_FloatModes, keras.layers.IntegerLookup):
    """Integer lookup to floats."""


@keras.saving.register_keras_serializable(package="rkeras")
class CategoryEncoding(keras.layers.CategoryEncoding):
    """Category encoding whose configuration keeps `sparse`, which Keras 3 forgets."""

    def get_config(self) -> dict[str, Any]:
        """The arguments with which the layer can be made again."""
        return {**super().get_config(), "sparse": self.sparse}


def _text_vectorization(
    output_mode: str = "int", vocabulary: Any = None, **config: Any
) -> keras.layers.Layer:
    mode = _mode(output_mode)
    cls = keras.layers.TextVectorization if mode == "int" else TextVectorization
    tokens = _vocabulary(vocabulary, "layer_text_vectorization")
    return _reading("string", cls(output_mode=mode, vocabulary=tokens, **config))


def _reading(dtype: str, layer: keras.layers.Layer) -> keras.layers.Layer:
    """A layer that, first in a model, has an input of that dtype."""
    setattr(layer, INPUT_DTYPE, dtype)
    return layer


@public(
    family=_FAMILY,
    by=composing(keras.layers.TextVectorization, _text_vectorization),
    shared=_LOOKUP,
)
def layer_text_vectorization(
    object: Composable = None,
    max_tokens: PositiveInt | None = None,
    standardize: Anything = "lower_and_strip_punctuation",
    split: Anything = "whitespace",
    ngrams: IntTuple | None = None,
    output_mode: Str = "int",
    output_sequence_length: PositiveInt | None = None,
    pad_to_max_tokens: Bool = False,
    vocabulary: Tokens | None = None,
    **kwargs: Tail,
) -> Composed:
    """Turns texts into numbers.

    Each text is standardized, split into tokens, perhaps joined to n-grams, and looked up
    in a vocabulary, which is given or learned with `adapt()`. In the output mode "int",
    index 0 stands for padding and 1 for tokens that are not in the vocabulary.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model, or a
            tensor of strings of shape `(batch)` or `(batch, 1)`.
        standardize: "lower_and_strip_punctuation", "lower", "strip_punctuation", a
            function of a tensor of strings, or None.
        split: "whitespace", "character", a function of a tensor of strings, or None for
            texts that are tokens already.
        ngrams: Largest number of neighbouring tokens to join, so that 2 gives tokens and
            pairs; or a vector of all the numbers wanted.
        output_mode: What comes out: "int", an index for each token in its place;
            "multi_hot", for each text a 1 at the index of each token that it has; "count",
            how often it has it; "tf_idf", that weighted by how rare the token is among
            all texts.
        output_sequence_length: Number of tokens to which each text is cut or padded, in
            the mode "int". None pads to the longest text of a batch.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of whole numbers of shape
        `(batch, tokens)` in the mode "int", else of shape `(batch, vocabulary size)`.

    Raises:
        ValueError: An argument is unknown, or the file of `vocabulary` is not there.
        TypeError: `object` can't be composed with.

    Example:
        >>> from rkeras_py import layer_input, layer_text_vectorization
        >>> x = layer_input(shape=1, dtype="string")
        >>> words = ["earth", "wind", "fire"]
        >>> layer_text_vectorization(x, vocabulary=words, output_sequence_length=4).shape
        (None, 4)
    """


def _string_lookup(
    output_mode: str = "int",
    vocabulary: Any = None,
    encoding: str | None = None,
    invert: bool = False,
    **config: Any,
) -> keras.layers.Layer:
    mode = _mode(output_mode)
    cls = keras.layers.StringLookup if mode == "int" else StringLookup
    layer = cls(
        output_mode=mode,
        vocabulary=_vocabulary(vocabulary, "layer_string_lookup"),
        encoding=encoding or "utf-8",
        invert=invert,
        **config,
    )
    return _reading("int64" if invert else "string", layer)


@public(family=_FAMILY, by=composing(keras.layers.StringLookup, _string_lookup), shared=_LOOKUP)
def layer_string_lookup(
    object: Composable = None,
    max_tokens: PositiveInt | None = None,
    num_oov_indices: Int = 1,
    mask_token: Str | None = None,
    oov_token: Str = "[UNK]",
    vocabulary: Tokens | None = None,
    encoding: Str | None = None,
    invert: Bool = False,
    output_mode: Str = "int",
    sparse: Bool = False,
    pad_to_max_tokens: Bool = False,
    **kwargs: Tail,
) -> Composed:
    """Turns strings into indices of a vocabulary, or indices into strings.

    The vocabulary is given or learned with `adapt()`. The mask token, if there is one, has
    index 0; then come the indices of tokens that are not in the vocabulary, then it.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model, or a
            tensor of strings, or of whole numbers with `invert`.
        oov_token: With `invert`, the string for indices that are not in the vocabulary.
        encoding: Encoding of the strings; None for "utf-8".

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape in the
        mode "int", else with an axis of the vocabulary's size.

    Raises:
        ValueError: An argument is unknown, or the file of `vocabulary` is not there.
        TypeError: `object` can't be composed with.

    Example:
        >>> from rkeras_py import layer_input, layer_string_lookup
        >>> x = layer_input(shape=3, dtype="string")
        >>> layer_string_lookup(x, vocabulary=["a", "b", "c"]).shape
        (None, 3)
    """


def _integer_lookup(
    output_mode: str = "int", vocabulary: Any = None, **config: Any
) -> keras.layers.Layer:
    mode = _mode(output_mode)
    cls = keras.layers.IntegerLookup if mode == "int" else IntegerLookup
    tokens = _vocabulary(vocabulary, "layer_integer_lookup")
    return _reading("int64", cls(output_mode=mode, vocabulary=tokens, **config))


@public(family=_FAMILY, by=composing(keras.layers.IntegerLookup, _integer_lookup), shared=_LOOKUP)
def layer_integer_lookup(
    object: Composable = None,
    max_tokens: PositiveInt | None = None,
    num_oov_indices: Int = 1,
    mask_token: Int | None = None,
    oov_token: Int = -1,
    vocabulary: Tokens | None = None,
    invert: Bool = False,
    output_mode: Str = "int",
    sparse: Bool = False,
    pad_to_max_tokens: Bool = False,
    **kwargs: Tail,
) -> Composed:
    """Turns whole numbers into indices of a vocabulary, or indices into whole numbers.

    The vocabulary is given or learned with `adapt()`. The mask token, if there is one, has
    index 0; then come the indices of numbers that are not in the vocabulary, then it.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model, or a
            tensor of whole numbers.
        oov_token: With `invert`, the number for indices that are not in the vocabulary.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape in the
        mode "int", else with an axis of the vocabulary's size.

    Raises:
        ValueError: An argument is unknown, or the file of `vocabulary` is not there.
        TypeError: `object` can't be composed with.

    Example:
        >>> from rkeras_py import layer_input, layer_integer_lookup
        >>> x = layer_input(shape=3, dtype="int64")
        >>> layer_integer_lookup(x, vocabulary=[12, 36, 1138]).shape
        (None, 3)
    """


def _hashing(mask_value: Any = None, salt: Any = None, **config: Any) -> keras.layers.Layer:
    if isinstance(salt, tuple):
        salt = salt[0] if len(salt) == 1 else list(salt)
    if isinstance(mask_value, float) and mask_value.is_integer():
        mask_value = int(mask_value)
    return keras.layers.Hashing(mask_value=mask_value, salt=salt, **config)


@public(family=_FAMILY, by=composing(keras.layers.Hashing, _hashing))
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
    return _reading("int32", cls(num_tokens, _mode(output_mode), sparse=sparse, **config))


@public(family=_FAMILY, by=composing(keras.layers.CategoryEncoding, _category_encoding))
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


@public(family=_FAMILY, by=composing(keras.layers.Discretization, _discretization))
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


@public(family=_FAMILY, by=composing(keras.layers.Normalization))
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


@public(family=_FAMILY, invisible=True)
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


@public(family=_FAMILY)
def get_vocabulary(object: LayerLike = REQUIRED, include_special_tokens: Bool = True) -> Any:
    """The vocabulary of a layer that looks tokens up.

    Args:
        object: A layer: `layer_text_vectorization()`, `layer_string_lookup()` or
            `layer_integer_lookup()`.
        include_special_tokens: Whether to list padding and unknown tokens too, so that
            the first token is that of index 0.

    Returns:
        A list of strings or whole numbers, in the order of their indices.

    Raises:
        ValueError: The layer has no vocabulary.

    Example:
        >>> from rkeras_py import get_vocabulary, layer_string_lookup
        >>> layer = layer_string_lookup(vocabulary=["a", "b"])
        >>> get_vocabulary(layer)
        ['[UNK]', 'a', 'b']
    """
    _need_vocabulary("get_vocabulary", object)
    tokens = object.get_vocabulary(include_special_tokens=include_special_tokens)
    return [str(token) if isinstance(token, str) else int(token) for token in tokens]


def _need_vocabulary(function: str, layer: Any) -> None:
    if not hasattr(layer, "get_vocabulary"):
        raise ValueError(f'{function}(): the layer "{layer.name}" has no vocabulary')


@public(family=_FAMILY, invisible=True)
def set_vocabulary(
    object: LayerLike = REQUIRED,
    vocabulary: Tokens = REQUIRED,
    idf_weights: Numbers | None = None,
    **kwargs: Anything,
) -> Any:
    """Sets the vocabulary of a layer that looks tokens up.

    Args:
        object: A layer: `layer_text_vectorization()`, `layer_string_lookup()` or
            `layer_integer_lookup()`.
        vocabulary: The tokens, in the order of their indices; or the path of a text file
            with one token in each line.
        idf_weights: How much each token weighs (its inverse document frequency), which
            the output mode "tf_idf" needs.
        **kwargs: Further arguments of the layer's own method.

    Returns:
        The layer.

    Raises:
        ValueError: The layer has no vocabulary, a token comes twice, or the file is not
            there.

    Example:
        >>> from rkeras_py import get_vocabulary, layer_string_lookup, set_vocabulary
        >>> layer = layer_string_lookup()
        >>> layer = set_vocabulary(layer, ["a", "b"])
        >>> get_vocabulary(layer)
        ['[UNK]', 'a', 'b']
    """
    _need_vocabulary("set_vocabulary", object)
    tokens = _vocabulary(vocabulary, "set_vocabulary")
    weights = idf_weights if idf_weights is None else np.atleast_1d(idf_weights)
    object.set_vocabulary(tokens, idf_weights=weights, **kwargs)
    return object
