"""Losses, metrics and data of several inputs and outputs; what is trained; orders of results."""

from __future__ import annotations

import numpy as np
import pytest

import rkeras_py as r
from rkeras_py.engine import keras, tf
from rkeras_py.models.keras2 import compiled


@pytest.fixture
def two():
    """Two inputs, two outputs that are sums: the first of `a`, the second of `b`."""
    a, b = r.layer_input(shape=2, name="a"), r.layer_input(shape=3, name="b")
    ones = {"kernel_initializer": "ones", "use_bias": False}
    model = r.keras_model(
        [a, b],
        [
            r.layer_dense(a, units=1, name="first", **ones),
            r.layer_dense(b, units=1, name="second", **ones),
        ],
    )
    rng = np.random.default_rng(0)
    x = [rng.normal(size=(8, 2)), rng.normal(size=(8, 3))]
    y = [np.zeros((8, 1)), np.ones((8, 1))]
    return model, x, y


def losses(x, y):
    return [
        np.mean((part.sum(axis=1, keepdims=True) - to) ** 2) for part, to in zip(x, y, strict=True)
    ]


def test_one_loss_counts_for_each_output(two):
    model, x, y = two
    r.compile(model, loss="mse")
    first, second = losses(x, y)
    result = r.evaluate(model, x, y, verbose=0)
    assert list(result) == ["loss", "first_loss", "second_loss"]
    assert list(result.values()) == pytest.approx([first + second, first, second], rel=1e-5)


@pytest.mark.parametrize("weights", [[1.0, 0.5], np.array([1.0, 0.5]), {"second": 0.5, "first": 1}])
def test_losses_are_weighted(two, weights):
    model, x, y = two
    r.compile(model, loss=["mse", "mse"], loss_weights=weights)
    first, second = losses(x, y)
    result = r.evaluate(model, x, y, verbose=0)
    assert result["loss"] == pytest.approx(first + second / 2, rel=1e-5)


def test_data_by_name_come_in_any_order(two):
    model, x, y = two
    r.compile(model, loss={"second": "mae", "first": "mse"})
    result = r.evaluate(model, {"b": x[1], "a": x[0]}, {"second": y[1], "first": y[0]}, verbose=0)
    assert result["first_loss"] == pytest.approx(losses(x, y)[0], rel=1e-5)
    expected = np.mean(np.abs(x[1].sum(axis=1) - 1))
    assert result["second_loss"] == pytest.approx(expected, rel=1e-5)
    predicted = r.predict(model, {"b": x[1], "a": x[0]}, verbose=0)
    np.testing.assert_allclose(predicted[1][:, 0], x[1].sum(axis=1), rtol=1e-5)


def test_a_plain_list_of_metrics_counts_for_all_outputs(two):
    model, x, y = two
    r.compile(model, loss="mse", metrics=["mae", keras.metrics.MeanSquaredError(name="again")])
    result = r.evaluate(model, x, y, verbose=0)
    assert list(result) == [
        "loss", "first_loss", "second_loss",
        "first_mae", "first_again", "second_mae", "second_again",
    ]  # fmt: skip
    first, second = losses(x, y)
    assert result["first_again"] == pytest.approx(first, rel=1e-5)
    assert result["second_again"] == pytest.approx(second, rel=1e-5)


def test_metrics_by_the_names_of_outputs(two):
    model, x, y = two
    r.compile(model, loss="mse", metrics={"second": "mae"})
    assert [n for n in r.evaluate(model, x, y, verbose=0) if n.endswith("mae")] == ["second_mae"]


