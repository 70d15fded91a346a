"""What TensorFlow's own kernels can do on this machine, asked in one place."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from pathlib import Path

from tensorflow.python.ops import control_flow_util

from rkeras_py.engine import tf
from rkeras_py.ops.arguments import Ints


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

    They do in oneDNN and in XLA. TensorFlow's own CPU kernels have neither.
    """
    return _in_onednn(dtype) or in_xla()


def _in_onednn(dtype: tf.DType) -> bool:
    """Whether oneDNN computes convolutions of this dtype here."""
    if os.environ.get("TF_ENABLE_ONEDNN_OPTS", "1") in ("0", "false"):
        return False
    return dtype in (tf.float32, tf.bfloat16) or (dtype == tf.float16 and _processor_has_half())


@functools.cache
def _processor_has_half() -> bool:
    """Whether the processor computes in float16, which TensorFlow asks as well, but won't tell."""
    information = Path("/proc/cpuinfo")
    return information.exists() and "avx512_fp16" in information.read_text()


def has_half(strides: Ints) -> bool:
    """Whether dense convolutions in float16 exist that are right, and fast.

    Along three axes with strides TensorFlow 2.21 gives numbers from anywhere.
    """
    return _in_onednn(tf.float16) and not in_xla() and not (len(strides) == 3 and max(strides) > 1)


def at_least_single(
    function: Callable[[tf.Tensor, tf.Tensor], tf.Tensor],
    x: tf.Tensor,
    kernel: tf.Tensor,
    native: bool,
) -> tf.Tensor:
    """Runs `function(x, kernel)`, in float32 if the numbers are float16 and not `native`.

    Dense convolutions in float16 are two to three times as fast as with both casts where the
    processor computes in it. Elsewhere TensorFlow emulates them: 15 to 28 times slower, and
    less exact. Depthwise ones it emulates always.
    """
    if x.dtype != tf.float16 or native:
        return function(x, kernel)
    return tf.cast(function(tf.cast(x, tf.float32), tf.cast(kernel, tf.float32)), tf.float16)
