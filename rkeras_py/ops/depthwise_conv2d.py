"""2D depthwise convolution that avoids the faults of TensorFlow's kernel."""

from __future__ import annotations

from rkeras_py.engine import tf
from rkeras_py.ops import layout
from rkeras_py.ops.arguments import Ints
from rkeras_py.ops.padding import pad_same


def depthwise_conv2d(
    x: tf.Tensor, kernel: tf.Tensor, strides: Ints, padding: str, dilation_rate: Ints
) -> tf.Tensor:
    """TensorFlow's own kernel, which requires equal strides, and no dilation with strides."""
    taps = kernel.shape[:2].as_list()
    native = strides[0] == strides[1] and not (strides[0] > 1 and max(dilation_rate) > 1)
    if taps == [1, 1]:
        # Not native: with one channel it is a convolution, whose native gradient is broken (see
        # `convolution._dense`).
        x, strides, native = layout.subsample(x, strides), (1, 1), True
    if not native and padding == "same":
        x = pad_same(x, taps, strides, dilation_rate)
        padding = "valid"
    step = strides[0] if native else 1
    y = tf.nn.depthwise_conv2d(
        x, kernel, (1, step, step, 1), padding.upper(), dilations=dilation_rate
    )
    return y if native else layout.subsample(y, strides)
