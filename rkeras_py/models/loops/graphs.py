"""Graphs of many steps: made once for a model and a form of data, and kept with the model."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, TypeVar

from rkeras_py import keras_internals
from rkeras_py.engine import keras, tf
from rkeras_py.models.loops import ranks as ranks_taken
from rkeras_py.models.loops.arrays import Batches, Form, Samples, Shape
from rkeras_py.models.loops.pace import Pace
from rkeras_py.models.restoring import Copies

G = TypeVar("G")

# Where a model keeps its graphs.
_KEPT = "_rkeras_graphs"
# Of how many states of a model: of one whose layers are frozen in turn, two.
_STATES = 4


class _State:
    """What the graphs of a model depend on, and the graphs.

    Attributes:
        compiled: The last `compile()`.
        layers: The layers, and whether and in what they compute.
        ranks: The ranks of the samples.
        step: The function of one step that Keras made in this state.
        graphs: The graphs and the shapes that they take, by the form of the data.
    """

    def __init__(self, model: keras.Model, ranks: list[int | None]) -> None:
        self.compiled = keras_internals.compile_record(model)
        self.ranks = ranks
        self.layers = [
            (layer, layer.trainable, layer.dtype_policy.name)
            for layer in keras_internals.layers_within(model)
        ]
        self.step: Any = None
        self.graphs: dict[tuple[Any, ...], list[tuple[list[Shape], Any]]] = {}


def graph_for(
    model: keras.Model,
    stage: str,
    samples: Samples | Batches,
    kind: type[G],
    variant: str = "",
    **more: Any,
) -> G:
    """A graph for samples.

    The first graph takes the shapes of the first samples; those that differ in later ones are of
    any size in the next graph. So Keras' function of a step does, and so graphs do not pile up.

    Args:
        model: The model.
        stage: "train", "test" or "predict".
        samples: The samples, or batches of them.
        kind: The class of the graph, which is made of Keras' function of one step, the form of
            the samples, the shapes of batches, and the variant.
        variant: Which of several graphs of that class.
        **more: What that class takes besides.

    Returns:
        The graph, which the model keeps.
    """
    state = _state_of(model, stage, samples.form.ranks)
    made = state.graphs.setdefault((samples.form.key, kind, variant), [])
    shapes = samples.shapes(stage)
    for known, graph in made:
        if all(map(_takes, known, shapes)):
            found: G = graph
            return found
    if made:
        shapes = list(map(_common, made[-1][0], shapes))
    new = kind(state.step, samples.form, shapes, variant, **more)  # type: ignore[call-arg]
    made.append((shapes, new))
    return new


def _takes(known: Shape, shape: Shape) -> bool:
    return all(size is None or size == given for size, given in zip(known, shape, strict=True))


def _common(known: Shape, shape: Shape) -> Shape:
    return tuple(a if a == b else None for a, b in zip(known, shape, strict=True))


def _state_of(model: keras.Model, stage: str, ranks: list[int | None]) -> _State:
    now = _State(model, ranks)
    stages: dict[str, list[_State]] = vars(model).get(_KEPT, {})
    known = [state for state in stages.get(stage, []) if state.compiled is now.compiled]
    function = f"{stage}_function"
    if not any(state.step is getattr(model, function) for state in known):
        known = []  # it was dropped or made anew: after a failure, or because someone asked
    for state in known:
        if state.layers == now.layers and state.ranks == ranks:
            return state
    # Keras would keep its function also when the layers or the ranks have changed.
    anew = bool(known) or ranks_taken.take_others(model, stage, ranks)
    getattr(model, f"make_{function}")(force=anew)
    ranks_taken.note(model, stage, ranks)
    now.step = getattr(model, function)
    # Bypasses Keras' tracking of attributes: this is not part of the model.
    object.__setattr__(model, _KEPT, {**stages, stage: [now, *known][:_STATES]})
    return now


class Rows:
    """Takes batches from tensors, within a graph.

    Args:
        form: The form of the samples.
        shapes: The shapes of batches.
    """

    def __init__(self, form: Form, shapes: list[Shape]) -> None:
        self.form = form
        self._shapes = shapes

    def batch(
        self, number: tf.Tensor, size: tf.Tensor, order: tf.Tensor | None, tensors: list[tf.Tensor]
    ) -> Any:
        """One batch, in the structure in which a step gets it.

        Args:
            number: The number of the batch, from 0.
            size: The size of a batch.
            order: The indices of the samples; None if they come as they are.
            tensors: The samples.
        """
        first = number * size
        rows = slice(first, tf.minimum(first + size, tf.shape(tensors[0], tf.int64)[0]))
        if order is None:
            parts = [tensor[rows] for tensor in tensors]
        else:
            indices = order[rows]
            parts = [tf.gather(tensor, indices) for tensor in tensors]
        for part, shape in zip(parts, self._shapes, strict=True):
            part.set_shape(shape)
        return self.form.packed(parts)


NUMBER = tf.TensorSpec([], tf.int64)
ORDER = tf.TensorSpec([None], tf.int64)


def numbers(*values: int) -> list[tf.Tensor]:
    """Numbers as a graph takes them."""
    return [tf.constant(value, tf.int64) for value in values]


_NONE = -1  # no step has begun


class _OfSteps(ABC):
    """A graph that runs Keras' function of one step.

    Args:
        step: Keras' function of one step.
        form: The form of the samples.
        shapes: The shapes of batches.
        variant: "shuffled" if the samples come in an order of their own.
        trains: The model that the steps train, or None.
    """

    # What the graph takes before the samples.
    _takes: tuple[tf.TensorSpec, ...]

    def __init__(
        self,
        step: Any,
        form: Form,
        shapes: list[Shape],
        variant: str,
        trains: keras.Model | None,
    ) -> None:
        self._copies = Copies([] if trains is None else keras_internals.changing(trains))
        self._step = step
        self._rows = Rows(form, shapes)
        self._is_shuffled = variant == "shuffled"
        self._at = tf.Variable(0, dtype=tf.int64, trainable=False)
        self._graph = tf.function(
            self._run, input_signature=[*self._takes, *form.specs(shapes)], autograph=False
        ).get_concrete_function()

    @property
    def at(self) -> int:
        """The step that began last."""
        return int(self._at.numpy())

    @abstractmethod
    def _run(self, *given: Any) -> Any:
        """What the graph does."""

    def _called(self, *given: Any) -> Any:
        """Calls the graph; what a step that fails has changed is put back."""
        self._at.assign(_NONE)
        try:
            return self._graph(*given)
        except tf.errors.OpError:
            if self.at != _NONE:
                self._copies.restore()
            raise

    def _begun(self, number: Any) -> Any:
        """The number of a step, within the graph, once it is noted that the step has begun."""
        with tf.control_dependencies([self._at.assign(number), *self._copies.taken()]):
            return tf.identity(number)

    def _logs(self, number: Any, size: Any, order: Any, tensors: list[Any]) -> Any:
        """One step, within the graph, on rows of the samples."""
        order = order if self._is_shuffled else None
        return self._step([self._rows.batch(self._begun(number), size, order, tensors)])


class Steps(_OfSteps):
    """Runs several steps of training or testing in one call of a graph.

    Attributes:
        pace: How many steps to run in a call.
    """

    _takes = (NUMBER, NUMBER, NUMBER, tf.TensorSpec([], tf.bool), ORDER)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pace = Pace()

    def __call__(
        self, first: int, end: int, stop_at_nan: bool, order: tf.Tensor | None, samples: Samples
    ) -> int:
        """Runs steps.

        Args:
            first: The first batch.
            end: The batch before which it ends.
            stop_at_nan: Whether to stop after a step whose loss is not finite.
            order: The indices of the samples.
            samples: The samples.

        Returns:
            The batch before which it ended.
        """
        given = (*numbers(first, end, samples.batch_size), tf.constant(stop_at_nan))
        return int(self._called(*given, _or_empty(order), *samples.tensors))

    def _run(self, *given: Any) -> Any:
        first, end, size, stop_at_nan, order, *tensors = given

        def goes_on(number: Any, is_finite: Any) -> Any:
            return (number < end) & (is_finite | ~stop_at_nan)

        def one(number: Any, _: Any) -> Any:
            logs = self._logs(number, size, order, tensors)
            loss = logs.get("loss") if isinstance(logs, dict) else None
            is_finite = tf.constant(True) if loss is None else tf.math.is_finite(loss)
            return number + 1, is_finite

        # One iteration at a time: a step reads what the one before has written.
        ended, _ = tf.while_loop(goes_on, one, [first, tf.constant(True)], parallel_iterations=1)
        return ended


def _or_empty(order: tf.Tensor | None) -> tf.Tensor:
    return tf.constant([], tf.int64) if order is None else order


class OneStep(_OfSteps):
    """Runs one step in a call of a graph, for callbacks that are called at each batch."""

    _takes = (NUMBER, NUMBER, ORDER)

    def __call__(self, number: int, order: tf.Tensor | None, samples: Samples) -> Any:
        """Runs a step.

        Args:
            number: The batch.
            order: The indices of the samples.
            samples: The samples.

        Returns:
            The logs.
        """
        given = numbers(number, samples.batch_size)
        return self._called(*given, _or_empty(order), *samples.tensors)

    def _run(self, *given: Any) -> Any:
        number, size, order, *tensors = given
        return self._logs(number, size, order, tensors)


class StepOnBatch(_OfSteps):
    """Runs one step on a batch that it is given."""

    _takes = (NUMBER,)

    def __call__(self, number: int, tensors: list[tf.Tensor]) -> Any:
        """Runs a step.

        Args:
            number: The batch.
            tensors: What is in it.

        Returns:
            The logs.
        """
        return self._called(*numbers(number), *tensors)

    def _run(self, *given: Any) -> Any:
        number, *tensors = given
        with tf.control_dependencies([self._begun(number)]):
            return self._step([self._rows.form.packed(list(map(tf.identity, tensors)))])
