"""Optimizers against their published update rules, written in numpy."""

import warnings

import numpy as np
import pytest
from cases_optimizers import CASES, PROBLEM

import rkeras_py
import rkeras_py.public
import rkeras_py.schedules
from rkeras_py.api.argument_types import ArgumentError
from rkeras_py.api.registry import REGISTRY
from rkeras_py.engine import keras, tf
from rkeras_py.models.keras2.optimizers import optimizer_of

RATES = {
    "sgd": 0.01,
    "rmsprop": 0.001,
    "adagrad": 0.01,
    "adadelta": 1.0,
    "adam": 0.001,
    "adamax": 0.002,
    "nadam": 0.002,
}


class Rules:
    """The update rules. Each gives the change of `w` for the update `t`, counted from 0."""

    def __init__(self, args):
        self.a = args
        self.eps = args.get("epsilon") or 1e-7
        self.state = {}

    def kept(self, name, value, w):
        return self.state.setdefault(name, np.full_like(w, value))

    def sgd(self, t, g, w, lr):
        mu = self.a.get("momentum", 0.0)
        v = self.state["v"] = mu * self.kept("v", 0.0, w) - lr * g
        return mu * v - lr * g if self.a.get("nesterov") else v

    def rmsprop(self, t, g, w, lr):
        rho, mu = self.a.get("rho", 0.9), self.a.get("momentum", 0.0)
        s = self.state["s"] = rho * self.kept("s", 0.0, w) + (1 - rho) * g**2
        if self.a.get("centered"):
            m = self.state["m"] = rho * self.kept("m", 0.0, w) + (1 - rho) * g
            s = s - m**2
        if mu:
            v = mu * self.kept("v", 0.0, w) + lr * g / np.sqrt(s + self.eps)
            self.state["v"] = v
            return -v
        return -lr * g / (np.sqrt(s) + self.eps)

    def adagrad(self, t, g, w, lr):
        start = self.a.get("initial_accumulator_value", 0.1)
        s = self.state["s"] = self.kept("s", start, w) + g**2
        return -lr * g / (np.sqrt(s) + self.eps)

    def adadelta(self, t, g, w, lr):
        rho = self.a.get("rho", 0.95)
        s = self.state["s"] = rho * self.kept("s", 0.0, w) + (1 - rho) * g**2
        d = np.sqrt(self.kept("u", 0.0, w) + self.eps) / np.sqrt(s + self.eps) * g
        self.state["u"] = rho * self.state["u"] + (1 - rho) * d**2
        return -lr * d

    def moments(self, g, w):
        b1, b2 = self.a.get("beta_1", 0.9), self.a.get("beta_2", 0.999)
        m = self.state["m"] = b1 * self.kept("m", 0.0, w) + (1 - b1) * g
        v = self.state["v"] = b2 * self.kept("v", 0.0, w) + (1 - b2) * g**2
        return b1, b2, m, v

    def adam(self, t, g, w, lr):
        b1, b2, m, v = self.moments(g, w)
        if self.a.get("amsgrad"):
            v = self.state["vmax"] = np.maximum(self.kept("vmax", 0.0, w), v)
        rate = lr * np.sqrt(1 - b2 ** (t + 1)) / (1 - b1 ** (t + 1))
        return -rate * m / (np.sqrt(v) + self.eps)

    def adamax(self, t, g, w, lr):
        b1, b2 = self.a.get("beta_1", 0.9), self.a.get("beta_2", 0.999)
        m = self.state["m"] = b1 * self.kept("m", 0.0, w) + (1 - b1) * g
        u = self.state["u"] = np.maximum(b2 * self.kept("u", 0.0, w), np.abs(g))
        return -lr / (1 - b1 ** (t + 1)) * m / (u + self.eps)

    def nadam(self, t, g, w, lr):
        b1, b2, m, v = self.moments(g, w)
        psi = self.a.get("schedule_decay", 0.004)

        def mu(step):
            return b1 * (1 - 0.5 * 0.96 ** (step * psi))

        product = np.prod([mu(step) for step in range(1, t + 2)])
        n = mu(t + 2) * m / (1 - product * mu(t + 2)) + (1 - mu(t + 1)) * g / (1 - product)
        return -lr * n / (np.sqrt(v / (1 - b2 ** (t + 1))) + self.eps)


