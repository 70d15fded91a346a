"""compile, fit, evaluate, predict: what they compute and how they fail."""

from __future__ import annotations

import numpy as np
import pytest

import rkeras_py as r


@pytest.fixture
def line():
    """y = 2x + 1, and a model that can learn it."""
    x = np.linspace(-1, 1, 64).reshape(-1, 1)
    model = r.layer_dense(
        r.keras_model_sequential(), units=1, input_shape=1, weights=[[[0.0]], [0.0]]
    )
    r.compile(model, optimizer="sgd", loss="mse", metrics="mae")
    return model, x, 2 * x + 1


def test_fit_follows_gradient_descent(line):
    """One epoch of one batch is one step of gradient descent, in closed form."""
    model, x, y = line
    history = r.fit(model, x, y, epochs=1, batch_size=64, verbose=0, shuffle=False)
    assert history.metrics["loss"] == pytest.approx([np.mean(y**2)], rel=1e-5)
    rate = float(model.optimizer.learning_rate.numpy())
    kernel, bias = model.get_weights()
    assert kernel[0, 0] == pytest.approx(rate * 2 * np.mean(y * x), rel=1e-4)
    assert bias[0] == pytest.approx(rate * 2 * np.mean(y), rel=1e-4)


def test_history_has_an_entry_for_each_epoch_and_metric(line):
    model, x, y = line
    history = r.fit(model, x, y, epochs=3, validation_split=0.25, verbose=0)
    assert set(history.metrics) == {"loss", "mae", "val_loss", "val_mae"}
    assert all(len(values) == 3 for values in history.metrics.values())
    assert history.params["epochs"] == 3


def test_validation_split_takes_the_end(line):
    model, x, y = line
    history = r.fit(model, x, y, epochs=1, validation_split=0.25, verbose=0)
    predicted = r.predict(model, x[48:], verbose=0)
    assert history.metrics["val_loss"][0] == pytest.approx(
        np.mean((predicted - y[48:]) ** 2), rel=1e-4
    )


def test_evaluate_is_the_mean_over_the_data(line):
    model, x, y = line
    result = r.evaluate(model, x, y, batch_size=10, verbose=0)
    assert result["loss"] == pytest.approx(np.mean(y**2), rel=1e-5)
    assert result["mae"] == pytest.approx(np.mean(np.abs(y)), rel=1e-5)


def test_the_loss_of_each_output_is_the_mean_over_the_samples(tmp_path):
    """The last of the batches is smaller, and counts as much less."""
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(10, 2)), rng.normal(size=(10, 1))
    y[8:] += 10
    given = r.layer_input(shape=2)
    model = r.keras_model(
        given,
        [r.layer_dense(given, units=1, name="a"), r.layer_dense(given, units=1, name="b")],
    )
    r.compile(model, optimizer=r.optimizer_sgd(learning_rate=0), loss=["mse", "mae"])
    a, b = (np.asarray(p) for p in r.predict(model, x, verbose=0))
    wanted = {"a_loss": np.mean((a - y) ** 2), "b_loss": np.mean(np.abs(b - y))}
    wanted["loss"] = sum(wanted.values())

    history = r.fit(
        model, x, [y, y], batch_size=4, epochs=1, verbose=0, validation_data=(x, [y, y])
    )
    found = {name: values[0] for name, values in history.metrics.items()}
    file = str(tmp_path / "model.h5")
    r.save_model_hdf5(model, file)
    for one in (model, r.load_model_hdf5(file)):
        scores = r.evaluate(one, x, [y, y], batch_size=4, verbose=0)
        for name, value in wanted.items():
            assert scores[name] == pytest.approx(value, rel=1e-5)
            assert found[name] == pytest.approx(value, rel=1e-5)
            assert found[f"val_{name}"] == pytest.approx(value, rel=1e-5)


def test_sample_and_class_weights_count(line):
    model, x, y = line
    weights = np.zeros(64)
    weights[0] = 1.0
    # Keras divides by the number of samples, not by the sum of the weights.
    result = r.evaluate(model, x, y, sample_weight=weights, batch_size=64, verbose=0)
    assert result["loss"] == pytest.approx(y[0, 0] ** 2 / 64, rel=1e-4)


def test_generator_functions_are_pulled_until_the_steps_are_done(line):
    model, x, y = line
    pulled = []

    def batches():
        pulled.append(1)
        return [x[:8], y[:8]]

    r.fit(model, batches, epochs=2, steps_per_epoch=3, verbose=0)
    assert len(pulled) >= 6


def test_an_error_in_a_generator_comes_out(line):
    model, _, _ = line

    def broken():
        raise RuntimeError("the disk is on fire")

    with pytest.raises(RuntimeError, match="the disk is on fire"):
        r.fit(model, broken, steps_per_epoch=2, verbose=0)


