"""A call that fails leaves its model as if it had not been."""

from __future__ import annotations

import keras
import numpy as np
import pytest
import tensorflow as tf
from keras_loop import in_keras_loop

from rkeras_py import (
    compile,
    evaluate,
    fit,
    get_weights,
    keras_model_sequential,
    layer_dense,
    test_on_batch,
    train_on_batch,
)

_X = np.linspace(0, 1, 64).reshape(32, 2)
_Y = _X.sum(axis=1)
_CLASSES = np.arange(32) % 3
_ONE_HOT = keras.utils.to_categorical(_CLASSES)


def _model(units=1, activation=None, **arguments):
    keras.utils.set_random_seed(1)
    model = layer_dense(keras_model_sequential(input_shape=2), units=units, activation=activation)
    return compile(model, optimizer="adam", **arguments)


def _outcome(model, y, **weights):
    history = fit(model, _X, y, epochs=2, shuffle=False, verbose=0, **weights).metrics
    return history | evaluate(model, _X, y, verbose=0) | {"weights": get_weights(model)}


def _equal(one, other):
    assert one.keys() == other.keys()
    for name in one:
        for left, right in (
            zip(one[name], other[name], strict=True)
            if isinstance(one[name], list)
            else [(one[name], other[name])]
        ):
            np.testing.assert_allclose(left, right, rtol=1e-6, err_msg=name)


def _fails_once():
    left = [1]

    def loss(y_true, y_pred):
        if left:
            left.clear()
            raise ValueError("once")
        return keras.ops.mean((y_true - y_pred) ** 2, axis=-1)

    return loss


_SPARSE = {"loss": "sparse_categorical_crossentropy", "units": 3, "activation": "softmax"}
_DENSE = {"loss": "categorical_crossentropy", "units": 3, "activation": "softmax"}


@pytest.mark.parametrize(
    ("call", "arguments", "wrong", "right"),
    [
        (fit, {"loss": "mse"}, np.ones((32, 3, 5)), _Y),
        (fit, {"loss": "mse"}, None, _Y),
        (fit, _SPARSE, _ONE_HOT, _CLASSES),
        (fit, _DENSE, _CLASSES, _ONE_HOT),
        (train_on_batch, {"loss": "mse"}, np.ones((32, 3, 5)), _Y),
        (test_on_batch, _DENSE, _CLASSES, _ONE_HOT),
    ],
)
def test_the_next_call_works(call, arguments, wrong, right):
    """Losses, metrics and weights are those of a model that has seen no failure."""
    failed = _model(metrics=["accuracy"], **arguments)
    with pytest.raises((ValueError, TypeError)):
        call(failed, _X, wrong, **({"verbose": 0} if call is fit else {}))
    _equal(_outcome(failed, right), _outcome(_model(metrics=["accuracy"], **arguments), right))


@pytest.mark.parametrize("call", [fit, train_on_batch])
@pytest.mark.parametrize("way", ["in chunks", "at each batch", "in Keras' loop"])
def test_a_step_that_fails_changes_nothing(call, way):
    """An operation of the first step fails, or of a later one: neither weights nor Adam know."""
    watch = keras.callbacks.LambdaCallback(on_train_batch_end=lambda batch, logs: None)
    callbacks = [watch] if way == "at each batch" else None
    for failing in (np.s_[:], np.s_[20:]):
        labels = _CLASSES.copy()
        labels[failing] += 3
        failed, fine = (_model(metrics=["accuracy"], **_SPARSE) for _ in range(2))
        failed = in_keras_loop(failed) if way == "in Keras' loop" else failed
        given = {"batch_size": 8, "epochs": 1, "shuffle": False, "verbose": 0}
        with pytest.raises((ValueError, tf.errors.InvalidArgumentError)):
            call(failed, _X, labels, **(given | {"callbacks": callbacks} if call is fit else {}))
        if call is fit and failing.start:
            fit(fine, _X[:16], _CLASSES[:16], **given)
        else:
            fine.optimizer.build(fine.trainable_variables)
        for one, other in zip(
            failed.weights + failed.optimizer.variables,
            fine.weights + fine.optimizer.variables,
            strict=True,
        ):
            np.testing.assert_array_equal(one, other, err_msg=one.path)


