"""`flow_images_from_data()`, `_directory()` and `_dataframe()`."""

from __future__ import annotations

import os
import warnings
from typing import Annotated, Any

import numpy as np

from rkeras_py.api.argument_types import Anything, Bool, ChoiceType, Int, Path, PositiveInt, Str
from rkeras_py.api.deprecation import obsolete
from rkeras_py.api.registry import REQUIRED, MisfitError, public
from rkeras_py.api.sentinels import NA
from rkeras_py.data import folders
from rkeras_py.data.images import packages
from rkeras_py.data.images.arguments import (
    ColorMode,
    Interpolation,
    NameOrNames,
    Names,
    Size,
    Subset,
)
from rkeras_py.data.images.file_flows import FileFlow
from rkeras_py.data.images.flows import ArrayFlow, Saving
from rkeras_py.data.images.frames import DataFrame
from rkeras_py.data.images.generator import ImageDataGenerator, row_major, warn_of_channels
from rkeras_py.engine import keras

_FAMILY = "image preprocessing"
_ENDINGS = (".png", ".jpg", ".jpeg", ".bmp", ".ppm", ".tif", ".tiff")
_SHARED = {
    "generator": ("What is done to the images, of `image_data_generator()`; nothing if not given."),
    "target_size": "Height and width that images are resized to.",
    "color_mode": "Into what colours images are converted.",
    "batch_size": "How many images a batch has.",
    "shuffle": "Whether to shuffle the images for each epoch.",
    "seed": "Seed of the shuffling and of the transformations.",
    "save_to_dir": "A folder to write the transformed images to, for looking at them.",
    "save_prefix": "How the names of these files begin.",
    "save_format": "The format of these files.",
    "subset": (
        '"training" or "validation", where the generator has a `validation_split`: the first '
        "images are for validation."
    ),
    "interpolation": "How images are resized.",
}

ClassMode = Annotated[str, ChoiceType("categorical", "binary", "sparse", "input")]
FrameMode = Annotated[
    str,
    ChoiceType("categorical", "binary", "sparse", "input", "multi_output", "raw", "other"),
]


def _generator(value: Any) -> ImageDataGenerator:
    if value is None:
        return ImageDataGenerator()
    if not isinstance(value, ImageDataGenerator):
        raise MisfitError("generator", "an image_data_generator()")
    return value


def _saving(folder: str | None, prefix: str, kind: str) -> Saving | None:
    if folder is None:
        return None
    packages.pillow()
    folders.expect_folder(folder, "save_to_dir")
    return Saving(folder, prefix, kind)


def _part(count: int, subset: str | None, fraction: float) -> slice:
    """The part of so many samples that is for training or validation."""
    if subset is None:
        return slice(0, count)
    if not fraction:
        raise MisfitError(
            "subset", "None, as the generator has no `validation_split` that says how to divide"
        )
    held_out = int(fraction * count)
    return slice(0, held_out) if subset == "validation" else slice(held_out, count)


