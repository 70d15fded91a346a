"""Adam and its variants: Adamax, Nadam."""

from __future__ import annotations

from typing import Any

from rkeras_py import keras_internals
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
class DecayingAdam(Legacy, keras.optimizers.Adam):  # type: ignore[misc]
    """Adam with `decay`, and with any combination of clipping."""


@register
class DecayingAdamax(Legacy, keras.optimizers.Adamax):  # type: ignore[misc]
    """Adamax with `decay`, and with any combination of clipping."""

    def _keeps(self) -> tuple[str, tuple[str, ...]] | None:
        return "Adamax", ("m", "u")


@register
class NesterovAdam(Legacy, keras.optimizers.Nadam):  # type: ignore[misc]
    """Nadam of the 2.9 API, with a rate for the momentum schedule.

    Args:
        schedule_decay: The rate of the schedule.
        **config: The arguments of Keras' class.
    """

    def __init__(self, *args: Any, schedule_decay: float = 0.004, **config: Any) -> None:
        super().__init__(*args, **config)
        self.schedule_decay = schedule_decay

    def _momentum_at(self, step: Any) -> Any:
        base = keras.ops.convert_to_tensor(0.96, dtype=step.dtype)
        return self.beta_1 * (1.0 - 0.5 * keras.ops.power(base, step * self.schedule_decay))

    # Replaces the step of Keras' Nadam at the start of an update, which has its own schedule.
    passed_by = keras.optimizers.Nadam

    def begin_update(self, learning_rate: Any) -> Any:
        """Advances the momentum schedule by one step and returns the learning rate."""
        product = keras_internals.momentum_product(self)
        step = keras.ops.cast(self.iterations + 1, product.dtype)
        self.assign(product, product * self._momentum_at(step))
        return super().begin_update(learning_rate)

    def _keeps(self) -> tuple[str, tuple[str, ...]] | None:
        return "Nadam", ()

    def _update(self, gradient: Any, variable: Any, learning_rate: Any) -> None:
        ops, dtype = keras.ops, variable.dtype
        rate = ops.cast(learning_rate, dtype)
        gradient = ops.cast(gradient, dtype)
        step = ops.cast(self.iterations + 1, dtype)
        now, following = self._momentum_at(step), self._momentum_at(step + 1)
        product = ops.cast(keras_internals.momentum_product(self), dtype)
        first = keras_internals.optimizer_slot(self, "Nadam", "momentums", variable)
        second = keras_internals.optimizer_slot(self, "Nadam", "velocities", variable)
        self.assign(first, self.beta_1 * first + (1 - self.beta_1) * gradient)
        self.assign(second, self.beta_2 * second + (1 - self.beta_2) * ops.square(gradient))
        mean = following * first / (1 - product * following) + (1 - now) * gradient / (1 - product)
        beta_2 = ops.convert_to_tensor(self.beta_2, dtype=dtype)
        variance = second / (1 - ops.power(beta_2, step))
        self.assign_sub(variable, rate * mean / (ops.sqrt(variance) + self.epsilon))

    def get_config(self) -> dict[str, Any]:
        """The constructor's arguments."""
        return {**super().get_config(), "schedule_decay": self.schedule_decay}


@public(family=FAMILY, shared=SHARED)
def optimizer_adam(
    learning_rate: LearningRate = 0.001,
    beta_1: Float = 0.9,
    beta_2: Float = 0.999,
    epsilon: NonNegative | None = None,
    decay: NonNegative = 0.0,
    amsgrad: Bool = False,
    clipnorm: NonNegative | None = None,
    clipvalue: NonNegative | None = None,
    **kwargs: Rest,
) -> Any:
    """Adam optimizer, with running means of the gradient and of its square.

    With the gradient `g`, update `t`, counted from 1, is
    `m = beta_1 * m + (1 - beta_1) * g; v = beta_2 * v + (1 - beta_2) * g^2;
    w = w - learning_rate * sqrt(1 - beta_2^t) / (1 - beta_1^t) * m / (sqrt(v) + epsilon)`.

    Args:
        learning_rate: The learning rate, or a schedule.
        beta_1: Decay rate of the mean of the gradient, from 0 to 1.
        beta_2: Decay rate of the mean of its square, from 0 to 1.
        amsgrad: Whether to use the largest `v` so far in the last step (AMSGrad).

    Returns:
        An optimizer for `compile()`.

    Raises:
        ValueError: A number is out of its range.

    Source:
        Kingma and Ba (2015), "Adam: A Method for Stochastic Optimization",
        https://arxiv.org/abs/1412.6980; Reddi et al. (2018), "On the Convergence of Adam
        and Beyond", https://arxiv.org/abs/1904.09237, for `amsgrad`

    Example:
        >>> from rkeras_py import optimizer_adam
        >>> optimizer = optimizer_adam(learning_rate=0.0005, clipnorm=1.0)
    """
    return make_optimizer(
        "optimizer_adam",
        DecayingAdam,
        kwargs,
        learning_rate=learning_rate,
        beta_1=beta_1,
        beta_2=beta_2,
        epsilon=epsilon,
        amsgrad=amsgrad,
        decay=decay,
        clipnorm=clipnorm,
        clipvalue=clipvalue,
    )


