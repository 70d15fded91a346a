"""The public functions of the convolution family, with the formals of the R API."""

from __future__ import annotations

from rkeras_py.api.argument_types import (
    Activation,
    Anything,
    Bool,
    Composable,
    Composed,
    Constraint,
    Dtype,
    Float,
    Initializer,
    Int,
    IntTuple,
    NestedInts,
    PositiveInt,
    PositiveInts,
    Regularizer,
    Shape,
    Str,
    Tail,
    Weights,
)
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.layers.compose import compose
from rkeras_py.layers.convolutional import (
    Conv1D,
    Conv1DTranspose,
    Conv2D,
    Conv2DTranspose,
    Conv3D,
    Conv3DTranspose,
    ConvLSTM1D,
    ConvLSTM2D,
    ConvLSTM3D,
    Cropping1D,
    Cropping2D,
    Cropping3D,
    DepthwiseConv1D,
    DepthwiseConv2D,
    SeparableConv1D,
    SeparableConv2D,
    UpSampling1D,
    UpSampling2D,
    UpSampling3D,
    ZeroPadding1D,
    ZeroPadding2D,
    ZeroPadding3D,
)
from rkeras_py.layers.recurrent_cells import RECURRENT, compose_sequence

_FAMILY = "convolutional layers"

_SHARED = {
    **RECURRENT,
    "filters": "Number of channels of the output.",
    "kernel_size": "Size of the kernel: a whole number, or one for each spatial axis.",
    "strides": "Steps between outputs: a whole number, or one for each spatial axis.",
    "padding": (
        '"valid" for no padding; "same" for zeros around the input, so that the output of a '
        'stride of 1 is as large as the input; "causal" for zeros before it, in '
        "convolutions along one axis. Upper or lower case."
    ),
    "output_padding": (
        "What to add to the output's smallest size: a whole number, or one for each spatial "
        "axis, less than `strides`. None for the size that fits `strides` and `padding`."
    ),
    "data_format": (
        'Where the channels stand: "channels_last", "channels_first" (behind the batch), or '
        "None for the setting of Keras, which is last."
    ),
    "dilation_rate": (
        "Steps between the taps of the kernel: a whole number, or one for each spatial axis. "
        "Greater than 1 only where `strides` are 1."
    ),
    "groups": (
        "Into how many groups of channels input and output are split; each is convolved by "
        "itself. Divides the channels of both."
    ),
    "depth_multiplier": "Number of outputs of the depthwise step for each input channel.",
    "size": "How many times larger: a whole number, or one for each spatial axis.",
    "activation": "Function applied to the result. None leaves it linear.",
    "use_bias": "Whether to add a bias.",
    "kernel_initializer": "Initializer of the kernel.",
    "depthwise_initializer": "Initializer of the depthwise kernel.",
    "pointwise_initializer": "Initializer of the pointwise kernel.",
    "depthwise_regularizer": "Penalty on the depthwise kernel, added to the loss.",
    "pointwise_regularizer": "Penalty on the pointwise kernel, added to the loss.",
    "depthwise_constraint": "Function that the depthwise kernel is put through after each update.",
    "pointwise_constraint": "Function that the pointwise kernel is put through after each update.",
    "dtype": (
        'The layer\'s dtype, such as "float32", "complex64", or a policy such as "mixed_bfloat16".'
    ),
}


