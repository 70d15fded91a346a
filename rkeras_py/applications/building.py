"""How a network is built: by Keras' constructor, and then given its weights.

The architectures are those of `keras.applications`, which are those of Keras 2. What differs is
put right here: names of models, the update of moving variances, and the road that weights take.
"""

from __future__ import annotations

import math
import warnings
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from rkeras_py import files
from rkeras_py.api.registry import MisfitError, Parameter, Work
from rkeras_py.applications.arguments import IMAGENET
from rkeras_py.applications.weight_files import Choice, path_of, rows_and_cols
from rkeras_py.engine import keras
from rkeras_py.layers.batch_normalization import BatchNormalization
from rkeras_py.models.files import readable
from rkeras_py.models.weights import load_model_weights_hdf5


@dataclass(frozen=True)
class Architecture:
    """A network of `keras.applications`.

    Attributes:
        make: Keras' constructor.
        file: Tells the file with the weights of ImageNet.
        size: The number of rows and columns of the images that it was trained on.
        least: The smallest number of rows and columns.
        sizes: Other numbers of rows and columns for which there are weights with the top.
        any_size: Whether images may have any size with the top too.
        channels_last: Whether there is no form of it with channels first.
        changed: Changes the model where the weights of ImageNet need it; None if they don't.
    """

    make: Callable[..., keras.Model]
    file: Choice
    size: int = 224
    least: int = 32
    sizes: tuple[int, ...] = ()
    any_size: bool = False
    channels_last: bool = False
    changed: Callable[[keras.Model], keras.Model] | None = None


def building(architecture: Architecture) -> Callable[[tuple[Parameter, ...]], Work]:
    """Has a declaration build a network.

    Args:
        architecture: The network.

    Returns:
        What `public(by=)` takes.
    """

    def by(parameters: tuple[Parameter, ...]) -> Work:
        defaults = {p.name: p.default for p in parameters if not p.variadic}

        def work(given: dict[str, Any]) -> keras.Model:
            return build(architecture, {**defaults, **given})

        return work

    return by


def build(architecture: Architecture, given: Mapping[str, Any]) -> keras.Model:
    """Builds a network.

    Args:
        architecture: The network.
        given: All arguments of the public function.

    Returns:
        The model.

    Raises:
        ValueError: An argument does not fit the network or the weights.
        OSError: The weights can't be downloaded.
    """
    if architecture.channels_last and keras.config.image_data_format() == "channels_first":
        warnings.warn(
            "the network has its channels last, also where the format of images is set to "
            '"channels_first"',
            stacklevel=2,
        )
        keras.config.set_image_data_format("channels_last")
        try:
            return build(architecture, given)
        finally:
            keras.config.set_image_data_format("channels_first")
    weights = given["weights"]
    _check_shape(architecture, given)
    path = None
    if weights is not None:
        _check_for_weights(given, weights)
        # Before the network is built, which takes a while.
        path = architecture.file(given).fetch() if weights == IMAGENET else path_of(weights)
    model = architecture.make(**{**given, "weights": None})
    if weights == IMAGENET and architecture.changed is not None:
        model = architecture.changed(model)
    for layer in model.layers:
        if type(layer) is keras.layers.BatchNormalization:
            BatchNormalization.take_over(layer)
    if path is not None:
        _load(model, path)
    return model


def _check_shape(architecture: Architecture, given: Mapping[str, Any]) -> None:
    shape = given["input_shape"]
    if shape is None:
        return
    if len(shape) != 3:
        raise MisfitError("input_shape", "the shape of an image: rows, columns and channels")
    sizes = rows_and_cols(shape)
    least = architecture.least
    if any(size is not None and size < least for size in sizes):
        raise MisfitError("input_shape", f"of at least {least} rows and {least} columns")
    if not given["include_top"] or architecture.any_size:
        return
    if None in shape:
        raise MisfitError("input_shape", "without unknown sizes if `include_top` is True")
    if given["weights"] == IMAGENET:
        allowed = (*architecture.sizes, architecture.size)
        if sizes[0] != sizes[1] or sizes[0] not in allowed:
            listed = " or ".join(f"{size} x {size}" for size in sorted(allowed))
            raise MisfitError(
                "input_shape",
                f"that of images of {listed} pixels for the weights of ImageNet with the top",
            )


def _check_for_weights(given: Mapping[str, Any], weights: str) -> None:
    if weights == IMAGENET:
        if given["include_top"] and given["classes"] != 1000:
            raise MisfitError(
                "classes",
                "1000 for the weights of ImageNet with the top (`include_top` False leaves the "
                "top out, `weights` None the weights)",
            )
        shape = given["input_shape"]
        first = keras.config.image_data_format() == "channels_first"
        if shape is not None and shape[0 if first else -1] != 3:
            raise MisfitError("input_shape", "one with 3 channels for the weights of ImageNet")
    activation = given.get("classifier_activation", "softmax")
    if given["include_top"] and activation is not None and not _is_softmax(activation):
        raise MisfitError("classifier_activation", '"softmax" or None with `weights`')


def _is_softmax(activation: Any) -> bool:
    return activation == "softmax" or keras.activations.get(activation) is keras.activations.softmax


def _load(model: keras.Model, path: str) -> None:
    """Loads weights from any of the kinds of files that Keras 2 and 3 write."""
    if zipfile.is_zipfile(path):
        with readable(path), files.named(path, ".keras") as named:
            model.load_weights(named)
    else:
        load_model_weights_hdf5(model, path)


def with_standard_deviations(model: keras.Model) -> keras.Model:
    """Adds the layer that EfficientNet's weights of ImageNet need after the normalization.

    They were trained on images divided by the standard deviations, of which the normalization
    in the file takes the roots.
    """
    roots = [1.0 / math.sqrt(deviation) for deviation in (0.229, 0.224, 0.225)]

    def call(layer: Any, *args: Any, **kwargs: Any) -> Any:
        outputs = layer(*args, **kwargs)
        if isinstance(layer, keras.layers.Normalization):
            return keras.layers.Rescaling(roots)(outputs)
        return outputs

    return keras.models.clone_model(model, call_function=call)
