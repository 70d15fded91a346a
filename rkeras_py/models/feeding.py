"""What feeds `fit()`, `evaluate()` and `predict()` batch by batch, counted as Keras 2 counted.

A generator function and an iterator go on from epoch to epoch. A `PyDataset` (a flow of images, a
class written in R) starts anew in each epoch, and so does a dataset of TensorFlow unless an epoch
has fewer steps than it has batches. An epoch that gets fewer batches than its steps is the last.
"""

from __future__ import annotations

import collections
import contextlib
import warnings
from collections.abc import Callable, Iterator
from itertools import islice, repeat
from typing import Any

from rkeras_py.api.deprecation import obsolete
from rkeras_py.engine import keras, tf
from rkeras_py.keras_internals.python_functions import with_own_functions
from rkeras_py.keras_internals.tuning import untuned
from rkeras_py.models import data
from rkeras_py.models.loops.arrays import Batches, batches_of
from rkeras_py.models.mistakes import explain_batch
from rkeras_py.models.reading import End, Reader, Task

_AHEAD = 10
_WARNING_OF_KERAS = "Your input ran out of data"


class Workers:
    """The options of `fit()` and others that say how batches are read ahead.

    Args:
        function: The public function that was called.
        options: The arguments in its `**kwargs`; those for workers are taken out.

    Raises:
        ValueError: An option is not a whole number.
    """

    def __init__(self, function: str, options: dict[str, Any]) -> None:
        self.function = function
        self.workers = _whole(function, "workers", options.pop("workers", None), 0)
        self.ahead = _whole(function, "max_queue_size", options.pop("max_queue_size", None), 1)
        if options.pop("use_multiprocessing", None):
            obsolete(function, "use_multiprocessing", "batches are made in threads; use `workers`")


def _whole(function: str, name: str, value: Any, least: int) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or value != int(value):
        raise ValueError(f"{function}(): `{name}` must be a whole number, but {value!r} was given")
    if value < least:
        raise ValueError(f"{function}(): `{name}` must be at least {least}, but is {value:g}")
    return int(value)


