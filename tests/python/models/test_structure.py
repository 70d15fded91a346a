"""Layers of a model: found, taken off, copied, frozen. One batch at a time. What is deprecated."""

from __future__ import annotations

import warnings

import numpy as np
import pytest

import rkeras_py as r
from rkeras_py.api import deprecation
from rkeras_py.api.deprecation import DeprecatedFunctionWarning
from rkeras_py.api.registry import REGISTRY
from rkeras_py.engine import keras


@pytest.fixture
def model():
    model = r.keras_model_sequential(input_shape=2)
    for i, units in enumerate((3, 4, 1)):
        model = r.layer_dense(model, units=units, name=f"layer{i}")
    return model


def from_r(function, *values, **named):
    """A call as it comes from R."""
    parameters = [p.r_name for p in REGISTRY[function].parameters]
    given = [*zip(parameters, values, strict=False), *named.items()]
    return REGISTRY[function].call_from_r(given)


def test_layers_are_found_by_name_and_place(model):
    assert r.get_layer(model, "layer1") is model.layers[1]
    assert r.get_layer(model, index=0) is model.layers[0]
    assert r.get_layer(model, index=-1) is model.layers[2]
    assert from_r("get_layer", model, index=1.0) is model.layers[0]
    assert from_r("get_layer", model, index=-1.0) is model.layers[2]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"name": "nope"}, '"nope"; its layers are layer0, layer1, layer2'),
        ({"index": 3}, "3 layers"),
        ({"index": -4}, "3 layers"),
        ({}, "either"),
        ({"name": "layer1", "index": 1}, "either"),
        ({"index": 1.5}, "`index` must be the index of a layer: an integer"),
    ],
)
def test_layers_that_are_not_there_are_named(model, arguments, said):
    with pytest.raises(ValueError, match=said):
        r.get_layer(model, **arguments)


def test_place_zero_is_none_in_r(model):
    with pytest.raises(ValueError, match="counted from 1"):
        from_r("get_layer", model, index=0.0)


def test_pop_layer_takes_the_last_off_also_after_use(model):
    x = np.ones((2, 2))
    assert r.predict(model, x, verbose=0).shape == (2, 1)
    r.compile(model, loss="mse")
    r.fit(model, x, np.ones((2, 1)), epochs=1, verbose=0)
    assert r.pop_layer(model) is model
    assert [layer.name for layer in model.layers] == ["layer0", "layer1"]
    hidden = x @ model.layers[0].get_weights()[0] + model.layers[0].get_weights()[1]
    kernel, bias = model.layers[1].get_weights()
    expected = hidden @ kernel + bias
    np.testing.assert_allclose(r.predict(model, x, verbose=0), expected, rtol=1e-5, atol=1e-6)


def test_pop_layer_of_nothing_and_of_another_model():
    with pytest.raises(ValueError, match="has no layers"):
        r.pop_layer(r.keras_model_sequential())
    source = r.layer_input(shape=2)
    with pytest.raises(ValueError, match="must be a Sequential model"):
        r.pop_layer(r.keras_model(source, r.layer_dense(source, units=1)))


def test_clones_have_weights_of_their_own(model):
    other = r.clone_model(model)
    assert [tuple(w.shape) for w in other.weights] == [tuple(w.shape) for w in model.weights]
    assert not any(a is b for a, b in zip(other.weights, model.weights, strict=True))
    r.set_weights(other, r.get_weights(model))
    x = np.ones((2, 2))
    np.testing.assert_array_equal(r.predict(other, x, verbose=0), r.predict(model, x, verbose=0))


def test_a_function_makes_the_layers_of_a_clone(model):
    def wider(layer):
        config = layer.get_config()
        config["units"] += 1
        return type(layer).from_config(config)

    other = r.clone_model(model, clone_function=wider)
    assert [layer.units for layer in other.layers] == [4, 5, 2]


def test_a_clone_of_given_inputs(model):
    source = r.layer_input(shape=2, name="mine")
    assert r.clone_model(model, input_tensors=source).inputs[0].name == "mine"


# ---- freezing ---------------------------------------------------------------

