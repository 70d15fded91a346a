"""The convolution family: own Keras layers over `rkeras_py.ops`, one file per kind."""

from rkeras_py.layers.convolutional.conv import Conv1D, Conv2D, Conv3D
from rkeras_py.layers.convolutional.cropping import Cropping1D, Cropping2D, Cropping3D
from rkeras_py.layers.convolutional.upsampling import UpSampling1D, UpSampling2D, UpSampling3D
from rkeras_py.layers.convolutional.zero_padding import (
    ZeroPadding1D,
    ZeroPadding2D,
    ZeroPadding3D,
)

__all__ = [
    "Conv1D",
    "Conv2D",
    "Conv3D",
    "Cropping1D",
    "Cropping2D",
    "Cropping3D",
    "UpSampling1D",
    "UpSampling2D",
    "UpSampling3D",
    "ZeroPadding1D",
    "ZeroPadding2D",
    "ZeroPadding3D",
]
