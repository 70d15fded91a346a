"""Training on arrays in calls of a graph: bit for bit what Keras' own loop computes.

Each case is trained twice from the same seed: as a user would, and in Keras' own loop; some also
with a callback that wants to be called at each batch, for which each call has one step.
"""

from __future__ import annotations

import warnings

import numpy as np
import pytest
from keras_loop import in_keras_loop

import rkeras_py as r
from rkeras_py.engine import keras, tf

RNG = np.random.default_rng(1)
N = 24
X = RNG.normal(size=(N, 3))
Y = X @ np.array([[1.0], [-2.0], [0.5]])
LABELS = (Y[:, 0] > 0).astype("int64")
WORDS = RNG.integers(0, 5, size=(N, 6))
WEIGHTS = np.linspace(0.5, 2, N)


class EachBatch(keras.callbacks.Callback):
    """Wants to be called at each batch.

    Attributes:
        seen: Where it was called, with the number of the batch and the logs.
    """

    def __init__(self):
        super().__init__()
        self.seen = []

    def on_train_batch_begin(self, batch, logs=None):
        self.seen.append(("train", batch, logs))

    def on_train_batch_end(self, batch, logs=None):
        self.seen.append(("trained", batch, logs))

    def on_test_batch_begin(self, batch, logs=None):
        self.seen.append(("test", batch, logs))

    def on_test_batch_end(self, batch, logs=None):
        self.seen.append(("tested", batch, logs))

    def on_predict_batch_begin(self, batch, logs=None):
        pass


def dense(*layers, shape=(3,), **compiling):
    given = keras.Input(shape)
    x = given
    for layer in (*layers, keras.layers.Dense(1, name="last")):
        x = layer(x)
    return compiled(keras.Model(given, x), **compiling)


def compiled(model, loss="mse", optimizer="adam", **others):
    return r.compile(model, optimizer=optimizer, loss=loss, **others)


class Subclass(keras.Model):
    """A model that is built by its first data, with a loss of its own."""

    def __init__(self):
        super().__init__()
        self.inner = keras.layers.Dense(4, activation="relu", activity_regularizer="l2")
        self.last = keras.layers.Dense(1)

    def call(self, inputs, training=None):
        if training:
            self.add_loss(0.25 * keras.ops.mean(keras.ops.abs(inputs)))
        return self.last(self.inner(inputs))


def several():
    a, b = keras.Input((3,), name="a"), keras.Input((6,), name="b", dtype="int64")
    x = keras.layers.Embedding(5, 2)(b)
    x = keras.layers.Concatenate()([a, keras.layers.Flatten()(x)])
    model = keras.Model(
        [a, b],
        [
            keras.layers.Dense(1, name="number")(x),
            keras.layers.Dense(2, activation="softmax", name="kind")(x),
        ],
    )
    return compiled(
        model,
        loss=["mse", "sparse_categorical_crossentropy"],
        loss_weights=[1, 0.5],
        metrics={"number": "mae", "kind": ["accuracy"]},
    )


def masked():
    model = keras.Sequential(
        [
            keras.Input((6,), dtype="int64"),
            keras.layers.Embedding(5, 3, mask_zero=True),
            keras.layers.LSTM(3, return_sequences=True),
            keras.layers.Dense(1),
        ]
    )
    return compiled(model, metrics="mae", weighted_metrics=["mse"])


def stateful():
    given = keras.Input(batch_shape=(8, 6, 1))
    x = keras.layers.SimpleRNN(2, stateful=True)(given)
    return compiled(keras.Model(given, keras.layers.Dense(1)(x)))


def complex_layers():
    model = keras.Sequential([keras.Input((6, 1), dtype="complex64")])
    r.layer_conv_1d(model, filters=2, kernel_size=3, dtype="complex64")
    r.layer_conv_1d(model, filters=1, kernel_size=4, dtype="complex64")
    return compiled(model, optimizer="sgd")


def wide():
    given = keras.Input((3,), dtype="float64")
    x = keras.layers.Dense(4, activation="tanh", dtype="float64")(given)
    return compiled(keras.Model(given, keras.layers.Dense(1, dtype="float64")(x)), metrics="mae")