class Feed:
    """What Keras reads from, while the block runs.

    Attributes:
        x: What Keras gets: a dataset where batches come one by one, else the data.
        batches: The batches that are in it, for a loop that takes them itself.
        steps: The steps that Keras is told.
        callbacks: What ends the training when the batches end.

    Args:
        workers: How to read ahead; also names the function in messages.
        model: The model.
        x: The data, prepared; or a stream.
        steps: How many batches make an epoch, if the user said so.
        passes: How many epochs there are, at most.
        argument: The name of the argument, for messages.
        only_inputs: Whether targets are left out.
    """

    def __init__(
        self,
        workers: Workers,
        model: keras.Model,
        x: Any,
        steps: int | None,
        passes: int = 1,
        argument: str = "x",
        only_inputs: bool = False,
    ) -> None:
        self.x, self.steps = x, steps
        self.batches: Batches | None = None
        self.callbacks: list[keras.callbacks.Callback] = []
        self._workers, self._model, self._argument = workers, model, argument
        self._only_inputs = only_inputs
        self._reader: Reader | None = None
        self._batches: _Batches | None = None
        self._steps_given = steps
        self._stack = contextlib.ExitStack()
        self._trains = workers.function == "fit" and argument == "x"
        self._ahead = workers.ahead or _AHEAD
        if data.is_stream(x):
            self._reader = self._reader_of(x, max(passes, 1))
            self._begin()
        elif hasattr(x, "element_spec") and steps is None:
            self._expect_end(int(x.cardinality()) != tf.data.INFINITE_CARDINALITY)
        is_counted = hasattr(x, "element_spec") and steps is not None
        if self._trains and (self._reader is not None or is_counted):
            self.callbacks.append(EndOfData(self.steps, self._reader))

    def _expect_end(self, ends: bool) -> None:
        if ends:
            return
        name = {"fit": "steps_per_epoch"}.get(self._workers.function, "steps")
        name = name if self._argument == "x" else "validation_steps"
        raise ValueError(
            f"{self._workers.function}(): `{self._argument}` has no end, so `{name}` is needed"
        )

    def _reader_of(self, x: Any, passes: int) -> Reader:
        workers = self._workers
        if isinstance(x, keras.utils.PyDataset):
            steps = x.num_batches
            self._expect_end(steps is not None or self.steps is not None)
            short = steps is not None and self.steps is not None and steps < self.steps
            used = [n for n in (steps, self.steps) if n is not None]
            if short and self._argument != "x":
                warnings.warn(
                    f"{workers.function}(): `validation_steps` is {self.steps}, but "
                    f"`validation_data` has {steps} batches, which are used",
                    stacklevel=4,
                )
                self.steps = steps
            self.steps = self.steps or steps
            rounds = 1 if short and self._argument == "x" else passes
            ahead = workers.ahead or x.max_queue_size
            threads = x.workers if workers.workers is None else workers.workers
            return Reader(self._passes(x, min(used), rounds), max(threads, 1), ahead)
        wanted = None if self.steps is None else self.steps * passes
        call = x.__next__ if isinstance(x, Iterator) else x
        task = _InOrder(call, self._converted)
        # A generator is called in order: where it trains, by the loop or by a thread ahead of it.
        # Validation has another iterator in each epoch: none of its batches must be lost.
        return Reader(islice(repeat(task), wanted), int(not self._trains), self._ahead)

    def _passes(self, x: Any, steps: int, passes: int) -> Iterator[Task | None]:
        """The batches of a `PyDataset`, pass by pass."""
        for _ in range(passes):
            x.on_epoch_begin()
            for i in range(steps):
                yield self._task(x, i)
            yield None
            x.on_epoch_end()

    def _task(self, x: Any, i: int) -> Task:
        # A flow of images decides here, batch after batch, what is random in a batch.
        make = x.task(i) if hasattr(x, "task") else lambda: x[i]
        return lambda: self._converted(make())

    def _converted(self, batch: Any) -> Any:
        """A batch as Keras takes it: a tuple of inputs, targets and weights."""
        model, argument = self._model, self._argument
        if not isinstance(batch, list | tuple):
            batch = [batch]
        if not 1 <= len(batch) <= 3:
            raise ValueError(
                f"`{argument}`: a batch must be a list of inputs and targets (and sample "
                f"weights), but a list of {len(batch)} was returned"
            )
        parts = [data.prepared(part, argument) for part in batch[: 1 if self._only_inputs else 3]]
        while len(parts) > 1 and parts[-1] is None:
            parts.pop()
        made = (
            _tupled(data.inputs_for(model, parts[0], argument)),
            *(_tupled(data.targets_for(model, part, argument)) for part in parts[1:2]),
            *(_tupled(data.weights_for(model, part, argument)) for part in parts[2:]),
        )
        sizes = {int(part.shape[0]) for part in keras.tree.flatten(made) if _has_size(part)}
        if len(sizes) > 1:
            shown = ", ".join(str(tuple(part.shape)) for part in keras.tree.flatten(made))
            raise ValueError(
                f"`{argument}`: all arrays of a batch must have as many samples, but their shapes "
                f"are {shown}"
            )
        return made

    def _begin(self) -> None:
        reader, steps = self._reader, self.steps
        assert reader is not None
        try:
            first = reader.peek(2 if steps is None or steps > 1 else 1)
        except BaseException:
            self.__exit__()
            raise
        if not first:
            self.__exit__()
            raise ValueError(
                f"{self._workers.function}(): `{self._argument}` returned no batch: a generator "
                "must return at least one before None"
            )
        self._batches = _Batches(reader, self._argument, first, self._model)
        self.x = _dataset(self._batches)
        if self._trains:
            self.batches = batches_of(
                iter(self._batches()), self._batches.signature, reader.read_ahead
            )
            # Batches become tensors while steps run.
            self.x = self.x.prefetch(1 if reader.has_threads else self._ahead)

    # ---- the block ---------------------------------------------------------

    def __enter__(self) -> Feed:
        if self._trains or self._steps_given is None:
            # Keras warns at the end of all that has no known length.
            self._stack.enter_context(warnings.catch_warnings())
            warnings.filterwarnings("ignore", message=_WARNING_OF_KERAS)
        return self

    def __exit__(self, *raised: Any) -> None:
        self._stack.close()
        if self._reader is None:
            return
        self._reader.close()
        error = self._reader.error
        if not raised or not isinstance(raised[1], Exception):
            return
        if error is not None:
            # As it was raised; TensorFlow has but its text.
            raise error from None
        if self._batches is not None and isinstance(raised[1], ValueError | tf.errors.OpError):
            for batch in self._batches.latest:
                explain_batch(raised[1], self._workers.function, self._model, self._argument, batch)


def _tupled(part: Any) -> Any:
    # TensorFlow would convert a list to one array.
    return tuple(part) if isinstance(part, list) else part


def _has_size(part: Any) -> bool:
    shape = getattr(part, "shape", None)
    return shape is not None and len(shape) > 0 and shape[0] is not None


class _InOrder:
    """Calls a generator function, or what advances an iterator, until it ends."""

    def __init__(self, call: Callable[[], Any], convert: Callable[[Any], Any]) -> None:
        self._call, self._convert, self._ended = call, convert, False

    def __call__(self) -> Any:
        if self._ended:
            raise End
        try:
            batch = self._call()
        except StopIteration:
            batch = None
        if batch is None:
            self._ended = True
            raise End
        return self._convert(batch)


# ---- batches as a dataset ---------------------------------------------------


