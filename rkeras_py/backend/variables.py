"""Variables: making them, reading and changing their values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rkeras_py.api.argument_types import (
    Anything,
    Constraint,
    Float,
    Int,
    PositiveInt,
    Shape,
    Str,
)
from rkeras_py.api.registry import REQUIRED, MisfitError, Page, public
from rkeras_py.backend.arguments import DtypeName, Tensor, Tensors, is_tensor
from rkeras_py.backend.inspection import value_of
from rkeras_py.backend.tensors import as_tensor, dtype_name
from rkeras_py.engine import keras, tf

_FAMILY = "backend"
_PAGE = Page(
    "backend_variables",
    "Variables",
    "Make variables, read their values and change them. A variable that is set as a field of a "
    "layer is one of its weights.",
)
_SHARED = {
    "dtype": "The dtype; None for `k_floatx()`.",
    "name": "The variable's name.",
    "shape": "The sizes of its axes.",
    "seed": "A whole number that the random numbers start from; None for others each time.",
}
_VARIABLE = {"x": "A variable."}


def make_variable(value: Any, dtype: str | None, name: str | None) -> Any:
    """A variable of Keras, which a layer takes for a weight.

    Args:
        value: A tensor or an array.
        dtype: Its dtype; None for floatx.
        name: Its name; None for one that is free.
    """
    dtype = dtype or keras.config.floatx()
    return keras.Variable(tf.cast(as_tensor(value), dtype), dtype=dtype, name=name)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
def k_variable(
    value: Tensor = REQUIRED,
    dtype: DtypeName | None = None,
    name: Str | None = None,
    constraint: Constraint | None = None,
) -> Any:
    """Creates a variable.

    Args:
        value: A number, vector, array or tensor.
        constraint: A constraint that is applied after each update.

    Returns:
        A variable; a sparse tensor for a sparse one.

    Example:
        >>> from rkeras_py import k_get_value, k_variable
        >>> x = k_variable([1.0, 2.0])
        >>> k_get_value(x)
        array([1., 2.], dtype=float32)
    """
    if isinstance(value, tf.SparseTensor):
        return tf.cast(value, dtype or keras.config.floatx())
    if isinstance(value, keras.KerasTensor):
        raise MisfitError("value", "numbers, and not a symbolic tensor")
    made = make_variable(value, dtype, name)
    if constraint is not None:
        made.constraint = keras.constraints.get(constraint)
    return made


def _filled(shape: Any, dtype: str | None, name: str | None, make: Callable[..., Any]) -> Any:
    """A variable; inside of a function that is traced, and without elements, a tensor."""
    if None in shape:
        raise MisfitError("shape", "sizes that are known")
    value = make(shape, dtype or keras.config.floatx())
    if 0 in shape or not tf.executing_eagerly():
        return value
    return make_variable(value, dtype, name)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
def k_zeros(
    shape: Shape = REQUIRED, dtype: DtypeName | None = None, name: Str | None = None
) -> Any:
    """Creates a variable of zeros.

    Returns:
        A variable. A tensor where a size is 0, and in functions that TensorFlow traces.

    Example:
        >>> from rkeras_py import k_get_value, k_zeros
        >>> k_get_value(k_zeros(2))
        array([0., 0.], dtype=float32)
    """
    return _filled(shape, dtype, name, tf.zeros)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
def k_ones(shape: Shape = REQUIRED, dtype: DtypeName | None = None, name: Str | None = None) -> Any:
    """Creates a variable of ones.

    Returns:
        A variable. A tensor where a size is 0, and in functions that TensorFlow traces.

    Example:
        >>> from rkeras_py import k_get_value, k_ones
        >>> k_get_value(k_ones(2))
        array([1., 1.], dtype=float32)
    """
    return _filled(shape, dtype, name, tf.ones)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
def k_eye(
    size: PositiveInt = REQUIRED, dtype: DtypeName | None = None, name: Str | None = None
) -> Any:
    """Creates a variable that is an identity matrix.

    Args:
        size: The number of rows.

    Returns:
        A variable. A tensor in functions that TensorFlow traces.

    Example:
        >>> from rkeras_py import k_eye, k_get_value
        >>> k_get_value(k_eye(2))
        array([[1., 0.],
               [0., 1.]], dtype=float32)
    """
    return _filled((size, size), dtype, name, lambda shape, dtype: tf.eye(size, dtype=dtype))


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
def k_random_uniform_variable(
    shape: Shape = REQUIRED,
    low: Float = REQUIRED,
    high: Float = REQUIRED,
    dtype: DtypeName | None = None,
    name: Str | None = None,
    seed: Int | None = None,
) -> Any:
    """Creates a variable with values from a uniform distribution.

    Args:
        low: The least number.
        high: The bound above, which is not reached.

    Returns:
        A variable.

    Example:
        >>> from rkeras_py import k_int_shape, k_random_uniform_variable
        >>> k_int_shape(k_random_uniform_variable((2, 3), 0, 1))
        (2, 3)
    """
    seed = new_seed() if seed is None else seed

    def draw(shape: Any, dtype: str) -> Any:
        return tf.random.uniform(shape, low, high, dtype, seed)

    return _filled(shape, dtype, name, draw)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
def k_random_normal_variable(
    shape: Shape = REQUIRED,
    mean: Float = REQUIRED,
    scale: Float = REQUIRED,
    dtype: DtypeName | None = None,
    name: Str | None = None,
    seed: Int | None = None,
) -> Any:
    """Creates a variable with values from a normal distribution.

    Args:
        mean: The mean.
        scale: The standard deviation.

    Returns:
        A variable.

    Example:
        >>> from rkeras_py import k_int_shape, k_random_normal_variable
        >>> k_int_shape(k_random_normal_variable((2, 3), 0, 1))
        (2, 3)
    """
    seed = new_seed() if seed is None else seed

    def draw(shape: Any, dtype: str) -> Any:
        return tf.random.normal(shape, mean, scale, dtype, seed)

    return _filled(shape, dtype, name, draw)


def new_seed() -> int:
    """A seed from numpy's generator, which `use_session_with_seed()` starts."""
    return int(np.random.randint(10**6))


