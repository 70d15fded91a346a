"""MobileNets of the first and second version."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import Activation, Bool, Fraction, Path, PositiveInt, Shape
from rkeras_py.api.registry import REQUIRED, Page, public
from rkeras_py.api.results import Table
from rkeras_py.applications import weight_files
from rkeras_py.applications.arguments import (
    FAMILY,
    SHARED,
    Alpha,
    InputTensor,
    Name,
    Pooling,
    PretrainedWeights,
)
from rkeras_py.applications.building import Architecture, building
from rkeras_py.applications.predictions import Predictions, decoded
from rkeras_py.applications.preprocessing import Images, preprocessed
from rkeras_py.engine import keras, tf
from rkeras_py.models.persistence import load_model_hdf5

_PAGE = Page(
    "application_mobilenet",
    "MobileNets",
    "Small networks of separable convolutions. The images are prepared by "
    "`mobilenet_preprocess_input()` and `mobilenet_v2_preprocess_input()`.",
)

_SHARED = {
    **SHARED,
    "depth_multiplier": "The number of channels that a depthwise convolution makes of each.",
    "dropout": "The fraction of units that are dropped before the last layer.",
}

_MOBILENET = Architecture(
    keras.applications.MobileNet, weight_files.mobilenet, sizes=(128, 160, 192)
)
_MOBILENET_V2 = Architecture(
    keras.applications.MobileNetV2, weight_files.mobilenet_v2, sizes=(96, 128, 160, 192)
)


@public(family=FAMILY, by=building(_MOBILENET), shared=_SHARED, page=_PAGE)
def application_mobilenet(
    input_shape: Shape | None = None,
    alpha: Alpha = 1.0,
    depth_multiplier: PositiveInt = 1,
    dropout: Fraction = 0.001,
    include_top: Bool = True,
    weights: PretrainedWeights | None = "imagenet",
    input_tensor: InputTensor | None = None,
    pooling: Pooling | None = None,
    classes: PositiveInt = 1000,
    classifier_activation: Activation | None = "softmax",
    **kwargs: Name,
) -> keras.Model:
    """MobileNet.

    Returns:
        A model, not compiled.

    Raises:
        ValueError: An argument does not fit the network or its weights.
        OSError: The weights can't be downloaded.

    Source:
        Howard et al. (2017), MobileNets: efficient convolutional neural networks for mobile
        vision applications. <https://arxiv.org/abs/1704.04861>

    Example:
        >>> from rkeras_py import application_mobilenet
        >>> model = application_mobilenet(
        ...     (32, 32, 3), alpha=0.25, weights=None, include_top=False
        ... )
        >>> model.output_shape
        (None, 1, 1, 256)
    """


@public(family=FAMILY, by=building(_MOBILENET_V2), shared=_SHARED, page=_PAGE)
def application_mobilenet_v2(
    input_shape: Shape | None = None,
    alpha: Alpha = 1.0,
    include_top: Bool = True,
    weights: PretrainedWeights | None = "imagenet",
    input_tensor: InputTensor | None = None,
    pooling: Pooling | None = None,
    classes: PositiveInt = 1000,
    classifier_activation: Activation | None = "softmax",
    **kwargs: Name,
) -> keras.Model:
    """MobileNet, version 2.

    Returns:
        A model, not compiled.

    Raises:
        ValueError: An argument does not fit the network or its weights.
        OSError: The weights can't be downloaded.

    Source:
        Sandler et al. (2018), MobileNetV2: inverted residuals and linear bottlenecks.
        <https://arxiv.org/abs/1801.04381>

    Example:
        >>> from rkeras_py import application_mobilenet_v2
        >>> model = application_mobilenet_v2(
        ...     (32, 32, 3), alpha=0.35, weights=None, include_top=False
        ... )
        >>> model.output_shape
        (None, 1, 1, 1280)
    """


@public(family=FAMILY)
def mobilenet_preprocess_input(x: Images = REQUIRED) -> Any:
    """Prepares images for MobileNet.

    Values from 0 to 255 become -1 to 1.

    Args:
        x: An array or tensor of images, or one image, with values from 0 to 255. It is not
            changed.

    Returns:
        An array in floatx, or a tensor, of the same shape.

    Raises:
        ValueError: The images have not 3 channels.

    Example:
        >>> from rkeras_py import mobilenet_preprocess_input, k_ones
        >>> images = k_ones([2, 224, 224, 3])
        >>> prepared = mobilenet_preprocess_input(images)
        >>> prepared.shape
        TensorShape([2, 224, 224, 3])
    """
    return preprocessed(x, "tf")


@public(family=FAMILY)
def mobilenet_v2_preprocess_input(x: Images = REQUIRED) -> Any:
    """Prepares images for MobileNet, version 2.

    Values from 0 to 255 become -1 to 1.

    Args:
        x: An array or tensor of images, or one image, with values from 0 to 255. It is not
            changed.

    Returns:
        An array in floatx, or a tensor, of the same shape.

    Raises:
        ValueError: The images have not 3 channels.

    Example:
        >>> from rkeras_py import mobilenet_v2_preprocess_input, k_ones
        >>> images = k_ones([2, 224, 224, 3])
        >>> prepared = mobilenet_v2_preprocess_input(images)
        >>> prepared.shape
        TensorShape([2, 224, 224, 3])
    """
    return preprocessed(x, "tf")


@public(family=FAMILY)
def mobilenet_decode_predictions(
    preds: Predictions = REQUIRED, top: PositiveInt = 5
) -> list[Table]:
    """The most likely classes of ImageNet, as `imagenet_decode_predictions()`.

    Args:
        preds: Predictions of a network: a matrix with a row for each image, and 1000 columns.
        top: The number of classes.

    Returns:
        A list with a data frame for each image.

    Raises:
        ValueError: `preds` has another shape.
        OSError: The names of the classes can't be downloaded.
    """
    return decoded(preds, top)


@public(family=FAMILY)
def mobilenet_v2_decode_predictions(
    preds: Predictions = REQUIRED, top: PositiveInt = 5
) -> list[Table]:
    """The most likely classes of ImageNet, as `imagenet_decode_predictions()`.

    Args:
        preds: Predictions of a network: a matrix with a row for each image, and 1000 columns.
        top: The number of classes.

    Returns:
        A list with a data frame for each image.

    Raises:
        ValueError: `preds` has another shape.
        OSError: The names of the classes can't be downloaded.
    """
    return decoded(preds, top)


@public(family=FAMILY)
def mobilenet_load_model_hdf5(filepath: Path = REQUIRED) -> keras.Model:
    """Loads a model with a MobileNet from an HDF5 file.

    Old files name a function `relu6`, which `load_model_hdf5()` does not know.

    Args:
        filepath: Path of the file.

    Returns:
        The model.

    Raises:
        FileNotFoundError: The file does not exist.
        ValueError: The file does not contain a model, or is damaged.

    Example:
        >>> from rkeras_py import application_mobilenet, mobilenet_load_model_hdf5
        >>> from rkeras_py import save_model_hdf5
        >>> model = application_mobilenet((32, 32, 3), alpha=0.25, weights=None, classes=2)
        >>> path = save_model_hdf5(model, "model.h5")
        >>> again = mobilenet_load_model_hdf5(path)
    """
    return load_model_hdf5(filepath, custom_objects={"relu6": tf.nn.relu6})


@public(family=FAMILY)
def mobilenet_v2_load_model_hdf5(filepath: Path = REQUIRED) -> keras.Model:
    """Loads a model with a MobileNet, version 2, from an HDF5 file.

    Old files name a function `relu6`, which `load_model_hdf5()` does not know.

    Args:
        filepath: Path of the file.

    Returns:
        The model.

    Raises:
        FileNotFoundError: The file does not exist.
        ValueError: The file does not contain a model, or is damaged.

    Example:
        >>> from rkeras_py import application_mobilenet_v2, mobilenet_v2_load_model_hdf5
        >>> from rkeras_py import save_model_hdf5
        >>> model = application_mobilenet_v2((32, 32, 3), alpha=0.35, weights=None, classes=2)
        >>> path = save_model_hdf5(model, "model.h5")
        >>> again = mobilenet_v2_load_model_hdf5(path)
    """
    return load_model_hdf5(filepath, custom_objects={"relu6": tf.nn.relu6})
