"""Training, epoch by epoch, as `keras.Model.fit()` has it."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from rkeras_py import keras_internals
from rkeras_py.api import hooks
from rkeras_py.engine import keras, tf
from rkeras_py.models.loops import variables
from rkeras_py.models.loops.arrays import Batches, Samples
from rkeras_py.models.loops.evaluation import evaluated
from rkeras_py.models.loops.graphs import StepOnBatch, graph_for
from rkeras_py.models.loops.order import shuffled
from rkeras_py.models.loops.running import run, run_each

# Batches that take longer, in seconds, are made in a thread, while the steps before them run. It
# takes some to tell: a single one may have had to wait.
_LONG = 0.002
_SOME = 3


@dataclass
class Validation:
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


@dataclass
class Training(ABC):
    """A call of `fit()`.

    Attributes:
        model: The model.
        steps: The number of batches in an epoch; None for all that there are.
        epochs: The last epoch.
        initial_epoch: The first epoch, from 0.
        validation: What is evaluated after an epoch.
        callbacks: The callbacks.
    """

    model: keras.Model
    steps: int | None
    epochs: int
    initial_epoch: int
    validation: Validation | None
    callbacks: keras.callbacks.CallbackList

    @property
    @abstractmethod
    def data(self) -> Samples | Batches:
        """What the model is trained on."""

    @abstractmethod
    def begin(self, skipped: int) -> None:
        """Called before the first epoch.

        Args:
            skipped: How many epochs an earlier run has trained, which a callback restored.
        """

    @abstractmethod
    def run_epoch(self) -> None:
        """Runs the steps of an epoch."""

    def run(self) -> keras.callbacks.History:
        """Trains."""
        model, callbacks = self.model, self.callbacks
        model.stop_training = False
        variables.make(model, self.data)
        callbacks.on_train_begin()
        logs: dict[str, Any] | None = None
        first = keras_internals.first_epoch(model, self.initial_epoch)
        self.begin(first - self.initial_epoch)
        for epoch in range(first, self.epochs):
            model.reset_metrics()
            callbacks.on_epoch_begin(epoch)
            self.run_epoch()
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


@dataclass
class OnArrays(Training):
    """Training on arrays.

    Attributes:
        samples: What the model is trained on.
        shuffle: Whether the samples are shuffled.
        each: Whether a callback has to be called at each batch.
        follows: Whether a callback follows the batches, if not each of them.
        stop_at_nan: Whether a callback stops at a loss that is not finite.
    """

    samples: Samples
    shuffle: bool
    each: bool
    follows: bool
    stop_at_nan: bool
    _done: _Pass = field(init=False)

    @property
    def data(self) -> Samples:
        """The samples."""
        return self.samples

    def begin(self, skipped: int) -> None:
        """Goes past the epochs that were trained already."""
        assert self.steps is not None
        self._done = _Pass(self.samples, self.shuffle)
        for _ in range(skipped):
            self._done.begin_if_at_end()
            self._done.at += self.steps

    def run_epoch(self) -> None:
        """Runs the steps of an epoch, from where the last one ended in the samples."""
        assert self.steps is not None
        done = self._done
        done.begin_if_at_end()
        steps = self._each if self.each else self._in_chunks
        done.at = steps(done.at, done.at + self.steps, done.order)

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


@dataclass
class OnBatches(Training):
    """Training on batches that come one by one.

    Attributes:
        batches: The batches.
        follows: Whether a callback follows the batches; else it hears of an epoch's last one.
    """

    batches: Batches
    follows: bool
    _made: int = 0
    _seconds: float = 0.0

    @property
    def data(self) -> Batches:
        """The batches."""
        return self.batches

    def begin(self, skipped: int) -> None:
        """Does nothing: who makes batches goes on where he is."""

    def run_epoch(self) -> None:
        """Runs the steps of an epoch, or all that there are batches for."""
        model, callbacks = self.model, self.callbacks
        graph = graph_for(model, "train", self.batches, StepOnBatch, trains=model)
        logs: Any = None
        step = 0
        while self.steps is None or step < self.steps:
            hooks.stop_if_asked()
            batch = self._next()
            if batch is None:
                break
            if self.follows:
                callbacks.on_train_batch_begin(step)
            logs = graph(step, batch)
            if self.follows:
                callbacks.on_train_batch_end(step, logs)
            step += 1
            if model.stop_training:
                break
        if step and not self.follows:
            callbacks.on_train_batch_end(step - 1, logs)

    def _next(self) -> list[tf.Tensor] | None:
        begin = time.perf_counter()
        batch = self.batches.next()
        self._made += 1
        self._seconds += time.perf_counter() - begin
        if self._made >= _SOME and self._seconds > self._made * _LONG:
            self.batches.read_ahead()
        return batch
