"""The networks of the Visual Geometry Group."""

from __future__ import annotations

from rkeras_py.api.argument_types import Activation, Bool, PositiveInt, Shape
from rkeras_py.api.registry import Page, public
from rkeras_py.applications import weight_files
from rkeras_py.applications.arguments import FAMILY, SHARED, InputTensor, Pooling, PretrainedWeights
from rkeras_py.applications.building import Architecture, building
from rkeras_py.engine import keras

_PAGE = Page(
    "application_vgg",
    "VGG networks",
    "Plain stacks of convolutions of size 3. Their images are prepared by "
    "`imagenet_preprocess_input()`.",
)
_VGG16 = Architecture(
    keras.applications.VGG16,
    weight_files.by_top(
        "vgg16", "vgg16", "64373286793e3c8b2b4e3219cbf3544b", "6d6bbae143d832006294945121d1f1fc"
    ),
)
_VGG19 = Architecture(
    keras.applications.VGG19,
    weight_files.by_top(
        "vgg19", "vgg19", "cbe5617147190e668d6c5d5026f83318", "253f8cb515780f3b799900260a226db6"
    ),
)


@public(family=FAMILY, by=building(_VGG16), shared=SHARED, page=_PAGE)
def application_vgg16(
    include_top: Bool = True,
    weights: PretrainedWeights | None = "imagenet",
    input_tensor: InputTensor | None = None,
    input_shape: Shape | None = None,
    pooling: Pooling | None = None,
    classes: PositiveInt = 1000,
    classifier_activation: Activation | None = "softmax",
) -> keras.Model:
    """VGG16, of 16 layers with weights.

    Returns:
        A model, not compiled.

    Raises:
        ValueError: An argument does not fit the network or its weights.
        OSError: The weights can't be downloaded.

    Source:
        Simonyan and Zisserman (2015), Very deep convolutional networks for large-scale image
        recognition. <https://arxiv.org/abs/1409.1556>

    Example:
        >>> from rkeras_py import application_vgg16
        >>> model = application_vgg16(weights=None, include_top=False, input_shape=(32, 32, 3))
        >>> model.output_shape
        (None, 1, 1, 512)
    """


@public(family=FAMILY, by=building(_VGG19), shared=SHARED, page=_PAGE)
def application_vgg19(
    include_top: Bool = True,
    weights: PretrainedWeights | None = "imagenet",
    input_tensor: InputTensor | None = None,
    input_shape: Shape | None = None,
    pooling: Pooling | None = None,
    classes: PositiveInt = 1000,
    classifier_activation: Activation | None = "softmax",
) -> keras.Model:
    """VGG19, of 19 layers with weights.

    Returns:
        A model, not compiled.

    Raises:
        ValueError: An argument does not fit the network or its weights.
        OSError: The weights can't be downloaded.
    """
