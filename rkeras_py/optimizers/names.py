"""Optimizers that `compile()` is given by their names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rkeras_py.optimizers.adam import optimizer_adam, optimizer_adamax, optimizer_nadam
from rkeras_py.optimizers.adaptive import (
    optimizer_adadelta,
    optimizer_adagrad,
    optimizer_rmsprop,
)
from rkeras_py.optimizers.later import LaterFtrl
from rkeras_py.optimizers.sgd import optimizer_sgd

# A name stands for the defaults of Keras, whose rates are not always those of R's functions.
_BY_NAME: dict[str, Callable[[], Any]] = {
    "adadelta": lambda: optimizer_adadelta(learning_rate=0.001),
    "adagrad": lambda: optimizer_adagrad(learning_rate=0.001),
    "adam": optimizer_adam,
    "adamax": lambda: optimizer_adamax(learning_rate=0.001),
    "ftrl": LaterFtrl,
    "nadam": lambda: optimizer_nadam(learning_rate=0.001),
    "rmsprop": optimizer_rmsprop,
    "sgd": optimizer_sgd,
}


def named(optimizer: Any) -> Any:
    """The optimizer of 2.9 for a name.

    Args:
        optimizer: A name, in any case, or an optimizer.

    Returns:
        The optimizer; names that 2.9 had not, and other objects, as they are, for Keras to judge.
    """
    if isinstance(optimizer, str) and optimizer.lower() in _BY_NAME:
        return _BY_NAME[optimizer.lower()]()
    return optimizer