def test_a_name_that_is_no_output_names_a_function(two):
    model, x, y = two
    with pytest.warns(UserWarning, match=r'custom_metric\("gap"'):
        r.compile(model, loss="mse", metrics={"gap": lambda t, p: tf.abs(t - p)})
    result = r.evaluate(model, x, y, verbose=0)
    assert result["second_gap"] == pytest.approx(np.mean(np.abs(x[1].sum(axis=1) - 1)), rel=1e-5)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"loss": {"first": "mse", "third": "mse"}}, "`loss`.*first, second.*third"),
        ({"loss": "mse", "metrics": {"first": "mae", "thrid": "mae"}}, "`metrics`.*thrid"),
        ({"loss": "mse", "loss_weights": {"third": 1}}, "`loss_weights`.*third"),
        ({"loss": "mse", "loss_weights": ["a"]}, "`loss_weights` must be numbers"),
    ],
)
def test_names_that_are_no_outputs_are_named(two, arguments, said):
    with pytest.raises(ValueError, match=said):
        r.compile(two[0], **arguments)


@pytest.mark.parametrize(
    ("units", "activation", "y", "expected"),
    [
        (1, "sigmoid", [[1.0], [0.0], [1.0], [1.0]], 0.75),
        (3, "softmax", [[0], [1], [0], [0]], 0.75),
        (3, "softmax", [[1, 0, 0], [0, 1, 0], [1, 0, 0], [1, 0, 0]], 0.75),
    ],
)
@pytest.mark.parametrize("name", ["accuracy", "acc"])
def test_accuracy_is_the_one_for_the_targets(units, activation, y, expected, name):
    bias = [2.0] if units == 1 else [2.0, 0.0, 0.0]
    model = r.layer_dense(
        r.keras_model_sequential(), units=units, activation=activation, input_shape=2,
        weights=[np.zeros((2, units)), np.array(bias)],
    )  # fmt: skip
    r.compile(model, loss="mse", metrics=name)
    result = r.evaluate(model, np.ones((4, 2)), np.array(y, dtype=float), verbose=0)
    assert result[name] == pytest.approx(expected)
    assert list(result) == ["loss", name]


def test_the_loss_comes_first_in_histories(two):
    model, x, y = two
    r.compile(model, loss="mse", metrics="accuracy")
    history = r.fit(model, x, y, epochs=1, verbose=0, validation_split=0.5)
    assert list(history.metrics) == [
        "loss", "first_loss", "second_loss", "first_accuracy", "second_accuracy",
        "val_loss", "val_first_loss", "val_second_loss", "val_first_accuracy",
        "val_second_accuracy",
    ]  # fmt: skip


# ---- data -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("x", "said"),
    [
        ({"a": np.ones((2, 2))}, r"`x`.*inputs of the model.*\(a, b\).*a was given"),
        ([np.ones((2, 2))], "2 inputs.*a list of 1 was given"),
        (np.ones((2, 2)), r"list of data for the 2 inputs.*\(a, b\)"),
        ([np.ones((2, 2)), np.ones((2, 4))], r"`x\[\[2\]\]` must have the shape \(NA, 3\)"),
    ],
)
def test_inputs_that_do_not_fit_are_named(two, x, said):
    with pytest.raises(ValueError, match=said):
        r.predict(two[0], x, verbose=0)


def test_a_surplus_input_is_said_to_be_unused(two):
    model, x, _ = two
    with pytest.warns(UserWarning, match="c is no input"):
        r.predict(model, {"a": x[0], "b": x[1], "c": x[0]}, verbose=0)


def test_a_list_of_one_is_the_one_input():
    model = r.layer_dense(r.keras_model_sequential(), units=2, input_shape=3)
    x = np.ones((2, 3))
    np.testing.assert_array_equal(r.predict(model, [x], verbose=0), r.predict(model, x, verbose=0))


def test_no_rows_give_no_rows(two):
    model, _, _ = two
    first, second = r.predict(model, [np.ones((0, 2)), np.ones((0, 3))], verbose=0)
    assert first.shape == second.shape == (0, 1)
    one = r.layer_dense(r.keras_model_sequential(), units=5, input_shape=3)
    assert r.predict(one, np.ones((0, 3)), verbose=0).shape == (0, 5)
    r.compile(one, loss="mse")
    for train in (r.fit, r.evaluate):
        with pytest.raises(ValueError, match="must have rows"):
            train(one, np.ones((0, 3)), np.ones((0, 5)), verbose=0)


