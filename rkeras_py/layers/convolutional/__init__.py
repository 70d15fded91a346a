"""Convolutional layers, built on `rkeras_py.ops`: one file per type of layer."""

from rkeras_py.layers.convolutional.conv import Conv1D, Conv2D, Conv3D
from rkeras_py.layers.convolutional.conv_lstm import ConvLSTM1D, ConvLSTM2D, ConvLSTM3D
from rkeras_py.layers.convolutional.conv_transpose import (
    Conv1DTranspose,
    Conv2DTranspose,
    Conv3DTranspose,
)
from rkeras_py.layers.convolutional.cropping import Cropping1D, Cropping2D, Cropping3D
from rkeras_py.layers.convolutional.depthwise_conv import DepthwiseConv1D, DepthwiseConv2D
from rkeras_py.layers.convolutional.separable_conv import SeparableConv1D, SeparableConv2D
from rkeras_py.layers.convolutional.upsampling import UpSampling1D, UpSampling2D, UpSampling3D
from rkeras_py.layers.convolutional.zero_padding import (
    ZeroPadding1D,
    ZeroPadding2D,
    ZeroPadding3D,
)

__all__ = [
    "Conv1D",
    "Conv1DTranspose",
    "Conv2D",
    "Conv2DTranspose",
    "Conv3D",
    "Conv3DTranspose",
    "ConvLSTM1D",
    "ConvLSTM2D",
    "ConvLSTM3D",
    "Cropping1D",
    "Cropping2D",
    "Cropping3D",
    "DepthwiseConv1D",
    "DepthwiseConv2D",
    "SeparableConv1D",
    "SeparableConv2D",
    "UpSampling1D",
    "UpSampling2D",
    "UpSampling3D",
    "ZeroPadding1D",
    "ZeroPadding2D",
    "ZeroPadding3D",
]