@public(family=_FAMILY, shared=_SHARED)
def layer_conv_1d(
    object: Composable = None,
    filters: PositiveInt = REQUIRED,
    kernel_size: PositiveInts = REQUIRED,
    strides: PositiveInts = 1,
    padding: Str = "valid",
    data_format: Str = "channels_last",
    dilation_rate: PositiveInts = 1,
    groups: PositiveInt = 1,
    activation: Activation | None = None,
    use_bias: Bool = True,
    kernel_initializer: Initializer = "glorot_uniform",
    bias_initializer: Initializer = "zeros",
    kernel_regularizer: Regularizer | None = None,
    bias_regularizer: Regularizer | None = None,
    activity_regularizer: Regularizer | None = None,
    kernel_constraint: Constraint | None = None,
    bias_constraint: Constraint | None = None,
    input_shape: Shape | None = None,
    batch_input_shape: Shape | None = None,
    batch_size: Int | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Convolution along one axis.

    Slides `filters` kernels along the spatial axes of its input and computes
    `activation(convolution(input, kernel) + bias)`. Along this one axis `padding =
    "causal"` makes each output depend on earlier inputs alone. The weights are a kernel
    of shape `(kernel_size, channels / groups, filters)` and a bias of shape `(filters)`.

    Any number of batch axes may come before the spatial ones, and numbers may be complex
    (`dtype = "complex64"` or "complex128").

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_steps, filters)`, or with the channels first.

    Raises:
        ValueError: An argument is not of the kind stated; the input has too few axes or
            other channels than expected; the kernel is larger than the input and
            `padding` is "valid"; `strides` and `dilation_rate` are both greater than 1;
            `filters` or the input's channels are not divisible by `groups`.
        TypeError: `object` can't be composed with.

    Source:
        Complex weights and their initializers: Trabelsi et al. (2018), Deep complex networks.
        <https://arxiv.org/abs/1705.09792>

    Example:
        >>> from rkeras_py import layer_conv_1d, layer_input
        >>> x = layer_input(shape=(10, 3))
        >>> layer_conv_1d(x, filters=4, kernel_size=3, activation="relu").shape
        (None, 8, 4)
    """
    return compose(Conv1D, locals())


@public(family=_FAMILY, shared=_SHARED)
def layer_conv_2d(
    object: Composable = None,
    filters: PositiveInt = REQUIRED,
    kernel_size: PositiveInts = REQUIRED,
    strides: PositiveInts = (1, 1),
    padding: Str = "valid",
    data_format: Str | None = None,
    dilation_rate: PositiveInts = (1, 1),
    groups: PositiveInt = 1,
    activation: Activation | None = None,
    use_bias: Bool = True,
    kernel_initializer: Initializer = "glorot_uniform",
    bias_initializer: Initializer = "zeros",
    kernel_regularizer: Regularizer | None = None,
    bias_regularizer: Regularizer | None = None,
    activity_regularizer: Regularizer | None = None,
    kernel_constraint: Constraint | None = None,
    bias_constraint: Constraint | None = None,
    input_shape: Shape | None = None,
    batch_input_shape: Shape | None = None,
    batch_size: Int | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Convolution along two axes.

    Slides `filters` kernels along the spatial axes of its input and computes
    `activation(convolution(input, kernel) + bias)`. The weights are a kernel of shape
    `(*kernel_size, channels / groups, filters)` and a bias of shape `(filters)`.

    Any number of batch axes may come before the spatial ones, and numbers may be complex
    (`dtype = "complex64"` or "complex128").

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_rows, new_columns, filters)`, or with the channels first.

    Raises:
        ValueError: An argument is not of the kind stated; the input has too few axes or
            other channels than expected; the kernel is larger than the input and
            `padding` is "valid"; `strides` and `dilation_rate` are both greater than 1;
            `filters` or the input's channels are not divisible by `groups`. `padding` is
            "causal", which is for one axis only.
        TypeError: `object` can't be composed with.

    Source:
        Complex weights and their initializers: Trabelsi et al. (2018), Deep complex networks.
        <https://arxiv.org/abs/1705.09792>

    Example:
        >>> from rkeras_py import layer_conv_2d, layer_input
        >>> x = layer_input(shape=(10, 10, 3))
        >>> layer_conv_2d(x, filters=4, kernel_size=3, activation="relu").shape
        (None, 8, 8, 4)
    """
    return compose(Conv2D, locals())


@public(family=_FAMILY, shared=_SHARED)
def layer_conv_3d(
    object: Composable = None,
    filters: PositiveInt = REQUIRED,
    kernel_size: PositiveInts = REQUIRED,
    strides: PositiveInts = (1, 1, 1),
    padding: Str = "valid",
    data_format: Str | None = None,
    dilation_rate: PositiveInts = (1, 1, 1),
    groups: PositiveInt = 1,
    activation: Activation | None = None,
    use_bias: Bool = True,
    kernel_initializer: Initializer = "glorot_uniform",
    bias_initializer: Initializer = "zeros",
    kernel_regularizer: Regularizer | None = None,
    bias_regularizer: Regularizer | None = None,
    activity_regularizer: Regularizer | None = None,
    kernel_constraint: Constraint | None = None,
    bias_constraint: Constraint | None = None,
    input_shape: Shape | None = None,
    batch_input_shape: Shape | None = None,
    batch_size: Int | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Convolution along three axes.

    Slides `filters` kernels along the spatial axes of its input and computes
    `activation(convolution(input, kernel) + bias)`. The weights are a kernel of shape
    `(*kernel_size, channels / groups, filters)` and a bias of shape `(filters)`.

    Any number of batch axes may come before the spatial ones, and numbers may be complex
    (`dtype = "complex64"` or "complex128").

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_depth, new_rows, new_columns, filters)`, or with the channels first.

    Raises:
        ValueError: An argument is not of the kind stated; the input has too few axes or
            other channels than expected; the kernel is larger than the input and
            `padding` is "valid"; `strides` and `dilation_rate` are both greater than 1;
            `filters` or the input's channels are not divisible by `groups`. `padding` is
            "causal", which is for one axis only.
        TypeError: `object` can't be composed with.

    Source:
        Complex weights and their initializers: Trabelsi et al. (2018), Deep complex networks.
        <https://arxiv.org/abs/1705.09792>

    Example:
        >>> from rkeras_py import layer_conv_3d, layer_input
        >>> x = layer_input(shape=(8, 8, 8, 3))
        >>> layer_conv_3d(x, filters=4, kernel_size=3, activation="relu").shape
        (None, 6, 6, 6, 4)
    """
    return compose(Conv3D, locals())


