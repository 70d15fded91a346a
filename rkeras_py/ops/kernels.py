"""What TensorFlow's own kernels can do on this machine, asked in one place."""

from __future__ import annotations

import os
from collections.abc import Callable

from tensorflow.python.ops import control_flow_util

from rkeras_py.engine import tf

# oneDNN has convolutions of these; for others TensorFlow falls back on its own.
_ONEDNN = (tf.float32, tf.bfloat16)


def in_xla() -> bool:
    """Whether what is being traced will be compiled by XLA (`jit_compile=True`).

    XLA on CPU has every kind of convolution, but no bitcast between complex and
    real numbers, so the complex formulations ask. There is no public way to know.
    """
    return bool(
        not tf.executing_eagerly()
        and control_flow_util.GraphOrParentsInXlaContext(tf.compat.v1.get_default_graph())
    )


def has_every_convolution(dtype: tf.DType) -> bool:
    """Whether kernels with dilation and 2D groups exist, gradients included.

    They do in oneDNN (float32, bfloat16) and in XLA. TensorFlow's own CPU kernels
    have neither.
    """
    onednn = os.environ.get("TF_ENABLE_ONEDNN_OPTS", "1") not in ("0", "false")
    return (dtype in _ONEDNN and onednn) or in_xla()


def at_least_single(
    function: Callable[[tf.Tensor, tf.Tensor], tf.Tensor], x: tf.Tensor, kernel: tf.Tensor
) -> tf.Tensor:
    """Runs `function(x, kernel)`, in float32 if the numbers are float16.

    TensorFlow's float16 kernels on CPU are emulated: 15 to 28 times slower than the
    float32 ones with both casts, and less exact.
    """
    if x.dtype != tf.float16:
        return function(x, kernel)
    return tf.cast(function(tf.cast(x, tf.float32), tf.cast(kernel, tf.float32)), tf.float16)
