"""Vocabularies that layers were adapted to, which Keras 2 keeps outside of the configuration.

An archive has them as files, a SavedModel folder as tables in the graph. They are put into the
configuration, as if they had been given: some layers need them when the model is made.
"""

from __future__ import annotations

import functools
import os
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import h5py
import numpy as np

from rkeras_py.engine import tf
from rkeras_py.models import hdf5
from rkeras_py.models.files import UnreadableModel
from rkeras_py.models.keras2.checkpoints import ObjectGraph
from rkeras_py.models.keras2.places import Place, is_model, places_of

_LOOKUPS = ("IntegerLookup", "StringLookup", "TextVectorization")
# Where text vectorization keeps its lookup.
_INNER = "_lookup_layer"
_WEIGHTS = "idf_weights"

Path = tuple[Place, ...]
Find = Callable[[Path], tuple[list[Any], list[float] | None] | None]


def completed(data: Mapping[str, Any], find: Find, path: Path = ()) -> dict[str, Any]:
    """Puts vocabularies into the configuration of a model.

    Args:
        data: The model, with `class_name` and `config`.
        find: Gives the tokens of a layer, and their weights if it has any, by the places of the
            models that it is in and its own; None if it was not adapted.
        path: The places of the models that this one is in.

    Returns:
        The same with the vocabularies.
    """
    if not is_model(data):
        return dict(data)
    layers = list(data["config"]["layers"])
    for place in places_of(data["config"]):
        layer, here = place.data, (*path, place)
        if is_model(layer):
            layers[place.position] = completed(layer, find, here)
        elif _class(layer) in _LOOKUPS and layer["config"].get("vocabulary") is None:
            found = find(here)
            if found is not None:
                tokens, weights = found
                known = {"vocabulary": tokens, _WEIGHTS: weights}
                layers[place.position] = {**layer, "config": {**layer["config"], **known}}
    return {**data, "config": {**data["config"], "layers": layers}}


def _class(layer: Mapping[str, Any]) -> str:
    """The class of a layer, without the package that it is registered with."""
    return str(layer["class_name"]).rpartition(">")[2]


def _special_tokens(config: Mapping[str, Any]) -> int:
    """How many tokens come before those of the vocabulary."""
    masks = config.get("output_mode", "int") == "int" and config.get("mask_token", "") is not None
    return int(masks) + int(config.get("num_oov_indices", 1))


def _weights(config: Mapping[str, Any], values: Any, count: int) -> list[float]:
    start = _special_tokens(config)
    return [float(value) for value in values[start : start + count]]


def learned(layer: Any) -> tuple[list[Any], list[float] | None] | None:
    """The vocabulary that a layer was adapted to, or read from a file.

    Args:
        layer: A layer of Keras 3 that looks up tokens.

    Returns:
        The tokens, without the special ones, and their weights if it has any; None if there are no
        tokens.
    """
    found = layer.get_vocabulary(include_special_tokens=False)
    tokens = [token.item() if isinstance(token, np.generic) else token for token in found]
    if not tokens:
        return None
    kept: dict[str, Any] = {}
    layer.save_own_variables(kept)
    if _WEIGHTS not in kept:
        return tokens, None
    start = layer.vocabulary_size() - len(tokens)
    return tokens, [float(value) for value in kept[_WEIGHTS][start : start + len(tokens)]]


def in_layers(model: Any) -> Find:
    """Finds the vocabularies in the layers of a model.

    Args:
        model: The model.
    """

    def find(path: Path) -> tuple[list[Any], list[float] | None] | None:
        layer = model
        for place in path:
            layer = layer.get_layer(place.data["config"]["name"])
        return learned(layer)

    return find


def in_archive(archive: zipfile.ZipFile, file: h5py.File) -> Find:
    """Finds the vocabularies in an archive.

    Args:
        archive: The archive.
        file: The file of weights in it.
    """
    names = set(archive.namelist())

    def find(path: Path) -> tuple[list[Any], list[float] | None] | None:
        layer, place = path[-1].data, "/".join(f"layers/{one.key}" for one in path)
        config = layer["config"]
        for inner in (place, f"{place}/{_INNER}"):
            name = f"assets/{inner}/vocabulary.txt"
            if name not in names:
                continue
            lines = archive.read(name).decode().split("\n")[_special_tokens(config) :]
            of_integers = layer["class_name"] == "IntegerLookup"
            tokens: list[Any] = [int(line) for line in lines] if of_integers else lines
            if config.get("output_mode") != "tf_idf":
                return tokens, None
            values = hdf5.array(hdf5.inside(file, f"{inner}/vars"), _WEIGHTS)
            return tokens, _weights(config, values, len(tokens))
        return None

    return find


def in_folder(folder: str) -> Find:
    """Finds the vocabularies in a SavedModel folder; only then its graph is loaded.

    Args:
        folder: The folder.
    """

    @functools.cache
    def loaded() -> tuple[Any, ObjectGraph]:
        checkpoint = ObjectGraph(os.path.join(folder, "variables", "variables"))
        return tf.saved_model.load(folder), checkpoint

    def find(path: Path) -> tuple[list[Any], list[float] | None] | None:
        root, checkpoint = loaded()
        names = [f"layer-{place.number}" for place in path]
        if path[-1].data["class_name"] == "TextVectorization":
            names.append(_INNER)
        node = root
        for name in names:
            node = getattr(node, name, None)
        table = getattr(node, "lookup_table", None)
        if table is None:
            return None
        config = path[-1].data["config"]
        tokens = _tokens(table, path[-1].data)
        if config.get("output_mode") != "tf_idf":
            return tokens, None
        place = checkpoint.child(0, *names, _WEIGHTS)
        if place is None:
            raise UnreadableModel(f'the weights of the words of "{config["name"]}" are missing')
        return tokens, _weights(config, checkpoint.value(place), len(tokens))

    return find


def _tokens(table: Any, layer: Mapping[str, Any]) -> list[Any]:
    """The tokens in a table, in the order of their indices."""
    kind = tf.int64 if layer["class_name"] == "IntegerLookup" else tf.string
    kinds = (tf.int64, kind) if layer["config"].get("invert") else (kind, tf.int64)
    exported = tf.raw_ops.LookupTableExportV2(
        table_handle=table.resource_handle, Tkeys=kinds[0], Tvalues=kinds[1]
    )
    keys, values = (part.numpy().tolist() for part in exported)
    pairs = zip(keys, values, strict=True)
    if layer["config"].get("invert"):
        ordered = [token for _, token in sorted(pairs)]
    else:
        ordered = [token for _, token in sorted((index, token) for token, index in pairs)]
    return [token.decode() if isinstance(token, bytes) else token for token in ordered]
