"""Training, testing and predicting on a single batch."""

from __future__ import annotations

from typing import Any

import numpy as np

from rkeras_py.api.argument_types import Anything, ArrayLike
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.distribute.training import batch_of, is_distributed, under_strategy
from rkeras_py.engine import keras
from rkeras_py.models import compiling, data, failures, restoring
from rkeras_py.models.argument_types import Model
from rkeras_py.models.loops import ranks
from rkeras_py.models.mistakes import explained
from rkeras_py.models.training import class_weights, expect_compiled, together

_FAMILY = "models"

_SHARED = {
    "object": "The compiled model.",
    "x": (
        "The inputs of one batch: an array with the samples along the first axis; a list of "
        "arrays, or a dict by the names of the inputs, for several."
    ),
    "y": "The targets, in the same forms.",
    "sample_weight": "The weight of each sample in the loss: an array with one number per sample.",
}


def _arguments(model: keras.Model, x: Any, y: Any, sample_weight: Any) -> dict[str, Any]:
    return {
        "x": data.source(model, x, "x"),
        "y": data.targets_for(model, data.prepared(y, "y"), "y"),
        "sample_weight": data.weights_for(model, data.prepared(sample_weight, "sample_weight")),
    }


def _results(model: keras.Model, logs: dict[str, Any]) -> Any:
    values = [float(value) for value in compiling.in_order(model, logs).values()]
    return values[0] if len(values) == 1 else values


@public(family=_FAMILY, shared=_SHARED)
@explained
def train_on_batch(
    object: Model = REQUIRED,
    x: ArrayLike = REQUIRED,
    y: ArrayLike = REQUIRED,
    class_weight: Anything = None,
    sample_weight: ArrayLike | None = None,
) -> Any:
    """Updates the weights once, using a single batch.

    Args:
        class_weight: The weight of each class in the loss: a dict from class index, counted
            from 0, to weight.

    Returns:
        The loss; with metrics or several outputs, a list of the loss and the other values, in
        the order of the results of `evaluate()`. They are computed before the update.

    Raises:
        ValueError: The model is not compiled, or the data do not fit it.

    Example:
        >>> from rkeras_py import compile, keras_model_sequential, layer_dense, train_on_batch
        >>> model = layer_dense(keras_model_sequential(input_shape=1), units=1)
        >>> model = compile(model, optimizer="sgd", loss="mse")
        >>> loss = train_on_batch(model, x=[1.0, 2.0], y=[2.0, 4.0])
    """
    expect_compiled(object, "train_on_batch")
    arguments = _arguments(object, x, y, sample_weight)
    arguments["class_weight"] = class_weights(class_weight)
    if is_distributed(object) and arguments["class_weight"] and arguments["sample_weight"] is None:
        # Keras would look for classes in the parts of the replicas.
        arguments["sample_weight"] = np.ones(len(np.asarray(y)))
    arguments |= together(y, arguments["class_weight"], arguments["sample_weight"])
    classes = arguments.pop("class_weight")
    with (
        failures.undone(object),
        under_strategy("train_on_batch", object),
        compiling.as_compiled(object),
    ):
        failures.build_optimizer(object)
        batch = batch_of(object, *arguments.values())
        ranks.prepare(object, "train", *batch)
        logs = restoring.step(
            object, object.train_on_batch, *batch, class_weight=classes, return_dict=True,
        )  # fmt: skip
    return _results(object, logs)


@public(family=_FAMILY, shared=_SHARED)
@explained
def test_on_batch(
    object: Model = REQUIRED,
    x: ArrayLike = REQUIRED,
    y: ArrayLike = REQUIRED,
    sample_weight: ArrayLike | None = None,
) -> Any:
    """Computes the loss and the metrics on a single batch.

    Returns:
        The loss; with metrics or several outputs, a list of the loss and the other values, in
        the order of the results of `evaluate()`.

    Raises:
        ValueError: The model is not compiled, or the data do not fit it.

    Example:
        >>> from rkeras_py import compile, keras_model_sequential, layer_dense, test_on_batch
        >>> model = layer_dense(keras_model_sequential(input_shape=1), units=1)
        >>> model = compile(model, loss="mse")
        >>> loss = test_on_batch(model, x=[1.0, 2.0], y=[2.0, 4.0])
    """
    expect_compiled(object, "test_on_batch")
    arguments = _arguments(object, x, y, sample_weight)
    with failures.undone(object), under_strategy("test_on_batch", object):
        batch = batch_of(object, *arguments.values())
        ranks.prepare(object, "test", *batch)
        logs = object.test_on_batch(*batch, return_dict=True)
    return _results(object, logs)


# Else pytest would collect it as a test.
test_on_batch.__test__ = False  # type: ignore[attr-defined]


@public(family=_FAMILY, shared=_SHARED)
@explained
def predict_on_batch(object: Model = REQUIRED, x: ArrayLike = REQUIRED) -> Any:
    """Computes the outputs of a model for a single batch.

    Args:
        object: The model; it need not be compiled.

    Returns:
        An array with the samples along the first axis; a list of arrays for several
        outputs.

    Raises:
        ValueError: The data do not fit the model.

    Example:
        >>> from rkeras_py import keras_model_sequential, layer_dense, predict_on_batch
        >>> model = layer_dense(keras_model_sequential(input_shape=1), units=2)
        >>> result = predict_on_batch(model, x=[1.0, 2.0])
    """
    x = data.source(object, x, "x")
    with failures.undone(object), under_strategy("predict_on_batch", object):
        return object.predict_on_batch(*batch_of(object, x))
