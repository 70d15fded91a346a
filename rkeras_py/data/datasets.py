"""Data sets of images and numbers."""

from __future__ import annotations

import os
from typing import Annotated, Any

import numpy as np

from rkeras_py.api.argument_types import (
    ChoiceType,
    Fraction,
    NonNegativeInt,
    Path,
)
from rkeras_py.api.registry import public
from rkeras_py.data import archives, dataset_files, sources
from rkeras_py.data.dataset_files import UnreadableDataset
from rkeras_py.data.downloads import cache_folder
from rkeras_py.engine import keras

FAMILY = "datasets"

Dataset = dict[str, dict[str, Any]]
"""What the functions return: `train` and `test`, each with `x` and `y`."""


_LabelMode = Annotated[str, ChoiceType("fine", "coarse")]

SHARED = {
    "path": (
        "The name of the file in the folder `datasets` of the cache (see `get_file()`), or the "
        "path of a file."
    ),
    "test_split": "The fraction of the samples that are for testing.",
    "seed": "Seeds the shuffling of the samples.",
}


@public(family=FAMILY, shared=SHARED)
def dataset_mnist(path: Path = "mnist.npz") -> Dataset:
    """Handwritten digits of MNIST.

    60,000 grey images of 28x28 pixels of the digits 0 to 9, and 10,000 for testing. They are
    downloaded when they are first used; without a network, the error says where the file can be
    put by hand.

    Returns:
        `train` and `test`, each with the images `x`, an array of whole numbers from 0 to 255 of
        the shape `(samples, 28, 28)`, and the digits `y`.

    Raises:
        OSError: The file can't be had (`DownloadError`), or does not fit on the disk.
        ValueError: The file has another hash (`HashMismatchError`), or is damaged
            (`UnreadableDataset`).
    """
    parts = dataset_files.arrays(
        sources.MNIST.cached(path), "x_train", "y_train", "x_test", "y_test"
    )
    return dataset(*parts)


@public(family=FAMILY)
def dataset_fashion_mnist() -> Dataset:
    """Clothes of Fashion-MNIST.

    60,000 grey images of 28x28 pixels of ten kinds of clothes, and 10,000 for testing. They are
    downloaded when they are first used, into the folder `datasets/fashion-mnist` of the cache.
    The classes are 0 T-shirt, 1 trousers, 2 pullover, 3 dress, 4 coat, 5 sandal, 6 shirt,
    7 sneaker, 8 bag, 9 ankle boot.

    Returns:
        `train` and `test`, each with the images `x`, an array of whole numbers from 0 to 255 of
        the shape `(samples, 28, 28)`, and the classes `y`.

    Raises:
        OSError: A file can't be had (`DownloadError`), or does not fit on the disk.
        ValueError: A file is damaged (`UnreadableDataset`).
    """
    parts = []
    for part in ("train", "t10k"):
        for kind in ("images-idx3", "labels-idx1"):
            name = f"{part}-{kind}-ubyte.gz"
            path = sources.FASHION_MNIST[name].cached(name, "datasets/fashion-mnist")
            parts.append(dataset_files.idx(path))
    return dataset(*parts)


@public(family=FAMILY, shared=SHARED)
def dataset_boston_housing(
    path: Path = "boston_housing.npz", test_split: Fraction = 0.2, seed: NonNegativeInt | None = 113
) -> Dataset:
    """Prices of houses in Boston.

    506 districts of Boston with 13 properties each, and the median price of a house in 1,000
    dollars. The data were collected in 1978. One of the properties counts black inhabitants.

    Returns:
        `train` and `test`, each with the properties `x`, a matrix of 13 columns, and the prices
        `y`.

    Raises:
        OSError: The file can't be had (`DownloadError`), or does not fit on the disk.
        ValueError: The file has another hash (`HashMismatchError`), or is damaged
            (`UnreadableDataset`).
    """
    x, y = dataset_files.arrays(sources.BOSTON_HOUSING.cached(path), "x", "y")
    order = shuffled(np.random.RandomState(seed), len(x))
    x, y = x[order], y[order]
    train = int(len(x) * (1 - test_split))
    return dataset(x[:train], y[:train], x[train:], y[train:])


