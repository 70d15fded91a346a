"""Trains models under a strategy and writes down what came out; see `strategies.py`.

Usage: strategy_cases.py KIND FOLDER [CASE...], where KIND is none, one, mirrored or workers.
"""

from __future__ import annotations

import itertools
import os
import pickle
import sys

import numpy as np

import rkeras_py as rk
from rkeras_py.engine import keras, tf

KIND, FOLDER, *CHOSEN = sys.argv[1:]


def strategy_of():
    if KIND == "workers":
        return rk.worker_strategy()
    cpu = tf.config.list_physical_devices("CPU")[0]
    tf.config.set_logical_device_configuration(cpu, [tf.config.LogicalDeviceConfiguration()] * 2)
    if KIND == "mirrored":
        return tf.distribute.MirroredStrategy(["CPU:0", "CPU:1"])
    return (
        tf.distribute.OneDeviceStrategy("CPU:0") if KIND == "one" else tf.distribute.get_strategy()
    )


STRATEGY = strategy_of()
WORKER = STRATEGY.cluster_resolver.task_id if KIND == "workers" else 0

# 33 samples in batches of 16: the last batch has one, of which one of two replicas has none.
RANDOM = np.random.default_rng(1)
X = RANDOM.normal(size=(33, 6)).astype("float32")
Y = (X @ RANDOM.normal(size=(6, 1)) > 0).astype("float32")
WEIGHTS = RANDOM.uniform(size=33)
CASES = {}


def case(function):
    CASES[function.__name__] = function
    return function


def model_of(*layers, optimizer, loss="binary_crossentropy", metrics=("accuracy", "mse"), shape=6):
    rk.set_random_seed(3)
    with STRATEGY.scope():
        model = rk.keras_model_sequential(input_shape=shape)
        for layer in layers:
            layer(model)
        rk.compile(model, optimizer=optimizer(), loss=loss, metrics=list(metrics))
    return model


def dense(model):
    rk.layer_dense(model, 8, activation="tanh", kernel_regularizer=rk.regularizer_l2(0.01))


def sigmoid(model):
    rk.layer_dense(model, 1, activation="sigmoid")


def sgd():
    return rk.optimizer_sgd(0.1)


def adam():
    return rk.optimizer_adam(0.01)


def trained(model, *data, batch_size=16, epochs=2, x=X, y=Y, **options):
    each_epoch = []
    watch = rk.callback_lambda(on_epoch_end=lambda *_: each_epoch.append(model.get_weights()))
    batch_logs = []
    batches = rk.callback_lambda(on_batch_end=lambda batch, logs: batch_logs.append(logs["loss"]))
    history = rk.fit(
        model, *(data or (x, y)), batch_size=None if data else batch_size, epochs=epochs, verbose=0,
        callbacks=[watch, batches], validation_data=[x[:11], y[:11]], validation_batch_size=4,
        **options,
    )  # fmt: skip
    return {
        "weights": each_epoch,
        "history": history.metrics,
        "logs of batches": batch_logs,
        "evaluated": rk.evaluate(model, x, y, batch_size=batch_size, verbose=0),
        "predicted": rk.predict(model, x, batch_size=batch_size, verbose=0),
    }


@case
def with_sgd():
    return trained(model_of(dense, sigmoid, optimizer=sgd))


@case
def with_adam_shuffled():
    return trained(model_of(dense, sigmoid, optimizer=adam), shuffle=True)


@case
def weighted():
    return trained(model_of(dense, sigmoid, optimizer=adam), sample_weight=WEIGHTS, shuffle=False)


@case
def classes():
    return trained(model_of(dense, sigmoid, optimizer=adam), class_weight={0: 1.0, 1: 3.0})


@case
def clipped():
    def optimizer():
        return rk.optimizer_sgd(0.1, clipnorm=0.01)

    return trained(model_of(dense, sigmoid, optimizer=optimizer))


@case
def synchronized():
    def normalized(model):
        model.add(keras.layers.BatchNormalization(synchronized=True))

    return trained(model_of(dense, normalized, sigmoid, optimizer=sgd))


