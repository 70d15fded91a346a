"""Optimizers, with the update rules and arguments of the 2.9 API.

Where Keras 3 has the same rule, its own class serves. Where it has not (RMSprop and
Adagrad add `epsilon` inside the square root, Nadam has lost `schedule_decay`), or where
an argument that it dropped is used (`decay`, two ways of clipping at once), a class of
this module does, which is Keras' class with that much changed.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Annotated, Any

from rkeras_py.api.argument_types import (
    ArgumentError,
    ArgumentType,
    Bool,
    BoolType,
    Float,
    FloatType,
    IntType,
    RestType,
    StrType,
)
from rkeras_py.api.registry import public
from rkeras_py.engine import keras, tf

_FAMILY = "optimizers"


class LearningRateType(FloatType):
    """A number, a schedule, or a function without arguments that gives a number."""

    expected = "a number, at least 0, or a learning rate schedule"
    r_type = "number or learning rate schedule"

    def from_python(self, value: Any) -> Any:
        """Checks a rate; what can be called, and tensors, go on as they are."""
        if callable(value):
            return value
        if tf.is_tensor(value) or isinstance(value, keras.Variable):
            value = keras.ops.convert_to_numpy(value)
        rate = super().from_python(value)
        if rate < 0:
            raise ArgumentError(self.expected)
        return rate


class NonNegativeType(FloatType):
    """A number that is not negative."""

    expected = "a number, at least 0"

    def from_python(self, value: Any) -> float:
        """Checks a number."""
        number = super().from_python(value)
        if number < 0:
            raise ArgumentError(self.expected)
        return float(number)


LearningRate = Annotated[Any, LearningRateType()]
NonNegative = Annotated[float, NonNegativeType()]


class _OptimizerRest(RestType):
    """What optimizers take beyond their formals; Keras judges the names."""

    def __init__(self, **kinds: ArgumentType) -> None:
        super().__init__(
            lr=LearningRateType(),
            name=StrType(),
            global_clipnorm=NonNegativeType(),
            weight_decay=FloatType(),
            use_ema=BoolType(),
            ema_momentum=FloatType(),
            ema_overwrite_frequency=IntType(least=1),
            loss_scale_factor=FloatType(),
            gradient_accumulation_steps=IntType(least=2),
            **kinds,
        )


Rest = Annotated[Any, _OptimizerRest()]
RMSpropRest = Annotated[Any, _OptimizerRest(momentum=FloatType(), centered=BoolType())]
AdagradRest = Annotated[Any, _OptimizerRest(initial_accumulator_value=FloatType())]

_SHARED = {
    "epsilon": "A small number that keeps divisions from those by 0; None for 1e-07.",
    "decay": (
        "Decay of the learning rate over time: in the update number `t`, counted from 0, the "
        "rate is `learning_rate / (1 + decay * t)`."
    ),
    "clipnorm": "The largest norm of the gradient of one weight; larger ones are scaled down.",
    "clipvalue": "The largest absolute value in a gradient; larger ones are cut off.",
    "**kwargs": (
        "`lr`, the name that `learning_rate` once had; `name`; `global_clipnorm`, the largest "
        "norm of all gradients together; and what else the optimizer takes in Keras."
    ),
}


class _TimeDecay:
    """What the 2.9 API has in all optimizers and Keras 3 in none.

    Goes before one of Keras' optimizers in the bases of a class.

    Args:
        decay: Decay of the learning rate over time.
        clipnorm: The largest norm of a gradient.
        clipvalue: The largest absolute value in a gradient.
        global_clipnorm: The largest norm of all gradients together.
        **config: The arguments of Keras' class.
    """

    def __init__(
        self,
        *args: Any,
        decay: float = 0.0,
        clipnorm: float | None = None,
        clipvalue: float | None = None,
        global_clipnorm: float | None = None,
        **config: Any,
    ) -> None:
        super().__init__(*args, **config)
        # Set here, because Keras' constructor takes only one of the three.
        self.clipnorm = clipnorm
        self.clipvalue = clipvalue
        self.global_clipnorm = global_clipnorm
        self.decay = decay

    def _decayed(self: Any, learning_rate: Any) -> Any:
        """The rate of the update that is due; the attribute `learning_rate` stays."""
        if not self.decay:
            return learning_rate
        steps = keras.ops.cast(self.iterations, keras.config.floatx())
        return learning_rate / (1.0 + self.decay * steps)

    def _backend_update_step(self, grads: Any, variables: Any, learning_rate: Any) -> Any:
        update = super()._backend_update_step  # type: ignore[misc]
        return update(grads, variables, self._decayed(learning_rate))

    def _clip_gradients(self, grads: Any) -> Any:
        """Clips values, norms, and the norm of all together, in this order."""
        if self.clipvalue:
            bound = self.clipvalue
            grads = [g if g is None else keras.ops.clip(g, -bound, bound) for g in grads]
        if self.clipnorm:
            grads = [g if g is None else tf.clip_by_norm(g, self.clipnorm) for g in grads]
        if self.global_clipnorm:
            grads, _ = tf.clip_by_global_norm(grads, self.global_clipnorm)
        return grads

    def get_config(self) -> dict[str, Any]:
        """The arguments of the constructor."""
        return {**super().get_config(), "decay": self.decay}  # type: ignore[misc]


def _dense(gradient: Any, variable: Any) -> Any:
    """A gradient in the dtype of its weight; that of an embedding comes as rows."""
    return keras.ops.cast(tf.convert_to_tensor(gradient), variable.dtype)


_register = keras.saving.register_keras_serializable(package="rkeras")


@_register
class DecayingSGD(_TimeDecay, keras.optimizers.SGD):  # type: ignore[misc]
    """SGD with `decay`, and with any ways of clipping together."""


@_register
class DecayingAdam(_TimeDecay, keras.optimizers.Adam):  # type: ignore[misc]
    """Adam with `decay`, and with any ways of clipping together."""


@_register
class DecayingAdamax(_TimeDecay, keras.optimizers.Adamax):  # type: ignore[misc]
    """Adamax with `decay`, and with any ways of clipping together."""


@_register
class DecayingAdadelta(_TimeDecay, keras.optimizers.Adadelta):  # type: ignore[misc]
    """Adadelta with `decay`, and with any ways of clipping together."""


@_register
class RootMeanSquare(_TimeDecay, keras.optimizers.RMSprop):  # type: ignore[misc]
    """RMSprop of the 2.9 API: `epsilon` is added to the root, not inside it."""

    def update_step(self, gradient: Any, variable: Any, learning_rate: Any) -> None:
        """Updates one weight."""
        ops, index = keras.ops, self._get_variable_index(variable)
        rate = ops.cast(learning_rate, variable.dtype)
        gradient = _dense(gradient, variable)
        square = self._velocities[index]
        self.assign(square, self.rho * square + (1 - self.rho) * ops.square(gradient))
        variance = ops.convert_to_tensor(square)
        if self.centered:
            average = self._average_gradients[index]
            self.assign(average, self.rho * average + (1 - self.rho) * gradient)
            variance = variance - ops.square(average)
        if self.momentum > 0:
            # The kernel that TensorFlow used for this case has `epsilon` inside the root.
            velocity = self._momentums[index]
            step = rate * gradient / ops.sqrt(variance + self.epsilon)
            self.assign(velocity, self.momentum * velocity + step)
            self.assign_sub(variable, velocity)
        else:
            self.assign_sub(variable, rate * gradient / (ops.sqrt(variance) + self.epsilon))


@_register
class AdaptiveGradient(_TimeDecay, keras.optimizers.Adagrad):  # type: ignore[misc]
    """Adagrad of the 2.9 API: `epsilon` is added to the root, not inside it."""

    def update_step(self, gradient: Any, variable: Any, learning_rate: Any) -> None:
        """Updates one weight."""
        ops = keras.ops
        rate = ops.cast(learning_rate, variable.dtype)
        gradient = _dense(gradient, variable)
        total = self._accumulators[self._get_variable_index(variable)]
        self.assign_add(total, ops.square(gradient))
        self.assign_sub(variable, rate * gradient / (ops.sqrt(total) + self.epsilon))


@_register
class NesterovAdam(_TimeDecay, keras.optimizers.Nadam):  # type: ignore[misc]
    """Nadam of the 2.9 API: the schedule of its momentum has a rate of its own.

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

    def _backend_update_step(self, grads: Any, variables: Any, learning_rate: Any) -> Any:
        product = self._u_product
        step = keras.ops.cast(self.iterations + 1, product.dtype)
        self.assign(product, product * self._momentum_at(step))
        # Keras' Nadam is passed by: what it does here is done above, with its own schedule.
        update = super(keras.optimizers.Nadam, self)._backend_update_step
        return update(grads, variables, self._decayed(learning_rate))

    def update_step(self, gradient: Any, variable: Any, learning_rate: Any) -> None:
        """Updates one weight."""
        ops, dtype, index = keras.ops, variable.dtype, self._get_variable_index(variable)
        rate = ops.cast(learning_rate, dtype)
        gradient = _dense(gradient, variable)
        step = ops.cast(self.iterations + 1, dtype)
        now, following = self._momentum_at(step), self._momentum_at(step + 1)
        product = ops.cast(self._u_product, dtype)
        first, second = self._momentums[index], self._velocities[index]
        self.assign(first, self.beta_1 * first + (1 - self.beta_1) * gradient)
        self.assign(second, self.beta_2 * second + (1 - self.beta_2) * ops.square(gradient))
        mean = following * first / (1 - product * following) + (1 - now) * gradient / (1 - product)
        beta_2 = ops.convert_to_tensor(self.beta_2, dtype=dtype)
        variance = second / (1 - ops.power(beta_2, step))
        self.assign_sub(variable, rate * mean / (ops.sqrt(variance) + self.epsilon))

    def get_config(self) -> dict[str, Any]:
        """The arguments of the constructor."""
        return {**super().get_config(), "schedule_decay": self.schedule_decay}


