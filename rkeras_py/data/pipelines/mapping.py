"""Verbs with a function of elements."""

from __future__ import annotations

from typing import Any

from rkeras_py.api import failures
from rkeras_py.api.argument_types import Anything, Bool, PositiveInt, Str
from rkeras_py.api.failures import restored
from rkeras_py.api.registry import REQUIRED, MisfitError, public
from rkeras_py.data.pipelines import by_batch, functions, peeking
from rkeras_py.data.pipelines.arguments import Calls, Dataset, ElementFunction
from rkeras_py.data.pipelines.docs import SHARED
from rkeras_py.data.pipelines.functions import ElementCall
from rkeras_py.data.pipelines.values import ValueMisfit, components
from rkeras_py.engine import tf
from rkeras_py.keras_internals.python_functions import mapped_by_reader
from rkeras_py.keras_internals.tuning import read_untuned

_FAMILY = "dataset functions"


def _map(
    verb: str, dataset: Any, map_func: Any, num_parallel_calls: int | None, told: Any = None
) -> Any:
    if num_parallel_calls == 0:
        raise MisfitError("num_parallel_calls", "at least 1, or -1 for as many as are useful")
    call = ElementCall(verb, "map_func", map_func)
    if told is not None:
        try:
            outputs = functions.signature(told)
        except ValueError:
            raise MisfitError("output_signature", "a tf.TensorSpec, or a list of them") from None
        return peeking.derived(dataset, lambda d: by_batch.mapped(d, call, outputs))

    def run(first: Any, value: Any) -> Any:
        outputs = functions.inferred(dataset.element_spec, first, value)
        made = by_batch.mapped(dataset, call, outputs)
        return peeking.with_twin(made, lambda: tf.data.Dataset.from_tensors(value))

    def trace(function: Any) -> Any:
        return peeking.derived(
            dataset, lambda d: d.map(function, num_parallel_calls=num_parallel_calls)
        )

    return functions.traced_or_run(dataset, call, trace, run)


@public(family=_FAMILY, shared=SHARED)
def dataset_map(
    dataset: Dataset = REQUIRED,
    map_func: ElementFunction = REQUIRED,
    num_parallel_calls: Calls | None = None,
    output_signature: Anything = None,
) -> Any:
    """Applies a function to each element.

    The function is traced: called once, with tensors that have no values yet, and TensorFlow
    repeats for each element what was computed with them. A function that needs values, because it
    calls functions of the host language such as `as.numeric()` of R, can't be traced; it is called
    for each element, one after the other in the order of the dataset, after one more call with the
    first element, which shows what it returns.

    Args:
        map_func: The function. It gets the components of an element as arguments, and a dict as
            one. It returns a tensor, numbers or strings; a list of components; or a dict.
        output_signature: What the function returns: a `tf.TensorSpec`, with None for sizes that
            vary, or a list or dict of them. The function is then called for each element, and
            never traced. To be given if the dataset is empty, or if shapes differ from that for
            the first element.

    Returns:
        A dataset.

    Raises:
        ValueError: The function returns what can't be an element. An error of a function that is
            called for each element says for which one it was raised.

    Example:
        >>> from rkeras_py import dataset_map, range_dataset
        >>> squares = dataset_map(range_dataset(0, 5), lambda x: x * x)
    """
    return _map("dataset_map", dataset, map_func, num_parallel_calls, output_signature)


@public(family=_FAMILY, shared=SHARED)
def dataset_map_and_batch(
    dataset: Dataset = REQUIRED,
    map_func: ElementFunction = REQUIRED,
    batch_size: PositiveInt = REQUIRED,
    num_parallel_batches: PositiveInt | None = None,
    drop_remainder: Bool = False,
    num_parallel_calls: Calls | None = None,
) -> Any:
    """Applies a function to each element, and combines the results into batches.

    Args:
        num_parallel_batches: For how many batches the function is called in parallel; an
            alternative to `num_parallel_calls`.

    Returns:
        A dataset.

    Raises:
        ValueError: Both `num_parallel_batches` and `num_parallel_calls` are given, or the function
            returns what can't be an element.

    Example:
        >>> from rkeras_py import dataset_map_and_batch, range_dataset
        >>> dataset = dataset_map_and_batch(range_dataset(0, 5), lambda x: x * x, batch_size=2)
    """
    if num_parallel_batches is not None:
        if num_parallel_calls is not None:
            raise ValueError(
                "dataset_map_and_batch(): only one of `num_parallel_batches` and "
                "`num_parallel_calls` can be given"
            )
        num_parallel_calls = num_parallel_batches * batch_size
    made = _map("dataset_map_and_batch", dataset, map_func, num_parallel_calls)
    return peeking.derived(made, lambda d: by_batch.batched(d, batch_size, drop_remainder))


