"""Functions of the user along the first axis of tensors."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import Bool, Int, Str
from rkeras_py.api.registry import REQUIRED, MisfitError, Page, public
from rkeras_py.backend.arguments import Callback, DtypeName, NestedTensors, Tensor, Tensors
from rkeras_py.backend.dispatch import operation
from rkeras_py.engine import tf

_FAMILY = "backend"
_PAGE = Page(
    "backend_iteration",
    "Functions along axes of tensors",
    "Call a function for each element along the first axis, or for each step of sequences. In a "
    "saved model the function stands by its name: that of a backend function, or one under which "
    "`custom_objects` has it when the model is loaded.",
)
_SHARED = {
    "elems": "A tensor; its elements are the slices along the first axis.",
    "initializer": "The first accumulated value; None for the first element.",
    "name": "The name of the operation in graphs.",
}


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("elems", calls_back=True, compilable=False)
def k_map_fn(
    fn: Callback = REQUIRED,
    elems: Tensor = REQUIRED,
    name: Str | None = None,
    dtype: DtypeName | None = None,
) -> Any:
    """Applies a function to each element.

    Args:
        fn: A function of one element that returns a tensor.
        dtype: The dtype of what `fn` returns; None for that of `elems`.

    Returns:
        A tensor of what `fn` returned, along a first axis.

    Example:
        >>> from rkeras_py import k_get_value, k_map_fn, k_square
        >>> k_get_value(k_map_fn(k_square, [1.0, 2.0]))
        array([1., 4.], dtype=float32)
    """
    kind = elems.dtype if dtype is None else tf.as_dtype(dtype)
    with tf.name_scope(name or "map_fn"):
        return tf.map_fn(
            lambda one: tf.convert_to_tensor(fn(one), kind),
            elems,
            fn_output_signature=kind,
        )


def _folded(fold: Any, fn: Any, elems: Any, initializer: Any, name: str | None) -> Any:
    if initializer is None and elems.shape[0] == 0:
        raise MisfitError("elems", "at least one element where there is no `initializer`")
    kind = elems.dtype if initializer is None else initializer.dtype
    return fold(
        lambda so_far, one: tf.convert_to_tensor(fn(so_far, one), kind),
        elems,
        initializer,
        name=name,
    )


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("elems", "initializer", calls_back=True, compilable=False)
def k_foldl(
    fn: Callback = REQUIRED,
    elems: Tensor = REQUIRED,
    initializer: Tensor | None = None,
    name: Str | None = None,
) -> Any:
    """Accumulates the elements from the first to the last.

    Args:
        fn: A function of the accumulated value and an element that returns the next
            accumulated value.

    Returns:
        The last accumulated value, a tensor.

    Example:
        >>> from rkeras_py import k_foldl, k_get_value, k_maximum
        >>> k_get_value(k_foldl(k_maximum, [[1.0], [3.0], [2.0]]))
        array([3.], dtype=float32)
    """
    return _folded(tf.foldl, fn, elems, initializer, name)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("elems", "initializer", calls_back=True, compilable=False)
def k_foldr(
    fn: Callback = REQUIRED,
    elems: Tensor = REQUIRED,
    initializer: Tensor | None = None,
    name: Str | None = None,
) -> Any:
    """Accumulates the elements from the last to the first.

    Args:
        fn: A function of the accumulated value and an element that returns the next
            accumulated value.

    Returns:
        The last accumulated value, a tensor.

    Example:
        >>> from rkeras_py import k_foldr, k_get_value, k_maximum
        >>> k_get_value(k_foldr(k_maximum, [[1.0], [3.0], [2.0]]))
        array([3.], dtype=float32)
    """
    return _folded(tf.foldr, fn, elems, initializer, name)


@public(family=_FAMILY, page=_PAGE)
@operation(
    "inputs", "mask", lists=("initial_states", "constants"), calls_back=True, compilable=False
)
def k_rnn(
    step_function: Callback = REQUIRED,
    inputs: Tensor = REQUIRED,
    initial_states: Tensors = REQUIRED,
    go_backwards: Bool = False,
    mask: NestedTensors | None = None,
    constants: Tensors | None = None,
    unroll: Bool = False,
    input_length: Int | None = None,
) -> Any:
    """Applies a step function along the time axis of sequences, with states.

    Args:
        step_function: A function of the inputs at one step, a tensor of shape
            `(samples, ...)`, and the list of states, then constants. It returns a list: the
            output, and the list of new states.
        inputs: A tensor of shape `(samples, steps, ...)`.
        initial_states: The states before the first step: a list of tensors.
        go_backwards: Whether to begin with the last step; outputs are in that order too.
        mask: Logicals of shape `(samples, steps)`; at a step that is FALSE the output before
            it is repeated (0 at first) and states stay.
        constants: A list of tensors that `step_function` gets after the states.
        unroll: Whether the steps are computed one by one in the graph, which needs their number
            to be known.
        input_length: The number of steps; it follows from `inputs` and must agree.

    Returns:
        A list: the last output, all outputs of shape `(samples, steps, ...)`, and the list of
        the last states.

    Example:
        >>> from rkeras_py import k_ones
        >>> x = k_ones((2, 3, 4))
    """
    if inputs.shape.rank is not None and inputs.shape.rank < 2:
        raise MisfitError("inputs", "a tensor of shape (samples, steps, ...)")
    steps = inputs.shape[1]
    if input_length is not None and steps not in (None, input_length):
        raise MisfitError("input_length", f"the number of steps, which is {steps}")
    if unroll and steps is None:
        raise MisfitError("unroll", "FALSE where the number of steps is not known")
    series = tf.transpose(inputs, [1, 0, *range(2, inputs.shape.rank)])
    masks = None if mask is None else tf.transpose(tf.cast(mask, tf.bool)[:, :steps])
    if masks is not None and masks.shape.rank != 2:
        masks = tf.transpose(tf.cast(mask, tf.bool)[..., 0])
    if go_backwards:
        series = tf.reverse(series, [0])
        masks = None if masks is None else tf.reverse(masks, [0])
    given = list(constants or [])

    def step(number: Any, before: Any, states: list[Any]) -> tuple[Any, list[Any]]:
        returned = step_function(series[number], [*states, *given])
        if isinstance(returned, dict):
            returned = list(returned.values())
        if not isinstance(returned, list | tuple) or len(returned) != 2:
            raise ValueError(
                "k_rnn(): `step_function` must return a list of the output and the new states"
            )
        output, after = returned
        after = list(after.values()) if isinstance(after, dict) else after
        after = list(after) if isinstance(after, list | tuple) else [after]
        output = tf.convert_to_tensor(output)
        after = [tf.convert_to_tensor(state) for state in after]
        if len(after) != len(states):
            raise ValueError(
                f"k_rnn(): `step_function` must return {len(states)} states, not {len(after)}"
            )
        if masks is not None:
            before = tf.zeros_like(output) if before is None else before
            output = _where(masks[number], output, before)
            pairs = zip(after, states, strict=True)
            after = [_where(masks[number], new, old) for new, old in pairs]
        return output, after

    states = list(initial_states)
    if unroll or tf.executing_eagerly():
        output, outputs = None, []
        for number in range(int(series.shape[0])):
            output, states = step(number, output, states)
            outputs.append(output)
        stacked = tf.stack(outputs)
    else:
        output, stacked, states = _looped(step, series, states)
    order = [1, 0, *range(2, stacked.shape.rank)]
    return [output, tf.transpose(stacked, order), states]


def _where(mask: Any, new: Any, old: Any) -> Any:
    """The new values of the samples that a mask holds."""
    return tf.where(tf.reshape(mask, [-1, *[1] * (new.shape.rank - 1)]), new, old)


def _looped(step: Any, series: Any, states: list[Any]) -> tuple[Any, Any, list[Any]]:
    """The steps as a loop of TensorFlow."""
    count = tf.shape(series)[0]
    # One extra step shows the shape and dtype of the output.
    sample, _ = step(0, None, states)
    array = tf.TensorArray(sample.dtype, size=count, element_shape=sample.shape)

    def body(number: Any, before: Any, array: Any, states: list[Any]) -> Any:
        output, after = step(number, before, states)
        for new, old in zip(after, states, strict=True):
            new.set_shape(old.shape)
        return number + 1, output, array.write(number, output), after

    zero = tf.zeros_like(sample)
    _, output, array, states = tf.while_loop(
        lambda number, *_: number < count, body, (0, zero, array, states)
    )
    return output, array.stack(), states
