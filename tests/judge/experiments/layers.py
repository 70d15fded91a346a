"""A layer: what it computes, its gradients, shapes, masks, config, and five training steps."""

from __future__ import annotations

from typing import Any

import numpy as np
import tensorflow as tf

from judge.calls import Call, numbers
from judge.experiments import Configuration
from judge.results import Aspects, config, plain


def layers(side: Any, c: Configuration, aspects: Aspects) -> None:
    """Judges a layer.

    Args:
        side: `Keras2` or `Rkeras`.
        c: The configuration; its data has `inputs` (an array or a list of them), `call`
            (arguments of the call), `training` (whether the layer knows the mode) and `mask`.
        aspects: What is found.
    """
    layer = make(side, c, aspects)
    if layer is None:
        return
    inputs = tf.nest.map_structure(tf.constant, c.data["inputs"])
    call = {name: side.realise(value) for name, value in c.data.get("call", {}).items()}
    if c.data.get("training"):
        call["training"] = False

    if aspects.judge("outputs.first", lambda: shapes(applied(layer, inputs, c, call))) is None:
        aspects["outputs"] = aspects.pop("outputs.first")
        return
    del aspects["outputs.first"]
    aspects.judge("weights.shapes", lambda: [tuple(w.shape) for w in layer.get_weights()])
    aspects.judge("weights.trainable", lambda: [tuple(w.shape) for w in layer.trainable_weights])
    aspects.judge("weights.initial", lambda: [constant(w) for w in layer.get_weights()])
    fill(layer)
    outputs = aspects.judge("outputs", lambda: applied(layer, inputs, c, call))
    aspects.judge("outputs.dtype", lambda: dtypes(outputs))
    aspects.judge("losses", lambda: tf.add_n([0.0, *(tf.cast(x, "float32") for x in layer.losses)]))
    aspects.judge("shape.computed", lambda: output_shape(layer, c.data["inputs"]))
    aspects.judge("shape.symbolic", lambda: symbolic_shape(side, c))
    aspects.judge("mask", lambda: getattr(outputs, "_keras_mask", None))
    if c.data.get("training") == "deterministic":
        aspects.judge(
            "outputs.training", lambda: applied(layer, inputs, c, {**call, "training": True})
        )
        aspects.judge("weights.after", layer.get_weights)
    if _is_sequences(inputs) and not c.data.get("call"):
        masked = _masked(side, c.data["inputs"])
        out = aspects.judge("masked.outputs", lambda: applied(layer, masked, c, call))
        aspects.judge(
            "masked.mask", lambda: [getattr(x, "_keras_mask", None) for x in _flat_of(out)]
        )
    judge_config(side, layer, aspects)
    if c.data.get("gradients", True):
        gradients(layer, inputs, c, call, aspects)
    if c.data.get("train"):
        fill(layer)
        aspects.judge("training", lambda: train(side, layer, c))


def _flat_of(outputs: Any) -> list[Any]:
    return list(tf.nest.flatten(outputs))


def _is_sequences(inputs: Any) -> bool:
    return tf.is_tensor(inputs) and inputs.shape.rank == 3 and inputs.dtype.is_floating


def _masked(side: Any, inputs: Any) -> Any:
    """Sequences whose steps of zeros a masking layer has masked."""
    values = np.array(inputs)
    values[0, -2:] = 0
    values[-1, 1] = 0
    return side.make(Call("layer_masking", {"dtype": values.dtype.name}))(tf.constant(values))


def make(side: Any, c: Configuration, aspects: Aspects) -> Any:
    """Makes the object of a configuration; None where that fails."""
    made: list[Any] = []
    aspects.judge("made", lambda: made.append(side.make(c.call)) or True)
    return made[0] if made else None


def applied(layer: Any, inputs: Any, c: Configuration, call: dict[str, Any]) -> Any:
    """The output of a layer, to which R gave several inputs as a list or one by one."""
    return layer(*inputs, **call) if c.data.get("spread") else layer(inputs, **call)


def shapes(outputs: Any) -> list[Any]:
    """The shapes of all outputs."""
    return [list(x.shape) for x in tf.nest.flatten(outputs)]


def dtypes(outputs: Any) -> list[str]:
    """The dtypes of all outputs, by name."""
    return [x.dtype.name for x in tf.nest.flatten(outputs)]


def constant(weights: Any) -> Any:
    """The value of weights that all have the same; None for others."""
    array = np.asarray(weights)
    return float(array.flat[0]) if array.size and (array == array.flat[0]).all() else None


def fill(layer: Any) -> None:
    """Gives a layer weights that are the same on both sides, by their order."""
    filled = []
    for index, (variable, array) in enumerate(zip(layer.weights, layer.get_weights(), strict=True)):
        if np.asarray(array).dtype.kind != "f":
            filled.append(array)
            continue
        low = 0.3 if "variance" in getattr(variable, "path", variable.name) else -0.8
        filled.append(numbers(100 + index, *array.shape, low=low, high=1.0).astype(array.dtype))
    layer.set_weights(filled)


