"""The Python side of `images.R`: what is timed without R, beside Keras' legacy classes."""

from __future__ import annotations

import statistics
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import tensorflow as tf

import rkeras_py as r

SETTINGS = {
    "rotation_range": 20, "width_shift_range": 0.1, "height_shift_range": 0.1, "zoom_range": 0.2,
    "horizontal_flip": True,
}  # fmt: skip
legacy = tf.keras.preprocessing.image.ImageDataGenerator


def medians(works: dict[str, Callable[[], Any]], rounds: int) -> dict[str, dict[str, float]]:
    """Wall-clock and processor time of works that take turns, in milliseconds."""
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in works}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for turn in range(rounds + 1):
            for name, work in works.items():
                wall, processor = time.perf_counter(), time.process_time()
                work()
                spent = (time.perf_counter() - wall, time.process_time() - processor)
                if turn:  # the first round warms up
                    times[name].append(spent)
    return {
        name: {
            "wall": 1000 * statistics.median(wall for wall, _ in spent),
            "processor": 1000 * statistics.median(processor for _, processor in spent),
        }
        for name, spent in times.items()
    }


def transformations(rounds: int) -> dict[str, dict[str, float]]:
    """One batch of 128 images of 64x64x3."""
    x = np.random.default_rng(1).uniform(0, 255, (128, 64, 64, 3)).astype("float32")
    ours = r.flow_images_from_data(x, generator=r.image_data_generator(**SETTINGS), batch_size=128)
    theirs = legacy(**SETTINGS).flow(x, batch_size=128)
    return medians(
        {"rkeras": lambda: next(ours), "Keras' legacy class": lambda: next(theirs)}, int(rounds)
    )


def folders(folder: str, rounds: int) -> dict[str, dict[str, float]]:
    """One batch of 64 images from files, which are resized and transformed."""
    root = Path(folder)
    (root / "one").mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(2)
    for i in range(64):
        smooth = random.uniform(0, 255, (8, 8, 3)).astype("float32")
        image = r.image_array_resize(smooth, 300, 400)
        r.image_array_save(image, root / "one" / f"{i}.jpg", scale=False)
    size = {"target_size": (128, 128), "batch_size": 64}
    generator = r.image_data_generator(**SETTINGS)
    ours = r.flow_images_from_directory(str(root), generator, **size)
    theirs = legacy(**SETTINGS).flow_from_directory(str(root), **size)
    return medians(
        {"rkeras": lambda: next(ours), "Keras' legacy class": lambda: next(theirs)}, int(rounds)
    )


class Trained:
    """A small model, trained on ready batches of one generator or another."""

    def __init__(self) -> None:
        self.x = np.random.default_rng(3).normal(size=(32, 100))
        self.y = self.x.sum(axis=1, keepdims=True)
        self.model = tf.keras.Sequential([tf.keras.Input((100,)), tf.keras.layers.Dense(32),
                                          tf.keras.layers.Dense(1)])  # fmt: skip
        r.compile(self.model, loss="mse")

    def by_keras(self, steps: int) -> None:
        """Keras itself, with a generator of Python."""
        x, y = self.x.astype("float32"), self.y.astype("float32")

        def batches() -> Any:
            while True:
                yield x, y

        self.model.fit(batches(), steps_per_epoch=int(steps), epochs=1, verbose=0)

    def by_python(self, steps: int) -> None:
        """`fit()` of rkeras, with a generator function of Python."""
        r.fit(self.model, lambda: [self.x, self.y], steps_per_epoch=int(steps), epochs=1, verbose=0)
