"""The usual mistakes are told in the user's words, in training, testing and on single batches."""

from __future__ import annotations

import numpy as np
import pytest
from models.cases_mistakes import CASES, HOLE, NONSENSE, SEVERAL, X

import rkeras_py as r
from rkeras_py.engine import keras


def model_of(units=1, loss="mse", **options):
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(units, "sigmoid")])
    return r.compile(model, optimizer="sgd", loss=loss, **options)


@pytest.mark.parametrize("name", CASES)
def test_mistakes_are_explained(name):
    units, loss, x, y, words = CASES[name]
    with pytest.raises(ValueError, match=words):
        r.fit(model_of(units, loss), x, y, epochs=1, verbose=0)


@pytest.mark.parametrize("name", NONSENSE)
def test_nonsense_is_named(name):
    function, changed, words = NONSENSE[name]
    given = {"optimizer": "sgd", "loss": "mse"}
    if function != "compile":
        given = {"x": X} if function.startswith("predict") else {"x": X, "y": X[:, :1]}
    with pytest.raises(ValueError, match=words):
        getattr(r, function)(model_of(), **given | changed)


@pytest.mark.parametrize("function", [r.evaluate, r.train_on_batch, r.test_on_batch])
def test_other_functions_explain_too(function):
    with pytest.raises(ValueError, match=rf"{function.__name__}\(\): `y` has 3 values"):
        function(model_of(2), X, X[:, :3])


def test_names_that_are_not_known():
    with pytest.raises(ValueError, match=r'"adma" is not the name of an optimizer.*"adam"'):
        r.compile(keras.Sequential([keras.layers.Dense(1)]), optimizer="adma", loss="mse")
    with pytest.raises(ValueError, match=r'"acuracy" is not the name of a metric.*"accuracy"'):
        r.fit(model_of(metrics="acuracy"), X, X[:, :1], epochs=1, verbose=0)
    with pytest.raises(ValueError, match=r"layer_dense\(\): `activation` must be .*\"relu\", but"):
        r.layer_dense(units=1, activation="rleu")
    with pytest.raises(ValueError, match=r"`bias_initializer` must be .* an initializer, .*zeros"):
        r.layer_dense(units=1, bias_initializer="zeroes")
    with pytest.raises(ValueError, match=r"`kernel_regularizer` must .* a regularizer.*\"l2\""):
        r.layer_dense(units=1, kernel_regularizer="l22")
    with pytest.raises(ValueError, match=r'"nonsense" is not the name of a loss$'):
        r.fit(model_of(loss="nonsense"), X, X[:, :1], epochs=1, verbose=0)


@pytest.mark.parametrize("argument", ["x", "y"])
def test_missing_values_are_warned_of(argument):
    given = {"x": X, "y": X[:, :1]} | {argument: HOLE if argument == "x" else HOLE[:, 3:]}
    with pytest.warns(UserWarning, match=f"loss is NaN, because `{argument}` has 1 missing value"):
        r.fit(model_of(), **given, epochs=1, verbose=0)


@pytest.mark.parametrize(("count", "split"), [(1, 0.2), (3, 0.9)])
def test_too_few_samples_for_a_split(count, split):
    with pytest.raises(ValueError, match=rf"{count} samples? .* not enough .*= {split}: .*`valid"):
        r.fit(model_of(), X[:count], X[:count, 0], validation_split=split, epochs=1, verbose=0)


def test_predictions_explain_too():
    with pytest.raises(ValueError, match=r"predict\(\): `x` must be numbers, but strings"):
        r.predict(model_of(), np.array([["a"] * 4] * 3), verbose=0)


def test_weights_that_are_too_few():
    with pytest.raises(ValueError, match="10 samples, but `sample_weight` has 3"):
        r.fit(model_of(), X, X[:, :1], sample_weight=np.ones(3), epochs=1, verbose=0)


def test_errors_of_users_stay_as_they_are():
    def broken(y_true, y_pred):
        raise ValueError("mine")

    def stops(epoch, logs):
        raise TypeError("mine too")

    with pytest.raises(ValueError, match="mine"):
        r.fit(model_of(loss=broken), X, X[:, :1], epochs=1, verbose=0)
    with pytest.raises(TypeError, match=r"^mine too$"):
        callback = r.callback_lambda(on_epoch_begin=stops)
        r.fit(model_of(), X, X[:, :1], epochs=1, verbose=0, callbacks=callback)


@pytest.mark.parametrize("function", [r.predict, r.predict_on_batch, r.train_on_batch])
def test_a_model_without_layers_says_so(function):
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)], name="emptied")
    r.compile(model, loss="mse")
    given = [X, X[:, :1]] if function is r.train_on_batch else [X]
    function(model, *given)
    r.compile(r.pop_layer(model), loss="mse")
    with pytest.raises(ValueError, match=rf'{function.__name__}\(\): the model "emptied" has no'):
        function(model, *given)


@pytest.mark.parametrize("function", ["fit", "evaluate", "train_on_batch"])
def test_several_inputs_and_outputs_are_told_apart(function):
    a, b = (r.layer_input(4, name=name) for name in "ab")
    ends = [r.layer_dense(x, 1, name=name) for x, name in ((a, "one"), (b, "two"))]
    model = r.compile(r.keras_model([a, b], ends), optimizer="sgd", loss="mse")
    options = {"epochs": 1, "verbose": 0} if function == "fit" else {}
    for x, y, words in SEVERAL.values():
        with pytest.raises(ValueError, match=rf"^{function}\(\): .*{words}"):
            getattr(r, function)(model, x, y, **options)