def test_generators_for_several_inputs_and_for_validation(two):
    model, x, y = two
    r.compile(model, loss="mse")
    history = r.fit(
        model, lambda: [x, y], steps_per_epoch=2, epochs=2, verbose=0,
        validation_data=lambda: [{"b": x[1], "a": x[0]}, y], validation_steps=1,
    )  # fmt: skip
    assert len(history.metrics["val_loss"]) == 2
    predicted = r.predict(model, lambda: [x], steps=3, verbose=0)
    assert predicted[0].shape == (24, 1)


def test_a_generator_that_ends_ends_an_evaluation():
    model = r.layer_dense(
        r.keras_model_sequential(), units=1, input_shape=1, weights=[[[1.0]], [0.0]]
    )
    r.compile(model, loss="mse")
    parts = iter([[np.ones((4, 1)), np.zeros((4, 1))]] * 2 + [None])
    assert r.evaluate(model, lambda: next(parts), verbose=0)["loss"] == pytest.approx(1)


def test_a_batch_that_is_none_is_named(two):
    model, x, y = two
    r.compile(model, loss="mse")
    with pytest.raises(ValueError, match="a list of 4"):
        r.fit(model, lambda: [x, y, None, None], steps_per_epoch=1, verbose=0)


def test_datasets_are_data():
    model = r.layer_dense(
        r.keras_model_sequential(), units=1, input_shape=1, weights=[[[1.0]], [0.0]]
    )
    r.compile(model, loss="mse")
    data = tf.data.Dataset.from_tensor_slices((np.ones((6, 1)), np.zeros((6, 1)))).batch(2)
    assert r.evaluate(model, data, verbose=0)["loss"] == pytest.approx(1)
    history = r.fit(model, data, validation_data=data, epochs=2, verbose=0)
    assert len(history.metrics["val_loss"]) == 2


def test_validation_data_of_one_part_are_named(two):
    model, x, y = two
    r.compile(model, loss="mse")
    with pytest.raises(ValueError, match="`validation_data` must be a list"):
        r.fit(model, x, y, validation_data=[x], verbose=0)


def test_training_goes_on_from_an_epoch(two):
    model, x, y = two
    r.compile(model, loss="mse")
    history = r.fit(model, x, y, epochs=5, initial_epoch=3, verbose=0)
    assert len(history.metrics["loss"]) == 2


# ---- what is trained --------------------------------------------------------


def test_a_frozen_part_is_trained_by_itself_all_the_same():
    """The scheme of generative adversarial networks: frozen in the whole, not by itself."""
    part = r.layer_dense(
        r.keras_model_sequential(), units=1, input_shape=1, weights=[[[1.0]], [0.0]]
    )
    r.compile(part, optimizer="sgd", loss="mse")
    r.freeze_weights(part)
    source = r.layer_input(shape=1)
    before = r.layer_dense(source, units=1, weights=[[[1.0]], [0.0]])
    whole = r.keras_model(source, part(before))
    r.compile(whole, optimizer="sgd", loss="mse")
    x, y = np.ones((4, 1)), np.zeros((4, 1))

    r.train_on_batch(whole, x, y)
    np.testing.assert_array_equal(part.get_weights()[0], [[1.0]])
    assert whole.layers[1].get_weights()[0][0, 0] == pytest.approx(1 - 0.01 * 2)

    assert r.train_on_batch(part, x, y) == pytest.approx(1.0)
    assert part.get_weights()[0][0, 0] == pytest.approx(1 - 0.01 * 2)
    assert not part.trainable

    history = r.fit(part, x, y, epochs=1, verbose=0)
    assert history.metrics["loss"][0] < 1
    assert part.get_weights()[0][0, 0] < 0.98
    assert not part.trainable


