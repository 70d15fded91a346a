"""Optimizers with adaptive learning rates: RMSprop, Adagrad, Adadelta."""

from __future__ import annotations

import functools
from typing import Annotated, Any

from rkeras_py import keras_internals
from rkeras_py.api.argument_types import (
    BoolType,
    Float,
    FloatType,
)
from rkeras_py.api.registry import public
from rkeras_py.engine import keras
from rkeras_py.optimizers.base import (
    FAMILY,
    SHARED,
    LearningRate,
    Legacy,
    NonNegative,
    OptimizerRest,
    Rest,
    make_optimizer,
    register,
)

RMSpropRest = Annotated[Any, OptimizerRest(momentum=FloatType(), centered=BoolType())]
AdagradRest = Annotated[Any, OptimizerRest(initial_accumulator_value=FloatType())]


@register
class RootMeanSquare(Legacy, keras.optimizers.RMSprop):  # type: ignore[misc]
    """RMSprop of the 2.9 API: `epsilon` is added outside the square root."""

    def _keeps(self) -> tuple[str, tuple[str, ...]] | None:
        if not self.momentum:
            return None
        averages = ("average_gradients",) if self.centered else ()
        return "RMSprop", ("velocities", "momentums", *averages)

    def _update(self, gradient: Any, variable: Any, learning_rate: Any) -> None:
        ops = keras.ops
        slot = functools.partial(keras_internals.optimizer_slot, self, "RMSprop", variable=variable)
        rate = ops.cast(learning_rate, variable.dtype)
        gradient = ops.cast(gradient, variable.dtype)
        square = slot("velocities")
        self.assign(square, self.rho * square + (1 - self.rho) * ops.square(gradient))
        variance = ops.convert_to_tensor(square)
        if self.centered:
            average = slot("average_gradients")
            self.assign(average, self.rho * average + (1 - self.rho) * gradient)
            variance = variance - ops.square(average)
        if self.momentum > 0:
            # The kernel that TensorFlow used for this case has `epsilon` inside the square root.
            velocity = slot("momentums")
            step = rate * gradient / ops.sqrt(variance + self.epsilon)
            self.assign(velocity, self.momentum * velocity + step)
            self.assign_sub(variable, velocity)
        else:
            self.assign_sub(variable, rate * gradient / (ops.sqrt(variance) + self.epsilon))


@register
class AdaptiveGradient(Legacy, keras.optimizers.Adagrad):  # type: ignore[misc]
    """Adagrad of the 2.9 API: `epsilon` is added outside the square root."""

    def _update(self, gradient: Any, variable: Any, learning_rate: Any) -> None:
        ops = keras.ops
        rate = ops.cast(learning_rate, variable.dtype)
        gradient = ops.cast(gradient, variable.dtype)
        total = keras_internals.optimizer_slot(self, "Adagrad", "accumulators", variable)
        self.assign_add(total, ops.square(gradient))
        self.assign_sub(variable, rate * gradient / (ops.sqrt(total) + self.epsilon))


@register
class DecayingAdadelta(Legacy, keras.optimizers.Adadelta):  # type: ignore[misc]
    """Adadelta with `decay`, and with any combination of clipping."""

    def _keeps(self) -> tuple[str, tuple[str, ...]] | None:
        return "Adadelta", ("accumulated_grads", "accumulated_delta_vars")


