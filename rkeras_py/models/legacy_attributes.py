"""Attributes of layers, models and optimizers that Keras 3 changed or removed."""

from __future__ import annotations

import functools
from collections.abc import Callable
from types import ModuleType, SimpleNamespace
from typing import Any

from rkeras_py import keras_internals
from rkeras_py.backend.module import backend
from rkeras_py.engine import keras, tf
from rkeras_py.layers import methods
from rkeras_py.models import additions, compiling, layer_names, saving
from rkeras_py.optimizers import classes


def _metrics_names(model: keras.Model) -> list[str]:
    return compiling.result_names(model) if model.compiled else []


def _first(model: keras.Sequential, name: str) -> Any:
    """The input or output of a Sequential model: a symbolic tensor once its shape is known."""
    tensors = getattr(model, f"{name}s", None)
    if not tensors:
        raise AttributeError(
            f'the model "{model.name}" has no {name} yet: give `input_shape` to its first layer'
        )
    return tensors[0]


def _first_call(function: Callable[..., Any], layer: keras.layers.Layer) -> Any:
    try:
        return function(layer, 0)
    except ValueError as error:
        raise AttributeError(str(error)) from error


def _tensor_shape(tensor: Any) -> tf.TensorShape:
    return tf.TensorShape(tensor.shape)


def _tensor_dtype(tensor: Any) -> tf.DType:
    return tf.as_dtype(tensor.dtype)


def _reset(model: keras.Model) -> None:
    methods.reset_states(model)


def _method(function: Callable[..., Any], target: Any) -> Any:
    return functools.partial(function, target)


def _get_layer(model: keras.Model, name: str | None = None, index: int | None = None) -> Any:
    """The method of that name, which finds layers by their names in Keras 2 too."""
    if name is not None:
        name = layer_names.here(name, [layer.name for layer in model.layers])
    return model.get_layer(name, index)


def _saving(function: Callable[..., None], model: keras.Model) -> Any:
    """The method of that name, unless the model's class has one of its own."""
    name = function.__name__
    if getattr(type(model), name) is getattr(keras.Model, name):
        return functools.partial(function, model)
    return getattr(model, name)


def _with_single_rows(gradient: Any) -> Any:
    """A gradient; that of an embedding with each row once."""
    if not isinstance(gradient, tf.IndexedSlices):
        return gradient
    rows, places = tf.unique(gradient.indices)
    values = tf.math.unsorted_segment_sum(gradient.values, places, tf.size(rows))
    return tf.IndexedSlices(values, rows, gradient.dense_shape)


def _apply_gradients(optimizer: Any) -> Any:
    """The method of that name, which takes weights of other models than before, too.

    Keras 3's optimizers square the gradients of a row of an embedding one by one, where Keras 2
    adds them up first. TensorFlow's own take variables of TensorFlow alone.
    """

    def apply_gradients(grads_and_vars: Any, *args: Any, **kwargs: Any) -> Any:
        pairs = [(_with_single_rows(gradient), weight) for gradient, weight in grads_and_vars]
        if isinstance(optimizer, tf.compat.v1.train.Optimizer):
            pairs = [(gradient, getattr(weight, "value", weight)) for gradient, weight in pairs]
        keras_internals.make_slots(optimizer, [weight for _, weight in pairs])
        return optimizer.apply_gradients(pairs, *args, **kwargs)

    return apply_gradients


def _losses(layer: keras.layers.Layer) -> list[Any]:
    keras_internals.penalize_all(layer)
    symbolic = additions.losses_before_a_call(layer)
    return [*symbolic, *layer.losses]


def _optimizer_class(module: ModuleType, name: str) -> Any:
    """The optimizer of 2.9 where a module has Keras' own under a name, else what it has."""
    value = getattr(module, name)
    return classes.FOR_SCRIPTS[name] if value is getattr(keras.optimizers, name) else value


def _legacy_optimizers(module: ModuleType) -> Any:
    """`keras.optimizers.legacy`, in which late versions of Keras 2 kept the optimizers of 2.9."""
    value = module.legacy
    return SimpleNamespace(**classes.OF_2_9) if _is_optimizers(module) else value


