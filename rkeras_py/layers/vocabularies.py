"""Layers that look up tokens in a vocabulary, and functions for that vocabulary."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from rkeras_py import keras_internals
from rkeras_py.api.argument_types import (
    Anything,
    Bool,
    Composable,
    Composed,
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
from rkeras_py.layers.compose import composing
from rkeras_py.layers.preprocessing import FAMILY, mode_name, reading

_LOOKUP = {
    "max_tokens": (
        "Maximum size of the vocabulary, including special tokens; the most frequent tokens "
        "are kept. None for no limit."
    ),
    "num_oov_indices": (
        "Number of indices for tokens that are not in the vocabulary; with more than one, "
        "a hash of the token decides."
    ),
    "mask_token": "Token for missing input, with index 0. None for no such token.",
    "vocabulary": (
        "The vocabulary, in the order of its indices, without the special tokens; or the "
        "path of a text file with one token in each line. None learns it with `adapt()`."
    ),
    "invert": "Whether to map indices to tokens instead.",
    "output_mode": (
        'Form of the output: "int", an index for each token; "one_hot", a 1 at the index of '
        'each token; "multi_hot", for each sample a 1 at the index of each token that it '
        'contains; "count", the number of times that it contains it; "tf_idf", that number '
        "weighted by the inverse document frequency of the token."
    ),
    "sparse": 'Whether the output is a sparse tensor. Not with "int".',
    "pad_to_max_tokens": (
        "Whether the last axis of the output has size `max_tokens` even if the vocabulary "
        'is smaller. Not with "int".'
    ),
}


def _vocabulary(vocabulary: Any, function: str) -> Any:
    """A vocabulary as Keras takes it: a list, or the path of a file that exists."""
    if isinstance(vocabulary, str):
        path = os.path.expanduser(vocabulary)
        if not os.path.exists(path):
            raise ValueError(
                f"{function}(): `vocabulary` is a single string, taken as a path, but there "
                f"is no file {vocabulary!r}. For a vocabulary of one token, give a list"
            )
        return path
    return vocabulary


def _expect_token(function: str, invert: bool, config: dict[str, Any]) -> None:
    if invert and config.get("oov_token", "") is None:
        raise ValueError(
            f"{function}(): `oov_token` must be given with `invert`, for indices that are not in "
            "the vocabulary, but it is None"
        )


class _FloatModes:
    """Mixin of layers that look up tokens: all modes but "int" return floats.

    Keras 3 documents floats but returns integers.
    """

    def call(self, inputs: Any) -> Any:
        """Applies the layer."""
        with _knowing_weights(self):
            return tf.cast(super().call(inputs), keras.config.floatx())  # type: ignore[misc]

    def save_own_variables(self, store: Any) -> None:
        """Saves the weights of the tokens."""
        with _knowing_weights(self):
            super().save_own_variables(store)  # type: ignore[misc]


@contextmanager
def _knowing_weights(layer: Any) -> Iterator[None]:
    """Says what to do where the weights of "tf_idf" are not known, which Keras only misses."""
    try:
        yield
    except AttributeError as error:
        if error.name != "idf_weights_const":
            raise
        raise ValueError(
            f"layer {layer.name!r}: with the mode 'tf_idf' it needs the weights of its tokens "
            "before it is called or saved: call `adapt()` first, or give it a vocabulary with "
            "`idf_weights`"
        ) from error


@keras.saving.register_keras_serializable(package="rkeras")
class TextVectorization(_FloatModes, keras.layers.TextVectorization):
    """Text vectorization that returns floats, or the tokens themselves, and knows its shape."""

    def __init__(
        self,
        *args: Any,
        split: Any = "whitespace",
        output_mode: str | None = "multi_hot",
        **config: Any,
    ) -> None:
        self.splits, self.ends_with_tokens = split is not None, output_mode is None
        if output_mode is None and config.get("output_sequence_length") is not None:
            raise ValueError(
                "layer_text_vectorization(): `output_sequence_length` is for the mode 'int', "
                "but `output_mode` is None"
            )
        super().__init__(*args, split=split, output_mode=output_mode or "int", **config)

    def call(self, inputs: Any) -> Any:
        """Applies the layer."""
        if self.ends_with_tokens:
            return keras_internals.tokens_of(self, inputs)
        return super().call(inputs)

    def compute_output_shape(self, input_shape: Any) -> Any:
        """The output shape for an input shape."""
        if self.ends_with_tokens:
            return (*input_shape, None) if self.splits else tuple(input_shape)
        if self.splits and len(input_shape) > 1:
            # A column of texts is treated as a vector of texts.
            input_shape = input_shape[:-1]
        return super().compute_output_shape(input_shape)

    def compute_output_spec(self, inputs: Any) -> Any:
        """The symbolic output: of tokens a ragged tensor where texts are split."""
        if not self.ends_with_tokens:
            return super().compute_output_spec(inputs)
        shape = (inputs.shape[0], None) if self.splits else inputs.shape
        return keras.KerasTensor(shape, dtype="string", ragged=self.splits)

    def get_config(self) -> dict[str, Any]:
        """The constructor's arguments."""
        config: dict[str, Any] = super().get_config()
        return config | {"output_mode": None} if self.ends_with_tokens else config


