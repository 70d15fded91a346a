"""The training loop: `compile()`, `fit()`, `evaluate()`, `predict()`."""

from __future__ import annotations

from typing import Any

import numpy as np

from rkeras_py import keras_internals
from rkeras_py.api import hooks
from rkeras_py.api.argument_types import (
    Anything,
    ArrayLike,
    Bool,
    Fraction,
    Int,
    NonNegativeInt,
    PositiveInt,
)
from rkeras_py.api.console import is_live
from rkeras_py.api.deprecation import obsolete
from rkeras_py.api.registry import REQUIRED, MisfitError, public
from rkeras_py.api.rendering import shown_in_python
from rkeras_py.api.results import NamedNumbers
from rkeras_py.backend.evaluation import show_tensors
from rkeras_py.distribute import training as distributed
from rkeras_py.engine import keras
from rkeras_py.layers.compose import is_tensor
from rkeras_py.models import compiling, data, failures, lazy, matching, recording
from rkeras_py.models import history as histories
from rkeras_py.models.argument_types import (
    Callbacks,
    Metrics,
    Model,
    Shuffle,
    Verbose,
)
from rkeras_py.models.feeding import Feed, Workers
from rkeras_py.models.keras2 import checkpoint_state
from rkeras_py.models.loops import evaluation, fitting, prediction
from rkeras_py.models.mistakes import explained
from rkeras_py.optimizers.names import named

_FAMILY = "models"
MODEL = "keras.engine.training.Model"


@public(family=_FAMILY, s3=("compile", MODEL), invisible=True)
@explained
def compile(
    object: Model = REQUIRED,
    optimizer: Anything = None,
    loss: Anything = None,
    metrics: Metrics = None,
    loss_weights: Anything = None,
    weighted_metrics: Metrics = None,
    run_eagerly: Bool | None = None,
    steps_per_execution: PositiveInt | None = None,
    *,
    target_tensors: Anything = None,
    sample_weight_mode: Anything = None,
    **kwargs: Anything,
) -> keras.Model:
    """Configures a model for training.

    Args:
        object: The model; it is changed in place.
        optimizer: An optimizer, by name or as an object; "rmsprop" if not given.
        loss: A loss, by name, as an object or as a function of `y_true` and `y_pred`; for
            several outputs a list, or a dict by the names of the outputs.
        metrics: Metrics to be computed in training and testing: a name, an object or a
            function, or several in a list; for several outputs a dict.
        loss_weights: For several outputs: the weight of each loss in the total loss.
        weighted_metrics: Metrics that take class and sample weights into account.
        run_eagerly: Whether to run each step eagerly, without a graph; slow, but easier to
            debug.
        steps_per_execution: Number of batches per call of the graph.
        target_tensors: No longer has any effect.
        sample_weight_mode: No longer has any effect.
        **kwargs: `jit_compile`: whether to compile with XLA, which is mostly slower on CPU;
            False if not given. `auto_scale_loss`: whether to scale the loss in mixed
            precision.

    Returns:
        The model.

    Raises:
        ValueError: The optimizer, a loss or a metric is unknown.

    Example:
        >>> from rkeras_py import compile, keras_model_sequential, layer_dense
        >>> model = layer_dense(keras_model_sequential(input_shape=4), units=1)
        >>> model = compile(model, optimizer="adam", loss="mse", metrics="mae")
    """
    if target_tensors is not None:
        obsolete("compile", "target_tensors", "give the targets to fit()")
    if sample_weight_mode is not None:
        obsolete(
            "compile", "sample_weight_mode", "give fit() sample weights of the shape of the targets"
        )
    with distributed.scope_of(object):
        given = {
            "optimizer": named(optimizer),
            "loss": compiling.losses_of(object, loss),
            "loss_weights": compiling.loss_weights_of(object, loss_weights),
            "metrics": compiling.metrics_of(object, metrics, "metrics"),
            "weighted_metrics": compiling.metrics_of(object, weighted_metrics, "weighted_metrics"),
            "run_eagerly": run_eagerly,
            "steps_per_execution": steps_per_execution,
        }
        given = {name: value for name, value in given.items() if value is not None}
        distributed.expect_in_scope(
            "compile", object, given.get("metrics"), given.get("weighted_metrics")
        )
        if type(object).compile is keras.Model.compile:
            given = {"optimizer": named("rmsprop"), "jit_compile": False, **given}
        keras_internals.forget_compiled(object)
        # A class with its own compile() gets only what the user gave.
        object.compile(**{**given, **kwargs})
    keras_internals.penalize_all(object)
    compiling.remember_trainable(object)
    show_tensors(object, given.get("loss"))
    checkpoint_state.restore_waiting(object)
    return object