def test_freezing_counts_when_compiled_again():
    model = r.layer_dense(r.keras_model_sequential(), units=1, input_shape=1, name="one")
    model = r.layer_dense(model, units=1, name="two")
    r.compile(model, loss="mse")
    r.freeze_weights(model, to="one")
    r.compile(model, loss="mse")
    kept = model.layers[0].get_weights()
    other = model.layers[1].get_weights()
    r.fit(model, np.ones((4, 1)), np.ones((4, 1)), epochs=1, verbose=0)
    np.testing.assert_array_equal(model.layers[0].get_weights()[0], kept[0])
    assert not np.array_equal(model.layers[1].get_weights()[0], other[0])


def test_strings_are_no_targets(two):
    model, x, _ = two
    r.compile(model, loss="mse")
    with pytest.raises(ValueError, match=r"`y` must be numbers.*as\.integer"):
        r.fit(model, x, [["a"] * 8, ["b"] * 8], verbose=0)


def test_sparse_tensors_are_data():
    model = r.layer_dense(r.keras_model_sequential(), units=1, input_shape=3)
    dense = np.array([[0.0, 1.0, 0.0], [2.0, 0.0, 0.0]], "float32")
    sparse = tf.sparse.from_dense(dense)
    np.testing.assert_allclose(
        r.predict(model, sparse, verbose=0), r.predict(model, dense, verbose=0), rtol=1e-6
    )
    r.compile(model, loss="mse")
    history = r.fit(model, sparse, [1.0, 2.0], epochs=1, verbose=0)
    assert len(history.metrics["loss"]) == 1


def test_sparse_tensors_of_another_precision_are_data():
    """Sparse matrices of R are doubles."""
    model = r.layer_dense(r.keras_model_sequential(), units=1, input_shape=3)
    dense = np.array([[0.0, 1.0, 0.0], [2.0, 0.0, 0.0]])
    np.testing.assert_allclose(
        r.predict(model, tf.sparse.from_dense(dense), verbose=0),
        r.predict(model, dense, verbose=0),
        rtol=1e-6,
    )


def test_a_model_compiled_again_has_nothing_of_before():
    model = r.layer_dense(r.keras_model_sequential(), units=1, input_shape=2)
    x, y = np.ones((4, 2)), np.ones(4)
    for metrics, named in (
        (["mae"], ["loss", "mae"]),
        (None, ["loss"]),
        ("mape", ["loss", "mape"]),
    ):
        r.compile(model, loss="mse", metrics=metrics)
        assert list(r.fit(model, x, y, epochs=1, verbose=0).metrics) == named
    r.compile(model)
    assert model.loss is None
    with pytest.raises(ValueError, match="loss"):
        r.fit(model, x, y, epochs=1, verbose=0)


def test_the_output_of_a_sequential_model_has_the_name_of_its_last_layer():
    model = r.layer_dense(
        r.keras_model_sequential(),
        units=1, input_shape=2, name="out", kernel_initializer="ones",
    )  # fmt: skip
    x, y = np.array([[1.0, 2.0], [0.0, 1.0]]), {"out": np.array([1.0, 3.0])}
    r.compile(model, loss={"out": "mse"}, metrics={"out": ["mae"]}, loss_weights={"out": 2})
    assert r.evaluate(model, {"out_input": x}, y, verbose=0) == {"loss": 8.0, "mae": 2.0}
    with pytest.raises(ValueError, match="out"):
        r.compile(model, loss={"other": "mse"})


def test_a_string_is_a_batch_of_one():
    words = r.layer_string_lookup(vocabulary=["a", "b"])
    model = r.keras_model(text := r.layer_input(1, dtype="string"), words(text))
    np.testing.assert_array_equal(np.ravel(r.predict(model, "b", verbose=0)), [2])