@keras.saving.register_keras_serializable(package="rkeras")
class StringLookup(_FloatModes, keras.layers.StringLookup):
    """String lookup that returns floats."""


@keras.saving.register_keras_serializable(package="rkeras")
class IntegerLookup(_FloatModes, keras.layers.IntegerLookup):
    """Integer lookup that returns floats."""


@contextmanager
def loading_vocabularies() -> Iterator[None]:
    """Has Keras load lookups that were saved before they had a vocabulary, while the block runs.

    Keras 3.15 sets the vocabulary that it finds, and TensorFlow refuses an empty one.
    """
    kinds = (keras.layers.StringLookup, keras.layers.IntegerLookup)
    kept = [kind.load_assets for kind in kinds]
    for kind in kinds:
        kind.load_assets = _unless_empty(kind.load_assets)
    try:
        yield
    finally:
        for kind, load in zip(kinds, kept, strict=True):
            kind.load_assets = load


def _unless_empty(load: Callable[[Any, str], None]) -> Callable[[Any, str], None]:
    def load_assets(layer: Any, folder: str) -> None:
        special = "\n".join(str(token) for token in layer.get_vocabulary())
        with open(os.path.join(folder, "vocabulary.txt"), encoding="utf-8") as file:
            empty = file.read() == special
        if not empty:
            load(layer, folder)

    return load_assets


def _text_vectorization(
    output_mode: str | None = "int", vocabulary: Any = None, **config: Any
) -> keras.layers.Layer:
    mode = None if output_mode is None else mode_name(output_mode)
    cls = keras.layers.TextVectorization if mode == "int" else TextVectorization
    tokens = _vocabulary(vocabulary, "layer_text_vectorization")
    return reading("string", cls(output_mode=mode, vocabulary=tokens, **config))


