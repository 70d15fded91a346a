"""What optimizers share: argument types, help texts, and time decay."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
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
from rkeras_py.api.deprecation import obsolete
from rkeras_py.distribute.gradients import as_of_whole_batch
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


def _when_all_is_done(gradients: list[Any]) -> AbstractContextManager[Any]:
    """Has what follows wait for the step so far: where one operation fails, none of it runs.

    In a graph each operation runs as soon as its inputs are there. The count of the updates needs
    none, and weights of one output none of what fails at another.
    """
    context = tf.distribute.get_replica_context()
    if tf.executing_eagerly() or context is None or context.num_replicas_in_sync > 1:
        return nullcontext()
    graph = tf.compat.v1.get_default_graph()
    acts = [op for op in graph.get_operations() if op.op_def.is_stateful]
    there = [one for one in gradients if one is not None]
    return tf.control_dependencies([tf.group(*there, *acts)])  # type: ignore[no-any-return]


class Legacy(keras_internals.UpdateHooks):
    """What all optimizers of the 2.9 API have, and none in Keras 3.

    Decay over time, any ways of clipping together, and the gradients of embeddings: these
    name a row once for each time that it was looked up. Their sum counts; Keras 3's Adam and
    its kin square each by itself. Precedes one of Keras' optimizers in the bases of a class, which
    scripts then find under the name of Keras' class: so its arguments are those of Keras 2.

    Args:
        *args: The arguments of Keras' class by position; a string among them is the name.
        lr: The former name of `learning_rate`.
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
        lr: Any = None,
        **config: Any,
    ) -> None:
        name = _name_of(type(self))
        if lr is not None:
            config["learning_rate"] = renamed_rate(name, lr)
        expect_one_norm(name, clipnorm, global_clipnorm)
        if config.get("epsilon", 0.0) is None:
            config["epsilon"] = keras.config.epsilon()
        if config.pop("jit_compile", False):
            obsolete(name, "jit_compile", "compile() has an argument of this name")
        config.setdefault("name", next((arg for arg in args if isinstance(arg, str)), name))
        super().__init__(*(arg for arg in args if not isinstance(arg, str)), **config)
        # Set here because Keras' constructor accepts only one of the three.
        self.clipnorm = clipnorm
        self.clipvalue = clipvalue
        self.global_clipnorm = global_clipnorm
        self.decay = decay

    def _keeps(self) -> tuple[str, tuple[str, ...]] | None:
        """What stays in rows of an embedding that were not looked up: None for nothing.

        Otherwise the weights do, and slots of the optimizer: Keras' class that has them, and
        their names.
        """
        return None

    def update_step(self: Any, gradient: Any, variable: Any, learning_rate: Any) -> None:
        """Updates one variable."""
        if not isinstance(gradient, tf.IndexedSlices):
            self._update(gradient, variable, learning_rate)
            return
        owner, slots = self._keeps() or ("", None)
        kept = []
        if slots is not None:
            kept = [keras_internals.optimizer_slot(self, owner, slot, variable) for slot in slots]
            kept.append(variable)
        before = [tf.identity(tf.convert_to_tensor(one)) for one in kept]
        self._update(tf.convert_to_tensor(gradient), variable, learning_rate)
        for one, value in zip(kept, before, strict=True):
            used = tf.scatter_nd(
                gradient.indices[:, None],
                tf.ones_like(gradient.indices, "int32"),
                tf.cast(tf.shape(value)[:1], gradient.indices.dtype),
            )
            used = tf.reshape(used > 0, (-1, *[1] * (len(value.shape) - 1)))
            self.assign(one, tf.where(used, tf.convert_to_tensor(one), value))

    def _update(self, gradient: Any, variable: Any, learning_rate: Any) -> None:
        """The update by a dense gradient; Keras' own where a class has no other."""
        super().update_step(gradient, variable, learning_rate)  # type: ignore[misc]

    def begin_update(self: Any, learning_rate: Any) -> Any:
        """The rate of the next update; the attribute `learning_rate` stays unchanged."""
        if not self.decay:
            return learning_rate
        steps = keras.ops.cast(self.iterations, keras.config.floatx())
        return learning_rate / (1.0 + self.decay * steps)

    def clip(self, gradients: Any) -> Any:
        """Clips by value, by norm, and by global norm, in this order."""
        if self.clipvalue or self.clipnorm or self.global_clipnorm:
            return as_of_whole_batch(gradients, self._clipped)
        return gradients

    def _clipped(self, gradients: list[Any]) -> list[Any]:
        if self.clipvalue:
            bound = self.clipvalue
            gradients = [g if g is None else tf.clip_by_value(g, -bound, bound) for g in gradients]
        if self.clipnorm:
            gradients = [g if g is None else tf.clip_by_norm(g, self.clipnorm) for g in gradients]
        if self.global_clipnorm:
            gradients, _ = tf.clip_by_global_norm(gradients, self.global_clipnorm)
        return gradients

    def apply(self, grads: Any, trainable_variables: Any = None) -> None:
        """Updates weights; a step that fails leaves them and the optimizer as they were."""
        grads = list(grads)
        if trainable_variables is not None:
            trainable_variables = list(trainable_variables)
            keras_internals.make_slots(self, trainable_variables)
        with _when_all_is_done(grads):
            super().apply(grads, trainable_variables)  # type: ignore[misc]

    def get_config(self) -> dict[str, Any]:
        """The constructor's arguments."""
        return {**super().get_config(), "decay": self.decay}  # type: ignore[misc]


def _name_of(kind: type) -> str:
    """What Keras calls the optimizer that a class is made of: its name, if it is given none."""
    keras_own = keras.optimizers.Optimizer
    return next(
        base.__name__
        for base in kind.__mro__
        if issubclass(base, keras_own) and not issubclass(base, Legacy)
    )


def renamed_rate(function: str, rate: Any) -> Any:
    """The rate that was given as `lr`, with the warning and the precedence of the 2.9 API."""
    warnings.warn(
        f"{function}(): the `lr` argument has been renamed to `learning_rate`.",
        FutureWarning,
        stacklevel=5,
    )
    return rate


def expect_one_norm(function: str, clipnorm: float | None, global_clipnorm: float | None) -> None:
    """Of the norms that bound gradients, only one may be given."""
    if clipnorm is not None and global_clipnorm is not None:
        raise ValueError(
            f"{function}(): give `clipnorm` or `global_clipnorm`, not both: "
            f"{clipnorm} and {global_clipnorm}"
        )


register = keras.saving.register_keras_serializable(package="rkeras")


def make_optimizer(
    function: str,
    make: Callable[..., Any],
    rest: dict[str, Any],
    **config: Any,
) -> Any:
    """An optimizer, from the arguments of its public function."""
    if "lr" in rest:
        config["learning_rate"] = renamed_rate(function, rest.pop("lr"))
    expect_one_norm(function, config["clipnorm"], rest.get("global_clipnorm"))
    return make(**config, **rest)
