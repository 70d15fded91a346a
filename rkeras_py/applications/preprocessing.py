"""Images as networks take them: arrays, tensors and symbolic tensors, which stay unchanged."""

from __future__ import annotations

from typing import Annotated, Any

import numpy as np

from rkeras_py.api.argument_types import ArgumentError, ArgumentType, ChoiceType
from rkeras_py.api.registry import REQUIRED as REQUIRED
from rkeras_py.api.registry import MisfitError, public
from rkeras_py.applications.arguments import FAMILY
from rkeras_py.backend.arguments import is_tensor
from rkeras_py.backend.dispatch import operation
from rkeras_py.engine import keras, tf

_MODES = ("caffe", "tf", "torch")

# Of the channels blue, green and red of images with values to 255.
_CAFFE_MEANS = (103.939, 116.779, 123.68)
# Of the channels red, green and blue of images with values to 1.
_TORCH_MEANS = (0.485, 0.456, 0.406)
_TORCH_DEVIATIONS = (0.229, 0.224, 0.225)


class _ImagesType(ArgumentType):
    """Images: an array, or a tensor."""

    expected = "images: an array or a tensor of numbers"
    r_type = "array or tensor"

    def from_python(self, value: Any) -> Any:
        if is_tensor(value):
            return value
        array = np.asarray(value)
        if array.dtype.kind not in "biuf" or array.ndim == 0:
            raise ArgumentError(self.expected)
        return array


Images = Annotated[Any, _ImagesType()]
Mode = Annotated[str, ChoiceType(*_MODES)]
DataFormat = Annotated[str, ChoiceType("channels_first", "channels_last")]


def preprocessed(x: Any, mode: str, data_format: str | None = None) -> Any:
    """Images as a network takes them.

    Args:
        x: An array or tensor of images, or one image, with values from 0 to 255.
        mode: "caffe", "tf" or "torch": how the network was trained.
        data_format: Where the channels are; None for the format that is set.

    Returns:
        A new array in floatx, or a tensor.

    Raises:
        MisfitError: There are not 3 channels.
    """
    axis = _axis_of_channels(x, data_format or str(keras.config.image_data_format()))
    if mode != "tf" and axis is not None and x.shape[axis] not in (3, None):
        raise MisfitError("x", f"images of 3 channels (in axis {axis}, counted from 0)")
    if is_tensor(x):
        return preprocess_images(x, mode, axis)
    return _array(x, mode, axis)


def _axis_of_channels(x: Any, data_format: str) -> int | None:
    rank = getattr(x.shape, "rank", None) if hasattr(x.shape, "rank") else len(x.shape)
    if data_format == "channels_last":
        return None if rank is None else rank - 1
    if rank is None:
        raise MisfitError("x", "of a known number of axes where channels come first")
    return 0 if rank == 3 else 1


def _array(x: np.ndarray[Any, Any], mode: str, axis: int | None) -> np.ndarray[Any, Any]:
    """The same for an array, in one pass where the scale is the same for all channels."""
    floatx = str(keras.config.floatx())
    images = x.astype(floatx, order="K")
    if mode == "tf":
        images /= 127.5
        images -= 1.0
        return images
    assert axis is not None
    channels = np.moveaxis(images, axis, 0)
    if mode == "caffe":
        red = channels[0].copy()
        np.subtract(channels[2], _CAFFE_MEANS[0], out=channels[0])
        channels[1] -= _CAFFE_MEANS[1]
        np.subtract(red, _CAFFE_MEANS[2], out=channels[2])
        return images
    images /= 255.0
    for channel, mean, deviation in zip(channels, _TORCH_MEANS, _TORCH_DEVIATIONS, strict=True):
        channel -= mean
        channel /= deviation
    return images


@operation("x")
def preprocess_images(x: Any, mode: str, axis: int | None) -> Any:
    """The same for a tensor; a layer where it is symbolic.

    Args:
        x: The tensor.
        mode: "caffe", "tf" or "torch".
        axis: The axis of the channels, counted from 0; None for the last one.

    Returns:
        A tensor of the same shape; whole numbers become floatx.
    """
    if not x.dtype.is_floating:
        x = tf.cast(x, keras.config.floatx())
    if mode == "tf":
        return x / 127.5 - 1.0
    # The channels last, so that constants of three values fit them.
    first = axis is not None and axis != len(x.shape) - 1
    if first:
        assert axis is not None
        x = tf.transpose(x, _moved(len(x.shape), axis, -1))
    if mode == "caffe":
        x = tf.reverse(x, [-1]) if x.shape.rank is None else tf.gather(x, [2, 1, 0], axis=-1)
        x = x - tf.constant(_CAFFE_MEANS, x.dtype)
    else:
        x = (x / 255.0 - tf.constant(_TORCH_MEANS, x.dtype)) / tf.constant(
            _TORCH_DEVIATIONS, x.dtype
        )
    if first:
        assert axis is not None
        x = tf.transpose(x, _moved(len(x.shape), -1, axis))
    return x


def _moved(rank: int, source: int, to: int) -> list[int]:
    """The order of axes with one of them moved."""
    axes = list(range(rank))
    axes.insert(to % rank, axes.pop(source % rank))
    return axes


@public(family=FAMILY)
def imagenet_preprocess_input(
    x: Images = REQUIRED, data_format: DataFormat | None = None, mode: Mode = "caffe"
) -> Any:
    """Prepares images for networks that were trained on ImageNet.

    Args:
        x: An array or tensor of images, or one image, with values from 0 to 255. It is not
            changed.
        data_format: `"channels_last"` or `"channels_first"`; None for the format that is set.
        mode: `"caffe"`: the order of the channels becomes blue, green, red, from each of which the
            mean over ImageNet is subtracted. `"tf"`: values become -1 to 1. `"torch"`: values are
            divided by 255; then the mean over ImageNet is subtracted from each channel, which is
            divided by its standard deviation.

    Returns:
        An array in floatx, or a tensor, of the same shape.

    Raises:
        ValueError: The images have not 3 channels.

    Example:
        >>> from rkeras_py import imagenet_preprocess_input, k_ones
        >>> images = k_ones([2, 224, 224, 3])
        >>> prepared = imagenet_preprocess_input(images)
        >>> prepared.shape
        TensorShape([2, 224, 224, 3])
    """
    return preprocessed(x, mode, data_format)