def _verbosity(verbose: Any) -> int:
    """Resolves "auto": a progress bar where it can move, a line per epoch elsewhere."""
    if verbose == "auto":
        return 1 if is_live() else 2
    return int(verbose)


@public(family=_FAMILY, s3=("fit", MODEL), invisible=True)
@explained
def fit(
    object: Model = REQUIRED,
    x: ArrayLike | None = None,
    y: ArrayLike | None = None,
    batch_size: PositiveInt | None = None,
    epochs: NonNegativeInt = 10,
    verbose: Verbose = "auto",
    callbacks: Callbacks | None = None,
    view_metrics: Anything = "auto",
    validation_split: Fraction = 0.0,
    validation_data: Anything = None,
    shuffle: Shuffle = True,
    class_weight: Anything = None,
    sample_weight: ArrayLike | None = None,
    initial_epoch: Int = 0,
    steps_per_epoch: PositiveInt | None = None,
    validation_steps: PositiveInt | None = None,
    **kwargs: Anything,
) -> histories.TrainingHistory:
    """Trains a model for a number of epochs.

    Args:
        object: The compiled model; its weights are changed in place.
        x: The inputs: an array with the samples along the first axis; a list of arrays, or
            a dict by the names of the inputs, for several; a dataset; or a generator: a
            function that returns a list of inputs and targets at each call and None at the end,
            an iterator, or a `PyDataset`, which is a flow of images, say.
        y: The targets, in the same forms; None if `x` supplies them too.
        batch_size: Number of samples in each update of the weights; 32 if not given.
        epochs: Number of epochs; with `initial_epoch`, the number of the last one. 0 trains
            nothing.
        verbose: How much is printed: 0 nothing, 1 a progress bar, 2 a line per epoch;
            "auto" is 1 at a terminal and 2 elsewhere.
        callbacks: A callback or a list of them.
        view_metrics: Whether to plot the metrics during training; "auto" does so in an
            interactive session with a graphics viewer.
        validation_split: Fraction of the samples, taken from the end of the data, to hold out
            for evaluation after each epoch.
        validation_data: Data to evaluate after each epoch: a list of inputs, targets and
            optionally sample weights; or a dataset.
        shuffle: Whether to shuffle the samples before each epoch; `"batch"` shuffles batches, which
            suits data in files (`hdf5_matrix()`).
        class_weight: The weight of each class in the loss: a dict from class index, counted
            from 0, to weight.
        sample_weight: The weight of each sample in the loss: an array with one number per
            sample.
        initial_epoch: The epoch from which to resume training; 0 starts from the beginning.
        steps_per_epoch: Number of batches in an epoch, for endless data. A generator goes on
            where the epoch before ended, a `PyDataset` begins anew.
        validation_steps: Number of batches to evaluate, for endless data.
        **kwargs: `validation_batch_size`, `validation_freq`. `max_queue_size`: how many batches of
            a generator are made ahead, 10 if not given. `workers`: how many threads make batches
            of a `PyDataset` (a flow of images, say), 1 if not given; a generator function is
            called in order by one thread. `use_multiprocessing`, which no longer has any effect.

    Returns:
        The history: `params`, and `metrics` with the values of each epoch.

    Raises:
        ValueError: The data do not fit the model.

    Example:
        >>> from rkeras_py import compile, fit, keras_model_sequential, layer_dense
        >>> model = layer_dense(keras_model_sequential(input_shape=1), units=1)
        >>> model = compile(model, optimizer="sgd", loss="mse")
        >>> history = fit(model, x=[1.0, 2.0, 3.0], y=[2.0, 4.0, 6.0], epochs=2, verbose=0)
    """
    expect_compiled(object, "fit")
    validation_size = kwargs.get("validation_batch_size") or batch_size
    validation_data = lazy.held_out("fit", validation_data, validation_size)
    rows = lazy.rows_of("fit", x, y, sample_weight, batch_size, shuffle)
    if rows is not None:
        if validation_data is None and validation_split:
            rows, validation_data = rows.split(validation_split)
        x, y, sample_weight, validation_split = rows, None, None, 0.0
    x = data.source(object, x, "x")
    _expect_rows("fit", x)
    options = dict(kwargs)
    workers = Workers("fit", options)
    options = _batch_options("fit", options)
    used = [compiling.InOrder(), *(callbacks or [])]
    used += recording.recorders(
        {**recording.sizes_of(x, validation_split), "batch_size": batch_size, "epochs": epochs}
    )
    if _view(view_metrics, epochs - initial_epoch):
        used.append(histories.LiveView(view_metrics))
    held_out = data.validation(object, validation_data)
    passes = epochs - initial_epoch
    same = {
        "samples": distributed.size_of(x), "epochs": epochs,
        "samples of validation": distributed.size_of(held_out), "samples in a batch": batch_size,
        "steps in an epoch": steps_per_epoch,
    }  # fmt: skip
    with (
        failures.undone(object),
        distributed.under_strategy("fit", object, same),
        compiling.as_compiled(object),
        data.casting(),
        Feed(workers, object, x, steps_per_epoch, passes) as fed,
        Feed(workers, object, held_out, validation_steps, passes, "validation_data") as validated,
    ):
        failures.build_optimizer(object)
        history = fitting.fit(
            object,
            fed.batches,
            x=fed.x,
            y=_targets(object, y),
            batch_size=batch_size,
            epochs=epochs,
            verbose=_verbosity(verbose),
            callbacks=distributed.of_this_worker(object, [*used, *fed.callbacks]),
            validation_split=validation_split,
            validation_data=validated.x,
            # A generator or dataset determines the order of its samples itself.
            shuffle=bool(shuffle) and (is_tensor(x) or isinstance(x, list | tuple | dict)),
            **_weights_of(object, y, class_weight, sample_weight),
            initial_epoch=initial_epoch,
            steps_per_epoch=fed.steps,
            validation_steps=validated.steps,
            **options,
        )
    return histories.of(history, initial_epoch)


