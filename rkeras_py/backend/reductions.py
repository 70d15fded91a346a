"""Sums, means, extremes and others along axes."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import Axes, Axis, Bool
from rkeras_py.api.registry import REQUIRED, Page, public
from rkeras_py.backend import axes
from rkeras_py.backend.arguments import Tensor
from rkeras_py.backend.dispatch import operation
from rkeras_py.backend.tensors import floating
from rkeras_py.engine import tf

_FAMILY = "backend"
_PAGE = Page(
    "backend_reductions",
    "Sums, means and extremes of tensors",
    "Reduce a tensor along one axis, several, or all of them; running sums and products keep "
    "its shape.",
)
_SHARED = {
    "x": "A tensor, variable, vector or array.",
    "axis": "The axis or axes to reduce; None for all.",
    "keepdims": "Whether the reduced axes stay, with size 1.",
}


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_all(x: Tensor = REQUIRED, axis: Axes | None = None, keepdims: Bool = False) -> Any:
    """Whether all are true, along axes. Numbers are true where they are not 0.

    Returns:
        A tensor of logicals, of the shape of `x` without the axes, or with size 1 there.

    Example:
        >>> from rkeras_py import k_all, k_get_value
        >>> k_get_value(k_all([[1.0, 0.0], [2.0, 3.0]], axis=1))
        array([False,  True])
    """
    axes.check(x, axis)
    return tf.reduce_all(tf.cast(x, tf.bool), axis, keepdims)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_any(x: Tensor = REQUIRED, axis: Axes | None = None, keepdims: Bool = False) -> Any:
    """Whether any is true, along axes. Numbers are true where they are not 0.

    Returns:
        A tensor of logicals, of the shape of `x` without the axes, or with size 1 there.

    Example:
        >>> from rkeras_py import k_any, k_get_value
        >>> k_get_value(k_any([[1.0, 0.0], [0.0, 0.0]], axis=1))
        array([ True, False])
    """
    axes.check(x, axis)
    return tf.reduce_any(tf.cast(x, tf.bool), axis, keepdims)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_max(x: Tensor = REQUIRED, axis: Axes | None = None, keepdims: Bool = False) -> Any:
    """Maxima along axes.

    Returns:
        A tensor of the shape of `x` without the axes, or with size 1 there.

    Example:
        >>> from rkeras_py import k_get_value, k_max
        >>> k_get_value(k_max([[1.0, 2.0], [4.0, 3.0]], axis=1))
        array([2., 4.], dtype=float32)
    """
    axes.check(x, axis)
    return tf.reduce_max(x, axis, keepdims)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_min(x: Tensor = REQUIRED, axis: Axes | None = None, keepdims: Bool = False) -> Any:
    """Minima along axes.

    Returns:
        A tensor of the shape of `x` without the axes, or with size 1 there.

    Example:
        >>> from rkeras_py import k_get_value, k_min
        >>> k_get_value(k_min([[1.0, 2.0], [4.0, 3.0]], axis=1))
        array([1., 3.], dtype=float32)
    """
    axes.check(x, axis)
    return tf.reduce_min(x, axis, keepdims)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_sum(x: Tensor = REQUIRED, axis: Axes | None = None, keepdims: Bool = False) -> Any:
    """Sums along axes.

    Returns:
        A tensor of the shape of `x` without the axes, or with size 1 there.

    Example:
        >>> from rkeras_py import k_get_value, k_sum
        >>> k_get_value(k_sum([[1.0, 2.0], [4.0, 3.0]], axis=1))
        array([3., 7.], dtype=float32)
    """
    axes.check(x, axis)
    return tf.reduce_sum(x, axis, keepdims)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_prod(x: Tensor = REQUIRED, axis: Axes | None = None, keepdims: Bool = False) -> Any:
    """Products along axes.

    Returns:
        A tensor of the shape of `x` without the axes, or with size 1 there.

    Example:
        >>> from rkeras_py import k_get_value, k_prod
        >>> k_get_value(k_prod([[1.0, 2.0], [4.0, 3.0]], axis=1))
        array([ 2., 12.], dtype=float32)
    """
    axes.check(x, axis)
    return tf.reduce_prod(x, axis, keepdims)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_mean(x: Tensor = REQUIRED, axis: Axes | None = None, keepdims: Bool = False) -> Any:
    """Means along axes. Those of whole numbers are whole, cut off; logicals count as 0 and 1.

    Returns:
        A tensor of the shape of `x` without the axes, or with size 1 there.

    Example:
        >>> from rkeras_py import k_get_value, k_mean
        >>> k_get_value(k_mean([[1.0, 2.0], [4.0, 3.0]], axis=1))
        array([1.5, 3.5], dtype=float32)
    """
    axes.check(x, axis)
    return tf.reduce_mean(floating(x) if x.dtype == tf.bool else x, axis, keepdims)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_var(x: Tensor = REQUIRED, axis: Axes | None = None, keepdims: Bool = False) -> Any:
    """Variances along axes: the mean of the squared distances from the mean.

    Returns:
        A tensor of the shape of `x` without the axes, or with size 1 there.

    Example:
        >>> from rkeras_py import k_get_value, k_var
        >>> k_get_value(k_var([[1.0, 2.0, 3.0, 4.0]], axis=1))
        array([1.25], dtype=float32)
    """
    axes.check(x, axis)
    return tf.math.reduce_variance(floating(x), axis, keepdims)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_std(x: Tensor = REQUIRED, axis: Axes | None = None, keepdims: Bool = False) -> Any:
    """Standard deviations along axes: roots of the population variances.

    Returns:
        A tensor of the shape of `x` without the axes, or with size 1 there.

    Example:
        >>> from rkeras_py import k_get_value, k_std
        >>> k_get_value(k_std([[1.0, 3.0]], axis=1))
        array([1.], dtype=float32)
    """
    axes.check(x, axis)
    return tf.math.reduce_std(floating(x), axis, keepdims)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_logsumexp(x: Tensor = REQUIRED, axis: Axes | None = None, keepdims: Bool = False) -> Any:
    """Logarithms of sums of exponentials along axes, without overflow.

    Returns:
        A tensor of the shape of `x` without the axes, or with size 1 there.

    Example:
        >>> from rkeras_py import k_get_value, k_logsumexp
        >>> k_get_value(k_logsumexp([[-1000.0]], axis=1))
        array([-1000.], dtype=float32)
    """
    axes.check(x, axis)
    return tf.reduce_logsumexp(x, axis, keepdims)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED | {"axis": "The axis to go along."})
@operation("x")
def k_argmax(x: Tensor = REQUIRED, axis: Axis = -1) -> Any:
    """Positions of the maxima along an axis, counted from 0.

    Returns:
        A tensor of 64-bit integers, of the shape of `x` without the axis. The first position
        counts where several are equal; positions count from 0 in R too.

    Example:
        >>> from rkeras_py import k_argmax, k_get_value
        >>> k_get_value(k_argmax([[1.0, 5.0, 2.0]]))
        array([1])
    """
    axes.check(x, axis)
    return tf.argmax(x, axis)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED | {"axis": "The axis to go along."})
@operation("x")
def k_argmin(x: Tensor = REQUIRED, axis: Axis = -1) -> Any:
    """Positions of the minima along an axis, counted from 0.

    Returns:
        A tensor of 64-bit integers, of the shape of `x` without the axis. The first position
        counts where several are equal; positions count from 0 in R too.

    Example:
        >>> from rkeras_py import k_argmin, k_get_value
        >>> k_get_value(k_argmin([[1.0, 5.0, 2.0]]))
        array([0])
    """
    axes.check(x, axis)
    return tf.argmin(x, axis)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED | {"axis": "The axis to go along."})
@operation("x")
def k_cumsum(x: Tensor = REQUIRED, axis: Axis = 0) -> Any:
    """Cumulative sums along an axis.

    Returns:
        A tensor of the shape of `x`.

    Example:
        >>> from rkeras_py import k_cumsum, k_get_value
        >>> k_get_value(k_cumsum([1.0, 2.0]))
        array([1., 3.], dtype=float32)
    """
    axes.check(x, axis)
    return tf.math.cumsum(x, axis)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED | {"axis": "The axis to go along."})
@operation("x")
def k_cumprod(x: Tensor = REQUIRED, axis: Axis = 0) -> Any:
    """Cumulative products along an axis.

    Returns:
        A tensor of the shape of `x`.

    Example:
        >>> from rkeras_py import k_cumprod, k_get_value
        >>> k_get_value(k_cumprod([1.0, 2.0]))
        array([1., 2.], dtype=float32)
    """
    axes.check(x, axis)
    if x.dtype.is_complex:
        return _cumprod_of_complex(x, axis)
    return tf.math.cumprod(x, axis)


def _cumprod_of_complex(x: Any, axis: int) -> Any:
    """With the right gradient: TensorFlow's own lacks the conjugates."""

    @tf.custom_gradient  # type: ignore[untyped-decorator]
    def products(x: Any) -> Any:
        y = tf.math.cumprod(x, axis)

        def gradient(upstream: Any) -> Any:
            total = tf.cumsum(tf.math.conj(y) * upstream, axis, reverse=True)
            return tf.math.divide_no_nan(total, tf.math.conj(x))

        return y, gradient

    return products(x)
