"""Datasets of TensorFlow over files in folders: images and texts."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Annotated, Any

import numpy as np

from rkeras_py.api.argument_types import (
    Anything,
    Bool,
    ChoiceType,
    Float,
    Int,
    Path,
    PositiveInt,
)
from rkeras_py.api.r_values import elements_of
from rkeras_py.api.registry import REQUIRED, MisfitError, public
from rkeras_py.data import folders
from rkeras_py.data.images.arguments import ColorMode, Names, Size
from rkeras_py.engine import tf

_IMAGE_FAMILY = "image preprocessing"
_TEXT_FAMILY = "text preprocessing"
_IMAGES = (".bmp", ".gif", ".jpeg", ".jpg", ".png")
_CHANNELS = {"grayscale": 1, "rgb": 3, "rgba": 4}
_SHARED = {
    "labels": (
        '"inferred" for the names of the folders; or whole numbers from 0, one for each file in '
        "the order of the sorted paths; None for no labels."
    ),
    "label_mode": (
        'How labels are given: "int", numbers of classes; "binary", one of 0 and 1; '
        '"categorical", a column of 0 and 1 for each class; None for none.'
    ),
    "class_names": (
        "The names of the classes' folders, in the order of the labels; all, sorted, if not given."
    ),
    "batch_size": "How many files a batch has; None for files one by one.",
    "shuffle": "Whether to shuffle the files, and anew in each epoch.",
    "seed": "Seed of the shuffling; needed where a part of the shuffled files is taken.",
    "validation_split": "The fraction of the files, the last ones, that are for validation.",
    "subset": (
        'With `validation_split`, which part is taken: "training", "validation", or "both", a '
        "list of the two."
    ),
    "follow_links": "Whether to look into folders that are links.",
}

LabelMode = Annotated[str, ChoiceType("int", "categorical", "binary")]
Part = Annotated[str, ChoiceType("training", "validation", "both")]
Method = Annotated[
    str,
    ChoiceType(
        "bilinear", "nearest", "bicubic", "area", "lanczos3", "lanczos5", "gaussian",
        "mitchellcubic",
    ),
]  # fmt: skip


def _expect_division(fraction: float | None, subset: str | None, unseeded: bool) -> None:
    if fraction is not None and not 0 < fraction < 1:
        raise MisfitError("validation_split", "a number between 0 and 1, or None")
    if fraction is not None and subset is None:
        raise MisfitError("validation_split", "None unless `subset` says which part is wanted")
    if fraction is None and subset is not None:
        raise MisfitError("subset", "None unless `validation_split` says how to divide")
    if fraction is not None and unseeded:
        raise MisfitError(
            "validation_split",
            "given with a `seed`, as otherwise training and validation would be shuffled apart",
        )


class _Files:
    """The files in a folder with their labels.

    Attributes:
        paths: The paths.
        labels: The number of each one's class; None where there are no labels.
        class_names: The classes, by their numbers.
    """

    def __init__(
        self, what: str, directory: str, endings: Sequence[str], labels: Any,
        class_names: list[str] | None, follow_links: bool,
    ) -> None:  # fmt: skip
        folders.expect_folder(directory)
        self.paths: list[str] = []
        self.labels: Any = None
        self.class_names: list[Any] = []
        if isinstance(labels, str):
            if labels != "inferred":
                raise MisfitError("labels", '"inferred", whole numbers from 0, or None')
            names = folders.class_names(directory, class_names, "class_names")
            found: list[int] = []
            for name in sorted(names):
                paths = folders.files_in(os.path.join(directory, name), endings, follow_links)
                self.paths += paths
                found += [names.index(name)] * len(paths)
            self.labels, self.class_names = np.asarray(found, "int32"), list(names)
        else:
            if class_names is not None:
                raise MisfitError("class_names", 'None unless `labels` is "inferred"')
            self.paths = folders.files_in(directory, endings, follow_links)
            if labels is not None:
                self.labels = self._given(labels)
                self.class_names = sorted({int(label) for label in self.labels})
        told = "" if labels is None else f" belonging to {len(self.class_names)} classes"
        print(f"Found {len(self.paths)} files{told}.")
        if not self.paths:
            where = " in folders of it, one for each class" if isinstance(labels, str) else ""
            raise ValueError(
                f'{what}: `directory`, "{directory}", must have files ({", ".join(endings)})'
                f"{where}, but there are none"
            )

    def _given(self, labels: Any) -> Any:
        numbers = elements_of(labels)
        array = np.asarray([labels] if numbers is None else numbers)
        whole = array.dtype.kind in "iuf" and np.array_equal(array, np.trunc(array))
        if array.ndim != 1 or not whole or (array < 0).any():
            raise MisfitError("labels", '"inferred", whole numbers from 0, or None')
        if len(array) != len(self.paths):
            raise MisfitError(
                "labels", f"as many as there are files, {len(self.paths)}, and not {len(array)}"
            )
        return array.astype("int32")

    def expect_classes(self, mode: str | None) -> None:
        """Checks that the labels can be given in a mode."""
        count = len(self.class_names)
        if mode == "binary" and count != 2:
            raise MisfitError("label_mode", f'"binary" for two classes only, and there are {count}')
        if mode in ("binary", "categorical") and self.labels.max() >= count:
            raise MisfitError(
                "labels", f'from 0 to {count - 1}, as there are {count} classes, for "{mode}"'
            )

    def shuffle(self, seed: int) -> None:
        """Mixes the classes, as Keras 2 did for this seed."""
        np.random.RandomState(seed).shuffle(self.paths)
        if self.labels is not None:
            np.random.RandomState(seed).shuffle(self.labels)

    def part(self, subset: str | None, fraction: float | None) -> tuple[list[str], Any]:
        """The files and labels of a part."""
        if subset is None or fraction is None:
            return self.paths, self.labels
        held_out = int(fraction * len(self.paths))
        first = len(self.paths) - held_out
        part = slice(first, None) if subset == "validation" else slice(0, first)
        paths = self.paths[part]
        print(f"Using {len(paths)} files for {subset}.")
        if not paths:
            raise MisfitError(
                "validation_split", f"such that files are left for {subset}: {self.paths[0]}, ..."
            )
        return paths, None if self.labels is None else self.labels[part]


def _datasets(
    files: _Files,
    load: Callable[[Any], Any],
    label_mode: str | None,
    batch_size: int | None,
    shuffle: bool,
    seed: int | None,
    validation_split: float | None,
    subset: str | None,
) -> Any:
    """The dataset of a part, or a list of both."""
    if files.labels is None:
        label_mode = None
    if label_mode is None:
        files.labels = None
    files.expect_classes(label_mode)
    drawn = int(np.random.randint(10**6)) if seed is None else seed
    if shuffle:
        files.shuffle(drawn)
    count = len(files.class_names)

    def dataset(part: str | None) -> Any:
        paths, labels = files.part(part, validation_split)
        sources = (paths,) if labels is None else (paths, labels)
        made = tf.data.Dataset.from_tensor_slices(sources)
        if shuffle and not (subset == "both" and part == "validation"):
            # The order is that of Keras 2, which shuffled what was read.
            made = made.shuffle(1024 if batch_size is None else batch_size * 8, seed=drawn)
        made = _loaded(made, load, label_mode, count)
        made = made.apply(tf.data.experimental.assert_cardinality(len(paths)))
        if batch_size is not None:
            made = made.batch(batch_size)
        made = made.prefetch(tf.data.AUTOTUNE)
        made.class_names = files.class_names or None
        made.file_paths = paths
        return made

    return [dataset("training"), dataset("validation")] if subset == "both" else dataset(subset)


def _loaded(files: Any, load: Callable[[Any], Any], mode: str | None, count: int) -> Any:
    """Reads files in parallel; one that can't be read is named."""

    def complete(path: Any, *labels: Any) -> Any:
        if not labels:
            return load(path)
        label = labels[0]
        if mode == "binary":
            label = tf.cast(label, "float32")[tf.newaxis]
        elif mode == "categorical":
            label = tf.one_hot(label, count)
        return load(path), label

    def unreadable(path: Any, *labels: Any) -> Any:
        told = tf.strings.join(['the file "', path, '" is gone, damaged or of another kind'])
        with tf.control_dependencies([tf.debugging.Assert(False, [told])]):
            path = tf.identity(path)
        return complete(path, *labels)

    def one(*file: Any) -> Any:
        # TensorFlow's own error does not tell of which file it is.
        source = tf.data.Dataset.from_tensors(file)
        read = source.map(complete).ignore_errors()
        return read.concatenate(source.map(unreadable)).take(1)

    return files.interleave(
        one, cycle_length=16, num_parallel_calls=tf.data.AUTOTUNE, deterministic=True
    )


