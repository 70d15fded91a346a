"""The samples that a loop runs over, as tensors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from rkeras_py import keras_internals
from rkeras_py.data import tensor_memory
from rkeras_py.engine import keras, tf

Shape = tuple[int | None, ...]


class Form:
    """The structure, dtypes and ranks in which samples come.

    Attributes:
        ranks: The ranks, with the axis of the samples.

    Args:
        elements: Arrays with the samples along the first axis, or None, in any structure.
    """

    def __init__(self, elements: Any) -> None:
        leaves = [leaf for leaf in keras.tree.flatten(elements) if leaf is not None]
        self._structure = keras.tree.map_structure(_placeholder, elements)
        self._dtypes = [tf.as_dtype(leaf.dtype) for leaf in leaves]
        self.ranks: list[int | None] = [len(leaf.shape) for leaf in leaves]
        self.key = repr((self._structure, self._dtypes, self.ranks))

    def specs(self, shapes: list[Shape]) -> list[tf.TensorSpec]:
        """Of any number of samples, given the shapes of the batches."""
        return [
            tf.TensorSpec([None, *shape[1:]], dtype)
            for shape, dtype in zip(shapes, self._dtypes, strict=True)
        ]

    def packed(self, tensors: list[tf.Tensor]) -> Any:
        """Tensors, one for each that is not None, in the structure."""
        left = iter(tensors)
        leaves = [
            None if leaf is None else next(left) for leaf in keras.tree.flatten(self._structure)
        ]
        return keras.tree.pack_sequence_as(self._structure, leaves)


def _placeholder(leaf: Any) -> int | None:
    return None if leaf is None else 0


def _symbolic(leaf: Any) -> keras.KerasTensor | None:
    if leaf is None:
        return None
    return keras.KerasTensor((None, *leaf.shape[1:]), tf.as_dtype(leaf.dtype).name)


class Samples:
    """Arrays with the samples along the first axis, as tensors with memory of their own.

    What happens to an array that was given has no effect on them.

    Args:
        batches: The arrays, and how they are divided into batches.

    Attributes:
        form: The form in which they come.
        tensors: Those that are not None.
        count: The number of samples.
        batch_size: The number of samples in a batch; the last one may be smaller.
        batches: The number of batches.
        targets: The targets as symbolic tensors; None if there are none.
    """

    def __init__(self, batches: keras_internals.ArrayBatches) -> None:
        leaves = [leaf for leaf in keras.tree.flatten(batches.elements) if leaf is not None]
        with tf.device("CPU:0"):
            self.tensors = [_tensor(leaf) for leaf in leaves]
        self.form = Form(batches.elements)
        self.targets = _targets(batches.elements)
        self.count = int(self.tensors[0].shape[0])
        self.batch_size = batches.batch_size
        self.batches = batches.number

    def shapes(self, stage: str) -> list[Shape]:
        """The shapes for which Keras traces a step: with a batch size if all batches have it.

        Args:
            stage: "train", "test" or "predict".
        """
        size = None if self.count % self.batch_size else self.batch_size
        if stage == "predict" and self.count < self.batch_size:
            # Its pipeline tells training no size of a batch that is not full.
            size = self.count
        return [(size, *tensor.shape[1:]) for tensor in self.tensors]


def _targets(elements: Any) -> Any:
    """The targets in elements as symbolic tensors; None if there are none."""
    has_targets = isinstance(elements, tuple) and len(elements) > 1
    return keras.tree.map_structure(_symbolic, elements[1]) if has_targets else None


class Batches:
    """Batches that come one by one.

    Attributes:
        form: The form in which they come.
        targets: The targets as symbolic tensors; None if there are none.

    Args:
        source: The batches, in the structure of the signature.
        signature: The specs of each batch.
        read_ahead: Has a thread make them, from when it is called.
    """

    def __init__(
        self, source: Iterator[Any], signature: Any, read_ahead: Callable[[], None]
    ) -> None:
        self.form = Form(signature)
        self.targets = _targets(signature)
        self.read_ahead = read_ahead
        self._source = source
        specs = keras.tree.flatten(signature)
        self._shapes = [tuple(spec.shape) for spec in specs]
        self._dtypes = [spec.dtype.as_numpy_dtype for spec in specs]

    def shapes(self, stage: str) -> list[Shape]:
        """The shapes of batches."""
        return self._shapes

    def next(self) -> list[tf.Tensor] | None:
        """What is in the next batch; None if there is none."""
        batch = next(self._source, None)
        if batch is None:
            return None
        leaves = [leaf for leaf in keras.tree.flatten(batch) if leaf is not None]
        with tf.device("CPU:0"):
            return list(map(_of_dtype, leaves, self._dtypes))


def _of_dtype(leaf: Any, dtype: Any) -> tf.Tensor:
    if isinstance(leaf, tf.Tensor) and leaf.dtype == dtype:
        return leaf
    return _tensor(leaf) if leaf.dtype == dtype else tf.constant(np.asarray(leaf, dtype))


def batches_of(
    source: Iterator[Any], signature: Any, read_ahead: Callable[[], None]
) -> Batches | None:
    """Batches that come one by one; None if a loop over a graph can't take them.

    Args:
        source: The batches.
        signature: The specs of each.
        read_ahead: Has a thread make them, from when it is called.
    """
    specs = keras.tree.flatten(signature)
    if not all(isinstance(spec, tf.TensorSpec) and spec.shape.rank for spec in specs):
        return None
    return Batches(source, signature, read_ahead)


def _tensor(leaf: Any) -> tf.Tensor:
    # A tensor that was made of the data is used as it is; other arrays may be the user's.
    tensor = leaf.tensor if isinstance(leaf, tensor_memory.InTensor) else None
    return tf.convert_to_tensor(leaf) if tensor is None else tensor


def samples_of(batches: keras_internals.ArrayBatches | None) -> Samples | None:
    """The samples in arrays.

    Args:
        batches: The arrays; None for other data.

    Returns:
        The samples; None if a loop in a graph can't take them.
    """
    if batches is None or not batches.number:
        return None
    leaves = [leaf for leaf in keras.tree.flatten(batches.elements) if leaf is not None]
    return Samples(batches) if all(_is_dense(leaf) for leaf in leaves) else None


def _is_dense(leaf: Any) -> bool:
    if isinstance(leaf, np.ndarray):
        return leaf.dtype.kind in "biufc" and leaf.ndim > 0
    return isinstance(leaf, tf.Tensor) and leaf.shape.rank not in (None, 0)
