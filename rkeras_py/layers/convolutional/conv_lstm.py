"""Convolutional LSTM layers."""

from __future__ import annotations

from rkeras_py.api.argument_types import (
    Activation,
    Bool,
    Composable,
    Composed,
    Constraint,
    Float,
    Initializer,
    Int,
    PositiveInt,
    PositiveInts,
    Regularizer,
    Shape,
    Str,
    Tail,
    Weights,
)
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.engine import keras
from rkeras_py.layers.convolutional.conv_lstm_base import ConvLSTM
from rkeras_py.layers.convolutional.docs import FAMILY, SHARED
from rkeras_py.layers.recurrent_cells import composing_sequence


@keras.saving.register_keras_serializable(package="rkeras")
class ConvLSTM1D(ConvLSTM):
    """1D convolutional LSTM; takes the arguments of `layer_conv_lstm_1d`."""

    rank = 1


@keras.saving.register_keras_serializable(package="rkeras")
class ConvLSTM2D(ConvLSTM):
    """2D convolutional LSTM; takes the arguments of `layer_conv_lstm_2d`."""

    rank = 2


@keras.saving.register_keras_serializable(package="rkeras")
class ConvLSTM3D(ConvLSTM):
    """3D convolutional LSTM; takes the arguments of `layer_conv_lstm_3d`."""

    rank = 3


@public(family=FAMILY, by=composing_sequence(ConvLSTM1D), shared=SHARED)
def layer_conv_lstm_1d(
    object: Composable = None,
    filters: PositiveInt = REQUIRED,
    kernel_size: PositiveInts = REQUIRED,
    strides: PositiveInts = 1,
    padding: Str = "valid",
    data_format: Str | None = None,
    dilation_rate: PositiveInts = 1,
    activation: Activation | None = "tanh",
    recurrent_activation: Activation | None = "hard_sigmoid",
    use_bias: Bool = True,
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
    go_backwards: Bool = False,
    stateful: Bool = False,
    dropout: Float = 0.0,
    recurrent_dropout: Float = 0.0,
    **kwargs: Tail,
) -> Composed:
    """1D convolutional LSTM.

    A long short-term memory whose products with the input and with the state are
    convolutions. The input's axes are `(batch, time, steps, channels)`, or with channels
    first `(batch, time, channels, steps)`. The weights are the input's kernel,
    `(kernel_size, channels, 4 * filters)`, the state's, `(kernel_size, filters, 4 *
    filters)`, and a bias, `(4 * filters)`, each with the gates in the order input,
    forget, cell, output. The state's convolution has "same" padding and no strides or
    dilation.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch,
        new_steps, filters)`, or with the channels first; with `return_sequences` a time
        axis follows the batch; with `return_state` a list of it and the two final states.

    Raises:
        ValueError: An argument is invalid; the input has too few axes or
            an unexpected number of channels; the kernel is larger than the input and
            `padding` is "valid"; `strides` and `dilation_rate` are both greater than 1;
            the layer is `stateful` and the size of an axis other than time is unknown.
        TypeError: The layer can't be composed with `object`.

    Source:
        Shi et al. (2015), Convolutional LSTM network: a machine learning approach for
        precipitation nowcasting. <https://arxiv.org/abs/1506.04214>

    Example:
        >>> from rkeras_py import layer_conv_lstm_1d, layer_input
        >>> x = layer_input(shape=(5, 10, 3))
        >>> layer_conv_lstm_1d(x, filters=4, kernel_size=3, return_sequences=True).shape
        (None, 5, 8, 4)
    """