@public(family=FAMILY)
def dataset_cifar10() -> Dataset:
    """Images of CIFAR10.

    50,000 coloured images of 32x32 pixels of ten classes, and 10,000 for testing. They are
    downloaded when they are first used; what keras 2.9 or Keras 3 downloaded is found. The classes
    are 0 airplane, 1 automobile, 2 bird, 3 cat, 4 deer, 5 dog, 6 frog, 7 horse, 8 ship, 9 truck.

    Returns:
        `train` and `test`, each with the images `x`, an array of whole numbers from 0 to 255 of
        the shape `(samples, 32, 32, 3)`, or `(samples, 3, 32, 32)` if
        `k_image_data_format()` is `"channels_first"`, and the classes `y`, a matrix of one column.

    Raises:
        OSError: The file can't be had (`DownloadError`), or does not fit on the disk.
        ValueError: The file has another hash (`HashMismatchError`), or is damaged
            (`UnreadableDataset`).
    """
    train = tuple(f"data_batch_{number}" for number in range(1, 6))
    folder = _unpacked("cifar-10-batches-py", sources.CIFAR10, (*train, "test_batch"))
    batches = [_images(os.path.join(folder, name), "labels") for name in train]
    x, y = (np.concatenate(parts) for parts in zip(*batches, strict=True))
    return dataset(x, y, *_images(os.path.join(folder, "test_batch"), "labels"))


@public(family=FAMILY)
def dataset_cifar100(label_mode: _LabelMode = "fine") -> Dataset:
    """Images of CIFAR100.

    50,000 coloured images of 32x32 pixels of 100 classes, and 10,000 for testing. They are
    downloaded when they are first used; what keras 2.9 or Keras 3 downloaded is found.

    Args:
        label_mode: `"fine"` for the 100 classes, `"coarse"` for the 20 groups of them.

    Returns:
        `train` and `test`, each with the images `x`, an array of whole numbers from 0 to 255 of
        the shape `(samples, 32, 32, 3)`, or `(samples, 3, 32, 32)` if
        `k_image_data_format()` is `"channels_first"`, and the classes `y`, a matrix of one column.

    Raises:
        OSError: The file can't be had (`DownloadError`), or does not fit on the disk.
        ValueError: The file has another hash (`HashMismatchError`), or is damaged
            (`UnreadableDataset`).
    """
    folder = _unpacked("cifar-100-python", sources.CIFAR100, ("train", "test"))
    train, test = (
        _images(os.path.join(folder, name), f"{label_mode}_labels") for name in ("train", "test")
    )
    return dataset(*train, *test)


def dataset(x_train: Any, y_train: Any, x_test: Any, y_test: Any) -> Dataset:
    """The parts of a data set by name."""
    return {"train": {"x": x_train, "y": y_train}, "test": {"x": x_test, "y": y_test}}


def shuffled(generator: np.random.RandomState, size: int) -> np.ndarray[Any, Any]:
    """The numbers from 0 in random order."""
    order = np.arange(size)
    generator.shuffle(order)
    return order


def _unpacked(name: str, source: sources.Source, files: tuple[str, ...]) -> str:
    """The folder of a data set whose files come in an archive.

    keras 2.9 kept `<name>.tar.gz` and unpacked it beside; Keras 3 keeps `<name>-target_archive`,
    and unpacks it into a folder `<name>-target`.
    """
    cache = os.path.join(cache_folder(), "datasets")
    own = os.path.join(cache, name)
    found = dataset_files.folder_with(files, own, os.path.join(cache, f"{name}-target", name))
    if found is not None:
        return found
    archive = f"{name}-target_archive"
    if not os.path.exists(os.path.join(cache, archive)):
        archive = f"{name}.tar.gz"
    path = source.cached(archive)
    if not archives.unpack(path, cache, ("tar",)):
        raise UnreadableDataset(f"{path} is no archive")
    if dataset_files.folder_with(files, own) is None:
        raise UnreadableDataset(f"{path} lacks files of the data set")
    return own


def _images(path: str, labels: str) -> tuple[Any, Any]:
    batch = dataset_files.unpickled(path)
    try:
        x = np.asarray(batch["data"], np.uint8).reshape(-1, 3, 32, 32)
        y = np.asarray(batch[labels], np.uint8).reshape(len(x), 1)
    except (KeyError, ValueError, TypeError, OverflowError) as error:
        raise UnreadableDataset(f"{path} holds no images of CIFAR: {error}") from None
    if keras.config.image_data_format() == "channels_last":
        x = x.transpose(0, 2, 3, 1)
    return x, y