@public(family=FAMILY, shared=SHARED)
def optimizer_adamax(
    learning_rate: LearningRate = 0.002,
    beta_1: Float = 0.9,
    beta_2: Float = 0.999,
    epsilon: NonNegative | None = None,
    decay: NonNegative = 0.0,
    clipnorm: NonNegative | None = None,
    clipvalue: NonNegative | None = None,
    **kwargs: Rest,
) -> Any:
    """Adamax optimizer: Adam with the infinity norm of the gradients in place of `v`.

    With the gradient `g`, update `t`, counted from 1, is
    `m = beta_1 * m + (1 - beta_1) * g; u = max(beta_2 * u, abs(g));
    w = w - learning_rate / (1 - beta_1^t) * m / (u + epsilon)`.

    Args:
        learning_rate: The learning rate, or a schedule.
        beta_1: Decay rate of the mean of the gradient, from 0 to 1.
        beta_2: Decay rate of the infinity norm, from 0 to 1.

    Returns:
        An optimizer for `compile()`.

    Raises:
        ValueError: A number is out of its range.

    Source:
        Kingma and Ba (2015), "Adam: A Method for Stochastic Optimization", section 7,
        https://arxiv.org/abs/1412.6980

    Example:
        >>> from rkeras_py import optimizer_adamax
        >>> optimizer = optimizer_adamax(learning_rate=0.001)
    """
    return make_optimizer(
        "optimizer_adamax",
        DecayingAdamax,
        kwargs,
        learning_rate=learning_rate,
        beta_1=beta_1,
        beta_2=beta_2,
        epsilon=epsilon,
        decay=decay,
        clipnorm=clipnorm,
        clipvalue=clipvalue,
    )


@public(family=FAMILY, shared=SHARED)
def optimizer_nadam(
    learning_rate: LearningRate = 0.002,
    beta_1: Float = 0.9,
    beta_2: Float = 0.999,
    epsilon: NonNegative | None = None,
    schedule_decay: NonNegative = 0.004,
    clipnorm: NonNegative | None = None,
    clipvalue: NonNegative | None = None,
    **kwargs: Rest,
) -> Any:
    """Nadam optimizer: Adam with Nesterov momentum.

    With the gradient `g` and `mu(t) = beta_1 * (1 - 0.5 * 0.96^(t * schedule_decay))`, and
    `p(t)` the product of `mu` up to `t`, the update number `t`, counted from 1, is
    `m = beta_1 * m + (1 - beta_1) * g; v = beta_2 * v + (1 - beta_2) * g^2;
    n = mu(t + 1) * m / (1 - p(t + 1)) + (1 - mu(t)) * g / (1 - p(t));
    w = w - learning_rate * n / (sqrt(v / (1 - beta_2^t)) + epsilon)`.

    Args:
        learning_rate: The learning rate, or a schedule.
        beta_1: Decay rate of the mean of the gradient, from 0 to 1.
        beta_2: Decay rate of the mean of its square, from 0 to 1.
        schedule_decay: How fast the momentum approaches `beta_1`.

    Returns:
        An optimizer for `compile()`.

    Raises:
        ValueError: A number is out of its range.

    Source:
        Dozat (2016), "Incorporating Nesterov Momentum into Adam"

    Example:
        >>> from rkeras_py import optimizer_nadam
        >>> optimizer = optimizer_nadam(learning_rate=0.001, schedule_decay=0.002)
    """
    return make_optimizer(
        "optimizer_nadam",
        NesterovAdam,
        kwargs,
        learning_rate=learning_rate,
        beta_1=beta_1,
        beta_2=beta_2,
        epsilon=epsilon,
        schedule_decay=schedule_decay,
        clipnorm=clipnorm,
        clipvalue=clipvalue,
    )
