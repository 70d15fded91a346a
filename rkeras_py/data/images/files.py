"""Images of files, and their arrays."""

from __future__ import annotations

import os
import warnings
from typing import Any

import numpy as np

from rkeras_py.api.argument_types import Anything, ArrayLike, Bool, Path, PositiveInt, Str
from rkeras_py.api.registry import REQUIRED, MisfitError, public
from rkeras_py.data.images import packages
from rkeras_py.data.images.arguments import ColorMode, DataFormat, Interpolation, Size
from rkeras_py.engine import keras
from rkeras_py.files import replacing

_FAMILY = "image preprocessing"


class ImageError(ValueError):
    """A file can't be read as an image; the message names it."""


def read(
    path: str,
    color_mode: str = "rgb",
    target_size: tuple[int, int] | None = None,
    interpolation: str = "nearest",
) -> Any:
    """Reads an image.

    Args:
        path: The file.
        color_mode: "grayscale", "rgb" or "rgba".
        target_size: Height and width, or None for the image's own.
        interpolation: How it is resized.

    Returns:
        An image of Pillow.

    Raises:
        FileNotFoundError: There is no such file.
        ImageError: The file is damaged, or in no format that Pillow knows.
    """
    pillow = packages.pillow()
    try:
        image = keras.utils.load_img(
            path, color_mode=color_mode, target_size=target_size, interpolation=interpolation
        )
        image.load()
    except FileNotFoundError:
        raise FileNotFoundError(f'there is no image file "{path}" (any more)') from None
    except pillow.UnidentifiedImageError:
        raise ImageError(f'"{path}" is no image in a format that Pillow reads') from None
    except (OSError, ValueError, SyntaxError) as error:
        raise ImageError(f'the image file "{path}" can\'t be read: {error}') from error
    return image


def array_of(image: Any, dtype: str) -> Any:
    """The pixels of an image of Pillow, of the shape `(height, width, channels)`."""
    array = np.asarray(image, dtype=dtype)
    return array if array.ndim == 3 else array[:, :, np.newaxis]


@public(family=_FAMILY)
def image_load(
    path: Path = REQUIRED,
    grayscale: Bool = False,
    color_mode: ColorMode = "rgb",
    target_size: Size | None = None,
    interpolation: Interpolation = "nearest",
) -> Any:
    """Reads an image from a file.

    Args:
        path: The file, in a format that Pillow reads: PNG, JPEG, BMP, TIFF, GIF, ...
        grayscale: Whether to read it in shades of grey; the same as `color_mode="grayscale"`.
        color_mode: Into what colours the image is converted; 16- and 32-bit images in shades
            of grey keep their depth.
        target_size: Height and width to resize the image to.
        interpolation: How it is resized.

    Returns:
        An image of Pillow, for `image_to_array()`.

    Raises:
        FileNotFoundError: There is no such file.
        ImageError: The file can't be read as an image.
        PackageMissing: Pillow is not installed.

    Example:
        >>> from rkeras_py import image_array_save, image_load, k_eval, k_zeros
        >>> image_array_save(k_eval(k_zeros((8, 8, 3))), path="black.png")
        >>> image = image_load("black.png", target_size=(2, 4))
    """
    return read(path, "grayscale" if grayscale else color_mode, target_size, interpolation)


@public(family=_FAMILY)
def image_to_array(
    img: Anything = REQUIRED,
    data_format: DataFormat = "channels_last",
) -> Any:
    """The pixels of an image as an array.

    Args:
        img: An image, as `image_load()` returns it; or an array, which is a matrix where there
            is one channel.
        data_format: Whether the channels are the last or the first axis of the array.

    Returns:
        An array of the shape `(height, width, channels)`, with values from 0 to 255.

    Raises:
        ValueError: `img` is no image.

    Example:
        >>> from rkeras_py import image_array_save, image_load, image_to_array, k_eval, k_zeros
        >>> image_array_save(k_eval(k_zeros((8, 8, 3))), path="black.png")
        >>> pixels = image_to_array(image_load("black.png", target_size=(2, 4)))
    """
    if not hasattr(img, "getbands"):
        _expect_image(img, "img", (2, 3))
        img = np.asarray(img)
    return keras.utils.img_to_array(img, data_format=data_format, dtype=keras.config.floatx())


