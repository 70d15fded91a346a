"""Losses and metrics of tensors: the methods `add_loss()` and `add_metric()` of Keras 2.

In the call of a layer, what is added is of that layer. Into the graph of a functional model,
Keras 2 hung a layer that adds its input to the losses, beside what leads to the outputs. Keras 3
has no such thing. Here the graph of the model gets these layers, and the model a class whose
configuration names them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rkeras_py import keras_internals
from rkeras_py.api.deprecation import obsolete
from rkeras_py.engine import keras, tf

# The attribute of a result of a metric.
_GIVEN_BY = "_rkeras_given_by"
# The attribute of a layer with a loss for each sample.
_OF_SAMPLES = "_rkeras_loss_of_samples"


def _as_number(loss: Any) -> Any:
    """A loss of several numbers as Keras 2 took it: their mean is told, their sum minimized."""
    if loss.shape.rank == 0:
        return loss
    total = tf.reduce_sum(loss)
    return tf.stop_gradient(tf.reduce_mean(loss)) + (total - tf.stop_gradient(total))


@keras.saving.register_keras_serializable(package="rkeras")
class AddLoss(keras.layers.Layer):  # type: ignore[misc]
    """Adds its input to the losses of the model, and returns it."""

    def __init__(self, **config: Any) -> None:
        super().__init__(autocast=False, **config)

    def call(self, inputs: Any) -> Any:
        """Adds the loss."""
        self.add_loss(_as_number(inputs))
        return inputs

    def compute_output_shape(self, input_shape: Any) -> Any:
        """The output shape for an input shape."""
        return input_shape

    def get_config(self) -> dict[str, Any]:
        """The constructor's arguments, of which Keras would keep only those that were given."""
        return {**super().get_config(), "name": self.name}


@keras.saving.register_keras_serializable(package="rkeras")
class AddMetric(keras.layers.Layer):  # type: ignore[misc]
    """Keeps the mean of its input as a metric of the model, and returns it.

    Args:
        metric_name: The name of the metric.
    """

    def __init__(self, metric_name: str, **config: Any) -> None:
        super().__init__(autocast=False, **config)
        self.metric = keras.metrics.Mean(name=metric_name)

    def call(self, inputs: Any) -> Any:
        """Updates the metric."""
        self.metric.update_state(inputs)
        return inputs

    def compute_output_shape(self, input_shape: Any) -> Any:
        """The output shape for an input shape."""
        return input_shape

    def get_config(self) -> dict[str, Any]:
        """The constructor's arguments."""
        return {**super().get_config(), "metric_name": self.metric.name}


@keras.saving.register_keras_serializable(package="rkeras")
class ModelWithAdditions(keras.Model):  # type: ignore[misc]
    """A functional model with losses and metrics beside its outputs.

    Args:
        inputs: The input tensors.
        outputs: The output tensors; with `additions`, a list of these and of what the layers
            that add losses and metrics gave.
        name: The name of the model.
        **config: `additions`, whether there are any; `trainable`.
    """

    def __init__(self, inputs: Any, outputs: Any, name: str | None = None, **config: Any) -> None:
        outputs, added = outputs if config.pop("additions", False) else (outputs, [])
        super().__init__(inputs=inputs, outputs=outputs, name=name, **config)
        _hang_in(self, added)

    def get_config(self) -> dict[str, Any]:
        """The configuration of the model, with the names of the layers that add something."""
        names = [layer.name for layer in self.layers if isinstance(layer, AddLoss | AddMetric)]
        config: dict[str, Any] = super().get_config()
        return config | {"additions": names}

    @classmethod
    def from_config(cls, config: Mapping[str, Any], custom_objects: Any = None) -> Any:
        """The model of a configuration."""
        config = dict(config)
        added = [[name, 0, 0] for name in config["additions"]]
        config |= {"output_layers": [config["output_layers"], added], "additions": True}
        return super().from_config(config, custom_objects)


def _hang_in(model: keras.Model, added: list[Any]) -> None:
    """Lets a functional model compute tensors that none of its outputs depends on."""
    if added:
        known = added_tensors(model)
        graph = keras.Function(model.inputs, [*model.outputs, *known, *added], name=model.name)
        keras_internals.take_graph(model, graph)


def added_tensors(model: keras.Model) -> list[Any]:
    """What the layers that add losses and metrics to a model give."""
    if not isinstance(model, ModelWithAdditions):
        return []
    return [layer.output for layer in model.layers if isinstance(layer, AddLoss | AddMetric)]


def losses_before_a_call(model: Any) -> list[Any]:
    """The symbolic losses of a model, which are among its losses until a call gives values."""
    if not isinstance(model, ModelWithAdditions):
        return []
    adding = [layer for layer in model.layers if isinstance(layer, AddLoss)]
    return [] if any(layer.losses for layer in adding) else [layer.output for layer in adding]


def counts_samples(model: keras.Model) -> bool:
    """Whether a loss added to a model is a number for each sample."""
    layers = keras_internals.layers_within(model)
    return any(
        vars(layer).get(_OF_SAMPLES) or (isinstance(layer, AddLoss) and len(layer.output.shape) > 0)
        for layer in layers
    )


