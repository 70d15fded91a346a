"""Recurrent layers: simple RNN, GRU, LSTM, and the cuDNN variants by name."""

from __future__ import annotations

import functools
from typing import Any

import numpy as np

from rkeras_py.api.argument_types import (
    Activation,
    Bool,
    Composable,
    Composed,
    Constraint,
    Dtype,
    Float,
    Initializer,
    Int,
    PositiveInt,
    Regularizer,
    Shape,
    Str,
    Tail,
    Weights,
)
from rkeras_py.api.deprecation import obsolete
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.engine import keras
from rkeras_py.layers.recurrent_cells import (
    RECURRENT,
    SEQUENCE,
    TimeMajorGRU,
    TimeMajorLSTM,
    composing_sequence,
    named_like,
)

_FAMILY = "recurrent layers"

_SHARED = {**RECURRENT, "object": SEQUENCE}

_CUDNN_WEIGHTS = (
    "Initial weights: a list of kernel, recurrent kernel and bias, as `get_weights()` returns "
    "them, or as Keras 2 stored them for its cuDNN layer, with all biases in one vector."
)


@keras.saving.register_keras_serializable(package="rkeras")
class SimpleRNN(keras.layers.SimpleRNN):
    """Keras' layer, which forgets the penalty on its output that it is given."""

    def __init__(self, *args: Any, activity_regularizer: Any = None, **config: Any) -> None:
        super().__init__(*args, **config)
        self.activity_regularizer = keras.regularizers.get(activity_regularizer)


def _simple_rnn(implementation: int | None = None, **config: Any) -> keras.layers.Layer:
    if implementation is not None:
        obsolete(
            "layer_simple_rnn", "implementation", "leave it out, there is only one implementation"
        )
    forgets = config.get("activity_regularizer") is not None
    return SimpleRNN(**config) if forgets else keras.layers.SimpleRNN(**config)


@public(family=_FAMILY, by=composing_sequence(keras.layers.SimpleRNN, _simple_rnn), shared=_SHARED)
def layer_simple_rnn(
    object: Composable = None,
    units: PositiveInt = REQUIRED,
    activation: Activation | None = "tanh",
    use_bias: Bool = True,
    return_sequences: Bool = False,
    return_state: Bool = False,
    go_backwards: Bool = False,
    stateful: Bool = False,
    unroll: Bool = False,
    kernel_initializer: Initializer = "glorot_uniform",
    recurrent_initializer: Initializer = "orthogonal",
    bias_initializer: Initializer = "zeros",
    kernel_regularizer: Regularizer | None = None,
    recurrent_regularizer: Regularizer | None = None,
    bias_regularizer: Regularizer | None = None,
    activity_regularizer: Regularizer | None = None,
    kernel_constraint: Constraint | None = None,
    recurrent_constraint: Constraint | None = None,
    bias_constraint: Constraint | None = None,
    dropout: Float = 0.0,
    recurrent_dropout: Float = 0.0,
    **kwargs: Tail,
) -> Composed:
    """Fully connected recurrent layer, whose output is fed back as its state.

    At each step the new state, which is also the output, is
    `activation(input . kernel + state . recurrent_kernel + bias)`.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch, units)`,
        or `(batch, steps, units)` with `return_sequences`; with `return_state` a list of
        it and the last state, of shape `(batch, units)`.

    Raises:
        ValueError: An argument is invalid, or `stateful` is True without a
            fixed batch size.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_input, layer_simple_rnn
        >>> layer_simple_rnn(layer_input(shape=(10, 8)), units=4).shape
        (None, 4)
    """


def _gru(time_major: bool = False, **config: Any) -> keras.layers.Layer:
    if not time_major:
        return keras.layers.GRU(**config)
    return TimeMajorGRU(**named_like(keras.layers.GRU, config))