def test_one_optimizer_trains_several_models():
    """In turn, with state of its own for each weight."""

    def made():
        return r.layer_dense(
            r.keras_model_sequential(), units=1, input_shape=1, use_bias=False,
            kernel_initializer="ones",
        )  # fmt: skip

    first, second, alone = made(), made(), made()
    shared = r.optimizer_sgd(learning_rate=0.1, momentum=0.9)
    r.compile(first, shared, "mse")
    r.compile(second, shared, "mse")
    r.compile(alone, r.optimizer_sgd(learning_rate=0.1, momentum=0.9), "mse")
    x, y = np.ones((2, 1)), np.zeros(2)
    for _ in range(2):
        r.fit(first, x, y, epochs=1, verbose=0)
        r.train_on_batch(second, x, y)
    r.fit(alone, x, y, epochs=2, verbose=0)
    for model in (first, second):
        np.testing.assert_allclose(model.get_weights()[0], alone.get_weights()[0], rtol=1e-6)
    assert int(shared.iterations) == 4


def test_names_of_inputs_and_models_are_numbered():
    r.k_clear_session()
    a, b, c = r.layer_input(1), r.layer_input(1, name="own"), r.layer_input(1)
    assert [one.name for one in (a, b, c)] == ["input_1", "own", "input_2"]
    model, other = r.keras_model(a, a), r.keras_model([a, c], r.layer_add([a, c]))
    assert (model.name, other.name, r.keras_model(a, a, name="own").name) == (
        "model", "model_1", "own"
    )  # fmt: skip
    x = {"input_2": np.array([[1.0]]), "input_1": np.array([[2.0]])}
    np.testing.assert_array_equal(r.predict(other, x, verbose=0), [[3.0]])
    assert r.keras_model_sequential(input_shape=1).layers == []
    assert r.layer_input(1).name == "input_4"


def test_names_of_2_9_for_losses_and_metrics():
    """With values of Keras 2; metrics keep the name that was given."""
    model = r.layer_dense(
        r.keras_model_sequential(),
        units=3, input_shape=3, activation="softmax", kernel_initializer="ones",
    )  # fmt: skip
    x, y = np.eye(3)[:2], np.array([[0.2, 0.3, 0.5], [0, 1, 0]])
    values = {
        "kullback_leibler_divergence": 0.58378422, "logcosh": 0.0566396, "log_cosh": 0.0566396,
        "cosine_proximity": 0.75696808, "crossentropy": 1.09861231, "ce": 1.09861231,
    }  # fmt: skip
    r.compile(model, loss="mse", metrics=list(values))
    found = r.evaluate(model, x, y, verbose=0)
    assert found == pytest.approx({"loss": 0.11888888, **values})
    for name in ("kullback_leibler_divergence", "logcosh"):
        r.compile(model, loss=name)
        assert r.evaluate(model, x, y, verbose=0)["loss"] == pytest.approx(values[name])
    r.compile(model, loss="huber_loss", metrics="ce")
    found = r.evaluate(model, x, np.array([0, 1]), verbose=0)
    assert found["ce"] == pytest.approx(np.log(3))
    one = r.layer_dense(
        r.keras_model_sequential(), units=1, input_shape=1, activation="sigmoid",
    )  # fmt: skip
    r.compile(one, loss="mse", metrics="ce")
    one.set_weights([np.array([[np.log(3)]]), np.zeros(1)])
    found = r.evaluate(one, np.ones((2, 1)), np.array([1, 0]), verbose=0)
    assert found["ce"] == pytest.approx(np.log([4 / 3, 4]).mean())
    written = {"class_name": "MeanMetricWrapper", "config": {"name": "out_ce", "fn": "ce"}}
    config = {
        "optimizer_config": {"class_name": "SGD", "config": {"learning_rate": 0.1}},
        "loss": "logcosh", "metrics": [written],
    }  # fmt: skip
    recovered = compiled.compile_arguments(config)
    assert (recovered["loss"], recovered["metrics"][0].name) == ("log_cosh", "ce")
    with pytest.raises(ValueError, match=r'"hubr".*did you mean "huber"'):
        r.compile(one, loss="hubr")
        r.fit(one, np.ones((2, 1)), np.ones(2), verbose=0)
