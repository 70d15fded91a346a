"""Contracts of the private members that distributed training needs."""

from __future__ import annotations

from contracts import contract

from rkeras_py import keras_internals as internals
from rkeras_py.engine import tf
from rkeras_py.keras_internals.eager import eager_class


@contract("tensorflow.__internal__.EagerTensor")
def _(folder):
    assert eager_class() is type(tf.constant(0))
    assert internals.MEMBERS["tensorflow.__internal__.EagerTensor"].get() is eager_class()