def expected(case):
    a = case["args"]
    target, scale = np.array(PROBLEM["target"]), np.array(PROBLEM["scale"])
    w = np.array(PROBLEM["start"])
    rules = Rules(a)
    rate = a.get("lr", a.get("learning_rate", RATES[case["rule"]]))
    for t in range(10):
        g = scale * (w - target)
        if "clipvalue" in a:
            g = np.clip(g, -a["clipvalue"], a["clipvalue"])
        if "clipnorm" in a:
            g = g * min(1.0, a["clipnorm"] / np.linalg.norm(g))
        w = w + getattr(rules, case["rule"])(t, g, w, rate / (1 + a.get("decay", 0.0) * t))
    return w


def trained(optimizer, steps=10):
    w = keras.Variable(PROBLEM["start"], dtype="float64")
    target, scale = np.array(PROBLEM["target"]), np.array(PROBLEM["scale"])
    for _ in range(steps):
        optimizer.apply([tf.constant(scale * (w.numpy() - target))], [w])
    return w.numpy()


def made(case):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        return getattr(rkeras_py, case["call"])(**case["args"])


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['call']}-{'-'.join(c['args'])}")
def test_ten_updates_follow_the_rule(case):
    # Keras holds the learning rate, and Adam its constants, in float32.
    np.testing.assert_allclose(trained(made(case)), expected(case), rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("rule", RATES)
def test_one_optimizer_serves_weights_that_come_later(rule):
    """Each weight has state of its own, and the number of updates is common, as in Keras 2."""
    args = {"sgd": {"momentum": 0.9}, "rmsprop": {"momentum": 0.5, "centered": True}}.get(rule, {})
    optimizer = getattr(rkeras_py, f"optimizer_{rule}")(learning_rate=0.1, **args)
    weights = [keras.Variable(start, dtype="float64") for start in ([1.0, 2.0], [[3.0]], [4.0])]
    values = [weight.numpy() for weight in weights]
    rules = [Rules(args) for _ in weights]
    for t, chosen in enumerate([[0], [0], [1, 2], [0], [2, 0], [1]]):
        pairs = [(np.full(values[i].shape, (t - 1.5) * (i + 1)), i) for i in chosen]
        optimizer.apply_gradients([(tf.constant(g), weights[i]) for g, i in pairs])
        for g, i in pairs:
            values[i] = values[i] + getattr(rules[i], rule)(t, g, values[i], 0.1)
    for weight, value in zip(weights, values, strict=True):
        np.testing.assert_allclose(weight, value, rtol=1e-5, atol=1e-6)
    assert int(optimizer.iterations) == 6


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['call']}-{'-'.join(c['args'])}")
def test_a_copy_from_the_config_does_the_same(case):
    optimizer = made(case)
    copy = keras.optimizers.deserialize(keras.optimizers.serialize(optimizer))
    assert type(copy) is type(optimizer)
    assert copy.get_config() == optimizer.get_config()
    np.testing.assert_array_equal(trained(copy), trained(optimizer))


@pytest.mark.parametrize(
    ("name", "args", "rests"),
    [
        ("sgd", {"learning_rate": 0.1, "momentum": 0.9}, True),
        ("rmsprop", {"learning_rate": 0.1}, False),
        ("adagrad", {"learning_rate": 0.1}, False),
        ("adadelta", {"learning_rate": 1.0}, True),
        ("adam", {"learning_rate": 0.1}, False),
        ("adamax", {"learning_rate": 0.1}, True),
    ],
)
def test_rows_that_an_embedding_looked_up_often_count_by_their_sum(name, args, rests):
    """And with some rules a row that was not looked up rests, its averages with it."""
    optimizer = getattr(rkeras_py, f"optimizer_{name}")(**args)
    start = np.array([[0.5], [-0.3], [0.2], [0.9]])
    weight = keras.Variable(start)
    rows, states = start.copy(), [Rules({**args, "epsilon": 1e-7}) for _ in start]
    for t, looked_up in enumerate([[1, 1, 3], [0, 1, 0], [3, 3, 3]]):
        gradients = np.array([[0.4], [0.7], [-0.2]]) * (t + 1)
        slices = tf.IndexedSlices(
            tf.constant(gradients, "float32"), tf.constant(looked_up), tf.constant([4, 1])
        )
        optimizer.apply([slices], [weight])
        for row, state in enumerate(states):
            if row in looked_up or not rests:
                total = sum(g for g, i in zip(gradients, looked_up, strict=True) if i == row)
                gradient = np.zeros(1) + total
                rows[row] += getattr(state, name)(t, gradient, rows[row], args["learning_rate"])
    np.testing.assert_allclose(weight.numpy(), rows, rtol=2e-4, atol=1e-6)