class _Batches:
    """What TensorFlow takes batches from, and what is known of their shapes.

    A size is left open where the model leaves it open, or where two batches differ.

    Attributes:
        signature: What TensorFlow is told.
        latest: The batches that it took last, among which is the one at which a step failed.
    """

    def __init__(self, reader: Reader, argument: str, first: list[Any], model: keras.Model) -> None:
        self._reader, self._argument = reader, argument
        self._known: list[Any] | None = None
        self.latest: collections.deque[Any] = collections.deque(maxlen=3)
        declared = keras.tree.flatten(getattr(model, "inputs", None) or [])
        inputs = keras.tree.flatten(first[0][0])
        known = declared if len(declared) == len(inputs) else [None] * len(inputs)
        rest = len(keras.tree.flatten(first[0])) - len(inputs)
        sizes = iter([*known, *[None] * rest])
        self.signature = keras.tree.map_structure(
            lambda *parts: _signature(parts, next(sizes)), *first
        )

    def __call__(self) -> Iterator[Any]:
        try:
            yield from self._checked()
        except Exception as error:
            self._reader.error = error
            raise

    def _checked(self) -> Iterator[Any]:
        began = self._reader.read
        for batch in self._reader:
            self._check(batch)
            self.latest.append(batch)
            yield batch
        if began and self._reader.read == began:
            raise ValueError(
                f"`{self._argument}`: the generator ended after {began} batches, and more are "
                "needed in a later epoch"
            )

    def _check(self, batch: Any) -> None:
        parts = keras.tree.flatten(batch)
        shapes = [part.shape[1:] for part in parts]
        if shapes == self._known:
            return
        keras.tree.assert_same_structure(batch, self.signature)
        expected = keras.tree.flatten(self.signature)
        for part, spec in zip(parts, expected, strict=True):
            if not spec.shape.is_compatible_with(part.shape):
                wanted = ", ".join("NA" if n is None else str(n) for n in spec.shape)
                raise ValueError(
                    f"`{self._argument}`: batch {self._reader.read} has an array of the shape "
                    f"{tuple(part.shape)}, but the batches before had ({wanted})"
                )
        self._known = shapes


def _signature(parts: tuple[Any, ...], declared: Any) -> Any:
    """What TensorFlow is told of an array in each batch."""
    spec = tf.type_spec_from_value(parts[0])
    shapes = [list(part.shape) for part in parts]
    rank = len(shapes[0])
    if declared is not None and len(declared.shape) == rank:
        shapes.append(list(declared.shape))
    same = all(len(shape) == rank for shape in shapes)
    if not same:
        raise ValueError(
            "all batches must have arrays of as many axes, but their shapes are "
            + " and ".join(str(tuple(shape)) for shape in shapes)
        )
    shape = [n if i and all(s[i] == n for s in shapes) else None for i, n in enumerate(shapes[0])]
    if isinstance(spec, tf.RaggedTensorSpec):
        return tf.RaggedTensorSpec(shape, spec.dtype, spec.ragged_rank, spec.row_splits_dtype)
    return type(spec)(shape, spec.dtype)


def _dataset(batches: _Batches) -> Any:
    dataset = with_own_functions(
        lambda: tf.data.Dataset.from_generator(batches, output_signature=batches.signature)
    )
    # Validation must not read ahead: each epoch makes another iterator over the same batches.
    return untuned(dataset)


class EndOfData(keras.callbacks.Callback):
    """Ends the training after an epoch that was short of batches, or after which there are none.

    Args:
        steps: The steps of an epoch, if known.
        reader: What the batches come from, if it knows when they end.
        total: How many batches there are, if that is known.
    """

    needs_each_batch = False

    # Keras may call it beside the next step, and waits for it at the end of an epoch.
    async_safe = True

    def __init__(
        self, steps: int | None, reader: Reader | None = None, total: int | None = None
    ) -> None:
        super().__init__()
        self._steps, self._reader, self._total = steps, reader, total
        self._seen = 0
        self._used = 0

    def on_epoch_begin(self, epoch: int, logs: Any = None) -> None:
        self._seen = 0

    def on_train_batch_end(self, batch: int, logs: Any = None) -> None:
        self._seen = max(self._seen, batch + 1)

    def on_epoch_end(self, epoch: int, logs: Any = None) -> None:
        self._used += self._seen
        is_short = self._steps is not None and self._seen < self._steps
        if is_short or (epoch + 1 < self.params["epochs"] and not self._has_more()):
            self._stop()

    def _has_more(self) -> bool:
        if self._reader is not None:
            return self._reader.has_more(self._used)
        return self._total is None or self._used < self._total

    def _stop(self) -> None:
        warnings.warn(
            f"fit(): `x` ran out of data after {self._used} batches, so the training ends: "
            "`steps_per_epoch` x `epochs` batches are needed (dataset_repeat() repeats a dataset)",
            stacklevel=2,
        )
        self.model.stop_training = True
