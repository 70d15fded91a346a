"""Backend functions: values, dtypes, gradients, and the same in a model."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import tensorflow as tf

from judge.calls import Call, numbers
from judge.experiments import Configuration
from judge.experiments.layers import plain_shape
from judge.results import Aspects, Failure, Sample


def backend(side: Any, c: Configuration, aspects: Aspects) -> None:
    """Judges a backend function; the data of the configuration say of which `kind` it is."""
    _KINDS[c.data["kind"]](side, c, aspects)


def _called(side: Any, c: Configuration, more: dict[str, Any]) -> Any:
    return side.make(Call(c.function, {**c.call.arguments, **more}))


def _judge_value(aspects: Aspects, compute: Callable[[], Any]) -> Any:
    """Judges the value and its dtype; a value that fails is a call that is refused."""
    value = aspects.judge("value", compute)
    if isinstance(aspects["value"], Failure):
        aspects["made"] = aspects.pop("value")
        return None
    tensors = [x for x in tf.nest.flatten(value) if tf.is_tensor(x) or hasattr(x, "assign")]
    aspects.judge("dtype", lambda: [_dtype(x) for x in tensors])
    return value


def _dtype(value: Any) -> str:
    return str(getattr(value.dtype, "name", value.dtype)).removesuffix("_ref")


def _tensors(side: Any, c: Configuration, aspects: Aspects) -> None:
    tensors = tf.nest.map_structure(tf.constant, c.data["tensors"])
    if c.function == "k_dropout":
        drawn = _called(side, c, tensors)
        aspects["value"] = Sample(np.array(drawn), drawn.shape.num_elements() // 3)
        aspects.judge("dtype", lambda: _dtype(drawn))
        return
    value = _judge_value(aspects, lambda: _called(side, c, tensors))
    outputs = [x for x in tf.nest.flatten(value) if tf.is_tensor(x)]
    if not outputs:
        return
    free = {n: x for n, x in tensors.items() if n not in c.data["fixed"]}
    if any(x.dtype.is_floating for x in outputs) and free:
        aspects.judge("gradient", lambda: _gradient(side, c, tensors, free))
    if free and all(x.shape.rank for x in tf.nest.flatten(free)):
        _in_a_model(side, c, tensors, free, aspects)


def _gradient(side: Any, c: Configuration, tensors: Any, free: Any) -> Any:
    flat = [x for x in tf.nest.flatten(free) if x.dtype.is_floating]
    with tf.GradientTape() as tape:
        tape.watch(flat)
        total = tf.constant(0.0)
        for output in tf.nest.flatten(_called(side, c, tensors)):
            if output.dtype.is_floating:
                size = float(output.shape.num_elements())
                pattern = tf.cast(tf.reshape(np.cos(np.arange(size)), output.shape), output.dtype)
                total += tf.cast(tf.reduce_sum(output * pattern), "float32")
    zeros = tf.UnconnectedGradients.ZERO
    return tape.gradient(total, flat, unconnected_gradients=zeros)


def _in_a_model(side: Any, c: Configuration, tensors: Any, free: Any, aspects: Aspects) -> None:
    """The function of symbolic tensors, the first of which is an input; kernels are constants."""
    first = next(iter(free))
    symbols = tf.nest.map_structure(
        lambda x: side.keras.Input(batch_shape=tuple(x.shape), dtype=x.dtype.name), free[first]
    )

    def compute() -> Any:
        outputs = _called(side, c, {**tensors, first: symbols})
        shapes = [plain_shape(x.shape) for x in tf.nest.flatten(outputs)]
        model = side.keras.Model(tf.nest.flatten(symbols), outputs)
        return [shapes, tf.nest.flatten(model(tf.nest.flatten(free[first])))]

    found = aspects.judge("symbolic", compute)
    if found is not None:
        del aspects["symbolic"]
        aspects["symbolic.shape"] = found[0]
        aspects.judge("symbolic.value", lambda: found[1])


def _random(side: Any, c: Configuration, aspects: Aspects) -> None:
    value = _judge_value(aspects, lambda: _called(side, c, {}))
    if value is not None:
        array = np.array(value.numpy())
        aspects["value"] = Sample(array, array.size)


def _creation(side: Any, c: Configuration, aspects: Aspects) -> None:
    arguments = {}
    if "constraint" in c.call.arguments:
        arguments["constraint"] = tf.abs
    value = _judge_value(aspects, lambda: _called(side, c, arguments))
    aspects.judge("variable", lambda: hasattr(value, "assign"))


def _settings(side: Any, c: Configuration, aspects: Aspects) -> None:
    """Functions that read or change what holds for the session, which is put back."""

    def call(function: str, **arguments: Any) -> Any:
        return side.make(Call(function, arguments))

    before = [call(f"k_{name}") for name in ("epsilon", "floatx", "image_data_format")]
    if c.function == "k_get_uid":
        call("k_reset_uids")
    try:
        aspects.judge("value", lambda: _called(side, c, {}))
        if c.function == "k_get_uid":
            aspects.judge("again", lambda: _called(side, c, {}))
            call("k_reset_uids")
            aspects.judge("reset", lambda: _called(side, c, {}))
        for name in ("epsilon", "floatx", "image_data_format", "learning_phase"):
            aspects.judge(name, lambda name=name: call(f"k_{name}"))
        aspects.judge("ones", lambda: [_dtype(call("k_ones", shape=(2,)))])
        aspects.judge("layer", lambda: side.make(Call("layer_dense", {"units": 2})).dtype)
        aspects.judge("dropout", lambda: _drops(side))
    finally:
        for name, value in zip(
            (("epsilon", "e"), ("floatx", "floatx"), ("image_data_format", "data_format")),
            before,
            strict=True,
        ):
            call(f"k_set_{name[0]}", **{name[1]: value})
        call("k_clear_session")
    aspects.judge("after", lambda: call("k_learning_phase"))


def _drops(side: Any) -> bool:
    """Whether a dropout layer that is called without `training` drops."""
    x, call = tf.ones((50, 2)), Call("layer_dropout", {"rate": 0.5})
    y = side.rkeras.layer_dropout(x, rate=0.5) if side.name == "rkeras" else side.make(call)(x)
    return bool((np.array(y) == 0).any())


def _variables(side: Any, c: Configuration, aspects: Aspects) -> None:
    def variable(index: int = 0) -> Any:
        return side.make(Call("k_variable", {"value": numbers(index, 2, 2)}))

    x, y = variable(0), variable(1)
    if c.function == "k_batch_get_value":
        aspects.judge("value", lambda: side.make(Call(c.function, {"ops": [x, y]})))
        return
    if c.function == "k_batch_set_value":
        pairs = [(x, numbers(2, 2, 2).astype("float64")), (y, numbers(3, 2, 2))]
        _judge_value(aspects, lambda: side.make(Call(c.function, {"lists": pairs})))
    else:
        _judge_value(aspects, lambda: _called(side, c, {"x": x}))
    for name, one in (("x", x), ("y", y)):
        aspects.judge(name, lambda one=one: one)
        aspects.judge(f"{name}.dtype", lambda one=one: _dtype(one))


def _callbacks(side: Any, c: Configuration, aspects: Aspects) -> None:
    functions = {
        "k_foldl": {"fn": lambda a, x: a * 0.5 + x},
        "k_foldr": {"fn": lambda a, x: a * 0.5 + x},
        "k_map_fn": {"fn": lambda x: x * 2.0 + 1.0},
        "k_in_train_phase": {"x": lambda: tf.constant(1.0), "alt": lambda: tf.constant(2.0)},
        "k_in_test_phase": {"x": tf.constant([1.0, 2.0]), "alt": tf.constant([3.0, 4.0])},
        "k_rnn": {"step_function": _step},
        "k_function": {},
    }
    if c.function == "k_function":
        aspects.judge("value", lambda: _function(side, c.index))
        return
    arrays = {n: tf.nest.map_structure(_constant, v) for n, v in c.call.arguments.items()}
    _judge_value(aspects, lambda: _called(side, c, {**arrays, **functions[c.function]}))


def _constant(value: Any) -> Any:
    return tf.constant(value) if isinstance(value, np.ndarray) else value


def _step(inputs: Any, states: Any) -> Any:
    output = tf.tanh(inputs + 0.5 * states[0])
    return output, [output]


def _function(side: Any, index: int) -> Any:
    def call(name: str, *values: Any, **arguments: Any) -> Any:
        names = dict(zip(("x",), values, strict=False))
        return side.make(Call(name, {**names, **arguments}))

    p = call("k_placeholder", shape=(None, 3))
    outputs: Any = [call("k_square", p), call("k_sum", p, axis=1)]
    if index % 3 == 1:
        outputs = outputs[:1]
    if index % 3 == 2:
        outputs = outputs[0]
    run = side.make(Call("k_function", {"inputs": [p], "outputs": outputs}))
    return run([numbers(index, 4, 3)])


_KINDS = {
    "tensors": _tensors,
    "random": _random,
    "creation": _creation,
    "settings": _settings,
    "variables": _variables,
    "callbacks": _callbacks,
}
