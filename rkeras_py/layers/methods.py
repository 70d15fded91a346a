"""Methods of any layer or model: weights, configuration, states, nodes."""

from __future__ import annotations

from typing import Any

import numpy as np

from rkeras_py import keras_internals
from rkeras_py.api.argument_types import Anything, LayerLike, NodeIndex, TriState, Weights
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.api.results import Config
from rkeras_py.api.sentinels import NA
from rkeras_py.engine import keras, tf
from rkeras_py.layers import nodes
from rkeras_py.layers.compose import with_shapes

_FAMILY = "layer methods"

_SHARED = {
    "object": "A layer or model.",
    "node_index": (
        "Which call of the layer is meant, if it was called on several symbolic tensors: the "
        "number of the call, in order."
    ),
}


@public(family=_FAMILY)
def get_config(object: Anything = REQUIRED) -> Any:
    """The configuration of a layer or model, without its weights.

    Args:
        object: A layer or model, or another Keras object such as an optimizer or
            initializer.

    Returns:
        The constructor's arguments by name, from which `from_config()` re-creates the
        object. For a functional model the calls of its layers, `inbound_nodes`, are the nested
        lists that Keras 2 wrote.

    Raises:
        ValueError: `object` has no configuration.

    Example:
        >>> from rkeras_py import from_config, get_config, layer_dense
        >>> config = get_config(layer_dense(units=3, name="small"))
        >>> layer = from_config(config)
        >>> layer.name
        'small'
    """
    if not hasattr(object, "get_config"):
        raise ValueError(
            "get_config(): `object` must be a layer, a model, an optimizer or the like, but an "
            f"object of class {type(object).__name__} was given"
        )
    config = object.get_config()
    if isinstance(object, keras.Model):
        config = nodes.in_lists(config)
    config = Config(config)
    config.config_class = type(object)
    return config


@public(family=_FAMILY)
def from_config(config: Anything = REQUIRED) -> Any:
    """Creates a layer or model from its configuration, with new weights.

    Args:
        config: The result of `get_config()`.

    Returns:
        A layer or model with that configuration.

    Raises:
        ValueError: `config` does not come from `get_config()`, so its class is unknown.

    Example:
        >>> from rkeras_py import from_config, get_config, layer_dense
        >>> config = get_config(layer_dense(units=3, name="small"))
        >>> layer = from_config(config)
        >>> layer.units
        3
    """
    if isinstance(config, Config) and config.config_class is not None:
        return config.config_class.from_config(_as_keras_wrote(dict(config)))
    if isinstance(config, dict) and {"class_name", "config"} <= set(config):
        return keras.saving.deserialize_keras_object(_as_keras_wrote(config))
    raise ValueError(
        "from_config(): `config` must be the result of get_config(): other lists don't say "
        "which class they configure"
    )


def _as_keras_wrote(value: Any) -> Any:
    """Restores a configuration from R, where vectors are arrays and lists lose their type."""
    if isinstance(value, dict):
        return {
            key: {} if key == "config" and item == [] else item
            for key, item in ((key, _as_keras_wrote(item)) for key, item in value.items())
        }
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, list):
        items = [_as_keras_wrote(item) for item in value]
        # A call without further arguments, from `list("dense", 0L, 0L, list())`.
        if len(items) == 4 and isinstance(items[0], str) and items[3] == []:
            items[3] = {}
        return items
    return value


@public(family=_FAMILY, shared=_SHARED)
def count_params(object: LayerLike = REQUIRED) -> int:
    """The number of parameters of a layer or model.

    Returns:
        A whole number.

    Raises:
        ValueError: The layer has not seen an input, so its weights don't exist yet.

    Example:
        >>> from rkeras_py import count_params, layer_dense, layer_input
        >>> layer = layer_dense(units=3)
        >>> y = layer(layer_input(shape=4))
        >>> count_params(layer)
        15
    """
    return int(object.count_params())


@public(family=_FAMILY, shared=_SHARED)
def get_weights(object: LayerLike = REQUIRED, trainable: TriState = NA) -> list[Any]:
    """The weights of a layer or model.

    Args:
        trainable: True for the trainable weights, False for the others, NA (the default)
            for all.

    Returns:
        A list of arrays.

    Example:
        >>> from rkeras_py import get_weights, layer_dense, layer_input
        >>> layer = layer_dense(units=3)
        >>> y = layer(layer_input(shape=4))
        >>> weights = get_weights(layer)
    """
    if trainable is NA:
        return _arrays(object)
    variables = object.trainable_weights if trainable else object.non_trainable_weights
    return [variable.numpy() for variable in variables]