LATE = ["Adadelta", "Adafactor", "Adagrad", "AdamW", "Adamax", "Ftrl", "Lion", "Nadam", "RMSprop"]


@pytest.mark.parametrize("name", LATE)
def test_those_in_files_of_late_keras_2_add_up_the_rows_of_an_embedding(name):
    """As if the embedding had been multiplied, which gives one gradient for each row."""
    looked_up = tf.constant([1, 1, 2, 1])
    wanted = np.random.default_rng(0).normal(size=(4, 3)).astype("float32")
    weights = [keras.Variable(np.ones((5, 3), "float32")) for _ in range(2)]
    config = getattr(keras.optimizers, name)(0.1).get_config()
    for weight, is_dense in zip(weights, (True, False), strict=True):
        optimizer = optimizer_of({"class_name": f"Custom>{name}", "config": config}, {})
        for _ in range(3):
            with tf.GradientTape() as tape:
                loss = tf.reduce_sum((tf.gather(weight.value, looked_up) - wanted) ** 2)
            gradient = tape.gradient(loss, weight.value)
            assert isinstance(gradient, tf.IndexedSlices)
            optimizer.apply([tf.convert_to_tensor(gradient) if is_dense else gradient], [weight])
    np.testing.assert_array_equal(weights[0].numpy(), weights[1].numpy())
    assert np.any(weights[0].numpy()[1] != 1)


@pytest.mark.parametrize("name", sorted(RATES))
def test_a_name_stands_for_the_rule_and_the_rate_of_keras(name):
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    rkeras_py.compile(model, optimizer=name.upper(), loss="mse")
    assert type(model.optimizer) is type(getattr(rkeras_py, f"optimizer_{name}")())
    rate = 0.01 if name == "sgd" else 0.001
    assert float(model.optimizer.learning_rate) == pytest.approx(rate)


def test_lr_is_taken_with_a_warning_and_wins():
    with pytest.warns(FutureWarning, match=r"`lr` argument has been renamed to `learning_rate`"):
        optimizer = rkeras_py.optimizer_adam(learning_rate=0.5, lr=0.1)
    assert float(optimizer.learning_rate) == pytest.approx(0.1)


def test_schedules_and_functions_are_rates_and_decay_comes_on_top():
    schedule = rkeras_py.learning_rate_schedule_exponential_decay(0.1, 1, 0.5)
    w = keras.Variable([0.0], dtype="float64")
    optimizer = rkeras_py.optimizer_sgd(schedule, decay=1.0)
    for _ in range(3):
        optimizer.apply([tf.constant([1.0], "float64")], [w])
    assert w.numpy()[0] == pytest.approx(-(0.1 + 0.05 / 2 + 0.025 / 3))
    assert float(rkeras_py.optimizer_sgd(lambda: 0.25).learning_rate) == 0.25


def test_the_rate_can_be_changed_under_decay():
    optimizer = rkeras_py.optimizer_sgd(0.1, decay=1.0)
    w = keras.Variable([0.0], dtype="float64")
    optimizer.apply([tf.constant([1.0], "float64")], [w])
    optimizer.learning_rate = 1.0
    optimizer.apply([tf.constant([1.0], "float64")], [w])
    assert w.numpy()[0] == pytest.approx(-(0.1 + 1.0 / 2))


