"""Random parameters of transformations, and what they do to a batch of images."""

from __future__ import annotations

from typing import Any

import numpy as np

from rkeras_py.data.images import affine, packages, parallel
from rkeras_py.engine import keras

Array = np.ndarray[Any, Any]
_WAYS = ("horizontal", "vertical")


def shift(random: Any, values: Any, size: int) -> float:
    """Draws how far an image is moved.

    Args:
        random: numpy's random numbers, drawn in the order in which Keras 2 drew them.
        values: A number, a whole number or a list, as `image_data_generator()` describes it.
        size: The size of the axis, of which values below 1 are fractions.
    """
    if not values:
        return 0.0
    choices = isinstance(values, list) or (isinstance(values, int) and values > 0)
    if choices:
        moved = random.choice(values)
        moved = moved * random.choice([-1, 1])
    else:
        moved = random.uniform(-values, values)
    return float(moved * size if np.max(values) < 1 else moved)


def apply(
    images: Array, parameters: list[dict[str, Any]], fill_mode: str, cval: float, order: int
) -> Array:
    """Transforms a batch.

    Args:
        images: Images of the shape `(n, height, width, channels)`, of floats; they stay as they
            are.
        parameters: The parameters of each image.
        fill_mode: What lies outside of an image.
        cval: The value outside, for "constant".
        order: The order of the interpolation.

    Returns:
        New images.
    """
    made = np.empty_like(images)
    size = (images.shape[1], images.shape[2])
    maps, changed = affine.matrices(parameters, *size)
    flips = np.array([[bool(p.get(f"flip_{way}")) for way in _WAYS] for p in parameters], bool)
    if fill_mode != "constant":
        # In one pass. A constant begins exactly at the edge, where rounding would show.
        maps = affine.flipped(maps, flips[:, 0] & changed, flips[:, 1] & changed, size)
        flips[changed] = False
    if changed.all():
        made = affine.transformed(images, maps, fill_mode, cval, order)
    else:
        made[~changed] = images[~changed]
        if changed.any():
            made[changed] = affine.transformed(
                images[changed], maps[changed], fill_mode, cval, order
            )
    _shift_channels(made, [p.get("channel_shift_intensity") for p in parameters])
    for i in np.flatnonzero(flips.any(axis=1)):
        steps = tuple(slice(None, None, -1 if flips[i, k] else 1) for k in (1, 0))
        made[i] = made[i][steps].copy()
    brightness = [(i, p["brightness"]) for i, p in enumerate(parameters) if _bright(p)]
    if brightness:
        enhance = packages.pillow().ImageEnhance

        def brighten(item: tuple[int, float]) -> None:
            made[item[0]] = _brightened(enhance, made[item[0]], item[1])

        parallel.each(brighten, brightness)
    return made


def _bright(parameters: dict[str, Any]) -> bool:
    return parameters.get("brightness") is not None


def _shift_channels(images: Array, intensities: list[float | None]) -> None:
    """Adds a number to all values of an image, within the least and the largest of them."""
    which = [i for i, intensity in enumerate(intensities) if intensity is not None]
    if not which:
        return
    shifted = images[which]
    axes = tuple(range(1, images.ndim))
    least, most = shifted.min(axes, keepdims=True), shifted.max(axes, keepdims=True)
    amounts = np.array([intensities[i] for i in which], images.dtype)
    shifted += amounts.reshape(-1, *[1] * len(axes))
    images[which] = np.clip(shifted, least, most, out=shifted)


def _brightened(enhance: Any, image: Array, factor: float) -> Array:
    """As Pillow does it, with values of 8 bits."""
    least, most = image.min(), image.max()
    scale = bool(least < 0 or most > 255)
    picture = keras.utils.array_to_img(image, data_format="channels_last", scale=scale)
    picture = enhance.Brightness(picture).enhance(factor)
    made: Array = keras.utils.img_to_array(picture, data_format="channels_last")
    return made / 255 * (most - least) + least if scale else made
