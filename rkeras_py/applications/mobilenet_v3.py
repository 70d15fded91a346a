"""MobileNets of the third version."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from rkeras_py import keras_internals
from rkeras_py.api.argument_types import Activation, Bool, Fraction, PositiveInt, Shape
from rkeras_py.api.registry import Page, public
from rkeras_py.applications import weight_files
from rkeras_py.applications.arguments import (
    FAMILY,
    SHARED,
    Alpha,
    InputTensor,
    Pooling,
    PretrainedWeights,
)
from rkeras_py.applications.building import Architecture, building
from rkeras_py.backend import tensorflow_functions as tensorflow
from rkeras_py.engine import keras

_PAGE = Page(
    "application_mobilenet_v3",
    "MobileNets, version 3",
    "Small networks whose blocks were found by a search. Images have values from 0 to 255, "
    "or, with `include_preprocessing` False, from -1 to 1.",
)

_SHARED = {
    **SHARED,
    "minimalistic": (
        "Whether to leave out what is slow on some hardware: hard swish, convolutions of size 5, "
        "squeeze and excitation."
    ),
    "dropout_rate": "The fraction of units that are dropped before the last layer.",
    "include_preprocessing": "Whether the network begins with the scaling of images to -1 to 1.",
}


def _hard_sigmoid(x: Any) -> Any:
    """As Keras 2 made it: a layer for each operation."""
    y = keras.layers.ReLU(6.0)(tensorflow.called("__operators__.add", [x], {"y": 3.0}))
    return tensorflow.called("math.multiply", [y], {"y": 1.0 / 6.0})


def _hard_swish(x: Any) -> Any:
    """As Keras 2 made it; Keras 3 has one layer."""
    return keras.layers.Multiply()([x, _hard_sigmoid(x)])


def _made(constructor: Callable[..., keras.Model], name: str, **arguments: Any) -> keras.Model:
    with keras_internals.mobilenet_v3_with(_hard_sigmoid, _hard_swish):
        return constructor(name=name, **arguments)


_LARGE = Architecture(
    functools.partial(_made, keras.applications.MobileNetV3Large, "MobilenetV3large"),
    weight_files.mobilenet_v3("large"),
    any_size=True,
)
_SMALL = Architecture(
    functools.partial(_made, keras.applications.MobileNetV3Small, "MobilenetV3small"),
    weight_files.mobilenet_v3("small"),
    any_size=True,
)


@public(family=FAMILY, by=building(_LARGE), shared=_SHARED, page=_PAGE)
def application_mobilenet_v3_large(
    input_shape: Shape | None = None,
    alpha: Alpha = 1.0,
    minimalistic: Bool = False,
    include_top: Bool = True,
    weights: PretrainedWeights | None = "imagenet",
    input_tensor: InputTensor | None = None,
    classes: PositiveInt = 1000,
    pooling: Pooling | None = None,
    dropout_rate: Fraction = 0.2,
    classifier_activation: Activation | None = "softmax",
    include_preprocessing: Bool = True,
) -> keras.Model:
    """MobileNet, version 3, the large one.

    Returns:
        A model, not compiled.

    Raises:
        ValueError: An argument does not fit the network or its weights.
        OSError: The weights can't be downloaded.

    Source:
        Howard et al. (2019), Searching for MobileNetV3. <https://arxiv.org/abs/1905.02244>
    """


@public(family=FAMILY, by=building(_SMALL), shared=_SHARED, page=_PAGE)
def application_mobilenet_v3_small(
    input_shape: Shape | None = None,
    alpha: Alpha = 1.0,
    minimalistic: Bool = False,
    include_top: Bool = True,
    weights: PretrainedWeights | None = "imagenet",
    input_tensor: InputTensor | None = None,
    classes: PositiveInt = 1000,
    pooling: Pooling | None = None,
    dropout_rate: Fraction = 0.2,
    classifier_activation: Activation | None = "softmax",
    include_preprocessing: Bool = True,
) -> keras.Model:
    """MobileNet, version 3, the small one.

    Returns:
        A model, not compiled.

    Raises:
        ValueError: An argument does not fit the network or its weights.
        OSError: The weights can't be downloaded.

    Example:
        >>> from rkeras_py import application_mobilenet_v3_small
        >>> model = application_mobilenet_v3_small((32, 32, 3), weights=None, include_top=False)
        >>> model.output_shape
        (None, 1, 1, 576)
    """