@case
def normalized():
    """By the samples of each replica, as in Keras 2; all have the mean of their moving averages."""
    model = model_of(
        lambda model: rk.layer_batch_normalization(model, momentum=0.5),
        optimizer=lambda: rk.optimizer_sgd(0.0), loss="mse", metrics=[],
    )  # fmt: skip
    rk.fit(model, X, X, batch_size=16, epochs=1, shuffle=False, verbose=0)
    replicas = STRATEGY.num_replicas_in_sync
    mean, variance = np.zeros(6), np.ones(6)
    for batch in (X[:16], X[16:32], X[32:]):
        ends = [i * len(batch) // replicas for i in range(replicas + 1)]
        parts = [batch[begin:end] for begin, end in itertools.pairwise(ends) if begin < end]
        mean = (mean + np.mean([part.mean(0) for part in parts], 0)) / 2
        variance = (variance + np.mean([part.var(0) for part in parts], 0)) / 2
    for weight, expected in zip(
        model.layers[-1].non_trainable_weights, [mean, variance], strict=True
    ):
        for local in STRATEGY.experimental_local_results(weight.value):
            np.testing.assert_allclose(local, expected, rtol=1e-6, atol=1e-6)
            np.testing.assert_array_equal(local, weight)
    return {"weights": [model.get_weights()]}


@case
def convolutions():
    """These, and poolings, fail or go wrong for no samples."""
    x = np.random.default_rng(2).normal(size=(5, 6, 6, 2)).astype("float32")
    model = model_of(
        lambda model: rk.layer_conv_2d(model, 4, 3, padding="same", activation="tanh"),
        lambda model: rk.layer_global_max_pooling_2d(model),
        sigmoid,
        optimizer=adam, metrics=["accuracy", "AUC", "mse"], shape=(6, 6, 2),
    )  # fmt: skip
    results = trained(model, x=x, y=Y[:5], batch_size=4)
    results["of one sample"] = [
        rk.train_on_batch(model, x[:1], Y[:1]),
        rk.test_on_batch(model, x[1:2], Y[1:2]),
        rk.predict_on_batch(model, x[2:3]),
        rk.predict(model, x[3:4], verbose=0),
        model.get_weights(),
    ]
    return results


@case
def volumes():
    x = np.random.default_rng(2).normal(size=(4, 3, 3, 3, 1)).astype("float32")
    model = model_of(
        lambda model: rk.layer_conv_3d(model, 2, 3, padding="same", activation="relu"),
        optimizer=sgd, loss="mse", shape=(3, 3, 3, 1),
    )  # fmt: skip
    return trained(model, x=x, y=2 * x, batch_size=3)


@case
def summed():
    return trained(
        model_of(dense, sigmoid, optimizer=sgd, loss=rk.loss_mean_squared_error(reduction="sum"))
    )


@case
def several_outputs():
    rk.set_random_seed(3)
    with STRATEGY.scope():
        a, b = rk.layer_input(shape=6), rk.layer_input(shape=6)
        hidden = rk.layer_concatenate([rk.layer_dense(a, 4), rk.k_square(b)])
        model = rk.keras_model([a, b], [rk.layer_dense(hidden, 1), rk.layer_dense(hidden, 2)])
        rk.compile(model, optimizer=adam(), loss=["mse", "mae"])
    history = rk.fit(
        model, [X, X], [Y, X[:, :2]], batch_size=8, epochs=2, verbose=0, validation_split=0.3
    )
    return {
        "weights": [model.get_weights()],
        "history": history.metrics,
        "predicted": np.concatenate(rk.predict(model, [X, X], verbose=0), axis=1),
    }


@case
def complex_layers():
    rk.set_random_seed(3)
    z = (X + 1j * X[:, ::-1])[..., np.newaxis].astype("complex64")
    with STRATEGY.scope():
        inputs = rk.layer_input(shape=(6, 1), dtype="complex64")
        hidden = rk.layer_conv_1d(inputs, 3, 2, dtype="complex64")
        real = rk.layer_lambda(hidden, lambda t: tf.abs(t))
        model = rk.keras_model(inputs, rk.layer_dense(rk.layer_flatten(real), 1))
        rk.compile(model, optimizer=sgd(), loss="mse")
    return trained(model, x=z, y=Y)


@case
def generator():
    batches = iter([(X[i : i + 11], Y[i : i + 11]) for i in (0, 11, 22)] * 2)
    model = model_of(dense, sigmoid, optimizer=sgd)
    return trained(model, lambda: next(batches, None), steps_per_epoch=3)


@case
def dataset():
    # Of batches whose size TensorFlow does not know, shuffled by a seed.
    data = tf.data.Dataset.from_tensor_slices((X, Y, WEIGHTS.astype("float32")))
    data = data.shuffle(33, seed=4, reshuffle_each_iteration=False).batch(7)
    return trained(model_of(dense, sigmoid, optimizer=adam), data)


@case
def on_batch():
    model = model_of(sigmoid, optimizer=sgd)
    results = [
        rk.train_on_batch(model, X[:7], Y[:7], class_weight={0: 1.0, 1: 3.0}),
        rk.train_on_batch(model, X[:6], Y[:6], sample_weight=WEIGHTS[:6]),
        rk.test_on_batch(model, X[:5], Y[:5]),
    ]
    return {
        "weights": [model.get_weights()],
        "evaluated": results,
        "predicted": rk.predict_on_batch(model, X[:5]),
    }


@case
def nested():
    """A callback evaluates the model, and predicts, while it is trained."""
    model, seen = model_of(sigmoid, optimizer=sgd), []

    def look(*_):
        seen.append(rk.evaluate(model, X, Y, batch_size=16, verbose=0))
        seen.append(rk.predict(model, X[:5], verbose=0))

    callbacks = [rk.callback_lambda(on_epoch_begin=look)]
    history = rk.fit(
        model, X, Y, batch_size=16, epochs=2, verbose=0, validation_split=0.2, callbacks=callbacks
    )
    return {"weights": [model.get_weights()], "history": history.metrics, "evaluated": seen}


@case
def subclassed():
    class Own(keras.Model):
        def __init__(self):
            super().__init__()
            self.dense = keras.layers.Dense(1)

        def call(self, inputs):
            return self.dense(inputs)

    rk.set_random_seed(3)
    with STRATEGY.scope():
        model = Own()
        rk.compile(model, optimizer=sgd(), loss=lambda t, p: rk.k_mean(rk.k_square(t - p), axis=-1))
    return trained(model)


@case
def saved():
    model = model_of(dense, sigmoid, optimizer=adam)
    rk.fit(model, X, Y, epochs=1, verbose=0)
    results = []
    for save, load, name in [
        (rk.save_model_hdf5, rk.load_model_hdf5, "m.h5"),
        (rk.save_model_tf, rk.load_model_tf, "m"),
    ]:
        path = os.path.join(FOLDER, f"{KIND}{WORKER}-{name}")
        save(model, path)
        with STRATEGY.scope():
            again = load(path)
        results.append(trained(again, epochs=1))
    for key in ("weights", "history", "predicted"):
        np.testing.assert_equal(results[0][key], results[1][key])
    return results[0]


@case
def files():
    """Those of callbacks: of the chief alone."""
    folder = os.path.join(FOLDER, f"{KIND}{WORKER}-files")
    model = model_of(sigmoid, optimizer=sgd)
    callbacks = [
        rk.callback_model_checkpoint(os.path.join(folder, "checkpoint.h5")),
        rk.callback_model_checkpoint(os.path.join(folder, "checkpoint.keras")),
        rk.callback_model_checkpoint(os.path.join(folder, "saved")),
        rk.callback_csv_logger(os.path.join(folder, "log.csv")),
        rk.callback_tensorboard(os.path.join(folder, "logs")),
        rk.callback_backup_and_restore(os.path.join(folder, "backup"), delete_checkpoint=False),
    ]
    if WORKER == 0:
        os.makedirs(folder)
    rk.fit(model, X, Y, epochs=2, verbose=0, callbacks=callbacks)
    made = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
    weights = model.get_weights()
    # And what the chief wrote is restored by all.
    again = model_of(sigmoid, optimizer=sgd)
    history = rk.fit(again, X, Y, epochs=2, verbose=0, callbacks=callbacks[-1:])
    np.testing.assert_equal(again.get_weights(), weights)
    assert history.metrics == {}
    expected = ["backup", "checkpoint.h5", "checkpoint.keras", "log.csv", "logs", "saved"]
    assert made == (expected if WORKER == 0 else []), made
    return {"weights": [weights]}


if __name__ == "__main__":
    found = {name: function() for name, function in CASES.items() if name in (CHOSEN or CASES)}
    with open(os.path.join(FOLDER, f"{KIND}{WORKER}.pkl"), "wb") as file:
        pickle.dump(found, file)
