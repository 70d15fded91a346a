"""Inception networks."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import Activation, Bool, PositiveInt, Shape
from rkeras_py.api.registry import REQUIRED, Page, public
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

_PAGE = Page(
    "application_inception",
    "Inception networks",
    "Networks of blocks with convolutions of several sizes side by side. The images are "
    "prepared by `inception_v3_preprocess_input()` and "
    "`inception_resnet_v2_preprocess_input()`.",
)
_INCEPTION_V3 = Architecture(
    keras.applications.InceptionV3,
    weight_files.by_top(
        "inception_v3",
        "inception_v3",
        "9a0d58056eeedaa3f26cb7ebd46da564",
        "bcbd6486424b2319ff4ef7d526e38f63",
    ),
    size=299,
    least=75,
)
_INCEPTION_RESNET_V2 = Architecture(
    keras.applications.InceptionResNetV2,
    weight_files.by_top(
        "inception_resnet_v2",
        "inception_resnet_v2",
        "e693bd0210a403b3192acc6073ad2e96",
        "d19885ff4a710c122648d3b5c3b684e4",
    ),
    size=299,
    least=75,
)


@public(family=FAMILY, by=building(_INCEPTION_V3), shared=SHARED, page=_PAGE)
def application_inception_v3(
    include_top: Bool = True,
    weights: PretrainedWeights | None = "imagenet",
    input_tensor: InputTensor | None = None,
    input_shape: Shape | None = None,
    pooling: Pooling | None = None,
    classes: PositiveInt = 1000,
    classifier_activation: Activation | None = "softmax",
    **kwargs: Name,
) -> keras.Model:
    """Inception, version 3.

    Returns:
        A model, not compiled.

    Raises:
        ValueError: An argument does not fit the network or its weights.
        OSError: The weights can't be downloaded.

    Source:
        Szegedy et al. (2016), Rethinking the Inception architecture for computer vision.
        <https://arxiv.org/abs/1512.00567>

    Example:
        >>> from rkeras_py import application_inception_v3
        >>> model = application_inception_v3(
        ...     weights=None, include_top=False, input_shape=(75, 75, 3)
        ... )
        >>> model.output_shape
        (None, 1, 1, 2048)
    """


@public(family=FAMILY)
def inception_v3_preprocess_input(x: Images = REQUIRED) -> Any:
    """Prepares images for InceptionV3.

    Values from 0 to 255 become -1 to 1.

    Args:
        x: An array or tensor of images, or one image, with values from 0 to 255. It is not
            changed.

    Returns:
        An array in floatx, or a tensor, of the same shape.

    Raises:
        ValueError: The images have not 3 channels.

    Example:
        >>> from rkeras_py import inception_v3_preprocess_input, k_ones
        >>> images = k_ones([2, 224, 224, 3])
        >>> prepared = inception_v3_preprocess_input(images)
        >>> prepared.shape
        TensorShape([2, 224, 224, 3])
    """
    return preprocessed(x, "tf")


@public(family=FAMILY, by=building(_INCEPTION_RESNET_V2), shared=SHARED, page=_PAGE)
def application_inception_resnet_v2(
    include_top: Bool = True,
    weights: PretrainedWeights | None = "imagenet",
    input_tensor: InputTensor | None = None,
    input_shape: Shape | None = None,
    pooling: Pooling | None = None,
    classes: PositiveInt = 1000,
    classifier_activation: Activation | None = "softmax",
    **kwargs: Name,
) -> keras.Model:
    """Inception with residual connections, version 2.

    Returns:
        A model, not compiled.

    Raises:
        ValueError: An argument does not fit the network or its weights.
        OSError: The weights can't be downloaded.

    Source:
        Szegedy et al. (2017), Inception-v4, Inception-ResNet and the impact of residual
        connections on learning. <https://arxiv.org/abs/1602.07261>
    """


@public(family=FAMILY)
def inception_resnet_v2_preprocess_input(x: Images = REQUIRED) -> Any:
    """Prepares images for InceptionResNetV2.

    Values from 0 to 255 become -1 to 1.

    Args:
        x: An array or tensor of images, or one image, with values from 0 to 255. It is not
            changed.

    Returns:
        An array in floatx, or a tensor, of the same shape.

    Raises:
        ValueError: The images have not 3 channels.

    Example:
        >>> from rkeras_py import inception_resnet_v2_preprocess_input, k_ones
        >>> images = k_ones([2, 224, 224, 3])
        >>> prepared = inception_resnet_v2_preprocess_input(images)
        >>> prepared.shape
        TensorShape([2, 224, 224, 3])
    """
    return preprocessed(x, "tf")
