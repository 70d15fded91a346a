"""What optimizers share: argument types, help texts, and time decay."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Annotated, Any

from rkeras_py import keras_internals
from rkeras_py.api.argument_types import (
    ArgumentError,
    ArgumentType,
    BoolType,
    FloatType,
    IntType,
    RestType,
    StrType,
)
from rkeras_py.engine import keras, tf

FAMILY = "optimizers"


class LearningRateType(FloatType):
    """A number, a schedule, or a function without arguments that gives a number."""

    expected = "a number, at least 0, or a learning rate schedule"
    r_type = "number or learning rate schedule"

    def from_python(self, value: Any) -> Any:
        """Checks a rate; callables and tensors are passed through."""
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


class OptimizerRest(RestType):
    """What optimizers take beyond their formals; Keras checks the names."""

    def __init__(self, **more: ArgumentType) -> None:
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
            **more,
        )


Rest = Annotated[Any, OptimizerRest()]

SHARED = {
    "epsilon": "A small number that avoids division by 0; None for 1e-07.",
    "decay": (
        "Decay of the learning rate over time: in update `t`, counted from 0, the rate is "
        "`learning_rate / (1 + decay * t)`."
    ),
    "clipnorm": "The maximum norm of the gradient of each weight; larger ones are scaled down.",
    "clipvalue": "The maximum absolute value in a gradient; larger values are clipped.",
    "**kwargs": (
        "`lr`, the former name of `learning_rate`; `name`; `global_clipnorm`, the largest "
        "norm of all gradients together; and any other arguments of Keras' optimizer."
    ),
}


class TimeDecay(keras_internals.UpdateHooks):
    """What all optimizers of the 2.9 API have, and none in Keras 3.

    A mixin: it precedes one of Keras' optimizers among the bases of a class.

    Args:
        decay: Decay of the learning rate over time.
        clipnorm: The maximum norm of a gradient.
        clipvalue: The maximum absolute value in a gradient.
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
        # Set here because Keras' constructor accepts only one of the three.
        self.clipnorm = clipnorm
        self.clipvalue = clipvalue
        self.global_clipnorm = global_clipnorm
        self.decay = decay

    def begin_update(self: Any, learning_rate: Any) -> Any:
        """The rate of the next update; the attribute `learning_rate` stays unchanged."""
        if not self.decay:
            return learning_rate
        steps = keras.ops.cast(self.iterations, keras.config.floatx())
        return learning_rate / (1.0 + self.decay * steps)

    def clip(self, gradients: Any) -> Any:
        """Clips by value, by norm, and by global norm, in this order."""
        if self.clipvalue:
            bound = self.clipvalue
            gradients = [g if g is None else keras.ops.clip(g, -bound, bound) for g in gradients]
        if self.clipnorm:
            gradients = [g if g is None else tf.clip_by_norm(g, self.clipnorm) for g in gradients]
        if self.global_clipnorm:
            gradients, _ = tf.clip_by_global_norm(gradients, self.global_clipnorm)
        return gradients

    def get_config(self) -> dict[str, Any]:
        """The constructor's arguments."""
        return {**super().get_config(), "decay": self.decay}  # type: ignore[misc]


register = keras.saving.register_keras_serializable(package="rkeras")


def as_dense(gradient: Any, variable: Any) -> Any:
    """A dense gradient in the dtype of its weight; that of an embedding is sparse."""
    return keras.ops.cast(tf.convert_to_tensor(gradient), variable.dtype)


def make_optimizer(
    function: str,
    plain: Callable[..., Any] | None,
    own: Callable[..., Any],
    default_name: str,
    rest: dict[str, Any],
    **config: Any,
) -> Any:
    """An optimizer of Keras' class if it has the same rule, otherwise of this package's."""
    if "lr" in rest:
        # The warning, and the precedence of this name, are those of the 2.9 API.
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
