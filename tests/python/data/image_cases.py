"""What `image_data_generator()` must compute as Keras 2 did: one list for both.

Run as a script, it computes all of it with Keras 2 (`tf_keras`), in a process of its own, and
writes the results.
"""

from __future__ import annotations

import itertools
import os
import sys
import warnings
from pathlib import Path
from typing import Any

import numpy as np

PARAMETERS: list[dict[str, Any]] = [
    {"theta": 33.0},
    {"theta": -170.5, "tx": 2.0, "ty": -1.5},
    {"tx": 3.0},
    {"ty": -20.25},
    {"shear": 25.0, "zx": 0.7, "zy": 1.4},
    {"theta": 12.0, "shear": -30.0, "tx": 8.0, "zx": 2.2, "zy": 2.1},
    {"flip_horizontal": True, "channel_shift_intensity": 40.0},
    {"flip_vertical": True, "channel_shift_intensity": -1000.0, "theta": 5.0},
    {"brightness": 0.3},
    {"brightness": 1.9, "flip_horizontal": True, "flip_vertical": True, "ty": 1.0},
]
# TensorFlow's word for no seed.
_NO_SEED = 87654321
SHAPES = [(12, 12, 3), (9, 14, 1), (7, 5, 4)]
SETTINGS = [
    *({"fill_mode": mode, "cval": 31.0} for mode in ("nearest", "constant", "reflect", "wrap")),
    *({"interpolation_order": order, "fill_mode": mode}
      for order, mode in itertools.product((0, 3), ("nearest", "constant"))),
]  # fmt: skip
DRAWN = [
    {"rotation_range": 40, "shear_range": 10, "zoom_range": 0.3, "horizontal_flip": True},
    {"height_shift_range": 0.25, "width_shift_range": 3, "zoom_range": [0.5, 0.6]},
    {"height_shift_range": 2.0, "width_shift_range": [0.1, 0.2], "vertical_flip": True},
    {"height_shift_range": [1, 5], "channel_shift_range": 9.5, "brightness_range": [0.5, 1.5]},
]
NORMALIZED: list[dict[str, Any]] = [
    {"rescale": 1 / 255, "samplewise_center": True},
    {"samplewise_center": True, "samplewise_std_normalization": True},
    {"featurewise_center": True, "featurewise_std_normalization": True, "rescale": 0.1},
    {"featurewise_center": True, "zca_whitening": True, "zca_epsilon": 1e-3, "rescale": 1 / 255},
    {"preprocessing_function": lambda x: x[..., ::-1] * 2},
]
FLOWS: list[dict[str, Any]] = [
    {"rotation_range": 30, "zoom_range": 0.2, "horizontal_flip": True, "rescale": 1 / 255},
    {"samplewise_center": True, "vertical_flip": True, "channel_shift_range": 20.0},
]


DATASETS: list[dict[str, Any]] = [
    {"shuffle": False, "label_mode": "int"},
    {"seed": 4, "label_mode": "categorical", "interpolation": "nearest", "batch_size": 3},
    {"seed": 4, "validation_split": 0.4, "subset": "training", "label_mode": "binary"},
    {"seed": 4, "validation_split": 0.4, "subset": "validation", "color_mode": "grayscale"},
    {"seed": 5, "crop_to_aspect_ratio": True, "label_mode": None, "batch_size": None},
    {"shuffle": False, "labels": [0, 1, 2, 0, 1, 2, 0, 1], "class_names": None},
    {"shuffle": False, "class_names": ["b", "a"], "color_mode": "rgba"},
]


def images(shape: tuple[int, ...], count: int = 10) -> Any:
    random = np.random.RandomState(count)
    return (random.uniform(0, 255, (count, *shape))).astype("float32")


def write_folders(folder: Path) -> None:
    """Two classes of four small images, of other sizes than they are read in."""
    from PIL import Image

    for name in ("b", "a"):
        (folder / name).mkdir(parents=True)
        for i in range(4):
            (folder / name / f"{i}.txt").write_text(f"text {i} of {name}")
            pixels = images((6 + i, 9, 3), 1)[0].astype("uint8")
            pixels[0, 0] = (i, len(name), 200 if name == "a" else 0)
            Image.fromarray(pixels).save(folder / name / f"{i}.png")


