"""Residual networks."""

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
    NameOrActivation,
    Pooling,
    PretrainedWeights,
)
from rkeras_py.applications.building import Architecture, building
from rkeras_py.applications.preprocessing import Images, preprocessed
from rkeras_py.engine import keras

_PAGE = Page(
    "application_resnet",
    "Residual networks",
    "Networks whose blocks add to what they are given. The images are prepared by "
    "`resnet_preprocess_input()`, for the second versions by `resnet_v2_preprocess_input()`.",
)

_SHARED = {
    **SHARED,
    "**kwargs": (
        "`name`: the name of the model; `classifier_activation`: the activation of the last layer "
        "of the top."
    ),
}

_RESNET50 = Architecture(
    keras.applications.ResNet50,
    weight_files.by_top(
        "resnet", "resnet50", "2cb95161c43110f7111970584f804107", "4d473c1dd8becc155b73f8504c6f6626"
    ),
)
_RESNET101 = Architecture(
    keras.applications.ResNet101,
    weight_files.by_top(
        "resnet",
        "resnet101",
        "f1aeb4b969a6efcfb50fad2f0c20cfc5",
        "88cf7a10940856eca736dc7b7e228a21",
    ),
)
_RESNET152 = Architecture(
    keras.applications.ResNet152,
    weight_files.by_top(
        "resnet",
        "resnet152",
        "100835be76be38e30d865e96f2aaae62",
        "ee4c566cf9a93f14d82f913c2dc6dd0c",
    ),
)
_RESNET50_V2 = Architecture(
    keras.applications.ResNet50V2,
    weight_files.by_top(
        "resnet",
        "resnet50v2",
        "3ef43a0b657b3be2300d5770ece849e0",
        "fac2f116257151a9d068a22e544a4917",
    ),
)
_RESNET101_V2 = Architecture(
    keras.applications.ResNet101V2,
    weight_files.by_top(
        "resnet",
        "resnet101v2",
        "6343647c601c52e1368623803854d971",
        "c0ed64b8031c3730f411d2eb4eea35b5",
    ),
)
_RESNET152_V2 = Architecture(
    keras.applications.ResNet152V2,
    weight_files.by_top(
        "resnet",
        "resnet152v2",
        "a49b44d1979771252814e80f8ec446f9",
        "ed17cf2e0169df9d443503ef94b23b33",
    ),
)


@public(family=FAMILY, by=building(_RESNET50), shared=_SHARED, page=_PAGE)
def application_resnet50(
    include_top: Bool = True,
    weights: PretrainedWeights | None = "imagenet",
    input_tensor: InputTensor | None = None,
    input_shape: Shape | None = None,
    pooling: Pooling | None = None,
    classes: PositiveInt = 1000,
    **kwargs: NameOrActivation,
) -> keras.Model:
    """ResNet50, of 50 layers with weights.

    Returns:
        A model, not compiled.

    Raises:
        ValueError: An argument does not fit the network or its weights.
        OSError: The weights can't be downloaded.

    Source:
        He et al. (2016), Deep residual learning for image recognition.
        <https://arxiv.org/abs/1512.03385>

    Example:
        >>> from rkeras_py import application_resnet50
        >>> model = application_resnet50(weights=None, include_top=False, input_shape=(32, 32, 3))
        >>> model.output_shape
        (None, 1, 1, 2048)
    """


@public(family=FAMILY, by=building(_RESNET101), shared=_SHARED, page=_PAGE)
def application_resnet101(
    include_top: Bool = True,
    weights: PretrainedWeights | None = "imagenet",
    input_tensor: InputTensor | None = None,
    input_shape: Shape | None = None,
    pooling: Pooling | None = None,
    classes: PositiveInt = 1000,
    **kwargs: NameOrActivation,
) -> keras.Model:
    """ResNet101, of 101 layers with weights.

    Returns:
        A model, not compiled.

    Raises:
        ValueError: An argument does not fit the network or its weights.
        OSError: The weights can't be downloaded.
    """


