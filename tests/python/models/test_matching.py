"""What losses and metrics see of targets and weights that are vectors: columns, as in Keras 2."""

from __future__ import annotations

import numpy as np
import pytest

import rkeras_py as r
from rkeras_py.engine import keras, tf

RNG = np.random.default_rng(0)
# As many samples in a batch as outputs: broadcasting along the wrong axis would not fail.
X = RNG.normal(size=(4, 3)).astype("float32")
W = RNG.normal(size=(3, 4)).astype("float32")
Y = RNG.normal(size=4).astype("float32")
WEIGHTS = np.array([1.0, 2.0, 0.5, 0.0], "float32")
P = X @ W


class Seen:
    """Losses and metrics that record the shapes of their targets."""

    def __init__(self):
        self.shapes = set()

    def squares(self, y_true, y_pred):
        self.shapes.add(tuple(y_true.shape[1:]))
        return tf.square(y_true - y_pred)


def linear(**options):
    model = r.layer_dense(
        r.keras_model_sequential(), units=4, use_bias=False, input_shape=3, weights=[W]
    )
    return r.compile(model, optimizer=keras.optimizers.SGD(0.1), **options)


def as_dataset(*arrays):
    return tf.data.Dataset.from_tensor_slices(arrays).batch(4)


SQUARES = (Y[:, None] - P) ** 2


@pytest.mark.parametrize("loop", ["ours", "Keras'", "dataset"])
def test_a_vector_is_a_column(loop):
    loss, metric = Seen(), Seen()
    model = linear(
        loss=loss.squares, metrics=[metric.squares], run_eagerly=True if loop == "Keras'" else None
    )
    data = (as_dataset(X, Y),) if loop == "dataset" else (X, Y)
    told = r.evaluate(model, *data, verbose=0)
    np.testing.assert_allclose(list(told.values()), [SQUARES.mean()] * 2, rtol=1e-5)
    r.fit(model, *data, epochs=1, verbose=0)
    gradient = X.T @ (2 * (P - Y[:, None]) / P.size)
    np.testing.assert_allclose(model.get_weights()[0], W - 0.1 * gradient, rtol=1e-4)
    assert loss.shapes == metric.shapes == {(1,)}


@pytest.mark.parametrize("loss", ["mse", "own"])
def test_weights_are_those_of_samples(loss):
    seen = Seen()
    loss = seen.squares if loss == "own" else loss
    model = linear(
        loss=loss, metrics=[seen.squares], weighted_metrics=[keras.metrics.MeanAbsoluteError()]
    )
    told = list(r.evaluate(model, X, Y, sample_weight=WEIGHTS, verbose=0).values())
    weighted = (SQUARES * WEIGHTS[:, None]).mean()
    absolute = (np.abs(Y[:, None] - P).mean(1) * WEIGHTS).sum() / WEIGHTS.sum()
    np.testing.assert_allclose(told, [weighted, SQUARES.mean(), absolute], rtol=1e-5)


def test_on_single_batches():
    seen = Seen()
    model = linear(loss=seen.squares)
    assert r.test_on_batch(model, X, Y) == pytest.approx(SQUARES.mean(), rel=1e-5)
    assert r.train_on_batch(model, X, Y) == pytest.approx(SQUARES.mean(), rel=1e-5)
    assert seen.shapes == {(1,)}


def test_classes_by_their_numbers():
    labels = np.array([0, 3, 1, 1])
    model = linear(
        loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        metrics=["accuracy", r.metric_sparse_top_k_categorical_accuracy(k=2)],
    )
    told = list(r.evaluate(model, X, labels, sample_weight=WEIGHTS, verbose=0).values())
    logarithms = P - np.log(np.exp(P).sum(1, keepdims=True))
    losses = -logarithms[np.arange(4), labels]
    ranks = (P[np.arange(4), labels][:, None] < P).sum(1)
    expected = [(losses * WEIGHTS).mean(), (ranks == 0).mean(), (ranks < 2).mean()]
    np.testing.assert_allclose(told, expected, rtol=1e-5)


