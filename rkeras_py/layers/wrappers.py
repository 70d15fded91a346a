"""Wrappers: run a layer in both directions, or at each time step."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import (
    Composable,
    Composed,
    LayerLike,
    MergeMode,
    Tail,
    Weights,
)
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.engine import keras
from rkeras_py.layers.compose import composing
from rkeras_py.layers.recurrent_cells import SEQUENCE, composing_sequence

_FAMILY = "layer wrappers"


@keras.saving.register_keras_serializable(package="rkeras")
class Bidirectional(keras.layers.Bidirectional):
    """Keras' layer, which takes for granted that both directions have as many units."""

    def compute_output_shape(self, sequences_shape: Any, initial_state_shape: Any = None) -> Any:
        """The output shape for an input shape."""
        shapes = super().compute_output_shape(sequences_shape, initial_state_shape)
        if self.merge_mode != "concat":
            return shapes
        both = (self.forward_layer, self.backward_layer)
        ends = [layer.compute_output_shape(sequences_shape) for layer in both]
        ends = [end[0] if self.return_state else end for end in ends]
        joined = (*ends[0][:-1], ends[0][-1] + ends[1][-1])
        return (joined, *shapes[1:]) if self.return_state else joined


@public(family=_FAMILY, by=composing_sequence(Bidirectional), shared={"object": SEQUENCE})
def bidirectional(
    object: Composable = None,
    layer: LayerLike = REQUIRED,
    merge_mode: MergeMode | None = "concat",
    weights: Weights | None = None,
    backward_layer: LayerLike | None = None,
    **kwargs: Tail,
) -> Composed:
    """Runs a recurrent layer forwards and backwards over a sequence.

    Args:
        layer: A recurrent layer, such as `layer_lstm()`.
        merge_mode: How the outputs are combined: "concat", "sum", "mul" or "ave". None
            returns both, as a list.
        weights: Initial weights: a list of those of the forward layer, then those of the
            backward layer.
        backward_layer: The layer that runs backwards, which must have `go_backwards` True.
            None takes a copy of `layer` with weights of its own.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, with the last axis twice
        as long where `merge_mode` is "concat".

    Raises:
        ValueError: `layer` is not a recurrent layer, or `backward_layer` doesn't match it.
        TypeError: The layer can't be composed with `object`.

    Source:
        Schuster and Paliwal (1997), Bidirectional recurrent neural networks. IEEE
        Transactions on Signal Processing 45, 2673-2681.

    Example:
        >>> from rkeras_py import bidirectional, layer_input, layer_lstm
        >>> x = layer_input(shape=(10, 8))
        >>> bidirectional(x, layer_lstm(units=4)).shape
        (None, 8)
    """


@public(family=_FAMILY, by=composing(keras.layers.TimeDistributed))
def time_distributed(
    object: Composable = None,
    layer: LayerLike = REQUIRED,
    **kwargs: Tail,
) -> Composed:
    """Applies a layer to each time step of a sequence.

    All steps share the layer's weights.

    Args:
        object: What to compose the layer with: missing or None, a Sequential model, or a
            tensor of shape `(batch, steps, ...)`.
        layer: The layer, such as `layer_dense()`.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape
        `(batch, steps, ...)`, with the layer's output shape after the steps.

    Raises:
        ValueError: `layer` is not a layer, or the input has fewer than 3 axes.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_dense, layer_input, time_distributed
        >>> time_distributed(layer_input(shape=(10, 8)), layer_dense(units=4)).shape
        (None, 10, 4)
    """