def results(
    make: Any, flow: Any, from_folder: Any, images_of: Any, texts_of: Any, folder: Path
) -> dict[str, Any]:
    """All of it by one implementation: makers of generators, flows and datasets."""
    import tensorflow as tf

    found: dict[str, Any] = {}
    for s, settings in enumerate(SETTINGS):
        for n, shape in enumerate(SHAPES):
            generator = make(**settings)
            image = images(shape, 1)[0]
            for p, parameters in enumerate(PARAMETERS):
                found[f"apply {s} {n} {p}"] = generator.apply_transform(image, parameters)
    first = make(data_format="channels_first")
    for p, parameters in enumerate(PARAMETERS[:8]):
        image = images((3, 8, 8), 1)[0]
        found[f"first {p}"] = first.apply_transform(image, parameters)
    bright = make()
    found["bright, scaled"] = bright.apply_transform(images((5, 5, 3), 1)[0] * 3 - 90,
                                                     {"brightness": 0.7})  # fmt: skip
    for d, config in enumerate(DRAWN):
        for seed in range(5):
            drawn = make(**config).get_random_transform((20, 10, 3), seed=seed)
            values = [np.nan if drawn[k] is None else float(drawn[k]) for k in sorted(drawn)]
            found[f"drawn {d} {seed}"] = np.array(values)
    for n, config in enumerate(NORMALIZED):
        generator, data = make(**config), images((6, 5, 3))
        generator.fit(data)
        found[f"normalized {n}"] = np.stack([generator.standardize(x.copy()) for x in data])
    augmented = make(featurewise_center=True, rotation_range=50)
    augmented.fit(images((6, 6, 3)), augment=True, rounds=2, seed=3)
    found["augmented mean"] = augmented.mean
    for n, config in enumerate(FLOWS):
        x = images((8, 8, 3))
        batches = flow(make(**config), x, np.arange(10), 4, 7)
        for i in range(7):
            found[f"flow x {n} {i}"], found[f"flow y {n} {i}"] = next(batches)
        batches = flow(make(**config), x, np.arange(10), 4, 7)
        for i in range(3):
            found[f"flow by number x {n} {i}"], found[f"flow by number y {n} {i}"] = batches[i]
        batches.on_epoch_end()
        found[f"flow by number x {n} 3"], found[f"flow by number y {n} 3"] = batches[0]
    for mode, color in (("categorical", "rgb"), ("binary", "grayscale"), ("sparse", "rgba")):
        batches = from_folder(make(**FLOWS[0], validation_split=0.25), folder, mode, color)
        found[f"folder x {mode}"], found[f"folder y {mode}"] = next(batches)
        found[f"folder files {mode}"] = np.array(batches.filenames)
    # The order depends on TensorFlow's seed too, which other tests in the process may have set.
    given, _ = tf.compat.v1.get_seed(0)
    for n, (seed, arguments) in enumerate(itertools.product((None, 6), DATASETS)):
        tf.random.set_seed(seed)
        dataset = images_of(str(folder), image_size=(5, 6), **arguments)
        found[f"dataset {n} files"] = np.array([Path(p).name for p in dataset.file_paths])
        for i, batch in enumerate([*dataset, *dataset]):
            for k, part in enumerate(batch if isinstance(batch, tuple) else (batch,)):
                found[f"dataset {n} {i} {k}"] = part.numpy()
    for n, arguments in enumerate(({"shuffle": False}, {"seed": 4, "max_length": 6})):
        dataset = texts_of(str(folder), batch_size=3, **arguments)
        for i, (texts, labels) in enumerate(dataset):
            found[f"dataset texts {n} {i}"] = texts.numpy().astype("U")
            found[f"dataset texts {n} {i} labels"] = labels.numpy()
    tf.random.set_seed(None if given == _NO_SEED else given)
    return found


def main(target: str, folder: str) -> None:
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
    import tf_keras

    def flow(generator: Any, x: Any, y: Any, batch: int, seed: int) -> Any:
        return generator.flow(x, y, batch_size=batch, seed=seed)

    def from_folder(generator: Any, root: Path, mode: str, color: str) -> Any:
        return generator.flow_from_directory(
            root, target_size=(7, 7), class_mode=mode, color_mode=color, batch_size=4, seed=2,
            subset="training", interpolation="bilinear",
        )  # fmt: skip

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made = tf_keras.preprocessing.image.ImageDataGenerator
        utils = tf_keras.utils
        datasets = (utils.image_dataset_from_directory, utils.text_dataset_from_directory)
        np.savez(target, **results(made, flow, from_folder, *datasets, Path(folder)))


if __name__ == "__main__":
    main(*sys.argv[1:])