@pytest.mark.parametrize("form", [list, dict, tf.data.Dataset])
def test_of_several_outputs_each(form):
    wide, narrow = Seen(), Seen()
    inputs = r.layer_input(shape=3)
    first = r.layer_dense(inputs, units=4, use_bias=False, name="wide")
    second = r.layer_dense(inputs, units=2, use_bias=False, name="narrow")
    model = r.keras_model(inputs, [first, second])
    r.compile(model, loss={"wide": wide.squares, "narrow": narrow.squares})
    y = {"wide": Y, "narrow": np.stack([Y, -Y], 1)}
    if form is tf.data.Dataset:
        data = (as_dataset(X, y),)
    else:
        data = (X, y if form is dict else list(y.values()))
    told = r.evaluate(model, *data, verbose=0)
    kernels = model.get_weights()
    expected = [
        ((Y[:, None] - X @ kernels[0]) ** 2).mean(),
        ((y["narrow"] - X @ kernels[1]) ** 2).mean(),
    ]
    np.testing.assert_allclose(list(told.values())[1:], expected, rtol=1e-5)
    assert (wide.shapes, narrow.shapes) == ({(1,)}, {(2,)})


def test_sequences_stay_as_they_are():
    seen = Seen()
    inputs = r.layer_input(shape=(2, 3))
    model = r.compile(r.keras_model(inputs, r.layer_dense(inputs, units=4)), loss=seen.squares)
    r.evaluate(model, np.ones((4, 2, 3)), np.ones((4, 2, 1)), verbose=0)
    assert seen.shapes == {(2, 1)}


class Dtypes:
    """Losses and metrics that record the dtypes of their targets."""

    def __init__(self):
        self.seen = {}

    def as_function(self, kind):
        def squares(y_true, y_pred):
            self.seen[kind] = tf.as_dtype(y_true.dtype).name
            return tf.square(tf.cast(y_true, y_pred.dtype) - y_pred)

        return squares

    def as_loss(self):
        squares = self.as_function("loss class")

        class Squares(keras.losses.Loss):
            def call(self, y_true, y_pred):
                return squares(y_true, y_pred)

        return Squares()

    def as_metric(self):
        squares = self.as_function("metric class")

        class Squares(keras.metrics.Mean):
            def update_state(self, y_true, y_pred, sample_weight=None):
                super().update_state(squares(y_true, y_pred), sample_weight)

        return Squares()


@pytest.mark.parametrize("dtype", ["int32", "bool", "float64"])
def test_whole_numbers_reach_losses_as_they_are(dtype):
    # The dtypes are those that tf_keras 2.21 shows.
    targets = (np.arange(16).reshape(4, 4) % 2).astype(dtype)
    squares = ((targets - P) ** 2).mean()
    given = "float32" if dtype == "float64" else dtype
    for loss in ("loss", "loss class"):
        dtypes = Dtypes()
        made = dtypes.as_loss() if loss == "loss class" else dtypes.as_function(loss)
        model = linear(loss=made, metrics=[dtypes.as_function("metric"), dtypes.as_metric()])
        assert r.test_on_batch(model, X, targets)[0] == pytest.approx(squares, rel=1e-5)
        if loss == "loss":
            told = r.evaluate(model, X, targets, verbose=0)
            np.testing.assert_allclose(list(told.values()), [squares] * 3, rtol=1e-5)
            r.fit(model, X, targets, verbose=0)
        assert dtypes.seen == {loss: given, "metric": "float32", "metric class": given}
        assert "call" not in vars(made)


def test_losses_of_keras_take_whole_numbers():
    onehot = np.eye(4, dtype="int32")
    names = ("mse", "binary_crossentropy", "categorical_crossentropy", "kl_divergence", "hinge")
    results = [
        [r.test_on_batch(linear(loss=name), X, onehot.astype(dtype)) for name in names]
        for dtype in ("float32", "int64")
    ]
    np.testing.assert_allclose(results[1], results[0], rtol=1e-6)
