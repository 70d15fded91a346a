"""Backend functions as the functions of TensorFlow that they call, for the files of Keras 2.

The body of a function is run in a graph with stand-ins for its tensors. TensorFlow refuses these
and asks the dispatcher, which notes the call and runs it with the tensors behind the stand-ins. So
all that a body sees of a tensor, its shape and its dtype, is what it would see in a model.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np

from rkeras_py import keras_internals
from rkeras_py.backend import tensorflow_functions as tensorflow
from rkeras_py.backend.implementations import FAILURES, OPERATIONS
from rkeras_py.backend.recorded import Training, mapped, specification, standing_for
from rkeras_py.backend.stand_ins import StandIn
from rkeras_py.backend.tensors import as_tensor
from rkeras_py.engine import keras, tf


class NotOfFunctions(Exception):
    """A body needs values, or calls what can't be called by a name."""


class Step(NamedTuple):
    """A call of a function of TensorFlow.

    Attributes:
        function: Its name without `tf.`.
        arguments: Its arguments by name, with stand-ins for tensors.
    """

    function: str
    arguments: dict[str, Any]


class Body(NamedTuple):
    """What a backend function calls.

    Attributes:
        steps: The calls, in their order; those that no result depends on are left out.
        results: The results of the function, as stand-ins.
    """

    steps: dict[int, Step]
    results: list[StandIn]


def body_of(layer: Any) -> Body:
    """What the backend function of a layer calls.

    Args:
        layer: The layer, which has been called once.

    Raises:
        NotOfFunctions: The function does more than call functions of TensorFlow.
    """
    calls = keras_internals.calls_of(layer)
    if len(calls) != 1 or layer.captured:
        raise NotOfFunctions
    [call] = calls
    if not all(isinstance(specification(one), tf.TensorSpec) for one in call.inputs):
        raise NotOfFunctions
    notes = _Notes()
    operation = OPERATIONS[layer.operation]
    with tf.Graph().as_default():
        tensors = [_placeholder(one) for one in call.inputs]
        inputs = [StandIn(one, notes.note, None, i) for i, one in enumerate(tensors)]
        given = layer.recorded.filled(inputs, [], Training())
        if any(isinstance(one, Training) for one in keras.tree.flatten(given)):
            raise NotOfFunctions
        seeds = np.random.get_state()  # from which functions without a seed take one
        try:
            found = operation.body(**operation.converted(given, _converted))
        except (*FAILURES, AttributeError, NotImplementedError) as error:
            raise NotOfFunctions from error
        finally:
            np.random.set_state(seeds)
    results = list(found) if isinstance(found, list | tuple) else [found]
    _compare(results, call.outputs)
    return Body(_needed(notes.steps, results), results)


def _placeholder(tensor: Any) -> Any:
    spec = specification(tensor)
    return standing_for(tensor, tf.compat.v1.placeholder(spec.dtype, spec.shape))


def _converted(value: Any, dtype: str | None) -> Any:
    """A tensor of what is constant."""
    leaves = keras.tree.flatten(value)
    return value if any(isinstance(one, StandIn) for one in leaves) else as_tensor(value, dtype)


def _compare(results: Sequence[Any], outputs: Sequence[Any]) -> None:
    """Looks whether a body has done the same as in the model."""
    if len(results) != len(outputs):
        raise NotOfFunctions
    for one, output in zip(results, outputs, strict=True):
        same = isinstance(one, StandIn) and one.dtype.name == output.dtype
        if not same or tuple(one.shape) != tuple(output.shape):
            raise NotOfFunctions


def _needed(steps: list[Step], results: list[StandIn]) -> dict[int, Step]:
    wanted = {one.step for one in results}
    kept: dict[int, Step] = {}
    for number in reversed(range(len(steps))):
        if number in wanted:
            kept[number] = steps[number]
            leaves = keras.tree.flatten(steps[number].arguments)
            wanted |= {one.step for one in leaves if isinstance(one, StandIn)}
    return dict(sorted(kept.items()))


class _Notes:
    """The calls that a body makes."""

    def __init__(self) -> None:
        self.steps: list[Step] = []

    def note(self, function: str | None, args: Sequence[Any], kwargs: dict[str, Any]) -> Any:
        """Notes a call, and makes it with the tensors behind the stand-ins.

        Returns:
            What it gave, with stand-ins for tensors; `NotImplemented` for a function without a
            name, after which TensorFlow asks about the function that called it.
        """
        try:
            call: Callable[..., Any] = tensorflow.function_named(function or "")
        except ValueError:
            return NotImplemented
        kwargs = {key: value for key, value in kwargs.items() if key != "name"}
        if function in ("cast", "convert_to_tensor") and _is_of_dtype(args, kwargs):
            return args[0]
        made = call(*mapped(_tensor, list(args)), **mapped(_tensor, kwargs))
        named = tensorflow.by_name(str(function), args, kwargs)
        number = len(self.steps)
        self.steps.append(Step(str(function), mapped(_constant, tensorflow.plain(named))))
        count = iter(range(len(keras.tree.flatten(made))))
        return keras.tree.map_structure(
            lambda one: StandIn(one, self.note, number, next(count)), made
        )


def _is_of_dtype(args: Sequence[Any], kwargs: dict[str, Any]) -> bool:
    given = list(args[1:]) + [value for key, value in kwargs.items() if key.startswith("dtype")]
    whole = args and isinstance(args[0], StandIn)
    return bool(whole) and all(one is None or tf.as_dtype(one) == args[0].dtype for one in given)


def _tensor(value: Any) -> Any:
    return value.tensor if isinstance(value, StandIn) else value


def _constant(value: Any) -> Any:
    """An argument as a file can have it."""
    if isinstance(value, tf.Tensor):
        value = _computed(value)
    if isinstance(value, tf.DType):
        return value.name
    if isinstance(value, bytes):
        return value.decode()
    if value is None or isinstance(value, bool | int | float | str | StandIn):
        return value
    if isinstance(value, np.ndarray | np.generic) and value.dtype.kind in "biuf":
        return np.asarray(value)
    raise NotOfFunctions


def _computed(tensor: Any) -> Any:
    """The numbers of a tensor in a graph that depends on nothing else."""
    operations, seen = [tensor.op], set()
    while operations:
        operation = operations.pop()
        if operation.op_def.is_stateful or operation.type == "Placeholder":
            raise NotOfFunctions
        seen.add(operation.name)
        operations += [one.op for one in operation.inputs if one.op.name not in seen]
    with tf.compat.v1.Session(graph=tensor.graph) as session:
        return session.run(tensor)