@public(family=_FAMILY, shared=_SHARED)
def layer_conv_1d_transpose(
    object: Composable = None,
    filters: PositiveInt = REQUIRED,
    kernel_size: PositiveInts = REQUIRED,
    strides: PositiveInts = 1,
    padding: Str = "valid",
    output_padding: IntTuple | None = None,
    data_format: Str | None = None,
    dilation_rate: PositiveInts = 1,
    activation: Activation | None = None,
    use_bias: Bool = True,
    kernel_initializer: Initializer = "glorot_uniform",
    bias_initializer: Initializer = "zeros",
    kernel_regularizer: Regularizer | None = None,
    bias_regularizer: Regularizer | None = None,
    activity_regularizer: Regularizer | None = None,
    kernel_constraint: Constraint | None = None,
    bias_constraint: Constraint | None = None,
    input_shape: Shape | None = None,
    batch_input_shape: Shape | None = None,
    batch_size: Int | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Transposed convolution along one axis.

    Goes the other way than a convolution: from the shape of its output to the shape of
    its input, with the same connections. Strides make the output larger. The weights are
    a kernel of shape `(kernel_size, filters, channels)` and a bias of shape `(filters)`.

    Any number of batch axes may come before the spatial ones, and numbers may be complex.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_steps, filters)`, or with the channels first.

    Raises:
        ValueError: An argument is not of the kind stated; the input has too few axes or
            other channels than expected; `output_padding` is not less than `strides`;
            `strides` and `dilation_rate` are both greater than 1.
        TypeError: `object` can't be composed with.

    Source:
        Zeiler et al. (2010), Deconvolutional networks. <https://doi.org/10.1109/CVPR.2010.5539957>

    Example:
        >>> from rkeras_py import layer_conv_1d_transpose, layer_input
        >>> x = layer_input(shape=(10, 3))
        >>> layer_conv_1d_transpose(x, filters=4, kernel_size=3, strides=2, padding="same").shape
        (None, 20, 4)
    """
    return compose(Conv1DTranspose, locals())


@public(family=_FAMILY, shared=_SHARED)
def layer_conv_2d_transpose(
    object: Composable = None,
    filters: PositiveInt = REQUIRED,
    kernel_size: PositiveInts = REQUIRED,
    strides: PositiveInts = (1, 1),
    padding: Str = "valid",
    output_padding: IntTuple | None = None,
    data_format: Str | None = None,
    dilation_rate: PositiveInts = (1, 1),
    activation: Activation | None = None,
    use_bias: Bool = True,
    kernel_initializer: Initializer = "glorot_uniform",
    bias_initializer: Initializer = "zeros",
    kernel_regularizer: Regularizer | None = None,
    bias_regularizer: Regularizer | None = None,
    activity_regularizer: Regularizer | None = None,
    kernel_constraint: Constraint | None = None,
    bias_constraint: Constraint | None = None,
    input_shape: Shape | None = None,
    batch_input_shape: Shape | None = None,
    batch_size: Int | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Transposed convolution along two axes.

    Goes the other way than a convolution: from the shape of its output to the shape of
    its input, with the same connections. Strides make the output larger. The weights are
    a kernel of shape `(*kernel_size, filters, channels)` and a bias of shape `(filters)`.

    Any number of batch axes may come before the spatial ones, and numbers may be complex.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_rows, new_columns, filters)`, or with the channels first.

    Raises:
        ValueError: An argument is not of the kind stated; the input has too few axes or
            other channels than expected; `output_padding` is not less than `strides`;
            `strides` and `dilation_rate` are both greater than 1.
        TypeError: `object` can't be composed with.

    Source:
        Zeiler et al. (2010), Deconvolutional networks. <https://doi.org/10.1109/CVPR.2010.5539957>

    Example:
        >>> from rkeras_py import layer_conv_2d_transpose, layer_input
        >>> x = layer_input(shape=(10, 10, 3))
        >>> layer_conv_2d_transpose(x, filters=4, kernel_size=3, strides=2, padding="same").shape
        (None, 20, 20, 4)
    """
    return compose(Conv2DTranspose, locals())


@public(family=_FAMILY, shared=_SHARED)
def layer_conv_3d_transpose(
    object: Composable = None,
    filters: PositiveInt = REQUIRED,
    kernel_size: PositiveInts = REQUIRED,
    strides: PositiveInts = (1, 1, 1),
    padding: Str = "valid",
    output_padding: IntTuple | None = None,
    data_format: Str | None = None,
    dilation_rate: PositiveInts = (1, 1, 1),
    activation: Activation | None = None,
    use_bias: Bool = True,
    kernel_initializer: Initializer = "glorot_uniform",
    bias_initializer: Initializer = "zeros",
    kernel_regularizer: Regularizer | None = None,
    bias_regularizer: Regularizer | None = None,
    activity_regularizer: Regularizer | None = None,
    kernel_constraint: Constraint | None = None,
    bias_constraint: Constraint | None = None,
    input_shape: Shape | None = None,
    batch_input_shape: Shape | None = None,
    batch_size: Int | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Transposed convolution along three axes.

    Goes the other way than a convolution: from the shape of its output to the shape of
    its input, with the same connections. Strides make the output larger. The weights are
    a kernel of shape `(*kernel_size, filters, channels)` and a bias of shape `(filters)`.

    Any number of batch axes may come before the spatial ones, and numbers may be complex.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_depth, new_rows, new_columns, filters)`, or with the channels first.

    Raises:
        ValueError: An argument is not of the kind stated; the input has too few axes or
            other channels than expected; `output_padding` is not less than `strides`;
            `strides` and `dilation_rate` are both greater than 1.
        TypeError: `object` can't be composed with.

    Source:
        Zeiler et al. (2010), Deconvolutional networks. <https://doi.org/10.1109/CVPR.2010.5539957>

    Example:
        >>> from rkeras_py import layer_conv_3d_transpose, layer_input
        >>> x = layer_input(shape=(8, 8, 8, 3))
        >>> layer_conv_3d_transpose(x, filters=4, kernel_size=3, strides=2, padding="same").shape
        (None, 16, 16, 16, 4)
    """
    return compose(Conv3DTranspose, locals())


