"""Which loop `fit()` runs."""

from __future__ import annotations

from typing import Any

from rkeras_py import keras_internals
from rkeras_py.engine import keras
from rkeras_py.models import interruption, passes
from rkeras_py.models.loops import conditions, ranks
from rkeras_py.models.loops.arrays import Batches, samples_of
from rkeras_py.models.loops.epochs import OnArrays, OnBatches, Training, Validation
from rkeras_py.models.loops.evaluation import arranged


def fit(
    model: keras.Model, batches: Batches | None = None, **arguments: Any
) -> keras.callbacks.History:
    """Trains a model; arguments as of `keras.Model.fit()`.

    Args:
        model: The model.
        batches: The batches that are in `x`, where they come one by one.
        **arguments: Of `keras.Model.fit()`.

    Returns:
        Keras' history.
    """
    training = _training(model, batches, **arguments)
    if training is not None:
        return training.run()
    given = [arguments[name] for name in ("x", "y", "sample_weight")]
    ranks.prepare(model, "train", *given)
    held = given if arguments["validation_split"] else [arguments["validation_data"]]
    ranks.prepare(model, "test", *held)
    with interruption.interruptible(model):
        return model.fit(**passes.in_turn(model, arguments))


def _training(
    model: keras.Model,
    batches: Batches | None,
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
) -> Training | None:
    """What is to be done; None where Keras' own loop has to run."""
    validates = validation_data is not None or bool(validation_split)
    stages = ("train", "test") if validates else ("train",)
    if conditions.is_keras_own(model, *stages) or conditions.show_step(callbacks):
        return None
    in_executions = model.steps_per_execution > 1  # of several steps, which count as a batch
    if in_executions and (batches or conditions.need_each_batch(callbacks, *stages)):
        return None
    if batches is None and keras_internals.array_batches(x, y, sample_weight) is None:
        return None
    if validation_split and validation_data is None:
        (x, y, sample_weight), validation_data = keras_internals.held_out(
            (x, y, sample_weight), validation_split
        )
    samples = None
    if batches is None:
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
            samples.batches % steps_per_epoch or in_executions
        ):
            return None
    elif class_weight is not None:
        return None  # Keras makes weights of samples of them, in its pipeline
    validation = None
    if validates:
        validation = _validation(
            model, validation_data, validation_batch_size or batch_size, validation_steps,
            validation_freq, conditions.need_each_batch(callbacks, "test"),
        )  # fmt: skip
        if validation is None:
            return None
    steps = steps_per_epoch or (None if samples is None else samples.batches)
    called = keras.callbacks.CallbackList(
        callbacks, add_history=True, add_progbar=verbose != 0, verbose=verbose, epochs=epochs,
        steps=steps, model=model,
    )  # fmt: skip
    common = model, steps, epochs, initial_epoch, validation, called
    each = conditions.need_each_batch(callbacks, "train")
    follows = verbose == 1 or conditions.watch_batches(callbacks, "train")
    if samples is not None:
        stop_at_nan = conditions.stop_at_nan(callbacks)
        return OnArrays(*common, samples, shuffle, each, follows, stop_at_nan)
    return None if batches is None else OnBatches(*common, batches, each or follows)


def _validation(
    model: keras.Model,
    data: Any,
    batch_size: int | None,
    steps: int | None,
    frequency: int,
    each: bool,
) -> Validation | None:
    """What is evaluated after an epoch; None where Keras' own loop has to do it."""
    if not isinstance(data, tuple):
        return None
    x, y, *weights = data
    held = arranged(model, x, y, weights[0] if weights else None, batch_size, steps)
    return None if held is None else Validation(held, steps or held.batches, frequency, each)
