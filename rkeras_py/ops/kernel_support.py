"""What TensorFlow's own kernels support on this machine."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from pathlib import Path

from rkeras_py import keras_internals
from rkeras_py.engine import tf
from rkeras_py.ops.arguments import Ints


def in_xla() -> bool:
    """Whether the function being traced will be compiled by XLA (`jit_compile=True`).

    XLA on CPU supports every convolution, but no bitcast between complex and real numbers,
    which complex convolutions have to know.
    """
    return not tf.executing_eagerly() and keras_internals.in_xla(tf.compat.v1.get_default_graph())


def has_every_convolution(dtype: tf.DType) -> bool:
    """Whether kernels with dilation and 2D groups exist, gradients included.

    They exist in oneDNN and in XLA. TensorFlow's own CPU kernels support neither.
    """
    return _in_onednn(dtype) or in_xla()


def _in_onednn(dtype: tf.DType) -> bool:
    """Whether oneDNN computes convolutions of this dtype here."""
    if os.environ.get("TF_ENABLE_ONEDNN_OPTS", "1") in ("0", "false"):
        return False
    return dtype in (tf.float32, tf.bfloat16) or (dtype == tf.float16 and _processor_has_half())


@functools.cache
def _processor_has_half() -> bool:
    """Whether the processor supports float16 arithmetic, which TensorFlow does not expose."""
    information = Path("/proc/cpuinfo")
    return information.exists() and "avx512_fp16" in information.read_text()


def is_native(dtype: tf.DType, strides: Ints, dense: bool = True) -> bool:
    """Whether this dtype has a correct kernel that is as fast as the one for float32.

    In half precision, strided 3D convolutions of TensorFlow 2.21 return garbage. In
    float16, dense convolutions are two to three times as fast as with casts to float32 if
    the processor supports float16; otherwise TensorFlow emulates them, 15 to 28 times
    slower and less precisely. It always emulates depthwise convolutions.
    """
    if dtype.size > 2:
        return True
    if len(strides) == 3 and max(strides) > 1:
        return False
    return dtype == tf.bfloat16 or (dense and _in_onednn(dtype) and not in_xla())


def at_least_single(
    function: Callable[[tf.Tensor, tf.Tensor], tf.Tensor],
    x: tf.Tensor,
    kernel: tf.Tensor,
    native: bool,
) -> tf.Tensor:
    """Runs `function(x, kernel)`, in float32 if the dtype of `x` is not native."""
    if native:
        return function(x, kernel)
    return tf.cast(function(tf.cast(x, tf.float32), tf.cast(kernel, tf.float32)), x.dtype)