@pytest.mark.parametrize(
    "way", ["in chunks", "at each batch", "in Keras' loop", "on a batch", "eagerly"]
)
def test_what_the_forward_pass_of_a_failed_step_changed_is_put_back(way):
    """Moving averages, and states of cells, are those that the steps before have left."""

    def model():
        keras.utils.set_random_seed(1)
        given = keras.Input(batch_shape=(8, 2))
        x = keras.layers.Reshape((2, 1))(keras.layers.BatchNormalization()(given))
        x = keras.layers.SimpleRNN(4, stateful=True)(x)
        made = keras.Model(given, keras.layers.Dense(3, activation="softmax")(x))
        arguments = {"loss": "sparse_categorical_crossentropy", "metrics": ["accuracy"]}
        return compile(made, optimizer="adam", run_eagerly=way == "eagerly", **arguments)

    watch = keras.callbacks.LambdaCallback(on_train_batch_end=lambda batch, logs: None)
    given = {"batch_size": 8, "epochs": 1, "shuffle": False, "verbose": 0}
    given["callbacks"] = [watch] if way == "at each batch" else None
    labels = _CLASSES.copy()
    labels[20:] += 3
    failed, fine = model(), model()
    failed = in_keras_loop(failed) if way == "in Keras' loop" else failed
    fit(fine, _X[:16], _CLASSES[:16], **given)
    assert not np.array_equal(fine.layers[1].moving_mean, np.zeros(2))
    with pytest.raises((ValueError, tf.errors.InvalidArgumentError)):
        if way == "on a batch":
            for i in range(0, 32, 8):
                train_on_batch(failed, _X[i : i + 8], labels[i : i + 8])
        else:
            fit(failed, _X, labels, **given)
    for one, other in zip(failed.variables, fine.variables, strict=True):
        np.testing.assert_array_equal(one, other, err_msg=one.path)


def test_one_output_that_fails_stops_the_other():
    def checked(y_true, y_pred):
        tf.debugging.assert_less(y_true, 2.0)
        return keras.ops.mean((y_true - y_pred) ** 2, axis=-1)

    keras.utils.set_random_seed(1)
    inputs = keras.Input((2,))
    model = keras.Model(inputs, [keras.layers.Dense(1)(inputs), keras.layers.Dense(1)(inputs)])
    compile(model, optimizer="adam", loss=["mse", checked])
    model.optimizer.build(model.trainable_variables)
    before = [variable.numpy() for variable in model.weights + model.optimizer.variables]
    for _ in range(3):
        with pytest.raises((ValueError, tf.errors.InvalidArgumentError)):
            fit(model, _X, [_Y, _Y + 2], verbose=0)
    for variable, value in zip(model.weights + model.optimizer.variables, before, strict=True):
        np.testing.assert_array_equal(variable, value, err_msg=variable.path)


def test_a_loss_that_fails_once():
    failed = _model(loss=_fails_once())
    with pytest.raises(ValueError, match="once"):
        fit(failed, _X, _Y, verbose=0)
    _equal(_outcome(failed, _Y), _outcome(_model(loss="mse"), _Y))


def test_sample_weights_in_a_matrix_of_one_column():
    """They say the same as a vector, before and after one."""
    weights = np.linspace(0.5, 2, 32)
    by_vector = _model(loss="mse")
    by_turns = _model(loss="mse")
    vector = [_outcome(by_vector, _Y, sample_weight=weights) for _ in range(3)]
    turns = [_outcome(by_turns, _Y, sample_weight=w) for w in (weights, weights[:, None], weights)]
    for one, other in zip(vector, turns, strict=True):
        _equal(one, other)
    assert evaluate(by_turns, _X, _Y, sample_weight=weights[:, None], verbose=0) == evaluate(
        by_turns, _X, _Y, sample_weight=weights, verbose=0
    )