@public(family=_FAMILY, shared=_SHARED)
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
    """Convolutional LSTM along one axis.

    A long short-term memory whose products with the input and with the state are
    convolutions. The input's axes are `(batch, time, steps, channels)`, or with channels
    first `(batch, time, channels, steps)`. The weights are the input's kernel,
    `(kernel_size, channels, 4 * filters)`, the state's, `(kernel_size, filters, 4 *
    filters)`, and a bias, `(4 * filters)`, each with the gates in the order input,
    forget, cell, output. The state's convolution is "same", without strides or dilation.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch,
        new_steps, filters)`, or with the channels first; with `return_sequences` a time
        axis follows the batch; with `return_state` a list of it and the two last states.

    Raises:
        ValueError: An argument is not of the kind stated; the input has too few axes or
            other channels than expected; the kernel is larger than the input and
            `padding` is "valid"; `strides` and `dilation_rate` are both greater than 1;
            the layer is `stateful` and the size of an axis other than time is unknown.
        TypeError: `object` can't be composed with.

    Source:
        Shi et al. (2015), Convolutional LSTM network: a machine learning approach for
        precipitation nowcasting. <https://arxiv.org/abs/1506.04214>

    Example:
        >>> from rkeras_py import layer_conv_lstm_1d, layer_input
        >>> x = layer_input(shape=(5, 10, 3))
        >>> layer_conv_lstm_1d(x, filters=4, kernel_size=3, return_sequences=True).shape
        (None, 5, 8, 4)
    """
    return compose_sequence(ConvLSTM1D, locals())


@public(family=_FAMILY, shared=_SHARED)
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
    """Convolutional LSTM along two axes.

    A long short-term memory whose products with the input and with the state are
    convolutions. The input's axes are `(batch, time, rows, columns, channels)`, or with
    channels first `(batch, time, channels, rows, columns)`. The weights are the input's
    kernel, `(*kernel_size, channels, 4 * filters)`, the state's, `(*kernel_size, filters,
    4 * filters)`, and a bias, `(4 * filters)`, each with the gates in the order input,
    forget, cell, output. The state's convolution is "same", without strides or dilation.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch, new_rows,
        new_columns, filters)`, or with the channels first; with `return_sequences` a time
        axis follows the batch; with `return_state` a list of it and the two last states.

    Raises:
        ValueError: An argument is not of the kind stated; the input has too few axes or
            other channels than expected; the kernel is larger than the input and
            `padding` is "valid"; `strides` and `dilation_rate` are both greater than 1;
            the layer is `stateful` and the size of an axis other than time is unknown.
        TypeError: `object` can't be composed with.

    Source:
        Shi et al. (2015), Convolutional LSTM network: a machine learning approach for
        precipitation nowcasting. <https://arxiv.org/abs/1506.04214>

    Example:
        >>> from rkeras_py import layer_conv_lstm_2d, layer_input
        >>> x = layer_input(shape=(5, 10, 10, 3))
        >>> layer_conv_lstm_2d(x, filters=4, kernel_size=3, return_sequences=True).shape
        (None, 5, 8, 8, 4)
    """
    return compose_sequence(ConvLSTM2D, locals())


