"""What scripts find in the modules of Keras, where Keras 3 has something else or nothing."""

from __future__ import annotations

import contextlib
import functools
import operator
from types import ModuleType, SimpleNamespace
from typing import Any

from rkeras_py.backend.module import backend
from rkeras_py.data import tokenizer, tokenizer_files
from rkeras_py.engine import keras, tf
from rkeras_py.layers import features, image_random_sizes, locally_connected
from rkeras_py.metrics import regression
from rkeras_py.optimizers import classes


def optimizer_class(module: ModuleType, name: str) -> Any:
    """The optimizer of 2.9 where a module has Keras' own under a name, else what it has."""
    value = getattr(module, name)
    return classes.FOR_SCRIPTS[name] if value is getattr(keras.optimizers, name) else value


def legacy_optimizers(module: ModuleType) -> Any:
    """`keras.optimizers.legacy`, in which late versions of Keras 2 kept the optimizers of 2.9."""
    value = module.legacy
    return SimpleNamespace(**classes.OF_2_9) if _path(module) == "optimizers" else value


def _path(module: ModuleType) -> str | None:
    """The names that lead to a module of Keras, as "layers"; empty for Keras itself."""
    names = module.__name__.split(".")
    if "keras" not in names or names[0] not in ("keras", "tensorflow"):
        return None
    return ".".join(names[len(names) - names[::-1].index("keras") :])


def reductions(module: ModuleType) -> Any:
    """`keras.losses.Reduction`; "auto" has been the mean since there is no other loop."""
    if _path(module) != "losses":
        return module.Reduction
    mean = "sum_over_batch_size"
    return SimpleNamespace(AUTO=mean, SUM_OVER_BATCH_SIZE=mean, SUM="sum", NONE="none")


def _of_layers() -> dict[str, Any]:
    """Layers that Keras 3 dropped, by the names that they had."""
    return {
        "DenseFeatures": features.DenseFeatures,
        "LocallyConnected1D": locally_connected.LocallyConnected1D,
        "LocallyConnected2D": locally_connected.LocallyConnected2D,
        "RandomHeight": image_random_sizes.RandomHeight,
        "RandomWidth": image_random_sizes.RandomWidth,
    }


def texts(module: ModuleType) -> Any:
    """`keras.preprocessing.text`, with the tokenizers that `texts_to_sequences()` takes."""
    if _path(module) != "preprocessing":
        return module.text
    of_keras = tf.keras.preprocessing.text
    return SimpleNamespace(
        Tokenizer=tokenizer.Tokenizer,
        tokenizer_from_json=tokenizer_files.from_json,
        text_to_word_sequence=of_keras.text_to_word_sequence,
        one_hot=of_keras.one_hot,
        hashing_trick=of_keras.hashing_trick,
    )


def _tried() -> dict[str, Any]:
    """What modules had in `experimental`, by module."""
    schedules = keras.optimizers.schedules
    return {
        "": SimpleNamespace(
            CosineDecay=schedules.CosineDecay, CosineDecayRestarts=schedules.CosineDecayRestarts
        ),
        "callbacks": SimpleNamespace(BackupAndRestore=keras.callbacks.BackupAndRestore),
        "layers": SimpleNamespace(
            preprocessing=keras.layers,
            EinsumDense=keras.layers.EinsumDense,
            SyncBatchNormalization=functools.partial(
                keras.layers.BatchNormalization, synchronized=True
            ),
        ),
        "optimizers": SimpleNamespace(**classes.LATER),
    }


def member(module: ModuleType, name: str) -> Any:
    """What a module of Keras has not, but had in 2.9.

    Args:
        module: The module.
        name: The name.

    Returns:
        The object of that name.

    Raises:
        AttributeError: There was none, or what it did can't be done.
    """
    path = _path(module)
    if path is None:
        return getattr(module, name)
    if path == "backend":
        return getattr(backend(), name)
    if path == "layers" and name in (found := _of_layers()):
        return found[name]
    if path == "metrics" and name == "MeanRelativeError":
        return regression.MeanRelativeError
    if name == "experimental" and path in (tried := _tried()):
        return tried[path]
    # Some names are in TensorFlow's Keras alone, such as `preprocessing.sequence.skipgrams`, and
    # some in Keras alone, such as `losses.mean_squared_error`.
    for root in (tf.keras, keras):
        with contextlib.suppress(AttributeError):
            return operator.attrgetter(f"{path}.{name}".removeprefix("."))(root)
    return getattr(module, name)
