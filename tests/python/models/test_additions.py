"""Losses and metrics that are added to a model, and penalties, against numpy."""

from __future__ import annotations

import numpy as np
import pytest

import rkeras_py as r
from rkeras_py.engine import keras, tf
from rkeras_py.models import additions

X = np.random.default_rng(0).normal(size=(12, 3)).astype("float32")
W = np.random.default_rng(1).normal(size=(3, 2)).astype("float32")
RATE = 0.1


def linear():
    """A model x -> xW whose added losses are of its output."""
    inputs = r.layer_input(shape=3)
    dense = r.layer_dense(units=2, use_bias=False, name="dense")
    model = r.keras_model(inputs, dense(inputs))
    dense.set_weights([W])
    return model


def compiled(model, **options):
    return r.compile(model, optimizer=keras.optimizers.SGD(RATE), **options)


def penalty(model):
    """The mean of the squares of the outputs, a number."""
    return r.k_mean(r.k_square(model.output))


def after_steps(steps, gradient):
    weights, losses = W.astype("float64"), []
    for _ in range(steps):
        losses.append(((X @ weights) ** 2).mean())
        weights = weights - RATE * gradient(weights)
    return weights, losses


def of_mean(weights):
    return 2 * X.T @ (X @ weights) / (X.shape[0] * 2)


def test_a_symbolic_loss_trains():
    model = linear()
    additions.add_loss(model, penalty(model))
    assert model.output_shape == (None, 2)
    history = r.fit(compiled(model), X, batch_size=12, epochs=3, verbose=0)
    weights, losses = after_steps(3, of_mean)
    np.testing.assert_allclose(history.metrics["loss"], losses, rtol=1e-5)
    np.testing.assert_allclose(model.get_weights()[0], weights, rtol=1e-5)
    np.testing.assert_allclose(model.predict(X, verbose=0), X @ weights, rtol=1e-4, atol=1e-6)


def test_it_is_added_to_the_loss_of_the_outputs():
    model = linear()
    additions.add_loss(model, [penalty(model), None])
    targets = np.ones((12, 2), "float32")
    results = r.evaluate(compiled(model, loss="mse"), X, targets, verbose=0)
    expected = ((X @ W - 1) ** 2).mean() + ((X @ W) ** 2).mean()
    np.testing.assert_allclose(results["loss"], expected, rtol=1e-5)


def test_of_a_loss_for_each_sample_the_sum_is_minimized_and_the_mean_told():
    model = linear()
    additions.add_loss(model, r.k_mean(r.k_square(model.output), axis=-1))
    history = r.fit(compiled(model), X, batch_size=12, epochs=2, verbose=0)
    weights, losses = after_steps(2, lambda w: 12 * of_mean(w))
    np.testing.assert_allclose(history.metrics["loss"], losses, rtol=1e-4)
    np.testing.assert_allclose(model.get_weights()[0], weights, rtol=1e-4)


def test_small_batches_count_as_in_keras_2():
    squares = (X @ W) ** 2
    for axis, expected in (
        (None, (squares[:8].mean() + squares[8:].mean()) / 2),
        (-1, squares.mean()),
    ):
        model = linear()
        additions.add_loss(model, r.k_mean(r.k_square(model.output), axis=axis))
        told = r.evaluate(compiled(model), X, batch_size=8, verbose=0)
        np.testing.assert_allclose(told["loss"], expected, rtol=1e-5)


def test_a_function_without_arguments_is_called_at_each_step():
    model = linear()
    kernel = model.get_layer("dense").kernel
    additions.add_loss(model, lambda: 0.5 * keras.ops.sum(kernel**2))
    compiled(model, loss="mse")
    r.fit(model, X, X @ W, batch_size=12, epochs=1, verbose=0)
    np.testing.assert_allclose(model.get_weights()[0], W * (1 - RATE), rtol=1e-5)


def test_a_metric_is_told_by_its_name():
    model = linear()
    additions.add_loss(model, penalty(model))
    additions.add_metric(model, r.k_mean(model.output), name="level", aggregation="mean")
    results = r.evaluate(compiled(model), X, batch_size=12, verbose=0)
    np.testing.assert_allclose(results["level"], (X @ W).mean(), rtol=1e-4)
    assert list(results) == ["loss", "level"]