@public(family=_FAMILY, shared=_SHARED)
def flow_images_from_data(
    x: Anything = REQUIRED,
    y: Anything = None,
    generator: Anything = None,
    batch_size: PositiveInt = 32,
    shuffle: Bool = True,
    sample_weight: Anything = None,
    seed: Int | None = None,
    save_to_dir: Path | None = None,
    save_prefix: Str = "",
    save_format: Str = "png",
    subset: Subset | None = None,
) -> ArrayFlow:
    """Batches of images in an array, transformed at random.

    Args:
        x: The images: an array of 4 axes. Or a list of it and further inputs.
        y: The targets, one for each image.
        sample_weight: The weight of each image in the loss.

    Returns:
        Batches without end, for `fit()` and `generator_next()`: the images, a list with the
        targets, or a list with targets and weights.

    Raises:
        ValueError: The arrays do not fit together.

    Example:
        >>> from rkeras_py import flow_images_from_data, k_eval, k_zeros
        >>> images = k_eval(k_zeros((5, 8, 8, 3)))
        >>> batches = flow_images_from_data(images, y=[0, 1, 0, 1, 0], batch_size=2)
        >>> len(batches)
        3
    """
    made = _generator(generator)
    inputs = list(x.values()) if isinstance(x, dict) else x
    misc: list[Any] = []
    if isinstance(inputs, list | tuple):
        if len(inputs) != 2:
            raise MisfitError("x", "an array of images, or a list of it and further inputs")
        more = inputs[1]
        misc = [np.asarray(part) for part in (more if isinstance(more, list) else [more])]
        inputs = inputs[0]
    try:
        images = row_major(inputs, made.dtype)
    except (TypeError, ValueError):
        raise MisfitError("x", "an array of images, numbers with 4 axes") from None
    if images.ndim != 4:
        raise MisfitError("x", f"an array of images with 4 axes, and it has {images.ndim}")
    warn_of_channels(images.shape[made.channel_axis], made.data_format)
    targets, weights = _values(y, "y", made.dtype), _values(sample_weight, "sample_weight", None)
    further = [("x", part) for part in misc] + [("y", targets), ("sample_weight", weights)]
    for name, part in further:
        if part is not None and len(part) != len(images):
            raise ValueError(
                f"flow_images_from_data(): `{name}` must have as many samples as there are images, "
                f"{len(images)}, but it has {len(part)}"
            )
    part = _part(len(images), subset, made.validation_split)
    if subset is not None and targets is not None:
        split = int(made.validation_split * len(images))
        if not np.array_equal(np.unique(targets[:split]), np.unique(targets[split:])):
            raise ValueError(
                "flow_images_from_data(): training and validation have different classes, as the "
                "first images are for validation: shuffle `x` and `y` before"
            )
    return ArrayFlow(
        images[part],
        [more[part] for more in misc],
        None if targets is None else targets[part],
        None if weights is None else weights[part],
        made,
        batch_size,
        shuffle,
        seed,
        _saving(save_to_dir, save_prefix, save_format),
    )


def _values(value: Any, argument: str, dtype: str | None) -> Any:
    """Targets or weights as an array; fractions in floatx."""
    if value is None:
        return None
    array = np.asarray(value)
    if array.dtype.kind not in "biuf" or array.ndim == 0:
        raise MisfitError(argument, "numbers, one or more for each image")
    to = (dtype or keras.config.floatx()) if array.dtype.kind == "f" else array.dtype
    return np.ascontiguousarray(array, dtype=to)


@public(family=_FAMILY, shared=_SHARED)
def flow_images_from_directory(
    directory: Path = REQUIRED,
    generator: Anything = None,
    target_size: Size = (256, 256),
    color_mode: ColorMode = "rgb",
    classes: Names | None = None,
    class_mode: ClassMode | None = "categorical",
    batch_size: PositiveInt = 32,
    shuffle: Bool = True,
    seed: Int | None = None,
    save_to_dir: Path | None = None,
    save_prefix: Str = "",
    save_format: Str = "png",
    follow_links: Bool = False,
    subset: Subset | None = None,
    interpolation: Interpolation = "nearest",
) -> FileFlow:
    """Batches of images in folders, one for each class, transformed at random.

    Args:
        directory: The folder of the classes' folders. Files in these and in folders within are
            read if they end in png, jpg, jpeg, bmp, ppm, tif or tiff.
        classes: The names of the classes' folders, in the order of the labels; all, sorted, if
            not given.
        class_mode: What the targets are: a column of 0 and 1 for each class; 0 or 1; the number
            of the class, from 0; the images themselves. None for images alone.
        follow_links: Whether to look into folders that are links.

    Returns:
        Batches without end, for `fit()` and `generator_next()`. Their `class_indices` are the
        numbers of the classes, and `filenames`, `classes`, `samples`, `num_classes`,
        `image_shape` what was found.

    Raises:
        ValueError: There is no such folder, or there are no images in it.

    Example:
        >>> from rkeras_py import flow_images_from_directory, image_array_save, k_eval, k_zeros
        >>> image_array_save(k_eval(k_zeros((8, 8, 3))), path="animals/cats/black.png")
        >>> batches = flow_images_from_directory("animals", target_size=(8, 8))
        Found 1 images belonging to 1 classes.
    """
    packages.pillow()
    made = _generator(generator)
    saving = _saving(save_to_dir, save_prefix, save_format)
    folders.expect_folder(directory)
    names = folders.class_names(directory, classes, "classes")
    found: list[str] = []
    labels: list[int] = []
    for label, name in enumerate(names):
        paths = folders.files_in(os.path.join(directory, name), _ENDINGS, follow_links)
        paths = paths[_part(len(paths), subset, made.validation_split)]
        found += [os.path.relpath(path, directory) for path in paths]
        labels += [label] * len(paths)
    if any(path.lower().endswith(".tiff") for path in found):
        warnings.warn(
            "flow_images_from_directory(): TIFF files with more than 4 bands are distorted",
            stacklevel=2,
        )
    print(f"Found {len(found)} images belonging to {len(names)} classes.")
    if not found:
        part = "" if subset is None else f" for {subset}"
        raise ValueError(
            f'flow_images_from_directory(): `directory`, "{directory}", must have a folder for '
            f"each class, with images (png, jpg, bmp, ppm, tif), but there are none{part}"
        )
    return FileFlow(
        found, directory, np.asarray(labels, "int32"), class_mode,
        {name: i for i, name in enumerate(names)}, target_size, color_mode, interpolation,
        made, batch_size, shuffle, seed, saving,
    )  # fmt: skip


