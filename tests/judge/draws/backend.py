"""Configurations of backend functions: tensors that fit together, and the other arguments."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import numpy as np

from judge.calls import Call, Named
from judge.draws import backend_networks
from judge.draws.backend_values import (
    ANY,
    DTYPES,
    FIELDS,
    FLOATS,
    NUMBERS,
    REAL,
    Drawn,
    Rng,
    array,
    chance,
)
from judge.draws.values import arguments, between, one_of
from judge.experiments import Configuration

NOT_JUDGED = {
    "k_conv3d_transpose": "called what TensorFlow 2.9 did not have",
    "k_get_variable_shape": "called what TensorFlow 2.9 did not have",
    "k_identity": "called what TensorFlow 2.9 did not have",
    "k_is_placeholder": "called what TensorFlow 2.9 did not have",
    "k_is_tensor": "called what TensorFlow 2.9 did not have",
    "k_get_session": "sessions are gone, and so they were in Keras 2 on this TensorFlow",
    "k_set_session": "sessions are gone, and so they were in Keras 2 on this TensorFlow",
    "k_manual_variable_initialization": "sets a flag of sessions",
    "k_gradients": "an error in Keras 2 wherever there is no graph",
    "k_placeholder": "judged as the inputs of k_function",
    "k_clear_session": "judged with the learning phase",
    "k_reset_uids": "judged with k_get_uid",
    "k_backend": "the name of a package that is another one",
}
_AXIS = one_of(0, 1, 2, -1, -2)
_AXES = one_of(0, 1, -1, (0, 1), (0, 2), (1, -1))


def _x(dtypes: tuple[str, ...], **own: Any) -> Callable[[Rng], Drawn]:
    """Functions of one tensor of any shape."""
    return lambda rng: Drawn({"x": array(rng, chance(rng, dtypes))}, own)


def _cube(dtypes: tuple[str, ...], **own: Any) -> Callable[[Rng], Drawn]:
    """Functions of one tensor of three axes."""
    return lambda rng: Drawn({"x": array(rng, chance(rng, dtypes), (2, 3, 4))}, own)


def _positive(dtypes: tuple[str, ...]) -> Callable[[Rng], Drawn]:
    return lambda rng: Drawn({"x": array(rng, chance(rng, dtypes), low=0.1)})


def _pair(*names: str, dtypes: tuple[str, ...]) -> Callable[[Rng], Drawn]:
    """Functions of two tensors that broadcast."""

    def draw(rng: Rng) -> Drawn:
        dtype = chance(rng, dtypes)
        shapes = rng.choice([((3, 4), (3, 4)), ((3, 4), (1, 4)), ((2, 3, 4), (4,)), ((3, 1), (4,))])
        return Drawn({n: array(rng, dtype, s) for n, s in zip(names, shapes, strict=True)})

    return draw


def _compared(dtypes: tuple[str, ...]) -> Callable[[Rng], Drawn]:
    """Functions that compare: some elements are equal."""

    def draw(rng: Rng) -> Drawn:
        drawn = _pair("x", "y", dtypes=dtypes)(rng)
        x, y = drawn.tensors["x"], drawn.tensors["y"]
        if x.shape == y.shape:
            y[0] = x[0]
        return drawn

    return draw


def _concatenate(rng: Rng) -> Drawn:
    dtype, axis = chance(rng, ANY), rng.choice([0, 1, 2, -1])
    shapes = [[2, 3, 4] for _ in range(rng.randint(1, 3))]
    for shape in shapes[1:]:
        shape[axis] = rng.randint(1, 3)
    return Drawn({"tensors": [array(rng, dtype, tuple(s)) for s in shapes]}, given={"axis": axis})


def _stack(rng: Rng) -> Drawn:
    dtype = chance(rng, ANY)
    return Drawn({"x": [array(rng, dtype, (2, 3)) for _ in range(rng.randint(1, 3))]},
                 {"axis": one_of(0, 1, 2, -1)})  # fmt: skip


def _unstack(rng: Rng) -> Drawn:
    return Drawn({"x": array(rng, chance(rng, ANY), (3, 2))},
                 {"axis": one_of(0), "num": one_of(3)})  # fmt: skip


def _gather(rng: Rng) -> Drawn:
    indices = np.array(rng.choice([[0, 2], [[1, 1], [0, 2]], 1]), rng.choice(["int32", "int64"]))
    return Drawn({"reference": array(rng, chance(rng, ANY), (3, 4)), "indices": indices},
                 fixed=("indices",))  # fmt: skip


def _one_hot(rng: Rng) -> Drawn:
    indices = np.array(rng.choice([[0, 2, 1], [[0, 5], [1, -1]]]), rng.choice(["int32", "int64"]))
    return Drawn({"indices": indices}, {"num_classes": one_of(3, 4)})


def _batch_dot(rng: Rng) -> Drawn:
    x, y, axes = rng.choice(
        [
            ((2, 3, 4), (2, 4, 5), [2, 1]),
            ((2, 3, 4), (2, 5, 4), 2),
            ((2, 3), (2, 3), 1),
            ((2, 3, 4), (2, 4), [2, 1]),
            ((2, 4), (2, 3, 4), [1, 2]),
            ((2, 3, 4, 5), (2, 3, 5, 2), [3, 2]),
        ]
    )
    dtype = chance(rng, FLOATS)
    return Drawn({"x": array(rng, dtype, x), "y": array(rng, dtype, y)}, given={"axes": axes})


def _dot(rng: Rng) -> Drawn:
    x, y = rng.choice([((3, 4), (4, 2)), ((2, 3, 4), (4, 2)), ((2, 3, 4), (5, 4, 6))])
    dtype = chance(rng, (*FLOATS, "int32"))
    return Drawn({"x": array(rng, dtype, x), "y": array(rng, dtype, y)})


def _clip(rng: Rng) -> Drawn:
    dtype = chance(rng, REAL)
    low, high = (-1, 1) if dtype.startswith("int") else (-0.5, 0.7)
    low, high = rng.choice([(low, high), (low, high), (high, low)])
    return Drawn({"x": array(rng, dtype)}, {"min_value": one_of(low), "max_value": one_of(high)})


def _pow(rng: Rng) -> Drawn:
    dtype = chance(rng, NUMBERS)
    return Drawn({"x": array(rng, dtype, low=0.2)}, {"a": one_of(2, 3, 0)})


def _reshape(rng: Rng) -> Drawn:
    return Drawn({"x": array(rng, chance(rng, ANY), (2, 3, 4))},
                 {"shape": one_of((6, 4), (-1, 2), (24,), (2, -1, 2), (2, 12))})  # fmt: skip


def _repeat(rng: Rng) -> Drawn:
    return Drawn({"x": array(rng, chance(rng, ANY), (3, 4))}, {"n": one_of(1, 2, 5)})


def _repeat_elements(rng: Rng) -> Drawn:
    return Drawn({"x": array(rng, chance(rng, ANY), (2, 3, 4))},
                 {"rep": one_of(1, 2, 3), "axis": _AXIS})  # fmt: skip


def _squeeze(rng: Rng) -> Drawn:
    return Drawn({"x": array(rng, chance(rng, ANY), (1, 3, 1))}, given={"axis": rng.choice([0, 2])})


def _tile(rng: Rng) -> Drawn:
    shape, n = rng.choice([((2, 3), (2, 1)), ((2, 3), (1, 3)), ((4,), 2), ((4,), (3,))])
    return Drawn({"x": array(rng, chance(rng, ANY), shape)}, given={"n": n})


def _bias_add(rng: Rng) -> Drawn:
    dtype = chance(rng, FLOATS)
    x, bias, given = rng.choice(
        [
            ((3, 4), (4,), {}),
            ((2, 3, 4), (4,), {}),
            ((2, 3, 4), (3, 4), {"data_format": "channels_last"}),
            ((2, 3, 4), (3,), {"data_format": "channels_first"}),
            ((2, 3, 2, 4), (4,), {}),
            ((2, 3, 2, 4), (3,), {"data_format": "channels_first"}),
        ]
    )
    return Drawn({"x": array(rng, dtype, x), "bias": array(rng, dtype, bias)}, given=given)


def _switch(rng: Rng) -> Drawn:
    dtype = chance(rng, ANY)
    condition = np.array(rng.choice([[[True, False, True], [False, False, True]],
                                     [True, False], True, False]))  # fmt: skip
    shape = (2, 3) if condition.ndim != 1 else (2, 2)
    branches = {f"{n}_expression": array(rng, dtype, shape) for n in ("then", "else")}
    return Drawn({"condition": condition, **branches}, fixed=("condition",))


def _crossentropy(kind: str) -> Callable[[Rng], Drawn]:
    def draw(rng: Rng) -> Drawn:
        dtype, logits = rng.choice(FLOATS), rng.random() < 0.5
        raw = array(rng, "float64", (5, 4), low=-3, high=3)
        shares = 1 / (1 + np.exp(-raw)) if kind == "binary" else np.exp(raw)
        if kind != "binary" and rng.random() < 0.7:
            shares /= shares.sum(-1, keepdims=True)
        labels = np.random.default_rng(rng.randint(0, 999)).integers(0, 4, 5)
        target = (raw > 0).astype(dtype) if kind == "binary" else np.eye(4)[labels].astype(dtype)
        if kind == "sparse":
            target = labels.astype(rng.choice(["int32", "int64"]))
        given = {"from_logits": True} if logits else {}
        tensors = {"target": target, "output": (raw if logits else shares).astype(dtype)}
        return Drawn(tensors, {"axis": one_of(-1), "from_logits": one_of(logits)}, given,
                     fixed=("target",))  # fmt: skip

    return draw


def _in_top_k(rng: Rng) -> Drawn:
    predictions = array(rng, "float32", (5, 4))
    targets = np.random.default_rng(rng.randint(0, 99)).integers(0, 4, 5).astype("int32")
    return Drawn({"predictions": predictions, "targets": targets}, {"k": one_of(1, 2, 3)},
                 fixed=("targets",))  # fmt: skip


def _normalization(rng: Rng) -> Drawn:
    """Only the last axis: Keras 2 ignored others, or refused them."""
    dtype, shape = rng.choice(
        [("float32", (3, 4)), ("float64", (2, 3, 4)), ("float32", (2, 3, 2, 4))]
    )
    parts = {n: array(rng, dtype, (4,), low=0.2) for n in ("mean", "var", "beta", "gamma")}
    return Drawn({"x": array(rng, dtype, shape), **parts},
                 {"axis": one_of(-1), "epsilon": one_of(1e-3, 0.1)})  # fmt: skip


def _normalize_in_training(rng: Rng) -> Drawn:
    shape, axes = rng.choice([((3, 4), [0]), ((2, 3, 4), [0, 1]), ((2, 3, 2, 4), [0, 1, 2])])
    parts = {n: array(rng, "float32", (4,), low=0.2) for n in ("gamma", "beta")}
    return Drawn({"x": array(rng, "float32", shape), **parts}, {"epsilon": one_of(1e-3, 0.1)},
                 {"reduction_axes": axes})  # fmt: skip


def _likes(rng: Rng) -> Drawn:
    return Drawn({"x": array(rng, chance(rng, ANY))}, {"dtype": one_of(*DTYPES)})


def _tensor(dtypes: tuple[str, ...] = ANY, name: str = "x") -> Callable[[Rng], Drawn]:
    return lambda rng: Drawn({name: array(rng, chance(rng, dtypes))})


TENSORS: dict[str, Callable[[Rng], Drawn]] = {
    **{f"k_{name}": _x(FIELDS) for name in ("exp", "sin", "cos", "tanh")},
    **{
        f"k_{name}": _x(FLOATS)
        for name in ("sigmoid", "softplus", "hard_sigmoid", "sqrt", "softsign")
    },
    **{f"k_{name}": _x(NUMBERS) for name in ("abs", "square", "sign")},
    "k_log": _positive(FIELDS),
    "k_round": _x(REAL),
    "k_pow": _pow,
    "k_clip": _clip,
    "k_relu": _x(FLOATS, alpha=between(0.05, 0.5), max_value=between(0.5, 2.0)),
    "k_elu": _x(FLOATS, alpha=between(0.2, 2.0)),
    "k_softmax": _cube(FLOATS, axis=_AXIS),
    "k_l2_normalize": _cube(FLOATS, axis=_AXES),
    **{f"k_{name}": _pair("x", "y", dtypes=REAL) for name in ("maximum", "minimum")},
    **{f"k_{name}": _compared(ANY) for name in ("equal", "not_equal")},
    **{f"k_{name}": _compared(REAL) for name in ("greater", "greater_equal", "less", "less_equal")},
    **{f"k_{name}": _cube(ANY, axis=_AXES) for name in ("all", "any")},
    **{f"k_{name}": _cube(REAL, axis=_AXES) for name in ("max", "min")},
    "k_sum": _cube(NUMBERS, axis=_AXES),
    "k_mean": _cube((*NUMBERS, "bool"), axis=_AXES),
    "k_prod": _cube(NUMBERS, axis=_AXES),
    **{f"k_{name}": _cube((*FLOATS, "bool"), axis=_AXES) for name in ("var", "std")},
    "k_logsumexp": _cube(FLOATS, axis=_AXES),
    **{f"k_{name}": _cube(REAL, axis=_AXIS) for name in ("argmax", "argmin")},
    **{f"k_{name}": _cube(NUMBERS, axis=_AXIS) for name in ("cumsum", "cumprod")},
    "k_batch_flatten": _cube(ANY),
    "k_flatten": _cube(ANY),
    "k_transpose": _cube(ANY),
    "k_permute_dimensions": _cube(ANY, pattern=one_of((0, 2, 1), (2, 1, 0), (1, 0, 2))),
    "k_expand_dims": _cube(ANY, axis=one_of(0, 1, 2, 3, -1, -2)),
    "k_reverse": _cube(ANY, axes=one_of(0, 2, [0, 1], -1)),
    "k_squeeze": _squeeze,
    "k_reshape": _reshape,
    "k_repeat": _repeat,
    "k_repeat_elements": _repeat_elements,
    "k_tile": _tile,
    "k_concatenate": _concatenate,
    "k_stack": _stack,
    "k_unstack": _unstack,
    "k_gather": _gather,
    "k_one_hot": _one_hot,
    "k_batch_dot": _batch_dot,
    "k_dot": _dot,
    "k_bias_add": _bias_add,
    "k_switch": _switch,
    "k_binary_crossentropy": _crossentropy("binary"),
    "k_categorical_crossentropy": _crossentropy("categorical"),
    "k_sparse_categorical_crossentropy": _crossentropy("sparse"),
    "k_in_top_k": _in_top_k,
    "k_batch_normalization": _normalization,
    "k_normalize_batch_in_training": _normalize_in_training,
    "k_ones_like": _likes,
    "k_zeros_like": _likes,
    "k_cast": _x(ANY, dtype=one_of(*DTYPES)),
    "k_cast_to_floatx": _tensor((*REAL, "bool")),
    "k_shape": _tensor(),
    "k_stop_gradient": _tensor(ANY, "variables"),
    "k_print_tensor": _x(REAL, message=one_of("a message")),
    "k_to_dense": _tensor(ANY, "tensor"),
    "k_count_params": _tensor(),
    "k_dtype": _tensor(),
    "k_int_shape": _tensor(),
    "k_ndim": _tensor(),
    "k_is_keras_tensor": _tensor(),
    "k_is_sparse": _tensor(ANY, "tensor"),
    "k_eval": _tensor(),
    "k_get_value": _tensor(),
    **backend_networks.TENSORS,
}
_SHAPE = one_of((200,), (20, 30), (4, 5, 6))
_FLOAT_DTYPE = one_of(*FLOATS)
RANDOM: dict[str, dict[str, Any]] = {
    "k_random_normal": {"mean": between(-1, 1), "stddev": between(0.3, 2)},
    "k_random_uniform": {"minval": between(-1, 0), "maxval": between(0.5, 2)},
    "k_truncated_normal": {"mean": between(-1, 1), "stddev": between(0.3, 2)},
    "k_random_bernoulli": {"p": between(0.1, 0.9)},
    "k_random_binomial": {"p": between(0.1, 0.9)},
    "k_random_normal_variable": {"mean": between(-1, 1), "scale": between(0.3, 2)},
    "k_random_uniform_variable": {"low": between(-1, 0), "high": between(0.5, 2)},
}
CREATION: dict[str, dict[str, Any]] = {
    "k_arange": {
        "start": one_of(0, 2, 5),
        "stop": one_of(9, 12),
        "step": one_of(2, 3),
        "dtype": one_of("float32", "int64", "float64"),
    },
    "k_constant": {
        "value": one_of(1.5, 2, [1.0, 2.5], [[1, 2], [3, 4]], np.arange(6.0).reshape(2, 3)),
        "dtype": one_of(*DTYPES[:-1]),
        "shape": one_of(None),
    },
    "k_eye": {"size": one_of(2, 3), "dtype": one_of(*FLOATS)},
    "k_ones": {"shape": one_of((2, 3), (4,), (2, 0)), "dtype": one_of(*DTYPES[:-1])},
    "k_zeros": {"shape": one_of((2, 3), (4,), (0, 2)), "dtype": one_of(*DTYPES[:-1])},
    "k_variable": {
        "value": one_of(1.5, 2, [1.0, 2.5], [[1, 2], [3, 4]], np.arange(6.0).reshape(2, 3)),
        "dtype": one_of(*FLOATS),
        "constraint": one_of(Named("abs")),
    },
}
SETTINGS = {
    "k_epsilon": {},
    "k_floatx": {},
    "k_image_data_format": {},
    "k_set_epsilon": {"e": one_of(1e-5, 1e-3)},
    "k_set_floatx": {"floatx": one_of("float16", "float64")},
    "k_set_image_data_format": {"data_format": one_of("channels_first", "channels_last")},
    "k_learning_phase": {},
    "k_set_learning_phase": {"value": one_of(0, 1)},
    "k_get_uid": {"prefix": one_of("dense", "own")},
}
_VALUE = one_of(*(np.array(v, "float32") for v in ([[0.1, 0.2], [0.3, 0.4]], [[2, 1], [0, -1]])))
VARIABLES: dict[str, dict[str, Any]] = {
    "k_update": {"new_x": _VALUE},
    "k_update_add": {"increment": _VALUE},
    "k_update_sub": {"decrement": _VALUE},
    "k_moving_average_update": {"value": _VALUE, "momentum": between(0.1, 0.95)},
    "k_set_value": {"value": _VALUE},
    "k_batch_set_value": {},
    "k_batch_get_value": {},
}
_FOLDED = one_of(np.arange(4.0, dtype="float32"), np.arange(6, dtype="float32").reshape(3, 2))
CALLBACKS: dict[str, dict[str, Any]] = {
    "k_foldl": {"elems": _FOLDED, "initializer": one_of(None)},
    "k_foldr": {"elems": _FOLDED, "initializer": one_of(None)},
    "k_map_fn": {"elems": _FOLDED, "dtype": one_of("float32")},
    "k_in_train_phase": {"training": one_of(0, 1, True, False)},
    "k_in_test_phase": {"training": one_of(0, 1, True, False)},
    "k_function": {"updates": one_of(None)},
    "k_rnn": {
        "inputs": one_of(np.sin(np.arange(24, dtype="float32")).reshape(2, 4, 3)),
        "initial_states": one_of([np.ones((2, 3), "float32")], [np.zeros((2, 3), "float32")]),
        "mask": one_of(np.array([[True, False, True, True], [False, True, True, False]])),
        "constants": one_of(None),
        "input_length": one_of(4),
    },
}
KINDS = (
    ("random", RANDOM, {"shape": _SHAPE, "dtype": _FLOAT_DTYPE}),
    ("creation", CREATION, {}),
    ("settings", SETTINGS, {}),
    ("variables", VARIABLES, {}),
    ("callbacks", CALLBACKS, {}),
)


def draw(function: str, index: int, rng: random.Random, group: str) -> Configuration:
    """A configuration of a backend function."""
    if function in TENSORS:
        drawn = TENSORS[function](rng)
        without = frozenset({*drawn.tensors, *drawn.given, "name"})
        given = {**arguments(function, index, rng, drawn.own, without, 0.5), **drawn.given}
        data = {"kind": "tensors", "tensors": drawn.tensors, "fixed": drawn.fixed}
        return Configuration(group, function, index, Call(function, given), data)
    kind, table, shared = next(row for row in KINDS if function in row[1])
    without = frozenset({"x", "fn", "alt", "inputs", "outputs", "step_function", "ops", "lists"})
    own = {**shared, **table[function]}
    given = arguments(function, index, rng, own, without - set(own), 0.5)
    return Configuration(group, function, index, Call(function, given), {"kind": kind})