@public(family=_FAMILY, shared=SHARED)
def dataset_flat_map(dataset: Dataset = REQUIRED, map_func: ElementFunction = REQUIRED) -> Any:
    """Joins the datasets that a function makes of the elements, one after the other.

    Args:
        map_func: A function of the components of an element that returns a dataset. It is traced.

    Returns:
        A dataset.

    Raises:
        TypeError: The function does not return a dataset.

    Example:
        >>> import tensorflow as tf
        >>> from rkeras_py import dataset_flat_map, range_dataset
        >>> dataset = dataset_flat_map(range_dataset(0, 3), lambda n: tf.data.Dataset.range(n))
    """
    function = ElementCall("dataset_flat_map", "map_func", map_func).traced()
    return peeking.derived(dataset, lambda d: d.flat_map(function))


@public(family=_FAMILY, shared=SHARED)
def dataset_interleave(
    dataset: Dataset = REQUIRED,
    map_func: ElementFunction = REQUIRED,
    cycle_length: PositiveInt = REQUIRED,
    block_length: PositiveInt = 1,
) -> Any:
    """Interleaves the datasets that a function makes of the elements.

    Args:
        map_func: A function of the components of an element that returns a dataset. It is traced.
        cycle_length: How many of these datasets are read in turn.
        block_length: How many elements of one of them follow each other.

    Returns:
        A dataset.

    Raises:
        TypeError: The function does not return a dataset.

    Example:
        >>> import tensorflow as tf
        >>> from rkeras_py import dataset_interleave, range_dataset
        >>> numbers = range_dataset(0, 3)
        >>> read = lambda n: tf.data.Dataset.range(n)
        >>> dataset = dataset_interleave(numbers, read, cycle_length=2)
    """
    function = ElementCall("dataset_interleave", "map_func", map_func).traced()
    return peeking.derived(
        dataset,
        lambda d: d.interleave(function, cycle_length=cycle_length, block_length=block_length),
    )


def _judged(verb: str, dataset: Any, predicate: Any, applied: Any) -> Any:
    """A dataset by a function that returns True or False for each element.

    Args:
        verb: The verb.
        dataset: The dataset.
        predicate: The function.
        applied: Applies a function of TensorFlow to a dataset, as the verb does.
    """
    call = ElementCall(verb, "predicate", predicate)

    def run(first: Any, value: Any) -> Any:
        judge = functions.step_of(dataset.element_spec, call, tf.TensorSpec((), tf.bool))
        step = functions.unconverted(lambda index, element: (element, judge(index, element)))
        judged = mapped_by_reader(functions.on_demand(dataset.enumerate()), step)
        chosen = applied(judged, functions.unconverted(lambda element, keep: keep))
        made = chosen.map(functions.unconverted(lambda element, keep: element))
        return peeking.with_twin(made, lambda: tf.data.Dataset.from_tensors(first))

    def trace(function: Any) -> Any:
        return peeking.derived(dataset, lambda d: applied(d, function))

    return functions.traced_or_run(dataset, call, trace, run)


@public(family=_FAMILY, shared=SHARED)
def dataset_filter(dataset: Dataset = REQUIRED, predicate: ElementFunction = REQUIRED) -> Any:
    """Keeps the elements for which a function returns True.

    Args:
        predicate: A function of the components of an element that returns True or False, as a
            tensor or, where it needs values, as itself.

    Returns:
        A dataset.

    Raises:
        ValueError: The function returns something else.

    Example:
        >>> from rkeras_py import dataset_filter, range_dataset
        >>> even = dataset_filter(range_dataset(0, 10), lambda x: x % 2 == 0)
    """
    return _judged("dataset_filter", dataset, predicate, lambda d, f: d.filter(f))


