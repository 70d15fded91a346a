"""Files with the ending .keras that late versions of Keras 2 wrote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import h5py
import numpy as np

from rkeras_py.engine import keras
from rkeras_py.models import hdf5
from rkeras_py.models.files import UnreadableModel
from rkeras_py.models.keras2.layers import plain
from rkeras_py.models.keras2.places import is_model, places_of, snake_case


def load_weights(model: keras.Model, config: Mapping[str, Any], file: h5py.File) -> None:
    """Sets the weights of a model.

    Args:
        model: The model, made from the configuration.
        config: The configuration.
        file: The file of weights inside of the archive.

    Raises:
        UnreadableModel: It does not have the weights of the model.
    """
    assignments = list(_of_model(model, config["config"], file))
    for variable, value in assignments:
        variable.assign(value)
    hdf5.finalize(model)


_Assignments = Iterator[tuple[Any, np.ndarray[Any, Any]]]


def _of_model(model: Any, config: Mapping[str, Any], group: h5py.Group) -> _Assignments:
    """The weights of a model's layers, which are named by their classes, in order."""
    if "layers" not in group:
        return
    for place in places_of(config):
        if place.data["class_name"] == "InputLayer" or place.key not in group["layers"]:
            continue
        inner = hdf5.inside(group, f"layers/{place.key}")
        layer = model.get_layer(plain(place.data["config"]["name"]))
        if is_model(place.data):
            yield from _of_model(layer, place.data["config"], inner)
        else:
            yield from _of_layer(layer, inner)


def _of_layer(layer: Any, group: h5py.Group) -> _Assignments:
    """The variables of a layer, and of the layers that it holds under the same names."""
    within: set[int] = set()
    for key in group:
        part = hdf5.inside(group, key)
        if key == "vars" or not _has_values(part):
            continue
        inner = _attribute(layer, key)
        if inner is None and key == "cell":
            inner = layer  # rkeras' convolutional LSTM has no cell of its own
        if inner is None:
            raise UnreadableModel(f'the layer "{layer.name}" has no part "{key}" in Keras 3')
        if isinstance(inner, list | tuple):
            yield from _of_list(inner, part)
            within |= {id(weight) for one in inner for weight in one.weights}
        else:
            yield from _of_layer(inner, part)
            within |= {id(weight) for weight in inner.weights}
    if "vars" in group:
        own = [weight for weight in layer.weights if id(weight) not in within]
        variables = hdf5.inside(group, "vars")
        # Weights of words have a name; they belong to the vocabulary.
        count = sum(name.isdigit() for name in variables)
        values = [hdf5.array(variables, str(i)) for i in range(count)]
        if values and [v.shape for v in values] != [tuple(w.shape) for w in own]:
            raise UnreadableModel(f'the weights of the layer "{layer.name}" do not fit it')
        yield from zip(own, values, strict=False)


def _of_list(layers: Sequence[Any], group: h5py.Group) -> _Assignments:
    counts: dict[str, int] = {}
    for layer in layers:
        word = snake_case(type(layer).__name__)
        counts[word] = counts.get(word, -1) + 1
        key = f"{word}_{counts[word]}" if counts[word] else word
        yield from _of_layer(layer, hdf5.inside(group, key))


def _attribute(layer: Any, key: str) -> Any:
    for name in (key, key.removeprefix("_"), f"_{key}"):
        found = getattr(layer, name, None)
        if found is not None:
            return found
    return None


def _has_values(group: Any) -> bool:
    if isinstance(group, h5py.Dataset):
        return True
    return any(_has_values(hdf5.inside(group, key)) for key in group)


# ---- the optimizer ----------------------------------------------------------

# The slots of optimizers, in the order of their variables: those of a weight beside each other, or
# those of a kind.
_BY_WEIGHT = {
    "Adadelta": ("accumulated_grad", "accumulated_delta_var"),
    "Adam": ("m", "v"),
    "Adamax": ("m", "u"),
    "AdamW": ("m", "v"),
    "Ftrl": ("accumulator", "linear"),
    "Nadam": ("m", "v"),
}
_BY_SLOT = {
    "Adagrad": ("accumulator",),
    "RMSprop": ("velocity", "momentum", "average_gradient"),
    "SGD": ("m",),
}


def optimizer_state(
    name: str, weights: int, file: h5py.File
) -> tuple[list[str], list[np.ndarray[Any, Any]]]:
    """The names and values of an optimizer's state.

    Args:
        name: The class of the optimizer.
        weights: The number of weights that are trained.
        file: The file of weights inside of the archive.

    Returns:
        The names as Keras 2 writes them to HDF5 files, and the values; nothing for optimizers whose
        state Keras 2 did not write to archives, which are those of 2.9.
    """
    if "optimizer" not in file or "vars" not in file["optimizer"]:
        return [], []
    group = hdf5.inside(file, "optimizer/vars")
    values = [hdf5.array(group, str(i)) for i in range(len(group))]
    names = ["iteration:0"]
    if name in _BY_WEIGHT:
        names += [f"{name}/{slot}/{i}:0" for i in range(weights) for slot in _BY_WEIGHT[name]]
        names += [f"{name}/vhat/{i}:0" for i in range(weights) if name.startswith("Adam")]
    else:
        names += [f"{name}/{s}/{i}:0" for s in _BY_SLOT.get(name, ()) for i in range(weights)]
    return names[: len(values)], values
