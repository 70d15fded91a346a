"""Weights in HDF5 files, in the layout of Keras 2: a group for each layer."""

from __future__ import annotations

import functools
import math
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import h5py
import numpy as np

from rkeras_py import keras_internals
from rkeras_py.engine import keras, tf
from rkeras_py.models import hdf5_heaps, layer_names
from rkeras_py.models.files import UnreadableModel

# HDF5 limits the bytes of one attribute to about this; longer lists are split into several.
_ATTRIBUTE = 60_000
TOP = "top_level_model_weights"


@dataclass
class Saved:
    """The weights of one layer in a file.

    Attributes:
        name: The name of the layer, or its position.
        names: The names of the weights.
        values: The weights, in the order of Keras 2.
    """

    name: str
    names: list[str]
    values: list[np.ndarray[Any, Any]]


def weights_of(layer: Any) -> list[Any]:
    """A layer's weights in the order of Keras 2: the trainable ones first."""
    return [*layer.trainable_weights, *layer.non_trainable_weights]


def own_weights(model: keras.Model) -> list[Any]:
    """The weights that belong to the model itself rather than to one of its layers."""
    within = {id(weight) for layer in model.layers for weight in layer.weights}
    return [weight for weight in weights_of(model) if id(weight) not in within]


def layers_with_weights(model: keras.Model) -> list[Any]:
    """The layers of a model that have weights, in order."""
    return [layer for layer in model.layers if layer.weights]


def write_layer(group: h5py.Group, weights: Sequence[Any]) -> None:
    """Writes the weights of a layer into its group."""
    names = unique([weight.path for weight in weights])
    write_names(group, "weight_names", names)
    for name, weight in zip(names, weights, strict=True):
        group.create_dataset(name, data=np.asarray(weight.numpy()))


def unique(names: Sequence[str]) -> list[str]:
    """Makes names unique by appending a number to repeated ones."""
    seen: dict[str, int] = {}
    made = []
    for name in names:
        seen[name] = seen.get(name, -1) + 1
        made.append(f"{name}_{seen[name]}" if seen[name] else name)
    return made