def clone(model: ModelWithAdditions, **how: Any) -> keras.Model:
    """Clones a model with what was added; arguments as of `keras.models.clone_model()`."""
    added = added_tensors(model)
    whole = keras.Model(model.inputs, [*model.outputs, *added], name=model.name)
    cloned = keras.models.clone_model(whole, **how)
    number = len(model.outputs)
    outputs = cloned.outputs[:number]
    return ModelWithAdditions(
        cloned.inputs,
        [outputs[0] if number == 1 else outputs, cloned.outputs[number:]],
        name=model.name,
        additions=True,
    )


def add_loss(model: Any, losses: Any, inputs: Any = None) -> None:
    """The method `add_loss()` of layers and models, as Keras 2 had it.

    Args:
        model: A layer or model.
        losses: A tensor or a list of tensors: symbolic ones of a functional model, or, while the
            layer is called, any; or functions without arguments, which are called at each step.
        inputs: No longer has any effect.

    Raises:
        ValueError: A loss fits neither.
    """
    if inputs is not None:
        obsolete("add_loss", "inputs", "Keras 3 computes each loss in each call")
    for loss in keras.tree.flatten(losses):
        if isinstance(loss, keras.KerasTensor):
            _add_to_graph(model, "add_loss", AddLoss(dtype=loss.dtype), loss)
        elif callable(loss) and not tf.is_tensor(loss):
            keras_internals.add_penalty(model, loss)
        elif loss is not None:
            if isinstance(model, keras.Model) and not _is_called():
                raise ValueError(
                    f'add_loss(): "{model.name}" is not being called, so a loss must be a symbolic '
                    "tensor, computed from its inputs, or a function without arguments, but a "
                    f"{type(loss).__name__} was given"
                )
            tensor = loss if tf.is_tensor(loss) else tf.cast(loss, keras.config.floatx())
            if tensor.shape.rank:
                vars(model)[_OF_SAMPLES] = True
            model.add_loss(_as_number(tensor))


def add_metric(
    layer: Any, value: Any, name: str | None = None, aggregation: str | None = None
) -> None:
    """The method `add_metric()` of layers and models, as Keras 2 had it.

    Args:
        layer: A layer or model that is being called, or a functional model.
        value: While the layer is called, a tensor, of which the mean is told, or the result of a
            metric; of a functional model otherwise, a symbolic tensor.
        name: The name of the metric; that of a result is its metric's own.
        aggregation: Only "mean".

    Raises:
        ValueError: `value` fits neither, it has no name, or `aggregation` is something else.
    """
    giving = getattr(value, _GIVEN_BY, None)
    if aggregation not in (None, "mean") or (name is None and giving is None):
        raise ValueError(
            'add_metric(): a tensor needs a `name`, and `aggregation` must be "mean", '
            f"but {name!r} and {aggregation!r} were given"
        )
    if isinstance(value, keras.KerasTensor):
        _add_to_graph(layer, "add_metric", AddMetric(str(name), dtype=value.dtype), value)
        return
    if not _is_called():
        raise ValueError(
            f'add_metric(): "{layer.name}" is not being called, so `value` must be a symbolic '
            f"tensor of a functional model, but a {type(value).__name__} was given"
        )
    held = keras_internals.own_metrics(layer)
    metric = giving or next((metric for metric in held if metric.name == name), None)
    if metric is None:
        # Its variables outlive the graph of a step that is being made.
        with tf.init_scope():
            metric = keras.metrics.Mean(name=name, dtype=_floating(value))
    keras_internals.hold_metric(layer, metric)
    outermost = keras_internals.called_first()
    if isinstance(layer, keras.Model) and outermost is not None:
        # Keras passes over the metrics of a model within another.
        keras_internals.hold_metric(outermost, metric)
    if giving is None:
        metric.update_state(value)


def _is_called() -> bool:
    """Whether a layer is being called; Keras also traces the calls of layers to build them."""
    return keras_internals.called_first() is not None or tf.inside_function()


def _floating(value: Any) -> str:
    """The dtype of a mean: the value's, if it is one of floats."""
    floats = tf.is_tensor(value) and value.dtype.is_floating
    return str(value.dtype.name if floats else keras.config.floatx())


def remember_metric(value: Any, metric: keras.metrics.Metric) -> Any:
    """Remembers which metric gave a result, which `add_metric()` takes without a name.

    Args:
        value: The result.
        metric: The metric.

    Returns:
        The result.
    """
    if isinstance(value, tf.Tensor):
        setattr(value, _GIVEN_BY, metric)
    return value


def _add_to_graph(model: Any, function: str, layer: keras.layers.Layer, tensor: Any) -> None:
    """Hangs a layer into the graph of a functional model, in place."""
    functional = isinstance(model, keras.Function) and isinstance(model, keras.Model)
    # Keras gives the class its place among functional models when the first one is made.
    made = ModelWithAdditions(model.inputs, model.outputs, name=model.name) if functional else None
    if not isinstance(made, type(model)):
        raise ValueError(
            f"{function}(): a symbolic tensor can be added to a functional model, as keras_model() "
            f'makes it, but "{model.name}" is of the class {type(model).__name__}; '
            "keras_model(model$input, model$output) makes a functional model of a Sequential one"
        )
    output = layer(tensor)
    kept = type(model)
    model.__class__ = ModelWithAdditions
    try:
        _hang_in(model, [output])
    except ValueError as error:
        model.__class__ = kept
        raise ValueError(
            f"{function}(): the tensor must be computed from the inputs of the model "
            f'"{model.name}", but it is not ({error})'
        ) from error
    # Functions of a step that were made before would go on without.
    model.train_function = model.test_function = None
