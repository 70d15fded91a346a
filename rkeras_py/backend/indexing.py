"""Elements by their positions, and positions as vectors."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import Int, PositiveInt
from rkeras_py.api.registry import REQUIRED, MisfitError, Page, public
from rkeras_py.backend.arguments import Indices, Tensor, Whole
from rkeras_py.backend.dispatch import operation
from rkeras_py.engine import keras, tf

_FAMILY = "backend"
_PAGE = Page(
    "backend_indexing",
    "Elements of tensors by position",
    "Take slices by their positions, turn positions into vectors, see whether a class is among "
    "the most probable ones.",
)


@public(family=_FAMILY, page=_PAGE)
@operation("reference", "indices")
def k_gather(reference: Tensor = REQUIRED, indices: Indices = REQUIRED) -> Any:
    """The slices at positions along the first axis.

    Args:
        reference: A tensor.
        indices: The positions. In R those of vectors and arrays count from 1; in Python, and in
            a tensor of whole numbers, they count from 0.

    Returns:
        A tensor of the shape of `indices`, then that of `reference` without its first axis.

    Raises:
        ValueError: A position is beyond the tensor.

    Example:
        >>> from rkeras_py import k_constant, k_gather, k_get_value
        >>> indices = k_constant([0.0, 2.0], dtype="int32")
        >>> k_get_value(k_gather([10.0, 20.0, 30.0], indices))
        array([10., 30.], dtype=float32)
    """
    if reference.shape.rank == 0:
        raise MisfitError("reference", "a tensor of at least one axis")
    if not indices.dtype.is_integer:
        indices = tf.cast(indices, tf.int32)
    return tf.gather(reference, indices)


@public(family=_FAMILY, page=_PAGE)
@operation("indices")
def k_one_hot(indices: Whole = REQUIRED, num_classes: PositiveInt = REQUIRED) -> Any:
    """One-hot vectors of integers.

    Args:
        indices: Numbers from 0, in R too. One that is no class gives zeros only.
        num_classes: How many classes there are.

    Returns:
        A tensor in floatx, of the shape of `indices` with a last axis of size `num_classes`.

    Example:
        >>> from rkeras_py import k_get_value, k_one_hot
        >>> k_get_value(k_one_hot([0, 2], 3))
        array([[1., 0., 0.],
               [0., 0., 1.]], dtype=float32)
    """
    if not indices.dtype.is_integer:
        indices = tf.cast(indices, tf.int32)
    return tf.one_hot(indices, num_classes, dtype=keras.config.floatx())


@public(family=_FAMILY, page=_PAGE)
@operation("predictions", "targets")
def k_in_top_k(predictions: Tensor = REQUIRED, targets: Whole = REQUIRED, k: Int = REQUIRED) -> Any:
    """Whether the class of each sample is among the `k` most probable ones.

    Args:
        predictions: A tensor of shape `(samples, classes)`.
        targets: The classes, from 0: a tensor of shape `(samples)`.
        k: How many classes count as the most probable.

    Returns:
        A tensor of logicals, one for each sample.

    Example:
        >>> from rkeras_py import k_get_value, k_in_top_k
        >>> k_get_value(k_in_top_k([[0.1, 0.6, 0.3], [0.2, 0.3, 0.5]], [2, 0], 2))
        array([ True, False])
    """
    if predictions.dtype != tf.float32:
        predictions = tf.cast(predictions, tf.float32)
    if targets.dtype not in (tf.int32, tf.int64):
        targets = tf.cast(targets, tf.int32)
    return tf.math.in_top_k(targets, predictions, k)
