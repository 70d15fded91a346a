"""EfficientNets."""

from __future__ import annotations

import functools

from rkeras_py import keras_internals
from rkeras_py.api.argument_types import Activation, Bool, PositiveInt, Shape
from rkeras_py.api.registry import Page, public
from rkeras_py.applications import weight_files
from rkeras_py.applications.arguments import (
    FAMILY,
    SHARED,
    InputTensor,
    NameOrRates,
    Pooling,
    PretrainedWeights,
)
from rkeras_py.applications.building import Architecture, building, with_standard_deviations
from rkeras_py.engine import keras

_PAGE = Page(
    "application_efficientnet",
    "EfficientNets",
    "Networks whose depth, width and size of images grow together. Images have values from 0 "
    "to 255.",
)

_SHARED = {
    **SHARED,
    "**kwargs": (
        "`name`: the name of the model; `dropout_rate`: the fraction of units that are dropped "
        "before the last layer; `drop_connect_rate`: that of blocks that are skipped in training; "
        "`activation`: the activation of the convolutions."
    ),
}


def _variant(
    variant: str,
    width: float,
    depth: float,
    size: int,
    dropout_rate: float,
    with_top: str,
    without_top: str,
) -> Architecture:
    """An EfficientNet.

    Args:
        variant: "b0" to "b7".
        width: The factor for the number of filters.
        depth: The factor for the number of layers.
        size: The number of rows and columns of the images of its training.
        dropout_rate: The fraction of units that are dropped before the last layer.
        with_top: The hash of the file with its weights.
        without_top: The hash of the file without the top.
    """
    make = functools.partial(
        keras_internals.efficient_net,
        width_coefficient=width,
        depth_coefficient=depth,
        default_size=size,
        dropout_rate=dropout_rate,
        name=f"efficientnet{variant}",
    )
    return Architecture(
        make,
        weight_files.efficientnet(variant, with_top, without_top),
        size=size,
        changed=with_standard_deviations,
    )


_B0 = _variant(
    "b0", 1.0, 1.0, 224, 0.2, "902e53a9f72be733fc0bcb005b3ebbac", "50bc09e76180e00e4465e1a485ddc09d"
)
_B1 = _variant(
    "b1", 1.0, 1.1, 240, 0.2, "1d254153d4ab51201f1646940f018540", "74c4e6b3e1f6a1eea24c589628592432"
)
_B2 = _variant(
    "b2", 1.1, 1.2, 260, 0.3, "b15cce36ff4dcbd00b6dd88e7857a6ad", "111f8e2ac8aa800a7a99e3239f7bfb39"
)
_B3 = _variant(
    "b3", 1.2, 1.4, 300, 0.3, "ffd1fdc53d0ce67064dc6a9c7960ede0", "af6d107764bb5b1abb91932881670226"
)
_B4 = _variant(
    "b4", 1.4, 1.8, 380, 0.4, "18c95ad55216b8f92d7e70b3a046e2fc", "ebc24e6d6c33eaebbd558eafbeedf1ba"
)
_B5 = _variant(
    "b5", 1.6, 2.2, 456, 0.4, "ace28f2a6363774853a83a0b21b9421a", "38879255a25d3c92d5e44e04ae6cec6f"
)
_B6 = _variant(
    "b6", 1.8, 2.6, 528, 0.5, "165f6e37dce68623721b423839de8be5", "9ecce42647a20130c1f39a5d4cb75743"
)
_B7 = _variant(
    "b7", 2.0, 3.1, 600, 0.5, "8c03f828fec3ef71311cd463b6759d99", "cbcfe4450ddf6f3ad90b1b398090fe4a"
)


@public(family=FAMILY, by=building(_B0), shared=_SHARED, page=_PAGE)
def application_efficientnet_b0(
    include_top: Bool = True,
    weights: PretrainedWeights | None = "imagenet",
    input_tensor: InputTensor | None = None,
    input_shape: Shape | None = None,
    pooling: Pooling | None = None,
    classes: PositiveInt = 1000,
    classifier_activation: Activation | None = "softmax",
    **kwargs: NameOrRates,
) -> keras.Model:
    """EfficientNetB0, trained on images of 224 x 224 pixels.

    Returns:
        A model, not compiled.

    Raises:
        ValueError: An argument does not fit the network or its weights.
        OSError: The weights can't be downloaded.

    Source:
        Tan and Le (2019), EfficientNet: rethinking model scaling for convolutional neural
        networks. <https://arxiv.org/abs/1905.11946>

    Example:
        >>> from rkeras_py import application_efficientnet_b0
        >>> model = application_efficientnet_b0(
        ...     weights=None, include_top=False, input_shape=(32, 32, 3)
        ... )
        >>> model.output_shape
        (None, 1, 1, 1280)
    """