@public(family=_FAMILY, by=composing_sequence(keras.layers.GRU, _gru), shared=_SHARED)
def layer_gru(
    object: Composable = None,
    units: PositiveInt = REQUIRED,
    activation: Activation | None = "tanh",
    recurrent_activation: Activation | None = "sigmoid",
    use_bias: Bool = True,
    return_sequences: Bool = False,
    return_state: Bool = False,
    go_backwards: Bool = False,
    stateful: Bool = False,
    unroll: Bool = False,
    time_major: Bool = False,
    reset_after: Bool = True,
    kernel_initializer: Initializer = "glorot_uniform",
    recurrent_initializer: Initializer = "orthogonal",
    bias_initializer: Initializer = "zeros",
    kernel_regularizer: Regularizer | None = None,
    recurrent_regularizer: Regularizer | None = None,
    bias_regularizer: Regularizer | None = None,
    activity_regularizer: Regularizer | None = None,
    kernel_constraint: Constraint | None = None,
    recurrent_constraint: Constraint | None = None,
    bias_constraint: Constraint | None = None,
    dropout: Float = 0.0,
    recurrent_dropout: Float = 0.0,
    **kwargs: Tail,
) -> Composed:
    """Gated recurrent unit.

    At each step, with the input `x` and the state `h`, an update gate `z` and a reset gate
    `r` are computed from `x` and `h` by `recurrent_activation`; a candidate
    `c = activation(x . kernel + r * (h . recurrent_kernel) + bias)`; and the new state,
    which is also the output, is `z * h + (1 - z) * c`. The order of the gates in the weights is
    z, r, c.

    Args:
        reset_after: Whether the reset gate is applied after the state is multiplied by its
            kernel (as in cuDNN, with a separate bias) or before (as in the original paper).

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch, units)`,
        or `(batch, steps, units)` with `return_sequences`; with `return_state` a list of
        it and the last state, of shape `(batch, units)`.

    Raises:
        ValueError: An argument is invalid, or `stateful` is True without a
            fixed batch size.
        TypeError: The layer can't be composed with `object`.

    Source:
        Cho et al. (2014), Learning phrase representations using RNN encoder-decoder for
        statistical machine translation. <https://arxiv.org/abs/1406.1078>

    Example:
        >>> from rkeras_py import layer_gru, layer_input
        >>> layer_gru(layer_input(shape=(10, 8)), units=4).shape
        (None, 4)
    """


def _lstm(time_major: bool = False, **config: Any) -> keras.layers.Layer:
    if not time_major:
        return keras.layers.LSTM(**config)
    return TimeMajorLSTM(**named_like(keras.layers.LSTM, config))


@public(family=_FAMILY, by=composing_sequence(keras.layers.LSTM, _lstm), shared=_SHARED)
def layer_lstm(
    object: Composable = None,
    units: PositiveInt = REQUIRED,
    activation: Activation | None = "tanh",
    recurrent_activation: Activation | None = "sigmoid",
    use_bias: Bool = True,
    return_sequences: Bool = False,
    return_state: Bool = False,
    go_backwards: Bool = False,
    stateful: Bool = False,
    time_major: Bool = False,
    unroll: Bool = False,
    kernel_initializer: Initializer = "glorot_uniform",
    recurrent_initializer: Initializer = "orthogonal",
    bias_initializer: Initializer = "zeros",
    unit_forget_bias: Bool = True,
    kernel_regularizer: Regularizer | None = None,
    recurrent_regularizer: Regularizer | None = None,
    bias_regularizer: Regularizer | None = None,
    activity_regularizer: Regularizer | None = None,
    kernel_constraint: Constraint | None = None,
    recurrent_constraint: Constraint | None = None,
    bias_constraint: Constraint | None = None,
    dropout: Float = 0.0,
    recurrent_dropout: Float = 0.0,
    **kwargs: Tail,
) -> Composed:
    """Long short-term memory.

    At each step, with the input `x`, the output `h` of the previous step and the cell state
    `c`, the input gate `i`, forget gate `f` and output gate `o` are computed from `x` and
    `h` by `recurrent_activation`, and a candidate `g` by `activation`. The new cell state
    is `f * c + i * g`, and the output is `o * activation(c)`. The order of the gates in the
    weights is i, f, g, o.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch, units)`,
        or `(batch, steps, units)` with `return_sequences`; with `return_state` a list of
        it and two states, output and cell state, of shape `(batch, units)` each.

    Raises:
        ValueError: An argument is invalid, or `stateful` is True without a
            fixed batch size.
        TypeError: The layer can't be composed with `object`.

    Source:
        Hochreiter and Schmidhuber (1997), Long short-term memory. Neural Computation 9,
        1735-1780.

    Example:
        >>> from rkeras_py import layer_input, layer_lstm
        >>> layer_lstm(layer_input(shape=(10, 8)), units=4).shape
        (None, 4)
        >>> layer_lstm(layer_input(shape=(10, 8)), units=4, return_sequences=True).shape
        (None, 10, 4)
    """


