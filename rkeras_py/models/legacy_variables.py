"""Weights and symbolic tensors with the attributes that TensorFlow's have."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from rkeras_py.engine import keras, tf
from rkeras_py.layers.compose import SEQUENTIAL_NAMES

_SEQUENTIAL = re.compile(r"sequential(_\d+)?")


def name(variable: keras.Variable) -> str:
    """The name of a weight in Keras 2: "dense/kernel:0".

    Keras 3 keeps it in the path, after the names of the models that the layer was first called in.
    In Keras 2 those of models with a call of their own come first alone.
    """
    *models, last = variable.path.split("/")
    kept = [one for one in models if not (_SEQUENTIAL.fullmatch(one) or one in SEQUENTIAL_NAMES)]
    return "/".join([*kept, last]) + ":0"


def value(variable: keras.Variable) -> Callable[[], Any]:
    """The method that gives a variable's value as a tensor; in Keras 3 it is an attribute."""
    return lambda: tf.convert_to_tensor(variable.value)


def get_shape(tensor: Any) -> Callable[[], Any]:
    """The method that gives the shape of a symbolic tensor."""
    return lambda: tf.TensorShape(tensor.shape)


def type_spec(tensor: Any) -> tf.TensorSpec:
    """What is known of a symbolic tensor."""
    return tf.TensorSpec(tensor.shape, tensor.dtype, tensor.name)
