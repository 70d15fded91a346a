"""Weights without their model: HDF5 files in the layout of Keras 2, and checkpoints."""

from __future__ import annotations

import json
import os
from typing import Any

import h5py

from rkeras_py import files
from rkeras_py.api.argument_types import Bool, Path
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.engine import keras, tf
from rkeras_py.models import checkpoint_keys, hdf5
from rkeras_py.models.argument_types import Model
from rkeras_py.models.files import UnreadableModel, readable
from rkeras_py.models.keras2 import checkpoint_state
from rkeras_py.models.keras2.checkpoints import ObjectGraph
from rkeras_py.models.persistence import expect_built

_FAMILY = "model persistence"

_SHARED = {
    "object": "The model.",
    "overwrite": "Whether to replace an existing file.",
    "by_name": (
        "Whether to load weights into the layers of the same names only. By default, the layers "
        "of the file and of the model are matched by their order."
    ),
    "skip_mismatch": (
        "Whether to skip, with a warning, layers where the number or the shapes of the weights "
        "differ. By default, that is an error."
    ),
    "reshape": "Whether to reshape weights that have the right number of elements.",
}

# ---- HDF5 -------------------------------------------------------------------


@public(family=_FAMILY, shared=_SHARED, invisible=True)
def save_model_weights_hdf5(
    object: Model = REQUIRED, filepath: Path = REQUIRED, overwrite: Bool = True
) -> str:
    """Saves the weights of a model to an HDF5 file.

    The file has the layout of Keras 2. It is written completely or not at all.

    Args:
        filepath: Path of the file.

    Returns:
        The path.

    Raises:
        FileExistsError: The file exists, and `overwrite` is False.
        ValueError: The model has not been built, so it has no weights to save.

    Example:
        >>> from rkeras_py import keras_model_sequential, layer_dense
        >>> from rkeras_py import load_model_weights_hdf5, save_model_weights_hdf5
        >>> model = layer_dense(keras_model_sequential(input_shape=4), units=1)
        >>> path = save_model_weights_hdf5(model, "weights.h5")
        >>> model = load_model_weights_hdf5(model, path)
    """
    expect_built(object, "save_model_weights_hdf5")
    with files.replacing(filepath, overwrite, ".h5") as path, h5py.File(path, "w") as file:
        hdf5.write_names(file, "layer_names", [layer.name for layer in object.layers])
        file.attrs["backend"] = "tensorflow"
        file.attrs["keras_version"] = keras.__version__
        for layer in object.layers:
            hdf5.write_layer(file.create_group(layer.name), hdf5.weights_of(layer))
        hdf5.write_layer(file.create_group(hdf5.TOP), hdf5.own_weights(object))
    return filepath


@public(family=_FAMILY, shared=_SHARED, invisible=True)
def load_model_weights_hdf5(
    object: Model = REQUIRED,
    filepath: Path = REQUIRED,
    by_name: Bool = False,
    skip_mismatch: Bool = False,
    reshape: Bool = False,
) -> keras.Model:
    """Loads weights of a model from an HDF5 file.

    The file may be written by `save_model_weights_hdf5()`, `save_model_hdf5()` or Keras. If the
    weights do not fit, the model is left unchanged. As in 2.9, a checkpoint is loaded if there is
    no such file: `callback_model_checkpoint(save_weights_only=True)` writes one, unless its path
    ends in .h5.

    Args:
        object: The model; its weights are changed in place.
        filepath: Path of the file.

    Returns:
        The model.

    Raises:
        FileNotFoundError: The file does not exist.
        ValueError: The file does not contain weights, or not those of such a model.

    Example:
        >>> from rkeras_py import keras_model_sequential, layer_dense
        >>> from rkeras_py import load_model_weights_hdf5, save_model_weights_hdf5
        >>> model = layer_dense(keras_model_sequential(input_shape=4), units=1)
        >>> path = save_model_weights_hdf5(model, "weights.h5")
        >>> model = load_model_weights_hdf5(model, path)
    """
    function = "load_model_weights_hdf5"
    expect_built(object, function)
    path = None if os.path.isfile(filepath) else _checkpoint(filepath)
    if path is not None:
        _refuse_names(function, by_name)
        return _from_checkpoint(hdf5.Loading(function, path, skip_mismatch, reshape), object)
    files.expect_file(filepath)
    return _from_hdf5(hdf5.Loading(function, filepath, skip_mismatch, reshape), object, by_name)