def _make(
    function: str,
    plain: Callable[..., Any] | None,
    own: Callable[..., Any],
    default_name: str,
    rest: dict[str, Any],
    **config: Any,
) -> Any:
    """An optimizer of Keras' class where that is the same, of this module's elsewhere."""
    if "lr" in rest:
        # The warning, and that this name wins, are those of the 2.9 API.
        warnings.warn(
            f"{function}(): the `lr` argument has been renamed to `learning_rate`.",
            FutureWarning,
            stacklevel=4,
        )
        config["learning_rate"] = rest.pop("lr")
    if config.get("epsilon", 0.0) is None:
        config["epsilon"] = keras.config.epsilon()
    rest.setdefault("name", default_name)
    clipping = [config["clipnorm"], config["clipvalue"], rest.get("global_clipnorm")]
    if config["clipnorm"] is not None and rest.get("global_clipnorm") is not None:
        raise ValueError(
            f"{function}(): give `clipnorm` or `global_clipnorm`, not both: "
            f"{config['clipnorm']} and {rest['global_clipnorm']}"
        )
    if plain is None or config["decay"] or sum(bound is not None for bound in clipping) > 1:
        return own(**config, **rest)
    del config["decay"]
    return plain(**config, **rest)


@public(family=_FAMILY, shared=_SHARED)
def optimizer_sgd(
    learning_rate: LearningRate = 0.01,
    momentum: Float = 0.0,
    decay: NonNegative = 0.0,
    nesterov: Bool = False,
    clipnorm: NonNegative | None = None,
    clipvalue: NonNegative | None = None,
    **kwargs: Rest,
) -> Any:
    """Stochastic gradient descent, with momentum if wanted.

    With the gradient `g` an update is `v = momentum * v - learning_rate * g; w = w + v`;
    with `nesterov` the second part is `w = w + momentum * v - learning_rate * g`.

    Args:
        learning_rate: The learning rate, or a schedule.
        momentum: How much of the last update is kept, from 0 to 1.
        nesterov: Whether to look ahead along the momentum.

    Returns:
        An optimizer for `compile()`.

    Raises:
        ValueError: A number is out of its range.

    Example:
        >>> from rkeras_py import optimizer_sgd
        >>> optimizer = optimizer_sgd(learning_rate=0.1, momentum=0.9, nesterov=True)
    """
    return _make(
        "optimizer_sgd",
        keras.optimizers.SGD,
        DecayingSGD,
        "SGD",
        kwargs,
        learning_rate=learning_rate,
        momentum=momentum,
        nesterov=nesterov,
        decay=decay,
        clipnorm=clipnorm,
        clipvalue=clipvalue,
    )


