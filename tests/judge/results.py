"""What an experiment finds, as plain values that cross between processes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Failure:
    """An error in place of a value."""

    kind: str
    message: str


@dataclass(frozen=True)
class Sample:
    """Random values, of which only the distribution is compared.

    Attributes:
        values: The values.
        effective: How many of them are independent.
    """

    values: Any
    effective: int


class Aspects(dict[str, Any]):
    """Values by aspect; an error in one leaves the others."""

    def judge(self, aspect: str, compute: Callable[[], Any]) -> Any:
        """Computes an aspect and records it.

        Args:
            aspect: Its name.
            compute: Computes the value.

        Returns:
            The value as it was computed, or None where it failed.
        """
        try:
            value = compute()
            self[aspect] = plain(value)
        except Exception as error:
            self[aspect] = Failure(type(error).__name__, str(error)[:400])
            return None
        return value


def plain(value: Any) -> Any:
    """Numpy arrays, numbers, strings, lists and dicts of them."""
    if value is None or isinstance(value, bool | int | float | str | bytes | Sample):
        return value
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if hasattr(value, "as_list"):  # a TensorShape
        return value.as_list()
    if type(value).__name__ == "SparseTensor":
        import tensorflow as tf

        return tf.sparse.to_dense(value).numpy()
    if hasattr(value, "to_list"):  # a RaggedTensor
        return value.to_list()
    if type(value).__name__ == "IndexedSlices":
        import tensorflow as tf

        return tf.convert_to_tensor(value).numpy()
    if hasattr(value, "numpy"):
        return np.array(value.numpy())
    if isinstance(value, np.generic):
        return value.item()
    array = np.asarray(value)
    return repr(value) if array.dtype.kind == "O" else array


def config(value: Any) -> Any:
    """A configuration, without what depends on how a version of Keras writes it down."""
    if isinstance(value, Mapping):
        if "class_name" in value and "config" in value:
            name = str(value["class_name"]).rsplit(">", 1)[-1]
            inner = config(value["config"])
            if name == "function":
                return _plain_name(inner)
            if name == "DTypePolicy" or name == "Policy":
                return inner["name"]
            if name == "__numpy__" or name == "__tensor__":
                return inner.get("value")
            return [name, inner]
        return {str(key): config(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [config(item) for item in value]
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, np.generic):
        return value.item()
    if hasattr(value, "as_list"):
        return value.as_list()
    if isinstance(value, str):
        return _plain_name(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    if callable(value):
        return _plain_name(getattr(value, "__name__", type(value).__name__))
    return plain(value)


def _plain_name(value: Any) -> Any:
    """A name without the package that registered it, and without the number that made it new."""
    if not isinstance(value, str):
        return value
    return re.sub(r"_\d+$", "", value.rsplit(">", 1)[-1])
