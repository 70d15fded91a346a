"""Attributes of layers, models and optimizers that Keras 3 changed or removed."""

from __future__ import annotations

import functools
from collections.abc import Callable
from types import ModuleType
from typing import Any

from rkeras_py import keras_internals
from rkeras_py.engine import keras, tf
from rkeras_py.layers import compose, methods
from rkeras_py.models import (
    additions,
    compiling,
    configurations,
    layer_names,
    legacy_modules,
    legacy_nodes,
    legacy_training,
    legacy_variables,
    saving,
    summary,
)
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


def _shape_of_first_call(function: Callable[..., Any], layer: keras.layers.Layer) -> Any:
    """A shape; for an input a list of it, as in Keras 2."""
    if isinstance(layer, keras.layers.InputLayer):
        return [tuple(layer.batch_shape)]
    return _first_call(function, layer)


def _metrics(model: keras.Model) -> list[Any]:
    """The metrics one by one: Keras 3 has those of `compile()` in one object."""
    compiled = keras_internals.compiled_metrics(model)
    found: list[Any] = []
    for metric in model.metrics:
        found.extend(metric.metrics if metric is compiled else [metric])
    return found


def _tensor_shape(tensor: Any) -> tf.TensorShape:
    return tf.TensorShape(tensor.shape)


def _tensor_dtype(tensor: Any) -> tf.DType:
    return tf.as_dtype(tensor.dtype)


def _reset(model: keras.Model) -> None:
    methods.reset_states(model)


def _method(function: Callable[..., Any], target: Any) -> Any:
    return functools.partial(function, target)


def _variables(target: Any) -> Any:
    """The weights of a layer; a method of that name for an optimizer."""
    if isinstance(target, keras.layers.Layer):
        return target.weights
    return lambda: list(target.variables)


def _set_weights(layer: keras.layers.Layer) -> Any:
    """The method of that name, which takes a list of numbers for a vector, too."""
    if type(layer).set_weights is not keras.layers.Layer.set_weights:
        return layer.set_weights

    def set_weights(weights: Any) -> None:
        methods.set_weights(layer, weights)

    return set_weights


def _submodules(layer: keras.layers.Layer) -> tuple[Any, ...]:
    _, *inner = keras_internals.layers_within(layer)
    return tuple(inner)


def _get_layer(model: keras.Model, name: str | None = None, index: int | None = None) -> Any:
    """The method of that name, which finds layers by their names in Keras 2 too."""
    if name is not None:
        name = layer_names.here(name, [layer.name for layer in model.layers])
    return model.get_layer(name, index)


def _summary(model: keras.Model) -> Any:
    """The method of that name, unless the model's class has one of its own."""
    if type(model).summary is keras.Model.summary:
        return functools.partial(summary.print_summary, model)
    return model.summary


def _saving(function: Callable[..., None], model: keras.Model) -> Any:
    """The method of that name, unless the model's class has one of its own."""
    name = function.__name__
    if getattr(type(model), name) is getattr(keras.Model, name):
        return functools.partial(function, model)
    return getattr(model, name)


def _stateful(target: Any) -> bool:
    """Whether a layer that has no such attribute keeps states; metrics do."""
    layers = target.layers if isinstance(target, keras.Model) else []
    return isinstance(target, keras.metrics.Metric) or any(
        attribute(layer, "stateful") for layer in layers
    )


def _input_names(model: keras.Model) -> list[str] | None:
    inputs = getattr(model, "inputs", None)
    return None if inputs is None else [tensor.name for tensor in inputs]


def _output_names(model: keras.Model) -> list[str] | None:
    """The names of the layers that give the outputs; None where there are none before data."""
    if not isinstance(model, keras.Sequential):
        return None
    return [model.layers[-1].name] if model.built and model.layers else []


def _add_update(layer: keras.layers.Layer) -> Any:
    """The method of that name: what is computed at once has been; functions are called."""

    def add_update(updates: Any) -> None:
        for update in tf.nest.flatten(updates):
            if callable(update):
                update()

    return add_update


def _output_signature(layer: keras.layers.Layer) -> Any:
    def compute_output_signature(input_signature: Any) -> Any:
        shapes = tf.nest.map_structure(lambda spec: tuple(spec.shape), input_signature)
        shape = layer.compute_output_shape(shapes)
        if isinstance(shape, tuple) and all(
            size is None or isinstance(size, int) for size in shape
        ):
            return tf.TensorSpec(shape, layer.compute_dtype)
        return [tf.TensorSpec(one, layer.compute_dtype) for one in shape]

    return compute_output_signature


def _values_of(target: Any) -> Any:
    return lambda: [variable.numpy() for variable in target.variables]


def _set_values_of(metric: keras.metrics.Metric) -> Any:
    def set_weights(weights: Any) -> None:
        for variable, value in zip(metric.variables, weights, strict=True):
            variable.assign(value)

    return set_weights


def _losses(layer: keras.layers.Layer) -> list[Any]:
    keras_internals.penalize_all(layer)
    symbolic = additions.losses_before_a_call(layer)
    return [*symbolic, *layer.losses]


def _add(model: keras.Sequential, layer: Any, **options: Any) -> None:
    """The method of that name; the model has the input that its first layer was declared with."""
    if isinstance(layer, keras.layers.InputLayer) or not isinstance(layer, keras.layers.Layer):
        model.add(layer, **options)
    else:
        compose.add(model, layer)


