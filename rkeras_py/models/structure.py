"""The layers of a model: getting, removing, cloning and freezing them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import numpy as np

from rkeras_py import keras_internals
from rkeras_py.api import hooks
from rkeras_py.api.argument_types import Anything, AxisType, Function, LayerLike, Str
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.api.rendering import shown_in_python
from rkeras_py.engine import keras
from rkeras_py.models import additions, layer_names
from rkeras_py.models.argument_types import Model

_FAMILY = "models"


class LayerIndexType(AxisType):
    """The index of a layer: from 1 in R, from 0 in Python; negative counts from the end."""

    expected = "the index of a layer: an integer counted from 0, or from -1 backwards"
    expected_in_r = "the index of a layer: an integer counted from 1, or from -1 backwards"
    r_type = "integer (1-based; negative from the end)"
    r_note = ""


class LayerPlaceType(LayerIndexType):
    """A layer of a model: its name, its index, or the layer; converted to indices from 0."""

    expected = "a layer of the model, its name, or its index, counted from 0, or from -1 backwards"
    expected_in_r = (
        "a layer of the model, its name, or its index, counted from 1, or from -1 backwards"
    )
    r_type = "layer, string or integer (1-based; negative from the end)"
    r_note = ""

    def from_python(self, value: Any) -> Any:
        if isinstance(value, str | keras.layers.Layer):
            return value
        return super().from_python(value)

    def from_r(self, value: Any) -> Any:
        if isinstance(value, str | keras.layers.Layer):
            return value
        return super().from_r(value)


class LayerChoiceType(LayerPlaceType):
    """Layers of a model: some of them, a logical for each, or a function of a layer."""

    expected = (
        "layers, their names or indices, True or False for each layer, or a function of a layer "
        "that returns one of these"
    )
    r_type = "layers, strings, integers, logicals, or function"

    def from_python(self, value: Any) -> Any:
        return self._each(value, LayerPlaceType().from_python)

    def from_r(self, value: Any) -> Any:
        return self._each(value, LayerPlaceType().from_r)

    def _each(self, value: Any, convert: Callable[[Any], Any]) -> Any:
        value = value if hooks.as_function is None else hooks.as_function(value)
        if callable(value) and not isinstance(value, keras.layers.Layer):
            return value
        items = value.tolist() if isinstance(value, np.ndarray) else value
        items = list(items) if isinstance(items, list | tuple) else [items]
        return [item if isinstance(item, bool) else convert(item) for item in items]


LayerIndex = Annotated[int, LayerIndexType()]
LayerPlace = Annotated[Any, LayerPlaceType()]
LayerChoice = Annotated[Any, LayerChoiceType()]


@public(family=_FAMILY)
def get_layer(
    object: Model = REQUIRED, name: Str | None = None, index: LayerIndex | None = None
) -> keras.layers.Layer:
    """Gets a layer of a model by name or index.

    Args:
        object: The model.
        name: The name of the layer.
        index: The index of the layer in the model. In R the first layer is 1, in Python 0;
            negative numbers count from the end.

    Returns:
        The layer.

    Raises:
        ValueError: There is no such layer, or not exactly one of `name` and `index` was
            given.

    Example:
        >>> from rkeras_py import get_layer, keras_model_sequential, layer_dense
        >>> model = layer_dense(keras_model_sequential(input_shape=4), units=1, name="last")
        >>> layer = get_layer(model, "last")
        >>> layer = get_layer(model, index=-1)
        >>> layer.name
        'last'
    """
    if (name is None) == (index is None):
        raise ValueError("get_layer(): give either `name` or `index`")
    return object.layers[_place(object, name if index is None else index, "get_layer", "index")]


def _place(model: keras.Model, place: Any, function: str, argument: str) -> int:
    """The index of a layer in a model, counted from 0."""
    layers = model.layers
    if isinstance(place, str):
        names = [layer.name for layer in layers]
        name = layer_names.here(place, names)
        if name in names:
            return names.index(name)
        raise ValueError(
            f'{function}(): the model "{model.name}" has no layer "{place}"; its layers are '
            + ", ".join(layer.name for layer in layers)
        )
    if isinstance(place, keras.layers.Layer):
        for i, layer in enumerate(layers):
            if layer is place:
                return i
        raise ValueError(
            f'{function}(): `{argument}` must be a layer of the model "{model.name}", but the '
            f'layer "{place.name}", which is not, was given'
        )
    if not -len(layers) <= place < len(layers):
        count = f"{len(layers)} layer" + "s" * (len(layers) != 1)
        raise ValueError(
            f'{function}(): `{argument}`: the model "{model.name}" has {count}, so there is none '
            f"at index {place} (counted from 0; from 1 in R)"
        )
    return int(place) % len(layers)


@public(family=_FAMILY, invisible=True)
def pop_layer(object: Model = REQUIRED) -> keras.Model:
    """Removes the last layer of a Sequential model.

    Args:
        object: The model; it is changed in place.

    Returns:
        The model.

    Raises:
        ValueError: The model is not Sequential, or has no layers.

    Example:
        >>> from rkeras_py import keras_model_sequential, layer_dense, pop_layer
        >>> model = layer_dense(keras_model_sequential(input_shape=4), units=8)
        >>> model = layer_dense(model, units=1)
        >>> model = pop_layer(model)
        >>> model.output_shape
        (None, 8)
    """
    if not isinstance(object, keras.Sequential):
        raise ValueError(
            f'pop_layer(): `object` must be a Sequential model, but the model "{object.name}" is '
            f"a {type(object).__name__}: make a new model from its inputs and an inner output "
            "instead, keras_model(model.input, get_layer(model, index=-2).output)"
        )
    if not object.layers:
        raise ValueError(f'pop_layer(): the model "{object.name}" has no layers')
    object.pop()
    # Graphs traced with the layer must be traced anew.
    object.train_function = object.test_function = object.predict_function = None
    return object


@public(family=_FAMILY)
def clone_model(
    model: Model = REQUIRED,
    input_tensors: Anything = None,
    clone_function: Function | None = None,
) -> keras.Model:
    """Clones a model: the same layers, with newly initialized weights.

    Args:
        model: A Sequential or functional model.
        input_tensors: Symbolic tensors that become the inputs of the new model. By default,
            new ones are made.
        clone_function: A function that is called with each layer and returns its replacement
            in the new model. By default, each layer is made anew from its configuration.

    Returns:
        The new model, not compiled.

    Raises:
        ValueError: The model is neither Sequential nor functional.

    Example:
        >>> from rkeras_py import clone_model, keras_model_sequential, layer_dense
        >>> model = layer_dense(keras_model_sequential(input_shape=4), units=1)
        >>> other = clone_model(model)
        >>> other.count_params()
        5
    """
    how = {"input_tensors": input_tensors, "clone_function": clone_function}
    if isinstance(model, additions.ModelWithAdditions):
        return additions.clone(model, **how)
    return keras.models.clone_model(model, **how)


# ---- freezing ---------------------------------------------------------------

_FREEZE_SHARED = {
    "object": "A model or layer; it is changed in place.",
    "from_": (
        "The first layer: a layer, its name or its index. In R the first is 1, in Python 0; "
        "negative numbers count from the end."
    ),
    "to": "The last layer, in the same way.",
    "which": (
        "Which layers, instead of `from` and `to`: layers, their names or their indices; True or "
        "False for each layer; or a function that is called with each layer and returns True or "
        'False, in R also as a formula: `~ .x$name == "dense"`.'
    ),
}


def set_trainable(layer: keras.layers.Layer, trainable: bool) -> None:
    """Has a layer or model, and all layers in it, be trained or not.

    TensorFlow passes over a value that the attribute has already, also where layers within have the
    other one.

    Args:
        layer: The layer or model.
        trainable: Whether it is trained.
    """
    for one in keras_internals.layers_within(layer):
        one.trainable = trainable


def _set_trainable(
    function: str, object: Any, first: Any, last: Any, which: Any, trainable: bool
) -> Any:
    if first is None and last is None and which is None:
        set_trainable(object, trainable)
        return object
    if not isinstance(object, keras.Model):
        raise ValueError(
            f"{function}(): `from`, `to` and `which` choose among the layers of a model, but "
            f'`object` is the layer "{object.name}"'
        )
    chosen = _chosen(function, object, first, last, which)
    # The model itself too: the layers of a model that is not trainable are not trained.
    object.trainable = True
    for i, layer in enumerate(object.layers):
        set_trainable(layer, trainable if i in chosen else not trainable)
    return object


def _chosen(function: str, model: keras.Model, first: Any, last: Any, which: Any) -> set[int]:
    if which is None:
        start = 0 if first is None else _place(model, first, function, "from")
        end = len(model.layers) - 1 if last is None else _place(model, last, function, "to")
        if start > end:
            raise ValueError(
                f'{function}(): `from` ("{model.layers[start].name}") must not come after `to` '
                f'("{model.layers[end].name}") in the model "{model.name}"'
            )
        return set(range(start, end + 1))
    if first is not None or last is not None:
        raise ValueError(f"{function}(): give either `which`, or `from` and `to`, not both")
    if callable(which):
        which = [_answer(function, which(layer)) for layer in model.layers]
    logicals = [isinstance(item, bool) for item in which]
    if not any(logicals):
        return {_place(model, item, function, "which") for item in which}
    if not all(logicals) or len(which) != len(model.layers):
        raise ValueError(
            f"{function}(): `which` must have True or False for each of the {len(model.layers)} "
            f'layers of the model "{model.name}", but {len(which)} values were given'
        )
    return {i for i, chosen in enumerate(which) if chosen}


def _answer(function: str, answer: Any) -> bool:
    if isinstance(answer, bool | np.bool_):
        return bool(answer)
    raise ValueError(
        f"{function}(): the function `which` must return True or False for a layer, but "
        f"{shown_in_python(answer)} was returned"
    )


@public(family=_FAMILY, shared=_FREEZE_SHARED, invisible=True)
def freeze_weights(
    object: LayerLike = REQUIRED,
    from_: LayerPlace | None = None,
    to: LayerPlace | None = None,
    which: LayerChoice | None = None,
) -> Any:
    """Freezes weights, so that training does not change them.

    Without `from`, `to` and `which`, all layers are frozen. With them, those layers are frozen
    and all other layers of the model are unfrozen. The change takes effect when the model is
    next compiled.

    Returns:
        The model or layer.

    Raises:
        ValueError: The model has no such layers.

    Example:
        >>> from rkeras_py import freeze_weights, keras_model_sequential, layer_dense
        >>> model = layer_dense(keras_model_sequential(input_shape=4), units=8)
        >>> model = layer_dense(model, units=1, name="last")
        >>> model = freeze_weights(model, to=-2)
        >>> len(model.trainable_weights)
        2
    """
    return _set_trainable("freeze_weights", object, from_, to, which, trainable=False)


@public(family=_FAMILY, shared=_FREEZE_SHARED, invisible=True)
def unfreeze_weights(
    object: LayerLike = REQUIRED,
    from_: LayerPlace | None = None,
    to: LayerPlace | None = None,
    which: LayerChoice | None = None,
) -> Any:
    """Unfreezes weights, so that training changes them.

    Without `from`, `to` and `which`, all layers are unfrozen. With them, those layers are
    unfrozen and all other layers of the model are frozen. The change takes effect when the
    model is next compiled.

    Returns:
        The model or layer.

    Raises:
        ValueError: The model has no such layers.

    Example:
        >>> from rkeras_py import keras_model_sequential, layer_dense, unfreeze_weights
        >>> model = layer_dense(keras_model_sequential(input_shape=4), units=8)
        >>> model = layer_dense(model, units=1, name="last")
        >>> model = unfreeze_weights(model, from_="last")
        >>> len(model.trainable_weights)
        2
    """
    return _set_trainable("unfreeze_weights", object, from_, to, which, trainable=True)