def _expect_image(value: Any, argument: str, axes: tuple[int, ...]) -> None:
    try:
        array = np.asarray(value)
    except (TypeError, ValueError):
        array = np.asarray("")
    if array.dtype.kind not in "biuf" or array.ndim not in axes:
        numbers = " or ".join(map(str, axes))
        raise MisfitError(argument, f"an image: an array of numbers with {numbers} axes")


@public(family=_FAMILY)
def image_array_resize(
    img: ArrayLike = REQUIRED,
    height: PositiveInt = REQUIRED,
    width: PositiveInt = REQUIRED,
    data_format: DataFormat = "channels_last",
) -> Any:
    """Resizes an image that is an array.

    The corners of both images lie upon each other, and between pixels values are interpolated
    linearly: `scipy.ndimage.zoom()` does this. Resizing by Pillow or TensorFlow aligns edges.

    Args:
        img: An array of the shape `(height, width, channels)`; a first axis of samples is
            allowed.
        height: The new height.
        width: The new width.
        data_format: Whether the channels are the last axis or the first (after samples).

    Returns:
        A new array.

    Raises:
        ValueError: `img` is no image.
        PackageMissing: SciPy is not installed.

    Example:
        >>> from rkeras_py import image_array_resize, k_eval, k_zeros
        >>> resized = image_array_resize(k_eval(k_zeros((8, 8, 3))), height=3, width=5)
    """
    ndimage = packages.scipy().ndimage
    _expect_image(img, "img", (3, 4))
    image = np.asarray(img)
    if image.dtype.kind != "f":
        image = image.astype(keras.config.floatx())
    rows = image.ndim - (3 if data_format == "channels_last" else 2)
    factors = [1.0] * image.ndim
    factors[rows] = height / image.shape[rows]
    factors[rows + 1] = width / image.shape[rows + 1]
    return ndimage.zoom(image, factors, order=1)


@public(family=_FAMILY, invisible=True)
def image_array_save(
    img: ArrayLike = REQUIRED,
    path: Path = REQUIRED,
    data_format: DataFormat | None = None,
    file_format: Str | None = None,
    scale: Bool = True,
) -> None:
    """Writes an image that is an array to a file.

    Args:
        img: An array of the shape `(height, width, channels)`, with 1, 3 or 4 channels.
        path: The file; its folder is made if there is none.
        data_format: Whether the channels are the last or the first axis; as
            `k_image_data_format()` says if not given.
        file_format: The format, such as "png"; as the name of the file says if not given.
        scale: Whether to stretch the values so that the least becomes 0 and the largest 255.
            Without this, values must be between 0 and 255, and are kept.

    Returns:
        Nothing.

    Raises:
        ValueError: `img` is no image.
        PackageMissing: Pillow is not installed.

    Example:
        >>> from rkeras_py import image_array_save, k_eval, k_zeros
        >>> image_array_save(k_eval(k_zeros((8, 8, 3))), path="black.png")
    """
    pillow = packages.pillow()
    _expect_image(img, "img", (3,))
    array = np.asarray(img)
    layout = data_format or keras.config.image_data_format()
    channels = array.shape[-1 if layout == "channels_last" else 0]
    if channels not in (1, 3, 4):
        raise MisfitError("img", f"an image with 1, 3 or 4 channels, and it has {channels}")
    image = keras.utils.array_to_img(array, data_format=layout, scale=scale)
    kind = (file_format or os.path.splitext(path)[1][1:]).lower()
    kind = {"jpg": "jpeg", "tif": "tiff"}.get(kind, kind)
    pillow.Image.init()
    if kind.upper() not in pillow.Image.SAVE:
        argument, what = ("file_format", "") if file_format else ("path", "the name of a file in ")
        raise MisfitError(argument, f"{what}a format that Pillow writes, such as png")
    if kind == "jpeg" and image.mode == "RGBA":
        warnings.warn("JPEG has no transparency: the image is converted to RGB", stacklevel=3)
        image = image.convert("RGB")
    write(image, path, kind)


def write(image: Any, path: str, kind: str) -> None:
    """Writes an image so that a failure leaves no half of a file.

    Args:
        image: An image of Pillow.
        path: The file.
        kind: The format.
    """
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with replacing(path, True) as written, open(written, "wb") as stream:
        image.save(stream, format=kind)