def _from_hdf5(loading: hdf5.Loading, model: keras.Model, by_name: bool) -> keras.Model:
    filepath = loading.path
    if not h5py.is_hdf5(filepath):
        raise UnreadableModel(f"{filepath} is not an HDF5 file")
    with readable(filepath), h5py.File(filepath, "r") as file:
        hdf5.expect_own(file)
        group = hdf5.inside(file, "model_weights") if "model_weights" in file else file
        plain = hdf5.has_names(group)
        if plain:
            saved, top = hdf5.read(group)
        elif "layers" not in file and "_layer_checkpoint_dependencies" not in file:
            raise UnreadableModel(f"{filepath} does not contain the weights of a Keras model")
    if plain:
        loading.layers(model, saved, top, by_name)
        loading.finish(model)
        return model
    for name, given in (("by_name", by_name), ("reshape", loading.reshape)):
        if given:
            raise ValueError(
                f"{loading.function}(): `{name}` must be False for {filepath}, which was written "
                "by Keras 3 in a layout without layer names"
            )
    with readable(filepath), files.named(filepath, ".weights.h5") as path:
        model.load_weights(path, skip_mismatch=loading.skip_mismatch)
    return model


# ---- TensorFlow checkpoints -------------------------------------------------

_VALUE = "/.ATTRIBUTES/VARIABLE_VALUE"


@public(family=_FAMILY, shared=_SHARED, invisible=True)
def save_model_weights_tf(
    object: Model = REQUIRED, filepath: Path = REQUIRED, overwrite: Bool = True
) -> str:
    """Saves the weights of a model as a TensorFlow checkpoint.

    A checkpoint is two files, whose names begin with `filepath`, and the file `checkpoint`
    beside them, which names the newest. It also holds the state of the optimizer, if the model was
    trained, and can be read by Keras 2.

    Args:
        filepath: What the names of the files begin with.

    Returns:
        The path.

    Raises:
        FileExistsError: The checkpoint exists, and `overwrite` is False.
        ValueError: The model has not been built, so it has no weights to save.

    Example:
        >>> from rkeras_py import keras_model_sequential, layer_dense
        >>> from rkeras_py import load_model_weights_tf, save_model_weights_tf
        >>> model = layer_dense(keras_model_sequential(input_shape=4), units=1)
        >>> path = save_model_weights_tf(model, "weights")
        >>> model = load_model_weights_tf(model, path)
    """
    _expect_plain(filepath)
    expect_built(object, "save_model_weights_tf")
    path = os.path.abspath(filepath)
    if os.path.exists(path + ".index") and not overwrite:
        raise FileExistsError(f"{path}.index exists, and `overwrite` is False")
    tree = tf.train.Checkpoint()
    for keys, weight in checkpoint_keys.keyed(object):
        node: Any = tree
        for key in keys[:-1]:
            if not hasattr(node, key):
                setattr(node, key, tf.Module())
            node = getattr(node, key)
        setattr(node, keys[-1], weight.value)
    for name, part in checkpoint_state.parts_of(object).items():
        setattr(tree, name, part)
    with files.aside(path) as folder:
        tree.write(os.path.join(folder, "new"))
        # The index comes last, because a checkpoint exists once its index does.
        for name in sorted(os.listdir(folder), key=lambda name: name.endswith(".index")):
            os.replace(os.path.join(folder, name), path + name.removeprefix("new"))
    _name_newest(path)
    return filepath


def _expect_plain(path: str) -> None:
    """Checks that TensorFlow can find a checkpoint again, whose name it takes for a pattern."""
    if found := sorted(set("*?[\\") & set(path)):
        raise ValueError(
            f"save_model_weights_tf(): `filepath` is {path!r}, but TensorFlow can't read "
            f"checkpoints whose path has {' '.join(found)} in it"
        )


