"""Products of tensors, transposition and norms."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import Axes
from rkeras_py.api.registry import REQUIRED, MisfitError, Page, public
from rkeras_py.backend import axes as of_tensor
from rkeras_py.backend.arguments import Tensor
from rkeras_py.backend.dispatch import operation
from rkeras_py.engine import tf

_FAMILY = "backend"
_PAGE = Page(
    "backend_linear_algebra",
    "Products of tensors",
    "Products of matrices and of tensors of more axes, transposition, rows of length 1.",
)
_SHARED = {"x": "A tensor, variable, vector or array.", "y": "The same."}


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x", "y", alike=True)
def k_dot(x: Tensor = REQUIRED, y: Tensor = REQUIRED) -> Any:
    """The product of two tensors: the last axis of `x` with the last but one of `y`.

    Returns:
        A tensor of the shape of `x` without its last axis, then that of `y` without its last
        but one: `(2, 3)` times `(4, 3, 5)` is `(2, 4, 5)`. A sparse `x` is a matrix.

    Example:
        >>> from rkeras_py import k_dot, k_get_value
        >>> k_get_value(k_dot([[1.0, 2.0]], [[3.0], [4.0]]))
        array([[11.]], dtype=float32)
    """
    if isinstance(x, tf.SparseTensor):
        return tf.sparse.sparse_dense_matmul(x, y)
    ranks = x.shape.rank, y.shape.rank
    if ranks == (2, 2):
        return tf.matmul(x, y)
    if ranks[1] == 1:
        return tf.tensordot(x, y, 1)
    return tf.tensordot(x, y, [[-1], [-2]]) if ranks[0] else x * y


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x", "y", alike=True)
def k_batch_dot(x: Tensor = REQUIRED, y: Tensor = REQUIRED, axes: Axes | None = REQUIRED) -> Any:
    """Multiplies two batches sample by sample.

    Args:
        x: A tensor of at least two axes, the first of which is the batch.
        y: A tensor of at least two axes, with as many samples.
        axes: The axis of both that is summed over, or a pair: that of `x` and that of `y`. None
            for the last of `x` and the last but one of `y` (its last if it has two).

    Returns:
        A tensor of the shape of `x` without its summed axis, then that of `y` without its
        batch and its summed axis; `(batch, 1)` where both have two axes.

    Raises:
        ValueError: An axis is the batch's, or the sizes of the two axes differ.

    Example:
        >>> from rkeras_py import k_batch_dot, k_get_value
        >>> k_get_value(k_batch_dot([[1.0, 2.0]], [[3.0, 4.0]], axes=1))
        array([[11.]], dtype=float32)
    """
    ranks = x.shape.rank, y.shape.rank
    for name, rank in zip("xy", ranks, strict=True):
        if rank is not None and rank < 2:
            raise MisfitError(
                name, "a tensor of at least two axes, the first of which is the batch"
            )
    if axes is None:
        axes = (ranks[0] - 1, 1 if ranks[1] == 2 else ranks[1] - 2)
    elif not isinstance(axes, tuple):
        axes = (axes, axes)
    elif len(axes) == 1:
        axes = (axes[0], axes[0])
    if len(axes) != 2:
        raise MisfitError("axes", "one axis, or a pair: that of `x` and that of `y`")
    of_tensor.check(x, axes[0], "axes")
    of_tensor.check(y, axes[1], "axes", "y")
    one, two = axes[0] % ranks[0], axes[1] % ranks[1]
    if not one or not two:
        raise MisfitError("axes", "other axes than the first, which is the batch")
    sizes = x.shape[one], y.shape[two]
    if None not in sizes and sizes[0] != sizes[1]:
        raise MisfitError("axes", f"axes of one size, not of sizes {sizes[0]} and {sizes[1]}")
    if max(ranks) <= 3:
        return _batch_product(x, y, one, two)
    letters = iter("bcdefghijklmnopqrstuvwxyz")
    left = ["a", *(next(letters) for _ in range(ranks[0] - 1))]
    right = ["a", *(next(letters) for _ in range(ranks[1] - 1))]
    right[two] = left[one]
    kept = [*(c for c in left if c != left[one]), *(c for c in right[1:] if c != left[one])]
    return tf.einsum(f"{''.join(left)},{''.join(right)}->{''.join(kept)}", x, y)


def _batch_product(x: Any, y: Any, one: int, two: int) -> Any:
    """The same of vectors and matrices, by a function that files of Keras 2 can name."""
    is_vector = x.shape.rank == 2, y.shape.rank == 2
    rows = tf.expand_dims(x, 1) if is_vector[0] else x
    columns = tf.expand_dims(y, 2) if is_vector[1] else y
    result = tf.matmul(
        rows, columns, transpose_a=not is_vector[0] and one == 1, transpose_b=two == 2
    )
    if any(is_vector):
        # Two vectors keep an axis of size 1.
        result = tf.squeeze(result, [1 if is_vector[0] else 2])
    return result


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_transpose(x: Tensor = REQUIRED) -> Any:
    """The tensor with its axes in reverse order.

    Returns:
        A tensor of the reversed shape.

    Example:
        >>> from rkeras_py import k_int_shape, k_transpose
        >>> k_int_shape(k_transpose([[1.0, 2.0, 3.0]]))
        (3, 1)
    """
    return tf.transpose(x)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("x")
def k_l2_normalize(x: Tensor = REQUIRED, axis: Axes | None = None) -> Any:
    """Divides by the Euclidean norm along axes.

    Args:
        axis: The axis or axes of one norm; None for one norm of all. A norm below 1e-6 counts
            as 1e-6.

    Returns:
        A tensor of the shape of `x`.

    Example:
        >>> from rkeras_py import k_get_value, k_l2_normalize
        >>> k_get_value(k_l2_normalize([3.0, 4.0]))
        array([0.6, 0.8], dtype=float32)
    """
    of_tensor.check(x, axis)
    return tf.math.l2_normalize(x, axis)