def _checked(x: Any, argument: str = "x") -> Any:
    if not isinstance(x, keras.Variable | tf.Variable):
        raise MisfitError(argument, "a variable")
    return x


def _as_value_of(x: Any, value: Any) -> Any:
    """A value in the dtype of a variable."""
    if is_tensor(value):
        return tf.cast(as_tensor(value), dtype_name(x))
    return as_tensor(value, dtype_name(x))


@public(family=_FAMILY, page=_PAGE, shared=_VARIABLE)
def k_update(x: Tensor = REQUIRED, new_x: Tensor = REQUIRED) -> Any:
    """Gives a variable a new value.

    Args:
        new_x: The value, of the variable's shape.

    Returns:
        The variable.

    Example:
        >>> from rkeras_py import k_get_value, k_update, k_variable
        >>> k_get_value(k_update(k_variable([1.0, 2.0]), [3.0, 4.0]))
        array([3., 4.], dtype=float32)
    """
    _assign(_checked(x), _as_value_of(x, new_x), "new_x")
    return x


def _assign(x: Any, value: Any, argument: str) -> None:
    shape = tuple(x.shape)
    if not value.shape.is_compatible_with(shape):
        raise MisfitError(argument, f"of the variable's shape {shape}")
    x.assign(value)


@public(family=_FAMILY, page=_PAGE, shared=_VARIABLE)
def k_update_add(x: Tensor = REQUIRED, increment: Tensor = REQUIRED) -> Any:
    """Adds to a variable.

    Args:
        increment: What is added: a number, or a tensor of the variable's shape.

    Returns:
        The variable.

    Example:
        >>> from rkeras_py import k_get_value, k_update_add, k_variable
        >>> k_get_value(k_update_add(k_variable([1.0, 2.0]), [3.0, 4.0]))
        array([4., 6.], dtype=float32)
    """
    _assign(_checked(x), as_tensor(x) + _as_value_of(x, increment), "increment")
    return x