@public(family=_IMAGE_FAMILY, shared=_SHARED)
def image_dataset_from_directory(
    directory: Path = REQUIRED,
    labels: Anything = "inferred",
    label_mode: LabelMode | None = "int",
    class_names: Names | None = None,
    color_mode: ColorMode = "rgb",
    batch_size: PositiveInt | None = 32,
    image_size: Size = (256, 256),
    shuffle: Bool = True,
    seed: Int | None = None,
    validation_split: Float | None = None,
    subset: Part | None = None,
    interpolation: Method = "bilinear",
    follow_links: Bool = False,
    crop_to_aspect_ratio: Bool = False,
    **kwargs: Anything,
) -> Any:
    """A dataset of the images in folders, one for each class.

    TensorFlow reads and resizes the images, several at a time.

    Args:
        directory: The folder of the classes' folders. Files in these and in folders within are
            read if they end in bmp, gif (the first picture), jpeg, jpg or png.
        color_mode: Into what colours images are converted.
        image_size: Height and width that images are resized to.
        interpolation: How they are resized.
        crop_to_aspect_ratio: Whether to cut the middle of an image to the proportions of
            `image_size` instead of distorting it.
        **kwargs: `smart_resize`, an old name of `crop_to_aspect_ratio`.

    Returns:
        A dataset of images, with values from 0 to 255, or of pairs of images and labels. Its
        `class_names` and `file_paths` are what was found.

    Raises:
        ValueError: There is no such folder, there are no images in it, or arguments do not fit
            together.

    Example:
        >>> from rkeras_py import (
        ...     image_array_save, image_dataset_from_directory, k_eval, k_zeros)
        >>> image_array_save(k_eval(k_zeros((8, 8, 3))), path="animals/cats/black.png")
        >>> dataset = image_dataset_from_directory("animals", image_size=(4, 4))
        Found 1 files belonging to 1 classes.
    """
    cut = kwargs.pop("smart_resize", crop_to_aspect_ratio)
    if kwargs:
        raise TypeError(
            f"image_dataset_from_directory(): no argument is named `{next(iter(kwargs))}`"
        )
    _expect_division(validation_split, subset, shuffle and seed is None)
    files = _Files(
        "image_dataset_from_directory()", directory, _IMAGES, labels, class_names, follow_links
    )
    channels = _CHANNELS[color_mode]

    def load(path: Any) -> Any:
        image = tf.io.decode_image(
            tf.io.read_file(path), channels=channels, expand_animations=False
        )
        if cut:
            image = _middle(image, *image_size)
        image = tf.image.resize(image, image_size, method=interpolation)
        return tf.ensure_shape(image, (*image_size, channels))

    return _datasets(files, load, label_mode, batch_size, shuffle, seed, validation_split, subset)


