"""`image_data_generator()`: what is done to images at random, and to all of them."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

import numpy as np

from rkeras_py.api import memory_order
from rkeras_py.api.argument_types import (
    Anything,
    ArrayLike,
    Bool,
    Float,
    Function,
    Int,
    PositiveInt,
)
from rkeras_py.api.registry import REQUIRED, MisfitError, public
from rkeras_py.data.images import transforms
from rkeras_py.data.images.arguments import Amount, DataFormat, FillMode, Pair, Shift, Zoom
from rkeras_py.engine import keras

_FAMILY = "image preprocessing"
Array = np.ndarray[Any, Any]


class ImageDataGenerator:
    """Random transformations and normalization of images.

    Attributes:
        mean: The mean of each channel, once it was fitted.
        std: The standard deviation of each channel, once it was fitted.
        zca_whitening_matrix: The matrix of ZCA whitening, once it was fitted.
    """

    def __init__(
        self,
        featurewise_center: bool = False,
        samplewise_center: bool = False,
        featurewise_std_normalization: bool = False,
        samplewise_std_normalization: bool = False,
        zca_whitening: bool = False,
        zca_epsilon: float = 1e-6,
        rotation_range: float = 0.0,
        width_shift_range: Any = 0.0,
        height_shift_range: Any = 0.0,
        brightness_range: Any = None,
        shear_range: float = 0.0,
        zoom_range: Any = 0.0,
        channel_shift_range: float = 0.0,
        fill_mode: str = "nearest",
        cval: float = 0.0,
        horizontal_flip: bool = False,
        vertical_flip: bool = False,
        rescale: float | None = None,
        preprocessing_function: Callable[[Array], Any] | None = None,
        data_format: str | None = None,
        validation_split: float = 0.0,
        interpolation_order: int = 1,
        dtype: str | None = None,
    ) -> None:
        self.featurewise_center = featurewise_center
        self.samplewise_center = samplewise_center
        self.featurewise_std_normalization = featurewise_std_normalization
        self.samplewise_std_normalization = samplewise_std_normalization
        self.zca_whitening, self.zca_epsilon = zca_whitening, zca_epsilon
        self.rotation_range, self.shear_range = rotation_range, shear_range
        self.width_shift_range, self.height_shift_range = width_shift_range, height_shift_range
        self.brightness_range = brightness_range
        one = not isinstance(zoom_range, list | tuple)
        self.zoom_range = [1 - zoom_range, 1 + zoom_range] if one else list(zoom_range)
        self.channel_shift_range = channel_shift_range
        self.fill_mode, self.cval = fill_mode, cval
        self.horizontal_flip, self.vertical_flip = horizontal_flip, vertical_flip
        self.rescale, self.preprocessing_function = rescale, preprocessing_function
        self.data_format = data_format or keras.config.image_data_format()
        self.validation_split = validation_split
        self.interpolation_order = interpolation_order
        self.dtype = dtype or keras.config.floatx()
        last = self.data_format == "channels_last"
        self.channel_axis, self.row_axis, self.col_axis = (3, 1, 2) if last else (1, 2, 3)
        self.mean: Array | None = None
        self.std: Array | None = None
        self.zca_whitening_matrix: Array | None = None
        if zca_whitening:
            self._override("zca_whitening", "featurewise_center", True)
            self._override("zca_whitening", "featurewise_std_normalization", False)
        for kind in ("featurewise", "samplewise"):
            name = f"{kind}_std_normalization"
            if getattr(self, name):
                self._override(name, f"{kind}_center", True)

    def _override(self, by: str, name: str, value: bool) -> None:
        if getattr(self, name) == value:
            return
        setattr(self, name, value)
        word = "needs" if value else "excludes"
        warnings.warn(
            f"image_data_generator(): `{by}` {word} `{name}`, which is {value} therefore",
            stacklevel=5,
        )

    # ---- random transformations ---------------------------------------------

    def get_random_transform(self, img_shape: Any, seed: int | None = None) -> dict[str, Any]:
        """Draws the parameters of a transformation.

        Args:
            img_shape: The shape of the image.
            seed: A seed, for numpy's random numbers.

        Returns:
            The parameters by name, for `apply_transform()`.
        """
        random = np.random if seed is None else np.random.RandomState(int(seed))
        shape = [int(size) for size in img_shape]
        return self.draw(random, shape[self.row_axis - 1], shape[self.col_axis - 1])

    def draw(self, random: Any, height: int, width: int) -> dict[str, Any]:
        """Draws the parameters of a transformation, in the order in which Keras 2 drew them.

        Args:
            random: numpy's random numbers.
            height: The height of the image.
            width: Its width.

        Returns:
            The parameters by name.
        """
        theta = shear = 0.0
        zx = zy = 1.0
        if self.rotation_range:
            theta = random.uniform(-self.rotation_range, self.rotation_range)
        # Keras moves images by the height's range along x, and by the width's along y.
        ty = transforms.shift(random, self.height_shift_range, height)
        tx = transforms.shift(random, self.width_shift_range, width)
        if self.shear_range:
            shear = random.uniform(-self.shear_range, self.shear_range)
        if self.zoom_range[0] != 1 or self.zoom_range[1] != 1:
            zx, zy = random.uniform(self.zoom_range[0], self.zoom_range[1], 2).tolist()
        flip_horizontal = bool((random.random() < 0.5) * self.horizontal_flip)
        flip_vertical = bool((random.random() < 0.5) * self.vertical_flip)
        intensity = brightness = None
        if self.channel_shift_range:
            intensity = random.uniform(-self.channel_shift_range, self.channel_shift_range)
        if self.brightness_range is not None:
            brightness = random.uniform(*self.brightness_range)
        return {
            "theta": theta, "tx": tx, "ty": ty, "shear": shear, "zx": zx, "zy": zy,
            "flip_horizontal": flip_horizontal, "flip_vertical": flip_vertical,
            "channel_shift_intensity": intensity, "brightness": brightness,
        }  # fmt: skip

    def apply_transform(self, x: Any, transform_parameters: dict[str, Any]) -> Array:
        """Transforms an image.

        Args:
            x: The image.
            transform_parameters: The parameters by name: `theta` and `shear` in degrees, the
                shifts `tx` along the width and `ty` along the height in pixels, the factors `zx`
                and `zy`, `flip_horizontal`, `flip_vertical`, `channel_shift_intensity` and
                `brightness`.

        Returns:
            The new image.
        """
        made: Array = self.transform(self._as_batch(x), [dict(transform_parameters)])[0]
        return made

    def random_transform(self, x: Any, seed: int | None = None) -> Array:
        """Transforms an image at random.

        Args:
            x: The image.
            seed: A seed, for numpy's random numbers.

        Returns:
            The new image.
        """
        image = self._as_batch(x)
        parameters = self.get_random_transform(image.shape[1:], seed)
        made: Array = self.transform(image, [parameters])[0]
        return made

    def _as_batch(self, x: Any) -> Array:
        array = np.asarray(x, dtype=self.dtype)
        return array[np.newaxis]

    def transform(self, images: Array, parameters: list[dict[str, Any]]) -> Array:
        """Transforms a batch of images.

        Args:
            images: The images, along the first axis.
            parameters: The parameters of each.

        Returns:
            New images.
        """
        first = self.data_format == "channels_first"
        images = np.moveaxis(images, 1, -1) if first else images
        made = transforms.apply(
            images, parameters, self.fill_mode, self.cval, self.interpolation_order
        )
        return np.ascontiguousarray(np.moveaxis(made, -1, 1)) if first else made

    # ---- what is done to all -------------------------------------------------

    def standardize(self, x: Any) -> Array:
        """Normalizes an image, or each of several.

        Args:
            x: The image, or several along the first axis.

        Returns:
            New values.
        """
        array = np.array(x, dtype=self.dtype)
        return self.normalize(array) if array.ndim == 4 else self.normalize(array[np.newaxis])[0]

    def normalize(self, images: Array) -> Array:
        """Normalizes a batch of images.

        Args:
            images: The images, which may be changed.

        Returns:
            The values.
        """
        if self.preprocessing_function is not None:
            for i, image in enumerate(images):
                images[i] = self._preprocessed(image)
        if self.rescale:
            images *= self.rescale
        if self.samplewise_center or self.samplewise_std_normalization:
            flat = images.reshape(len(images), -1)
            if self.samplewise_center:
                flat -= flat.mean(axis=1, keepdims=True)
            if self.samplewise_std_normalization:
                flat /= flat.std(axis=1, keepdims=True) + 1e-6
        return self._normalized_by_all(images)

    def _normalized_by_all(self, images: Array) -> Array:
        """Normalizes by the statistics of all images, as far as these were fitted."""
        for name, fitted in (
            ("featurewise_center", self.mean),
            ("featurewise_std_normalization", self.std),
            ("zca_whitening", self.zca_whitening_matrix),
        ):
            if not getattr(self, name):
                continue
            if fitted is None:
                warnings.warn(
                    f"`{name}` has no effect before fit_image_data_generator()", stacklevel=4
                )
            elif name == "featurewise_center":
                images -= fitted
            elif name == "featurewise_std_normalization":
                images /= fitted + 1e-6
            else:
                images = (images.reshape(len(images), -1) @ fitted).reshape(images.shape)
        return images

    def _preprocessed(self, image: Array) -> Array:
        assert self.preprocessing_function is not None
        made = np.asarray(self.preprocessing_function(image))
        if made.shape != image.shape or made.dtype.kind not in "biuf":
            raise ValueError(
                "`preprocessing_function` must return an image of the shape "
                f"{image.shape} that it gets, but it returned "
                + (f"the shape {made.shape}" if made.dtype.kind in "biuf" else "no numbers")
            )
        return made

    def fit(self, x: Any, augment: bool = False, rounds: int = 1, seed: int | None = None) -> None:
        """Computes the statistics that `featurewise_*` and ZCA whitening need.

        Args:
            x: Images, along the first axis.
            augment: Whether to compute them of transformed images.
            rounds: How often each image is transformed.
            seed: A seed, for numpy's random numbers.
        """
        images = row_major(x, self.dtype)
        if images.ndim != 4:
            raise ValueError(
                f"`x` must be images, an array of 4 axes, but its shape is {images.shape}"
            )
        warn_of_channels(images.shape[self.channel_axis], self.data_format)
        if seed is not None:
            np.random.seed(int(seed))
        images = images * self.rescale if self.rescale else images.copy()
        if augment:
            shape = images.shape[1:]
            images = np.concatenate([
                self.transform(images, [self.get_random_transform(shape) for _ in images])
                for _ in range(rounds)
            ])  # fmt: skip
        axes = (0, self.row_axis, self.col_axis)
        if self.featurewise_center:
            self.mean = images.mean(axis=axes, keepdims=True)[0]
            images -= self.mean
        if self.featurewise_std_normalization:
            self.std = images.std(axis=axes, keepdims=True)[0]
            images /= self.std + 1e-6
        if self.zca_whitening:
            flat = images.reshape(len(images), -1)
            u, s, _ = np.linalg.svd(flat.T, full_matrices=False)
            self.zca_whitening_matrix = (u * (np.sqrt(len(flat)) / (s + self.zca_epsilon))) @ u.T


def row_major(x: Any, dtype: Any) -> Array:
    """An array whose images lie together in memory."""
    array = np.asarray(x)
    if array.dtype.kind not in "biuf":
        raise ValueError("images must be numbers")
    if memory_order.is_column_major(array):
        return memory_order.to_c_order(array, dtype)
    return np.ascontiguousarray(array, dtype=dtype)


def warn_of_channels(channels: int, data_format: str) -> None:
    """Warns of a number of channels that no image has."""
    if channels not in (1, 3, 4):
        warnings.warn(
            f"images have 1, 3 or 4 channels, but these have {channels} ({data_format})",
            stacklevel=4,
        )


@public(family=_FAMILY)
def image_data_generator(
    featurewise_center: Bool = False,
    samplewise_center: Bool = False,
    featurewise_std_normalization: Bool = False,
    samplewise_std_normalization: Bool = False,
    zca_whitening: Bool = False,
    zca_epsilon: Float = 1e-6,
    rotation_range: Amount = 0.0,
    width_shift_range: Shift = 0.0,
    height_shift_range: Shift = 0.0,
    brightness_range: Pair | None = None,
    shear_range: Amount = 0.0,
    zoom_range: Zoom = 0.0,
    channel_shift_range: Amount = 0.0,
    fill_mode: FillMode = "nearest",
    cval: Float = 0.0,
    horizontal_flip: Bool = False,
    vertical_flip: Bool = False,
    rescale: Float | None = None,
    preprocessing_function: Function | None = None,
    data_format: DataFormat | None = None,
    validation_split: Float = 0.0,
) -> ImageDataGenerator:
    """What is done to images before they are used: random transformations and normalization.

    For each image, rotation, shift, shear and zoom are drawn and done in one step, then the channel
    shift, flips and the brightness. After that, `preprocessing_function`, `rescale`, and the
    normalization by the image, by all images, and ZCA whitening follow.

    A shift below 1 is a fraction of the size. From 1 on it is in pixels: a number is a range, a
    whole number `n` (in R `2L`, and not `2`) means 0 to `n - 1` pixels, a vector the values to
    choose from, each in both directions.

    Args:
        featurewise_center: Whether to subtract the mean of each channel over all images; needs
            `fit_image_data_generator()`.
        samplewise_center: Whether to subtract the mean of each image.
        featurewise_std_normalization: Whether to divide by the standard deviation of each
            channel; needs `fit_image_data_generator()`.
        samplewise_std_normalization: Whether to divide by the standard deviation of each image.
        zca_whitening: Whether to apply ZCA whitening; needs `fit_image_data_generator()`.
        zca_epsilon: What is added to the singular values in ZCA whitening.
        rotation_range: The largest rotation, in degrees.
        width_shift_range: How far images are moved along their width.
        height_shift_range: How far images are moved along their height.
        brightness_range: The bounds of the factor of the brightness; values are rounded to
            8 bits.
        shear_range: The largest shear, in degrees.
        zoom_range: The bounds of the zoom factor, or a number `z` for `1 - z` to `1 + z`. It is
            drawn for each direction.
        channel_shift_range: The largest number that is added to all values, within the range
            of the image.
        fill_mode: What lies outside of the image: the nearest pixel; a constant, `cval`; the
            image reflected; or the image repeated.
        cval: The value outside, for "constant".
        horizontal_flip: Whether to flip images horizontally, at random.
        vertical_flip: Whether to flip images vertically, at random.
        rescale: A factor for all values, such as `1 / 255`.
        preprocessing_function: A function that gets each transformed image, an array, and
            returns another of the same shape.
        data_format: Whether the channels are the last or the first axis of an image; as
            `k_image_data_format()` says if not given.
        validation_split: The fraction of the images, the first ones, that are for validation.

    Returns:
        The generator, for `flow_images_from_data()`, `flow_images_from_directory()` and
        `flow_images_from_dataframe()`.

    Raises:
        ValueError: An argument is out of its range.

    Example:
        >>> from rkeras_py import image_data_generator
        >>> augmented = image_data_generator(rotation_range=20, horizontal_flip=True, rescale=0.004)
    """
    if not 0 <= validation_split < 1:
        raise MisfitError("validation_split", "a number of at least 0 and below 1")
    return ImageDataGenerator(
        featurewise_center, samplewise_center, featurewise_std_normalization,
        samplewise_std_normalization, zca_whitening, zca_epsilon, rotation_range,
        width_shift_range, height_shift_range, brightness_range, shear_range, zoom_range,
        channel_shift_range, fill_mode, cval, horizontal_flip, vertical_flip, rescale,
        preprocessing_function, data_format, validation_split,
    )  # fmt: skip


@public(family=_FAMILY, invisible=True)
def fit_image_data_generator(
    object: Anything = REQUIRED,
    x: ArrayLike = REQUIRED,
    augment: Bool = False,
    rounds: PositiveInt = 1,
    seed: Int | None = None,
) -> None:
    """Computes the statistics of images that a generator normalizes by.

    Needed for `featurewise_center`, `featurewise_std_normalization` and `zca_whitening`.

    Args:
        object: The generator, of `image_data_generator()`; it is changed in place.
        x: The images: an array of 4 axes.
        augment: Whether to compute them of randomly transformed images.
        rounds: How often each image is transformed, with `augment`.
        seed: A seed for the random transformations.

    Returns:
        Nothing.

    Raises:
        ValueError: `x` has not 4 axes.

    Example:
        >>> from rkeras_py import fit_image_data_generator, image_data_generator, k_eval, k_ones
        >>> generator = image_data_generator(featurewise_center=True)
        >>> fit_image_data_generator(generator, k_eval(k_ones((5, 8, 8, 3))))
    """
    if not isinstance(object, ImageDataGenerator):
        raise MisfitError("object", "an image_data_generator()")
    object.fit(x, augment, rounds, seed)
