"""Tensors in, tensors out: the convolution family on TensorFlow operations alone.

Nothing in here knows of layers, weights or models. Each function takes tensors of
any leading batch axes, channels last or first, real or complex, and calls the
fastest kernel that TensorFlow has for the case; where it has none, it reduces the
case to one that it has.
"""

from rkeras_py.ops.convolution import convolve
from rkeras_py.ops.depthwise import depthwise_convolve
from rkeras_py.ops.padding import crop, zero_pad
from rkeras_py.ops.resize import upsample
from rkeras_py.ops.separable import separable_convolve
from rkeras_py.ops.transposed import transposed_convolve

__all__ = [
    "convolve",
    "crop",
    "depthwise_convolve",
    "separable_convolve",
    "transposed_convolve",
    "upsample",
    "zero_pad",
]