def _name_newest(path: str) -> None:
    """Writes the file that names the newest checkpoint of a folder."""
    name = json.dumps(os.path.basename(path))
    state = os.path.join(os.path.dirname(path), "checkpoint")
    with files.replacing(state, overwrite=True) as written, open(written, "w") as file:
        file.write(f"model_checkpoint_path: {name}\nall_model_checkpoint_paths: {name}\n")


def _checkpoint(filepath: str) -> str | None:
    """The checkpoint of that name, or the newest one in a folder, whose name may end in "/"."""
    if os.path.exists(filepath + ".index"):
        return filepath
    if not os.path.isdir(filepath):
        return None
    latest: str | None = tf.train.latest_checkpoint(filepath)
    # A checkpoint "weights" next to a folder of that name, asked for as "weights/".
    bare = filepath.rstrip("/")
    return latest or (bare if os.path.exists(bare + ".index") else None)


@public(family=_FAMILY, shared=_SHARED, invisible=True)
def load_model_weights_tf(
    object: Model = REQUIRED,
    filepath: Path = REQUIRED,
    by_name: Bool = False,
    skip_mismatch: Bool = False,
    reshape: Bool = False,
) -> keras.Model:
    """Loads weights of a model from a TensorFlow checkpoint.

    The checkpoint may be written by `save_model_weights_tf()`, or by Keras 2 if the model is
    Sequential or functional and made of plain layers. As in 2.9, `filepath` may name an HDF5 file
    as well. If the weights do not fit, the model is left unchanged. The state of the optimizer and
    its learning rate are restored too, as in Keras 2: at once if the model is compiled, else when
    it is compiled.

    Args:
        object: The model; its weights are changed in place.
        filepath: What the names of the checkpoint's files begin with; or a folder, whose
            newest checkpoint is loaded.
        by_name: Must be False: checkpoints contain no layer names.

    Returns:
        The model.

    Raises:
        FileNotFoundError: The checkpoint does not exist.
        ValueError: The checkpoint does not contain weights, or not those of such a model.

    Example:
        >>> from rkeras_py import keras_model_sequential, layer_dense
        >>> from rkeras_py import load_model_weights_tf, save_model_weights_tf
        >>> model = layer_dense(keras_model_sequential(input_shape=4), units=1)
        >>> path = save_model_weights_tf(model, "weights")
        >>> model = load_model_weights_tf(model, path)
    """
    function = "load_model_weights_tf"
    expect_built(object, function)
    path = _checkpoint(filepath)
    if path is None and os.path.isfile(filepath) and h5py.is_hdf5(filepath):
        return _from_hdf5(hdf5.Loading(function, filepath, skip_mismatch, reshape), object, by_name)
    _refuse_names(function, by_name)
    if path is None:
        raise FileNotFoundError(f"there is no checkpoint {filepath} (no file {filepath}.index)")
    return _from_checkpoint(hdf5.Loading(function, path, skip_mismatch, reshape), object)


def _refuse_names(function: str, by_name: bool) -> None:
    if by_name:
        raise ValueError(
            f"{function}(): `by_name` must be False, because TensorFlow checkpoints contain no "
            "layer names; files written by save_model_weights_hdf5() do"
        )


def _from_checkpoint(loading: hdf5.Loading, model: keras.Model) -> keras.Model:
    path = loading.path
    try:
        # tf.train.load_checkpoint() would take "folder/" for the folder itself.
        reader = tf.compat.v1.train.NewCheckpointReader(path)
        stored = {
            key.removesuffix(_VALUE): reader.get_tensor(key)
            for key in reader.get_variable_to_shape_map()
            if key.endswith(_VALUE) and ".OPTIMIZER_SLOT" not in key
        }
    except (tf.errors.OpError, ValueError, IndexError) as error:
        raise UnreadableModel(f"{path} can't be read as a checkpoint: {error}") from error
    if not stored:
        raise UnreadableModel(f"{path} does not contain the weights of a Keras model")
    keys = _match(loading, model, stored)
    with readable(path):
        state = checkpoint_state.State(ObjectGraph(path), keys)
    loading.finish(model)
    checkpoint_state.give(model, state)
    return model