FREEZE = [
    ({}, [0, 0, 0]),
    ({"from_": "layer1"}, [1, 0, 0]),
    ({"from_": 1}, [1, 0, 0]),
    ({"from_": -1}, [1, 1, 0]),
    ({"to": "layer1"}, [0, 0, 1]),
    ({"from_": "layer1", "to": "layer1"}, [1, 0, 1]),
    ({"which": [0, -1]}, [0, 1, 0]),
    ({"which": "layer2"}, [1, 1, 0]),
    ({"which": ["layer0", "layer1"]}, [0, 0, 1]),
    ({"which": [False, True, False]}, [1, 0, 1]),
    ({"which": np.array([False, True, False])}, [1, 0, 1]),
    ({"which": lambda layer: layer.units > 2}, [0, 0, 1]),
]


@pytest.mark.parametrize(("arguments", "trained"), FREEZE)
def test_layers_are_frozen_and_the_others_are_not(model, arguments, trained):
    assert r.freeze_weights(model, **arguments) is model
    assert [layer.trainable for layer in model.layers] == [bool(t) for t in trained]
    assert len(model.trainable_weights) == 2 * sum(trained)
    r.unfreeze_weights(model, **arguments)
    expected = [not t for t in trained]
    assert [layer.trainable for layer in model.layers] == expected
    assert len(model.trainable_weights) == 2 * sum(expected)


def test_places_count_from_one_in_r(model):
    from_r("freeze_weights", model, **{"from": 3.0})
    assert [layer.trainable for layer in model.layers] == [True, True, False]
    from_r("freeze_weights", model, which=np.array([1.0, 2.0]))
    assert [layer.trainable for layer in model.layers] == [False, False, True]


def test_a_layer_is_a_place(model):
    r.freeze_weights(model, from_=model.layers[1], to=model.layers[2])
    assert [layer.trainable for layer in model.layers] == [True, False, False]


def test_a_layer_is_frozen_whole(model):
    r.freeze_weights(model.layers[0])
    assert [layer.trainable for layer in model.layers] == [False, True, True]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"from_": "nope"}, 'no layer "nope"'),
        ({"from_": 2, "to": 0}, "must not come after"),
        ({"from_": 0, "which": 1}, "either `which`"),
        ({"which": [True, False]}, "each of the 3"),
        ({"which": lambda layer: None}, "must return True or False"),
        ({"to": 7}, "`to`"),
        ({"which": 1.5}, "`which` must be"),
    ],
)
def test_layers_that_can_not_be_frozen_are_named(model, arguments, said):
    with pytest.raises(ValueError, match=said):
        r.freeze_weights(model, **arguments)


def test_a_layer_has_no_layers_to_choose_among(model):
    with pytest.raises(ValueError, match='is the layer "layer0"'):
        r.freeze_weights(model.layers[0], from_=1)


# ---- one batch --------------------------------------------------------------


def test_one_batch_is_one_step_and_results_are_of_the_batch():
    model = r.layer_dense(
        r.keras_model_sequential(), units=1, input_shape=1, weights=[[[0.0]], [0.0]]
    )
    r.compile(model, optimizer="sgd", loss="mse", metrics="mae")
    x, y = np.array([1.0, 3.0]), np.array([2.0, 4.0])
    assert r.test_on_batch(model, x, y) == pytest.approx([10.0, 3.0])
    assert r.train_on_batch(model, x, y) == pytest.approx([10.0, 3.0])
    kernel = 0.01 * 2 * np.mean(y * x)
    bias = 0.01 * 2 * np.mean(y)
    np.testing.assert_allclose(r.predict_on_batch(model, x)[:, 0], kernel * x + bias, rtol=1e-5)
    expected = kernel * x + bias
    # Not a mean with the batch before.
    assert r.test_on_batch(model, x, y)[0] == pytest.approx(np.mean((expected - y) ** 2), rel=1e-5)
    weighted = r.test_on_batch(model, x, y, sample_weight=[1.0, 0.0])
    assert weighted[0] == pytest.approx((expected[0] - y[0]) ** 2 / 2, rel=1e-5)


