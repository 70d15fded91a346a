"""Values of arguments, by the argument's name; a function may have its own."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from judge.calls import Call
from judge.formals import REQUIRED, formals

Rng = random.Random
Value = Callable[[Rng], Any]

ACTIVATIONS = (
    *("relu", "tanh", "sigmoid", "linear", "softplus", "softsign", "elu"),
    *("selu", "exponential", "gelu", "swish", "hard_sigmoid", "softmax"),
)


def one_of(*values: Any) -> Value:
    """One of some values."""
    return lambda rng: rng.choice(values)


def between(low: float, high: float, digits: int = 2) -> Value:
    """A number in an interval."""
    return lambda rng: round(rng.uniform(low, high), digits)


def whole(low: int, high: int) -> Value:
    """A whole number in an interval."""
    return lambda rng: rng.randint(low, high)


def _initializer(rng: Rng) -> Any:
    return rng.choice(
        [
            "glorot_uniform",
            "he_normal",
            "zeros",
            "ones",
            "random_normal",
            "lecun_uniform",
            "orthogonal",
            Call("initializer_constant", {"value": 0.25}),
            Call("initializer_variance_scaling", {"scale": 2.0, "distribution": "uniform"}),
            Call("initializer_random_uniform", {"minval": -0.1, "maxval": 0.3, "seed": 3}),
        ]
    )


def _regularizer(rng: Rng) -> Any:
    return rng.choice(
        [
            "l1",
            "l2",
            Call("regularizer_l1", {"l": 0.02}),
            Call("regularizer_l2", {}),
            Call("regularizer_l1_l2", {"l1": 0.01, "l2": 0.03}),
        ]
    )


def _constraint(rng: Rng) -> Any:
    return rng.choice(
        [
            "max_norm",
            "non_neg",
            "unit_norm",
            Call("constraint_maxnorm", {"max_value": 0.7}),
            Call("constraint_nonneg", {}),
            Call("constraint_unitnorm", {}),
            Call("constraint_minmaxnorm", {"min_value": 0.3, "max_value": 0.6}),
        ]
    )


VALUES: dict[str, Value] = {
    "activation": one_of(*ACTIVATIONS),
    "recurrent_activation": one_of(*ACTIVATIONS[:3], "hard_sigmoid"),
    "units": whole(2, 4),
    "filters": one_of(2, 4),
    "groups": one_of(1, 2),
    "padding": one_of("valid", "same"),
    "data_format": one_of("channels_last", "channels_first"),
    "depth_multiplier": whole(1, 3),
    "rate": between(0.1, 0.6),
    "dropout": one_of(0.0),
    "recurrent_dropout": one_of(0.0),
    "alpha": between(0.05, 1.5),
    "theta": between(0.1, 1.2),
    "max_value": between(0.5, 3.0),
    "negative_slope": between(0.05, 0.4),
    "threshold": between(0.1, 0.6),
    "momentum": between(0.5, 0.95),
    "epsilon": one_of(1e-3, 1e-5, 0.1),
    "seed": whole(1, 99),
    "stddev": between(0.1, 0.8),
    "mean": between(-0.5, 0.5),
    "axis": one_of(-1, 1),
    "dtype": one_of("float32", "float64", "float16"),
    "name": one_of("chosen"),
    "trainable": one_of(True, False),
    "learning_rate": one_of(
        0.1,
        0.003,
        Call(
            "learning_rate_schedule_exponential_decay",
            {"initial_learning_rate": 0.1, "decay_steps": 3, "decay_rate": 0.5},
        ),
    ),
    "decay": one_of(0.1, 1e-3),
    "schedule_decay": one_of(0.01, 0.1),
    "clipnorm": between(0.3, 2.0),
    "clipvalue": between(0.2, 1.0),
    "rho": between(0.5, 0.99),
    "beta_1": between(0.5, 0.95),
    "beta_2": between(0.9, 0.999, 3),
    "gain": between(0.3, 2.0),
    "minval": between(-1.0, 0.0),
    "maxval": between(0.1, 1.0),
    "scale": between(0.5, 2.5),
    "l": between(0.001, 0.2, 3),
    "l1": between(0.001, 0.2, 3),
    "l2": between(0.001, 0.2, 3),
    "factor": between(0.01, 0.5),
    "label_smoothing": between(0.05, 0.3),
    "delta": between(0.3, 2.0),
    "num_thresholds": one_of(10, 50),
    "class_id": one_of(0, 1),
    "top_k": one_of(1, 2),
    "k": one_of(1, 2, 3),
    "implementation": one_of(1, 2),
    "reduction": one_of("auto", "none", "sum"),
}


def value(function: str, argument: str, rng: Rng, own: dict[str, Value]) -> Any:
    """A value of an argument.

    Args:
        function: The function.
        argument: Its argument.
        rng: Draws.
        own: Values of this function alone, by argument.

    Returns:
        The value.

    Raises:
        KeyError: Nothing says what values the argument takes.
    """
    if argument in own:
        return own[argument](rng)
    if argument in VALUES:
        return VALUES[argument](rng)
    for ending, draw in (
        ("_initializer", _initializer),
        ("_regularizer", _regularizer),
        ("_constraint", _constraint),
    ):
        if argument.endswith(ending):
            return draw(rng)
    default = formals()[function][argument]
    if isinstance(default, bool):
        return rng.random() < 0.5
    raise KeyError(f"draws: no values are known for {argument} of {function}")


def arguments(
    function: str,
    index: int,
    rng: Rng,
    own: dict[str, Value],
    without: frozenset[str] = frozenset(),
    share: float = 0.35,
) -> dict[str, Any]:
    """Arguments of a function: those that it needs, and at random some of the others.

    Args:
        function: The function.
        index: The number of the configuration; 0 has no optional arguments.
        rng: Draws.
        own: Values of this function alone, by argument.
        without: Arguments that are never given.
        share: The fraction of optional arguments that are given.

    Returns:
        Values by argument.
    """
    given = {}
    for name, default in formals()[function].items():
        if name in without:
            continue
        needed = isinstance(default, str) and default == REQUIRED
        if needed or (index > 0 and rng.random() < share):
            given[name] = value(function, name, rng, own)
    return given
