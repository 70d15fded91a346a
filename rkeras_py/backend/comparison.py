"""Comparisons, element by element."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.registry import REQUIRED, Page, public
from rkeras_py.backend.arguments import Tensor
from rkeras_py.backend.dispatch import operation
from rkeras_py.engine import tf

_FAMILY = "backend"
_PAGE = Page(
    "backend_comparison",
    "Comparisons of tensors",
    "Compare two tensors element by element. Numbers and arrays take the dtype of the tensor "
    "that they meet.",
)
_SHARED = {
    "x": "A tensor, variable, vector, array or number.",
    "y": "A tensor, variable, vector, array or number of a shape that goes with that of `x`.",
}


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x", "y", alike=True)
def k_equal(x: Tensor = REQUIRED, y: Tensor = REQUIRED) -> Any:
    """Element-wise equality.

    Returns:
        A tensor of logicals, of the shape that `x` and `y` have together.

    Example:
        >>> from rkeras_py import k_equal, k_get_value
        >>> k_get_value(k_equal([1.0, 2.0], [2.0, 2.0]))
        array([False,  True])
    """
    return tf.equal(x, y)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x", "y", alike=True)
def k_not_equal(x: Tensor = REQUIRED, y: Tensor = REQUIRED) -> Any:
    """Element-wise inequality.

    Returns:
        A tensor of logicals, of the shape that `x` and `y` have together.

    Example:
        >>> from rkeras_py import k_get_value, k_not_equal
        >>> k_get_value(k_not_equal([1.0, 2.0], [2.0, 2.0]))
        array([ True, False])
    """
    return tf.not_equal(x, y)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x", "y", alike=True)
def k_greater(x: Tensor = REQUIRED, y: Tensor = REQUIRED) -> Any:
    """Element-wise `x > y`.

    Returns:
        A tensor of logicals, of the shape that `x` and `y` have together.

    Example:
        >>> from rkeras_py import k_get_value, k_greater
        >>> k_get_value(k_greater([1.0, 2.0], [2.0, 2.0]))
        array([False, False])
    """
    return tf.greater(x, y)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x", "y", alike=True)
def k_greater_equal(x: Tensor = REQUIRED, y: Tensor = REQUIRED) -> Any:
    """Element-wise `x >= y`.

    Returns:
        A tensor of logicals, of the shape that `x` and `y` have together.

    Example:
        >>> from rkeras_py import k_get_value, k_greater_equal
        >>> k_get_value(k_greater_equal([1.0, 2.0], [2.0, 2.0]))
        array([False,  True])
    """
    return tf.greater_equal(x, y)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x", "y", alike=True)
def k_less(x: Tensor = REQUIRED, y: Tensor = REQUIRED) -> Any:
    """Element-wise `x < y`.

    Returns:
        A tensor of logicals, of the shape that `x` and `y` have together.

    Example:
        >>> from rkeras_py import k_get_value, k_less
        >>> k_get_value(k_less([1.0, 2.0], [2.0, 2.0]))
        array([ True, False])
    """
    return tf.less(x, y)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x", "y", alike=True)
def k_less_equal(x: Tensor = REQUIRED, y: Tensor = REQUIRED) -> Any:
    """Element-wise `x <= y`.

    Returns:
        A tensor of logicals, of the shape that `x` and `y` have together.

    Example:
        >>> from rkeras_py import k_get_value, k_less_equal
        >>> k_get_value(k_less_equal([1.0, 2.0], [2.0, 2.0]))
        array([ True,  True])
    """
    return tf.less_equal(x, y)