def _is_optimizers(module: ModuleType) -> bool:
    return getattr(module, "Optimizer", None) is keras.optimizers.Optimizer


# Changed attributes: the class, and a function that computes the value. Takes precedence over the
# object's own attribute.
_OTHERWISE: dict[str, tuple[Any, Callable[[Any], Any]]] = {
    "metrics_names": (keras.Model, _metrics_names),
    "shape": (keras.KerasTensor | keras.Variable, _tensor_shape),
    "dtype": (keras.KerasTensor | keras.Variable, _tensor_dtype),
    "get_config": (keras.Model, functools.partial(_method, methods.get_config)),
    "get_layer": (keras.Model, functools.partial(_method, _get_layer)),
    "save": (keras.Model, functools.partial(_saving, saving.save)),
    "save_weights": (keras.Model, functools.partial(_saving, saving.save_weights)),
    "load_weights": (keras.Model, functools.partial(_saving, saving.load_weights)),
    "apply_gradients": (
        keras.optimizers.Optimizer | tf.compat.v1.train.Optimizer,
        _apply_gradients,
    ),
    "losses": (keras.layers.Layer, _losses),
    "variables": (keras.layers.Layer, lambda layer: layer.weights),
    "add_loss": (keras.layers.Layer, functools.partial(_method, additions.add_loss)),
    "add_metric": (keras.layers.Layer, functools.partial(_method, additions.add_metric)),
    "input": (keras.Sequential, functools.partial(_first, name="input")),
    "output": (keras.Sequential, functools.partial(_first, name="output")),
    "legacy": (ModuleType, _legacy_optimizers),
}
for _name in classes.FOR_SCRIPTS:
    _OTHERWISE[_name] = (ModuleType, functools.partial(_optimizer_class, name=_name))
# Removed attributes, in the same form; used if the object has no such attribute.
_GONE: dict[str, tuple[type, Callable[[Any], Any]]] = {
    "input_shape": (
        keras.layers.Layer,
        functools.partial(_first_call, methods.get_input_shape_at),
    ),
    "output_shape": (
        keras.layers.Layer,
        functools.partial(_first_call, methods.get_output_shape_at),
    ),
    "input_mask": (
        keras.layers.Layer,
        functools.partial(_first_call, methods.get_input_mask_at),
    ),
    "output_mask": (
        keras.layers.Layer,
        functools.partial(_first_call, methods.get_output_mask_at),
    ),
    "optimizer": (keras.Model, lambda model: None),
    "reset_states": (keras.Model, functools.partial(_method, _reset)),
    "input_names": (keras.Model, lambda model: [tensor.name for tensor in model.inputs or []]),
    "weights": (keras.optimizers.Optimizer, lambda optimizer: optimizer.variables),
    "get_weights": (
        keras.optimizers.Optimizer,
        lambda optimizer: lambda: [variable.numpy() for variable in optimizer.variables],
    ),
} | {
    function.__name__: (keras.layers.Layer, functools.partial(_method, function))
    for function in (
        methods.get_input_at,
        methods.get_output_at,
        methods.get_input_shape_at,
        methods.get_output_shape_at,
        methods.get_input_mask_at,
        methods.get_output_mask_at,
    )
}


def attribute(target: Any, name: str) -> Any:
    """An attribute of an object as keras 2.9 defined it.

    Args:
        target: The object.
        name: The name of the attribute.

    Returns:
        The attribute.

    Raises:
        AttributeError: There is no such attribute.
    """
    kind, found = _OTHERWISE.get(name, (None, None))
    if kind is not None and found is not None and isinstance(target, kind):
        return found(target)
    try:
        return getattr(target, name)
    except AttributeError:
        if isinstance(target, ModuleType) and target.__name__.endswith("keras.backend"):
            return getattr(backend(), name)
        if isinstance(target, ModuleType) and name == "experimental":
            if target.__name__.endswith("layers"):
                # Layers that were in `keras.layers.experimental.preprocessing` are with the others.
                return SimpleNamespace(preprocessing=keras.layers)
            if _is_optimizers(target):
                return SimpleNamespace(**classes.LATER)
        kind, found = _GONE.get(name, (None, None))
        if kind is None or found is None or not isinstance(target, kind):
            raise
        return found(target)