@public(family=_FAMILY, shared=SHARED)
def dataset_take_while(
    dataset: Dataset = REQUIRED, predicate: ElementFunction = REQUIRED, name: Str | None = None
) -> Any:
    """Ends a dataset before the first element for which a function returns False.

    Args:
        predicate: A function of the components of an element that returns True or False.
        name: A name for the operation.

    Returns:
        A dataset.

    Raises:
        ValueError: The function returns something else.

    Example:
        >>> from rkeras_py import dataset_take_while, range_dataset
        >>> small = dataset_take_while(range_dataset(0, 10), lambda x: x < 5)
    """
    return _judged(
        "dataset_take_while", dataset, predicate, lambda d, f: d.take_while(f, name=name)
    )


def _state(verb: str, value: Any) -> Any:
    try:
        return components(value)
    except ValueMisfit as misfit:
        raise ValueError(f"{verb}(): `initial_state{misfit.path}` {misfit.fault}") from None


@public(family=_FAMILY, shared=SHARED)
def dataset_reduce(
    dataset: Dataset = REQUIRED,
    initial_state: Anything = REQUIRED,
    reduce_func: ElementFunction = REQUIRED,
) -> Any:
    """Reduces a dataset to one value.

    Args:
        initial_state: The value before the first element.
        reduce_func: A function of the value so far and an element that returns the next value.

    Returns:
        The last value: a tensor, or a list or dict of them.

    Raises:
        ValueError: `initial_state` is no data, or the function returns what is not like it.

    Example:
        >>> from rkeras_py import dataset_reduce, tensor_slices_dataset
        >>> numbers = tensor_slices_dataset((1.0, 2.0, 3.0))
        >>> total = dataset_reduce(numbers, 0.0, lambda total, x: total + x)
    """
    state = _state("dataset_reduce", initial_state)
    call = ElementCall("dataset_reduce", "reduce_func", reduce_func)
    dataset = read_untuned(dataset)
    try:
        with restored():
            return dataset.reduce(state, call.traced())
    except (tf.errors.OpError, failures.ElementError):
        raise
    except Exception:
        # It can't be traced, or fails with values as well.
        reduced = state
    with restored():
        for number, element in enumerate(dataset, 1):
            reduced = call.at(number, (reduced, element))
            came = tf.nest.map_structure(tf.type_spec_from_value, reduced)
            if number == 1:
                expected = tf.nest.map_structure(tf.type_spec_from_value, state)
                _expect_like_state(came, expected)
    return reduced


def _expect_like_state(came: Any, expected: Any) -> None:
    try:
        tf.nest.assert_same_structure(expected, came)
        pairs = zip(tf.nest.flatten(expected), tf.nest.flatten(came), strict=True)
        fits = all(wanted.dtype == found.dtype for wanted, found in pairs)
    except (TypeError, ValueError):
        fits = False
    if not fits:
        raise ValueError(
            f"dataset_reduce(): `reduce_func` returned {functions.shown(came)}, but "
            f"`initial_state` is {functions.shown(expected)}"
        )


@public(family=_FAMILY, shared=SHARED)
def dataset_scan(
    dataset: Dataset = REQUIRED,
    initial_state: Anything = REQUIRED,
    scan_func: ElementFunction = REQUIRED,
) -> Any:
    """Applies a function to each element and a state that it carries on.

    Args:
        initial_state: The state before the first element.
        scan_func: A function of the state and an element that returns a list of the next state and
            the new element. It is traced.

    Returns:
        A dataset.

    Raises:
        ValueError: `initial_state` is no data, or the function returns what can't be an element.

    Example:
        >>> from rkeras_py import dataset_scan, tensor_slices_dataset
        >>> numbers = tensor_slices_dataset((1.0, 2.0, 3.0))
        >>> sums = dataset_scan(numbers, 0.0, lambda total, x: [total + x, total + x])
    """
    state = _state("dataset_scan", initial_state)
    function = ElementCall("dataset_scan", "scan_func", scan_func).traced()
    return peeking.derived(dataset, lambda d: d.scan(state, function))