@pytest.mark.parametrize("form", ["model.keras", "model.h5", "folder", "clone", "config"])
def test_what_was_added_is_kept(form, tmp_path):
    model = linear()
    additions.add_loss(model, penalty(model))
    additions.add_metric(model, r.k_mean(model.output), name="level")
    path = str(tmp_path / form)
    if form == "clone":
        again = r.clone_model(model)
        again.set_weights(model.get_weights())
    elif form == "config":
        again = r.from_config(r.get_config(model))
        again.set_weights(model.get_weights())
    elif form == "model.h5":
        again = r.load_model_hdf5(r.save_model_hdf5(model, path) or path)
    elif form == "folder":
        r.save_model_tf(model, path)
        again = r.load_model_tf(path)
    else:
        model.save(path)
        again = keras.models.load_model(path)
    names = [[layer.name for layer in one.layers[1:]] for one in (again, model)]
    assert names[0] == names[1]
    np.testing.assert_allclose(again.predict(X, verbose=0), X @ W, rtol=1e-4, atol=1e-6)
    history = r.fit(compiled(again), X, batch_size=12, epochs=2, verbose=0)
    weights, losses = after_steps(2, of_mean)
    np.testing.assert_allclose(history.metrics["loss"], losses, rtol=1e-5)
    np.testing.assert_allclose(again.get_weights()[0], weights, rtol=1e-5)
    assert set(history.metrics) == {"loss", "level"}


def test_it_counts_where_the_model_is_part_of_another():
    model = linear()
    additions.add_loss(model, penalty(model))
    inputs = r.layer_input(shape=3)
    outer = compiled(r.keras_model(inputs, model(inputs)))
    told = r.evaluate(outer, X, batch_size=12, verbose=0)
    np.testing.assert_allclose(told["loss"], ((X @ W) ** 2).mean(), rtol=1e-5)


def test_after_training_too():
    model = compiled(linear(), loss="mse")
    r.fit(model, X, X @ W, batch_size=12, epochs=1, verbose=0)
    before = r.evaluate(model, X, X @ W, verbose=0)
    additions.add_loss(model, penalty(model))
    after = r.evaluate(model, X, X @ W, verbose=0)
    expected = ((X @ model.get_weights()[0]) ** 2).mean()
    np.testing.assert_allclose(after["loss"] - before["loss"], expected, rtol=1e-5)


def test_what_cannot_be_added_is_told():
    model, other = linear(), linear()
    with pytest.raises(ValueError, match="must be computed from the inputs of the model"):
        additions.add_loss(model, penalty(other))
    assert not isinstance(model, additions.ModelWithAdditions)
    with pytest.raises(ValueError, match="is not being called"):
        additions.add_loss(model, tf.constant(1.0))
    sequential = r.layer_dense(r.keras_model_sequential(input_shape=3), units=1)
    with pytest.raises(ValueError, match="is of the class Sequential"):
        additions.add_loss(sequential, r.k_mean(sequential.outputs[0]))
    with pytest.raises(ValueError, match="must be a symbolic tensor"):
        additions.add_metric(model, 1.0, name="one")
    with pytest.raises(ValueError, match="needs a `name`"):
        additions.add_metric(model, penalty(model), aggregation="sum")


def test_penalties_of_what_is_frozen_count():
    inputs = r.layer_input(shape=3)
    frozen = r.layer_dense(units=2, kernel_regularizer=r.regularizer_l2(0.5), trainable=False)
    x = frozen(inputs)
    outputs = r.layer_dense(x, units=1, use_bias=False, kernel_regularizer=r.regularizer_l1(0.1))
    model = compiled(r.keras_model(inputs, outputs), loss="mse")
    first, _, last = (np.asarray(w) for w in model.get_weights())
    targets = model.predict(X, verbose=0)
    expected = 0.5 * (first**2).sum() + 0.1 * np.abs(last).sum()
    told = r.evaluate(model, X, targets, verbose=0)
    np.testing.assert_allclose(told["loss"], expected, rtol=1e-5)
    np.testing.assert_allclose(frozen.losses, [0.5 * (first**2).sum()], rtol=1e-5)
    r.fit(model, X, targets, batch_size=12, epochs=1, verbose=0)
    np.testing.assert_array_equal(model.get_weights()[0], first)
    np.testing.assert_allclose(model.get_weights()[2], last - RATE * 0.1 * np.sign(last), rtol=1e-5)
