"""Regularizers: penalties on weights or outputs that are added to the loss."""

from __future__ import annotations

from typing import Annotated, Any

from rkeras_py.api.argument_types import Anything, ChoiceType, Float
from rkeras_py.api.registry import public
from rkeras_py.engine import keras

_FAMILY = "regularizers"


@public(family=_FAMILY)
def regularizer_l1(l: Float | None = 0.01) -> Any:  # noqa: E741 - the name in the R API
    """L1 penalty: `l * sum(abs(x))`.

    Args:
        l: The factor; None counts as 0.01.

    Returns:
        A regularizer: a function that maps a tensor to a scalar.

    Raises:
        ValueError: `l` is negative.

    Example:
        >>> from rkeras_py import layer_dense, regularizer_l1
        >>> layer = layer_dense(units=3, kernel_regularizer=regularizer_l1(0.001))
    """
    return keras.regularizers.L1(l1=l)


@public(family=_FAMILY)
def regularizer_l2(l: Float | None = 0.01) -> Any:  # noqa: E741 - the name in the R API
    """L2 penalty: `l * sum(x^2)`.

    Args:
        l: The factor; None counts as 0.01.

    Returns:
        A regularizer: a function that maps a tensor to a scalar.

    Raises:
        ValueError: `l` is negative.

    Example:
        >>> from rkeras_py import layer_dense, regularizer_l2
        >>> layer = layer_dense(units=3, kernel_regularizer=regularizer_l2(0.001))
    """
    return keras.regularizers.L2(l2=l)


@public(family=_FAMILY)
def regularizer_l1_l2(l1: Float | None = 0.01, l2: Float | None = 0.01) -> Any:
    """L1 and L2 penalty: `l1 * sum(abs(x)) + l2 * sum(x^2)`.

    Args:
        l1: The factor of the L1 part; None counts as 0.
        l2: The factor of the L2 part; None counts as 0.

    Returns:
        A regularizer: a function that maps a tensor to a scalar.

    Raises:
        ValueError: A factor is negative.

    Example:
        >>> from rkeras_py import layer_dense, regularizer_l1_l2
        >>> penalty = regularizer_l1_l2(l1=0.001, l2=0.01)
        >>> layer = layer_dense(units=3, kernel_regularizer=penalty)
    """
    return keras.regularizers.L1L2(l1=l1, l2=l2)


@public(family=_FAMILY)
def regularizer_orthogonal(
    factor: Float = 0.01,
    mode: Annotated[str, ChoiceType("rows", "columns")] = "rows",
    **kwargs: Anything,
) -> Any:
    """Orthogonality penalty: pushes the rows or columns of a matrix to be orthogonal.

    The rows (or columns) are scaled to unit length. The penalty is `factor` times the mean
    absolute dot product over all pairs of distinct ones.

    Args:
        factor: The factor.
        mode: "rows" or "columns". For the kernel of a dense layer, of shape
            `(features, units)`, "rows" makes the vectors of the features orthogonal.
        **kwargs: Further arguments of `keras.regularizers.OrthogonalRegularizer`.

    Returns:
        A regularizer: a function that maps a matrix to a scalar.

    Raises:
        ValueError: `factor` is negative, `mode` is unknown, or the tensor is not a matrix.

    Example:
        >>> from rkeras_py import layer_dense, regularizer_orthogonal
        >>> penalty = regularizer_orthogonal(factor=0.01, mode="columns")
        >>> layer = layer_dense(units=3, kernel_regularizer=penalty)
    """
    return keras.regularizers.OrthogonalRegularizer(factor=factor, mode=mode, **kwargs)
