"""Endless batches of images: in an order, or shuffled anew in each epoch."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from rkeras_py.engine import keras

Array = np.ndarray[Any, Any]


class Saving:
    """Where batches of images are written too, for looking at them.

    Args:
        folder: The folder.
        prefix: How the names of the files begin.
        kind: The format.
    """

    def __init__(self, folder: str, prefix: str, kind: str) -> None:
        self._folder, self._prefix, self._kind = folder, prefix, kind

    def __call__(self, images: Array, indices: Array, numbers: Any, data_format: str) -> None:
        """Writes a batch.

        Args:
            images: The images.
            indices: Their numbers in the data.
            numbers: What tells files of one image apart.
            data_format: Whether the channels are last or first.
        """
        for image, index, number in zip(images, indices, numbers, strict=True):
            picture = keras.utils.array_to_img(image, data_format=data_format, scale=True)
            name = f"{self._prefix}_{index}_{number}.{self._kind}"
            picture.save(os.path.join(self._folder, name))


class Flow(keras.utils.PyDataset):
    """Batches of images, by number and one after the other without end.

    Random numbers are drawn batch after batch, in the order in which Keras 2 drew them, before the
    work on a batch begins. So batches may be made in several threads.

    Attributes:
        n: How many images there are.
        batch_size: How many a batch has; the last one of an epoch may have fewer.
        shuffle: Whether they are shuffled for each epoch.
        seed: The seed of what is random, or None for numpy's own random numbers.
        batch_index: The number of the next batch in its epoch.
        total_batches_seen: How many batches there were.
        index_array: The order of the images in this epoch.
        image_shape: The shape of an image.
    """

    def __init__(
        self, n: int, image_shape: tuple[int, ...], generator: Any, batch_size: int,
        shuffle: bool, seed: int | None, saving: Saving | None,
    ) -> None:  # fmt: skip
        super().__init__()
        self.n, self.batch_size, self.shuffle, self.seed = n, batch_size, shuffle, seed
        self.image_shape = image_shape
        self.image_data_generator = generator
        self.data_format, self.dtype = generator.data_format, generator.dtype
        self.batch_index = self.total_batches_seen = 0
        self.index_array: Array | None = None
        self._saving = saving
        self._lock = threading.Lock()
        # A seed governs this flow alone; Keras seeded numpy for everybody.
        self._random: Any = np.random

    def __len__(self) -> int:
        return -(-self.n // self.batch_size)

    def reset(self) -> None:
        """Begins with the first batch again."""
        self.batch_index = 0

    def on_epoch_end(self) -> None:
        self._new_order()

    def _new_order(self) -> None:
        self.index_array = self._random.permutation(self.n) if self.shuffle else np.arange(self.n)

    def _seed_batch(self) -> None:
        if self.seed is not None:
            self._random = np.random.RandomState(self.seed + self.total_batches_seen)
        self.total_batches_seen += 1

    def task(self, index: int) -> Callable[[], Any]:
        """Draws what is random in a batch, and returns what makes the batch.

        Args:
            index: The number of the batch.
        """
        if not 0 <= index < len(self):
            raise IndexError(f"there is no batch {index}: there are {len(self)}")
        with self._lock:
            self._seed_batch()
            if self.index_array is None:
                self._new_order()
            return self._drawn(index)

    def __getitem__(self, index: int) -> Any:
        return self.task(index)()

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:
        with self._lock:
            self._seed_batch()
            if self.batch_index == 0 or self.index_array is None:
                self._new_order()
            made = self._drawn(self.batch_index)
            self.batch_index = (self.batch_index + 1) % len(self)
        return made()

    def next(self) -> Any:
        """The next batch."""
        return next(self)

    def _drawn(self, index: int) -> Callable[[], Any]:
        assert self.index_array is not None
        first = index * self.batch_size
        chosen = self.index_array[first : first + self.batch_size]
        generator, random = self.image_data_generator, self._random
        height, width = (self.image_shape[axis - 1] for axis in
                         (generator.row_axis, generator.col_axis))  # fmt: skip
        parameters = [generator.draw(random, height, width) for _ in chosen]
        numbers = None
        if self._saving is not None:
            numbers = [random.randint(10**7) for _ in chosen]
        return lambda: self._batch(chosen, parameters, numbers)

    def _batch(self, chosen: Array, parameters: list[dict[str, Any]], numbers: Any) -> Any:
        generator = self.image_data_generator
        images = generator.normalize(generator.transform(self.images(chosen), parameters))
        if self._saving is not None:
            self._saving(images, chosen, numbers, self.data_format)
        return self.labelled(images, chosen)

    def images(self, chosen: Array) -> Array:
        """The images of these numbers, as they are."""
        raise NotImplementedError

    def labelled(self, images: Array, chosen: Array) -> Any:
        """A batch: the images alone, or with what belongs to them."""
        raise NotImplementedError


class ArrayFlow(Flow):
    """Batches of images in an array.

    Attributes:
        x: The images.
        x_misc: Further inputs.
        y: The targets, or None.
        sample_weight: The weights, or None.
    """

    def __init__(
        self, x: Array, x_misc: list[Array], y: Array | None, sample_weight: Array | None,
        generator: Any, batch_size: int, shuffle: bool, seed: int | None, saving: Saving | None,
    ) -> None:  # fmt: skip
        super().__init__(len(x), x.shape[1:], generator, batch_size, shuffle, seed, saving)
        self.x, self.x_misc, self.y, self.sample_weight = x, x_misc, y, sample_weight

    def images(self, chosen: Array) -> Array:
        found: Array = self.x[chosen]
        return found

    def labelled(self, images: Array, chosen: Array) -> Any:
        inputs = [images, *(more[chosen] for more in self.x_misc)] if self.x_misc else images
        if self.y is None:
            return inputs
        weights = () if self.sample_weight is None else (self.sample_weight[chosen],)
        return (inputs, self.y[chosen], *weights)
