"""The classes of ImageNet in predictions."""

from __future__ import annotations

import json
import os
from typing import Annotated, Any

import numpy as np

from rkeras_py.api.argument_types import ArrayType, PositiveInt
from rkeras_py.api.registry import REQUIRED, MisfitError, public
from rkeras_py.api.results import Table
from rkeras_py.applications.arguments import FAMILY
from rkeras_py.applications.weight_files import FOLDER
from rkeras_py.data import downloads
from rkeras_py.models.files import UnreadableModel

_CLASSES = 1000
_FILE = "imagenet_class_index.json"
_ORIGIN = "https://storage.googleapis.com/download.tensorflow.org/data/imagenet_class_index.json"
_MD5 = "c2c37ea517e94d9795004a39431a14cb"

Predictions = Annotated[Any, ArrayType()]


@public(family=FAMILY)
def imagenet_decode_predictions(preds: Predictions = REQUIRED, top: PositiveInt = 5) -> list[Table]:
    """The most likely classes of ImageNet.

    The names of the classes are downloaded once. Without a network, put the file
    `imagenet_class_index.json` into `models` in the cache of Keras, by default `~/.keras`.

    Args:
        preds: Predictions of a network: a matrix with a row for each image, and 1000 columns.
        top: The number of classes.

    Returns:
        A list with a data frame for each image. Its columns are `class_name` (such as
        "n02504013"), `class_description` and `score`; the most likely class comes first.

    Raises:
        ValueError: `preds` has another shape.
        OSError: The names of the classes can't be downloaded.
    """
    return decoded(preds, top)


def decoded(preds: Any, top: int) -> list[Table]:
    """The most likely classes for each row of predictions.

    Args:
        preds: Predictions.
        top: The number of classes.

    Returns:
        A table for each row.

    Raises:
        MisfitError: There are not 1000 columns.
    """
    scores = np.asarray(preds)
    if scores.ndim != 2 or scores.shape[1] != _CLASSES or scores.dtype.kind not in "biuf":
        shape = " x ".join(map(str, scores.shape)) or "one number"
        raise MisfitError(
            "preds", f"a matrix with {_CLASSES} columns, one for each class (this is {shape})"
        )
    names = _class_names()
    tables = []
    for row in scores:
        # Of classes with the same score the last one comes first, as in Keras.
        best = row.argsort(kind="stable")[::-1][:top]
        tables.append(
            Table(
                class_name=[names[i][0] for i in best],
                class_description=[names[i][1] for i in best],
                score=[float(row[i]) for i in best],
            )
        )
    return tables


_read: dict[str, list[tuple[str, str]]] = {}


def _class_names() -> list[tuple[str, str]]:
    """Identifiers and descriptions of the classes, in their order.

    A file that was put into the cache by hand is taken as it is, if it names all classes.
    """
    path = os.path.join(downloads.cache_folder(), FOLDER, _FILE)
    if not os.path.isfile(path):
        path = downloads.fetch(_FILE, _ORIGIN, folder=FOLDER, file_hash=_MD5)
    if path not in _read:
        with open(path, encoding="utf-8") as file:
            try:
                index = json.load(file)
                _read[path] = [tuple(map(str, index[str(i)][:2])) for i in range(_CLASSES)]  # type: ignore[misc]
            except (ValueError, KeyError, TypeError) as error:
                raise UnreadableModel(
                    f"{path} does not hold the {_CLASSES} classes of ImageNet by their numbers "
                    f"({error!r}): remove it, so that it is downloaded again"
                ) from error
    return _read[path]
