"""Evaluation over arrays, as `keras.Model.evaluate()` has it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rkeras_py import keras_internals
from rkeras_py.engine import keras
from rkeras_py.models import interruption
from rkeras_py.models.loops import conditions, ranks
from rkeras_py.models.loops.arrays import Samples, samples_of
from rkeras_py.models.loops.running import run, run_each


def evaluate(
    model: keras.Model,
    x: Any,
    y: Any,
    batch_size: int | None,
    verbose: int,
    sample_weight: Any,
    steps: int | None,
    callbacks: list[Any],
) -> dict[str, Any]:
    """Evaluates a model; arguments as of `keras.Model.evaluate()`.

    Returns:
        The results by name.
    """
    batches = None
    each = conditions.need_each_batch(callbacks, "test")
    if not (
        conditions.is_keras_own(model, "test")
        or conditions.show_step(callbacks)
        or (each and model.steps_per_execution > 1)
    ):
        batches = arranged(model, x, y, sample_weight, batch_size, steps)
    if batches is None:
        ranks.prepare(model, "test", x, y, sample_weight)
        with interruption.interruptible(model):
            results: dict[str, Any] = model.evaluate(
                x=x, y=y, batch_size=batch_size, verbose=verbose, sample_weight=sample_weight,
                steps=steps, callbacks=callbacks, return_dict=True,
            )  # fmt: skip
        return results
    called = keras.callbacks.CallbackList(
        callbacks, add_progbar=verbose != 0, verbose=verbose, epochs=1,
        steps=steps or batches.batches, model=model,
    )  # fmt: skip
    follows = verbose == 1 or conditions.watch_batches(callbacks, "test")
    return evaluated(model, batches, steps or batches.batches, called, each, follows)


def arranged(
    model: keras.Model, x: Any, y: Any, sample_weight: Any, batch_size: Any, steps: int | None
) -> Samples | None:
    """The samples of an evaluation; None where Keras' own loop has to run over them."""
    if steps is not None and model.steps_per_execution > 1:
        return None  # Keras fills the last execution, which is more than the steps
    samples = samples_of(keras_internals.array_batches(x, y, sample_weight, batch_size, steps))
    # Keras warns where there are not enough.
    return None if samples is None or (steps or 0) > samples.batches else samples


def evaluated(
    model: keras.Model,
    samples: Samples,
    steps: int,
    callbacks: keras.callbacks.CallbackList,
    each: bool,
    follows: bool,
) -> dict[str, Any]:
    """Evaluates a model on samples.

    Args:
        model: The model.
        samples: The samples.
        steps: The number of batches.
        callbacks: The callbacks.
        each: Whether one of them has to be called at each batch.
        follows: Whether one of them follows the batches, if not each of them.

    Returns:
        The results by name.
    """

    def after(ended: int) -> bool:
        if follows:
            callbacks.on_test_batch_end(ended - 1, model.get_metrics_result())
        return bool(model.stop_evaluating)

    def after_each(batch: int, logs: Any) -> bool:
        callbacks.on_test_batch_end(batch, logs)
        return bool(model.stop_evaluating)

    model.stop_evaluating = False
    callbacks.on_test_begin()
    model.reset_metrics()
    if each:
        run_each(model, "test", samples, 0, steps, callbacks.on_test_batch_begin, after_each)
    else:
        run(model, "test", samples, 0, steps, after=after)
    logs = numbers(model.get_metrics_result())
    callbacks.on_test_end(logs)
    return logs


def numbers(logs: Mapping[str, Any]) -> dict[str, Any]:
    """Logs as numbers, sorted by name as Keras does."""
    found: dict[str, Any] = {}
    for name, value in sorted(logs.items()):
        if isinstance(value, Mapping):
            found |= numbers(value)
        else:
            found[name] = float(value) if keras.ops.ndim(value) == 0 else value
    return found