@public(family=_FAMILY, shared=_SHARED)
def flow_images_from_dataframe(
    dataframe: DataFrame = REQUIRED,
    directory: Path | None = None,
    x_col: Str = "filename",
    y_col: NameOrNames | None = "class",
    generator: Anything = None,
    target_size: Size = (256, 256),
    color_mode: ColorMode = "rgb",
    classes: Names | None = None,
    class_mode: FrameMode | None = "categorical",
    batch_size: PositiveInt = 32,
    shuffle: Bool = True,
    seed: Int | None = None,
    save_to_dir: Path | None = None,
    save_prefix: Str = "",
    save_format: Str = "png",
    subset: Subset | None = None,
    interpolation: Interpolation = "nearest",
    drop_duplicates: Anything = None,
) -> FileFlow:
    """Batches of images that a data frame names, transformed at random.

    Rows whose file is missing or of another format are left out, with a warning.

    Args:
        dataframe: A data frame of R; in Python a dict of columns, or a frame of pandas.
        directory: The folder that the names of files are relative to; None for paths.
        x_col: The column with the names of the files.
        y_col: The column with the targets, or several.
        classes: The classes, in the order of the labels; all labels, sorted, if not given. Rows
            with other labels are left out.
        class_mode: What the targets are: a column of 0 and 1 for each class (a label may also be
            a list of labels); 0 or 1; the number of the class, from 0; the images themselves; the
            values of several columns, an output each; the values as they are ("raw"). None for
            images alone.
        drop_duplicates: No longer has any effect.

    Returns:
        Batches without end, as `flow_images_from_directory()` returns them.

    Raises:
        ValueError: A column is missing, or its values are of the wrong kind.

    Example:
        >>> from rkeras_py import flow_images_from_dataframe, image_array_save, k_eval, k_zeros
        >>> image_array_save(k_eval(k_zeros((8, 8, 3))), path="black.png")
        >>> files = {"filename": ["black.png"], "class": ["cat"]}
        >>> batches = flow_images_from_dataframe(files, target_size=(8, 8))
        Found 1 validated image filenames belonging to 1 classes.
    """
    packages.pillow()
    made = _generator(generator)
    saving = _saving(save_to_dir, save_prefix, save_format)
    if drop_duplicates is not None:
        obsolete("flow_images_from_dataframe", "drop_duplicates", "use unique() before")
    class_mode = "raw" if class_mode == "other" else class_mode
    folder = "" if directory is None else directory
    named = _column(dataframe, x_col, "x_col")
    if not all(isinstance(name, str) for name in named):
        raise MisfitError("x_col", "a column of strings, the names of files")
    rows = [i for i, name in enumerate(named) if _is_image(os.path.join(folder, name))]
    if len(rows) < len(named):
        warnings.warn(
            f"flow_images_from_dataframe(): {len(named) - len(rows)} invalid image filename(s) in "
            f'x_col="{x_col}" are left out: no such file, or no image by its name',
            stacklevel=2,
        )
    labels: Any = None
    names: list[str] = []
    if class_mode in ("categorical", "binary", "sparse"):
        column = _column(dataframe, y_col, "y_col")
        rows, labels, names = _classified(column, rows, classes, class_mode)
    else:
        if classes is not None:
            warnings.warn(
                f'flow_images_from_dataframe(): class_mode = "{class_mode}" uses no `classes`',
                stacklevel=2,
            )
        if class_mode in ("raw", "multi_output"):
            labels = _raw(dataframe, y_col, class_mode, rows)
    told = f" belonging to {len(names)} classes" if names else ""
    part = _part(len(rows), subset, made.validation_split)
    found = [str(named[i]) for i in rows[part]]
    print(f"Found {len(found)} validated image filenames{told}.")
    if not found:
        raise MisfitError("dataframe", "a data frame with rows that name images")
    if class_mode == "multi_output":
        labels = [output[part] for output in labels]
    elif labels is not None:
        labels = labels[part]
    indices = {name: i for i, name in enumerate(names)}
    return FileFlow(
        found, folder, labels, class_mode, indices, target_size, color_mode, interpolation,
        made, batch_size, shuffle, seed, saving,
    )  # fmt: skip