def mixed():
    given = keras.Input((3,))
    x = keras.layers.Dense(4, activation="relu", dtype="mixed_float16")(given)
    model = keras.Model(given, keras.layers.Dense(1, dtype="float32")(x))
    optimizer = keras.optimizers.LossScaleOptimizer(
        keras.optimizers.Adam(), initial_scale=2.0**40, dynamic_growth_steps=2
    )
    return compiled(model, optimizer=optimizer)


def distributed():
    with tf.distribute.MirroredStrategy(["CPU:0"]).scope():
        return dense(keras.layers.Dropout(0.5))


def off_by_a_half(y_true, y_pred):
    return tf.reduce_mean(tf.abs(y_true - y_pred - 0.5), axis=-1)


def jittered(x):
    return x + tf.random.normal(tf.shape(x), seed=3)


LAYERS = keras.layers
BATCH = {"batch_size": 8}
XY = {"x": X, "y": Y}

# Name: a function that makes the model, and the arguments of fit() besides the common ones.
CASES = {
    "batches of one size": (
        lambda: dense(LAYERS.Dense(4, activation="relu"), metrics=["mae", "mse"]),
        XY | BATCH,
    ),
    "a smaller last batch, and weights of samples": (
        lambda: dense(metrics="mae", weighted_metrics=["mae"]),
        XY | {"batch_size": 7, "sample_weight": WEIGHTS},
    ),
    "weights of classes, and many metrics": (
        lambda: dense(
            LAYERS.Dense(4, activation="relu"),
            loss=keras.losses.BinaryCrossentropy(from_logits=True),
            metrics=[
                "accuracy",
                keras.metrics.AUC(from_logits=True, name="auc"),
                keras.metrics.Recall(name="recall"),
            ],
        ),
        {"x": X, "y": LABELS, "class_weight": {0: 1, 1: 5}} | BATCH,
    ),
    "validation data with weights": (
        lambda: dense(metrics="mae", weighted_metrics=["mse"]),
        XY
        | BATCH
        | {
            "validation_data": (X[:10], Y[:10], WEIGHTS[:10]),
            "validation_batch_size": 4,
            "validation_freq": 2,
            "validation_steps": 2,
        },
    ),
    "several inputs and outputs, a part held out": (
        several,
        {"x": [X, WORDS], "y": [Y, LABELS], "validation_split": 0.25, "batch_size": 5},
    ),
    "named inputs and outputs": (
        several,
        {"x": {"b": WORDS, "a": X}, "y": {"kind": LABELS, "number": Y}} | BATCH,
    ),
    "dropout, normalization and regularization": (
        lambda: dense(
            LAYERS.Dense(4, kernel_regularizer="l2"),
            LAYERS.BatchNormalization(),
            LAYERS.Dropout(0.5),
            LAYERS.GaussianNoise(0.1),
        ),
        XY | BATCH | {"validation_split": 1 / 3},
    ),
    "some steps in an epoch": (dense, XY | {"batch_size": 4, "steps_per_epoch": 3}),
    "the size of a batch from the steps": (dense, XY | {"steps_per_epoch": 3}),
    "more steps than data": (dense, XY | {"batch_size": 8, "steps_per_epoch": 2}),
    "an initial epoch": (dense, XY | BATCH | {"initial_epoch": 2}),
    "complex data": (
        complex_layers,
        {"x": np.exp(1j * WORDS[..., None]), "y": np.exp(1j * Y)[..., None], "batch_size": 7},
    ),
    "float64": (wide, XY | BATCH),
    "masks": (masked, {"x": WORDS, "y": np.repeat(Y, 6, 1)[..., None]} | BATCH),
    "a schedule, momentum and accumulated gradients": (
        lambda: dense(
            optimizer=keras.optimizers.SGD(
                keras.optimizers.schedules.ExponentialDecay(0.1, 2, 0.5),
                momentum=0.9,
                gradient_accumulation_steps=2,
                clipnorm=1.0,
            )
        ),
        XY | BATCH,
    ),
    "averages of weights": (
        lambda: dense(
            optimizer=keras.optimizers.AdamW(
                0.1, use_ema=True, ema_momentum=0.5, ema_overwrite_frequency=2
            )
        ),
        XY | BATCH,
    ),
    "several steps in an execution": (
        lambda: dense(LAYERS.Dropout(0.5), steps_per_execution=2),
        XY | {"batch_size": 5},
    ),
    "mixed precision": (mixed, XY | BATCH),
    "a strategy": (distributed, XY | BATCH),
    "XLA": (lambda: dense(jit_compile=True), XY | {"batch_size": 10}),
    "functions as losses and metrics": (
        lambda: dense(loss=off_by_a_half, metrics=[off_by_a_half]),
        XY | BATCH,
    ),
    "states of cells": (stateful, {"x": WORDS[..., None] / 5, "y": Y} | BATCH),
    "losses of layers, and a class": (lambda: compiled(Subclass()), XY | BATCH),
    "without targets": (
        lambda: compiled(Subclass(), loss=None),
        {"x": X} | BATCH | {"validation_split": 0.0},
    ),
    "random operations of TensorFlow": (
        lambda: dense(LAYERS.Lambda(jittered)),
        XY | BATCH,
    ),
    "learning rates that change between epochs": (
        lambda: dense(optimizer="sgd"),
        XY
        | BATCH
        | {
            "callbacks": lambda: [
                r.callback_learning_rate_scheduler(lambda epoch, rate: rate * 0.5),
                r.callback_reduce_lr_on_plateau(monitor="loss", patience=1, min_delta=10),
            ]
        },
    ),
    "an early stop": (
        lambda: dense(optimizer="sgd"),
        XY
        | BATCH
        | {"callbacks": lambda: [r.callback_early_stopping("loss", min_delta=100, patience=1)]},
    ),
    "a loss that is not finite": (
        lambda: dense(optimizer=keras.optimizers.SGD(1e30)),
        XY | BATCH | {"callbacks": lambda: [r.callback_terminate_on_naan()]},
    ),
}