def expect_compiled(model: keras.Model, function: str) -> None:
    """Checks that a model is compiled, and prepares it, also if it comes from a file.

    Args:
        model: The model.
        function: The public function that was called.

    Raises:
        ValueError: The model is not compiled.
    """
    if not model.compiled:
        raise ValueError(
            f'{function}(): the model "{model.name}" is not compiled: call compile() first'
        )
    keras_internals.penalize_all(model)
    with distributed.scope_of(model):
        compiling.compute_in_dtype_of_outputs(model)
    compiling.weigh_losses_by_batch(model)
    matching.match_targets(model)


def _targets(model: keras.Model, y: Any) -> Any:
    return data.targets_for(model, data.prepared(y, "y"))


def _weights(model: keras.Model, weights: Any) -> Any:
    return data.weights_for(model, data.prepared(weights, "sample_weight"))


def _weights_of(
    model: keras.Model, y: Any, class_weight: Any, sample_weight: Any
) -> dict[str, Any]:
    """Weights of classes and of samples; as in Keras 2, those given together are multiplied."""
    classes = class_weights(class_weight)
    samples = _weights(model, sample_weight)
    return {"class_weight": classes, "sample_weight": samples} | together(y, classes, samples)


def together(y: Any, classes: dict[int, float] | None, samples: Any) -> dict[str, Any]:
    """The weights of samples for those of classes and of samples, which Keras 3 refuses.

    Args:
        y: The targets: classes, or a column for each.
        classes: Weights of classes, from 0.
        samples: Weights of samples.

    Returns:
        The arguments that change; none where one of them is missing.
    """
    if classes is None or samples is None:
        return {}
    labels, weights = np.asarray(y), np.asarray(samples, "float64")
    if labels.ndim > 1:
        labels = labels[..., 0] if labels.shape[-1] == 1 else labels.argmax(-1)
    factors = np.array([classes.get(int(label), 1.0) for label in labels.ravel()])
    shape = (*labels.shape, *[1] * (weights.ndim - labels.ndim))
    return {"class_weight": None, "sample_weight": weights * factors.reshape(shape)}


def _expect_rows(function: str, x: Any) -> None:
    if data.is_empty(x):
        raise ValueError(f"{function}(): `x` must have rows, but it has none")


def _view(view_metrics: Any, epochs: int) -> bool:
    """Whether the host plots the metrics during training; a single epoch makes no curve."""
    if not isinstance(view_metrics, bool) and view_metrics != "auto":
        raise ValueError(
            'fit(): `view_metrics` must be "auto", True or False, but '
            f"{shown_in_python(view_metrics)} was given"
        )
    if hooks.view_history is None:
        return False
    return epochs > 1 if view_metrics == "auto" else bool(view_metrics)


def _batch_options(function: str, options: dict[str, Any]) -> dict[str, Any]:
    """Checks the options that are no options of workers."""
    known = {"validation_batch_size", "validation_freq"} if function == "fit" else set()
    unknown = sorted(options.keys() - known)
    if unknown:
        raise TypeError(f"{function}(): no argument is named `{unknown[0]}`")
    return {name: int(value) for name, value in options.items()}


def class_weights(weights: Any) -> dict[int, float] | None:
    """Checks and converts class weights.

    Args:
        weights: The argument `class_weight` of a public function.

    Returns:
        A dict from class index to weight, or None.

    Raises:
        MisfitError: `weights` is not a dict from integers to numbers.
    """
    if weights is None:
        return None
    misfit = MisfitError(
        "class_weight",
        'a dict from class index, counted from 0, to weight, such as list("0" = 1, "1" = 5) in R',
    )
    if not isinstance(weights, dict):
        raise misfit
    try:
        return {int(label): float(weight) for label, weight in weights.items()}
    except (TypeError, ValueError):
        raise misfit from None