def _is_image(path: str) -> bool:
    return path.lower().endswith(_ENDINGS) and os.path.isfile(path)


def _column(dataframe: dict[str, list[Any]], name: Any, argument: str) -> list[Any]:
    if not isinstance(name, str) or name not in dataframe:
        raise MisfitError(
            argument, f"the name of a column of `dataframe`: one of {', '.join(dataframe)}"
        )
    return dataframe[name]


def _classified(
    column: list[Any], rows: list[int], classes: list[str] | None, mode: str
) -> tuple[list[int], Any, list[str]]:
    """The rows whose labels are classes, their classes by number, and the names of the classes."""
    several = mode == "categorical"
    labels = {i: _labels_of(column[i], several) for i in rows}
    if any(label is None for label in labels.values()):
        raise MisfitError(
            "y_col", f'a column of strings (labels) where `class_mode` is "{mode}"; numbers are '
            'labels after as.character(), or targets with class_mode = "raw"'
        )  # fmt: skip
    known = sorted({name for found in labels.values() if found for name in found})
    names = known if classes is None else list(dict.fromkeys(classes))
    if mode == "binary" and len(names) != 2:
        raise MisfitError(
            "classes" if classes else "y_col",
            f'two classes where `class_mode` is "binary", and there are {len(names)}',
        )
    numbers = {name: i for i, name in enumerate(names)}
    kept = {
        i: [numbers[name] for name in found or [] if name in numbers] for i, found in labels.items()
    }
    rows = [i for i in rows if kept[i]]
    if all(len(kept[i]) == 1 for i in rows):
        return rows, np.asarray([kept[i][0] for i in rows], "int32"), names
    values = np.empty(len(rows), object)
    values[:] = [kept[i] for i in rows]
    return rows, values, names


def _labels_of(value: Any, several: bool) -> list[str] | None:
    if isinstance(value, str) and value is not NA:
        return [value]
    if several and isinstance(value, list | tuple) and value:
        return list(value) if all(isinstance(name, str) for name in value) else None
    return None


def _raw(dataframe: dict[str, list[Any]], y_col: Any, mode: str, rows: list[int]) -> Any:
    """Values of columns: an array each, or a matrix."""
    if mode == "multi_output" and not isinstance(y_col, list):
        raise MisfitError("y_col", 'names of columns where `class_mode` is "multi_output"')
    names = y_col if isinstance(y_col, list) else [y_col]
    columns = []
    for name in names:
        column = _column(dataframe, name, "y_col")
        try:
            array = np.asarray([column[i] for i in rows])
        except ValueError:
            array = np.asarray("")
        if array.dtype.kind not in "biuf":
            raise MisfitError("y_col", f'a column of numbers where `class_mode` is "{mode}"')
        columns.append(_values(array, "y_col", None) if rows else array)
    if mode == "multi_output":
        return columns
    return np.stack(columns, axis=1) if isinstance(y_col, list) else columns[0]