@public(family=_FAMILY, page=_PAGE, shared=_VARIABLE)
def k_update_sub(x: Tensor = REQUIRED, decrement: Tensor = REQUIRED) -> Any:
    """Subtracts from a variable.

    Args:
        decrement: What is subtracted: a number, or a tensor of the variable's shape.

    Returns:
        The variable.

    Example:
        >>> from rkeras_py import k_get_value, k_update_sub, k_variable
        >>> k_get_value(k_update_sub(k_variable([1.0, 2.0]), [3.0, 4.0]))
        array([-2., -2.], dtype=float32)
    """
    _assign(_checked(x), as_tensor(x) - _as_value_of(x, decrement), "decrement")
    return x


@public(family=_FAMILY, page=_PAGE, shared=_VARIABLE)
def k_moving_average_update(
    x: Tensor = REQUIRED, value: Tensor = REQUIRED, momentum: Tensor = REQUIRED
) -> Any:
    """Moves a variable towards a value: `x * momentum + value * (1 - momentum)`.

    Args:
        value: The value, of the variable's shape.
        momentum: How much of the variable stays.

    Returns:
        The variable.

    Example:
        >>> from rkeras_py import k_get_value, k_moving_average_update, k_variable
        >>> k_get_value(k_moving_average_update(k_variable([10.0]), [0.0], 0.5))
        array([5.], dtype=float32)
    """
    now = as_tensor(_checked(x))
    step = (now - _as_value_of(x, value)) * (1 - _as_value_of(x, momentum))
    _assign(x, now - step, "value")
    return x


@public(family=_FAMILY, page=_PAGE)
def k_get_value(x: Anything | None = REQUIRED) -> Any:
    """The value of a variable or tensor.

    Args:
        x: A variable or tensor; anything else comes back as it is.

    Returns:
        An array.

    Raises:
        ValueError: The tensor is symbolic, and has no numbers.

    Example:
        >>> from rkeras_py import k_get_value, k_variable
        >>> k_get_value(k_variable([1.0, 2.0]))
        array([1., 2.], dtype=float32)
    """
    return value_of(x)


@public(family=_FAMILY, page=_PAGE)
def k_batch_get_value(ops: Tensors = REQUIRED) -> list[Any]:
    """The values of several variables or tensors.

    Args:
        ops: A list of variables or tensors.

    Returns:
        A list of arrays.

    Example:
        >>> from rkeras_py import k_batch_get_value, k_variable
        >>> k_batch_get_value([k_variable([1.0])])
        [array([1.], dtype=float32)]
    """
    return [value_of(x) for x in ops]


@public(family=_FAMILY, page=_PAGE, shared=_VARIABLE, invisible=True)
def k_set_value(x: Tensor = REQUIRED, value: Tensor = REQUIRED) -> None:
    """Sets the value of a variable.

    Args:
        value: The value, of the variable's shape, in any dtype.

    Returns:
        None.

    Example:
        >>> from rkeras_py import k_get_value, k_set_value, k_variable
        >>> x = k_variable([1.0, 2.0])
        >>> k_set_value(x, [3.0, 4.0])
        >>> k_get_value(x)
        array([3., 4.], dtype=float32)
    """
    _assign(_checked(x), _as_value_of(x, value), "value")


@public(family=_FAMILY, page=_PAGE, invisible=True)
def k_batch_set_value(lists: Anything = REQUIRED) -> None:
    """Sets the values of several variables.

    Args:
        lists: A list of pairs (variable, value).

    Returns:
        None.

    Raises:
        ValueError: An element is no pair of a variable and a value.

    Example:
        >>> from rkeras_py import k_batch_set_value, k_get_value, k_variable
        >>> x = k_variable([1.0, 2.0])
        >>> k_batch_set_value([[x, (3.0, 4.0)]])
        >>> k_get_value(x)
        array([3., 4.], dtype=float32)
    """
    if not isinstance(lists, list | tuple):
        raise MisfitError("lists", "a list of pairs (variable, value)")
    for pair in lists:
        pair = list(pair.values()) if isinstance(pair, dict) else pair
        if not isinstance(pair, list | tuple) or len(pair) != 2:
            raise MisfitError("lists", "a list of pairs (variable, value)")
        _assign(_checked(pair[0], "lists"), _as_value_of(*pair), "lists")