@public(family=FAMILY, by=composing_sequence(ConvLSTM2D), shared=SHARED)
def layer_conv_lstm_2d(
    object: Composable = None,
    filters: PositiveInt = REQUIRED,
    kernel_size: PositiveInts = REQUIRED,
    strides: PositiveInts = (1, 1),
    padding: Str = "valid",
    data_format: Str | None = None,
    dilation_rate: PositiveInts = (1, 1),
    activation: Activation | None = "tanh",
    recurrent_activation: Activation | None = "hard_sigmoid",
    use_bias: Bool = True,
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
    go_backwards: Bool = False,
    stateful: Bool = False,
    dropout: Float = 0.0,
    recurrent_dropout: Float = 0.0,
    batch_size: Int | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
    input_shape: Shape | None = None,
) -> Composed:
    """2D convolutional LSTM.

    A long short-term memory whose products with the input and with the state are
    convolutions. The input's axes are `(batch, time, rows, columns, channels)`, or with
    channels first `(batch, time, channels, rows, columns)`. The weights are the input's
    kernel, `(*kernel_size, channels, 4 * filters)`, the state's, `(*kernel_size, filters,
    4 * filters)`, and a bias, `(4 * filters)`, each with the gates in the order input,
    forget, cell, output. The state's convolution has "same" padding and no strides or
    dilation.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch, new_rows,
        new_columns, filters)`, or with the channels first; with `return_sequences` a time
        axis follows the batch; with `return_state` a list of it and the two final states.

    Raises:
        ValueError: An argument is invalid; the input has too few axes or
            an unexpected number of channels; the kernel is larger than the input and
            `padding` is "valid"; `strides` and `dilation_rate` are both greater than 1;
            the layer is `stateful` and the size of an axis other than time is unknown.
        TypeError: The layer can't be composed with `object`.

    Source:
        Shi et al. (2015), Convolutional LSTM network: a machine learning approach for
        precipitation nowcasting. <https://arxiv.org/abs/1506.04214>

    Example:
        >>> from rkeras_py import layer_conv_lstm_2d, layer_input
        >>> x = layer_input(shape=(5, 10, 10, 3))
        >>> layer_conv_lstm_2d(x, filters=4, kernel_size=3, return_sequences=True).shape
        (None, 5, 8, 8, 4)
    """


@public(family=FAMILY, by=composing_sequence(ConvLSTM3D), shared=SHARED)
def layer_conv_lstm_3d(
    object: Composable = None,
    filters: PositiveInt = REQUIRED,
    kernel_size: PositiveInts = REQUIRED,
    strides: PositiveInts = (1, 1, 1),
    padding: Str = "valid",
    data_format: Str | None = None,
    dilation_rate: PositiveInts = (1, 1, 1),
    activation: Activation | None = "tanh",
    recurrent_activation: Activation | None = "hard_sigmoid",
    use_bias: Bool = True,
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
    go_backwards: Bool = False,
    stateful: Bool = False,
    dropout: Float = 0.0,
    recurrent_dropout: Float = 0.0,
    **kwargs: Tail,
) -> Composed:
    """3D convolutional LSTM.

    A long short-term memory whose products with the input and with the state are
    convolutions. The input's axes are `(batch, time, depth, rows, columns, channels)`, or
    with channels first `(batch, time, channels, depth, rows, columns)`. The weights are
    the input's kernel, `(*kernel_size, channels, 4 * filters)`, the state's,
    `(*kernel_size, filters, 4 * filters)`, and a bias, `(4 * filters)`, each with the
    gates in the order input, forget, cell, output. The state's convolution has "same"
    padding and no strides or dilation.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch,
        new_depth, new_rows, new_columns, filters)`, or with the channels first; with
        `return_sequences` a time axis follows the batch; with `return_state` a list of it
        and the two last states.

    Raises:
        ValueError: An argument is invalid; the input has too few axes or
            an unexpected number of channels; the kernel is larger than the input and
            `padding` is "valid"; `strides` and `dilation_rate` are both greater than 1;
            the layer is `stateful` and the size of an axis other than time is unknown.
        TypeError: The layer can't be composed with `object`.

    Source:
        Shi et al. (2015), Convolutional LSTM network: a machine learning approach for
        precipitation nowcasting. <https://arxiv.org/abs/1506.04214>

    Example:
        >>> from rkeras_py import layer_conv_lstm_3d, layer_input
        >>> x = layer_input(shape=(5, 8, 8, 8, 3))
        >>> layer_conv_lstm_3d(x, filters=4, kernel_size=3, return_sequences=True).shape
        (None, 5, 6, 6, 6, 4)
    """
