"""Files with weights from a training on ImageNet: their names, hashes and addresses."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from rkeras_py.api.registry import MisfitError
from rkeras_py.data import downloads
from rkeras_py.engine import keras

_BASE = "https://storage.googleapis.com/tensorflow/keras-applications/"
# In the cache, beside `datasets` of `get_file()`.
FOLDER = "models"


@dataclass(frozen=True)
class WeightFile:
    """A file with weights.

    Attributes:
        name: Its name in the cache.
        origin: Where it is downloaded from.
        md5: Its hash; None where Keras knows none.
    """

    name: str
    origin: str
    md5: str | None

    def fetch(self) -> str:
        """The path of the file in the cache, which is downloaded if it is not there."""
        return downloads.fetch(self.name, self.origin, folder=FOLDER, file_hash=self.md5)


# Which file belongs to the arguments of a call.
Choice = Callable[[Mapping[str, Any]], WeightFile]


def by_top(folder: str, stem: str, with_top: str, without_top: str) -> Choice:
    """Files with the names of most networks.

    Args:
        folder: The folder of the network on the server.
        stem: What the names begin with.
        with_top: The hash of the file with the top.
        without_top: The hash of the file without it.
    """

    def choose(given: Mapping[str, Any]) -> WeightFile:
        top = given["include_top"]
        name = f"{stem}_weights_tf_dim_ordering_tf_kernels{'' if top else '_notop'}.h5"
        return WeightFile(name, f"{_BASE}{folder}/{name}", with_top if top else without_top)

    return choose


def efficientnet(variant: str, with_top: str, without_top: str) -> Choice:
    """The files of an EfficientNet, `variant` "b0" to "b7"."""

    def choose(given: Mapping[str, Any]) -> WeightFile:
        top = given["include_top"]
        name = f"efficientnet{variant}{'' if top else '_notop'}.h5"
        origin = f"https://storage.googleapis.com/keras-applications/{name}"
        return WeightFile(name, origin, with_top if top else without_top)

    return choose


def nasnet(variant: str, with_top: str, without_top: str) -> Choice:
    """The files of a NASNet, `variant` "mobile" or "large"."""

    def choose(given: Mapping[str, Any]) -> WeightFile:
        top = given["include_top"]
        return WeightFile(
            f"nasnet_{variant}{'' if top else '_no_top'}.h5",
            f"{_BASE}nasnet/NASNet-{variant}{'' if top else '-no-top'}.h5",
            with_top if top else without_top,
        )

    return choose


def _rows_of_file(given: Mapping[str, Any], sizes: tuple[int, ...]) -> int:
    """The size of the images that the weights are for; 224 where there are none for a size."""
    shape = given["input_shape"]
    if shape is None:
        return 224
    rows, cols = rows_and_cols(shape)
    if rows is not None and rows == cols and rows in sizes:
        return rows
    warnings.warn(
        f"there are weights for square images of {', '.join(map(str, sizes))} pixels a side; those "
        "for 224 are taken for other images",
        stacklevel=2,
    )
    return 224


def rows_and_cols(shape: tuple[int | None, ...]) -> tuple[int | None, int | None]:
    """The number of rows and columns of an image, by the format of images that is set."""
    first = keras.config.image_data_format() == "channels_first"
    return (shape[1], shape[2]) if first else (shape[0], shape[1])


def _expect_alpha(given: Mapping[str, Any], alphas: tuple[float, ...]) -> None:
    if given["alpha"] not in alphas:
        listed = ", ".join(f"{alpha:g}" for alpha in alphas)
        raise MisfitError("alpha", f"one of {listed}, for which there are weights of ImageNet")


def mobilenet(given: Mapping[str, Any]) -> WeightFile:
    """The file of a MobileNet."""
    _expect_alpha(given, (0.25, 0.5, 0.75, 1.0))
    if given["depth_multiplier"] != 1:
        raise MisfitError("depth_multiplier", "1, for which there are weights of ImageNet")
    rows = _rows_of_file(given, (128, 160, 192, 224))
    alpha = {0.25: "2_5", 0.5: "5_0", 0.75: "7_5", 1.0: "1_0"}[given["alpha"]]
    name = f"mobilenet_{alpha}_{rows}_tf{'' if given['include_top'] else '_no_top'}.h5"
    return WeightFile(name, f"{_BASE}mobilenet/{name}", None)


def mobilenet_v2(given: Mapping[str, Any]) -> WeightFile:
    """The file of a MobileNetV2."""
    _expect_alpha(given, (0.35, 0.5, 0.75, 1.0, 1.3, 1.4))
    rows = _rows_of_file(given, (96, 128, 160, 192, 224))
    name = (
        f"mobilenet_v2_weights_tf_dim_ordering_tf_kernels_{given['alpha']}_{rows}"
        f"{'' if given['include_top'] else '_no_top'}.h5"
    )
    return WeightFile(name, f"{_BASE}mobilenet_v2/{name}", None)


# With and without the top.
_MOBILENET_V3 = {
    "large_224_0.75": ("765b44a33ad4005b3ac83185abf1d0eb", "40af19a13ebea4e2ee0c676887f69a2e"),
    "large_224_1.0": ("59e551e166be033d707958cf9e29a6a7", "07fb09a5933dd0c8eaafa16978110389"),
    "large_minimalistic_224_1.0": (
        "675e7b876c45c57e9e63e6d90a36599c", "ec5221f64a2f6d1ef965a614bdae7973",
    ),
    "small_224_0.75": ("cb65d4e5be93758266aa0a7f2c6708b7", "ebdb5cc8e0b497cd13a7c275d475c819"),
    "small_224_1.0": ("8768d4c2e7dee89b9d02b2d03d65d862", "d3e8ec802a04aa4fc771ee12a9a9b836"),
    "small_minimalistic_224_1.0": (
        "99cd97fb2fcdad2bf028eb838de69e37", "cde8136e733e811080d9fcd8a252f7e4",
    ),
}  # fmt: skip


def mobilenet_v3(size: str) -> Choice:
    """The files of a MobileNetV3, `size` "small" or "large"."""

    def choose(given: Mapping[str, Any]) -> WeightFile:
        least = given["minimalistic"]
        _expect_alpha(given, (1.0,) if least else (0.75, 1.0))
        shape = given["input_shape"]
        if shape is not None and rows_and_cols(shape) != (224, 224):
            warnings.warn(
                "there are weights for images of 224 x 224 pixels; these are taken for other "
                "images",
                stacklevel=2,
            )
        variant = f"{size}{'_minimalistic' * least}_224_{given['alpha']}"
        top = given["include_top"]
        name = f"weights_mobilenet_v3_{variant}_float{'' if top else '_no_top_v2'}.h5"
        return WeightFile(name, f"{_BASE}mobilenet_v3/{name}", _MOBILENET_V3[variant][not top])

    return choose


def densenet(given: Mapping[str, Any]) -> WeightFile:
    """The file of a DenseNet, by the number of layers in its blocks."""
    return densenet_of(tuple(given["blocks"]))(given)


def densenet_of(blocks: tuple[int, ...]) -> Choice:
    """The files of a DenseNet with these blocks."""
    if blocks not in _DENSENETS:
        raise MisfitError(
            "blocks",
            "(6, 12, 24, 16), (6, 12, 32, 32) or (6, 12, 48, 32), for which there are weights of "
            "ImageNet",
        )
    return by_top("densenet", *_DENSENETS[blocks])


_DENSENETS = {
    (6, 12, 24, 16): (
        "densenet121", "9d60b8095a5708f2dcce2bca79d332c7", "30ee3e1110167f948a6b9946edeeb738",
    ),
    (6, 12, 32, 32): (
        "densenet169", "d699b8f76981ab1b30698df4c175e90b", "b8c4d4c20dd625c148057b9ff1c1176b",
    ),
    (6, 12, 48, 32): (
        "densenet201", "1ceb130c1ea1b78c3bf6114dbdfd8807", "c13680b51ded0fb44dff2d8f86ac8bb1",
    ),
}  # fmt: skip


def path_of(weights: str) -> str:
    """The path of a file with weights that a user named.

    Raises:
        MisfitError: There is no such file.
    """
    if not os.path.isfile(weights):
        raise MisfitError(
            "weights", '"imagenet", None, or the path of a file with weights that is there'
        )
    return weights