def _arrays(object: Any) -> list[Any]:
    """The weights as each layer returns them: those of complex layers are complex.

    The model itself would return the pairs of real numbers in which they are stored.
    """
    plain = list(object.get_weights())
    if not isinstance(object, keras.Model) or not _has_complex_layers(object):
        return plain
    by_layer = [array for layer in object.layers for array in _arrays(layer)]
    return by_layer if _same_but_for_pairs(by_layer, plain) else plain


def _has_complex_layers(model: keras.Model) -> bool:
    return any(
        _has_complex_layers(layer)
        if isinstance(layer, keras.Model)
        else str(layer.compute_dtype).startswith("complex")
        for layer in model.layers
    )


def _same_but_for_pairs(shown: list[Any], kept: list[Any]) -> bool:
    """Whether arrays equal others, but with a last axis of 2 where those are complex."""
    return len(shown) == len(kept) and all(
        one.shape == other.shape or (*one.shape, 2) == other.shape
        for one, other in zip(shown, kept, strict=True)
    )


def _set_arrays(object: Any, arrays: list[Any]) -> None:
    if isinstance(object, keras.Model) and any(np.iscomplexobj(array) for array in arrays):
        for layer in object.layers:
            count = len(layer.weights)
            _set_arrays(layer, arrays[:count])
            arrays = arrays[count:]
    else:
        object.set_weights(arrays)


@public(family=_FAMILY, shared=_SHARED, invisible=True)
def set_weights(object: LayerLike = REQUIRED, weights: Weights = REQUIRED) -> Any:
    """Sets the weights of a layer or model.

    Args:
        weights: A list of arrays of the shapes that `get_weights()` gives, in its order.

    Returns:
        The layer or model.

    Raises:
        ValueError: There are more or fewer arrays than weights, or their shapes differ.

    Example:
        >>> from rkeras_py import get_weights, layer_dense, layer_input, set_weights
        >>> layer = layer_dense(units=3)
        >>> y = layer(layer_input(shape=4))
        >>> layer = set_weights(layer, get_weights(layer))
    """
    expected = [tuple(array.shape) for array in _arrays(object)]
    arrays = with_shapes(weights, expected)
    came = [array.shape for array in arrays]
    if expected != came:
        raise ValueError(
            f'set_weights(): "{object.name}" has weights of shapes {expected}, but arrays of '
            f"shapes {came} were given"
        )
    _set_arrays(object, arrays)
    return object


@public(family=_FAMILY, shared=_SHARED, invisible=True)
def reset_states(object: LayerLike = REQUIRED) -> Any:
    """Resets the states of recurrent layers and of metrics to 0.

    Args:
        object: A layer, a model, of which all layers are reset, or a metric.

    Returns:
        The layer or model.

    Raises:
        ValueError: The layer has no states.

    Example:
        >>> from rkeras_py import layer_lstm, reset_states
        >>> layer = layer_lstm(units=2, stateful=True, batch_input_shape=(1, 3, 4))
        >>> layer = reset_states(layer)
    """
    if hasattr(object, "reset_state"):
        object.reset_state()
    elif isinstance(object, keras.Model):
        for layer in object.layers:
            if isinstance(layer, keras.Model) or _has_states(layer):
                reset_states(layer)
    elif hasattr(object, "layer"):
        reset_states(object.layer)
    else:
        raise ValueError(f'reset_states(): the layer "{object.name}" has no states')
    return object


def _has_states(layer: Any) -> bool:
    """Whether a layer, or one that it wraps, keeps its states between batches."""
    if hasattr(layer, "layer"):
        return _has_states(layer.layer)
    return hasattr(layer, "reset_state") and getattr(layer, "stateful", False)


def _node(function: str, layer: Any, index: int) -> Any:
    """One call of a layer on symbolic tensors."""
    nodes = keras_internals.calls_of(layer)
    if not nodes:
        raise ValueError(
            f'{function}(): the layer "{layer.name}" was not called on a symbolic tensor'
        )
    if not -len(nodes) <= index < len(nodes):
        raise ValueError(
            f'{function}(): the layer "{layer.name}" was called {len(nodes)} times on symbolic '
            f"tensors, so it has no node {index} (counted from 0; from 1 in R)"
        )
    return nodes[index]


def _inputs(node: Any) -> list[Any]:
    """The tensors on which a layer was called, without their masks, which Keras includes."""
    given = [*node.args]
    given += [value for name, value in node.kwargs.items() if not name.endswith("mask")]
    return [value for value in tf.nest.flatten(given) if isinstance(value, keras.KerasTensor)]


def _one_or_list(values: Any) -> Any:
    values = list(values)
    return values[0] if len(values) == 1 else values


