"""Workers that are given different data: `differing_data.py WAY`."""

import sys

import numpy as np

import rkeras_py as rk
from rkeras_py.engine import tf

way = sys.argv[1]
strategy = rk.worker_strategy()
worker = strategy.cluster_resolver.task_id
x = np.ones((32 if worker == 0 else 24, 3), "float32")
with strategy.scope():
    model = rk.layer_dense(rk.keras_model_sequential(input_shape=3), 1)
    rk.compile(model, optimizer="sgd", loss="mse")
if way == "arrays":
    rk.fit(model, x, x[:, :1], epochs=1, verbose=0)
elif way == "generator":
    batches = iter([(x[i : i + 8], x[i : i + 8, :1]) for i in range(0, len(x), 8)])
    rk.fit(model, lambda: next(batches, None), epochs=1, verbose=0)
else:
    data = tf.data.Dataset.from_generator(
        lambda: ((x[i : i + 8], x[i : i + 8, :1]) for i in range(0, len(x), 8)),
        output_signature=(tf.TensorSpec((None, 3)), tf.TensorSpec((None, 1))),
    )
    rk.fit(model, data, epochs=1, verbose=0)