@public(family=_FAMILY, shared=_SHARED)
def optimizer_rmsprop(
    learning_rate: LearningRate = 0.001,
    rho: Float = 0.9,
    epsilon: NonNegative | None = None,
    decay: NonNegative = 0.0,
    clipnorm: NonNegative | None = None,
    clipvalue: NonNegative | None = None,
    **kwargs: RMSpropRest,
) -> Any:
    """RMSprop, which divides the gradient by a running mean of its size.

    With the gradient `g` an update is `s = rho * s + (1 - rho) * g^2;
    w = w - learning_rate * g / (sqrt(s) + epsilon)`.

    Args:
        learning_rate: The learning rate, or a schedule.
        rho: How much of the running mean is kept, from 0 to 1.
        **kwargs: `momentum`, how much of the last update is kept; `centered`, whether
            the squared mean of the gradients is taken off `s`; `lr`, the name that
            `learning_rate` once had; `name`; `global_clipnorm`, the largest norm of all
            gradients together; and what else `keras.optimizers.RMSprop` takes.

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
    return _make(
        "optimizer_rmsprop",
        None,
        RootMeanSquare,
        "RMSprop",
        kwargs,
        learning_rate=learning_rate,
        rho=rho,
        epsilon=epsilon,
        decay=decay,
        clipnorm=clipnorm,
        clipvalue=clipvalue,
    )


@public(family=_FAMILY, shared=_SHARED)
def optimizer_adagrad(
    learning_rate: LearningRate = 0.01,
    epsilon: NonNegative | None = None,
    decay: NonNegative = 0.0,
    clipnorm: NonNegative | None = None,
    clipvalue: NonNegative | None = None,
    **kwargs: AdagradRest,
) -> Any:
    """Adagrad, whose steps become smaller where gradients have been large.

    With the gradient `g` an update is `s = s + g^2;
    w = w - learning_rate * g / (sqrt(s) + epsilon)`.

    Args:
        learning_rate: The learning rate, or a schedule.
        **kwargs: `initial_accumulator_value`, the first value of `s`, 0.1 if not given;
            `lr`, the name that `learning_rate` once had; `name`; `global_clipnorm`, the
            largest norm of all gradients together; and what else
            `keras.optimizers.Adagrad` takes.

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
    return _make(
        "optimizer_adagrad",
        None,
        AdaptiveGradient,
        "Adagrad",
        kwargs,
        learning_rate=learning_rate,
        epsilon=epsilon,
        decay=decay,
        clipnorm=clipnorm,
        clipvalue=clipvalue,
    )