def write_names(group: h5py.Group, attribute: str, names: Sequence[str]) -> None:
    """Writes a list of names into one attribute, or into several if it is long."""
    encoded = np.asarray([name.encode() for name in names], "S" if names else "S1")
    parts = -(-encoded.nbytes // _ATTRIBUTE)
    if parts <= 1:
        group.attrs[attribute] = encoded
        return
    for i, part in enumerate(np.array_split(encoded, parts)):
        group.attrs[f"{attribute}{i}"] = part


def read_names(group: h5py.Group, attribute: str) -> list[str]:
    """Reads a list of names from one attribute or several.

    Raises:
        KeyError: There is no such attribute.
    """
    if h5py.h5a.exists(group.id, attribute.encode()):
        parts = [_attribute(group, attribute)]
    else:
        parts = []
        while f"{attribute}{len(parts)}" in group.attrs:
            parts.append(_attribute(group, f"{attribute}{len(parts)}"))
        if not parts:
            raise KeyError(f"{group.name} has no {attribute}")
    return [n.decode() if isinstance(n, bytes) else str(n) for part in parts for n in part]


def _attribute(group: h5py.Group, name: str) -> Any:
    """An attribute. `group.attrs` asks HDF5 ten times for one, of which a model has hundreds."""
    opened = h5py.h5a.open(group.id, name.encode())
    if opened.dtype.kind != "S":
        return group.attrs[name]
    values = np.empty(opened.shape, opened.dtype)
    opened.read(values)
    return values.tolist()


def inside(group: h5py.Group, name: str) -> Any:
    """The member of a group with that name, in a file that `expect_own()` has checked.

    Raises:
        KeyError: There is no such member.
    """
    found = _opened(group, name)
    if isinstance(found, h5py.h5d.DatasetID):
        return h5py.Dataset(found)
    return h5py.Group(found) if isinstance(found, h5py.h5g.GroupID) else found


def _opened(group: h5py.Group, name: str) -> Any:
    """The same as HDF5 has it; objects of h5py take longer to make than to open."""
    return h5py.h5o.open(group.id, name.encode())


def read_layer(group: h5py.Group, name: str, blocks: Blocks | None = None) -> Saved:
    """Reads the weights of a layer in a file that `expect_own()` has checked.

    Args:
        group: The group that it is in.
        name: Its name there.
        blocks: Where the arrays are to lie with others.

    Raises:
        KeyError: The layer, or one of its weights, is missing.
    """
    layer = inside(group, name)
    names = read_names(layer, "weight_names")
    return Saved(name, names, [array(layer, weight, blocks) for weight in names])


# How many times as large as what the file holds of them values may be, where they are compressed.
_EXPANSION = 200
_SMALL = 1 << 20


def array(group: h5py.Group, name: str, blocks: Blocks | None = None) -> np.ndarray[Any, Any]:
    """Reads an array of a file that `expect_own()` has checked.

    Args:
        group: The group that it is in.
        name: Its name there.
        blocks: Where it is to lie with others.

    Raises:
        UnreadableModel: It is not an array.
    """
    found = _opened(group, name)
    if not isinstance(found, h5py.h5d.DatasetID):
        raise UnreadableModel(f"{name} in the file is not an array")
    return _aligned(found, blocks or Blocks(0))


def expect_own(group: h5py.Group) -> None:
    """Checks that a file holds all that it seems to: nothing in it leads elsewhere.

    Args:
        group: The file, or a group in it.

    Raises:
        UnreadableModel: There is a link, or an array whose values are elsewhere, or of which there
            are many more than the file could hold.
    """

    def is_link(name: bytes, info: Any) -> bytes | None:
        return name if info.type != h5py.h5l.TYPE_HARD else None

    name = group.id.links.visit(is_link, info=True)
    if name is not None:
        raise UnreadableModel(
            f"{name.decode(errors='replace')} in the file is a link to elsewhere, which is not read"
        )

    places = []

    def look(name: bytes, info: Any) -> None:
        if info.type == h5py.h5o.TYPE_DATASET:
            found = h5py.h5o.open(group.id, name)
            size = _expect_values(found, name.decode(errors="replace"))
            start = found.get_offset()
            if start is not None:
                places.append((start, size))

    h5py.h5o.visit(group.id, look, info=True)
    if group.file.driver == _DRIVER:
        hdf5_heaps.expect_whole(group.file.filename, places)


# How h5py reads what is a file of its own. Those in archives have sums, which are checked.
_DRIVER = "sec2"


def _expect_values(found: h5py.h5d.DatasetID, name: str) -> int:
    """Checks an array, and tells how many bytes the file has of it."""
    made = found.get_create_plist()
    if made.get_external_count() or made.get_layout() == h5py.h5d.VIRTUAL:
        raise UnreadableModel(f"{name} in the file does not hold its own values")
    size = found.get_space().get_simple_extent_npoints() * found.get_type().get_size()
    stored = int(found.get_storage_size())
    if size > _SMALL + _EXPANSION * stored:
        raise UnreadableModel(
            f"{name} in the file has the shape {found.shape}, but the file does not hold that much"
        )
    return stored


# TensorFlow takes over the memory of arrays that begin at a multiple of this many bytes.
_ALIGNMENT = 64


# Arrays share blocks of this many bytes: the kernel gives large blocks in large pages, which takes
# less time than many small ones. A block is kept as long as one of its arrays.
_BLOCK = 1 << 24


class Blocks:
    """Memory for arrays that variables can take over.

    Args:
        size: How much is needed, at most.
    """

    def __init__(self, size: int) -> None:
        self._size = min(size, _BLOCK)
        self._block = np.empty(0, np.uint8)
        self._used = 0

    def take(self, size: int) -> np.ndarray[Any, Any]:
        """Some bytes, at an address that TensorFlow takes over."""
        start = self._used + -(self._block.ctypes.data + self._used) % _ALIGNMENT
        if start + size > self._block.size:
            self._block = np.empty(max(size, self._size) + _ALIGNMENT, np.uint8)
            start = -self._block.ctypes.data % _ALIGNMENT
        self._used = start + size
        return self._block[start : self._used]


def _aligned(dataset: h5py.h5d.DatasetID, blocks: Blocks) -> np.ndarray[Any, Any]:
    """Reads an array into memory that a variable can take over, without a copy."""
    dtype, shape = dataset.dtype, dataset.shape
    if dtype.kind not in "biufc" or not math.prod(shape):
        return np.asarray(h5py.Dataset(dataset))
    values: np.ndarray[Any, Any]
    values = blocks.take(math.prod(shape) * dtype.itemsize).view(dtype).reshape(shape)
    dataset.read(h5py.h5s.ALL, h5py.h5s.ALL, values)
    return values


@functools.cache
def _plain() -> Any:
    """The class of variables that are on one device."""
    return type(tf.Variable(0))


def _assign(variable: Any, value: np.ndarray[Any, Any]) -> None:
    """Sets a variable, which takes over the memory of an aligned array of its dtype."""
    inner: Any = variable.value
    # In the scope of a strategy, all variables are several: one for each replica.
    is_plain = not tf.distribute.has_strategy() and type(inner) is _plain()
    if is_plain and inner.dtype == value.dtype:
        tf.raw_ops.AssignVariableOp(resource=inner.handle, value=value)
    else:
        variable.assign(value)


def has_names(group: h5py.Group) -> bool:
    """Whether a group has the layout of Keras 2."""
    return "layer_names" in group.attrs or "layer_names0" in group.attrs


def read(group: h5py.Group) -> tuple[list[Saved], Saved | None]:
    """Reads the weights of all layers, and those of the model itself."""
    blocks = Blocks(group.file.id.get_filesize())
    saved = [read_layer(group, name, blocks) for name in read_names(group, "layer_names")]
    return saved, read_layer(group, TOP, blocks) if TOP in group else None


def optimizer_state(
    file: h5py.File,
) -> tuple[list[str], list[np.ndarray[Any, Any]], str | None]:
    """Reads the names and values of an optimizer's state; nothing where there is none.

    Returns:
        The names, the values, and the version of Keras whose order they have, if the file says so.
    """
    if "optimizer_weights" not in file:
        return [], [], None
    state = read_layer(file, "optimizer_weights")
    version = file["optimizer_weights"].attrs.get("keras_version")
    return state.names, state.values, None if version is None else str(version)


@dataclass
class Loading:
    """Loads weights into a model: all are checked before the first one is set.

    Attributes:
        function: The public function that was called.
        path: The file.
        skip_mismatch: Whether to skip layers whose weights do not fit.
        reshape: Whether shapes may differ.
    """

    function: str
    path: str
    skip_mismatch: bool = False
    reshape: bool = False

    def __post_init__(self) -> None:
        self._assignments: list[tuple[Any, np.ndarray[Any, Any]]] = []

    def layers(
        self, model: keras.Model, saved: list[Saved], top: Saved | None, by_name: bool
    ) -> None:
        """Matches saved weights with layers.

        Args:
            model: The model.
            saved: The weights of layers.
            top: The weights of the model itself.
            by_name: Whether to match by name rather than by order.
        """
        saved = [layer for layer in saved if layer.values]
        layers = layers_with_weights(model)
        if by_name:
            named = {layer.name: layer for layer in layers}
            names = [layer_names.here(layer.name, named) for layer in saved]
            pairs = [
                (named[name], layer)
                for name, layer in zip(names, saved, strict=True)
                if name in named
            ]
        else:
            if len(saved) != len(layers):
                raise ValueError(
                    f"{self.function}(): {self.path} must hold weights of the {len(layers)} layers "
                    f'of the model "{model.name}" that have weights, but it holds those of '
                    f"{len(saved)} layers: {', '.join(layer.name for layer in saved)}"
                )
            pairs = list(zip(layers, saved, strict=True))
        for layer, weights in pairs:
            self.layer(layer.name, weights_of(layer), weights)
        own = own_weights(model)
        if own and top is not None:
            self.layer(model.name, own, top)

    def layer(self, name: str, variables: list[Any], saved: Saved) -> None:
        """Checks that saved weights fit a layer, and notes them to be set.

        Args:
            name: The name of the layer.
            variables: Its weights.
            saved: The weights that the file has for it.
        """
        expected = [tuple(variable.shape) for variable in variables]
        values = saved.values
        if self.reshape and len(values) == len(expected):
            values = [
                value.reshape(shape) if value.size == int(np.prod(shape)) else value
                for value, shape in zip(values, expected, strict=True)
            ]
        came = [value.shape for value in values]
        if came == expected:
            self._assignments.extend(zip(variables, values, strict=True))
            return
        said = (
            f'the layer "{name}" must have weights of the shapes {_shapes(expected)}, but those of '
            f'"{saved.name}" in {self.path} have the shapes {_shapes(came)}'
        )
        if not self.skip_mismatch:
            raise ValueError(f"{self.function}(): {said}")
        warnings.warn(f"{self.function}(): {said}; it is left as it is", stacklevel=2)

    def finish(self, model: keras.Model) -> None:
        """Sets all weights.

        Args:
            model: The model.
        """
        for variable, value in self._assignments:
            _assign(variable, value)
        finalize(model)


def finalize(model: keras.Model) -> None:
    """Lets layers that compute with copies of their weights take these anew.

    Args:
        model: The model, whose weights have been set.
    """
    for layer in keras_internals.layers_within(model):
        if isinstance(layer, keras.layers.Normalization) and layer.weights:
            layer.finalize_state()


def _shapes(shapes: Sequence[tuple[int, ...]]) -> str:
    return ", ".join("(" + ", ".join(map(str, shape)) + ")" for shape in shapes) or "of none"