def _from_cudnn(values: dict[str, Any], gates: int) -> dict[str, Any]:
    """Converts weights of Keras 2's cuDNN layer to those of Keras' layer.

    That layer stored the biases for the input and for the state in one vector, and each
    gate's kernel in cuDNN's memory order, transposed.
    """
    weights, units = values.get("weights"), values["units"]
    if weights is None or len(weights) != 3 or np.shape(weights[2]) != (2 * gates * units,):
        return values
    kernel, recurrent, bias = (np.asarray(array) for array in weights)

    def turned(array: Any) -> Any:
        parts = np.split(array, gates, axis=1)
        return np.concatenate([part.reshape(part.shape[::-1]).T for part in parts], axis=1)

    pair = bias.reshape(2, gates * units)
    biases = pair if gates == 3 else pair.sum(axis=0)
    return {**values, "weights": [turned(kernel), turned(recurrent), biases]}


@public(
    family=_FAMILY,
    by=composing_sequence(keras.layers.GRU, prepare=functools.partial(_from_cudnn, gates=3)),
    shared={**_SHARED, "weights": _CUDNN_WEIGHTS},
)
def layer_cudnn_gru(
    object: Composable = None,
    units: PositiveInt = REQUIRED,
    kernel_initializer: Initializer = "glorot_uniform",
    recurrent_initializer: Initializer = "orthogonal",
    bias_initializer: Initializer = "zeros",
    kernel_regularizer: Regularizer | None = None,
    recurrent_regularizer: Regularizer | None = None,
    bias_regularizer: Regularizer | None = None,
    activity_regularizer: Regularizer | None = None,
    kernel_constraint: Constraint | None = None,
    recurrent_constraint: Constraint | None = None,
    bias_constraint: Constraint | None = None,
    return_sequences: Bool = False,
    return_state: Bool = False,
    stateful: Bool = False,
    input_shape: Shape | None = None,
    batch_input_shape: Shape | None = None,
    batch_size: Int | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Gated recurrent unit, as in cuDNN.

    Equivalent to `layer_gru()` with its default arguments, which uses cuDNN on a GPU and
    otherwise runs on the CPU.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch, units)`,
        or `(batch, steps, units)` with `return_sequences`; with `return_state` a list of
        it and the last state, of shape `(batch, units)`.

    Raises:
        ValueError: An argument is invalid, or `stateful` is True without a
            fixed batch size.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_cudnn_gru, layer_input
        >>> layer_cudnn_gru(layer_input(shape=(10, 8)), units=4).shape
        (None, 4)
    """


@public(
    family=_FAMILY,
    by=composing_sequence(keras.layers.LSTM, prepare=functools.partial(_from_cudnn, gates=4)),
    shared={**_SHARED, "weights": _CUDNN_WEIGHTS},
)
def layer_cudnn_lstm(
    object: Composable = None,
    units: PositiveInt = REQUIRED,
    kernel_initializer: Initializer = "glorot_uniform",
    recurrent_initializer: Initializer = "orthogonal",
    bias_initializer: Initializer = "zeros",
    unit_forget_bias: Bool = True,
    kernel_regularizer: Regularizer | None = None,
    recurrent_regularizer: Regularizer | None = None,
    bias_regularizer: Regularizer | None = None,
    activity_regularizer: Regularizer | None = None,
    kernel_constraint: Constraint | None = None,
    recurrent_constraint: Constraint | None = None,
    bias_constraint: Constraint | None = None,
    return_sequences: Bool = False,
    return_state: Bool = False,
    stateful: Bool = False,
    input_shape: Shape | None = None,
    batch_input_shape: Shape | None = None,
    batch_size: Int | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Long short-term memory, as in cuDNN.

    Equivalent to `layer_lstm()` with its default arguments, which uses cuDNN on a GPU and
    otherwise runs on the CPU.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch, units)`,
        or `(batch, steps, units)` with `return_sequences`; with `return_state` a list of
        it and two states, output and cell state, of shape `(batch, units)` each.

    Raises:
        ValueError: An argument is invalid, or `stateful` is True without a
            fixed batch size.
        TypeError: The layer can't be composed with `object`.

    Example:
        >>> from rkeras_py import layer_cudnn_lstm, layer_input
        >>> layer_cudnn_lstm(layer_input(shape=(10, 8)), units=4).shape
        (None, 4)
    """