@public(family=_FAMILY, shared=_SHARED)
def optimizer_adadelta(
    learning_rate: LearningRate = 1.0,
    rho: Float = 0.95,
    epsilon: NonNegative | None = None,
    decay: NonNegative = 0.0,
    clipnorm: NonNegative | None = None,
    clipvalue: NonNegative | None = None,
    **kwargs: Rest,
) -> Any:
    """Adadelta, which scales steps by the sizes of past gradients and past updates.

    With the gradient `g` an update is `s = rho * s + (1 - rho) * g^2;
    d = sqrt(u + epsilon) / sqrt(s + epsilon) * g; u = rho * u + (1 - rho) * d^2;
    w = w - learning_rate * d`.

    Args:
        learning_rate: The learning rate, or a schedule. The paper has 1.
        rho: How much of the running means is kept, from 0 to 1.

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
    return _make(
        "optimizer_adadelta",
        keras.optimizers.Adadelta,
        DecayingAdadelta,
        "Adadelta",
        kwargs,
        learning_rate=learning_rate,
        rho=rho,
        epsilon=epsilon,
        decay=decay,
        clipnorm=clipnorm,
        clipvalue=clipvalue,
    )


@public(family=_FAMILY, shared=_SHARED)
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
    """Adam, which keeps running means of the gradient and of its square.

    With the gradient `g` the update number `t`, counted from 1, is
    `m = beta_1 * m + (1 - beta_1) * g; v = beta_2 * v + (1 - beta_2) * g^2;
    w = w - learning_rate * sqrt(1 - beta_2^t) / (1 - beta_1^t) * m / (sqrt(v) + epsilon)`.

    Args:
        learning_rate: The learning rate, or a schedule.
        beta_1: How much of the mean of the gradient is kept, from 0 to 1.
        beta_2: How much of the mean of its square is kept, from 0 to 1.
        amsgrad: Whether `v` in the last part is the largest that there has been.

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
    return _make(
        "optimizer_adam",
        keras.optimizers.Adam,
        DecayingAdam,
        "Adam",
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


@public(family=_FAMILY, shared=_SHARED)
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
    """Adamax, which is Adam with the largest gradient in the place of the mean square.

    With the gradient `g` the update number `t`, counted from 1, is
    `m = beta_1 * m + (1 - beta_1) * g; u = max(beta_2 * u, abs(g));
    w = w - learning_rate / (1 - beta_1^t) * m / (u + epsilon)`.

    Args:
        learning_rate: The learning rate, or a schedule.
        beta_1: How much of the mean of the gradient is kept, from 0 to 1.
        beta_2: How much of the largest gradient is kept, from 0 to 1.

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
    return _make(
        "optimizer_adamax",
        keras.optimizers.Adamax,
        DecayingAdamax,
        "Adamax",
        kwargs,
        learning_rate=learning_rate,
        beta_1=beta_1,
        beta_2=beta_2,
        epsilon=epsilon,
        decay=decay,
        clipnorm=clipnorm,
        clipvalue=clipvalue,
    )


@public(family=_FAMILY, shared=_SHARED)
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
    """Nadam, which is Adam with Nesterov's momentum.

    With the gradient `g` and `mu(t) = beta_1 * (1 - 0.5 * 0.96^(t * schedule_decay))`, and
    `p(t)` the product of `mu` up to `t`, the update number `t`, counted from 1, is
    `m = beta_1 * m + (1 - beta_1) * g; v = beta_2 * v + (1 - beta_2) * g^2;
    n = mu(t + 1) * m / (1 - p(t + 1)) + (1 - mu(t)) * g / (1 - p(t));
    w = w - learning_rate * n / (sqrt(v / (1 - beta_2^t)) + epsilon)`.

    Args:
        learning_rate: The learning rate, or a schedule.
        beta_1: How much of the mean of the gradient is kept, from 0 to 1.
        beta_2: How much of the mean of its square is kept, from 0 to 1.
        schedule_decay: How fast the momentum rises to `beta_1`.

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
    return _make(
        "optimizer_nadam",
        None,
        NesterovAdam,
        "Nadam",
        kwargs,
        learning_rate=learning_rate,
        beta_1=beta_1,
        beta_2=beta_2,
        epsilon=epsilon,
        schedule_decay=schedule_decay,
        clipnorm=clipnorm,
        clipvalue=clipvalue,
    )