def test_fit_before_compile_is_an_error():
    model = r.layer_dense(r.keras_model_sequential(), units=1, input_shape=1)
    with pytest.raises(ValueError, match=r"fit\(\): the model .* is not compiled"):
        r.fit(model, np.ones((2, 1)), np.ones((2, 1)))


@pytest.mark.parametrize("shape", [(2, 3), (2, 1, 1), (2, 4, 4)])
def test_data_of_the_wrong_shape_are_named(line, shape):
    model, _, _ = line
    with pytest.raises(ValueError, match=r"`x` must have the shape \(NA, 1\)"):
        r.predict(model, np.ones(shape))


def test_predict_of_no_rows_and_of_one(line):
    model, _, _ = line
    model.set_weights([np.array([[2.0]]), np.array([1.0])])
    one = r.predict(model, np.full((1, 1), 3.0), verbose=0)
    np.testing.assert_array_equal(one, [[7.0]])
    none = r.predict(model, np.ones((0, 1)), verbose=0)
    assert none.shape == (0, 1)
    assert none.dtype == one.dtype


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"epochs": -1}, "`epochs`"),
        ({"epochs": 1.5}, "`epochs`"),
        ({"batch_size": -1}, "`batch_size`"),
        ({"validation_split": 1.0}, "`validation_split`"),
        ({"verbose": 3}, "`verbose`"),
        ({"class_weight": [1, 2]}, "`class_weight`"),
        ({"batches": 3}, "`batches`"),
    ],
)
def test_wrong_arguments_of_fit_are_named(line, arguments, said):
    model, x, y = line
    with pytest.raises((ValueError, TypeError), match=said):
        r.fit(model, x, y, **arguments)


def test_wrong_things_as_a_model_are_named():
    with pytest.raises(ValueError, match="`object` must be a Keras model"):
        r.fit(5, np.ones((2, 1)))


def test_arguments_without_meaning_say_so_once(line):
    model, x, y = line
    with pytest.warns(UserWarning, match="`use_multiprocessing` has no meaning"):
        r.fit(model, x, y, epochs=1, verbose=0, use_multiprocessing=True)
    # A second warning would be an error.
    r.fit(model, x, y, epochs=1, verbose=0, use_multiprocessing=True)


def test_outputs_of_one_inner_model_have_losses_of_their_own(tmp_path):
    seen = r.layer_input(shape=2)
    inner = r.keras_model(
        seen, [r.layer_dense(seen, 1), r.layer_dense(seen, 3, activation="softmax")], name="inner"
    )
    outer = r.layer_input(shape=2)
    model = r.keras_model(outer, inner(outer))
    assert model.output_names == ["inner", "inner_1"]
    r.compile(model, optimizer="sgd", loss=["mse", "sparse_categorical_crossentropy"])
    x = np.random.default_rng(1).normal(size=(6, 2)).astype("float32")
    y = [np.ones((6, 1)), np.arange(6)[:, None] % 3]
    one, three = (np.asarray(part) for part in model(x))
    wanted = [np.mean((one - 1) ** 2), -np.log(three[np.arange(6), np.arange(6) % 3]).mean()]
    file = str(tmp_path / "model.h5")
    r.save_model_hdf5(model, file)
    for one_of_two in (model, r.load_model_hdf5(file)):
        found = r.evaluate(one_of_two, x, y, verbose=0)
        assert list(found) == ["loss", "inner_loss", "inner_1_loss"]
        np.testing.assert_allclose(list(found.values()), [sum(wanted), *wanted], rtol=1e-5)
    loss, *parts = r.train_on_batch(model, x, y)
    np.testing.assert_allclose([loss, *parts], [sum(wanted), *wanted], rtol=1e-5)


@pytest.mark.parametrize("columns", [False, True])
def test_weights_of_classes_and_of_samples_are_multiplied(columns):
    x = np.random.default_rng(2).normal(size=(6, 2)).astype("float32")
    labels = np.array([0, 1, 2, 0, 1, 2])
    y = np.eye(3)[labels] if columns else labels
    model = r.layer_dense(r.keras_model_sequential(input_shape=2), 3, activation="softmax")
    kind = "" if columns else "sparse_"
    r.compile(model, optimizer=r.optimizer_sgd(0.0), loss=f"{kind}categorical_crossentropy")
    weights = np.linspace(0.5, 3, 6)
    losses = -np.log(np.asarray(model(x))[np.arange(6), labels])
    wanted = np.mean(losses * weights * np.array([1, 2, 5])[labels])
    classes = {"0": 1, "1": 2, "2": 5}
    found = r.fit(model, x, y, epochs=1, class_weight=classes, sample_weight=weights, verbose=0)
    np.testing.assert_allclose(found.metrics["loss"][0], wanted, rtol=1e-5)
    np.testing.assert_allclose(r.train_on_batch(model, x, y, classes, weights), wanted, rtol=1e-5)