def trained(case, own_loop, shuffle, *more):
    make, arguments = CASES[case]
    keras.utils.set_random_seed(5)
    model = in_keras_loop(make()) if own_loop else make()
    arguments = dict(arguments)
    callbacks = arguments.pop("callbacks", list)() + list(more)
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        history = r.fit(
            model, **arguments, epochs=3, verbose=0, shuffle=shuffle, callbacks=callbacks
        )
    return model, history, [str(warning.message) for warning in said]


def state(model):
    variables = [*model.variables, *model.optimizer.variables]
    variables += [v for metric in model.metrics for v in metric.variables]
    return {i: keras.ops.convert_to_numpy(variable) for i, variable in enumerate(variables)}


def same(a, b):
    assert list(a) == list(b)
    for name in a:
        np.testing.assert_array_equal(a[name], b[name], err_msg=str(name))


# Cases in which users get Keras' own loop as well.
OWN = ("a strategy", "more steps than data")
# In these the samples are shuffled, in the order that Keras draws from the seed.
SHUFFLED = ("batches of one size", "several inputs and outputs, a part held out",
            "some steps in an epoch", "several steps in an execution")  # fmt: skip


# Those that are trained with a callback at each batch too.
EACH = (
    "a smaller last batch, and weights of samples", "validation data with weights",
    "several inputs and outputs, a part held out", "dropout, normalization and regularization",
    "some steps in an epoch", "an initial epoch", "complex data", "mixed precision",
    "states of cells", "losses of layers, and a class",
    "a loss that is not finite",
)  # fmt: skip


@pytest.mark.parametrize("case", EACH)
def test_a_callback_at_each_batch_sees_what_it_sees_in_keras_loop(case):
    watching, expecting = EachBatch(), EachBatch()
    ours, history, _ = trained(case, False, case in SHUFFLED, watching)
    theirs, expected, _ = trained(case, True, case in SHUFFLED, expecting)
    assert repr(watching.seen) == repr(expecting.seen)  # NaN is NaN
    assert any(logs for _, _, logs in watching.seen)
    same(history.metrics, expected.metrics)
    same(state(ours), state(theirs))


@pytest.mark.parametrize("case", CASES)
def test_training_is_that_of_keras(case, monkeypatch):
    used = []
    own = keras.Model.fit
    monkeypatch.setattr(keras.Model, "fit", lambda *a, **b: used.append(1) or own(*a, **b))
    ours, history, said = trained(case, False, case in SHUFFLED)
    assert bool(used) == (case in OWN)
    theirs, expected, warned = trained(case, True, case in SHUFFLED)
    assert used
    same(history.metrics, expected.metrics)
    same(state(ours), state(theirs))
    assert len(said) == len(warned)