@public(family=_FAMILY, shared=_SHARED)
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
    """Convolutional LSTM along three axes.

    A long short-term memory whose products with the input and with the state are
    convolutions. The input's axes are `(batch, time, depth, rows, columns, channels)`, or
    with channels first `(batch, time, channels, depth, rows, columns)`. The weights are
    the input's kernel, `(*kernel_size, channels, 4 * filters)`, the state's,
    `(*kernel_size, filters, 4 * filters)`, and a bias, `(4 * filters)`, each with the
    gates in the order input, forget, cell, output. The state's convolution is "same",
    without strides or dilation.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch,
        new_depth, new_rows, new_columns, filters)`, or with the channels first; with
        `return_sequences` a time axis follows the batch; with `return_state` a list of it
        and the two last states.

    Raises:
        ValueError: An argument is not of the kind stated; the input has too few axes or
            other channels than expected; the kernel is larger than the input and
            `padding` is "valid"; `strides` and `dilation_rate` are both greater than 1;
            the layer is `stateful` and the size of an axis other than time is unknown.
        TypeError: `object` can't be composed with.

    Source:
        Shi et al. (2015), Convolutional LSTM network: a machine learning approach for
        precipitation nowcasting. <https://arxiv.org/abs/1506.04214>

    Example:
        >>> from rkeras_py import layer_conv_lstm_3d, layer_input
        >>> x = layer_input(shape=(5, 8, 8, 8, 3))
        >>> layer_conv_lstm_3d(x, filters=4, kernel_size=3, return_sequences=True).shape
        (None, 5, 6, 6, 6, 4)
    """
    return compose_sequence(ConvLSTM3D, locals())