@public(family=FAMILY, shared=SHARED)
def optimizer_rmsprop(
    learning_rate: LearningRate = 0.001,
    rho: Float = 0.9,
    epsilon: NonNegative | None = None,
    decay: NonNegative = 0.0,
    clipnorm: NonNegative | None = None,
    clipvalue: NonNegative | None = None,
    **kwargs: RMSpropRest,
) -> Any:
    """RMSprop optimizer, which divides the gradient by a running root mean square.

    With the gradient `g`, an update is `s = rho * s + (1 - rho) * g^2;
    w = w - learning_rate * g / (sqrt(s) + epsilon)`.

    Args:
        learning_rate: The learning rate, or a schedule.
        rho: Decay rate of the running mean, from 0 to 1.
        **kwargs: `momentum`, the fraction of the last update to keep; `centered`, whether
            to subtract the squared mean of the gradients from `s`; `lr`, the name that
            `learning_rate` once had; `name`; `global_clipnorm`, the largest norm of all
            gradients together; and the other arguments of `keras.optimizers.RMSprop`.

    Returns:
        An optimizer for `compile()`.

    Raises:
        ValueError: A number is out of its range.

    Source:
        Tieleman and Hinton (2012), lecture 6.5 of "Neural Networks for Machine Learning"

    Example:
        >>> from rkeras_py import optimizer_rmsprop
        >>> optimizer = optimizer_rmsprop(learning_rate=0.0001, decay=1e-6)
    """
    return make_optimizer(
        "optimizer_rmsprop",
        RootMeanSquare,
        kwargs,
        learning_rate=learning_rate,
        rho=rho,
        epsilon=epsilon,
        decay=decay,
        clipnorm=clipnorm,
        clipvalue=clipvalue,
    )


@public(family=FAMILY, shared=SHARED)
def optimizer_adagrad(
    learning_rate: LearningRate = 0.01,
    epsilon: NonNegative | None = None,
    decay: NonNegative = 0.0,
    clipnorm: NonNegative | None = None,
    clipvalue: NonNegative | None = None,
    **kwargs: AdagradRest,
) -> Any:
    """Adagrad optimizer, with smaller steps for weights that had large gradients.

    With the gradient `g`, an update is `s = s + g^2;
    w = w - learning_rate * g / (sqrt(s) + epsilon)`.

    Args:
        learning_rate: The learning rate, or a schedule.
        **kwargs: `initial_accumulator_value`, the initial value of `s`, 0.1 if not given;
            `lr`, the former name of `learning_rate`; `name`; `global_clipnorm`, the
            largest norm of all gradients together; and the other arguments of
            `keras.optimizers.Adagrad`.

    Returns:
        An optimizer for `compile()`.

    Raises:
        ValueError: A number is out of its range.

    Source:
        Duchi et al. (2011), "Adaptive Subgradient Methods for Online Learning and
        Stochastic Optimization", https://jmlr.org/papers/v12/duchi11a.html

    Example:
        >>> from rkeras_py import optimizer_adagrad
        >>> optimizer = optimizer_adagrad(learning_rate=0.05)
    """
    return make_optimizer(
        "optimizer_adagrad",
        AdaptiveGradient,
        kwargs,
        learning_rate=learning_rate,
        epsilon=epsilon,
        decay=decay,
        clipnorm=clipnorm,
        clipvalue=clipvalue,
    )


@public(family=FAMILY, shared=SHARED)
def optimizer_adadelta(
    learning_rate: LearningRate = 1.0,
    rho: Float = 0.95,
    epsilon: NonNegative | None = None,
    decay: NonNegative = 0.0,
    clipnorm: NonNegative | None = None,
    clipvalue: NonNegative | None = None,
    **kwargs: Rest,
) -> Any:
    """Adadelta optimizer, which scales steps by past gradients and past updates.

    With the gradient `g`, an update is `s = rho * s + (1 - rho) * g^2;
    d = sqrt(u + epsilon) / sqrt(s + epsilon) * g; u = rho * u + (1 - rho) * d^2;
    w = w - learning_rate * d`.

    Args:
        learning_rate: The learning rate, or a schedule. The paper uses 1.
        rho: Decay rate of the running means, from 0 to 1.

    Returns:
        An optimizer for `compile()`.

    Raises:
        ValueError: A number is out of its range.

    Source:
        Zeiler (2012), "ADADELTA: An Adaptive Learning Rate Method",
        https://arxiv.org/abs/1212.5701

    Example:
        >>> from rkeras_py import optimizer_adadelta
        >>> optimizer = optimizer_adadelta(rho=0.9)
    """
    return make_optimizer(
        "optimizer_adadelta",
        DecayingAdadelta,
        kwargs,
        learning_rate=learning_rate,
        rho=rho,
        epsilon=epsilon,
        decay=decay,
        clipnorm=clipnorm,
        clipvalue=clipvalue,
    )