@public(family=_FAMILY, shared=_SHARED)
def get_input_at(object: LayerLike = REQUIRED, node_index: NodeIndex = REQUIRED) -> Any:
    """The symbolic tensor on which a layer was called.

    Returns:
        A symbolic tensor, or a list of them for a layer with several inputs.

    Raises:
        ValueError: The layer was not called that many times.

    Example:
        >>> from rkeras_py import get_input_at, layer_dense, layer_input
        >>> layer = layer_dense(units=3)
        >>> y = layer(layer_input(shape=4))
        >>> get_input_at(layer, 0).shape
        (None, 4)
    """
    return _one_or_list(_inputs(_node("get_input_at", object, node_index)))


@public(family=_FAMILY, shared=_SHARED)
def get_output_at(object: LayerLike = REQUIRED, node_index: NodeIndex = REQUIRED) -> Any:
    """The symbolic tensor that a layer returned.

    Returns:
        A symbolic tensor, or a list of them for a layer with several outputs.

    Raises:
        ValueError: The layer was not called that many times.

    Example:
        >>> from rkeras_py import get_output_at, layer_dense, layer_input
        >>> layer = layer_dense(units=3)
        >>> y = layer(layer_input(shape=4))
        >>> get_output_at(layer, 0).shape
        (None, 3)
    """
    return _one_or_list(_node("get_output_at", object, node_index).outputs)


@public(family=_FAMILY, shared=_SHARED)
def get_input_shape_at(object: LayerLike = REQUIRED, node_index: NodeIndex = REQUIRED) -> Any:
    """The shape of the symbolic tensor on which a layer was called.

    Returns:
        A shape, or a list of them for a layer with several inputs.

    Raises:
        ValueError: The layer was not called that many times.

    Example:
        >>> from rkeras_py import get_input_shape_at, layer_dense, layer_input
        >>> layer = layer_dense(units=3)
        >>> y = layer(layer_input(shape=4))
        >>> get_input_shape_at(layer, 0)
        (None, 4)
    """
    node = _node("get_input_shape_at", object, node_index)
    return _one_or_list(tuple(tensor.shape) for tensor in _inputs(node))


@public(family=_FAMILY, shared=_SHARED)
def get_output_shape_at(object: LayerLike = REQUIRED, node_index: NodeIndex = REQUIRED) -> Any:
    """The shape of the symbolic tensor that a layer returned.

    Returns:
        A shape, or a list of them for a layer with several outputs.

    Raises:
        ValueError: The layer was not called that many times.

    Example:
        >>> from rkeras_py import get_output_shape_at, layer_dense, layer_input
        >>> layer = layer_dense(units=3)
        >>> y = layer(layer_input(shape=4))
        >>> get_output_shape_at(layer, 0)
        (None, 3)
    """
    node = _node("get_output_shape_at", object, node_index)
    return _one_or_list(tuple(tensor.shape) for tensor in node.outputs)


@public(family=_FAMILY, shared=_SHARED)
def get_input_mask_at(object: LayerLike = REQUIRED, node_index: NodeIndex = REQUIRED) -> Any:
    """The mask of the symbolic tensor on which a layer was called.

    Returns:
        A boolean symbolic tensor, None if there is no mask, or a list for a layer
        with several inputs.

    Raises:
        ValueError: The layer was not called that many times.

    Example:
        >>> from rkeras_py import get_input_mask_at, layer_input, layer_lstm, layer_masking
        >>> layer = layer_lstm(units=2)
        >>> y = layer(layer_masking(layer_input(shape=(5, 3))))
        >>> get_input_mask_at(layer, 0).shape
        (None, 5)
    """
    node = _node("get_input_mask_at", object, node_index)
    return _one_or_list(map(keras_internals.mask_of, _inputs(node)))


@public(family=_FAMILY, shared=_SHARED)
def get_output_mask_at(object: LayerLike = REQUIRED, node_index: NodeIndex = REQUIRED) -> Any:
    """The mask of the symbolic tensor that a layer returned.

    Returns:
        A boolean symbolic tensor, None if there is no mask, or a list for a layer
        with several outputs.

    Raises:
        ValueError: The layer was not called that many times.

    Example:
        >>> from rkeras_py import get_output_mask_at, layer_input, layer_masking
        >>> layer = layer_masking()
        >>> y = layer(layer_input(shape=(5, 3)))
        >>> get_output_mask_at(layer, 0).shape
        (None, 5)
    """
    node = _node("get_output_mask_at", object, node_index)
    return _one_or_list(map(keras_internals.mask_of, node.outputs))