@public(family=_FAMILY, shared=_SHARED)
def layer_separable_conv_1d(
    object: Composable = None,
    filters: PositiveInt = REQUIRED,
    kernel_size: PositiveInts = REQUIRED,
    strides: PositiveInts = 1,
    padding: Str = "valid",
    data_format: Str = "channels_last",
    dilation_rate: PositiveInts = 1,
    depth_multiplier: PositiveInt = 1,
    activation: Activation | None = None,
    use_bias: Bool = True,
    depthwise_initializer: Initializer = "glorot_uniform",
    pointwise_initializer: Initializer = "glorot_uniform",
    bias_initializer: Initializer = "zeros",
    depthwise_regularizer: Regularizer | None = None,
    pointwise_regularizer: Regularizer | None = None,
    bias_regularizer: Regularizer | None = None,
    activity_regularizer: Regularizer | None = None,
    depthwise_constraint: Constraint | None = None,
    pointwise_constraint: Constraint | None = None,
    bias_constraint: Constraint | None = None,
    input_shape: Shape | None = None,
    batch_input_shape: Shape | None = None,
    batch_size: Int | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Separable convolution along one axis.

    A depthwise convolution, which takes each channel by itself, followed by a convolution
    of size 1 that mixes the channels. The weights are a kernel of shape `(kernel_size,
    channels, depth_multiplier)`, one of shape `(1, channels * depth_multiplier,
    filters)`, and a bias of shape `(filters)`.

    Any number of batch axes may come before the spatial ones, and numbers may be complex.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_steps, filters)`, or with the channels first.

    Raises:
        ValueError: An argument is not of the kind stated; the input has too few axes or
            other channels than expected; the kernel is larger than the input and
            `padding` is "valid"; `strides` and `dilation_rate` are both greater than 1.
        TypeError: `object` can't be composed with.

    Source:
        Chollet (2017), Xception: deep learning with depthwise separable convolutions.
        <https://arxiv.org/abs/1610.02357>

    Example:
        >>> from rkeras_py import layer_input, layer_separable_conv_1d
        >>> x = layer_input(shape=(10, 3))
        >>> layer_separable_conv_1d(x, filters=4, kernel_size=3).shape
        (None, 8, 4)
    """
    return compose(SeparableConv1D, locals())


@public(family=_FAMILY, shared=_SHARED)
def layer_separable_conv_2d(
    object: Composable = None,
    filters: PositiveInt = REQUIRED,
    kernel_size: PositiveInts = REQUIRED,
    strides: PositiveInts = (1, 1),
    padding: Str = "valid",
    data_format: Str | None = None,
    dilation_rate: PositiveInts = 1,
    depth_multiplier: PositiveInt = 1,
    activation: Activation | None = None,
    use_bias: Bool = True,
    depthwise_initializer: Initializer = "glorot_uniform",
    pointwise_initializer: Initializer = "glorot_uniform",
    bias_initializer: Initializer = "zeros",
    depthwise_regularizer: Regularizer | None = None,
    pointwise_regularizer: Regularizer | None = None,
    bias_regularizer: Regularizer | None = None,
    activity_regularizer: Regularizer | None = None,
    depthwise_constraint: Constraint | None = None,
    pointwise_constraint: Constraint | None = None,
    bias_constraint: Constraint | None = None,
    input_shape: Shape | None = None,
    batch_input_shape: Shape | None = None,
    batch_size: Int | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Separable convolution along two axes.

    A depthwise convolution, which takes each channel by itself, followed by a convolution
    of size 1 that mixes the channels. The weights are a kernel of shape `(*kernel_size,
    channels, depth_multiplier)`, one of shape `(1, 1, channels * depth_multiplier,
    filters)`, and a bias of shape `(filters)`.

    Any number of batch axes may come before the spatial ones, and numbers may be complex.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_rows, new_columns, filters)`, or with the channels first.

    Raises:
        ValueError: An argument is not of the kind stated; the input has too few axes or
            other channels than expected; the kernel is larger than the input and
            `padding` is "valid"; `strides` and `dilation_rate` are both greater than 1.
        TypeError: `object` can't be composed with.

    Source:
        Chollet (2017), Xception: deep learning with depthwise separable convolutions.
        <https://arxiv.org/abs/1610.02357>

    Example:
        >>> from rkeras_py import layer_input, layer_separable_conv_2d
        >>> x = layer_input(shape=(10, 10, 3))
        >>> layer_separable_conv_2d(x, filters=4, kernel_size=3).shape
        (None, 8, 8, 4)
    """
    return compose(SeparableConv2D, locals())


@public(family=_FAMILY, shared=_SHARED)
def layer_depthwise_conv_1d(
    object: Composable = None,
    kernel_size: PositiveInts = REQUIRED,
    strides: PositiveInts = 1,
    padding: Str = "valid",
    depth_multiplier: PositiveInt = 1,
    data_format: Str | None = None,
    dilation_rate: PositiveInts = 1,
    activation: Activation | None = None,
    use_bias: Bool = True,
    depthwise_initializer: Initializer = "glorot_uniform",
    bias_initializer: Initializer = "zeros",
    depthwise_regularizer: Regularizer | None = None,
    bias_regularizer: Regularizer | None = None,
    activity_regularizer: Regularizer | None = None,
    depthwise_constraint: Constraint | None = None,
    bias_constraint: Constraint | None = None,
    **kwargs: Tail,
) -> Composed:
    """Depthwise convolution along one axis.

    Convolves each channel by itself; each gives `depth_multiplier` channels. The weights
    are a kernel of shape `(kernel_size, channels, depth_multiplier)` and a bias of shape
    `(channels * depth_multiplier)`.

    Any number of batch axes may come before the spatial ones, and numbers may be complex.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_steps, channels * depth_multiplier)`, or with the channels first.

    Raises:
        ValueError: An argument is not of the kind stated; the input has too few axes or
            other channels than expected; the kernel is larger than the input and
            `padding` is "valid"; `strides` and `dilation_rate` are both greater than 1.
        TypeError: `object` can't be composed with.

    Source:
        Chollet (2017), Xception: deep learning with depthwise separable convolutions.
        <https://arxiv.org/abs/1610.02357>

    Example:
        >>> from rkeras_py import layer_depthwise_conv_1d, layer_input
        >>> x = layer_input(shape=(10, 3))
        >>> layer_depthwise_conv_1d(x, kernel_size=3, depth_multiplier=2).shape
        (None, 8, 6)
    """
    return compose(DepthwiseConv1D, locals())


@public(family=_FAMILY, shared=_SHARED)
def layer_depthwise_conv_2d(
    object: Composable = None,
    kernel_size: PositiveInts = REQUIRED,
    strides: PositiveInts = (1, 1),
    padding: Str = "valid",
    depth_multiplier: PositiveInt = 1,
    data_format: Str | None = None,
    dilation_rate: PositiveInts = (1, 1),
    activation: Activation | None = None,
    use_bias: Bool = True,
    depthwise_initializer: Initializer = "glorot_uniform",
    bias_initializer: Initializer = "zeros",
    depthwise_regularizer: Regularizer | None = None,
    bias_regularizer: Regularizer | None = None,
    activity_regularizer: Regularizer | None = None,
    depthwise_constraint: Constraint | None = None,
    bias_constraint: Constraint | None = None,
    input_shape: Shape | None = None,
    batch_input_shape: Shape | None = None,
    batch_size: Int | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Depthwise convolution along two axes.

    Convolves each channel by itself; each gives `depth_multiplier` channels. The weights
    are a kernel of shape `(*kernel_size, channels, depth_multiplier)` and a bias of shape
    `(channels * depth_multiplier)`.

    Any number of batch axes may come before the spatial ones, and numbers may be complex.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_rows, new_columns, channels * depth_multiplier)`, or with the channels first.

    Raises:
        ValueError: An argument is not of the kind stated; the input has too few axes or
            other channels than expected; the kernel is larger than the input and
            `padding` is "valid"; `strides` and `dilation_rate` are both greater than 1.
        TypeError: `object` can't be composed with.

    Source:
        Chollet (2017), Xception: deep learning with depthwise separable convolutions.
        <https://arxiv.org/abs/1610.02357>

    Example:
        >>> from rkeras_py import layer_depthwise_conv_2d, layer_input
        >>> x = layer_input(shape=(10, 10, 3))
        >>> layer_depthwise_conv_2d(x, kernel_size=3, depth_multiplier=2).shape
        (None, 8, 8, 6)
    """
    return compose(DepthwiseConv2D, locals())


@public(family=_FAMILY, shared=_SHARED)
def layer_upsampling_1d(
    object: Composable = None,
    size: PositiveInts = 2,
    batch_size: Int | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Upsampling along one axis.

    Makes the spatial axis `size` times longer by repeating values. Any number of batch
    axes may come before, and numbers may be complex.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_steps, channels)`, or with the channels first.

    Raises:
        ValueError: An argument is not of the kind stated, or the input has too few axes.
        TypeError: `object` can't be composed with.

    Example:
        >>> from rkeras_py import layer_input, layer_upsampling_1d
        >>> x = layer_input(shape=(10, 3))
        >>> layer_upsampling_1d(x, size=2).shape
        (None, 20, 3)
    """
    return compose(UpSampling1D, locals())


