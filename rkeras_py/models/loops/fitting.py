"""Training on arrays, as `keras.Model.fit()` has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rkeras_py import keras_internals
from rkeras_py.engine import keras, tf
from rkeras_py.models import interruption, passes
from rkeras_py.models.loops import conditions, variables
from rkeras_py.models.loops.arrays import Samples, samples_of
from rkeras_py.models.loops.evaluation import arranged, evaluated
from rkeras_py.models.loops.order import shuffled
from rkeras_py.models.loops.running import run, run_each


def fit(model: keras.Model, **arguments: Any) -> keras.callbacks.History:
    """Trains a model; arguments as of `keras.Model.fit()`.

    Returns:
        Keras' history.
    """
    training = _training(model, **arguments)
    if training is not None:
        return training.run()
    with interruption.interruptible(model):
        return model.fit(**passes.in_turn(model, arguments))


def _training(
    model: keras.Model,
    x: Any,
    y: Any,
    batch_size: int | None,
    epochs: int,
    verbose: int,
    callbacks: list[Any],
    validation_split: float,
    validation_data: Any,
    shuffle: bool,
    class_weight: dict[int, float] | None,
    sample_weight: Any,
    initial_epoch: int,
    steps_per_epoch: int | None,
    validation_steps: int | None,
    validation_batch_size: int | None = None,
    validation_freq: int = 1,
) -> _Training | None:
    """What is to be done; None where Keras' own loop has to run."""
    validates = validation_data is not None or bool(validation_split)
    stages = ("train", "test") if validates else ("train",)
    each = conditions.need_each_batch(callbacks, "train")
    if conditions.is_keras_own(model, *stages) or conditions.show_step(callbacks):
        return None
    if model.steps_per_execution > 1 and conditions.need_each_batch(callbacks, *stages):
        return None  # an execution counts as a batch
    if keras_internals.array_batches(x, y, sample_weight) is None:
        return None
    if validation_split and validation_data is None:
        (x, y, sample_weight), validation_data = keras_internals.held_out(
            (x, y, sample_weight), validation_split
        )
    samples = samples_of(
        keras_internals.array_batches(
            x, y, sample_weight, batch_size, steps_per_epoch, class_weight
        )
    )
    if samples is None:
        return None
    if steps_per_epoch is not None and (
        # An epoch that ends in the midst of a pass is for Keras' own loop; so is an execution
        # of several steps, the last of which Keras fills.
        samples.batches % steps_per_epoch or model.steps_per_execution > 1
    ):
        return None
    validation = None
    if validates:
        if not isinstance(validation_data, tuple):
            return None
        held_x, held_y, *weights = validation_data
        held = arranged(
            model, held_x, held_y, weights[0] if weights else None,
            validation_batch_size or batch_size, validation_steps,
        )  # fmt: skip
        if held is None:
            return None
        validation = _Validation(
            held, validation_steps or held.batches, validation_freq,
            conditions.need_each_batch(callbacks, "test"),
        )  # fmt: skip
    steps = steps_per_epoch or samples.batches
    return _Training(
        model, samples, shuffle, steps, epochs, initial_epoch, validation,
        keras.callbacks.CallbackList(
            callbacks, add_history=True, add_progbar=verbose != 0, verbose=verbose, epochs=epochs,
            steps=steps, model=model,
        ),
        each,
        verbose == 1 or conditions.watch_batches(callbacks, "train"),
        conditions.stop_at_nan(callbacks),
    )  # fmt: skip


@dataclass
class _Validation:
    """What is evaluated after an epoch.

    Attributes:
        samples: The samples.
        steps: The number of batches.
        frequency: After how many epochs.
        each: Whether a callback has to be called at each batch.
    """

    samples: Samples
    steps: int
    frequency: int
    each: bool