@public(family=FAMILY, by=building(_RESNET152), shared=_SHARED, page=_PAGE)
def application_resnet152(
    include_top: Bool = True,
    weights: PretrainedWeights | None = "imagenet",
    input_tensor: InputTensor | None = None,
    input_shape: Shape | None = None,
    pooling: Pooling | None = None,
    classes: PositiveInt = 1000,
    **kwargs: NameOrActivation,
) -> keras.Model:
    """ResNet152, of 152 layers with weights.

    Returns:
        A model, not compiled.

    Raises:
        ValueError: An argument does not fit the network or its weights.
        OSError: The weights can't be downloaded.
    """


@public(family=FAMILY, by=building(_RESNET50_V2), shared=SHARED, page=_PAGE)
def application_resnet50_v2(
    include_top: Bool = True,
    weights: PretrainedWeights | None = "imagenet",
    input_tensor: InputTensor | None = None,
    input_shape: Shape | None = None,
    pooling: Pooling | None = None,
    classes: PositiveInt = 1000,
    classifier_activation: Activation | None = "softmax",
    **kwargs: Name,
) -> keras.Model:
    """ResNet50 version 2, which normalizes before each convolution, of 50 layers with weights.

    Returns:
        A model, not compiled.

    Raises:
        ValueError: An argument does not fit the network or its weights.
        OSError: The weights can't be downloaded.

    Source:
        He et al. (2016), Identity mappings in deep residual networks.
        <https://arxiv.org/abs/1603.05027>
    """


@public(family=FAMILY, by=building(_RESNET101_V2), shared=SHARED, page=_PAGE)
def application_resnet101_v2(
    include_top: Bool = True,
    weights: PretrainedWeights | None = "imagenet",
    input_tensor: InputTensor | None = None,
    input_shape: Shape | None = None,
    pooling: Pooling | None = None,
    classes: PositiveInt = 1000,
    classifier_activation: Activation | None = "softmax",
    **kwargs: Name,
) -> keras.Model:
    """ResNet101 version 2, which normalizes before each convolution, of 101 layers with weights.

    Returns:
        A model, not compiled.

    Raises:
        ValueError: An argument does not fit the network or its weights.
        OSError: The weights can't be downloaded.
    """


@public(family=FAMILY, by=building(_RESNET152_V2), shared=SHARED, page=_PAGE)
def application_resnet152_v2(
    include_top: Bool = True,
    weights: PretrainedWeights | None = "imagenet",
    input_tensor: InputTensor | None = None,
    input_shape: Shape | None = None,
    pooling: Pooling | None = None,
    classes: PositiveInt = 1000,
    classifier_activation: Activation | None = "softmax",
    **kwargs: Name,
) -> keras.Model:
    """ResNet152 version 2, which normalizes before each convolution, of 152 layers with weights.

    Returns:
        A model, not compiled.

    Raises:
        ValueError: An argument does not fit the network or its weights.
        OSError: The weights can't be downloaded.
    """


@public(family=FAMILY)
def resnet_preprocess_input(x: Images = REQUIRED) -> Any:
    """Prepares images for ResNet50, ResNet101 and ResNet152.

    The order of the channels becomes blue, green, red, from each of which the mean over ImageNet is
    subtracted.

    Args:
        x: An array or tensor of images, or one image, with values from 0 to 255. It is not
            changed.

    Returns:
        An array in floatx, or a tensor, of the same shape.

    Raises:
        ValueError: The images have not 3 channels.

    Example:
        >>> from rkeras_py import resnet_preprocess_input, k_ones
        >>> images = k_ones([2, 224, 224, 3])
        >>> prepared = resnet_preprocess_input(images)
        >>> prepared.shape
        TensorShape([2, 224, 224, 3])
    """
    return preprocessed(x, "caffe")


@public(family=FAMILY)
def resnet_v2_preprocess_input(x: Images = REQUIRED) -> Any:
    """Prepares images for the second versions of ResNets.

    Values from 0 to 255 become -1 to 1.

    Args:
        x: An array or tensor of images, or one image, with values from 0 to 255. It is not
            changed.

    Returns:
        An array in floatx, or a tensor, of the same shape.

    Raises:
        ValueError: The images have not 3 channels.

    Example:
        >>> from rkeras_py import resnet_v2_preprocess_input, k_ones
        >>> images = k_ones([2, 224, 224, 3])
        >>> prepared = resnet_v2_preprocess_input(images)
        >>> prepared.shape
        TensorShape([2, 224, 224, 3])
    """
    return preprocessed(x, "tf")
