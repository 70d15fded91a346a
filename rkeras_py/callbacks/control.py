"""Callbacks that stop training or set the learning rate."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Annotated, Any

from rkeras_py.api.argument_types import (
    ArgumentError,
    Bool,
    Float,
    FloatType,
    Function,
    IntType,
    Str,
)
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.callbacks.base import FAMILY, SHARED, Mode, Verbosity, Watching, rename_rate
from rkeras_py.engine import keras, tf

Count = Annotated[int, IntType(least=0)]


class EarlyStopping(Watching, keras.callbacks.EarlyStopping):  # type: ignore[misc]
    """Stops training when a quantity stops improving."""

    stopped_epoch: int

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        """Compares the quantity with the best so far."""
        self.set_direction()
        super().on_epoch_end(epoch, logs)
        # Keras 3 goes on as long as there is any progress; 2.9 required reaching the baseline.
        late = self.wait >= max(self.patience, 1) and epoch > 0
        if self.baseline is not None and late and not self.stopped_epoch:
            self.stopped_epoch = epoch
            self.model.stop_training = True


class ReduceLROnPlateau(Watching, keras.callbacks.ReduceLROnPlateau):  # type: ignore[misc]
    """Reduces the learning rate when a quantity stops improving."""

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        """Compares the quantity with the best so far, and logs the rate of the epoch."""
        self.set_direction()
        super().on_epoch_end(epoch, logs)
        rename_rate(logs)


class LearningRateScheduler(keras.callbacks.LearningRateScheduler):  # type: ignore[misc]
    """Sets the learning rate at the beginning of each epoch.

    Args:
        schedule: A function of the epoch, counted from 0, and optionally of the current
            rate.
    """

    def __init__(self, schedule: Callable[..., Any]) -> None:
        super().__init__(schedule)
        self._takes_rate = _takes_two(schedule)

    def on_epoch_begin(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        """Sets the rate."""
        optimizer = self.model.optimizer
        for one in getattr(optimizer, "optimizers", [optimizer]):
            one.learning_rate = self.rate_of(one, epoch)

    def rate_of(self, optimizer: Any, epoch: int) -> float:
        """The rate of an optimizer for an epoch."""
        now = float(keras.ops.convert_to_numpy(optimizer.learning_rate))
        value = self.schedule(epoch, now) if self._takes_rate else self.schedule(epoch)
        if tf.is_tensor(value):
            value = keras.ops.convert_to_numpy(value)
        try:
            return FloatType().from_python(value)
        except ArgumentError:
            raise ValueError(
                "callback_learning_rate_scheduler(): `schedule` must return a number, but it "
                f"returned {value!r} for epoch {epoch}"
            ) from None

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        """Logs the rate of the epoch."""
        super().on_epoch_end(epoch, logs)
        rename_rate(logs)


def _takes_two(function: Callable[..., Any]) -> bool:
    """Whether a function takes two arguments by position."""
    try:
        inspect.signature(function).bind(0, 0.0)
    except TypeError:
        return False
    return True


@public(family=FAMILY, shared=SHARED)
def callback_early_stopping(
    monitor: Str = "val_loss",
    min_delta: Float = 0.0,
    patience: Count = 0,
    verbose: Verbosity = 0,
    mode: Mode = "auto",
    baseline: Float | None = None,
    restore_best_weights: Bool = False,
) -> Any:
    """Stops training when a monitored quantity stops improving.

    Args:
        min_delta: The smallest change that counts as an improvement.
        patience: Number of epochs without improvement after which training stops.
        verbose: Whether to print a message when training stops.
        baseline: A value to beat: training stops if the quantity does not improve on it.
        restore_best_weights: Whether to restore the weights of the epoch with the best
            value. Otherwise the model keeps the weights of the last epoch.

    Returns:
        A callback for `fit()`.

    Example:
        >>> from rkeras_py import callback_early_stopping
        >>> callback = callback_early_stopping(patience=3, restore_best_weights=True)
    """
    return EarlyStopping(
        monitor=monitor,
        min_delta=min_delta,
        patience=patience,
        verbose=verbose,
        mode=mode,
        baseline=baseline,
        restore_best_weights=restore_best_weights,
    )


@public(family=FAMILY, shared=SHARED)
def callback_reduce_lr_on_plateau(
    monitor: Str = "val_loss",
    factor: Float = 0.1,
    patience: Count = 10,
    verbose: Verbosity = 0,
    mode: Mode = "auto",
    min_delta: Float = 1e-4,
    cooldown: Count = 0,
    min_lr: Float = 0.0,
) -> Any:
    """Reduces the learning rate when a monitored quantity stops improving.

    The rate is also recorded in the logs and the history, as `lr`.

    Args:
        factor: Factor by which the learning rate is reduced, below 1: the new rate is
            `lr * factor`.
        patience: Number of epochs without improvement after which the rate is reduced.
        verbose: Whether to print a message when the rate is reduced.
        min_delta: The smallest change that counts as an improvement.
        cooldown: Number of epochs to wait after a reduction before monitoring resumes.
        min_lr: The smallest learning rate.

    Returns:
        A callback for `fit()`.

    Raises:
        ValueError: `factor` is not below 1.

    Example:
        >>> from rkeras_py import callback_reduce_lr_on_plateau
        >>> callback = callback_reduce_lr_on_plateau(factor=0.5, patience=2)
    """
    return ReduceLROnPlateau(
        monitor=monitor,
        factor=factor,
        patience=patience,
        verbose=verbose,
        mode=mode,
        min_delta=min_delta,
        cooldown=cooldown,
        min_lr=min_lr,
    )


@public(family=FAMILY)
def callback_learning_rate_scheduler(schedule: Function = REQUIRED) -> Any:
    """Sets the learning rate at the beginning of each epoch.

    The rate is also recorded in the logs and the history, as `lr`.

    Args:
        schedule: A function of the epoch, counted from 0, and of the learning rate so
            far (or of the epoch alone), that returns the new rate.

    Returns:
        A callback for `fit()`.

    Raises:
        ValueError: During training: the function does not return a number.

    Example:
        >>> from rkeras_py import callback_learning_rate_scheduler
        >>> from rkeras_py import learning_rate_schedule_exponential_decay
        >>> schedule = learning_rate_schedule_exponential_decay(
        ...     0.1, decay_steps=1, decay_rate=0.5
        ... )
        >>> callback = callback_learning_rate_scheduler(schedule)
    """
    return LearningRateScheduler(schedule)


@public(family=FAMILY)
def callback_terminate_on_naan() -> Any:
    """Stops training when the loss is NaN or infinite.

    Returns:
        A callback for `fit()`.

    Example:
        >>> from rkeras_py import callback_terminate_on_naan
        >>> callback = callback_terminate_on_naan()
    """
    return keras.callbacks.TerminateOnNaN()