@public(family=FAMILY, by=building(_B1), shared=_SHARED, page=_PAGE)
def application_efficientnet_b1(
    include_top: Bool = True,
    weights: PretrainedWeights | None = "imagenet",
    input_tensor: InputTensor | None = None,
    input_shape: Shape | None = None,
    pooling: Pooling | None = None,
    classes: PositiveInt = 1000,
    classifier_activation: Activation | None = "softmax",
    **kwargs: NameOrRates,
) -> keras.Model:
    """EfficientNetB1, trained on images of 240 x 240 pixels.

    Returns:
        A model, not compiled.

    Raises:
        ValueError: An argument does not fit the network or its weights.
        OSError: The weights can't be downloaded.
    """


@public(family=FAMILY, by=building(_B2), shared=_SHARED, page=_PAGE)
def application_efficientnet_b2(
    include_top: Bool = True,
    weights: PretrainedWeights | None = "imagenet",
    input_tensor: InputTensor | None = None,
    input_shape: Shape | None = None,
    pooling: Pooling | None = None,
    classes: PositiveInt = 1000,
    classifier_activation: Activation | None = "softmax",
    **kwargs: NameOrRates,
) -> keras.Model:
    """EfficientNetB2, trained on images of 260 x 260 pixels.

    Returns:
        A model, not compiled.

    Raises:
        ValueError: An argument does not fit the network or its weights.
        OSError: The weights can't be downloaded.
    """


@public(family=FAMILY, by=building(_B3), shared=_SHARED, page=_PAGE)
def application_efficientnet_b3(
    include_top: Bool = True,
    weights: PretrainedWeights | None = "imagenet",
    input_tensor: InputTensor | None = None,
    input_shape: Shape | None = None,
    pooling: Pooling | None = None,
    classes: PositiveInt = 1000,
    classifier_activation: Activation | None = "softmax",
    **kwargs: NameOrRates,
) -> keras.Model:
    """EfficientNetB3, trained on images of 300 x 300 pixels.

    Returns:
        A model, not compiled.

    Raises:
        ValueError: An argument does not fit the network or its weights.
        OSError: The weights can't be downloaded.
    """


@public(family=FAMILY, by=building(_B4), shared=_SHARED, page=_PAGE)
def application_efficientnet_b4(
    include_top: Bool = True,
    weights: PretrainedWeights | None = "imagenet",
    input_tensor: InputTensor | None = None,
    input_shape: Shape | None = None,
    pooling: Pooling | None = None,
    classes: PositiveInt = 1000,
    classifier_activation: Activation | None = "softmax",
    **kwargs: NameOrRates,
) -> keras.Model:
    """EfficientNetB4, trained on images of 380 x 380 pixels.

    Returns:
        A model, not compiled.

    Raises:
        ValueError: An argument does not fit the network or its weights.
        OSError: The weights can't be downloaded.
    """


@public(family=FAMILY, by=building(_B5), shared=_SHARED, page=_PAGE)
def application_efficientnet_b5(
    include_top: Bool = True,
    weights: PretrainedWeights | None = "imagenet",
    input_tensor: InputTensor | None = None,
    input_shape: Shape | None = None,
    pooling: Pooling | None = None,
    classes: PositiveInt = 1000,
    classifier_activation: Activation | None = "softmax",
    **kwargs: NameOrRates,
) -> keras.Model:
    """EfficientNetB5, trained on images of 456 x 456 pixels.

    Returns:
        A model, not compiled.

    Raises:
        ValueError: An argument does not fit the network or its weights.
        OSError: The weights can't be downloaded.
    """


@public(family=FAMILY, by=building(_B6), shared=_SHARED, page=_PAGE)
def application_efficientnet_b6(
    include_top: Bool = True,
    weights: PretrainedWeights | None = "imagenet",
    input_tensor: InputTensor | None = None,
    input_shape: Shape | None = None,
    pooling: Pooling | None = None,
    classes: PositiveInt = 1000,
    classifier_activation: Activation | None = "softmax",
    **kwargs: NameOrRates,
) -> keras.Model:
    """EfficientNetB6, trained on images of 528 x 528 pixels.

    Returns:
        A model, not compiled.

    Raises:
        ValueError: An argument does not fit the network or its weights.
        OSError: The weights can't be downloaded.
    """


@public(family=FAMILY, by=building(_B7), shared=_SHARED, page=_PAGE)
def application_efficientnet_b7(
    include_top: Bool = True,
    weights: PretrainedWeights | None = "imagenet",
    input_tensor: InputTensor | None = None,
    input_shape: Shape | None = None,
    pooling: Pooling | None = None,
    classes: PositiveInt = 1000,
    classifier_activation: Activation | None = "softmax",
    **kwargs: NameOrRates,
) -> keras.Model:
    """EfficientNetB7, trained on images of 600 x 600 pixels.

    Returns:
        A model, not compiled.

    Raises:
        ValueError: An argument does not fit the network or its weights.
        OSError: The weights can't be downloaded.
    """
