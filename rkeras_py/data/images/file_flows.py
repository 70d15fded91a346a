"""Batches of images that are read from files when they are wanted."""

from __future__ import annotations

import os
from typing import Any

import numpy as np

from rkeras_py.data.images import files, parallel
from rkeras_py.data.images.flows import Flow, Saving

Array = np.ndarray[Any, Any]
_CHANNELS = {"grayscale": 1, "rgb": 3, "rgba": 4}


class FileFlow(Flow):
    """Batches of images in files, read by all processors.

    Attributes:
        filenames: The files, as they were found or given.
        filepaths: Their paths.
        samples: How many there are.
        class_mode: What a batch has beside the images.
        class_indices: The number of each class by its name.
        num_classes: How many classes there are.
        classes: The class of each image, where there are classes.
        labels: What belongs to each image.
        target_size: Height and width of the images.
        color_mode: "grayscale", "rgb" or "rgba".
        interpolation: How images are resized.
    """

    def __init__(
        self,
        filenames: list[str],
        folder: str,
        labels: Any,
        class_mode: str | None,
        class_indices: dict[str, int],
        target_size: tuple[int, int],
        color_mode: str,
        interpolation: str,
        generator: Any,
        batch_size: int,
        shuffle: bool,
        seed: int | None,
        saving: Saving | None,
    ) -> None:
        channels = _CHANNELS[color_mode]
        last = generator.data_format == "channels_last"
        shape = (*target_size, channels) if last else (channels, *target_size)
        super().__init__(len(filenames), shape, generator, batch_size, shuffle, seed, saving)
        self.filenames = filenames
        self.filepaths = [os.path.join(folder, name) for name in filenames]
        self.directory, self.samples = folder, len(filenames)
        self.class_mode, self.class_indices = class_mode, class_indices
        self.num_classes, self.labels = len(class_indices), labels
        if class_indices:
            self.classes = labels
        self.target_size, self.color_mode = target_size, color_mode
        self.interpolation = interpolation

    def images(self, chosen: Array) -> Array:
        made = np.empty((len(chosen), *self.image_shape), self.dtype)

        def read(i: int) -> None:
            image = files.read(
                self.filepaths[chosen[i]], self.color_mode, self.target_size, self.interpolation
            )
            array = files.array_of(image, self.dtype)
            made[i] = array if self.data_format == "channels_last" else array.transpose(2, 0, 1)

        parallel.each(read, range(len(chosen)))
        return made

    def labelled(self, images: Array, chosen: Array) -> Any:
        mode, labels = self.class_mode, self.labels
        if mode is None:
            return images
        if mode == "input":
            return images, images.copy()
        if mode == "multi_output":
            return images, [output[chosen] for output in labels]
        if mode in ("raw", "other"):
            return images, labels[chosen]
        if mode == "categorical":
            y = np.zeros((len(chosen), self.num_classes), self.dtype)
            for i, j in enumerate(chosen):
                y[i, labels[j]] = 1  # of one class, or of several
            return images, y
        return images, np.asarray(labels, self.dtype)[chosen]
