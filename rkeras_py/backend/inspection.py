"""What a tensor is: shape, dtype, kind, numbers."""

from __future__ import annotations

from typing import Any

import numpy as np

from rkeras_py.api.argument_types import Anything, Str
from rkeras_py.api.registry import REQUIRED, MisfitError, Page, public
from rkeras_py.backend.arguments import Tensor, is_tensor
from rkeras_py.backend.creation import dense
from rkeras_py.backend.dispatch import operation
from rkeras_py.backend.tensors import as_tensor, dtype_name
from rkeras_py.engine import keras, tf

_FAMILY = "backend"
_PAGE = Page(
    "backend_inspection",
    "What a tensor is",
    "The shape, the dtype and the kind of a tensor, and its numbers.",
)
_SHARED = {"x": "A tensor, symbolic or not, a variable or an array."}

# The attribute that tells a placeholder from an input layer's tensor.
PLACEHOLDER = "rkeras_placeholder"


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_shape(x: Tensor = REQUIRED) -> Any:
    """The shape as a tensor, with the size of the batch where it is known when the model runs.

    Returns:
        A tensor of 32-bit integers, one for each axis.

    Example:
        >>> from rkeras_py import k_get_value, k_shape
        >>> k_get_value(k_shape([[1.0, 2.0, 3.0]]))
        array([1, 3], dtype=int32)
    """
    return tf.shape(x)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
def k_int_shape(x: Tensor = REQUIRED) -> Any:
    """The shape as it is known beforehand.

    Returns:
        A tuple of sizes, None where the size is not known. None where not even the number of
        axes is known.

    Example:
        >>> from rkeras_py import k_int_shape, layer_input
        >>> k_int_shape(layer_input(shape=(4, 3)))
        (None, 4, 3)
    """
    shape = x.shape if is_tensor(x) else as_tensor(x).shape
    if isinstance(shape, tf.TensorShape):
        return None if shape.rank is None else tuple(shape.as_list())
    return tuple(shape)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
def k_get_variable_shape(x: Tensor = REQUIRED) -> Any:
    """The shape of a variable.

    Returns:
        A tuple of sizes.

    Example:
        >>> from rkeras_py import k_get_variable_shape, k_variable
        >>> k_get_variable_shape(k_variable([1.0, 2.0]))
        (2,)
    """
    return k_int_shape(x)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
def k_ndim(x: Tensor = REQUIRED) -> Any:
    """The number of axes.

    Returns:
        A number; None where it is not known.

    Example:
        >>> from rkeras_py import k_ndim, layer_input
        >>> k_ndim(layer_input(shape=(4, 3)))
        3
    """
    shape = k_int_shape(x)
    return None if shape is None else len(shape)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
def k_dtype(x: Tensor = REQUIRED) -> str:
    """The dtype.

    Returns:
        The name of the dtype, such as "float32".

    Example:
        >>> from rkeras_py import k_constant, k_dtype
        >>> k_dtype(k_constant(1.0))
        'float32'
    """
    return dtype_name(x if is_tensor(x) else as_tensor(x))


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
def k_count_params(x: Tensor = REQUIRED) -> int:
    """The number of elements of a tensor or variable.

    Returns:
        A number.

    Raises:
        ValueError: A size is not known.

    Example:
        >>> from rkeras_py import k_count_params, k_zeros
        >>> k_count_params(k_zeros((2, 3)))
        6
    """
    shape = k_int_shape(x)
    if shape is None or None in shape:
        raise MisfitError("x", "a tensor of known sizes")
    return int(np.prod(shape, dtype="int64"))


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
def k_is_tensor(x: Anything | None = REQUIRED) -> bool:
    """Whether a value is a tensor, symbolic, sparse or a variable.

    Returns:
        True or False.

    Example:
        >>> from rkeras_py import k_constant, k_is_tensor
        >>> k_is_tensor(k_constant(1.0))
        True
    """
    return bool(is_tensor(x))


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
def k_is_keras_tensor(x: Anything | None = REQUIRED) -> bool:
    """Whether a tensor is a symbolic one, which a layer or `layer_input()` gave.

    Returns:
        True or False.

    Raises:
        ValueError: `x` is no tensor.

    Example:
        >>> from rkeras_py import k_is_keras_tensor, layer_input
        >>> k_is_keras_tensor(layer_input(shape=3))
        True
    """
    if not is_tensor(x):
        raise MisfitError("x", "a tensor or a variable")
    return isinstance(x, keras.KerasTensor)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
def k_is_placeholder(x: Anything | None = REQUIRED) -> bool:
    """Whether a value is what `k_placeholder()` gives.

    Returns:
        True or False.

    Example:
        >>> from rkeras_py import k_is_placeholder, k_placeholder
        >>> k_is_placeholder(k_placeholder(shape=(None, 3)))
        True
    """
    return bool(getattr(x, PLACEHOLDER, False))


@public(family=_FAMILY, page=_PAGE)
def k_is_sparse(tensor: Anything = REQUIRED) -> bool:
    """Whether a tensor is sparse.

    Args:
        tensor: A tensor.

    Returns:
        True or False.

    Raises:
        ValueError: `tensor` is no tensor.

    Example:
        >>> from rkeras_py import k_constant, k_is_sparse
        >>> k_is_sparse(k_constant(1.0))
        False
    """
    if not is_tensor(tensor):
        raise MisfitError("tensor", "a tensor or a variable")
    return isinstance(tensor, tf.SparseTensor) or bool(getattr(tensor, "sparse", False))


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
def k_eval(x: Anything | None = REQUIRED) -> Any:
    """The value of a tensor or variable; a sparse one becomes dense.

    Returns:
        An array.

    Raises:
        ValueError: The tensor is symbolic, and has no numbers.

    Example:
        >>> from rkeras_py import k_constant, k_eval
        >>> k_eval(k_constant([1.0, 2.0]))
        array([1., 2.], dtype=float32)
    """
    return value_of(dense(x))


def value_of(x: Any) -> Any:
    """The numbers of a tensor; anything else as it is."""
    if not is_tensor(x):
        return x
    if isinstance(x, keras.Variable):
        x = x.value
    if isinstance(x, tf.SparseTensor | tf.RaggedTensor):
        return x
    if isinstance(x, keras.KerasTensor) or not hasattr(x, "numpy"):
        raise MisfitError("x", "a tensor with numbers, and not a symbolic one (see k_function())")
    return x.numpy()


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x", compilable=False)
def k_print_tensor(x: Tensor = REQUIRED, message: Str = "") -> Any:
    """Prints a message and a tensor: the first and the last 3 numbers along each axis.

    A symbolic tensor is printed each time that the model computes it.

    Args:
        message: The text before the numbers.

    Returns:
        The tensor.

    Example:
        >>> from rkeras_py import k_constant, k_print_tensor
        >>> x = k_print_tensor(k_constant([1.0, 2.0]), message="x is")
    """
    import sys

    numbers = x.values if isinstance(x, tf.SparseTensor) else x
    tf.print(message, numbers, output_stream=sys.stdout, summarize=3)
    if isinstance(x, tf.SparseTensor):
        return x
    return tf.identity(x)
