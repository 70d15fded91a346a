"""Xception."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import Activation, Bool, PositiveInt, Shape
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.applications import weight_files
from rkeras_py.applications.arguments import (
    FAMILY,
    SHARED,
    InputTensor,
    Name,
    Pooling,
    PretrainedWeights,
)
from rkeras_py.applications.building import Architecture, building
from rkeras_py.applications.preprocessing import Images, preprocessed
from rkeras_py.engine import keras

_XCEPTION = Architecture(
    keras.applications.Xception,
    weight_files.by_top(
        "xception",
        "xception",
        "0a58e3b7378bc2990ea3b43d5981f1f6",
        "b0042744bf5b25fce3cb969f33bebb97",
    ),
    size=299,
    least=71,
)


@public(family=FAMILY, by=building(_XCEPTION), shared=SHARED)
def application_xception(
    include_top: Bool = True,
    weights: PretrainedWeights | None = "imagenet",
    input_tensor: InputTensor | None = None,
    input_shape: Shape | None = None,
    pooling: Pooling | None = None,
    classes: PositiveInt = 1000,
    classifier_activation: Activation | None = "softmax",
    **kwargs: Name,
) -> keras.Model:
    """Xception, a network of separable convolutions.

    The images are prepared by `xception_preprocess_input()`.

    Returns:
        A model, not compiled.

    Raises:
        ValueError: An argument does not fit the network or its weights.
        OSError: The weights can't be downloaded.

    Source:
        Chollet (2017), Xception: deep learning with depthwise separable convolutions.
        <https://arxiv.org/abs/1610.02357>

    Example:
        >>> from rkeras_py import application_xception
        >>> model = application_xception(weights=None, include_top=False, input_shape=(71, 71, 3))
        >>> model.output_shape
        (None, 3, 3, 2048)
    """


@public(family=FAMILY)
def xception_preprocess_input(x: Images = REQUIRED) -> Any:
    """Prepares images for Xception.

    Values from 0 to 255 become -1 to 1.

    Args:
        x: An array or tensor of images, or one image, with values from 0 to 255. It is not
            changed.

    Returns:
        An array in floatx, or a tensor, of the same shape.

    Raises:
        ValueError: The images have not 3 channels.

    Example:
        >>> from rkeras_py import xception_preprocess_input, k_ones
        >>> images = k_ones([2, 224, 224, 3])
        >>> prepared = xception_preprocess_input(images)
        >>> prepared.shape
        TensorShape([2, 224, 224, 3])
    """
    return preprocessed(x, "tf")