def test_all_norms_together():
    optimizer = rkeras_py.optimizer_sgd(1.0, global_clipnorm=1.0, clipvalue=3.0)
    a, b = keras.Variable([0.0]), keras.Variable([0.0])
    optimizer.apply([tf.constant([30.0]), tf.constant([4.0])], [a, b])
    np.testing.assert_allclose([a.numpy()[0], b.numpy()[0]], -np.array([3, 3]) / np.sqrt(18))


@pytest.mark.parametrize("name", [n for n in REGISTRY if n.startswith("optimizer_")])
def test_the_gradient_of_an_embedding_in_fit_and_after_saving(name, tmp_path):
    model = keras.Sequential(
        [keras.Input((3,)), keras.layers.Embedding(5, 2), keras.layers.Flatten(),
         keras.layers.Dense(1)]
    )  # fmt: skip
    options = {} if name == "optimizer_nadam" else {"decay": 0.01}
    model.compile(getattr(rkeras_py, name)(**options), loss="mse")
    x, y = np.array([[0, 1, 2], [2, 3, 1]]), np.array([[1.0], [0.0]])
    before = model.layers[0].get_weights()[0]
    model.fit(x, y, epochs=2, verbose=0)
    after = model.layers[0].get_weights()[0]
    assert np.all(np.any(before != after, axis=1) == [True, True, True, True, False])
    model.save(tmp_path / "model.keras")
    again = keras.models.load_model(tmp_path / "model.keras")
    assert type(again.optimizer) is type(model.optimizer)
    for mine, theirs in zip(again.optimizer.variables, model.optimizer.variables, strict=True):
        np.testing.assert_array_equal(mine.numpy(), theirs.numpy())
    model.fit(x, y, epochs=1, verbose=0, shuffle=False)
    again.fit(x, y, epochs=1, verbose=0, shuffle=False)
    np.testing.assert_allclose(again.predict(x, verbose=0), model.predict(x, verbose=0), rtol=1e-5)


def test_from_r_numbers_come_as_doubles():
    optimizer = REGISTRY["optimizer_sgd"].call_from_r(
        [("learning_rate", 1.0), ("momentum", np.array([0.5])), ("name", "mine")]
    )
    assert (float(optimizer.learning_rate), optimizer.momentum) == (1.0, 0.5)
    assert optimizer.name == "mine"


@pytest.mark.parametrize(
    "arguments",
    [{"decay": -1}, {"clipnorm": -1}, {"learning_rate": "fast"}, {"learning_rate": -0.1}],
)
def test_wrong_values_are_named(arguments):
    with pytest.raises(ArgumentError, match=next(iter(arguments))):
        rkeras_py.optimizer_adam(**arguments)


def test_contradictions_and_unknown_names():
    with pytest.raises(ValueError, match="not both"):
        rkeras_py.optimizer_sgd(clipnorm=1, global_clipnorm=1)
    with pytest.raises(ValueError, match="speed"):
        rkeras_py.optimizer_sgd(speed=1)


@pytest.mark.parametrize("save", ["hdf5", "tf"])
def test_classes_of_this_module_come_back_from_files(save, tmp_path):
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
    model.compile(
        rkeras_py.optimizer_rmsprop(0.01, decay=0.1),
        loss=rkeras_py.loss_huber(delta=0.5),
        metrics=[rkeras_py.metric_top_k_categorical_accuracy(k=1)],
    )
    x, y = np.ones((4, 2)), np.zeros((4, 1))
    model.fit(x, y, verbose=0)
    path = str(tmp_path / "model")
    getattr(rkeras_py, f"save_model_{save}")(model, path)
    again = getattr(rkeras_py, f"load_model_{save}")(path)
    assert again.optimizer.get_config() == model.optimizer.get_config()
    for each in (model, again):
        each.fit(x, y, verbose=0, shuffle=False)
    np.testing.assert_allclose(again.predict(x, verbose=0), model.predict(x, verbose=0))
    assert again.evaluate(x, y, verbose=0) == pytest.approx(model.evaluate(x, y, verbose=0))