def _middle(image: Any, height: int, width: int) -> Any:
    """The largest part in the middle of an image that has the proportions of a size."""
    shape = tf.shape(image)
    rows = tf.minimum(shape[0], shape[1] * height // width)
    columns = tf.minimum(shape[1], shape[0] * width // height)
    top, left = (shape[0] - rows) // 2, (shape[1] - columns) // 2
    return image[top : top + rows, left : left + columns]


@public(family=_TEXT_FAMILY, shared=_SHARED)
def text_dataset_from_directory(
    directory: Path = REQUIRED,
    labels: Anything = "inferred",
    label_mode: LabelMode | None = "int",
    class_names: Names | None = None,
    batch_size: PositiveInt | None = 32,
    max_length: PositiveInt | None = None,
    shuffle: Bool = True,
    seed: Int | None = None,
    validation_split: Float | None = None,
    subset: Part | None = None,
    follow_links: Bool = False,
    **kwargs: Anything,
) -> Any:
    """A dataset of the texts in folders, one for each class.

    Args:
        directory: The folder of the classes' folders. Files in these and in folders within are
            read if they end in txt, each as one string.
        max_length: How many bytes of a text are kept; all if not given.
        **kwargs: There are no further arguments.

    Returns:
        A dataset of strings, or of pairs of strings and labels. Its `class_names` and
        `file_paths` are what was found.

    Raises:
        ValueError: There is no such folder, there are no texts in it, or arguments do not fit
            together.

    Example:
        >>> from rkeras_py import save_text_tokenizer, text_dataset_from_directory, text_tokenizer
        >>> tokenizer = save_text_tokenizer(text_tokenizer(), "tokenizer.txt")
        >>> dataset = text_dataset_from_directory(".", labels=None)
        Found 1 files.
    """
    if kwargs:
        raise TypeError(
            f"text_dataset_from_directory(): no argument is named `{next(iter(kwargs))}`"
        )
    _expect_division(validation_split, subset, shuffle and seed is None)
    files = _Files(
        "text_dataset_from_directory()", directory, (".txt",), labels, class_names, follow_links
    )

    def load(path: Any) -> Any:
        text = tf.io.read_file(path)
        return text if max_length is None else tf.strings.substr(text, 0, max_length)

    return _datasets(files, load, label_mode, batch_size, shuffle, seed, validation_split, subset)