@public(family=_FAMILY, shared=_SHARED)
def layer_upsampling_2d(
    object: Composable = None,
    size: PositiveInts = (2, 2),
    data_format: Str | None = None,
    interpolation: Str = "nearest",
    batch_size: Int | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Upsampling along two axes.

    Makes the spatial axes `size` times longer. Any number of batch axes may come before,
    and numbers may be complex.

    Args:
        interpolation: How to find the values between: "nearest" repeats, "area" means
            over areas (the same here), "bilinear", "bicubic", "mitchellcubic",
            "lanczos3", "lanczos5" and "gaussian" weight neighbours.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_rows, new_columns, channels)`, or with the channels first.

    Raises:
        ValueError: An argument is not of the kind stated, or the input has too few axes.
        TypeError: `object` can't be composed with.

    Example:
        >>> from rkeras_py import layer_input, layer_upsampling_2d
        >>> x = layer_input(shape=(10, 10, 3))
        >>> layer_upsampling_2d(x, size=2).shape
        (None, 20, 20, 3)
    """
    return compose(UpSampling2D, locals())


@public(family=_FAMILY, shared=_SHARED)
def layer_upsampling_3d(
    object: Composable = None,
    size: PositiveInts = (2, 2, 2),
    data_format: Str | None = None,
    batch_size: Int | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Upsampling along three axes.

    Makes the spatial axes `size` times longer by repeating values. Any number of batch
    axes may come before, and numbers may be complex.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_depth, new_rows, new_columns, channels)`, or with the channels first.

    Raises:
        ValueError: An argument is not of the kind stated, or the input has too few axes.
        TypeError: `object` can't be composed with.

    Example:
        >>> from rkeras_py import layer_input, layer_upsampling_3d
        >>> x = layer_input(shape=(8, 8, 8, 3))
        >>> layer_upsampling_3d(x, size=2).shape
        (None, 16, 16, 16, 3)
    """
    return compose(UpSampling3D, locals())


@public(family=_FAMILY, shared=_SHARED)
def layer_zero_padding_1d(
    object: Composable = None,
    padding: Anything = 1,
    batch_size: Int | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Zeros around one axis.

    Adds zeros before and after the spatial axes. Any number of batch axes may come
    before, and numbers may be complex.

    Args:
        padding: How many zeros: a whole number for both sides, or two (before, after); a dict (in R
            a named list) of `left_pad` and `right_pad` says the same.

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_steps, channels)`, or with the channels first.

    Raises:
        ValueError: An argument is not of the kind stated or negative, or the input has
            too few axes.
        TypeError: `object` can't be composed with.

    Example:
        >>> from rkeras_py import layer_input, layer_zero_padding_1d
        >>> x = layer_input(shape=(10, 3))
        >>> layer_zero_padding_1d(x, padding=2).shape
        (None, 14, 3)
    """
    return compose(ZeroPadding1D, locals())


