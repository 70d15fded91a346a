"""Stochastic gradient descent."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import (
    Bool,
    Float,
)
from rkeras_py.api.registry import public
from rkeras_py.engine import keras
from rkeras_py.optimizers.base import (
    FAMILY,
    SHARED,
    LearningRate,
    Legacy,
    NonNegative,
    Rest,
    make_optimizer,
    register,
)


@register
class DecayingSGD(Legacy, keras.optimizers.SGD):  # type: ignore[misc]
    """SGD with `decay`, and with any combination of clipping."""

    def _keeps(self) -> tuple[str, tuple[str, ...]] | None:
        return ("SGD", ("momentums",)) if self.momentum else None


@public(family=FAMILY, shared=SHARED)
def optimizer_sgd(
    learning_rate: LearningRate = 0.01,
    momentum: Float = 0.0,
    decay: NonNegative = 0.0,
    nesterov: Bool = False,
    clipnorm: NonNegative | None = None,
    clipvalue: NonNegative | None = None,
    **kwargs: Rest,
) -> Any:
    """Stochastic gradient descent, optionally with momentum.

    With the gradient `g`, an update is `v = momentum * v - learning_rate * g; w = w + v`;
    with `nesterov` the second part is `w = w + momentum * v - learning_rate * g`.

    Args:
        learning_rate: The learning rate, or a schedule.
        momentum: Fraction of the last update to keep, from 0 to 1.
        nesterov: Whether to use Nesterov momentum.

    Returns:
        An optimizer for `compile()`.

    Raises:
        ValueError: A number is out of its range.

    Example:
        >>> from rkeras_py import optimizer_sgd
        >>> optimizer = optimizer_sgd(learning_rate=0.1, momentum=0.9, nesterov=True)
    """
    return make_optimizer(
        "optimizer_sgd",
        DecayingSGD,
        kwargs,
        learning_rate=learning_rate,
        momentum=momentum,
        nesterov=nesterov,
        decay=decay,
        clipnorm=clipnorm,
        clipvalue=clipvalue,
    )
