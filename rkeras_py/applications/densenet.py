"""Densely connected networks."""

from __future__ import annotations

import functools
from typing import Annotated, Any

from rkeras_py import keras_internals
from rkeras_py.api.argument_types import (
    ArgumentError,
    ArgumentType,
    Bool,
    IntType,
    PositiveInt,
    Shape,
)
from rkeras_py.api.r_values import elements_of
from rkeras_py.api.registry import REQUIRED, Page, public
from rkeras_py.applications import weight_files
from rkeras_py.applications.arguments import FAMILY, SHARED, InputTensor, Pooling, PretrainedWeights
from rkeras_py.applications.building import Architecture, building
from rkeras_py.applications.preprocessing import DataFormat, Images, preprocessed
from rkeras_py.engine import keras

_PAGE = Page(
    "application_densenet",
    "Densely connected networks",
    "Networks in which each layer of a block is given the outputs of all layers before it. "
    "The images are prepared by `densenet_preprocess_input()`.",
)


class _BlocksType(ArgumentType):
    """The number of layers in each block; the function gets a list."""

    expected = "four whole numbers, each at least 1"
    r_type = "integer vector"

    def from_python(self, value: Any) -> list[int]:
        items = elements_of(value)
        if items is None or len(items) != 4:
            raise ArgumentError(self.expected)
        try:
            return [IntType(least=1).from_python(item) for item in items]
        except ArgumentError:
            raise ArgumentError(self.expected) from None


_Blocks = Annotated[list[int], _BlocksType()]
_SHARED = {**SHARED, "blocks": "The number of layers in each of the four blocks."}


def _named(blocks: list[int], **arguments: Any) -> Any:
    """Makes a network with the name that Keras 2 gave it: by its blocks."""
    number = {(24, 16): "121", (32, 32): "169", (48, 32): "201"}.get((blocks[2], blocks[3]), "")
    name = f"densenet{number if blocks[:2] == [6, 12] else ''}"
    return keras_internals.dense_net(blocks, **{"name": name, **arguments})


def _of_blocks(*blocks: int) -> Architecture:
    """A network with given blocks, whose function has no argument for them."""
    listed = list(blocks)
    return Architecture(functools.partial(_named, listed), weight_files.densenet_of(blocks))


_DENSENET = Architecture(_named, weight_files.densenet)
_DENSENET121 = _of_blocks(6, 12, 24, 16)
_DENSENET169 = _of_blocks(6, 12, 32, 32)
_DENSENET201 = _of_blocks(6, 12, 48, 32)


@public(family=FAMILY, by=building(_DENSENET), shared=_SHARED, page=_PAGE)
def application_densenet(
    blocks: _Blocks = REQUIRED,
    include_top: Bool = True,
    weights: PretrainedWeights | None = "imagenet",
    input_tensor: InputTensor | None = None,
    input_shape: Shape | None = None,
    pooling: Pooling | None = None,
    classes: PositiveInt = 1000,
) -> keras.Model:
    """A DenseNet with blocks of any number of layers.

    Returns:
        A model, not compiled.

    Raises:
        ValueError: An argument does not fit the network or its weights.
        OSError: The weights can't be downloaded.

    Source:
        Huang et al. (2017), Densely connected convolutional networks.
        <https://arxiv.org/abs/1608.06993>

    Example:
        >>> from rkeras_py import application_densenet
        >>> model = application_densenet(
        ...     [1, 1, 1, 1], weights=None, include_top=False, input_shape=(32, 32, 3)
        ... )
        >>> model.output_shape
        (None, 1, 1, 68)
    """


@public(family=FAMILY, by=building(_DENSENET121), shared=SHARED, page=_PAGE)
def application_densenet121(
    include_top: Bool = True,
    weights: PretrainedWeights | None = "imagenet",
    input_tensor: InputTensor | None = None,
    input_shape: Shape | None = None,
    pooling: Pooling | None = None,
    classes: PositiveInt = 1000,
) -> keras.Model:
    """DenseNet121, of 121 layers with weights.

    Returns:
        A model, not compiled.

    Raises:
        ValueError: An argument does not fit the network or its weights.
        OSError: The weights can't be downloaded.
    """


@public(family=FAMILY, by=building(_DENSENET169), shared=SHARED, page=_PAGE)
def application_densenet169(
    include_top: Bool = True,
    weights: PretrainedWeights | None = "imagenet",
    input_tensor: InputTensor | None = None,
    input_shape: Shape | None = None,
    pooling: Pooling | None = None,
    classes: PositiveInt = 1000,
) -> keras.Model:
    """DenseNet169, of 169 layers with weights.

    Returns:
        A model, not compiled.

    Raises:
        ValueError: An argument does not fit the network or its weights.
        OSError: The weights can't be downloaded.
    """


@public(family=FAMILY, by=building(_DENSENET201), shared=SHARED, page=_PAGE)
def application_densenet201(
    include_top: Bool = True,
    weights: PretrainedWeights | None = "imagenet",
    input_tensor: InputTensor | None = None,
    input_shape: Shape | None = None,
    pooling: Pooling | None = None,
    classes: PositiveInt = 1000,
) -> keras.Model:
    """DenseNet201, of 201 layers with weights.

    Returns:
        A model, not compiled.

    Raises:
        ValueError: An argument does not fit the network or its weights.
        OSError: The weights can't be downloaded.
    """


@public(family=FAMILY)
def densenet_preprocess_input(x: Images = REQUIRED, data_format: DataFormat | None = None) -> Any:
    """Prepares images for DenseNets.

    Values are divided by 255; then the mean over ImageNet is subtracted from each channel, which is
    divided by its standard deviation.

    Args:
        x: An array or tensor of images, or one image, with values from 0 to 255. It is not
            changed.
        data_format: `"channels_last"` or `"channels_first"`; None for the format that is set.

    Returns:
        An array in floatx, or a tensor, of the same shape.

    Raises:
        ValueError: The images have not 3 channels.

    Example:
        >>> from rkeras_py import densenet_preprocess_input, k_ones
        >>> images = k_ones([2, 224, 224, 3])
        >>> prepared = densenet_preprocess_input(images)
        >>> prepared.shape
        TensorShape([2, 224, 224, 3])
    """
    return preprocessed(x, "torch", data_format)
