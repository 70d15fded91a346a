"""Arrays in the memory of tensors: TensorFlow would copy them once more."""

from __future__ import annotations

import ctypes
from typing import Any

import numpy as np

from rkeras_py.api import memory_order
from rkeras_py.engine import tf

Array = np.ndarray[Any, Any]


class InTensor(np.ndarray[Any, Any]):
    """An array in the memory of a tensor; it can't be written to.

    Attributes:
        tensor: The tensor; parts of the array have none.
    """

    tensor: Any = None


def fits(dtype: Any) -> bool:
    """Whether `filled()` makes tensors of a dtype."""
    return np.dtype(dtype) in (np.float32, np.float64)


def filled(array: Array, dtype: Any) -> InTensor:
    """Copies a large array whose rows do not lie together into a new tensor, and casts it.

    Args:
        array: An array of at least two axes.
        dtype: The dtype of the tensor.

    Returns:
        The array in the memory of the tensor.
    """
    with tf.device("CPU:0"):
        tensor = tf.raw_ops.Empty(shape=array.shape, dtype=dtype)
    # What TensorFlow shares by DLPack is the memory of the tensor, which nobody has seen yet.
    shared = np.from_dlpack(_Shared(tf.experimental.dlpack.to_dlpack(tensor)))
    memory = (ctypes.c_char * shared.nbytes).from_address(shared.ctypes.data)
    memory_order.fill(np.ndarray(array.shape, shared.dtype, memoryview(memory)), array)
    made = shared.view(InTensor)
    made.tensor = tensor
    return made


class _Shared:
    """The memory of a tensor, as numpy asks for it."""

    def __init__(self, capsule: Any) -> None:
        self._capsule = capsule

    def __dlpack__(self, **options: Any) -> Any:
        return self._capsule

    def __dlpack_device__(self) -> tuple[int, int]:
        return (1, 0)  # the processor's memory


def viewed(tensor: Any) -> Array:
    """The numbers of a tensor, which are not copied where numpy can look at its memory.

    Args:
        tensor: A tensor with numbers.

    Returns:
        An array, which is not to be written to.
    """
    if fits(tensor.dtype.as_numpy_dtype) and tensor.shape.num_elements():
        # numpy() copies, always or where TensorFlow has not let go of the memory yet.
        return np.from_dlpack(_Shared(tf.experimental.dlpack.to_dlpack(tensor)))
    return np.asarray(tensor.numpy())