@public(family=_FAMILY, shared=_SHARED)
def layer_zero_padding_2d(
    object: Composable = None,
    padding: NestedInts = (1, 1),
    data_format: Str | None = None,
    batch_size: Int | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Zeros around two axes.

    Adds zeros before and after the spatial axes. Any number of batch axes may come
    before, and numbers may be complex.

    Args:
        padding: How many zeros: a whole number for all sides, 2 for both sides
            of each axis, or 2 pairs (before, after).

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_rows, new_columns, channels)`, or with the channels first.

    Raises:
        ValueError: An argument is not of the kind stated or negative, or the input has
            too few axes.
        TypeError: `object` can't be composed with.

    Example:
        >>> from rkeras_py import layer_input, layer_zero_padding_2d
        >>> x = layer_input(shape=(10, 10, 3))
        >>> layer_zero_padding_2d(x, padding=2).shape
        (None, 14, 14, 3)
    """
    return compose(ZeroPadding2D, locals())


@public(family=_FAMILY, shared=_SHARED)
def layer_zero_padding_3d(
    object: Composable = None,
    padding: NestedInts = (1, 1, 1),
    data_format: Str | None = None,
    batch_size: Int | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Zeros around three axes.

    Adds zeros before and after the spatial axes. Any number of batch axes may come
    before, and numbers may be complex.

    Args:
        padding: How many zeros: a whole number for all sides, 3 for both sides
            of each axis, or 3 pairs (before, after).

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_depth, new_rows, new_columns, channels)`, or with the channels first.

    Raises:
        ValueError: An argument is not of the kind stated or negative, or the input has
            too few axes.
        TypeError: `object` can't be composed with.

    Example:
        >>> from rkeras_py import layer_input, layer_zero_padding_3d
        >>> x = layer_input(shape=(8, 8, 8, 3))
        >>> layer_zero_padding_3d(x, padding=2).shape
        (None, 12, 12, 12, 3)
    """
    return compose(ZeroPadding3D, locals())


@public(family=_FAMILY, shared=_SHARED)
def layer_cropping_1d(
    object: Composable = None,
    cropping: NestedInts = (1, 1),
    batch_size: Int | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Cuts off the borders of one axis.

    Leaves out the beginning and the end of the spatial axes. Any number of batch axes may
    come before, and numbers may be complex.

    Args:
        cropping: How much to cut off: a whole number for both sides, or two (before, after).

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_steps, channels)`, or with the channels first.

    Raises:
        ValueError: An argument is not of the kind stated or negative, nothing would be
            left, or the input has too few axes.
        TypeError: `object` can't be composed with.

    Example:
        >>> from rkeras_py import layer_cropping_1d, layer_input
        >>> x = layer_input(shape=(10, 3))
        >>> layer_cropping_1d(x, cropping=2).shape
        (None, 6, 3)
    """
    return compose(Cropping1D, locals())


@public(family=_FAMILY, shared=_SHARED)
def layer_cropping_2d(
    object: Composable = None,
    cropping: NestedInts = ((0, 0), (0, 0)),
    data_format: Str | None = None,
    batch_size: Int | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Cuts off the borders of two axes.

    Leaves out the beginning and the end of the spatial axes. Any number of batch axes may
    come before, and numbers may be complex.

    Args:
        cropping: How much to cut off: a whole number for all sides, 2 for both
            sides of each axis, or 2 pairs (before, after).

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_rows, new_columns, channels)`, or with the channels first.

    Raises:
        ValueError: An argument is not of the kind stated or negative, nothing would be
            left, or the input has too few axes.
        TypeError: `object` can't be composed with.

    Example:
        >>> from rkeras_py import layer_cropping_2d, layer_input
        >>> x = layer_input(shape=(10, 10, 3))
        >>> layer_cropping_2d(x, cropping=2).shape
        (None, 6, 6, 3)
    """
    return compose(Cropping2D, locals())


@public(family=_FAMILY, shared=_SHARED)
def layer_cropping_3d(
    object: Composable = None,
    cropping: NestedInts = ((1, 1), (1, 1), (1, 1)),
    data_format: Str | None = None,
    batch_size: Int | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Cuts off the borders of three axes.

    Leaves out the beginning and the end of the spatial axes. Any number of batch axes may
    come before, and numbers may be complex.

    Args:
        cropping: How much to cut off: a whole number for all sides, 3 for both
            sides of each axis, or 3 pairs (before, after).

    Returns:
        The layer where `object` is missing or None; the Sequential model with the layer
        added where it is one; for a tensor the output tensor, of shape `(batch...,
        new_depth, new_rows, new_columns, channels)`, or with the channels first.

    Raises:
        ValueError: An argument is not of the kind stated or negative, nothing would be
            left, or the input has too few axes.
        TypeError: `object` can't be composed with.

    Example:
        >>> from rkeras_py import layer_cropping_3d, layer_input
        >>> x = layer_input(shape=(8, 8, 8, 3))
        >>> layer_cropping_3d(x, cropping=2).shape
        (None, 4, 4, 4, 3)
    """
    return compose(Cropping3D, locals())