def output_shape(layer: Any, inputs: Any) -> Any:
    """What `compute_output_shape()` tells, the batch unknown."""
    shape = tf.nest.map_structure(lambda x: tf.TensorShape((None, *x.shape[1:])), inputs)
    if isinstance(inputs, list):
        shape = [tuple(one) for one in shape]
    found = layer.compute_output_shape(shape if isinstance(shape, list) else tuple(shape))
    return plain_shape(found)


def plain_shape(shape: Any) -> Any:
    """A shape, or shapes, as lists."""
    if hasattr(shape, "as_list"):
        return shape.as_list()
    if isinstance(shape, list | tuple):
        return [plain_shape(item) for item in shape]
    return shape


def symbolic_inputs(side: Any, inputs: Any) -> Any:
    """Inputs of a functional model for arrays."""
    return tf.nest.map_structure(
        lambda x: side.keras.Input(shape=x.shape[1:], dtype=x.dtype.name), inputs
    )


def symbolic_shape(side: Any, c: Configuration) -> Any:
    """The shape of the output in a functional model."""
    symbols = symbolic_inputs(side, c.data["inputs"])
    outputs = applied(side.make(c.call), symbols, c, {})
    return [list(x.shape) for x in tf.nest.flatten(outputs)]


def judge_config(side: Any, made: Any, aspects: Aspects) -> None:
    """The config of what was made, key by key."""

    def compute() -> dict[str, Any]:
        if side.name == "rkeras":
            return config(dict(side.rkeras.get_config(made)))
        return config(made.get_config())

    found = aspects.judge("config", compute)
    if found is None:
        return
    del aspects["config"]
    aspects.update(_flat("config", found))


def _is_object(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and isinstance(value[1], dict)


def _flat(path: str, value: Any) -> dict[str, Any]:
    """A config with an aspect for each value, those of nested objects too."""
    if _is_object(value):
        return {path: value[0], **_flat(path, value[1])}
    if isinstance(value, list) and value and all(_is_object(item) for item in value):
        value = dict(enumerate(value))
    if isinstance(value, dict):
        found: dict[str, Any] = {}
        for key, item in value.items():
            found.update(_flat(f"{path}.{key}", item))
        return found
    return {path: plain(value)}


def gradients(
    layer: Any, inputs: Any, c: Configuration, call: dict[str, Any], aspects: Aspects
) -> None:
    """Gradients of a weighted sum of the outputs by inputs and weights."""
    flat = [x for x in tf.nest.flatten(inputs) if x.dtype.is_floating]
    variables = [_variable(w) for w in layer.trainable_weights]

    def compute() -> Any:
        with tf.GradientTape() as tape:
            tape.watch(flat)
            total = tf.constant(0.0)
            for index, output in enumerate(tf.nest.flatten(applied(layer, inputs, c, call))):
                if output.dtype.is_floating:
                    pattern = np.cos(np.arange(float(np.prod(output.shape))) + index)
                    pattern = tf.cast(tf.reshape(pattern, output.shape), output.dtype)
                    total += tf.cast(tf.reduce_sum(output * pattern), "float32")
        return tape.gradient(total, [flat, variables])

    found = aspects.judge("gradients", compute)
    if found is not None:
        del aspects["gradients"]
        aspects["gradients.inputs"] = plain(found[0])
        aspects["gradients.weights"] = plain(found[1])


def _variable(weight: Any) -> Any:
    """The variable of TensorFlow in one of Keras 3."""
    return weight.value if not isinstance(weight, tf.Variable) else weight


def train(side: Any, layer: Any, c: Configuration) -> Any:
    """Losses of five steps of gradient descent, and the weights after them."""
    inputs = symbolic_inputs(side, c.data["inputs"])
    outputs = applied(layer, inputs, c, c.data.get("call", {}))
    model = side.keras.Model(inputs, outputs)
    fill(layer)
    values = c.data["inputs"]
    targets = numbers(9, *model(tf.nest.map_structure(tf.constant, values)).shape)
    made = side.make(Call("optimizer_sgd", {"learning_rate": 0.05}))
    if side.name == "rkeras":
        side.rkeras.compile(model, optimizer=made, loss="mse", run_eagerly=True)
        losses = [side.rkeras.train_on_batch(model, values, targets) for _ in range(5)]
    else:
        model.compile(optimizer=made, loss="mse", run_eagerly=True)
        losses = [model.train_on_batch(values, targets) for _ in range(5)]
    return [np.asarray([float(np.ravel(loss)[0]) for loss in losses]), layer.get_weights()]