@public(family=_FAMILY, s3=("evaluate", MODEL))
@explained
def evaluate(
    object: Model = REQUIRED,
    x: ArrayLike | None = None,
    y: ArrayLike | None = None,
    batch_size: PositiveInt | None = None,
    verbose: Verbose = "auto",
    sample_weight: ArrayLike | None = None,
    steps: PositiveInt | None = None,
    callbacks: Callbacks | None = None,
    **kwargs: Anything,
) -> NamedNumbers:
    """Computes the loss and the metrics of a model on data.

    Args:
        object: The compiled model.
        x: The inputs, as in `fit()`.
        y: The targets, as in `fit()`.
        batch_size: Number of samples in a batch; 32 if not given.
        verbose: How much is printed, as in `fit()`.
        sample_weight: The weight of each sample: an array with one number per sample.
        steps: Number of batches, for endless data.
        callbacks: A callback or a list of them.
        **kwargs: `max_queue_size`, `workers`, `use_multiprocessing`, as in `fit()`.

    Returns:
        The loss and the metrics by name.

    Raises:
        ValueError: The data do not fit the model.

    Example:
        >>> from rkeras_py import compile, evaluate, keras_model_sequential, layer_dense
        >>> model = layer_dense(keras_model_sequential(input_shape=1), units=1)
        >>> model = compile(model, loss="mse")
        >>> result = evaluate(model, x=[1.0, 2.0], y=[2.0, 4.0], verbose=0)
    """
    expect_compiled(object, "evaluate")
    rows = lazy.rows_of("evaluate", x, y, sample_weight, batch_size)
    if rows is not None:
        x, y, sample_weight = rows, None, None
    options = dict(kwargs)
    workers = Workers("evaluate", options)
    _batch_options("evaluate", options)
    x = data.source(object, x, "x")
    _expect_rows("evaluate", x)
    same = {"samples": distributed.size_of(x), "samples in a batch": batch_size, "steps": steps}
    with (
        failures.undone(object),
        distributed.under_strategy("evaluate", object, same),
        data.casting(),
        Feed(workers, object, x, steps) as fed,
    ):
        values = evaluation.evaluate(
            object,
            x=fed.x,
            y=_targets(object, y),
            batch_size=batch_size,
            verbose=_verbosity(verbose),
            sample_weight=_weights(object, sample_weight),
            steps=fed.steps,
            callbacks=distributed.of_this_worker(object, [compiling.InOrder(), *(callbacks or [])]),
        )
    values = compiling.in_order(object, values)
    recording.record_evaluation(values)
    return NamedNumbers({name: float(value) for name, value in values.items()})


@public(family=_FAMILY, s3=("predict", MODEL), in_python=prediction.joined)
@explained
def predict(
    object: Model = REQUIRED,
    x: ArrayLike = REQUIRED,
    batch_size: PositiveInt | None = None,
    verbose: Verbose = "auto",
    steps: PositiveInt | None = None,
    callbacks: Callbacks | None = None,
    **kwargs: Anything,
) -> Any:
    """Computes the outputs of a model for data.

    Args:
        object: The model; it need not be compiled.
        x: The inputs, as in `fit()`.
        batch_size: Number of samples in a batch; 32 if not given.
        verbose: How much is printed, as in `fit()`.
        steps: Number of batches, for endless data.
        callbacks: A callback or a list of them.
        **kwargs: `max_queue_size`, `workers`, `use_multiprocessing`, as in `fit()`.

    Returns:
        An array with the samples along the first axis; a list of arrays for several
        outputs.

    Raises:
        ValueError: The data do not fit the model.

    Example:
        >>> from rkeras_py import keras_model_sequential, layer_dense, predict
        >>> model = layer_dense(keras_model_sequential(input_shape=1), units=2)
        >>> result = predict(model, x=[1.0, 2.0], verbose=0)
    """
    options = dict(kwargs)
    workers = Workers("predict", options)
    _batch_options("predict", options)
    x = data.source(object, lazy.rows_of("predict", x, batch_size=batch_size) or x, "x")
    if data.is_empty(x):
        return prediction.of_nothing(object, x)
    same = {"samples": distributed.size_of(x), "samples in a batch": batch_size, "steps": steps}
    with (
        failures.undone(object),
        distributed.under_strategy("predict", object, same),
        data.casting(),
        Feed(workers, object, x, steps, only_inputs=True) as fed,
    ):
        return prediction.predict(
            object, fed.x, batch_size, _verbosity(verbose), fed.steps, callbacks or []
        )