@public(
    family=FAMILY,
    by=composing(keras.layers.TextVectorization, _text_vectorization),
    shared=_LOOKUP,
)
def layer_text_vectorization(
    object: Composable = None,
    max_tokens: PositiveInt | None = None,
    standardize: Anything = "lower_and_strip_punctuation",
    split: Anything = "whitespace",
    ngrams: IntTuple | None = None,
    output_mode: Str | None = "int",
    output_sequence_length: PositiveInt | None = None,
    pad_to_max_tokens: Bool = False,
    vocabulary: Tokens | None = None,
    **kwargs: Tail,
) -> Composed:
    """Maps texts to token indices or counts.

    Each text is standardized, split into tokens, optionally combined into n-grams, and
    looked up in a vocabulary, which is given or learned with `adapt()`. In the output mode
    "int", index 0 stands for padding and 1 for tokens that are not in the vocabulary.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model, or a
            tensor of strings of shape `(batch)` or `(batch, 1)`.
        standardize: "lower_and_strip_punctuation", "lower", "strip_punctuation", a
            function of a tensor of strings, or None.
        split: "whitespace", "character", a function of a tensor of strings, or None for
            texts that are already tokens.
        ngrams: Maximum length of the n-grams, so that 2 yields tokens and pairs; or a
            vector of the lengths wanted.
        output_mode: Form of the output: "int", the index of each token, in order;
            "multi_hot", for each text a 1 at the index of each token that it contains;
            "count", the number of times that it contains it; "tf_idf", that number weighted
            by the inverse document frequency of the token; None, the tokens themselves.
        output_sequence_length: Number of tokens to which each text is truncated or padded,
            in the mode "int". None pads to the longest text of a batch.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of whole numbers of shape
        `(batch, tokens)` in the mode "int", else of shape `(batch, vocabulary size)`; without a
        mode a ragged tensor of strings.

    Raises:
        ValueError: An argument is unknown, or the file of `vocabulary` does not exist.
        TypeError: The layer can't be composed with `object`.

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
    _expect_token("layer_string_lookup", invert, config)
    mode = mode_name(output_mode)
    cls = keras.layers.StringLookup if mode == "int" else StringLookup
    layer = cls(
        output_mode=mode,
        vocabulary=_vocabulary(vocabulary, "layer_string_lookup"),
        encoding=encoding or "utf-8",
        invert=invert,
        **config,
    )
    return reading("int64" if invert else "string", layer)


@public(family=FAMILY, by=composing(keras.layers.StringLookup, _string_lookup), shared=_LOOKUP)
def layer_string_lookup(
    object: Composable = None,
    max_tokens: PositiveInt | None = None,
    num_oov_indices: Int = 1,
    mask_token: Str | None = None,
    oov_token: Str | None = "[UNK]",
    vocabulary: Tokens | None = None,
    encoding: Str | None = None,
    invert: Bool = False,
    output_mode: Str = "int",
    sparse: Bool = False,
    pad_to_max_tokens: Bool = False,
    **kwargs: Tail,
) -> Composed:
    """Maps strings to indices of a vocabulary, or indices to strings.

    The vocabulary is given or learned with `adapt()`. The mask token, if there is one, has
    index 0; then come the indices of unknown tokens, then the vocabulary.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model, or a
            tensor of strings, or of whole numbers with `invert`.
        oov_token: With `invert`, the string for indices that are not in the vocabulary; with None
            there is none, which `invert` does not allow.
        encoding: Encoding of the strings; None for "utf-8".

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape in the
        mode "int", otherwise with an axis of the vocabulary's size.

    Raises:
        ValueError: An argument is unknown, or the file of `vocabulary` does not exist.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_input, layer_string_lookup
        >>> x = layer_input(shape=3, dtype="string")
        >>> layer_string_lookup(x, vocabulary=["a", "b", "c"]).shape
        (None, 3)
    """


def _integer_lookup(
    output_mode: str = "int", vocabulary: Any = None, **config: Any
) -> keras.layers.Layer:
    _expect_token("layer_integer_lookup", config.get("invert", False), config)
    mode = mode_name(output_mode)
    cls = keras.layers.IntegerLookup if mode == "int" else IntegerLookup
    tokens = _vocabulary(vocabulary, "layer_integer_lookup")
    return reading("int64", cls(output_mode=mode, vocabulary=tokens, **config))


@public(family=FAMILY, by=composing(keras.layers.IntegerLookup, _integer_lookup), shared=_LOOKUP)
def layer_integer_lookup(
    object: Composable = None,
    max_tokens: PositiveInt | None = None,
    num_oov_indices: Int = 1,
    mask_token: Int | None = None,
    oov_token: Int | None = -1,
    vocabulary: Tokens | None = None,
    invert: Bool = False,
    output_mode: Str = "int",
    sparse: Bool = False,
    pad_to_max_tokens: Bool = False,
    **kwargs: Tail,
) -> Composed:
    """Maps whole numbers to indices of a vocabulary, or indices to whole numbers.

    The vocabulary is given or learned with `adapt()`. The mask token, if there is one, has
    index 0; then come the indices of unknown numbers, then the vocabulary.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model, or a
            tensor of whole numbers.
        oov_token: With `invert`, the number for indices that are not in the vocabulary; with None
            there is none, which `invert` does not allow.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of the same shape in the
        mode "int", otherwise with an axis of the vocabulary's size.

    Raises:
        ValueError: An argument is unknown, or the file of `vocabulary` does not exist.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_input, layer_integer_lookup
        >>> x = layer_input(shape=3, dtype="int64")
        >>> layer_integer_lookup(x, vocabulary=[12, 36, 1138]).shape
        (None, 3)
    """


@public(family=FAMILY)
def get_vocabulary(object: LayerLike = REQUIRED, include_special_tokens: Bool = True) -> Any:
    """The vocabulary of a layer that looks up tokens.

    Args:
        object: A layer: `layer_text_vectorization()`, `layer_string_lookup()` or
            `layer_integer_lookup()`.
        include_special_tokens: Whether to include the padding and unknown tokens, so that
            the first token has index 0.

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
    # Numbers are numpy scalars, as in Keras 2: R always gets them in a list.
    return [
        token if token is None else str(token) if isinstance(token, str) else np.int64(token)
        for token in tokens
    ]


def _need_vocabulary(function: str, layer: Any) -> None:
    if not hasattr(layer, "get_vocabulary"):
        raise ValueError(f'{function}(): the layer "{layer.name}" has no vocabulary')


@public(family=FAMILY, invisible=True)
def set_vocabulary(
    object: LayerLike = REQUIRED,
    vocabulary: Tokens = REQUIRED,
    idf_weights: Numbers | None = None,
    **kwargs: Anything,
) -> Any:
    """Sets the vocabulary of a layer that looks up tokens.

    Args:
        object: A layer: `layer_text_vectorization()`, `layer_string_lookup()` or
            `layer_integer_lookup()`.
        vocabulary: The tokens, in the order of their indices; or the path of a text file
            with one token in each line.
        idf_weights: The weight of each token (its inverse document frequency), required by
            the output mode "tf_idf".
        **kwargs: Further arguments of the layer's own method.

    Returns:
        The layer.

    Raises:
        ValueError: The layer has no vocabulary, a token is duplicated, or the file does not
            exist.

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
