"""Texts that the help pages of convolutional layers share."""

from __future__ import annotations

from rkeras_py.layers.recurrent_cells import RECURRENT

FAMILY = "convolutional layers"

SHARED = {
    **RECURRENT,
    "filters": "Number of channels of the output.",
    "kernel_size": "Size of the kernel: a whole number, or one for each spatial axis.",
    "strides": "Steps between outputs: a whole number, or one for each spatial axis.",
    "padding": (
        '"valid" for no padding; "same" for zeros around the input, so that the output of a '
        'stride of 1 is as large as the input; "causal" for zeros before it, in '
        "1D convolutions. Upper or lower case."
    ),
    "output_padding": (
        "What to add to the smallest possible output size: a whole number, or one for each "
        "spatial axis, less than `strides`. None infers it from `strides` and `padding`."
    ),
    "data_format": (
        'Position of the channels: "channels_last", "channels_first" (after the batch), or '
        "None for the session's default, which is last."
    ),
    "dilation_rate": (
        "Steps between the taps of the kernel: a whole number, or one for each spatial axis. "
        "Greater than 1 only where `strides` are 1."
    ),
    "groups": (
        "Number of groups that the channels of input and output are split into; each group is "
        "convolved separately. It must divide the channels of both."
    ),
    "depth_multiplier": "Number of outputs of the depthwise step for each input channel.",
    "size": "Upsampling factor: a whole number, or one for each spatial axis.",
    "activation": "Function applied to the result. None leaves it linear.",
    "use_bias": "Whether to add a bias.",
    "kernel_initializer": "Initializer of the kernel.",
    "depthwise_initializer": "Initializer of the depthwise kernel.",
    "pointwise_initializer": "Initializer of the pointwise kernel.",
    "depthwise_regularizer": "Penalty on the depthwise kernel, added to the loss.",
    "pointwise_regularizer": "Penalty on the pointwise kernel, added to the loss.",
    "depthwise_constraint": "Constraint applied to the depthwise kernel after each update.",
    "pointwise_constraint": "Constraint applied to the pointwise kernel after each update.",
    "dtype": (
        'The layer\'s dtype, such as "float32", "complex64", or a policy such as "mixed_bfloat16".'
    ),
}
