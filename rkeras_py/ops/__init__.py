"""The operations behind convolutional layers, built on TensorFlow alone.

Nothing in here knows about layers, weights or models. Each function takes tensors with any
number of batch axes, channels last or first, real or complex, and calls the fastest kernel
that TensorFlow has for the case; if there is none, it reduces the case to a supported one.
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
