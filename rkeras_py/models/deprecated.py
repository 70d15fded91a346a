"""Functions deprecated in keras 2.9 that still work: generators, classes, several GPUs."""

from __future__ import annotations

from typing import Any

import numpy as np

from rkeras_py.api.argument_types import Anything, ArrayLike, Bool, Int, NonNegativeInt, PositiveInt
from rkeras_py.api.deprecation import deprecated
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.api.results import NamedNumbers
from rkeras_py.engine import keras
from rkeras_py.models.argument_types import Callbacks, Model, Verbose
from rkeras_py.models.history import TrainingHistory
from rkeras_py.models.training import evaluate, fit, predict

_FAMILY = "models"

_SHARED = {
    "object": "The model.",
    "x": "The inputs, as in `predict()`.",
    "batch_size": "Number of samples in a batch; 32 if not given.",
    "verbose": "How much is printed: 0 nothing, 1 a progress bar, 2 a line per epoch.",
    "steps": "Number of batches, for endless data.",
    "generator": (
        "A function that at each call returns a list of inputs and targets, and None at the end; "
        "or a dataset."
    ),
    "max_queue_size": "How many batches are made ahead.",
    "workers": "How many threads make batches of a `PyDataset`.",
    "callbacks": "A callback or a list of them.",
}


class MultiGpuError(NotImplementedError):
    """Keras 3 does not copy a model to several GPUs by itself."""


@public(family=_FAMILY, shared=_SHARED, invisible=True)
def fit_generator(
    object: Model = REQUIRED,
    generator: Anything = REQUIRED,
    steps_per_epoch: PositiveInt = REQUIRED,
    epochs: NonNegativeInt = 1,
    verbose: Verbose = 1,
    callbacks: Callbacks | None = None,
    view_metrics: Anything = "auto",
    validation_data: Anything = None,
    validation_steps: PositiveInt | None = None,
    class_weight: Anything = None,
    max_queue_size: PositiveInt = 10,
    workers: PositiveInt = 1,
    initial_epoch: Int = 0,
) -> TrainingHistory:
    """Trains a model on the batches of a generator.

    `fit()` takes generators too; use it instead.

    Args:
        steps_per_epoch: Number of batches in an epoch.
        epochs: Number of epochs. With `initial_epoch`, the number of the last one.
        view_metrics: Whether to plot the metrics during training, as in `fit()`.
        validation_data: Data to be evaluated after each epoch, as in `fit()`.
        validation_steps: Number of batches to evaluate, for endless data.
        class_weight: How much each class counts in the loss, as in `fit()`.
        initial_epoch: The epoch from which to resume training; 0 starts from the beginning.

    Returns:
        The history, as `fit()` returns it.

    Raises:
        ValueError: The generator returns batches that do not fit the model.
    """
    deprecated("fit_generator", "use fit(), which takes generators too")
    return fit(
        object,
        generator,
        epochs=epochs,
        verbose=verbose,
        callbacks=callbacks,
        view_metrics=view_metrics,
        validation_data=validation_data,
        validation_steps=validation_steps,
        class_weight=class_weight,
        initial_epoch=initial_epoch,
        steps_per_epoch=steps_per_epoch,
        max_queue_size=max_queue_size,
        workers=workers,
    )


@public(family=_FAMILY, shared=_SHARED)
def evaluate_generator(
    object: Model = REQUIRED,
    generator: Anything = REQUIRED,
    steps: PositiveInt = REQUIRED,
    max_queue_size: PositiveInt = 10,
    workers: PositiveInt = 1,
    callbacks: Callbacks | None = None,
) -> NamedNumbers:
    """Computes the loss and the metrics of a model on the batches of a generator.

    `evaluate()` takes generators too; use it instead.

    Returns:
        The loss and the metrics by name.

    Raises:
        ValueError: The generator returns batches that do not fit the model.
    """
    deprecated("evaluate_generator", "use evaluate(), which takes generators too")
    ahead = {"max_queue_size": max_queue_size, "workers": workers}
    return evaluate(object, generator, steps=steps, callbacks=callbacks, verbose=0, **ahead)