# Changed attributes: the class, and a function that computes the value. Takes precedence over the
# object's own attribute.
_OTHERWISE: dict[str, tuple[Any, Callable[[Any], Any]]] = {
    "metrics_names": (keras.Model, _metrics_names),
    "metrics": (keras.Model, _metrics),
    "shape": (keras.KerasTensor | keras.Variable, _tensor_shape),
    "dtype": (keras.KerasTensor | keras.Variable, _tensor_dtype),
    "get_config": (keras.Model, functools.partial(_method, methods.get_config)),
    "get_layer": (keras.Model, functools.partial(_method, _get_layer)),
    "summary": (keras.Model, _summary),
    "save": (keras.Model, functools.partial(_saving, saving.save)),
    "save_weights": (keras.Model, functools.partial(_saving, saving.save_weights)),
    "load_weights": (keras.Model, functools.partial(_saving, saving.load_weights)),
    "apply_gradients": (
        keras.optimizers.Optimizer | tf.compat.v1.train.Optimizer,
        legacy_training.apply_gradients,
    ),
    "learning_rate": (keras.optimizers.Optimizer, legacy_training.learning_rate),
    "name": (keras.Variable, legacy_variables.name),
    "value": (keras.Variable, legacy_variables.value),
    "losses": (keras.layers.Layer, _losses),
    "variables": (keras.layers.Layer | keras.optimizers.Optimizer, _variables),
    "set_weights": (keras.layers.Layer, _set_weights),
    "to_json": (keras.Model, functools.partial(_method, configurations.model_to_json)),
    "add_loss": (keras.layers.Layer, functools.partial(_method, additions.add_loss)),
    "add_metric": (keras.layers.Layer, functools.partial(_method, additions.add_metric)),
    "input": (keras.Sequential, functools.partial(_first, name="input")),
    "output": (keras.Sequential, functools.partial(_first, name="output")),
    "add": (keras.Sequential, functools.partial(_method, _add)),
    "legacy": (ModuleType, legacy_modules.legacy_optimizers),
    "Reduction": (ModuleType, legacy_modules.reductions),
    "text": (ModuleType, legacy_modules.texts),
}
for _name in classes.FOR_SCRIPTS:
    _OTHERWISE[_name] = (ModuleType, functools.partial(legacy_modules.optimizer_class, name=_name))
# Removed attributes, in the same form; used if the object has no such attribute.
_WITH_VARIABLES = keras.optimizers.Optimizer | keras.metrics.Metric
_GONE: dict[str, tuple[Any, Callable[[Any], Any]]] = {
    "input_shape": (
        keras.layers.Layer,
        functools.partial(_shape_of_first_call, methods.get_input_shape_at),
    ),
    "output_shape": (
        keras.layers.Layer,
        functools.partial(_shape_of_first_call, methods.get_output_shape_at),
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
    # Of a model without a graph.
    "inputs": (keras.Model, lambda model: None),
    "outputs": (keras.Model, lambda model: None),
    "input_names": (keras.Model, _input_names),
    "output_names": (keras.Model, _output_names),
    "history": (keras.Model, lambda model: None),
    "stop_training": (keras.Model, lambda model: False),
    "stateful": (keras.layers.Layer | keras.metrics.Metric, _stateful),
    "_is_compiled": (keras.Model, lambda model: model.compiled),
    "_is_graph_network": (keras.Model, lambda model: bool(getattr(model, "inputs", None))),
    "submodules": (keras.layers.Layer, _submodules),
    "layer": (keras.layers.Bidirectional, lambda wrapper: wrapper.forward_layer),
    "dynamic": (keras.layers.Layer, lambda layer: False),
    "updates": (keras.layers.Layer | keras.metrics.Metric, lambda layer: []),
    "state_updates": (keras.Model, lambda model: []),
    "add_update": (keras.layers.Layer, _add_update),
    "finalize_state": (keras.layers.Layer, lambda layer: lambda: None),
    "name_scope": (keras.layers.Layer, lambda layer: lambda: tf.name_scope(layer.name)),
    "compute_output_signature": (keras.layers.Layer, _output_signature),
    "inbound_nodes": (keras.layers.Layer, legacy_nodes.inbound_nodes),
    "outbound_nodes": (keras.layers.Layer, legacy_nodes.outbound_nodes),
    "weights": (_WITH_VARIABLES, lambda target: target.variables),
    "get_weights": (_WITH_VARIABLES, _values_of),
    "set_weights": (keras.metrics.Metric, _set_values_of),
    "minimize": (keras.optimizers.Optimizer, legacy_training.minimize),
    "_decayed_lr": (keras.optimizers.Optimizer, legacy_training.decayed_rate),
    "get_shape": (keras.KerasTensor, legacy_variables.get_shape),
    "type_spec": (keras.KerasTensor, legacy_variables.type_spec),
}
for _name in ("fit_generator", "evaluate_generator", "predict_generator"):
    _GONE[_name] = (keras.Model, legacy_training.by_generator(_name))
for _function in (
    methods.get_input_at,
    methods.get_output_at,
    methods.get_input_shape_at,
    methods.get_output_shape_at,
    methods.get_input_mask_at,
    methods.get_output_mask_at,
):
    _GONE[_function.__name__] = (keras.layers.Layer, functools.partial(_method, _function))


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
        if isinstance(target, ModuleType):
            return legacy_modules.member(target, name)
        if isinstance(target, keras.Variable):
            return getattr(target.value, name)  # TensorFlow's variable, which it was in 2.9
        kind, found = _GONE.get(name, (None, None))
        if kind is None or found is None or not isinstance(target, kind):
            raise
        return found(target)