def _match(loading: hdf5.Loading, model: keras.Model, stored: dict[str, Any]) -> dict[int, str]:
    """Pairs the weights of a model with those of a checkpoint, and tells the keys of weights."""
    matched: dict[int, str] = {}
    layers = hdf5.layers_with_weights(model)
    places = {key.split("/")[0] for key in stored if key.startswith(checkpoint_keys.LAYER)}
    if len(places) != len(layers):
        raise ValueError(
            f"{loading.function}(): {loading.path} must hold weights of the {len(layers)} layers "
            f'of the model "{model.name}" that have weights, but it holds those of {len(places)} '
            "layers"
        )
    keyed: dict[str, list[tuple[str, Any]]] = {}
    for keys, weight in checkpoint_keys.keyed(model):
        keyed.setdefault(keys[0], []).append(("/".join(keys), weight))
    for i, layer in enumerate(layers):
        place = f"{checkpoint_keys.LAYER}{i}"
        there = {key: value for key, value in stored.items() if key.split("/")[0] == place}
        parts = {_weight_at(layer, key.split("/")[1:]): key for key in there}
        named = {id(weight): parts[id(weight)] for weight in layer.weights if id(weight) in parts}
        if len(named) == len(parts) == len(layer.weights):
            weights = hdf5.weights_of(layer)
            values = [there[named[id(weight)]] for weight in weights]
            matched |= named
            loading.layer(layer.name, weights, hdf5.Saved(place, [], values))
            continue
        found = [_stored_as(key, there) for key, _ in keyed[place]]
        missing = [key for key, name in zip(keyed[place], found, strict=True) if name is None]
        if missing or len(there) != len(found):
            raise ValueError(
                f'{loading.function}(): the weights of the layer "{layer.name}" '
                f"({', '.join(weight.name for _, weight in keyed[place])}) must be in "
                f"{loading.path}, but {', '.join(sorted(there))} was found in its place"
            )
        names = [name for name in found if name is not None]
        matched |= {id(w): name for (_, w), name in zip(keyed[place], names, strict=True)}
        values = [there[name] for name in names]
        loading.layer(layer.name, [w for _, w in keyed[place]], hdf5.Saved(place, [], values))
    for key, weight in ((k, w) for keys in keyed.values() for k, w in keys if "/" not in k):
        if key in stored:
            loading.layer(model.name, [weight], hdf5.Saved(key, [], [stored[key]]))
            matched[id(weight)] = key
    return matched


def _weight_at(layer: Any, names: list[str]) -> int | None:
    """The identity of the weight that a layer, or a part of it, has under a name of Keras 2.

    Args:
        layer: The layer.
        names: The names that lead to the weight, such as `["forward_layer", "cell", "kernel"]`.

    Returns:
        The weight's `id()`, or None if there is none of that name.
    """
    found = layer
    for name in names:
        if name.startswith(checkpoint_keys.LAYER):
            inner = hdf5.layers_with_weights(found)
            number = int(name.removeprefix(checkpoint_keys.LAYER))
            found = inner[number] if number < len(inner) else None
        elif name.isdigit():
            found = found[int(name)] if int(name) < len(found) else None
        else:
            ways = (name, name.removeprefix("_"), f"_{name}")
            found = next((getattr(found, way) for way in ways if hasattr(found, way)), None)
        if found is None:
            return None
    return id(found)


def _stored_as(key: str, there: dict[str, Any]) -> str | None:
    """The key under which a weight is stored: its own, or the only one that ends like it.

    Keras 2 writes `forward_layer/cell/kernel` for `forward_lstm/lstm_cell/kernel`, and
    `depthwise_kernel` for the `kernel` of a depthwise convolution.
    """
    if key in there:
        return key
    parts = key.split("/")
    alike = [name for name in there if name.split("/")[-1] == parts[-1]]
    if not alike:
        alike = [name for name in there if name.endswith(f"_{parts[-1]}")]
    if len(alike) > 1:
        word = parts[1].split("_")[0]
        alike = [name for name in alike if name.split("/")[1].split("_")[0] == word]
    return alike[0] if len(alike) == 1 else None