def test_class_weights_count_in_a_batch():
    model = r.layer_dense(
        r.keras_model_sequential(), units=1, input_shape=1, weights=[[[0.0]], [0.0]]
    )
    r.compile(model, optimizer="sgd", loss="mse")
    x, y = np.ones((2, 1)), np.array([[0.0], [1.0]])
    loss = r.train_on_batch(model, x, y, class_weight={"0": 1, "1": 5})
    assert loss == pytest.approx(5 / 2)
    with pytest.raises(ValueError, match=r"train_on_batch\(\): `class_weight`"):
        r.train_on_batch(model, x, y, class_weight=[1, 5])


@pytest.mark.parametrize("function", [r.train_on_batch, r.test_on_batch])
def test_a_batch_needs_a_compiled_model(model, function):
    with pytest.raises(ValueError, match=rf"{function.__name__}\(\): .* not compiled"):
        function(model, np.ones((1, 2)), np.ones((1, 1)))


# ---- deprecated -------------------------------------------------------------


@pytest.fixture
def deprecated():
    """Deprecation is said once in a session: here, each time, and it must be said."""
    deprecation._said.clear()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield
    assert any(issubclass(w.category, DeprecatedFunctionWarning) for w in caught)


def test_generators_work_in_their_own_functions(model, deprecated):
    r.compile(model, loss="mse")
    x, y = np.ones((4, 2)), np.ones((4, 1))
    history = r.fit_generator(
        model, lambda: [x, y], steps_per_epoch=3, epochs=2, verbose=0,
        validation_data=[x, y],
    )  # fmt: skip
    assert len(history.metrics["val_loss"]) == 2
    assert history.params["steps"] == 3
    result = r.evaluate_generator(model, lambda: [x, y], steps=2)
    assert result["loss"] == pytest.approx(r.evaluate(model, x, y, verbose=0)["loss"], rel=1e-5)
    assert r.predict_generator(model, lambda: [x], steps=2).shape == (8, 1)


def test_classes_are_numbers_from_zero(deprecated):
    several = r.layer_dense(
        r.keras_model_sequential(), units=3, input_shape=3, activation="softmax",
        weights=[np.eye(3), np.zeros(3)],
    )  # fmt: skip
    x = np.array([[0, 9, 0], [9, 0, 0], [0, 0, 9.0]])
    np.testing.assert_array_equal(r.predict_classes(several, x), [1, 0, 2])
    np.testing.assert_array_equal(r.predict_proba(several, x), r.predict(several, x, verbose=0))
    one = r.layer_dense(
        r.keras_model_sequential(), units=1, input_shape=1, activation="sigmoid",
        weights=[[[1.0]], [0.0]],
    )  # fmt: skip
    np.testing.assert_array_equal(r.predict_classes(one, [[-1.0], [1.0]]), [[0], [1]])


def test_many_gpus_have_another_way(model):
    with pytest.raises(NotImplementedError, match="MirroredStrategy"):
        r.multi_gpu_model(model, gpus=2)


def test_live_views_get_each_epoch_and_the_end(model, monkeypatch):
    from rkeras_py.api import hooks

    seen = []
    monkeypatch.setattr(hooks, "view_history", seen.append)
    r.compile(model, loss="mse")
    x, y = np.ones((4, 2)), np.ones((4, 1))
    history = r.fit(model, x, y, epochs=3, verbose=0, view_metrics=True)
    assert [len(view.metrics["loss"]) for view in seen] == [1, 2, 3, 3]
    assert [view.params["ended"] for view in seen] == [False, False, False, True]
    assert seen[-1].metrics == history.metrics
    assert "ended" not in history.params
    seen.clear()
    r.fit(model, x, y, epochs=3, verbose=0, view_metrics=False)
    assert seen == []
    with pytest.raises(ValueError, match="`view_metrics`"):
        r.fit(model, x, y, view_metrics="sometimes")


def test_keras_layers_are_models_or_not():
    with pytest.raises(ValueError, match="`object` must be a layer"):
        r.freeze_weights(3)
    with pytest.raises(ValueError, match="`object` must be a Keras model"):
        r.get_layer(keras.layers.Dense(1), index=0)
