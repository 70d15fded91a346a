"""The contract of what ends collective operations.

What it does to operations that wait is seen where workers are killed, in `distribute/`: an abort
lasts as long as the process, which runs other tests here.
"""

from __future__ import annotations

import inspect

from contracts import contract

from rkeras_py import keras_internals as internals
from rkeras_py.engine import tf
from rkeras_py.keras_internals.collectives import abort_collectives

_PATH = "tensorflow.python.eager.context.context"


@contract(_PATH)
def _(folder):
    context = internals.MEMBERS[_PATH].get()()
    assert context.executing_eagerly()
    real = type(context).abort_collective_ops
    assert list(inspect.signature(real).parameters) == ["self", "code", "message"]
    said = []
    context.abort_collective_ops = lambda code, message: said.append((code, message))
    try:
        abort_collectives("worker 1 has ended")
    finally:
        del context.abort_collective_ops
    assert said == [(tf.errors.UNAVAILABLE, "worker 1 has ended")]
