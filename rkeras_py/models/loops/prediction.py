"""Prediction for arrays, as `keras.Model.predict()` has it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rkeras_py import keras_internals
from rkeras_py.api.results import Parts
from rkeras_py.data import tensor_memory
from rkeras_py.engine import keras, tf
from rkeras_py.models import interruption
from rkeras_py.models.loops import conditions
from rkeras_py.models.loops.arrays import Form, Samples, Shape, samples_of
from rkeras_py.models.loops.graphs import NUMBER, Rows, graph_for, numbers
from rkeras_py.models.loops.pace import Pace
from rkeras_py.models.loops.running import naming_batch


def predict(
    model: keras.Model,
    x: Any,
    batch_size: int | None,
    verbose: int,
    steps: int | None,
    callbacks: list[Any],
) -> Any:
    """Computes the outputs of a model; arguments as of `keras.Model.predict()`.

    Returns:
        An array, or arrays in the structure of the outputs; some are in parts.
    """
    samples = None
    # Keras warns of too few data for the steps, and fills the last execution.
    if steps is None and not (
        conditions.is_keras_own(model, "predict")
        or conditions.need_each_batch(callbacks, "predict")
    ):
        samples = samples_of(keras_internals.array_batches(x, batch_size=batch_size))
    graph = _graph(model, samples) if samples is not None else None
    if samples is None or graph is None or not graph.is_dense:
        with interruption.interruptible(model):
            return model.predict(
                x, batch_size=batch_size, verbose=verbose, steps=steps, callbacks=callbacks
            )
    if not callbacks and not verbose:
        return _predicted(model, samples, graph, _nothing)
    called = keras.callbacks.CallbackList(
        callbacks, add_progbar=verbose != 0, verbose=verbose, epochs=1,
        steps=samples.batches, model=model,
    )  # fmt: skip
    called.on_predict_begin()
    outputs = _predicted(
        model, samples, graph, lambda ended: called.on_predict_batch_end(ended - 1, {})
    )
    called.on_predict_end()
    return outputs


def joined(outputs: Any) -> Any:
    """Outputs of which none is in parts.

    Args:
        outputs: What `predict()` returns.
    """
    return keras.tree.map_structure(
        lambda output: output.joined() if isinstance(output, Parts) else output, outputs
    )


def of_nothing(model: keras.Model, x: Any) -> Any:
    """The outputs for no samples, where Keras fails: arrays with a first axis of size 0."""

    def symbol(array: Any) -> keras.KerasTensor:
        return keras.KerasTensor((None, *array.shape[1:]), dtype=model.input_dtype or "float32")

    outputs = model(keras.tree.map_structure(symbol, x))
    return keras.tree.map_structure(
        lambda tensor: np.zeros((0, *(n or 0 for n in tensor.shape[1:])), str(tensor.dtype)),
        outputs,
    )


def _nothing(ended: int) -> None:
    pass


def _graph(model: keras.Model, samples: Samples) -> OneBatch | ManyBatches:
    if samples.batches == 1:
        return graph_for(model, "predict", samples, OneBatch)
    return graph_for(model, "predict", samples, ManyBatches)


def _predicted(
    model: keras.Model,
    samples: Samples,
    graph: OneBatch | ManyBatches,
    after: Callable[[int], None],
) -> Any:
    """Runs a graph, and calls a function with the number of batches that are done."""
    model.stop_predicting = False
    chunks = []
    done = 0
    while done < samples.batches and not model.stop_predicting:
        end = min(done + graph.pace.steps(), samples.batches)
        with naming_batch(graph, "predict"), graph.pace.timing(end - done):
            chunks.append(graph(done, end, samples))
        done = end
        after(done)
    outputs = [
        Parts(list(map(tensor_memory.viewed, parts))) if parts[0].shape.rank else parts[0].numpy()
        for parts in zip(*chunks, strict=True)
    ]
    return keras.tree.pack_sequence_as(graph.outputs, outputs)


class OneBatch:
    """Predicts for a single batch.

    Args:
        step: Keras' function of one step.
        form: The form of the samples.
        shapes: The shapes of the batch.
        variant: None; it has no variants.

    Attributes:
        outputs: The outputs of the graph, in their structure.
        pace: How many batches to take in a call: one.
        is_dense: Whether the outputs are tensors.
        at: The batch.
    """

    def __init__(self, step: Any, form: Form, shapes: list[Shape], variant: str) -> None:
        def run(*tensors: Any) -> Any:
            for tensor, shape in zip(tensors, shapes, strict=True):
                tensor.set_shape(shape)
            return step([form.packed(list(tensors))])

        self._call = tf.function(
            run, input_signature=form.specs(shapes), autograph=False
        ).get_concrete_function()
        self.pace = Pace()
        self.outputs = self._call.structured_outputs
        leaves = keras.tree.flatten(self.outputs)
        self.is_dense = all(isinstance(leaf, tf.Tensor | tf.TensorSpec) for leaf in leaves)
        self.at = 0

    def __call__(self, first: int, end: int, samples: Samples) -> list[tf.Tensor]:
        """The outputs for the batch."""
        found: list[tf.Tensor] = keras.tree.flatten(self._call(*samples.tensors))
        return found


class ManyBatches:
    """Predicts for several batches in one call of a graph, and puts the outputs together.

    Args:
        step: Keras' function of one step.
        form: The form of the samples.
        shapes: The shapes of batches.
        variant: None; it has no variants.

    Attributes:
        outputs: The outputs for one batch, in their structure.
        pace: How many batches to take in a call.
        is_dense: Whether the outputs are tensors that can be put together.
    """

    def __init__(self, step: Any, form: Form, shapes: list[Shape], variant: str) -> None:
        one = OneBatch(step, form, shapes, variant)
        self.outputs = one.outputs
        leaves = keras.tree.flatten(self.outputs)
        self.is_dense = one.is_dense and all(
            leaf.shape.rank and leaf.shape[1:].is_fully_defined() for leaf in leaves
        )
        self.pace = Pace()
        self._step = step
        self._rows = Rows(form, shapes)
        self._at = tf.Variable(0, dtype=tf.int64, trainable=False)
        self._graph = tf.function(
            self._run,
            input_signature=[NUMBER, NUMBER, NUMBER, *form.specs(shapes)],
            autograph=False,
        )

    @property
    def at(self) -> int:
        """The batch that began last."""
        return int(self._at.numpy())

    def __call__(self, first: int, end: int, samples: Samples) -> list[tf.Tensor]:
        """The outputs for batches."""
        given = numbers(first, end, samples.batch_size)
        found: list[tf.Tensor] = self._graph(*given, *samples.tensors)
        return found

    def _run(self, first: Any, end: Any, size: Any, *tensors: Any) -> Any:
        arrays = [
            tf.TensorArray(
                leaf.dtype, tf.cast(end - first, tf.int32),
                element_shape=[None, *leaf.shape[1:]], infer_shape=False,
            )
            for leaf in keras.tree.flatten(self.outputs)
        ]  # fmt: skip

        def one(number: Any, *written: Any) -> Any:
            with tf.control_dependencies([self._at.assign(number)]):
                begun = tf.identity(number)
            outputs = self._step([self._rows.batch(begun, size, None, list(tensors))])
            leaves = keras.tree.flatten(outputs)
            place = tf.cast(number - first, tf.int32)
            return (
                number + 1,
                *(array.write(place, leaf) for array, leaf in zip(written, leaves, strict=True)),
            )

        _, *written = tf.while_loop(
            lambda number, *_: number < end, one, [first, *arrays], parallel_iterations=1
        )
        return [array.concat() for array in written]
