"""Networks whose blocks were found by a search."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any

from rkeras_py import keras_internals
from rkeras_py.api.argument_types import Bool, PositiveInt, Shape
from rkeras_py.api.registry import REQUIRED, MisfitError, Page, public
from rkeras_py.applications import weight_files
from rkeras_py.applications.arguments import FAMILY, SHARED, InputTensor, Pooling, PretrainedWeights
from rkeras_py.applications.building import Architecture, building
from rkeras_py.applications.preprocessing import Images, preprocessed
from rkeras_py.engine import keras

_PAGE = Page(
    "application_nasnet",
    "NASNet networks",
    "Networks whose blocks were found by a search. Without `weights`, they are random: so it "
    "was in keras 2.9, other than for all other networks. The images are prepared by "
    "`nasnet_preprocess_input()`.",
)

_SHARED = {
    **SHARED,
    "penultimate_filters": (
        "The number of filters of the last block; a multiple of 24 times the square of "
        "`filter_multiplier`."
    ),
    "num_blocks": "The number of times that a block is repeated.",
    "stem_block_filters": "The number of filters of the first convolution.",
    "skip_reduction": "Whether to skip the reduction at the end of the first blocks.",
    "filter_multiplier": "The factor for the number of filters after each reduction.",
    "default_size": "The number of rows and columns of images where `input_shape` is not given.",
}

_MOBILE = weight_files.nasnet(
    "mobile", "020fb642bf7360b370c678b08e0adf61", "1ed92395b5b598bdda52abe5c0dbfd63"
)
_LARGE = weight_files.nasnet(
    "large", "11577c9a518f0070763c2b964a382f17", "d81d89dc07e6e56530c4e77faddd61b5"
)


def _file(given: Mapping[str, Any]) -> weight_files.WeightFile:
    """The file of a NASNet by the size of its images."""
    size = given["default_size"]
    if size not in (224, 331):
        raise MisfitError("default_size", "224 or 331, for which there are weights of ImageNet")
    return (_MOBILE if size == 224 else _LARGE)(given)


def _architecture(
    make: Callable[..., Any], file: weight_files.Choice, size: int = 224
) -> Architecture:
    # Keras 2 named all of them so.
    return Architecture(functools.partial(make, name="NASNet"), file, size=size, channels_last=True)


_NASNET = _architecture(keras_internals.nas_net, _file, 331)
_NASNET_LARGE = _architecture(keras.applications.NASNetLarge, _LARGE, 331)
_NASNET_MOBILE = _architecture(keras.applications.NASNetMobile, _MOBILE)


@public(family=FAMILY, by=building(_NASNET), shared=_SHARED, page=_PAGE)
def application_nasnet(
    input_shape: Shape | None = None,
    penultimate_filters: PositiveInt = 4032,
    num_blocks: PositiveInt = 6,
    stem_block_filters: PositiveInt = 96,
    skip_reduction: Bool = True,
    filter_multiplier: PositiveInt = 2,
    include_top: Bool = True,
    weights: PretrainedWeights | None = None,
    input_tensor: InputTensor | None = None,
    pooling: Pooling | None = None,
    classes: PositiveInt = 1000,
    default_size: PositiveInt | None = None,
) -> keras.Model:
    """A NASNet of any size.

    Returns:
        A model, not compiled.

    Raises:
        ValueError: An argument does not fit the network or its weights.
        OSError: The weights can't be downloaded.

    Source:
        Zoph et al. (2018), Learning transferable architectures for scalable image recognition.
        <https://arxiv.org/abs/1707.07012>

    Example:
        >>> from rkeras_py import application_nasnet
        >>> model = application_nasnet(
        ...     input_shape=(32, 32, 3), penultimate_filters=96, num_blocks=1, stem_block_filters=8,
        ...     include_top=False,
        ... )
        >>> model.output_shape
        (None, 1, 1, 96)
    """


@public(family=FAMILY, by=building(_NASNET_LARGE), shared=SHARED, page=_PAGE)
def application_nasnetlarge(
    input_shape: Shape | None = None,
    include_top: Bool = True,
    weights: PretrainedWeights | None = None,
    input_tensor: InputTensor | None = None,
    pooling: Pooling | None = None,
    classes: PositiveInt = 1000,
) -> keras.Model:
    """NASNetLarge, trained on images of 331 x 331 pixels.

    Returns:
        A model, not compiled.

    Raises:
        ValueError: An argument does not fit the network or its weights.
        OSError: The weights can't be downloaded.
    """


@public(family=FAMILY, by=building(_NASNET_MOBILE), shared=SHARED, page=_PAGE)
def application_nasnetmobile(
    input_shape: Shape | None = None,
    include_top: Bool = True,
    weights: PretrainedWeights | None = None,
    input_tensor: InputTensor | None = None,
    pooling: Pooling | None = None,
    classes: PositiveInt = 1000,
) -> keras.Model:
    """NASNetMobile, trained on images of 224 x 224 pixels.

    Returns:
        A model, not compiled.

    Raises:
        ValueError: An argument does not fit the network or its weights.
        OSError: The weights can't be downloaded.
    """


@public(family=FAMILY)
def nasnet_preprocess_input(x: Images = REQUIRED) -> Any:
    """Prepares images for NASNets.

    Values from 0 to 255 become -1 to 1.

    Args:
        x: An array or tensor of images, or one image, with values from 0 to 255. It is not
            changed.

    Returns:
        An array in floatx, or a tensor, of the same shape.

    Raises:
        ValueError: The images have not 3 channels.

    Example:
        >>> from rkeras_py import nasnet_preprocess_input, k_ones
        >>> images = k_ones([2, 224, 224, 3])
        >>> prepared = nasnet_preprocess_input(images)
        >>> prepared.shape
        TensorShape([2, 224, 224, 3])
    """
    return preprocessed(x, "tf")
