"""Runs the steps of an epoch, with what has to happen between two calls of a graph."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar

from rkeras_py.api import hooks
from rkeras_py.engine import keras, tf
from rkeras_py.models.loops.arrays import Samples
from rkeras_py.models.loops.graphs import OneStep, Steps, graph_for


def run(
    model: keras.Model,
    stage: str,
    samples: Samples,
    first: int,
    end: int,
    order: tf.Tensor | None = None,
    stop_at_nan: bool = False,
    after: Callable[[int], bool] | None = None,
) -> int:
    """Runs steps, many in a call.

    Args:
        model: The model.
        stage: "train" or "test".
        samples: The samples.
        first: The first batch.
        end: The batch before which to end.
        order: The indices of the samples; None if they come as they are.
        stop_at_nan: Whether `after` has to see the first step whose loss is not finite.
        after: Is called after each chunk with the batch before which it ended, and says whether
            to stop.

    Returns:
        The batch before which it ended.
    """
    graph = _graph_for(model, stage, samples, order, Steps)
    while first < end:
        steps = min(graph.pace.steps(), end - first)
        with naming_batch(graph, stage), graph.pace.timing(steps):
            first = graph(first, first + steps, stop_at_nan, order, samples)
        if after is not None and after(first):
            break
    return first


def run_each(
    model: keras.Model,
    stage: str,
    samples: Samples,
    first: int,
    end: int,
    before: Callable[[int], None],
    after: Callable[[int, Any], bool],
    order: tf.Tensor | None = None,
) -> int:
    """Runs steps, one in a call.

    Args:
        model: The model.
        stage: "train" or "test".
        samples: The samples.
        first: The first batch.
        end: The batch before which to end.
        before: Is called before each step with the number of its batch.
        after: Is called after each step with the number of its batch and its logs, and says whether
            to stop.
        order: The indices of the samples; None if they come as they are.

    Returns:
        The batch before which it ended.
    """
    graph = _graph_for(model, stage, samples, order, OneStep)
    for number in range(first, end):
        before(number)
        with naming_batch(graph, stage):
            hooks.stop_if_asked()
            logs = graph(number, order, samples)
        if after(number, logs):
            return number + 1
    return end


G = TypeVar("G")


def _graph_for(
    model: keras.Model, stage: str, samples: Samples, order: tf.Tensor | None, kind: type[G]
) -> G:
    variant = "" if order is None else "shuffled"
    return graph_for(
        model, stage, samples, kind, variant, trains=model if stage == "train" else None
    )


class _Counting(Protocol):
    """A graph that knows which batch began last."""

    @property
    def at(self) -> int: ...


@contextmanager
def naming_batch(graph: _Counting, stage: str) -> Iterator[None]:
    """Adds to an error of TensorFlow in which batch it arose.

    Args:
        graph: The graph that runs.
        stage: "train", "test" or "predict".
    """
    try:
        yield
    except tf.errors.OpError as error:
        if graph.at < 0:
            raise
        said = f"{error.message}\n\nThis was in batch {graph.at + 1} of {_DOING[stage]}."
        try:
            named = type(error)(error.node_def, error.op, said)
        except TypeError:
            raise error from None  # a class of someone else, made in another way
        raise named from error


_DOING = {"train": "the epoch", "test": "the evaluation", "predict": "the prediction"}
