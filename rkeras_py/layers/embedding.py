"""The embedding layer."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import (
    Bool,
    Composable,
    Composed,
    Constraint,
    Initializer,
    Int,
    PositiveInt,
    Regularizer,
    Shape,
    Str,
    Weights,
)
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.engine import keras
from rkeras_py.layers.compose import composing


def make(input_length: tuple[int | None, ...] | None = None, **config: Any) -> keras.layers.Layer:
    """Makes the layer, which takes sequences of `input_length` steps alone, if it is given."""
    layer = keras.layers.Embedding(**config)
    if input_length is not None:
        layer.input_spec = keras.layers.InputSpec(shape=(None, *input_length))
    return layer


def with_input_shape(values: dict[str, Any]) -> dict[str, Any]:
    """As a model's first layer, it accepts sequences of any length unless one is given."""
    length = values.get("input_length")
    return {**values, "input_shape": (None,) if length is None else length}


@public(
    family="embedding layers",
    by=composing(keras.layers.Embedding, make, prepare=with_input_shape),
)
def layer_embedding(
    object: Composable = None,
    input_dim: PositiveInt = REQUIRED,
    output_dim: PositiveInt = REQUIRED,
    embeddings_initializer: Initializer = "uniform",
    embeddings_regularizer: Regularizer | None = None,
    activity_regularizer: Regularizer | None = None,
    embeddings_constraint: Constraint | None = None,
    mask_zero: Bool = False,
    input_length: Shape | None = None,
    batch_size: Int | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Maps integers to learned vectors.

    The integer `i` of the input becomes row `i` of a table, counted from 0.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model, or a
            tensor of whole numbers of shape `(batch, steps)`.
        input_dim: Number of rows of the table: the largest number in the input plus 1.
        output_dim: Length of the vectors.
        embeddings_initializer: Initializer of the table.
        embeddings_regularizer: Penalty on the table, added to the loss.
        embeddings_constraint: Constraint applied to the table after each update.
        mask_zero: Whether 0 is padding, which subsequent layers skip. 0 is then not a word,
            and `input_dim` is the size of the vocabulary plus 1.
        input_length: Number of steps, if it is constant. Required if `layer_flatten()` and
            `layer_dense()` follow.
        weights: Initial weights: a list of the table, of shape `(input_dim, output_dim)`.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape
        `(batch, steps, output_dim)`.

    Raises:
        ValueError: The input does not have `input_length` steps.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_embedding, layer_input
        >>> x = layer_input(shape=10)
        >>> layer_embedding(x, input_dim=1000, output_dim=64).shape
        (None, 10, 64)
    """