class _Pass:
    """Where training is in the samples: with few steps in an epoch, one pass takes several.

    Args:
        samples: The samples.
        shuffle: Whether they are shuffled for each pass.
    """

    def __init__(self, samples: Samples, shuffle: bool) -> None:
        self._batches = samples.batches
        self._orders: Iterator[tf.Tensor] | None = shuffled(samples.count) if shuffle else None
        self.at = self._batches
        self.order: tf.Tensor | None = None

    def begin_if_at_end(self) -> None:
        """Begins a new pass if all samples have been seen."""
        if self.at >= self._batches:
            self.at = 0
            self.order = None if self._orders is None else next(self._orders)

    def skip(self, epochs: int, steps: int) -> None:
        """Goes past epochs that an earlier run has trained, which a callback restored."""
        for _ in range(epochs):
            self.begin_if_at_end()
            self.at += steps


@dataclass
class _Training:
    """A call of `fit()`.

    Attributes:
        model: The model.
        samples: What it is trained on.
        shuffle: Whether the samples are shuffled.
        steps: The number of batches in an epoch.
        epochs: The last epoch.
        initial_epoch: The first epoch, from 0.
        validation: What is evaluated after an epoch.
        callbacks: The callbacks.
        each: Whether a callback has to be called at each batch.
        follows: Whether a callback follows the batches, if not each of them.
        stop_at_nan: Whether a callback stops at a loss that is not finite.
    """

    model: keras.Model
    samples: Samples
    shuffle: bool
    steps: int
    epochs: int
    initial_epoch: int
    validation: _Validation | None
    callbacks: keras.callbacks.CallbackList
    each: bool
    follows: bool
    stop_at_nan: bool

    def run(self) -> keras.callbacks.History:
        """Trains."""
        model, callbacks = self.model, self.callbacks
        model.stop_training = False
        variables.make(model, self.samples)
        callbacks.on_train_begin()
        logs: dict[str, Any] | None = None
        done = _Pass(self.samples, self.shuffle)
        first = keras_internals.first_epoch(model, self.initial_epoch)
        done.skip(first - self.initial_epoch, self.steps)
        for epoch in range(first, self.epochs):
            model.reset_metrics()
            callbacks.on_epoch_begin(epoch)
            self._epoch(done)
            logs = dict(model.get_metrics_result())
            if self.validation is not None and (epoch + 1) % self.validation.frequency == 0:
                held = self.validation
                found = evaluated(
                    model, held.samples, held.steps, callbacks, held.each, follows=False
                )
                logs |= {f"val_{name}": value for name, value in found.items()}
            callbacks.on_epoch_end(epoch, logs)
            if model.stop_training:
                break
        if isinstance(model.optimizer, keras.optimizers.Optimizer) and self.epochs > 0:
            model.optimizer.finalize_variable_values(model.trainable_weights)
        callbacks.on_train_end(logs)
        return model.history

    def _epoch(self, done: _Pass) -> None:
        """Runs the steps of an epoch, from where the last one ended in the samples."""
        done.begin_if_at_end()
        begun = done.at

        end = begun + self.steps
        steps = self._each if self.each else self._in_chunks
        done.at = steps(begun, end, done.order)

    def _each(self, begun: int, end: int, order: tf.Tensor | None) -> int:
        callbacks = self.callbacks

        def before(batch: int) -> None:
            callbacks.on_train_batch_begin(batch - begun)

        def after(batch: int, logs: Any) -> bool:
            callbacks.on_train_batch_end(batch - begun, logs)
            return bool(self.model.stop_training)

        return run_each(self.model, "train", self.samples, begun, end, before, after, order)

    def _in_chunks(self, begun: int, end: int, order: tf.Tensor | None) -> int:
        def after(ended: int) -> bool:
            if self.follows:
                self.callbacks.on_train_batch_end(
                    ended - begun - 1, self.model.get_metrics_result()
                )
            return bool(self.model.stop_training)

        return run(self.model, "train", self.samples, begun, end, order, self.stop_at_nan, after)