@public(family=_FAMILY, shared=_SHARED)
def predict_generator(
    object: Model = REQUIRED,
    generator: Anything = REQUIRED,
    steps: PositiveInt = REQUIRED,
    max_queue_size: PositiveInt = 10,
    workers: PositiveInt = 1,
    verbose: Verbose = 0,
    callbacks: Callbacks | None = None,
) -> Any:
    """Computes the outputs of a model for the batches of a generator.

    `predict()` takes generators too; use it instead.

    Returns:
        An array with the samples along the first axis; a list of arrays for several
        outputs.

    Raises:
        ValueError: The generator returns batches that do not fit the model.
    """
    deprecated("predict_generator", "use predict(), which takes generators too")
    ahead = {"max_queue_size": max_queue_size, "workers": workers}
    return predict(object, generator, verbose=verbose, steps=steps, callbacks=callbacks, **ahead)


@public(family=_FAMILY, shared=_SHARED)
def predict_proba(
    object: Model = REQUIRED,
    x: ArrayLike = REQUIRED,
    batch_size: PositiveInt | None = None,
    verbose: Verbose = 0,
    steps: PositiveInt | None = None,
) -> Any:
    """Computes class probabilities, that is, the outputs of a model.

    `predict()` does the same; use it instead.

    Returns:
        An array with the samples along the first axis.

    Raises:
        ValueError: The data do not fit the model.
    """
    deprecated("predict_proba", "use predict()")
    return predict(object, x, batch_size=batch_size, verbose=verbose, steps=steps)


@public(family=_FAMILY, shared=_SHARED)
def predict_classes(
    object: Model = REQUIRED,
    x: ArrayLike = REQUIRED,
    batch_size: PositiveInt | None = None,
    verbose: Verbose = 0,
    steps: PositiveInt | None = None,
) -> Any:
    """The most probable class of each sample.

    Use `predict()` instead, followed by `k_argmax()`, or for a single output unit by a
    comparison with 0.5.

    Returns:
        Class indices from 0: a vector where the model has one output unit per class; a
        one-column matrix of 0 and 1 where it has a single unit.

    Raises:
        ValueError: The data do not fit the model, or it has several outputs.
    """
    deprecated(
        "predict_classes",
        "use predict() and k_argmax(), or for a single output unit predict() > 0.5",
    )
    outputs = predict(object, x, batch_size=batch_size, verbose=verbose, steps=steps)
    if not isinstance(outputs, np.ndarray):
        raise ValueError(
            f'predict_classes(): the model "{object.name}" must have one output, but it has '
            f"{len(outputs)}"
        )
    if outputs.shape[-1] > 1:
        return outputs.argmax(axis=-1).astype("int32")
    return (outputs > 0.5).astype("int32")


@public(family=_FAMILY)
def multi_gpu_model(
    model: Model = REQUIRED,
    gpus: Anything = None,
    cpu_merge: Bool = True,
    cpu_relocation: Bool = False,
) -> keras.Model:
    """Copies a model to several GPUs; removed from TensorFlow.

    Always fails, and says what to do instead: make and compile the model in the scope of a
    TensorFlow distribution strategy.

    Args:
        model: The model.
        gpus: The number of GPUs, or their indices.
        cpu_merge: Whether to merge the weights on the CPU.
        cpu_relocation: Whether to create the weights on the CPU.

    Returns:
        Nothing.

    Raises:
        MultiGpuError: Always.
    """
    raise MultiGpuError(
        "multi_gpu_model() was removed in TensorFlow 2.4. Make and compile the model in the "
        "scope of a distribution strategy instead, and train it as usual:\n"
        "  strategy <- tf$distribute$MirroredStrategy()\n"
        "  with(strategy$scope(), {\n"
        "    model <- ...\n"
        "    model %>% compile(...)\n"
        "  })"
    )
